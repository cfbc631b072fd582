"""Leaves of the ledger: added in the transaction of what they prove, and given their index in the tree later."""

from __future__ import annotations

import secrets
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from storage.catalog.inserting import inserts_of
from storage.catalog.schema import batches, leaves, segments
from storage.model import Leaf

_L = leaves.c
_BY_NAME = sa.select(leaves).where(_L.name == sa.bindparam("of"), _L.kind == sa.bindparam("as"))
PAGE = 1_000  # rows per query while iterating


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A leaf as the catalog has it."""

    seq: int  # number in the catalog
    index: int | None  # in the tree; None: not in it yet
    leaf: Leaf


def new(kind: str, name: str, sha256: str, size_bytes: int) -> Leaf:
    """A new leaf for something that is to be proven, with a random salt."""
    return Leaf(v=1, kind=kind, name=name, sha256=sha256, bytes=size_bytes, salt=secrets.token_hex(16))


def any_at_all(conn: sa.Connection) -> bool:
    """Whether there is any leaf: a catalog without one has neither visits nor journal entries."""
    return conn.execute(sa.select(_L.seq).limit(1)).first() is not None


def pending(conn: sa.Connection, limit: int) -> list[Row]:
    """The oldest leaves that are not in the tree yet."""
    query = sa.select(leaves).where(_L.leaf_index.is_(None)).order_by(_L.seq).limit(limit)
    return [_leaf(row) for row in conn.execute(query)]


def late(conn: sa.Connection, at: datetime) -> bool:
    """Whether a segment that was stored before this time is not in the tree yet."""
    waits = sa.select(_L.seq).join(segments, segments.c.name == _L.name)
    query = waits.where(_L.kind == "segment", _L.leaf_index.is_(None), segments.c.stored_at < at)
    return conn.execute(query.limit(1)).first() is not None


def integrate(conn: sa.Connection, first: int, seqs: Sequence[int]) -> None:
    """Give these leaves the indices from `first` on. Raises IntegrityError if an index is taken."""
    rows = [{"b_seq": seq, "place": first + i} for i, seq in enumerate(seqs)]
    if rows:
        placed = sa.update(leaves).where(_L.seq == sa.bindparam("b_seq")).values(leaf_index=sa.bindparam("place"))
        conn.execute(placed, rows)


def size(conn: sa.Connection) -> int:
    """The size of the tree, as the catalog knows it."""
    newest = conn.execute(sa.select(sa.func.max(_L.leaf_index))).scalar_one()
    return 0 if newest is None else newest + 1


def count(conn: sa.Connection) -> int:
    """The number of leaves, those that wait for the tree included."""
    waiting = sa.select(sa.func.count()).select_from(leaves).where(_L.leaf_index.is_(None))
    return size(conn) + int(conn.execute(waiting).scalar_one())


def integrated(conn: sa.Connection, first: int = 0, end: int | None = None) -> Iterator[Row]:
    """Yield the leaves of the tree from `first` on and before `end`, in order."""
    place = first
    while True:
        query = sa.select(leaves).where(_L.leaf_index >= place).order_by(_L.leaf_index).limit(PAGE)
        if end is not None:
            query = query.where(_L.leaf_index < end)
        rows = conn.execute(query).all()
        yield from map(_leaf, rows)
        if len(rows) < PAGE:
            return
        place = rows[-1].leaf_index + 1


def by_name(conn: sa.Connection, name: str, kind: str) -> Row | None:
    """The leaf of a blob, or of a visit by the id of its metadata record; None if there is none."""
    row = conn.execute(_BY_NAME, {"of": name, "as": kind}).one_or_none()
    return None if row is None else _leaf(row)


def among(conn: sa.Connection, names: Sequence[str], kinds: Collection[str]) -> dict[str, Leaf]:
    """The leaves of these blobs, by name. The kinds must not share names."""
    found: dict[str, Leaf] = {}
    for batch in batches(names):
        query = sa.select(leaves).where(_L.name.in_(batch), _L.kind.in_(list(kinds)))
        found.update((row.name, _leaf(row).leaf) for row in conn.execute(query))
    return found


def digests(conn: sa.Connection, names: Sequence[str], kinds: Collection[str]) -> dict[str, tuple[str, int]]:
    """Like `among`, but only SHA-256 and length of each."""
    found: dict[str, tuple[str, int]] = {}
    for batch in batches(names):
        query = sa.select(_L.name, _L.sha256, _L.bytes).where(_L.name.in_(batch), _L.kind.in_(list(kinds)))
        found.update((name, (sha256, size)) for name, sha256, size in conn.execute(query))
    return found


def insert(conn: sa.Connection, found: Sequence[Leaf], *, first: int | None = None) -> None:
    """Add leaves, in this order; one that exists stays as it is. `first`: they are in the tree, with the indices from
    this on (in a rebuild, which reads them from the ledger)."""
    rows = [
        {
            "v": leaf.v,
            "kind": leaf.kind,
            "name": leaf.name,
            "sha256": leaf.sha256,
            "bytes": leaf.bytes,
            "salt": bytes.fromhex(leaf.salt),
            "leaf_index": None if first is None else first + i,
        }
        for i, leaf in enumerate(found)
    ]
    if rows:
        conn.execute(_new(conn.dialect.name), rows)


@cache
def _new(dialect: str) -> Any:
    """The statement that adds a leaf. Built once: building it takes longer than executing it."""
    into: Any = inserts_of(dialect)(leaves)
    return into.on_conflict_do_nothing(index_elements=["name", "kind"])


def _leaf(row: sa.Row[Any]) -> Row:
    return Row(
        seq=row.seq,
        index=row.leaf_index,
        leaf=Leaf(v=row.v, kind=row.kind, name=row.name, sha256=row.sha256, bytes=row.bytes, salt=row.salt.hex()),
    )
