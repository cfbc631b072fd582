"""What all visits share: connections, the gate, the resolver, and how we introduce ourselves."""

from __future__ import annotations

import os
import shutil
import threading
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Self

from archiver.addresses import Network
from archiver.egress import DIRECT, Egress, introduction
from archiver.fetch.limits import Limits, NoRoom, Postponed
from archiver.fetch.session import Session
from archiver.gate import Gate
from archiver.resolve import Resolver
from archiver.wire import Patience, Wire
from storage.clock import Now, utcnow
from storage.model import Role

ACCEPT_ENCODING = b"gzip, deflate"  # what every reader of the archive can decode; bodies are stored as received
_ACCEPT = b"text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
_ACCEPT_OF = {
    Role.IMAGE: b"image/webp,image/png,image/svg+xml,image/*;q=0.8,*/*;q=0.5",
    Role.STYLE: b"text/css,*/*;q=0.1",
    Role.FONT: b"*/*",
}


class Fetcher:
    """Makes sessions. The first egress is the default. Safe from several threads; closing it closes connections."""

    def __init__(
        self,
        *,
        resolver: Resolver,
        gate: Gate,
        limits: Limits,
        user_agent: str,
        contact: str | None = None,
        egresses: Sequence[Egress] = (DIRECT,),
        allowed_networks: Sequence[Network] = (),
        ca_file: Path | None = None,
        spool_dir: str | os.PathLike[str] | None = None,
        now: Now = utcnow,
        free_bytes: Callable[[], int] | None = None,
        patience: Patience | None = None,
    ) -> None:
        if not egresses:
            raise ValueError("a fetcher needs at least one egress")
        self.resolver = resolver
        self.gate = gate
        self.limits = limits
        self.allowed_networks = tuple(allowed_networks)
        self.now = now
        self.patience = patience
        self._free_bytes = free_bytes
        self.user_agent = introduction(user_agent, contact)
        self.egresses = {egress.name: egress for egress in egresses}
        self._default = egresses[0]
        directory = spool_dir if spool_dir is not None else "/tmp"  # noqa: S108  unnamed files only
        self.wire = Wire(
            allowed_networks=allowed_networks,
            ca_file=ca_file,
            spool_dir=directory,
            free_bytes=free_bytes or (lambda: shutil.disk_usage(directory).free),
        )
        self._headers = {role: self._headers_of(role) for role in Role}

    def session(
        self,
        egress: str | None = None,
        stop: threading.Event | None = None,
        *,
        certificate: str | None = None,
    ) -> Session:
        """A session for one visit, by a named egress (None: the default).

        `certificate`: SHA-256 of a certificate that is accepted although it is invalid. Postponed if no egress has that
        name: a source is never fetched from another vantage point than the one set for it.
        """
        chosen = self._default if egress is None else self.egresses.get(egress)
        if chosen is None:
            raise Postponed(f"no egress named {egress!r} is configured; known are {', '.join(sorted(self.egresses))}")
        return Session(self, chosen, stop, certificate)

    def check_room(self) -> None:
        """Raise NoRoom if the disk has less free space than must stay free; then no site is asked."""
        if self._free_bytes is not None and (free := self._free_bytes()) < 0:
            raise NoRoom(
                f"the disk lacks {(-free >> 20) + 1} MiB of what is left alone (min_free_bytes): free some, or lower it"
            )

    def headers(self, role: Role) -> list[tuple[bytes, bytes]]:
        """The headers of every request with this role, without Host, cookies and validators."""
        return self._headers[role]

    def close(self) -> None:
        self.wire.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.close()

    def _headers_of(self, role: Role) -> list[tuple[bytes, bytes]]:
        return [
            (b"User-Agent", self.user_agent.encode("latin-1", "replace")),
            (b"Accept", _ACCEPT_OF.get(role, _ACCEPT)),
            (b"Accept-Encoding", ACCEPT_ENCODING),
            (b"Cache-Control", b"no-cache"),
            (b"Connection", b"keep-alive"),
        ]
