"""Visits that were refused are noted in the transaction that refuses them, and journaled after it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

PLAIN = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("dropped_visits", sa.Column("journal", PLAIN))
    op.execute("UPDATE dropped_visits SET journal = ''")  # until now all of them came out of the journal
