"""Blobs other than segments that a store has no copy of yet, and since when: of segments their own rows tell."""

from __future__ import annotations

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.catalog.schema import owed, receipts, segments
from storage.model import SegmentState

MOST = 1_000  # of a store, the oldest names: one that has just been added lacks all there is
SEGMENTS = "warc/"
_O, _R = owed.c, receipts.c
_HERE = receipts.alias("here").c


def note(conn: sa.Connection, stores: Collection[str], now: datetime) -> None:
    """What each of these stores lacks now; when it was first seen to stays."""
    there = sa.exists().where(_R.name == _O.name)
    made = sa.exists().where(_R.name == _O.name, _R.store == _O.store)
    conn.execute(sa.delete(owed).where(sa.or_(_O.store.not_in(stores), made, ~there)))
    insert = postgresql.insert if conn.dialect.name == "postgresql" else sqlite.insert
    for store in stores:
        here = sa.exists().where(_HERE.name == _R.name, _HERE.store == store)
        others = sa.or_(_R.name < SEGMENTS, _R.name >= "warc0")  # "0" follows "/"
        names = sa.select(_R.name).distinct().where(others, ~here).order_by(_R.name).limit(MOST)
        rows = [{"store": store, "name": name, "since": now} for name in conn.scalars(names)]
        if rows:
            conn.execute(insert(owed).on_conflict_do_nothing(), rows)


def late(conn: sa.Connection, before: datetime) -> dict[str, int]:
    """How many each store lacks since then or longer."""
    query = sa.select(_O.store, sa.func.count()).where(_O.since <= before).group_by(_O.store)
    return {store: count for store, count in conn.execute(query)}


def segments_of(conn: sa.Connection, store: str) -> int:
    """How many segments at risk this store has no copy of."""
    there = sa.exists().where(_R.name == segments.c.name, _R.store == store)
    query = (
        sa.select(sa.func.count()).select_from(segments).where(segments.c.state == SegmentState.AT_RISK.value, ~there)
    )
    return int(conn.execute(query).scalar_one())
