"""Holds of stores are kept by version, with where the journal tells of them; copies without a lock are kept count of."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

PLAIN = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "held_versions",
        sa.Column("store", PLAIN, nullable=False),
        sa.Column("name", PLAIN, nullable=False),
        sa.Column("version", PLAIN, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("journal", PLAIN),
        sa.PrimaryKeyConstraint("store", "name", "version"),
    )
    op.execute("INSERT INTO held_versions SELECT store, name, coalesce(version_id, ''), 'put', NULL FROM held_objects")
    op.drop_table("held_objects")
    op.add_column("tallies", sa.Column("unlocked", sa.BigInteger(), nullable=False, server_default="0"))
    op.execute(
        "UPDATE tallies SET unlocked = (SELECT count(*) FROM receipts WHERE receipts.store = tallies.store "
        "AND receipts.locked_until IS NULL AND receipts.name NOT LIKE 'probe/%')"
    )
