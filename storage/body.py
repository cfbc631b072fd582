"""Bytes of any size in bounded memory: in memory up to a limit, then in an unnamed temporary file."""

from __future__ import annotations

import io
import tempfile
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Protocol, cast

SPOOL_BYTES = 1 << 20  # bodies up to this size stay in memory: pages do, large documents do not
CHUNK_BYTES = 1 << 18  # large enough for hashing to release the interpreter lock for useful stretches


class Readable(Protocol):
    """What a body needs from its file."""

    def seek(self, offset: int, /) -> object: ...

    def read(self, size_bytes: int, /) -> bytes: ...


class Body:
    """An immutable range of bytes in a file that no longer changes. Reads are safe from several threads."""

    __slots__ = ("_lock", "bytes", "file", "start")

    def __init__(self, file: Readable, start: int, size_bytes: int, lock: threading.Lock | None = None) -> None:
        self.file = file
        self._lock = lock or threading.Lock()
        self.start = start
        self.bytes = size_bytes

    @classmethod
    def of(cls, data: bytes) -> Body:
        """A body over bytes in memory."""
        return cls(io.BytesIO(data), 0, len(data))

    def part(self, start: int, size_bytes: int | None = None) -> Body:
        """A view of a part of this body, which shares the file. Raises ValueError if it is not within this body."""
        size = self.bytes - start if size_bytes is None else size_bytes
        if start < 0 or size < 0 or start + size > self.bytes:
            raise ValueError(f"part {start}+{size} outside a body of {self.bytes} bytes")
        return Body(self.file, self.start + start, size, self._lock)

    def chunks(self, size_bytes: int = CHUNK_BYTES) -> Iterator[bytes]:
        """All bytes, in order, in chunks of `size_bytes`. Raises OSError if the file is too short."""
        at = 0
        while at < self.bytes:
            block = self.read(at, min(size_bytes, self.bytes - at))
            if not block:
                raise OSError(f"a body ended at {at} of {self.bytes} bytes")
            yield block
            at += len(block)

    def read(self, start: int = 0, size_bytes: int | None = None) -> bytes:
        """Up to `size_bytes` from `start` on; if None, all the rest."""
        left = max(0, self.bytes - start)
        size = left if size_bytes is None else min(size_bytes, left)
        with self._lock:
            self.file.seek(self.start + start)
            return self.file.read(size)


class _Temporary:
    """An unnamed temporary file that is deleted with the last body over it: bodies have no close, and need none."""

    def __init__(self) -> None:
        self._file = tempfile.TemporaryFile()  # noqa: SIM115 (closed below)
        self.write = self._file.write
        self.seek = self._file.seek
        self.read = self._file.read

    def __del__(self) -> None:
        self._file.close()


class Growing:
    """Bytes in memory up to SPOOL_BYTES, then in a temporary file. Call `body()` once, at the end."""

    def __init__(self) -> None:
        self._file: BinaryIO = io.BytesIO()
        self._in_memory = True
        self.bytes = 0

    def write(self, data: bytes) -> None:
        """Append bytes."""
        if self._in_memory and self.bytes + len(data) > SPOOL_BYTES:
            begun = cast("io.BytesIO", self._file).getvalue()
            self._file = cast("BinaryIO", _Temporary())
            self._file.write(begun)
            self._in_memory = False
        self._file.write(data)
        self.bytes += len(data)

    def body(self) -> Body:
        """All bytes as a Body. Nothing may be written afterwards."""
        return Body(self._file, 0, self.bytes)


def spool(directory: Path | str | None = None) -> BinaryIO:
    """A new temporary file that stays in memory up to SPOOL_BYTES and is deleted when closed."""
    return tempfile.SpooledTemporaryFile(max_size=SPOOL_BYTES, dir=None if directory is None else str(directory))  # type: ignore[return-value]
