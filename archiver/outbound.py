"""The guarded HTTP client for everything except captures: webhooks, timestamp authorities (standards T15).

It obeys the same address law as captures: every answer of the resolver is checked, the checked address is dialled, and
the peer is checked again. No redirects, no cookies, nothing from the environment, short deadlines, small answers.
"""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

import httpcore
import httpx
from ada_url import URL

from archiver import addresses as law
from archiver.egress import DIRECT, Egress
from archiver.errors import AddressRefused
from archiver.resolve import SAID, Resolver, is_literal, is_localhost
from archiver.wire import tls
from archiver.wire.pools import PROXY_TROUBLE, make_pool
from archiver.wire.stream import Unreached, connect
from storage import urls
from storage.errors import ArchiverError
from storage.model import Finding

TOTAL_S = 20.0  # for name lookup, connection, request and answer together
BODY_BYTES = 65_536  # most of an answer; a receipt or a timestamp token is a few kilobytes


class NotDelivered(ArchiverError):
    """The other side could not be reached, or did not answer in time. May work later."""

    exit_code = 8


class Answer(NamedTuple):
    """A response; the body is cut at the client's limit."""

    status: int
    headers: tuple[tuple[str, str], ...]
    body: bytes


class Client:
    """Safe from several threads. Every call has a connection of its own, so that receivers share nothing."""

    def __init__(
        self,
        *,
        resolver: Resolver,
        allowed_networks: Sequence[law.Network] = (),
        egress: Egress = DIRECT,
        ca_file: Path | None = None,
        user_agent: str = "archiver",
        total_s: float = TOTAL_S,
        body_bytes: int = BODY_BYTES,
    ) -> None:
        self._resolver = resolver
        self._allowed = tuple(allowed_networks)
        self._egress = egress
        self._context = tls.verifying(ca_file)
        self._user_agent = user_agent
        self._total_s = total_s
        self._body_bytes = body_bytes

    def get(self, url: str, headers: Mapping[str, str] | None = None) -> Answer:
        """Send a GET; errors as for `post`."""
        return self._send("GET", url, b"", headers or {})

    def post(self, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        """Send a POST. AddressRefused for what is never connected to, NotDelivered for what may work later.

        ValueError if `url` is no http or https URL or holds credentials. A 3xx is an answer like any other.
        """
        return self._send("POST", url, body, headers)

    def _send(self, method: str, url: str, body: bytes, headers: Mapping[str, str]) -> Answer:
        url = urls.identity(url)
        deadline = time.monotonic() + self._total_s
        try:
            addresses = self._addresses(URL(url))
        except OSError as error:
            raise NotDelivered(f"looking up the host of {urls.origin(url)}: {error.strerror}") from error
        dialler = _Dialler(addresses, self._allowed, self._egress, deadline)
        transport = _Transport(dialler, self._egress, self._context)
        sent = {"User-Agent": self._user_agent, "Accept-Encoding": "identity", "Connection": "close", **headers}
        try:
            with (
                httpx.Client(
                    transport=transport, trust_env=False, follow_redirects=False, timeout=self._total_s
                ) as client,
                client.stream(method, url, content=body or None, headers=sent) as response,
            ):
                return self._answer(response)
        except Unreached as failure:
            if failure.failure.finding is Finding.FORBIDDEN_ADDRESS:
                raise AddressRefused(str(failure)) from failure
            raise NotDelivered(str(failure)) from failure
        except (httpx.HTTPError, httpx.InvalidURL, OSError, *PROXY_TROUBLE) as error:
            raise NotDelivered(f"{urls.origin(url)}: {str(error) or type(error).__name__}") from error
        finally:
            dialler.close()

    def _answer(self, response: httpx.Response) -> Answer:
        read = bytearray()
        for chunk in response.iter_raw():
            read += chunk
            if len(read) > self._body_bytes:
                break
        pairs = tuple((k.decode("latin-1"), v.decode("latin-1")) for k, v in response.headers.raw)
        return Answer(response.status_code, pairs, bytes(read[: self._body_bytes]))

    def _addresses(self, url: URL) -> tuple[str, ...]:
        host = url.hostname.strip("[]")
        port = int(url.port) if url.port else 443 if url.protocol == "https:" else 80
        if port in law.FORBIDDEN_PORTS:
            raise AddressRefused(f"port {port} belongs to another protocol")
        if self._egress.proxied and not (is_localhost(host) or is_literal(host)):
            return ()
        resolution = self._resolver.lookup(host)
        if resolution.rcode not in SAID:
            resolution = self._resolver.second_opinion(host) or resolution
        for address in resolution.addresses:
            why = law.why_forbidden(address, self._allowed)
            if why is not None:
                raise AddressRefused(f"{host} is at {address}: {why}")
        if not resolution.addresses:
            raise NotDelivered(f"looking up {host}: {resolution.rcode}")
        return tuple(sorted(dict.fromkeys(resolution.addresses), key=lambda address: (":" in address, address)))


class _Transport(httpx.HTTPTransport):
    """httpx's own transport over an httpcore pool that dials by the address law."""

    def __init__(self, dialler: _Dialler, egress: Egress, context: ssl.SSLContext) -> None:
        options = {"ssl_context": context, "network_backend": dialler, "max_connections": 1}
        self._pool = make_pool(egress, options)


class _Dialler(httpcore.NetworkBackend):
    """Dials the checked addresses and limits everything on the connection by one deadline."""

    def __init__(
        self, addresses: Sequence[str], allowed: Sequence[law.Network], egress: Egress, deadline: float
    ) -> None:
        self._addresses = addresses
        self._allowed = allowed
        self._egress = egress
        self._deadline = deadline
        self._opened: list[_Bounded] = []

    def close(self) -> None:
        """Close whatever was opened: not every failure in the pool does (a SOCKS proxy that refuses)."""
        for stream in self._opened:
            stream.close()

    def _open(self, sock: socket.socket) -> _Bounded:
        self._opened.append(_Bounded(sock, self._deadline))
        return self._opened[-1]

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002  the deadline counts
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        if self._egress.proxied:
            return self._open(_to_proxy(host, port, self._deadline))
        sock, _ = connect(host, port, self._addresses, self._allowed, deadline=self._deadline, bounds=None)
        return self._open(sock)


class _Bounded(httpcore.NetworkStream):
    """A stream in which every operation ends by the deadline, even if single bytes keep resetting the timeouts."""

    def __init__(self, sock: socket.socket, deadline: float) -> None:
        self._sock = sock
        self._deadline = deadline

    def _arm(self) -> None:
        left = self._deadline - time.monotonic()
        if left <= 0:
            raise httpcore.ReadTimeout("the time for one delivery was over")
        self._sock.settimeout(left)

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        self._arm()
        try:
            return self._sock.recv(max_bytes)
        except TimeoutError as error:
            raise httpcore.ReadTimeout("no answer in time") from error
        except OSError as error:
            raise httpcore.ReadError(str(error)) from error

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        self._arm()
        try:
            self._sock.sendall(buffer)
        except TimeoutError as error:
            raise httpcore.WriteTimeout("the request was not taken in time") from error
        except OSError as error:
            raise httpcore.WriteError(str(error)) from error

    def close(self) -> None:
        self._sock.close()

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        self._arm()
        try:
            secured = ssl_context.wrap_socket(
                self._sock, server_hostname=(server_hostname or "").strip("[]").rstrip(".")
            )
        except OSError as error:  # includes ssl.SSLError
            self._sock.close()
            raise httpcore.ConnectError(f"TLS: {error}") from error
        return _Bounded(secured, self._deadline)

    def get_extra_info(self, info: str) -> Any:
        return self._sock if info == "ssl_object" and isinstance(self._sock, ssl.SSLSocket) else None


def _to_proxy(host: str, port: int, deadline: float) -> socket.socket:
    """Connect to the operator's own proxy, which the address law does not cover."""
    try:
        return socket.create_connection((host, port), timeout=max(deadline - time.monotonic(), 0.001))
    except OSError as error:
        raise httpcore.ConnectError(f"the proxy does not answer: {error}") from error
