"""What an operating system says of a disk that has no room."""

from __future__ import annotations

import errno
import os
from pathlib import Path

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
_PAGES = 65_536  # a database that finds less cannot make the files beside it


def no_room(directory: Path) -> bool:
    """Whether there are no octets, or no names, to be had in there."""
    try:
        found = os.statvfs(directory)
    except OSError:
        return False
    return found.f_bavail * found.f_frsize < _PAGES or (found.f_files > 0 and found.f_favail == 0)
