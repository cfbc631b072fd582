"""Legal holds; captures that were erased, and the segments that went with them."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None

PLAIN = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")


def upgrade() -> None:
    op.create_table(
        "holds",
        sa.Column("id", PLAIN, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("target", PLAIN, nullable=False),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("case", sa.Text(), nullable=False),
        sa.Column("released_at", sa.BigInteger()),
        sa.Column("released_by", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_holds_target", "holds", ["target"])
    op.create_table(
        "held_objects",
        sa.Column("store", PLAIN, nullable=False),
        sa.Column("name", PLAIN, nullable=False),
        sa.Column("version_id", sa.Text()),
        sa.PrimaryKeyConstraint("store", "name"),
    )
    op.create_table(
        "purges",
        sa.Column("id", PLAIN, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("authority", sa.Text(), nullable=False),
        sa.Column("done", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    _of_purges(
        "purged_captures",
        sa.Column("capture", PLAIN, nullable=False),
        sa.Column("purge", PLAIN, nullable=False),
        sa.Column("revisit", sa.Text()),
        sa.Column("original", sa.Text()),
        sa.Column("payload_sha256", sa.LargeBinary()),
        sa.Column("payload_bytes", sa.BigInteger(), nullable=False, server_default="0"),
    )
    op.create_index("ix_purged_captures_purge", "purged_captures", ["purge"])
    _of_purges(
        "purged_segments",
        sa.Column("name", PLAIN, nullable=False),
        sa.Column("instead", PLAIN, nullable=False),
        sa.Column("purge", PLAIN, nullable=False),
    )
    op.create_index("ix_purged_segments_purge", "purged_segments", ["purge"])
    op.create_index("ix_purged_segments_instead", "purged_segments", ["instead"])
    _of_purges(
        "purged_visits",
        sa.Column("record", PLAIN, nullable=False),
        sa.Column("instead", sa.Text(), nullable=False),
        sa.Column("purge", PLAIN, nullable=False),
    )
    op.create_table(
        "purge_leftovers",
        sa.Column("store", PLAIN, nullable=False),
        sa.Column("name", PLAIN, nullable=False),
        sa.Column("trouble", sa.Text(), nullable=False, server_default=""),
        sa.PrimaryKeyConstraint("store", "name"),
    )


def _of_purges(name: str, first: sa.Column[Any], *more: sa.Column[Any]) -> None:
    op.create_table(
        name,
        first,
        *more,
        sa.PrimaryKeyConstraint(first.name),
        sa.ForeignKeyConstraint(["purge"], ["purges.id"], ondelete="CASCADE"),
    )
