"""What only one process at a time does for a catalog: copies, ledger, audit, and telling others."""

from __future__ import annotations

import threading
from collections.abc import Callable
from contextlib import ExitStack, suppress
from typing import TYPE_CHECKING

import structlog

from storage.errors import ArchiverError, Busy, DatabaseError

if TYPE_CHECKING:
    from storage.catalog import Catalog

log = structlog.get_logger(__name__)

TICKS = "schedule"  # the role of whoever makes copies, extends the ledger, audits and tells
IDLE_S = 180  # ticks ask every few seconds; a holder silent for this long was stopped, or cut off from the database


class Role:
    """A role held by whoever comes first, until that process ends in any way or stops asking; then another takes over.

    Thread-safe.
    """

    def __init__(self, catalog: Catalog, what: str, idle_s: int = IDLE_S) -> None:
        self._catalog = catalog
        self._what = what
        self._idle_s = idle_s
        self._lock = threading.Lock()
        self._held = ExitStack()
        self._still: Callable[[], object] | None = None  # raises if the database has released the role
        self._stands_by = False

    def mine(self) -> bool:
        """Whether this process has the role now. DatabaseError if nobody can tell."""
        with self._lock:
            if self._still is not None:
                try:
                    self._still()
                except DatabaseError:
                    self._let_go()
            if self._still is None:
                self._take()
            return self._still is not None

    def close(self) -> None:
        """Give the role back."""
        with self._lock:
            self._let_go()

    def _take(self) -> None:
        try:
            self._still = self._held.enter_context(self._catalog.alone(self._what, self._idle_s))
        except Busy:
            if not self._stands_by:
                log.info("role.stands_by", role=self._what, reason="another process has it: this one takes it up after")
            self._stands_by = True
            return
        except OSError as error:  # from the disk of its lock file
            raise DatabaseError(f"cannot take up {self._what!r}: {error.strerror or error}") from error
        if self._stands_by:
            log.info("role.taken_up", role=self._what)
        self._stands_by = False

    def _let_go(self) -> None:
        self._still = None
        with suppress(ArchiverError):  # if the connection broke, the role is free already
            self._held.close()
