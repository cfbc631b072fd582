"""A PostgreSQL database that a test may fill, and copies of an empty catalog, as in catalogs.py.

It is the database that ARCHIVER_TEST_POSTGRES names or, under pytest-xdist, one beside it for each process.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import cache
from typing import Any

import pytest
import sqlalchemy as sa

from storage.catalog import Catalog

NAMED = os.environ.get("ARCHIVER_TEST_POSTGRES")


def empty() -> str:
    """The address of an empty database, for ARCHIVER_DATABASE. Skips if none is named."""
    url = _named()
    if worker := os.environ.get("PYTEST_XDIST_WORKER"):
        with suppress(sa.exc.ProgrammingError):  # it exists already
            _execute(url, f'CREATE DATABASE "{url.database}_{worker}"')
        url = url.set(database=f"{url.database}_{worker}")
    _execute(url, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    return url.render_as_string(hide_password=False)


# Every change of a database's tables, indexes, rules and settings shows in these system tables; changed rows do not.
_SHAPE = " UNION ALL ".join(
    f"SELECT count(*), max(xmin::text::bigint) FROM pg_{one}"
    for one in ("attribute", "index", "constraint", "attrdef", "proc", "trigger", "db_role_setting")
)
_OTHERS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
_TABLES = "SELECT quote_ident(tablename) FROM pg_tables WHERE schemaname = 'public'"
_COUNTED = "SELECT quote_ident(sequencename) FROM pg_sequences WHERE last_value IS NOT NULL"


@dataclass(frozen=True)
class _Copy:
    """A copy of an empty catalog, as it was made."""

    shape: Sequence[Any]
    rows: dict[str, str]  # by table, as JSON: the rows with which a catalog begins


_copies: dict[sa.URL, _Copy] = {}  # of this process


def blank() -> str:
    """The same with an empty catalog: this process's earlier copy without its rows, or a new copy if its tables have
    changed.

    A copy costs PostgreSQL a third of a second, and the first connection to it more.
    """
    url, made = _named(), _made()
    copy = url.set(database=f"{made}_copy")
    if copy not in _copies or not _emptied(copy, _copies[copy]):
        make = f'CREATE DATABASE "{copy.database}" TEMPLATE "{made}" STRATEGY FILE_COPY'
        _execute(url, f'DROP DATABASE IF EXISTS "{copy.database}" WITH (FORCE)', make)
        with _connected(copy) as conn:
            rows = {
                one: conn.exec_driver_sql(f"SELECT json_agg(t)::text FROM {one} t").scalar() for one in _filled(conn)
            }
            _copies[copy] = _Copy(conn.exec_driver_sql(_SHAPE).all(), rows)
    return copy.render_as_string(hide_password=False)


def _emptied(url: sa.URL, copy: _Copy) -> bool:
    """Reset a copy; False if its tables have changed."""
    with _connected(url) as conn:
        conn.exec_driver_sql(_OTHERS)
        if conn.exec_driver_sql(_SHAPE).all() != copy.shape:
            return False
        conn.exec_driver_sql(f"TRUNCATE {', '.join({*copy.rows, *_filled(conn)})} CASCADE")
        for one in conn.exec_driver_sql(_COUNTED).scalars().all():
            conn.exec_driver_sql(f"ALTER SEQUENCE {one} RESTART")
        for one, rows in copy.rows.items():
            conn.exec_driver_sql(f"INSERT INTO {one} SELECT * FROM json_populate_recordset(NULL::{one}, %s)", (rows,))
    return True


def _filled(conn: sa.Connection) -> Sequence[str]:
    """The tables that have rows."""
    tables = conn.exec_driver_sql(_TABLES).scalars().all()
    each = " UNION ALL ".join(f"(SELECT '{one}' FROM {one} LIMIT 1)" for one in tables)
    return conn.exec_driver_sql(each).scalars().all()


@cache
def _made() -> str:
    """The name of a database with an empty catalog, made by all migrations."""
    url = _named()
    name = f"{url.database}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}_blank"
    _execute(url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}"')
    Catalog.open(url.set(database=name).render_as_string(hide_password=False)).close()
    return name


@contextmanager
def read_only(address: str) -> Iterator[None]:
    """Make the database read-only, as a standby is, for connections made meanwhile and as long as they last."""
    url = sa.make_url(address)
    _execute(url, f'ALTER DATABASE "{url.database}" SET default_transaction_read_only = on')
    try:
        yield
    finally:
        takes_writes = "SET default_transaction_read_only = off"
        _execute(url, takes_writes, f'ALTER DATABASE "{url.database}" RESET default_transaction_read_only')


def _named() -> sa.URL:
    if NAMED is None:
        pytest.skip("ARCHIVER_TEST_POSTGRES names no database")
    return sa.make_url(NAMED)


@contextmanager
def _connected(url: sa.URL) -> Iterator[sa.Connection]:
    engine = sa.create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as conn:
            yield conn
    finally:
        engine.dispose()


def _execute(url: sa.URL, *statements: str) -> None:
    with _connected(url) as conn:
        for statement in statements:
            conn.exec_driver_sql(statement)
