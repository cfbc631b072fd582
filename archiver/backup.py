"""Backup and restore of what no store holds: keys, and the catalog, which a rebuild recreates except for its tokens.

A backup is a zip: `manifest.json` with the SHA-256 of each file, the keys of the ledger and of sealed words, the note
of the checkpoint that was signed last, and a snapshot of an SQLite catalog. It holds private keys: protect it as you
protect them. The settings, and with them the credentials of stores, are the operator's own files and are not included.
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import sqlite3
import stat
import tempfile
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from archiver.errors import UsageError
from storage import scratch
from storage.clock import rfc3339
from storage.disks import no_room, sync_directory
from storage.errors import ArchiverError, StoreError

VERSION = 1
KEYS, CATALOG, MANIFEST = "keys/", "catalog.sqlite", "manifest.json"
_LOCK = ".lock"  # suffix of the ledger's lock file, which is no key
_CHUNK = 1 << 20
_MANIFEST_BYTES = 1 << 20
# What a zip raises that was changed: RuntimeError where it claims to be encrypted, or packed in a way that is not known.
_BROKEN = (zipfile.BadZipFile, zlib.error, KeyError, ValueError, TypeError, AttributeError, EOFError, RuntimeError)


class BackupBroken(ArchiverError):
    """The file is not a backup, or was changed since it was made. Nothing of it was restored."""

    exit_code = 1


def backup(data: Path, catalog: Path | None, out: Path, at: datetime) -> list[tuple[str, int]]:
    """Write the backup and return its files with their sizes.

    `catalog` None: it is on a database server, which has backups of its own. The file has mode 0600 and appears whole
    or not at all. UsageError if `out` exists or its directory does not; StoreError if the disk fails.
    """
    if out.exists():
        raise UsageError(f"{out} is there already; name another file")
    if not out.parent.is_dir():
        raise UsageError(f"there is no directory {out.parent}; make it, or name a file elsewhere")
    try:
        with scratch.part_directory(out) as place, scratch.part(out, 0o600) as file:
            found = list(_keys(data))
            if catalog is not None and catalog.exists():
                snapshot = place / CATALOG
                _snapshot(catalog, snapshot)
                found.append((CATALOG, snapshot))
            told = _pack(zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED), found, at)
            file.flush()
            os.fsync(file.fileno())
            out.hardlink_to(file.name)
            return told
    except FileExistsError:
        raise UsageError(f"{out} is there already; name another file") from None
    except OSError as error:
        raise StoreError(f"cannot write {out}: {error.strerror or error}") from error


def restore(file: Path, data: Path, catalog: Path | None) -> list[tuple[str, int]]:
    """Restore a backup into a data directory that has neither keys nor a catalog; the restored files with their sizes.

    Everything is checked before anything is put in place. UsageError if the directory is in use or the backup is
    missing; BackupBroken; StoreError.
    """
    taken = [path for path in (data / "keys", catalog) if path is not None and path.exists() and _holds(path)]
    if taken:
        raise UsageError(f"{taken[0]} is there already: name an empty directory in ARCHIVER_DATA, or move that away")
    try:
        data.mkdir(mode=0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=data, prefix=".restore-") as place:
            found = _unpack(file, Path(place))
            _check_catalog(Path(place) / CATALOG)
            if (Path(place) / "keys").exists():
                shutil.rmtree(data / "keys", ignore_errors=True)
                (Path(place) / "keys").rename(data / "keys")
            if catalog is not None and (Path(place) / CATALOG).exists():
                for suffix in ("-wal", "-shm"):  # left by another catalog: SQLite would apply them to this one
                    catalog.with_name(catalog.name + suffix).unlink(missing_ok=True)
                shutil.move(Path(place) / CATALOG, catalog)
        sync_directory(data)
        return found
    except OSError as error:
        raise StoreError(f"cannot restore into {data}: {error.strerror or error}") from error


def _keys(data: Path) -> Iterator[tuple[str, Path]]:
    directory = data / "keys"
    for path in sorted(directory.iterdir()) if directory.exists() else ():
        # a file whose name begins with a dot is not finished
        if path.is_file() and not path.is_symlink() and not path.name.endswith(_LOCK) and path.name[0] != ".":
            yield KEYS + path.name, path


def _snapshot(catalog: Path, to: Path) -> None:
    """Copy the catalog as of one moment, even while others write to it."""
    try:
        source = sqlite3.connect(f"{catalog.absolute().as_uri()}?mode=ro", uri=True, timeout=30)
        with closing(source), closing(sqlite3.connect(to)) as copy:
            source.backup(copy)
    except sqlite3.Error as error:
        full = next((one for one in (to.parent.parent, catalog.parent) if no_room(one)), None)
        advice = "" if full is None else f". Make room on the disk of {full}"
        raise StoreError(f"cannot copy the catalog {catalog}: {error}{advice}") from error


def _pack(archive: zipfile.ZipFile, found: list[tuple[str, Path]], at: datetime) -> list[tuple[str, int]]:
    told: list[tuple[str, int]] = []
    files: dict[str, dict[str, object]] = {}
    with archive:
        for name, path in found:
            sha256, size = hashlib.sha256(), 0
            with path.open("rb") as source, archive.open(name, "w", force_zip64=True) as out:
                while chunk := source.read(_CHUNK):
                    sha256.update(chunk)
                    size += out.write(chunk)
            files[name] = {"sha256": sha256.hexdigest(), "bytes": size}
            told.append((name, size))
        archive.writestr(MANIFEST, json.dumps({"v": VERSION, "at": rfc3339(at), "files": files}, indent=1))
    return told


def _unpack(file: Path, to: Path) -> list[tuple[str, int]]:
    """Extract the files that the manifest names, checking each digest; anything else in the zip is ignored."""
    told: list[tuple[str, int]] = []
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
            if len(set(names)) != len(names):
                raise BackupBroken(f"{file} holds a name twice")
            with archive.open(MANIFEST) as source:
                manifest = json.loads(source.read(_MANIFEST_BYTES))
            if manifest["v"] != VERSION:
                raise BackupBroken(f"{file} is of version {manifest['v']}: run the newer archiver that wrote it")
            for name, wanted in manifest["files"].items():
                _take(archive, name, wanted["sha256"], int(wanted["bytes"]), to)
                told.append((name, int(wanted["bytes"])))
    except FileNotFoundError:
        raise UsageError(f"there is no {file}") from None
    except _BROKEN as error:
        raise BackupBroken(f"{file} is no whole backup: {error}") from error
    return told


def _take(archive: zipfile.ZipFile, name: str, sha256: str, size: int, to: Path) -> None:
    plain = name.removeprefix(KEYS)
    if name != CATALOG and (
        not name.startswith(KEYS) or "/" in plain or plain.startswith(".") or not plain.isprintable()
    ):
        raise BackupBroken(f"the backup wants to write {name!r}, which is none of ours")
    path = to / name
    path.parent.mkdir(mode=0o700, exist_ok=True)
    digest, left = hashlib.sha256(), size
    with (
        archive.open(name) as source,
        os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as out,
    ):
        while left >= 0 and (chunk := source.read(_CHUNK)):
            left -= len(chunk)
            digest.update(chunk)
            out.write(chunk)
        out.flush()
        os.fsync(out.fileno())
    if left != 0 or digest.hexdigest() != sha256:
        raise BackupBroken(f"{name} in the backup is not what it was: nothing was put back")


def _check_catalog(catalog: Path) -> None:
    if not catalog.exists():
        return
    try:
        with closing(sqlite3.connect(catalog)) as opened:
            verdict = opened.execute("PRAGMA integrity_check").fetchone()[0]
    except sqlite3.Error as error:
        verdict = str(error)
    if verdict != "ok":
        raise BackupBroken(f"the catalog in the backup is not whole: {verdict}")


def _holds(path: Path) -> bool:
    return not path.is_dir() or any(stat.S_ISREG(one.lstat().st_mode) for one in path.iterdir())
