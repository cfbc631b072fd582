"""What the pages are built on: the running service, reduced to the parts they use."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol
from urllib.parse import urlsplit

from starlette.requests import Request

from archiver.storewatch import StoreWatch
from archiver.web.answer_cache import Recent
from archiver.web.last_modified import Changes

if TYPE_CHECKING:
    from archiver.export.making import Maker
    from archiver.intake import Intake
    from archiver.lookup import Lookup
    from archiver.remarks import Remarks
    from archiver.rounds import Rounds
    from archiver.subscribers import Subscribers
    from archiver.text import Beside, Text
    from archiver.web.metrics import Metrics
    from config.settings import Settings
    from storage.audit import Auditor
    from storage.blobs import Blobs
    from storage.catalog import Catalog
    from storage.clock import Now
    from storage.erasure import Locks
    from storage.journal import Journal
    from storage.ledger import LedgerReader
    from storage.marks import Marks
    from storage.sealing import Sealer
    from storage.timestamps import Shelf


class Service(Protocol):
    """The parts of `archiver.app.App` that the pages use."""

    @property
    def settings(self) -> Settings: ...
    @property
    def catalog(self) -> Catalog: ...
    @property
    def blobs(self) -> Blobs: ...
    @property
    def marks(self) -> Marks: ...
    @property
    def lookup(self) -> Lookup: ...
    @property
    def maker(self) -> Maker: ...
    @property
    def shelf(self) -> Shelf: ...
    @property
    def journal(self) -> Journal: ...
    @property
    def intake(self) -> Intake: ...
    @property
    def auditor(self) -> Auditor: ...
    def full(self, store: Blobs) -> str | None: ...
    def unwritable(self, store: Blobs) -> str | None: ...
    def held(self) -> tuple[str, str] | None: ...
    def lacking_long(self) -> dict[str, int]: ...
    def doubts(self) -> dict[str, str]: ...
    @property
    def locks(self) -> Locks: ...
    @property
    def ledger(self) -> LedgerReader: ...
    @property
    def rounds(self) -> Rounds: ...
    @property
    def remarks(self) -> Remarks: ...
    @property
    def subscribers(self) -> Subscribers: ...
    @property
    def sealer(self) -> Sealer: ...
    @property
    def now(self) -> Now: ...


@dataclass(frozen=True, slots=True)
class Site:
    """One web application."""

    service: Service
    metrics: Metrics
    public_url: str  # URL at which readers reach us, without trailing slash
    replay_url: str  # the same for replay
    stores: StoreWatch = field(default_factory=StoreWatch)
    changes: Changes = field(default_factory=Changes)
    compared: Recent[tuple[Beside | None, tuple[Text | None, Text | None]]] = field(default_factory=Recent)

    @property
    def replay_host(self) -> str:
        """The host of the replay origin, with a non-default port."""
        return self.replay_url.partition("://")[2]

    @property
    def local(self) -> bool:
        """Whether the public URL is reachable only from this machine."""
        host = urlsplit(self.public_url).hostname or ""
        try:
            address = ipaddress.ip_address(host)
        except ValueError:
            return host == "localhost"
        return address.is_loopback or address.is_unspecified

    @property
    def https(self) -> bool:
        return self.public_url.startswith("https://")


def site_of(request: Request) -> Site:
    """The site that a request belongs to."""
    found = request.app.state.site
    assert isinstance(found, Site)
    return found
