"""Small files of ours that are there whole or not at all, who has one in use, and what an operating system says of a full disk."""

from __future__ import annotations

import errno
import fcntl
import io
import os
import secrets
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
UNSEEN_S = 3600.0  # a file that is being made is seen long before
_PAGES = 65_536  # a database that finds less cannot make the files beside it


def no_room(directory: Path) -> bool:
    """Whether there are no octets, or no names, to be had in there."""
    try:
        found = os.statvfs(directory)
    except OSError:
        return False
    return found.f_bavail * found.f_frsize < _PAGES or (found.f_files > 0 and found.f_favail == 0)


class _Named(io.FileIO):
    """What the system says of a write names no file: this one does."""

    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            error.filename = self.name
            raise


def writing(path: Path, mode: int = 0o666) -> io.BufferedWriter:
    """A new file. An error of its disk names it: other files are written at the same time, on other disks."""
    return io.BufferedWriter(_Named(path, "x", opener=lambda name, flags: os.open(name, flags, mode)))


def write_whole(path: Path, data: bytes, *, over: bool = False) -> None:
    """Only this user's, and on the disk when this returns. `over`: in the place of what is there; else what another process has
    made meanwhile stays. What a process that was killed here had half made is put away by the next, an hour later."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    for left in path.parent.glob(f".{path.name}.*"):
        put_away(left)
    beside = path.with_name(f".{path.name}.{secrets.token_hex(4)}")
    try:
        with writing(beside, 0o600) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        if over:
            beside.rename(path)
        else:
            with suppress(FileExistsError):
                path.hardlink_to(beside)
        sync_directory(path.parent)
    finally:
        beside.unlink(missing_ok=True)


def sync_directory(path: Path) -> None:
    """The names in it are on the disk when this returns."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def in_use(path: Path, lock: int) -> bool:
    """Whether another has a lock on a file or a directory beside which this one (LOCK_SH, LOCK_EX) cannot be; also where the
    system cannot tell."""
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, lock | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False


def put_away(path: Path) -> None:
    """A file that nobody saw yet, of a process that died while it made it: old by now, as no living one's is."""
    with suppress(FileNotFoundError):
        if time.time() - path.stat().st_mtime > UNSEEN_S:
            path.unlink()
