"""Where the bytes of an answer go as they come: in memory while they are few, then in a file; digests grow with them."""

from __future__ import annotations

import errno
import hashlib
import io
import os
import tempfile
import threading
from collections.abc import Callable
from typing import Self

from storage.body import SPOOL_BYTES, Body
from storage.digests import Digest

RESERVE_BYTES = 16 << 20  # bodies of unknown length reserve disk in steps of this
HEADROOM_BYTES = 64 << 20  # never given to bodies: the catalog and the spool need room to say that the disk is full


class NoSpace(Exception):
    """The disk has no room for a body. The visit is postponed; nothing is said of the site."""


class Disk:
    """The free space of the spool directory, less what others were promised. Safe from several threads."""

    def __init__(self, directory: str | os.PathLike[str] | None, free_bytes: Callable[[], int] | None) -> None:
        self.directory = directory
        self._free_bytes = free_bytes
        self._lock = threading.Lock()
        self._promised = 0

    def reserve(self, size_bytes: int) -> None:
        """Promise room for a body and for its record after it. NoSpace when there is none."""
        with self._lock:
            if self._free_bytes is not None:
                free = self._free_bytes() - 2 * self._promised - HEADROOM_BYTES
                if 2 * size_bytes > free:
                    raise NoSpace(f"a body needs 2 x {size_bytes} bytes of disk and {max(free, 0)} are free")
            self._promised += size_bytes

    def release(self, size_bytes: int) -> None:
        """Written, or not needed any more."""
        with self._lock:
            self._promised -= size_bytes


class _BodyFile(io.BufferedRandom):
    """An unnamed file that lives as long as the bodies over it, and needs nobody to close it."""

    @classmethod
    def make(cls, directory: str | os.PathLike[str] | None) -> Self:
        return cls(tempfile.TemporaryFile(dir=directory, buffering=0))

    def __del__(self) -> None:
        self.close()


class Tape:
    """One run of bytes with its SHA-256."""

    __slots__ = ("_chunks", "_disk", "_file", "_hash", "_reserved", "bytes")

    def __init__(self, disk: Disk, digest: Digest | None = None) -> None:
        self._disk = disk
        self._chunks: list[bytes | memoryview] = []
        self._file: _BodyFile | None = None
        self._hash = digest or hashlib.sha256()
        self._reserved = 0
        self.bytes = 0

    def expect(self, size_bytes: int) -> None:
        """How long the whole will be: what is large asks the disk for all of it at once. NoSpace when it is not there."""
        if size_bytes > SPOOL_BYTES:
            self._reserve(size_bytes)

    def append(self, data: bytes | memoryview) -> None:
        self.bytes += len(data)
        self._hash.update(data)
        if self._file is not None:
            self._write(data)
            return
        self._chunks.append(data)
        if self.bytes > SPOOL_BYTES:
            self._file = _BodyFile.make(self._disk.directory)
            chunks, self._chunks = self._chunks, []
            for chunk in chunks:
                self._write(chunk)

    def close(self) -> tuple[Body, str]:
        """The bytes and their SHA-256 in hex."""
        self.drop()
        if self._file is None:
            return Body.of(b"".join(self._chunks)), self._hash.hexdigest()
        self._file.flush()
        return Body(self._file, 0, self.bytes), self._hash.hexdigest()

    def drop(self) -> None:
        """Give back what of the reserved disk was not used."""
        self._disk.release(self._reserved)
        self._reserved = 0

    def _write(self, data: bytes | memoryview) -> None:
        assert self._file is not None
        if self._reserved < len(data):
            self._reserve(max(RESERVE_BYTES, len(data)))
        try:
            self._file.write(data)
        except OSError as error:
            if error.errno in {errno.ENOSPC, errno.EDQUOT}:
                raise NoSpace("the disk is full") from error
            raise
        self._reserved -= len(data)
        self._disk.release(len(data))

    def _reserve(self, size_bytes: int) -> None:
        self._disk.reserve(size_bytes)
        self._reserved += size_bytes
