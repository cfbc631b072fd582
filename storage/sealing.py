"""Encrypts words that must not be in the journal in the clear: notes, who acted, what a sealed source's citations say.

A store may be locked for decades, and be in other hands by then. So such words go there only encrypted, with a key that
stays in the data directory and is part of `archiver backup`. Without the key only these words are lost.

    sealed:1:<key id, 8 hex>:<base64url of nonce, ciphertext and tag>      AES-256-GCM, a fresh nonce of 96 bits each
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import secrets
import stat
import threading
from contextlib import suppress
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from storage.disks import write_whole
from storage.errors import StoreError

PREFIX = "sealed:1:"
UNREADABLE = "(sealed with a key that is not here)"
_KEY_BYTES, _NONCE_BYTES = 32, 12


class SealBroken(ValueError):
    """Sealed words that no key of ours decrypts: another key sealed them, or they were changed."""


class Sealer:
    """Encrypts and decrypts with the keys in a file, one per line in hex: the first encrypts, all of them decrypt.

    The file is created, with mode 0600, when something is sealed for the first time. Thread-safe.
    """

    def __init__(self, key_file: Path) -> None:
        self.key_file = key_file
        self._lock = threading.Lock()
        self._keys: dict[str, bytes] | None = None

    def seal(self, text: str) -> str:
        """The text, encrypted; an empty text and one that we have sealed already stay as they are.

        A text that only looks sealed is encrypted. Raises StoreError if the key cannot be read or created.
        """
        if not text or self._sealed(text):
            return text
        key_id, key = next(iter(self._known(make=True).items()))
        nonce = secrets.token_bytes(_NONCE_BYTES)
        sealed = nonce + AESGCM(key).encrypt(nonce, text.encode("utf-8", "surrogatepass"), PREFIX.encode())
        return f"{PREFIX}{key_id}:{base64.urlsafe_b64encode(sealed).decode()}"

    def open(self, text: str) -> str:
        """The text, decrypted; one that was never sealed stays as it is. Raises SealBroken if that is not possible."""
        if not text.startswith(PREFIX):
            return text
        key_id, _, encoded = text.removeprefix(PREFIX).partition(":")
        key = self._known(make=False).get(key_id)
        if key is None:
            raise SealBroken(f"the key {key_id[:8]} that sealed this is not in {self.key_file}")
        try:
            data = base64.urlsafe_b64decode(encoded)
            opened = AESGCM(key).decrypt(data[:_NONCE_BYTES], data[_NONCE_BYTES:], PREFIX.encode())
        except (binascii.Error, InvalidTag, ValueError) as error:
            raise SealBroken("sealed words were changed since they were sealed") from error
        return opened.decode("utf-8", "surrogatepass")

    def shown(self, text: str) -> str:
        """For a page or a terminal: the text, decrypted, or UNREADABLE."""
        with suppress(SealBroken):
            return self.open(text)
        return UNREADABLE

    def marks(self, purpose: str, text: str) -> tuple[str, ...]:
        """HMAC-SHA-256 of purpose and text with each key, in hex: first with the one that encrypts, then with the others.

        Always the same for the same purpose and text; without a key nobody can make or interpret them. Raises
        StoreError if the key cannot be read or created.
        """
        named = f"archiver {purpose}\n{text}".encode("utf-8", "surrogatepass")
        return tuple(hmac.new(key, named, hashlib.sha256).hexdigest() for key in self._known(make=True).values())

    def _sealed(self, text: str) -> bool:
        if not text.startswith(PREFIX):
            return False
        try:
            self.open(text)
        except SealBroken:
            return False
        return True

    def _known(self, *, make: bool) -> dict[str, bytes]:
        with self._lock:
            if not self._keys:
                self._keys = _read(self.key_file)
                if not self._keys and make:
                    self._make()
                    self._keys = _read(self.key_file)
            return self._keys

    def _make(self) -> None:
        try:  # never replaces a key that another process has created meanwhile
            write_whole(self.key_file, f"{secrets.token_bytes(_KEY_BYTES).hex()}\n".encode())
        except OSError as error:
            raise StoreError(f"cannot write {self.key_file}: {error.strerror or error}") from error


def key_id(key: bytes) -> str:
    """The public id of a key, which reveals nothing about it."""
    return hashlib.sha256(b"archiver sealing key\n" + key).hexdigest()[:8]


def _read(path: Path) -> dict[str, bytes]:
    try:
        mode, lines = path.stat().st_mode, path.read_text().split()
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as error:
        raise StoreError(f"cannot read the key of sealed words {path}: {error}") from error
    if stat.S_IMODE(mode) & 0o077:
        raise StoreError(f"others may read the key of sealed words: chmod 600 {path}")
    try:
        keys = [bytes.fromhex(line) for line in lines]
    except ValueError:
        keys = []
    if not keys or any(len(key) != _KEY_BYTES for key in keys):
        raise StoreError(f"{path} holds no key of sealed words; put the one of a backup back")
    return {key_id(key): key for key in keys}
