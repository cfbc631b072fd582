"""The findings of the linter, and the record facts that rules examine."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import new as new_hash
from typing import Protocol

from storage.verify.digests import ALGORITHMS, Written, parse
from storage.warc import Entity, Head, parse_head
from storage.warc.fields import uuid_of
from storage.warc.http import HEAD_BYTES
from storage.warc.walk import RawRecord

FIRST_BYTES = 1 << 16  # of a block that is no HTTP message


class Level(StrEnum):
    """Severity. Only `must` makes a file fail."""

    MUST = "must"  # the standard says shall, or evidence is lost
    SHOULD = "should"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One violated rule, at one place."""

    rule: str  # W1 to W44 of docs/warc.md, `fixity`, or `index`
    level: Level
    offset: int  # of the gzip member
    record: str | None  # id
    text: str


Says = Iterator[tuple[Level, str]]


@dataclass(slots=True)
class Seen:
    """One record after it was read: its header and what its block turned out to be, but never the block itself."""

    raw: RawRecord
    first: bytes = b""  # the start of the block; of an HTTP message at least the head
    head: Head | None = None  # of an HTTP message
    entity: Entity | None = None
    block_digest: Written | None = None
    payload_digest: Written | None = None
    block_holds: bool | None = None  # None: no digest that we can check
    payload_holds: bool | None = None
    framing_holds: bool = False  # the payload digest covers the body with its chunk framing
    type: str = field(init=False)  # read by most rules

    def __post_init__(self) -> None:
        self.type = (self.get("WARC-Type") or "").lower()

    @property
    def id(self) -> str | None:
        return uuid_of(self.get("WARC-Record-ID")) or None

    @property
    def target(self) -> str:
        """The target URI, without the angle brackets of WARC/1.0."""
        return (self.get("WARC-Target-URI") or "").removeprefix("<").removesuffix(">")

    @property
    def of_http(self) -> bool:
        return self.target[:5].lower() == "http:" or self.target[:6].lower() == "https:"

    @property
    def content_type(self) -> str:
        """In lower case, without white space: `application/http;msgtype=response`."""
        return "".join((self.get("Content-Type") or "").lower().split())

    def get(self, name: str) -> str | None:
        return self.raw.get(name)

    def all(self, name: str) -> list[str]:
        return self.raw.all(name)


Check = Callable[[Seen], Says]


class _Hash(Protocol):
    def update(self, data: bytes, /) -> None: ...

    def digest(self) -> bytes: ...


@dataclass(slots=True)
class _Hashes:
    block: _Hash | None = None
    payload: _Hash | None = None
    framing: _Hash | None = None  # the body as stored, which many tools call the payload
    pending: bytearray = field(default_factory=bytearray)


def see(raw: RawRecord, keep: bytearray | None = None) -> Seen:
    """Read a record's block, piece by piece, and copy it whole into `keep`, if given."""
    seen = Seen(raw)
    seen.block_digest = parse(raw.get("WARC-Block-Digest"))
    seen.payload_digest = parse(raw.get("WARC-Payload-Digest"))
    hashes = _Hashes(_hash(seen.block_digest), _hash(seen.payload_digest), _hash(seen.payload_digest))
    http = seen.content_type.startswith("application/http")
    for piece in raw.blocks():
        if keep is not None:
            keep += piece
        if hashes.block is not None:
            hashes.block.update(piece)
        _body(seen, hashes, piece, http=http)
    _head(seen, hashes, http=http)
    raw.finish()
    seen.block_holds = _holds(hashes.block, seen.block_digest)
    if seen.type != "revisit":  # the payload of a revisit is another record's
        seen.payload_holds = _holds(hashes.payload, seen.payload_digest)
        seen.framing_holds = _holds(hashes.framing, seen.payload_digest) is True
    return seen


def _hash(written: Written | None) -> _Hash | None:
    if written is None or written.algorithm not in ALGORITHMS:
        return None
    return new_hash(written.algorithm, usedforsecurity=False)


def _holds(made: _Hash | None, written: Written | None) -> bool | None:
    if made is None or written is None or written.value is None:
        return None
    return made.digest() == written.value


def _body(seen: Seen, hashes: _Hashes, piece: bytes, *, http: bool) -> None:
    """Process a piece of a block: collect an HTTP head until it is complete, then de-chunk the rest on the fly."""
    if not http:
        if len(seen.first) < FIRST_BYTES:
            seen.first += piece[: FIRST_BYTES - len(seen.first)]
        _feed(hashes, piece, None)
        return
    if seen.entity is None:
        hashes.pending += piece
        if parse_head(bytes(hashes.pending)).whole or len(hashes.pending) >= HEAD_BYTES:
            _head(seen, hashes, http=True)
    else:
        _feed(hashes, piece, seen.entity)


def _head(seen: Seen, hashes: _Hashes, *, http: bool) -> None:
    """Process an HTTP head and the bytes that came with its last piece; does nothing if that was done before."""
    if not http or seen.entity is not None:
        return
    message = bytes(hashes.pending)
    hashes.pending.clear()
    seen.head = parse_head(message)
    seen.first = message[: max(seen.head.size_bytes, FIRST_BYTES)]
    seen.entity = Entity(seen.head)
    _feed(hashes, message[seen.head.size_bytes :], seen.entity)


def _feed(hashes: _Hashes, data: bytes, entity: Entity | None) -> None:
    if hashes.framing is not None:
        hashes.framing.update(data)
    pieces = (data,) if entity is None else entity.feed(data)
    for piece in pieces:
        if hashes.payload is not None:
            hashes.payload.update(piece)
