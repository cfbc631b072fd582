"""The guarded client: the same address checks, no redirects, short timeouts, small bodies (standards T15)."""

from __future__ import annotations

import time

import pytest

from archiver import addresses
from archiver.egress import Egress
from archiver.errors import AddressRefused
from archiver.outbound import Client, NotDelivered
from archiver.resolve import DnsResolver
from tests.capture.conftest import LOOPBACK
from tests.support.hostile import HostileServer, endlessly, response, slowly
from tests.support.names import Scripted
from tests.support.proxies import HttpProxy, Socks5Proxy


@pytest.fixture
def client(authority):
    return Client(
        resolver=DnsResolver(allowed_networks=LOOPBACK),
        allowed_networks=LOOPBACK,
        ca_file=authority.ca_file,
        total_s=1.0,
        body_bytes=1000,
    )


@pytest.mark.parametrize("secure", [False, True])
def test_post_returns_status_headers_and_body(client, authority, secure):
    with HostileServer(
        lambda _: response(b"thanks", "X-A: b", status="202 Accepted"), tls=authority.server if secure else None
    ) as server:
        status, headers, body = client.post(
            server.url("/hook?a=1", "localhost"), b'{"a":1}', {"Content-Type": "application/json"}
        )
    assert (status, body) == (202, b"thanks")
    assert ("X-A", "b") in headers
    (request,) = server.requests
    assert request.startswith(b"POST /hook?a=1 HTTP/1.1\r\n")
    assert b"Content-Type: application/json" in request
    assert b"Content-Length: 7" in request


def test_redirects_are_returned_and_not_followed(client):
    with HostileServer(lambda _: response(b"", "Location: /elsewhere", status="307 T")) as server:
        assert client.post(server.url(), b"x", {})[0] == 307
    assert server.targets() == ["/"]


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "[::1]", "169.254.169.254", "0x7f.1", "[::ffff:127.0.0.1]", "10.0.0.1"]
)
def test_posts_to_forbidden_addresses_and_ports_are_refused(host):
    guarded = Client(resolver=DnsResolver())
    with HostileServer(lambda _: response(b"")) as server, pytest.raises(AddressRefused):
        guarded.post(f"http://{host}:{server.port}/", b"x", {})
    assert server.connections == 0
    with pytest.raises(AddressRefused):
        Client(resolver=DnsResolver(), allowed_networks=LOOPBACK).post("http://127.0.0.1:25/", b"", {})


@pytest.mark.parametrize("host", ["localhost", "localhost.", "a.localhost."])
def test_local_names_are_not_requested_through_a_proxy(host):
    with HttpProxy() as proxy:
        guarded = Client(resolver=DnsResolver(), egress=Egress("far", "http", f"http://127.0.0.1:{proxy.port}"))
        with pytest.raises(AddressRefused):
            guarded.post(f"http://{host}:8080/", b"x", {})
    assert proxy.asked == []


@pytest.mark.parametrize("url", ["file:///etc/passwd", "http://u:p@x.org/", "x"])
def test_invalid_urls_raise(client, url):
    with pytest.raises(ValueError, match=r"."):
        client.post(url, b"", {})


def test_endless_slow_and_absent_responses_are_cut_or_not_delivered(client):
    head = b"HTTP/1.1 200 OK\r\n\r\n"
    with HostileServer(
        {
            "/endless": lambda _: endlessly(b"x" * 999, head),
            "/slow": lambda _: slowly(head * 50, 0.05),
            "/none": (30.0,),
        }
    ) as server:
        assert len(client.post(server.url("/endless"), b"", {})[2]) == 1000
        for path in ("/slow", "/none"):
            begun = time.monotonic()
            with pytest.raises(NotDelivered):
                client.post(server.url(path), b"", {})
            assert time.monotonic() - begun < 20
        url = server.url()
    for gone in (url, "http://does-not-exist.invalid/"):
        with pytest.raises(NotDelivered):
            client.post(gone, b"", {})


def test_post_is_not_sent_to_a_server_with_an_untrusted_certificate(client, authority):
    unknown = HostileServer(lambda _: response(b""), tls=authority.unknown)
    with unknown as server, pytest.raises(NotDelivered, match="certificate"):
        client.post(server.url(), b"secret", {})
    assert server.requests == []


@pytest.mark.parametrize("kind", ["http", "socks5h"])
def test_client_with_an_egress_never_connects_directly(kind):
    proxy = HttpProxy() if kind == "http" else Socks5Proxy()
    with HostileServer(lambda _: response(b"ok")) as server:
        url = server.url("/", "hook.example")
        with proxy:
            far = Client(resolver=DnsResolver(), egress=Egress("far", kind, f"{kind}://127.0.0.1:{proxy.port}"))
            if kind == "socks5h":
                assert far.post(url, b"", {}).body == b"ok"
                assert proxy.asked == [f"hook.example:{server.port}"]
            with pytest.raises(AddressRefused):
                far.post(server.url(), b"", {})
        before = server.connections
        with pytest.raises(NotDelivered):
            far.post(url, b"", {})
    assert server.connections == before


def test_host_name_with_a_forbidden_address_is_refused():
    guarded = Client(resolver=Scripted(("127.0.0.1", "10.0.0.1")), allowed_networks=addresses.networks(["127.0.0.0/8"]))
    with pytest.raises(AddressRefused):
        guarded.post("http://hook.example/", b"", {})
