"""Other pages of a site, held against one that seems altered: what changed on all of them is the site's furniture."""

from __future__ import annotations

from collections.abc import Collection
from contextlib import suppress
from datetime import datetime, timedelta

from archiver.fetch import NotNow
from archiver.look.asking import SAME_TIME, Probes
from archiver.look.elsewhere import host_of
from archiver.look.reading import Reading
from archiver.look.trip import Trip
from archiver.observe import Learned, Reference
from archiver.observe.members import DOCUMENTS, extension
from archiver.text import NEIGHBOURS, Kind, Text, is_another
from storage import catalog as tables
from storage import urls
from storage.catalog import Catalog
from storage.model import Capture, Finding, Role, State

CANDIDATES = 12  # addresses of which it is asked whether a copy is kept
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
        watched = self._watched(trip)
        with suppress(NotNow):
            for url in linked(text, kept.url, {trip.watched.source.url, *watched})[
                : NEIGHBOURS - len(watched[:NEIGHBOURS])
            ]:
                trip.exchanges += self._probes.got(trip, url, Role.NEIGHBOUR, kept.url)

    def beside(self, trip: Trip, finding: Finding, last: Reference | None) -> bool:
        """A page seems altered: two others of the site, as they were when it was last as kept, and as they are now. Whether
        they are to be had."""
        page, before = trip.page, trip.watched.assessment.own
        if finding is not Finding.ALTERED or last is None or last.text is None or page is None:
            return False
        text = trip.texts.get(page.id)
        if not trip.watched.source.probes or text is None or text.kind is not Kind.HTML:
            return False
        as_kept_at, found = before.as_kept_at or before.last_good_at or trip.at, []
        watched = self._watched(trip)
        others = linked(last.text, last.capture.url, {trip.watched.source.url, *watched})
        for url in [*watched, *others][:CANDIDATES]:
            then = self._then(trip, url, last.text, as_kept_at)
            now = self._now(trip, url, text) if then is not None else None
            if then is not None and now is not None:
                found.append((then, now))
            if len(found) == NEIGHBOURS:
                trip.neighbours = found
                return True
        return False

    def _watched(self, trip: Trip) -> list[str]:
        """Other watched sources of the host that are served."""
        source = trip.watched.source
        with self._catalog.read() as conn:
            others = tables.sources.listing(
                conn, host=source.host, states={State.AVAILABLE}, access=source.access, limit=CANDIDATES
            )
        return [one.last.url for one in others if one.last is not None and one.source.id != source.id]

    def _then(self, trip: Trip, url: str, page: Text, until: datetime) -> Learned | None:
        """The newest copy of a neighbour that is no younger than that."""
        with self._catalog.read() as conn:
            kept = tables.captures.of_url(conn, url, until=until + _TICK, access=trip.watched.source.access)
        return self._kept(kept, page)

    def _now(self, trip: Trip, url: str, page: Text) -> Learned | None:
        """What a neighbour gives now; within the hour it gives the same."""
        with self._catalog.read() as conn:
            kept = tables.captures.of_url(conn, url, since=trip.at - SAME_TIME, access=trip.watched.source.access)
        known = self._kept(kept, page)
        if known is not None:
            return known
        with suppress(NotNow):
            got = self._probes.got(trip, url, Role.NEIGHBOUR, None)
            trip.exchanges += got
            return _learned(got[-1].id, got[-1].status, self._reading.text(trip, got[-1]), page)
        return None

    def _kept(self, kept: list[Capture], page: Text) -> Learned | None:
        newest = next((one for one in reversed(kept) if one.status == 200), None)
        if newest is None:
            return None
        return _learned(newest.id, newest.status, self._reading.texts.of_capture(newest), page)


def linked(page: Text, url: str, known: Collection[str]) -> list[str]:
    """Addresses of other pages of its site that a page links to: those beside it first, and those that its text links to before
    those of its menus."""
    host, folder = host_of(url), url.rpartition("/")[0]
    home = urls.origin(url) + "/"
    links = [(link.url.partition("#")[0], link.main) for link in reversed(page.links) if link.tag == "a"]
    found = {
        one: ("?" in one, one.rpartition("/")[0] != folder, not main)
        for one, main in links
        if host_of(one) == host and extension(one) not in DOCUMENTS
    }
    return sorted((one for one in reversed(found) if one not in {url, home, *known}), key=found.__getitem__)


def _learned(capture: str, status: int | None, text: Text | None, page: Text) -> Learned | None:
    if status != 200 or text is None or text.kind is not Kind.HTML or not is_another(page, text):
        return None
    return Learned(capture=capture, text=text)
