"""Inserts that may find their row there: SQLite and PostgreSQL have the same words for it, SQLAlchemy one of each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlalchemy as sa


def inserts(conn: sa.Connection) -> Callable[[sa.Table], Any]:
    """What makes them of a table for this database: with `on_conflict_do_nothing`, `on_conflict_do_update`."""
    return inserts_of(conn.dialect.name)


def inserts_of(dialect: str) -> Callable[[sa.Table], Any]:
    """The same by the name of its dialect."""
    return postgresql.insert if dialect == "postgresql" else sqlite.insert
