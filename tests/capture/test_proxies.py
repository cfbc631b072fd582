"""Egresses: names are resolved at the far end, bytes are exact, and a failing egress is never replaced by another."""

from __future__ import annotations

import pytest

from archiver.egress import Egress
from archiver.fetch import Postponed
from storage.model import Finding, Role
from tests.support.hostile import HostileServer, response
from tests.support.proxies import HttpProxy, Socks5Proxy

SENT = b"HTTP/1.1 200 OK\r\nX-Odd :  1\r\nContent-Length: 5\r\n\r\nhello"


class Silent:
    """A resolver that must not be asked."""

    def lookup(self, host):
        raise AssertionError(f"asked for {host}")


def one(make_fetcher, way, url):
    with make_fetcher(egresses=[way], resolver=Silent()).session() as session:
        exchanges = session.get(url, Role.PAGE)
        assert session.resolutions == []
        return exchanges


@pytest.mark.parametrize("scheme", ["http", "https"])
@pytest.mark.parametrize("kind", ["http", "socks5h"])
def test_proxy_gets_the_host_name_and_relays_exact_bytes(make_fetcher, authority, kind, scheme):
    tls = authority.server if scheme == "https" else None
    proxy = HttpProxy() if kind == "http" else Socks5Proxy()
    with HostileServer({"/a|b": (SENT, 0.2)}, tls=tls) as server, proxy:
        way = Egress("far", kind, f"{kind}://127.0.0.1:{proxy.port}", "NL")
        (exchange,) = one(make_fetcher, way, server.url("/a|b", "report.example"))
    assert proxy.asked == [f"report.example:{server.port}"]
    assert exchange.wire.read() == SENT
    assert (exchange.egress, exchange.peer) == ("far", None)
    assert (exchange.tls is not None and exchange.tls.verified) == (scheme == "https")
    assert b"Host: report.example" in exchange.request
    if kind == "http" and scheme == "http":
        assert exchange.request.startswith(b"GET http://report.example:%d/a|b HTTP/1.1\r\n" % server.port)
    else:
        assert exchange.request == server.requests[0]


@pytest.mark.parametrize("kind", ["http", "socks5h"])
def test_egress_that_is_down_postpones_and_nothing_is_sent_directly(make_fetcher, kind):
    with HttpProxy() as proxy:
        port = proxy.port
    with HostileServer({"/": response(b"hello")}) as server:
        way = Egress("far", kind, f"{kind}://127.0.0.1:{port}")
        for url in (server.url("/", "report.example"), server.url().replace("http:", "https:")):
            with pytest.raises(Postponed, match="far"):
                one(make_fetcher, way, url.replace("127.0.0.1", "report.example"))
    assert server.connections == 0


def test_unknown_egress_postpones(make_fetcher):
    with pytest.raises(Postponed, match="nowhere"):
        make_fetcher().session("nowhere")


@pytest.mark.parametrize(
    ("code", "finding"), [(5, Finding.REFUSED), (4, Finding.TIMEOUT), (3, Finding.TIMEOUT), (1, Finding.DNS_ERROR)]
)
def test_socks_reply_codes_about_the_site_become_findings(make_fetcher, code, finding):
    with Socks5Proxy(refuse=code) as proxy:
        way = Egress("far", "socks5h", f"socks5h://127.0.0.1:{proxy.port}")
        (exchange,) = one(make_fetcher, way, "http://report.example/")
    assert exchange.failure.finding is finding
    assert "far" in exchange.failure.detail


@pytest.mark.parametrize(
    "answer", [b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n", b"HTTP/1.1 504 T\r\n\r\n"]
)
def test_http_proxy_gateway_errors_become_findings_about_the_site(make_fetcher, answer):
    with HttpProxy(refuse=answer) as proxy:
        way = Egress("far", "http", f"http://127.0.0.1:{proxy.port}")
        (exchange,) = one(make_fetcher, way, "https://report.example/")
    assert exchange.failure.finding in {Finding.REFUSED, Finding.TIMEOUT}
    assert (exchange.wire, exchange.request) == (None, b"")


@pytest.mark.parametrize("answer", [b"HTTP/1.1 407 Proxy Authentication Required\r\n\r\n", b"garbage\r\n\r\n", b""])
def test_faults_of_the_proxy_itself_postpone(make_fetcher, answer):
    with HttpProxy(refuse=answer) as proxy:
        way = Egress("far", "http", f"http://127.0.0.1:{proxy.port}")
        with pytest.raises(Postponed):
            one(make_fetcher, way, "https://report.example/")


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_proxy_that_answers_407_is_not_taken_for_a_login_of_the_site(make_fetcher, scheme):
    body = b"<form><input type=password></form>"
    head = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Type: text/html\r\nContent-Length: %d\r\n\r\n"
    with HttpProxy(refuse=head % len(body) + body) as proxy:
        way = Egress("far", "http", f"http://127.0.0.1:{proxy.port}")
        with pytest.raises(Postponed, match=r"egress far does not work: .*407"):
            one(make_fetcher, way, f"{scheme}://report.example/")


def test_407_from_the_site_itself_is_its_response(make_fetcher):
    answer = b"HTTP/1.1 407 X\r\nContent-Length: 0\r\n\r\n"
    with HostileServer({"/": answer}) as server, make_fetcher().session() as session:
        (exchange,) = session.get(server.url("/"), Role.PAGE)
    assert exchange.status == 407


def test_proxy_credentials_are_used_and_never_recorded_or_shown(make_fetcher, caplog):
    with HostileServer({"/": response(b"hello")}) as server:
        with HttpProxy() as proxy:
            way = Egress("far", "http", f"http://me:hunter2@127.0.0.1:{proxy.port}")
            (exchange,) = one(make_fetcher, way, server.url("/", "report.example"))
            assert b"Proxy-Authorization: Basic bWU6aHVudGVyMg==" in proxy.heads[0]
        with Socks5Proxy(credentials=("me", "hunter2")) as proxy:
            good = Egress("far", "socks5h", f"socks5h://me:hunter2@127.0.0.1:{proxy.port}")
            assert one(make_fetcher, good, server.url("/", "report.example"))[0].status == 200
            bad = Egress("far", "socks5h", f"socks5h://me:wrong@127.0.0.1:{proxy.port}")
            with pytest.raises(Postponed) as refused:
                one(make_fetcher, bad, server.url("/", "report.example"))
    assert b"roxy" not in exchange.request
    assert exchange.payload.read() == b"hello"
    for text in (repr(way), str(refused.value), caplog.text):
        assert "hunter2" not in text
        assert "wrong" not in text


@pytest.mark.parametrize(
    "host", ["169.254.169.254", "[::1]", "localhost", "localhost.", "a.localhost", "a.localhost.", "10.0.0.1"]
)
def test_ip_literals_and_localhost_are_refused_through_a_proxy_too(make_fetcher, host):
    with Socks5Proxy() as proxy:
        way = Egress("far", "socks5h", f"socks5h://127.0.0.1:{proxy.port}")
        with make_fetcher(egresses=[way], allowed_networks=()).session() as session:
            (exchange,) = session.get(f"http://{host}/", Role.PAGE)
    assert exchange.failure.finding is Finding.FORBIDDEN_ADDRESS
    assert proxy.asked == []


def test_egress_has_the_proxy_of_its_kind():
    assert Egress("tor", "socks5h", "socks5h://127.0.0.1:9050").endpoint == ("127.0.0.1", 9050)
    for wrong in ("socks5h://127.0.0.1:9050", "https://x:1", "http://x", "x", "http://x:port"):
        with pytest.raises(ValueError, match="egress"):
            Egress("x", "http", wrong)
    with pytest.raises(ValueError, match="direct"):
        Egress("x", "direct", "http://x:1")
