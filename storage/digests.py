"""SHA-256 of much: as it grows, beside the thread that brings it; and of files, from the disk."""

from __future__ import annotations

import hashlib
import os
import queue
import threading

THREAD_BYTES = 8 << 20  # from here on a digest that grows has a thread of its own
QUEUE_LENGTH = 8  # blocks of up to 1 MiB that may wait for it
READ_BYTES = 1 << 20  # one read


class Digest:
    """SHA-256 that moves to a thread of its own once it is of much.

    Measured on 2 cores, 512 MiB by loopback: with both digests of a body in the receiving thread 0.56x of
    `curl | sha256sum`, with one of them here 0.9x. Small bodies, which pages are, never start a thread.
    """

    __slots__ = ("_hash", "_queue", "_thread", "bytes")

    def __init__(self) -> None:
        self._hash = hashlib.sha256()
        self.bytes = 0
        self._queue: queue.Queue[bytes | memoryview | None] | None = None
        self._thread: threading.Thread | None = None

    def update(self, data: bytes | memoryview) -> None:
        """Add these; they must not change any more."""
        self.bytes += len(data)
        if self._queue is not None:
            self._queue.put(data)
            return
        self._hash.update(data)
        if self.bytes > THREAD_BYTES:
            self._queue = queue.Queue(QUEUE_LENGTH)
            self._thread = threading.Thread(target=self._run, args=(self._queue,), name="digest", daemon=True)
            self._thread.start()

    def hexdigest(self) -> str:
        """The digest of everything so far; nothing more can be added."""
        self.close()
        return self._hash.hexdigest()

    def close(self) -> None:
        """Ends the thread, if there is one. Can be called again."""
        if self._queue is not None and self._thread is not None:
            self._queue.put(None)
            self._thread.join()
            self._queue = self._thread = None

    def _run(self, incoming: queue.Queue[bytes | memoryview | None]) -> None:
        while (data := incoming.get()) is not None:
            self._hash.update(data)


def of_file(descriptor: int) -> tuple[str, int]:
    """SHA-256 in hex, and the length, of an open file, from the disk: the kernel is told to forget first what it holds
    of it. OSError as the file system has it. The kernel reads ahead of us; a thread that does costs more than it gives."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_SEQUENTIAL)
    sha256, at = hashlib.sha256(), 0
    piece = bytearray(READ_BYTES)  # one for all of it: fresh memory for each costs as much as the reading
    view = memoryview(piece)
    while got := os.preadv(descriptor, [piece], at):
        sha256.update(view[:got])
        at += got
    return sha256.hexdigest(), at
