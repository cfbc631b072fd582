"""Digests as they occur in practice: compared as bytes, never as text (iipc/warc-specifications issues 48 and 80)."""

from __future__ import annotations

import binascii
from base64 import b32decode, b64decode
from dataclasses import dataclass

ALGORITHMS = {"md5": 16, "sha1": 20, "sha224": 28, "sha256": 32, "sha384": 48, "sha512": 64, "blake2b": 64}
WEAK = frozenset({"md5", "sha1"})


@dataclass(frozen=True, slots=True)
class Written:
    """A labelled digest. `value` is None if the algorithm is unknown, or the text is no such digest in a known base."""

    text: str
    algorithm: str
    value: bytes | None
    canonical: bool  # as in the annotated standard: lower-case label, sha1 in Base32, others in lower-case hex


def parse(text: str | None) -> Written | None:
    """Parse the digest in a header; None if there is no header."""
    if text is None:
        return None
    label, _, digits = text.partition(":")
    algorithm = label.lower().replace("-", "")
    size = ALGORITHMS.get(algorithm)
    value = _decoded(digits, size) if size else None
    if value is None:
        return Written(text, algorithm, None, False)
    wanted = digits.rstrip("=").upper() if algorithm == "sha1" else value.hex()
    base32 = len(digits.rstrip("=")) == (len(value) * 8 + 4) // 5
    return Written(text, algorithm, value, text == f"{algorithm}:{wanted}" and base32 == (algorithm == "sha1"))


def _decoded(digits: str, size: int) -> bytes | None:
    bare = digits.rstrip("=")
    try:
        if len(bare) == size * 2:
            return bytes.fromhex(bare)
        if len(bare) == (size * 8 + 4) // 5:
            return b32decode(bare.upper() + "=" * (-len(bare) % 8))
        if len(bare) == (size * 8 + 5) // 6:
            return b64decode(bare + "=" * (-len(bare) % 4), validate=True)
    except (ValueError, binascii.Error):
        return None
    return None
