"""Errors of the operating system, as StoreErrors in words that an operator can act on."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from storage.disks import FULL
from storage.errors import BlobDamaged, StoreError, StoreFull, StoreRefuses

_NO_ROOM = FULL | {errno.EFBIG}


class Complaints:
    """Maps the OSErrors of one directory to StoreErrors."""

    def __init__(self, root: Path) -> None:
        self.path = root
        self.where = root.as_uri()

    @contextmanager
    def reading(self, name: str) -> Iterator[None]:
        try:
            yield
        except OSError as error:
            raise self._damaged(error, name) from error

    def _damaged(self, error: OSError, name: str) -> StoreError:
        if error.errno == errno.ELOOP:
            return BlobDamaged(f"{self.where}: {name} is a link, not the file that was put there")
        if error.errno in {errno.EIO, errno.EBADMSG, errno.EUCLEAN}:
            return BlobDamaged(f"{self.where}: the disk cannot read {name}: {error.strerror}")
        return self.refused(error, f"read {name}")

    def refused(self, error: OSError, act: str) -> StoreError:
        """The StoreError for an OSError, in words. `act` completes "cannot …"."""
        code = error.errno
        if code in _NO_ROOM:
            why = "a quota is used up" if code == errno.EDQUOT else f"{_free_bytes(self.path)} bytes are free"  # fmt: skip
            return StoreFull(f"{self.where}: no room to {act}, {why}; nothing was left half-written. Make room there")
        if code in {errno.EACCES, errno.EPERM, errno.EROFS}:
            why = "the file system is read-only" if code == errno.EROFS else f"user {os.geteuid()} may not"
            return StoreRefuses(
                f"{self.where}: cannot {act}: {why}; give this user the directory, or set ARCHIVER_STORE"
            )
        if code in {errno.EOPNOTSUPP, errno.EMLINK, errno.EXDEV}:
            return StoreRefuses(
                f"{self.where}: cannot {act}: the directory must be one file system that has hard links"
            )
        if code in {errno.ELOOP, errno.ENOTDIR}:
            return StoreRefuses(f"{self.where}: cannot {act}: something that is no directory stands in the way")
        return StoreError(f"{self.where}: cannot {act}: {error.strerror or error}")


def _free_bytes(root: Path) -> int:
    found = os.statvfs(root if root.exists() else root.parent)
    return found.f_bavail * found.f_frsize
