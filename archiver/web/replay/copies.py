"""Finds the copy that an address and a time mean, among those that the reader may see."""

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

DOCUMENTS = 20  # maximum number of documents of a page listed in our bar
APART = timedelta(days=1)  # maximum time between a page and the content of its frames

_C, _V = captures.c, visits.c
_THERE = tables.captures.THERE


def nearest(conn: Connection, url: str, at: datetime, span: timedelta, source: Source) -> Capture | None:
    """The copy of exactly this URL for the period of `span` from `at`.

    Received within the period; else by the source's visit that received something then; else the nearest in time. None
    if no copy may be seen. Purged if there were only erased ones.
    """
    visible = sa.select(_C.id).where(_C.url_key == url_key(url), _C.url == url, _THERE, _visible(source))
    exact = visible.where(_C.at >= at, _C.at < at + span)
    visit = _visit(conn, source, at, span)
    found = _best(conn, exact) or (
        _best(conn, visible.where(_C.source == source.id, _C.n == visit)) if visit is not None else None
    )
    if found is not None:
        return found
    before = _one(conn, visible.where(_C.at <= at).order_by(_C.at.desc(), _C.id.desc()))
    after = _one(conn, visible.where(_C.at > at).order_by(_C.at, _C.id))
    if before is not None and after is not None:
        return before if at - before.at <= after.at - at else after
    found = before or after
    if found is None:
        _erased(conn, url, source)
    return found


def led_to(conn: Connection, hop: Capture, url: str, source: Source) -> Capture | None:
    """What the same visit received at this URL after a redirect; None if it is not kept or may not be seen."""
    after = [one for one in tables.captures.of_visit(conn, hop.source, hop.n) if one.url == url and one.at >= hop.at]
    final = [one for one in after if one.id != hop.id and not one.purged and one.role is hop.role]
    final = [one for one in final if one.access in {Access.PUBLIC, source.access}]
    return next((one for one in final if not redirects(one)), next(iter(final), None))


def page(conn: Connection, source: Source, at: datetime, span: timedelta) -> Capture | None:
    """The page that the source's visit received which received something in this period; None without a copy that may
    be seen."""
    n = _visit(conn, source, at, span)
    found = [] if n is None else tables.captures.of_visit(conn, source.id, n)
    seen = [one for one in found if not one.purged and one.access in {Access.PUBLIC, source.access}]
    return next((one for one in reversed(seen) if one.role is Role.PAGE and not redirects(one)), None)


def is_from_another_time(conn: Connection, found: Capture, at: datetime, span: timedelta, source: Source) -> bool:
    """Whether a copy is from another time than the page received at `at`: from another visit, and over a day away."""
    if abs(found.at - at) <= APART:
        return False
    return found.source != source.id or found.n != _visit(conn, source, at, span)


def documents(conn: Connection, page: Capture) -> list[Capture]:
    """The copies of the documents that a page carries, from the look that received the page.

    A PDF viewer embedded in the page shows none of them without its script. For a document that was missing, its newest
    good copy.
    """
    look = tables.visits.by_number(conn, page.source, page.n) if page.role is Role.PAGE else None
    found: list[Capture] = []
    for one in look.members if look is not None else ():
        if one.role is Role.DOCUMENT and len(found) < DOCUMENTS:
            capture = one.capture if one.finding.effect.is_there else None
            copy = tables.captures.by_id(conn, capture) if capture else _good(conn, one.url, page)
            hidden = copy is None or copy.purged or copy.access not in {Access.PUBLIC, page.access}
            found += [] if copy is None or hidden else [copy]
    return found


def _good(conn: Connection, url: str, page: Capture) -> Capture | None:
    captured = tables.captures.of_url(conn, url, until=page.at, access=page.access)
    own = [one for one in captured if one.source == page.source and one.role is Role.DOCUMENT and one.good]
    return own[-1] if own else None


def kept(conn: Connection, urls: Collection[str], source: Source) -> frozenset[str]:
    """Those of the URLs with a copy that may be seen."""
    found: set[str] = set()
    for batch in batches(sorted(urls)):
        keys = [url_key(url) for url in batch]
        query = sa.select(_C.url).distinct().where(_C.url_key.in_(keys), _THERE, _visible(source))
        found.update(conn.scalars(query))
    return frozenset(found & set(urls))


def redirects(capture: Capture) -> bool:
    """Whether the answer is a redirect."""
    return capture.status in {301, 302, 303, 307, 308}


def _visible(source: Source) -> sa.ColumnElement[bool]:
    """SQL condition: public copies, and the source's own ones in the class that the door opens."""
    return sa.or_(_C.access == Access.PUBLIC.value, sa.and_(_C.source == source.id, _C.access == source.access.value))


def _visit(conn: Connection, source: Source, at: datetime, span: timedelta) -> int | None:
    """The number of the source's visit that received a copy within this period; None if there is none."""
    begun = sa.select(_V.n).where(_V.source == source.id, _V.at < at + span).order_by(_V.n.desc()).limit(1)
    n = conn.execute(begun).scalar()
    if n is None:
        return None
    then = sa.select(_C.id).where(_C.source == source.id, _C.n == n, _C.at >= at, _C.at < at + span).limit(1)
    return None if conn.execute(then).first() is None else int(n)


def _best(conn: Connection, query: sa.Select[tuple[str]]) -> Capture | None:
    """Of several copies in one visit, prefer one from our own vantage point, then one that is no redirect, then the first."""
    found = list(tables.captures.by_ids(conn, list(conn.scalars(query.limit(20)))).values())
    return min(found, key=lambda one: (one.role is Role.VANTAGE, redirects(one), one.at, one.id), default=None)


def _one(conn: Connection, query: sa.Select[tuple[str]]) -> Capture | None:
    found: Iterable[str] = conn.scalars(query.limit(1))
    return next(iter(tables.captures.by_ids(conn, list(found)).values()), None)


def _erased(conn: Connection, url: str, source: Source) -> None:
    query = sa.select(_C.id).where(_C.url_key == url_key(url), _C.url == url, ~_THERE, _visible(source))
    capture = conn.execute(query.order_by(_C.at.desc()).limit(1)).scalar()
    if capture is not None:
        raise Purged(f"This copy was {tables.purges.of_capture(conn, capture) or 'purged'}.")
