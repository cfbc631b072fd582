"""Tables of legal holds and erasures, in addition to those of `storage.catalog.schema`."""

from __future__ import annotations

import sqlalchemy as sa

from storage.catalog.columns import Digest, Millis
from storage.catalog.schema import Plain, metadata

holds = sa.Table(
    "holds",
    metadata,
    sa.Column("id", Plain, primary_key=True),
    sa.Column("at", Millis, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("target", Plain, nullable=False, index=True),
    sa.Column("authority", sa.Text, nullable=False),
    sa.Column("case", sa.Text, nullable=False),
    sa.Column("released_at", Millis),  # NULL: in force
    sa.Column("released_by", sa.Text, nullable=False),
)

held_versions = sa.Table(  # versions of objects with a hold in the store itself, or that once had one of ours
    "held_versions",
    metadata,
    sa.Column("store", Plain, primary_key=True),
    sa.Column("name", Plain, primary_key=True),
    sa.Column("version", Plain, primary_key=True),  # empty: the store keeps none
    sa.Column("state", sa.Text, nullable=False),  # `storage.catalog.holds.HeldState`
    sa.Column("journal", Plain),  # the blob that records it; NULL: not recorded yet, or the hold is not ours
)

purges = sa.Table(
    "purges",
    metadata,
    sa.Column("id", Plain, primary_key=True),
    sa.Column("at", Millis, nullable=False),
    sa.Column("authority", sa.Text, nullable=False),
    sa.Column("done", sa.Boolean, nullable=False),  # False: announced, but nothing is erased yet
)

purged_captures = sa.Table(
    "purged_captures",
    metadata,
    sa.Column("capture", Plain, primary_key=True),
    sa.Column("purge", Plain, sa.ForeignKey("purges.id", ondelete="CASCADE"), nullable=False, index=True),
    sa.Column("revisit", sa.Text),
    sa.Column("original", sa.Text),
    sa.Column("payload_sha256", Digest),
    sa.Column("payload_bytes", sa.BigInteger, nullable=False, server_default="0"),
)

purged_segments = sa.Table(  # segments that are removed, and what replaces them
    "purged_segments",
    metadata,
    sa.Column("name", Plain, primary_key=True),
    sa.Column("instead", Plain, nullable=False, index=True),
    sa.Column("purge", Plain, sa.ForeignKey("purges.id", ondelete="CASCADE"), nullable=False, index=True),
)

purged_visits = sa.Table(  # metadata records that were rewritten: earlier ledger leaves refer to the old ones
    "purged_visits",
    metadata,
    sa.Column("record", Plain, primary_key=True),  # the old one
    sa.Column("instead", sa.Text, nullable=False),
    sa.Column("purge", Plain, sa.ForeignKey("purges.id", ondelete="CASCADE"), nullable=False),
)

purge_leftovers = sa.Table(  # copies of erased segments that have not been deleted yet
    "purge_leftovers",
    metadata,
    sa.Column("store", Plain, primary_key=True),
    sa.Column("name", Plain, primary_key=True),
    sa.Column("trouble", sa.Text, nullable=False, server_default=""),  # why not; "": not tried yet
)
