"""The growing end of the tree, and how its blobs are written."""

from __future__ import annotations

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from storage.blobs import put_or_resume
from storage.errors import BlobExists
from storage.layout import ENTRIES, TILE_WIDTH, entries_name, tile_name
from storage.ledger import tree
from storage.ledger.signing_state import LedgerHalted
from storage.ledger.tiles import Tiles, bundle, decoded, leaf_data
from storage.model import Leaf

if TYPE_CHECKING:
    from storage.blobs import Blobs
    from storage.ledger.rows import LeafRows

Write = Callable[["Blobs", str, bytes], None]


def put(blobs: Blobs, name: str, data: bytes) -> None:
    """Write a blob of the ledger unless it is written already. LedgerHalted if other bytes are there."""
    with tempfile.NamedTemporaryFile(prefix="ledger-") as file:
        file.write(data)
        file.flush()
        try:
            blobs.put(name, Path(file.name))
        except BlobExists:
            if blobs.get(name) != data:
                raise LedgerHalted(f"{name} holds something else than belongs there; archiver ledger recover") from None


def mend(blobs: Blobs, name: str, data: bytes) -> None:
    """Write a blob of the ledger over whatever is there; only at an operator's request."""
    with tempfile.NamedTemporaryFile(prefix="ledger-") as file:
        file.write(data)
        file.flush()
        put_or_resume(blobs, name, Path(file.name), hashlib.sha256(data).hexdigest())


class Tip:
    """The growing end of the tree: the tiles and the bundle that are not full."""

    def __init__(self, blobs: Blobs, size: int, write: Write = put) -> None:
        self._blobs = blobs
        self._put = write
        self.size = size
        self._looked = False  # beyond the end, for what a crash left
        tiles = Tiles(blobs, size)
        self._edges: list[list[bytes]] = []  # by level
        while size >> (8 * len(self._edges)):
            level = len(self._edges)
            index, wide = divmod(size >> (8 * level), TILE_WIDTH)
            self._edges.append(list(tiles.hashes(level, index)) if wide else [])
        begun = [leaf_data(leaf) for leaf in (tiles.leaves(size // TILE_WIDTH) if size % TILE_WIDTH else [])]
        if [tree.leaf_hash(data) for data in begun] != (self._edges[0] if self._edges else []):
            raise LedgerHalted(f"the leaves at {ENTRIES} are not those of the tiles at size {size}")
        self._bundle = begun

    def root(self) -> bytes:
        """The root over all leaves so far."""
        peaks = [peak for level in reversed(range(len(self._edges))) for peak in _peaks(self._edges[level])]
        if not peaks:
            return tree.EMPTY_ROOT
        root = peaks.pop()
        while peaks:
            root = tree.node_hash(peaks.pop(), root)
        return root

    def grow(self, leaves: Sequence[Leaf]) -> None:
        """Add leaves and write all blobs of the tree's new size. LedgerHalted if other bytes are in their place."""
        self.add(leaves)
        self.finish()

    def add(self, leaves: Sequence[Leaf]) -> None:
        """Add leaves; bundles and full tiles are written, partial tiles by `finish`."""
        waiting = [leaf_data(leaf) for leaf in leaves]
        while waiting:
            room = TILE_WIDTH - len(self._bundle)
            taken, waiting = waiting[:room], waiting[room:]
            index = self.size // TILE_WIDTH
            self._bundle += taken
            self._put(self._blobs, entries_name(index, len(self._bundle)), bundle(self._bundle))
            self._add(0, [tree.leaf_hash(data) for data in taken], index)
            self.size += len(taken)
            if len(self._bundle) == TILE_WIDTH:
                self._bundle = []

    def finish(self) -> None:
        """Write the partial tiles of this size."""
        for level, edge in enumerate(self._edges):
            if edge:
                self._write(level, (self.size >> (8 * level)) // TILE_WIDTH, edge)

    def begun(self, rows: LeafRows) -> list[Leaf]:
        """Leaves that were written beyond the signed end before a crash, if all of them still wait in the catalog."""
        if self._looked:
            return []
        index, have = divmod(self.size, TILE_WIDTH)
        whole = entries_name(index)
        found = [
            item.name for item in self._blobs.names(whole) if item.name == whole or item.name.startswith(f"{whole}.p/")
        ]
        for name in sorted(
            found, key=lambda name: int(name.rpartition("/")[2]) if ".p/" in name else TILE_WIDTH, reverse=True
        ):
            leaves = decoded(self._blobs, name)
            ours = [leaf_data(leaf) for leaf in leaves[:have]] == self._bundle
            behind = leaves[have:]
            if behind and ours and all(rows.find(leaf.kind, leaf.name) == (None, leaf) for leaf in behind):
                return behind
        self._looked = True
        return []

    def _add(self, level: int, hashes: Sequence[bytes], index: int) -> None:
        """Add hashes for the tile `index` of a level; a full tile is written, and its root is added one level up."""
        if level == len(self._edges):
            self._edges.append([])
        self._edges[level] += hashes
        if len(self._edges[level]) == TILE_WIDTH:
            full, self._edges[level] = self._edges[level], []
            self._write(level, index, full)
            self._add(level + 1, [tree.root_of(full)], index // TILE_WIDTH)

    def _write(self, level: int, index: int, hashes: Sequence[bytes]) -> None:
        self._put(self._blobs, tile_name(level, index, len(hashes)), b"".join(hashes))


def _peaks(edge: Sequence[bytes]) -> list[bytes]:
    """The roots of the complete subtrees over an edge, largest first."""
    found, at = [], 0
    for bit in range(8, -1, -1):
        if len(edge) >> bit & 1:
            found.append(tree.root_of(edge[at : at + (1 << bit)]))
            at += 1 << bit
    return found
