"""The search index over the passages of good copies.

`terms` splits texts into terms, `filing` adds and removes copies, `asking` answers queries; `sqlite` and `postgres` are
the two ways in which terms are stored.
"""

from storage.catalog.search.asking import Hit, Hits, Passage, Progress, by_ids, hits, progress, wordings_of, words_of
from storage.catalog.search.filing import (
    Read,
    before,
    current,
    file,
    forget,
    has_same_words,
    lock_index,
    restart,
    set_access,
    set_access_at,
    waiting,
)  # fmt: skip
from storage.catalog.search.terms import Query, marks, matches_query, query

__all__ = [
    "Hit", "Hits", "Passage", "Progress", "Query", "Read", "before", "by_ids", "current", "file", "forget",
    "has_same_words", "hits", "lock_index", "marks", "matches_query", "progress", "query", "restart", "set_access",
    "set_access_at", "waiting", "wordings_of", "words_of",
]  # fmt: skip
