"""The closing index of a segment, found from its tail alone."""

from __future__ import annotations

import gzip
import random
import zlib

import pytest

from storage import verify, warc
from storage.model import Access
from storage.warc import WarcDamaged, read_index
from storage.warc.gz import engine, zlib_engine
from tests.warc import golden
from tests.warc.making import NAME, Segment, answer, judged, visit_of


class _Ranges:
    """A store that counts the bytes read from one blob."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.read_bytes = 0

    def __call__(self, start: int, length: int) -> bytes:
        assert start >= 0
        assert start + length <= len(self.data)
        self.read_bytes += length
        return self.data[start : start + length]


def _index(data: bytes) -> warc.SegmentIndex:
    return read_index(_Ranges(data), len(data))


def test_index_lists_every_record_with_its_place_and_metadata():
    data = golden.made()
    index = _index(data)
    *found, last = warc.records(data)
    assert [(p.record, p.type, p.offset, p.length, p.block_sha256, p.block_bytes) for p in index.records] == [
        (r.id, r.type, r.offset, r.length, r.block_sha256, r.block.bytes) for r in found
    ]
    assert (index.record, index.offset, index.length) == (last.id, last.offset, last.length)
    assert (index.segment, index.access) == (NAME, Access.PUBLIC)
    blocks = [r.block.read() for r in found if r.type == "metadata"]
    assert list(index.metadata) == blocks
    visits = list(index.visits())
    assert [v.metadata for v in visits] == blocks
    assert [len(v.placed) for v in visits] == [len(found) - 1 - 6, 3, 3]
    assert [p.extra.get("revisit") for p in visits[2].placed] == [None, "server-not-modified", None]


def test_reading_an_index_reads_only_the_tail_of_the_segment():
    made = Segment()
    noise = random.Random(1).randbytes(300_000)
    for n in range(5):
        made.add(visit_of(answer(b"HTTP/1.1 200 OK\r\n\r\n" + noise, id=n), n=n))
    ranges = _Ranges(made.done())
    assert len(read_index(ranges, len(ranges.data)).metadata) == 5
    assert ranges.read_bytes == 1 << 16


@pytest.mark.parametrize("compress", [engine, zlib_engine])
def test_long_index_is_assembled_from_several_reads(compress):
    made = Segment(compress=compress)
    for n in range(40):
        visit = visit_of(answer(b"HTTP/1.1 200 OK\r\n\r\nx", id=n), n=n)
        made.add(visit, metadata=b'{"noise":"%s"}' % random.Random(n).randbytes(5000).hex().encode())
    ranges = _Ranges(made.done())
    index = read_index(ranges, len(ranges.data))
    assert index.length > 1 << 17
    assert len(index.metadata) == 40


def _decoy_segment() -> bytes:
    other = Segment(name="warc/2020/01/01/01000000000000000000000000.warc.gz")
    other.add(visit_of(answer(b"HTTP/1.1 200 OK\r\n\r\ndecoy")))
    return other.done()


def test_gzip_bytes_inside_bodies_do_not_mislead_the_index_search():
    """Bodies that deflate stores unchanged: whole segments, magic numbers, starts of members, an index with a false
    offset."""
    decoy = _decoy_segment()
    noise = random.Random(2).randbytes(2000)
    bodies = [
        decoy,
        decoy + noise,
        noise + decoy[-500:],
        b"\x1f\x8b\x08" * 5000,
        gzip.compress(b"WARC/1.1\r\n" * 50) + noise,
    ]
    made = Segment()
    for n, body in enumerate(bodies):
        made.add(visit_of(answer(b"HTTP/1.1 200 OK\r\n\r\n" + body, id=n), n=n))
    last = made.add(visit_of(answer(b"HTTP/1.1 200 OK\r\n\r\n" + decoy, id=99), n=99), metadata=b"{}")
    data = made.done()
    assert _index(data).metadata[-1] == b"{}"
    assert _index(data).records[-1] == last[-1]
    assert list(verify.lint(data)) == []


def _stored(data: bytes) -> bytes:
    """A gzip member that stores its data uncompressed."""
    compress = zlib.compressobj(0, zlib.DEFLATED, 31)
    return compress.compress(data) + compress.flush()


def test_segment_without_an_index_is_refused_whatever_its_bodies_hold():
    decoy = _decoy_segment()
    made = Segment()
    made.add(visit_of(answer(b"HTTP/1.1 200 OK\r\n\r\n" + decoy)), metadata=b"{}")
    open_end = made.file.getvalue()
    ends_in_decoy = open_end[: made.writer.bytes] + _stored(b"WARC/1.1\r\nWARC-Type: resource\r\n" + decoy)
    for data in (open_end, ends_in_decoy, open_end + decoy, decoy[:-1], decoy + b"\0", b"", b"\x1f\x8b\x08"):
        with pytest.raises(WarcDamaged, match="does not end in its index"):
            _index(data)


def test_lying_index_is_detected():
    visit = visit_of(answer(b"HTTP/1.1 200 OK\r\n\r\nbody"))
    first, second = Segment(), Segment()
    first.add(visit)
    second.add(visit, metadata=judged(visit).replace(b'"n":1', b'"n":2'))
    one, other = first.done(), second.done()
    at_one, at_other = _index(one).offset, _index(other).offset
    swapped = one[:at_one] + other[at_other:]
    rules = [finding.rule for finding in verify.lint(swapped)]
    assert rules == ["index"]


@pytest.mark.parametrize("beyond", range(-2, 5))
def test_index_member_may_begin_at_a_read_boundary(beyond):
    data = golden.made()
    index = _index(data)
    assert read_index(_Ranges(data), len(data), tail_bytes=index.length - beyond) == index
