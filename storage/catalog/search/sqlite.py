"""Terms in SQLite: FTS5 tables that have no content, so that what a row was made of must be given again to take it out."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

import sqlalchemy as sa

from storage.catalog.search.terms import Phrase, Query, words
from storage.model import Access

TABLES = {access: f"terms_{access.value}" for access in Access}
OF_SOURCE = "\ue000"  # before a source's id in a term of its own: no text has such a term
_FORGETS_AT_ONCE = sqlite3.sqlite_version_info >= (3, 42)

Row = tuple[int, str, str]  # id of a passage, its source, its text


def column(source: str, text: str) -> str | None:
    """What stands in the passage's own row."""
    del source, text
    return None


def put(conn: sa.Connection, access: Access, rows: Sequence[Row]) -> None:
    """File passages of this class."""
    if rows:
        conn.exec_driver_sql("PRAGMA secure_delete=ON")  # pages that are freed have words on them
        add = f"INSERT INTO {TABLES[access]}(rowid, terms) VALUES (?, ?)"  # noqa: S608 - one of two names of ours
        conn.exec_driver_sql(add, [(id_, _terms(source, text)) for id_, source, text in rows])


def take(conn: sa.Connection, access: Access, rows: Sequence[Row]) -> None:
    """Take passages of this class out, their words too."""
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
    """Take all out."""
    conn.exec_driver_sql("PRAGMA secure_delete=ON")
    for table in TABLES.values():
        _tell(conn, table, "delete-all")


def match(  # noqa: PLR0917 - as both databases are asked
    conn: sa.Connection, asked: Query, access: Access | None, source: str | None, weighed: int, limit: int
) -> list[int]:
    """Passages that have what is asked for, best first."""
    told = " AND ".join(map(_phrase, asked.phrases))
    if source is not None:
        told += f' AND "{OF_SOURCE}{source.lower()}"'
    each = [
        f"SELECT * FROM (SELECT rowid AS id, bm25({table}) AS rank FROM {table} WHERE {table} MATCH ? LIMIT ?)"  # noqa: S608
        for one, table in TABLES.items()
        if access in {None, one}
    ]
    query = " UNION ALL ".join(each) + " ORDER BY rank, id LIMIT ?"
    rows = conn.exec_driver_sql(query, (*(told, weighed) * len(each), limit))
    return [row.id for row in rows]


def _tell(conn: sa.Connection, table: str, command: str, value: int | None = None) -> None:
    """Commands to an FTS5 table are rows that it does not keep."""
    conn.exec_driver_sql(f"INSERT INTO {table}({table}, rank) VALUES (?, ?)", (command, value))  # noqa: S608


def _terms(source: str, text: str) -> str:
    return " ".join([*words(text), f"{OF_SOURCE}{source.lower()}"])


def _phrase(phrase: Phrase) -> str:
    return f'"{" ".join(phrase.terms)}"{" *" if phrase.begins else ""}'
