"""Terms in SQLite: contentless FTS5 tables, where the original terms must be given again to delete a row."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Sequence
from typing import Any

import sqlalchemy as sa

from storage.catalog.search.terms import Phrase, Query, words
from storage.model import Access

TABLES = {access: f"terms_{access.value}" for access in Access}
OF_SOURCE = "\ue000"  # prefix of a special term with the id of the source; no text has such a term
_FORGETS_AT_ONCE = sqlite3.sqlite_version_info >= (3, 42)

Row = tuple[int, str, str]  # id of a passage, its source, its text


def column(source: str, text: str) -> str | None:
    """The value of the column `terms` in the row of a passage: none, as the terms are in a table of their own."""
    del source, text
    return None


def put(conn: sa.Connection, access: Access, rows: Sequence[Row]) -> None:
    """Add passages of this class."""
    if rows:
        conn.exec_driver_sql("PRAGMA secure_delete=ON")  # freed pages have words in them
        add = f"INSERT INTO {TABLES[access]}(rowid, terms) VALUES (?, ?)"  # noqa: S608 - one of two names of ours
        conn.exec_driver_sql(add, [(id_, _terms(source, text)) for id_, source, text in rows])


def take(conn: sa.Connection, access: Access, rows: Sequence[Row]) -> None:
    """Remove passages of this class, so that their words do not stay in the file either."""
    if not rows:
        return
    table = TABLES[access]
    conn.exec_driver_sql("PRAGMA secure_delete=ON")
    if _FORGETS_AT_ONCE:
        _tell(conn, table, "secure-delete", 1)
    remove = f"INSERT INTO {table}({table}, rowid, terms) VALUES ('delete', ?, ?)"  # noqa: S608
    conn.exec_driver_sql(remove, [(id_, _terms(source, text)) for id_, source, text in rows])
    if not _FORGETS_AT_ONCE:
        _tell(conn, table, "optimize")


def clear(conn: sa.Connection) -> None:
    """Remove all passages."""
    conn.exec_driver_sql("PRAGMA secure_delete=ON")
    for table in TABLES.values():
        _tell(conn, table, "delete-all")


def match(  # noqa: PLR0917 - the same signature for both databases
    conn: sa.Connection, asked: Query, access: Access | None, source: str | None, without: Collection[str], weighed: int
) -> tuple[list[Any], bool]:
    """Rows of passages that match a query, with their `rank` (lower is better); and whether there may be more.

    `access`, `source`: only this class, this source; None: all. `without`: sources to leave out. `weighed`: most rows
    per class.
    """
    told = " AND ".join(map(_phrase, asked.phrases))
    if source is not None:
        told += f" AND {_of_source(source)}"
    if without:
        told = f"({told}) NOT ({' OR '.join(map(_of_source, sorted(without)))})"
    found: list[Any] = []
    full = False
    for one, table in TABLES.items():
        if access not in {None, one}:
            continue
        # if they are too many, the newest
        some = (
            f"SELECT rowid AS id, bm25({table}) AS rank FROM {table} WHERE {table} MATCH ? ORDER BY rowid DESC LIMIT ?"  # noqa: S608
        )
        query = f"SELECT p.id, p.source, p.place, p.wording, p.access, m.rank FROM ({some}) m JOIN passages p ON p.id = m.id"  # noqa: S608
        rows = conn.exec_driver_sql(query, (told, weighed)).all()
        full = full or len(rows) == weighed
        found += rows
    return found, full


def _tell(conn: sa.Connection, table: str, command: str, value: int | None = None) -> None:
    """Send a command to an FTS5 table, which has the form of an insert."""
    conn.exec_driver_sql(f"INSERT INTO {table}({table}, rank) VALUES (?, ?)", (command, value))  # noqa: S608


def _terms(source: str, text: str) -> str:
    return " ".join([*words(text), f"{OF_SOURCE}{source.lower()}"])


def _of_source(source: str) -> str:
    return f'"{OF_SOURCE}{source.lower()}"'


def _phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.terms)}"{" *" if phrase.begins else ""}'
