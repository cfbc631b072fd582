"""Sends one GET over a connection that is kept for the next request to the same host."""

from __future__ import annotations

import os
import re
import ssl
import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Self

import h11
import httpcore
import socksio

from archiver.addresses import Network
from archiver.egress import Egress
from archiver.wire import tls
from archiver.wire.reception import Bounds, Received
from archiver.wire.stream import Errand, Lane, ProxyDown, RecordingBackend, Unreached
from archiver.wire.tape import Disk
from storage.model import Failure, Finding, Tls

KEEP_ALIVE_S = 15.0  # many servers close after 5 to 15 s; meeting a closed connection costs one retry
IDLE_POOLS = 256  # most hosts whose connections are kept
PROXY_CREDENTIALS = 407
_SWEEP_S = 5.0
_PROXY_SECRET = re.compile(rb"^Proxy-Authorization:.*\r\n", re.IGNORECASE | re.MULTILINE)


@dataclass(slots=True, kw_only=True)
class Call:
    """One GET. `host`: without brackets; `target`: as in the request line; `addresses`: already checked."""

    scheme: str
    host: str
    port: int
    target: str
    headers: list[tuple[bytes, bytes]]
    egress: Egress
    addresses: Sequence[str] = ()
    verify: bool = True
    connect_s: float
    bounds: Bounds


@dataclass(slots=True, kw_only=True)
class Answer:
    """What came back. `request`: exactly as sent, except for a proxy's password."""

    received: Received
    request: bytes = b""
    peer: str | None = None
    tls: Tls | None = None
    second_look: bool = False  # the handshake failed in a way that justifies one unverified exchange


@dataclass(slots=True)
class _Pool:
    connections: httpcore.ConnectionPool
    users: int = 0
    used_at: float = 0.0


_Key = tuple[Egress, str, str, int, bool, tuple[str, ...]]


class Wire:
    """The connections of a process; closing it closes them. Safe from several threads."""

    def __init__(
        self,
        *,
        allowed_networks: Sequence[Network],
        ca_file: Path | None,
        spool_dir: str | os.PathLike[str],
        free_bytes: Callable[[], int],
    ) -> None:
        self._lane = Lane()
        self._backend = RecordingBackend(self._lane, Disk(spool_dir, free_bytes), allowed_networks)
        self._contexts: dict[bool, ssl.SSLContext] = {True: tls.verifying(ca_file), False: tls.accepting()}
        self._lock = threading.Lock()
        self._pools: OrderedDict[_Key, _Pool] = OrderedDict()
        self._swept_at = 0.0

    def send(self, call: Call) -> Answer:
        """The answer, or why there was none. NoSpace, ProxyDown and gate.Stopped are our own failures and are raised.

        Retries once on a fresh connection if a kept one turned out to be closed, or held left-over bytes that were no
        answer to this request (RFC 9112 9.3.1, 9.2).
        """
        answer, errand = self._once(call)
        received = answer.received
        if errand.reused and (received.wire is None or received.head is None) and _is_stale(received):
            answer, _ = self._once(call)
        return answer

    def close(self) -> None:
        with self._lock:
            pools = list(self._pools.values())
            self._pools.clear()
        for pool in pools:
            pool.connections.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def _once(self, call: Call) -> tuple[Answer, Errand]:
        bounds = call.bounds
        errand = Errand(
            egress=call.egress,
            addresses=call.addresses,
            connect_deadline=min(time.monotonic() + call.connect_s, bounds.deadline),
            bounds=bounds,
        )
        host = f"[{call.host}]" if call.egress.proxied and ":" in call.host else call.host
        url = httpcore.URL(scheme=call.scheme, host=host, port=call.port, target=call.target)
        key = (call.egress, call.scheme, host, call.port, call.verify, tuple(call.addresses))
        pool = self._lend(key)
        second_look = False
        whole = False
        self._lane.errand = errand
        try:
            response = pool.connections.handle_request(
                httpcore.Request(b"GET", url, headers=call.headers, extensions={"timeout": {"pool": call.connect_s}})
            )
            response.read()  # the body of our 204: lets the pool see that the answer is over
            response.close()
            received = errand.received or _nothing(Finding.RESET, "no answer was received")
            _of_the_site(call, received)
            whole = received.keep_alive
        except Unreached as failure:
            received = Received(failure=failure.failure)
            second_look = failure.second_look
        except PROXY_TROUBLE as error:
            received = _through(call.egress, errand, error)
        finally:
            self._lane.errand = None
            self._give_back(key, pool, keep=whole)
            if not whole:
                errand.abandon()
        request = _PROXY_SECRET.sub(b"", errand.request) if call.egress.credentials else errand.request
        answer = Answer(received=received, request=request, peer=errand.peer, tls=errand.tls, second_look=second_look)
        return answer, errand

    # ---- pools ----------------------------------------------------------------------------------------------------
    # One small pool per host: httpcore's pool looks at every connection it has, twice per request.

    def _lend(self, key: _Key) -> _Pool:
        with self._lock:
            pool = self._pools.get(key)
            if pool is None:
                pool = self._pools[key] = _Pool(self._make(key[0], verify=key[4]))
            else:
                self._pools.move_to_end(key)
            pool.users += 1
            old = self._idle()
        for unused in old:
            unused.connections.close()
        return pool

    def _give_back(self, key: _Key, pool: _Pool, *, keep: bool) -> None:
        with self._lock:
            pool.users -= 1
            pool.used_at = time.monotonic()
            if not keep and self._pools.get(key) is pool:
                del self._pools[key]
            close = not pool.users and self._pools.get(key) is not pool
        if close:
            pool.connections.close()

    def _idle(self) -> list[_Pool]:
        """Remove and return pools that are idle for too long, or too many. To be called with the lock held."""
        now = time.monotonic()
        if len(self._pools) <= IDLE_POOLS and now - self._swept_at < _SWEEP_S:
            return []
        old = []
        if now - self._swept_at >= _SWEEP_S:
            self._swept_at = now
            old = [k for k, pool in self._pools.items() if not pool.users and now - pool.used_at > KEEP_ALIVE_S]
        for key, pool in self._pools.items():
            if len(self._pools) - len(old) <= IDLE_POOLS:
                break
            if not pool.users and key not in old:
                old.append(key)
        return [self._pools.pop(key) for key in old]

    def _make(self, egress: Egress, *, verify: bool) -> httpcore.ConnectionPool:
        options = {
            "ssl_context": self._contexts[verify],
            "network_backend": self._backend,
            "max_connections": 16,
            "max_keepalive_connections": 4,
            "keepalive_expiry": KEEP_ALIVE_S,
        }
        return make_pool(egress, options)


def make_pool(egress: Egress, options: dict[str, object]) -> httpcore.ConnectionPool:
    """httpcore's pool for one vantage point; it never falls back to another."""
    if egress.kind == "direct":
        return httpcore.ConnectionPool(**options)  # type: ignore[arg-type]
    host, port = egress.endpoint
    url = httpcore.URL(scheme=egress.kind, host=host, port=port, target="/")
    kind = httpcore.HTTPProxy if egress.kind == "http" else httpcore.SOCKSProxy
    return kind(url, egress.credentials, **options)  # type: ignore[arg-type]


PROXY_TROUBLE = (
    httpcore.ProxyError,
    httpcore.ProtocolError,
    httpcore.NetworkError,
    httpcore.TimeoutException,
    h11.ProtocolError,
    socksio.ProtocolError,
    AssertionError,
)
_SITE_BY_PROXY = {
    "connection refused": Finding.REFUSED,
    "host unreachable": Finding.TIMEOUT,
    "network unreachable": Finding.TIMEOUT,
    "ttl expired": Finding.TIMEOUT,
    "general socks server failure": Finding.DNS_ERROR,  # what Tor and others answer for a name that they cannot find
    "502": Finding.REFUSED,
    "503": Finding.REFUSED,
    "504": Finding.TIMEOUT,
}


def _through(egress: Egress, errand: Errand, error: Exception) -> Received:
    """What a proxy's refusal says about the site. ProxyDown if it says something about the proxy only."""
    if errand.received is not None:
        return errand.received
    message = str(error)
    if egress.proxied:
        for words, finding in _SITE_BY_PROXY.items():
            if words in message.lower():
                return _nothing(finding, f"egress {egress.name} says: {message}")
        raise ProxyDown(f"egress {egress.name} does not work: {message or type(error).__name__}") from error
    return _nothing(Finding.RESET, f"the connection broke: {message or type(error).__name__}")


def _of_the_site(call: Call, received: Received) -> None:
    """Raise ProxyDown if a proxy answered for itself: only proxies ask for a proxy's credentials (RFC 9110 15.5.8).

    Other answers of its own cannot be told from the site's.
    """
    status = received.head.status if received.head is not None else None
    if status == PROXY_CREDENTIALS and call.egress.kind == "http" and call.scheme == "http":
        raise ProxyDown(f"egress {call.egress.name} does not work: its proxy asks for credentials (status {status})")


def _nothing(finding: Finding, detail: str) -> Received:
    return Received(failure=Failure(finding=finding, detail=detail))


def _is_stale(received: Received) -> bool:
    """Whether it failed as a kept connection does that the server had closed or had sent too much on."""
    failure = received.failure
    return failure is not None and failure.finding in {Finding.RESET, Finding.BAD_ANSWER}
