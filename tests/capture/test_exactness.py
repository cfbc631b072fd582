"""What is stored is what was on the wire, byte for byte, however odd."""

from __future__ import annotations

import gzip
import hashlib

import pytest

from archiver.fetch import Limits
from storage.model import Finding, Truncated
from tests.support.hostile import CLOSE, KEEP, HostileServer, chunked, response, slowly

GZ = gzip.compress(b"<p>the findings hold</p>" * 50, mtime=0)
OK = b"HTTP/1.1 200 OK\r\n"


def _case(wire, payload, status=200, *, tail=(KEEP,), truncated=None, interim=b"", headers=None, sent=None):
    return {
        "wire": wire, "payload": payload, "status": status, "script": (sent or interim + wire, *tail),
        "truncated": truncated, "interim": interim, "headers": headers,
    }  # fmt: skip


LENGTH5 = b"Content-Length: 5\r\n\r\nhello"
CASES = {
    "plain": _case(OK + LENGTH5, b"hello"),
    "odd casing and spacing": _case(
        OK + b"cONTENT-lENGTH:5\r\nX-A :  b\t \r\nX-Empty:\r\nx-a: c\r\n\r\nhello",
        b"hello",
        headers=(("cONTENT-lENGTH", "5"), ("X-A", "b"), ("X-Empty", ""), ("x-a", "c")),
    ),
    "folded": _case(OK + b"X-Long: one\r\n\t two\r\n  three\r\n" + LENGTH5, b"hello",
                    headers=(("X-Long", "one two three"), ("Content-Length", "5"))),
    "bare LF": _case(b"HTTP/1.1 200 OK\nContent-Length: 5\n\nhello", b"hello"),
    "mixed line ends": _case(b"HTTP/1.1 200 OK\r\nContent-Length: 5\n\r\nhello", b"hello"),
    "latin-1": _case(OK + b"X-Name: Caf\xe9 \xff\r\n" + LENGTH5, b"hello",
                     headers=(("X-Name", "Caf\xe9 \xff"), ("Content-Length", "5"))),
    "no reason phrase": _case(b"HTTP/1.1 200\r\n" + LENGTH5, b"hello"),
    "no space after an empty reason": _case(b"HTTP/1.1 404 \r\n" + LENGTH5, b"hello", 404),
    "lower case version": _case(b"http/1.1 200 ok\r\n" + LENGTH5, b"hello"),
    "line without colon": _case(OK + b"garbage line\r\n" + LENGTH5, b"hello"),
    "NUL in a header": _case(OK + b"X-Nul: a\x00b\r\n" + LENGTH5, b"hello"),
    "same length twice": _case(OK + b"Content-Length: 5\r\nContent-Length: 5\r\n\r\nhello", b"hello"),
    "HTTP/1.0 to the end": _case(b"HTTP/1.0 200 OK\r\n\r\nhello", b"hello", tail=()),
    "HTTP/1.1 to the end": _case(OK + b"\r\nhello", b"hello", tail=()),
    "conflicting lengths": _case(OK + b"Content-Length: 5\r\nContent-Length: 7\r\n\r\nhello!!", b"hello!!", tail=()),
    "negative length": _case(OK + b"Content-Length: -1\r\n\r\nhello", b"hello", tail=()),
    "chunked": _case(OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunked(b"hel", b"lo"), b"hello"),
    "chunk extensions and trailers": _case(
        OK + b"Transfer-Encoding: Chunked\r\nTrailer: X-T\r\n\r\n"
        + chunked(b"hel", b"lo", extension=b';a="b;";c', trailer=b"X-T: 1\r\n"),
        b"hello",
    ),
    "chunks with bare LF": _case(OK + b"Transfer-Encoding: chunked\r\n\r\n3\nhel\n2\nlo\n0\n\n", b"hello"),
    "chunk sizes with zeros and capitals": _case(
        OK + b"Transfer-Encoding: chunked\r\n\r\n000A\r\n0123456789\r\n0\r\n\r\n", b"0123456789"),
    "length beside chunked": _case(
        OK + b"Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(b"hello"), b"hello"),
    "says chunked and is not": _case(OK + b"Transfer-Encoding: chunked\r\n\r\n<html>hello</html>",
                                     b"<html>hello</html>", tail=()),
    "says chunked, is not, and begins like it": _case(OK + b"Transfer-Encoding: chunked\r\n\r\nfeed the dog",
                                                      b"feed the dog", tail=()),
    "gzip": _case(OK + b"Content-Encoding: gzip\r\nContent-Length: %d\r\n\r\n" % len(GZ) + GZ, GZ),
    "gzip in chunks": _case(
        OK + b"Content-Encoding: gzip\r\nTransfer-Encoding: chunked\r\n\r\n" + chunked(GZ[:7], GZ[7:]), GZ),
    "early hints": _case(OK + LENGTH5, b"hello", interim=b"HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"),
    "two interim heads": _case(OK + LENGTH5, b"hello",
                               interim=b"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 E\nLink: x\n\n"),
    "an empty line after an interim head": _case(OK + LENGTH5, b"hello", interim=b"HTTP/1.1 100 Continue\r\n\r\n\r\n"),
    "empty lines first": _case(OK + LENGTH5, b"hello", interim=b"\r\n\n"),
    "204": _case(b"HTTP/1.1 204 No Content\r\nX: y\r\n\r\n", b"", 204),
    "length zero": _case(OK + b"Content-Length: 0\r\n\r\n", b""),
    "403": _case(b"HTTP/1.1 403 Forbidden\r\n" + LENGTH5, b"hello", 403),
    "bytes after the answer": _case(OK + LENGTH5, b"hello", sent=OK + LENGTH5 + b"HTTP/1.1 200 OK\r\n\r\nEVIL"),
    "bytes after the chunks": _case(OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunked(b"hello"), b"hello",
                                    sent=OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunked(b"hello") + b"EVIL"),
    "torn length": _case(OK + b"Content-Length: 1000\r\n\r\nhello", b"hello", tail=(CLOSE,),
                         truncated=Truncated.DISCONNECT),
    "torn chunk": _case(OK + b"Transfer-Encoding: chunked\r\n\r\n10\r\nhello", b"hello", tail=(CLOSE,),
                        truncated=Truncated.DISCONNECT),
    "no last chunk": _case(OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n", b"hello", tail=(CLOSE,),
                           truncated=Truncated.DISCONNECT),
    "broken second chunk": _case(OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhello\r\nXYZ\r\n", b"hello",
                                 truncated=Truncated.UNSPECIFIED),
    "broken in the chunk end": _case(OK + b"Transfer-Encoding: chunked\r\n\r\n5\r\nhelloEVIL\r\n", b"hello",
                                     truncated=Truncated.UNSPECIFIED),
}  # fmt: skip


@pytest.fixture(params=["plain", "tls"])
def tls(request, authority):
    return authority.server if request.param == "tls" else None


@pytest.mark.parametrize("pace", ["whole", "byte by byte"])
def test_odd_http_responses_are_kept_byte_for_byte(fetcher, tls, pace):
    def script(case):
        """What follows a response is sent together with its end: sent later, HTTP makes it the response to the next
        request."""
        first, *tail = case["script"]
        end = len(case["wire"]) - 1
        return case["script"] if pace == "whole" else (*slowly(first[:end]), first[end:], *tail)

    routes = {f"/{number}": script(case) for number, case in enumerate(CASES.values())}
    with HostileServer(routes, tls=tls) as server, fetcher.session() as session:
        for number, (name, case) in enumerate(CASES.items()):
            (exchange,) = session.get(server.url(f"/{number}"), "page")
            assert exchange.failure is None, name
            assert exchange.wire.read() == case["wire"], name
            assert exchange.payload.read() == case["payload"], name
            assert exchange.interim == case["interim"], name
            assert exchange.status == case["status"], name
            assert exchange.http
            assert exchange.truncated is case["truncated"], name
            assert exchange.block_sha256 == hashlib.sha256(case["wire"]).hexdigest(), name
            assert exchange.payload_sha256 == hashlib.sha256(case["payload"]).hexdigest(), name
            assert exchange.payload_bytes == len(case["payload"]), name
            head = case["wire"][: exchange.head_bytes]
            assert head.endswith((b"\n\n", b"\n\r\n")), name
            assert exchange.request in server.requests
            assert (exchange.tls is not None) == (tls is not None)
            if case["headers"] is not None:
                assert exchange.headers == case["headers"], name


@pytest.mark.parametrize(
    "sent", [b"ICY 200 OK\r\nicy-name: radio\r\n\r\n\x00\x01", b"<html>HTTP/0.9</html>", b"H", b"\r\n\x00", b"HTTP/1.1 OK\r\n\r\nx",
             b"SSH-2.0-OpenSSH_9.2\r\n", b"HTTP/1.1 2000 OK\r\n\r\n"]
)  # fmt: skip
def test_non_http_response_is_kept_as_raw_bytes(get, tls, sent):
    with HostileServer({"/": (sent,)}, tls=tls) as server:
        (exchange,) = get(server.url())
    assert exchange.failure.finding in {Finding.BAD_ANSWER, Finding.RESET}
    assert exchange.interim + exchange.wire.read() == sent
    assert not exchange.http
    assert (exchange.status, exchange.headers, exchange.payload) == (None, (), None)
    assert exchange.block_sha256 == hashlib.sha256(exchange.wire.read()).hexdigest()


def test_connection_closed_without_a_response_is_a_reset(get, tls):
    with HostileServer({"/": ()}, tls=tls) as server:
        (exchange,) = get(server.url())
    assert exchange.failure.finding is Finding.RESET
    assert exchange.wire is None
    assert exchange.http
    assert exchange.request == server.requests[0]


def test_304_has_no_payload_and_validators_are_sent_only_to_their_own_url(get):
    not_modified = b'HTTP/1.1 304 Not Modified\r\nETag: W/"x"\r\n\r\n'
    routes = {"/": (not_modified, KEEP), "/moved": response(b"", "Location: /", status="301 Moved")}
    with HostileServer(routes) as server:
        (exchange,) = get(server.url(), validators=('W/"x"', "Tue, 24 Nov 2026 12:00:00 GMT"))
        moved = get(server.url("/moved"), validators=('W/"x"', None), validators_url=server.url())
        foul = get(server.url(), validators=('"a"\r\nX-Evil: 1', None))
    assert exchange.conditional
    assert exchange.wire.read() == not_modified
    assert (exchange.status, exchange.payload, exchange.payload_sha256) == (304, None, None)
    first, hop, final, last = server.requests
    assert b'\r\nIf-None-Match: W/"x"\r\nIf-Modified-Since: Tue, 24 Nov 2026 12:00:00 GMT\r\n' in first
    assert b"If-None-Match" not in hop
    assert b'If-None-Match: W/"x"\r\n' in final
    assert b"Evil" not in last
    assert [e.conditional for e in (*moved, *foul)] == [False, True, False]


def test_request_head_is_exactly_as_expected(fetcher, get):
    with HostileServer(lambda _: response(b"x")) as server:
        get(server.url("/a|b'c?d=[e]&f=%7c"))
    assert server.requests[0].decode().split("\r\n") == [
        "GET /a|b'c?d=[e]&f=%7c HTTP/1.1",
        f"Host: 127.0.0.1:{server.port}",
        "User-Agent: archiver-tests/1 (+https://archive.example/about)",
        "Accept: text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
        "Accept-Encoding: gzip, deflate",
        "Cache-Control: no-cache",
        "Connection: keep-alive",
        "",
        "",
    ]


def test_empty_query_is_requested_as_browsers_do(get):
    routes = {"/page": response(b"", "Location: ?", status="302 Found"), "/page?": response(b"hello")}
    with HostileServer(routes) as server:
        hop, page = get(server.url("/page"))
    assert [exchange.url for exchange in (hop, page)] == [server.url("/page"), server.url("/page?")]
    assert server.targets() == ["/page", "/page?"]
    assert page.payload.read() == b"hello"


def test_connection_of_a_chunked_http_1_0_answer_is_not_reused(get):
    head = b"HTTP/1.0 200 OK\r\nConnection: keep-alive\r\nTransfer-Encoding: chunked\r\n\r\n"
    with HostileServer({"/": (head + chunked(b"hello"), KEEP)}) as server:
        assert [get(server.url())[0].payload.read() for _ in range(2)] == [b"hello", b"hello"]
        assert server.connections == 2


def test_connections_are_reused_across_sessions_and_a_closed_one_is_retried_once(get, tls):
    routes = {
        "/": response(b"hello"),
        "/closing": [(*response(b"once")[:1], CLOSE), response(b"again")],
        "/gone": [(CLOSE,), response(b"at the second")],
        "/never": (CLOSE,),
        "/poison": [(response(b"a")[0], 0.05, b"LEFTOVER", KEEP), response(b"b")],
    }
    with HostileServer(routes, tls=tls) as server:
        for _ in range(5):
            get(server.url())
        assert server.connections == 1
        assert get(server.url("/gone"))[0].payload.read() == b"at the second"
        assert server.connections == 2
        assert get(server.url("/never"))[0].failure.finding is Finding.RESET
        assert server.targets().count("/never") == 2
        get(server.url("/closing"))
        assert get(server.url("/closing"))[0].payload.read() == b"again"
        get(server.url("/poison"))
        assert get(server.url())[0].payload.read() == b"hello"


def test_large_bodies_have_both_digests_and_leave_no_files(make_fetcher, tmp_path):
    fetcher = make_fetcher(limits=Limits(max_bytes=64 << 20))
    body = bytes(range(256)) * 20_000
    routes = {
        "/length": response(body),
        "/chunks": (OK + b"Transfer-Encoding: chunked\r\n\r\n" + chunked(*(body[i : i + 99_999] for i in range(0, len(body), 99_999))), KEEP),
    }  # fmt: skip
    with HostileServer(routes) as server, fetcher.session() as session:
        for path in routes:
            (exchange,) = session.get(server.url(path), "page")
            assert exchange.payload_sha256 == hashlib.sha256(body).hexdigest()
            assert exchange.block_sha256 == hashlib.sha256(b"".join(exchange.wire.chunks())).hexdigest()
            assert exchange.payload.read() == body
    assert list(tmp_path.iterdir()) == []
