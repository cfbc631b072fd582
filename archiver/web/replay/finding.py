"""Which copy is meant by an address and a time: of those that whoever asks may see."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import sqlalchemy as sa

from storage import catalog as tables
from storage.catalog.schema import batches, captures, url_key, visits
from storage.errors import Purged
from storage.model import Access, Capture, Role, Source

if TYPE_CHECKING:
    from sqlalchemy import Connection

DOCUMENTS = 20  # of a page, that our bar names
APART = timedelta(days=1)  # at most, between a page and what stands in a frame of it

_C, _V = captures.c, visits.c
_THERE = _C.length > 0


def nearest(conn: Connection, url: str, at: datetime, span: timedelta, source: Source) -> Capture | None:
    """The copy of exactly this URL: received within `span` from `at`; else by the visit of the source that received something
    then; else nearest to it. None when there is none that may be seen. Purged when all that there was is erased."""
    there = sa.select(_C.id).where(_C.url_key == url_key(url), _C.url == url, _THERE, _seen(source))
    exact = there.where(_C.at >= at, _C.at < at + span)
    visit = _visit(conn, source, at, span)
    found = _best(conn, exact) or (
        _best(conn, there.where(_C.source == source.id, _C.n == visit)) if visit is not None else None
    )
    if found is not None:
        return found
    before = _one(conn, there.where(_C.at <= at).order_by(_C.at.desc(), _C.id.desc()))
    after = _one(conn, there.where(_C.at > at).order_by(_C.at, _C.id))
    if before is not None and after is not None:
        return before if at - before.at <= after.at - at else after
    found = before or after
    if found is None:
        _erased(conn, url, source)
    return found


def led_to(conn: Connection, hop: Capture, url: str, source: Source) -> Capture | None:
    """What the same visit received at this URL after a redirect; None when that is not kept, or not to be seen."""
    after = [one for one in tables.captures.of_visit(conn, hop.source, hop.n) if one.url == url and one.at >= hop.at]
    final = [one for one in after if one.id != hop.id and not one.purged and one.role is hop.role]
    final = [one for one in final if one.access in {Access.PUBLIC, source.access}]
    return next((one for one in final if not redirects(one)), next(iter(final), None))


def apart(conn: Connection, found: Capture, at: datetime, span: timedelta, source: Source) -> bool:
    """Whether a copy is of another time than the page that was received at `at`: of another visit, and over a day away."""
    if abs(found.at - at) <= APART:
        return False
    return found.source != source.id or found.n != _visit(conn, source, at, span)


def documents(conn: Connection, page: Capture) -> list[Capture]:
    """What the look that received a page has of the documents that it carries: a player of PDFs shows none of them without its
    script. Of one that was not there its newest good copy."""
    look = tables.visits.by_number(conn, page.source, page.n) if page.role is Role.PAGE else None
    found: list[Capture] = []
    for one in look.members if look is not None else ():
        if one.role is Role.DOCUMENT and len(found) < DOCUMENTS:
            there = one.capture if one.finding.effect.is_there else None
            copy = tables.captures.by_id(conn, there) if there else _good(conn, one.url, page)
            hidden = copy is None or copy.purged or copy.access not in {Access.PUBLIC, page.access}
            found += [] if copy is None or hidden else [copy]
    return found


def _good(conn: Connection, url: str, page: Capture) -> Capture | None:
    there = tables.captures.of_url(conn, url, until=page.at, access=page.access)
    own = [one for one in there if one.source == page.source and one.role is Role.DOCUMENT and one.good]
    return own[-1] if own else None


def kept(conn: Connection, urls: Collection[str], source: Source) -> frozenset[str]:
    """Those of the URLs of which some copy may be seen."""
    found: set[str] = set()
    for batch in batches(sorted(urls)):
        keys = [url_key(url) for url in batch]
        query = sa.select(_C.url).distinct().where(_C.url_key.in_(keys), _THERE, _seen(source))
        found.update(conn.scalars(query))
    return frozenset(found & set(urls))


def redirects(capture: Capture) -> bool:
    """Whether the answer sends on to another address."""
    return capture.status in {301, 302, 303, 307, 308}


def _seen(source: Source) -> sa.ColumnElement[bool]:
    """What is public, and the source's own copies: the door was given to someone who may see those."""
    return sa.or_(_C.access == Access.PUBLIC.value, sa.and_(_C.source == source.id, _C.access == source.access.value))


def _visit(conn: Connection, source: Source, at: datetime, span: timedelta) -> int | None:
    """The number of the source's visit of which a copy is of this time."""
    begun = sa.select(_V.n).where(_V.source == source.id, _V.at < at + span).order_by(_V.n.desc()).limit(1)
    n = conn.execute(begun).scalar()
    if n is None:
        return None
    then = sa.select(_C.id).where(_C.source == source.id, _C.n == n, _C.at >= at, _C.at < at + span).limit(1)
    return None if conn.execute(then).first() is None else int(n)


def _best(conn: Connection, query: sa.Select[tuple[str]]) -> Capture | None:
    """Of several in one visit the one that was an end, by our own way."""
    there = list(tables.captures.by_ids(conn, list(conn.scalars(query.limit(20)))).values())
    return min(there, key=lambda one: (one.role is Role.VANTAGE, redirects(one), one.at, one.id), default=None)


def _one(conn: Connection, query: sa.Select[tuple[str]]) -> Capture | None:
    found: Iterable[str] = conn.scalars(query.limit(1))
    return next(iter(tables.captures.by_ids(conn, list(found)).values()), None)


def _erased(conn: Connection, url: str, source: Source) -> None:
    query = sa.select(_C.id).where(_C.url_key == url_key(url), _C.url == url, ~_THERE, _seen(source))
    capture = conn.execute(query.order_by(_C.at.desc()).limit(1)).scalar()
    if capture is not None:
        raise Purged(f"This copy was {tables.purges.of_capture(conn, capture) or 'purged'}.")
