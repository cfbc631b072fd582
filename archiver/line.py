"""Whether our own line is up: a canary URL of the operator's choosing, asked when a host cannot be reached."""

from __future__ import annotations

import threading
import time

from archiver.fetch import Fetcher, Postponed
from storage.model import Exchange, Role

ASK_EVERY_S = 60.0  # while hosts fail


class Line:
    """Asks the canary at most once a minute. Without one nothing is asked and nothing is known."""

    def __init__(self, fetcher: Fetcher, canary: str | None) -> None:
        self._fetcher = fetcher
        self._canary = canary
        self._lock = threading.Lock()
        self._asked_at = float("-inf")
        self._up: bool | None = None

    def up(self, failed: Exchange | None) -> bool | None:
        """True, False, or None: not known. A loopback source's failure says nothing of the line, so it does not ask."""
        if self._canary is None or (
            failed is not None and failed.url.partition("://")[2].startswith(("127.", "[::1]"))
        ):
            return None
        with self._lock:
            if time.monotonic() - self._asked_at >= ASK_EVERY_S:
                self._up = self._ask(self._canary)
                self._asked_at = time.monotonic()
            return self._up

    def _ask(self, canary: str) -> bool | None:
        try:
            with self._fetcher.session() as session:
                return session.get(canary, Role.HOME, max_bytes=1 << 20)[-1].failure is None
        except Postponed:
            return None
