"""What is made on the way to somewhere else, and what of it a killed process left. What is in use is locked by whoever uses
it: the system gives that back however a process ends, and age alone says nothing of an audit that takes a day."""

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

YOUNG_S = 3600.0  # what is so young may be about to be locked
NEW_S = 60.0  # the same in a directory of somebody's, who may look at what a killed command left there
_PART = ".part"


@contextmanager
def directory(place: Path, prefix: str, suffix: str = "") -> Iterator[Path]:
    """A directory that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=prefix, suffix=suffix, dir=place) as made:
        descriptor = os.open(made, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_SH)
            yield Path(made)
        finally:
            os.close(descriptor)


@contextmanager
def file(place: Path | None, prefix: str) -> Iterator[IO[bytes]]:
    """A file with a name that is gone afterwards. `place` None: where the system has such."""
    with tempfile.NamedTemporaryFile(prefix=prefix, dir=place) as made:
        fcntl.flock(made.fileno(), fcntl.LOCK_SH)
        yield made


@contextmanager
def part(out: Path, mode: int = 0o666) -> Iterator[io.BufferedWriter]:
    """A new file beside one that somebody has named, to be given that name when it is whole; gone afterwards. What killed
    processes left of the same is put away."""
    _sweep_parts(out)
    path = out.with_name(f".{out.name}.{secrets.token_hex(4)}{_PART}")
    try:
        with writing(path, mode) as made:
            with suppress(OSError):  # where nothing can be locked, none is taken for left
                fcntl.flock(made.fileno(), fcntl.LOCK_SH)
            yield made
    finally:
        path.unlink(missing_ok=True)


@contextmanager
def part_directory(out: Path) -> Iterator[Path]:
    """The same for what goes into that file."""
    _sweep_parts(out)
    with directory(out.parent, f".{out.name}.", _PART) as made:
        yield made


def _sweep_parts(out: Path) -> None:
    """In somebody's directory only what bears our names, and is this user's own."""
    for path in out.parent.glob(f".{glob.escape(out.name)}.{'[0-9a-z_]' * 8}{_PART}"):
        with suppress(OSError):
            found = path.lstat()
            if found.st_uid == os.geteuid() and (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
                _put_away(path, NEW_S)


def sweep(place: Path) -> None:
    """Put away what is old and that nobody uses."""
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
