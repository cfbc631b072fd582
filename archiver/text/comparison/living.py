"""What came to a page where furniture alone went from between two lines that stayed: the remarks of readers, lists of what else
there is, another one at each look (pure). A page without its text has little but these, and is read as if they were one.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from archiver.text.memo import once
from archiver.text.model import Text
from archiver.text.normal import key, lines, size

LETTERS = 4  # of a line that is known again, without its figures: "Comments (6)" was "Comments (5)"
ENTRIES = 3  # lines of a box that went, and that came: a notice has one or two
TIMES, MORE = 3, 120  # so many times the bytes that went, and so many more, at most: a box that grows


@once
def living(old: Text, new: Text) -> frozenset[str]:
    """The keys of the lines that came so. A box may have lines that stay, and one that is looked at alone grows by chance: those
    between two lines of the content are one."""
    mine, theirs = lines(old.visible), lines(new.visible)
    before, after = ({key(one) for one in said} for said in (mine, theirs))
    furniture = {key(one) for one in lines(old.aside)} - {key(one) for one in lines(old.body)}
    found: set[str] = set()
    gone: list[str] = []
    came: list[str] = []
    for (start, end), (first, last) in _between(mine, theirs):
        left = [one for one in map(key, mine[start:end]) if one and one not in after]
        if furniture.issuperset(left):
            gone += left
            came += [one for one in map(key, theirs[first:last]) if left and one and one not in before]
        if not furniture.issuperset(left) or end == len(mine):
            found.update(_of_a_box(gone, came))
            gone, came = [], []
    return frozenset(found)


def _of_a_box(gone: Sequence[str], came: Sequence[str]) -> Sequence[str]:
    """What came, if it is what a box has instead of what went."""
    if min(len(gone), len(came)) < ENTRIES:
        return ()
    return came if sum(map(size, came)) <= TIMES * sum(map(size, gone)) + MORE else ()


def _between(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The stretches of both between two lines that stand in both once, in the order that most of them have."""
    at, last = (0, 0), (len(mine), len(theirs))
    for here, there in [*_stayed(mine, theirs), last]:
        yield (at[0], here), (at[1], there)
        at = here + 1, there + 1


def _stayed(mine: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """The places of the lines that both have once, as many as stand in one order."""
    labels = [[_label(one) for one in said] for said in (mine, theirs)]
    counts = [Counter(some) for some in labels]
    where = {one: at for at, one in enumerate(labels[1]) if one and counts[1][one] == 1}
    places = [(at, where[one]) for at, one in enumerate(labels[0]) if one in where and counts[0][one] == 1]
    ends: list[int] = []  # the last place of the best run of each length
    chosen: list[int] = []
    before: list[int | None] = []
    for number, (_, there) in enumerate(places):
        length = bisect_left(ends, there)
        ends[length : length + 1] = [there]
        chosen[length : length + 1] = [number]
        before.append(chosen[length - 1] if length else None)
    found: list[tuple[int, int]] = []
    at = chosen[-1] if chosen else None
    while at is not None:
        found.append(places[at])
        at = before[at]
    return found[::-1]


def _label(line: str) -> str:
    """A line without its figures; nothing of one that says hardly more."""
    bare = "".join(one for one in key(line).casefold() if not one.isdigit())
    return bare if sum(map(str.isalpha, bare)) >= LETTERS else ""
