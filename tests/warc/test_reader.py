"""Reading records that may be hostile or torn."""

from __future__ import annotations

import gzip
import io
import tracemalloc
import zlib
from hashlib import sha256

import pytest
from fastwarc import stream_io

from storage import verify, warc
from storage.warc import Limits, UnknownCoding, WarcDamaged, read_record, records
from tests.warc import golden
from tests.warc.golden import PAGE
from tests.warc.making import answer, segment, visit_of


def _record(block: bytes, *, kind: str = "response", extra: str = "", length: int | None = None) -> bytes:
    head = (
        f"WARC/1.1\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-000000000001>\r\n"
        f"WARC-Date: 2026-01-01T00:00:00Z\r\nWARC-Target-URI: http://x.example/\r\n{extra}"
        f"Content-Type: application/http;msgtype=response\r\nContent-Length: {len(block) if length is None else length}\r\n\r\n"
    )
    return head.encode() + block + b"\r\n\r\n"


def _kept(data: bytes) -> tuple[list[str], WarcDamaged | None]:
    kinds: list[str] = []
    try:
        kinds.extend(record.type for record in records(data))
    except WarcDamaged as damage:
        return kinds, damage
    return kinds, None


def test_records_are_read_from_bytes_files_and_chunks_alike():
    data = golden.made()
    whole = [(r.id, r.offset, r.length) for r in records(data)]
    pieces = (data[at : at + 7] for at in range(0, len(data), 7))
    assert [(r.id, r.offset, r.length) for r in records(io.BytesIO(data))] == whole
    assert [(r.id, r.offset, r.length) for r in records(pieces)] == whole
    plain = gzip.decompress(data)
    unzipped = list(records(plain))
    assert [r.id for r in unzipped] == [record for record, _, _ in whole]
    assert all(plain[r.offset : r.offset + r.length].startswith(b"WARC/1.1\r\n") for r in unzipped)
    assert b"".join(plain[r.offset : r.offset + r.length] for r in unzipped) == plain


def test_segment_torn_within_its_last_member_yields_all_other_records():
    data = segment(visit_of(answer(PAGE)))
    *kept, last = records(data)
    kinds = [record.type for record in kept]
    assert _kept(data) == ([*kinds, "resource"], None)
    for end in range(last.offset + 1, len(data)):
        found, damage = _kept(data[:end])
        assert found == kinds
        assert damage is not None
        assert damage.torn
        assert damage.offset == last.offset
        (finding,) = [f for f in verify.lint(data[:end]) if f.level == "must"]
        assert (finding.rule, finding.offset) == ("W44", last.offset)


def test_flipped_bit_is_detected_by_the_linter_or_changes_no_record():
    """Harmless are time and system in a gzip header, padding bits, and the code of a symbol that does not occur. The
    digest of the whole object detects these too."""
    data = segment(visit_of(answer(PAGE)))
    promised, whole, unseen = sha256(data).hexdigest(), gzip.decompress(data), 0
    for place in [*range(0, len(data), 7), *range(len(data) - 9, len(data))]:
        wrong = data[:place] + bytes([data[place] ^ 1 << place % 8]) + data[place + 1 :]
        found = list(verify.segment(wrong, expected_sha256=promised))
        assert found[-1].text.endswith(f"promised was {promised}"), place
        if not [f for f in found[:-1] if f.level == "must"]:
            unseen += 1
            assert gzip.decompress(wrong) == whole, place
    assert unseen < len(data) / 7 / 10


def test_fifty_megabyte_record_header_is_refused_without_using_memory():
    bomb = gzip.compress(b"WARC/1.1\r\nWARC-Type: " + b"x" * (50 << 20) + b"\r\n\r\n", 9)
    assert len(bomb) < 60_000
    tracemalloc.start()
    with pytest.raises(WarcDamaged, match="header of more than"):
        read_record(bomb)
    assert [f.rule for f in verify.lint(bomb)] == ["W41"]
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 8 << 20


@pytest.mark.parametrize(
    ("member", "text"),
    [
        (_record(b"abc", length=9999), "Content-Length says 9999"),
        (_record(b"abc", length=1), "followed by"),
        (_record(b"abc").replace(b"Content-Length: 3", b"Content-Length: -3"), "not a number"),
        (_record(b"abc").replace(b"Content-Length: 3", b"Content-Length: 99999999999999999999"), "not a number"),
        (_record(b"abc").replace(b"Content-Length: 3\r\n", b""), "not a number"),
        (_record(b"abc").replace(b"WARC/1.1", b"HTTP/1.1"), "not with a version line"),
        (_record(b"abc") * 2, "not exactly one record"),
        (b"", "without a record"),
        (b"no header at all", "no WARC header"),
    ],
)
def test_records_with_false_lengths_or_headers_are_refused(member, text):
    with pytest.raises(WarcDamaged, match=text):
        read_record(gzip.compress(member))
    assert any(f.level == "must" for f in verify.lint(gzip.compress(member)))


def test_block_beyond_the_size_limit_is_refused():
    with pytest.raises(WarcDamaged, match="beyond what is read"):
        read_record(gzip.compress(_record(b"abc" * 100)), limits=Limits(block_bytes=100))


@pytest.mark.parametrize("data", [b"", b"x", b"\x1f", b"\x1f\x8b", b"\x1f\x8b\x08\0\0\0\0\0\0\0", gzip.compress(b"")])
def test_data_that_is_no_warc_is_refused(data):
    with pytest.raises(WarcDamaged):
        read_record(data)


def test_unusual_headers_of_other_writers_are_read():
    odd = (
        b"WARC/1.0\r\nwarc-type:Response\r\nX-Foo: 1\r\nWARC-Protocol: h2\r\nWARC-Protocol:tls/1.3\r\n"
        b"WARC-Target-URI: <http://x.example/>\r\nX-Folded: a\r\n b\r\nContent-Type: application/http; msgtype=response\r\n"
        b"WARC-Date: 2026-01-01T00:00:00Z\r\nContent-Length: 21\r\n\r\nHTTP/1.1 200 OK\r\n\r\nab\r\n\r\n"
    )
    record = read_record(odd)
    assert (record.type, record.target, record.all("warc-protocol")) == (
        "response",
        "http://x.example/",
        ("h2", "tls/1.3"),
    )
    assert (record.header("x-folded"), record.http_status, record.payload().read()) == ("a b", 200, b"ab")
    assert (record.at.year, record.verified) == (2026, None)


def _decoded(coding: str, body: bytes, cap_bytes: int = 1 << 20) -> warc.Decoded:
    head = f"HTTP/1.1 200 OK\r\nContent-Encoding: {coding}\r\nContent-Length: {len(body)}\r\n\r\n".encode()
    return read_record(_record(head + body)).decoded(cap_bytes)


def _by(writer: str, body: bytes) -> bytes:
    out = io.BytesIO()
    coder = getattr(stream_io, writer)(out)
    coder.write(body)
    coder.close()
    return out.getvalue()


_TEXT = b"what was there " * 1000
_RAW = zlib.compress(_TEXT, wbits=-15)


@pytest.mark.parametrize(
    ("coding", "body"),
    [
        ("identity", _TEXT),
        ("UTF-8", _TEXT),
        ("none", _TEXT),
        ("aws-chunked", _TEXT),
        ("gzip, aws-chunked", gzip.compress(_TEXT)),
        ("gzip", gzip.compress(_TEXT)),
        ("GZIP", gzip.compress(_TEXT[:99]) + gzip.compress(_TEXT[99:])),
        ("x-gzip", gzip.compress(_TEXT) + b"\0padding"),
        ("deflate", zlib.compress(_TEXT)),
        ("deflate", _RAW),
        ("deflate, gzip", gzip.compress(zlib.compress(_TEXT))),
        ("br", _by("BrotliWriter", _TEXT)),
        ("zstd", _by("ZstdWriter", _TEXT)),
    ],
)
def test_content_codings_are_decoded(coding, body):
    found = _decoded(coding, body)
    assert (found.body.read(), found.whole) == (_TEXT, True)


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd"])
def test_torn_or_wrongly_coded_bodies_are_decoded_in_part_and_marked(coding):
    noise = bytes(range(256)) * 40
    coded = {
        "gzip": gzip.compress(noise, 0),
        "deflate": zlib.compress(noise, 0),
        "br": _by("BrotliWriter", noise),
        "zstd": _by("ZstdWriter", noise),
    }[coding]
    torn = _decoded(coding, coded[: len(coded) // 2])
    assert not torn.whole
    assert noise.startswith(torn.body.read())
    wrong = _decoded(coding, b"no such coding at all")
    assert not wrong.whole


@pytest.mark.parametrize("coding", ["gzip", "deflate", "br", "zstd", "gzip, br"])
def test_empty_body_decodes_to_empty_in_every_coding(coding):
    found = _decoded(coding, b"")
    assert (found.body.read(), found.whole) == (b"", True)


def test_decompression_bomb_is_cut_at_the_cap():
    found = _decoded("gzip, gzip", gzip.compress(gzip.compress(b"\0" * (20 << 20))), 1 << 20)
    assert (found.body.bytes, found.whole) == (1 << 20, False)


def test_unknown_content_coding_raises():
    with pytest.raises(UnknownCoding, match="compress"):
        _decoded("compress", b"x")
