"""Days that a page counts for each of its entries (pure): "Member for 535 days".

Such figures all grow by one a day, whatever is edited.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterator
from datetime import date

from archiver.text.normal import ends_sentence, key
from archiver.text.presentation.results import NOTHING, Noted

FEW = 3  # fewest entries whose days are counted: fewer may be figures that happened to grow so
UNIT_CHARS = 7  # of the longest unit, with the mark for its count
LATE = 2  # days by which the site may be late with its count, or its day differ from ours
_COUNT = re.compile(
    r"(?<![\d.,])(\d{1,6})(?= ?(?:days?|tagen?|jours?|d[ií]as?|giorn[io]|dagen|dag(?:ar|er|e)?|dni|dn[ůí]|nap(?:ja|on)?|zile|päivää|päeva|dien[ųos]|gün|hari|ngày|дн(?:ей|я|ів|і)|день|дана|ημέρες|天|日間?|일|วัน)(?![^\W\d_])|[天日일])",
    re.IGNORECASE,
)

_YEARS = re.compile(r"(?<!\d)\d{2}(?!\d)")  # an age

_Counted = dict[str, list[tuple[int, str]]]  # by what passages say besides, their counts of days


def day_counts(lost: Collection[str], added: Collection[str], days: tuple[date, date]) -> Noted:
    """The lost and added passages that differ in one count of days only, if FEW or more counts grew by as many days,
    about those between the looks, and hardly any otherwise.

    A count alone in its line may be one that another entry had before, so it need not have come or gone. One period that
    is named several times is a term of the document, as is a count in a sentence. Who grew a year older on one of these
    days has another age beside the count.
    """
    before, after = _by_rest(lost), _by_rest(added)
    between = (days[1] - days[0]).days
    for by in range(max(1, between - LATE), between + LATE + 1):
        left, came, grown, otherwise = set[str](), set[str](), set[int](), False
        for rest in before.keys() & after.keys():
            was, is_ = dict(before[rest]), dict(after[rest])
            both = [count for count in was if count + by in is_]
            alone, bare = len(was) + len(is_) - 2 * len(both), len(rest) <= UNIT_CHARS
            otherwise |= alone > (len(both) if bare else 0)
            grown.update(both)
            left.update(was.values() if bare else (was[count] for count in both))
            came.update(is_.values() if bare else (is_[count + by] for count in both))
        if len(grown) >= FEW and not otherwise:
            older = list(_older(before, after, by))
            return frozenset(left.union(was for was, _ in older)), frozenset(came.union(is_ for _, is_ in older))
    return NOTHING


def _older(before: _Counted, after: _Counted, by: int) -> Iterator[tuple[str, str]]:
    """The pairs of passages whose counts grew by these days, and one number beside them, of years, by one."""
    aged: dict[tuple[int, str], str] = {}
    for rest in after.keys() - before.keys():
        for found in _YEARS.finditer(rest):
            younger = f"{rest[: found.start()]}{int(found[0]) - 1}{rest[found.end() :]}"
            aged.update(((count - by, younger), one) for count, one in after[rest])
    for rest in before.keys() - after.keys():
        yield from ((one, aged[count, rest]) for count, one in before[rest] if (count, rest) in aged)


def _by_rest(passages: Collection[str]) -> _Counted:
    """The passages with one count of days, each with it, by what else they say."""
    found: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for one in passages:
        if ends_sentence(one):
            continue
        counts = list(_COUNT.finditer(one))
        if len(counts) == 1:
            at = counts[0]
            found[key(f"{one[: at.start()]}#{one[at.end() :]}")].append((int(at[1]), one))
    return found
