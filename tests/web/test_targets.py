"""Non-ASCII request targets: `curl` sends a URL as it was typed."""

from __future__ import annotations

import json
import socket

import pytest

from archiver import web
from archiver.web.server import Address
from tests.web.scenes import kept

ASKED = "研究"


@pytest.fixture
def served(archive):
    kept(archive, "https://example.org/%E7%A0%94%E7%A9%B6?q=%C3%A9", 0)
    archive.add("https://example.org/other")
    server = web.serve(archive.app, Address("127.0.0.1", 0))
    yield server.address
    server.stop()


def told(address, *parts: bytes, answers: int = 1) -> list[tuple[int, bytes]]:
    """Status and body of each answer on one connection to these bytes, sent in these pieces."""
    found = []
    with (
        socket.create_connection((address.host, address.port), timeout=10) as connection,
        connection.makefile("rb") as file,
    ):
        for part in parts:
            connection.sendall(part)
        for _ in range(answers):
            status = int(file.readline().split()[1])
            heads = dict(line.rstrip().lower().split(b": ", 1) for line in iter(file.readline, b"\r\n"))
            found.append((status, file.read(int(heads.get(b"content-length", 0)))))
    return found


def request(address, target: str, charset: str = "utf-8", *heads: str) -> bytes:
    head = "".join(f"{one}\r\n" for one in (f"Host: {address}", *heads))
    return f"GET {target} HTTP/1.1\r\n".encode(charset) + head.encode("latin-1") + b"\r\n"


def test_raw_utf8_in_a_query_is_read_as_if_percent_encoded(served):
    ((status, body),) = told(served, request(served, f"/api/v1/sources?q={ASKED}"))
    assert status == 200
    (found,) = json.loads(body)["sources"]
    assert found["url"] == "https://example.org/%E7%A0%94%E7%A9%B6?q=%C3%A9"


def test_raw_utf8_in_a_timemap_address_is_accepted(served):
    ((status, _),) = told(served, request(served, "/timemap/link/https://example.org/研究?q=é"))
    assert status == 200


@pytest.mark.parametrize("at", [1, 24, 27, 40, 60])
def test_request_line_split_anywhere_is_read(served, at):
    sent = request(served, f"/api/v1/sources?q={ASKED}")
    assert [status for status, _ in told(served, sent[:at], sent[at:])] == [200]


def test_request_line_that_is_not_utf8_is_answered_and_the_connection_goes_on(served):
    gbk = request(served, "/api/v1/sources?q=研究", "gbk")
    found = told(
        served, gbk + request(served, "/healthz"), request(served, "/healthz", "utf-8", "X-Name: caf\xe9"), answers=3
    )
    assert [status for status, _ in found] == [200, 200, 200]
    assert json.loads(found[0][1])["sources"] == []


def test_malformed_request_still_gets_status_400(served):
    with socket.create_connection((served.host, served.port), timeout=10) as connection:
        connection.sendall("研究\r\n\r\n".encode())
        assert connection.recv(100).startswith(b"HTTP/1.1 400 ")


def test_target_with_scheme_and_host_is_read_as_its_path(served):
    """RFC 9112, 3.2.2: every server takes it; the Host header then does not count."""
    ((status, body),) = told(served, request(served, f"http://{served}/api/v1/sources?q=example"))
    assert (status, len(json.loads(body)["sources"])) == (200, 2)
    ((status, _),) = told(served, request(served, f"HTTP://{served}/timemap/link/https://example.org/研究?q=é"))
    assert status == 200
    ((status, _),) = told(served, request(served, f"http://{served}?lang=zh"))
    assert status == 200
    ((status, _),) = told(served, request(served, "http://evil.example/sources"))
    assert status == 421
