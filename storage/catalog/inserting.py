"""Inserts with a conflict clause: the same SQL on SQLite and PostgreSQL, but a separate construct in SQLAlchemy for
each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy.dialects import postgresql, sqlite

if TYPE_CHECKING:
    from collections.abc import Callable

    import sqlalchemy as sa


def inserts(conn: sa.Connection) -> Callable[[sa.Table], Any]:
    """The `insert` construct for this database, which has `on_conflict_do_nothing` and `on_conflict_do_update`."""
    return inserts_of(conn.dialect.name)


def inserts_of(dialect: str) -> Callable[[sa.Table], Any]:
    """The same, by the name of the dialect."""
    return postgresql.insert if dialect == "postgresql" else sqlite.insert
