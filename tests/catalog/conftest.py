"""The same suite over SQLite, and over PostgreSQL when ARCHIVER_TEST_POSTGRES names a database that may be emptied."""

from __future__ import annotations

import os

import pytest
import sqlalchemy as sa

from storage.catalog import Catalog
from tests.support.catalogs import blank

POSTGRES = os.environ.get("ARCHIVER_TEST_POSTGRES")


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.server)])
def address(request, tmp_path):
    """Where an empty database is."""
    if request.param == "sqlite":
        return blank(tmp_path / "catalog.sqlite")
    if POSTGRES is None:
        pytest.skip("ARCHIVER_TEST_POSTGRES names no database")
    engine = sa.create_engine(sa.make_url(POSTGRES).set(drivername="postgresql+psycopg"))
    with engine.begin() as conn:
        conn.exec_driver_sql("DROP SCHEMA public CASCADE")
        conn.exec_driver_sql("CREATE SCHEMA public")
    engine.dispose()
    return POSTGRES


@pytest.fixture
def catalog(address):
    opened = Catalog.open(address)
    yield opened
    opened.close()


@pytest.fixture
def conn(catalog):
    """One transaction for a whole test."""
    with catalog.write() as conn:
        yield conn
