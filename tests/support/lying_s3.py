"""A proxy in front of a real S3 server that fails and lies on request.

    with lying(server.http) as liar:
        liar.will(reset, "PUT", "warc/", times=2)

Signatures stay valid, because the Host header that the client signed is passed on. Rules are tried in order; the first
that matches and is not used up decides. A request that matches no rule is passed through.
"""

from __future__ import annotations

import http.client
import re
import socket
import struct
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

Act = Callable[["_Request"], None]


@dataclass
class Rule:
    act: Act
    method: str
    part: str
    times: int | None


@dataclass
class Liar:
    """The proxy: its address, its rules, and the requests that it got."""

    address: str
    upstream: str
    rules: list[Rule] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    over: threading.Event = field(default_factory=threading.Event)

    def will(self, act: Act, method: str, part: str = "", times: int | None = None) -> None:
        """Do this to requests with that method whose target contains `part`; `times` None: to all of them."""
        self.rules.append(Rule(act, method, part, times))

    def tell_the_truth(self) -> None:
        self.rules.clear()

    def rule(self, method: str, target: str) -> Act:
        for rule in self.rules:
            if rule.method == method and rule.part in target and rule.times != 0:
                if rule.times is not None:
                    rule.times -= 1
                return rule.act
        return honest


@contextmanager
def lying(upstream: str) -> Iterator[Liar]:
    """A running proxy."""
    server = _Server(("127.0.0.1", 0), _Request)
    server.liar = liar = Liar(f"http://127.0.0.1:{server.server_port}", upstream)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield liar
    finally:
        liar.over.set()
        server.shutdown()
        server.server_close()
        thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    liar: Liar


class _Request(BaseHTTPRequestHandler):
    server: _Server
    protocol_version = "HTTP/1.1"
    body: bytes = b""

    def _any(self) -> None:
        liar = self.server.liar
        self.body = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        liar.asked.append(f"{self.command} {self.path}")
        try:
            liar.rule(self.command, self.path)(self)
        except (OSError, http.client.HTTPException):
            self.close_connection = True

    def do_GET(self) -> None:
        self._any()

    def do_HEAD(self) -> None:
        self._any()

    def do_PUT(self) -> None:
        self._any()

    def do_POST(self) -> None:
        self._any()

    def do_DELETE(self) -> None:
        self._any()

    def log_message(self, *_) -> None:
        pass

    def forward(self) -> tuple[int, list[tuple[str, str]], bytes]:
        """The real server's answer."""
        address = urlsplit(self.server.liar.upstream)
        connection = http.client.HTTPConnection(str(address.hostname), address.port, timeout=30)
        try:
            connection.putrequest(self.command, self.path, skip_host=True, skip_accept_encoding=True)
            for name, value in self.headers.items():
                if name.lower() not in {"connection", "expect"}:
                    connection.putheader(name, value)
            connection.endheaders(self.body)
            answer = connection.getresponse()
            return answer.status, answer.getheaders(), answer.read()
        finally:
            connection.close()

    def answer(self, status: int, headers: list[tuple[str, str]], body: bytes, *, send: int | None = None) -> None:
        """Answer, but send only `send` bytes of the body before the connection ends."""
        self.send_response_only(status)
        length = str(len(body))
        for name, value in headers:
            if name.lower() not in {"connection", "transfer-encoding", "content-length"}:
                self.send_header(name, value)
            elif name.lower() == "content-length" and self.command == "HEAD":
                length = value
        self.send_header("Content-Length", length)
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body[:send])
        if send is not None:
            self.wfile.flush()
            self.close_connection = True


# ---- acts
# --------------------------------------------------------------------------------------------------------------


def honest(request: _Request) -> None:
    """Pass the request on."""
    request.answer(*request.forward())


def says(status: int, code: str) -> Act:
    """Answers with an S3 error."""

    def act(request: _Request) -> None:
        body = f"<?xml version='1.0'?><Error><Code>{code}</Code><Message>so it says</Message></Error>".encode()
        request.answer(status, [("Content-Type", "application/xml")], body)

    return act


def reset(request: _Request) -> None:
    """Ends the connection with a RST, without carrying the request out."""
    request.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    request.connection.close()
    raise ConnectionResetError


def hang(request: _Request) -> None:
    """Never answers."""
    request.server.liar.over.wait(60)
    raise ConnectionResetError


def forgets_to_answer(request: _Request) -> None:
    """Carries the request out, but its answer is lost."""
    request.forward()
    reset(request)


def stores_nothing(request: _Request) -> None:
    """Says that it stored the object, and did not."""
    request.answer(200, [("ETag", '"00000000000000000000000000000000"')], b"")


def stores_other_bytes(request: _Request) -> None:
    """Stores other bytes than it was sent, with fitting checksums: a store with bad memory or disks."""
    status, headers, _ = request.forward()
    request.server.liar.will(other_bytes, "GET", request.path.partition("?")[0])
    request.answer(status, headers, b"")


def other_bytes(request: _Request) -> None:
    """Returns the body with its last bit flipped."""
    status, headers, body = request.forward()
    request.answer(status, headers, body[:-1] + bytes([body[-1] ^ 1]) if body else body)


def fewer_bytes(request: _Request) -> None:
    """Returns half the body as if that were all."""
    status, headers, body = request.forward()
    request.answer(status, headers, body[: len(body) // 2])


def breaks_off(request: _Request) -> None:
    """Ends the connection in the middle of the body."""
    status, headers, body = request.forward()
    request.answer(status, headers, body, send=len(body) // 2)


def drips(request: _Request) -> None:
    """Sends the body one byte at a time, without end: each byte arrives before the client's read timeout."""
    status, headers, body = request.forward()
    request.answer(status, headers, body, send=1)
    for at in range(1, len(body)):
        if request.server.liar.over.wait(0.1):
            return
        request.wfile.write(body[at : at + 1])
        request.wfile.flush()


def drips_all(request: _Request) -> None:
    """Sends the whole answer byte by byte from the first one on, including answers that normally come in one piece."""
    status, headers, body = request.forward()
    head = "".join(f"{name}: {value}\r\n" for name, value in headers)
    for byte in f"HTTP/1.1 {status} So it is\r\n{head}\r\n".encode() + body:
        if request.server.liar.over.wait(0.1):
            return
        request.wfile.write(bytes([byte]))
        request.wfile.flush()


def drips_pieces(request: _Request) -> None:
    """Sends the head at once, then the body, and then blanks without end."""
    status, headers, body = request.forward()
    request.answer(status, headers, body + b" " * 1000, send=len(body))
    while not request.server.liar.over.wait(0.1):
        request.wfile.write(b" ")
        request.wfile.flush()


def refuses_conditions(request: _Request) -> None:
    """No longer supports conditional puts: answers 501."""
    if request.headers.get("If-None-Match"):
        says(501, "NotImplemented")(request)
    else:
        honest(request)


def changes_in_transit(request: _Request) -> None:
    """Flips a bit of the uploaded body."""
    request.body = request.body[:-1] + bytes([request.body[-1] ^ 1])
    honest(request)


def ignores_range(request: _Request) -> None:
    """Returns the whole body for a range."""
    _, headers, body = request.forward()
    request.answer(200, [(name, value) for name, value in headers if name.lower() != "content-range"], body)


def slow(seconds: float) -> Act:
    """Carries the request out after so many seconds."""

    def act(request: _Request) -> None:
        request.server.liar.over.wait(seconds)
        honest(request)

    return act


def lags(name: str) -> Act:
    """A listing that does not have this name yet."""

    def act(request: _Request) -> None:
        status, headers, body = request.forward()
        entry = re.compile(
            rb"<Contents>(?:(?!</Contents>).)*?" + re.escape(name.encode()) + rb"</Key>.*?</Contents>", re.DOTALL
        )
        request.answer(status, headers, entry.sub(b"", body))

    return act


def lists_nothing(request: _Request) -> None:
    """The listing of an empty bucket."""
    status, headers, body = request.forward()
    body = re.sub(rb"<Contents>.*</Contents>", b"", body, flags=re.DOTALL)
    request.answer(status, headers, re.sub(rb"<KeyCount>\d+", b"<KeyCount>0", body))


def another_page(request: _Request) -> None:
    """200 with the page of some gateway in between."""
    request.answer(200, [("Content-Type", "text/html")], b"<html>Log in to use this network</html>")


def lists_for_ever(request: _Request) -> None:
    """The first page of the listing, over and over."""
    status, headers, body = request.forward()
    body = body.replace(b"<IsTruncated>false", b"<IsTruncated>true")
    end = b"<NextContinuationToken>again</NextContinuationToken></ListBucketResult>"
    request.answer(status, headers, body.replace(b"</ListBucketResult>", end))


def lists_again(name: str, size: int) -> Act:
    """A listing that still has this name."""

    def act(request: _Request) -> None:
        status, headers, body = request.forward()
        prefix = urlsplit(request.path).query
        key = parse_qs(prefix).get("prefix", [""])[0] + name
        entry = f"<Contents><Key>{key}</Key><Size>{size}</Size></Contents>".encode()
        at = body.find(b"<Contents>")
        at = at if at >= 0 else body.find(b"</ListBucketResult>")
        request.answer(status, headers, body[:at] + entry + body[at:])

    return act


def false_tags(request: _Request) -> None:
    """Another ETag each time, and metadata with another SHA-256."""
    status, headers, body = request.forward()
    liar = request.server.liar
    tag = f'"{len(liar.asked):032x}"'
    told = [(name, tag if name.lower() == "etag" else value) for name, value in headers]
    told = [(name, "0" * 64 if name.lower() == "x-amz-meta-sha256" else value) for name, value in told]
    request.answer(status, told, body)


def errs_in_success(request: _Request) -> None:
    """200 with an error in the body, as CompleteMultipartUpload may end after keeping the connection alive."""
    body = b"<?xml version='1.0'?><Error><Code>InternalError</Code><Message>so it says</Message></Error>"
    request.answer(200, [("Content-Type", "application/xml")], body)


def succeeds_and_says_error(request: _Request) -> None:
    """The same, though the request was carried out."""
    request.forward()
    errs_in_success(request)
