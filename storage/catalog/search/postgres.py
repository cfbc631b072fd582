"""Terms in PostgreSQL: a tsvector in the row of the passage, made by us and not by a text search configuration."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import TSQUERY

from storage.catalog.search.terms import Phrase, Query, words
from storage.catalog.search_tables import passages
from storage.model import Access

_P = passages.c
_WEIGHED = (_P.id, _P.source, _P.place, _P.wording, _P.access)
LENGTH = 1  # normalisation of `ts_rank`: divide by 1 + the logarithm of the passage's length

Row = tuple[int, str, str]  # id of a passage, its source, its text


def column(source: str, text: str) -> str | None:
    """The value of the column `terms` in the row of a passage."""
    del source
    where: dict[str, list[str]] = {}
    for at, term in enumerate(words(text), 1):
        where.setdefault(term, []).append(str(at))
    return " ".join(f"{_quoted(term)}:{','.join(at)}" for term, at in where.items())


def put(conn: sa.Connection, access: Access, rows: Sequence[Row]) -> None:
    """Add passages of this class: nothing to do, as their rows have the terms."""
    del conn, access, rows


def take(conn: sa.Connection, access: Access, rows: Sequence[Row]) -> None:
    """Remove passages of this class: nothing to do, as their terms go with their rows."""
    del conn, access, rows


def clear(conn: sa.Connection) -> None:
    """Remove all: likewise nothing to do."""
    del conn


def match(  # noqa: PLR0917 - the same signature for both databases
    conn: sa.Connection, asked: Query, access: Access | None, source: str | None, without: Collection[str], weighed: int
) -> tuple[list[Any], bool]:
    """Rows of passages that match a query, with their `rank` (lower is better); and whether there may be more.

    `access`, `source`: only this class, this source; None: all. `without`: sources to leave out. `weighed`: most rows.
    """
    told = sa.cast(" & ".join(map(_phrase, asked.phrases)), TSQUERY)
    some = sa.select(*_WEIGHED, _P.terms).where(_P.terms.bool_op("@@")(told)).limit(weighed)
    if access is not None:
        some = some.where(_P.access == access.value)
    if source is not None:
        some = some.where(_P.source == source).order_by(_P.id.desc())  # if they are too many, the newest
    if without:
        some = some.where(_P.source.not_in(sorted(without)))
    one = some.subquery()
    rank = -sa.func.ts_rank(one.c.terms, told, LENGTH)
    # with a generic plan, which does not know the words, PostgreSQL would read all passages
    conn.exec_driver_sql("SET LOCAL enable_seqscan TO off")
    found = conn.execute(sa.select(*(one.c[column.name] for column in _WEIGHED), rank.label("rank"))).all()
    conn.exec_driver_sql("SET LOCAL enable_seqscan TO DEFAULT")
    return list(found), len(found) == weighed


def _phrase(phrase: Phrase) -> str:
    *before, last = map(_quoted, phrase.terms)
    return f"({' <-> '.join([*before, last + (':*' if phrase.begins else '')])})"


def _quoted(term: str) -> str:
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"
