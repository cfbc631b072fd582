"""The tables, as the program reads and writes them; `storage/catalog/migrations` creates them.

The same on SQLite and PostgreSQL: instants are integers (milliseconds since 1970, UTC), structures are JSON text,
digests are 32 raw bytes. URLs may be longer than PostgreSQL can index (2,704 bytes), so exact lookups use `url_key`,
the first 16 bytes of the URL's SHA-256, and compare the URL as well.

NULL: not known, or not applicable. Columns mean what the fields of their names mean in `storage.model`, enums included.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TypeVar

import sqlalchemy as sa

from storage.catalog.columns import Digest, Millis

BATCH = 500  # names per statement
T = TypeVar("T")
MOST = 2**63 - 1  # largest integer of a column; larger ones in the journal must not block its rows for ever
SURT_CHARS = 512  # characters of a SURT that are indexed: their UTF-8 stays below what PostgreSQL can index


def url_key(url: str) -> bytes:
    """The key for exact lookups: the first 128 bits of the URL's SHA-256."""
    return hashlib.sha256(url.encode("utf-8", "surrogatepass")).digest()[:16]


def clean(text: str | None) -> str | None:
    """The text without NUL (PostgreSQL) and lone surrogates (both), which databases refuse; as in journal and records."""
    return text and text.replace("\0", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def batches(items: Sequence[T]) -> list[Sequence[T]]:
    """The items in parts that are small enough for the parameters of one statement."""
    return [items[i : i + BATCH] for i in range(0, len(items), BATCH)]


# sorted and searched by code point, whatever the locale of the database
Plain = sa.Text().with_variant(sa.Text(collation="C"), "postgresql")
Serial = sa.BigInteger().with_variant(sa.Integer, "sqlite")
# a literal, since partial indexes do not match parameters
ACTIVE: sa.ColumnElement[str] = sa.literal_column("'active'")

metadata = sa.MetaData()

hosts = sa.Table(
    "hosts",
    metadata,
    sa.Column("host", Plain, primary_key=True),
    # earliest next_due_at of its active sources, but not before next_request_at and not_before; NULL: nothing to do
    sa.Column("next_due_at", Millis, index=True),
    sa.Column("next_request_at", Millis),  # politeness: delay and Retry-After; NULL: at once
    sa.Column("not_before", Millis),  # the host backs off until then; NULL: it does not
    sa.Column("lease_token", sa.Text),
    sa.Column("lease_until", Millis),
    sa.Column("failures", sa.Integer, nullable=False, server_default="0"),
)

sources = sa.Table(
    "sources",
    metadata,
    sa.Column("id", Plain, primary_key=True),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("url_key", sa.LargeBinary, nullable=False, unique=True),
    sa.Column("written", sa.Text, nullable=False),
    sa.Column("host", Plain, sa.ForeignKey("hosts.host"), nullable=False),
    sa.Column("added_at", Millis, nullable=False),
    sa.Column("interval_s", sa.Integer, nullable=False),
    sa.Column("access", sa.Text, nullable=False),
    sa.Column("egress", sa.Text),
    sa.Column("standing", sa.Text, nullable=False),
    sa.Column("tags", sa.Text, nullable=False),  # JSON list
    sa.Column("max_bytes", sa.BigInteger),
    sa.Column("probes", sa.Boolean, nullable=False),
    sa.Column("certificate", sa.Text),
    sa.Column("removed_parameters", sa.Text, nullable=False),  # JSON list
    # name of the newest journal blob that changed a column above; the columns below are set by visits
    sa.Column("journal", sa.Text, nullable=False),
    sa.Column("n", sa.Integer, nullable=False, server_default="0"),
    sa.Column("visited_at", Millis),
    sa.Column("finding", sa.Text),
    sa.Column("state", sa.Text, nullable=False),
    sa.Column("certainty", sa.Text),
    sa.Column("since", Millis),
    sa.Column("assessment", sa.Text, nullable=False),  # JSON
    sa.Column("urgent", sa.Boolean, nullable=False, server_default=sa.false()),  # an open doubt waits for a visit
    sa.Column("next_due_at", Millis, nullable=False),
    sa.Column("last_capture", sa.Text),
    sa.Column("first_capture", sa.Text),
    sa.Column("documents", sa.Text, nullable=False, server_default="[]"),  # JSON, see reference_documents.py
    sa.Column("etag", sa.Text),
    sa.Column("last_modified", sa.Text),
    sa.Column("last_full_at", Millis),
    sa.Column("last_full_n", sa.Integer, nullable=False, server_default="0"),
    sa.Column("last_unconditional_at", Millis),
    sa.Column("last_unconditional_n", sa.Integer, nullable=False, server_default="0"),
    sa.Column("title", sa.Text),
)
sa.Index("ix_sources_due", sources.c.host, sources.c.next_due_at,
         sqlite_where=sources.c.standing == ACTIVE, postgresql_where=sources.c.standing == ACTIVE)  # fmt: skip
_urgent = sa.and_(sources.c.standing == ACTIVE, sources.c.urgent.is_(True))
sa.Index("ix_sources_urgent", sources.c.host, sources.c.next_due_at, sqlite_where=_urgent, postgresql_where=_urgent)
sa.Index("ix_sources_host", sources.c.host)
sa.Index("ix_sources_state", sources.c.state, sources.c.id)

merged_sources = sa.Table(  # second ids of a URL that two processes registered at the same time
    "merged_sources",
    metadata,
    sa.Column("id", Plain, primary_key=True),
    sa.Column("merged_into", sa.Text, nullable=False),
)

works = sa.Table(
    "works",
    metadata,
    sa.Column("id", Plain, primary_key=True),
    sa.Column("title", sa.Text, nullable=False),
    sa.Column("url", sa.Text),
    sa.Column("title_key", sa.LargeBinary, nullable=False, index=True),  # like url_key, of the title
)

citations = sa.Table(
    "citations",
    metadata,
    sa.Column("id", Plain, primary_key=True),
    sa.Column("source", Plain, sa.ForeignKey("sources.id"), nullable=False, index=True),
    sa.Column("work", Plain, sa.ForeignKey("works.id"), nullable=False, index=True),
    sa.Column("quote", sa.Text),
    sa.Column("locator", sa.Text),
)

segments = sa.Table(
    "segments",
    metadata,
    sa.Column("name", Plain, primary_key=True),
    sa.Column("state", sa.Text, nullable=False, index=True),
    sa.Column("access", sa.Text),  # NULL before its commit
    sa.Column("owner", sa.Text, nullable=False),  # the process that made it
    sa.Column("reserved_at", Millis, nullable=False),
    sa.Column("stored_at", Millis),
    sa.Column("sha256", Digest),
    sa.Column("bytes", sa.BigInteger),
)

segment_hosts = sa.Table(  # hosts of segments that are reserved and not resolved: they are not leased again
    "segment_hosts",
    metadata,
    sa.Column("host", Plain, primary_key=True),
    sa.Column("segment", Plain, sa.ForeignKey("segments.name", ondelete="CASCADE"), primary_key=True, index=True),
)

receipts = sa.Table(  # what each store reported about each blob
    "receipts",
    metadata,
    sa.Column("name", Plain, primary_key=True),
    sa.Column("store", sa.Text, primary_key=True),
    sa.Column("sha256", Digest, nullable=False),
    sa.Column("bytes", sa.BigInteger, nullable=False),
    sa.Column("version_id", sa.Text),
    sa.Column("locked_until", Millis),
)

tallies = sa.Table(  # running counts of each store's receipts; under "", of the blobs that any store has, each once
    "tallies",
    metadata,
    sa.Column("store", sa.Text, primary_key=True),
    sa.Column("copies", sa.BigInteger, nullable=False),
    sa.Column("bytes", sa.BigInteger, nullable=False),
    sa.Column("unlocked", sa.BigInteger, nullable=False, server_default="0"),  # copies without a known lock
)

captures = sa.Table(
    "captures",
    metadata,
    sa.Column("id", Plain, primary_key=True),
    sa.Column("source", Plain, sa.ForeignKey("sources.id"), nullable=False),
    sa.Column("n", sa.Integer, nullable=False),
    sa.Column("role", sa.Text, nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("url_key", sa.LargeBinary, nullable=False),
    sa.Column("surt", Plain, nullable=False),  # its first SURT_CHARS characters
    sa.Column("at", Millis, nullable=False),
    sa.Column("status", sa.Integer),
    sa.Column("media_type", sa.Text, nullable=False),
    sa.Column("payload_sha256", Digest),
    sa.Column("payload_bytes", sa.BigInteger, nullable=False),
    sa.Column("segment", Plain, sa.ForeignKey("segments.name"), nullable=False),
    sa.Column("offset", sa.BigInteger, nullable=False),
    sa.Column("length", sa.BigInteger, nullable=False),
    sa.Column("revisit", sa.Text),
    sa.Column("original", sa.Text),
    sa.Column("truncated", sa.Text),
    sa.Column("verified", sa.Boolean, nullable=False),
    sa.Column("good", sa.Boolean, nullable=False),
    sa.Column("access", sa.Text, nullable=False),  # who may see it now; the class of its segment never changes
    sa.Column("wording", sa.BigInteger),  # id in `wordings`; 0: no words; NULL: not indexed yet, or not to be
)
_full = sa.and_(captures.c.revisit.is_(None), captures.c.truncated.is_(None), captures.c.verified.is_(True))
sa.Index("ix_captures_url", captures.c.url_key, captures.c.at)
sa.Index("ix_captures_good", captures.c.url_key, captures.c.good, captures.c.at)
sa.Index("ix_captures_payload", captures.c.payload_sha256, captures.c.url_key,
         sqlite_where=_full, postgresql_where=_full)  # fmt: skip
sa.Index("ix_captures_surt", captures.c.surt, captures.c.at, captures.c.id)
_learned = captures.c.role == sa.literal_column("'learned'")
sa.Index("ix_captures_learned", captures.c.source, captures.c.role, captures.c.at,
         sqlite_where=_learned, postgresql_where=_learned)  # fmt: skip
sa.Index("ix_captures_visit", captures.c.source, captures.c.n)

texts = sa.Table(  # texts of captures, extracted at the visit: where they lie in the capture's segment
    "texts",
    metadata,
    sa.Column("capture", Plain, sa.ForeignKey("captures.id"), primary_key=True),
    sa.Column("offset", sa.BigInteger, nullable=False),
    sa.Column("length", sa.BigInteger, nullable=False),
    sa.Column("sha256", Digest, nullable=False),  # of the record's block
)

visits = sa.Table(
    "visits",
    metadata,
    sa.Column("source", Plain, sa.ForeignKey("sources.id"), primary_key=True),
    sa.Column("n", sa.Integer, primary_key=True, autoincrement=False),
    sa.Column("at", Millis, nullable=False),
    sa.Column("finding", sa.Text, nullable=False),
    sa.Column("state", sa.Text, nullable=False),  # after this visit
    sa.Column("certainty", sa.Text),
    sa.Column("document", sa.Boolean, nullable=False, server_default=sa.false()),  # the state is of a document of it
    sa.Column("last_seen", Millis),  # of the page or document that the state is of; NULL: it is available, or never
    sa.Column("first_absent", Millis),
    sa.Column("status", sa.Integer),
    sa.Column("final_url", sa.Text),  # NULL: the source's own URL
    sa.Column("capture", sa.Text),  # of the page's final answer; NULL: the visit failed
    sa.Column("original", sa.Text),  # of that capture
    sa.Column("kept", sa.Float),  # share of the reference's text that is left
    sa.Column("payload_sha256", Digest),
    sa.Column("bytes", sa.BigInteger),
    sa.Column("segment", Plain, sa.ForeignKey("segments.name"), nullable=False),
    sa.Column("record", sa.Text, nullable=False),  # id of its metadata record
    sa.Column("record_sha256", Digest, nullable=False),
    sa.Column("explicit", sa.Boolean, nullable=False),
    sa.Column("rules", sa.Text, nullable=False),
    sa.Column("reasons", sa.Text),  # JSON; NULL: none
    sa.Column("members", sa.Text),  # JSON of MemberSeen; NULL: none
    sa.Column("observation", sa.Text),  # JSON; NULL if the finding is `same`: it is only in the metadata record
    sa.Column("context", sa.Text),  # likewise
)

events = sa.Table(
    "events",
    metadata,
    sa.Column("seq", Serial, primary_key=True, autoincrement=True),  # in the order of commits
    sa.Column("id", sa.Text, nullable=False, unique=True),
    sa.Column("at", Millis, nullable=False, index=True),
    sa.Column("source", Plain, nullable=False),
    sa.Column("url", sa.Text, nullable=False),
    sa.Column("n", sa.Integer, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("reasons", sa.Text),  # JSON; NULL: none
    sa.Column("told", sa.Boolean, nullable=False),  # recreated by a rebuild: never sent
    sqlite_autoincrement=True,
)
sa.Index("ix_events_source", events.c.source, events.c.n)

channels = sa.Table(  # recipients of events, and how far each has come
    "channels",
    metadata,
    sa.Column("name", Plain, primary_key=True),
    sa.Column("cursor", sa.BigInteger, nullable=False),  # seq of the newest event that was sent or is in `deliveries`
)

deliveries = sa.Table(  # events whose first sending failed
    "deliveries",
    metadata,
    sa.Column("channel", Plain, sa.ForeignKey("channels.name", ondelete="CASCADE"), primary_key=True),
    sa.Column("seq", sa.BigInteger, primary_key=True, autoincrement=False),
    sa.Column("attempts", sa.Integer, nullable=False),
    sa.Column("last_at", Millis, nullable=False),
    sa.Column("next_at", Millis),  # NULL: given up
    sa.Column("error", sa.Text, nullable=False),
)

alarms = sa.Table(  # messages to whoever runs the service
    "alarms",
    metadata,
    sa.Column("seq", Serial, primary_key=True, autoincrement=True),
    sa.Column("id", Plain, nullable=False, unique=True),
    sa.Column("at", Millis, nullable=False),
    sa.Column("trouble", sa.Text, nullable=False),
    sa.Column("store", Plain, nullable=False),
    sa.Column("since", Millis, nullable=False),
    sa.Column("ended", sa.Boolean, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("journal", Plain),  # the blob that records that it was sent; NULL: not written yet
    sqlite_autoincrement=True,
)

leaves = sa.Table(
    "leaves",
    metadata,
    sa.Column("seq", Serial, primary_key=True, autoincrement=True),
    sa.Column("v", sa.Integer, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("name", Plain, nullable=False),
    sa.Column("sha256", Digest, nullable=False),
    sa.Column("bytes", sa.BigInteger, nullable=False),
    sa.Column("salt", sa.LargeBinary, nullable=False),
    sa.Column("leaf_index", sa.BigInteger),  # index in the tree; NULL: not in it yet
    sa.UniqueConstraint("name", "kind", name="uq_leaves_name"),
    sqlite_autoincrement=True,
)
sa.Index("uq_leaves_leaf_index", leaves.c.leaf_index, unique=True)

journal = sa.Table(  # journal blobs that were applied
    "journal",
    metadata,
    sa.Column("name", Plain, primary_key=True),
    sa.Column("at", Millis, nullable=False),
    sa.Column("sha256", Digest, nullable=False),
    sa.Column("bytes", sa.BigInteger, nullable=False),
    sa.Column("entries", sa.Integer, nullable=False),
)

# visits in a stored segment that do not count: their lease was lost before they were committed
dropped_visits = sa.Table(
    "dropped_visits",
    metadata,
    sa.Column("segment", Plain, primary_key=True),
    sa.Column("record", sa.Text, primary_key=True),  # id of the visit's metadata record; "": all visits of the segment
    sa.Column("journal", Plain),  # the blob that records it; NULL: not written yet
)

remarks = sa.Table(  # what people said about cases; actor, reason and url are sealed
    "remarks",
    metadata,
    sa.Column("id", Plain, primary_key=True),
    sa.Column("at", Millis, nullable=False),
    sa.Column("kind", sa.Text, nullable=False),
    sa.Column("source", Plain, nullable=False),
    sa.Column("case", sa.Text, nullable=False),
    sa.Column("after", sa.Integer, nullable=False),
    sa.Column("actor", sa.Text, nullable=False),
    sa.Column("reason", sa.Text, nullable=False),
    sa.Column("url", sa.Text, nullable=False),
)
sa.Index("ix_remarks_source", remarks.c.source, remarks.c.id)

tokens = sa.Table(
    "tokens",
    metadata,
    sa.Column("name", Plain, primary_key=True),
    sa.Column("sha256", Digest, nullable=False, unique=True),
    sa.Column("scope", sa.Text, nullable=False),
    sa.Column("created_at", Millis, nullable=False),
    sa.Column("last_used_at", Millis),
)

audits = sa.Table(  # how far the audit of each store has come
    "audits",
    metadata,
    sa.Column("store", Plain, primary_key=True),
    sa.Column("started_at", Millis, nullable=False),  # of the pass under way
    sa.Column("position", sa.Text, nullable=False),  # the last name that was audited
    sa.Column("copies", sa.BigInteger, nullable=False),  # in this pass so far, like the next three
    sa.Column("bytes", sa.BigInteger, nullable=False),
    sa.Column("damaged", sa.BigInteger, nullable=False),
    sa.Column("mended", sa.BigInteger, nullable=False),
    sa.Column("finished_at", Millis),  # of the newest complete pass
    sa.Column("month", sa.Text, nullable=False),  # "2021-03"
    sa.Column("month_bytes", sa.BigInteger, nullable=False),  # read in that month
)

damages = sa.Table(  # copies that were found damaged and are not repaired yet
    "damages",
    metadata,
    sa.Column("store", Plain, primary_key=True),
    sa.Column("name", Plain, primary_key=True),
    sa.Column("what", sa.Text, nullable=False),
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("found_at", Millis, nullable=False),
)

owed = sa.Table(  # blobs, other than segments, that a store has no copy of yet
    "owed",
    metadata,
    sa.Column("store", Plain, primary_key=True),
    sa.Column("name", Plain, primary_key=True),
    sa.Column("since", Millis, nullable=False),
)

clocks = sa.Table(  # processes that cannot trust their own clock
    "clocks",
    metadata,
    sa.Column("process", Plain, primary_key=True),
    sa.Column("why", sa.Text, nullable=False),
    sa.Column("seen_at", Millis, nullable=False),  # by the database's clock
)
