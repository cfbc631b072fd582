"""The same suite over SQLite, and over PostgreSQL if ARCHIVER_TEST_POSTGRES names a database that may be emptied."""

from __future__ import annotations

import pytest

from storage.catalog import Catalog
from tests.catalog.audited import archive  # noqa: F401
from tests.support import postgres
from tests.support.catalogs import blank

BOTH = ["sqlite", pytest.param("postgres", marks=pytest.mark.server)]


@pytest.fixture(params=BOTH)
def address(request, tmp_path):
    """The address of an empty catalog."""
    return blank(tmp_path / "catalog.sqlite") if request.param == "sqlite" else postgres.blank()


@pytest.fixture(params=BOTH)
def unmade(request, tmp_path):
    """The address of a database in which no catalog was made yet."""
    return f"sqlite:///{tmp_path}/unmade.sqlite" if request.param == "sqlite" else postgres.empty()


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
