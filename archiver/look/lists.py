"""Finds the page of a site that lists a source, and its neighbours that were alive."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from archiver import observe
from archiver.judge import LISTED_HOLDS, known_list
from archiver.look.elsewhere import host_of
from archiver.look.questions import list_above
from archiver.look.reading import Reading
from archiver.look.trip import Trip
from archiver.observe import Reference
from archiver.observe.carried.members import DOCUMENTS, extension
from archiver.text import Text
from archiver.text.model import Link
from storage import catalog as tables
from storage import urls
from storage.catalog import Catalog
from storage.model import State, Watched

SIBLINGS = 2
# watched sources of the host; of these the LISTERS with the shortest paths are read for a link to the source
OTHERS = 100
LISTERS = 8
_TICK = timedelta(milliseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """The lists of a source.

    `watched`: another watched page that linked to the source when that was last seen. `url`: the page above it, or the
    one that an earlier look found it in; None if that is the home page, which is asked anyway. `home`: whether the home
    page may list it. `text`: a copy of the first of these, at the address `at`, from before the source was first
    absent. `had`: whether the source is in it.
    """

    watched: str | None
    url: str | None
    home: bool
    at: str
    text: Text | None = None
    had: bool = False


class Lists:
    """Finds lists and neighbours from what is kept."""

    def __init__(self, catalog: Catalog, reading: Reading) -> None:
        self._catalog = catalog
        self._reading = reading

    def of(self, trip: Trip, url: str) -> Listing:
        """The lists of a source that was last served at `url`."""
        home, above, own = urls.origin(url) + "/", list_above(url), {trip.watched.source.url, url}
        watched, text = self._watched_list(trip, own)
        listing = self._known(trip, own) or above
        at = watched or listing or home
        text = text or self.before(trip, at)
        return Listing(
            watched=watched,
            url=listing if listing != home else None,
            home=home in {watched, listing} or above is None or "?" in url,
            at=at,
            text=text,
            had=observe.links_any(text, own) is True,
        )

    def before(self, trip: Trip, url: str, until: datetime | None = None) -> Text | None:
        """The text of a page's newest copy from before the source was first absent, or from `until` or before."""
        absent, access = trip.watched.assessment.first_absent_at or trip.at, trip.watched.source.access
        with self._catalog.read() as conn:
            kept = tables.captures.of_url(
                conn, url, since=absent - LISTED_HOLDS, until=until + _TICK if until else absent, access=access
            )
        newest = next((one for one in reversed(kept) if one.status == 200), None)
        return self._reading.texts.of_capture(newest) if newest is not None else None

    def siblings(self, trip: Trip, url: str, last: Reference | None, listing: Listing) -> dict[str, str | None]:
        """Neighbours that were alive, each with the page that links to it (None: a watched source).

        First other watched sources of the host, the one that links to the source before the rest; then links of its
        list, those in the same folder and of the same kind first; then links of its own last good page.
        """
        known = {url, trip.watched.source.url, urls.origin(url) + "/", listing.url}
        watched = [listing.watched, *(w.last.url for w in self._others(trip, SIBLINGS + 2) if w.last is not None)]
        found: dict[str, str | None] = {one: None for one in watched if one is not None and one not in known}
        host = host_of(url)
        for page, links in _linking(url, last, listing):
            for link in links:
                if len(found) < SIBLINGS and link.tag == "a" and link.url not in known and host_of(link.url) == host:
                    found.setdefault(link.url, page)
        return dict(list(found.items())[:SIBLINGS])

    def _others(self, trip: Trip, limit: int) -> list[Watched]:
        """Other watched sources of the host that are available and have a copy."""
        source = trip.watched.source
        with self._catalog.read() as conn:
            found = tables.sources.listing(
                conn, host=source.host, states={State.AVAILABLE}, access=source.access, limit=limit
            )
        return [one for one in found if one.source.id != source.id and one.last is not None]

    def _watched_list(self, trip: Trip, own: set[str]) -> tuple[str | None, Text | None]:
        """A watched page that links to the source, or did when the source was last seen, and the copy that does."""
        seen_at = trip.watched.assessment.last_seen
        kept = [
            w.last for w in self._others(trip, OTHERS) if w.last is not None and extension(w.last.url) not in DOCUMENTS
        ]
        for last in sorted(kept, key=lambda one: (one.url.count("/"), len(one.url)))[:LISTERS]:
            text = self._reading.texts.of_capture(last)
            if not observe.links_any(text, own) and seen_at is not None and last.at > seen_at:
                text = self.before(trip, last.url, seen_at)
            if observe.links_any(text, own):
                return last.url, text
        return None, None

    def _known(self, trip: Trip, own: set[str]) -> str | None:
        """The list that the newest look which asked found the source in."""
        known = known_list(trip.watched.assessment)
        here = known is not None and host_of(known) == trip.watched.source.host
        return known if here and known not in own else None


def _linking(url: str, last: Reference | None, listing: Listing) -> Iterator[tuple[str, Sequence[Link]]]:
    """Pages that linked to neighbours of `url`, with their links, likeliest first."""
    ranked = sorted(listing.text.links, key=lambda link: _apart(link, url)) if listing.text is not None else []
    if listing.had:
        yield listing.at, ranked
    if last is not None and last.text is not None:
        yield last.capture.url, sorted(last.text.links, key=lambda link: not link.main)
    yield listing.at, ranked


def _apart(link: Link, url: str) -> tuple[bool, bool, bool]:
    """A sort key for how far a list's link is from the source: another folder, another kind, outside the content."""
    folder, other = (one.partition("?")[0].rpartition("/")[0] for one in (url, link.url))
    return folder != other, extension(url) != extension(link.url), not link.main
