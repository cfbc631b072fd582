"""Files that are written once, from beginning to end.

A large answer is not copied into a segment after it was received. It is received into a file that already has the
layout of the segment (`Laid`), and the segment is written around it (`Sheet`). docs/decisions/0020-large-bodies.md says
why.
"""

from __future__ import annotations

import errno
import io
import mmap
import os
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from storage.body import Body
from storage.deflate import BLOCK_BYTES, crc32, joined, stored_head
from storage.digests import Digest
from storage.worker_thread import WorkerThread

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer as Buffer

ROOM_BYTES = 1 << 15  # left free for what precedes a large answer in its segment: mostly records of a few kB
SETTLE_BYTES = 8 << 20  # written back to the disk at a time
_HEAD_BYTES = len(stored_head(0))
_LAY_BYTES = 16 * BLOCK_BYTES  # bytes of the body written in one call
_WAITING = 3  # most such writes that may wait for the disk
_PAGE_BYTES = 1 << 12
_SMALL_BYTES = 1 << 12  # smaller pieces are joined, since each piece that is held costs about a hundred bytes


class TooMuchBefore(Exception):
    """More would precede a laid body in its segment than ROOM_BYTES: the body has to be copied instead."""


class Laid:
    """A body in an unnamed file, laid out as in a segment.

    ROOM_BYTES are left free; then follow stored blocks of deflate, all but the last of BLOCK_BYTES. It is written to
    its end, then read, as the file of a `Body`. A large body is written by a thread of its own, past the page cache. It
    need not be closed once `body` was called; before that, `close` ends the thread.
    """

    def __init__(self, directory: str | os.PathLike[str] | None, *, stays: bool = True) -> None:
        """`stays`: the file is likely to become part of a segment, so it may go to the disk while it grows."""
        self._descriptor = -1
        self._descriptor = _open_unnamed(directory)
        self._stays = stays
        self._straight: _DirectWriter | None = None
        self._beside: WorkerThread[Sequence[bytes | memoryview]] | None = None
        self._held: list[bytes | bytearray | memoryview] = []
        self._held_bytes = 0
        self._ended = False
        self._at = 0  # read position in the body
        self.bytes = 0  # of the body
        self.laid_bytes = 0  # of the blocks, without the room before them
        self.crc = 0  # of the body
        self.laid_crc = 0  # of the blocks

    def __del__(self) -> None:
        if self._descriptor >= 0:
            os.close(self._descriptor)

    def write(self, data: bytes | memoryview) -> None:
        """Append bytes, which must no longer change. Raises OSError if the disk is full."""
        if self._ended:
            raise ValueError("the body has ended")
        view = memoryview(data)
        while view:
            piece = view[: _LAY_BYTES - self._held_bytes]
            view = view[len(piece) :]
            self._hold(piece)
            if self._held_bytes == _LAY_BYTES:
                self._lay_held()

    def body(self) -> Body:
        """The complete body; nothing may be written afterwards. Raises OSError if the disk is full."""
        self._lay_held()
        if self._beside is not None:
            self._beside.end()
        self.close()
        if self._straight is not None:
            self._straight.end()
        return Body(self, 0, self.bytes)

    def close(self) -> None:
        """End writing. Can be called again."""
        self._ended = True
        if self._beside is not None:
            self._beside.close()
            self._beside = None  # it refers to us

    def seek(self, offset: int, /) -> None:
        self._at = offset

    def read(self, size_bytes: int, /) -> bytes:
        """Up to `size_bytes` of the body."""
        size_bytes = min(size_bytes, self.bytes - self._at)
        if size_bytes <= 0:
            return b""
        begin, end = _place(self._at), _place(self._at + size_bytes - 1) + 1
        laid = memoryview(_read(self._descriptor, begin, end - begin))
        block = BLOCK_BYTES - self._at % BLOCK_BYTES
        parts = [laid[:block]]
        parts += [
            laid[at : at + BLOCK_BYTES] for at in range(block + _HEAD_BYTES, len(laid), BLOCK_BYTES + _HEAD_BYTES)
        ]
        self._at += size_bytes
        return b"".join(parts)

    def open_again(self) -> int:
        """Another file descriptor, for reading. Raises OSError if such a file cannot be opened again."""
        return os.open(f"/proc/self/fd/{self._descriptor}", os.O_RDONLY | os.O_CLOEXEC)

    def link(self, path: Path) -> bool:
        """Link the file to `path`; False if that is not possible (another file system, or one without unnamed files)."""
        try:
            directory = os.open(path.parent, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
            try:
                os.link(f"/proc/self/fd/{self._descriptor}", path.name, dst_dir_fd=directory, follow_symlinks=True)
            finally:
                os.close(directory)
        except OSError:
            return False
        return True

    def _hold(self, piece: memoryview) -> None:
        self.bytes += len(piece)
        self._held_bytes += len(piece)
        if len(piece) >= _SMALL_BYTES:
            self._held.append(piece)
        elif self._held and isinstance(last := self._held[-1], bytearray):
            last += piece
        else:
            self._held.append(bytearray(piece))

    def _lay_held(self) -> None:
        """Write what is held, as blocks: whenever it fills whole blocks, and at the end."""
        parts: list[bytes | memoryview] = []
        left, block = self._held_bytes, 0
        for held in self._held:
            view = memoryview(held)
            while view:
                if not block:
                    block = min(left, BLOCK_BYTES)
                    parts.append(stored_head(block))
                parts.append(piece := view[:block])
                view = view[len(piece) :]
                left, block = left - len(piece), block - len(piece)
                self.crc = crc32(piece, self.crc)
        self._held, self._held_bytes = [], 0
        if self._beside is None and self._stays and self.bytes > SETTLE_BYTES:
            self._beside = WorkerThread(self._lay, _WAITING, "laying")
        if self._beside is not None:
            self._beside.give(parts)
        else:
            self._lay(parts)

    def _lay(self, parts: Sequence[bytes | memoryview]) -> None:
        if self._straight is None and self._beside is not None:
            settle(self._descriptor, ROOM_BYTES + self.laid_bytes)
            self._straight = _DirectWriter(self._descriptor, ROOM_BYTES + self.laid_bytes)
        if self._straight is not None:
            self._straight.write(parts)
        else:
            _write(self._descriptor, parts, ROOM_BYTES + self.laid_bytes)
        for part in parts:
            self.laid_crc = crc32(part, self.laid_crc)
        self.laid_bytes += sum(map(len, parts))


class _DirectWriter:
    """Appends to a file from `at` on, past the page cache if the file system can (O_DIRECT).

    Half the work of writing a large file is that of the pages in the cache.
    """

    def __init__(self, descriptor: int, at: int) -> None:
        self._cached = descriptor
        self._straight = _open_direct(descriptor)
        self._staged = at % _PAGE_BYTES
        self._at = at - self._staged  # O_DIRECT writes whole pages, from memory that is aligned to pages
        self._stage = mmap.mmap(-1, 2 * _LAY_BYTES)
        self._stage[: self._staged] = _read(descriptor, self._at, self._staged)

    def __del__(self) -> None:
        self._as_usual()

    def write(self, parts: Sequence[bytes | memoryview]) -> None:
        """Append parts of at most _LAY_BYTES of the body, with their headers; an incomplete page waits."""
        for part in parts:
            self._stage[self._staged : self._staged + len(part)] = part
            self._staged += len(part)
        pages = self._staged - self._staged % _PAGE_BYTES
        try:
            self._put(self._straight, pages)
        except OSError as error:
            if error.errno != errno.EINVAL or self._straight == self._cached:
                raise
            self._as_usual()  # the file system accepted O_DIRECT, but cannot do it
            self._put(self._cached, pages)
        if self._straight == self._cached:
            settle(self._cached, self._at)

    def end(self) -> None:
        """Write the rest."""
        self._put(self._cached, self._staged)
        self._as_usual()
        self._stage.close()

    def _put(self, descriptor: int, size_bytes: int) -> None:
        with memoryview(self._stage) as view, view[:size_bytes] as whole:
            _write(descriptor, [whole], self._at)
        self._at += size_bytes
        self._staged -= size_bytes
        self._stage.move(0, size_bytes, self._staged)

    def _as_usual(self) -> None:
        if self._straight != self._cached:
            os.close(self._straight)
            self._straight = self._cached


def laid(body: Body) -> Laid | None:
    """The laid-out file that the body is the whole of; None if it is not in such a file."""
    return body.file if isinstance(body.file, Laid) and body.bytes == body.file.bytes else None


class Sheet(io.FileIO):
    """A file that is written from beginning to end, and hashed as it grows.

    Over a laid body, it is written up to the body, then from the end of the body on. In that case the CRC-32 of the
    whole is known, but not the SHA-256, since the beginning comes last: whoever reads the file back computes it.
    """

    def __init__(self, path: Path, over: Laid | None = None) -> None:
        """`over`: a laid body whose file was linked to `path`; if None, a new file is created."""
        super().__init__(path, "x+b" if over is None else "r+b")
        self.laid = over  # None once it is passed
        self.crc: int | None = None if over is None else 0  # None: not known
        self._digest = Digest() if over is None else None
        self._given = 0  # bytes that the disk was told to write back

    def write(self, data: Buffer, /) -> int:
        """Write all of `data`. Raises TooMuchBefore if it would run into a laid body."""
        view = memoryview(data)
        if self.laid is not None and self.tell() + len(view) > ROOM_BYTES:
            raise TooMuchBefore
        left = view
        while left:
            left = left[super().write(left) :]
        if self.crc is not None:
            self.crc = crc32(view, self.crc)
        if self._digest is not None:
            self._digest.update(view)
            if self._digest.bytes - self._given >= SETTLE_BYTES:
                self._given = self._digest.bytes
                settle(self.fileno(), self._given)
        return len(view)

    def pass_over(self) -> None:
        """Skip the laid body and continue after it. The room before it must be full."""
        if self.laid is None or self.tell() != ROOM_BYTES:
            raise ValueError("no laid body begins here")
        super().seek(self.laid.laid_bytes, os.SEEK_CUR)
        if self.crc is not None:
            self.crc = joined(self.crc, self.laid.laid_crc, self.laid.laid_bytes)
        self.laid = None

    def seek(self, offset: int, whence: int = os.SEEK_SET, /) -> int:
        """Move the position, to write something again: this drops the digests, as they would no longer hold."""
        self._forget()
        return super().seek(offset, whence)

    def truncate(self, size: int | None = None, /) -> int:
        """Cut the file off, with a laid body that was not passed yet; this drops the digests."""
        self._forget()
        self.laid = None
        return super().truncate(size)

    def close(self) -> None:
        self._forget()
        super().close()

    def sha256(self) -> str | None:
        """SHA-256 of all that was written; None if it must be read back. Nothing may be written afterwards."""
        return None if self._digest is None else self._digest.hexdigest()

    def _forget(self) -> None:
        self.crc = None
        if self._digest is not None:
            self._digest.close()
            self._digest = None


def settle(descriptor: int, size_bytes: int) -> None:
    """Start writing the first `size_bytes` of a file back to the disk, without waiting, and let the page cache drop them.

    So little is left to be synced at the end, and a file of any size takes up a few MiB of memory. A growing cache
    costs several times as much as the copying.
    """
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, size_bytes, os.POSIX_FADV_DONTNEED)


def _place(at: int) -> int:
    """The offset in the file of byte `at` of the body."""
    block, within = divmod(at, BLOCK_BYTES)
    return ROOM_BYTES + block * (BLOCK_BYTES + _HEAD_BYTES) + _HEAD_BYTES + within


def _write(descriptor: int, parts: Sequence[bytes | memoryview], at: int) -> None:
    written, size = 0, sum(map(len, parts))
    while written < size:
        if written:  # a short write: the disk is nearly full, and the next call fails if it is full
            parts = [b"".join(parts)[written:]]
        written += os.pwritev(descriptor, parts, at + written)


def _open_direct(descriptor: int) -> int:
    """A second descriptor that writes past the page cache; the given one if that is not possible."""
    try:
        return os.open(f"/proc/self/fd/{descriptor}", os.O_WRONLY | os.O_DIRECT | os.O_CLOEXEC)
    except (AttributeError, OSError):
        return descriptor


def _read(descriptor: int, start: int, size_bytes: int) -> bytes:
    out = os.pread(descriptor, size_bytes, start)
    while len(out) < size_bytes and (more := os.pread(descriptor, size_bytes - len(out), start + len(out))):
        out += more
    return out


def _open_unnamed(directory: str | os.PathLike[str] | None) -> int:
    """A new unnamed file, which can be linked later if the file system supports that (O_TMPFILE)."""
    directory = tempfile.gettempdir() if directory is None else directory
    if hasattr(os, "O_TMPFILE"):
        try:
            return os.open(directory, os.O_RDWR | os.O_TMPFILE | os.O_CLOEXEC, 0o600)
        except OSError:
            pass
    descriptor, path = tempfile.mkstemp(dir=directory)
    Path(path).unlink()
    return descriptor
