"""What is sealed is sealed under whatever source it was received: also what was received before. Where that changes anything,
the search index is made again."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None

captures = sa.table("captures", *(sa.column(name) for name in ("url_key", "url", "access")))
sources = sa.table("sources", *(sa.column(name) for name in ("url_key", "url", "access")))


def upgrade() -> None:
    conn, c, s = op.get_bind(), captures.c, sources.c
    some = sa.text("access = 'sealed'")
    op.create_index("ix_captures_sealed", "captures", ["source", "n"], sqlite_where=some, postgresql_where=some)
    keys = sa.select(s.url_key).where(s.access == "sealed")
    there = sa.exists().where(s.url_key == c.url_key, s.url == c.url, s.access == "sealed").correlate(captures)
    told = sa.update(captures).where(c.url_key.in_(keys), c.access == "public", there).values(access="sealed")
    if conn.execute(told).rowcount:
        conn.execute(sa.delete(sa.table("search_terms")))
