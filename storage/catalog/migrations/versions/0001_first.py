"""The first tables."""

from __future__ import annotations

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

PLAIN = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
SERIAL = sa.BigInteger().with_variant(sa.Integer, "sqlite")


def upgrade() -> None:
    _hosts()
    _sources()
    _merged_sources()
    _works()
    _citations()
    _segments()
    _segment_hosts()
    _receipts()
    _journal()
    _dropped_visits()
    _captures()
    _visits()
    _events()
    _channels()
    _deliveries()
    _leaves()
    _tokens()


def _where(condition: str) -> dict[str, Any]:
    """Of a partial index; a truth is written as each database does."""
    return {
        "sqlite_where": sa.text(condition.format(true="1")),
        "postgresql_where": sa.text(condition.format(true="true")),
    }


def _hosts() -> None:
    op.create_table(
        "hosts",
        sa.Column("host", PLAIN, nullable=False),
        sa.Column("next_due_at", sa.BigInteger(), nullable=True),
        sa.Column("next_request_at", sa.BigInteger(), nullable=True),
        sa.Column("not_before", sa.BigInteger(), nullable=True),
        sa.Column("lease_token", sa.Text(), nullable=True),
        sa.Column("lease_until", sa.BigInteger(), nullable=True),
        sa.Column("failures", sa.Integer(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("host"),
    )
    op.create_index("ix_hosts_next_due_at", "hosts", ["next_due_at"])


def _sources() -> None:
    op.create_table(
        "sources",
        sa.Column("id", PLAIN, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("url_key", sa.LargeBinary(), nullable=False),
        sa.Column("written", sa.Text(), nullable=False),
        sa.Column("host", PLAIN, nullable=False),
        sa.Column("added_at", sa.BigInteger(), nullable=False),
        sa.Column("interval_s", sa.Integer(), nullable=False),
        sa.Column("access", sa.Text(), nullable=False),
        sa.Column("egress", sa.Text(), nullable=True),
        sa.Column("standing", sa.Text(), nullable=False),
        sa.Column("tags", sa.Text(), nullable=False),
        sa.Column("max_bytes", sa.BigInteger(), nullable=True),
        sa.Column("probes", sa.Boolean(), nullable=False),
        sa.Column("removed_parameters", sa.Text(), nullable=False),
        sa.Column("journal", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), server_default="0", nullable=False),
        sa.Column("visited_at", sa.BigInteger(), nullable=True),
        sa.Column("finding", sa.Text(), nullable=True),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("certainty", sa.Text(), nullable=True),
        sa.Column("since", sa.BigInteger(), nullable=True),
        sa.Column("assessment", sa.Text(), nullable=False),
        sa.Column("urgent", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("next_due_at", sa.BigInteger(), nullable=False),
        sa.Column("last_capture", sa.Text(), nullable=True),
        sa.Column("first_capture", sa.Text(), nullable=True),
        sa.Column("documents", sa.Text(), server_default="[]", nullable=False),
        sa.Column("etag", sa.Text(), nullable=True),
        sa.Column("last_modified", sa.Text(), nullable=True),
        sa.Column("last_full_at", sa.BigInteger(), nullable=True),
        sa.Column("last_full_n", sa.Integer(), server_default="0", nullable=False),
        sa.Column("last_unconditional_at", sa.BigInteger(), nullable=True),
        sa.Column("last_unconditional_n", sa.Integer(), server_default="0", nullable=False),
        sa.Column("title", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["host"],
            ["hosts.host"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("url_key"),
    )
    op.create_index("ix_sources_due", "sources", ["host", "next_due_at"], **_where("standing = 'active'"))
    op.create_index("ix_sources_state", "sources", ["state", "id"])
    op.create_index(
        "ix_sources_urgent", "sources", ["host", "next_due_at"], **_where("standing = 'active' AND urgent IS {true}")
    )


def _merged_sources() -> None:
    op.create_table(
        "merged_sources",
        sa.Column("id", PLAIN, nullable=False),
        sa.Column("merged_into", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )


def _works() -> None:
    op.create_table(
        "works",
        sa.Column("id", PLAIN, nullable=False),
        sa.Column("title", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=True),
        sa.Column("title_key", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_works_title_key", "works", ["title_key"])


def _citations() -> None:
    op.create_table(
        "citations",
        sa.Column("id", PLAIN, nullable=False),
        sa.Column("source", PLAIN, nullable=False),
        sa.Column("work", PLAIN, nullable=False),
        sa.Column("quote", sa.Text(), nullable=True),
        sa.Column("locator", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["source"],
            ["sources.id"],
        ),
        sa.ForeignKeyConstraint(
            ["work"],
            ["works.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_citations_source", "citations", ["source"])
    op.create_index("ix_citations_work", "citations", ["work"])


def _segments() -> None:
    op.create_table(
        "segments",
        sa.Column("name", PLAIN, nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("access", sa.Text(), nullable=True),
        sa.Column("owner", sa.Text(), nullable=False),
        sa.Column("reserved_at", sa.BigInteger(), nullable=False),
        sa.Column("stored_at", sa.BigInteger(), nullable=True),
        sa.Column("sha256", sa.LargeBinary(), nullable=True),
        sa.Column("bytes", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("name"),
    )
    op.create_index("ix_segments_state", "segments", ["state"])


def _segment_hosts() -> None:
    op.create_table(
        "segment_hosts",
        sa.Column("host", PLAIN, nullable=False),
        sa.Column("segment", PLAIN, nullable=False),
        sa.ForeignKeyConstraint(["segment"], ["segments.name"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("host", "segment"),
    )
    op.create_index("ix_segment_hosts_segment", "segment_hosts", ["segment"])


def _receipts() -> None:
    op.create_table(
        "receipts",
        sa.Column("name", PLAIN, nullable=False),
        sa.Column("store", sa.Text(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("version_id", sa.Text(), nullable=True),
        sa.Column("locked_until", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("name", "store"),
    )


def _journal() -> None:
    op.create_table(
        "journal",
        sa.Column("name", PLAIN, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("entries", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _dropped_visits() -> None:
    op.create_table(
        "dropped_visits",
        sa.Column("segment", PLAIN, nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("segment", "record"),
    )


def _captures() -> None:
    op.create_table(
        "captures",
        sa.Column("id", PLAIN, nullable=False),
        sa.Column("source", PLAIN, nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("url_key", sa.LargeBinary(), nullable=False),
        sa.Column("surt", PLAIN, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("payload_sha256", sa.LargeBinary(), nullable=True),
        sa.Column("payload_bytes", sa.BigInteger(), nullable=False),
        sa.Column("segment", PLAIN, nullable=False),
        sa.Column("offset", sa.BigInteger(), nullable=False),
        sa.Column("length", sa.BigInteger(), nullable=False),
        sa.Column("revisit", sa.Text(), nullable=True),
        sa.Column("original", sa.Text(), nullable=True),
        sa.Column("truncated", sa.Text(), nullable=True),
        sa.Column("verified", sa.Boolean(), nullable=False),
        sa.Column("good", sa.Boolean(), nullable=False),
        sa.Column("access", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["segment"],
            ["segments.name"],
        ),
        sa.ForeignKeyConstraint(
            ["source"],
            ["sources.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index("ix_captures_good", "captures", ["url_key", "good", "at"])
    op.create_index(
        "ix_captures_payload",
        "captures",
        ["payload_sha256", "url_key"],
        **_where("revisit IS NULL AND truncated IS NULL AND verified IS {true}"),
    )
    op.create_index("ix_captures_surt", "captures", ["surt", "at", "id"])
    op.create_index("ix_captures_url", "captures", ["url_key", "at"])
    op.create_index("ix_captures_visit", "captures", ["source", "n"])


def _visits() -> None:
    op.create_table(
        "visits",
        sa.Column("source", PLAIN, nullable=False),
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("finding", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("certainty", sa.Text(), nullable=True),
        sa.Column("status", sa.Integer(), nullable=True),
        sa.Column("final_url", sa.Text(), nullable=True),
        sa.Column("capture", sa.Text(), nullable=True),
        sa.Column("original", sa.Text(), nullable=True),
        sa.Column("kept", sa.Float(), nullable=True),
        sa.Column("payload_sha256", sa.LargeBinary(), nullable=True),
        sa.Column("bytes", sa.BigInteger(), nullable=True),
        sa.Column("segment", PLAIN, nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.Column("record_sha256", sa.LargeBinary(), nullable=False),
        sa.Column("explicit", sa.Boolean(), nullable=False),
        sa.Column("rules", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=True),
        sa.Column("members", sa.Text(), nullable=True),
        sa.Column("observation", sa.Text(), nullable=True),
        sa.Column("context", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["segment"],
            ["segments.name"],
        ),
        sa.ForeignKeyConstraint(
            ["source"],
            ["sources.id"],
        ),
        sa.PrimaryKeyConstraint("source", "n"),
    )


def _events() -> None:
    op.create_table(
        "events",
        sa.Column("seq", SERIAL, autoincrement=True, nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("source", PLAIN, nullable=False),
        sa.Column("url", sa.Text(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("reasons", sa.Text(), nullable=True),
        sa.Column("told", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_events_at", "events", ["at"])
    op.create_index("ix_events_source", "events", ["source", "n"])


def _channels() -> None:
    op.create_table(
        "channels",
        sa.Column("name", PLAIN, nullable=False),
        sa.Column("cursor", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("name"),
    )


def _deliveries() -> None:
    op.create_table(
        "deliveries",
        sa.Column("channel", PLAIN, nullable=False),
        sa.Column("seq", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("attempts", sa.Integer(), nullable=False),
        sa.Column("last_at", sa.BigInteger(), nullable=False),
        sa.Column("next_at", sa.BigInteger(), nullable=True),
        sa.Column("error", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["channel"], ["channels.name"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("channel", "seq"),
    )


def _leaves() -> None:
    op.create_table(
        "leaves",
        sa.Column("seq", SERIAL, autoincrement=True, nullable=False),
        sa.Column("v", sa.Integer(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("name", PLAIN, nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("bytes", sa.BigInteger(), nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("leaf_index", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("seq"),
        sa.UniqueConstraint("name", "kind", name="uq_leaves_name"),
        sqlite_autoincrement=True,
    )
    op.create_index("uq_leaves_leaf_index", "leaves", ["leaf_index"], unique=True)


def _tokens() -> None:
    op.create_table(
        "tokens",
        sa.Column("name", PLAIN, nullable=False),
        sa.Column("sha256", sa.LargeBinary(), nullable=False),
        sa.Column("scope", sa.Text(), nullable=False),
        sa.Column("created_at", sa.BigInteger(), nullable=False),
        sa.Column("last_used_at", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("name"),
        sa.UniqueConstraint("sha256"),
    )
