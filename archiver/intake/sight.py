"""What sites will see of us, for telling the operator before anything is fetched. Sends no packet."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from archiver.egress import Egress

# addresses of public resolvers, only to query our own routing table: connecting a UDP socket sends nothing
_PROBES = ((socket.AF_INET, "IPv4", "9.9.9.9"), (socket.AF_INET6, "IPv6", "2620:fe::fe"))


def families() -> tuple[str, ...]:
    """The address families by which this machine can reach the internet: IPv4, IPv6, both or none."""
    found = []
    for family, name, far in _PROBES:
        try:
            with socket.socket(family, socket.SOCK_DGRAM) as probe:
                probe.connect((far, 53))
                found.append(name)
        except OSError:
            continue
    return tuple(found)


def sites_see(egress: Egress, user_agent: str) -> Iterator[str]:
    """Sentences about what sites see: our address and its family, and our User-Agent."""
    country = f", in {egress.country} as you say" if egress.country else ""
    if egress.proxied:
        yield f"sites will see the address of the proxy {egress.name!r}{country}; names are looked up at its end"
    else:
        reach = " and ".join(families()) or "no way to the outside now"
        yield f"sites will see this machine's own address ({reach}; egress {egress.name!r}{country})"
    yield f"and in each request: User-Agent: {user_agent}"
