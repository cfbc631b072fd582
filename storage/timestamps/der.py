"""The little of ASN.1 DER (X.690) that timestamp tokens need: definite lengths, tags below 31. Pure.

Our own, since rfc3161-client refuses valid tokens whose set of certificates is not in DER order, which openssl and
others make and accept.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

BOOLEAN, INTEGER, BITS, OCTETS, NULL, OID, TIME = 0x01, 0x02, 0x03, 0x04, 0x05, 0x06, 0x18
SEQUENCE, SET = 0x30, 0x31


class DerError(ValueError):
    """The bytes are not the expected DER."""


@dataclass(frozen=True, slots=True)
class Node:
    """One value: its tag octet, its contents, and its complete encoding."""

    tag: int
    body: bytes
    raw: bytes

    def expect(self, tag: int) -> Node:
        """The node itself; DerError unless it has this tag."""
        if self.tag != tag:
            raise DerError(f"tag {self.tag:#04x} where {tag:#04x} belongs")
        return self

    def children(self, tag: int | None = None) -> list[Node]:
        """The values that it consists of; it must have `tag`, if given."""
        if tag is not None:
            self.expect(tag)
        return list(_walk(self.body))

    def integer(self) -> int:
        return int.from_bytes(self.expect(INTEGER).body, "big", signed=True)

    def octets(self) -> bytes:
        return self.expect(OCTETS).body

    def oid(self) -> str:
        """An object identifier, dotted."""
        parts, number = [], 0
        for octet in self.expect(OID).body:
            number = number << 7 | octet & 0x7F
            if not octet & 0x80:
                parts.append(number)
                number = 0
        if not parts:
            raise DerError("an empty object identifier")
        first = min(parts[0] // 40, 2)
        return ".".join(map(str, [first, parts[0] - 40 * first, *parts[1:]]))

    def time(self) -> datetime:
        """A GeneralizedTime in UTC with Z and perhaps a fraction (RFC 3161 2.4.2)."""
        text = self.expect(TIME).body.decode("ascii", "replace")
        whole, _, fraction = text.removesuffix("Z").partition(".")
        try:
            at = datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
            micros = int((fraction or "0")[:6].ljust(6, "0"))
        except ValueError:
            raise DerError(f"{text[:40]!r} is no time") from None
        if not text.endswith("Z") or len(whole) != 14:
            raise DerError(f"{text[:40]!r} is no time in UTC")
        return at + timedelta(microseconds=micros)


def read(data: bytes) -> Node:
    """The one value in these bytes; DerError unless it is exactly one."""
    found = list(_walk(data))
    if len(found) != 1:
        raise DerError(f"{len(found)} values where one belongs")
    return found[0]


def _walk(data: bytes) -> Iterator[Node]:
    at = 0
    while at < len(data):
        start = at
        tag, size, at = _head(data, at)
        if at + size > len(data):
            raise DerError("a value that ends before its length says")
        yield Node(tag, data[at : at + size], data[start : at + size])
        at += size


def _head(data: bytes, at: int) -> tuple[int, int, int]:
    """Tag, length of the contents, and where they begin."""
    tag = data[at]
    if tag & 0x1F == 0x1F or at + 1 >= len(data):
        raise DerError("a tag that tokens do not use")
    first, at = data[at + 1], at + 2
    if first < 0x80:
        return tag, first, at
    count = first & 0x7F
    if not 1 <= count <= 4 or at + count > len(data):
        raise DerError("a length that DER does not have")
    return tag, int.from_bytes(data[at : at + count], "big"), at + count


def tlv(tag: int, *parts: bytes) -> bytes:
    """The encoding of a value with these contents."""
    body = b"".join(parts)
    if len(body) < 0x80:
        return bytes((tag, len(body))) + body
    size = len(body).to_bytes((len(body).bit_length() + 7) // 8, "big")
    return bytes((tag, 0x80 | len(size))) + size + body


def integer(number: int) -> bytes:
    """The encoding of a number that is not negative."""
    return tlv(INTEGER, number.to_bytes(number.bit_length() // 8 + 1, "big"))


def oid(dotted: str) -> bytes:
    """The encoding of an object identifier. ValueError if it is malformed."""
    numbers = [int(part) for part in dotted.split(".")]
    if len(numbers) < 2 or numbers[0] > 2 or min(numbers) < 0 or (numbers[0] < 2 and numbers[1] > 39):
        raise ValueError(f"{dotted!r} is no object identifier")
    body = bytearray()
    for number in [numbers[0] * 40 + numbers[1], *numbers[2:]]:
        septets = [number & 0x7F]
        while number := number >> 7:
            septets.insert(0, number & 0x7F | 0x80)
        body += bytes(septets)
    return tlv(OID, bytes(body))
