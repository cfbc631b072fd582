"""The requests of one visit: we follow redirects ourselves, every hop is an exchange, cookies end with the visit."""

from __future__ import annotations

import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING, Self

import structlog
from ada_url import URL

from archiver import addresses as law
from archiver.egress import Egress
from archiver.errors import MISTAKES
from archiver.fetch.cookies import CookieJar
from archiver.fetch.limits import Limits, NoRoom, NotNow, postponed
from archiver.fetch.names import Names
from archiver.fetch.redirects import asks_to_wait, request_target, target_of
from archiver.forged import is_forged
from archiver.gate import NotInTime, retry_after_s
from archiver.resolve import is_literal, is_localhost
from archiver.wire import REDIRECTS, Answer, Bounds, Call, NoSpace, Patience, ProxyDown, Received
from storage import ids, urls
from storage.model import MEMBER_ROLES, Exchange, Failure, Finding, Resolution, Role, Tls

if TYPE_CHECKING:
    from archiver.fetch.fetcher import Fetcher

log = structlog.get_logger(__name__)

ADDRESSES_TRIED = 4
REDIRECT_BYTES = 64 << 10  # kept of a redirect's body in any case, when those before it used up what all may have
_ASKING_TO_WAIT = frozenset({429, 503, *range(300, 400)})  # with Retry-After (RFC 9110 10.2.3, RFC 6585 4)
Validators = tuple[str | None, str | None]  # ETag and Last-Modified, verbatim


@dataclass(slots=True, kw_only=True)
class _Hop:
    """One request to make."""

    url: str
    role: Role
    max_bytes: int
    redirect_bytes: int  # of the body, if the answer is a redirect
    validators: Validators | None
    via: str | None
    parent: str | None
    verify: bool = True

    def followed(self, redirect: Exchange, target: str, validators: Validators | None) -> _Hop:
        """The request to make after this one was answered with a redirect."""
        left = max(self.redirect_bytes - (redirect.wire.bytes if redirect.wire else 0), REDIRECT_BYTES)
        return replace(self, url=target, redirect_bytes=left, validators=validators, via=self.url, parent=redirect.id)


class Session:
    """The requests of one visit. Not for several threads. Its cookies end with it."""

    def __init__(self, fetcher: Fetcher, egress: Egress, stop: threading.Event | None, certificate: str | None) -> None:
        self._fetcher = fetcher
        self._egress = egress
        self._stop = stop
        self._certificate = certificate  # SHA-256 of an invalid certificate that the operator accepted
        self._asking_s = 0.0  # seconds that requests took so far, without waits for their turn
        self._accepted: set[str] = set()  # hosts that showed it
        self._jar = CookieJar()
        self._names = Names(fetcher.resolver)

    @property
    def resolutions(self) -> Sequence[Resolution]:
        """The answers of resolvers so far."""
        return self._names.said

    @property
    def egress(self) -> str:
        return self._egress.name

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self._jar = CookieJar()
        self._names.forget()

    def get(
        self,
        url: str,
        role: Role,
        *,
        validators: Validators | None = None,
        validators_url: str | None = None,
        max_bytes: int | None = None,
        via: str | None = None,
        parent: str | None = None,
        follow: bool = True,
    ) -> list[Exchange]:
        """Request a URL and follow its redirects: one exchange per hop, all of `role`, the last one final.

        A failed certificate is followed by one unverified exchange, which ends the list; if the certificate is the
        accepted one, that exchange replaces the failed one and is followed. `validators` are sent to `validators_url`
        only (default: `url`), the URL whose answer they came with. A 3xx that was deliberately not followed, or whose
        site asks to wait too long before that, has a failure besides its status; so has one after redirects that took
        as long together as one exchange may. Their bodies share the limit of one. Postponed, Stopped: no look took place.
        """
        limits = self._fetcher.limits
        most = limits.max_bytes if max_bytes is None else max_bytes
        sent_to = validators_url or url
        asked = validators if url == sent_to else None
        hop = _Hop(url=url, role=role, max_bytes=most, redirect_bytes=most, validators=asked, via=via, parent=parent)
        done: list[Exchange] = []
        before_s, late = self._asking_s, False
        seen: set[tuple[str, int]] = set()
        while True:
            seen.add((hop.url, self._jar.version))
            try:
                exchange, answer = self._exchange(hop)
            except NotNow as wished:
                if not done or not asks_to_wait(done[-1], hop.url):
                    raise
                done[-1] = replace(
                    done[-1], failure=_failure(Finding.THROTTLED, f"its redirect is not to be followed yet: {wished}")
                )
                return done
            done.append(exchange)
            if answer is not None and answer.second_look and exchange.failure is not None:
                again = self._unverified(hop, exchange, exchange.failure)
                if again.role is not hop.role:
                    return [*done, again]
                done[-1] = exchange = again
            location = exchange.header("location")
            if not follow or exchange.status not in REDIRECTS or not location or exchange.failure is not None:
                return done
            target, refusal = target_of(hop.url, location)
            if target is not None and (target, self._jar.version) in seen:
                target, refusal = None, "the redirects go round in a circle"
            elif len(done) > limits.redirects:
                target, refusal = None, f"more than {limits.redirects} redirects"
            elif late := (self._asking_s - before_s > limits.total_s):
                target, refusal = None, f"its redirects took longer than {limits.total_s:g} s"
            if target is None:
                done[-1] = replace(exchange, failure=_failure(Finding.TIMEOUT if late else Finding.BAD_ANSWER, refusal))
                return done
            hop = hop.followed(exchange, target, validators if target == sent_to else None)

    def second_opinion(self, host: str) -> Resolution | None:
        """The second resolver's answer for a name that the first calls nonexistent or cannot tell; None without one."""
        return self._names.second(host)

    def zone(self, host: str) -> Resolution | None:
        """The name servers of a name's domain; None if there are none, or if our resolver must not see the name."""
        return None if self._egress.proxied else self._names.zone(host)

    # ---- one exchange ---------------------------------------------------------------------------------------------

    def _exchange(self, hop: _Hop) -> tuple[Exchange, Answer | None]:
        fetcher = self._fetcher
        parts = URL(hop.url)
        deadline = fetcher.gate.now() + fetcher.limits.wait_s
        host = urls.host_key(hop.url)
        try:
            with fetcher.gate.turn(host, hop.role in MEMBER_ROLES, deadline, self._stop):
                began = time.monotonic()
                exchange, answer = self._send(hop, parts)
                self._asking_s += time.monotonic() - began
        except NotInTime as wished:
            raise NotNow(str(wished)) from wished
        except NoSpace as full:
            raise NoRoom(str(full)) from full
        except (ProxyDown, OSError) as ours:
            raise postponed(ours) from ours
        if exchange.status is not None:
            self._heed(exchange, parts, host)
        return exchange, answer

    def _send(self, hop: _Hop, parts: URL) -> tuple[Exchange, Answer | None]:
        at = self._fetcher.now()
        host = parts.hostname.strip("[]")
        port = int(parts.port) if parts.port else 443 if parts.protocol == "https:" else 80
        addresses, failure = _addresses(self._names, self._egress, self._fetcher.allowed_networks, host, port)
        if failure is not None:
            return _made(self._egress.name, hop, at, failure=failure), None
        limits = self._fetcher.limits
        headers, conditional = self._headers(hop, parts, at)
        bounds = _bounds(limits, hop, self._stop, self._fetcher.patience)
        answer = self._fetcher.wire.send(
            Call(
                scheme=parts.protocol[:-1],
                host=host,
                port=port,
                target=request_target(hop.url, parts),
                headers=headers,
                egress=self._egress,
                addresses=addresses,
                verify=hop.verify,
                connect_s=limits.connect_s,
                bounds=bounds,
            )
        )
        return _made(self._egress.name, hop, at, answer=answer, conditional=conditional), answer

    def _unverified(self, hop: _Hop, failed: Exchange, failure: Failure) -> Exchange:
        """One more exchange, without validators; replaces the failed one if the certificate is accepted.

        Without cookies, too, unless the host showed that certificate before in this visit.
        """
        again = replace(hop, role=Role.UNVERIFIED, validators=None, via=hop.url, parent=failed.id, verify=False)
        exchange, _ = self._exchange(again)
        if exchange.tls is None:
            return exchange
        explained = replace(exchange, tls=replace(exchange.tls, error=failure.detail))
        if self._certificate not in _shown(exchange.tls):
            return explained
        asked, host = _as_asked(explained, hop), urls.host_key(hop.url)
        self._accepted.add(host)
        self._heed(asked, URL(hop.url), host)
        return asked

    # ---- its parts ------------------------------------------------------------------------------------------------

    def _headers(self, hop: _Hop, parts: URL, at: datetime) -> tuple[list[tuple[bytes, bytes]], bool]:
        headers = [(b"Host", parts.host.encode("ascii")), *self._fetcher.headers(hop.role)]
        if hop.verify or urls.host_key(hop.url) in self._accepted:
            cookie = self._jar.header(
                host=parts.hostname, path=parts.pathname, secure=parts.protocol == "https:", now=at
            )
            if cookie:
                headers.append((b"Cookie", cookie.encode("latin-1")))
        conditions = _conditions(hop.validators)
        return headers + conditions, bool(conditions)

    def _heed(self, exchange: Exchange, parts: URL, host: str) -> None:
        """Take over cookies for the next hop, and the host's wish to be left alone."""
        try:
            now = self._fetcher.now()
            for name, value in exchange.headers:
                if name.lower() == "set-cookie" and exchange.role is not Role.UNVERIFIED:
                    at, secure = parts.pathname, parts.protocol == "https:"
                    self._jar.take(value, host=parts.hostname, path=at, secure=secure, now=now)
            if (seconds := _wished_s(exchange, now)) is not None:
                self._fetcher.gate.retry_after(host, seconds)
        except MISTAKES:  # what came is kept all the same
            log.exception("headers.not_heeded", url=exchange.url)


def _wished_s(exchange: Exchange, now: datetime) -> float | None:
    """For how long the host asks to be left alone; None if it does not."""
    if exchange.status not in _ASKING_TO_WAIT:
        return None
    said = (retry_after_s(value, now) for name, value in exchange.headers if name.lower() == "retry-after")
    return max((one for one in said if one is not None), default=None)


def _bounds(limits: Limits, hop: _Hop, stop: threading.Event | None, patience: Patience | None) -> Bounds:
    """The limits for one answer, starting now."""
    return Bounds(
        max_bytes=hop.max_bytes,
        redirect_bytes=min(hop.max_bytes, hop.redirect_bytes),
        head_bytes=limits.head_bytes,
        idle_s=limits.idle_s,
        deadline=time.monotonic() + limits.total_s,
        stop=stop,
        patience=patience,
    )


def _shown(tls: Tls) -> tuple[str, ...]:
    """SHA-256 of the certificate that the other side presented for itself; empty if it presented none."""
    return tuple(sha256(one).hexdigest() for one in tls.chain[:1])


def _as_asked(exchange: Exchange, hop: _Hop) -> Exchange:
    """The exchange with the role and the place in the chain of the hop that it stands for."""
    return replace(exchange, role=hop.role, via=hop.via, parent=hop.parent)


def _addresses(
    names: Names, egress: Egress, allowed: Sequence[law.Network], host: str, port: int
) -> tuple[tuple[str, ...], Failure | None]:
    """The addresses that may be dialled, or why none may. Every answer is checked; with a proxy only literals."""
    if port in law.FORBIDDEN_PORTS:
        return (), _failure(Finding.FORBIDDEN_ADDRESS, f"port {port} belongs to another protocol")
    if egress.proxied and not (is_localhost(host) or is_literal(host)):
        return (), None
    resolution = names.of(host)
    refused = _refused(host, resolution, allowed)
    if refused is not None:
        return (), refused
    ordered = sorted(dict.fromkeys(resolution.addresses), key=lambda address: (":" in address, address))
    return tuple(ordered[:ADDRESSES_TRIED]), None


def _refused(host: str, resolution: Resolution, allowed: Sequence[law.Network]) -> Failure | None:
    """Why a resolver's answer has no address to dial; None if it has."""
    if not resolution.addresses:
        if resolution.rcode == "NXDOMAIN":
            return _failure(Finding.DNS_NXDOMAIN, f"the name {host} does not exist")
        said = "no address" if resolution.rcode == "NOERROR" else resolution.rcode
        return _failure(Finding.DNS_ERROR, f"looking up {host}: {said}")
    for address in filter(is_forged, resolution.addresses):
        return _failure(Finding.DNS_ERROR, f"looking up {host}: {address}, published as a forged answer")
    for address in resolution.addresses:
        why = law.why_forbidden(address, allowed)
        if why is not None:
            return _failure(Finding.FORBIDDEN_ADDRESS, f"{host} is at {address}: {why}")
    return None


def _failure(finding: Finding, detail: str) -> Failure:
    return Failure(finding=finding, detail=detail)


def _conditions(validators: Validators | None) -> list[tuple[bytes, bytes]]:
    """The headers that ask for a body only if it is another than these belong to."""
    named = zip((b"If-None-Match", b"If-Modified-Since"), validators or (), strict=False)
    return [(name, value.encode("latin-1")) for name, value in named if value and _is_field(value)]


def _is_field(value: str) -> bool:
    """Whether a stored validator, which came from a site, is a valid header value."""
    return value.isprintable() and all(ord(char) < 256 for char in value)


def _made(
    egress: str,
    hop: _Hop,
    at: datetime,
    *,
    answer: Answer | None = None,
    failure: Failure | None = None,
    conditional: bool = False,
) -> Exchange:
    """The exchange to keep for one request."""
    received = Received(failure=failure) if answer is None else answer.received
    head = received.head
    return Exchange(
        id=ids.record_id(),
        role=hop.role,
        url=hop.url,
        at=at,
        egress=egress,
        request=b"" if answer is None else answer.request,
        wire=received.wire,
        interim=received.interim,
        head_bytes=received.head_bytes,
        http=head is not None or received.wire is None,
        status=head.status if head is not None else None,
        headers=head.headers if head is not None else (),
        payload=received.payload,
        payload_sha256=received.payload_sha256,
        payload_bytes=received.payload.bytes if received.payload is not None else 0,
        block_sha256=received.block_sha256,
        truncated=received.truncated,
        failure=received.failure,
        peer=None if answer is None else answer.peer,
        tls=None if answer is None else answer.tls,
        conditional=conditional and answer is not None and bool(answer.request),
        via=hop.via,
        parent=hop.parent,
    )
