"""Passages that another text has as well, only set differently (pure).

That is with other quotation marks or dashes, with vowel points or without, in a list whose marks are typed or drawn,
broken at a hyphen.

A text is read as its letters, figures and marks; what stands between two of them and may be a matter of setting is kept
beside them: a mark where a line may end, a hyphen, points. Where two texts differ in these, there must be a reason: a
comma that is gone is a change; one in whose place a line ends is none.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from archiver.text.model import Text
from archiver.text.normal import bare, common_ends, fold, key
from archiver.text.page.lined import Lined
from archiver.text.page.outline import ENTRY
from archiver.text.presentation.results import NOTHING, Noted
from archiver.text.presentation.typeset import (
    LETTER_END,
    SET,
    STROKES,
    Typeset,
    bare_without_line_numbers,
    has,
    has_line_numbers,
    read,
    typeset,
)

RUNS = 40  # most places of the same words that are examined
SPAN_CHARS = 4_000  # characters around them
SEARCHED = 100_000_000  # most characters searched, which bounds the time; the longest passages come first
LONE, BESIDE = 24, 12  # a passage shorter than LONE must have the same BESIDE characters before and after it

_NO_LETTERS = bytes(code for code in range(128) if not chr(code).isalpha())
_NO_FIGURES = bytes(code for code in range(128) if not chr(code).isalnum())
_TYPED = re.compile(r"[(]?(\d{1,3})(?:[.)、]\s*|\s+)(?=\S)")  # a number typed before a list entry, in a passage


def same(old: Text, new: Text) -> bool:
    """Whether two documents say the same from beginning to end and differ only in setting."""
    here, there = read(old), read(new)
    return bool(here.text) and here.text == there.text and _alike(here, there, 0, 0, len(here.text))


def typesetting_variants(lost: Collection[str], added: Collection[str], old: Text, new: Text) -> Noted:
    """The lost passages that the newer text has as often, set differently, and the added ones that the older has."""
    if not (lost or added):
        return NOTHING
    here, there = _letters_of(bare(old.visible), bare(new.visible))
    return _elsewhere(lost, old, new, there), _elsewhere(added, new, old, here)


def _letters_of(one: str, other: str) -> tuple[str, str]:
    """The letters of two bare texts; what both begin and end with is read only once."""
    before, after = common_ends(one, other)
    begin, end = _letters(one[:before]), _letters(one[len(one) - after :])
    here, there = (f"{begin}{_letters(text[before : len(text) - after])}{end}" for text in (one, other))
    return here, there


def _elsewhere(found: Collection[str], mine: Text, theirs: Text, letters: str) -> frozenset[str]:
    """The passages that `theirs` has, set differently. `letters`: those of `theirs`."""
    found = [one for one in found if _letters(key(one)) in letters]
    if found:  # each figure must be there too, except the number of a list entry
        figures = _letters(bare_without_line_numbers(theirs), figures=True)
        found = [one for one in found if _letters(key(one), figures=True) in figures or _may_be_numbered(one, mine)]
    if not found:  # mostly; reading two texts in this way takes longer than all else
        return frozenset()
    pages, there = (read(mine), read(theirs)), bare(theirs.visible)
    listed = _listed(*pages, theirs), _listed(*pages[::-1], mine)
    pair = _Pair(*pages, *listed)
    most = max(200, SEARCHED // max(1, len(pages[0].text) + len(pages[1].text)))
    longest = sorted(found, key=len, reverse=True)[:most]
    out = {one for one in longest if pair.stands(one, broken=_whole(key(one), there))}
    return frozenset(out | pair.drawn(found, mine, theirs))


def _may_be_numbered(passage: str, page: Text) -> bool:
    """Whether a passage may begin with a number that is typed before a line of its page."""
    return any(map(str.isdigit, key(passage)[:2])) and has_line_numbers(page)


def _whole(words: str, there: str) -> bool:
    """Whether a bare text has these words and does not cut the number they begin with."""
    at = there.find(words)
    while at > 0 and words[:1].isdigit() and there[at - 1].isdigit():
        at = there.find(words, at + 1)
    return at >= 0


def _letters(text: str, *, figures: bool = False) -> str:
    """The letters of a bare text, which no setting changes; with `figures`, its figures too."""
    kept = text.encode("utf-8", "surrogatepass").translate(None, _NO_FIGURES if figures else _NO_LETTERS)
    text = kept.decode("utf-8", "surrogatepass")  # without the signs of ASCII
    if text.isascii():
        return text
    for one in set(text):
        if figures and one.isdecimal():
            text = text.replace(one, str(int(one)))
        elif not one.isalpha() or one in STROKES or one in SET:
            text = text.replace(one, "")
    return text


def _listed(mine: Typeset, theirs: Typeset, other_page: Text) -> frozenset[int]:
    """The places of the typed list numbers that are a matter of setting.

    The other page must have the list line by line in the same order, with the same numbers, or with none where its
    lists may draw them. Elsewhere a number may be a date.
    """
    if not mine.numbers:
        return frozenset()
    drawn = {typeset([("", line.text)], authored=True).text for line in Lined(other_page).lines if line.kind == ENTRY}
    out: set[int] = set()
    run: list[int] = []
    left = max(200, SEARCHED // max(1, len(theirs.text)))
    for at in (*sorted(mine.numbers), None):
        if run and left and (at is None or mine.numbers[at] == "1"):
            left -= 1
            end = mine.ends[run[-1]]
            words = mine.text[run[0] : end]
            if any(_line_by_line(run, end, (mine, theirs), other, drawn) for other in _starts(words, theirs)):
                out.update(run)
            run = []
        if at is not None:
            run.append(at)
    return frozenset(out)


def _line_by_line(run: list[int], end: int, pages: tuple[Typeset, Typeset], other: int, drawn: Collection[str]) -> bool:
    mine, theirs = pages
    away = other - run[0]
    return (
        all(theirs.line_ends(at + away) for at in (*run, end))
        and all(
            (number == mine.numbers[at])
            if (number := theirs.numbers.get(at + away))
            else theirs.line(at + away) in drawn
            for at in run
        )
        and _alike(mine, theirs, run[0], other, end - run[0])
    )


@dataclass(frozen=True, slots=True)
class _Pair:
    """Two pages, and for each the typed numbers that are a matter of setting."""

    mine: Typeset
    theirs: Typeset
    listed: frozenset[int]
    listed_there: frozenset[int]

    def stands(self, passage: str, *, broken: bool) -> bool:
        """Whether a passage stands on the other page as often as here, alike but for its setting.

        `broken`: accept it only if here it begins after a hyphen at which a line was broken. The other page has its
        letters, yet it was reported as changed.
        """
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
        """The passages that are a number alone in a line or a cell, if the other page's lists draw such numbers."""
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
        """The words of a passage, and where they stand here as a whole passage.

        A list entry is taken without its number, and the end of a line that was broken within a word without the
        hyphen.
        """
        page = self.mine
        words = typeset([("", passage)], authored=page.authored).text
        if LETTER_END.search(words) is not None and words not in page.text:
            words = words[:-1]
        found = [at for at in _starts(words, page) if has(page.edges, at) and has(page.edges, at + len(words))]
        typed = _TYPED.match(fold(passage)) if not found and page.numbers else None
        if typed is None:
            return words, found
        words = typeset([("", fold(passage)[typed.end() :])], authored=page.authored).text
        return words, [
            at for at in _starts(words, page)
            if page.numbers.get(at) == typed[1] and at in self.listed and has(page.edges, at + len(words))
        ]  # fmt: skip

    def _as_there(self, at: int, other: int, size: int) -> bool:
        """Whether words stand at both places in the same way, within passages that are alike as a whole."""
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


def _starts(words: str, page: Typeset) -> Iterator[int]:
    at, found = page.text.find(words) if words else -1, 0
    while at >= 0 and found <= RUNS:
        yield at
        found += 1
        at = page.text.find(words, at + len(words))


def _beside(text: str, at: int, size: int) -> tuple[str, str]:
    return text[max(0, at - BESIDE) : at], text[at + size : at + size + BESIDE]


def _alike(one: Typeset, two: Typeset, here: int, there: int, size: int) -> bool:
    """Whether `size` characters of two texts differ in nothing but setting."""
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


def _excused(marks: tuple[str, str], pages: tuple[Typeset, Typeset], places: tuple[int, int]) -> bool:
    """Whether marks differ because a line ends.

    It was broken at a hyphen, it ends in the place of a mark, or it ends elsewhere, with or without a full stop.
    """
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
    """How often a line or a cell says each text and nothing else."""
    return Counter(cell.strip().rstrip(".)") for line in text.visible.split("\n") for cell in line.split("\t"))
