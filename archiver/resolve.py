"""DNS with its return codes kept apart: a name that does not exist is a finding, a resolver that is silent is not.

What is no question for DNS is answered here: literals, the hosts file, `localhost` (RFC 6761 6.3), `.invalid`
(RFC 6761 6.4) and `.onion` (RFC 7686), none of which may be asked of anyone.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Protocol

import dns.exception
import dns.message
import dns.name
import dns.rcode
import dns.rdatatype
import dns.resolver

from archiver.addresses import Network, check
from storage.clock import Now, utcnow
from storage.model import Resolution
from storage.urls import registrable

HOSTS_FILE = Path("/etc/hosts")
TIMEOUT_S = 10.0  # for one question to all servers of a list, repeats included
_LOOPBACK = ("127.0.0.1", "::1")


class Resolver(Protocol):
    """Anything that looks a name up."""

    def lookup(self, host: str, second: bool = False) -> Resolution:
        """Every A and AAAA answer for an A-label name or a literal (without brackets). A failure is a value.

        `second` asks the second resolver, where there is one: a name is not called gone on one server's word.
        """
        ...

    def name_servers(self, host: str) -> Resolution | None:
        """Who answers for the domain that a name belongs to: `names` of the answer. A failure is a value; None for what
        is no question for DNS."""
        ...


@dataclass(frozen=True, slots=True)
class _Answer:
    rcode: str
    addresses: tuple[str, ...] = ()
    lines: tuple[str, ...] = ()
    server: str | None = None
    names: tuple[str, ...] = ()


_NOBODY = _Answer("TIMEOUT", lines=("; this machine has no DNS server configured",))


class DnsResolver:
    """Asks the machine's servers, or those given; safe from several threads."""

    def __init__(
        self,
        nameservers: Sequence[str] = (),
        second: Sequence[str] = (),
        *,
        port: int = 53,
        timeout_s: float = TIMEOUT_S,
        hosts_file: Path | None = HOSTS_FILE,
        allowed_networks: Sequence[Network] = (),
        now: Now = utcnow,
    ) -> None:
        self._given = (tuple(nameservers), tuple(second))
        self._port = port
        self._timeout_s = timeout_s
        self._hosts_file = hosts_file
        self._allowed = tuple(allowed_networks)
        self._now = now
        self._lock = threading.Lock()
        self._made: dict[bool, dns.resolver.Resolver | None] = {}  # by whether it is the second
        self._names: tuple[int, dict[str, tuple[str, ...]]] = (-1, {})

    def lookup(self, host: str, second: bool = False) -> Resolution:
        at = self._now()
        name = host.rstrip(".").lower()
        answer = self._here(name)
        if answer is None:
            answer = self._asked(name, second=second)
        return Resolution(
            host=host,
            at=at,
            rcode=answer.rcode,
            addresses=answer.addresses,
            server=answer.server,
            text=_told(at, answer.lines),
        )

    def name_servers(self, host: str) -> Resolution | None:
        at, name = self._now(), host.rstrip(".").lower()
        domain = registrable(name)
        if self._here(name) is not None or "." not in domain:
            return None
        answer = self._zone(domain)
        return Resolution(
            host=domain,
            at=at,
            rcode=answer.rcode,
            addresses=(),
            server=answer.server,
            text=_told(at, answer.lines),
            names=answer.names,
        )

    def _here(self, name: str) -> _Answer | None:
        """Answers that ask nobody; None when DNS has to be asked."""
        if is_literal(name):
            return _Answer("NOERROR", (name,))
        known = self._hosts().get(name)
        if known is None and (name == "localhost" or name.endswith(".localhost")):
            known = _LOOPBACK
        if known is not None:
            # The operator wrote these: where one network of `localhost` is allowed, the other need not be.
            known = tuple(address for address in known if check(address, self._allowed) is None) or known
            lines = (f"{name}.\t0\tIN\t{'AAAA' if ':' in address else 'A'}\t{address}" for address in known)
            return _Answer("NOERROR", known, tuple(lines))
        if name.endswith((".invalid", ".onion")) or name in {"invalid", "onion"}:
            return _Answer("NXDOMAIN", lines=(f"; {name}. is a special-use name and not looked up",))
        return None

    def _hosts(self) -> dict[str, tuple[str, ...]]:
        """The hosts file, read again when it has changed."""
        if self._hosts_file is None:
            return {}
        try:
            stamp = self._hosts_file.stat().st_mtime_ns
            if stamp != self._names[0]:
                self._names = (stamp, _parse_hosts(self._hosts_file.read_text("utf-8", "replace")))
        except OSError:
            return {}
        return self._names[1]

    def _asked(self, name: str, *, second: bool) -> _Answer:
        try:
            qname = dns.name.from_text(name + ".")
        except dns.exception.DNSException:
            return _Answer("NXDOMAIN", lines=(f"; {name[:255]}. cannot be a name in DNS",))
        resolver = self._resolver(second=second)
        if resolver is None:
            return _NOBODY
        four = self._question(resolver, qname, dns.rdatatype.A)
        if four.rcode == "NXDOMAIN":
            return four
        six = self._question(resolver, qname, dns.rdatatype.AAAA)
        addresses = four.addresses + six.addresses
        return _Answer(
            "NOERROR" if addresses else four.rcode if four.rcode != "NOERROR" else six.rcode,
            addresses,
            tuple(dict.fromkeys(four.lines + six.lines)),
            four.server or six.server,
        )

    def _zone(self, domain: str) -> _Answer:
        try:
            qname = dns.name.from_text(domain + ".")
        except dns.exception.DNSException:
            return _Answer("NXDOMAIN", lines=(f"; {domain[:255]}. cannot be a name in DNS",))
        resolver = self._resolver(second=False)
        return _NOBODY if resolver is None else self._question(resolver, qname, dns.rdatatype.NS)

    def _resolver(self, *, second: bool) -> dns.resolver.Resolver | None:
        """The first list of servers, or the second where there is one: of those given, or all of the machine's but the
        first."""
        with self._lock:
            if second not in self._made:
                servers = self._given[1] if second and self._given[1] else self._given[0]
                try:
                    made = dns.resolver.Resolver(configure=not servers)
                except dns.resolver.NoResolverConfiguration:
                    self._made[second] = None
                    return None
                if servers:
                    made.nameservers = list(servers)
                    made.port = self._port
                elif second and len(made.nameservers) > 1:
                    made.nameservers = made.nameservers[1:]
                made.use_edns(0, 0, 1232)
                self._made[second] = made
            return self._made[second]

    def _question(self, resolver: dns.resolver.Resolver, name: dns.name.Name, kind: dns.rdatatype.RdataType) -> _Answer:
        try:
            answer = resolver.resolve(name, kind, raise_on_no_answer=False, search=False, lifetime=self._timeout_s)
        except dns.resolver.NXDOMAIN as gone:
            only = str(resolver.nameservers[0]) if len(resolver.nameservers) == 1 else None
            return _Answer("NXDOMAIN", lines=_lines(*gone.kwargs.get("responses", {}).values()), server=only)
        except dns.resolver.NoNameservers as refused:
            return _refused(refused)
        except dns.exception.Timeout:
            return _Answer("TIMEOUT", lines=(f"; no answer in {self._timeout_s:g} s",))
        except (dns.exception.DNSException, OSError) as error:
            return _Answer("SERVFAIL", lines=(f"; {type(error).__name__}",))
        found = tuple(record.to_text() for record in answer.rrset) if answer.rrset is not None else ()
        if kind == dns.rdatatype.NS:
            names = tuple(sorted(name.rstrip(".").lower() for name in found))
            return _Answer("NOERROR", lines=_lines(answer.response), server=answer.nameserver, names=names)
        return _Answer("NOERROR", found, _lines(answer.response), answer.nameserver)


def is_literal(host: str) -> bool:
    """Whether a host (without brackets) is an IP address rather than a name."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


def _told(at: datetime, lines: Iterable[str]) -> str:
    return "\n".join((at.strftime("%Y%m%d%H%M%S"), *lines)) + "\n"


def _refused(error: dns.resolver.NoNameservers) -> _Answer:
    """What the servers said instead of an answer: the last one's return code."""
    rcode, server, lines = "SERVFAIL", None, list[str]()
    for entry in error.kwargs.get("errors", []):
        where, *_, said, response = entry
        server = str(where)
        if response is not None:
            rcode = dns.rcode.to_text(response.rcode())
        lines.append(f"; {server}: {said}")
    return _Answer(rcode, lines=tuple(lines), server=server)


def _lines(*responses: dns.message.Message) -> tuple[str, ...]:
    """The answer and authority sections as text/dns has them (RFC 4027): one record a line."""
    lines = []
    for response in responses:
        for rrset in (*response.answer, *response.authority):
            lines += [
                "\t".join(parts) if len(parts := line.split(" ", 4)) == 5 else line
                for line in rrset.to_text().splitlines()
            ]
    return tuple(lines)


def _parse_hosts(text: str) -> dict[str, tuple[str, ...]]:
    names: dict[str, tuple[str, ...]] = {}
    for line in text.splitlines():
        address, *aliases = line.partition("#")[0].split() or [""]
        if is_literal(address):
            for alias in aliases:
                key = alias.rstrip(".").lower()
                names[key] = (*names.get(key, ()), address)
    return names
