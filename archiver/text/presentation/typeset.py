"""A text in the form in which it is compared with one that may be set differently (pure).

Its letters, figures and marks; and beside them what stands between two of these and may be a matter of setting: a mark
where a line may end, a hyphen, vowel points, the number typed before a list entry.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from archiver.text.letters import SIGN_BEFORE_TONE
from archiver.text.model import SHEETS, Kind, Text
from archiver.text.normal import bare, fold, sentences, unlinked

# What typesetting makes of one mark: “ of ", – of -. Japanese is set with 、。 or with ，．
_MARKS = (
    ("“”„‟«»「」『』″״〝〞〟", '"'), ("‘’‚‛‹›`´′ʼ׳", "'"), ("‐‑‒–—―−־", "-"), ("、،", ","), ("。", "."), ("؛", ";"), ("؟", "?"),
    ("•・‧∙⋅", "·"), ("\u2044", "/"),
)  # fmt: skip

SET = frozenset("".join(marks for marks, _ in _MARKS))
NUMBERED = 2  # fewest lines of a list with typed numbers

_POINTS = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew, without its hyphen
    "\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"  # Arabic
)
STROKES = "\u0640\u07fa"  # these only make words longer
_PIECE = re.compile(
    rf"(?P<points>[{_POINTS}]+)|(?P<mark>[:;,.](?=\s|$|[^\x00-\x7f])(?<!\.\.)|(?<=[^\W\d_])\s?-\s?(?=[^\W\d_]))"
)
_DASHED = re.compile(r"^\s*-\s+")  # in a table cell
_STROKE = re.compile(f"[{STROKES}]+")
_SOFT_HYPHEN = "\u00ad"
# Bullets of a list. Before an amount a dash is a minus sign; of the numbers, only years are no amounts.
_BULLET = re.compile(r"[•▪◦‣●■►▸➢·]\s*(?=\w)|-\s+(?=[^\W\d_])(?!.*(?<!\d)(?!(?:1[89]|20)\d\d(?!\d))\d)")
_FORMULA = re.compile(r"\\[()\[\]](?!\\)")  # around a formula, for the script that renders it
_DOTS, _DASHES = re.compile(r"\.{4,}"), re.compile("-{2,}")
_TO_FILL = re.compile(r"_{3,}|(?<!\w)__(?!\w)")  # blanks to fill in by hand
_FIGURE = re.compile(r"(?![0-9])\d")  # a digit of another script
_NUMBER = re.compile(r"\s*(?:[(（]?(\d{1,3})[.)）,．]\s*(?=[^\s\d])|(\d{1,3})[.)]?\s*\t\s*(?=\S))")
LETTER_END, _LETTER_BEGIN = re.compile(r"[^\W\d_]-\Z"), re.compile(r"[^\W\d_]")


def plain(text: str) -> str:
    """The text with one mark for all variants that typesetting makes of it."""
    for marks, one in _MARKS:
        for mark in marks:  # str.translate takes forty times as long, as it looks up every character
            text = text.replace(mark, one)
    return _FORMULA.sub("", text) if "\\" in text else text


def _authored(text: Text) -> bool:
    """Whether lines end where their author ended them, and not where the paper does."""
    return text.kind not in SHEETS | {Kind.PLAIN}


@dataclass(slots=True)
class Typeset:
    """A text without blanks and, by places in it from 0 to its length, what may be a matter of setting."""

    text: str = ""
    marks: dict[int, str] = field(default_factory=dict)
    points: dict[int, str] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)  # where lines begin or end
    edges: list[int] = field(default_factory=list)  # where passages begin or end
    numbers: dict[int, str] = field(default_factory=dict)  # typed before the lines that begin there: 1 2 3
    # the ends of those lines; of a table row, the end of the last cell
    ends: dict[int, int] = field(default_factory=dict)
    authored: bool = True  # the lines end where their author ended them

    def line_ends(self, at: int) -> bool:
        return has(self.lines, at)

    def line(self, at: int) -> str:
        """The text from here to the end of the line."""
        end = bisect_right(self.lines, at)
        return self.text[at : self.lines[end] if end < len(self.lines) else None]


def has(places: list[int], at: int) -> bool:
    return at in places[(found := bisect_left(places, at)) : found + 1]


def has_line_numbers(text: Text) -> bool:
    """Whether lines of a text have typed numbers, as `read` finds them."""
    return _authored(text) and _any_numbered(text.visible)


@lru_cache(maxsize=4)  # asked for each passage of the two texts being compared
def _any_numbered(visible: str) -> bool:
    return any(_runs(plain(visible).split("\n")))


def bare_without_line_numbers(text: Text) -> str:
    """The bare text without typed numbers: all letters and figures that `read` finds, ten times faster."""
    said = plain(text.visible)
    return bare("\n".join(cell for _, cell in _numbered(said)) if _authored(text) else said)


def read(text: Text) -> Typeset:
    return _read_lines(text.visible, _authored(text))


@lru_cache(maxsize=4)  # each of the two texts being compared is asked for several times
def _read_lines(visible: str, authored: bool) -> Typeset:
    said = plain(visible)  # all at once, which is fast; `_written` repeats it for what folding a line brings about
    return typeset(_numbered(said) if authored else _broken(said), authored=authored)


def _broken(visible: str) -> Iterator[tuple[str | None, str]]:
    yield from (("", line) for line in visible.replace(_SOFT_HYPHEN, "-\n").split("\n"))


def _numbered(visible: str) -> Iterator[tuple[str | None, str]]:
    """Each line, or each cell of a table, without its typed number, and that number; None after a row's first cell."""
    written = visible.split("\n")
    numbers = {at: number for run in _runs(written) for at, number in run}
    for at, line in enumerate(written):
        number: str | None = numbers.get(at, "")
        said = _NUMBER.sub("", line, count=1) if number else line
        for cell in said.split("\t"):
            if cell.strip():
                yield number, cell if cell is said else _DASHED.sub("-", cell)
                number = None


def _runs(written: Iterable[str]) -> Iterator[list[tuple[int, str]]]:
    """The runs of lines that are numbered from 1 on, each line with its number."""
    run: list[tuple[int, str]] = []
    for at, line in enumerate(written):
        if not line.strip():
            continue
        found = _NUMBER.match(line)
        number = (found[1] or found[2]) if found is not None else ""
        if number and int(number) == len(run) + 1:
            run.append((at, number))
            continue
        if len(run) >= NUMBERED:
            yield run
        run = [(at, number)] if number == "1" else []
    if len(run) >= NUMBERED:
        yield run


def typeset(written: Iterable[tuple[str | None, str]], *, authored: bool) -> Typeset:
    out = Typeset(lines=[0], edges=[0], authored=authored)
    pieces: list[str] = []
    row: int | None = None
    size, open_ = 0, False  # the last line was broken at a hyphen
    for number, line in written:
        said = _written(line, authored=authored)
        if open_ and _LETTER_BEGIN.match(said) is not None and said[0] == said[0].lower():
            pieces[-1] = pieces[-1][:-1]
            size -= 1
            out.lines[-1] = out.edges[-1] = size
            out.marks[size] = "-"
        if number is not None:
            row = size if number else None
        if number:
            out.numbers[size] = number
        for passage in _passages(said, authored=authored):
            for piece, kind in _pieces(passage):
                if kind == "mark":
                    out.marks[size] = out.marks.get(size, "") + piece
                elif kind == "points":
                    out.points[size] = "".join(sorted(piece))
                elif piece:
                    pieces.append(piece)
                    size += len(piece)
            out.edges.append(size)
        out.lines.append(size)
        if row is not None:
            out.ends[row] = size
        open_ = LETTER_END.search(said) is not None
    out.text = "".join(pieces)
    return out


def _written(line: str, *, authored: bool) -> str:
    said = fold(unlinked(line))
    if "\\" in said:
        said = _FORMULA.sub("", said)
    if not said.isascii():
        said = said if SET.isdisjoint(said) else plain(said)
        said = SIGN_BEFORE_TONE.sub(r"\2\1", _STROKE.sub("", said))
        said = _FIGURE.sub(lambda found: str(unicodedata.decimal(found[0])), said)
    if "--" in said or "...." in said:
        said = _DASHES.sub("-", _DOTS.sub("...", said))
    if "__" in said:
        said = _TO_FILL.sub(" ", said)
    return _BULLET.sub("", said, count=1) if authored and _BULLET.match(said) else said


def _passages(said: str, *, authored: bool) -> Iterator[str]:
    """A line cut where its passages end.

    Nothing for a line without a letter or a figure, which may be ornament, except in documents, where each mark counts.
    """
    known = sentences(said)
    start = 0
    for one in known[:-1]:
        end = said.index(one, start) + len(one)
        yield said[start:end]
        start = end
    if known or not authored:
        yield said[start:]


def _pieces(passage: str) -> Iterator[tuple[str, str | None]]:
    """The pieces of a passage: kind None if always compared, otherwise the kind of what may be a matter of setting."""
    start = 0
    for found in _PIECE.finditer(passage):
        yield "".join(passage[start : found.start()].split()), None
        yield found[0].strip(), found.lastgroup
        start = found.end()
    yield "".join(passage[start:].split()), None
