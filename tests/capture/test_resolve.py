"""The resolver against a real DNS server on loopback: return codes stay distinct."""

from __future__ import annotations

from datetime import UTC, datetime

import dns.rcode
import pytest

from archiver import addresses
from archiver.forged import is_forged
from archiver.resolve import DnsResolver
from tests.support.dnsserver import DnsServer

NOW = datetime(2026, 11, 24, 12, 0, 1, tzinfo=UTC)

TABLE = {
    ("both.example.", "A"): [("both.example.", "A", "192.0.2.1", "192.0.2.2")],
    ("both.example.", "AAAA"): [("both.example.", "AAAA", "2001:db8::1")],
    ("alias.example.", "A"): [("alias.example.", "CNAME", "both.example."), ("both.example.", "A", "192.0.2.1")],
    ("alias.example.", "AAAA"): [("alias.example.", "CNAME", "both.example.")],
    ("empty.example.", "A"): [],
    ("empty.example.", "AAAA"): [],
    ("broken.example.", "A"): dns.rcode.SERVFAIL,
    ("broken.example.", "AAAA"): dns.rcode.SERVFAIL,
    ("refused.example.", "A"): dns.rcode.REFUSED,
    ("refused.example.", "AAAA"): dns.rcode.REFUSED,
    ("silent.example.", "A"): None,
    ("silent.example.", "AAAA"): None,
    ("six.example.", "A"): [],
    ("six.example.", "AAAA"): [("six.example.", "AAAA", "2001:db8::6")],
    ("both.example.", "NS"): [("both.example.", "NS", "NS2.Host.example.", "ns1.host.example.")],
    ("empty.example.", "NS"): [],
    ("broken.example.", "NS"): dns.rcode.SERVFAIL,
}


@pytest.fixture(scope="module")
def server():
    with DnsServer(TABLE) as made:
        yield made


@pytest.fixture(scope="module")
def resolver(server):
    return DnsResolver([("127.0.0.1", server.port)], timeout_s=0.3, now=lambda: NOW)


@pytest.mark.parametrize(
    ("host", "rcode", "found"),
    [
        ("both.example", "NOERROR", ("192.0.2.1", "192.0.2.2", "2001:db8::1")),
        ("alias.example.", "NOERROR", ("192.0.2.1",)),
        ("six.example", "NOERROR", ("2001:db8::6",)),
        ("empty.example", "NOERROR", ()),
        ("gone.example", "NXDOMAIN", ()),
        ("broken.example", "SERVFAIL", ()),
        ("refused.example", "REFUSED", ()),
        ("silent.example", "TIMEOUT", ()),
    ],
)
def test_lookup_returns_addresses_and_the_return_code(resolver, host, rcode, found):
    resolution = resolver.lookup(host)
    assert (resolution.rcode, set(resolution.addresses)) == (rcode, set(found))
    assert resolution.at == NOW
    assert resolution.text.startswith("20261124120001\n")
    assert resolution.host == host
    if found:
        assert resolution.server == "127.0.0.1"
        for address in found:
            assert f"\t300\tIN\t{'AAAA' if ':' in address else 'A'}\t{address}\n" in resolution.text
    if host == "alias.example.":
        assert "alias.example.\t300\tIN\tCNAME\tboth.example.\n" in resolution.text


def test_literals_hosts_file_names_and_special_names_are_not_looked_up_in_dns(server, tmp_path):
    hosts = tmp_path / "hosts"
    hosts.write_text(
        "127.0.0.1 localhost here # comment\n::1 localhost\n\n192.0.2.9\tThere there.example\nnonsense line\n"
    )
    allowed = addresses.networks(["127.0.0.0/8"])
    resolver = DnsResolver([("127.0.0.1", server.port)], hosts_file=hosts, allowed_networks=allowed, now=lambda: NOW)
    before = len(server.asked)
    for host, rcode, found in (
        ("192.0.2.7", "NOERROR", ("192.0.2.7",)),
        ("::1", "NOERROR", ("::1",)),
        ("localhost", "NOERROR", ("127.0.0.1",)),
        ("a.localhost", "NOERROR", ("127.0.0.1",)),
        ("there.EXAMPLE.", "NOERROR", ("192.0.2.9",)),
        ("does-not-exist.invalid", "NXDOMAIN", ()),
        ("something.onion", "NXDOMAIN", ()),
        ("a" * 64 + ".example", "NXDOMAIN", ()),
        ("a..example", "NXDOMAIN", ()),
    ):
        resolution = resolver.lookup(host)
        assert (resolution.rcode, resolution.addresses, resolution.server) == (rcode, found, None), host
    assert len(server.asked) == before
    hosts.write_text("127.0.0.9 localhost\n")
    assert resolver.lookup("localhost").addresses == ("127.0.0.9",)


@pytest.fixture
def two(server):
    """A resolver with a second DNS server, which knows other names than the first; and that server."""
    table = {
        ("gone.example.", "A"): [("gone.example.", "A", "192.0.2.1")],
        ("gone.example.", "AAAA"): [],
        ("both.example.", "A"): dns.rcode.SERVFAIL,
        ("both.example.", "AAAA"): dns.rcode.SERVFAIL,
        ("broken.example.", "NS"): [("broken.example.", "NS", "ns1.host.example.")],
        ("silent.example.", "A"): None,
    }
    with DnsServer(table, host="127.0.0.2") as other:  # on another port than the first
        yield DnsResolver([("127.0.0.1", server.port)], [("127.0.0.2", other.port)], timeout_s=0.6), other


@pytest.mark.parametrize(
    ("host", "first", "second"),
    [
        ("gone.example", "NXDOMAIN", "NOERROR"),
        ("both.example", "NOERROR", "SERVFAIL"),
        ("broken.example", "SERVFAIL", "NXDOMAIN"),
        ("silent.example", "TIMEOUT", "TIMEOUT"),
        ("refused.example", "REFUSED", "NXDOMAIN"),
    ],
)
def test_answers_of_the_two_resolvers_are_kept_apart(two, host, first, second):
    resolver, other = two
    one = resolver.lookup(host)
    assert other.asked == [], "the second is asked by itself"
    two = resolver.second_opinion(host)
    assert [(said.rcode, said.server, said.second) for said in (one, two)] == [
        (first, "127.0.0.1", False),
        (second, "127.0.0.2", True),
    ]


def test_no_second_opinion_without_a_second_resolver_or_for_special_names(server, two):
    assert DnsResolver([("127.0.0.1", server.port)]).second_opinion("gone.example") is None
    resolver, other = two
    for host in ("192.0.2.7", "localhost", "a.invalid", "b.onion", "a..example"):
        assert resolver.second_opinion(host) is None, host
    assert other.asked == []


def test_second_resolver_is_asked_for_name_servers_if_the_first_fails(two):
    resolver, other = two
    assert resolver.name_servers("broken.example").names == ("ns1.host.example",)
    assert resolver.name_servers("gone.example").rcode == "NXDOMAIN"
    assert other.asked == [("broken.example.", "NS")]


@pytest.mark.parametrize(
    ("host", "rcode", "names"),
    [
        ("www.a.both.example", "NOERROR", ("ns1.host.example", "ns2.host.example")),
        ("empty.example", "NOERROR", ()),
        ("gone.example", "NXDOMAIN", ()),
        ("broken.example", "SERVFAIL", ()),
    ],
)
def test_name_servers_of_a_hosts_domain(resolver, host, rcode, names):
    found = resolver.name_servers(host)
    assert (found.rcode, found.names, found.addresses) == (rcode, names, ())
    assert found.host == ".".join(host.split(".")[-2:])
    assert found.text.startswith("20261124120001\n")
    assert all(f"\tns\t{name}.\n" in found.text.lower() for name in names), "as it was answered"


def test_no_name_servers_are_asked_for_literals_and_special_names(server, tmp_path):
    hosts = tmp_path / "hosts"
    hosts.write_text("192.0.2.9 there.example\n")
    resolver = DnsResolver([("127.0.0.1", server.port)], hosts_file=hosts)
    before = len(server.asked)
    for host in ("192.0.2.7", "::1", "localhost", "there.example", "a.invalid", "b.onion", "intranet"):
        assert resolver.name_servers(host) is None, host
    assert len(server.asked) == before


@pytest.mark.parametrize(
    ("address", "forged"),
    [
        ("37.61.54.158", True),
        ("243.185.187.39", True),
        ("2001::212", True),
        ("2001:db8::1", False),
        ("192.0.2.1", False),
    ],
)
def test_known_addresses_of_forged_dns_answers(address, forged):
    assert is_forged(address) is forged
