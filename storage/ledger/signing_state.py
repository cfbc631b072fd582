"""The ledger's files on local disk: its key, the last signed head, and the lock of the process that writes.

The last signed head is noted and synced before anybody else can see it (c2sp.org/tlog-checkpoint: a log that ever signs
two heads of one size, or two inconsistent heads, is worthless; the classic cause is a restored backup).
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import stat
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from storage.disks import write_whole
from storage.errors import Busy, StoreError
from storage.ledger.note import Checkpoint, NotSigned, VerifierKey, open_checkpoint

PUT_BACK = (
    "What was signed is proved as before; what came since is kept, and waits for its proof. Put keys/ back out of a backup; "
    "if that key is lost: archiver ledger recover --new-key"
)
WAIT_S = 30  # seconds to wait for another process at the ledger; it takes in our leaves, too


class LedgerHalted(StoreError):
    """Signing on would fork the ledger or prove something false. Captures go on; `archiver ledger recover` repairs."""


class SigningState:
    """Files beside the key file: `<key file>.signed`, `.lock`, and `.former`, the keys that signed before this one."""

    def __init__(self, key_file: Path, origin: str) -> None:
        self.key_file = key_file
        self.origin = origin
        self._signed = key_file.with_name(key_file.name + ".signed")
        self._lock = key_file.with_name(key_file.name + ".lock")
        self._former = key_file.with_name(key_file.name + ".former")

    @property
    def has_key(self) -> bool:
        return self.key_file.exists()

    @property
    def has_signed(self) -> bool:
        return self._signed.exists()

    def key(self) -> Ed25519PrivateKey:
        """The signing key. LedgerHalted if others can read it, we cannot, or it is no key."""
        try:
            mode = self.key_file.stat().st_mode
            data = self.key_file.read_bytes()
        except OSError as error:
            raise LedgerHalted(
                f"cannot read the ledger's key {self.key_file}: {error.strerror}. Give it to the user of this process. "
                f"{PUT_BACK}"
            ) from error
        if stat.S_IMODE(mode) & 0o077:
            raise LedgerHalted(f"others may read the ledger's key: chmod 600 {self.key_file}, or make a new one")
        try:
            key = load_pem_private_key(data, None)
        except (ValueError, TypeError):
            key = None
        if not isinstance(key, Ed25519PrivateKey):
            raise LedgerHalted(f"{self.key_file} holds no Ed25519 key. {PUT_BACK}")
        return key

    def make_key(self) -> Ed25519PrivateKey:
        """Make a new key, mode 0600 from the first byte on. An existing key is set aside, for the sake of what it
        signed."""
        key = Ed25519PrivateKey.generate()
        pem = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
        if self.has_key:
            self.key_file.rename(self.key_file.with_name(f"{self.key_file.name}.old-{secrets.token_hex(4)}"))
        self._write(self.key_file, pem)
        return key

    def verifier(self, key: Ed25519PrivateKey) -> VerifierKey:
        """The public half, in the form that notes use."""
        return VerifierKey(self.origin, key.public_key().public_bytes_raw())

    def former(self) -> list[VerifierKey]:
        """Former keys whose checkpoints are ours, too. Keys in the store alone are not trusted, for others may write
        there."""
        try:
            return [VerifierKey.parse(line) for line in self._former.read_text().splitlines()]
        except FileNotFoundError:
            return []
        except (OSError, ValueError) as error:
            raise LedgerHalted(f"{self._former} cannot be used: {error}") from error

    def believe(self, keys: Iterable[VerifierKey]) -> None:
        """Record these as keys of ours that signed before."""
        known = dict.fromkeys([*self.former(), *keys])
        self._write(self._former, "".join(f"{key}\n" for key in known).encode())

    def note(self, signed: Checkpoint) -> None:
        """Note a signed head durably, before it is shown to anybody."""
        self._write(self._signed, json.dumps({"size": signed.size, "checkpoint": signed.text}).encode())

    def noted(self, keys: list[VerifierKey]) -> Checkpoint | None:
        """The last signed head, as far as this directory knows. LedgerHalted if the note cannot be read or verified."""
        try:
            return open_checkpoint(json.loads(self._signed.read_bytes())["checkpoint"], keys)
        except FileNotFoundError:
            return None
        except (OSError, ValueError, KeyError, TypeError, NotSigned) as error:
            raise LedgerHalted(f"{self._signed}, the note of what was signed last, cannot be used: {error}") from error

    @contextmanager
    def turn(self) -> Iterator[None]:
        """One process at a time. Busy if another one takes too long."""
        try:
            descriptor = os.open(self._lock, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        except OSError as error:
            raise StoreError(f"cannot open {self._lock}: {error.strerror}") from error
        try:
            end = time.monotonic() + WAIT_S
            while True:
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    break
                except BlockingIOError:
                    if time.monotonic() > end:
                        raise Busy(f"another process has been at the ledger for {WAIT_S} s ({self._lock})") from None
                    time.sleep(0.05)
            yield
        finally:
            os.close(descriptor)

    def _write(self, path: Path, data: bytes) -> None:
        try:
            write_whole(path, data, over=True)
        except OSError as error:
            raise StoreError(f"cannot write {path}: {error.strerror}") from error
