"""Consistency checks before the ledger is written on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from storage.errors import BlobMissing
from storage.layout import TILE_WIDTH, checkpoint_name
from storage.ledger.note import Checkpoint, VerifierKey
from storage.ledger.reading import checkpoint, greatest
from storage.ledger.signing_state import LedgerHalted
from storage.ledger.tiles import Tiles
from storage.ledger.tip import Tip, Write, put

if TYPE_CHECKING:
    from storage.blobs import Blobs
    from storage.ledger.rows import LeafRows


def open_tip(
    blobs: Blobs, rows: LeafRows, noted: Checkpoint | None, keys: Sequence[VerifierKey], write: Write = put
) -> Tip:
    """The end of the tree, after store, noted head and rows were found to agree. LedgerHalted if they do not.

    Rows that a crash left behind are caught up.
    """
    row_size = rows.size()
    stored = greatest(blobs, max(row_size, noted.size if noted else 0)) or greatest(blobs)
    head = checkpoint(blobs, stored, keys) if stored else None
    if noted is not None and noted.size > stored:
        if row_size > stored:
            raise LedgerHalted(_behind(stored, max(row_size, noted.size)))
        head = _shown(blobs, noted)
    if row_size > (head.size if head else 0):
        raise LedgerHalted(_behind(stored, row_size))
    if head is None:
        return Tip(blobs, 0, write)
    try:
        tip = Tip(blobs, head.size, write)
        root = tip.root()
        noted_root = Tiles(blobs, head.size).root(noted.size) if noted else None
    except BlobMissing as error:
        raise LedgerHalted(f"the ledger in the store has holes: {error}; archiver ledger recover") from error
    if root != head.root:
        raise LedgerHalted(f"the ledger in the store is not the one that was signed at size {head.size}")
    if noted is not None and noted_root != noted.root:
        raise LedgerHalted(f"the store has another ledger than was signed here at size {noted.size}: a fork")
    _catch_up(blobs, rows, head.size, row_size)
    return tip


def _shown(blobs: Blobs, noted: Checkpoint) -> Checkpoint:
    """Show a head that was signed but not shown before a crash, if its leaves are there."""
    try:
        sound = Tip(blobs, noted.size).root() == noted.root
    except (BlobMissing, LedgerHalted):
        sound = False
    if not sound:
        raise LedgerHalted(_behind(greatest(blobs), noted.size))
    put(blobs, checkpoint_name(noted.size), noted.text.encode())
    return noted


def _catch_up(blobs: Blobs, rows: LeafRows, size: int, row_size: int) -> None:
    """Give places to rows that a crash left behind. If the catalog does not know a leaf, it is an old catalog."""
    tiles = Tiles(blobs, size)
    last = max(0, row_size - 1)
    if (
        row_size
        and next(iter(rows.leaves(last, row_size)), None) != tiles.leaves(last // TILE_WIDTH)[last % TILE_WIDTH]
    ):
        raise LedgerHalted(f"catalog and ledger have different leaves at {last}; archiver ledger recover")
    at = row_size
    for leaves in tiles.since(row_size):
        unknown = [leaf for leaf in leaves if rows.find(leaf.kind, leaf.name) != (None, leaf)]
        if unknown:
            raise LedgerHalted(
                f"the ledger has leaves from {row_size} on that the catalog does not know ({unknown[0].kind} "
                f"{unknown[0].name}): the catalog is an older one; archiver rebuild"
            )
        rows.integrated(at, leaves)
        at += len(leaves)


def _behind(stored: int, signed: int) -> str:
    return (
        f"the ledger in the store ends at {stored}, but {signed} leaves were signed or given places: the store was set "
        "back; put it right, or archiver ledger recover"
    )
