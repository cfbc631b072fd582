"""Blobs that a store has no copy of yet. Since when is in a segment's own row; for other blobs it is in a table."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from storage.catalog import tallies
from storage.catalog.inserting import inserts
from storage.catalog.schema import damages, owed, receipts, segments
from storage.layout import SEGMENTS
from storage.model import SegmentState

MOST = 1_000  # per store, the oldest names: a store that was just added lacks everything
_O, _R, _S = owed.c, receipts.c, segments.c
_INCOMPLETE = (SegmentState.STORED.value, SegmentState.AT_RISK.value)
_HERE = receipts.alias("here").c


def missing(conn: sa.Connection, stores: Collection[str]) -> list[tuple[str, str]]:
    """(store, name) of the blobs, other than segments, that each of these stores lacks now.

    If a store lacks anything, this reads every receipt of such blobs: not for a transaction that blocks other writers.
    """
    every, _ = tallies.of_store(conn, tallies.ANY)
    found: list[tuple[str, str]] = []
    for store in stores:
        if tallies.of_store(conn, store)[0] >= every:
            continue
        here = sa.exists().where(_HERE.name == _R.name, _HERE.store == store)
        others = sa.or_(_R.name < SEGMENTS, _R.name >= "warc0")  # "0" follows "/"
        names = sa.select(_R.name).distinct().where(others, ~here).order_by(_R.name).limit(MOST)
        found += [(store, name) for name in conn.scalars(names)]
    return found


def note(conn: sa.Connection, stores: Collection[str], lacking: Collection[tuple[str, str]], now: datetime) -> None:
    """Note what these stores lack; the time when it was first seen stays. Forgets what they have by now."""
    insert = inserts(conn)
    if lacking:
        rows = [{"store": store, "name": name, "since": now} for store, name in lacking]
        conn.execute(insert(owed).on_conflict_do_nothing(), rows)
    there = sa.exists().where(_R.name == _O.name)
    made = sa.exists().where(_R.name == _O.name, _R.store == _O.store)
    conn.execute(sa.delete(owed).where(sa.or_(_O.store.not_in(stores), made, ~there)))


def late(conn: sa.Connection, before: datetime) -> dict[str, int]:
    """Number of blobs that each store has lacked since this time or longer."""
    query = sa.select(_O.store, sa.func.count()).where(_O.since <= before).group_by(_O.store)
    return {store: int(count) for store, count in conn.execute(query)}


def complete(conn: sa.Connection, stores: Collection[str]) -> list[str]:
    """Segments that are not noted as preserved, although each of these stores has a copy and none waits to be repaired.

    At most MOST of them.
    """
    query = sa.select(_S.name).where(_S.state.in_(_INCOMPLETE), ~_damaged())
    for store in stores:
        query = query.where(sa.exists().where(_R.name == _S.name, _R.store == store))
    return list(conn.scalars(query.order_by(_S.name).limit(MOST)))


def late_segments(conn: sa.Connection, before: datetime) -> list[str]:
    """The oldest segments that have counted as stored since before this time, at most MOST of them.

    To be called after `complete`, which finds those that have every copy.
    """
    query = sa.select(_S.name).where(_S.state == SegmentState.STORED.value, _S.stored_at < before, ~_damaged())
    return list(conn.scalars(query.order_by(_S.name).limit(MOST)))


def _damaged() -> sa.ColumnElement[bool]:
    """The condition that a copy of the segment is noted as damaged: it is at risk until an audit has repaired it."""
    return sa.exists().where(damages.c.name == _S.name)


def segments_of(conn: sa.Connection, store: str) -> int:
    """Number of segments at risk of which this store has no copy."""
    there = sa.exists().where(_R.name == _S.name, _R.store == store)
    query = sa.select(sa.func.count()).select_from(segments).where(_S.state == SegmentState.AT_RISK.value, ~there)
    return int(conn.execute(query).scalar_one())
