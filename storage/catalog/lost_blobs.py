"""What a rebuild can still find out about lost blobs, from the ledger and from tombstones."""

from __future__ import annotations

from collections.abc import Collection
from functools import cache
from typing import Any

import sqlalchemy as sa

from storage.catalog import classes
from storage.catalog.erasure_tables import purged_captures, purged_segments, purges
from storage.catalog.schema import captures, journal, leaves, segments, sources, visits
from storage.model import Access

_P, _L, _C = purges.c, leaves.c, captures.c


def names(conn: sa.Connection) -> list[str]:
    """Segments and journal blobs that have a leaf, were not erased, and are unknown to the catalog."""
    return list(conn.scalars(_names()))


@cache
def _names() -> sa.Select[tuple[str]]:
    gone = sa.select(purged_segments.c.name).join(purges, _P.id == purged_segments.c.purge)
    known = (
        sa.select(segments.c.name).where(segments.c.name == _L.name),
        sa.select(journal.c.name).where(journal.c.name == _L.name),
        gone.where(_P.done.is_(True), purged_segments.c.name == _L.name),
    )
    query = sa.select(_L.name).where(_L.kind.in_(["segment", "journal"]), *(~one.exists() for one in known))
    return query.order_by(_L.name)


def begun(conn: sa.Connection) -> dict[str, dict[str, str]]:
    """Announced erasures without a tombstone: by erasure, the segments to be removed and what was to replace each."""
    found: dict[str, dict[str, str]] = {}
    for row in conn.execute(_begun()):
        found.setdefault(row.purge, {})[row.name] = row.instead
    return found


@cache
def _begun() -> sa.Select[Any]:
    query = sa.select(purged_segments).join(purges, _P.id == purged_segments.c.purge).where(_P.done.is_(False))
    return query.order_by(purged_segments.c.purge, purged_segments.c.name)


def conclude(conn: sa.Connection, purge: str) -> None:
    """Note that an erasure took place: old segments are only deleted after the tombstone is written."""
    conn.execute(sa.update(purges).where(_P.id == purge).values(done=True))


def heirs(conn: sa.Connection, purge: str, whole: Collection[str]) -> dict[str, str]:
    """For each erased original, the capture among `whole` that now has its payload."""
    erased = sa.select(purged_captures.c.capture).where(purged_captures.c.purge == purge)
    asked = sa.select(_C.original, _C.url, _C.payload_sha256).where(_C.original.in_(erased)).distinct()
    found: dict[str, str] = {}
    for row in conn.execute(asked).all():
        same = sa.select(_C.id).where(_C.url == row.url, _C.payload_sha256 == row.payload_sha256).order_by(_C.at, _C.id)
        heir = next((one for one in conn.scalars(same) if one in whole), None)
        if heir is not None:
            found[row.original] = heir
    return found


def seal(conn: sa.Connection) -> list[str]:
    """Seal public sources whose newest visit is in a sealed segment, and return them.

    Used where part of the journal is lost: that part may have sealed them.
    """
    newest = sa.and_(visits.c.source == sources.c.id, visits.c.n == sources.c.n)
    query = sa.select(sources.c.id).join(visits, newest).join(segments, segments.c.name == visits.c.segment)
    query = query.where(sources.c.access == Access.PUBLIC.value, segments.c.access == Access.SEALED.value)
    found = list(conn.scalars(query.order_by(sources.c.id)))
    for source in found:
        conn.execute(sa.update(sources).where(sources.c.id == source).values(access=Access.SEALED.value))
        classes.set_of_source(conn, source)
    return found
