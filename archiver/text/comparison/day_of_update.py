"""Finds the day on which a page says that it was last updated, where nothing else of its content changed (pure).

Such a line is no part of what is said otherwise: beside any other change it adds nothing. Alone, it is the page's own
word that it is another version. It must stand in the content, name a day and no time of day, which programs write, have
gone forward, and not go with the looks, as the day of each look does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta

from archiver.text.dates import days_in, numeric_days_in, without_dates
from archiver.text.model import Kind, Text
from archiver.text.normal import has_digit, key, lines
from archiver.text.turning.updated import LINE_CHARS, tells_hour, without_updates
from archiver.text.turning.volatile import VOLATILE

_RULES = ("volatile.updated", "volatile.asof")
_MADE = re.compile(r"generated|buil[dt]|saved|meta ?data", re.IGNORECASE)  # by the program that made the page
LINES = 2  # most lines that differ: a page that says it more often has a list of dates
_SHOWN_TODAY = frozenset({timedelta(0), timedelta(-1)})  # of a look, by a clock that may be ahead of ours


def updated_since(old: Text, new: Text, days: tuple[date, date] | None) -> tuple[list[str], list[str]]:
    """The lines of two pages that name another, later day of update: as they were, and as they are.

    `days`: the days on which the two texts were seen; without them nothing is found.
    """
    if days is None or not old.kind is new.kind is Kind.HTML or old.body == new.body:
        return [], []
    before, after = lines(old.body), lines(new.body)
    gone, came = _but(before, after), _but(after, before)
    if not 0 < len(gone) == len(came) <= LINES:
        return [], []
    later = all(_is_later(was, is_, days) for was, is_ in zip(gone, came, strict=True))
    return (gone, came) if later else ([], [])


def _but(some: Sequence[str], others: Sequence[str]) -> list[str]:
    known = set(others)
    return [one for one in dict.fromkeys(some) if one not in known]


def _is_later(was: str, is_: str, days: tuple[date, date]) -> bool:
    if not all(map(_tells_update, (was, is_))) or key(without_dates(was)) != key(without_dates(is_)):
        return False
    last, this = set(_days(was)), set(_days(is_))
    if not last.isdisjoint(this):  # the same day in another form
        return False
    return any(
        one < other and not (days[0] - one in _SHOWN_TODAY and days[1] - other in _SHOWN_TODAY)
        for one in last
        for other in this
    )


def _tells_update(line: str) -> bool:
    """Whether a line names one day of update and no hour."""
    if len(line) > LINE_CHARS or not has_digit(line) or tells_hour(line) or _MADE.search(line):
        return False
    return without_updates(line) != line or any(VOLATILE[rule].search(line) for rule in _RULES)


def _days(line: str) -> Iterator[date]:
    """The days that a line may name, if it names one."""
    named = list(days_in(line))
    yield from named if len(named) == 1 else numeric_days_in(line) if not named else ()
