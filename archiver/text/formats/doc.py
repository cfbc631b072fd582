"""Text of Word 6 to 2003 documents (DOC): the body, text boxes, then footnotes and endnotes; a table row per line
([MS-DOC], pure).

Deleted and hidden text, comments, headers and footers are left out.
"""

from __future__ import annotations

import re
import struct
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cached_property, lru_cache
from itertools import pairwise
from typing import NamedTuple

from archiver.text.formats.codepages import CHARSETS, codec
from archiver.text.formats.compound import Compound, number
from archiver.text.formats.paper import CHARS

READ_CHARS = 4 * CHARS  # field codes included
PIECES = 500_000
DEPTH = 100  # of nested fields
SHEETS = 20_000  # formatting pages (FKP), of characters and of paragraphs each
_SHEET_BYTES = 512
_WORD_97, _WORD_6 = 0xA5EC, 0xA5DC  # magic numbers
_OF_EAST_ASIA = frozenset({0xA697, 0xA698, 0xA699})  # of East Asian editions of Word 6
_IN_PIECES, _LOCKED, _TABLE_1 = 0x4, 0x100, 0x200  # flags: stored in pieces, encrypted, table stream is "1Table"
_PAPER, _NOTES, _ENDNOTES, _BOXES, _ALL = 0, 1, 5, 6, 7  # parts of the text, in file order
_PARTS = (_PAPER, _BOXES, _NOTES, _ENDNOTES)  # in the order in which they are given
# offsets in the file information block (FIB): lengths of the parts; location of the piece table
_COUNTS = {_WORD_97: 76, _WORD_6: 52}
_PIECES = {_WORD_97: 418, _WORD_6: 352}
_CHARS_SET, _PARAGRAPHS_SET, _FONTS = 250, 258, 208  # location of character formatting, paragraph formatting, fonts
_OF_THE_WEST = 77  # font charsets up to this are Western or symbol charsets
_EIGHT_BITS, _MACINTOSH = 1 << 30, 256
# property codes (sprm)
_UNSAID = frozenset({0x0800, 0x0837, 0x2A53, 0x083C})  # deleted, struck out once or twice, hidden
_SIGN, _ROW_END = 0x6A09, 0x2417  # character of a symbol font; end of a table row
_ON = frozenset({b"\x01", b"\x81"})
_SIZES = (1, 1, 2, 4, 2, 2, 0, 3)  # bytes of an operand by the upper 3 bits of the code; 0: a length byte precedes it
_TABLE_SET = 0xD608  # its length takes two bytes
# an EQ field that sets a phonetic guide above characters
_READ = re.compile(
    r"^ *eq\b.{0,200}?\\o *(?:\\a[dlrc])?\(\\s\\up[^(),]{0,20}\([^()]{0,100}\)[,;]([^()]{1,100})\)", re.IGNORECASE
)
_FIELD = re.compile(r"[\x13-\x15]")
_FIELD_MARKS = frozenset({b"\x13\x00", b"\x14\x00", b"\x15\x00"})
_CELL_END = b"\x07\x00"
_GONE, _ROW = "\ufdd1", "\ufdd0"  # noncharacters that mark omitted characters and ends of rows
_SIGNS = str.maketrans(
    dict.fromkeys([*map(chr, (*range(9), *range(15, 32))), _GONE], "")
    | {"\x07": "\t", "\x1e": "-"} | dict.fromkeys("\x0b\x0c\x0d\x0e" + _ROW, "\n")
)  # fmt: skip
_LANGUAGES = {  # language id -> code page, for versions before Unicode
    0x04: 936, 0x11: 932, 0x12: 949, 0x02: 1251, 0x19: 1251, 0x22: 1251, 0x23: 1251, 0x08: 1253, 0x1F: 1254, 0x0D: 1255, 0x01: 1256,
    0x1E: 874, 0x05: 1250, 0x0E: 1250, 0x15: 1250, 0x18: 1250, 0x1A: 1250, 0x1B: 1250, 0x24: 1250, 0x25: 1257, 0x26: 1257, 0x27: 1257,
    0x2A: 1258,
}  # fmt: skip
_TRADITIONAL = {0x0404: 950, 0x0C04: 950}


class Piece(NamedTuple):
    """A run of characters and its location in the file."""

    chars: int
    at: int
    size: int  # bytes per character


class Document:
    """A document in a compound file. `known`: it is of one of these versions and has no password."""

    def __init__(self, compound: Compound) -> None:
        self._body = compound.stream("WordDocument")
        version, flags = number(self._body, 0, 2), number(self._body, 10, 2)
        self._version = _WORD_6 if version in _OF_EAST_ASIA else version
        self.known = self._version in _COUNTS and not flags & _LOCKED
        self._in_pieces = self._version == _WORD_97 or bool(flags & _IN_PIECES)
        self._tables = self._body
        if self._version == _WORD_97:
            self._tables = compound.stream("1Table" if flags & _TABLE_1 else "0Table")

    def lines(self) -> Iterator[str]:
        """The paragraphs of all parts."""
        counts = [number(self._body, _COUNTS[self._version] + 4 * n) for n in range(_ALL)]
        part = self._wide() if self._version == _WORD_97 else self._narrow()
        for of in _PARTS:
            text = part(sum(counts[:of]), counts[of])
            text = text if _ROW in text else text.replace("\x07\x07", "\x07" + _ROW)
            yield from _without_codes(text).replace("\x07" + _ROW, "\n").translate(_SIGNS).split("\n")

    def _narrow(self) -> Callable[[int, int], str]:
        """A function (first, count) -> text for a document in a code page; positions are in bytes."""
        begins = number(self._body, 24)
        said = bytearray()
        for piece in self._pieces if self._in_pieces else [Piece(READ_CHARS, begins, 1)]:
            said += self._body[piece.at : piece.at + min(piece.chars, READ_CHARS - len(said))]
        page = codec(self._page)
        return lambda first, count: said[first : first + count].decode(page, "replace")

    @property
    def _page(self) -> int:
        """The code page.

        By the platform, by the program's language or, if that is Western, by the first font with a charset of another
        script.
        """
        language = number(self._body, 6, 2)
        if number(self._body, 20, 2) == _MACINTOSH:
            return CHARSETS[77]
        if page := _TRADITIONAL.get(language) or _LANGUAGES.get(language & 0x3FF):
            return page
        fonts, at = self._told(_FONTS), 2
        while at + 5 <= len(fonts):
            if fonts[at + 4] > _OF_THE_WEST and fonts[at + 4] in CHARSETS:
                return CHARSETS[fonts[at + 4]]
            at += 1 + fonts[at]
        return CHARSETS[0]

    def _wide(self) -> Callable[[int, int], str]:
        """A function (first, count) -> text for a document in Unicode; positions are in UTF-16 units."""
        units = bytearray()
        for piece in self._pieces:
            if len(units) + 2 * piece.chars > 2 * READ_CHARS:
                break
            said = self._body[piece.at : piece.at + piece.chars * piece.size]
            run = bytearray(said if piece.size == 2 else said.decode("cp1252", "replace").encode("utf-16-le"))
            self._set(run, piece)
            units += run.ljust(2 * piece.chars, b"\x00")
        return lambda first, count: units[2 * first : 2 * (first + count)].decode("utf-16-le", "replace")

    @cached_property
    def _pieces(self) -> list[Piece]:
        """The pieces of the text, by the piece table."""
        told, at = self._told(_PIECES[self._version]), 0
        while told[at : at + 1] == b"\x01":
            at += 3 + number(told, at + 1, 2)
        told = told[at + 5 :] if told[at : at + 1] == b"\x02" else b""
        count = max(0, (len(told) - 4) // 12)
        places = struct.unpack_from(f"<{min(count, PIECES) + 1}I", told) if count else ()
        out = []
        for n, (first, end) in enumerate(pairwise(places)):
            place = number(told, 4 * (count + 1) + 8 * n + 2)
            narrow = bool(place & _EIGHT_BITS)
            at = (place & ~_EIGHT_BITS) // 2 if narrow else place
            out.append(Piece(max(0, end - first), at, 1 if narrow or self._version == _WORD_6 else 2))
        return out

    def _set(self, run: bytearray, piece: Piece) -> None:
        """Mark omitted characters and row ends in a run of UTF-16."""
        starts, ends = self._left_out
        last = piece.at + len(run) // 2 * piece.size
        for n in range(max(0, bisect_right(starts, piece.at) - 1), bisect_right(starts, last)):
            first = max(0, starts[n] - piece.at) // piece.size
            for at in range(2 * first, (min(last, ends[n]) - piece.at) // piece.size * 2, 2):
                if bytes(run[at : at + 2]) not in _FIELD_MARKS:  # field marks must stay in pairs
                    run[at : at + 2] = _GONE.encode("utf-16-le")
        rows = self._row_ends
        for n in range(bisect_right(rows, piece.at), bisect_right(rows, last)):
            at = 2 * ((rows[n] - piece.at) // piece.size - 1)
            if run[at : at + 2] == _CELL_END:
                run[at : at + 2] = _ROW.encode("utf-16-le")

    @cached_property
    def _left_out(self) -> tuple[list[int], list[int]]:
        """Where omitted characters begin and end: sorted, overlapping ranges merged."""
        starts, ends = list[int](), list[int]()
        unsaid = lru_cache(1000)(_is_omitted)  # most runs have the same formatting as others
        for first, last in sorted((first, last) for first, last, told in self._settings(_CHARS_SET) if unsaid(told)):
            if ends and first <= ends[-1]:
                ends[-1] = max(ends[-1], last)
            elif first < last:
                starts.append(first)
                ends.append(last)
        return starts, ends

    @cached_property
    def _row_ends(self) -> list[int]:
        """Offsets behind the ends of table rows, sorted."""
        found = self._settings(_PARAGRAPHS_SET)
        return sorted({last for _, last, told in found if (_ROW_END, b"\x01") in _properties_in(told)})

    def _settings(self, of: int) -> Iterator[tuple[int, int, bytes]]:
        """(begin, end, properties) of each run of characters or paragraph."""
        told = self._told(of)
        count = (len(told) - 4) // 8
        numbers = struct.unpack_from(f"<{count}I", told, 4 * (count + 1)) if count > 0 else ()
        set_of = _of_run if of == _CHARS_SET else _of_paragraph
        for place in dict.fromkeys(numbers[:SHEETS]):
            at = (place & 0x3FFFFF) * _SHEET_BYTES
            sheet = self._body[at : at + _SHEET_BYTES]
            runs = min(sheet[-1], 101) if len(sheet) == _SHEET_BYTES else 0
            places = struct.unpack_from(f"<{runs + 1}I", sheet) if runs else ()
            for n, (first, last) in enumerate(pairwise(places)):
                yield first, last, set_of(sheet, 4 * (runs + 1), n)

    def _told(self, at: int) -> bytes:
        """A table located by an entry of the FIB."""
        begins, size = number(self._body, at), number(self._body, at + 4)
        return self._tables[begins : begins + size]


def _of_run(sheet: bytes, at: int, n: int) -> bytes:
    """The properties of the n-th run of a formatting page."""
    place = 2 * sheet[at + n] if at + n < _SHEET_BYTES else 0
    return sheet[place + 1 : place + 1 + sheet[place]] if place else b""


def _of_paragraph(sheet: bytes, at: int, n: int) -> bytes:
    """The properties of the n-th paragraph of a formatting page."""
    place = 2 * sheet[at + 13 * n] if at + 13 * n < _SHEET_BYTES else 0
    size = 2 * sheet[place] - 1 if sheet[place] else 2 * sheet[place + 1] if place + 1 < _SHEET_BYTES else 0
    begins = place + (1 if sheet[place] else 2)
    return sheet[begins + 2 : begins + size] if place and size > 2 else b""  # after the style


def _is_omitted(properties: bytes) -> bool:
    """Whether characters with these properties are omitted."""
    return any((code in _UNSAID and to in _ON) or code == _SIGN for code, to in _properties_in(properties))


def _properties_in(properties: bytes) -> Iterator[tuple[int, bytes]]:
    """Pairs of a property code and its operand."""
    at = 0
    while at + 2 < len(properties):
        code = number(properties, at, 2)
        size = _SIZES[code >> 13] or (
            number(properties, at + 2, 2) + 1 if code == _TABLE_SET else properties[at + 2] + 1
        )
        yield code, properties[at + 2 : at + 2 + size]
        at += 2 + size


def _without_codes(text: str) -> str:
    """A text with the results of its fields and without their codes; of a phonetic guide, the base characters."""
    out: list[list[str]] = [[]]  # pieces of the text, and of each open field code
    coded: list[bool] = []  # for each open field, whether we are in its code
    at = 0
    for found in _FIELD.finditer(text):
        out[-1].append(text[at : found.start()])
        at = found.end()
        if found[0] == "\x13" and len(coded) < DEPTH:
            coded.append(True)
            out.append([])
        elif found[0] == "\x14" and coded and coded[-1]:
            coded[-1] = False
            out.pop()
        elif found[0] == "\x15" and coded:
            base = _READ.search("".join(out.pop())) if coded.pop() else None
            out[-1] += [base[1]] if base else []
    return "".join(one for part in out for one in part) + text[at:]
