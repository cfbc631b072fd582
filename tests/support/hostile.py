"""A raw-socket server that sends exactly what a script says, plain or over TLS.

A script is a sequence of steps for one request: bytes are sent, a number is a pause in seconds, RESET ends the
connection with a TCP reset, CLOSE ends it in order. After the last step the connection closes, unless the script ends
with KEEP. Endless answers are generators. `requests` holds the head of each request, and `connections` counts
connections.
"""

from __future__ import annotations

import socket
import ssl
import struct
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Self

KEEP = object()
RESET = object()
CLOSE = object()
Script = Iterable[object]


def response(
    body: bytes = b"", *headers: str, status: str = "200 OK", keep: bool = True, length: bool = True
) -> tuple[object, ...]:
    """A well-formed response as a script."""
    lines = [f"HTTP/1.1 {status}", *headers]
    if length:
        lines.append(f"Content-Length: {len(body)}")
    head = "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"
    return (head + body, KEEP) if keep else (head + body,)


class HostileServer:
    """Listens on a free port of 127.0.0.1.

    `routes` maps a request target to a script, or to a function of the whole request that returns one; a list of
    scripts is used up one per request, its last one repeatedly.
    """

    def __init__(
        self, routes: Mapping[str, object] | Callable[[bytes], Script], *, tls: ssl.SSLContext | None = None
    ) -> None:
        self.routes = routes
        self.requests: list[bytes] = []
        self.connections = 0
        self._tls = tls
        self._lock = threading.Lock()
        self._used: dict[str, int] = {}
        self._open: set[socket.socket] = set()
        self._stop = threading.Event()
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=512)
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def url(self, path: str = "/", host: str = "127.0.0.1") -> str:
        return f"{'https' if self._tls else 'http'}://{host}:{self.port}{path}"

    def targets(self) -> list[str]:
        """The request targets so far, in order."""
        return [request.split(b" ")[1].decode("latin-1") for request in self.requests]

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def close(self) -> None:
        self._stop.set()
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        with self._lock:
            connections = list(self._open)
        for connection in connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)
        self._thread.join(5)

    def _accept(self) -> None:
        while not self._stop.is_set():
            try:
                connection, _ = self._listener.accept()
            except OSError:
                return
            self.connections += 1
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def _serve(self, connection: socket.socket) -> None:
        with self._lock:
            self._open.add(connection)
        stream = connection
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            if self._tls is not None:
                stream = self._tls.wrap_socket(connection, server_side=True)
            while (request := _read_head(stream)) is not None:
                with self._lock:
                    self.requests.append(request)
                    script = self._script(request)
                if not self._play(stream, script):
                    break
        except (OSError, ValueError):
            pass
        finally:
            with self._lock:
                self._open.discard(connection)
            with suppress(OSError):
                stream.close()
            connection.close()

    def _script(self, request: bytes) -> Script:
        if callable(self.routes):
            return self.routes(request)
        target = request.split(b" ")[1].decode("latin-1")
        found = self.routes.get(target, response(b"no such page", status="404 Not Found"))
        if isinstance(found, list):
            number = self._used.get(target, 0)
            self._used[target] = number + 1
            found = found[min(number, len(found) - 1)]
        if callable(found):
            found = found(request)
        if isinstance(found, bytes):
            return (found,)
        assert isinstance(found, Iterable)
        return found

    def _play(self, stream: socket.socket, script: Script) -> bool:
        """True if the connection stays open."""
        for step in script:
            if step is KEEP:
                return True
            if step is CLOSE or self._stop.is_set():
                return False
            if step is RESET:
                stream.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
                stream.close()
                return False
            if isinstance(step, int | float):
                if self._stop.wait(step):
                    return False
            else:
                assert isinstance(step, bytes)
                stream.sendall(step)
        return False


def _read_head(stream: socket.socket) -> bytes | None:
    data = b""
    while b"\r\n\r\n" not in data:
        block = stream.recv(65_536)
        if not block:
            return None
        data += block
    return data


def slowly(data: bytes, pause_s: float = 0.0) -> Iterator[object]:
    """One byte per write."""
    for index in range(len(data)):
        yield data[index : index + 1]
        if pause_s:
            yield pause_s


def endlessly(block: bytes, head: bytes = b"") -> Iterator[object]:
    """A head, then a block over and over."""
    yield head
    while True:
        yield block


def chunked(*pieces: bytes, extension: bytes = b"", trailer: bytes = b"") -> bytes:
    """A chunked body."""
    framed = b"".join(b"%x%b\r\n%b\r\n" % (len(piece), extension, piece) for piece in pieces)
    return framed + b"0\r\n" + trailer + b"\r\n"
