"""A zip that is hashed while it is written. Bytes go out as they come; nothing is held."""

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
_TIME, _MODIFIED = 0x5455, 1  # Info-ZIP's field of times; that of the last change is given


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One file of the package, its path below the prefix."""

    path: str
    bytes: int
    sha256: str
    sha512: str


class Output:
    """What one file is written to: counts and hashes."""

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
    """Files into a zip, each once. Names are ours. What is compressed already is stored as it is. `hollow`: files that
    turn out to be empty are written, whether or not they are needed. As a context it is whole at its end, or left as it is
    by what was raised."""

    def __init__(self, file: BinaryIO, at: datetime, prefix: str = "", *, hollow: bool = True) -> None:
        self._zip = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, allowZip64=True)
        self._at = at.astimezone(UTC)
        self._hollow = hollow
        self.prefix = prefix
        self.entries: list[Entry] = []

    @contextmanager
    def open(self, path: str) -> Iterator[Output]:
        """Write one file, piece by piece; only one is open at a time."""
        info = zipfile.ZipInfo(self.prefix + path, self._at.timetuple()[:6])
        # the entry's own head has room for sizes beyond 4 GiB, as they are not known yet, and the directory has not: with no
        # field at all there, replayweb.page takes it that the head has none either, and reads every file 20 bytes too early
        info.extra = struct.pack("<HHBI", _TIME, 5, _MODIFIED, int(self._at.timestamp()))
        info.compress_type = zipfile.ZIP_STORED if path.endswith(_COMPRESSED) else zipfile.ZIP_DEFLATED
        info.external_attr = 0o644 << 16
        with self._zip.open(info, "w", force_zip64=True) as out:
            output = Output(out)
            yield output
        self.entries.append(output.entry(path))

    def add(self, path: str, pieces: Iterable[bytes], *, needed: bool = True) -> None:
        """Write one file. One that is not `needed` may be left out where it is empty."""
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
        else:  # else it would want to write when it is forgotten, and say so where nobody asked
            with suppress(OSError, ValueError):
                self._zip.close()
