"""What stores have no copy of yet: of segments their own rows tell since when, of other blobs a table does."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from storage.catalog import tallies
from storage.catalog.inserting import inserts
from storage.catalog.schema import damages, owed, receipts, segments
from storage.model import SegmentState

MOST = 1_000  # of a store, the oldest names: one that has just been added lacks all there is
SEGMENTS = "warc/"
_O, _R, _S = owed.c, receipts.c, segments.c
_INCOMPLETE = (SegmentState.STORED.value, SegmentState.AT_RISK.value)
_HERE = receipts.alias("here").c


def missing(conn: sa.Connection, stores: Collection[str]) -> list[tuple[str, str]]:
    """(store, name) of what each of these stores lacks now. Reads every receipt that is no segment's where one lacks
    something: not for a transaction that keeps others from writing."""
    every, _ = tallies.of(conn, tallies.ANY)
    found: list[tuple[str, str]] = []
    for store in stores:
        if tallies.of(conn, store)[0] >= every:
            continue
        here = sa.exists().where(_HERE.name == _R.name, _HERE.store == store)
        others = sa.or_(_R.name < SEGMENTS, _R.name >= "warc0")  # "0" follows "/"
        names = sa.select(_R.name).distinct().where(others, ~here).order_by(_R.name).limit(MOST)
        found += [(store, name) for name in conn.scalars(names)]
    return found


def note(conn: sa.Connection, stores: Collection[str], lacking: Collection[tuple[str, str]], now: datetime) -> None:
    """What these stores lack; when it was first seen to stays, and what they have by now goes."""
    insert = inserts(conn)
    if lacking:
        rows = [{"store": store, "name": name, "since": now} for store, name in lacking]
        conn.execute(insert(owed).on_conflict_do_nothing(), rows)
    there = sa.exists().where(_R.name == _O.name)
    made = sa.exists().where(_R.name == _O.name, _R.store == _O.store)
    conn.execute(sa.delete(owed).where(sa.or_(_O.store.not_in(stores), made, ~there)))


def late(conn: sa.Connection, before: datetime) -> dict[str, int]:
    """How many each store lacks since then or longer."""
    query = sa.select(_O.store, sa.func.count()).where(_O.since <= before).group_by(_O.store)
    return {store: int(count) for store, count in conn.execute(query)}


def complete(conn: sa.Connection, stores: Collection[str]) -> list[str]:
    """Segments that do not count as preserved although each of these stores has a copy and none waits to be mended: some
    of them, and none when there are none."""
    query = sa.select(_S.name).where(_S.state.in_(_INCOMPLETE), ~_damaged())
    for store in stores:
        query = query.where(sa.exists().where(_R.name == _S.name, _R.store == store))
    return list(conn.scalars(query.order_by(_S.name).limit(MOST)))


def late_segments(conn: sa.Connection, before: datetime) -> list[str]:
    """Segments that count as stored since before then, the oldest: `complete` took those that have every copy."""
    query = sa.select(_S.name).where(_S.state == SegmentState.STORED.value, _S.stored_at < before, ~_damaged())
    return list(conn.scalars(query.order_by(_S.name).limit(MOST)))


def _damaged() -> sa.ColumnElement[bool]:
    """At risk until the audit has it mended."""
    return sa.exists().where(damages.c.name == _S.name)


def segments_of(conn: sa.Connection, store: str) -> int:
    """How many segments at risk this store has no copy of."""
    there = sa.exists().where(_R.name == _S.name, _R.store == store)
    query = sa.select(sa.func.count()).select_from(segments).where(_S.state == SegmentState.AT_RISK.value, ~there)
    return int(conn.execute(query).scalar_one())
