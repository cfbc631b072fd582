"""What is made on the way to somewhere else, and what of it a killed process left. What is in use is locked by whoever uses
it: the system gives that back however a process ends, and age alone says nothing of an audit that takes a day."""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO

from storage.disks import in_use

YOUNG_S = 3600.0  # what is so young may be about to be locked


@contextmanager
def directory(place: Path, prefix: str) -> Iterator[Path]:
    """A directory that is gone afterwards."""
    with tempfile.TemporaryDirectory(prefix=prefix, dir=place) as made:
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


def sweep(place: Path) -> None:
    """Put away what is old and that nobody uses."""
    for path in place.iterdir():
        with suppress(FileNotFoundError):
            if time.time() - path.stat().st_mtime <= YOUNG_S or in_use(path, fcntl.LOCK_EX):
                continue
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
