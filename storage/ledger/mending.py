"""Recovering a halted ledger.

The truth is the greatest head that was ever signed. Its leaves are in the store, in the catalog, or partly in each; its
blobs can be made again from them bit for bit.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import TYPE_CHECKING

from storage.errors import BlobDamaged, BlobMissing
from storage.layout import CHECKPOINTS, TILE_WIDTH, checkpoint_name, checkpoint_size, key_name
from storage.ledger import tree
from storage.ledger.note import Checkpoint, VerifierKey
from storage.ledger.reading import LedgerReader, checkpoint
from storage.ledger.signing_state import LedgerHalted, SigningState
from storage.ledger.tiles import Tiles, leaf_data
from storage.ledger.tip import Tip, mend
from storage.model import Leaf

if TYPE_CHECKING:
    from storage.blobs import Blobs
    from storage.ledger.rows import LeafRows


def recover(blobs: Blobs, rows: LeafRows, signing: SigningState, *, new_key: bool) -> list[str]:
    """See `Ledger.recover`. Reads the whole ledger; leaves are held a bundle at a time."""
    done: list[str] = []
    _check_name(blobs, rows, signing)
    keys = _keys(blobs, rows, signing, done, new_key=new_key)
    head = _head(blobs, signing, keys, done)
    if head is None:
        if rows.size():
            rows.forget(0)
            done.append("no head was ever signed: every leaf waits again")
        return done
    leaves = _Leaves(blobs, rows, head, done)
    _rewrite(blobs, leaves, head, done)
    _replace(rows, leaves, head, done)
    signing.note(head)
    return done


def _check_name(blobs: Blobs, rows: LeafRows, signing: SigningState) -> None:
    """LedgerHalted if the store's ledger has another origin than this data directory's: none of its heads could be
    used."""
    names = dict.fromkeys(key.name for key in LedgerReader(blobs, rows).signers())
    if names and signing.origin not in names:
        raise LedgerHalted(
            f"the ledger in the store is called {', '.join(names)}, and here {signing.origin}: put keys/ledger.origin back, or "
            f"name it in ARCHIVER_LEDGER_ORIGIN; nothing was changed"
        )


def _keys(blobs: Blobs, rows: LeafRows, signing: SigningState, done: list[str], *, new_key: bool) -> list[VerifierKey]:
    """Our keys, with all that the store has of the same origin: the operator who recovers has checked them."""
    stored = [key for key in LedgerReader(blobs, rows).signers() if key.name == signing.origin]
    if new_key:
        if signing.has_key:
            stored.append(signing.verifier(signing.key()))
        verifier = signing.verifier(signing.make_key())
        mend(blobs, key_name(verifier.id), f"{verifier}\n".encode())
        done.append(f"new checkpoints are signed by {verifier}")
    elif not signing.has_key:
        raise LedgerHalted(f"the ledger's key {signing.key_file} is gone: put it back, or recover with a new key")
    ours = signing.verifier(signing.key())
    former = [key for key in dict.fromkeys([*signing.former(), *stored]) if key != ours]
    if former:
        signing.believe(former)
    return [ours, *former]


def _head(blobs: Blobs, signing: SigningState, keys: Sequence[VerifierKey], done: list[str]) -> Checkpoint | None:
    """The greatest signed head, of those in the store and the one noted here."""
    noted: Checkpoint | None = None
    try:
        noted = signing.noted(list(keys))
    except LedgerHalted as error:
        done.append(f"the note of what was signed last was not used: {error}")
    sizes = sorted((size for item in blobs.names(CHECKPOINTS) if (size := checkpoint_size(item.name))), reverse=True)
    stored: Checkpoint | None = None
    for size in sizes:
        try:
            stored = checkpoint(blobs, size, keys)
            break
        except (BlobDamaged, BlobMissing) as error:
            if noted is None or noted.size != size:
                done.append(f"not used: {error}")
    if sizes and noted is None and stored is None:
        raise LedgerHalted(
            f"the store has {len(sizes)} heads, and no key of {signing.origin} signed one: if that is not the ledger's name, "
            f"correct keys/ledger.origin or ARCHIVER_LEDGER_ORIGIN. {'; '.join(done)}"
        )
    if noted is None or stored is None:
        return noted or stored
    if noted.size == stored.size and noted.root != stored.root:
        raise LedgerHalted(f"two heads of size {noted.size} were signed: keep both, and begin a new ledger")
    return max(noted, stored, key=lambda head: head.size)


class _Leaves:
    """The leaves under a head, bundle by bundle, from store or catalog, whichever leads to its root."""

    def __init__(self, blobs: Blobs, rows: LeafRows, head: Checkpoint, done: list[str]) -> None:
        self._rows = rows
        self._tiles = Tiles(blobs, head.size)
        self._bundles = -(-head.size // TILE_WIDTH)
        self._from_rows: set[int] = set()
        if self._leads_to(head):
            if self._from_rows:
                said = (
                    "1 bundle of leaves was"
                    if len(self._from_rows) == 1
                    else f"{len(self._from_rows)} bundles of leaves were"
                )
                done.append(f"{said} taken from the catalog")
            return
        self._from_rows = set(range(self._bundles))
        if not self._leads_to(head):
            raise LedgerHalted(f"neither store nor catalog has the {head.size} leaves that were signed")
        done.append("the leaves in the store were not those that were signed; the catalog's were")

    def __iter__(self) -> Iterator[list[Leaf]]:
        for index in range(self._bundles):
            yield self._bundle(index)

    def _leads_to(self, head: Checkpoint) -> bool:
        frontier = tree.Frontier()
        for leaves in self:
            for leaf in leaves:
                frontier.append(tree.leaf_hash(leaf_data(leaf)))
        return frontier.size == head.size and frontier.root() == head.root

    def _bundle(self, index: int) -> list[Leaf]:
        if index not in self._from_rows:
            try:
                return self._tiles.leaves(index)
            except (BlobMissing, BlobDamaged):
                self._from_rows.add(index)
        first = index * TILE_WIDTH
        return list(self._rows.leaves(first, min(first + TILE_WIDTH, self._tiles.size)))


def _rewrite(blobs: Blobs, leaves: _Leaves, head: Checkpoint, done: list[str]) -> None:
    """Check every blob of the tree; those that are wrong or missing are made again."""
    made: list[str] = []

    def write(blobs: Blobs, name: str, data: bytes) -> None:
        try:
            if blobs.get(name) == data:
                return
        except (BlobMissing, BlobDamaged):
            pass
        mend(blobs, name, data)
        made.append(name)

    tip = Tip(blobs, 0, write)
    for bundle in leaves:
        tip.add(bundle)
    tip.finish()
    write(blobs, checkpoint_name(head.size), head.text.encode())
    if made:
        said = "1 blob was" if len(made) == 1 else f"{len(made)} blobs were"
        done.append(f"{said} made again: {', '.join(made[:5])}{' …' if len(made) > 5 else ''}")


def _replace(rows: LeafRows, leaves: _Leaves, head: Checkpoint, done: list[str]) -> None:
    """Give the catalog's leaves the places that the ledger has; those beyond its end wait again.

    LedgerHalted, and no place is touched, if the catalog lacks one.
    """
    at, first_wrong = 0, None
    rewritten: list[list[Leaf]] = []
    for bundle in leaves:
        if first_wrong is None:
            placed = list(rows.leaves(at, at + len(bundle)))
            differing = next((i for i, (a, b) in enumerate(zip_longest(placed, bundle)) if a != b), None)
            first_wrong = None if differing is None else at + differing
        if first_wrong is not None:
            rewritten.append(bundle[max(0, first_wrong - at) :])
        at += len(bundle)
    if first_wrong is None and rows.size() > head.size:
        first_wrong = head.size
    if first_wrong is None:
        return
    _check_known(rows, rewritten)
    rows.forget(first_wrong)
    first = first_wrong
    for bundle in rewritten:
        rows.integrated(first, bundle)
        first += len(bundle)
    done.append(f"the catalog's places from {first_wrong} on were given anew, as signed up to {head.size}")


def _check_known(rows: LeafRows, leaves: Sequence[Sequence[Leaf]]) -> None:
    """LedgerHalted if the catalog lacks a leaf: with the leaf alone it would seem to have the looks that the leaf is of,
    and their numbers would be given to new ones."""
    for leaf in (one for bundle in leaves for one in bundle):
        found = rows.find(leaf.kind, leaf.name)
        if found is None or found[1] != leaf:
            raise LedgerHalted(
                f"the ledger has leaves that the catalog does not know ({leaf.kind} {leaf.name}): the catalog is an older "
                "one, and what the leaves are of is in the store alone; archiver rebuild takes it in"
            )
