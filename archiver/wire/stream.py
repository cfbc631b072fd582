"""The recording stream under httpcore's pool.

The pool still manages connections, TLS, proxies and keep-alive. What it cannot do is read an odd answer: its parser
(h11) is strict, and a header with a space before its colon would raise an exception with the body unread. So when the
pool wants to read the answer to a GET, this stream reads all of it itself (`reception`), keeping every byte as it
passed the wire, and gives the parser a plain 204 that says whether the connection can be reused.
"""

from __future__ import annotations

import errno
import os
import select
import socket
import ssl
import threading
import time
from collections.abc import Iterable, Sequence
from typing import Any

import httpcore

from archiver import addresses as law
from archiver.egress import Egress
from archiver.errors import LACKING
from archiver.wire import tls
from archiver.wire.reception import Bounds, Received, Reception, Source, slice_s
from archiver.wire.tape import Disk
from storage.model import Failure, Finding, Tls

_GET = b"GET "
_USED_UP = b"HTTP/1.1 204 No Content\r\nConnection: close\r\n\r\n"
_USABLE = b"HTTP/1.1 204 No Content\r\n\r\n"


class Unreached(Exception):
    """No connection was established. Carries the failure, and whether an unverified second look makes sense."""

    def __init__(self, finding: Finding, detail: str, *, second_look: bool = False) -> None:
        super().__init__(detail)
        self.failure = Failure(finding=finding, detail=detail)
        self.second_look = second_look


class ProxyDown(Exception):
    """The egress itself does not work: our own failure, which says nothing about the site."""


class Errand:
    """What one thread is sending right now, and what came back."""

    def __init__(self, *, egress: Egress, addresses: Sequence[str], connect_deadline: float, bounds: Bounds) -> None:
        self.egress = egress
        self.addresses = addresses  # checked by the caller; empty with a proxy
        self.connect_deadline = connect_deadline
        self.bounds = bounds
        self.request = b""
        self.received: Received | None = None
        self.peer: str | None = None
        self.tls: Tls | None = None
        self.reused = False
        self._opened: list[Stream] = []

    def opened(self, stream: Stream) -> Stream:
        """Note a connection that was made for this errand."""
        self._opened.append(stream)
        return stream

    def abandon(self) -> None:
        """Close what was opened: not every failure in the pool does (a SOCKS proxy that refuses)."""
        for stream in self._opened:
            stream.close()


class Lane(threading.local):
    """The errand of the thread: httpcore calls the backend in the thread that sends."""

    errand: Errand | None = None


class RecordingBackend(httpcore.NetworkBackend):
    """Dials only addresses that the errand's caller has checked, and checks the peer again."""

    def __init__(self, lane: Lane, disk: Disk, allowed_networks: Sequence[law.Network]) -> None:
        self._lane = lane
        self._disk = disk
        self._allowed = allowed_networks

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,  # noqa: ARG002  the errand's deadline counts
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[Any] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        errand = self._lane.errand
        if errand is None:
            raise RuntimeError("a connection without an errand")
        if errand.egress.proxied:
            return errand.opened(Stream(_to_proxy(errand, host, port), self._lane, self._disk, peer=None))
        sock, peer = connect(
            host, port, errand.addresses, self._allowed, deadline=errand.connect_deadline, bounds=errand.bounds
        )
        return errand.opened(Stream(sock, self._lane, self._disk, peer=peer))


class Stream(httpcore.NetworkStream):
    """One connection. Handshakes with proxies pass through; from a GET on, the answer is received whole."""

    def __init__(
        self, sock: socket.socket, lane: Lane, disk: Disk, *, peer: str | None, facts: Tls | None = None
    ) -> None:
        self._sock = sock
        self._lane = lane
        self._disk = disk
        self._peer = peer
        self._tls = facts
        self._asked = False  # a GET was sent and its answer not received yet
        self._served = 0  # answers received on this connection

    def write(self, buffer: bytes, timeout: float | None = None) -> None:  # noqa: ARG002
        if not buffer:
            return
        errand = self._errand()
        if not self._asked and buffer.startswith(_GET):
            self._asked = True
            errand.request = bytes(buffer)
            errand.peer = self._peer
            errand.tls = self._tls
            errand.reused = self._served > 0
        self._sock.settimeout(max(min(errand.bounds.deadline - time.monotonic(), errand.bounds.idle_s), 0.001))
        try:
            self._sock.sendall(buffer)
        except OSError as error:  # an answer may have come before the connection broke: httpcore still reads
            raise httpcore.WriteError(str(error)) from error

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:  # noqa: ARG002
        errand = self._errand()
        if not self._asked:
            return self._handshake(max_bytes, errand)
        self._asked = False
        self._served += 1
        errand.received = Reception(Source(self._sock, errand.bounds), errand.bounds, self._disk).run()
        return _USABLE if errand.received.keep_alive else _USED_UP

    def _handshake(self, max_bytes: int, errand: Errand) -> bytes:
        """What a proxy says, within the time limit for connecting."""
        began = time.monotonic()
        while True:
            now = time.monotonic()
            if now >= errand.connect_deadline:
                raise Unreached(Finding.TIMEOUT, f"no connection through egress {errand.egress.name} in time")
            errand.bounds.heed(now - began, 0)
            self._sock.settimeout(min(errand.connect_deadline - now, slice_s(now - began)))
            try:
                return self._sock.recv(max_bytes)
            except TimeoutError:
                continue
            except OSError as error:
                raise ProxyDown(f"egress {errand.egress.name} broke the connection: {error.strerror}") from error

    def start_tls(
        self,
        ssl_context: ssl.SSLContext,
        server_hostname: str | None = None,
        timeout: float | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        errand = self._errand()
        name = (server_hostname or "").strip("[]").rstrip(".")
        verified = ssl_context.verify_mode is ssl.CERT_REQUIRED
        errand.peer = self._peer
        try:
            secured = ssl_context.wrap_socket(self._sock, server_hostname=name, do_handshake_on_connect=False)
            _shake_hands(secured, errand)
        except TimeoutError as error:
            raise self._failed(Finding.TIMEOUT, "the TLS handshake did not end in time") from error
        except (ssl.SSLEOFError, ConnectionError) as error:
            raise self._failed(Finding.RESET, "the connection ended inside the TLS handshake") from error
        except ssl.SSLError as error:
            again = verified and tls.deserves_second_look(error)
            raise self._failed(Finding.TLS_ERROR, tls.why(error), second_look=again) from error
        except (OSError, ValueError) as error:
            raise self._failed(Finding.TLS_ERROR, f"the TLS handshake failed: {error}") from error
        told = tls.facts(secured, verified=verified)
        return errand.opened(Stream(secured, self._lane, self._disk, peer=self._peer, facts=told))

    def _failed(self, finding: Finding, detail: str, *, second_look: bool = False) -> Unreached:
        self._sock.close()
        return Unreached(finding, detail, second_look=second_look)

    def close(self) -> None:
        self._sock.close()

    def get_extra_info(self, info: str) -> Any:
        """Answers what the pool asks: whether an idle connection is closed or has unexpected bytes; its TLS socket."""
        if info == "is_readable":
            poller = select.poll()
            try:
                poller.register(self._sock, select.POLLIN)
            except (OSError, ValueError):
                return True
            return bool(poller.poll(0))
        if info == "ssl_object" and isinstance(self._sock, ssl.SSLSocket):
            return self._sock
        return None

    def _errand(self) -> Errand:
        errand = self._lane.errand
        if errand is None:
            raise RuntimeError("a connection is used without an errand")
        return errand


def _shake_hands(secured: ssl.SSLSocket, errand: Errand) -> None:
    """The TLS handshake, in slices so that it can be stopped. Closes the socket on TimeoutError or other errors."""
    began = now = time.monotonic()
    try:
        while now < errand.connect_deadline:
            secured.settimeout(min(errand.connect_deadline - now, slice_s(now - began)))
            try:
                return secured.do_handshake()
            except TimeoutError:  # what was read so far is kept: the handshake continues from there
                now = time.monotonic()
                errand.bounds.heed(now - began, 0)
        raise TimeoutError
    except BaseException:
        secured.close()
        raise


def connect(
    host: str,
    port: int,
    addresses: Sequence[str],
    allowed: Sequence[law.Network],
    *,
    deadline: float,
    bounds: Bounds | None,
) -> tuple[socket.socket, str]:
    """A socket connected to the first of a host's checked addresses that answers, and its peer, which is checked again.

    The time until `deadline` (monotonic) is shared among the addresses. Unreached says how it failed at the first one,
    Stopped that we were told to stop, OSError that this machine lacked the resources to try.
    """
    failures: list[Unreached] = []
    for number, address in enumerate(addresses):
        now = time.monotonic()
        share = (deadline - now) / (len(addresses) - number)
        try:
            sock = _dial(address, port, now + share, bounds)
        except Unreached as failure:
            failures.append(failure)
            continue
        peer = law.canonical(sock.getpeername()[0])
        why = law.why_forbidden(peer, allowed)
        if why is not None or peer != law.canonical(address):
            sock.close()
            raise Unreached(
                Finding.FORBIDDEN_ADDRESS, f"the peer turned out to be {peer}: {why or 'not the one dialled'}"
            )
        return sock, peer
    raise failures[0] if failures else Unreached(Finding.DNS_ERROR, f"{host} has no address")


def _dial(address: str, port: int, deadline: float, bounds: Bounds | None) -> socket.socket:
    sock = socket.socket(socket.AF_INET6 if ":" in address else socket.AF_INET, socket.SOCK_STREAM)
    try:
        sock.setblocking(False)
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        code = sock.connect_ex((address, port))
        if code == errno.EINPROGRESS:
            poller = select.poll()
            poller.register(sock, select.POLLOUT)
            began = now = time.monotonic()
            while not poller.poll(min(slice_s(now - began), max(deadline - now, 0)) * 1_000):
                now = time.monotonic()
                if bounds is not None:
                    bounds.heed(now - began, 0)
                if now >= deadline:
                    raise Unreached(Finding.TIMEOUT, f"{address} port {port} did not answer in time")
            code = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if code in LACKING:
            raise OSError(code, os.strerror(code))
        if code:
            raise Unreached(_CONNECT.get(code, Finding.TIMEOUT), f"{address} port {port}: {os.strerror(code).lower()}")
    except OSError as error:
        sock.close()
        if error.errno in LACKING:
            raise
        raise Unreached(Finding.TIMEOUT, f"{address} port {port}: {(error.strerror or str(error)).lower()}") from error
    except BaseException:
        sock.close()
        raise
    return sock


_CONNECT = {errno.ECONNREFUSED: Finding.REFUSED, errno.ECONNRESET: Finding.RESET}


def _to_proxy(errand: Errand, host: str, port: int) -> socket.socket:
    """Connect to the operator's own proxy. Its name is looked up by the system, and the address law does not apply.

    A failure is ours: ProxyDown.
    """
    errand.bounds.heed(0, 0)
    try:
        sock = socket.create_connection((host, port), timeout=max(errand.connect_deadline - time.monotonic(), 0.001))
        sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    except OSError as error:
        raise ProxyDown(f"egress {errand.egress.name} does not answer: {error.strerror or error}") from error
    return sock
