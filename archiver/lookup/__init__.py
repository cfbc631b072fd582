"""The read side for the command line and the web: what is registered, what was seen, and the bytes that were kept.

A method reads the catalog in one transaction (`sources`: one per page); bytes are checked against their digests before
they are returned. Where a method takes `access`, it finds only what that class may see; None finds everything.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from datetime import datetime
from typing import TYPE_CHECKING

from archiver.errors import UsageError
from archiver.lookup.bodies import Bodies, Opened
from archiver.lookup.cases import DOUBTED, LOSS_EVENTS, Case, begun_by, cases
from archiver.lookup.erased import why_gone
from archiver.lookup.lines import (
    Line,
    capture_line,
    case_line,
    check_line,
    event_line,
    purged_line,
    registered,
    show,
    source_line,
)
from archiver.lookup.times import parse_time
from storage import catalog as tables
from storage import ids, urls
from storage.errors import NotFound, Purged
from storage.model import Access, Capture, Event, EventKind, Role, Source, State, Watched

if TYPE_CHECKING:
    from sqlalchemy import Connection

    from storage.blobs import Blobs
    from storage.catalog import Catalog
    from storage.catalog.visits import Seen
    from storage.catalog.works import Cited

__all__ = [
    "Bodies", "Case", "Line", "Lookup", "Opened", "capture_line", "case_line", "check_line", "event_line", "names_host",
    "parse_time", "purged_line", "registered", "show", "source_line",
]  # fmt: skip

PAGE = 500  # rows per query while walking a list: a few ms, and little memory


class Lookup:
    """Finds what is kept. Thread-safe."""

    def __init__(self, catalog: Catalog, blobs: Blobs) -> None:
        self._catalog = catalog
        self._bodies = Bodies(catalog, blobs)

    # --- sources

    def find(self, text: str, access: Access | None = None) -> Watched | None:
        """The source of an id, or of a URL as people write it; None if not registered. UsageError: neither of them."""
        with self._catalog.read() as conn:
            return _find(conn, text, access)

    def source(self, text: str, access: Access | None = None) -> Watched:
        """Like `find`, but NotFound with a hint if it is not registered."""
        found = self.find(text, access)
        if found is None:
            raise NotFound(f"{text.strip()} is not registered; `archiver add {text.strip()}` does that")
        return found

    def matching(self, text: str) -> list[Watched]:
        """The source of a URL or id, or all sources of a host: `example.org`, or `example.org:8080` for one port.

        NotFound if there are none.
        """
        given = text.strip()
        if names_host(given):
            found = list(self.sources(host=given))
            if not found:
                raise NotFound(f"no source of the host {given} is registered; `archiver sources` lists them")
            return found
        return [self.source(given)]

    def sources(
        self,
        *,
        states: Collection[State] | None = None,
        host: str | None = None,
        tag: str | None = None,
        work: str | None = None,
        access: Access | None = None,
    ) -> Iterator[Watched]:
        """Sources in the order of registration.

        `host`: with its port, or without for any port. `work`: a title or an id; NotFound if there is no such work.
        """
        host = None if host is None else urls.host_name(host)
        with self._catalog.read() as conn:
            chosen = None if work is None else _work(conn, work)
        after: str | None = None
        while True:
            with self._catalog.read() as conn:
                found = tables.sources.listing(
                    conn, states=states, host=host, tag=tag, work=chosen, access=access, after=after, limit=PAGE
                )
            yield from found
            if len(found) < PAGE:
                return
            after = found[-1].source.id

    def show(self, text: str, access: Access | None = None) -> Line:
        """A source with every visit and citation, as `show --json` prints it."""
        watched = self.source(text, access)
        with self._catalog.read() as conn:
            visits = tables.visits.history(conn, watched.source.id)
            cited = tables.works.of_source(conn, watched.source.id)
            purged = tables.purged.of_source(conn, watched.source.id)
        return show(watched, visits, cited, purged)

    def cited(self, source: str) -> list[Cited]:
        """The citations of a source, oldest first."""
        with self._catalog.read() as conn:
            return tables.works.of_source(conn, source)

    # --- what was seen

    def visit(self, source: str, n: int) -> Seen:
        """The n-th visit of a source."""
        with self._catalog.read() as conn:
            seen = tables.visits.by_number(conn, source, n)
        if seen is None:
            raise NotFound(f"source {source} has no visit {n}")
        return seen

    def events(
        self,
        *,
        since: datetime | None = None,
        source: str | None = None,
        kinds: Collection[EventKind] | None = None,
        access: Access | None = None,
    ) -> list[Event]:
        """Changes of state, oldest first."""
        with self._catalog.read() as conn:
            return tables.events.listing(conn, since=since, source=source, kinds=kinds, access=access)

    def cases(self, access: Access | None = None) -> list[Case]:
        """Suspected losses of all sources, ordered by their first sign."""
        with self._catalog.read() as conn:
            events = tables.events.listing(conn, kinds=LOSS_EVENTS, access=access)
            doubted = {event.source: event.url for event in events} | _of_changed_hosts(conn, access)
            found = list(_cases(conn, doubted))
        return sorted(found, key=lambda case: (case.first_absent, case.id))

    def case(self, case: str) -> Case | None:
        """The case of this id; None if there is none. If it began while a whole host changed, no event has its id."""
        with self._catalog.read() as conn:
            event = tables.events.by_id(conn, case)
            doubted = _begun_untold(conn, case) if event is None else {event.source: event.url}
            return next((one for one in _cases(conn, doubted) if one.id == case), None)

    def alteration(self, event: str) -> Event | None:
        """The event of this id if it tells an alteration, which may be remarked on like a case."""
        with self._catalog.read() as conn:
            found = tables.events.by_id(conn, event)
        return found if found is not None and found.kind is EventKind.ALTERED else None

    def about(self, name: str) -> Case | Event | None:
        """The case or the alteration of this id."""
        return self.alteration(name) or self.case(name)

    def newest_about(self, source: Source) -> Case | Event | None:
        """A source's case that has not ended, else the newest of its cases and alterations."""
        with self._catalog.read() as conn:
            told = tables.events.listing(conn, source=source.id, kinds={EventKind.ALTERED})
            known = list(_cases(conn, {source.id: source.url}))
        still = [one for one in known if one.ended is None]
        if still:
            return still[-1]
        newest: list[Case | Event] = [*known[-1:], *told[-1:]]
        return max(newest, key=lambda one: one.n, default=None)

    # --- what was kept

    def capture(
        self, text: str, *, at: datetime | None = None, good: bool = True, access: Access | None = None
    ) -> Capture:
        """The newest capture of a URL, or the one nearest to a time: a good one, or any.

        For a registered source, that is the final answer of a visit, wherever redirects led. NotFound says what is kept
        instead; Purged, that it was erased.
        """
        with self._catalog.read() as conn:
            url = _identity(text)
            watched = _find(conn, text, access)
            found = _nearest(conn, url if watched is None else watched.source.url, at, good=good, access=access)
            if watched is not None:
                found = _final(conn, watched, found, at, good=good)
            if found is not None:
                return found
            asked = url if watched is None else watched.source.url
            other = _nearest(conn, asked, at, good=False, access=access)
            erased = why_gone(conn, asked, watched, access)
        if other is None and erased is not None:
            raise Purged(f"what was kept of {url} was {erased}")
        if watched is None and other is None:
            raise NotFound(f"{text.strip()} is not registered, and nothing is kept of it")
        if other is None:
            tried = "no look brought an answer" if watched is not None and watched.n else "nothing is kept"
            raise NotFound(f"{tried} of {url} yet; `archiver check {url}` looks now")
        if erased is not None:
            raise Purged(
                f"what was good of {url} was {erased}; answers such as {other.status} are kept: --any gives the newest"
            )
        raise NotFound(f"no good capture of {url} is kept, only answers such as {other.status}: --any gives the newest")

    def by_id(self, capture: str, access: Access | None = None) -> Capture:
        """The capture of this id."""
        with self._catalog.read() as conn:
            found = tables.captures.by_id(conn, capture)
        if found is None or access not in {None, found.access}:
            raise NotFound(f"there is no capture {capture}")
        return found

    def nearest(self, url: str, at: datetime, access: Access | None = None) -> Capture | None:
        """The capture of exactly this URL nearest to a time, of any status, as /web/T/URL means it."""
        with self._catalog.read() as conn:
            return tables.captures.nearest(conn, url, at, good=False, access=access)

    def of_visit(self, source: str, n: int) -> list[Capture]:
        """Every answer of one visit, in the order of the requests."""
        with self._catalog.read() as conn:
            return tables.captures.of_visit(conn, source, n)

    def open(self, capture: Capture) -> Opened:
        """A capture's body, after its digests were checked; for a revisit, its original's. BlobDamaged if not sound."""
        return self._bodies.open(capture)

    def head(self, opened: Opened) -> tuple[tuple[str, str], ...]:
        """The header fields of a capture's exchange; for a 304, those of the response it stands for, updated."""
        return self._bodies.head(opened)

    def record(self, capture: Capture) -> Iterator[bytes]:
        """A capture's own WARC record, one gzip member as stored, after its check."""
        return self._bodies.record(capture)


def _cases(conn: Connection, of: Mapping[str, str]) -> Iterator[Case]:
    """The cases of these sources. `of`: source id -> URL."""
    alarms = tables.remarks.false_alarms(conn, of)
    for source, url in of.items():
        yield from cases(tables.visits.history(conn, source), source, url, alarms.get(source, ()))


def names_host(text: str) -> bool:
    """Whether this names all sources of a host (`example.org` or `example.org:8080`) and not one source."""
    return "/" not in text and ("." in text or ":" in text or text == "localhost")


def _identity(text: str) -> str:
    try:
        return urls.identity(text)
    except ValueError as error:
        raise UsageError(str(error)) from None


def _of_changed_hosts(conn: Connection, access: Access | None) -> dict[str, str]:
    """Sources, with their URLs, of hosts that changed as a whole: for a day, no event tells of each of them."""
    told = tables.events.listing(conn, kinds={EventKind.HOST}, access=access)
    found: dict[str, str] = {}
    for host in dict.fromkeys(urls.host_key(event.url) for event in told):
        found |= tables.hosts.addresses(conn, host, access)
    return found


def _begun_untold(conn: Connection, case: str) -> dict[str, str]:
    """The source, with its URL, of the case of this id, if it began with a look that no event tells of.

    A look does not store such an id, but it can be computed from it. Only these looks are read, so that a request for
    an unknown id does not read all histories.
    """
    known = _of_changed_hosts(conn, None)
    for source, n, state in tables.visits.of_states(conn, list(known), DOUBTED):
        if begun_by(source, n, state) == case:
            return {source: known[source]}
    return {}


def _find(conn: Connection, text: str, access: Access | None) -> Watched | None:
    given = text.strip()
    found = tables.sources.by_id(conn, given.upper()) if given.isalnum() and len(given) == 26 else None
    if found is None and ids.is_own_id(given):
        raise NotFound(f"nothing has the id {given} here; `archiver sources --json`, `cases` and `show` tell them")
    if found is None:
        candidates = dict.fromkeys((given, urls.strip_sharer(given)[0]))
        found = next(
            (one for url in candidates if (one := tables.sources.by_url(conn, _identity(url))) is not None), None
        )
    return found if found is None or access in {None, found.source.access} else None


def _work(conn: Connection, text: str) -> str:
    found = tables.works.by_id(conn, text) or tables.works.find(conn, text)
    if found is None:
        raise tables.works.no_such(conn, text)
    return found.id


def _nearest(conn: Connection, url: str, at: datetime | None, *, good: bool, access: Access | None) -> Capture | None:
    if at is None:
        return tables.captures.newest(conn, url, good=good, access=access)
    return tables.captures.nearest(conn, url, at, good=good, access=access)


def _final(
    conn: Connection, watched: Watched, found: Capture | None, at: datetime | None, *, good: bool
) -> Capture | None:
    """The final answer of a visit instead of `found`: a redirecting URL's own captures are only hops."""
    if not good:
        if found is None or found.role is not Role.PAGE:
            return found
        seen = tables.visits.by_number(conn, found.source, found.n)
        final = None if seen is None or seen.capture is None else tables.captures.by_id(conn, seen.capture)
        return final or found
    moved = [one for one in (watched.first, watched.last) if one is not None and one.url != watched.source.url]
    if not moved:
        return found
    if at is None:
        return max((one for one in (found, watched.last) if one is not None), key=lambda one: one.at)
    visits = sorted(tables.visits.history(conn, watched.source.id), key=lambda seen: (abs(seen.at - at), seen.at))
    for seen in visits:
        final = None if seen.capture is None else tables.captures.by_id(conn, seen.capture)
        if final is not None and final.good:
            return final
    return found
