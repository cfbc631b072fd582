"""Terms in PostgreSQL: a tsvector in the passage's row, made by us and not by a configuration of the database."""

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
LENGTH = 1  # of a long passage each word weighs less: divided by 1 + the logarithm of its length

Row = tuple[int, str, str]


def column(source: str, text: str) -> str | None:
    """What stands in the passage's own row."""
    del source
    where: dict[str, list[str]] = {}
    for at, term in enumerate(words(text), 1):
        where.setdefault(term, []).append(str(at))
    return " ".join(f"{_quoted(term)}:{','.join(at)}" for term, at in where.items())


def put(conn: sa.Connection, access: Access, rows: Sequence[Row]) -> None:
    """File passages of this class: their own rows say it all."""
    del conn, access, rows


def take(conn: sa.Connection, access: Access, rows: Sequence[Row]) -> None:
    """Take passages of this class out: their terms go with their rows."""
    del conn, access, rows


def clear(conn: sa.Connection) -> None:
    """Take all out: likewise."""
    del conn


def match(  # noqa: PLR0917 - as both databases are asked
    conn: sa.Connection, asked: Query, access: Access | None, source: str | None, without: Collection[str], weighed: int
) -> tuple[list[Any], bool]:
    """Passages that have what is asked for, each with its `rank`: less is better; whether there may be more. `without`:
    none of these sources."""
    told = sa.cast(" & ".join(map(_phrase, asked.phrases)), TSQUERY)
    some = sa.select(*_WEIGHED, _P.terms).where(_P.terms.bool_op("@@")(told)).limit(weighed)
    if access is not None:
        some = some.where(_P.access == access.value)
    if source is not None:
        some = some.where(_P.source == source).order_by(_P.id.desc())  # the newest of them, if they are too many
    if without:
        some = some.where(_P.source.not_in(sorted(without)))
    one = some.subquery()
    rank = -sa.func.ts_rank(one.c.terms, told, LENGTH)
    # without knowing the words, as it plans a statement that comes often, it would read all passages
    conn.exec_driver_sql("SET LOCAL enable_seqscan TO off")
    found = conn.execute(sa.select(*(one.c[column.name] for column in _WEIGHED), rank.label("rank"))).all()
    conn.exec_driver_sql("SET LOCAL enable_seqscan TO DEFAULT")
    return list(found), len(found) == weighed


def _phrase(phrase: Phrase) -> str:
    *before, last = map(_quoted, phrase.terms)
    return f"({' <-> '.join([*before, last + (':*' if phrase.begins else '')])})"


def _quoted(term: str) -> str:
    return "'" + term.replace("\\", "\\\\").replace("'", "''") + "'"
