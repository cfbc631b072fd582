"""Where the bytes of an answer go as they arrive: to memory while they are few, then to a file.

The file is laid out as it will lie in its segment; digests are computed as the bytes arrive.
"""

from __future__ import annotations

import errno
import os
import threading
from collections.abc import Callable
from typing import TypeVar

from storage.body import SPOOL_BYTES, Body
from storage.digests import Digest
from storage.sequential_files import Laid

Done = TypeVar("Done")

RESERVE_BYTES = 16 << 20  # bodies of unknown length reserve disk in steps of this size
HEADROOM_BYTES = 64 << 20  # never given to bodies: the catalog and the spool need room to report that the disk is full


class NoSpace(Exception):
    """The disk has no room for a body. The visit is postponed; nothing is said about the site."""


class Disk:
    """The free space of the spool directory, minus what was promised already. Safe from several threads."""

    def __init__(self, directory: str | os.PathLike[str], free_bytes: Callable[[], int]) -> None:
        self.directory = directory
        self._free_bytes = free_bytes
        self._lock = threading.Lock()
        self._promised = 0

    def reserve(self, size_bytes: int) -> None:
        """Promise room for a body and for the record made from it. NoSpace if there is none."""
        with self._lock:
            free = self._free_bytes() - 2 * self._promised - HEADROOM_BYTES
            if 2 * size_bytes > free:
                raise NoSpace(f"a body needs 2 x {size_bytes} bytes of disk and {max(free, 0)} are free")
            self._promised += size_bytes

    def release(self, size_bytes: int) -> None:
        """Take back a promise: the bytes are written, or no longer needed."""
        with self._lock:
            self._promised -= size_bytes


class Tape:
    """A run of bytes with its SHA-256. `stays`: the bytes are to be kept, not only read for judging."""

    __slots__ = ("_chunks", "_digest", "_disk", "_file", "_reserved", "_stays", "bytes")

    def __init__(self, disk: Disk, digest: Digest | None = None, *, stays: bool = True) -> None:
        self._disk = disk
        self._stays = stays
        self._chunks: list[bytes | memoryview] = []
        self._file: Laid | None = None
        self._digest = digest or Digest()
        self._reserved = 0
        self.bytes = 0

    def expect(self, size_bytes: int) -> None:
        """Announce the total length: large bodies reserve all of it at once. NoSpace if there is no room."""
        if size_bytes > SPOOL_BYTES:
            self._reserve(size_bytes)

    def append(self, data: bytes | memoryview) -> None:
        self.bytes += len(data)
        self._digest.update(data)
        if self._file is not None:
            self._write(data)
            return
        self._chunks.append(data)
        if self.bytes > SPOOL_BYTES:
            self._file = self._on_disk(lambda: Laid(self._disk.directory, stays=self._stays))
            chunks, self._chunks = self._chunks, []
            for chunk in chunks:
                self._write(chunk)

    def close(self) -> tuple[Body, str]:
        """The bytes and their SHA-256 in hex. NoSpace if there is no room for the last of them."""
        try:
            body = Body.of(b"".join(self._chunks)) if self._file is None else self._on_disk(self._file.body)
        finally:
            self.drop()
        return body, self._digest.hexdigest()

    def drop(self) -> None:
        """Release the unused part of the reserved disk, and the threads."""
        self._digest.close()
        if self._file is not None:
            self._file.close()
        self._disk.release(self._reserved)
        self._reserved = 0

    def _write(self, data: bytes | memoryview) -> None:
        assert self._file is not None
        if self._reserved < len(data):
            self._reserve(max(RESERVE_BYTES, len(data)))
        file = self._file
        self._on_disk(lambda: file.write(data))
        self._reserved -= len(data)
        self._disk.release(len(data))

    def _on_disk(self, act: Callable[[], Done]) -> Done:
        try:
            return act()
        except OSError as error:
            if error.errno in {errno.ENOSPC, errno.EDQUOT}:
                raise NoSpace("the disk is full") from error
            raise

    def _reserve(self, size_bytes: int) -> None:
        self._disk.reserve(size_bytes)
        self._reserved += size_bytes
