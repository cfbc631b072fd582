"""What left a text and what came into it, passage by passage, counting repetitions (pure).

Independent of the extractions: the question is whether the page as a whole has a passage fewer times than before. What
changes by itself (`volatile`) is no change.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cache, partial
from typing import NamedTuple

from archiver.text.dates import count_dates
from archiver.text.model import Text
from archiver.text.normal import common_ends, count, dense, ends_sentence, has_digit, key, keys, passages
from archiver.text.presentation.typeset import plain
from archiver.text.turning.language_menus import NAMES, is_language_menu, is_own_name
from archiver.text.turning.standing import Page
from archiver.text.turning.volatile import stable_part

LONE = 24  # characters without blanks: a shorter passage is shown with its neighbours, if those are labels
BESIDE = 60  # longest such label
SHOWN_CHARS = 200  # longest that is shown of a stamp with its neighbours
PART_CHARS = 12  # shortest passage that may have become part of one that changes by itself
SEARCHED = 100_000_000  # most characters searched, which bounds the time; the longest passages come first

_YEAR = re.compile(r"(?:1[5-9]|20)\d\d")  # it may be a part of any date

_Lines = Callable[[], Sequence[Sequence[str]]]  # of a page, each as its passages


def _one_by_one(passages: Sequence[str]) -> list[list[str]]:
    return [[one] for one in passages]


class Side(NamedTuple):
    """One of two texts: its passages, and its whole page, both bare and as passages."""

    told: Sequence[str]
    bare: str
    page: Page


def passages_gone(old: Sequence[str], new: Sequence[str], here: str, there: str) -> dict[str, str]:
    """The passages of `old` that `new` has fewer times, and the page `there` (bare) fewer times than the page `here`.

    Each comes with what is to be shown of it.
    """
    mine, theirs = (Page(partial(_one_by_one, some)) for some in (old, new))
    return passages_gone_each_way(Side(old, here, mine), Side(new, there, theirs))[0]


def passages_gone_each_way(old: Side, new: Side) -> tuple[dict[str, str], dict[str, str]]:
    """`passages_gone` in both directions.

    A passage that stands on a page many times, such as a figure in a table, may be gone from one place only: then its
    neighbours tell.
    """
    before, (head, tail) = keys(old.told), common_ends(old.told, new.told)
    after = [*before[:head], *keys(new.told[head : len(new.told) - tail]), *before[len(before) - tail :]]
    gone, came = _fewer(before, after)
    return _out_of(old, new, before, after, gone), _out_of(new, old, after, before, came)


def _out_of(
    mine: Side, theirs: Side, before: Sequence[str], after: Sequence[str], missing: Counter[str]
) -> dict[str, str]:
    """The passages of `mine` that are gone, with what is shown of each.

    `before`, `after`: the keys of the passages of both texts; `missing`: how many times fewer each of them stands in
    the other.
    """
    (old, here, page), (_, there, other) = mine, theirs
    fresh = [at for at, one in enumerate(before) if one in missing]
    if not fresh:
        return {}
    wanted, places = set(missing), cache(partial(_places, after))
    kept = Counter((*_beside(after, at), one) for at, one in enumerate(after) if one in wanted)
    most = max(200, SEARCHED // max(1, len(there) + len(here)))
    found: set[int] = set()
    for at in sorted(fresh, key=lambda at: len(before[at]), reverse=True)[:most]:
        one, left, right = before[at], *_beside(before, at)
        if kept[left, right, one] > 0:  # as often as it stands between these two, it stayed
            kept[left, right, one] -= 1
            continue
        if missing[one] <= 0:
            continue
        others = count(one, there)
        times = here.count(one) if others else int(one in here)  # most are gone: one occurrence is enough
        apart = times > 1 and not {(left, right), (left, None, right)}.isdisjoint(places())
        if times > others or apart or (others and _YEAR.fullmatch(one) is None and page.fewer(one, other)):
            missing[one] -= 1
            found.add(at)
    whole = cache(lambda: "\n".join(after))
    return {
        old[at]: old[at] if len(before[at]) >= LONE or _within(before, at, whole()) else with_neighbours(old, at)
        for at in sorted(found)
    }


def _fewer(keys: Sequence[str], others: Sequence[str]) -> tuple[Counter[str], Counter[str]]:
    """How many times fewer each of `keys` stands among `others`, and the other way round.

    What both begin and end with is not counted.
    """
    head, tail = common_ends(keys, others)
    left, came = (Counter(some[head : len(some) - tail]) for some in (keys, others))
    del left[""], came[""]
    return left - came, came - left


def with_neighbours(passages: Sequence[str], at: int) -> str:
    """A short passage with those before and after it, by which a figure is recognised.

    A sentence beside it is left out, for it stayed.
    """
    near = range(max(0, at - 1), min(len(passages), at + 2))
    return " ".join(
        passages[n] for n in near if n == at or (len(passages[n]) <= BESIDE and not ends_sentence(passages[n]))
    )


def _within(keys: Sequence[str], at: int, whole: str) -> bool:
    """Whether a passage, such as a caption, stands where the other text goes from its left neighbour directly to its
    right one.

    `whole`: the keys of the other text, a line each.
    """
    left, right = _beside(keys, at)
    return bool(left and right) and left + right in whole


def _beside(keys: Sequence[str], at: int) -> tuple[str, str]:
    return keys[at - 1] if at else "", keys[at + 1] if at + 1 < len(keys) else ""


def _places(keys: Sequence[str]) -> set[tuple[str | None, ...]]:
    """All runs of three passages and of two, and all pairs with one passage in between."""
    out: set[tuple[str | None, ...]] = set()
    for at, one in enumerate(keys):
        left, right = _beside(keys, at)
        out |= {(left, one, right), (one, right), (left, None, right)}
    return out


def split_by_wording(
    found: Mapping[str, str], here: str, there: str, old: _Lines, new: _Lines
) -> tuple[dict[str, str], list[str]]:
    """Splits passages that only the text `here` has: those that differ in words, and those that differ only in how
    marks are set.

    Both texts are bare; `old` and `new` are their lines, each as its passages. A quotation mark or a dash may be set
    differently; a comma that came or went is a change.
    """
    if not found or (here.isascii() and there.isascii()):
        return dict(found), []
    mine, theirs = plain(here), plain(there)
    pages = (
        Page(lambda: [list(map(plain, line)) for line in old()]),
        Page(lambda: [list(map(plain, line)) for line in new()]),
    )
    out: dict[str, str] = {}
    only: list[str] = []
    for passage, shown in found.items():
        words = key(passage)
        set_ = plain(words)
        same = words not in there and theirs.count(set_) >= mine.count(set_) and not pages[0].fewer(set_, pages[1])
        if same:
            only.append(passage)
        else:
            out[passage] = shown
    return out, only


def without_volatile(
    lost: Mapping[str, str], added: Mapping[str, str], days: tuple[date, date] | None = None
) -> tuple[list[str], list[str]]:
    """What is shown of the lost and added passages, without those that change by themselves.

    `days`: the days on which the two texts were seen. A calendar in the text that shows each of them is no date of the
    document.
    """
    own_names = [{passage for passage in found if is_own_name(passage)} for found in (lost, added)]
    menu = set().union(*own_names) if max(map(len, own_names)) >= NAMES else ()
    left, right = (
        {
            passage: stable_part(passage, day)
            for passage, shown in found.items()
            if passage not in menu and not is_language_menu(shown) and not _is_stamp(passage, shown)
        }
        for found, day in zip((lost, added), days or (None, None), strict=True)
    )
    lasting = set(left.values()) & set(right.values()) | {""}
    parts = [[key(passage) for passage, rest in found.items() if not rest] for found in (right, left)]
    return (
        [lost[passage] for passage, rest in left.items() if rest not in lasting and not _in_one(passage, parts[0])],
        [added[passage] for passage, rest in right.items() if rest not in lasting and not _in_one(passage, parts[1])],
    )


def unchanged(old: Text, new: Text, noted: Collection[str]) -> bool:
    """Whether two texts say the same, but for what changes by itself and for passages that are only `noted`.

    The order must be the same; line breaks do not count.
    """
    out = {*map(key, noted)}
    mine, theirs = (
        [stable_part(one, None) for one in passages(text.main) if key(one) not in out] for text in (old, new)
    )
    return dense("".join(mine)) == dense("".join(theirs))


def _is_stamp(passage: str, shown: str) -> bool:
    """Whether a line is one of the two of a counter or of a stamp of the last update: the label, or what follows it.

    `shown`: the line with its neighbours.
    """
    if len(shown) > SHOWN_CHARS or shown == passage:
        return False
    before, _, after = shown.partition(passage)
    figure = has_digit(passage)
    if (
        figure and count_dates(passage) and not has_digit(after) and not stable_part(f"{passage} {after.strip()}", None)
    ):  # the day comes first
        return True
    return not stable_part(f"{before}{passage}" if figure else f"{passage}{after}", None)


def _in_one(passage: str, others: Iterable[str]) -> bool:
    """Whether a passage of more than a word or two is a part of one of the others."""
    words = key(passage)
    return len(words) >= PART_CHARS and any(words in one for one in others)
