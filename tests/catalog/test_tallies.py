"""What each store has is kept count of, and the count is that of the receipts, whatever happened to them."""

from __future__ import annotations

import random
from collections import Counter

import sqlalchemy as sa

from storage import catalog as tables
from storage.catalog import Catalog, migrations, schema
from storage.model import Receipt


def counted(conn) -> dict[str, tuple[int, int]]:
    copies, octets = Counter(), Counter()
    for one in tables.segments.receipts_in(conn):
        copies[one.store] += 1
        octets[one.store] += one.bytes
    copies[tables.tallies.ANY] = len({one.name for one in tables.segments.receipts_in(conn)})
    return {store: (copies[store], octets[store]) for store in copies}


def told(conn) -> dict[str, tuple[int, int]]:
    return {store: tables.tallies.of(conn, store) for store in ("", "one", "two")}


def test_tallies_are_those_of_the_receipts(conn):
    chance = random.Random(5)
    names = [f"warc/2021/03/02/{n}.warc.gz" for n in range(30)]
    for _ in range(200):
        if chance.random() < 0.2:
            tables.segments.drop_receipts(conn, chance.choice(names))
        else:
            some = [
                Receipt(store=chance.choice(("one", "two")), name=name, sha256="00" * 32, bytes=chance.randrange(1000))
                for name in chance.choices(names, k=4)
            ]
            tables.segments.add_receipts(conn, some)
        assert told(conn) == {"": (0, 0), "one": (0, 0), "two": (0, 0)} | counted(conn)


def test_what_was_done_by_hand_is_counted_at_the_next_count(conn):
    tables.segments.add_receipts(
        conn, [Receipt(store=store, name="journal/a", sha256="00" * 32, bytes=7) for store in ("one", "two")]
    )
    conn.execute(sa.delete(schema.receipts).where(schema.receipts.c.store == "two"))
    assert tables.tallies.of(conn, "two") == (1, 7)
    tables.tallies.recount(conn)
    assert told(conn) == {"": (1, 0), "one": (1, 7), "two": (0, 0)}


def test_an_older_catalog_is_counted_when_it_is_brought_up_to_date(address):
    old = Catalog.open(address)
    with old.write() as conn:
        tables.segments.add_receipts(conn, [Receipt(store="one", name="journal/a", sha256="00" * 32, bytes=7)])
        conn.execute(sa.text("DROP INDEX ix_sources_host"))  # of 0008
        conn.execute(sa.text("DROP TABLE tallies"))
        conn.execute(sa.text("UPDATE alembic_version SET version_num = '0006'"))
    old.close()
    assert migrations.NEWEST >= "0007"
    new = Catalog.open(address)
    with new.read() as conn:
        assert told(conn) == {"": (1, 0), "one": (1, 7), "two": (0, 0)}
    new.close()
