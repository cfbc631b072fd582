"""Temporary files and directories, and the removal of those that killed processes left behind.

Whoever uses one locks it. The system releases the lock however the process ends; age alone would not do, since an audit
may take a day.
"""

from __future__ import annotations

import fcntl
import glob
import io
import os
import secrets
import shutil
import stat
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from storage.disks import in_use, writing

YOUNG_S = 3600.0  # a younger file may be about to be locked
NEW_S = 60.0  # the same in a user's own directory, where leftovers of a killed command would be noticed
_PART = ".part"


@contextmanager
def directory(place: Path, prefix: str, suffix: str = "") -> Iterator[Path]:
    """A temporary directory, locked while it is in use and removed afterwards."""
    with tempfile.TemporaryDirectory(prefix=prefix, suffix=suffix, dir=place) as made:
        descriptor = os.open(made, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH)
            yield Path(made)
        finally:
            os.close(descriptor)


@contextmanager
def file(place: Path | None, prefix: str) -> Iterator[IO[bytes]]:
    """A named temporary file, removed afterwards. `place` None: in the system's directory for such files."""
    with tempfile.NamedTemporaryFile(prefix=prefix, dir=place) as made:
        fcntl.flock(made.fileno(), fcntl.LOCK_SH)
        yield made


@contextmanager
def part(out: Path, mode: int = 0o666) -> Iterator[io.BufferedWriter]:
    """A new file beside the output file `out`, to be renamed to it when complete; removed afterwards if still there.

    First removes what killed processes left of the same.
    """
    _sweep_parts(out)
    path = out.with_name(f".{out.name}.{secrets.token_hex(4)}{_PART}")
    try:
        with writing(path, mode) as made:
            with suppress(OSError):  # if nothing can be locked here, nothing is taken for a leftover
                fcntl.flock(made.fileno(), fcntl.LOCK_SH)
            yield made
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def part_directory(out: Path) -> Iterator[Path]:
    """A temporary directory beside the output file `out`, for what goes into it; otherwise like `part`."""
    _sweep_parts(out)
    with directory(out.parent, f".{out.name}.", _PART) as made:
        yield made


def _sweep_parts(out: Path) -> None:
    """Remove leftovers beside `out`; in a user's directory only what has our form of name and belongs to this user."""
    for path in out.parent.glob(f".{glob.escape(out.name)}.{'[0-9a-z_]' * 8}{_PART}"):
        with suppress(OSError):
            found = path.lstat()
            if found.st_uid == os.geteuid() and (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
                _put_away(path, NEW_S)


def sweep(place: Path) -> None:
    """Remove what is old and not in use from a directory of ours."""
    for path in place.iterdir():
        with suppress(FileNotFoundError):
            _put_away(path, YOUNG_S)


def _put_away(path: Path, young_s: float) -> None:
    if time.time() - path.stat().st_mtime <= young_s or in_use(path, fcntl.LOCK_EX):
        return
    if path.is_dir():
        shutil.rmtree(path)
    else:
        path.unlink()
