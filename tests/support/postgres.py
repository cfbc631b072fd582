"""A database of PostgreSQL that a test may fill: the one that ARCHIVER_TEST_POSTGRES names, or beside it one for each
process of pytest-xdist."""

from __future__ import annotations

import os
from contextlib import suppress

import pytest
import sqlalchemy as sa

NAMED = os.environ.get("ARCHIVER_TEST_POSTGRES")


def empty() -> str:
    """The address of an empty database, for ARCHIVER_DATABASE. Skips where none is named."""
    if NAMED is None:
        pytest.skip("ARCHIVER_TEST_POSTGRES names no database")
    url = sa.make_url(NAMED)
    if worker := os.environ.get("PYTEST_XDIST_WORKER"):
        _execute(url, f'CREATE DATABASE "{url.database}_{worker}"', there=True)
        url = url.set(database=f"{url.database}_{worker}")
    _execute(url, "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
    return url.render_as_string(hide_password=False)


def _execute(url: sa.URL, statement: str, *, there: bool = False) -> None:
    """`there`: it does no harm if that is so already."""
    engine = sa.create_engine(url.set(drivername="postgresql+psycopg"), isolation_level="AUTOCOMMIT")
    with engine.connect() as conn, suppress(*[sa.exc.ProgrammingError] if there else []):
        conn.exec_driver_sql(statement)
    engine.dispose()
