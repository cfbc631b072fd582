"""What receives an answer and what reads its record must find the same head and the same end, whatever a server sent."""

from __future__ import annotations

import io
import socket
import threading
import time
from hashlib import sha256
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

PAUSE_S = 0.05  # what is sent after it is received by itself
CHUNKED = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"


def _received(*sent: bytes, max_bytes: int = 1 << 20) -> Received:
    ours, theirs = socket.socketpair()
    with ours, theirs:
        sender = threading.Thread(target=_send, args=(theirs, *sent))
        sender.start()
        bounds = Bounds(max_bytes=max_bytes, head_bytes=1 << 16, idle_s=5, deadline=time.monotonic() + 5)
        try:
            return Reception(Source(ours, bounds), bounds, Disk(None, None)).run()
        finally:
            sender.join()


def _send(sock: socket.socket, first: bytes, *more: bytes) -> None:
    sock.sendall(first)
    for data in more:
        time.sleep(PAUSE_S)
        sock.sendall(data)
    sock.shutdown(socket.SHUT_WR)


class _File:
    """A segment as the one-file verifier sees a file. What a site makes it misread cannot be exported."""

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


def _agree(*sent: bytes, max_bytes: int = 1 << 20) -> None:
    got = _received(*sent, max_bytes=max_bytes)
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
def test_they_agree(status, lines, blank, pieces, most):
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
def test_they_agree_where_a_server_lies_about_chunks(body):
    _agree(CHUNKED + body)


@pytest.mark.parametrize(
    "pieces",
    [(b"\x0b", b"5\r\nhello\r\n0\r\n\r\n"), (b"\r5", b"\r\nhello\r\n0\r\n\r\n"), (b"5\r\r", b"\nhello\r\n0\r\n\r\n"), (b"5\x0c;", b"\r\nhello")],
)  # fmt: skip
def test_they_agree_wherever_a_size_line_comes_in_two_pieces(pieces):
    """The reader of the record has the line at once. A site that chose the pieces could make its copies fail their proof."""
    _agree(CHUNKED + pieces[0], *pieces[1:])


@pytest.mark.parametrize("length", [16_382, 16_383, 16_384])
@pytest.mark.parametrize("before", [b"", b"5\r\nhello\r\n"])
def test_they_agree_how_long_a_line_between_chunks_may_be(before, length):
    line = b"5;".ljust(length, b"x") + b"\r\n"
    _agree(CHUNKED + before + line + b"hello\r\n0\r\n\r\n")
    _agree(CHUNKED + before + b"5\r\nhello" + b"\r" * length + b"\r\n5\r\nhello\r\n0\r\n\r\n")
    _agree(CHUNKED + before + line[:300], line[300:] + b"hello\r\n0\r\n\r\n")


@given(st.binary(max_size=200), st.lists(st.integers(1, 50), max_size=8), st.booleans())
def test_pieces_do_not_matter(body, sizes, chunked):
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


def test_a_head_of_hundreds_of_thousands_of_folded_lines_is_read_within_seconds():
    """It packs into a kilobyte: a small file of such records kept whoever verified it busy for hours."""
    head = b"HTTP/1.1 200 OK\r\nX: a\r\n" + b" b\n" * 340_000 + b"\r\n"
    begun = process_time()
    for _ in range(6):
        (told,) = verifier.load().fields_of(head)
        ((_, value),) = parse_head(head).fields
    assert told == ("x", f" a\r{' b' * 340_000}")
    assert value == f"a{' b' * 340_000}"
    assert process_time() - begun < 15, "squares of such lengths take minutes"
