"""Finds lines that are under another heading, in two texts with the same passages (pure).

A box, a quotation or a caption floats: it may be anywhere and belongs to no heading. So list entries and rows are
reported; paragraphs only if the markup or their neighbours say that they belonged under their heading.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from archiver.text.normal import ends_sentence
from archiver.text.page.lined import COLONS, HEADING_RANK, Line, Lined
from archiver.text.page.outline import CITED, ENTRY, FIELD, HEADING, MEANING, QUOTE, ROW, TERM, TEXT

DEEP = 4  # levels of headings that may be needed to identify one
PASSED = 3  # maximum headings that a run of paragraphs passed
RUN = 2  # paragraphs that are more than a box
SENTENCE_CHARS = 40  # of a line that is a sentence without punctuation at its end
NAME_CHARS = 40  # maximum length of a name
WORD_CHARS, SIGNS = 4, 2  # of a common first word; characters of a common beginning in scripts without blanks
_CJK = "\u2e80"

Path = tuple[str, ...]  # keys of headings, the nearest last
_FLOATING = frozenset({TEXT, QUOTE, CITED, FIELD})
_LISTED = frozenset({ENTRY, ROW, TERM, MEANING})
_Under = dict[str, Counter[Path]]


@dataclass(frozen=True, slots=True)
class Crossed:
    """A line that moved under another heading, with both headings as the path lines that identify them."""

    line: Line
    was: tuple[Line, ...]
    is_: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Crossing:
    """Like `Crossed`, with the headings as paths, and with the index of the line on either page."""

    line: Line
    heads: tuple[Path, Path]
    places: tuple[int, int]


def lines_under_another_heading(mine: Lined, theirs: Lined) -> Iterator[Crossed]:
    """Yield lines that are under another heading."""
    under = _under(mine), _under(theirs)
    if under[0] == under[1]:
        return
    heads = _Heads(mine, theirs, under)
    turned = _heading_changes(mine, under, heads)
    crossings = list(_crossings(mine, theirs, under, heads))
    runs = _paragraphs_passed(mine, theirs, crossings, heads)
    lists = _Lists(mine, theirs, under)
    for one in crossings:
        line = one.line
        if one.heads[::-1] not in turned[line.linked]:  # lines that exchanged headings are reported whatever they are
            if line.kind in _FLOATING and one.places not in runs:
                continue
            if line.linked and not lists.among_its_like(one):
                continue
            if (
                line.kind in _LISTED
                and one.places not in runs
                and heads.may_leave(one.heads)
                and lists.moved_whole(one)
            ):
                continue
        yield Crossed(line, heads.lines(0, one.heads[0]), heads.lines(1, one.heads[1]))


def _under(page: Lined) -> _Under:
    """For each line the headings above it; lines of links count only in lists and tables."""
    out: _Under = defaultdict(Counter)
    for line, above in zip(page.lines, page.above, strict=True):
        if not line.linked or line.kind in _LISTED:
            out[line.key][above] += 1
    return out


def _heading_changes(mine: Lined, under: tuple[_Under, _Under], heads: _Heads) -> tuple[set[tuple[Path, Path]], ...]:
    """Pairs of old and new headings of moved lines: without lines that are links, and with them."""
    linked = {line.key for line in mine.lines if line.linked}
    out: tuple[set[tuple[Path, Path]], ...] = (set(), set())
    for words, was, is_ in _changes(under):
        first, second = heads.of(was), heads.of(is_)
        if first and second:
            out[1].add((first, second))
            if words not in linked:
                out[0].add((first, second))
    return out


def _changes(under: tuple[_Under, _Under]) -> Iterator[tuple[str, Path, Path]]:
    for words, before in under[0].items():
        after = under[1].get(words)
        if after is not None and before != after:
            gone, came = (before - after).elements(), (after - before).elements()
            yield from ((words, was, is_) for was, is_ in zip(gone, came, strict=False))


def _crossings(mine: Lined, theirs: Lined, under: tuple[_Under, _Under], heads: _Heads) -> Iterator[_Crossing]:
    lines = {line.key: line for line in reversed(mine.lines)}
    places = [
        {(line.key, above): at for at, (line, above) in enumerate(zip(page.lines, page.above, strict=True))}
        for page in (mine, theirs)
    ]
    for words, was, is_ in _changes(under):
        if mine.count[words] != theirs.count[words] or not heads.tell(was, is_):
            continue
        at = places[0][words, was], places[1][words, is_]
        if (mine.lines[at[0]].kind == HEADING) != (theirs.lines[at[1]].kind == HEADING):
            continue  # a table of contents, and what it lists
        yield _Crossing(lines[words], (heads.of(was) or (), heads.of(is_) or ()), at)


class _Heads:
    """The headings of two pages, each identified by its own words, or with those of the headings above it."""

    def __init__(self, mine: Lined, theirs: Lined, under: tuple[_Under, _Under]) -> None:
        self._pages = mine, theirs
        self._numbers = _numbers(mine), _numbers(theirs)
        self._known: dict[Path, Path | None] = {}
        self._lines: tuple[dict[str, Line], ...] = ()
        self._kept: set[Path | None] = set()  # headings with a line under them as before
        self._had: tuple[set[Path | None], ...] = (set(), set())  # headings with a line under them that both pages have
        self._have = tuple({self.of(path) for paths in some.values() for path in paths} for some in under)
        for words in under[0].keys() & under[1].keys():
            nearest = [{self.of(above) for above in some[words] if above} for some in under]
            self._kept |= nearest[0] & nearest[1]
            self._had[0].update(nearest[0])
            self._had[1].update(nearest[1])

    def of(self, path: Path) -> Path | None:
        """The shortest end of a path that identifies the heading on both pages; None if there is none."""
        if path not in self._known:
            ends_ = (path[-size:] for size in range(1, min(len(path), DEEP) + 1))
            self._known[path] = next((end for end in ends_ if all(end in some for some in self._numbers)), None)
        return self._known[path]

    def at(self, page: int, head: Path) -> int:
        """The index of its line."""
        return self._numbers[page][head]

    def lines(self, page: int, head: Path) -> tuple[Line, ...]:
        """The lines that identify it."""
        if not self._lines:
            self._lines = tuple({line.key: line for line in page.lines if line.rank} for page in self._pages)
        return tuple(self._lines[page][words] for words in head)

    def may_leave(self, heads: tuple[Path, Path]) -> bool:
        """Whether both are headings, not entries with others under them, and have lines under them on both pages."""
        left, came = heads[0] in self._have[1], heads[1] in self._have[0]
        return left and came and all(self._pages[0].lines[self.at(0, one)].rank <= HEADING_RANK for one in heads)

    def tell(self, was: Path, is_: Path) -> bool:
        """Whether a line moved from one heading to the other. It did not if one heading is a part of the other, if
        their relative rank changed, or if they changed places along with their contents: then the headings moved."""
        first, second = self.of(was), self.of(is_)
        if first is None or second is None or first in self._around(is_) or second in self._around(was):
            return False
        numbers = [(some[first], some[second]) for some in self._numbers]
        ranks = [tuple(page.lines[at].rank for at in some) for page, some in zip(self._pages, numbers, strict=True)]
        if (ranks[0][0] > ranks[0][1], ranks[0][0] < ranks[0][1]) != (
            ranks[1][0] > ranks[1][1],
            ranks[1][0] < ranks[1][1],
        ):
            return False
        turned = (numbers[0][0] < numbers[0][1]) != (numbers[1][0] < numbers[1][1])
        whole = self._kept.isdisjoint((first, second)) and all(had.issuperset((first, second)) for had in self._had)
        return not turned or whole

    def _around(self, path: Path) -> set[Path | None]:
        return {self.of(path[:size]) for size in range(1, len(path) + 1)}


def _numbers(page: Lined) -> dict[Path, int]:
    """The ends of heading paths that occur once on a page, with the index of the heading's line."""
    out: dict[Path, int] = {}
    twice: set[Path] = set()
    for at, (line, above) in enumerate(zip(page.lines, page.above, strict=True)):
        if not line.rank:
            continue
        path = (*above, line.key)
        for size in range(1, min(len(path), DEEP) + 1):
            end = path[-size:]
            if end in out or (size == 1 and page.count[line.key] > 1):
                twice.add(end)
            out[end] = at
    return {end: at for end, at in out.items() if end not in twice}


def _paragraphs_passed(
    mine: Lined, theirs: Lined, crossings: Sequence[_Crossing], heads: _Heads
) -> set[tuple[int, int]]:
    """The indexes of paragraphs at the border of two sections that the heading between these passed.

    There must be several, or one like those before and after it. A run that fills an element is a box, and left out.
    """
    out: set[tuple[int, int]] = set()
    alone = [one for one in crossings if one.line.kind in {TEXT, ENTRY} and mine.count[one.line.key] == 1]
    alone.sort(key=lambda one: one.places)
    numbered = enumerate(alone)
    for _, group in groupby(
        numbered, lambda pair: (pair[1].heads, pair[1].places[0] - pair[0], pair[1].places[1] - pair[0])
    ):
        run = [one for _, one in group]
        beside = _beside(mine, theirs, run, heads)
        if beside is None or all(_is_box(page, run, at) for at, page in enumerate((mine, theirs))):
            continue
        texts = [one.line.text for one in run if one.line.kind == TEXT]
        said = sum(ends_sentence(text) or len(text) >= SENTENCE_CHARS for text in texts)
        if said >= RUN or all(_alike(one.line, beside) for one in run):
            out.update(one.places for one in run)
    return out


def _beside(mine: Lined, theirs: Lined, run: Sequence[_Crossing], heads: _Heads) -> list[Line] | None:
    """The lines next to which such a run was, and next to which it is now; None unless only headings passed it."""
    (first, second), start, end = run[0].heads, run[0].places, run[-1].places
    if _heading_passed((mine, end[0], heads.at(0, second)), (theirs, start[1], heads.at(1, second))):
        places = (mine, start[0] - 1), (theirs, end[1] + 1)
    elif _heading_passed((theirs, end[1], heads.at(1, first)), (mine, start[0], heads.at(0, first))):
        places = (mine, end[0] + 1), (theirs, start[1] - 1)
    else:
        return None
    return [page.lines[at] for page, at in places if 0 <= at < len(page.lines)]


def _heading_passed(behind: tuple[Lined, int, int], before: tuple[Lined, int, int]) -> bool:
    """Whether only headings stand between the end of a run and one of them, and the same headings are directly before
    the run on the other page."""
    page, end, head = behind
    other, start, there = before
    passed = page.lines[end + 1 : head + 1]
    if not 0 < len(passed) <= PASSED or there != start - 1 or not all(0 < line.rank <= HEADING_RANK for line in passed):
        return False
    return [line.key for line in passed] == [line.key for line in other.lines[start - len(passed) : start]]


def _is_box(page: Lined, run: Sequence[_Crossing], which: int) -> bool:
    """Whether a run is all that an element has."""
    start, end = run[0].places[which], run[-1].places[which]
    within = page.lines[start + 1 : end + 1]
    behind = page.lines[end + 1 : end + 2]
    return page.lines[start].apart and not any(line.apart for line in within) and all(line.apart for line in behind)


def _alike(line: Line, others: Sequence[Line]) -> bool:
    """Whether lines are of one kind: names, or sentences that begin with the same word."""
    if len(others) < RUN or any(one.kind != line.kind or one.linked for one in others):
        return False
    some = (line, *others)
    if all(_is_name(one) for one in some):
        return True
    begins = {_begin(one.text) for one in some}
    return len(begins) == 1 and "" not in begins


def _is_name(line: Line) -> bool:
    said = line.text
    return (
        len(said) <= NAME_CHARS and not ends_sentence(said) and said[-1] not in COLONS and any(map(str.isalpha, said))
    )


def _begin(text: str) -> str:
    if text[0] >= _CJK:
        return text[:SIGNS]
    word = text.partition(" ")[0]
    return word if len(word) >= WORD_CHARS and word.isalpha() else ""


class _Lists:
    """The lists and tables of two pages."""

    def __init__(self, mine: Lined, theirs: Lined, under: tuple[_Under, _Under]) -> None:
        self._under = under
        self._numbers = _lists(mine), _lists(theirs)
        self._keys = tuple(_keys(page, some) for page, some in zip((mine, theirs), self._numbers, strict=True))
        self._known: dict[tuple[int, int], tuple[bool, bool]] = {}

    def moved_whole(self, one: _Crossing) -> bool:
        """Whether the whole list moved along with a line, and is not a part of another list."""
        return self._of(one)[0]

    def among_its_like(self, one: _Crossing) -> bool:
        """Whether a line left a list of which another entry stayed, for a list that already had another entry."""
        return self._of(one)[1]

    def _of(self, one: _Crossing) -> tuple[bool, bool]:
        pair = self._numbers[0][one.places[0]], self._numbers[1][one.places[1]]
        if pair not in self._known:
            before, after = (some[number] for some, number in zip(self._keys, pair, strict=True))
            stayed = all(any(map(self._stayed, words)) for words in (before, after))
            self._known[pair] = (bool(before) and before == after, stayed)
        return self._known[pair]

    def _stayed(self, words: str) -> bool:
        return self._under[0].get(words) == self._under[1].get(words)


def _keys(page: Lined, numbers: Sequence[int]) -> dict[int, list[str]]:
    out: dict[int, list[str]] = defaultdict(list)
    for line, number in zip(page.lines, numbers, strict=True):
        if number:
            out[number].append(line.key)
    return out


def _lists(page: Lined) -> list[int]:
    """For each line the number of its list or table; 0 if it is in none."""
    out: list[int] = []
    levels: dict[int, int] = {}
    count = 0
    for line in page.lines:
        listed = line.kind in _LISTED
        if listed and (line.anew or line.level not in levels):
            count += 1
            levels[line.level] = count
        out.append(levels[line.level] if listed else 0)
    return out
