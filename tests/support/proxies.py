"""Tiny real proxies on loopback: HTTP (CONNECT and plain) and SOCKS5 that resolves names itself."""

from __future__ import annotations

import socket
import threading
from contextlib import suppress
from urllib.parse import urlsplit


class _Proxy:
    """Accepts on a free port; `asked` holds the host:port that clients asked for. Every name leads to 127.0.0.1."""

    def __init__(self, *, refuse: object = None, credentials: tuple[str, str] | None = None) -> None:
        self.asked: list[str] = []
        self.heads: list[bytes] = []
        self.refuse = refuse
        self.credentials = credentials
        self._sockets: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port: int = self._listener.getsockname()[1]
        self._thread = threading.Thread(target=self._accept, daemon=True)
        self._thread.start()

    def __enter__(self):
        return self

    def __exit__(self, *exc_info: object) -> None:
        with suppress(OSError):
            self._listener.shutdown(socket.SHUT_RDWR)
        self._listener.close()
        for sock in self._sockets:
            with suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)
            sock.close()
        self._thread.join(5)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            self._sockets.append(client)
            threading.Thread(target=self._run, args=(client,), daemon=True).start()

    def _run(self, client: socket.socket) -> None:
        with suppress(OSError, ValueError, IndexError), client:
            self.serve(client)

    def serve(self, client: socket.socket) -> None:
        raise NotImplementedError

    def join(self, client: socket.socket, port: int, first: bytes = b"") -> None:
        """Relay bytes both ways until either side ends."""
        with socket.create_connection(("127.0.0.1", port)) as server:
            self._sockets.append(server)
            server.sendall(first)
            back = threading.Thread(target=_pump, args=(server, client), daemon=True)
            back.start()
            _pump(client, server)
            back.join(5)


class HttpProxy(_Proxy):
    """`refuse`: the response that every request gets instead."""

    def serve(self, client: socket.socket) -> None:
        head = b""
        while b"\r\n\r\n" not in head:
            block = client.recv(65_536)
            if not block:
                return
            head += block
        self.heads.append(head)
        method, target, _ = head.split(b" ", 2)
        if isinstance(self.refuse, bytes):
            client.sendall(self.refuse)
            return
        if method == b"CONNECT":
            self.asked.append(target.decode())
            client.sendall(b"HTTP/1.1 200 Connection established\r\nX-Proxy: yes\r\n\r\n")
            self.join(client, int(target.rpartition(b":")[2]))
            return
        parts = urlsplit(target.decode())
        self.asked.append(parts.netloc)
        lines = [line for line in head.split(b"\r\n") if not line.lower().startswith(b"proxy-")]
        lines[0] = b"GET %b HTTP/1.1" % (parts.path or "/").encode()
        self.join(client, parts.port or 80, b"\r\n".join(lines))


class Socks5Proxy(_Proxy):
    """`refuse`: the reply code (RFC 1928 section 6) that every request gets."""

    def serve(self, client: socket.socket) -> None:
        count = client.recv(2)[1]
        client.recv(count)
        if self.credentials is None:
            client.sendall(b"\x05\x00")
        else:
            client.sendall(b"\x05\x02")
            data = client.recv(512)
            user = data[2 : 2 + data[1]]
            password = data[3 + data[1] :]
            good = (user.decode(), password.decode()) == self.credentials
            client.sendall(b"\x01" + (b"\x00" if good else b"\x01"))
            if not good:
                return
        request = client.recv(512)
        if request[3] == 3:
            host = request[5 : 5 + request[4]].decode()
            port = int.from_bytes(request[5 + request[4] : 7 + request[4]], "big")
        else:
            host, port = socket.inet_ntoa(request[4:8]), int.from_bytes(request[8:10], "big")
        self.asked.append(f"{host}:{port}")
        if isinstance(self.refuse, int):
            client.sendall(b"\x05" + bytes([self.refuse]) + b"\x00\x01\x00\x00\x00\x00\x00\x00")
            return
        client.sendall(b"\x05\x00\x00\x01\x7f\x00\x00\x01\x00\x00")
        self.join(client, port)


def _pump(source: socket.socket, sink: socket.socket) -> None:
    with suppress(OSError):
        while block := source.recv(65_536):
            sink.sendall(block)
    with suppress(OSError):
        sink.shutdown(socket.SHUT_WR)
