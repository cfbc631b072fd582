"""Whether our own line is up: a canary URL of the operator's choosing, asked when a host cannot be reached or gives what
is no content of its site; without one, whether most hosts have fallen silent together."""

from __future__ import annotations

import threading
import time
from datetime import datetime

import structlog

from archiver.fetch import Fetcher, Postponed
from archiver.judge import OurLine
from storage.clock import Now
from storage.model import Exchange, Role
from storage.urls import host_key

log = structlog.get_logger(__name__)

ASK_EVERY_S = 60.0  # while hosts fail


class Line:
    """Asks the canary at most once a minute. Its answer goes before what the hosts say; its silence only while no site
    comes as ever. Thread-safe."""

    def __init__(self, fetcher: Fetcher, canary: str | None, now: Now) -> None:
        self._fetcher = fetcher
        self._canary = canary
        self._now = now
        self._lock = threading.Lock()
        self._asked_at = float("-inf")
        self._up: bool | None = None
        self._silent_at: datetime | None = None  # when the canary was first silent, and so ever since
        self._dead = False  # a site came as ever while it was silent: it is the canary, not our line
        self._hosts = OurLine()

    def note(self, page: Exchange | None, *, as_ever: bool) -> None:
        """How a look at a source that was served before ended; `as_ever`: with the content that is kept."""
        if page is not None and not _loopback(page):
            with self._lock:
                self._hosts.note(self._now(), host_key(page.url), answered=page.failure is None)
                if as_ever and self._silent_at is not None and page.at > self._silent_at and not self._dead:
                    self._dead = True
                    log.warning("canary.dead", url=self._canary, silent_since=self._silent_at.isoformat())

    def up(self, failed: Exchange | None) -> bool | None:
        """True, False, or None: not known. A loopback source's failure says nothing of the line, so it does not ask."""
        if failed is not None and _loopback(failed):
            return None
        with self._lock:
            told = None if self._canary is None else self._asked(self._canary)
            if told is False and self._dead:
                told = None
            return False if told is None and self._hosts.down else told

    def _asked(self, canary: str) -> bool | None:
        if time.monotonic() - self._asked_at >= ASK_EVERY_S:
            self._up = self._ask(canary)
            if self._up:
                self._silent_at, self._dead = None, False
            elif self._up is False and self._silent_at is None:
                self._silent_at = self._now()
            self._asked_at = time.monotonic()
        return self._up

    def _ask(self, canary: str) -> bool | None:
        try:
            with self._fetcher.session() as session:
                return session.get(canary, Role.HOME, max_bytes=1 << 20)[-1].failure is None
        except Postponed:
            return None


def _loopback(exchange: Exchange) -> bool:
    return exchange.url.partition("://")[2].startswith(("127.", "[::1]"))
