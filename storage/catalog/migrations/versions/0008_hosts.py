"""What a round asks of its host is found by the host, and its learned page without reading all that was captured."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

LEARNED = sa.text("role = 'learned'")


def upgrade() -> None:
    op.create_index("ix_sources_host", "sources", ["host"])
    op.drop_index("ix_captures_learned", "captures")
    op.create_index(
        "ix_captures_learned", "captures", ["source", "role", "at"], sqlite_where=LEARNED, postgresql_where=LEARNED
    )
