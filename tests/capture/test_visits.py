"""Sessions: hops, cookies, roles, and host names whose addresses change."""

from __future__ import annotations

import threading
from datetime import UTC, datetime

import pytest

from archiver import addresses
from archiver.fetch import NotNow
from archiver.fetch.cookies import CookieJar
from archiver.gate import Gate
from storage.model import Finding, Role
from tests.support.hostile import HostileServer, response
from tests.support.names import Scripted

NOW = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)


def test_every_redirect_hop_is_an_exchange_with_via_and_parent(get):
    routes = {
        "/a": response(b"see b", "Location: b?x#frag", status="301 Moved"),
        "/b?x": response(b"see c", "Location: //127.0.0.1:%PORT%/c", status="307 Temporary"),
        "/c": response(b"here"),
    }
    with HostileServer(routes) as server:
        routes["/b?x"] = response(b"see c", f"Location: //127.0.0.1:{server.port}/c", status="307 Temporary")
        hops = get(server.url("/a"), role=Role.DOCUMENT, via="http://page.example/", parent="p")
        assert [e.url for e in hops] == [server.url("/a"), server.url("/b?x"), server.url("/c")]
    assert [e.role for e in hops] == [Role.DOCUMENT] * 3
    assert [e.via for e in hops] == ["http://page.example/", hops[0].url, hops[1].url]
    assert [e.parent for e in hops] == ["p", hops[0].id, hops[1].id]
    assert [e.payload.read() for e in hops] == [b"see b", b"see c", b"here"]
    assert len({e.id for e in hops}) == 3


def test_redirect_with_a_long_retry_after_is_kept_as_throttled(fetcher):
    routes = {"/": response(b"busy", "Location: /x", "Retry-After: 3600", status="302 Found")}
    with HostileServer(routes) as server, fetcher.session() as session:
        (exchange,) = session.get(server.url(), Role.PAGE)
        assert (exchange.status, exchange.payload.read()) == (302, b"busy")
        assert exchange.failure.finding is Finding.THROTTLED
        assert "not to be asked before 3600 s from now" in exchange.failure.detail
        assert server.targets() == ["/"]
        with pytest.raises(NotNow):  # no look at all: nothing came
            session.get(server.url("/x"), Role.PAGE)


def test_redirects_can_be_left_unfollowed_and_other_3xx_are_final(get):
    routes = {
        "/": response(b"", "Location: /x", status="302 F"),
        "/300": response(b"", "Location: /x", status="300 M"),
        "/none": response(b"", status="302 F"),
    }
    with HostileServer(routes) as server:
        for path, follow in (("/", False), ("/300", True), ("/none", True)):
            (exchange,) = get(server.url(path), follow=follow)
            assert exchange.failure is None
    assert "/x" not in server.targets()


def test_single_request_can_have_its_own_size_limit(get):
    with HostileServer({"/": response(b"x" * 1000)}) as server:
        (exchange,) = get(server.url(), max_bytes=10)
    assert (exchange.payload_bytes, exchange.truncated) == (10, "length")


def test_cookies_are_kept_across_hops_but_not_across_sessions(fetcher):
    def wall(request):
        if b"Cookie: pass=1" in request:
            return response(b"the report")
        return response(b"", "Location: /", "Set-Cookie: pass=1; Path=/; HttpOnly", status="302 Found")

    with HostileServer(wall) as server:
        for _ in range(2):
            with fetcher.session() as session:
                hops = session.get(server.url(), Role.PAGE)
                assert [e.status for e in hops] == [302, 200]
                assert len(session.get(server.url("/more"), Role.PAGE)) == 1
        assert [b"Cookie" in request for request in server.requests] == [False, True, True] * 2
        assert server.connections == 1


def test_cookies_do_not_cross_hosts(fetcher):
    with HostileServer(lambda _: response(b"x", "Set-Cookie: a=b")) as server, fetcher.session() as session:
        session.get(server.url("/", "localhost"), Role.PAGE)
        session.get(server.url("/"), Role.PAGE)
        session.get(server.url("/", "localhost"), Role.PAGE)
    assert [b"Cookie: a=b" in request for request in server.requests] == [False, False, True]


@pytest.mark.parametrize(
    ("set_cookie", "host", "path", "secure", "expected"),
    [
        ("a=b", "x.org", "/", False, "a=b"),
        ("a=b", "y.x.org", "/", False, ""),
        ("a=b; Domain=x.org", "y.x.org", "/", False, "a=b"),
        ("a=b; Domain=.x.org", "x.org", "/", False, "a=b"),
        ("a=b; Domain=org", "x.org", "/", False, ""),
        ("a=b; Domain=z.org", "z.org", "/", False, ""),
        ("a=b; Path=/d", "x.org", "/d/e", False, "a=b"),
        ("a=b; Path=/d", "x.org", "/de", False, ""),
        ("a=b", "x.org", "/elsewhere", False, "a=b"),
        ("a=b; Secure", "x.org", "/", True, ""),  # set over http
        ("a=b; Max-Age=0", "x.org", "/", False, ""),
        ("a=b; Max-Age=60; Expires=Thu, 01 Jan 1970 00:00:00 GMT", "x.org", "/", False, "a=b"),
        ("a=b; Expires=Thu, 01-Jan-1970 00:00:00 GMT", "x.org", "/", False, ""),
        ("a=b; Expires=nonsense", "x.org", "/", False, "a=b"),
        ('a="b c"; SameSite=None', "x.org", "/", False, 'a="b c"'),
        ("no equals sign", "x.org", "/", False, ""),
        ("a=b\x00c", "x.org", "/", False, ""),
        ("a=" + "b" * 5000, "x.org", "/", False, ""),
    ],
)
def test_cookie_is_sent_or_dropped_by_its_attributes(set_cookie, host, path, secure, expected):
    jar = CookieJar()
    jar.take(set_cookie, host="x.org", path="/", secure=False, now=NOW)
    assert jar.header(host=host, path=path, secure=secure, now=NOW) == expected


def test_cookie_of_a_public_suffix_is_host_only():
    jar = CookieJar()
    jar.take("a=b; Domain=github.io", host="github.io", path="/", secure=True, now=NOW)
    assert jar.header(host="github.io", path="/", secure=True, now=NOW) == "a=b"
    assert jar.header(host="somebody.github.io", path="/", secure=True, now=NOW) == ""


def test_cookies_are_replaced_ordered_and_limited_in_number():
    jar = CookieJar()
    for text in ("a=1", "b=2; Path=/d", "a=3"):
        jar.take(text, host="x.org", path="/", secure=False, now=NOW)
    assert jar.header(host="x.org", path="/d/", secure=False, now=NOW) == "b=2; a=3"
    jar.take("a=; Max-Age=-1", host="x.org", path="/", secure=False, now=NOW)
    assert jar.header(host="x.org", path="/", secure=False, now=NOW) == ""
    for number in range(500):
        jar.take(f"n{number}=v", host="x.org", path="/", secure=False, now=NOW)
    assert jar.header(host="x.org", path="/", secure=False, now=NOW).count("=") <= 100


def test_401_is_not_answered_with_credentials(get):
    with HostileServer(
        lambda _: response(b"", 'WWW-Authenticate: Basic realm="x"', status="401 Unauthorized")
    ) as server:
        (exchange,) = get(server.url())
    assert exchange.status == 401
    assert len(server.requests) == 1
    assert b"Authorization" not in server.requests[0]


def test_dns_rebinding_never_reaches_the_forbidden_address(make_fetcher):
    with HostileServer(lambda _: response(b"hello")) as server, HostileServer(lambda _: response(b"secret")) as inner:
        resolver = Scripted(("127.0.0.2",), ("127.0.0.1",))
        allowed = addresses.networks(["127.0.0.2/32"])
        fetcher = make_fetcher(resolver=resolver, allowed_networks=allowed)
        url = f"http://rebind.example:{inner.port}/"
        with fetcher.session() as session:
            (first,) = session.get(url, Role.PAGE)
            # nobody listens there, but it is the address that was called
            assert first.failure.finding is Finding.REFUSED
            session.get(url, Role.PAGE)
            assert len(resolver.asked) == 1  # the address is pinned within a visit
        with fetcher.session() as session:
            (second,) = session.get(url, Role.PAGE)
    assert second.failure.finding is Finding.FORBIDDEN_ADDRESS
    assert (server.connections, inner.connections) == (0, 0)


@pytest.mark.parametrize(
    "answer", [("127.0.0.1", "10.0.0.1"), ("10.0.0.1", "127.0.0.1"), ("127.0.0.1", "::1"), ("64:ff9b::7f00:1",)]
)
def test_host_with_any_forbidden_address_is_refused(make_fetcher, answer):
    with HostileServer(lambda _: response(b"hello")) as server:
        fetcher = make_fetcher(resolver=Scripted(answer))
        with fetcher.session() as session:
            (exchange,) = session.get(server.url("/", "mixed.example"), Role.PAGE)
            assert [r.addresses for r in session.resolutions] == [answer]
    assert exchange.failure.finding is Finding.FORBIDDEN_ADDRESS
    assert server.connections == 0


def test_next_address_is_tried_if_the_first_does_not_answer(make_fetcher):
    with HostileServer(lambda _: response(b"hello")) as server:
        fetcher = make_fetcher(resolver=Scripted(("127.0.0.2", "127.0.0.1")))
        with fetcher.session() as session:
            (exchange,) = session.get(server.url("/", "two.example"), Role.PAGE)
    assert exchange.peer == "127.0.0.1"


@pytest.mark.parametrize(
    ("rcode", "finding"),
    [
        ("NXDOMAIN", Finding.DNS_NXDOMAIN),
        ("SERVFAIL", Finding.DNS_ERROR),
        ("TIMEOUT", Finding.DNS_ERROR),
        ("NOERROR", Finding.DNS_ERROR),
    ],
)
def test_failed_dns_lookups_become_findings_with_a_second_opinion(make_fetcher, rcode, finding):
    resolver = Scripted((), rcode=rcode)
    with make_fetcher(resolver=resolver).session() as session:
        (exchange,) = session.get("http://gone.example/", Role.PAGE)
        assert exchange.failure.finding is finding
        assert session.second_opinion("gone.example").rcode == rcode
        assert len(session.resolutions) == 2
    assert resolver.asked == [("gone.example", False), ("gone.example", True)]


@pytest.mark.parametrize("port", [22, 25, 6667])
def test_ports_of_other_protocols_are_forbidden(get, port):
    (exchange,) = get(f"http://127.0.0.1:{port}/")
    assert exchange.failure.finding is Finding.FORBIDDEN_ADDRESS


def test_many_threads_send_one_request_at_a_time_per_host(make_fetcher):
    busy: dict[bytes, int] = {}
    most: dict[bytes, int] = {}
    lock = threading.Lock()

    def answer(request):
        host = request.split(b"Host: ")[1].split(b"\r\n")[0]
        with lock:
            busy[host] = busy.get(host, 0) + 1
            most[host] = max(most.get(host, 0), busy[host])
        yield 0.002
        with lock:
            busy[host] -= 1
        yield from response(request.split(b" ")[1])

    fetcher = make_fetcher(resolver=Scripted(("127.0.0.1",)), gate=Gate(0.0))
    wrong = []
    with HostileServer(answer) as server:

        def work(number):
            for step in range(8):
                with fetcher.session() as session:
                    path = f"/{number}-{step}"
                    (exchange,) = session.get(server.url(path, f"h{number % 8}.example"), Role.PAGE)
                    if exchange.payload is None or exchange.payload.read() != path.encode():
                        wrong.append(exchange)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(32)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(30)
        assert server.connections <= 8
    assert wrong == []
    assert set(most.values()) == {1}
