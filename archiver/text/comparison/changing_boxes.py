"""Finds lines that came where only furniture went from between two lines that stayed (pure).

These are reader comments and lists of other pages, which differ at each look. A page without its text has little else,
and would be taken for one that has such lines as its text.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence

from archiver.text.memo import cached_per_look
from archiver.text.model import Text
from archiver.text.normal import key, lines, size

LETTERS = 4  # letters that a line must have, without its digits, to be recognised: "Comments (6)" was "Comments (5)"
ENTRIES = 3  # lines of a box that must go, and that must come: a notice has one or two
TIMES, MORE = 3, 120  # a box may grow to this many times the bytes that went, plus this many


@cached_per_look
def changing_box_lines(old: Text, new: Text) -> frozenset[str]:
    """The keys of such new lines. A box may have lines that stay, and a gap between two of them may grow by
    chance: all gaps between two lines of the content count as one."""
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
            found.update(_new_box_lines(gone, came))
            gone, came = [], []
    return frozenset(found)


def _new_box_lines(gone: Sequence[str], came: Sequence[str]) -> Sequence[str]:
    """The lines that came, if a box may have them in place of those that went."""
    if min(len(gone), len(came)) < ENTRIES:
        return ()
    return came if sum(map(size, came)) <= TIMES * sum(map(size, gone)) + MORE else ()


def _between(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[tuple[tuple[int, int], tuple[int, int]]]:
    """The stretches of both texts between lines that occur once in both, in the order most of them share."""
    at, last = (0, 0), (len(mine), len(theirs))
    for here, there in [*_stayed(mine, theirs), last]:
        yield (at[0], here), (at[1], there)
        at = here + 1, there + 1


def _stayed(mine: Sequence[str], theirs: Sequence[str]) -> list[tuple[int, int]]:
    """The places of the lines that both texts have once: the longest common ordered run (patience method)."""
    labels = [[_label(one) for one in said] for said in (mine, theirs)]
    counts = [Counter(some) for some in labels]
    where = {one: at for at, one in enumerate(labels[1]) if one and counts[1][one] == 1}
    places = [(at, where[one]) for at, one in enumerate(labels[0]) if one in where and counts[0][one] == 1]
    ends: list[int] = []  # smallest last place of a run, by run length
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
    """A line without its digits; "" if hardly anything is left."""
    bare = "".join(one for one in key(line).casefold() if not one.isdigit())
    return bare if sum(map(str.isalpha, bare)) >= LETTERS else ""
