"""How many blobs each store has by its receipts, and how large they are together: kept count of, for whoever asks whether all
is well asks often, and counting a million receipts takes most of a second.

Whoever changes receipts changes these, last in the transaction: on PostgreSQL the row of all of them is the lock under
which receipts are counted.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql, sqlite

from storage.catalog.schema import receipts, tallies

ANY = ""  # blobs of which some store has a copy, each once; their size is not counted
_T = tallies.c


def of(conn: sa.Connection, store: str) -> tuple[int, int]:
    """Copies and octets."""
    row = conn.execute(sa.select(_T.copies, _T.bytes).where(_T.store == store)).one_or_none()
    return (0, 0) if row is None else (row.copies, row.bytes)


def lock(conn: sa.Connection) -> None:
    """Until this transaction ends nobody else counts."""
    conn.execute(sa.select(_T.store).where(_T.store == ANY).with_for_update())


def add(conn: sa.Connection, changes: Mapping[str, tuple[int, int]]) -> None:
    """Store -> copies and octets more. After `lock`."""
    insert: Any = postgresql.insert if conn.dialect.name == "postgresql" else sqlite.insert
    new = insert(tallies)
    grown = {"copies": _T.copies + new.excluded.copies, "bytes": _T.bytes + new.excluded.bytes}
    rows = [{"store": store, "copies": n, "bytes": size} for store, (n, size) in changes.items() if n or size]
    if rows:
        conn.execute(new.on_conflict_do_update(index_elements=["store"], set_=grown), rows)


def recount(conn: sa.Connection) -> None:
    """Out of the receipts themselves: at the end of a pass through a store, whatever was done to the table by hand."""
    lock(conn)
    each = sa.select(receipts.c.store, sa.func.count(), sa.func.sum(receipts.c.bytes)).group_by(receipts.c.store)
    found = {store: (count, int(size)) for store, count, size in conn.execute(each)}
    found[ANY] = conn.execute(sa.select(sa.func.count(receipts.c.name.distinct()))).scalar_one(), 0
    known = {row.store: (row.copies, row.bytes) for row in conn.execute(sa.select(tallies))}
    wrong = {}
    for store in known.keys() | found.keys():
        (was, was_bytes), (now, now_bytes) = known.get(store, (0, 0)), found.get(store, (0, 0))
        wrong[store] = now - was, now_bytes - was_bytes
    add(conn, wrong)
