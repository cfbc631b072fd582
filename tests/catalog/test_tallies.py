"""The tallies of each store equal the counts of its receipts, whatever happened to them."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import astuple
from datetime import UTC, datetime

import sqlalchemy as sa

from storage import catalog as tables
from storage.catalog import Catalog, schema
from storage.model import Receipt
from tests.support.catalogs import brought_to

UNTIL = datetime(2031, 1, 1, tzinfo=UTC)


def counted(conn) -> dict[str, tuple[int, int, int]]:
    copies, octets, bare = Counter(), Counter(), Counter()
    for one in tables.segments.receipts_in(conn):
        copies[one.store] += 1
        octets[one.store] += one.bytes
        bare[one.store] += one.locked_until is None and not one.name.startswith("probe/")
    copies[tables.tallies.ANY] = len({one.name for one in tables.segments.receipts_in(conn)})
    return {store: (copies[store], octets[store], bare[store]) for store in copies}


def told(conn) -> dict[str, tuple[int, int, int]]:
    return {
        store: (*tables.tallies.of_store(conn, store), tables.tallies.unlocked(conn, store))
        for store in ("", "one", "two")
    }


def test_tallies_equal_the_counts_of_receipts(conn):
    chance = random.Random(5)
    names = [f"warc/2021/03/02/{n}.warc.gz" for n in range(25)] + [f"probe/{n}/result" for n in range(5)]
    for _ in range(200):
        if chance.random() < 0.2:
            tables.segments.drop_receipts(conn, chance.choice(names))
        else:
            some = [
                Receipt(
                    store=chance.choice(("one", "two")),
                    name=name,
                    sha256="00" * 32,
                    bytes=chance.randrange(1000),
                    locked_until=chance.choice((None, UNTIL)),
                )
                for name in chance.choices(names, k=4)
            ]
            tables.segments.add_receipts(conn, some)
        assert told(conn) == {"": (0, 0, 0), "one": (0, 0, 0), "two": (0, 0, 0)} | counted(conn)


def test_recount_corrects_tallies_after_manual_changes(conn):
    tables.segments.add_receipts(
        conn, [Receipt(store=store, name="journal/a", sha256="00" * 32, bytes=7) for store in ("one", "two")]
    )
    conn.execute(sa.delete(schema.receipts).where(schema.receipts.c.store == "two"))
    assert tables.tallies.of_store(conn, "two") == (1, 7)
    tables.tallies.recount(conn)
    assert told(conn) == {"": (1, 0, 0), "one": (1, 7, 1), "two": (0, 0, 0)}


def test_migration_counts_the_receipts_of_an_older_catalog(unmade):
    engine = sa.create_engine(unmade.replace("postgresql:", "postgresql+psycopg:"))
    with engine.begin() as conn:
        brought_to(conn, "0006")
        for name, until in (("journal/a", None), ("journal/b", 1_700_000_000_000), ("probe/a", None)):
            row = {"name": name, "store": "one", "sha256": b"0" * 32, "bytes": 7, "locked_until": until}
            conn.execute(sa.insert(sa.table("receipts", *map(sa.column, row))), row)
        row = {"store": "one", "name": "warc/a", "version_id": None}
        conn.execute(sa.insert(sa.table("held_objects", *map(sa.column, row))), row)
    engine.dispose()
    new = Catalog.open(unmade)
    with new.read() as conn:
        assert told(conn) == {"": (3, 0, 0), "one": (3, 21, 1), "two": (0, 0, 0)}
        ((name, version, state, journal),) = [astuple(one) for one in tables.holds.on_objects(conn, "one")]
        assert (name, version, state, journal) == ("warc/a", None, "put", None)
    new.close()
