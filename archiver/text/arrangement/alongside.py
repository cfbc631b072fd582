"""What belongs elsewhere in a text that lost passages, or gained some, besides (pure): a name that was moved to another list is no
less moved because a sentence was added to the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence

from archiver.text.arrangement.order import Apart, moved
from archiver.text.excerpt import excerpt
from archiver.text.model import Text
from archiver.text.normal import common, key
from archiver.text.page.outline import TEXT
from archiver.text.turning.places import Place
from archiver.text.turning.template import Template

PAIRS = 20  # that are told at most

_Line = tuple[str, str]  # of a text, and the word of its outline


def alongside(
    old: Text,
    new: Text,
    told: tuple[Sequence[str], Sequence[str]],
    template: Template | None = None,
    places: Collection[Place] = (),
    *,
    zoned: bool = False,
) -> tuple[Apart, ...]:
    """What belongs elsewhere beside the passages that are told as lost and as added: nothing that is a part of these or has
    them, and nothing under another number, for what is inserted or left out counts on all that follows. `zoned`: as of
    `moved`."""
    lost, added = ([words for one in some if (words := key(one))] for some in told)
    if not _asks(old, new, lost, added):
        return ()
    known = [*lost, *added]
    return tuple(
        one for one in moved(old, new, template, places, zoned=zoned)
        if not any(words in other or other in words for words in (*one.left, *one.came) for other in known)
        and (len(one.left) == 1 or any(map(str.isalpha, one.left[0])))
    )  # fmt: skip


def pairs(apart: Iterable[Apart], most: tuple[int, int]) -> list[tuple[str, str]]:
    """What stood together, and what stands together instead, as it is told, the longest first. `most`: pairs, and characters
    of each."""
    count, chars = most
    told = sorted(dict.fromkeys((one.lost, one.added) for one in apart), key=lambda pair: len(pair[0]), reverse=True)
    return [(excerpt(one, [two], chars), excerpt(two, [one], chars)) for one, two in told[: min(count, PAIRS)]]


def _asks(old: Text, new: Text, lost: Collection[str], added: Collection[str]) -> bool:
    """Whether anything can be found: lines that both texts have stand in another order, or one that the other has not, as it
    is set there, has none of the passages."""
    if old.marked != new.marked:
        return True
    mine, theirs = _lines(old), _lines(new)
    head, tail = common(mine, theirs)  # in the same order on both
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
