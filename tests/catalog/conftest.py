"""The same suite over SQLite, and over PostgreSQL when ARCHIVER_TEST_POSTGRES names a database that may be emptied."""

from __future__ import annotations

import pytest

from storage.catalog import Catalog
from tests.catalog.audited import archive  # noqa: F401
from tests.support import postgres
from tests.support.catalogs import blank


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.server)])
def address(request, tmp_path):
    """Where an empty database is."""
    if request.param == "sqlite":
        return blank(tmp_path / "catalog.sqlite")
    return postgres.empty()


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
