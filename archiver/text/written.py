"""The passages of a text in their order, each as it is written there, and where those stand that a comparison names (pure)."""

from __future__ import annotations

import hashlib
from collections import defaultdict, deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from archiver.text.model import Kind, Text
from archiver.text.normal import dense, fold, key, sentences, squeezed

BROKEN = frozenset({Kind.PDF, Kind.PLAIN})  # a line of these ends where the sheet does, not where a paragraph does
_CJK = "\u2e80"  # from here on scripts that put no blank between sentences


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A passage as comparisons name it, and the line that it stands in."""

    folded: str
    raw: str  # the line as it is written
    start: int  # where in the line it begins, counted without blanks
    line: int
    page: int | None = None

    @property
    def written(self) -> str:
        """It, as it is written: folding makes half-width commas of full-width ones, which nobody would quote."""
        if self.raw.isascii():
            return self.folded
        out, at, end = [], 0, self.start + len(dense(self.folded))
        for char in self.raw:
            if self.start <= at < end:
                out.append(char)
            at += len(dense(char))
        return squeezed("".join(out)) if at == len(dense(self.raw)) else self.folded  # marks that join a letter


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Sentences that stand together, with those before and after them that are not named as well."""

    sentences: tuple[Sentence, ...]
    left: Sentence | None = None
    right: Sentence | None = None

    @property
    def written(self) -> str:
        out = ""
        for one in self.sentences:
            piece = one.written
            close = not out or min(out[-1], piece[:1]) >= _CJK
            out += piece if close else " " + piece
        return out

    def between_the_same(self, other: Run) -> bool:
        """Whether the same passages stand before and after both."""
        mine, theirs = ([key(one.folded) if one else "" for one in (run.left, run.right)] for run in (self, other))
        return mine == theirs and all(mine)


def in_order(view: str, pages: Sequence[int | None] = ()) -> Iterator[Sentence]:
    """The passages of a view of a text. `pages`: of each of its lines."""
    for at, (raw, page) in enumerate(zip_longest(view.split("\n"), pages[: view.count("\n") + 1])):
        folded = fold(raw)
        whole, end = dense(folded), 0
        for one in sentences(folded):
            said = dense(one)
            start = whole.find(said, end)
            end = start + len(said)
            yield Sentence(folded=one, raw=raw, start=start, line=at, page=page)


def pages_of(text: Text) -> list[int | None]:
    """The page of each line of what is visible of a PDF: a page ends where its digest is that of the lines since the last
    one's end. None where no digest tells."""
    out: list[int | None] = []
    digests, nothing = text.page_texts, hashlib.sha256().hexdigest()
    at, known, made, begins = 0, 0, hashlib.sha256(), True
    for line in text.visible.split("\n") if digests else ():
        while begins and at < len(digests) and digests[at] == nothing:
            at += 1
        said = dense(line).encode("utf-8", "surrogatepass")
        made.update(said)
        out.append(at + 1)
        begins = at < len(digests) and bool(said) and made.hexdigest() == digests[at]
        if begins:
            at, known, made = at + 1, len(out), hashlib.sha256()
    return [*out[:known], *[None] * (len(out) - known)]


def runs(text: Text, named: Iterable[str]) -> list[Run]:
    """The passages that a comparison names, in the order of the text: what stands together is one run."""
    places = _Places(text)
    here: list[tuple[int, int]] = []
    elsewhere = []
    for one in named:
        place = places.find(one)
        if place is None:
            elsewhere.append(Run(sentences=(Sentence(folded=one, raw=one, start=0, line=-1),)))
        else:
            here.append(place)
    return [*places.runs(sorted(set(here))), *elsewhere]


class _View:
    """The passages of a view, and where each stands: by itself, or told with those before and after it."""

    def __init__(self, sentences: list[Sentence]) -> None:
        self.sentences = sentences
        self.places: tuple[dict[str, deque[int]], ...] = (defaultdict(deque), defaultdict(deque))
        for at, one in enumerate(sentences):
            self.places[0][one.folded].append(at)
            self.places[1][" ".join(s.folded for s in sentences[max(0, at - 1) : at + 2])].append(at)


class _Places:
    """Where passages stand: in the content, or else anywhere on the page."""

    def __init__(self, text: Text) -> None:
        content, pages = text.body or text.main or text.visible, pages_of(text)
        views = dict.fromkeys([content, text.visible])
        self._views = [_View(list(in_order(one, pages if one == text.visible else ()))) for one in views]
        self._broken = text.kind in BROKEN

    def find(self, named: str) -> tuple[int, int] | None:
        """Which view, and which of its passages: one that was not given yet."""
        for which, view in enumerate(self._views):
            for known in view.places:
                if known.get(named):
                    return which, known[named].popleft()
        return None

    def runs(self, places: Sequence[tuple[int, int]]) -> Iterator[Run]:
        """Of these places, in order."""
        start, named = 0, set(places)
        for at in range(1, len(places) + 1):
            if at == len(places) or not self._together(places[at - 1], places[at]):
                yield self._run(places[start], places[at - 1], named)
                start = at

    def _together(self, one: tuple[int, int], other: tuple[int, int]) -> bool:
        if one[0] != other[0] or one[1] + 1 != other[1]:
            return False
        first, second = (self._views[which].sentences[at] for which, at in (one, other))
        next_line = first.line + 1 == second.line and first.page == second.page
        return first.line == second.line or (self._broken and next_line)

    def _run(self, first: tuple[int, int], last: tuple[int, int], named: set[tuple[int, int]]) -> Run:
        which, whole = first[0], self._views[first[0]].sentences

        def beside(at: int) -> Sentence | None:
            return whole[at] if 0 <= at < len(whole) and (which, at) not in named else None

        return Run(sentences=tuple(whole[first[1] : last[1] + 1]), left=beside(first[1] - 1), right=beside(last[1] + 1))
