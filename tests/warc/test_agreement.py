"""Receiver and record reader must find the same head and the same end of a response, whatever a server sends."""

from __future__ import annotations

import io
import socket
import threading
import time
from hashlib import sha256
from itertools import pairwise
from time import process_time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from archiver.export import verifier
from archiver.wire.reception import Bounds, Received, Reception, Source
from archiver.wire.tape import Disk
from storage import verify, warc
from storage.warc import Entity, parse_head
from tests.support.depth import examples
from tests.warc.making import Segment, answer, visit_of

CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def _received(sent: bytes, *, max_bytes: int = 1 << 20, cuts: tuple[int, ...] = ()) -> Received:
    """What is received of an answer that arrives cut at these places."""
    ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)  # one packet is one read
    pieces = [sent[start:end] for start, end in pairwise((0, *cuts, len(sent)))]
    with ours, theirs:
        sender = threading.Thread(target=_send, args=(theirs, pieces))
        sender.start()
        bounds = Bounds(max_bytes=max_bytes, head_bytes=1 << 16, idle_s=5, deadline=time.monotonic() + 5)
        try:
            return Reception(Source(ours, bounds), bounds, Disk("/tmp", lambda: 1 << 40)).run()
        finally:
            sender.join()


def _send(sock: socket.socket, pieces: list[bytes]) -> None:
    for piece in filter(None, pieces):
        sock.sendall(piece)
    sock.shutdown(socket.SHUT_WR)


class _File:
    """A segment as the one-file verifier sees a file. A response that made the verifier misread it could not be
    exported."""

    def __init__(self, data: bytes) -> None:
        self.names, self._data = {"x.warc.gz": len(data)}, data

    def open(self, _name: str) -> io.BytesIO:
        return io.BytesIO(self._data)


def _alone(data: bytes) -> list[object]:
    alone = verifier.load()
    report = alone.Report()
    assert list(alone.records(_File(data), "x.warc.gz", report))
    found: list[object] = report.problems
    return found


def _agree(sent: bytes, *, max_bytes: int = 1 << 20, cuts: tuple[int, ...] = ()) -> None:
    got = _received(sent, max_bytes=max_bytes, cuts=cuts)
    if got.wire is None:
        return
    exchange = answer(
        got.wire.read(),
        http=got.head is not None,
        head_bytes=got.head_bytes,
        status=got.head.status if got.head else None,
        headers=got.head.headers if got.head else (),
        payload=got.payload,
        payload_sha256=got.payload_sha256,
        payload_bytes=got.payload.bytes if got.payload else 0,
        block_sha256=got.block_sha256,
        truncated=got.truncated,
        failure=got.failure,
    )
    segment = Segment()
    segment.add(visit_of(exchange))
    data = segment.done()
    (record,) = [r for r in warc.records(data) if r.id == exchange.id]
    assert record.block.read() == got.wire.read()
    assert [f for f in verify.lint(data) if f.level == "must"] == []
    assert _alone(data) == []
    if record.type == "response":
        assert record.http is not None
        assert (record.http.size_bytes, record.http.status, record.http.fields) == (
            got.head_bytes,
            exchange.status,
            exchange.headers,
        )
        if got.payload is not None:
            assert record.payload().read() == got.payload.read()
            assert record.payload_sha256() == got.payload_sha256


_HEADS = st.sampled_from([
    b"HTTP/1.1 200 OK\r\n",
    b"HTTP/1.0 200\n",
    b"http/1.1 404 x\r\n",
    b"HTTP/1.1 304 N\r\n",
    b"HTTP/1.1 204 N\r\n",
    b"HTTP/1.1 200OK\r\n",
    b"HTTP/1.1 103 E\r\n\r\nHTTP/1.1 200 OK\r\n",
    b"HTTP/2.0 200 OK\r\n",
    b"HTTP/1.7 200 OK\r\n",
    b"\r\n\r\nHTTP/1.1 200 OK\r\n",
    b"HTTP/1.1 103 E\r\n\r\n\r\nHTTP/1.1 200 OK\r\n",
    b"ICY 200 OK\r\n",
    b"HTTP/1.1 abc\r\n",
])  # fmt: skip
_LINES = st.sampled_from([
    b"Transfer-Encoding: chunked",
    b"transfer-encoding:\tgzip, Chunked ",
    b"Transfer-Encoding: identity",
    b"Transfer-Encoding: gzip",
    b"Content-Length: 5",
    b"Content-Length: 5, 5",
    b"Content-Length: 7",
    b"Content-Length: x",
    b"Content-Length: 0",
    b" folded",
    b": no name",
    b"no colon",
    b"X: caf\xe9\x85\x0b",
    b"Name : value\r",
    b"\x0bOdd\x0c: \x0bvalue",
    b" Transfer-Encoding: chunked",
    b"Transfer-Encoding\xa0: chunked",
    b"Transfer-Encoding: \x85chunked\xa0",
    b"\x1cContent-Length\x1f:\xa05",
    b"Content-Length:",
    b"Content-Length: 5,",
])  # fmt: skip
_PIECES = st.sampled_from([
    b"5\r\nhello\r\n", b"5;a=b\r\nhello\r\n", b"3\nabc\n", b"00003 \r\nabc\r\n", b"0\r\n", b"0\r\n\r\n", b"\r\n", b"X: y\r\n",
    b"zz\r\n", b"hello", b"5", b"-1\r\n", b"ffffffffffffffff\r\n", b"11111111111111111\r\n", b"\n", b"5\r\nhellohello", b";\r\n",
    b" 2\r\r\nab\r\r\n",
])  # fmt: skip


@examples(150)
@given(
    _HEADS,
    st.lists(_LINES, max_size=4),
    st.sampled_from([b"\r\n", b"\n", b""]),
    st.lists(_PIECES, max_size=6) | st.binary(max_size=40).map(lambda body: [body]),
    st.sampled_from([3, 1 << 20]),
)
@example(b"HTTP/1.0 200\n", [], b"\n", [b"\r\n", b"hello"], 99)
@example(b"HTTP/1.1 200 OK\r\n", [b"Content-Length: 5,"], b"\r\n", [b"hello, and more"], 99)
@example(b"HTTP/1.1 200 OK\r\n", [b" Transfer-Encoding: chunked"], b"\r\n", [b"5\r\nhello\r\n0\r\n\r\n"], 99)
@example(b"HTTP/1.1 200 OK\r\n", [b"Transfer-Encoding: chunked", b"no colon", b" folded"], b"\r\n", [b"0\r\n\r\n"], 99)
@example(b"HTTP/1.1 200 OK\r\n", [b"Transfer-Encoding\xa0: chunked\x85"], b"\r\n", [b"5\r\nhello\r\n0\r\n\r\n"], 99)
def test_receiver_and_record_readers_agree_on_arbitrary_responses(status, lines, blank, pieces, most):
    sent = status + b"".join(line + b"\r\n" for line in lines) + blank + b"".join(pieces)
    _agree(sent, max_bytes=most)


@pytest.mark.parametrize(
    "body",
    [
        b"<html>not chunked at all</html>",
        b"hello",
        b"ab",
        b"5",
        b"a" * 20 + b"\r\nx",
        b"5;" + b"x" * 20_000 + b"\r\nhello\r\n0\r\n\r\n",
        b"5\r\nhello\r\n" + b"x" * 20_000,
        b"5\r\nhello\r\n0\r\n" + b"X: y\r\n" * 5_000 + b"\r\n",
    ],
)
def test_receiver_and_record_readers_agree_on_false_chunked_bodies(body):
    _agree(CHUNKED + body)


@pytest.mark.parametrize("length", [16_382, 16_383, 16_384])
@pytest.mark.parametrize("before", [b"", b"5\r\nhello\r\n"])
def test_readers_agree_on_the_longest_line_between_chunks(before, length):
    line = b"5;".ljust(length, b"x") + b"\r\n"
    _agree(CHUNKED + before + line + b"hello\r\n0\r\n\r\n")
    _agree(CHUNKED + before + b"5\r\nhello" + b"\r" * length + b"\r\n5\r\nhello\r\n0\r\n\r\n")
    _agree(CHUNKED + before + line + b"hello\r\n0\r\n\r\n", cuts=(len(CHUNKED + before) + 300,))


@pytest.mark.parametrize(
    ("line", "at"),
    [
        (b"5\r\r\n", 3),
        (b"5\x0b\r\n", 2),
        (b"5 \r;a\r\n", 4),
        (b"\r5\r\n", 2),
        (b"5;" + b"x" * 16_381 + b"\r\n", 16_384),
        (b"5;" + b"x" * 16_381 + b"\n", 16_383),
        (b"5;" + b"x" * 16_400 + b"\r\n", 16_250),
        (b"5;" + b"x" * 16_382 + b"\n", 99),
    ],
)
def test_readers_agree_wherever_the_network_cuts_a_chunk_line(line, at):
    sent = CHUNKED + line + b"hello\r\n0\r\n\r\n"
    whole, cut = _received(sent), _received(sent, cuts=(len(CHUNKED) + at,))
    assert cut.payload_sha256 == whole.payload_sha256
    _agree(sent)
    _agree(sent, cuts=(len(CHUNKED) + at,))


@examples(60)
@given(_HEADS, st.lists(_PIECES, max_size=5), st.sets(st.integers(1, 120), max_size=6))
def test_answer_is_the_same_wherever_the_network_cuts_it(status, pieces, cuts):
    sent = status + b"Transfer-Encoding: chunked\r\n\r\n" + b"".join(pieces)
    whole, cut = _received(sent), _received(sent, cuts=tuple(at for at in sorted(cuts) if at < len(sent)))
    assert (cut.head, cut.interim, cut.payload_sha256, cut.truncated) == (
        whole.head, whole.interim, whole.payload_sha256, whole.truncated,
    )  # fmt: skip
    if whole.truncated is None:  # what follows false framing is kept as far as it came with it
        assert cut.block_sha256 == whole.block_sha256


@given(st.binary(max_size=200), st.lists(st.integers(1, 50), max_size=8), st.booleans())
def test_payload_does_not_depend_on_how_the_body_is_split(body, sizes, chunked):
    if chunked:
        body = b"4\r\n" + body[:4].ljust(4) + b"\r\n" + body[4:]
    head = parse_head(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")
    whole = Entity(head)
    once = b"".join(whole.feed(body))
    tape, pieces, at = Entity(head), [], 0
    for size in [*sizes, len(body)]:
        pieces += tape.feed(body[at : at + size])
        at += size
    assert sha256(b"".join(pieces)).digest() == sha256(once).digest()
    assert (tape.done, tape.bad, tape.lies, tape.size_bytes) == (whole.done, whole.bad, whole.lies, whole.size_bytes)


def test_head_of_many_folded_lines_is_read_in_linear_time():
    """It packs into a kilobyte: a small file of such records kept whoever verified it busy for hours."""
    head = b"HTTP/1.1 200 OK\r\nX: a\r\n" + b" b\n" * 340_000 + b"\r\n"
    begun = process_time()
    for _ in range(6):
        (told,) = verifier.load().fields_of(head)
        ((_, value),) = parse_head(head).fields
    assert told == ("x", f" a\r{' b' * 340_000}")
    assert value == f"a{' b' * 340_000}"
    assert process_time() - begun < 15, "squares of such lengths take minutes"
