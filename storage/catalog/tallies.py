"""How many blobs each store has by its receipts, how large they are together, and how many have no lock: kept count of, for
whoever asks whether all is well asks often, and counting a million receipts takes most of a second.

Whoever changes receipts changes these, last in the transaction: on PostgreSQL the row of all of them is the lock under
which receipts are counted.
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

ANY = ""  # blobs of which some store has a copy, each once; nothing else of them is counted
_T, _R = tallies.c, receipts.c
_LOCK = sa.select(_T.store).where(_T.store == ANY).with_for_update()
BARE = sa.and_(
    _R.locked_until.is_(None), ~_R.name.startswith(PROBES, autoescape=True)
)  # no lock is known, and one may be due


@dataclass(frozen=True, slots=True)
class Tally:
    """What is counted of a store's receipts."""

    copies: int = 0
    bytes: int = 0
    unlocked: int = 0  # as far as is known

    def __add__(self, other: Tally) -> Tally:
        return Tally(self.copies + other.copies, self.bytes + other.bytes, self.unlocked + other.unlocked)

    def __neg__(self) -> Tally:
        return Tally(-self.copies, -self.bytes, -self.unlocked)


def each(found: Iterable[Receipt]) -> dict[str, Tally]:
    """Of these receipts, by store."""
    counted: dict[str, Tally] = {}
    for one in found:
        bare = one.locked_until is None and not one.name.startswith(PROBES)
        counted[one.store] = counted.get(one.store, Tally()) + Tally(1, one.bytes, int(bare))
    return counted


def of(conn: sa.Connection, store: str) -> tuple[int, int]:
    """Copies and octets."""
    row = conn.execute(sa.select(_T.copies, _T.bytes).where(_T.store == store)).one_or_none()
    return (0, 0) if row is None else (row.copies, row.bytes)


def lock(conn: sa.Connection) -> None:
    """Until this transaction ends nobody else counts."""
    conn.execute(_LOCK)


def unlocked(conn: sa.Connection, store: str) -> int:
    """Copies of which no lock is known."""
    return conn.execute(sa.select(_T.unlocked).where(_T.store == store)).scalar_one_or_none() or 0


def add(conn: sa.Connection, changes: Mapping[str, Tally]) -> None:
    """What each store has more. After `lock`."""
    rows = [{"store": store, **asdict(more)} for store, more in changes.items() if more != Tally()]
    if rows:
        conn.execute(_more(conn.dialect.name), rows)


@cache
def _more(dialect: str) -> Any:
    """The statement that adds to a tally. Made once: to make it takes longer than to carry it out."""
    new: Any = inserts_of(dialect)(tallies)
    grown = {name: _T[name] + new.excluded[name] for name in ("copies", "bytes", "unlocked")}
    return new.on_conflict_do_update(index_elements=["store"], set_=grown)


def recount(conn: sa.Connection) -> None:
    """Out of the receipts themselves: at the end of a pass through a store, whatever was done to the table by hand."""
    lock(conn)
    bare = sa.func.sum(sa.case((BARE, 1), else_=0))
    query = sa.select(_R.store, sa.func.count(), sa.func.sum(_R.bytes), bare).group_by(_R.store)
    found = {store: Tally(count, int(size), int(without)) for store, count, size, without in conn.execute(query)}
    found[ANY] = Tally(conn.execute(sa.select(sa.func.count(_R.name.distinct()))).scalar_one())
    known = {row.store: Tally(row.copies, row.bytes, row.unlocked) for row in conn.execute(sa.select(tallies))}
    add(conn, {one: found.get(one, Tally()) + -known.get(one, Tally()) for one in known.keys() | found.keys()})
