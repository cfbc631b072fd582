"""Connections that send or take nothing do not keep their place for long, and never take all places."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import ExitStack, closing, suppress

import pytest
import uvicorn

from archiver.web import server
from archiver.web.connections import Heeding, places
from config.settings import Listen
from storage.errors import Busy
from tests.web.scenes import Archive

LARGE = 32 << 20  # more than the buffers on the way hold


class Quick(Heeding):
    patience_s = 0.4
    looks_s = 0.05
    most = staticmethod(lambda: 3)


async def app(scope, receive, send):
    """Answers with what is posted; a GET of /large is answered with a large body."""
    body = b""
    while True:
        message = await receive()
        body += message.get("body", b"")
        if not message.get("more_body"):
            break
    await send({"type": "http.response.start", "status": 200, "headers": []})
    await send({"type": "http.response.body", "body": b"x" * LARGE if scope["path"] == "/large" else b"said " + body})


@pytest.fixture
def served():
    sock = socket.create_server(("127.0.0.1", 0))
    made = server.Server(
        uvicorn.Server(uvicorn.Config(app, http=Quick, ws="none", lifespan="off", log_config=None)), sock, "web"
    )
    made.start()
    yield made.address
    made.stop()


def connected(address):
    return closing(socket.create_connection(address, timeout=10))


def taken_to_the_end(connection) -> int:
    """How much came until the other side closed the connection; TimeoutError if it does not."""
    taken = 0
    with suppress(ConnectionError):
        while piece := connection.recv(1 << 20):
            taken += len(piece)
    return taken


@pytest.mark.parametrize(
    "part", [b"", b"GET / HTTP/1.1\r\nHost: a\r\nX-", b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9000\r\n\r\nabc"]
)
def test_unfinished_request_is_closed_even_if_bytes_keep_dripping(served, part):
    with connected(served) as connection:
        connection.sendall(part)
        dripping = threading.Event()

        def drip():
            while part and not dripping.wait(0.1):
                try:
                    connection.sendall(b"a")
                except OSError:
                    return

        thread = threading.Thread(target=drip)
        thread.start()
        try:
            assert taken_to_the_end(connection) == 0
        finally:
            dripping.set()
            thread.join()


def test_reader_that_takes_nothing_is_closed_and_a_slow_one_is_not(served):
    with connected(served) as stalled, connected(served) as slow:
        for connection in (stalled, slow):
            connection.sendall(b"GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        taken = 0
        while piece := slow.recv(1 << 20):
            taken += len(piece)
            time.sleep(0.03)  # far longer in all than the patience with a stalled reader
        assert taken > LARGE
        assert 0 < taken_to_the_end(stalled) < LARGE


def test_slow_reader_with_a_small_buffer_is_not_closed(served):
    with closing(socket.socket()) as slow:
        slow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 1 << 16)
        slow.settimeout(10)
        slow.connect(served)
        slow.sendall(b"GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        taken, until = 0, time.monotonic() + 3 * Quick.patience_s
        while piece := slow.recv(1 << 13):
            taken += len(piece)
            if time.monotonic() < until:
                time.sleep(0.02)
        assert taken > LARGE


def test_connection_beyond_the_limit_is_closed_and_places_become_free_again(served):
    with ExitStack() as held:
        for _ in range(3):
            held.enter_context(connected(served)).sendall(b"GET")
        with connected(served) as fourth:
            assert taken_to_the_end(fourth) == 0
    deadline = time.monotonic() + 10
    while not answered(served):
        assert time.monotonic() < deadline


def answered(address) -> bool:
    with connected(address) as connection:
        try:
            connection.sendall(b"GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            return b"said " in b"".join(iter(lambda: connection.recv(1 << 16), b""))
        except ConnectionError:
            return False


def test_number_of_connections_leaves_most_file_descriptors_free():
    assert 16 <= places() <= 4096


def test_pages_and_replay_at_one_port_by_two_names_are_refused_by_the_setting(tmp_path):
    archive = Archive(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    with closing(archive), pytest.raises(Busy, match="choose another in ARCHIVER_REPLAY_LISTEN"):
        server.serve(archive.app, Listen("127.0.0.1", port), Listen("localhost", port))
