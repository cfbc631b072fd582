"""Files that are handed over to a store, with the digests that were read back from the disk."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

FRESH_S = (
    600.0  # a digest read back longer ago, as when the store was down, is not used: a receipt must be a measurement
)


class HandoverDirectory:
    """A directory whose files a store on the same file system takes over.

    A file that this process wrote, synced and just read back from the disk need not be read again when it is stored,
    since it is the same file. About files of other processes nothing is known.
    """

    def __init__(self, directory: Path, clock: Callable[[], float] = time.monotonic) -> None:
        self.directory = directory
        self._clock = clock
        self._read_back: dict[Path, tuple[float, tuple[str, int]]] = {}

    def holds(self, path: Path) -> bool:
        """Whether this file is in the directory."""
        return path.parent == self.directory

    def note(self, path: Path, found: tuple[str, int]) -> None:
        """Note (SHA-256, bytes) of a file, as read from the disk, that nobody writes any more."""
        self._read_back[path] = (self._clock(), found)

    def read_back(self, path: Path) -> tuple[str, int] | None:
        """(SHA-256, bytes) as noted within the last FRESH_S seconds; else None."""
        at, found = self._read_back.get(path, (-FRESH_S, None))
        return found if self._clock() - at < FRESH_S else None

    def forget(self, path: Path) -> None:
        """Forget what was noted of a file that is gone."""
        self._read_back.pop(path, None)
