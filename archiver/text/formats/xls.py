"""Text of the sheets of Excel 5 to 2003 workbooks (XLS), in the same form as that of XLSX ([MS-XLS], pure).

Truncated or inconsistent records give less, never an exception.
"""

from __future__ import annotations

import struct
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from archiver.text.formats.codepages import codec
from archiver.text.formats.compound import number
from archiver.text.formats.number_formats import numbered
from archiver.text.formats.paper import CHARS
from archiver.text.formats.spreadsheet import STRINGS, WIDE, on_one_line, row, under

RECORDS = 5_000_000  # read in all, as a sheet may be referred to again and again
SHEETS = 10_000
_BOF, _EOF, _CONTINUE = 0x0809, 0x000A, 0x003C
_FILEPASS, _CODEPAGE, _DATES, _SHEET, _FORMAT, _XF, _SHARED = 0x002F, 0x0042, 0x0022, 0x0085, 0x041E, 0x00E0, 0x00FC
_NUMBER, _RK, _RKS, _FORMULA, _RESULT, _BOOL = 0x0203, 0x027E, 0x00BD, 0x0006, 0x0207, 0x0205
_LABELS, _LABEL_SHARED = frozenset({0x0204, 0x00D6}), 0x00FD
_OBJECT, _BOX = 0x005D, 0x01B6
_WORKSHEET, _REMARK = 0, 0x19  # a type of sheet; the object type of a comment
_EXCEL_97 = 0x0600
_WHOLE = 10**17  # smaller whole numbers are written without exponent
_ERRORS = {0: "#NULL!", 7: "#DIV/0!", 15: "#VALUE!", 23: "#REF!", 29: "#NAME?", 36: "#NUM!", 42: "#N/A"}


class Record(NamedTuple):
    """A record: its type, its bytes, and those of the Continue records after it."""

    kind: int
    body: bytes
    more: Sequence[bytes]


class Workbook:
    """A workbook by its stream. `known`: it is of one of these versions and has no password."""

    def __init__(self, stream: bytes) -> None:
        self._stream = stream
        self._left = RECORDS
        self._sheets: list[tuple[str, int]] = []
        self._shared: list[str] = []
        self.known = number(stream, 0, 2) == _BOF
        self._wide = number(stream, 4, 2) >= _EXCEL_97
        self._codec = "cp1252"
        formats: dict[str, str] = {}
        used: list[str] = []
        since_1904 = False
        for kind, body, more in self._records(0) if self.known else ():
            if kind == _FILEPASS:
                self.known = False
                return
            if kind == _CODEPAGE:
                self._codec = codec(number(body, 0, 2))
            elif kind == _DATES:
                since_1904 = number(body, 0, 2) == 1
            elif kind == _SHEET and len(self._sheets) < SHEETS and body[5:6] == bytes([_WORKSHEET]):
                self._sheets.append((self._text([body[6:]], 1), number(body, 0, 4)))
            elif kind == _FORMAT:
                formats[str(number(body, 0, 2))] = self._text([body[2:]], 2 if self._wide else 1)
            elif kind == _XF:
                used.append(str(number(body, 2, 2)))
            elif kind == _SHARED:
                self._shared = [*_shared([body[8:], *more])]
        self._styles = numbered(formats, used, since_1904=since_1904)

    def lines(self) -> Iterator[str]:
        """The rows of each sheet, followed by the texts of boxes on it."""
        for name, at in self._sheets:
            yield from under(name, self._sheet(at))

    def _records(self, at: int) -> Iterator[Record]:
        """The records of a sheet, or of the workbook's globals; without those of embedded charts."""
        depth = 0
        while self._left > 0 and at + 4 <= len(self._stream):
            if not depth and number(self._stream, at, 2) != _BOF:
                return
            kind, size = struct.unpack_from("<HH", self._stream, at)
            body = self._stream[at + 4 : at + 4 + size]
            at += 4 + size
            self._left -= 1
            more: list[bytes] = []
            while number(self._stream, at, 2) == _CONTINUE:
                size = number(self._stream, at + 2, 2)
                more.append(self._stream[at + 4 : at + 4 + size])
                at += 4 + size
                self._left -= 1
            if kind == _BOF:
                depth += 1
            elif kind == _EOF:
                depth -= 1
                if depth <= 0:
                    return
            elif depth <= 1:
                yield Record(kind, body, more)

    def _sheet(self, at: int) -> Iterator[str]:
        """The rows of a sheet, then the texts of its boxes."""
        rows: defaultdict[int, dict[int, str]] = defaultdict(dict)
        boxes: list[str] = []
        size = 0
        result, remark = (0, 0), False  # cell of the last formula, for its string; whether the last object is a comment
        for record in self._records(at):
            kind, body, more = record
            if kind == _FORMULA:
                result = number(body, 0, 2), number(body, 2, 2)
            elif kind == _OBJECT:
                remark = number(body, 4, 2) == _REMARK
            elif kind == _BOX and self._wide and not remark:
                boxes += _Strings(more).chars(number(body, 10, 2)).splitlines()
            for line, column, value in self._cells(record, result):
                if value:
                    rows[line][column] = value
                    size += len(value) + 1
            if size > CHARS:
                break
        width = 0
        for _, cells in sorted(rows.items()):
            beyond = [value for at, value in sorted(cells.items()) if at >= WIDE]
            said = row([*(cells.get(at, "") for at in range(min(WIDE, max(cells) + 1))), *beyond], width)
            width = max(width, said.count("\t") + 1)
            yield said
        yield from boxes

    def _cells(self, record: Record, result: tuple[int, int]) -> Iterator[tuple[int, int, str]]:
        """(row, column, text) of the cells in a record. `result`: row and column of the last formula."""
        kind, body, more = record
        if kind == _RESULT:
            yield *result, on_one_line(self._text([body, *more], 2))
        elif kind == _RKS:
            for n in range((len(body) - 6) // 6):
                style, figure = struct.unpack_from("<HI", body, 4 + 6 * n)
                yield number(body, 0, 2), number(body, 2, 2) + n, self._styles.value(_of_rk(figure), str(style))
        elif kind in _LABELS:
            yield number(body, 0, 2), number(body, 2, 2), on_one_line(self._text([body[6:], *more], 2))
        elif kind in _VALUES:
            said = _VALUES[kind](body[6:])
            yield number(body, 0, 2), number(body, 2, 2), self._styles.value(said, str(number(body, 4, 2)))
        elif kind == _LABEL_SHARED:
            at = number(body, 6, 4)
            yield number(body, 0, 2), number(body, 2, 2), self._shared[at] if at < len(self._shared) else ""

    def _text(self, pieces: Sequence[bytes], width: int) -> str:
        """A string that is preceded by its length in `width` bytes."""
        if self._wide:
            return _Strings(pieces).text(width)
        said = b"".join(pieces)
        return said[width : width + number(said, 0, width)].decode(self._codec, "replace")


class _Strings:
    """Reader of consecutive strings.

    A string may continue in the next record, which states anew whether its characters have one byte or two.
    """

    def __init__(self, pieces: Sequence[bytes]) -> None:
        self._pieces = [*reversed(pieces)]
        self._at = 0

    def text(self, width: int) -> str:
        """The next string, with its length in `width` bytes before it; its formatting is skipped."""
        count = int.from_bytes(self._bytes(width), "little")
        flags = self._flags()
        runs = int.from_bytes(self._bytes(2), "little") if flags & 8 else 0
        beside = int.from_bytes(self._bytes(4), "little") if flags & 4 else 0
        said = self.chars(count, flags)
        self._bytes(4 * runs + beside)
        return said

    def chars(self, count: int, flags: int | None = None) -> str:
        """The next `count` characters; without `flags`, these come first."""
        out: list[str] = []
        while count > 0 and self._pieces:
            piece = self._pieces[-1]
            if self._at >= len(piece):
                self._pieces.pop()
                self._at, flags = 0, None
            elif flags is None:
                flags = self._flags()
            else:
                size = 2 if flags & 1 else 1
                part = piece[self._at : self._at + count * size]
                self._at += len(part)
                out.append(part.decode("utf-16-le" if size == 2 else "latin-1", "replace"))
                count -= -(-len(part) // size)
        return "".join(out).replace("\x00", "")

    def __bool__(self) -> bool:
        """Whether there is more."""
        while self._pieces and self._at >= len(self._pieces[-1]):
            self._pieces.pop()
            self._at = 0
        return bool(self._pieces)

    def _flags(self) -> int:
        return int.from_bytes(self._bytes(1), "little")

    def _bytes(self, size: int) -> bytes:
        """The next bytes, over the borders of records."""
        out = b""
        while size > len(out) and self:
            part = self._pieces[-1][self._at : self._at + size - len(out)]
            self._at += len(part)
            out += part
        return out


def _shared(pieces: Sequence[bytes]) -> Iterator[str]:
    """The shared strings of a workbook, by index."""
    strings = _Strings(pieces)
    for _ in range(STRINGS):
        if not strings:
            return
        yield on_one_line(strings.text(2))


def _of_double(raw: bytes) -> str:
    return _written(struct.unpack("<d", raw[:8])[0]) if len(raw) >= 8 else ""


def _of_rk(figure: int) -> str:
    """An RK number: the upper 30 bits of a double or a 30-bit integer, either possibly divided by 100."""
    if figure & 2:
        value: float = (figure >> 2) - (1 << 30 if figure >> 31 else 0)
    else:
        (value,) = struct.unpack("<d", struct.pack("<II", 0, figure & ~3))
    return _written(value / 100 if figure & 1 else value)


def _written(value: float) -> str:
    """A number as newer programs write it to a file."""
    return str(int(value)) if abs(value) < _WHOLE and value == int(value) else repr(value)


def _of_formula(raw: bytes) -> str:
    """The cached result of a formula; a string result is in a record of its own."""
    if raw[6:8] != b"\xff\xff":
        return _of_double(raw)
    return _of_bool(bytes([raw[2], raw[0] == 2])) if raw[0] in {1, 2} else ""


def _of_bool(told: bytes) -> str:
    """A boolean or an error value."""
    value, error = told[:1], told[1:2]
    if error in {b"", b"\x00"}:
        return "TRUE" if value == b"\x01" else "FALSE"
    return _ERRORS.get(value[0], "")


_VALUES: dict[int, Callable[[bytes], str]] = {
    _NUMBER: _of_double, _FORMULA: _of_formula, _BOOL: _of_bool, _RK: lambda told: _of_rk(number(told, 0, 4)),
}  # fmt: skip
