"""A zip that is hashed while it is written, as a stream."""

from __future__ import annotations

import hashlib
import struct
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from itertools import chain
from typing import IO, BinaryIO, Self

_COMPRESSED = (".gz", ".pdf", ".tsr")
_TIME, _MODIFIED = 0x5455, 1  # Info-ZIP's field of times; only the modification time is given


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file of the package. `path`: below the prefix."""

    path: str
    bytes: int
    sha256: str
    sha512: str


class Output:
    """A file of the zip while it is written: counts and hashes its bytes."""

    def __init__(self, out: IO[bytes]) -> None:
        self._out = out
        self._sha256, self._sha512 = hashlib.sha256(), hashlib.sha512()
        self.bytes = 0

    def write(self, data: bytes) -> int:
        self._out.write(data)
        self._sha256.update(data)
        self._sha512.update(data)
        self.bytes += len(data)
        return len(data)

    def entry(self, path: str) -> Entry:
        return Entry(path=path, bytes=self.bytes, sha256=self._sha256.hexdigest(), sha512=self._sha512.hexdigest())


class Package:
    """Writes files into a zip, each once. All names are ours.

    Compressed formats are stored, everything else is deflated. `hollow`: False leaves out empty files that are not
    needed. The context manager completes the zip, unless an exception leaves it broken.
    """

    def __init__(self, file: BinaryIO, at: datetime, prefix: str = "", *, hollow: bool = True) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True)
        self._at = at.astimezone(UTC)
        self._hollow = hollow
        self.prefix = prefix
        self.entries: list[Entry] = []

    @contextmanager
    def open(self, path: str) -> Iterator[Output]:
        """Opens one file for writing piece by piece; only one may be open at a time."""
        info = zipfile.ZipInfo(self.prefix + path, self._at.timetuple()[:6])
        # the local header has a ZIP64 field, as sizes are not known yet, but the central directory has none: if an
        # entry has no extra field there, replayweb.page assumes that the local header has none either, and reads each
        # file 20 bytes early
        info.extra = struct.pack("<HHBI", _TIME, 5, _MODIFIED, int(self._at.timestamp()))
        info.compress_type = zipfile.ZIP_STORED if path.endswith(_COMPRESSED) else zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        with self._zip.open(info, "w", force_zip64=True) as out:
            output = Output(out)
            yield output
        self.entries.append(output.entry(path))

    def add(self, path: str, pieces: Iterable[bytes], *, needed: bool = True) -> None:
        """Writes one file. If it is empty and not `needed`, it may be left out."""
        given = filter(None, pieces)
        first = next(given, b"")
        if not (first or needed or self._hollow):
            return
        with self.open(path) as out:
            for piece in chain((first,), given):
                out.write(piece)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: object, *_: object) -> None:
        if kind is None:
            self._zip.close()
        else:  # otherwise it tries to write when it is collected, and prints an error
            with suppress(OSError, ValueError):
                self._zip.close()
