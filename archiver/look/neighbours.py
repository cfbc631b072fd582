"""Other pages of a site, held against one that seems altered: what changed on all of them is the site's furniture."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime, timedelta

from archiver.fetch import NotNow
from archiver.look.asking import SAME_TIME, Probes
from archiver.look.elsewhere import host_of
from archiver.look.reading import Reading
from archiver.look.trip import Trip
from archiver.observe import Learned, Reference
from archiver.observe.members import extension
from archiver.text import NEIGHBOURS, Kind, Text, is_witness
from storage import catalog as tables
from storage import urls
from storage.catalog import Catalog
from storage.model import Capture, Exchange, Finding, Role, State

CANDIDATES = 12  # addresses of which it is asked whether a copy is kept
ASKED = 4  # of them, at one look at most: some may be gone, or be walls
PAGE_BYTES = 1 << 20
_PAGES = frozenset({Role.PAGE, Role.NEIGHBOUR, Role.SIBLING, Role.LISTING})
_PAGE_EXTENSIONS = frozenset({"", "html", "htm", "shtml", "xhtml", "php", "asp", "aspx", "jsp", "do", "action", "cgi"})
_ACTS = re.compile(
    r"log-?(?:in|out)|sign-?(?:in|out|up)|delete|remove|unsubscribe|subscribe|cart|print|download|feed|rss",
    re.IGNORECASE,
)
_TICK = timedelta(milliseconds=1)


class Neighbours:
    """Knows and asks them."""

    def __init__(self, catalog: Catalog, reading: Reading, probes: Probes) -> None:
        self._catalog = catalog
        self._reading = reading
        self._probes = probes

    def learn(self, trip: Trip) -> None:
        """Have two pages of the site as they are in good days; those that are watched are had already."""
        kept = trip.watched.last
        text = self._reading.texts.of_capture(kept) if kept is not None else None
        if kept is None or text is None or text.kind is not Kind.HTML:
            return
        wanted = NEIGHBOURS - len(self._watched(trip))
        with suppress(NotNow):
            for url in linked(text, kept.url)[:ASKED]:
                if wanted <= 0:
                    return
                got = self._got(trip, url)
                wanted -= len(got) == 1 and got[0].status == 200 and self._text(trip, got[0]) is not None

    def beside(self, trip: Trip, finding: Finding, last: Reference | None) -> bool:
        """A page seems altered: two others of the site, as they were when it was last as kept, and as they are now. Whether
        they are to be had."""
        page, before = trip.page, trip.watched.assessment.own
        if finding is not Finding.ALTERED or last is None or last.text is None or page is None:
            return False
        text = trip.texts.get(page.id)
        if not trip.watched.source.probes or text is None or text.kind is not Kind.HTML:
            return False
        as_kept_at, found, asked = before.as_kept_at or before.last_good_at or trip.at, [], 0
        for url in self._known(trip, last.text, last.capture.url)[:CANDIDATES]:
            then = self._then(trip, url, as_kept_at)
            if then is None or asked == ASKED:
                continue
            now = self._lately(trip, url)
            if now is None:
                asked, now = asked + 1, self._now(trip, url)
            if now is not None and is_witness((last.text, text), (then.text, now.text)):
                found.append((then, now))
            if len(found) == NEIGHBOURS:
                trip.neighbours = found
                return True
        return False

    def _known(self, trip: Trip, page: Text, url: str) -> list[str]:
        """Addresses of other pages of the site of which copies may be kept: watched sources, what was asked for them, and links
        of the page."""
        source = trip.watched.source
        with self._catalog.read() as conn:
            asked = tables.captures.neighbours(conn, source.host, source.access, CANDIDATES)
        own = {source.url, url}
        return [one for one in dict.fromkeys((*self._watched(trip), *asked, *linked(page, url))) if one not in own]

    def _watched(self, trip: Trip) -> list[str]:
        """Other watched sources of the host that are served."""
        source = trip.watched.source
        with self._catalog.read() as conn:
            others = tables.sources.listing(
                conn, host=source.host, states={State.AVAILABLE}, access=source.access, limit=CANDIDATES
            )
        return [one.last.url for one in others if one.last is not None and one.source.id != source.id]

    def _then(self, trip: Trip, url: str, until: datetime) -> Learned | None:
        """The newest copy of a neighbour that is no younger than that."""
        with self._catalog.read() as conn:
            return self._kept(tables.captures.of_url(conn, url, until=until + _TICK, access=trip.watched.source.access))

    def _lately(self, trip: Trip, url: str) -> Learned | None:
        """What a neighbour gave within the hour."""
        with self._catalog.read() as conn:
            kept = tables.captures.of_url(conn, url, since=trip.at - SAME_TIME, access=trip.watched.source.access)
        return self._kept(kept)

    def _now(self, trip: Trip, url: str) -> Learned | None:
        with suppress(NotNow):
            got = self._got(trip, url)[-1]
            text = self._text(trip, got) if got.status == 200 and got.truncated is None else None
            return Learned(capture=got.id, text=text) if text is not None else None
        return None

    def _got(self, trip: Trip, url: str) -> list[Exchange]:
        got = self._probes.got(trip, url, Role.NEIGHBOUR, trip.watched.source.url, max_bytes=PAGE_BYTES)
        trip.exchanges += got
        return got

    def _text(self, trip: Trip, got: Exchange) -> Text | None:
        text = self._reading.text(trip, got)
        return text if text is not None and text.kind is Kind.HTML else None

    def _kept(self, kept: list[Capture]) -> Learned | None:
        newest = next((one for one in reversed(kept) if one.status == 200 and one.role in _PAGES), None)
        text = self._reading.texts.of_capture(newest) if newest is not None and newest.truncated is None else None
        usable = text is not None and text.kind is Kind.HTML
        return Learned(capture=newest.id, text=text) if newest is not None and text is not None and usable else None


def linked(page: Text, url: str) -> list[str]:
    """Addresses of other pages of its site that a page links to: those beside it first, and those that its text links to before
    those of its menus."""
    host, folder = host_of(url), url.rpartition("/")[0]
    home = urls.origin(url) + "/"
    links = [(link.url.partition("#")[0], link.main) for link in reversed(page.links) if link.tag == "a"]
    found = {
        one: ("?" in one, one.rpartition("/")[0] != folder, not main)
        for one, main in links
        if host_of(one) == host and extension(one) in _PAGE_EXTENSIONS and _ACTS.search(one) is None
    }
    return sorted((one for one in reversed(found) if one not in {url, home}), key=found.__getitem__)
