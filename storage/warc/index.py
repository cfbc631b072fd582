"""The closing index of a segment: written as its last record, and found again from the file's tail alone.

Finding it needs no catalog. Going backwards from the end, it is the first gzip member that inflates to exactly the end
of the file, is one whole record `resource urn:archiver:index:...` with a correct block digest, and says that it stands
at that very offset after records that fill the file up to there. gzip bytes inside bodies (which deflate may leave as
they are) fail at least one of these tests.
"""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from storage import records as nouns
from storage.model import Access, Placed
from storage.warc.fields import INDEX_URN
from storage.warc.gz import GZIP, MAGIC, WarcDamaged
from storage.warc.reader import Record, read_record
from storage.warc.walk import Limits

FORMAT = 1
TAIL_BYTES = 1 << 16  # read first from the end of a segment; doubled until the index is found
INDEX_BYTES = 1 << 28  # an index larger than this is not read
CANDIDATES = 64  # at most so many members that claim to be an index are read
Read = Callable[[int, int], bytes]


@dataclass(frozen=True, slots=True, kw_only=True)
class IndexedVisit:
    """One visit: where its records lie, the metadata record last, and that record's block."""

    placed: tuple[Placed, ...]
    metadata: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SegmentIndex:
    """What the last record of a segment says about all others."""

    segment: str
    access: Access
    records: tuple[Placed, ...]  # every record but the index itself
    metadata: tuple[bytes, ...]  # the block of each metadata record, in order
    record: str = ""  # id of the index record
    offset: int = 0  # of the index record
    length: int = 0

    def visits(self) -> Iterator[IndexedVisit]:
        """The visits, in the order in which they were written."""
        blocks = iter(self.metadata)
        own: list[Placed] = []
        for placed in self.records:
            own.append(placed)
            if placed.type == "metadata":
                yield IndexedVisit(placed=tuple(own), metadata=next(blocks))
            if placed.type in ("metadata", "warcinfo"):
                own = []


@dataclass(frozen=True, slots=True, kw_only=True)
class _Index:
    """The JSON of an index record."""

    format: int
    segment: str
    access: Access
    offset: int
    records: tuple[Placed, ...]
    metadata: tuple[str, ...]


def ulid_of(segment: str) -> str:
    """The ULID in a segment's name: `01EZS...` of `warc/2021/03/02/01ezs....warc.gz`."""
    return segment.rsplit("/", 1)[-1].split(".", 1)[0].upper()


def to_json(
    *, segment: str, access: Access, offset: int, records: Sequence[Placed], metadata: Sequence[bytes]
) -> bytes:
    """The block of an index record that will stand at `offset`."""
    return nouns.to_json(
        _Index(
            format=FORMAT,
            segment=segment,
            access=access,
            offset=offset,
            records=tuple(records),
            metadata=tuple(block.decode() for block in metadata),
        )
    )


def read_index(read: Read, size_bytes: int, *, tail_bytes: int = TAIL_BYTES) -> SegmentIndex:
    """The index of a segment, of which only the tail is read, at first `tail_bytes` of it.

    `read(start, length)` returns bytes. WarcDamaged if the segment does not end in its index: it was never closed, or
    is truncated.
    """
    tail, start, tried = b"", size_bytes, 0
    want = tail_bytes
    while start > 0 and size_bytes - start < INDEX_BYTES:
        begin = max(0, size_bytes - want)
        fresh = read(begin, start - begin)
        end = len(fresh) + len(MAGIC) - 1  # the magic number may straddle the two reads
        tail = fresh + tail
        start = begin
        while (end := tail.rfind(MAGIC, 0, end)) >= 0:
            if _begins_index(tail[end : end + 1024]):
                tried += 1
                if tried > CANDIDATES:
                    raise WarcDamaged(start + end, "too many records that claim to be the index", torn=True)
                found = _index_at(tail[end:], start + end)
                if found is not None:
                    return found
            end += len(MAGIC) - 1
        want *= 2
    raise WarcDamaged(size_bytes, "the segment does not end in its index", torn=True)


def _begins_index(first: bytes) -> bool:
    """Whether these bytes begin a member whose record claims to be an index; a cheap test before the whole is read."""
    try:
        head = zlib.decompressobj(GZIP).decompress(first, 1024)
    except zlib.error:
        return False
    return head.startswith(b"WARC/1.1\r\nWARC-Type: resource\r\n") and INDEX_URN.encode() in head


def _index_at(member: bytes, offset: int) -> SegmentIndex | None:
    """The index, if `member` is its record and nothing else."""
    try:
        record = read_record(member, limits=Limits(block_bytes=INDEX_BYTES))
        return from_record(record, offset, len(member))
    except (WarcDamaged, ValueError):
        return None


def from_record(record: Record, offset: int, length: int) -> SegmentIndex:
    """The index in a record that stands at `offset`. ValueError if the record is not a valid index."""
    if record.type != "resource" or not (record.target or "").startswith(INDEX_URN) or not record.verified:
        raise ValueError("no index record")
    if record.length != length:
        raise ValueError("something follows the index")
    return from_block(record.block.read(), record.id, offset, length)


def from_block(block: bytes, record: str, offset: int | None, length: int) -> SegmentIndex:
    """The index in the block of a record. ValueError if it cannot be one that stands at `offset`.

    `offset` None: the segment was uncompressed since, so that this cannot be known.
    """
    stored = nouns.from_json(_Index, block)
    at = 0
    for placed in stored.records:
        if placed.offset != at:
            raise ValueError(f"the index leaves a gap at {at}")
        at += placed.length
    blocks = sum(placed.type == "metadata" for placed in stored.records)
    if stored.offset != at or offset not in {None, at} or blocks != len(stored.metadata):
        raise ValueError("the index speaks of another file")
    return SegmentIndex(
        segment=stored.segment,
        access=stored.access,
        records=stored.records,
        metadata=tuple(text.encode() for text in stored.metadata),
        record=record,
        offset=at,
        length=length,
    )
