"""Processes that cannot trust their own clock, noted for the process that sends alarms.

The age of a note is measured by the database's clock, which is the same for all of them. On PostgreSQL that clock also
serves as a check on ours; on SQLite it is ours.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import sqlalchemy as sa

from storage.catalog.columns import Millis
from storage.catalog.inserting import inserts
from storage.catalog.schema import clean, clocks

FRESH = timedelta(minutes=5)  # a process repeats its note every minute: an older one is of a process that has ended
_C = clocks.c
_SQLITE_NOW = "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"
_POSTGRES_NOW = "CAST(extract(epoch FROM clock_timestamp()) * 1000 AS BIGINT)"


def note(conn: sa.Connection, process: str, why: str | None) -> None:
    """Note why this process cannot trust its own clock now; None: it can."""
    if why is None:
        conn.execute(sa.delete(clocks).where(_C.process == process))
        return
    insert = inserts(conn)
    row = {"process": process, "why": clean(why), "seen_at": database_now(conn)}
    statement = insert(clocks).values(row)
    conn.execute(statement.on_conflict_do_update(index_elements=["process"], set_=row))


def doubted(conn: sa.Connection) -> dict[str, str]:
    """Processes that cannot trust their clock now, and why."""
    rows = conn.execute(
        sa.select(_C.process, _C.why).where(_C.seen_at > database_now(conn) - FRESH).order_by(_C.process)
    )
    return {row.process: row.why for row in rows}


def ahead_s(conn: sa.Connection, now: datetime) -> float | None:
    """Seconds by which our clock is ahead of the database's; None if that is the same clock (SQLite)."""
    return (now - database_now(conn)).total_seconds() if conn.dialect.name == "postgresql" else None


def database_now(conn: sa.Connection) -> datetime:
    """The time by the database's clock."""
    text = _POSTGRES_NOW if conn.dialect.name == "postgresql" else _SQLITE_NOW
    at: datetime = conn.execute(sa.select(sa.literal_column(text, Millis()))).scalar_one()
    return at
