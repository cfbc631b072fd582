"""The Blobs contract over a directory."""

from __future__ import annotations

import errno
import hashlib
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from storage.blobs import COPY_BYTES, Capabilities, Stat, blob_exists_error, check_read_back, digest, expected_digest
from storage.body import Body
from storage.clock import utcnow
from storage.digests import of_file
from storage.disks import no_room
from storage.errors import BlobDamaged, BlobMissing, StoreError
from storage.files.tree import QUARANTINE_DIR, TMP, Tree
from storage.handover import HandoverDirectory
from storage.layout import STORE_MARK, check_name
from storage.model import Receipt

PROBE_BYTES = 4096  # one block


class FileBlobs:
    """Blobs in a directory.

    ROOT is created (0700) at the first use if its parent exists: a missing parent is more likely an unmounted disk than
    a request for a new tree.

    `given`: files that their writer (the spool) gives up to the store. If such a file is on the same file system and no
    other store has linked it before, it is linked instead of copied, and not read back a second time
    (docs/decisions/0020-large-bodies.md).
    """

    def __init__(self, root: Path, label: str = "main", given: HandoverDirectory | None = None) -> None:
        self.label = label
        self._tree = Tree(root.absolute(), given)
        self.where = self._tree.where

    def put(self, name: str, path: Path, sha256: str | None = None) -> Receipt:
        """See `Blobs.put`."""
        check_name(name)
        if self.stat(name) is not None:
            raise blob_exists_error(self.where, name)
        given = expected_digest(path, sha256)
        with (
            self._tree.staged(path, name, given) as (root, temporary),
            self._tree.parent(root, name, make=True) as (parent, last),
        ):
            try:
                os.link(f"{TMP}/{temporary}", last, src_dir_fd=root, dst_dir_fd=parent, follow_symlinks=False)
                os.fsync(parent)
            except FileExistsError:
                raise blob_exists_error(self.where, name) from None
            except OSError as error:
                raise self._tree.refused(error, f"store {name}") from error
        return self._receipt(name, given)

    def get(self, name: str, start: int = 0, length: int | None = None, receipt: Receipt | None = None) -> bytes:
        """See `Blobs.get`."""
        with self._tree.opened(name) as (descriptor, size):
            if receipt is not None and size != receipt.bytes:
                raise BlobDamaged(f"{self.where}: {name} has {size} bytes, {receipt.bytes} were put there")
            with self._tree.reading(name):
                whole = start == 0 and (length is None or length >= size)
                data = _read(
                    descriptor, start, max(0, size - start) if length is None else min(length, max(0, size - start))
                )
            if receipt is not None and whole:
                check_read_back(self.where, name, _named(receipt), (hashlib.sha256(data).hexdigest(), len(data)))
            return data

    @contextmanager
    def open(self, name: str, receipt: Receipt | None = None) -> Iterator[Body]:
        """See `Blobs.open`. The file stays open between hashing and reading, so both see the same file."""
        with self._tree.opened(name) as (descriptor, size), open(descriptor, "rb", closefd=False) as file:
            body = Body(file, 0, size)
            if receipt is not None:
                with self._tree.reading(name):
                    found = digest(body.chunks(COPY_BYTES))
                check_read_back(self.where, name, _named(receipt), found)
            yield body

    def verify(self, name: str, receipt: Receipt | None = None) -> Receipt:
        """See `Blobs.verify`. Reads from the disk, not from the page cache."""
        with self._tree.opened(name) as (descriptor, _), self._tree.reading(name):
            found = of_file(descriptor)
        if receipt is not None:
            check_read_back(self.where, name, _named(receipt), found)
        return self._receipt(name, found)

    def stat(self, name: str) -> Stat | None:
        """See `Blobs.stat`."""
        try:
            with self._tree.opened(name) as (_, size):
                return Stat(name=name, bytes=size)
        except BlobMissing:
            return None

    def names(self, prefix: str = "", after: str = "") -> Iterator[Stat]:
        """See `Blobs.names`. Foreign files are listed too: whoever compares store and catalog must see them."""
        if self._tree.exists():
            yield from self._tree.walk(self._tree.path, "", prefix, after)

    def restore(self, name: str, path: Path, receipt: Receipt) -> Receipt:
        """See `Blobs.restore`. The damaged file is kept in ROOT/.quarantine."""
        check_name(name)
        given = expected_digest(path, receipt.sha256)
        with suppress(BlobMissing, BlobDamaged):
            return self.verify(name, receipt)
        with (
            self._tree.staged(path, name, given) as (root, temporary),
            self._tree.parent(root, name, make=True) as (parent, last),
        ):
            try:
                with suppress(FileNotFoundError):
                    self._tree.subdirectory(root, QUARANTINE_DIR)
                    kept = f"{QUARANTINE_DIR}/{name.replace('/', '+')}.{secrets.token_hex(4)}"
                    os.link(last, kept, src_dir_fd=parent, dst_dir_fd=root, follow_symlinks=False)
                os.rename(f"{TMP}/{temporary}", last, src_dir_fd=root, dst_dir_fd=parent)
                os.fsync(parent)
            except OSError as error:
                raise self._tree.refused(error, f"restore {name}") from error
        return self._receipt(name, given)

    def probe(self) -> Capabilities:
        """See `Blobs.probe`. Leaves nothing behind, and clears away what a crashed writer left in `.tmp`."""
        with self._tree.root(make=True) as root:
            try:
                self._tree.subdirectory(root, TMP)
                self._tree.sweep(root)
                descriptor, first = self._tree.begun(root)
            except OSError as error:
                raise self._tree.refused(error, "write") from error
            second = secrets.token_hex(8)
            try:
                self._prove(descriptor)
                os.link(f"{TMP}/{first}", f"{TMP}/{second}", src_dir_fd=root, dst_dir_fd=root)
                with suppress(FileExistsError):
                    os.link(f"{TMP}/{first}", f"{TMP}/{second}", src_dir_fd=root, dst_dir_fd=root)
                    raise StoreError(f"{self.where}: this file system replaces files by links; nothing is safe on it")
            except OSError as error:
                raise self._tree.refused(error, "write") from error
            finally:
                for leftover in (first, second):
                    with suppress(OSError):
                        os.unlink(f"{TMP}/{leftover}", dir_fd=root)
                os.close(descriptor)
        return Capabilities(
            store=self.label, where=self.where, at=utcnow(), conditional_put=True, expires="no", archives="no"
        )

    def _prove(self, descriptor: int) -> None:
        """Check that bytes can be written and read back: a full disk still accepts new names."""
        with open(descriptor, "r+b", buffering=0, closefd=False) as file:
            file.write(bytes(PROBE_BYTES))
            os.fsync(descriptor)
            found = of_file(descriptor)
        if found != digest([bytes(PROBE_BYTES)]):
            raise StoreError(f"{self.where}: it does not give back what was written there")

    def place(self) -> tuple[int, int, int] | None:
        """See `storage.mirror.health.Mounted`: device, inode and mtime of the store's mark."""
        try:
            mark = (self._tree.path / STORE_MARK).stat()
        except OSError:
            return None
        return mark.st_dev, mark.st_ino, mark.st_mtime_ns

    def lacks_room(self) -> str | None:
        """See `storage.mirror.health.Roomy`."""
        if self._tree.exists() and no_room(self._tree.path):
            return str(self._tree.refused(OSError(errno.ENOSPC, ""), "store anything"))
        return None

    def close(self) -> None:
        """Does nothing: no file is held open between calls."""

    def _receipt(self, name: str, found: tuple[str, int]) -> Receipt:
        return Receipt(store=self.label, name=name, sha256=found[0], bytes=found[1])


def _named(receipt: Receipt) -> tuple[str, int]:
    return receipt.sha256, receipt.bytes


def _read(descriptor: int, start: int, size: int) -> bytes:
    parts = []
    while size > 0 and (part := os.pread(descriptor, min(size, 1 << 30), start)):  # one call returns at most 2 GiB
        parts.append(part)
        start, size = start + len(part), size - len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)
