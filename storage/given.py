"""Files that are given up to a store, and what was read back of them."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

FRESH_S = 600.0  # what was read back longer ago, while the store was down, is read again: a receipt is no memory


class Given:
    """A directory whose files become a store's own. What this process wrote there, synced and just now read back from the
    disk need not be read again before it is stored: it is the same file. Of another process's work nothing is known."""

    def __init__(self, directory: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.directory = directory
        self._clock = clock
        self._read_back: dict[Path, tuple[float, tuple[str, int]]] = {}

    def holds(self, path: Path) -> bool:
        """Whether this file is one of them."""
        return path.parent == self.directory

    def note(self, path: Path, found: tuple[str, int]) -> None:
        """(SHA-256, bytes) of a file that is on the disk, read from there, and nobody's to write any more."""
        self._read_back[path] = (self._clock(), found)

    def read_back(self, path: Path) -> tuple[str, int] | None:
        """What was noted of it within FRESH_S."""
        at, found = self._read_back.get(path, (-FRESH_S, None))
        return found if self._clock() - at < FRESH_S else None

    def forget(self, path: Path) -> None:
        """It is gone."""
        self._read_back.pop(path, None)
