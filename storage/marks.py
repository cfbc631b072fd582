"""A mark in every store, written at the first start, so that no other place is mistaken for the store: an empty mount
point, a bucket of the same name elsewhere, a swapped disk.

The mark is a blob, `probe/store`, with a random id that the data directory remembers. A store that lost its mark, or
has another one, prevents the start; nothing is written to it until somebody has said that it is the right one.
"""

from __future__ import annotations

import json
import secrets
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from storage.disks import write_whole
from storage.errors import BlobExists, BlobMissing, StoreError
from storage.layout import CHECKPOINTS, JOURNAL, SEGMENTS, STORE_MARK

if TYPE_CHECKING:
    from storage.blobs import Blobs


def check_listing(store: Blobs) -> None:
    """Raise StoreError if the listing of a store lacks even its mark, although the mark is there.

    By such a listing a full store would look empty. A listing that lacks only some blobs is found out by the ledger.
    """
    if store.stat(STORE_MARK) is not None and all(one.name != STORE_MARK for one in store.names(STORE_MARK)):
        raise StoreError(
            f"{store.where}: its listing lacks {STORE_MARK}, which is there: what it lists is not what it has, so nothing was "
            f"concluded from it. Try again later; if it stays so, ask whoever runs the store"
        )


class StoreLost(StoreError):
    """What is there is not the store that it is configured as; nothing was written to it."""


class Marks:
    """Recognises the stores of one data directory."""

    def __init__(self, directory: Path, had: Callable[[str], bool], new: Callable[[], bool]) -> None:
        """`directory`: where the ids are remembered; created if absent. `had`: whether, according to the catalog, the
        store of this label has taken blobs. `new`: whether the catalog is empty."""
        self._directory = directory
        self._had = had
        self._new = new

    def check(self, store: Blobs) -> None:
        """Mark a new store, recognise a known one. Raises StoreLost if it is another one, StoreError if it fails."""
        found = self.compare(store)
        if found is None:
            self.adopt(store)
        elif self._remembered(store.label) is None:
            self._remember(store.label, found)

    def compare(self, store: Blobs) -> str | None:
        """The mark of a store that may be the right one; None if it seems to be new.

        Raises like `check`, reads one small blob and writes nothing.
        """
        found, known = self._found(store), self._remembered(store.label)
        if found is None:
            if known is not None or (self._had(store.label) and not _filled(store)):
                raise StoreLost(
                    f"{store.where}: store {store.label!r} has lost the mark of its first start: an empty mount point, or "
                    f"another place? Mount it, or correct ARCHIVER_STORE. If it is lost and this is to take its place: "
                    f"archiver store adopt {store.label}"
                )
        elif known is not None and found != known:
            raise StoreLost(
                f"{store.where}: this is not the store that {store.label!r} was ({found[:8]}, not {known[:8]}): correct "
                f"ARCHIVER_STORE. If this is to take its place: archiver store adopt {store.label}"
            )
        if self._new() and any(_has(store, prefix) for prefix in (SEGMENTS, CHECKPOINTS)):
            # visits would be numbered from 1 again, and a rebuild takes only one of each number
            raise StoreLost(
                f"{store.where}: an archive is in this store already, and the catalog knows of nothing: are ARCHIVER_DATA and "
                f"ARCHIVER_DATABASE the right ones? If the catalog was lost: put the keys back where they are lost, too, then "
                f"archiver rebuild. If this is to be another archive: give it another place in ARCHIVER_STORE"
            )
        return found

    def adopt(self, store: Blobs) -> None:
        """From now on, accept what is there as the store of this label: by its mark, or by a new one."""
        found = self._found(store)
        if found is None:
            made = secrets.token_hex(16)
            with tempfile.NamedTemporaryFile(dir=self._place(), prefix=".mark-") as file:
                file.write(json.dumps({"v": 1, "id": made}).encode() + b"\n")
                file.flush()
                try:
                    store.put(STORE_MARK, Path(file.name))
                except BlobExists:  # a first start on another machine at the same moment
                    pass
                else:
                    found = made
            found = found or self._found(store)
        if found is not None:
            self._remember(store.label, found)

    def _found(self, store: Blobs) -> str | None:
        try:
            data = store.get(STORE_MARK)
        except BlobMissing:
            return None
        try:
            return str(json.loads(data)["id"])
        except (ValueError, KeyError, TypeError):
            raise StoreLost(f"{store.where}: {STORE_MARK} is damaged: is this store {store.label!r}?") from None

    def _remembered(self, label: str) -> str | None:
        try:
            return (self._directory / label).read_text().strip() or None
        except FileNotFoundError:
            return None
        except OSError as error:
            raise StoreError(f"cannot read {self._directory / label}: {error.strerror or error}") from error

    def _remember(self, label: str, mark: str) -> None:
        path = self._place() / label
        try:
            write_whole(path, f"{mark}\n".encode(), over=True)
        except OSError as error:
            raise StoreError(f"cannot write {path}: {error.strerror or error}") from error

    def _place(self) -> Path:
        try:
            self._directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"cannot make {self._directory}: {error.strerror or error}") from error
        return self._directory


def _filled(store: Blobs) -> bool:
    """Whether it has blobs of ours: such a store without a mark is older than marks."""
    return any(_has(store, prefix) for prefix in (JOURNAL, SEGMENTS))


def _has(store: Blobs, prefix: str) -> bool:
    return next(store.names(prefix), None) is not None
