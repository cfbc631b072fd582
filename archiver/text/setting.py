"""Which passages of a text another has as well, only set in another way (pure): with other quotation marks or dashes,
with points over its letters or without them, in a list whose marks are typed or drawn, broken at a hyphen.

A text is looked at as its letters, figures and marks, and beside them what stands between two of them and may be a matter
of setting: a mark where a line may end, a hyphen, points. Where two texts differ in those, one has to have the reason: a
comma that is gone is a change, one in whose place a line ends is none.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

from archiver.text.model import Kind, Text
from archiver.text.normal import bare, fold, key, sentences, unlinked

# what typesetting makes of one mark: “ of ", – of -; Japanese is set with 、。 or with ，．
_MARKS = (
    ("“”„‟«»「」『』″״〝〞〟", '"'), ("‘’‚‛‹›`´′ʼ׳", "'"), ("‐‑‒–—―−־", "-"), ("、،", ","), ("。", "."), ("؛", ";"), ("؟", "?"),
    ("•・‧∙⋅", "·"), ("\u2044", "/"),
)  # fmt: skip
_SET = frozenset("".join(marks for marks, _ in _MARKS))
RUNS = 40  # places of the same words that are looked at
SPAN_CHARS = 4_000  # around them
SEARCHED = 100_000_000  # characters searched at most: time is bounded, the longest passages come first
LONE, BESIDE = 24, 12  # a shorter passage is known by so many characters before and after it, too
NUMBERED = 2  # lines that a list with typed numbers has at least

_POINTS = (
    "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7"  # Hebrew, without its hyphen
    "\u0610-\u061a\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed"  # Arabic
)
_STROKES = "\u0640\u07fa"  # that only make words longer
_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_PIECE = re.compile(
    rf"(?P<points>[{_POINTS}]+)|(?P<mark>[:;,.](?=\s|$|[^\x00-\x7f])(?<!\.\.)|(?<=[^\W\d_])\s?-\s?(?=[^\W\d_]))"
)
_DASHED, _LISTS = re.compile(r"^\s*-\s+"), re.compile(r"(?:^| )l\d.* l\d")  # in a cell; two entries of lists
_STROKE = re.compile(f"[{_STROKES}]+")
_SOFT_HYPHEN = "\u00ad"
# of a list; before an amount a dash is a minus
_BULLET = re.compile(r"[•▪◦‣●■►▸➢·]\s*(?=\w)|-\s+(?=[^\W\d_])(?!.*\d)")
_THAI = re.compile("([\u0e4d\u0ecd])([\u0e48-\u0e4b\u0ec8-\u0ecb])")  # typed before a tone mark, or behind it
_DOTS, _DASHES = re.compile(r"\.{4,}"), re.compile("-{2,}")
_FIGURE = re.compile(r"(?![0-9])\d")  # of another script
_NUMBER = re.compile(r"\s*(?:[(（]?(\d{1,3})[.)）、．]\s*(?=[^\s\d])|(\d{1,3})[.)]?\s*\t\s*(?=\S))")
_TYPED = re.compile(r"[(]?(\d{1,3})(?:[.)、]\s*|\s+)(?=\S)")  # the same in a passage
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
    there = bare(theirs.visible)
    letters = _letters(there) if found else ""
    found = [one for one in found if _letters(key(one)) in letters]
    if not found:  # as mostly: to read two texts in this way takes longer than all else
        return frozenset()
    pages = _read(mine), _read(theirs)
    # a number that no list of the other page draws may be a date
    listed = [
        _listed(*pages[::way]) if _LISTS.search(page.outline) else frozenset[int]()
        for way, page in ((1, theirs), (-1, mine))
    ]
    pair = _Pair(*pages, *listed)
    most = max(200, SEARCHED // max(1, len(pages[0].text) + len(pages[1].text)))
    longest = sorted(found, key=len, reverse=True)[:most]
    out = {one for one in longest if pair.stands(one, broken=key(one) in there)}
    return frozenset(out | pair.drawn(found, mine, theirs))


def _letters(text: str) -> str:
    """Of a bare text the letters alone, which no setting changes."""
    if text.isascii():
        return text.encode().translate(None, _NO_LETTERS).decode()
    for one in set(text):
        if not one.isalpha() or one in _STROKES or one in _SET:
            text = text.replace(one, "")
    return text


def _authored(text: Text) -> bool:
    """Whether a line ends where its author ended it, and not where the paper does."""
    return text.kind not in {Kind.PDF, Kind.PLAIN}


@dataclass(slots=True)
class _Set:
    """A text without blanks, and by places in it, from 0 to its length, what may be a matter of setting."""

    text: str = ""
    marks: dict[int, str] = field(default_factory=dict)
    points: dict[int, str] = field(default_factory=dict)
    lines: list[int] = field(default_factory=list)  # where they begin or end
    edges: list[int] = field(default_factory=list)  # where passages do
    numbers: dict[int, str] = field(default_factory=dict)  # typed before the lines that begin there, 1 2 3
    ends: dict[int, int] = field(default_factory=dict)  # of those lines, of a table's row the last cell's
    authored: bool = True  # lines

    def line_ends(self, at: int) -> bool:
        return _has(self.lines, at)


def _has(places: list[int], at: int) -> bool:
    return at in places[(found := bisect_left(places, at)) : found + 1]


def _read(text: Text) -> _Set:
    return _read_lines(text.visible, _authored(text))


@lru_cache(maxsize=4)  # of the two texts that are being compared, each is asked for several times
def _read_lines(visible: str, authored: bool) -> _Set:
    said = plain(visible)  # all at once, which is quick; in each line again what comes about as it is folded
    return _set(_numbered(said) if authored else _broken(said), authored=authored)


def _broken(visible: str) -> Iterator[tuple[str | None, str]]:
    yield from (("", line) for line in visible.replace(_SOFT_HYPHEN, "-\n").split("\n"))


def _numbered(visible: str) -> Iterator[tuple[str | None, str]]:
    """Each line, and each cell of a table, without the number that is typed before it, and that number; None of a cell
    that is not the first of its row."""
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
    """Where lines one after the other are numbered from 1 on, each with its number."""
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


def _set(written: Iterable[tuple[str | None, str]], *, authored: bool) -> _Set:
    out = _Set(lines=[0], edges=[0], authored=authored)
    pieces: list[str] = []
    row: int | None = None
    size, open_ = 0, False  # at a hyphen at which a line was broken
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
        open_ = _LETTER_END.search(said) is not None
    out.text = "".join(pieces)
    return out


def _written(line: str, *, authored: bool) -> str:
    said = fold(unlinked(line))
    if not said.isascii():
        said = said if _SET.isdisjoint(said) else plain(said)
        said = _THAI.sub(r"\2\1", _STROKE.sub("", said))
        said = _FIGURE.sub(lambda found: str(unicodedata.decimal(found[0])), said)
    if "--" in said or "...." in said:
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
        yield "".join(passage[start : found.start()].split()), None
        yield found[0].strip(), found.lastgroup
        start = found.end()
    yield "".join(passage[start:].split()), None


def _listed(mine: _Set, theirs: _Set) -> frozenset[int]:
    """Where typed numbers of a list stand that the other page has line by line in the same order, with the same numbers
    or with none."""
    out: set[int] = set()
    run: list[int] = []
    left = max(200, SEARCHED // max(1, len(theirs.text)))
    for at in (*sorted(mine.numbers), None):
        if run and left and (at is None or mine.numbers[at] == "1"):
            left -= 1
            end = mine.ends[run[-1]]
            words = mine.text[run[0] : end]
            if any(_line_by_line(run, end, mine, theirs, other) for other in _starts(words, theirs)):
                out.update(run)
            run = []
        if at is not None:
            run.append(at)
    return frozenset(out)


def _line_by_line(run: list[int], end: int, mine: _Set, theirs: _Set, other: int) -> bool:
    away = other - run[0]
    return (
        all(theirs.line_ends(at + away) for at in (*run, end))
        and all(theirs.numbers.get(at + away, mine.numbers[at]) == mine.numbers[at] for at in run)
        and _alike(mine, theirs, run[0], other, end - run[0])
    )


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two pages, and of the typed numbers of each those that are a matter of setting."""

    mine: _Set
    theirs: _Set
    listed: frozenset[int]
    listed_there: frozenset[int]

    def stands(self, passage: str, *, broken: bool) -> bool:
        """Whether a passage stands on the other page as often as here, alike but for how it is set. `broken`: only if here
        it begins behind a hyphen at which a line was broken: the other has its letters, and it was found all the same."""
        words, here = self._places(passage)
        there = list(_starts(words, self.theirs))
        if not here or max(len(here), len(there)) > RUNS:
            return False
        if broken and any(self.mine.marks.get(at) != "-" for at in here):
            return False
        for at in here:
            found = next((other for other in there if self._as_there(at, other, len(words))), None)
            if found is None:
                return False
            there.remove(found)
        return True

    def drawn(self, found: Collection[str], mine: Text, theirs: Text) -> set[str]:
        """Those passages that are a number alone, in a line or a cell, and there the lists with it have none."""
        typed: dict[str, list[int]] = {}
        for at, number in self.mine.numbers.items():
            typed.setdefault(number, []).append(at)
        wanted = {one: number for one in found if (number := fold(one).rstrip(".)")) in typed}
        if not wanted:
            return set()
        here, there = _figures(mine), _figures(theirs)
        return {
            one for one, number in wanted.items()
            if 0 < here[number] - there[number] <= len(typed[number]) and self.listed.issuperset(typed[number])
        }  # fmt: skip

    def _places(self, passage: str) -> tuple[str, list[int]]:
        """The words of a passage, and where they stand here as one: of a line of a list without its number, of a line that
        was broken in a word without the hyphen."""
        page = self.mine
        words = _set([("", passage)], authored=page.authored).text
        if _LETTER_END.search(words) is not None and words not in page.text:
            words = words[:-1]
        found = [at for at in _starts(words, page) if _has(page.edges, at) and _has(page.edges, at + len(words))]
        typed = _TYPED.match(fold(passage)) if not found and page.numbers else None
        if typed is None:
            return words, found
        words = _set([("", fold(passage)[typed.end() :])], authored=page.authored).text
        return words, [
            at for at in _starts(words, page)
            if page.numbers.get(at) == typed[1] and at in self.listed and _has(page.edges, at + len(words))
        ]  # fmt: skip

    def _as_there(self, at: int, other: int, size: int) -> bool:
        """Whether words stand at both places in the same way, in the whole of the passages that they are there in."""
        mine, theirs = self.mine, self.theirs
        left = other - theirs.edges[bisect_right(theirs.edges, other) - 1]
        right = theirs.edges[bisect_left(theirs.edges, other + size)] - other - size
        if left > at or left + right > SPAN_CHARS:
            return False
        here, there, whole = at - left, other - left, left + size + right
        if mine.text[here : here + whole] != theirs.text[there : there + whole]:
            return False
        if size < LONE and _beside(mine.text, at, size) != _beside(theirs.text, other, size):
            return False
        return self._numbered_alike(here, there, whole) and _alike(mine, theirs, here, there, whole)

    def _numbered_alike(self, here: int, there: int, size: int) -> bool:
        for place in range(size):
            at, other = here + place, there + place
            numbers = self.mine.numbers.get(at), self.theirs.numbers.get(other)
            if numbers[0] == numbers[1]:
                continue
            if (numbers[0] and at not in self.listed) or (numbers[1] and other not in self.listed_there):
                return False
        return True


def _starts(words: str, page: _Set) -> Iterator[int]:
    at, found = page.text.find(words) if words else -1, 0
    while at >= 0 and found <= RUNS:
        yield at
        found += 1
        at = page.text.find(words, at + len(words))


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
    """Whether marks differ because a line ends: one broken at a hyphen, one in the place of a mark, one that begins elsewhere
    with or without a full stop."""
    ends = [page.line_ends(at) for page, at in zip(pages, places, strict=True)]
    if set(marks) == {"-", ""}:
        return ends[marks.index("-")]
    if not all(page.authored for page in pages) or "-" in "".join(marks):
        return False
    if not all(ends):
        return any(ends)
    sizes = {at - page.lines[bisect_left(page.lines, at) - 1] for page, at in zip(pages, places, strict=True)}
    return len(sizes) > 1 and set(marks) <= {"", "."}


def _figures(text: Text) -> Counter[str]:
    """How often a line or a cell says this and no more."""
    return Counter(cell.strip().rstrip(".)") for line in text.visible.split("\n") for cell in line.split("\t"))
