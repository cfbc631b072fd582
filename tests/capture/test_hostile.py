"""Hostile responses are ended by our limits, keep what was received, and need no additional memory (standards T9, T10,
T11)."""

from __future__ import annotations

import hashlib
import os
import resource
import socket
import subprocess
import threading
import time
import tracemalloc
from contextlib import contextmanager
from dataclasses import replace

import pytest

from archiver import addresses
from archiver.fetch import Limits, Postponed, Stopped
from archiver.gate import Gate
from archiver.resolve import DnsResolver
from storage.model import Finding, Role, Truncated
from tests.capture.conftest import LOOPBACK
from tests.support.hostile import KEEP, RESET, HostileServer, chunked, endlessly, response, slowly

OK = b"HTTP/1.1 200 OK\r\n"
QUICK = Limits(max_bytes=1 << 20, head_bytes=64 << 10, redirects=5, connect_s=2.0, idle_s=0.4, total_s=1.5, wait_s=5.0)


@pytest.mark.parametrize(
    "head",
    [OK + b"\r\n", OK + b"Content-Length: 999999999999\r\n\r\n", OK + b"Content-Length: 1048577\r\n\r\n"],
    ids=["to the end", "huge length", "one too many"],
)
def test_endless_body_is_cut_exactly_at_the_size_limit(get, head):
    with HostileServer({"/": lambda _: endlessly(b"x" * 99_999, head)}) as server:
        (exchange,) = get(server.url())
    assert exchange.truncated is Truncated.LENGTH
    assert exchange.payload_bytes == 1 << 20
    assert exchange.wire.bytes == len(head) + (1 << 20)
    assert exchange.payload_sha256 == hashlib.sha256(b"x" * (1 << 20)).hexdigest()
    assert exchange.failure is None


def test_body_of_exactly_the_size_limit_is_whole(get):
    with HostileServer({"/": response(b"x" * (1 << 20)), "/end": (OK + b"\r\n" + b"x" * (1 << 20),)}) as server:
        for path in ("/", "/end"):
            (exchange,) = get(server.url(path))
            assert (exchange.truncated, exchange.payload_bytes) == (None, 1 << 20)


def test_endless_chunks_extensions_and_trailers_are_cut(get):
    start = OK + b"Transfer-Encoding: chunked\r\n\r\n"
    routes = {
        "/chunks": lambda _: endlessly(b"1000\r\n" + b"x" * 4096 + b"\r\n", start),
        "/extension": lambda _: endlessly(b"a" * 4096, start + b"5;"),
        "/trailers": lambda _: endlessly(b"X-T: y\r\n", start + chunked(b"hello")[:-2]),
        "/size": lambda _: endlessly(b"0" * 4096, start),
    }
    with HostileServer(routes) as server:
        (chunks,) = get(server.url("/chunks"))
        assert chunks.truncated is Truncated.LENGTH
        assert chunks.wire.bytes == len(start) + (1 << 20)
        for path in ("/extension", "/trailers", "/size"):
            (exchange,) = get(server.url(path))
            assert exchange.truncated in {Truncated.UNSPECIFIED, Truncated.LENGTH}, path
            assert exchange.wire.bytes <= len(start) + (1 << 20)
            assert exchange.payload_bytes <= 1 << 20


@pytest.mark.parametrize("kind", ["one line", "many lines", "interim heads"])
def test_endless_response_head_is_a_bad_answer_with_a_limited_prefix_kept(get, kind):
    block = {
        "one line": b"a" * 65_536,
        "many lines": b"X-A: b\r\n" * 8_192,
        "interim heads": b"HTTP/1.1 100 C\r\n\r\n" * 4_096,
    }
    start = b"" if kind == "interim heads" else OK + b"X-Big: "
    tracemalloc.start()
    with HostileServer({"/": lambda _: (start, *[block[kind]] * 800, b"\r\n\r\nbody")}) as server:  # 50 MB
        (exchange,) = get(server.url())
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert exchange.failure.finding is Finding.BAD_ANSWER
    assert exchange.truncated is Truncated.LENGTH
    assert not exchange.http
    kept = (exchange.wire.bytes if exchange.wire else 0) + len(exchange.interim)
    assert 60_000 < kept <= QUICK.head_bytes
    assert peak < 4 << 20


def test_dripping_response_ends_at_the_total_time_limit(make_fetcher):
    slow = OK + b"Content-Length: 1000\r\n\r\n" + b"x" * 1000
    routes = {"/": lambda _: slowly(slow, 0.1), "/body": lambda _: (slow[:40], *slowly(slow[40:], 0.1))}
    fetcher = make_fetcher(limits=replace(QUICK, total_s=0.6))
    with HostileServer(routes) as server, fetcher.session() as session:
        begun = time.monotonic()
        head, body = (session.get(server.url(path), Role.PAGE)[0] for path in routes)
    assert 1.1 < time.monotonic() - begun < 20
    assert head.truncated is body.truncated is Truncated.TIME
    assert head.failure.finding is Finding.TIMEOUT
    assert slow.startswith(head.wire.read())
    assert (body.failure, body.status) == (None, 200)
    assert 0 < body.payload_bytes < 1000
    assert slow.startswith(body.wire.read())


def test_response_that_drips_is_cut_long_before_the_total_time_limit(make_fetcher):
    """A byte a second held a thread for all of `total_timeout`, half an hour."""
    slow = OK + b"Content-Length: 1000\r\n\r\n" + b"x" * 1000
    routes = {"/": lambda _: slowly(slow, 0.1), "/body": lambda _: (slow[:40], *slowly(slow[40:], 0.1))}
    fetcher = make_fetcher(limits=replace(QUICK, idle_s=0.6, total_s=60.0))
    with HostileServer(routes) as server, fetcher.session() as session:
        begun = time.monotonic()
        head, body = (session.get(server.url(path), Role.PAGE)[0] for path in routes)
    assert time.monotonic() - begun < 40
    assert head.truncated is body.truncated is Truncated.TIME
    assert head.failure.detail == "it came at less than 64 bytes a second"
    assert (body.failure, body.status) == (None, 200)
    assert 0 < body.payload_bytes < 1000
    assert slow.startswith(body.wire.read())


def test_response_that_begins_slowly_or_comes_steadily_is_received_whole(make_fetcher):
    whole = OK + b"Content-Length: 1200\r\n\r\n" + b"x" * 1200
    steady = [piece for start in range(0, len(whole), 16) for piece in (whole[start : start + 16], 0.05)]
    routes = {"/late": lambda _: (0.15, whole), "/steady": lambda _: steady}
    fetcher = make_fetcher(limits=replace(QUICK, idle_s=0.6, total_s=60.0))
    with HostileServer(routes) as server, fetcher.session() as session:
        for path in routes:
            [got] = session.get(server.url(path), Role.PAGE)
            assert (got.payload_bytes, got.truncated) == (1200, None)


def test_silent_servers_time_out_and_what_was_received_is_kept(get):
    routes = {
        "/": (30.0,),
        "/head": (OK + b"X-A: b\r\n", 30.0),
        "/body": (OK + b"Content-Length: 10\r\n\r\nhello", 30.0),
    }
    with HostileServer(routes) as server:
        begun = time.monotonic()
        silent, head, body = (get(server.url(path))[0] for path in routes)
        assert time.monotonic() - begun < 20
    assert (silent.failure.finding, silent.wire, silent.truncated) == (Finding.TIMEOUT, None, None)
    assert silent.request.startswith(b"GET / ")
    assert (head.failure.finding, head.http, head.truncated) == (Finding.TIMEOUT, False, Truncated.TIME)
    assert head.wire.read() == OK + b"X-A: b\r\n"
    assert (body.failure, body.truncated, body.payload.read()) == (None, Truncated.TIME, b"hello")


def test_connection_reset_keeps_what_was_received(get):
    sent = OK + b"Content-Length: 10\r\n\r\nhello"
    routes = {"/": (RESET,), "/body": (sent, 0.1, RESET), "/end": (OK + b"\r\nhello", 0.1, RESET)}
    with HostileServer(routes) as server:
        nothing, body, end = (get(server.url(path))[0] for path in routes)
    assert (nothing.failure.finding, nothing.wire) == (Finding.RESET, None)
    for exchange in (body, end):
        assert (exchange.failure, exchange.truncated) == (None, Truncated.DISCONNECT)
        assert exchange.payload.read() == b"hello"


def test_refused_connection_is_a_refused_finding(get):
    with HostileServer({}) as server:
        port = server.port
    (exchange,) = get(f"http://127.0.0.1:{port}/")
    assert (exchange.failure.finding, exchange.wire, exchange.peer) == (Finding.REFUSED, None, None)


@pytest.mark.parametrize(
    "location",
    ["file:///etc/passwd", "gopher://x/", "data:text/html,x", "javascript:alert(1)", "http://user:secret@127.0.0.1/",
     "http://", "ftp://127.0.0.1/", "//[", "http://127.0.0.1:99999/"],
)  # fmt: skip
def test_redirects_to_other_schemes_or_invalid_urls_are_bad_answers(get, location):
    with HostileServer({"/": response(b"", f"Location: {location}", status="302 Found")}) as server:
        (exchange,) = get(server.url())
    assert exchange.status == 302
    assert exchange.failure.finding is Finding.BAD_ANSWER
    assert "secret" not in exchange.failure.detail
    assert server.targets() == ["/"]


@pytest.mark.parametrize(
    "host", ["169.254.169.254", "10.0.0.1", "[::1]", "0x7f.1:1", "[::ffff:10.0.0.1]", "2852039166"]
)
def test_redirect_to_a_forbidden_address_is_a_failed_hop(make_fetcher, host):
    fetcher = make_fetcher(allowed_networks=addresses.networks(["127.0.0.1/32"]))
    host = host.replace("0x7f.1:1", "127.0.0.2")
    with (
        HostileServer({"/": response(b"", f"Location: http://{host}/meta", status="302 Found")}) as server,
        fetcher.session() as s,
    ):
        first, second = s.get(server.url(), Role.PAGE)
    assert first.failure is None
    assert second.failure.finding is Finding.FORBIDDEN_ADDRESS
    assert (second.request, second.wire, second.peer) == (b"", None, None)
    assert (second.via, second.parent) == (first.url, first.id)


def test_redirect_loops_and_long_chains_end(get):
    routes = {
        "/self": response(b"", "Location: /self", status="301 M"),
        "/a": response(b"", "Location: /b", status="302 F"),
        "/b": response(b"", "Location: /a", status="307 T"),
    } | {f"/{n}": response(b"", f"Location: /{n + 1}", status="302 F") for n in range(30)}
    with HostileServer(routes) as server:
        assert len(get(server.url("/self"))) == 1
        loop = get(server.url("/a"))
        chain = get(server.url("/0"))
    assert [e.status for e in loop] == [302, 307]
    assert "circle" in loop[-1].failure.detail
    assert len(chain) == 6
    assert chain[-1].failure.finding is Finding.BAD_ANSWER
    assert chain[-1].status == 302


def test_redirects_may_not_take_longer_together_than_one_answer(get):
    """A chain of twenty, each as slow as an answer may be, held up its host and a thread for hours."""

    def dripping(request):
        number = int(request.split(b" ")[1].lstrip(b"/") or b"0")
        yield f"HTTP/1.1 302 F\r\nLocation: /{number + 1}\r\nContent-Length: 99\r\n\r\n".encode()
        for _ in range(7):
            yield 0.1
            yield b"x"

    with HostileServer(dripping) as server:
        hops = get(server.url("/0"))
    assert [e.status for e in hops] == [302] * 3
    assert hops[-1].failure.finding is Finding.TIMEOUT
    assert "its redirects took longer than 1.5 s" in hops[-1].failure.detail


def test_redirects_share_the_size_limit_of_one_body_and_what_they_lead_to_is_whole(get):
    """Each hop of a chain could bring as much as a document may, so twenty brought twenty times that in one look."""
    routes = {f"/{n}": response(b"x" * 900_000, f"Location: /{n + 1}", status="302 F") for n in range(4)}
    routes["/4"] = response(b"y" * (1 << 20))
    with HostileServer(routes) as server:
        *hops, last = get(server.url("/0"))
    assert [e.truncated for e in hops] == [None, *[Truncated.LENGTH] * 3]
    assert sum(e.payload_bytes for e in hops) < (1 << 20) + 3 * (64 << 10)
    assert all(e.payload_bytes >= 64 << 10 for e in hops)
    assert (last.status, last.truncated, last.payload_bytes) == (200, None, 1 << 20)


def test_oversized_location_is_refused_and_line_breaks_in_one_inject_nothing(get):
    routes = {
        "/long": response(b"", "Location: /" + "a" * 1_000_000, status="302 F"),
        "/some": response(b"", "Location: /" + "a" * 40_000, status="302 F"),
        "/crlf": response(b"", "Location: /x%0d%0aX-Evil:%201", status="302 F"),
        "/raw": (b"HTTP/1.1 302 F\r\nLocation: /y\rX-Evil: 1\nContent-Length: 0\r\n\r\n", KEEP),
        "/utf8": response(b"", "Location: /caf\u00c3\u00a9", status="302 F"),
        "/latin": response(b"", "Location: /caf\u00e9", status="302 F"),
    }
    with HostileServer(routes) as server:
        assert get(server.url("/long"))[-1].failure.finding is Finding.BAD_ANSWER
        assert get(server.url("/some"))[-1].failure.finding is Finding.BAD_ANSWER
        for path in ("/crlf", "/raw", "/utf8", "/latin"):
            get(server.url(path))
    assert server.targets()[-8:] == [
        "/crlf", "/x%0d%0aX-Evil:%201", "/raw", "/yX-Evil:%201", "/utf8", "/caf%C3%A9", "/latin", "/caf%E9",
    ]  # fmt: skip
    assert not any(b"\nX-Evil" in request or b"\rX-Evil" in request for request in server.requests)


def test_stop_event_ends_a_response_and_a_wait_for_the_gate(make_fetcher):
    fetcher = make_fetcher(limits=replace(QUICK, idle_s=60, total_s=60, wait_s=60), gate=Gate(30.0))
    stop = threading.Event()
    seen = []

    def look(session, url):
        try:
            seen.append(session.get(url, Role.PAGE))
        except Stopped:
            seen.append("stopped")

    with (
        HostileServer({"/": (OK + b"Content-Length: 10\r\n\r\nhello", 60.0)}) as server,
        fetcher.session(stop=stop) as session,
    ):
        threads = [threading.Thread(target=look, args=(session, server.url())) for _ in range(2)]
        for thread in threads:
            thread.start()
        while not server.requests:
            time.sleep(0.005)
        stop.set()
        for thread in threads:
            thread.join(5)
    assert seen == ["stopped", "stopped"]


def test_stop_event_ends_a_tls_handshake_without_an_answer(make_fetcher):
    fetcher = make_fetcher(limits=replace(QUICK, connect_s=60, total_s=60))
    stop = threading.Event()
    with socket.create_server(("127.0.0.1", 0)) as silent, fetcher.session(stop=stop) as session:

        def stop_when_greeted():
            connection, _ = silent.accept()
            connection.recv(1 << 16)
            stop.set()
            connection.recv(1 << 16)
            connection.close()

        greeting = threading.Thread(target=stop_when_greeted)
        greeting.start()
        with pytest.raises(Stopped):
            session.get(f"https://127.0.0.1:{silent.getsockname()[1]}/", Role.PAGE)
        greeting.join(5)
        assert not greeting.is_alive(), "the connection was closed"


def test_full_disk_postpones_large_responses_only(make_fetcher):
    free = [1 << 30]
    fetcher = make_fetcher(limits=replace(QUICK, max_bytes=1 << 30), free_bytes=lambda: free[0])
    routes = {
        "/": response(b"small"),
        "/large": response(b"x" * (3 << 20)),
        "/unknown": lambda _: (OK + b"\r\n", b"x" * (3 << 20)),
    }
    with HostileServer(routes) as server, fetcher.session() as session:
        for path in routes:
            assert session.get(server.url(path), Role.PAGE)[0].truncated is None
        free[0] = 1 << 20
        for path in ("/large", "/unknown"):
            with pytest.raises(Postponed, match="disk"):
                session.get(server.url(path), Role.PAGE)
        assert session.get(server.url(), Role.PAGE)[0].payload.read() == b"small"
        free[0] = 1 << 30
        for _ in range(3):
            assert session.get(server.url("/large"), Role.PAGE)[0].payload_bytes == 3 << 20


@pytest.fixture
def small_disk(tmp_path):
    """A file system of sixteen megabytes; skips where we may not mount."""
    place = tmp_path / "disk"
    place.mkdir()
    asked = ["mount", "-t", "tmpfs", "-o", "size=16m", "tmpfs", str(place)]
    done = subprocess.run(asked, capture_output=True, check=False)
    if done.returncode:
        pytest.skip(f"mounting is not permitted here: {done.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


@pytest.mark.parametrize("size", [18 << 20, (17 << 20) + 1000])
def test_disk_filling_up_during_a_body_postpones_the_visit_and_leaves_no_thread(make_fetcher, small_disk, size):
    """Also if only the last bytes do not fit, and if a separate thread writes."""
    limits = replace(QUICK, max_bytes=1 << 30, total_s=20.0)
    fetcher = make_fetcher(
        limits=limits, spool_dir=small_disk, free_bytes=lambda: 1 << 40
    )  # a wrong report of free space
    routes = {"/": response(b"x" * size), "/fits": response(b"y" * (9 << 20))}
    with HostileServer(routes) as server, fetcher.session() as session:
        with pytest.raises(Postponed, match="disk"):
            session.get(server.url(), Role.PAGE)
        assert not {one.name for one in threading.enumerate()} & {"laying", "digest"}
        (exchange,) = session.get(server.url("/fits"), Role.PAGE)
        assert exchange.payload.read() == b"y" * (9 << 20)


@pytest.mark.parametrize("host", ["127.0.0.1", "report.example"])
def test_lack_of_file_descriptors_postpones_and_is_not_blamed_on_the_site(make_fetcher, host):
    """A client holding thousands of connections to our pages made sites seem to time out, and resolvers fail."""
    fetcher = make_fetcher(resolver=DnsResolver([("127.0.0.1", 9)], allowed_networks=LOOPBACK))
    routes = {"/": response(b"page")}
    with HostileServer(routes) as server, fetcher.session() as session:
        with no_more_files(), pytest.raises(Postponed, match="could not ask: too many open files"):
            session.get(server.url("/", host), Role.PAGE)
        assert session.resolutions == []
    # another server: the first runs in this process and may have lacked file descriptors too
    with HostileServer(routes) as server, fetcher.session() as session:
        if host == "127.0.0.1":
            assert session.get(server.url(), Role.PAGE)[0].payload.read() == b"page"


@contextmanager
def no_more_files():
    """No further file can be opened."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    free = os.dup(0)
    os.close(free)
    resource.setrlimit(resource.RLIMIT_NOFILE, (free, hard))  # all below this limit are taken
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_NOFILE, (soft, hard))


def test_retry_after_of_a_503_delays_further_requests(make_fetcher):
    gate = Gate(0.0)
    fetcher = make_fetcher(gate=gate, limits=replace(QUICK, wait_s=1.0))
    routes = {
        "/": response(b"later", "Retry-After: 3000", status="503 Busy"),
        "/ok": response(b"x", "Retry-After: 3000"),
    }
    with HostileServer(routes) as server, fetcher.session() as session:
        session.get(server.url("/ok"), Role.PAGE)
        (exchange,) = session.get(server.url(), Role.PAGE)
        assert (exchange.status, exchange.payload.read()) == (503, b"later")
        assert 2_990 < gate.next_at(f"127.0.0.1:{server.port}") - gate.now() <= 3_000
        with pytest.raises(Postponed):
            session.get(server.url("/ok"), Role.PAGE)
