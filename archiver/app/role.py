"""What one process at a time does for a catalog: copies, ledger, audit, and what others are told."""

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

IDLE_S = 180  # ticks ask every few seconds; who has not for so long was stopped, or cut off from the database


class Role:
    """Whoever comes first has it until it ends, however it ends, or asks for it no more; another stands by, and takes it
    up then. Thread-safe."""

    def __init__(self, catalog: Catalog, what: str, idle_s: int = IDLE_S) -> None:
        self._catalog = catalog
        self._what = what
        self._idle_s = idle_s
        self._lock = threading.Lock()
        self._held = ExitStack()
        self._still: Callable[[], object] | None = None  # raises when the database has given it back
        self._stands_by = False

    def mine(self) -> bool:
        """Whether it is this process's, now. DatabaseError when nobody can tell."""
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
        """Another may have it."""
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
        except OSError as error:  # the disk of its lock
            raise DatabaseError(f"cannot take up {self._what!r}: {error.strerror or error}") from error
        if self._stands_by:
            log.info("role.taken_up", role=self._what)
        self._stands_by = False

    def _let_go(self) -> None:
        self._still = None
        with suppress(ArchiverError):  # the connection broke: it is nobody's any more
            self._held.close()
