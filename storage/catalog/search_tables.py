"""Tables of the search index, in addition to those of `storage.catalog.schema`. All can be rebuilt from what is kept.

SQLite has two more tables, `terms_public` and `terms_sealed` (contentless FTS5): one per access class, so that sealed
texts do not influence the ranking that others see.
"""

from __future__ import annotations

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

from storage.catalog.columns import Millis
from storage.catalog.schema import Plain, Serial, captures, metadata

_C = captures.c

# what is searched: good copies of pages and of their documents; literals, since partial indexes do not match parameters
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

wordings = sa.Table(  # texts that consecutive good copies share; `captures.wording` refers to them
    "wordings",
    metadata,
    sa.Column("id", Serial, primary_key=True, autoincrement=True),
    sa.Column("source", Plain, sa.ForeignKey("sources.id"), nullable=False, index=True),
    sa.Column("key", sa.LargeBinary, nullable=False),  # like that of a passage, over all of its passages
    sqlite_autoincrement=True,
)

passages = sa.Table(  # every passage of any good copy of a page, or of a document of it
    "passages",
    metadata,
    sa.Column("id", Serial, primary_key=True, autoincrement=True),
    sa.Column("source", Plain, sa.ForeignKey("sources.id"), nullable=False),
    sa.Column("place", sa.LargeBinary, nullable=False),  # `url_key` of the document; empty: the page itself
    sa.Column("key", sa.LargeBinary, nullable=False),  # first 16 bytes of the SHA-256 of the text
    sa.Column("text", sa.Text, nullable=False),
    sa.Column("access", sa.Text, nullable=False),  # the class under which it is indexed: that of the source
    sa.Column("first_at", Millis, nullable=False),  # when the first copy with it was captured
    sa.Column("first_capture", Plain, nullable=False),
    sa.Column("wording", sa.BigInteger, nullable=False),  # the newest wording that has it
    sa.Column("terms", postgresql.TSVECTOR().with_variant(sa.Text(), "sqlite")),  # NULL on SQLite
    sa.UniqueConstraint("source", "place", "key", name="uq_passages_source"),
    sqlite_autoincrement=True,
)
sa.Index("ix_passages_terms", passages.c.terms, postgresql_using="gin", sqlite_where=passages.c.terms.is_not(None))

search_terms = sa.Table(  # the version of the code that made the terms of the index
    "search_terms",
    metadata,
    sa.Column("made_with", sa.Text, primary_key=True),
)
