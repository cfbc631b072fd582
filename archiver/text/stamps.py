"""Stamps: when a page was made or last changed, in whatever words a site says it (pure).

A line with a day and a time of day that go with the looks: it lay before the older one, and lies between the two now, or is
that of the newer; nothing else in the line is another. A day alone may be that of what is told ("signed on 3 May").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from archiver.text.dates import days_in, numbers, without
from archiver.text.normal import dense
from archiver.text.volatile import is_label

FEW = 40  # characters beside the date and time: more, and they may be those of what is told
LINES = 20  # looked at at most: so many are a table's
DATES = 3  # that go a day back together
STAMPS = 2  # lines that a page has of them at most: more are a table's
_TIME = re.compile(
    r"(?<![\d:.])\d{1,2}(?::\d{2}(?::\d{2}(?:[.,]\d+)?)?|[時时点點시] ?\d{1,2}[分분](?: ?\d{1,2}[秒초])?|[hH]\d{2})(?![\d:])"
    r"(?: ?[ap]\.?m\b\.?)?"
    r"(?: ?\(?(?:[A-Z]{2,5}|[+-]\d{2}:?\d{2}|(?:GMT|UTC) ?[+-]\d{1,2}(?::?\d{2})?)\)?(?![\w]))?"
)
_DIGIT = re.compile(r"\d")
_OTHER_ZONE = timedelta(days=1)  # their day may be that of another zone


def stamps(
    lost: Mapping[str, str], added: Mapping[str, str], days: tuple[date, date], headings: Iterable[str]
) -> tuple[set[str], set[str]]:
    """Those of the passages lost and added that are one stamp, before and after. `days`: on which the two texts were
    seen. A heading is none: it may be the date of a statement."""
    told = {dense(one) for one in headings}
    out: tuple[set[str], set[str]] = (set(), set())
    may_be = [[passage for passage in found if _may_be(passage, told)] for found in (lost, added)]
    if not all(0 < len(found) <= LINES for found in may_be):
        return out
    before, after = ([(passage, _beside(passage)) for passage in found] for found in may_be)
    for old, rest in before:
        for new, other in after:
            if rest == other and _went_on(old, new, days):
                out[0].add(old)
                out[1].add(new)
    return out if len(out[0]) <= STAMPS else (set(), set())


def other_zone(lost: Iterable[str], added: Iterable[str]) -> tuple[set[str], set[str]]:
    """Those of the passages lost and added that are dates, and all of them a day earlier or later now: the same moments as
    another zone has them."""
    before, after = (
        {passage: day for passage in found if (day := _only_day(passage)) is not None} for found in (lost, added)
    )
    for step in (-_OTHER_ZONE, _OTHER_ZONE):  # some of them may be written in two lines
        same = {day + step for day in before.values()} & set(after.values())
        if len(same) >= DATES and len(same) * 3 >= 2 * max(len(before), len(after)):
            return set(before), set(after)
    return set(), set()


def _only_day(passage: str) -> date | None:
    """The day that is all that a passage says; one without its year is one of a year that had all days."""
    if len(passage) > FEW:
        return None
    for said in (passage, f"{passage.rstrip('.')} 2000"):
        if (day := next(days_in(said), None)) is not None and not any(map(str.isalnum, without(said))):
            return day
    return None


def _may_be(passage: str, headings: set[str]) -> bool:
    return (
        _DIGIT.search(passage) is not None
        and is_label(passage)
        and bool(_newest(passage))
        and dense(passage) not in headings
    )


def _beside(passage: str) -> str:
    """What stands in a line beside its dates and times."""
    return dense(_TIME.sub(" ", without(passage)))


def _went_on(old: str, new: str, days: tuple[date, date]) -> bool:
    if len(_beside(new)) > FEW or not all(_TIME.search(without(one)) for one in (old, new)):
        return False
    seen, sees = days
    return any(
        last <= seen + _OTHER_ZONE and max(last, seen - _OTHER_ZONE) <= this <= sees + _OTHER_ZONE
        for last in _newest(old)
        for this in _newest(new)
    )


def _newest(passage: str) -> list[date]:
    """The newest date of a line; of one in numbers alone each that it may be."""
    named = max(days_in(passage), default=None)
    return [named] if named is not None else list(numbers(passage))
