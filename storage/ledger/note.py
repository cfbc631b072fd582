"""Signed tree heads: c2sp.org/tlog-checkpoint in c2sp.org/signed-note, Ed25519.

<origin>                                  who keeps the log: scheme-less, no space, no plus
<size>                                    decimal
<root>                                    base64
                                          (empty line)
— <origin> <base64(key id, signature)>    one line per signer; a witness adds its own
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

NOTE_BYTES_MAX = 64 << 10
_ED25519 = b"\x01"
_SIZE = re.compile(r"0|[1-9][0-9]{0,17}")
_LINE = "— "  # U+2014, not a hyphen


class NotSigned(ValueError):
    """A malformed checkpoint, one that no known key has signed, or one whose signature by a known key is false."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """A tree head. `text` is the whole signed note as it is stored."""

    origin: str
    size: int
    root: bytes
    text: str


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """A public key in the form that notes use: `<name>+<key id>+<base64(0x01, 32 bytes)>`."""

    name: str
    public: bytes  # 32 bytes

    @property
    def id(self) -> bytes:
        """The first four bytes of SHA-256 over name, LF, 0x01 and the key."""
        return hashlib.sha256(self.name.encode() + b"\n" + _ED25519 + self.public).digest()[:4]

    def __str__(self) -> str:
        return f"{self.name}+{self.id.hex()}+{base64.b64encode(_ED25519 + self.public).decode()}"

    @classmethod
    def parse(cls, text: str) -> VerifierKey:
        """Parse the one-line form. ValueError if it is malformed, or its id is not that of its key."""
        name, _, rest = text.strip().partition("+")
        key_id, _, encoded = rest.partition("+")
        key = _base64(encoded)
        if key[:1] != _ED25519 or len(key) != 33:
            raise ValueError(f"{text[:80]!r} is no Ed25519 verifier key")
        found = cls(name, key[1:])
        if found.id.hex() != key_id:
            raise ValueError(f"{text[:80]!r} has a key id that is not its own")
        return found


def check_origin(origin: str) -> str:
    """The origin, unchanged, if a checkpoint can carry it; ValueError otherwise."""
    if not origin or "://" in origin or "+" in origin or not origin.isprintable() or any(map(str.isspace, origin)):
        raise ValueError(f"{origin!r} cannot name a ledger: a host and path without scheme, space or plus")
    return origin


def sign(origin: str, size: int, root: bytes, key: Ed25519PrivateKey) -> Checkpoint:
    """A checkpoint signed by us. Whoever calls this must note it durably before anybody else sees it."""
    text = f"{check_origin(origin)}\n{size}\n{base64.b64encode(root).decode()}\n"
    key_id = VerifierKey(origin, key.public_key().public_bytes_raw()).id
    signature = base64.b64encode(key_id + key.sign(text.encode())).decode()
    return Checkpoint(origin, size, root, f"{text}\n{_LINE}{origin} {signature}\n")


def open_checkpoint(data: str | bytes, keys: Iterable[VerifierKey]) -> Checkpoint:
    """The tree head of a signed note. NotSigned says what is wrong.

    At least one of the keys must have signed, and each signature that names one of them must hold; signatures by others
    (witnesses) are ignored.
    """
    text, lines, whole = _split(data)
    known = {(key.name, key.id): key for key in keys}
    good = 0
    for line in lines:
        name, _, encoded = line.removeprefix(_LINE).partition(" ")
        if not line.startswith(_LINE) or not name or len(signature := _base64(encoded)) < 5:
            raise NotSigned("a signature line is malformed")
        if (key := known.get((name, signature[:4]))) is not None:
            try:
                Ed25519PublicKey.from_public_bytes(key.public).verify(signature[4:], text.encode())
            except InvalidSignature:
                raise NotSigned(f"the signature of {name} does not hold: the checkpoint was changed") from None
            good += 1
    if not good:
        raise NotSigned("no known key signed the checkpoint")
    origin, size, root = _body(text)
    if origin not in {name for name, _ in known}:
        raise NotSigned(f"the checkpoint is of {origin}, another log")
    return Checkpoint(origin, size, root, whole)


def _split(data: str | bytes) -> tuple[str, list[str], str]:
    """Signed text, signature lines, and the whole note."""
    try:
        whole = data.decode() if isinstance(data, bytes) else data
    except UnicodeDecodeError:
        raise NotSigned("the checkpoint is not UTF-8") from None
    if len(whole.encode()) > NOTE_BYTES_MAX:
        raise NotSigned(f"a checkpoint has at most {NOTE_BYTES_MAX} bytes")
    if any(char < " " and char != "\n" for char in whole):
        raise NotSigned("the checkpoint has control characters")
    text, gap, signatures = whole.rpartition("\n\n")
    if not gap or not signatures.endswith("\n"):
        raise NotSigned("the checkpoint is no signed note")
    return text + "\n", signatures[:-1].split("\n"), whole


def _body(text: str) -> tuple[str, int, bytes]:
    lines = text.split("\n")
    if len(lines) != 4 or not all(lines[:3]) or not _SIZE.fullmatch(lines[1]):
        raise NotSigned("a checkpoint is three lines: origin, size, root")
    root = _base64(lines[2])
    if len(root) != 32:
        raise NotSigned("the root of a checkpoint has 32 bytes")
    return lines[0], int(lines[1]), root


def _base64(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        raise NotSigned(f"{text[:20]!r} is not base64") from None
