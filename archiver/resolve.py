"""DNS with its return codes kept apart: a name that does not exist is a finding, a silent resolver is not.

What DNS must not be asked is answered here: literals, the hosts file, `localhost` (RFC 6761 6.3), `.invalid`
(RFC 6761 6.4) and `.onion` (RFC 7686).
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from ipaddress import ip_address
from pathlib import Path
from typing import Protocol

import dns.exception
import dns.message
import dns.name
import dns.nameserver
import dns.rcode
import dns.rdatatype
import dns.resolver

from archiver.addresses import Network, why_forbidden
from archiver.errors import LACKING
from storage.clock import Now, utcnow
from storage.model import Resolution
from storage.urls import registrable

HOSTS_FILE = Path("/etc/hosts")
TIMEOUT_S = 10.0  # for one question, retries included; half of it for each resolver if there are two
SAID = frozenset({"NOERROR", "NXDOMAIN"})  # codes that say whether a name exists; with others the resolver did not tell
_LOOPBACK = ("127.0.0.1", "::1")


class Resolver(Protocol):
    """Anything that looks up names."""

    def lookup(self, host: str) -> Resolution:
        """Every A and AAAA answer of the first resolver for an A-label name or a literal (without brackets).

        A failure is a value; OSError means that this machine lacked the resources to ask.
        """
        ...

    def second_opinion(self, host: str) -> Resolution | None:
        """The second resolver's answer: a name is not called gone on one server's word.

        None if there is no second resolver or nothing to ask.
        """
        ...

    def name_servers(self, host: str) -> Resolution | None:
        """The name servers of the domain that a name belongs to, in `names` of the answer. A failure is a value.

        None for what is no question for DNS.
        """
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
    """Asks the machine's servers, or those given by address and port. Safe from several threads.

    `second`: servers of the second resolver, if any are given; of the machine's servers, all but the first.
    """

    def __init__(
        self,
        nameservers: Sequence[tuple[str, int]] = (),
        second: Sequence[tuple[str, int]] = (),
        *,
        timeout_s: float = TIMEOUT_S,
        hosts_file: Path | None = HOSTS_FILE,
        allowed_networks: Sequence[Network] = (),
        now: Now = utcnow,
    ) -> None:
        self._given = (tuple(nameservers), tuple(second))
        self._timeout_s = timeout_s
        self._hosts_file = hosts_file
        self._allowed = tuple(allowed_networks)
        self._now = now
        self._lock = threading.Lock()
        self._made: dict[bool, dns.resolver.Resolver | None] = {}  # key: whether it is the second resolver
        self._names: tuple[int, dict[str, tuple[str, ...]]] = (-1, {})

    def lookup(self, host: str) -> Resolution:
        at, name = self._now(), host.rstrip(".").lower()
        answer = self._here(name)
        if answer is None:
            resolver, qname = self._resolver(second=False), _name(name)
            answer = (
                _NOBODY if resolver is None else self._asked(resolver, qname) if qname is not None else _no_name(name)
            )
        return _resolution(host, at, answer)

    def second_opinion(self, host: str) -> Resolution | None:
        at, name = self._now(), host.rstrip(".").lower()
        resolver, qname = self._resolver(second=True), _name(name)
        if resolver is None or qname is None or self._here(name) is not None:
            return None
        return _resolution(host, at, self._asked(resolver, qname), second=True)

    def name_servers(self, host: str) -> Resolution | None:
        at, name = self._now(), host.rstrip(".").lower()
        domain = registrable(name)
        if self._here(name) is not None or "." not in domain:
            return None
        return replace(_resolution(domain, at, answer := self._zone(domain)), names=answer.names)

    def _here(self, name: str) -> _Answer | None:
        """The answer without asking anyone; None if DNS has to be asked."""
        if is_literal(name):
            return _Answer("NOERROR", (name,))
        known = self._hosts().get(name)
        if known is None and is_localhost(name):
            known = _LOOPBACK
        if known is not None:
            # The operator wrote these entries; one address of `localhost` may be allowed while the other is not.
            known = tuple(address for address in known if why_forbidden(address, self._allowed) is None) or known
            lines = (f"{name}.\t0\tIN\t{'AAAA' if ':' in address else 'A'}\t{address}" for address in known)
            return _Answer("NOERROR", known, tuple(lines))
        if name.endswith((".invalid", ".onion")) or name in {"invalid", "onion"}:
            return _Answer("NXDOMAIN", lines=(f"; {name}. is a special-use name and not looked up",))
        return None

    def _hosts(self) -> dict[str, tuple[str, ...]]:
        """The entries of the hosts file, read again when it has changed."""
        if self._hosts_file is None:
            return {}
        try:
            stamp = self._hosts_file.stat().st_mtime_ns
            if stamp != self._names[0]:
                self._names = (stamp, _parse_hosts(self._hosts_file.read_text("utf-8", "replace")))
        except OSError:
            return {}
        return self._names[1]

    def _asked(self, resolver: dns.resolver.Resolver, qname: dns.name.Name) -> _Answer:
        four = self._question(resolver, qname, dns.rdatatype.A)
        if four.rcode in {"NXDOMAIN", "TIMEOUT"}:
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
        """The name servers by the first resolver, or by the second if the first does not tell."""
        qname, answer = _name(domain), _NOBODY
        if qname is None:
            return _no_name(domain)
        for second in (False, True):
            resolver = self._resolver(second=second)
            if resolver is not None and answer.rcode not in SAID:
                answer = self._question(resolver, qname, dns.rdatatype.NS)
        return answer

    def _resolver(self, *, second: bool) -> dns.resolver.Resolver | None:
        """The first or the second resolver; None if there is none."""
        with self._lock:
            if second not in self._made:
                self._made[second] = self._make(second=second)
            return self._made[second]

    def _make(self, *, second: bool) -> dns.resolver.Resolver | None:
        given = self._given[0]
        try:
            made = dns.resolver.Resolver(configure=not given)
        except dns.resolver.NoResolverConfiguration:
            return None
        known = [(str(server), made.port) for server in made.nameservers]
        lists = self._given if given else (known[:1], known[1:])
        if not lists[second]:
            return None
        made.nameservers = [dns.nameserver.Do53Nameserver(*server) for server in lists[second]]
        made.lifetime = self._timeout_s / 2 if lists[1] else self._timeout_s
        made.use_edns(0, 0, 1232)
        return made

    def _question(self, resolver: dns.resolver.Resolver, name: dns.name.Name, kind: dns.rdatatype.RdataType) -> _Answer:
        first = resolver.nameservers[0]
        alone = len(resolver.nameservers) == 1
        only = first.address if alone and isinstance(first, dns.nameserver.Do53Nameserver) else None
        try:
            answer = resolver.resolve(name, kind, raise_on_no_answer=False, search=False)
        except dns.resolver.NXDOMAIN as gone:
            return _Answer("NXDOMAIN", lines=_lines(*gone.kwargs.get("responses", {}).values()), server=only)
        except dns.resolver.NoNameservers as refused:
            for *_, said, _ in refused.kwargs.get("errors", []):
                if isinstance(said, OSError) and said.errno in LACKING:
                    raise said from None
            return _refused(refused)
        except dns.exception.Timeout:
            return _Answer("TIMEOUT", lines=(f"; no answer in {resolver.lifetime:g} s",), server=only)
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


def is_localhost(host: str) -> bool:
    """Whether a name is `localhost` or below it, with or without the final dot (RFC 6761 6.3)."""
    name = host.rstrip(".").lower()
    return name == "localhost" or name.endswith(".localhost")


def _resolution(host: str, at: datetime, answer: _Answer, *, second: bool = False) -> Resolution:
    return Resolution(
        host=host,
        at=at,
        rcode=answer.rcode,
        addresses=answer.addresses,
        server=answer.server,
        text=_told(at, answer.lines),
        second=second,
    )


def _name(name: str) -> dns.name.Name | None:
    """A name in the form in which it is asked for; None if it cannot be a DNS name."""
    try:
        return dns.name.from_text(name + ".")
    except dns.exception.DNSException:
        return None


def _no_name(name: str) -> _Answer:
    return _Answer("NXDOMAIN", lines=(f"; {name[:255]}. cannot be a name in DNS",))


def _told(at: datetime, lines: Iterable[str]) -> str:
    return "\n".join((at.strftime("%Y%m%d%H%M%S"), *lines)) + "\n"


def _refused(error: dns.resolver.NoNameservers) -> _Answer:
    """What the servers said instead of an answer: the last one's return code."""
    rcode, server, lines = "SERVFAIL", None, list[str]()
    for entry in error.kwargs.get("errors", []):
        where, *_, said, response = entry
        server = str(where).removeprefix("Do53:").partition("@")[0]  # dnspython writes Do53:ADDRESS@PORT
        if response is not None:
            rcode = dns.rcode.to_text(response.rcode())
        lines.append(f"; {server}: {said}")
    return _Answer(rcode, lines=tuple(lines), server=server)


def _lines(*responses: dns.message.Message) -> tuple[str, ...]:
    """The answer and authority sections as text/dns (RFC 4027): one record per line."""
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
