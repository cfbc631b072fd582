"""Who may delete from a store: the owner of a directory; for a bucket, someone with separate credentials."""

from __future__ import annotations

import fcntl
from collections.abc import Collection, Iterator
from contextlib import suppress
from pathlib import Path
from typing import Protocol

from storage.disks import sync_directory
from storage.errors import StoreError
from storage.layout import check_name
from storage.locks import Lock

_STAGED = ".tmp"  # as in `storage.files`; each file is locked by its writer
_QUARANTINE = ".quarantine"  # as in `storage.files`: the name with "+" for "/", then a random part


class Eraser(Protocol):
    """Deletes blobs of one store for good."""

    @property
    def label(self) -> str: ...

    def locks(self, name: str) -> list[tuple[str | None, Lock]]:
        """The locks on all copies of a blob in this store, by version. StoreError if the store does not answer."""

    def erase(self, name: str, lift: Collection[str | None] = ()) -> None:
        """Delete all copies, including those that repairs set aside; it is no error if there are none.

        `lift`: versions whose legal hold is taken off first. StoreError if something is left.
        """

    def close(self) -> None: ...


class DirectoryErasure:
    """Deletes from a directory, in which nothing is locked."""

    def __init__(self, root: Path, label: str) -> None:
        self.label = label
        self._root = root.absolute()

    def locks(self, name: str) -> list[tuple[str | None, Lock]]:
        """No locks: whoever may write to a directory may delete from it. StoreError if the directory is not there."""
        check_name(name)
        if not self._root.is_dir():
            raise StoreError(f"{self._root.as_uri()}: the directory is not there; mount the disk")
        return []

    def erase(self, name: str, lift: Collection[str | None] = ()) -> None:  # noqa: ARG002 - no holds in a directory
        """See `Eraser.erase`."""
        self.locks(name)
        try:
            for path in self._copies(name):
                with suppress(FileNotFoundError):
                    path.unlink()
                sync_directory(path.parent)
            self._sweep()
        except OSError as error:
            raise StoreError(f"{self._root.as_uri()}: cannot delete {name}: {error.strerror or error}") from error

    def close(self) -> None:
        """Does nothing: no file is held open."""

    def _sweep(self) -> None:
        """Delete half-written files of killed writers, which may be copies, too. Living writers lock theirs."""
        staged = self._root / _STAGED
        for path in staged.iterdir() if staged.is_dir() and not staged.is_symlink() else ():
            with suppress(FileNotFoundError, BlockingIOError), path.open("rb") as file:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                path.unlink()

    def _copies(self, name: str) -> Iterator[Path]:
        path = self._root / name
        if path.parent.is_dir() and path.parent.resolve().is_relative_to(self._root.resolve()):
            yield path
        quarantine = self._root / _QUARANTINE
        if quarantine.is_dir() and not quarantine.is_symlink():
            kept = name.replace("/", "+")
            yield from (one for one in quarantine.iterdir() if one.name.rpartition(".")[0] == kept)
