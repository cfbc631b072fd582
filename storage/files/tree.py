"""The directory of a store: walking it safely and staging files in it."""

from __future__ import annotations

import errno
import fcntl
import os
import secrets
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from storage.blobs import COPY_BYTES, Stat, check_read_back, check_source
from storage.digests import of_file
from storage.disks import sync_directory
from storage.errors import BlobDamaged, BlobMissing, StoreRefuses
from storage.files.errors import Complaints
from storage.handover import HandoverDirectory
from storage.layout import check_name

TMP, QUARANTINE_DIR = ".tmp", ".quarantine"
_ROOT = os.O_RDONLY | os.O_DIRECTORY | os.O_CLOEXEC  # ROOT itself may be a link
_DIRECTORY = os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW | os.O_CLOEXEC
_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_CLOEXEC | os.O_NONBLOCK  # a planted FIFO must not hang us
_CREATE = os.O_RDWR | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW | os.O_CLOEXEC
_NO_LINK = {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.EOPNOTSUPP}
_ABSENT = {errno.ENOENT, errno.ENOTDIR}


class Tree(Complaints):
    """A store's directory: walks it safely and stages files in it."""

    def __init__(self, root: Path, given: HandoverDirectory | None) -> None:
        super().__init__(root)
        self._given = given
        self._durable: set[str] = set()  # directories whose own directory entry is known to be on disk
        self._swept = False

    # ---- opening ---------------------------------------------------------------------------------------------------

    def exists(self) -> bool:
        """Whether the directory exists. False: it is still to be made; StoreRefuses: it can never be."""
        if self.path.is_dir():
            return True
        if (self.path.exists() or self.path.is_symlink()) and not self.path.is_dir():  # unless it was made just now
            raise StoreRefuses(
                f"{self.where}: {self.path} is not a directory: move it away, mount the disk, or set ARCHIVER_STORE"
            )
        if not self.path.parent.is_dir():
            raise StoreRefuses(
                f"{self.where}: {self.path.parent} does not exist; mount the disk, or make the directory"
            )
        return False

    @contextmanager
    def root(self, *, make: bool = False) -> Iterator[int]:
        try:
            try:
                descriptor = os.open(self.path, _ROOT)
            except (FileNotFoundError, NotADirectoryError):
                if not self.exists():
                    if not make:
                        raise BlobMissing(f"{self.where}: nothing is stored there yet") from None
                    self.path.mkdir(mode=0o700, exist_ok=True)
                    sync_directory(self.path.parent)
                descriptor = os.open(self.path, _ROOT)
        except OSError as error:
            raise self.refused(error, "open it") from error
        try:
            yield descriptor
        finally:
            os.close(descriptor)

    @contextmanager
    def parent(self, root: int, name: str, *, make: bool = False) -> Iterator[tuple[int, str]]:
        """The open directory that holds `name`, and the last segment of `name`."""
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
        """Make a directory and sync its entry, even if it exists: another thread may have made it without syncing."""
        try:
            os.mkdir(part, 0o755, dir_fd=parent)
        except FileExistsError:
            if path in self._durable:
                return
        os.fsync(parent)
        self._durable.add(path)

    @contextmanager
    def opened(self, name: str) -> Iterator[tuple[int, int]]:
        """Open a blob, which must be a regular file: its descriptor and its size."""
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
        """Stage `path` in `.tmp`, as a copy or as the file itself: synced, read back, read-only, and removed
        afterwards. Gives the root's descriptor and the name in `.tmp`."""
        temporary = secrets.token_hex(8)
        with self.root(make=True) as root:
            try:
                self.subdirectory(root, TMP)
                if not self._swept:  # a process that only runs commands calls no probe, which would sweep at the start
                    self.sweep(root)
                descriptor = self._linked(path, root, temporary)
                linked = descriptor is not None
                if descriptor is None:
                    descriptor, temporary = self.begun(root)
            except OSError as error:
                raise self.refused(error, f"store {name}") from error
            try:
                with suppress(BlockingIOError):  # tells sweeps that it is in use; a spool may hold the lock already
                    if linked:
                        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                try:
                    if not linked:
                        _copy(path, descriptor)
                    os.fchmod(descriptor, 0o444)
                    os.fsync(descriptor)
                    found = (self._read_back(path) if linked else None) or of_file(descriptor)
                except OSError as error:
                    raise self.refused(error, f"store {name} ({given[1]} bytes)") from error
                if found != given:
                    check_source(path, given[0])  # did the file change, or does the disk return other bytes?
                check_read_back(self.where, name, given, found)
                yield root, temporary
            finally:
                with suppress(FileNotFoundError):  # renamed into place by `restore`
                    os.unlink(f"{TMP}/{temporary}", dir_fd=root)
                os.close(descriptor)

    @staticmethod
    def begun(root: int) -> tuple[int, str]:
        """Create a file in `.tmp`; its descriptor and name. Its lock tells another process's sweep that the writer is
        alive. If a sweep removed it before it was locked, another is created."""
        while True:
            name = secrets.token_hex(8)
            descriptor = os.open(f"{TMP}/{name}", _CREATE, 0o600, dir_fd=root)
            fcntl.flock(descriptor, fcntl.LOCK_EX)  # waits for a sweep that is checking it
            if os.fstat(descriptor).st_nlink:
                return descriptor, name
            os.close(descriptor)

    def _linked(self, path: Path, root: int, temporary: str) -> int | None:
        """The file itself, linked into `.tmp` and open, if it was given up and nobody else has linked it; None: copy
        it. Its writer has closed it by now, so nothing changes it any more."""
        if self._given is None or not self._given.holds(path):
            return None
        try:
            os.link(path, f"{TMP}/{temporary}", dst_dir_fd=root, follow_symlinks=False)
        except OSError as error:
            if error.errno in _NO_LINK:
                return None
            raise
        descriptor = os.open(f"{TMP}/{temporary}", _READ, dir_fd=root)
        found = os.fstat(descriptor)
        if stat.S_ISREG(found.st_mode) and found.st_nlink == 2 and found.st_uid == os.geteuid():
            return descriptor
        os.close(descriptor)
        os.unlink(f"{TMP}/{temporary}", dir_fd=root)
        return None

    def _read_back(self, path: Path) -> tuple[str, int] | None:
        return None if self._given is None else self._given.read_back(path)

    def subdirectory(self, root: int, part: str) -> None:
        with suppress(FileExistsError):
            os.mkdir(part, 0o700, dir_fd=root)

    def sweep(self, root: int) -> None:
        """Clear away what killed writers left half-written."""
        self._swept = True
        _sweep(self.path / TMP, root)

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
            if name in (f"{TMP}/", f"{QUARANTINE_DIR}/"):
                continue
            if name.endswith("/"):
                inside = name.startswith(prefix) or prefix.startswith(name)
                if inside and after < f"{name[:-1]}0":  # "0" follows "/": the end of all names below this directory
                    yield from self.walk(directory / entry.name, name, prefix, after)
            elif name.startswith(prefix) and name > after and entry.is_file(follow_symlinks=False):
                yield Stat(name=name, bytes=entry.stat(follow_symlinks=False).st_size)


def _sweep(directory: Path, root: int) -> None:
    for leftover in directory.iterdir():
        with suppress(OSError):  # locked by its writer, or already gone
            descriptor = os.open(f"{TMP}/{leftover.name}", _READ, dir_fd=root)
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
                os.unlink(f"{TMP}/{leftover.name}", dir_fd=root)
            finally:
                os.close(descriptor)


def _copy(path: Path, descriptor: int) -> None:
    with path.open("rb", buffering=0) as source:
        while chunk := source.read(COPY_BYTES):
            view = memoryview(chunk)
            while view:
                view = view[os.write(descriptor, view) :]
