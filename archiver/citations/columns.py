"""Measures how much of their column's width the lines of a PDF page take."""

from __future__ import annotations

import ctypes
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium_c

from archiver.citations.line_breaks import Filled

BESIDE = 8  # lines before and after a line that it is compared with
INDENT = 40.0  # points; maximum distance between the beginnings of lines of one column
BLANK = ord(" ")
ROOM = 0.5  # points of tolerance: a line is full if the next character and this do not fit


@dataclass(frozen=True, slots=True)
class _Line:
    """The left and right edge of a line, and the width of its first character, in points."""

    left: float
    right: float
    first: float


def filled(view: pypdfium2.PdfTextPage, spans: Sequence[tuple[int, int]]) -> dict[int, Filled]:
    """Returns, by the offset of each line's end, how full the line is. `spans`: (start, end) of the lines of a page."""
    lines = [_line(view, start, end) for start, end in spans]
    out: dict[int, Filled] = {}
    # the line after the last is on another page
    for number, (line, below) in enumerate(pairwise([*lines, *lines[-1:]])):
        if _continues_in_cell(view, spans[number], line, below):
            out[spans[number][1]] = Filled.EDGE
            continue
        beside = lines[max(0, number - BESIDE) : number] + lines[number + 1 : number + 1 + BESIDE]
        ends = [one.right for one in beside if abs(one.left - line.left) <= INDENT]
        widest = max([line.right, *ends])
        room = below.first + ROOM
        if widest - line.right > room:
            out[spans[number][1]] = Filled.LONG if (line.right - line.left) * 2 >= widest - line.left else Filled.SHORT
        else:
            out[spans[number][1]] = Filled.EDGE if any(abs(end - line.right) <= room for end in ends) else Filled.WIDEST
    return out


def _continues_in_cell(view: pypdfium2.PdfTextPage, span: tuple[int, int], line: _Line, below: _Line) -> bool:
    """Whether the next line begins far right, below the beginning of a word of this line.

    Then the last cell of a table row continues there, and no other line tells how wide that cell is.
    """
    if not line.left + INDENT < below.left < line.right:
        return False
    words = (at for at in range(span[0] + 1, span[1]) if pdfium_c.FPDFText_GetUnicode(view, at - 1) == BLANK)
    return any(abs(_box(view, at)[0] - below.left) < ROOM for at in words)


def _line(view: pypdfium2.PdfTextPage, start: int, end: int) -> _Line:
    left, right = _box(view, start)
    return _Line(left, _box(view, end - 1)[1], right - left)


def width(view: pypdfium2.PdfTextPage, at: int) -> float:
    """The advance width of a character in points."""
    left, right = _box(view, at)
    return right - left


def _box(view: pypdfium2.PdfTextPage, at: int) -> tuple[float, float]:
    """The left and right edge of a character in points, with its side bearings; zeros if unknown."""
    box = pdfium_c.FS_RECTF()
    if pdfium_c.FPDFText_GetLooseCharBox(view, at, ctypes.byref(box)):
        return box.left, box.right
    return 0.0, 0.0
