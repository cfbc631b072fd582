"""Lines that stand under another heading, of two texts with the same passages (pure).

A box, a quotation, a picture's caption floats: it may stand anywhere and belong to no heading. So an entry or a row is told,
and a paragraph where the mark-up or those beside it say that it was a part of what its heading heads.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from archiver.text.normal import ends
from archiver.text.page.lined import COLONS, HEADS, Line, Lined
from archiver.text.page.outline import CITED, ENTRY, FIELD, HEADING, MEANING, QUOTE, ROW, TERM, TEXT

DEEP = 4  # headings above each other that tell one from another
PASSED = 3  # headings that a run of paragraphs went past, at most
RUN = 2  # paragraphs that are more than a box may be
SENTENCE_CHARS = 40  # of a line that is one, though no mark ends it
NAME_CHARS = 40  # of a line that may be a name, at most
WORD_CHARS, SIGNS = 4, 2  # of what lines begin with that are alike; in scripts without blanks
_CJK = "\u2e80"

Path = tuple[str, ...]  # keys of headings, the nearest last
_FLOATING = frozenset({TEXT, QUOTE, CITED, FIELD})
_LISTED = frozenset({ENTRY, ROW, TERM, MEANING})
_Under = dict[str, Counter[Path]]


@dataclass(frozen=True, slots=True)
class Crossed:
    """A line that went under another heading, and both, each as the lines of its path that tell it from others."""

    line: Line
    was: tuple[Line, ...]
    is_: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class _Crossing:
    """The same by the paths of the headings, and where the line stands on either page."""

    line: Line
    heads: tuple[Path, Path]
    places: tuple[int, int]


def under_another(mine: Lined, theirs: Lined) -> Iterator[Crossed]:
    """Lines that stand under another heading."""
    under = _under(mine), _under(theirs)
    if under[0] == under[1]:
        return
    heads = _Heads(mine, theirs, under)
    turned = _turned(mine, under, heads)
    crossings = list(_crossings(mine, theirs, under, heads))
    runs = _runs(mine, theirs, crossings, heads)
    lists = _Lists(mine, theirs, under)
    for one in crossings:
        line = one.line
        if one.heads[::-1] not in turned[line.linked]:  # what took each other's place is another's, whatever it is
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
    """For each line what stands above it; for none that is links and no part of a list or a table."""
    out: _Under = defaultdict(Counter)
    for line, above in zip(page.lines, page.above, strict=True):
        if not line.linked or line.kind in _LISTED:
            out[line.key][above] += 1
    return out


def _turned(mine: Lined, under: tuple[_Under, _Under], heads: _Heads) -> tuple[set[tuple[Path, Path]], ...]:
    """Under which headings lines stood and stand, but those that are links; and these as well."""
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
            continue  # a table of contents, and what it names
        yield _Crossing(lines[words], (heads.of(was) or (), heads.of(is_) or ()), at)


class _Heads:
    """What heads lines on two pages: each known by its words, or by those of what heads it as well."""

    def __init__(self, mine: Lined, theirs: Lined, under: tuple[_Under, _Under]) -> None:
        self._pages = mine, theirs
        self._numbers = _numbers(mine), _numbers(theirs)
        self._known: dict[Path, Path | None] = {}
        self._lines: tuple[dict[str, Line], ...] = ()
        self._kept: set[Path | None] = set()  # those with a line under them as before
        self._had: tuple[set[Path | None], ...] = (set(), set())  # those with a line under them that both pages have
        self._have = tuple({self.of(path) for paths in some.values() for path in paths} for some in under)
        for words in under[0].keys() & under[1].keys():
            nearest = [{self.of(above) for above in some[words] if above} for some in under]
            self._kept |= nearest[0] & nearest[1]
            self._had[0].update(nearest[0])
            self._had[1].update(nearest[1])

    def of(self, path: Path) -> Path | None:
        """The least of a path's end that tells the heading from all others, on both pages; None where there is none."""
        if path not in self._known:
            ends_ = (path[-size:] for size in range(1, min(len(path), DEEP) + 1))
            self._known[path] = next((end for end in ends_ if all(end in some for some in self._numbers)), None)
        return self._known[path]

    def at(self, page: int, head: Path) -> int:
        """The number of its line."""
        return self._numbers[page][head]

    def lines(self, page: int, head: Path) -> tuple[Line, ...]:
        """Those that tell it from others."""
        if not self._lines:
            self._lines = tuple({line.key: line for line in page.lines if line.rank} for page in self._pages)
        return tuple(self._lines[page][words] for words in head)

    def may_leave(self, heads: tuple[Path, Path]) -> bool:
        """Whether these are headings, and no entries with others under them, and each has more than what went from the one to
        the other."""
        left, came = heads[0] in self._have[1], heads[1] in self._have[0]
        return left and came and all(self._pages[0].lines[self.at(0, one)].rank <= HEADS for one in heads)

    def tell(self, was: Path, is_: Path) -> bool:
        """Whether a line that stood under the one and stands under the other has moved. Where one is a part of what the other
        heads, or one became greater than the other, or the two changed places with what they head, others moved and not
        the line."""
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
    """Of all that heads others the ends of its path that no other has, and the number of its line."""
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


def _runs(mine: Lined, theirs: Lined, crossings: Sequence[_Crossing], heads: _Heads) -> set[tuple[int, int]]:
    """The places of paragraphs that followed each other at the border of two parts, and that the heading went past: several, or
    one that is like those before and behind it. What is all of an element is a box."""
    out: set[tuple[int, int]] = set()
    alone = [one for one in crossings if one.line.kind in {TEXT, ENTRY} and mine.count[one.line.key] == 1]
    alone.sort(key=lambda one: one.places)
    numbered = enumerate(alone)
    for _, group in groupby(
        numbered, lambda pair: (pair[1].heads, pair[1].places[0] - pair[0], pair[1].places[1] - pair[0])
    ):
        run = [one for _, one in group]
        beside = _beside(mine, theirs, run, heads)
        if beside is None or all(_boxed(page, run, at) for at, page in enumerate((mine, theirs))):
            continue
        texts = [one.line.text for one in run if one.line.kind == TEXT]
        said = sum(ends(text) or len(text) >= SENTENCE_CHARS for text in texts)
        if said >= RUN or all(_alike(one.line, beside) for one in run):
            out.update(one.places for one in run)
    return out


def _beside(mine: Lined, theirs: Lined, run: Sequence[_Crossing], heads: _Heads) -> list[Line] | None:
    """The lines that such a run left, and that it came to; None where no heading alone went past it."""
    (first, second), start, end = run[0].heads, run[0].places, run[-1].places
    if _passed((mine, end[0], heads.at(0, second)), (theirs, start[1], heads.at(1, second))):
        places = (mine, start[0] - 1), (theirs, end[1] + 1)
    elif _passed((theirs, end[1], heads.at(1, first)), (mine, start[0], heads.at(0, first))):
        places = (mine, end[0] + 1), (theirs, start[1] - 1)
    else:
        return None
    return [page.lines[at] for page, at in places if 0 <= at < len(page.lines)]


def _passed(behind: tuple[Lined, int, int], before: tuple[Lined, int, int]) -> bool:
    """Whether nothing but headings stands from the end of a run to one of them, and the same right before the run."""
    page, end, head = behind
    other, start, there = before
    passed = page.lines[end + 1 : head + 1]
    if not 0 < len(passed) <= PASSED or there != start - 1 or not all(0 < line.rank <= HEADS for line in passed):
        return False
    return [line.key for line in passed] == [line.key for line in other.lines[start - len(passed) : start]]


def _boxed(page: Lined, run: Sequence[_Crossing], which: int) -> bool:
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
    return len(said) <= NAME_CHARS and not ends(said) and said[-1] not in COLONS and any(map(str.isalpha, said))


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
        """Whether all of its list went with a line, and the list is no part of another."""
        return self._of(one)[0]

    def among_its_like(self, one: _Crossing) -> bool:
        """Whether a line left a list of which another entry stayed, for a list that had another before."""
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
    """For each line the number of its list or table, 0 where it is in none."""
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
