"""Stores that took no write from some process, noted for the processes that report it; and writes that they took since.

A process knows only of its own writes: one that sends alarms, or answers monitors, may write nothing for long. Times
are by the database's clock, which is the same for all of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta

import sqlalchemy as sa

from storage.catalog.clocks import database_now
from storage.catalog.columns import Millis
from storage.catalog.inserting import inserts
from storage.catalog.schema import Plain, clean, metadata

store_writes = sa.Table(
    "store_writes",
    metadata,
    sa.Column("store", Plain, primary_key=True),
    sa.Column("process", sa.Text, nullable=False),  # whose write failed last
    sa.Column("full", sa.Boolean, nullable=False),  # it has no room; else it takes nothing
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("failed_at", Millis, nullable=False),
    sa.Column("written_at", Millis),  # the newest write that succeeded since it was first noted
)
_W = store_writes.c


@dataclass(frozen=True, slots=True)
class Refusal:
    """That a store took no write."""

    full: bool  # it has no room; else it takes nothing, though it may be read
    why: str
    ago: timedelta
    process: str = ""  # whose write it was


def refused(conn: sa.Connection, store: str, refusal: Refusal) -> None:
    """Note that a store took no write."""
    row = {
        "store": store, "process": clean(refusal.process), "full": refusal.full, "why": clean(refusal.why),
        "failed_at": database_now(conn) - refusal.ago,
    }  # fmt: skip
    statement = inserts(conn)(store_writes).values(row)
    conn.execute(statement.on_conflict_do_update(index_elements=["store"], set_=row))


def taken(conn: sa.Connection, store: str, ago: timedelta) -> None:
    """Note that a store has taken a write, so that what was noted before no longer holds."""
    conn.execute(sa.update(store_writes).where(_W.store == store).values(written_at=database_now(conn) - ago))


def taken_ago(conn: sa.Connection, store: str) -> timedelta | None:
    """How long ago a store took the newest write since it was first noted; None: none is known."""
    at = conn.scalar(sa.select(_W.written_at).where(_W.store == store))
    return None if at is None else database_now(conn) - at


def noted(conn: sa.Connection) -> Mapping[str, Refusal]:
    """Stores whose newest known write failed, by their labels."""
    rows = conn.execute(
        sa.select(store_writes).where(sa.or_(_W.written_at.is_(None), _W.written_at < _W.failed_at))
    ).all()
    now = database_now(conn) if rows else None
    return {
        row.store: Refusal(full=row.full, why=row.why, ago=now - row.failed_at, process=row.process)
        for row in rows
        if now is not None
    }
