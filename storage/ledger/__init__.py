"""The ledger: an append-only Merkle log over every segment, journal blob and visit.

tree.py           RFC 9162 hashing, proofs and their verification    pure: with `note`, all that an offline verifier needs
note.py           checkpoints as signed notes                        pure, except for Ed25519
tiles.py          tiles and bundles as they lie in the store
reading.py        newest head, proofs
signing_state.py  the key, the last signed head, the lock
tip.py            the growing end;  opening.py  consistency checks before writing
log.py            the writer;  mending.py  recovery;  rows.py  the ledger's queries to the catalog
"""

from storage.ledger.log import Ledger
from storage.ledger.note import Checkpoint, NotSigned, VerifierKey, open_checkpoint
from storage.ledger.reading import LedgerReader
from storage.ledger.signing_state import LedgerHalted
from storage.ledger.tiles import leaf_data
from storage.ledger.tree import leaf_hash, verify_consistency, verify_inclusion

__all__ = [
    "Checkpoint",
    "Ledger",
    "LedgerHalted",
    "LedgerReader",
    "NotSigned",
    "VerifierKey",
    "leaf_data",
    "leaf_hash",
    "open_checkpoint",
    "verify_consistency",
    "verify_inclusion",
]
