"""What was kept so far, counted: the ground on which a forecast stands."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.catalog.schema import ACTIVE, captures, receipts, segments, sources, visits


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """Octets are those in the store, compressed. `further`: blobs that are no segments (journal, ledger)."""

    looks: int
    firsts: int  # looks that were a source's first
    first_bytes: int  # octets of what answered at first looks
    later_bytes: (
        int  # and at those that came after; what else is in segments (what was asked, found, told) is of each look
    )
    segments: int
    segment_bytes: int
    later_segments: int  # with looks that were not a source's first: those come as they fall due, not all at once
    further: int
    further_bytes: int
    since: datetime | None  # the first look
    until: datetime | None  # the newest


def kept(conn: sa.Connection) -> Kept:
    """Over the whole catalog: some seconds for a million captures."""
    looks, since, until = conn.execute(
        sa.select(sa.func.count(), sa.func.min(visits.c.at), sa.func.max(visits.c.at))
    ).one()
    firsts = conn.execute(sa.select(sa.func.count()).where(sources.c.n > 0)).scalar_one()
    answers = sa.select(sa.func.coalesce(sa.func.sum(captures.c.length), 0))
    later = sa.select(sa.func.count(visits.c.segment.distinct())).where(visits.c.n > 1)
    stored = sa.select(sa.func.count(), sa.func.coalesce(sa.func.sum(segments.c.bytes), 0))
    count, size = conn.execute(stored.where(segments.c.bytes.is_not(None))).one()
    each = sa.select(receipts.c.name, sa.func.max(receipts.c.bytes).label("bytes")).where(
        receipts.c.name.not_like("warc/%")
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
    """Seconds between looks -> how many sources are looked at so."""
    query = sa.select(sources.c.interval_s, sa.func.count()).where(sources.c.standing == ACTIVE)
    return {row.interval_s: row[1] for row in conn.execute(query.group_by(sources.c.interval_s))}
