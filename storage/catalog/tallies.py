"""Running totals of each store's receipts: how many blobs, how many bytes, how many without a lock.

They are asked for often, by whoever checks that all is well, and counting a million receipts takes most of a second.
Whoever changes receipts changes these too, last in the transaction: on PostgreSQL the row for all stores is the lock
under which receipts are counted.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache
from typing import Any

import sqlalchemy as sa

from storage.catalog.inserting import inserts_of
from storage.catalog.schema import receipts, tallies
from storage.layout import PROBES
from storage.model import Receipt

ANY = ""  # the row of blobs that any store has, each once; only their number is counted
_T, _R = tallies.c, receipts.c
_LOCK = sa.select(_T.store).where(_T.store == ANY).with_for_update()
# no lock is known although one may be due: probes are never locked
BARE = sa.and_(_R.locked_until.is_(None), ~_R.name.startswith(PROBES, autoescape=True))


@dataclass(frozen=True, slots=True)
class Tally:
    """The totals of a store's receipts."""

    copies: int = 0
    bytes: int = 0
    unlocked: int = 0  # copies without a known lock

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.copies + other.copies, self.bytes + other.bytes, self.unlocked + other.unlocked)

    def __neg__(self) -> Tally:
        return Tally(-self.copies, -self.bytes, -self.unlocked)


def each(found: Iterable[Receipt]) -> dict[str, Tally]:
    """The totals of these receipts, by store."""
    counted: dict[str, Tally] = {}
    for one in found:
        bare = one.locked_until is None and not one.name.startswith(PROBES)
        counted[one.store] = counted.get(one.store, Tally()) + Tally(1, one.bytes, int(bare))
    return counted


def of_store(conn: sa.Connection, store: str) -> tuple[int, int]:
    """Number of copies and of bytes in a store."""
    row = conn.execute(sa.select(_T.copies, _T.bytes).where(_T.store == store)).one_or_none()
    return (0, 0) if row is None else (row.copies, row.bytes)


def lock(conn: sa.Connection) -> None:
    """Lock the totals until this transaction ends."""
    conn.execute(_LOCK)


def unlocked(conn: sa.Connection, store: str) -> int:
    """Number of copies in a store without a known lock."""
    return conn.execute(sa.select(_T.unlocked).where(_T.store == store)).scalar_one_or_none() or 0


def add(conn: sa.Connection, changes: Mapping[str, Tally]) -> None:
    """Add to the totals of each store. Call `lock` first."""
    rows = [{"store": store, **asdict(more)} for store, more in changes.items() if more != Tally()]
    if rows:
        conn.execute(_more(conn.dialect.name), rows)


@cache
def _more(dialect: str) -> Any:
    """The statement that adds to a total. Built once: building it takes longer than executing it."""
    new: Any = inserts_of(dialect)(tallies)
    grown = {name: _T[name] + new.excluded[name] for name in ("copies", "bytes", "unlocked")}
    return new.on_conflict_do_update(index_elements=["store"], set_=grown)


def recount(conn: sa.Connection) -> None:
    """Count the receipts themselves: done at the end of a pass through a store, in case the table was edited by hand."""
    lock(conn)
    bare = sa.func.sum(sa.case((BARE, 1), else_=0))
    query = sa.select(_R.store, sa.func.count(), sa.func.sum(_R.bytes), bare).group_by(_R.store)
    found = {store: Tally(count, int(size), int(without)) for store, count, size, without in conn.execute(query)}
    found[ANY] = Tally(conn.execute(sa.select(sa.func.count(_R.name.distinct()))).scalar_one())
    known = {row.store: Tally(row.copies, row.bytes, row.unlocked) for row in conn.execute(sa.select(tallies))}
    add(conn, {one: found.get(one, Tally()) + -known.get(one, Tally()) for one in known.keys() | found.keys()})
