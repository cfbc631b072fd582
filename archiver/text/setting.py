"""Which passages of a text another has as well, only set in another way (pure): with other quotation marks or dashes, with
points over its letters or without them, in a list whose marks are typed or drawn, broken at a hyphen.

A text is looked at as its letters, figures and marks, and beside them what stands between two of them and may be a matter of
setting: a mark where a line may end, a hyphen, points. Where two texts differ in those, one has to have the reason: a comma that
is gone is a change, one in whose place a line ends is none.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice

from archiver.text.model import Kind, Text
from archiver.text.normal import bare, fold, key, lines, sentences, unlinked

# what typesetting makes of one mark: “ of ", – of -; Japanese is set with 、。 or with ，．
_MARKS = (
    ("“”„‟«»「」『』″״〝〞〟", '"'), ("‘’‚‛‹›`´′ʼ׳", "'"), ("‐‑‒–—―−־", "-"), ("、،", ","), ("。", "."), ("؛", ";"), ("؟", "?"),
    ("•・‧∙⋅", "·"), ("\u2044", "/"),
)  # fmt: skip
RUNS = 40  # places of the same words that are looked at
SPAN_CHARS = 4_000  # around them
SEARCHED = 100_000_000  # characters searched at most: time is bounded, the longest passages come first
LONE, BESIDE = 24, 12  # a shorter passage is known by so many characters before and after it, too
NUMBERED = 2  # lines that a list with typed numbers has at least

_POINTS = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"
_STROKES = "\u0640\u07fa"  # that only make words longer
_PIECE = re.compile(
    rf"(?P<points>[{_POINTS}]+)|(?P<mark>[:;,.](?=\s|$|[^\x00-\x7f])(?<!\.\.)|(?<=[^\W\d_])\s?-\s?(?=[^\W\d_]))|(?P<out>[\s{_STROKES}]+)"
)
_SOFT_HYPHEN = "\u00ad"
_BULLET = re.compile(r"(?:[•▪◦‣●■►▸➢·]\s*(?=\w)|-\s+(?=[^\W\d_]))")
_THAI = re.compile("([\u0e4d\u0ecd])([\u0e48-\u0e4b\u0ec8-\u0ecb])")  # typed before a tone mark, or behind it
_DOTS, _DASHES = re.compile(r"\.{4,}"), re.compile("-{2,}")
_FIGURE = re.compile(r"(?![0-9])\d")  # of another script
_NUMBER = re.compile(r"\s*(?:[(（]?(\d{1,3})[.)）、．]\s*(?=[^\s\d])|(\d{1,3})[.)]?\s*\t\s*(?=\S))")
_LETTER_END, _LETTER_BEGIN = re.compile(r"[^\W\d_]-\Z"), re.compile(r"[^\W\d_]")


def plain(text: str) -> str:
    """With one mark for all that typesetting makes of it."""
    for marks, one in _MARKS:
        for mark in marks:  # str.translate takes forty times as long: it looks every character up
            text = text.replace(mark, one)
    return text


def same(old: Text, new: Text) -> bool:
    """Whether two documents say the same from beginning to end, only set in another way."""
    here, there = _read(old), _read(new)
    return bool(here.text) and here.text == there.text and _alike(here, there, 0, 0, len(here.text))


def set_otherwise(
    lost: Collection[str], added: Collection[str], old: Text, new: Text
) -> tuple[frozenset[str], frozenset[str]]:
    """Those of the lost passages that the newer text has as often, only set in another way; those of the added ones that
    the older has."""
    return _elsewhere(lost, old, new), _elsewhere(added, new, old)


def _elsewhere(found: Collection[str], mine: Text, theirs: Text) -> frozenset[str]:
    if not found:
        return frozenset()
    there = bare(theirs.visible)
    pages = _read(mine), _read(theirs)
    most = max(200, SEARCHED // max(1, len(pages[0].text) + len(pages[1].text)))
    longest = sorted(found, key=len, reverse=True)[:most]
    out = {one for one in longest if _stands(one, *pages, broken=key(one) in there)}
    if _authored(mine) and _authored(theirs):
        out |= _numbered(found, mine, theirs)
    return frozenset(out)


def _authored(text: Text) -> bool:
    """Whether a line ends where its author ended it, and not where the paper does."""
    return text.kind not in {Kind.PDF, Kind.PLAIN}


@dataclass(slots=True)
class _Set:
    """A text without blanks, and by places in it, from 0 to its length: what stands there and may be a matter of setting."""

    text: str = ""
    marks: dict[int, str] = field(default_factory=dict)
    points: dict[int, str] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)  # where they begin or end
    edges: list[int] = field(default_factory=list)  # where passages do
    authored: bool = True  # lines

    def line_ends(self, at: int) -> bool:
        return _has(self.lines, at)


def _has(places: list[int], at: int) -> bool:
    found = bisect_left(places, at)
    return found < len(places) and places[found] == at


def _read(text: Text) -> _Set:
    return _read_lines(text.visible, _authored(text))


@lru_cache(maxsize=4)  # of the two texts that are being compared, each is asked for several times
def _read_lines(visible: str, authored: bool) -> _Set:
    broken = visible.replace("\t", "\n") if authored else visible.replace(_SOFT_HYPHEN, "-\n")
    return _set(lines(broken), authored=authored)


def _set(written: Iterable[str], *, authored: bool) -> _Set:
    out = _Set(lines=[0], edges=[0], authored=authored)
    pieces: list[str] = []
    size, open_ = 0, False  # at a hyphen at which a line was broken
    for line in written:
        said = _written(line, authored=authored)
        if open_ and _LETTER_BEGIN.match(said) is not None and said[0] == said[0].lower():
            pieces[-1] = pieces[-1][:-1]
            size -= 1
            out.lines[-1] = out.edges[-1] = size
            out.marks[size] = "-"
        for passage in _passages(said, authored=authored):
            for piece, kind in _pieces(passage):
                if kind == "mark":
                    out.marks[size] = out.marks.get(size, "") + piece.strip()
                elif kind == "points":
                    out.points[size] = "".join(sorted(piece))
                elif kind is None:
                    pieces.append(piece)
                    size += len(piece)
            out.edges.append(size)
        out.lines.append(size)
        open_ = _LETTER_END.search(said) is not None
    out.text = "".join(pieces)
    return out


def _written(line: str, *, authored: bool) -> str:
    said = plain(fold(unlinked(line)))
    if not said.isascii():
        said = _THAI.sub(r"\2\1", said)
        said = _FIGURE.sub(lambda found: str(unicodedata.decimal(found[0])), said)
    said = _DASHES.sub("-", _DOTS.sub("...", said))
    return _BULLET.sub("", said, count=1) if authored and _BULLET.match(said) else said


def _passages(said: str, *, authored: bool) -> Iterator[str]:
    """A line cut where its passages end; none of one without a letter or a figure, which may be there for looks, but of a
    document, of which each mark counts."""
    known = sentences(said)
    start = 0
    for one in known[:-1]:
        end = said.index(one, start) + len(one)
        yield said[start:end]
        start = end
    if known or not authored:
        yield said[start:]


def _pieces(passage: str) -> Iterator[tuple[str, str | None]]:
    """Of a passage what is always compared, and what may be a matter of setting, with its kind."""
    start = 0
    for found in _PIECE.finditer(passage):
        if found.start() > start:
            yield passage[start : found.start()], None
        yield found[0], found.lastgroup
        start = found.end()
    if start < len(passage):
        yield passage[start:], None


def _stands(passage: str, mine: _Set, theirs: _Set, *, broken: bool) -> bool:
    """Whether a passage stands on the other page as often as here, alike but for how it is set. `broken`: only if here it
    begins behind a hyphen at which a line was broken: that page has it letter by letter, and it was found all the same."""
    words = _set([passage], authored=mine.authored).text
    if _LETTER_END.search(words) is not None and words not in mine.text:  # its line was broken at that hyphen
        words = words[:-1]
    here = [at for at in _starts(words, mine) if _has(mine.edges, at) and _has(mine.edges, at + len(words))]
    there = list(_starts(words, theirs))
    if not here or len(here) > RUNS or len(there) > RUNS or (broken and any(mine.marks.get(at) != "-" for at in here)):
        return False
    for at in here:
        found = next((other for other in there if _as_there(at, other, len(words), mine, theirs)), None)
        if found is None:
            return False
        there.remove(found)
    return True


def _starts(words: str, page: _Set) -> Iterator[int]:
    at = page.text.find(words) if words else -1
    found = 0
    while at >= 0 and found <= RUNS:
        yield at
        found += 1
        at = page.text.find(words, at + len(words))


def _as_there(at: int, other: int, size: int, mine: _Set, theirs: _Set) -> bool:
    """Whether words stand at both places in the same way, in the whole of the passages that they are there in."""
    left = other - theirs.edges[bisect_right(theirs.edges, other) - 1]
    right = theirs.edges[bisect_left(theirs.edges, other + size)] - other - size
    if left > at or left + right > SPAN_CHARS:
        return False
    here, there, whole = at - left, other - left, left + size + right
    if mine.text[here : here + whole] != theirs.text[there : there + whole]:
        return False
    if size < LONE and _beside(mine.text, at, size) != _beside(theirs.text, other, size):
        return False
    return _alike(mine, theirs, here, there, whole)


def _beside(text: str, at: int, size: int) -> tuple[str, str]:
    return text[max(0, at - BESIDE) : at], text[at + size : at + size + BESIDE]


def _alike(one: _Set, two: _Set, here: int, there: int, size: int) -> bool:
    """Whether so much of two texts differs in nothing that is not a matter of setting."""
    numbers: Iterable[int] = range(1, size + 1)
    if size > SPAN_CHARS:
        numbers = {at - first for page, first in ((one, here), (two, there)) for at in (*page.marks, *page.points)}
    for number in numbers:
        places = here + number, there + number
        points = set(one.points.get(places[0], "")), set(two.points.get(places[1], ""))
        if not (points[0] <= points[1] or points[1] <= points[0]):
            return False
        marks = one.marks.get(places[0], ""), two.marks.get(places[1], "")
        if marks[0] != marks[1] and not _excused(marks, (one, two), places):
            return False
    return True


def _excused(marks: tuple[str, str], pages: tuple[_Set, _Set], places: tuple[int, int]) -> bool:
    """Whether marks differ because a line ends: one broken at a hyphen, one in the place of a mark, one with or without a
    full stop."""
    ends = [page.line_ends(at) for page, at in zip(pages, places, strict=True)]
    if set(marks) == {"-", ""}:
        return ends[marks.index("-")]
    if not all(page.authored for page in pages) or "-" in "".join(marks):
        return False
    return ends[0] != ends[1] or (all(ends) and set(marks) <= {"", "."})


def _numbered(found: Collection[str], mine: Text, theirs: Text) -> set[str]:
    """Those of the passages that are a line of a list with numbers, which the other page has line by line, in the same
    order and without them; and those numbers."""
    there = _read(theirs)
    out: set[str] = set()
    typed: list[str] = []
    for run in _runs(mine.visible):
        unnumbered = [_NUMBER.sub("", line, count=1) for line, _ in run]
        list_ = _set([cell for line in unnumbered for cell in lines(line.replace("\t", "\n"))], authored=True)
        if not any(_line_by_line(list_, there, at) for at in islice(_starts(list_.text, there), RUNS)):
            continue
        typed += [number for _, number in run]
        out |= {key(one) for line, _ in run for one in sentences(fold(line))[:1]}
    numbers = {number for number in typed if _alone(number, mine) - typed.count(number) == _alone(number, theirs)}
    return {one for one in found if key(one) in out or fold(one).rstrip(".)") in numbers}


def _alone(number: str, text: Text) -> int:
    """How often a number is a line, or a cell."""
    return sum(1 for cell in lines(text.visible.replace("\t", "\n")) if cell.rstrip(".)") == number)


def _runs(visible: str) -> Iterator[list[tuple[str, str]]]:
    """Lines one after the other that are numbered from 1 on, each with its number."""
    run: list[tuple[str, str]] = []
    for line in visible.split("\n"):
        if not line.strip():
            continue
        found = _NUMBER.match(line)
        number = (found[1] or found[2]) if found is not None else ""
        if number and int(number) == len(run) + 1:
            run.append((line, number))
            continue
        if len(run) >= NUMBERED:
            yield run
        run = [(line, number)] if number == "1" else []
    if len(run) >= NUMBERED:
        yield run


def _line_by_line(one: _Set, there: _Set, at: int) -> bool:
    return all(there.line_ends(at + place) for place in one.lines) and _alike(one, there, 0, at, len(one.text))
