"""A segment written around a large response that is already in its place on disk has the same records as any other."""

from __future__ import annotations

import gzip
import io
from bisect import bisect_left
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from storage import verify, warc
from storage.model import Access, Exchange, Original, Visit
from storage.records import IDENTICAL
from storage.sequential_files import ROOM_BYTES, Laid, TooMuchBefore
from storage.spool import Spool
from storage.warc import SegmentWriter, staying
from tests.support.depth import examples
from tests.warc.making import AT, INFO, NAME, URL, Segment, answer, counted, judged, visit_of

PICTURE = Random(1).randbytes(3 << 20)


def large(directory: Path, size: int, *, id: int = 2000, step: int = 99_999, body: bytes = PICTURE) -> Exchange:  # noqa: A002
    """A response that arrived in pieces of `step` bytes in a file of its own."""
    wire = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%s" % (size, body[:size])
    came = Laid(directory)
    for at in range(0, len(wire), step):
        came.write(wire[at : at + step])
    return answer(wire, wire=came.body(), id=id, url=URL + "/picture")


def around(directory: Path, visit: Visit, originals=None) -> bytes:
    """The bytes of a segment of this visit, written in a spool."""
    spool = Spool(directory / "spool", 1 << 30)
    try:
        path, file = spool.create(NAME, staying(visit, originals or {}))
        with file:
            writer = SegmentWriter(file, NAME, at=AT, info=INFO, access=Access.PUBLIC, new_id=counted())
            writer.visit(visit, originals=originals or {}, metadata=judged(visit), texts={})
            writer.close()
        return path.read_bytes()
    finally:
        spool.discard(NAME)
        spool.close()


def as_ever(visit: Visit, originals=None) -> bytes:
    made = Segment()
    made.add(visit, originals=originals)
    return made.done()


def facts(data: bytes) -> Iterator[tuple[object, ...]]:
    """Headers and blocks of all records but the index, which has offsets."""
    return ((r.headers, r.block.read()) for r in list(warc.records(data))[:-1])


def in_place(data: bytes, exchange: Exchange) -> bool:
    """Whether the record of the response has its block where it was written on arrival: behind the room."""
    (record,) = [r for r in warc.records(data) if r.id == exchange.id]
    first = exchange.wire.read(0, 60_000)
    return record.offset < ROOM_BYTES and data[ROOM_BYTES + 5 :].startswith(first)


@examples(15)
@given(st.integers((1 << 20) + 1, len(PICTURE)), st.integers(1 << 12, 1 << 21), st.integers(0, 3), st.integers(0, 3))
def test_segment_around_a_laid_body_has_the_same_records_as_a_copied_one(size, step, before, behind):
    with TemporaryDirectory() as name:
        small = [answer(b"HTTP/1.1 200 OK\r\n\r\nx", id=n, url=f"{URL}/{n}") for n in range(before + behind)]
        exchange = large(Path(name), size, step=step)
        visit = visit_of(*small[:before], exchange, *small[before:])
        data = around(Path(name), visit)
        assert in_place(data, exchange)
        assert list(facts(data)) == list(facts(as_ever(visit)))
        assert list(verify.lint(data)) == []
        assert around(Path(name), visit_of(*small[:before], large(Path(name), size), *small[before:])) == data


def test_segment_around_a_laid_body_is_read_by_warcio_and_fastwarc(tmp_path):
    exchange = large(tmp_path, 2 << 20)
    data = around(tmp_path, visit_of(answer(b"HTTP/1.1 200 OK\r\n\r\nx"), exchange, answer(None, id=5)))
    ours = [(r.type, r.offset) for r in warc.records(data)]
    theirs = ArchiveIterator(io.BytesIO(data), check_digests=True)
    seen = []
    for record in theirs:
        body = record.content_stream().read()
        assert record.digest_checker.passed is not False, record.digest_checker.problems
        seen.append((record.rec_type, theirs.get_record_offset()))
        if record.rec_headers.get_header("WARC-Record-ID") == f"<urn:uuid:{exchange.id}>":
            assert body == PICTURE[: 2 << 20]
    assert seen == ours
    fast = list(FastIterator(io.BytesIO(data), parse_http=False))
    assert len(fast) == len(ours)
    assert [r.verify_block_digest() for r in FastIterator(io.BytesIO(data), parse_http=False)] == [True] * len(ours)
    assert PICTURE[: 2 << 20] in gzip.decompress(data)


def test_record_of_a_laid_body_is_read_by_its_index_entry_alone(tmp_path):
    exchange = large(tmp_path, 2 << 20)
    data = around(tmp_path, visit_of(exchange))
    index = warc.read_index(lambda start, length: data[start : start + length], len(data))
    (placed,) = [one for one in index.records if one.record == exchange.id]
    member = data[placed.offset : placed.offset + placed.length]
    assert member[3:8] == b"\0\0\0\0\0", "no name, no time"
    record = warc.read_record(member)
    assert record.verified
    assert record.payload_sha256() == sha256(PICTURE[: 2 << 20]).hexdigest() == exchange.payload_sha256


def test_compressible_body_is_compressed_and_not_left_in_place(tmp_path):
    words = b"what was said of the county " * (1 << 16)
    visit = visit_of(large(tmp_path, len(words), body=words))
    assert staying(visit, ()) is None
    data = around(tmp_path, visit)
    assert len(data) < len(words) // 4
    assert data == as_ever(visit)


def test_largest_of_several_bodies_stays_in_place(tmp_path):
    smaller, larger = large(tmp_path, 1_200_000, id=1), large(tmp_path, 1_300_000, id=2)
    visit = visit_of(larger, smaller)
    data = around(tmp_path, visit)
    assert in_place(data, larger)
    assert list(facts(data)) == list(facts(as_ever(visit)))


def test_repeated_payload_is_written_as_a_small_revisit(tmp_path):
    exchange = large(tmp_path, 2 << 20)
    original = Original(
        id=exchange.id[:-1] + "f",
        url=exchange.url,
        at="2026-03-01T14:20:00.123Z",
        payload_sha256=str(exchange.payload_sha256),
        payload_bytes=exchange.payload_bytes,
    )
    visit, repeats = visit_of(exchange), {exchange.id: (original, IDENTICAL)}
    assert staying(visit, repeats) is None
    data = around(tmp_path, visit, repeats)
    assert data == as_ever(visit, repeats)
    assert len(data) < 1 << 14


def test_body_in_the_file_that_no_record_uses_is_cut_off(tmp_path):
    exchange = large(tmp_path, 2 << 20)
    spool = Spool(tmp_path / "spool", 1 << 30)
    path, file = spool.create(NAME, staying(visit_of(exchange), ()))
    visit = visit_of(answer(b"HTTP/1.1 200 OK\r\n\r\nx"))
    with file:
        writer = SegmentWriter(file, NAME, at=AT, info=INFO, access=Access.PUBLIC, new_id=counted())
        writer.visit(visit, originals={}, metadata=judged(visit), texts={})
        writer.close()
    spool.close()
    assert path.read_bytes() == as_ever(visit)


def test_body_stays_readable_when_too_much_comes_before_it(tmp_path):
    page = answer(b"HTTP/1.1 200 OK\r\n\r\n" + PICTURE[:ROOM_BYTES])
    exchange = large(tmp_path, 2 << 20)
    visit = visit_of(page, exchange)
    with pytest.raises(TooMuchBefore):
        around(tmp_path, visit)
    assert exchange.payload.read() == exchange.wire.part(exchange.head_bytes).read() == PICTURE[: 2 << 20]


def test_records_before_a_laid_body_fit_up_to_an_exact_limit(tmp_path):
    """Padding blocks can fill any gap from a minimum size on; a smaller gap counts as no room."""

    def fits(size: int) -> bool:
        exchange = large(tmp_path, (1 << 20) + 1)
        visit = visit_of(answer(b"HTTP/1.1 200 OK\r\n\r\n" + PICTURE[:size]), exchange)
        try:
            data = around(tmp_path, visit)
        except TooMuchBefore:
            return False
        (record,) = [r for r in warc.records(data) if r.id == exchange.id]
        assert in_place(data, exchange)
        assert record.verified
        return True

    most = bisect_left(range(ROOM_BYTES), True, key=lambda size: not fits(size)) - 1
    assert ROOM_BYTES - 4000 < most < ROOM_BYTES
    assert all(fits(size) for size in range(most - 12, most + 1))
    assert not any(fits(size) for size in range(most + 1, most + 40))
