"""The ledger's writer: takes waiting leaves into the tree, signs, publishes.

One step, in this order, so that the next start makes good a crash after any line:

    bundles and tiles    create-once blobs; nobody is told of them yet
    note                 the head to be shown, synced on local disk      after a crash here: shown by the next start
    checkpoint           a create-once blob: from here on it is public   after a crash here: rows are caught up
    rows                 the places, in the catalog
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from storage.errors import BlobDamaged
from storage.layout import checkpoint_name, key_name
from storage.ledger.mending import recover
from storage.ledger.note import Checkpoint, VerifierKey, check_origin, sign
from storage.ledger.opening import open_tip
from storage.ledger.reading import LedgerReader, checkpoint, greatest, signed_by
from storage.ledger.signing_state import PUT_BACK, LedgerHalted, SigningState
from storage.ledger.tip import Tip, Write, mend, put
from storage.model import Leaf

if TYPE_CHECKING:
    from storage.blobs import Blobs
    from storage.ledger.rows import LeafRows

BATCH = 4096  # leaves between two checkpoints when many wait


class Ledger(LedgerReader):
    """The one writer of the ledger: the data directory that has the key. Safe from several threads and processes."""

    def __init__(self, blobs: Blobs, rows: LeafRows, key_file: Path, origin: str) -> None:
        super().__init__(blobs, rows)
        self._signing = SigningState(key_file, check_origin(origin))
        self._lock = threading.Lock()
        self._tip: Tip | None = None
        self.halted: str | None = None  # why signing has stopped

    @property
    def here(self) -> bool:
        """Whether this data directory signs the ledger; among several machines, one's does."""
        return self._signing.has_key or self._signing.has_signed

    def begun(self) -> bool:
        """Whether anything of the ledger was ever signed, anywhere."""
        return bool(greatest(self._blobs) or self._rows.size())

    def tick(self) -> Checkpoint | None:
        """Take in every waiting leaf; the new head, None if none waited.

        LedgerHalted if continuing would fork the ledger or sign something false: loudly, at every tick, until somebody
        repairs it. StoreError and Busy: try again later. Nothing is lost meanwhile, the leaves wait in the catalog.
        """
        with self._lock, self._signing.turn():
            return self._guarded(put)

    def recover(self, *, new_key: bool = False) -> list[str]:
        """Repair what halted the ledger, at an operator's request; what was done, in sentences.

        The signed history is the truth: blobs are made again from whatever holds their leaves, and the catalog's places
        follow. `new_key`: sign with a new key from now on because the old one is lost. LedgerHalted if there are two
        histories, or too little is left.
        """
        with self._lock, self._signing.turn():
            self._tip = None
            done = recover(self._blobs, self._rows, self._signing, new_key=new_key)
            head = self._guarded(mend)
        return [*done, f"the ledger goes on at size {head.size}" if head else "nothing waited to be taken in"]

    def own_keys(self) -> list[VerifierKey]:
        """Our verifier keys, the signing one first; none before the first start."""
        key = [self._signing.verifier(self._signing.key())] if self._signing.has_key else []
        return [*key, *self._signing.former()]

    def _guarded(self, write: Write) -> Checkpoint | None:
        try:
            head = self._step(write)
        except LedgerHalted as error:
            self._tip, self.halted = None, str(error)
            raise
        except BaseException:
            self._tip = None  # half-done work is examined afresh
            raise
        self.halted = None
        return head

    def _step(self, write: Write) -> Checkpoint | None:
        key = self._key()
        keys = [self._signing.verifier(key), *self._signing.former()]
        try:
            noted = self._signing.noted(keys)
        except LedgerHalted:
            self._not_anothers(keys)  # its message says more
            raise
        if noted is None and self._tip is None:
            self._not_anothers(keys)
        if self._tip is None or {self._rows.size(), noted.size if noted else 0} != {self._tip.size}:
            put(self._blobs, key_name(keys[0].id), f"{keys[0]}\n".encode())
            self._tip = open_tip(self._blobs, self._rows, noted, keys, write)
        head: Checkpoint | None = None
        while leaves := self._waiting(self._tip):
            first = self._tip.size
            self._tip.grow(leaves)
            head = self._publish(self._tip, key)
            self._rows.integrated(first, leaves)
        return head

    def _waiting(self, tip: Tip) -> Sequence[Leaf]:
        """The next leaves to take in; first those being written when a crash came, whose blobs are there already."""
        begun = tip.begun(self._rows)
        return begun or self._rows.pending(BATCH)

    def _publish(self, tip: Tip, key: Ed25519PrivateKey) -> Checkpoint:
        head = sign(self._signing.origin, tip.size, tip.root(), key)
        self._signing.note(head)
        put(self._blobs, checkpoint_name(head.size), head.text.encode())
        return head

    def _key(self) -> Ed25519PrivateKey:
        """Our signing key; made at the first start, but never for a ledger that another key has signed."""
        if self._signing.has_key:
            return self._signing.key()
        if self.begun():
            raise LedgerHalted(
                f"{self._signing.key_file}, the key of the ledger {self._signing.origin}, is gone. {PUT_BACK}"
            )
        return self._signing.make_key()

    def _not_anothers(self, keys: Sequence[VerifierKey]) -> None:
        """LedgerHalted if the store has a head that was signed by another key and by none of these."""
        size = greatest(self._blobs)
        if not size:
            return
        try:
            checkpoint(self._blobs, size, keys)
        except BlobDamaged:
            signers = self.signers()
            head = checkpoint(self._blobs, size, signers)
            named = ", ".join(f"{one.name}+{one.id.hex()}" for one in signers if signed_by(head, [one]))
            raise LedgerHalted(
                f"{self._signing.key_file} is the key {keys[0].name}+{keys[0].id.hex()}, and the ledger in the store was signed "
                f"by {named}. {PUT_BACK}"
            ) from None
