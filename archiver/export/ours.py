"""Finds our own addresses in archived bodies.

A page that shows its visitor's address tells who looked, and an export is made to be handed on. So such addresses are
searched for first, and the operator decides.
"""

from __future__ import annotations

import ipaddress
import re
import socket
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage.warc import UnknownCoding

if TYPE_CHECKING:
    from archiver.export.repack import Repack

DECODED_BYTES = 64 << 20  # max bytes of a body that are decoded: a page shows its visitor's address before that
_OVERLAP = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """One of our addresses in one answer."""

    capture: str
    url: str
    address: str


def our_names(named: Iterable[str], proxies: Iterable[str | None] = ()) -> list[str]:
    """What the operator named, the proxies' hosts, and this machine's own names and addresses. Sends no packet."""
    found = dict.fromkeys(one for one in [*named, *proxies] if one)
    host = socket.gethostname()
    if "." in host:
        found[host.lower()] = None
    with suppress(OSError):
        for *_, address in socket.getaddrinfo(host, None):
            found[str(address[0]).split("%")[0]] = None
    for family, far in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((far, 9))  # only chooses a route: connecting a datagram socket sends nothing
            found[str(probe.getsockname()[0]).split("%")[0]] = None
    return [one for one in found if not _loopback(one)]


def search(repack: Repack, names: Iterable[str]) -> Iterator[Found]:
    """Every exported answer that holds one of these names, in its head or in its body, as sent or decoded."""
    pattern = _pattern(names)
    if pattern is None:
        return
    for capture, record in repack.answers():
        told: set[str] = set()
        pieces = [record.block.chunks()]
        with suppress(UnknownCoding):
            pieces.append(record.decoded(DECODED_BYTES).body.chunks())
        for chunks in pieces:
            told |= _in(pattern, chunks)
        for address in sorted(told):
            yield Found(capture=capture, url=record.target or "", address=address)


def _in(pattern: re.Pattern[bytes], chunks: Iterator[bytes]) -> set[str]:
    found: set[str] = set()
    tail = b""
    for chunk in chunks:
        found |= {match.decode().lower() for match in pattern.findall(tail + chunk)}
        tail = chunk[-_OVERLAP:]
    return found


def _pattern(names: Iterable[str]) -> re.Pattern[bytes] | None:
    forms: set[str] = set()
    for name in names:
        forms.add(name.lower())
        with suppress(ValueError):
            address = ipaddress.ip_address(name)
            forms |= {address.compressed, address.exploded}
    if not forms:
        return None
    joined = "|".join(re.escape(form) for form in sorted(forms, key=len, reverse=True))
    return re.compile(rf"(?<![0-9A-Za-z.:])(?:{joined})(?![0-9A-Za-z:]|\.[0-9])".encode(), re.IGNORECASE)


def _loopback(name: str) -> bool:
    try:
        address = ipaddress.ip_address(name)
    except ValueError:
        return name.startswith("localhost")
    return address.is_loopback or address.is_unspecified
