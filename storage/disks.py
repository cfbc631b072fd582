"""What an operating system says of a disk that has no room."""

from __future__ import annotations

import errno
import io
import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from _typeshed import ReadableBuffer

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
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
