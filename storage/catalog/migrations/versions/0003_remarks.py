"""What people said of cases; and the not-found pages that hosts were learned to have."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

PLAIN = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "remarks",
        sa.Column("id", PLAIN, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("source", PLAIN, nullable=False),
        sa.Column("case", sa.Text(), nullable=False),
        sa.Column("after", sa.Integer(), nullable=False),
        sa.Column("actor", sa.Text(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_remarks_source", "remarks", ["source", "id"])
    learned = sa.text("role = 'learned'")
    op.create_index("ix_captures_learned", "captures", ["source", "at"], sqlite_where=learned, postgresql_where=learned)
