"""Tiles and bundles: how the tree lies in the store (c2sp.org/tlog-tiles).

A tile holds up to 256 hashes of level 8 x L, 32 bytes each; a bundle up to 256 leaves, each after its length (two
bytes, big-endian). A partial one is a blob named by its width and never replaced; an empty one is never written.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from storage.errors import BlobDamaged
from storage.layout import TILE_WIDTH, entries_name, tile_name
from storage.ledger import tree
from storage.model import Leaf
from storage.records import from_json, to_json

if TYPE_CHECKING:
    from storage.blobs import Blobs

HASH_BYTES = 32
_TILES_KEPT = 512  # 8 kB each


def leaf_data(leaf: Leaf) -> bytes:
    """The leaf as RFC 8785 JSON of exactly its fields."""
    return to_json(leaf)


def bundle(entries: Iterable[bytes]) -> bytes:
    """The data of leaves as one blob. ValueError for a leaf of more than 65,535 bytes."""
    parts = []
    for data in entries:
        if len(data) > 0xFFFF:
            raise ValueError(f"a leaf of {len(data)} bytes; the log takes at most 65535")
        parts.append(len(data).to_bytes(2, "big") + data)
    return b"".join(parts)


def unbundle(data: bytes) -> list[bytes]:
    """The data of the leaves in a bundle. ValueError if it is torn."""
    found, at = [], 0
    while at < len(data):
        size = int.from_bytes(data[at : at + 2], "big")
        if at + 2 + size > len(data):
            raise ValueError("a bundle of leaves is torn")
        found.append(data[at + 2 : at + 2 + size])
        at += 2 + size
    return found


def width(size: int, level: int, index: int) -> int:
    """How many hashes tile `index` of `level` has in a tree of `size`; 0 if there is no such tile."""
    return max(0, min(TILE_WIDTH, (size >> (8 * level)) - index * TILE_WIDTH))


class Tiles:
    """A tree of one size, read from its tiles; the latest are kept in memory."""

    def __init__(self, blobs: Blobs, size: int) -> None:
        self._blobs = blobs
        self.size = size
        self._kept: OrderedDict[tuple[int, int], list[bytes]] = OrderedDict()

    def hashes(self, level: int, index: int) -> list[bytes]:
        """The hashes of a tile. BlobMissing, BlobDamaged."""
        if (found := self._kept.get((level, index))) is None:
            found = self._fetch(level, index)
            self._kept[level, index] = found
            while len(self._kept) > _TILES_KEPT:
                self._kept.popitem(last=False)
        return found

    def node(self, level: int, index: int) -> bytes:
        """The hash of a complete subtree: see `tree.Node`."""
        row, height = divmod(level, 8)
        first = index << height
        start = first % TILE_WIDTH
        return tree.root_of(self.hashes(row, first // TILE_WIDTH)[start : start + (1 << height)])

    def root(self, size: int | None = None) -> bytes:
        """The root at a size up to this one."""
        return tree.root(self.node, self.size if size is None else size)

    def leaves(self, index: int) -> list[Leaf]:
        """The leaves of bundle `index`, as many as this size has."""
        wide = width(self.size, 0, index)
        found = decoded(self._blobs, entries_name(index, wide)) if wide else []
        if len(found) != wide:
            raise BlobDamaged(f"{entries_name(index, wide)} has {len(found)} leaves")
        return found

    def since(self, first: int) -> Iterator[list[Leaf]]:
        """The leaves from `first` on, bundle by bundle."""
        for index in range(first // TILE_WIDTH, -(-self.size // TILE_WIDTH)):
            yield self.leaves(index)[max(0, first - index * TILE_WIDTH) :]

    def _fetch(self, level: int, index: int) -> list[bytes]:
        name = tile_name(level, index, wide := width(self.size, level, index))
        data = self._blobs.get(name)
        if len(data) != wide * HASH_BYTES:
            raise BlobDamaged(f"{name} has {len(data)} bytes, not {wide * HASH_BYTES}")
        return [data[at : at + HASH_BYTES] for at in range(0, len(data), HASH_BYTES)]


def decoded(blobs: Blobs, name: str) -> list[Leaf]:
    """The leaves of a stored bundle. BlobMissing, BlobDamaged."""
    try:
        return [from_json(Leaf, data) for data in unbundle(blobs.get(name))]
    except ValueError as error:
        raise BlobDamaged(f"{name} is no bundle of leaves: {error}") from error
