"""Erased captures as readers ask for them, by URL or by source, each with its tombstone."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.catalog.captures import by_ids
from storage.catalog.erasure_tables import purged_captures, purges
from storage.catalog.purges import Tombstone
from storage.catalog.schema import captures, url_key
from storage.model import Access, Capture

_C, _P = captures.c, purges.c

Erasure = tuple[Capture, Tombstone]


def newest(conn: sa.Connection, url: str, access: Access | None = None) -> Erasure | None:
    """The newest erased capture of exactly this URL; None if there is none.

    `access`: only what this class could have seen; None: all.
    """
    found = _found(conn, _of_url(url, access).order_by(_C.at.desc(), _C.id.desc()).limit(1))
    return found[0] if found else None


def within(
    conn: sa.Connection, url: str, start: datetime, length: timedelta, access: Access | None = None
) -> Erasure | None:
    """The first erased capture of exactly this URL among those received from `start` on, for the time `length`."""
    then = _of_url(url, access).where(_C.at >= start, _C.at < start + length)
    found = _found(conn, then.order_by(_C.at, _C.id).limit(1))
    return found[0] if found else None


def of_source(conn: sa.Connection, source: str) -> list[Erasure]:
    """All erased captures of a source, oldest first."""
    return _found(conn, _OF_SOURCE, source)


_ALL = (
    sa.select(_C.id, _P.id.label("purge"), _P.at, _P.authority)
    .join(purged_captures, purged_captures.c.capture == _C.id)
    .join(purges, _P.id == purged_captures.c.purge)
    .where(_P.done.is_(True), _C.length == 0)
)
_OF_SOURCE = _ALL.where(_C.source == sa.bindparam("of")).order_by(_C.at, _C.id)


def count(conn: sa.Connection, access: Access | None = None) -> int:
    """Number of erased captures of this class; None: of all."""
    # asked for by id: with a join, SQLite reads all captures, even if nothing was ever erased
    erased = (
        sa.select(purged_captures.c.capture).join(purges, _P.id == purged_captures.c.purge).where(_P.done.is_(True))
    )
    query = sa.select(sa.func.count()).select_from(captures).where(_C.id.in_(erased), _C.length == 0)
    return int(conn.execute(query if access is None else query.where(_C.access == access.value)).scalar_one())


def _of_url(url: str, access: Access | None) -> sa.Select[Any]:
    query = _ALL.where(_C.url_key == url_key(url), _C.url == url)
    return query if access is None else query.where(_C.access == access.value)


def _found(conn: sa.Connection, query: sa.Select[Any], of: str | None = None) -> list[Erasure]:
    rows = conn.execute(query, None if of is None else {"of": of}).all()
    gone = by_ids(conn, {row.id for row in rows})
    return [
        (gone[row.id], Tombstone(purge=row.purge, at=row.at, authority=row.authority)) for row in rows if row.id in gone
    ]
