"""What the WARC writer writes, byte by byte."""

from __future__ import annotations

import gzip
import io
import subprocess
import sys
import tracemalloc
import zlib
from base64 import b64decode
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from hashlib import sha256
from random import Random

import pytest
from fastwarc.warc import ArchiveIterator as FastIterator
from hypothesis import given
from hypothesis import strategies as st
from warcio.archiveiterator import ArchiveIterator

from storage import verify, warc
from storage.body import Body
from storage.model import Failure, Finding, Original, Tls, Truncated
from storage.records import IDENTICAL, NOT_MODIFIED, parse_visit_record
from storage.warc.gz import engine, zlib_engine
from tests.support.depth import examples
from tests.warc import golden
from tests.warc.golden import PAGE
from tests.warc.making import AT, TLS, URL, Segment, answer, judged, segment, visit_of

ZIPPED = gzip.compress(b"ab", mtime=0)
HEADS = {
    "folded": b"HTTP/1.1 200 OK\r\nX-A: one\r\n\ttwo\r\n  three\r\nContent-Length: 2\r\n\r\nab",
    "bare LF": b"HTTP/1.1 200 OK\nContent-Length: 2\n\nab",
    "latin-1": b"HTTP/1.1 200 Tr\xe8s bien\r\nX-N: caf\xe9\r\nContent-Length: 2\r\n\r\nab",
    "no reason": b"HTTP/1.1 200\r\nContent-Length: 2\r\n\r\nab",
    "no reason, space": b"HTTP/1.1 200 \r\nContent-Length: 2\r\n\r\nab",
    "HTTP/1.0": b"HTTP/1.0 200 OK\r\nServer:x\r\n\r\nab",
    "odd case and spaces": b"HTTP/1.1  200   OK\r\nsErVeR:x\r\nSet-Cookie:a=1\r\nset-cookie:   b=2 \r\nContent-Length: 2\r\n\r\nab",
    "chunk extensions and trailers": b'HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n1;a="b"\r\na\r\n01\r\nb\r\n0\r\nX: y\r\n\r\n',
    "gzip in chunks": b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n"
    + b"%x\r\n%s\r\n0\r\n\r\n" % (len(ZIPPED), ZIPPED),
    "both lengths": b"HTTP/1.1 200 OK\r\nContent-Length: 99\r\nTransfer-Encoding: chunked\r\n\r\n2\r\nab\r\n0\r\n\r\n",
    "no body": b"HTTP/1.1 204 No Content\r\n\r\n",
}


def _records(data: bytes, kind: str) -> list[warc.Record]:
    return [record for record in warc.records(data) if record.type == kind]


def test_segment_matches_the_golden_file():
    assert golden.uncompressed() == golden.GOLDEN.read_bytes()


@pytest.mark.parametrize("name", HEADS)
def test_odd_response_heads_are_kept_byte_for_byte(name):
    exchange = answer(HEADS[name])
    data = segment(visit_of(exchange))
    (response,) = _records(data, "response")
    assert response.block.read() == HEADS[name]
    assert response.payload().read() == (exchange.payload.read() if exchange.payload else b"")
    assert response.decoded().body.read() == (b"" if name == "no body" else b"ab")
    assert response.http_status == exchange.status
    assert response.http_headers == exchange.headers
    assert response.verified
    assert list(verify.lint(data)) == []
    (request,) = _records(data, "request")
    assert request.block.read() == exchange.request


@pytest.mark.parametrize("wire", [b"ICY 200 OK\r\n\r\nmp3", b"<html>HTTP/0.9</html>", b"HTT", b"\x00" * 70000])
def test_non_http_response_becomes_an_octet_stream_resource(wire):
    exchange = answer(wire, http=False, status=None, payload_sha256=None, truncated=Truncated.DISCONNECT)
    data = segment(visit_of(exchange))
    kept = next(record for record in warc.records(data) if record.id == exchange.id)
    assert (kept.type, kept.header("Content-Type")) == ("resource", "application/octet-stream")
    assert kept.block.read() == wire
    assert kept.target == URL
    assert kept.header("WARC-Truncated") == "disconnect"
    assert list(verify.lint(data)) == []
    assert sum(1 for _ in ArchiveIterator(io.BytesIO(data))) == sum(1 for _ in warc.records(data))


def test_warcio_and_fastwarc_read_our_segments(tmp_path):
    path = tmp_path / "golden.warc.gz"
    path.write_bytes(golden.made())
    ours = [(r.type, r.offset) for r in warc.records(path.read_bytes())]
    with path.open("rb") as file:
        iterator = ArchiveIterator(file, check_digests=False)
        assert [(r.rec_type, iterator.get_record_offset()) for r in iterator] == ours
    with path.open("rb") as file:
        assert [r.verify_block_digest() for r in FastIterator(file, parse_http=False)] == [True] * len(ours)
    check = subprocess.run(
        [sys.executable, "-m", "fastwarc.cli", "check", "-q", str(path)], check=False, capture_output=True, text=True
    )
    assert check.returncode == 0, check.stderr
    assert list(verify.lint(path.read_bytes())) == []


def test_block_digests_pass_warcio_check():
    data = segment(visit_of(answer(HEADS["folded"])))
    for record in ArchiveIterator(io.BytesIO(data), check_digests=True):
        record.content_stream().read()
        assert record.digest_checker.passed is not False, record.digest_checker.problems


def test_each_record_is_a_gzip_member_without_name_or_time():
    data = golden.made()
    for record in warc.records(data):
        member = data[record.offset : record.offset + record.length]
        assert member[3:8] == b"\0\0\0\0\0"
        inflate = zlib.decompressobj(31)
        whole = inflate.decompress(member)
        assert inflate.eof
        assert not inflate.unused_data
        assert whole.startswith(b"WARC/1.1\r\n")
        assert whole.endswith(b"\r\n\r\n")
        again = warc.read_record(member)
        assert (again.id, again.block_sha256) == (record.id, record.block_sha256)


def test_segments_with_equal_ids_and_dates_are_identical():
    assert golden.made() == golden.made()


def test_zlib_engine_gives_the_same_content():
    visits = [visit_of(answer(PAGE * 50))]
    assert gzip.decompress(segment(*visits, compress=zlib_engine)).replace(b"\r\n", b"") != b""
    first, second = (list(warc.records(segment(*visits, compress=made))) for made in (engine, zlib_engine))
    for one, other in zip(first[:-1], second[:-1], strict=True):  # the index has offsets, which differ
        assert (one.headers, one.block.read()) == (other.headers, other.block.read())


def test_chunk_boundaries_do_not_change_the_payload_digest():
    body = gzip.compress(b"x" * 3000, mtime=0)
    head = b"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n"
    wires = [head + b"Content-Length: %d\r\n\r\n" % len(body) + body]
    for size in (500, 7):
        pieces = [body[at : at + size] for at in range(0, len(body), size)]
        wires.append(
            head
            + b"Transfer-Encoding: chunked\r\n\r\n"
            + b"".join(b"%x\r\n%s\r\n" % (len(p), p) for p in pieces)
            + b"0\r\n\r\n"
        )
    digests = set()
    for wire in wires:
        (response,) = _records(segment(visit_of(answer(wire))), "response")
        assert response.header("WARC-Payload-Digest") == f"sha256:{response.payload_sha256()}"
        digests.add(response.payload_sha256())
    assert digests == {sha256(body).hexdigest()}


def test_interim_response_heads_are_in_the_metadata_and_not_in_the_block():
    early = b"HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\nHTTP/1.1 100 Continue\r\n\r\n"
    visit = visit_of(answer(PAGE, interim=early))
    data = segment(visit)
    assert _records(data, "response")[0].block.read() == PAGE
    (facts,) = parse_visit_record(_records(data, "metadata")[0].block.read()).exchanges
    assert facts.interim_base64 is not None
    assert b64decode(facts.interim_base64) == early


def test_failed_exchanges_are_recorded_by_what_was_received():
    silent = answer(None, id=1, failure=Failure(finding=Finding.TIMEOUT, detail="nothing came in 60 s"))
    refused = answer(None, id=2, request=b"", failure=Failure(finding=Finding.REFUSED, detail="refused"))
    empty = answer(b"", id=3, failure=Failure(finding=Finding.RESET, detail="closed"), payload_sha256=None)
    torn = answer(
        b"HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nab",
        id=4,
        truncated=Truncated.DISCONNECT,
        failure=Failure(finding=Finding.RESET, detail="reset after 2 of 9 bytes"),
    )
    data = segment(visit_of(silent, refused, empty, torn))
    kinds = [record.type for record in warc.records(data)]
    assert kinds == ["warcinfo", "request", "resource", "request", "request", "response", "metadata", "resource"]
    assert _records(data, "response")[0].header("WARC-Truncated") == "disconnect"
    told = parse_visit_record(_records(data, "metadata")[0].block.read())
    assert [facts.failure for facts in told.exchanges] == ["timeout", "refused", "reset", "reset"]
    assert list(verify.lint(data)) == []


def test_records_are_linked_and_dated_consistently():
    later = AT + timedelta(seconds=5)
    hop = answer(b"HTTP/1.1 301 Moved\r\nContent-Length: 0\r\n\r\n", id=1)
    page = answer(PAGE, id=2, at=later)
    data = segment(visit_of(hop, page))
    info, *rest = warc.records(data)
    assert {record.header("WARC-Warcinfo-ID") for record in rest} == {info.header("WARC-Record-ID")}
    by_id = {record.id: record for record in rest}
    for request in (r for r in rest if r.type == "request"):
        response = by_id[request.header("WARC-Concurrent-To")[10:-1]]
        assert response.header("WARC-Concurrent-To") == request.header("WARC-Record-ID")
        assert response.header("WARC-Date") == request.header("WARC-Date")
    assert by_id[page.id].header("WARC-Date") == "2026-03-02T14:20:05.123Z"
    (visit,) = _records(data, "metadata")
    assert visit.header("WARC-Concurrent-To") == f"<urn:uuid:{hop.id}>"
    assert visit.header("WARC-Refers-To") == f"<urn:uuid:{page.id}>"


@pytest.mark.parametrize(
    ("peer", "written"),
    [
        ("192.0.2.7", "192.0.2.7"),
        ("2001:0DB8:0:0:1:0:0:1", "2001:db8::1:0:0:1"),
        ("::ffff:192.0.2.1", "::ffff:192.0.2.1"),
        ("fe80::1%eth0", "fe80::1"),
        (None, None),  # through a proxy
        ("evil\r\nX: y", None),
    ],
)
def test_peer_address_is_written_in_normal_form_or_left_out(peer, written):
    (response,) = _records(segment(visit_of(answer(PAGE, peer=peer))), "response")
    assert response.header("WARC-IP-Address") == written


def test_protocol_and_cipher_headers():
    data = segment(visit_of(answer(HEADS["HTTP/1.0"])))
    assert _records(data, "response")[0].all("WARC-Protocol") == ("http/1.0", "tls/1.3")
    assert _records(data, "request")[0].all("WARC-Protocol") == ("http/1.1", "tls/1.3")
    assert _records(data, "response")[0].header("WARC-Cipher-Suite") == "TLS_AES_128_GCM_SHA256"
    plain = segment(visit_of(answer(PAGE, url="http://x.example/")))
    assert _records(plain, "response")[0].all("WARC-Protocol") == ("http/1.1",)


def test_certificate_chain_is_written_once_per_host():
    other = replace(TLS, chain=(b"other",))
    exchanges = [
        answer(PAGE, id=1),
        answer(PAGE, id=2),
        answer(PAGE, id=3, tls=other),
        answer(PAGE, id=4, url="https://b.example/"),
    ]
    chains: set[str] = set()
    made = Segment(chains=chains)
    made.add(visit_of(*exchanges))
    made.add(visit_of(*(replace(e, id=e.id.replace("00000000-", "11111111-")) for e in exchanges), n=2))
    certificates = [
        r for r in _records(made.done(), "resource") if (r.target or "").startswith("urn:archiver:certificate:")
    ]
    assert [r.header("WARC-Concurrent-To") for r in certificates] == [
        f"<urn:uuid:{exchanges[i].id}>" for i in (0, 2, 3)
    ]
    assert len(chains) == 3
    assert certificates[0].target == "urn:archiver:certificate:sha256:" + sha256(b"leafissuer").hexdigest()


HOSTILE = [
    "a\r\nWARC-Type: warcinfo",
    "a\nX: y",
    "a\x00\t\x7fb",
    "caf\xe9 \u2028",
    "\ud800",
    '%zz|^`{}\\"<>',
    "%0d%0aX: y",
]


@pytest.mark.parametrize("evil", HOSTILE)
def test_hostile_values_cannot_inject_header_lines(evil):
    url = f"https://x.example/{evil}"
    exchange = answer(
        PAGE, url=url, request=b"GET / HTTP/1.1\r\n\r\n", tls=Tls(version=evil, cipher=evil, chain=(), verified=True)
    )
    original = Original(
        id=exchange.id.replace("00000000-", "11111111-"),
        url=url,
        at="2026-01-01T00:00:00.000Z",
        payload_sha256=exchange.payload_sha256 or "",
        payload_bytes=exchange.payload_bytes,
    )
    made = Segment()
    again = replace(exchange, id=exchange.id.replace("00000000-", "22222222-"))
    visit = visit_of(exchange, again)
    made.add(visit, originals={again.id: (original, IDENTICAL)}, metadata=b"{}")
    data = made.done()
    for record in warc.records(data):
        head = gzip.decompress(data[record.offset : record.offset + record.length]).split(b"\r\n\r\n")[0]
        assert all(name.startswith((b"WARC-", b"Content-")) for name in head.split(b"\r\n")[1:])
        assert len(head.split(b"\r\n")) == len(record.headers) + 1
        head.decode("ascii")
    assert [f for f in verify.lint(data) if f.level == "must"] == []


@pytest.mark.parametrize("evil", ["x\r\nX: y", "", "A" * 36, "00000000-0000-4000-8000-00000000000G"])
def test_record_ids_that_are_no_uuid_are_refused(evil):
    with pytest.raises(ValueError, match="UUID"):
        segment(visit_of(replace(answer(PAGE), id=evil)))


def test_warcinfo_has_only_the_expected_fields():
    data = segment(visit_of(answer(PAGE)))
    (info,) = _records(data, "warcinfo")
    names = [line.split(b":")[0] for line in info.block.read().split(b"\r\n") if line]
    assert names == [b"software", b"format", b"conformsTo", b"robots", b"digests", b"access", b"http-header-user-agent"]
    assert info.header("WARC-Filename") == "01kjqzq0000000000000000000.warc.gz"


def _original(exchange, **told) -> Original:
    known = {
        "id": exchange.id.replace("00000000-", "11111111-"),
        "url": exchange.url,
        "at": "2026-01-01T00:00:00.000Z",
        "payload_sha256": exchange.payload_sha256 or "",
        "payload_bytes": exchange.payload_bytes,
    }
    return Original(**(known | told))


def test_response_that_does_not_match_its_original_is_written_whole():
    page = answer(PAGE)
    asked = replace(answer(b"HTTP/1.1 304 N\r\n\r\n"), conditional=True)
    bad = [
        (page, _original(page, url=page.url + "x"), IDENTICAL),
        (page, _original(page, payload_bytes=1), IDENTICAL),
        (page, _original(page, payload_sha256="0" * 64), IDENTICAL),
        (replace(page, truncated=Truncated.LENGTH), _original(page), IDENTICAL),
        (page, _original(page), NOT_MODIFIED),
        (replace(asked, conditional=False), _original(page), NOT_MODIFIED),  # the request was not conditional
        (asked, _original(page, url=page.url + "x"), NOT_MODIFIED),
    ]
    for exchange, original, kind in bad:
        made = Segment()
        placed = made.add(visit_of(exchange), originals={exchange.id: (original, kind)})
        (kept,) = _records(made.done(), "response")
        assert kept.block.read() == (exchange.wire.read() if exchange.wire else b"")
        assert all("revisit" not in p.extra for p in placed)


def test_visit_with_invalid_arguments_writes_nothing():
    page = answer(PAGE)
    made = Segment()
    made.add(visit_of(answer(PAGE, id=7)))
    before = made.file.getvalue()
    for original, kind in ((_original(page), "of-the-future"), (_original(page, at="yesterday"), IDENTICAL)):
        visit = visit_of(answer(PAGE, id=8, url="https://new.example/"), page, n=2)
        with pytest.raises(ValueError, match=r"no kind of revisit|no WARC-Date"):
            made.add(visit, originals={page.id: (original, kind)})
        assert made.file.getvalue() == before
        assert made.writer.bytes == len(before)
    made.add(visit_of(answer(PAGE, id=9, url="https://new.example/"), n=2))
    data = made.done()
    assert list(verify.lint(data)) == []
    assert sum((r.target or "").startswith("urn:archiver:certificate:") for r in warc.records(data)) == 2


def test_visit_with_an_unreadable_body_writes_nothing():
    made = Segment()
    before = made.file.getvalue()
    cut = Body(io.BytesIO(b"HTTP/1.1 200 OK\r\n\r\n" + b"x" * 100), 0, 3 << 20)
    with pytest.raises(OSError, match="a body ended at 119"):
        made.add(visit_of(answer(PAGE, wire=cut)))
    assert made.file.getvalue() == before


def test_metadata_callback_gets_the_places_of_the_other_records():
    told = []
    made = Segment()
    visit = visit_of(answer(PAGE))

    def metadata(others):
        told.extend(others)
        return judged(visit)

    placed = made.add(visit, metadata=metadata)
    assert tuple(told) == placed[:-1]
    assert placed[-1].type == "metadata"
    made.done()
    with pytest.raises(ValueError, match="closed"):
        made.add(visit)
    with pytest.raises(ValueError, match="closed"):
        made.writer.close()


class _Zeros(Body):
    """A head followed by zeros that take no memory."""

    def __init__(self, head: bytes, size: int) -> None:
        super().__init__(io.BytesIO(head), 0, size)
        self._head = head

    def read(self, start: int = 0, size_bytes: int | None = None) -> bytes:
        left = self.bytes - start if size_bytes is None else min(size_bytes, self.bytes - start)
        return self._head[start : start + left].ljust(left, b"\0")

    def chunks(self, size_bytes: int = 1 << 18) -> Iterator[bytes]:
        for at in range(0, self.bytes, size_bytes):
            yield self.read(at, size_bytes)


def test_large_body_is_verified_without_being_held_in_memory(tmp_path):
    size = 48 << 20
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % size
    wire = _Zeros(head, len(head) + size)
    exchange = answer(head, wire=wire, block_sha256="0" * 64, payload_sha256="0" * 64, payload_bytes=size)
    made = Segment()
    made.add(visit_of(exchange))
    data = made.done()
    tracemalloc.start()
    response = next(f for f in verify.lint(data) if f.rule == "W20")
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "the block is not that of its digest" in response.text
    assert peak < 8 << 20


_TOKENS = st.text("abcXYZ019-_", min_size=1, max_size=12)
_VALUES = st.binary(max_size=30).map(lambda b: b.translate(None, b"\r\n\0"))
_URLS = st.text(max_size=30).map(lambda path: "https://h.example/" + path.replace("#", ""))


@st.composite
def _answers(draw):
    body = draw(st.binary(max_size=2000))
    lines = [b"HTTP/1.1 %d %s" % (draw(st.integers(200, 599)), draw(_VALUES))]
    lines += [name.encode() + b":" + value for name, value in draw(st.lists(st.tuples(_TOKENS, _VALUES), max_size=5))]
    end = draw(st.sampled_from([b"\r\n", b"\n"]))
    if draw(st.booleans()):
        lines.append(b"Transfer-Encoding: chunked")
        size = draw(st.integers(1, 300))
        pieces = [body[at : at + size] for at in range(0, len(body), size)]
        coded = b"".join(b"%X;x\r\n%s\r\n" % (len(piece), piece) for piece in pieces) + b"0\r\n\r\n"
    else:
        lines.append(b"Content-Length: %d" % len(body))
        coded = body
    return end.join(lines) + end * 2 + coded, body


@examples(60)
@given(st.lists(st.tuples(_answers(), _URLS), min_size=1, max_size=4))
def test_arbitrary_exchanges_round_trip(answers):
    exchanges = [
        answer(wire, url=url, id=n, request=b"GET / HTTP/1.1\r\n\r\n") for n, ((wire, _), url) in enumerate(answers, 1)
    ]
    made = Segment()
    made.add(visit_of(*exchanges), metadata=b"{}")
    data = made.done()
    responses = _records(data, "response")
    assert [r.block.read() for r in responses] == [wire for (wire, _), _ in answers]
    assert [r.http_headers for r in responses] == [e.headers for e in exchanges]
    for response, ((_, body), _) in zip(responses, answers, strict=True):
        assert response.payload().read() == (b"" if response.http_status in (204, 304) else body)
    assert [f for f in verify.lint(data) if f.level == "must"] == []


@pytest.mark.parametrize("kind", ["pictures", "words"])
def test_large_body_is_compressed_only_if_that_helps_and_reads_back_the_same(kind):
    body = Random(1).randbytes(3 << 20) if kind == "pictures" else b"what was said of the county " * (3 << 16)
    head = b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body)
    data = segment(visit_of(answer(head + body)))
    assert (len(data) > len(body)) == (kind == "pictures")
    assert len(data) < len(body) + 5 * (len(body) // 0xFFFF + 2) + 20_000
    (record,) = _records(data, "response")
    assert record.payload_sha256() == sha256(body).hexdigest()
    assert b"".join(gzip.GzipFile(fileobj=io.BytesIO(data)).read().partition(head)[1:]).startswith(head + body)
    assert list(verify.lint(data)) == []
    assert [r.http_headers is not None for r in FastIterator(io.BytesIO(data)) if r.content_length > 1 << 20] == [True]
