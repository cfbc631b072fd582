"""A file of records: warcio's writer in a subclass that keeps digests and fields in a fixed order.

warcio's own writer parses and re-serialises HTTP heads, hashes requests as if they had a payload, and leaves the block
out of a revisit; therefore it is given finished blocks and digests.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Iterator
from dataclasses import replace
from datetime import datetime
from hashlib import sha256
from typing import BinaryIO

from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from storage.body import Body
from storage.clock import rfc3339
from storage.deflate import PADDING_BYTES, padding
from storage.model import Placed, Visit
from storage.sequential_files import ROOM_BYTES, Laid, Sheet, TooMuchBefore, laid
from storage.warc import fields
from storage.warc.gz import Engine, Stored, engine

Fields = list[tuple[str, str]]
SMALL_BYTES = 1 << 20  # blocks up to this are compressed in one call
CHUNK_BYTES = 1 << 20  # per call, for larger ones
SAMPLE_BYTES, SAMPLES = 1 << 16, 5  # of a large block, evenly spaced from beginning to end
SHRINKS = 0.95  # a large block is stored uncompressed if its samples do not shrink below this share


class _Writer(WARCWriter):  # type: ignore[misc]  # warcio has no types
    """warcio's writer, taking blocks and digests as they are."""

    def __init__(self, out: BinaryIO, compress: Engine) -> None:
        super().__init__(out, gzip=True, warc_version="1.1")
        self._compress = compress
        self.at = 0  # bytes written

    def ensure_digest(self, record: ArcWarcRecord, block: bool = True, payload: bool = True) -> None:
        """Does nothing: digests are computed where the bytes arrive, on the wire."""

    def _write_warc_record(self, out: BinaryIO, record: ArcWarcRecord) -> None:
        head: bytes = record.rec_headers.to_bytes()
        block: bytes | Body = record.raw_stream
        if isinstance(block, Body) and isinstance(out, Sheet) and out.laid is not None and laid(block) is out.laid:
            tail = self._around(out, out.laid, head)
        elif isinstance(block, Body) and block.bytes > SMALL_BYTES:
            member = self._compress() if shrinks(block, self._compress) else Stored()
            self._put(out, member.compress(head))
            for piece in block.chunks(CHUNK_BYTES):
                self._put(out, member.compress(piece))
            tail = member.compress(b"\r\n\r\n") + member.flush()
        else:
            whole = block.read() if isinstance(block, Body) else block
            if len(whole) != record.length:
                raise OSError(f"a block of {record.length} bytes gave {len(whole)}")
            member = self._compress()
            tail = member.compress(b"".join((head, whole, b"\r\n\r\n"))) + member.flush()
        self._put(out, tail)

    def _around(self, out: Sheet, block: Laid, head: bytes) -> bytes:
        """Write the head right up to a block that lies in place already; returns what comes after the block."""
        member = Stored()
        begun = member.compress(head)
        gap = ROOM_BYTES - out.tell() - len(begun)
        if gap < PADDING_BYTES:
            raise TooMuchBefore
        self._put(out, begun + padding(gap))
        out.pass_over()
        self.at += block.laid_bytes
        member.pass_over(block.crc, block.bytes)
        return member.compress(b"\r\n\r\n") + member.flush()

    def copy(self, member: Iterable[bytes]) -> None:
        """Write a member that is compressed already."""
        for piece in member:
            self._put(self.out, piece)

    def _put(self, out: BinaryIO, data: bytes) -> None:
        out.write(data)
        self.at += len(data)


class RecordFile:
    """The records of one segment, in order; `placed` says where each lies."""

    def __init__(self, file: BinaryIO, new_id: Callable[[], str], compress: Engine) -> None:
        self._file = file
        self._base = file.tell()
        self._out = _Writer(file, compress)
        self.new_id = new_id
        self.warcinfo = new_id()
        self.placed: list[Placed] = []

    @property
    def at(self) -> int:
        """Compressed bytes so far."""
        return self._out.at

    def cut(self, at: int, records: int) -> None:
        """Discard what was written after the first `records` records."""
        del self.placed[records:]
        self._out.at = at
        self._file.seek(self._base + at)
        if not self._waits:  # a laid body that was not reached yet is still intact
            self._file.truncate()

    def end(self) -> None:
        """Declare that no further record has a laid body; if none had, the body that lies there is cut off."""
        if self._waits:
            self._file.truncate()

    @property
    def _waits(self) -> bool:
        return isinstance(self._file, Sheet) and self._file.laid is not None

    def copy(self, placed: Placed, member: Iterable[bytes]) -> None:
        """Copy a record from another segment, byte for byte. OSError if its length is not what it should be."""
        offset = self._out.at
        self._out.copy(member)
        if self._out.at - offset != placed.length:
            raise OSError(f"the record {placed.record} of {placed.length} bytes gave {self._out.at - offset}")
        self.placed.append(replace(placed, offset=offset))

    def put(
        self,
        kind: str,
        at: datetime,
        head: Fields,
        content_type: str,
        block: bytes | Body,
        *,
        record: str | None = None,
        exchange: str | None = None,
        sha256_hex: str | None = None,
        truncated: str | None = None,
        payload: bool = False,
        extra: dict[str, str] | None = None,
    ) -> Placed:
        """Write one record.

        `payload`: the block is the payload. `sha256_hex`: of the block, if it was hashed before. `head`: the fields of
        this record type, in order, WARC-Target-URI first.
        """
        record = record or self.new_id()
        hashed = sha256_hex or _sha256(block)
        size = block.bytes if isinstance(block, Body) else len(block)
        headers: Fields = [("WARC-Type", kind), ("WARC-Record-ID", fields.urn(record)), ("WARC-Date", rfc3339(at))]
        headers += head
        if kind != "warcinfo":
            headers.append(("WARC-Warcinfo-ID", fields.urn(self.warcinfo)))
        if payload:
            headers.append(("WARC-Payload-Digest", fields.digest(hashed)))
        headers.append(("WARC-Block-Digest", fields.digest(hashed)))
        if truncated:
            headers.append(("WARC-Truncated", str(truncated)))
        headers += [("Content-Type", content_type), ("Content-Length", str(size))]
        fields.check(headers)
        offset = self._out.at
        protocol = StatusAndHeaders("", headers, protocol=fields.VERSION)
        self._out.write_record(ArcWarcRecord("warc", kind, protocol, block, None, content_type, size))
        placed = Placed(
            record=record,
            type=kind,
            offset=offset,
            length=self._out.at - offset,
            block_sha256=hashed,
            block_bytes=size,
            exchange=exchange,
            extra=extra or {},
        )
        self.placed.append(placed)
        return placed


def _sha256(block: bytes | Body) -> str:
    hashed = sha256()
    pieces: Iterator[bytes] = block.chunks() if isinstance(block, Body) else iter((block,))
    for piece in pieces:
        hashed.update(piece)
    return hashed.hexdigest()


def shrinks(block: Body, compress: Engine = engine) -> bool:
    """Whether compression is worthwhile: images, archives and most documents are compressed already."""
    size = 0
    for n in range(SAMPLES):
        member = compress()
        size += len(member.compress(block.read(n * (block.bytes - SAMPLE_BYTES) // (SAMPLES - 1), SAMPLE_BYTES)))
        size += len(member.flush())
    return size < SHRINKS * SAMPLES * SAMPLE_BYTES


def staying(visit: Visit, revisits: Container[str]) -> Laid | None:
    """The largest answer that is laid out in its final place and would not shrink by compression; None if there is
    none.

    `revisits`: ids of exchanges that may be written without their bodies.
    """
    bodies = [e.wire for e in visit.exchanges if e.wire is not None and e.id not in revisits]
    large = [body for body in bodies if body.bytes > SMALL_BYTES and laid(body)]
    largest = max(large, key=lambda body: body.bytes, default=None)
    return None if largest is None or shrinks(largest) else laid(largest)
