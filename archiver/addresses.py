"""The address law: which addresses the service may connect to, whoever asks (standards T1, T2). Pure.

The table is explicit because `ipaddress.is_global` changes between Python versions and calls 64:ff9b::7f00:1, 224.0.0.1
and 192.0.0.192 global. IPv4: everything except the networks below. IPv6: only 2000::/3, minus the networks below.
A v4-mapped address is the same socket address as the IPv4 address inside it and is judged by that; other forms that
embed an IPv4 address are refused. The check applies to the address about to be dialled, never to its spelling in a URL.
"""

from __future__ import annotations

from collections.abc import Sequence
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

Network = IPv4Network | IPv6Network

FORBIDDEN_V4: tuple[tuple[IPv4Network, str], ...] = tuple(
    (IPv4Network(network), why)
    for network, why in (
        ("0.0.0.0/8", "this host (RFC 791)"),
        ("10.0.0.0/8", "private (RFC 1918)"),
        ("100.64.0.0/10", "carrier-grade NAT (RFC 6598)"),
        ("127.0.0.0/8", "loopback (RFC 1122)"),
        ("168.63.129.16/32", "a cloud's metadata service"),
        ("169.254.0.0/16", "link-local, where clouds keep their metadata service (RFC 3927)"),
        ("172.16.0.0/12", "private (RFC 1918)"),
        ("192.0.0.0/24", "protocol assignments (RFC 6890)"),
        ("192.0.2.0/24", "documentation (RFC 5737)"),
        ("192.88.99.0/24", "6to4 relay anycast (RFC 7526)"),
        ("192.168.0.0/16", "private (RFC 1918)"),
        ("198.18.0.0/15", "benchmarks (RFC 2544)"),
        ("198.51.100.0/24", "documentation (RFC 5737)"),
        ("203.0.113.0/24", "documentation (RFC 5737)"),
        ("224.0.0.0/4", "multicast (RFC 5771)"),
        ("240.0.0.0/4", "reserved, broadcast (RFC 1112)"),
    )
)
ALLOWED_V6 = IPv6Network("2000::/3")
# Networks outside 2000::/3 would be refused anyway; they are listed to give a specific reason.
FORBIDDEN_V6: tuple[tuple[IPv6Network, str], ...] = tuple(
    (IPv6Network(network), why)
    for network, why in (
        ("::/128", "unspecified"),
        ("::1/128", "loopback"),
        ("::/96", "IPv4-compatible (RFC 4291)"),
        ("64:ff9b::/96", "NAT64: an IPv4 address inside (RFC 6052)"),
        ("64:ff9b:1::/48", "local NAT64 (RFC 8215)"),
        ("100::/64", "discard (RFC 6666)"),
        ("2001::/23", "protocol assignments, Teredo (RFC 2928, RFC 4380)"),
        ("2001:db8::/32", "documentation (RFC 3849)"),
        ("2002::/16", "6to4: an IPv4 address inside (RFC 3056)"),
        ("3fff::/20", "documentation (RFC 9637)"),
        ("fc00::/7", "private (RFC 4193)"),
        ("fe80::/10", "link-local (RFC 4291)"),
        ("fec0::/10", "site-local (RFC 3879)"),
        ("ff00::/8", "multicast (RFC 4291)"),
    )
)
_ISATAP = frozenset({0x0000_5EFE, 0x0200_5EFE})  # RFC 5214: the interface identifier ends in an IPv4 address

# Ports that browsers refuse (fetch.spec.whatwg.org, "port blocking"): servers of other protocols might act on a
# request.
FORBIDDEN_PORTS = frozenset({
    0, 1, 7, 9, 11, 13, 15, 17, 19, 20, 21, 22, 23, 25, 37, 42, 43, 53, 69, 77, 79, 87, 95, 101, 102, 103, 104, 109, 110, 111,
    113, 115, 117, 119, 123, 135, 137, 139, 143, 161, 179, 389, 427, 465, 512, 513, 514, 515, 526, 530, 531, 532, 540,
    548, 554, 556, 563, 587, 601, 636, 989, 990, 993, 995, 1719, 1720, 1723, 2049, 3659, 4045, 4190, 5060, 5061, 6000,
    6566, 6665, 6666, 6667, 6668, 6669, 6679, 6697, 10080,
})  # fmt: skip


def networks(texts: Sequence[str]) -> tuple[Network, ...]:
    """Parse networks written as `10.0.0.0/8` or as a single address. ValueError if one is malformed."""
    return tuple(ip_network(text) for text in texts)


def why_forbidden(ip: str, allowed_networks: Sequence[Network] = ()) -> str | None:
    """Why `ip` must not be connected to, in words; None if it may be. ValueError if it is no IP address."""
    address = _plain(ip_address(ip))
    if any(address in network for network in allowed_networks if network.version == address.version):
        return None
    if isinstance(address, IPv4Address):
        return _why_v4(address)
    for network, why in FORBIDDEN_V6:
        if address in network:
            return why
    if address not in ALLOWED_V6:
        return "not global unicast (RFC 4291)"
    if (int(address) >> 32) & 0xFFFF_FFFF in _ISATAP and (
        why_inside := _why_v4(IPv4Address(int(address) & 0xFFFF_FFFF))
    ):
        return f"ISATAP with {why_inside}"
    return None


def canonical(ip: str) -> str:
    """The address as records write it: dotted quad, or RFC 5952 without a zone."""
    return str(_plain(ip_address(ip)))


def _plain(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """The address without its zone; for a v4-mapped address, the IPv4 address that the socket would connect to."""
    if isinstance(address, IPv6Address):
        return address.ipv4_mapped or IPv6Address(int(address))
    return address


def _why_v4(address: IPv4Address) -> str | None:
    return next((why for network, why in FORBIDDEN_V4 if address in network), None)
