"""What a blob must be: by the ledger, by the stores' receipts, and for the ledger's own blobs by its signed tree.

A ledger leaf takes precedence over a receipt, because a receipt is a row, and rows can be changed. Nothing is repaired
from bytes that none of them, nor a signature, vouches for.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from storage import catalog as tables
from storage.errors import BlobDamaged, StoreError
from storage.layout import CHECKPOINTS, JOURNAL, KEYS, SEGMENTS, TILE_WIDTH, checkpoint_size
from storage.ledger import tree
from storage.ledger.note import NotSigned, VerifierKey, open_checkpoint
from storage.ledger.reading import checkpoint, greatest
from storage.ledger.rows import CatalogRows
from storage.ledger.tiles import bundle, leaf_data

if TYPE_CHECKING:
    import sqlalchemy as sa

    from storage.blobs import Blobs
    from storage.model import Receipt

_KINDS = {SEGMENTS: "segment", JOURNAL: "journal"}
_TILE = re.compile(r"ledger/(?:tile/(\d+)|entries)/((?:x\d{3}/)*\d{3})(?:\.p/(\d+))?")


AHEAD = 65_536  # leaves


@dataclass(frozen=True, slots=True)
class _Place:
    level: int
    index: int
    wide: int
    entries: bool

    @property
    def end(self) -> int:
        """The least number of leaves of a tree that has this tile."""
        return (self.index * TILE_WIDTH + self.wide) << (8 * self.level)


def _place(name: str) -> _Place | None:
    found = _TILE.fullmatch(name)
    if found is None:
        return None
    index = int(found[2].replace("x", "").replace("/", ""))
    return _Place(int(found[1] or 0), index, int(found[3] or TILE_WIDTH), found[1] is None)


@dataclass(frozen=True, slots=True)
class Expected:
    """Digest and length that every copy must have. `receipts` are those that the stores gave."""

    sha256: str
    bytes: int
    receipts: tuple[Receipt, ...] = ()
    disagree: bool = False  # a receipt contradicts the ledger


def expected(catalog: tables.Catalog, name: str) -> Expected | None:
    """What a blob must be; None if neither ledger nor receipts know it, or receipts disagree and no leaf decides."""
    with catalog.read() as conn:
        return _expected(conn, [name]).get(name)


def expected_digests(catalog: tables.Catalog, names: Sequence[str]) -> dict[str, tuple[str, int]]:
    """Digest and length of many blobs, in few queries, without erased ones.

    Receipts are queried only where there is no leaf: a caller that has the receipt can compare it itself.
    """
    with catalog.read() as conn:
        gone = tables.purges.gone_among(conn, [name for name in names if name.startswith(SEGMENTS)])
        asked = [name for name in names if name not in gone]
        found = tables.leaves.digests(conn, [name for name in asked if name.startswith(tuple(_KINDS))], _KINDS.values())
        others = _expected(conn, [name for name in asked if name not in found])
    return found | {name: (must.sha256, must.bytes) for name, must in others.items()}


def _expected(conn: sa.Connection, names: Sequence[str]) -> dict[str, Expected]:
    receipts = tables.segments.receipts_among(conn, names)
    leaves = tables.leaves.among(conn, [name for name in names if name.startswith(tuple(_KINDS))], _KINDS.values())
    found: dict[str, Expected] = {}
    for name in names:
        given = tuple(receipts.get(name, ()))
        claimed = {(receipt.sha256, receipt.bytes) for receipt in given}
        if name in leaves:
            leaf = leaves[name].sha256, leaves[name].bytes
            found[name] = Expected(*leaf, given, disagree=bool(claimed - {leaf}))
        elif len(claimed) == 1:
            found[name] = Expected(*claimed.pop(), given)
    return found


class LedgerTruth:
    """What the ledger's blobs must hold, made from the catalog's leaves.

    The leaves are trusted only if they lead to the greatest head that a key of ours has signed. All leaves are read
    once, when first needed.
    """

    def __init__(self, catalog: tables.Catalog, blobs: Blobs, keys: Sequence[VerifierKey]) -> None:
        self._rows = CatalogRows(catalog)
        self._blobs = blobs
        self._keys = keys

    def digest(self, name: str) -> tuple[str, int] | None:
        """SHA-256 and length that this tile or bundle must have; None if that is unknown."""
        data = self.data(name)
        return None if data is None else (sha256(data).hexdigest(), len(data))

    def data(self, name: str) -> bytes | None:
        """The exact bytes of a tile or bundle; None if it is not part of the signed tree."""
        place = _place(name)
        if place is None or place.end > self._size:
            return None
        level, index, wide = place.level, place.index, place.wide
        if place.entries:
            first = index * TILE_WIDTH
            return bundle(leaf_data(leaf) for leaf in self._rows.leaves(first, first + wide))
        hashes = self._hashes(level)
        return b"".join(hashes[index * TILE_WIDTH : index * TILE_WIDTH + wide])

    def genuine(self, name: str, data: bytes) -> bool:
        """Whether a checkpoint is signed by a key of ours, or a key is named by its own id."""
        try:
            if name.startswith(CHECKPOINTS):
                return open_checkpoint(data, self._keys).size == checkpoint_size(name)
            return VerifierKey.parse(data.decode()).id.hex() == name.removeprefix(KEYS)
        except (NotSigned, ValueError):
            return False

    def ahead(self, name: str) -> bool:
        """Whether a tile or bundle lies beyond the signed end: it is being written, or left by a crash for the next
        head."""
        place = _place(name)
        return place is not None and 0 < self._size < place.end <= self._size + AHEAD

    def speechless(self, name: str) -> bool:
        """Whether a tile or bundle cannot be checked, because the catalog does not lead to the signed head."""
        return self._size == 0 and _place(name) is not None

    @cached_property
    def _size(self) -> int:
        """The number of leaves under the greatest signed head, if the catalog's leaves lead to it; else 0: they prove
        nothing."""
        try:
            size = greatest(self._blobs)
            head = checkpoint(self._blobs, size, self._keys) if size else None
        except (BlobDamaged, StoreError):
            return 0
        if head is None or self._rows.size() < size:
            return 0
        frontier = tree.Frontier()
        for leaf in self._rows.leaves(0, size):
            frontier.append(tree.leaf_hash(leaf_data(leaf)))
        return size if frontier.root() == head.root else 0

    def _hashes(self, level: int) -> list[bytes]:
        while len(self._levels) <= level:
            below = self._levels[-1]
            whole = len(below) // TILE_WIDTH
            self._levels.append([tree.root_of(below[i * TILE_WIDTH : (i + 1) * TILE_WIDTH]) for i in range(whole)])
        return self._levels[level]

    @cached_property
    def _levels(self) -> list[list[bytes]]:
        return [[tree.leaf_hash(leaf_data(leaf)) for leaf in self._rows.leaves(0, self._size)]]
