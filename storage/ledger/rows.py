"""The ledger's side of the catalog: which leaves wait, and which place each has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Protocol

import sqlalchemy as sa

from storage.catalog import leaves as table
from storage.catalog import schema
from storage.model import Leaf

if TYPE_CHECKING:
    from storage.catalog import Catalog


class LeafRows(Protocol):
    """The queries of the ledger to a catalog. A leaf is identified by kind and name."""

    def size(self) -> int:
        """One more than the greatest place given."""

    def pending(self, limit: int) -> Sequence[Leaf]:
        """The oldest leaves without a place."""

    def integrated(self, first: int, leaves: Sequence[Leaf]) -> None:
        """Give these leaves the places from `first` on, all or none; leaves unknown to the catalog are added."""

    def leaves(self, first: int, end: int) -> Iterator[Leaf]:
        """The leaves with places [first, end), in order."""

    def find(self, kind: str, name: str) -> tuple[int | None, Leaf] | None:
        """A leaf and its place (None: it waits); None if there is no such leaf."""

    def forget(self, first: int) -> None:
        """Take away the places from `first` on: those leaves wait again."""


class CatalogRows:
    """LeafRows over the catalog."""

    def __init__(self, catalog: Catalog) -> None:
        self._catalog = catalog
        self._seqs: dict[tuple[str, str], int] = {}  # of the leaves returned as pending

    def size(self) -> int:
        """See `LeafRows.size`."""
        with self._catalog.read() as conn:
            return table.size(conn)

    def pending(self, limit: int) -> Sequence[Leaf]:
        """See `LeafRows.pending`."""
        with self._catalog.read() as conn:
            rows = table.pending(conn, limit)
        self._seqs = {(row.leaf.kind, row.leaf.name): row.seq for row in rows}
        return [row.leaf for row in rows]

    def integrated(self, first: int, leaves: Sequence[Leaf]) -> None:
        """See `LeafRows.integrated`."""
        with self._catalog.write() as conn:
            table.insert(conn, [leaf for leaf in leaves if (leaf.kind, leaf.name) not in self._seqs])
            table.integrate(conn, first, [self._seq(conn, leaf) for leaf in leaves])

    def leaves(self, first: int, end: int) -> Iterator[Leaf]:
        """See `LeafRows.leaves`."""
        with self._catalog.read() as conn:
            for row in table.integrated(conn, first, end):
                yield row.leaf

    def find(self, kind: str, name: str) -> tuple[int | None, Leaf] | None:
        """See `LeafRows.find`."""
        with self._catalog.read() as conn:
            row = table.by_name(conn, name, kind)
        return None if row is None else (row.index, row.leaf)

    def forget(self, first: int) -> None:
        """See `LeafRows.forget`."""
        with self._catalog.write() as conn:
            leaves = schema.leaves
            conn.execute(sa.update(leaves).where(leaves.c.leaf_index >= first).values(leaf_index=None))

    def _seq(self, conn: sa.Connection, leaf: Leaf) -> int:
        known = self._seqs.get((leaf.kind, leaf.name))
        if known is None:
            row = table.by_name(conn, leaf.name, leaf.kind)
            assert row is not None  # inserted above
            known = row.seq
        return known
