"""Finds what moved elsewhere in a text that also lost or gained passages (pure). A name moved to another list is no
less moved because a sentence was added to the page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from archiver.text.arrangement.order import Apart, find_moves
from archiver.text.excerpt import excerpt
from archiver.text.model import Text
from archiver.text.normal import common_ends, key
from archiver.text.page.outline import TEXT
from archiver.text.turning.excuses import Excuses

PAIRS = 20  # maximum number reported

_Line = tuple[str, str]  # a line and its word in the outline


def find_further_moves(
    old: Text, new: Text, told: tuple[Sequence[str], Sequence[str]], excuses: Excuses, *, zoned: bool
) -> tuple[Apart, ...]:
    """What moved elsewhere in addition to the passages reported as lost and added.

    Left out: moves of lines that contain such a passage or are a part of one, and changed numbers, since an insertion
    or removal renumbers all that follows. `zoned`: as in `find_moves`.
    """
    lost, added = ([words for one in some if (words := key(one))] for some in told)
    if not _worth_asking(old, new, lost, added):
        return ()
    known = [*lost, *added]
    return tuple(
        one for one in find_moves(old, new, excuses, zoned=zoned)
        if not any(words in other or other in words for words in (*one.left, *one.came) for other in known)
        and (len(one.left) == 1 or any(map(str.isalpha, one.left[0])))
    )  # fmt: skip


def excerpt_pairs(apart: Iterable[Apart], most: tuple[int, int]) -> list[tuple[str, str]]:
    """What stood together, and what stands together instead, as excerpts, the longest first. `most`: pairs, and
    characters of each."""
    count, chars = most
    told = sorted(dict.fromkeys((one.lost, one.added) for one in apart), key=lambda pair: len(pair[0]), reverse=True)
    return [(excerpt(one, [two], chars), excerpt(two, [one], chars)) for one, two in told[: min(count, PAIRS)]]


def _worth_asking(old: Text, new: Text, lost: Collection[str], added: Collection[str]) -> bool:
    """Whether anything can be found: common lines in another order, or an unmatched line that has none of the
    passages."""
    if old.marked != new.marked:
        return True
    mine, theirs = _lines(old), _lines(new)
    head, tail = common_ends(mine, theirs)  # in the same order in both
    mine, theirs = (some[head : len(some) - tail] for some in (mine, theirs))
    here, there = Counter(mine), Counter(theirs)
    if [one for one in mine if here[one] == there[one]] != [one for one in theirs if here[one] == there[one]]:
        return True
    return any(
        not any(words in said for words in some)
        for one, two, some in ((here, there, lost), (there, here, added))
        for (line, _), count in one.items()
        if count != two[line, _] and (said := key(line))
    )


def _lines(text: Text) -> list[_Line]:
    said = (text.body or text.main or text.visible).split("\n")
    words = text.outline.split()
    return list(zip(said, words if len(words) == len(said) else [TEXT] * len(said), strict=True))
