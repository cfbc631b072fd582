"""A database of PostgreSQL that a test may fill: the one that ARCHIVER_TEST_POSTGRES names, or beside it one for each
process of pytest-xdist; and copies of an empty catalog, as in catalogs.py."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache

import pytest
import sqlalchemy as sa

from storage.catalog import Catalog

NAMED = os.environ.get("ARCHIVER_TEST_POSTGRES")


def empty() -> str:
    """The address of an empty database, for ARCHIVER_DATABASE. Skips where none is named."""
    url = _named()
    if worker := os.environ.get("PYTEST_XDIST_WORKER"):
        with suppress(sa.exc.ProgrammingError):  # it is there
            _execute(url, f'CREATE DATABASE "{url.database}_{worker}"')
        url = url.set(database=f"{url.database}_{worker}")
    _execute(url, "DROP SCHEMA public CASCADE", "CREATE SCHEMA public")
    return url.render_as_string(hide_password=False)


def blank() -> str:
    """The same with an empty catalog: a copy, in the place of the copy that this process had before."""
    url, made = _named(), _made()
    copy = f"{made}_copy"
    make = f'CREATE DATABASE "{copy}" TEMPLATE "{made}" STRATEGY FILE_COPY'
    _execute(url, f'DROP DATABASE IF EXISTS "{copy}" WITH (FORCE)', make)
    return url.set(database=copy).render_as_string(hide_password=False)


@cache
def _made() -> str:
    """The name of a database with an empty catalog, made by every step of the migrations."""
    url = _named()
    name = f"{url.database}_{os.environ.get('PYTEST_XDIST_WORKER', 'alone')}_blank"
    _execute(url, f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)', f'CREATE DATABASE "{name}"')
    Catalog.open(url.set(database=name).render_as_string(hide_password=False)).close()
    return name


@contextmanager
def read_only(address: str) -> Iterator[None]:
    """As a standby is: to whoever connects meanwhile, and to him for as long as he stays connected."""
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


def _execute(url: sa.URL, *statements: str) -> None:
    engine = sa.create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    try:
        with engine.connect() as conn:
            for statement in statements:
                conn.exec_driver_sql(statement)
    finally:
        engine.dispose()
