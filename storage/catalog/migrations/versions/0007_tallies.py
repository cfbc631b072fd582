"""What each store has by its receipts is kept count of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "tallies",
        sa.Column("store", sa.Text(), nullable=False),
        sa.Column("copies", sa.BigInteger(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("store"),
    )
    op.execute("INSERT INTO tallies SELECT store, count(*), sum(bytes) FROM receipts GROUP BY store")
    op.execute("INSERT INTO tallies SELECT '', count(DISTINCT name), 0 FROM receipts")
