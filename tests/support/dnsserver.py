"""A real DNS server on loopback that answers from a table which a test may change."""

from __future__ import annotations

import socket
import threading
from typing import Any, Self

import dns.message
import dns.rcode
import dns.rrset


class DnsServer:
    """Answers over UDP from a table: (name, type) -> an rcode, None for silence, or records (name, kind, *values).

    `wild`: the address of every name that is not in the table, as under a wildcard; None: NXDOMAIN.
    """

    def __init__(self, table: dict[tuple[str, str], Any], *, host: str = "127.0.0.1", port: int = 0) -> None:
        self.table = table
        self.wild: str | None = None
        self.asked: list[tuple[str, str]] = []
        self.host = host
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((host, port))
        self.port: int = self._socket.getsockname()[1]
        self._thread = threading.Thread(target=self._serve, daemon=True)
        self._thread.start()

    def _serve(self) -> None:
        while True:
            data, client = self._socket.recvfrom(4096)
            if data == b"stop":
                return
            query = dns.message.from_wire(data)
            question = query.question[0]
            key = (question.name.to_text(), question.rdtype.name)
            self.asked.append(key)
            found = self.table.get(key, self._unknown(*key))
            if found is None:
                continue
            reply = dns.message.make_response(query)
            if isinstance(found, dns.rcode.Rcode):
                reply.set_rcode(found)
            else:
                reply.answer += [dns.rrset.from_text(name, 300, "IN", kind, *values) for name, kind, *values in found]
            self._socket.sendto(reply.to_wire(), client)

    def _unknown(self, name: str, kind: str) -> Any:
        if self.wild is None:
            return dns.rcode.NXDOMAIN
        return [(name, "A", self.wild)] if kind == "A" else []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as sock:
            sock.sendto(b"stop", (self.host, self.port))
        self._thread.join(5)
        self._socket.close()
