"""Which subscriptions are of one address, without opening the others. Of those of before it is found out when it is asked."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

PLAIN = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.add_column("subscriptions", sa.Column("subscriber", PLAIN))
    op.create_index("ix_subscriptions_subscriber", "subscriptions", ["subscriber"])
