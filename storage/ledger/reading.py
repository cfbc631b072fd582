"""The ledger as anybody may read it: newest checkpoint, proofs. Needs the store, and rows to find a leaf by name."""

from __future__ import annotations

import base64
from collections.abc import Iterator, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from storage.blobs import list_own_blobs
from storage.errors import BlobDamaged, NotFound
from storage.layout import CHECKPOINTS, KEYS, checkpoint_name, checkpoint_size
from storage.ledger import tree
from storage.ledger.note import Checkpoint, NotSigned, VerifierKey, open_checkpoint
from storage.ledger.tiles import Tiles, leaf_data
from storage.model import Leaf

if TYPE_CHECKING:
    from storage.blobs import Blobs
    from storage.ledger.rows import LeafRows


class LedgerReader:
    """Reads the ledger and never signs. The tiles of the last tree are kept."""

    def __init__(self, blobs: Blobs, rows: LeafRows) -> None:
        self._blobs = blobs
        self._rows = rows
        self._tiles: Tiles | None = None
        self._newest: Checkpoint | None = None

    def signers(self) -> list[VerifierKey]:
        """Every key that ever signed, as the store has them."""
        return [VerifierKey.parse(self._blobs.get(item.name).decode()) for item in list_own_blobs(self._blobs, KEYS)]

    def newest(self) -> Checkpoint | None:
        """The greatest checkpoint in the store, its signature checked; None if there is none."""
        known = self._newest.size if self._newest else 0
        newer = greatest(self._blobs, known)
        if newer > known:
            self._newest = checkpoint(self._blobs, newer, self.signers())
        return self._newest

    def proof(self, kind: str, name: str, size: int | None = None) -> dict[str, Any]:
        """All that it takes to check offline that a leaf is in the ledger, as JSON for `tools/verify.py`.

        The proof is under the newest head, or under that of `size`. NotFound if there is no such leaf, or it has no
        place yet. BlobDamaged if tiles or rows do not lead to the signed root.
        """
        found = self._rows.find(kind, name)
        if found is None:
            raise NotFound(f"the ledger has no {kind} {name}")
        index, leaf = found
        head = self.newest() if size is None else checkpoint(self._blobs, size, self.signers())
        if index is None or head is None or index >= head.size:
            raise NotFound(f"{kind} {name} waits for the next checkpoint of the ledger")
        tiles = self._tree(head.size)
        hashes = tree.inclusion(tiles.node, index, head.size)
        if not tree.verify_inclusion(tree.leaf_hash(leaf_data(leaf)), index, head.size, hashes, head.root):
            raise BlobDamaged(f"{kind} {name} is not what the ledger has at {index}")
        return {
            "v": 1,
            "leaf": asdict(leaf),
            "index": index,
            "size": head.size,
            "hashes": [base64.b64encode(one).decode() for one in hashes],
            "checkpoint": head.text,
            "keys": [str(key) for key in self.signers()],
        }

    def consistency(self, old: int, new: int) -> list[bytes]:
        """The proof that the tree of size `old` is a beginning of that of size `new`; NotFound if `new` is beyond the
        newest head."""
        head = self.newest()
        if head is None or new > head.size:
            raise NotFound(f"the ledger has no size {new}")
        return tree.consistency(self._tree(head.size).node, old, new)

    def _tree(self, size: int) -> Tiles:
        if self._tiles is None or self._tiles.size != size:
            self._tiles = Tiles(self._blobs, size)
        return self._tiles


def greatest(blobs: Blobs, known: int = 0) -> int:
    """The size of the greatest stored checkpoint, searched from `known` on; 0 if there is none."""
    found = 0
    for item in blobs.names(CHECKPOINTS, checkpoint_name(known - 1) if known > 0 else ""):
        found = max(found, checkpoint_size(item.name) or 0)
    return found


def checkpoint(blobs: Blobs, size: int, keys: Sequence[VerifierKey]) -> Checkpoint:
    """A stored checkpoint. BlobMissing; BlobDamaged if no key signed it or it is of another size."""
    try:
        head = open_checkpoint(blobs.get(checkpoint_name(size)), keys)
    except NotSigned as error:
        raise BlobDamaged(f"{checkpoint_name(size)}: {error}") from error
    if head.size != size:
        raise BlobDamaged(f"{checkpoint_name(size)} is of size {head.size}")
    return head


def signed_by(head: Checkpoint, keys: Sequence[VerifierKey]) -> bool:
    """Whether one of these keys signed it."""
    try:
        open_checkpoint(head.text, keys)
    except NotSigned:
        return False
    return True


def leaves(blobs: Blobs, head: Checkpoint) -> Iterator[Leaf]:
    """The leaves under a head, in order. BlobMissing; BlobDamaged, at the latest after the last, if they do not match
    its root.

    In a large tree the upper tiles may be those that were signed, and the leaves others.
    """
    tiles, frontier = Tiles(blobs, head.size), tree.Frontier()
    if tiles.root() != head.root:
        raise BlobDamaged(f"the tiles of size {head.size} do not lead to the root that was signed")
    for number, bundle in enumerate(tiles.since(0)):
        for leaf, hashed in zip(bundle, tiles.hashes(0, number), strict=True):
            if tree.leaf_hash(leaf_data(leaf)) != hashed:
                raise BlobDamaged(f"leaf {frontier.size} of the ledger is not the one that was signed")
            frontier.append(hashed)
            yield leaf
    if frontier.root() != head.root:
        raise BlobDamaged(f"the leaves under size {head.size} do not lead to the root that was signed")


def first_unknown(blobs: Blobs, rows: LeafRows, first: int, size: int) -> Leaf | None:
    """Of the leaves at [first, size), the first that the catalog lacks; None if it has them all. BlobMissing, BlobDamaged."""
    for leaf in (one for bundle in Tiles(blobs, size).since(first) for one in bundle):
        found = rows.find(leaf.kind, leaf.name)
        if found is None or found[1] != leaf:
            return leaf
    return None
