"""Lists the passages of a text in order, as they are written there, and locates those that a comparison names
(pure)."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from itertools import accumulate, zip_longest

from archiver.text.model import SHEETS, Kind, Text
from archiver.text.normal import dense, fold, key, sentences, squeezed
from archiver.text.turning.turnover import LONE, with_neighbours

BROKEN = SHEETS | {Kind.PLAIN}  # lines of these end at the sheet's edge, not where a paragraph ends
_CJK = "\u2e80"  # from here on: scripts without blanks between sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A passage as comparisons name it, with the line that holds it."""

    folded: str
    raw: str  # the line as written
    nth: int  # index among the line's passages
    line: int
    page: int | None = None

    @property
    def written(self) -> str:
        """The passage as written: folding turns full-width commas into half-width ones, which nobody would quote."""
        return self.folded if self.raw.isascii() else _as_written(self.raw)[self.nth]


@lru_cache(maxsize=8)
def _as_written(line: str) -> tuple[str, ...]:
    """The passages of a line as written; folded, if combining marks keep the two forms from matching."""
    folded = fold(line)
    passages, whole, end = sentences(folded), dense(folded), 0
    sizes = {char: len(dense(char)) for char in set(line)}
    before = list(accumulate((sizes[char] for char in line), initial=0))
    if before[-1] != len(whole):
        return passages
    out = []
    for said in map(dense, passages):
        start = whole.find(said, end)
        end = start + len(said)
        out.append(squeezed(line[bisect_right(before, start) - 1 : bisect_left(before, end)]))
    return tuple(out)


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Sentences that stand together, with their neighbours. A neighbour in another paragraph that is named itself is
    left out."""

    sentences: tuple[Sentence, ...]
    left: Sentence | None = None
    right: Sentence | None = None
    follows: bool = False  # directly after the run before it, in the same paragraph or on the same sheet

    @property
    def written(self) -> str:
        return "".join(joined([one.written for one in self.sentences]))

    def between_the_same(self, other: Run) -> bool:
        """Whether the same passages are before and after both."""
        mine, theirs = ([key(one.folded) if one else "" for one in (run.left, run.right)] for run in (self, other))
        return mine == theirs and all(mine)

    def with_next(self, other: Run) -> Run:
        """This run merged with the one that follows it."""
        return replace(self, sentences=self.sentences + other.sentences, right=other.right)


def joined(pieces: Sequence[str]) -> Iterator[str]:
    """Yield the pieces of a text, each with the blank after it if its script has one."""
    for piece, following in zip_longest(pieces, pieces[1:], fillvalue=""):
        close = not piece or not following or min(piece[-1], following[0]) >= _CJK
        yield piece if close else piece + " "


def in_order(view: str, pages: Sequence[int | None] = ()) -> Iterator[Sentence]:
    """Yield the passages of a view. `pages`: the page of each of its lines."""
    for at, (raw, page) in enumerate(zip_longest(view.split("\n"), pages[: view.count("\n") + 1])):
        for nth, one in enumerate(sentences(fold(raw))):
            yield Sentence(folded=one, raw=raw, nth=nth, line=at, page=page)


def pages_of(text: Text) -> list[int | None]:
    """The page of each visible line of a paged document; None for texts read before lines were counted."""
    count = text.visible.count("\n") + 1
    pages = [number for number, lines in enumerate(text.page_lines, 1) for _ in range(lines)]
    return [*pages[:count]] if len(pages) >= count else [None] * count


def runs(text: Text, named: Iterable[str], pages: Sequence[int | None]) -> list[Run]:
    """The passages that a comparison names, each as a run of its own, in text order; those not found come last."""
    places = _Places(text, pages)
    here: list[tuple[int, int]] = []
    elsewhere = []
    for one in named:
        place = places.find(one)
        if place is None:
            elsewhere.append(Run(sentences=(Sentence(folded=one, raw="", nth=0, line=-1),)))
        else:
            here.append(place)
    return [*places.runs(sorted(set(here))), *elsewhere]


class _View:
    """The passages of a view and the place of each, alone or together with its neighbours. Indexes are made when
    needed: nearly all passages are found alone, in the first view."""

    def __init__(self, view: str, pages: Sequence[int | None]) -> None:
        self._view = view
        self._pages = pages

    def find(self, named: str) -> int | None:
        """The index of this passage, each returned once."""
        found = self._alone.get(named) or self._told.get(named)
        return found.popleft() if found else None

    @cached_property
    def sentences(self) -> list[Sentence]:
        return list(in_order(self._view, self._pages))

    @cached_property
    def _folded(self) -> list[str]:
        return [one.folded for one in self.sentences]

    @cached_property
    def _alone(self) -> dict[str, deque[int]]:
        return _places(enumerate(self._folded))

    @cached_property
    def _told(self) -> dict[str, deque[int]]:
        folded = self._folded
        return _places((at, with_neighbours(folded, at)) for at, one in enumerate(folded) if len(one) < 2 * LONE)


def _places(found: Iterable[tuple[int, str]]) -> dict[str, deque[int]]:
    places = defaultdict[str, deque[int]](deque)
    for at, one in found:
        places[one].append(at)
    return places


class _Places:
    """Finds passages in the content, or else anywhere on the page."""

    def __init__(self, text: Text, pages: Sequence[int | None]) -> None:
        content = text.body or text.main or text.visible
        self._views = [
            _View(one, pages if one == text.visible else ()) for one in dict.fromkeys([content, text.visible])
        ]
        self._broken = text.kind in BROKEN

    def find(self, named: str) -> tuple[int, int] | None:
        """The view, and the index of the passage in it."""
        for which, view in enumerate(self._views):
            if (at := view.find(named)) is not None:
                return which, at
        return None

    def runs(self, places: Sequence[tuple[int, int]]) -> Iterator[Run]:
        """Yield a run for each of these places, in order."""
        named = set(places)
        for which, at in places:
            whole, beside = self._views[which].sentences, []
            for other in (at - 1, at + 1):
                there = 0 <= other < len(whole)
                apart = there and (which, other) in named and not self._together(min(at, other), max(at, other), whole)
                beside.append(whole[other] if there and not apart else None)
            follows = (which, at - 1) in named and self._together(at - 1, at, whole)
            yield Run(sentences=(whole[at],), left=beside[0], right=beside[1], follows=follows)

    def _together(self, at: int, following: int, whole: Sequence[Sentence]) -> bool:
        one, other = whole[at], whole[following]
        next_line = one.line + 1 == other.line and one.page == other.page
        return one.line == other.line or (self._broken and next_line)
