"""Places of a page where a person called a change a false alarm (pure).

A place is what stands between two passages: the nearest ones before and after the change that both texts had, once
each. It is found again by these two alone, whatever the markup, the language and the words between. If one of them is
gone, the place is gone, and what stood there is reported again as usual. What was beside the change when a person
looked at it always lies outside: no other passage ever takes the part of one of the two.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby, islice, pairwise

from archiver.text.model import Text
from archiver.text.normal import bare, key, passages
from archiver.text.turning.turnover import passages_gone

SHARE = 0.2  # largest share of a document's text that places may hold: more is the text itself
GROWN = 2  # times its former size: whoever called a counter a false alarm has not read a sentence that replaces it
_FIGURES = re.compile(r"[\d.,]+")
RUNS = 100  # places of one passage that are examined: a passage that stands more often is reported


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A stretch of a page between two passages.

    `before`, `after`: these passages; "" at the beginning or the end of the page.
    """

    n: int  # the look that found the change
    before: str
    after: str
    chars: int  # characters it then held, in the longer of the two texts
    counted: str = ""  # if it held one passage that differed in its figures only: the rest of that passage

    def as_written(self, form: Callable[[str], str]) -> Place:
        """The same place of a page that is written as `form` writes it."""
        return replace(self, before=form(self.before), after=form(self.after), counted=form(self.counted))


@dataclass(frozen=True, slots=True)
class ReportedAndNoted:
    """Lost and added passages as shown: those still reported, those only noted, and the looks whose false alarms these
    are."""

    told: tuple[list[str], list[str]]
    noted: tuple[list[str], list[str]] = ([], [])
    looks: frozenset[int] = frozenset()


class _Page:
    """All visible text of a page, passage by passage."""

    def __init__(self, text: Text) -> None:
        told = [(one, words) for one in passages(text.visible) if (words := key(one))]
        self.passages, self.keys = [one for one, _ in told], [words for _, words in told]
        self.count = Counter(self.keys)
        self.where = {words: at for at, words in enumerate(self.keys) if self.count[words] == 1}
        self.ends = list(accumulate(map(len, self.keys), initial=0))
        self.all = "".join(self.keys)
        self.own = max(len(bare(text.main)), len(bare(text.other))) or len(self.all)

    def between(self, place: Place) -> range | None:
        """The indices of the passages in a place; None if the page does not have it."""
        first = self.where.get(key(place.before), -2) + 1 if place.before else 0
        last = self.where.get(key(place.after), -2) if place.after else len(self.keys)
        return range(first, last) if 0 <= first <= last else None

    def chars(self, within: range) -> int:
        return self.ends[within.stop] - self.ends[within.start]

    def runs(self, words: str) -> Iterator[range]:
        """Where a passage stands. It may span several passages of the visible text, as the row of a table does."""
        if words in self.count:
            yield from (range(at, at + 1) for at, one in enumerate(self.keys) if one == words)
            return
        start = self.all.find(words) if words else -1
        while start >= 0:
            yield range(bisect_right(self.ends, start) - 1, bisect_left(self.ends, start + len(words)))
            start = self.all.find(words, start + len(words))

    def within(self, place: Place) -> list[str]:
        """The keys of the passages in a place."""
        found = self.between(place)
        return [] if found is None else self.keys[found.start : found.stop]

    def fewer(self, told: Iterable[str], other: _Page) -> list[int]:
        """The indices of the passages within `told` that the other page has less often.

        A short passage was reported with its neighbours, and one that stands here several times was reported once.
        """
        runs = (run for one in told for run in self.runs(key(one.removeprefix("…"))))
        fewer = {words for run in runs for at in run if self.count[words := self.keys[at]] > other.count[words]}
        return [at for at, words in enumerate(self.keys) if words in fewer]

    def nearest(self, known: Collection[str]) -> list[tuple[str, str]]:
        """For each passage the nearest known ones before and after it; "" where there is none."""
        last, before, after = "", [], []
        for passage, words in zip(self.passages, self.keys, strict=True):
            before.append(last)
            last = passage if words in known else last
        last = ""
        for passage, words in zip(reversed(self.passages), reversed(self.keys), strict=True):
            after.append(last)
            last = passage if words in known else last
        return list(zip(before, reversed(after), strict=True))

    def counted(self, within: range) -> str:
        """The text of these passages without its figures."""
        return _FIGURES.sub("", "".join(self.keys[within.start : within.stop]))


def changed_places(old: Text, new: Text, lost: Sequence[str], added: Sequence[str], n: int) -> list[Place]:
    """The places of the changes that look `n` reported: passages that left `old` and came to `new`.

    They may be of any size; whether they may become places is decided by `are_small_enough`.
    """
    mine, theirs = _Page(old), _Page(new)
    known = mine.where.keys() & theirs.where.keys()
    found: dict[tuple[str, str], Place] = {}
    for page, other, told in ((mine, theirs, lost), (theirs, mine, added)):
        nearest = page.nearest(known)

        # passages that a place has more often here than on the other page
        differs: dict[tuple[str, str], Counter[str]] = {}
        for at in page.fewer(told, other):
            around = nearest[at]
            place = Place(n=n, before=around[0], after=around[1], chars=0)
            if around not in differs:
                differs[around] = Counter(page.within(place)) - Counter(other.within(place))
            if page.keys[at] in differs[around]:
                found[key(place.before), key(place.after)] = place
    return [
        replace(
            place,
            chars=max(mine.chars(here), theirs.chars(there)),
            counted=mine.counted(here) if len(here) == 1 and mine.counted(here) == theirs.counted(there) else "",
        )
        for place in _rolled(mine, theirs, found.values())
        if (here := mine.between(place)) is not None and (there := theirs.between(place)) is not None
    ]


def are_small_enough(places: Iterable[Place], *texts: Text) -> bool:
    """Whether these places, all together, are small enough to be spared in each of the texts."""
    known = list(places)
    return all(
        sum(page.chars(within) for place in known if (within := page.between(place)) is not None) <= SHARE * page.own
        for page in map(_Page, texts)
    )


def passage_keys_in(places: Iterable[Place], text: Text) -> set[str]:
    """The keys of the passages of a text that stand in these places."""
    page = _Page(text)
    return {words for place in places for words in page.within(place)}


def split_by_places(
    known: tuple[Mapping[str, str], Mapping[str, str]],
    told: tuple[list[str], list[str]],
    old: Text,
    new: Text,
    places: Collection[Place],
) -> ReportedAndNoted:
    """Sorts out of what is to be reported what was lost or added within the places only.

    `known`: the lost and the added passages, each with how it is shown; `told`: what is to be reported of them.
    """
    if not places or not any(told):
        return ReportedAndNoted(told)
    mine, theirs = _Page(old), _Page(new)
    held = [
        (place.n, here, there)
        for place in places
        if (here := mine.between(place)) is not None and _fits(place, mine, here)
        and (there := theirs.between(place)) is not None and _fits(place, theirs, there)
    ]  # fmt: skip
    if not held:
        return ReportedAndNoted(told)
    before, after = (_Cut(mine, [one[:2] for one in held]), _Cut(theirs, [one[::2] for one in held]))
    lost, added = ({one: shown for one, shown in known[side].items() if shown in told[side]} for side in (0, 1))
    left, right = before.gone(lost, after), after.gone(added, before)
    noted = [lost[one] for one in left], [added[one] for one in right]
    return ReportedAndNoted(
        ([one for one in told[0] if one not in noted[0]], [one for one in told[1] if one not in noted[1]]),
        noted,
        frozenset({n for looks in (*left.values(), *right.values()) for n in looks}),
    )


class _Cut:
    """A page, the places in it with the look of each, and the page without them."""

    def __init__(self, page: _Page, places: Sequence[tuple[int, range]]) -> None:
        self.page, self.places = page, places
        self.inside = {at: n for n, within in places for at in within}
        self.rest = [one for at, one in enumerate(page.passages) if at not in self.inside]
        self.text = "\n".join(self._outside(range(len(page.keys))))

    def gone(self, told: Collection[str], other: _Cut) -> dict[str, set[int]]:
        """The passages that are gone from places only, each with the looks of those places."""
        outside = set(map(key, passages_gone(self.rest, other.rest, self.text, other.text)))
        found = {one: self._looks(words, other) for one in told if (words := key(one)) not in outside}
        return {one: looks for one, looks in found.items() if looks}

    def _looks(self, words: str, other: _Cut) -> set[int]:
        """The looks of the places in which a passage stands; none if the other page lacks a part of it outside of
        them."""
        runs = list(islice(self.page.runs(words), RUNS))
        if len(runs) == RUNS or (words not in self.page.count and self.text.count(words) > other.text.count(words)):
            return set()
        if any(part not in other.text for run in runs if len(run) > 1 for part in self._outside(run)):
            return set()
        return {self.inside[at] for run in runs for at in run if at in self.inside}

    def _outside(self, run: range) -> list[str]:
        """The parts of a run of passages that stand in no place, joined between one place and the next."""
        pieces = groupby(run, key=self.inside.__contains__)
        return ["".join(self.page.keys[at] for at in piece) for inside, piece in pieces if not inside]


def _fits(place: Place, page: _Page, within: range) -> bool:

    # whoever called a counter a false alarm has not read words that replace it
    if place.counted and page.counted(within) != place.counted:
        return False
    return page.chars(within) <= min(SHARE * page.own, GROWN * place.chars)


def _rolled(mine: _Page, theirs: _Page, found: Collection[Place]) -> Iterator[Place]:
    """These places in page order, with the two ends of a list that went on joined into one place.

    Such ends are one place that only lost and one that gained as much, on either side of what stayed.
    """
    known = [
        (here, there, place)
        for place in found
        if (here := mine.between(place)) is not None and (there := theirs.between(place)) is not None
    ]
    known.sort(key=lambda one: one[0].start)
    joined: set[int] = set()
    for at, ((here, there, place), (next_here, next_there, after)) in enumerate(pairwise(known)):
        grown, shrunk = len(there) - len(here), len(next_here) - len(next_there)
        stayed = mine.keys[here.stop : next_here.start] == theirs.keys[there.stop : next_there.start]
        if at not in joined and grown == shrunk != 0 and stayed and _one_way(mine, theirs, here, there) and _one_way(
            mine, theirs, next_here, next_there
        ):  # fmt: skip
            joined |= {at, at + 1}
            yield replace(place, after=after.after)
    yield from (place for at, (_, _, place) in enumerate(known) if at not in joined)


def _one_way(mine: _Page, theirs: _Page, here: range, there: range) -> bool:
    """Whether passages only came, or only left."""
    old, new = (Counter(page.keys[one.start : one.stop]) for page, one in ((mine, here), (theirs, there)))
    return old <= new or new <= old
