"""Blobs on the local disk until a store has them, so that capturing goes on while a store is down or after a crash.

One directory with one file per blob, "/" in its name written as "+". Sealing syncs the bytes, then writes
`<file>.sealed` beside them, with digest and size: a file without that is torn. Each file is locked by the process that
writes it, so that another process does not take it for a leftover when it starts.
"""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import threading
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from storage.deflate import crc32
from storage.digests import of_file
from storage.disks import FULL, in_use, put_away
from storage.errors import StoreError
from storage.handover import HandoverDirectory
from storage.layout import check_name
from storage.sequential_files import Laid, Sheet

_SEALED = ".sealed"


class SpoolFull(StoreError):
    """The spool is full of blobs that wait for a store: no new round starts until the store takes some."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A blob in the spool."""

    name: str
    path: Path
    bytes: int
    sha256: str | None  # None: not sealed, so torn unless `busy`
    busy: bool  # a living process has it

    @property
    def torn(self) -> bool:
        """Whether a crash left it half-written: nothing in it was acknowledged."""
        return self.sha256 is None and not self.busy


class Spool:
    """A directory (created with mode 0700 if absent) with a limit on what may wait in it.

    `given`: tells a store on the same file system what was read back here.
    """

    def __init__(self, directory: Path, cap_bytes: int, given: HandoverDirectory | None = None) -> None:
        self.directory = directory
        self._given = given or HandoverDirectory(directory)
        self.cap_bytes = cap_bytes
        self._lock = threading.Lock()
        self._held: dict[str, int] = {}  # file descriptors that hold our locks, by blob name
        try:
            directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(f"cannot make the spool {directory}: {error.strerror or error}") from error

    def create(self, name: str, over: Laid | None = None) -> tuple[Path, Sheet]:
        """A new file for a blob, open for writing and reading, and its path.

        It is written around the body `over`, if the file of that body can be linked here. Raises SpoolFull if the limit
        is reached or the disk is full, StoreError for other errors of the disk.
        """
        path = self._path(name)
        if self.room_bytes <= 0:
            if (waiting := self.used_bytes) < self.cap_bytes:
                raise SpoolFull(f"the disk is full: cannot write {path}")
            raise SpoolFull(f"{waiting} bytes wait in {self.directory} for a store, the cap is {self.cap_bytes}")
        with disk_errors(path):
            file, descriptor = (None if over is None else _named(path, over)) or _new(path)
        with self._lock:
            self._held[name] = descriptor
        return path, file

    def seal(self, path: Path, file: Sheet) -> tuple[int, str]:
        """Close the file with its bytes on the disk, and return size and SHA-256. From here on a crash loses nothing of it.

        A file that was not hashed while it was written is read back from the disk. Raises StoreError if that differs
        from what was written.
        """
        with disk_errors(path):
            with file:
                os.fsync(file.fileno())
                size, sha256 = os.fstat(file.fileno()).st_size, file.sha256()
                if sha256 is None:
                    sha256, size = self._read_back(path, file)
            note = path.with_name(path.name + _SEALED)
            with note.open("x") as out:
                json.dump({"sha256": sha256, "bytes": size}, out)
                out.flush()
                os.fsync(out.fileno())
            directory = os.open(self.directory, os.O_RDONLY | os.O_DIRECTORY)
            try:
                os.fsync(directory)
            finally:
                os.close(directory)
        return size, sha256

    def _read_back(self, path: Path, file: Sheet) -> tuple[str, int]:
        crc = 0

        def see(piece: memoryview) -> None:
            nonlocal crc
            crc = crc32(piece, crc)

        found = of_file(file.fileno(), see)
        if file.crc not in (None, crc):
            raise StoreError(f"{path} reads back with other bytes than were written to it (CRC-32)")
        self._given.note(path, found)
        return found

    def entries(self) -> list[Entry]:
        """The blobs in the spool, in order of name: after a crash, they are to be stored or dropped."""
        found = []
        for path in sorted(self.directory.iterdir()):
            if path.name.startswith("."):
                put_away(path)
            name = path.name.replace("+", "/")
            if path.suffix == _SEALED or not _ours(name):
                continue
            with suppress(FileNotFoundError):  # discarded meanwhile
                size = path.stat().st_size
                busy = in_use(path, fcntl.LOCK_SH)
                found.append(Entry(name=name, path=path, bytes=size, sha256=_sealed(path, size), busy=busy))
        return found

    def discard(self, name: str) -> None:
        """Remove a blob that a store has, or that is torn. Does nothing if it is already gone."""
        path = self._path(name)
        path.with_name(path.name + _SEALED).unlink(missing_ok=True)  # first, so that a crash leaves a torn file
        path.unlink(missing_ok=True)
        self._given.forget(path)
        with self._lock:
            descriptor = self._held.pop(name, None)
        if descriptor is not None:
            os.close(descriptor)

    @property
    def used_bytes(self) -> int:
        """Bytes that wait now, those of other processes included."""
        total = 0
        with os.scandir(self.directory) as found:
            for entry in found:
                with suppress(FileNotFoundError):
                    total += entry.stat(follow_symlinks=False).st_size
        return total

    @property
    def room_bytes(self) -> int:
        """Bytes that may still be written, by our limit and by the free space of the disk."""
        disk = os.statvfs(self.directory)
        return min(self.cap_bytes - self.used_bytes, disk.f_bavail * disk.f_frsize)

    def close(self) -> None:
        """Release all locks; what waits stays for the process that starts next."""
        with self._lock:
            held, self._held = self._held, {}
        for descriptor in held.values():
            os.close(descriptor)

    def _path(self, name: str) -> Path:
        return self.directory / check_name(name).replace("/", "+")


@contextmanager
def disk_errors(path: Path) -> Iterator[None]:
    """Turn an OSError while this file is written into StoreError, or into its kind SpoolFull if the disk is full."""
    try:
        yield
    except OSError as error:
        if error.errno in FULL:
            raise SpoolFull(f"the disk is full: cannot write {path}") from error
        raise StoreError(f"cannot write {path} in the spool: {error.strerror or error}") from error


def _new(path: Path) -> tuple[Sheet, int]:
    """A new file, and the descriptor that holds its lock. Others see the file only once it is locked."""
    hidden = path.with_name(f".{secrets.token_hex(8)}")
    with ExitStack() as undo:
        try:
            file = undo.enter_context(Sheet(hidden))
            undo.callback(os.close, descriptor := os.open(hidden, os.O_RDONLY | os.O_CLOEXEC))
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            path.hardlink_to(hidden)
        finally:
            hidden.unlink(missing_ok=True)
        undo.pop_all()
    return file, descriptor


def _named(path: Path, over: Laid) -> tuple[Sheet, int] | None:
    """Like `_new`, with the unnamed file of a body, which is linked to `path`; None if that is not possible."""
    with ExitStack() as undo:
        try:
            undo.callback(os.close, descriptor := over.open_again())
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            if not over.link(path):
                return None
            undo.callback(path.unlink)
            file = Sheet(path, over)
        except OSError:
            return None
        undo.pop_all()
    return file, descriptor


def _ours(name: str) -> bool:
    try:
        check_name(name)
    except ValueError:
        return False
    return True


def _sealed(path: Path, size: int) -> str | None:
    """The digest noted at sealing; None if there is no complete note, or the file is not of the noted size."""
    try:
        noted = json.loads(path.with_name(path.name + _SEALED).read_bytes())
        return str(noted["sha256"]) if noted["bytes"] == size else None
    except (FileNotFoundError, ValueError, KeyError, TypeError):
        return None
