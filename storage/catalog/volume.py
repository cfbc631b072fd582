"""Counts of what was kept so far, on which forecasts are based."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.catalog.schema import ACTIVE, captures, receipts, segments, sources, visits
from storage.layout import SEGMENTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Counts over the whole catalog. Bytes are as stored, compressed."""

    looks: int  # visits
    firsts: int  # visits that were the first of a source
    first_bytes: int  # of the responses at first visits
    later_bytes: int  # of those at later visits; the rest of a segment (requests, findings, metadata) is of every visit
    segments: int
    segment_bytes: int
    later_segments: int  # with a visit that was not a source's first: these come as they fall due, not all at once
    further: int  # blobs that are not segments (journal, ledger)
    further_bytes: int
    since: datetime | None  # the first visit; None: there is none
    until: datetime | None  # the newest visit


def kept(conn: sa.Connection) -> Kept:
    """Count everything: takes some seconds for a million captures."""
    looks, since, until = conn.execute(
        sa.select(sa.func.count(), sa.func.min(visits.c.at), sa.func.max(visits.c.at))
    ).one()
    firsts = conn.execute(sa.select(sa.func.count()).where(sources.c.n > 0)).scalar_one()
    answers = sa.select(sa.func.coalesce(sa.func.sum(captures.c.length), 0))
    later = sa.select(sa.func.count(visits.c.segment.distinct())).where(visits.c.n > 1)
    stored = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(segments.c.bytes), 0))
    count, size = conn.execute(stored.where(segments.c.bytes.is_not(None))).one()
    each = sa.select(receipts.c.name, sa.func.max(receipts.c.bytes).label("bytes")).where(
        receipts.c.name.not_like(f"{SEGMENTS}%")
    )
    one = each.group_by(receipts.c.name).subquery()
    further, further_bytes = conn.execute(
        sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(one.c.bytes), 0))
    ).one()
    return Kept(
        looks=looks,
        firsts=firsts,
        first_bytes=int(conn.execute(answers.where(captures.c.n == 1)).scalar_one()),
        later_bytes=int(conn.execute(answers.where(captures.c.n > 1)).scalar_one()),
        segments=count,
        segment_bytes=int(size),
        later_segments=conn.execute(later).scalar_one(),
        further=further,
        further_bytes=int(further_bytes),
        since=since,
        until=until,
    )


def intervals(conn: sa.Connection) -> dict[int, int]:
    """Seconds between visits -> number of active sources with this interval."""
    query = sa.select(sources.c.interval_s, sa.func.count()).where(sources.c.standing == ACTIVE)
    return {row.interval_s: row[1] for row in conn.execute(query.group_by(sources.c.interval_s))}
