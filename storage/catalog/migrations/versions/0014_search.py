"""The search index. Good copies that there are already wait to be read into it."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None

PLAIN = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
SERIAL = sa.BigInteger().with_variant(sa.Integer, "sqlite")
TERMS = postgresql.TSVECTOR().with_variant(sa.Text(), "sqlite")
ONCE = {"sqlite_autoincrement": True}
SEARCHED = "good IS {true} AND length > 0 AND role IN ('page', 'document')"


def upgrade() -> None:
    op.add_column("captures", sa.Column("wording", sa.BigInteger()))
    waits = f"{SEARCHED} AND wording IS NULL"
    op.create_index(
        "ix_captures_waiting", "captures", ["access", "at", "id"],
        sqlite_where=sa.text(waits.format(true="1")), postgresql_where=sa.text(waits.format(true="true")),
    )  # fmt: skip
    some = sa.text("wording > 0")
    op.create_index("ix_captures_wording", "captures", ["wording", "at"], sqlite_where=some, postgresql_where=some)
    op.create_table(
        "wordings",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("source", PLAIN, sa.ForeignKey("sources.id"), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
        **ONCE,
    )
    op.create_index("ix_wordings_source", "wordings", ["source"])
    op.create_table(
        "passages",
        sa.Column("id", SERIAL, autoincrement=True, nullable=False),
        sa.Column("source", PLAIN, sa.ForeignKey("sources.id"), nullable=False),
        sa.Column("place", sa.LargeBinary(), nullable=False),
        sa.Column("key", sa.LargeBinary(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("access", sa.Text(), nullable=False),
        sa.Column("first_at", sa.BigInteger(), nullable=False),
        sa.Column("first_capture", PLAIN, nullable=False),
        sa.Column("wording", sa.BigInteger(), nullable=False),
        sa.Column("terms", TERMS),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("source", "place", "key", name="uq_passages_source"),
        **ONCE,
    )
    op.create_index(
        "ix_passages_terms", "passages", ["terms"], postgresql_using="gin", sqlite_where=sa.text("terms IS NOT NULL")
    )
    op.create_table(
        "search_terms", sa.Column("made_with", sa.Text(), nullable=False), sa.PrimaryKeyConstraint("made_with")
    )
    if op.get_bind().dialect.name == "sqlite":
        for table in ("terms_public", "terms_sealed"):
            op.execute(f"CREATE VIRTUAL TABLE {table} USING fts5(terms, content='', tokenize='ascii')")
