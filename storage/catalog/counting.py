"""How many rows there are, for whoever may see those of some sources and not of others."""

from __future__ import annotations

import sqlalchemy as sa

from storage.catalog.schema import sources
from storage.model import Access


def counted(conn: sa.Connection, table: sa.Table, access: Access | None) -> int:
    """Rows of a table, less those of sources of another class: these are few, and found by an index."""
    count = sa.select(sa.func.count()).select_from(table)
    found = int(conn.execute(count).scalar_one())
    if access is not None:
        others = sa.select(sources.c.id).where(sources.c.access != access.value)
        found -= int(conn.execute(count.where(table.c.source.in_(others))).scalar_one())
    return found
