"""Tables of the search index, beside those of `storage.catalog.schema`. All of it can be made again from what is kept.

SQLite has two tables more, `terms_public` and `terms_sealed` (FTS5, without content): one for each class of access, so that
nothing of what is sealed weighs in the order in which others are answered.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from storage.catalog.columns import Millis
from storage.catalog.schema import Plain, Serial, captures, metadata

_C = captures.c

# what is searched: good copies of pages and of their documents. Literals, since partial indexes are not matched by parameters
SEARCHED = sa.and_(
    _C.good.is_(True), _C.length > sa.literal_column("0"),
    _C.role.in_([sa.literal_column("'page'"), sa.literal_column("'document'")]),
)  # fmt: skip
WAITS = sa.and_(SEARCHED, _C.wording.is_(None))
sa.Index("ix_captures_waiting", _C.access, _C.at, _C.id,
         sqlite_where=WAITS, postgresql_where=WAITS)  # fmt: skip
WORDED = _C.wording > sa.literal_column("0")
sa.Index("ix_captures_wording", _C.wording, _C.at,
         sqlite_where=WORDED, postgresql_where=WORDED)  # fmt: skip

wordings = sa.Table(  # a text that good copies in a row have; `captures.wording` names it
    "wordings",
    metadata,
    sa.Column("id", Serial, primary_key=True, autoincrement=True),
    sa.Column("source", Plain, sa.ForeignKey("sources.id"), nullable=False, index=True),
    sa.Column("key", sa.LargeBinary, nullable=False),  # as that of a passage, of all of its passages
    sqlite_autoincrement=True,
)

passages = sa.Table(  # each that good copies of a page, or of a document of it, have or had
    "passages",
    metadata,
    sa.Column("id", Serial, primary_key=True, autoincrement=True),
    sa.Column("source", Plain, sa.ForeignKey("sources.id"), nullable=False),
    sa.Column("place", sa.LargeBinary, nullable=False),  # of a document as url_key, of its URL; empty: the page
    sa.Column("key", sa.LargeBinary, nullable=False),  # the first 16 bytes of its SHA-256
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("access", sa.Text, nullable=False),  # under which class it is filed: the source's
    sa.Column("first_at", Millis, nullable=False),
    sa.Column("first_capture", Plain, nullable=False),
    sa.Column("wording", sa.BigInteger, nullable=False),  # the newest that has it
    sa.Column("terms", postgresql.TSVECTOR().with_variant(sa.Text(), "sqlite")),  # NULL on SQLite
    sa.UniqueConstraint("source", "place", "key", name="uq_passages_source"),
    sqlite_autoincrement=True,
)
sa.Index("ix_passages_terms", passages.c.terms, postgresql_using="gin", sqlite_where=passages.c.terms.is_not(None))

search_terms = sa.Table(  # by which code the terms of the index were made
    "search_terms",
    metadata,
    sa.Column("made_with", sa.Text, primary_key=True),
)
