"""Small files that are written whole or not at all, checks whether a file is locked, and signs of a full disk."""

from __future__ import annotations

import errno
import fcntl
import io
import os
import secrets
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})  # error numbers of a full disk
UNSEEN_S = 3600.0  # a hidden file older than this is a leftover: one in the making gets its name long before
_DATABASE_BYTES = 65_536  # free bytes that a database needs to create its auxiliary files


def no_room(directory: Path) -> bool:
    """Whether the file system of this directory has no free bytes, or no free inodes; False if that is not known."""
    try:
        found = os.statvfs(directory)
    except OSError:
        return False
    return found.f_bavail * found.f_frsize < _DATABASE_BYTES or (found.f_files > 0 and found.f_favail == 0)


def quota_used_up(directory: Path) -> bool:
    """Whether a quota leaves too little here for a database, although the disk has room: found by writing that much."""
    try:
        with tempfile.TemporaryFile(dir=directory) as file:
            file.write(bytes(_DATABASE_BYTES))
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        return error.errno == errno.EDQUOT
    return False


class _Named(io.FileIO):
    """A file whose write errors have its name; the system's have none."""

    def write(self, data: ReadableBuffer, /) -> int:
        try:
            return super().write(data)
        except OSError as error:
            error.filename = self.name
            raise


def writing(path: Path, mode: int = 0o666) -> io.BufferedWriter:
    """A new file, open for writing. Its write errors name it, since other files are written to other disks meanwhile."""
    return io.BufferedWriter(_Named(path, "x", opener=lambda name, flags: os.open(name, flags, mode)))


def write_whole(path: Path, data: bytes, *, over: bool = False) -> None:
    """Write a file that only this user may read, whole or not at all; it is on the disk when this returns.

    `over`: replace an existing file; else a file that another process made meanwhile stays. What a process that was
    killed here left half-made is removed by the next call, an hour later.
    """
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
    """Sync a directory: the names in it are on the disk when this returns."""
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def in_use(path: Path, lock: int) -> bool:
    """Whether someone holds a lock on a file or directory that conflicts with `lock` (LOCK_SH or LOCK_EX).

    True, too, if the system cannot tell.
    """
    descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    try:
        fcntl.flock(descriptor, lock | fcntl.LOCK_NB)
    except OSError:
        return True
    finally:
        os.close(descriptor)
    return False


def put_away(path: Path) -> None:
    """Remove a hidden file if it is so old that the process that was making it must have died."""
    with suppress(FileNotFoundError):
        if time.time() - path.stat().st_mtime > UNSEEN_S:
            path.unlink()
