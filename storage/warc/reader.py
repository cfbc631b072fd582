"""Reading the records of a segment, of a range of one, or of anybody's WARC.

Strict about what carries meaning: a record that is torn, does not inflate, states a wrong length or has no header
within bounds raises WarcDamaged, after all records before it were given. Blocks are spooled, so a record of any size
takes flat memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256

from storage.body import Body, Growing
from storage.clock import parse_rfc3339
from storage.content_codings import applied
from storage.warc import content
from storage.warc.fields import uuid_of
from storage.warc.gz import WarcDamaged
from storage.warc.http import HEAD_BYTES, Entity, Head, parse_head
from storage.warc.walk import LIMITS, Limits, RawRecord, Source, walk

DECODED_BYTES = 1 << 30  # cap on the content-decoded size, against decompression bombs


@dataclass(slots=True)
class Record:
    """One WARC record. `offset` and `length` are those of its gzip member, counted from where reading began."""

    version: str
    type: str
    headers: tuple[tuple[str, str], ...]  # in order, unfolded, with case and duplicates kept
    offset: int
    length: int
    block: Body
    block_sha256: str  # computed
    _head: Head | None = field(default=None, repr=False)

    def header(self, name: str) -> str | None:
        """The first value of a WARC field, in any case; None if absent."""
        wanted = name.lower()
        return next((value for key, value in self.headers if key.lower() == wanted), None)

    def all(self, name: str) -> tuple[str, ...]:
        """Every value of a field that may repeat."""
        wanted = name.lower()
        return tuple(value for key, value in self.headers if key.lower() == wanted)

    @property
    def id(self) -> str:
        """The UUID of the record; the whole value if it is no UUID."""
        return uuid_of(self.header("WARC-Record-ID"))

    @property
    def target(self) -> str | None:
        """WARC-Target-URI, without the angle brackets of older writers."""
        value = self.header("WARC-Target-URI")
        return value.removeprefix("<").removesuffix(">") if value else None

    @property
    def at(self) -> datetime:
        """WARC-Date. ValueError if it is missing or invalid."""
        return parse_rfc3339(self.header("WARC-Date") or "")

    @property
    def verified(self) -> bool | None:
        """Whether the block matches its written digest; None if there is none, or not by SHA-256 in hex."""
        written = (self.header("WARC-Block-Digest") or "").lower()
        return written == f"sha256:{self.block_sha256}" if written.startswith("sha256:") else None

    @property
    def http(self) -> Head | None:
        """The HTTP head in the block; None if the block is no HTTP message."""
        if self._head is None and (self.header("Content-Type") or "").lower().startswith("application/http"):
            self._head = parse_head(self.block.read(0, HEAD_BYTES))
        return self._head

    @property
    def http_status(self) -> int | None:
        return self.http.status if self.http else None

    @property
    def http_headers(self) -> tuple[tuple[str, str], ...]:
        return self.http.fields if self.http else ()

    def entity(self) -> Body:
        """The payload as WARC defines it: transfer coding removed, content coding kept; the block if it is not HTTP."""
        head = self.http
        if head is None:
            return self.block
        rest = self.block.part(min(head.size_bytes, self.block.bytes))
        framing = Entity(head)
        if framing.no_body:
            return rest.part(0, 0)
        if not head.chunked:
            return _cut(rest, head.length)
        out = Growing()
        for piece in rest.chunks():
            for part in framing.feed(piece):
                out.write(part)
        return out.body()

    payload = entity

    def payload_sha256(self) -> str:
        """SHA-256 of `payload()`, in hex."""
        hashed = sha256()
        for piece in self.payload().chunks():
            hashed.update(piece)
        return hashed.hexdigest()

    def decoded(self, cap_bytes: int = DECODED_BYTES) -> content.Decoded:
        """The payload with its content coding removed and its charset unchanged: what `get` returns.

        A truncated body gives less, a bomb is cut at `cap_bytes`; `whole` is False then. UnknownCoding if it cannot be
        decoded at all.
        """
        codings = applied(self.http.values("content-encoding")) if self.http else []
        return content.decoded(self.payload(), codings, cap_bytes)


def _cut(rest: Body, length: int | None) -> Body:
    return rest if length is None else rest.part(0, min(length, rest.bytes))


def records(source: Source, *, limits: Limits = LIMITS) -> Iterator[Record]:
    """Every record of a WARC, gzipped or not. WarcDamaged, after the good ones, where the file is torn or wrong."""
    for raw in walk(source, limits):
        yield _record(raw)


def read_record(source: Source, *, limits: Limits = LIMITS) -> Record:
    """The one record of a member, as a range of a segment gives it. WarcDamaged unless it is exactly one, complete."""
    found = records(source, limits=limits)
    record = next(found, None)
    if record is None or next(found, None) is not None:
        raise WarcDamaged(0, "not exactly one record")
    return record


def _record(raw: RawRecord) -> Record:
    hashed, out = sha256(), Growing()
    for piece in raw.blocks():
        hashed.update(piece)
        out.write(piece)
    raw.finish()
    bad = next((issue for issue in raw.issues if issue.fatal), None)
    if bad:
        raise WarcDamaged(raw.offset, bad.text, torn=bad.torn)
    return Record(
        version=raw.version,
        type=(raw.get("WARC-Type") or "").lower(),
        headers=raw.fields,
        offset=raw.offset,
        length=raw.length,
        block=out.body(),
        block_sha256=hashed.hexdigest(),
    )
