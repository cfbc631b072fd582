"""Connections that say nothing, or take nothing, keep no place for long, and never all of them."""

from __future__ import annotations

import socket
import threading
import time
from contextlib import ExitStack, closing, suppress

import pytest
import uvicorn

from archiver.web import server
from archiver.web.connections import Heeding, places

LARGE = 32 << 20  # more than buffers on the way hold


class Quick(Heeding):
    patience_s = 0.4
    looks_s = 0.05
    most = staticmethod(lambda: 3)


async def app(scope, receive, send):
    """Answers with what is posted; a GET of /large with much."""
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
    """How much came until the other side ended it. TimeoutError where it does not."""
    taken = 0
    with suppress(ConnectionError):
        while piece := connection.recv(1 << 20):
            taken += len(piece)
    return taken


@pytest.mark.parametrize(
    "part", [b"", b"GET / HTTP/1.1\r\nHost: a\r\nX-", b"POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 9000\r\n\r\nabc"]
)
def test_who_does_not_come_to_the_end_of_a_request_is_ended_however_it_drips(served, part):
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


def test_who_takes_nothing_of_an_answer_is_ended_and_who_takes_it_slowly_is_not(served):
    with connected(served) as stalled, connected(served) as slow:
        for connection in (stalled, slow):
            connection.sendall(b"GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        taken = 0
        while piece := slow.recv(1 << 20):
            taken += len(piece)
            time.sleep(0.03)  # the other one's patience is over long before this one is done
        assert taken > LARGE
        assert 0 < taken_to_the_end(stalled) < LARGE


def test_who_takes_an_answer_in_drops_is_not_ended_though_the_system_takes_none_of_ours_meanwhile(served):
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


def test_who_comes_when_all_places_are_taken_is_sent_away_and_they_are_free_again(served):
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


def test_both_servers_leave_most_files_to_looks_and_stores():
    assert 16 <= places() <= 4096
