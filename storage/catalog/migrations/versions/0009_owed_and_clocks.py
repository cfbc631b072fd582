"""Copies that are owed for long are told of every kind of blob, and clocks that are wrong of every process."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

PLAIN = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "owed",
        sa.Column("store", PLAIN, nullable=False),
        sa.Column("name", PLAIN, nullable=False),
        sa.Column("since", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("store", "name"),
    )
    op.create_table(
        "clocks",
        sa.Column("process", PLAIN, nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("seen_at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("process"),
    )
