"""Deflate and gzip arithmetic: stored blocks, empty blocks, the CRC-32 of concatenated data (pure)."""

from __future__ import annotations

try:
    from isal.isal_zlib import crc32
except ImportError:  # no wheel for this machine
    from zlib import crc32

__all__ = ["BLOCK_BYTES", "LAST_BLOCK", "PADDING_BYTES", "crc32", "joined", "padding", "stored_head"]

BLOCK_BYTES = 0xFFFF  # maximum size of one stored block (RFC 1951 3.2.4)
LAST_BLOCK = b"\1\0\0\xff\xff"  # an empty stored block that ends the stream
PADDING_BYTES = 20  # from this length on, `padding` can have any length
_EMPTY = b"\0\0\0\xff\xff"  # an empty stored block that does not end the stream
_EMPTIES = b"\2\0\0\0\xff\xff"  # an empty block in fixed codes (3.2.6) and an empty stored one: one byte longer
_POLYNOMIAL = 0xEDB88320  # of CRC-32 (RFC 1952 8), with its lowest power in the highest bit


def stored_head(size_bytes: int) -> bytes:
    """The header of a byte-aligned stored block with `size_bytes` of data, at most BLOCK_BYTES."""
    return b"\0" + size_bytes.to_bytes(2, "little") + (size_bytes ^ 0xFFFF).to_bytes(2, "little")


def padding(size_bytes: int) -> bytes:
    """Empty blocks of `size_bytes` in total, which any reader skips. Any length from PADDING_BYTES on is possible."""
    longer = size_bytes % len(_EMPTY)
    shorter = (size_bytes - longer * len(_EMPTIES)) // len(_EMPTY)
    if shorter < 0:
        raise ValueError(f"no blocks of nothing make {size_bytes} bytes")
    return _EMPTIES * longer + _EMPTY * shorter


def joined(first: int, second: int, second_bytes: int) -> int:
    """CRC-32 of two byte strings joined together, from the CRC-32 of each: zlib's crc32_combine."""
    power, square, left = 1 << 31, 1 << 23, second_bytes  # x^0, and x^8 for one byte
    while left:
        if left & 1:
            power = _times(square, power)
        square = _times(square, square)
        left >>= 1
    return _times(power, first) ^ second


def _times(one: int, other: int) -> int:
    """The product of two polynomials modulo that of CRC-32."""
    product, bit = 0, 1 << 31
    while bit:
        if one & bit:
            product ^= other
        bit >>= 1
        other = other >> 1 ^ (_POLYNOMIAL if other & 1 else 0)
    return product
