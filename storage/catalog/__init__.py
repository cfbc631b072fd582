"""The catalog: tables and queries over everything that is kept.

It is only an index: the blobs are the truth, and `archiver rebuild` makes it again from them.

Call `Catalog.open(url)`, then use `with catalog.read() as conn` or `with catalog.write() as conn` and one module per
noun: `hosts.claim(conn, …)`, `sources.due(conn, …)`, `captures.nearest(conn, …)`, `commit.segment(conn, …)`.
"""

from storage.catalog import (
    alarms,
    audits,
    captures,
    classes,
    clocks,
    commit,
    deliveries,
    events,
    holds,
    hosts,
    leaves,
    letters,
    locks,
    lost,
    missing_copies,
    purged,
    purges,
    reference_documents,
    remarks,
    search,
    segments,
    sources,
    subscriptions,
    surts,
    tallies,
    texts,
    tokens,
    visits,
    works,
)
from storage.catalog.engine import Catalog

__all__ = [
    "Catalog",
    "alarms",
    "audits",
    "captures",
    "classes",
    "clocks",
    "commit",
    "deliveries",
    "events",
    "holds",
    "hosts",
    "leaves",
    "letters",
    "locks",
    "lost",
    "missing_copies",
    "purged",
    "purges",
    "reference_documents",
    "remarks",
    "search",
    "segments",
    "sources",
    "subscriptions",
    "surts",
    "tallies",
    "texts",
    "tokens",
    "visits",
    "works",
]
