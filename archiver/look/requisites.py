"""Fetches what a page needs to be shown, beyond what its text names: imported style sheets, fonts, and the images of
styles and of `srcset`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Protocol

from archiver import observe
from archiver.kept_texts import Texts
from archiver.look.trip import Trip
from archiver.observe.redirects.answer import final
from archiver.text import Text, decoded
from storage import catalog as tables
from storage.catalog import Catalog
from storage.model import Exchange, NotFetched, Role

IMPORTS_DEEP = 2  # levels of imports below the sheets that the page names
SHEETS_KEPT = 500  # parsed sheets that are remembered, by address and payload: the pages of a site share them
NAMED_MOST = 300  # max addresses of one kind that are requested or listed as not fetched


class Fetch(Protocol):
    """Fetches each of these URLs, within the caps of a visit."""

    def __call__(self, trip: Trip, wanted: Mapping[str, Role]) -> None: ...


class Requisites:
    """Requests what a browser would request to show a page, after the members that its text names."""

    def __init__(self, catalog: Catalog, texts: Texts, fetch: Fetch) -> None:
        self._catalog = catalog
        self._texts = texts
        self._fetch = fetch
        self._sheets: dict[tuple[str, str | None], observe.Sheet] = {}

    def fetch(self, trip: Trip, page: Exchange, text: Text) -> None:
        """Fetches sheets first, IMPORTS_DEEP levels deep; then fonts, then images."""
        if page.payload is None:
            return
        markup = decoded(page.payload, page.headers, observe.MARKUP_BYTES)
        encoding = text.charset or "utf-8"
        named = observe.requisites(markup.decode(encoding, "replace"), page.url, encoding)
        known = {e.url for e in trip.exchanges} | {m.url for m in trip.recent} | {n.url for n in trip.not_fetched}
        read: set[str] = set()
        inner, sheets = [*named.styles, *self._read(trip, read)], list[observe.Sheet]()
        for _ in range(IMPORTS_DEEP):
            sheets += inner
            self._more(trip, [one for each in inner for one in each.imports], Role.STYLE, known)
            inner = list(self._read(trip, read))
        sheets += inner
        deeper = dict.fromkeys(one for each in inner for one in each.imports if one not in known)
        why = f"imported through more than {IMPORTS_DEEP} sheets"
        trip.not_fetched += [NotFetched(url=one, role=Role.STYLE, reason=why) for one in [*deeper][:NAMED_MOST]]
        self._more(trip, [font for one in sheets for font in one.fonts], Role.FONT, known)
        content = {link.url for link in text.links if link.tag == "img" and link.main}
        images = [url for url, place in named.images.items() if place is None or place in content]
        if grounds := [image for one in sheets for image in one.images]:
            names = named.names()
            images += [image.url for image in grounds if image.holds(names)]
        self._more(trip, images, Role.IMAGE, known)

    def _more(self, trip: Trip, urls: list[str], role: Role, known: set[str]) -> None:
        left = dict.fromkeys(url for url in urls if url not in known)
        wanted = dict.fromkeys([*left][:NAMED_MOST], role)
        known.update(wanted)
        if wanted:
            self._fetch(trip, wanted)

    def _read(self, trip: Trip, read: set[str]) -> Iterator[observe.Sheet]:
        """The style sheets that the visit brought, or took from the store, except those in `read`, which it adds to."""
        for first, end in final(one for one in trip.exchanges if one.role is Role.STYLE):
            if first.id not in read and end.status == 200 and end.payload is not None:
                read.add(first.id)
                yield self._sheet(end.url, end.payload_sha256, end)
        kept = {
            one.capture: one for one in trip.recent if one.role is Role.STYLE and one.capture and one.url not in read
        }
        if not kept:
            return
        read.update(one.url for one in kept.values())
        for one in kept.values():
            yield self._sheet(one.url, one.payload_sha256, one.capture)

    def _sheet(self, url: str, payload: str | None, where: Exchange | str | None) -> observe.Sheet:
        """What one sheet names, parsed once. `where`: its exchange, or the id of its capture."""
        key = url, payload
        if key in self._sheets:
            return self._sheets[key]
        if isinstance(where, Exchange):
            content = decoded(where.payload, where.headers, observe.SHEET_BYTES) if where.payload is not None else b""
        else:
            content = self._kept(where)
        found = observe.sheet(content.decode("utf-8", "replace"), url)
        if len(self._sheets) >= SHEETS_KEPT:
            self._sheets.clear()
        self._sheets[key] = found
        return found

    def _kept(self, capture: str | None) -> bytes:
        with self._catalog.read() as conn:
            kept = tables.captures.by_id(conn, capture) if capture is not None else None
        return b"" if kept is None else self._texts.content(kept, observe.SHEET_BYTES)
