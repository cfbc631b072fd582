"""Rewriting a segment without some of its records: all others stay byte for byte as they were, in the same order.

Only records about the file itself are made anew: the warcinfo, under its old id, with the file's name and lines that
say what is gone and what was made whole; and the closing index.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import BinaryIO

from storage import ids
from storage.body import Body, Growing
from storage.model import Placed
from storage.warc import fields, index
from storage.warc.gz import engine
from storage.warc.http import parse_head
from storage.warc.reader import Record, read_record
from storage.warc.recordfile import Fields, RecordFile

PURGED = "purged: "  # begins a line in a warcinfo: id of a removed record, and why
WHOLE = "made-whole: "  # likewise: id of a response that was a revisit of a removed one
_TOLD = ("WARC-Target-URI", "WARC-Concurrent-To", "WARC-Refers-To")
_NEEDED = ("content-type", "content-encoding")  # the header fields that are needed to read the body


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """An answer to which a revisit only referred, made whole under the revisit's own id."""

    record: str
    url: str
    at: datetime
    block: Body
    payload_sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rewritten:
    """The result: where every record lies, and the new metadata records by the ids of the old ones."""

    placed: tuple[Placed, ...]
    metadata: dict[str, Placed]


def rewrite(
    file: BinaryIO,
    name: str,
    old: Body,
    told: index.SegmentIndex,
    *,
    drop: Collection[str],
    metadata: Mapping[str, bytes],
    whole: Mapping[str, Whole],
    lines: Sequence[str] = (),
) -> Rewritten:
    """Write the segment `name` into the new `file`: the records of `old`, whose index is `told`, without those in
    `drop`.

    `metadata`: id of a visit's record -> the block of its replacement. `whole`: responses that replace revisits in it,
    or follow the last visit. `lines`: for the warcinfo. WarcDamaged if the old segment does not match its index.
    """
    out = _Rewriting(file, name, old, told, drop)
    waiting = dict(whole)
    for placed in told.records:
        if placed.type == "warcinfo":
            out.warcinfo(placed, lines)
        elif placed.record in waiting:
            out.response(waiting.pop(placed.record), placed.extra)
        elif placed.record in metadata:
            out.metadata(placed, metadata[placed.record])
        elif placed.record not in drop:
            out.copy(placed)
    for response in waiting.values():
        out.response(response, {})
    return out.close()


def made_whole(head: bytes | None, payload: Body, original: Record) -> Body:
    """The block of a response with this payload, behind the head that the revisit came with, framed as that head says.

    If it came without a head (a 304), or with one that states another length, it gets a head of ours with the fields
    that are needed to read the body.
    """
    block = Growing()
    parsed = None if head is None else parse_head(head)
    chunked = parsed is not None and parsed.chunked
    if head is None or parsed is None or (not chunked and parsed.length not in {None, payload.bytes}):
        head = _plain_head(original, payload.bytes)
    block.write(head)
    if chunked and payload.bytes:
        block.write(b"%x\r\n" % payload.bytes)
    for piece in payload.chunks():
        block.write(piece)
    if chunked:
        block.write(b"\r\n0\r\n\r\n" if payload.bytes else b"0\r\n\r\n")
    return block.body()


def _plain_head(original: Record, size: int) -> bytes:
    lines = [f"HTTP/1.1 {original.http_status or 200} OK"]
    lines += [f"{name}: {value}" for name, value in original.http_headers if name.lower() in _NEEDED]
    return ("\r\n".join([*lines, f"Content-Length: {size}"]) + "\r\n\r\n").encode("latin-1", "replace")


class _Rewriting:
    def __init__(self, file: BinaryIO, name: str, old: Body, told: index.SegmentIndex, drop: Collection[str]) -> None:
        self._out = RecordFile(file, ids.record_id, engine)
        self._name, self._old, self._told, self._drop = name, old, told, drop
        self._blocks = {
            one.record: block
            for one, block in zip((r for r in told.records if r.type == "metadata"), told.metadata, strict=True)
        }
        self._metadata: list[bytes] = []
        self._made: dict[str, Placed] = {}
        self._at: datetime | None = None

    def copy(self, placed: Placed) -> None:
        self._out.copy(placed, self._old.part(placed.offset, placed.length).chunks())
        if placed.type == "metadata":
            self._metadata.append(self._blocks[placed.record])

    def warcinfo(self, placed: Placed, lines: Sequence[str]) -> None:
        record = self._read(placed)
        self._at = record.at
        self._out.warcinfo = placed.record
        head = [("WARC-Filename", fields.text(self._name.rsplit("/", 1)[-1]))]
        block = record.block.read() + "".join(f"{fields.text(line)}\r\n" for line in lines).encode()
        self._out.put("warcinfo", record.at, head, fields.FIELDS_TYPE, block, record=placed.record)

    def metadata(self, placed: Placed, block: bytes) -> None:
        record = self._read(placed)
        head: Fields = [
            (name, value) for name in _TOLD for value in record.all(name) if fields.uuid_of(value) not in self._drop
        ]
        self._made[placed.record] = self._out.put("metadata", record.at, head, fields.JSON_TYPE, block)
        self._metadata.append(block)

    def response(self, one: Whole, extra: dict[str, str]) -> None:
        head = [("WARC-Target-URI", fields.uri(one.url)), ("WARC-Payload-Digest", fields.digest(one.payload_sha256))]
        self._out.put(
            "response",
            one.at,
            head,
            fields.RESPONSE_TYPE,
            one.block,
            record=one.record,
            exchange=one.record,
            extra=extra,
        )

    def close(self) -> Rewritten:
        block = index.to_json(
            segment=self._name,
            access=self._told.access,
            offset=self._out.at,
            records=self._out.placed,
            metadata=self._metadata,
        )
        placed = tuple(self._out.placed)
        head = [("WARC-Target-URI", fields.uri(fields.INDEX_URN + index.ulid_of(self._name)))]
        assert self._at is not None, "a segment begins with its warcinfo"
        self._out.put("resource", self._at, head, fields.JSON_TYPE, block, payload=True)
        return Rewritten(placed=placed, metadata=self._made)

    def _read(self, placed: Placed) -> Record:
        return read_record(self._old.part(placed.offset, placed.length).chunks())


def purged_in(warcinfo: bytes) -> dict[str, str]:
    """Record id -> why it was removed, as the warcinfo of a segment says."""
    lines = warcinfo.decode("utf-8", "replace").split("\r\n")
    told = [line.removeprefix(PURGED).split(" ", 1) for line in lines if line.startswith(PURGED)]
    return {words[0]: words[-1] for words in told}
