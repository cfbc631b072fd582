"""Who asked to be told, letters on their way to them, and of what they were told."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None

PLAIN = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "subscriptions",
        sa.Column("id", PLAIN, nullable=False),
        sa.Column("at", sa.BigInteger()),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("ended_at", sa.BigInteger()),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "letters",
        sa.Column("id", PLAIN, nullable=False),
        sa.Column("subscriber", PLAIN, nullable=False),
        sa.Column("subscription", PLAIN, sa.ForeignKey("subscriptions.id", ondelete="CASCADE"), nullable=False),
        sa.Column("alerts", sa.Text(), nullable=False),
        sa.Column("made_at", sa.BigInteger(), nullable=False),
        sa.Column("body", sa.Text()),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.BigInteger()),
        sa.Column("error", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_letters_subscription", "letters", ["subscription"])
    op.create_index("ix_letters_next_at", "letters", ["next_at"])
    op.create_table(
        "told",
        sa.Column("subscriber", PLAIN, nullable=False),
        sa.Column("alert", PLAIN, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("subscriber", "alert"),
    )
    op.create_index("ix_told_at", "told", ["at"])
