"""Reader of compound files ([MS-CFB]): streams stored in chains of sectors, as in DOC, XLS and PPT (pure).

The tables in the file are not trusted: a chain ends where it would be longer than the file. Damage gives less, never an
exception.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from functools import cached_property

from archiver.text.formats.codepages import UTF_16, codec

TITLE_CHARS = 1000
ENTRIES = 100_000  # of the directory, read at most
HEAD_BYTES, _ENTRY_BYTES = 512, 128
_SIZES = (9, 12)  # allowed sector sizes, as powers of two
_STREAM = 2  # object type of a stream
_NONE, _LAST = 0xFFFFFFFF, 0xFFFFFFFE  # no sector; end of a chain
_TITLE, _CODEPAGE, _WIDE = 2, 1, 31  # two property ids, and the property type of a UTF-16 string
_PROPERTIES = 100  # read at most


def number(data: bytes | memoryview, at: int, size: int = 4) -> int:
    """A little-endian unsigned integer of `size` bytes; bytes beyond the end of the data count as 0."""
    return int.from_bytes(data[at : at + size], "little")


class Compound:
    """The streams in the root directory of a compound file.

    `broken`: a table or a stream that was read is incomplete.
    """

    def __init__(self, data: bytes) -> None:
        self._data = data
        sector, small = number(data, 30, 2), number(data, 32, 2)
        self.broken = len(data) < HEAD_BYTES or sector not in _SIZES or small >= sector
        self._sector, self._small = (512, 64) if self.broken else (1 << sector, 1 << small)
        self._most = 0 if self.broken else len(data) // self._sector + 1  # sectors that fit in the file

    def __contains__(self, name: str) -> bool:
        return name.upper() in self._streams

    def stream(self, name: str) -> bytes:
        """As much of a stream as the file holds; b"" if there is no such stream."""
        start, size = self._streams.get(name.upper(), (_NONE, 0))
        if size < number(self._data, 56):
            found = self._chained(self._smalls, self._small, start, self._small_table, size)
        else:
            found = self._sectors(start, size)
        self.broken = self.broken or len(found) < size
        return found

    @cached_property
    def title(self) -> str | None:
        """The title in the document's summary properties."""
        try:
            return _title(self.stream("\x05SummaryInformation"))
        except (struct.error, ValueError, LookupError):
            return None

    def _sectors(self, start: int, size: int) -> bytes:
        """The bytes of a chain of full sectors."""
        sectors = memoryview(self._data)[self._sector :]  # the header occupies one sector
        return self._chained(sectors, self._sector, start, self._table, min(size, len(self._data) + self._sector))

    def _chained(self, data: bytes | memoryview, unit: int, start: int, table: tuple[int, ...], size: int) -> bytes:
        """The bytes of a chain of sectors, at most `size`. `unit`: bytes per sector; `table`: each sector's
        successor."""
        out = bytearray()
        at = start
        for _ in table:
            if len(out) >= size or at >= _LAST:
                break
            sector = data[at * unit : (at + 1) * unit]
            self.broken = self.broken or len(sector) < min(unit, size - len(out))
            out += sector
            at = table[at] if at < len(table) else _NONE
        return bytes(out[:size])

    @cached_property
    def _table(self) -> tuple[int, ...]:
        """The sector allocation table (FAT): for each sector the next one in its chain."""
        out = bytearray()
        for at in self._of_table():
            sector = self._there(at)
            self.broken = self.broken or len(sector) < self._sector
            out += sector.ljust(self._sector, b"\xff")
            if len(out) >= 4 * self._most:
                break
        return _numbers(out)

    def _of_table(self) -> Iterator[int]:
        """The sectors that hold the FAT: the header names the first 109, dedicated sectors (DIFAT) the others."""
        yield from (one for one in _numbers(self._data[76:HEAD_BYTES]) if one != _NONE)
        at, seen = number(self._data, 68), set[int]()
        while at < _LAST and at not in seen:
            seen.add(at)
            named = _numbers(self._there(at).ljust(self._sector, b"\xff"))
            yield from (one for one in named[:-1] if one != _NONE)
            at = named[-1]

    def _there(self, sector: int) -> bytes:
        """The bytes of one sector."""
        return self._data[(sector + 1) * self._sector :][: self._sector]

    @cached_property
    def _small_table(self) -> tuple[int, ...]:
        """The mini FAT: the allocation table of the mini stream."""
        return _numbers(self._sectors(number(self._data, 60), len(self._data)))

    @cached_property
    def _smalls(self) -> bytes:
        """The stream that holds all streams below the cutoff size."""
        return self._sectors(*self._place(0))

    @cached_property
    def _directory(self) -> bytes:
        """The directory stream."""
        return self._sectors(number(self._data, 48), ENTRIES * _ENTRY_BYTES)

    @cached_property
    def _streams(self) -> dict[str, tuple[int, int]]:
        """(first sector, size) of the streams in the root, by upper-case name. A storage is not entered, as a document
        embedded in this one has streams of the same names."""
        if len(self._directory) < _ENTRY_BYTES:
            self.broken = True
        found: dict[str, tuple[int, int]] = {}
        left, seen = [self._number(0, 76)], {0}
        while left:
            entry = left.pop()
            at = entry * _ENTRY_BYTES
            if entry in seen or at > len(self._directory) - _ENTRY_BYTES:
                continue
            seen.add(entry)
            size, kind = struct.unpack_from("<HB", self._directory, at + 64)
            if kind == _STREAM:
                name = self._directory[at : at + min(max(size - 2, 0), 64)].decode("utf-16-le", "replace")
                found.setdefault(name.upper(), self._place(entry))
            left += [self._number(entry, 72), self._number(entry, 68)]
        return found

    def _place(self, entry: int) -> tuple[int, int]:
        """The first sector and the size of a directory entry's stream."""
        return self._number(entry, 116), self._number(entry, 120) if self._directory else 0

    def _number(self, entry: int, at: int) -> int:
        """An integer in a directory entry, at an offset."""
        there = self._directory[entry * _ENTRY_BYTES + at :][:4]
        return int.from_bytes(there, "little") if len(there) == 4 else _NONE


def _numbers(data: bytes | bytearray) -> tuple[int, ...]:
    """The 32-bit integers in some bytes."""
    return struct.unpack(f"<{len(data) // 4}I", data[: len(data) // 4 * 4])


def _title(properties: bytes) -> str | None:
    """The title in a property set ([MS-OLEPS] 2.21); each property is found by its id and offset."""
    (begins,) = struct.unpack_from("<I", properties, 44)
    (count,) = struct.unpack_from("<I", properties, begins + 4)
    offsets = dict(struct.unpack_from("<II", properties, begins + 8 + 8 * n) for n in range(min(count, _PROPERTIES)))
    if _TITLE not in offsets:
        return None
    page = struct.unpack_from("<H", properties, begins + offsets[_CODEPAGE] + 4)[0] if _CODEPAGE in offsets else 1252
    kind, size = struct.unpack_from("<II", properties, begins + offsets[_TITLE])
    page, size = (UTF_16, 2 * size) if kind == _WIDE else (page, size)
    title = properties[begins + offsets[_TITLE] + 8 :][:size].decode(codec(page), "replace")
    return " ".join(title.partition("\x00")[0].split())[:TITLE_CHARS] or None
