"""An archive with two sources, for tests of crash recovery and of rebuilding."""

from __future__ import annotations

import itertools

import pytest

from storage import catalog as tables
from storage.audit import rebuild, resolve_reserved
from storage.catalog import Catalog
from tests.catalog.archive import TOKEN, Archive, judge
from tests.catalog.scenes import source
from tests.support.catalogs import blank

S, T = source(), source(1, host="other.example:443")


@pytest.fixture
def archive(tmp_path, address):
    made = Archive(tmp_path, address)
    made.add(S, T)
    yield made
    made.close()


def fresh(archive: Archive) -> Catalog:
    return Catalog.open(blank(archive.root / f"{next(_COUNT)}.sqlite"))


_COUNT = itertools.count()


def rebuilt(archive: Archive, **options):
    catalog = fresh(archive)
    result = rebuild(catalog, archive.blobs, judge, now=lambda: archive.now, **options)
    return catalog, result


def resolve(archive: Archive, *, dead: bool = True):
    """`dead`: the holders of the leases have died, and their leases are ended first, as at a start."""
    if dead:
        with archive.catalog.write() as conn:
            tables.hosts.free_of(conn, TOKEN.partition(".")[0])
    return resolve_reserved(archive.catalog, archive.blobs, archive.spool, archive.journal, now=archive.now)
