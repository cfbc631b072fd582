"""A directory as a store: blob NAME is the file ROOT/NAME, unchanged, read-only.

A put writes a temporary file, syncs it, reads it back past the page cache, then links it under its name (a link never
replaces what is there) and syncs the directory: after a crash a name is there with all its bytes or not at all.
Every step walks from an open directory with O_NOFOLLOW, so that no link planted below ROOT leads out of it.
Hidden beside the blobs: `.tmp` (work in progress, each file locked by its writer) and `.quarantine` (what was damaged).
"""

from __future__ import annotations

import errno
import fcntl
import hashlib
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from storage.blobs import COPY_BYTES, Capabilities, Stat, check_read_back, check_source, digest, exists, wanted
from storage.body import Body
from storage.clock import utcnow
from storage.errors import BlobDamaged, BlobMissing, StoreError
from storage.layout import check_name
from storage.model import Receipt

_TMP, _QUARANTINE = ".tmp", ".quarantine"
_DIRECTORY = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK  # a planted FIFO must not hang us
_CREATE = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_ABSENT = {errno.ENOENT, errno.ENOTDIR}


class FileBlobs:
    """Blobs in a directory. ROOT is made (0700) at the first use when its parent is there: a missing parent is a disk
    that is not mounted more often than a wish for a new tree."""

    def __init__(self, root: Path, label: str = "main") -> None:
        self.label = label
        self._tree = _Tree(root.absolute())
        self.where = self._tree.where

    def put(self, name: str, path: Path, sha256: str | None = None) -> Receipt:
        """See `Blobs.put`."""
        check_name(name)
        if self.stat(name) is not None:
            raise exists(self.where, name)
        given = wanted(path, sha256)
        with (
            self._tree.staged(path, name, given) as (root, temporary),
            self._tree.parent(root, name, make=True) as (parent, last),
        ):
            try:
                os.link(f"{_TMP}/{temporary}", last, src_dir_fd=root, dst_dir_fd=parent, follow_symlinks=False)
                os.fsync(parent)
            except FileExistsError:
                raise exists(self.where, name) from None
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
        """See `Blobs.open`. The file that was hashed is the file that is read: it stays open in between."""
        with self._tree.opened(name) as (descriptor, size), open(descriptor, "rb", closefd=False) as file:
            body = Body(file, 0, size)
            if receipt is not None:
                with self._tree.reading(name):
                    found = digest(body.chunks(COPY_BYTES))
                check_read_back(self.where, name, _named(receipt), found)
            yield body

    def verify(self, name: str, receipt: Receipt | None = None) -> Receipt:
        """See `Blobs.verify`. Reads from the disk, not from what the kernel still holds of it."""
        with self._tree.opened(name) as (descriptor, _), self._tree.reading(name):
            found = digest(_from_disk(descriptor))
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
        """See `Blobs.restore`. The damaged file goes to ROOT/.quarantine."""
        check_name(name)
        given = wanted(path, receipt.sha256)
        with suppress(BlobMissing, BlobDamaged):
            return self.verify(name, receipt)
        with (
            self._tree.staged(path, name, given) as (root, temporary),
            self._tree.parent(root, name, make=True) as (parent, last),
        ):
            try:
                with suppress(FileNotFoundError):
                    self._tree.subdirectory(root, _QUARANTINE)
                    kept = f"{_QUARANTINE}/{name.replace('/', '+')}.{secrets.token_hex(4)}"
                    os.link(last, kept, src_dir_fd=parent, dst_dir_fd=root, follow_symlinks=False)
                os.rename(f"{_TMP}/{temporary}", last, src_dir_fd=root, dst_dir_fd=parent)
                os.fsync(parent)
            except OSError as error:
                raise self._tree.refused(error, f"restore {name}") from error
        return self._receipt(name, given)

    def probe(self) -> Capabilities:
        """See `Blobs.probe`. Leaves nothing; clears away what a crashed writer left in `.tmp`."""
        first, second = secrets.token_hex(8), secrets.token_hex(8)
        with self._tree.root(make=True) as root:
            try:
                self._tree.subdirectory(root, _TMP)
                self._tree.sweep(root)
                os.close(os.open(f"{_TMP}/{first}", _CREATE, 0o600, dir_fd=root))
                os.link(f"{_TMP}/{first}", f"{_TMP}/{second}", src_dir_fd=root, dst_dir_fd=root)
                with suppress(FileExistsError):
                    os.link(f"{_TMP}/{first}", f"{_TMP}/{second}", src_dir_fd=root, dst_dir_fd=root)
                    raise StoreError(f"{self.where}: this file system replaces files by links; nothing is safe on it")
            except OSError as error:
                raise self._tree.refused(error, "write") from error
            finally:
                for leftover in (first, second):
                    with suppress(OSError):
                        os.unlink(f"{_TMP}/{leftover}", dir_fd=root)
        return Capabilities(store=self.label, where=self.where, at=utcnow(), conditional_put=True)

    def close(self) -> None:
        """Nothing is held open between calls."""

    def _receipt(self, name: str, found: tuple[str, int]) -> Receipt:
        return Receipt(store=self.label, name=name, sha256=found[0], bytes=found[1])


class _Tree:
    """The directory itself: walking it safely, staging files in it, and its complaints in words."""

    def __init__(self, root: Path) -> None:
        self.path = root
        self.where = root.as_uri()
        self._durable: set[str] = set()  # directories whose own entry is known to be on disk

    # ---- the way in ----------------------------------------------------------------------------------------------

    def exists(self) -> bool:
        """False for a store that is still to be made. StoreError when it can never be."""
        if self.path.is_dir():
            return True
        if (self.path.exists() or self.path.is_symlink()) and not self.path.is_dir():  # or was it made just now?
            raise StoreError(f"{self.where}: {self.path} is not a directory")
        if not self.path.parent.is_dir():
            raise StoreError(f"{self.where}: {self.path.parent} does not exist; mount the disk, or make the directory")
        return False

    @contextmanager
    def root(self, *, make: bool = False) -> Iterator[int]:
        try:
            if not self.exists():
                if not make:
                    raise BlobMissing(f"{self.where}: nothing is stored there yet")
                self.path.mkdir(mode=0o700, exist_ok=True)
                _sync_directory(self.path.parent)
            descriptor = os.open(self.path, os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC)  # ROOT itself may be a link
        except OSError as error:
            raise self.refused(error, "open it") from error
        try:
            yield descriptor
        finally:
            os.close(descriptor)

    @contextmanager
    def parent(self, root: int, name: str, *, make: bool = False) -> Iterator[tuple[int, str]]:
        """The open directory that holds `name`, and the last segment of it."""
        *parts, last = name.split("/")
        descriptor, path = os.dup(root), ""
        try:
            for part in parts:
                path = f"{path}/{part}"
                if make:
                    self._make(descriptor, part, path)
                inner = os.open(part, _DIRECTORY, dir_fd=descriptor)
                os.close(descriptor)
                descriptor = inner
            yield descriptor, last
        except OSError as error:
            if error.errno in _ABSENT and not make:
                raise BlobMissing(f"{self.where}: there is no {name}") from error
            raise self.refused(error, f"reach {name}") from error
        finally:
            os.close(descriptor)

    def _make(self, parent: int, part: str, path: str) -> None:
        """A directory whose entry is on disk, too: another thread may have made it and not yet synced."""
        try:
            os.mkdir(part, 0o755, dir_fd=parent)
        except FileExistsError:
            if path in self._durable:
                return
        os.fsync(parent)
        self._durable.add(path)

    @contextmanager
    def opened(self, name: str) -> Iterator[tuple[int, int]]:
        """A regular file, open for reading, and its size."""
        check_name(name)
        with self.root() as root, self.parent(root, name) as (parent, last):
            try:
                descriptor = os.open(last, _READ, dir_fd=parent)
            except FileNotFoundError:
                raise BlobMissing(f"{self.where}: there is no {name}") from None
            except OSError as error:
                raise self._damaged(error, name) from error
        try:
            found = os.fstat(descriptor)
            if stat.S_ISDIR(found.st_mode):
                raise BlobMissing(f"{self.where}: {name} is a directory, not a blob")
            if not stat.S_ISREG(found.st_mode):
                raise BlobDamaged(f"{self.where}: {name} is no regular file")
            yield descriptor, found.st_size
        finally:
            os.close(descriptor)

    # ---- writing -------------------------------------------------------------------------------------------------

    @contextmanager
    def staged(self, path: Path, name: str, given: tuple[str, int]) -> Iterator[tuple[int, str]]:
        """A synced, read-back, read-only copy of `path` in `.tmp`; gone afterwards whatever happens."""
        temporary = secrets.token_hex(8)
        with self.root(make=True) as root:
            try:
                self.subdirectory(root, _TMP)
                descriptor = os.open(f"{_TMP}/{temporary}", _CREATE, 0o600, dir_fd=root)
            except OSError as error:
                raise self.refused(error, f"store {name}") from error
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX)  # tells a sweep that this one is alive
                try:
                    _copy(path, descriptor)
                    os.fchmod(descriptor, 0o444)
                    os.fsync(descriptor)
                    found = digest(_from_disk(descriptor))
                except OSError as error:
                    raise self.refused(error, f"store {name} ({given[1]} bytes)") from error
                if found != given:
                    check_source(path, given[0])  # was it the file that changed, or the disk that lies?
                check_read_back(self.where, name, given, found)
                yield root, temporary
            finally:
                with suppress(FileNotFoundError):  # renamed into place by `restore`
                    os.unlink(f"{_TMP}/{temporary}", dir_fd=root)
                os.close(descriptor)

    def subdirectory(self, root: int, part: str) -> None:
        with suppress(FileExistsError):
            os.mkdir(part, 0o700, dir_fd=root)

    def sweep(self, root: int) -> None:
        for leftover in (self.path / _TMP).iterdir():
            with suppress(OSError):  # locked by its writer, or gone already
                descriptor = os.open(f"{_TMP}/{leftover.name}", _READ, dir_fd=root)
                try:
                    fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                    os.unlink(f"{_TMP}/{leftover.name}", dir_fd=root)
                finally:
                    os.close(descriptor)

    def walk(self, directory: Path, base: str, prefix: str, after: str) -> Iterator[Stat]:
        try:
            with os.scandir(directory) as found:
                entries = sorted(
                    (f"{base}{e.name}/" if e.is_dir(follow_symlinks=False) else f"{base}{e.name}", e) for e in found
                )
        except FileNotFoundError:
            return
        except OSError as error:
            raise self.refused(error, f"list {directory}") from error
        for name, entry in entries:
            if name in (f"{_TMP}/", f"{_QUARANTINE}/"):
                continue
            if name.endswith("/"):
                inside = name.startswith(prefix) or prefix.startswith(name)
                if inside and after < f"{name[:-1]}0":  # "0" follows "/": the end of everything below this directory
                    yield from self.walk(directory / entry.name, name, prefix, after)
            elif name.startswith(prefix) and name > after and entry.is_file(follow_symlinks=False):
                yield Stat(name=name, bytes=entry.stat(follow_symlinks=False).st_size)

    # ---- words ---------------------------------------------------------------------------------------------------

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
        """What the operating system said, once, in words."""
        code = error.errno
        if code in _FULL:
            free = _free_bytes(self.path)
            return StoreError(f"{self.where}: no room to {act}, {free} bytes are free; nothing was left half-written")
        if code in {errno.EACCES, errno.EPERM, errno.EROFS}:
            why = "the file system is read-only" if code == errno.EROFS else f"user {os.geteuid()} may not"
            return StoreError(f"{self.where}: cannot {act}: {why}; give this user the directory, or set ARCHIVER_STORE")
        if code in {errno.EOPNOTSUPP, errno.EMLINK, errno.EXDEV}:
            return StoreError(f"{self.where}: cannot {act}: the directory must be one file system that has hard links")
        if code in {errno.ELOOP, errno.ENOTDIR}:
            return StoreError(f"{self.where}: cannot {act}: something that is no directory stands in the way")
        return StoreError(f"{self.where}: cannot {act}: {error.strerror or error}")


def _named(receipt: Receipt) -> tuple[str, int]:
    return receipt.sha256, receipt.bytes


def _free_bytes(root: Path) -> int:
    found = os.statvfs(root if root.exists() else root.parent)
    return found.f_bavail * found.f_frsize


def _read(descriptor: int, start: int, size: int) -> bytes:
    parts = []
    while size > 0 and (part := os.pread(descriptor, min(size, 1 << 30), start)):  # one call gives at most 2 GiB
        parts.append(part)
        start, size = start + len(part), size - len(part)
    return parts[0] if len(parts) == 1 else b"".join(parts)


def _from_disk(descriptor: int) -> Iterator[bytes]:
    """All bytes, the kernel told to forget first what it holds of them."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
    at = 0
    while chunk := os.pread(descriptor, COPY_BYTES, at):
        yield chunk
        at += len(chunk)


def _copy(path: Path, descriptor: int) -> None:
    with path.open("rb", buffering=0) as source:
        while chunk := source.read(COPY_BYTES):
            view = memoryview(chunk)
            while view:
                view = view[os.write(descriptor, view) :]


def _sync_directory(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
