"""A web site on loopback that a test changes between looks, on as many hosts as wanted.

Each host is an address in 127.77.0.0/16 with one port for all, so that hosts differ for the gate and for leases.
`asked` has the requests to each host, and when they were answered.
"""

from __future__ import annotations

import re
import socket
import struct
import threading
import time
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from email.utils import formatdate
from hashlib import sha256
from typing import Self

REASONS = {200: "OK", 301: "Moved Permanently", 302: "Found", 304: "Not Modified", 403: "Forbidden", 404: "Not Found",
           410: "Gone", 429: "Too Many Requests", 500: "Internal Server Error", 503: "Service Unavailable"}  # fmt: skip
_WORDS = re.findall(
    r"\w+",
    "the survey of households that live in the southern counties was carried out between May and July by a team which "
    "visited townships and asked about wages contracts schools roads harvests prices transfers deposits offices letters "
    "stations workers owners mills rivers bridges records figures tables annexes sources methods limits thanks",
)


def prose(seed: str, words: int = 160) -> str:
    """Running text that is unique to the seed."""
    out: list[str] = []
    number = 0
    while len(out) < words:
        block = sha256(f"{seed}/{number}".encode()).digest()
        out += [f"{_WORDS[byte % len(_WORDS)]}{'.' if byte % 11 == 0 else ''}" for byte in block]
        number += 1
    return " ".join(out[:words]) + "."


def page(title: str, body: str = "", *, seed: str | None = None, aside: str = "", head: str = "") -> bytes:
    """A page with a menu, content and a footer, like an institute's site."""
    text = "".join(f"<p>{prose(f'{seed or title}/{n}', 60)}</p>" for n in range(4))
    return (
        f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{title}</title>{head}</head><body>'
        f'<nav><a href="/">Home</a> <a href="/people">People</a>{aside}</nav>'
        f"<main><h1>{title}</h1>{text}{body}</main>"
        f"<footer>Institute of Economic and Social Research{aside}</footer></body></html>"
    ).encode()


NOT_FOUND = page("Not found").replace(b"<main>", b"<main><p>The page that you asked for is not here.</p>")[:900]


@dataclass(frozen=True)
class Reply:
    """One response.

    `delay_s` passes before the first byte, `trickle_s` between pieces of the body. Not `sized`: no Content-Length, and
    the body ends with the connection, as in HTTP/1.0.
    """

    status: int = 200
    body: bytes = b""
    kind: str = "text/html; charset=utf-8"
    headers: Mapping[str, str] = field(default_factory=dict)
    delay_s: float = 0.0
    trickle_s: float = 0.0
    cut: int | None = None  # the connection is reset after this many bytes of the body
    sized: bool = True


RESET = Reply(status=0)
Answering = Reply | bytes | Callable[["Request"], "Reply | bytes"]


@dataclass(frozen=True)
class Request:
    """A request, when it came and (once answered) when its response had been sent; monotonic seconds."""

    host: str
    path: str
    headers: Mapping[str, str]
    came: float
    ended: list[float]
    method: str = "GET"

    @property
    def conditional(self) -> bool:
        return "if-none-match" in self.headers or "if-modified-since" in self.headers


class Site:
    """Responds by path, alike on every host unless `host/path` is given too. `hosts`: how many addresses listen."""

    def __init__(self, hosts: int = 1, *, date: Callable[[], float] | None = None) -> None:
        self.pages: dict[str, Answering] = {"/": page("Institute")}
        self.asked: list[Request] = []
        self.missing: Answering = Reply(404, NOT_FOUND)
        self.date = date
        self._lock = threading.Lock()
        self._stop = threading.Event()
        self._open: set[socket.socket] = set()
        self.names = [f"127.77.{n // 250}.{n % 250 + 1}" for n in range(hosts)]
        self._listeners: dict[str, socket.socket] = {}
        self.port = 0
        for name in self.names:
            self.up(name)

    def up(self, name: str) -> None:
        """Listen on this host (again)."""
        listener = self._listener(name)
        self.port = listener.getsockname()[1]
        self._listeners[name] = listener
        threading.Thread(target=self._accept, args=(listener, name), daemon=True).start()

    def _listener(self, name: str) -> socket.socket:
        """Retries, because another program's connection may have this port on that address for a moment."""
        for _ in range(100):
            with suppress(OSError):
                return socket.create_server((name, self.port), backlog=512)
            time.sleep(0.05)
        return socket.create_server((name, self.port), backlog=512)

    def down(self, name: str | None = None) -> None:
        """Refuse connections to this host, or to all."""
        for one in [name] if name else list(self._listeners):
            listener = self._listeners.pop(one)
            with suppress(OSError):
                listener.shutdown(socket.SHUT_RDWR)
            listener.close()
        self._drop()

    def url(self, path: str = "/", host: int = 0) -> str:
        return f"http://{self.names[host]}:{self.port}{path}"

    def paths(self, host: int | None = None) -> list[str]:
        """The requested paths, in order."""
        wanted = None if host is None else self.names[host]
        with self._lock:
            return [one.path for one in self.asked if wanted in {None, one.host}]

    def forget(self) -> None:
        with self._lock:
            self.asked.clear()

    def close(self) -> None:
        self._stop.set()
        self.down()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    # --- serving

    def _drop(self) -> None:
        with self._lock:
            connections = list(self._open)
        for connection in connections:
            with suppress(OSError):
                connection.shutdown(socket.SHUT_RDWR)

    def _accept(self, listener: socket.socket, name: str) -> None:
        while True:
            try:
                connection, _ = listener.accept()
            except OSError:
                return
            threading.Thread(target=self._serve, args=(connection, name), daemon=True).start()

    def _serve(self, connection: socket.socket, name: str) -> None:
        with self._lock:
            self._open.add(connection)
        try:
            connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            while (request := self._request(connection, name)) is not None:
                with self._lock:
                    self.asked.append(request)
                if not self._answer(connection, request):
                    return
        except OSError:
            pass
        finally:
            with self._lock:
                self._open.discard(connection)
            connection.close()

    def _request(self, connection: socket.socket, name: str) -> Request | None:
        data = b""
        while b"\r\n\r\n" not in data:
            block = connection.recv(65_536)
            if not block:
                return None
            data += block
        first, *lines = data.partition(b"\r\n\r\n")[0].decode("latin-1").split("\r\n")
        headers = {key.lower(): value.strip() for key, _, value in (line.partition(":") for line in lines)}
        method, path, *_ = first.split(" ")
        if path.startswith("http://"):  # as it comes through a proxy
            path = "/" + path.split("/", 3)[3]
        return Request(name, path, headers, time.monotonic(), [], method)

    def _answer(self, connection: socket.socket, request: Request) -> bool:
        found = self.pages.get(f"{request.host}{request.path}", self.pages.get(request.path, self.missing))
        if callable(found):
            found = found(request)
        reply = Reply(body=found) if isinstance(found, bytes) else found
        if self._stop.wait(reply.delay_s) if reply.delay_s else self._stop.is_set():
            return False
        if reply is RESET:
            self._reset(connection)
            return False
        for piece in _pieces(reply, self.date):
            connection.sendall(piece)
            if reply.trickle_s and self._stop.wait(reply.trickle_s):
                return False
        request.ended.append(time.monotonic())
        if reply.cut is not None:
            self._reset(connection)
        return reply.cut is None and reply.sized

    def _reset(self, connection: socket.socket) -> None:
        connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))


def _pieces(reply: Reply, date: Callable[[], float] | None) -> Iterable[bytes]:
    lines = [f"HTTP/1.1 {reply.status} {REASONS.get(reply.status, 'Status')}"]
    if date is not None:
        lines.append(f"Date: {formatdate(date(), usegmt=True)}")
    if reply.status != 304:
        lines += [f"Content-Type: {reply.kind}"]
        lines += [f"Content-Length: {len(reply.body)}" if reply.sized else "Connection: close"]
    lines += [f"{name}: {value}" for name, value in reply.headers.items()]
    head = "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n"
    body = reply.body if reply.cut is None else reply.body[: reply.cut]
    if reply.status == 304:
        body = b""
    if not reply.trickle_s:
        return (head + body,)
    step = max(1, len(body) // 20)
    return (head, *(body[at : at + step] for at in range(0, len(body), step)))


def tagged(body: bytes, kind: str = "text/html; charset=utf-8") -> Callable[[Request], Reply]:
    """A correct server of a file: it sends an ETag, and a 304 to clients that have it."""
    etag = f'"{sha256(body).hexdigest()[:12]}"'

    def answer(request: Request) -> Reply:
        if request.headers.get("if-none-match") == etag:
            return Reply(304, headers={"ETag": etag})
        return Reply(200, body, kind, {"ETag": etag})

    return answer


def moved(target: str, status: int = 302, **headers: str) -> Reply:
    """A redirect."""
    return Reply(
        status, b"elsewhere", headers={"Location": target, **{k.replace("_", "-"): v for k, v in headers.items()}}
    )
