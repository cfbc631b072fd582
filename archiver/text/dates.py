"""Finds dates in text and normalises, removes or compares them (pure)."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import date, timedelta

from archiver.text.months import MONTHS

# m2 and m3 match any word: `_is_date` rejects those that name no month
_DATE = re.compile(
    r"(?<!\d)(?P<y>[12]\d{3})\s?[-/.年년]\s?(?P<m>\d{1,2})\s?[-/.月월]\s?(?P<d>\d{1,2})(?!\d)(?:\s?[日일])?"
    r"|\b(?P<m2>[^\W\d_]{2,12})\.? (?P<d2>\d{1,2})(?:st|nd|rd|th|日)?,? (?P<y2>[12]\d{3})(?!\d)"
    r"|\b(?P<d3>\d{1,2})(?:st|nd|rd|th|er|º|\.)?(?: of\b| de\b| d['’])? ?(?P<m3>[^\W\d_]{2,12})\.?(?: de)?,? (?P<y3>[12]\d{3})(?!\d)",
    re.IGNORECASE,
)
_NUMBERS = re.compile(r"(?<![\d./-])(\d{1,2})[./-](\d{1,2})[./-]([12]\d{3})(?![\d/-]|\.\d)")
_YEAR = re.compile(r"[12]\d{3}(?!\d)")
_MONTHS = 12
_TODAY = re.compile(r"\b(?:today|date|datum|fecha|data|дата|التاريخ|اليوم)\b|日期|今天|今日", re.IGNORECASE)
_WORD = re.compile(r"[^\W_]")
WEEKDAY = re.compile(
    r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b|星期[一二三四五六日天]|周[一二三四五六日]|[月火水木金土日]曜日|\([月火水木金土日]\)|"
    r"(?<!\w)(?:ال(?:أحد|احد|[إا]ثنين|ثلاثاء|[أا]ربعاء|خميس|جمعة)|السبت)(?!\w)",
    re.IGNORECASE,
)


def rewrite_dates(text: str) -> str:
    """Rewrite each date in a text as year-month-day. Those in digits with the year last stay: see
    `rewrite_numeric_dates`."""
    return _replace_each(text, lambda found: str(_read(found) or found[0]))


def rewrite_numeric_dates(text: str) -> str:
    """Rewrite dates in digits with the year last (31.12.2024) as year-month-day where their order is unambiguous.

    It is where full stops separate them, or where one of the first two numbers is above 12.
    """
    return _NUMBERS.sub(_in_one_order, text) if _YEAR.search(text) else text


def count_dates(text: str) -> int:
    """The number of dates in a text, not counting those in digits with the year last."""
    return sum(map(_is_date, _DATE.finditer(text))) if _YEAR.search(text) else 0


def is_day(text: str, day: date) -> bool:
    """Whether a text is a date within a day of `day`, in any form, and nothing else but for words such as "today"."""
    if _WORD.search(_TODAY.sub(" ", _NUMBERS.sub(" ", _replace_each(text, lambda _: " ")))):
        return False
    days = {day + timedelta(days=more) for more in (-1, 0, 1)}
    return any(found in days for found in (*days_in(text), *numeric_days_in(text)))


def numeric_days_in(text: str) -> Iterator[date]:
    """The dates in digits with the year last, each read both as day-month and as month-day."""
    if _YEAR.search(text) is None:
        return
    for found in _NUMBERS.finditer(text):
        for month, day in ((found[1], found[2]), (found[2], found[1])):
            with suppress(ValueError):
                yield date(int(found[3]), int(month), int(day))


def without_dates(text: str) -> str:
    """The text with its dates and weekdays removed."""
    if _YEAR.search(text):  # most texts have none
        text = _NUMBERS.sub(" ", _replace_each(text, lambda _: " "))
    return text if text.isascii() and "day" not in text.lower() else WEEKDAY.sub(" ", text)


def dates_to_line_feeds(text: str) -> str:
    """The text with a line feed in place of each date."""
    return _replace_each(text, lambda _: "\n")


def split_at_dates(text: str) -> tuple[tuple[str, ...], tuple[tuple[date, ...], ...]]:
    """Split a text at its dates: (pieces around them, for each date the days that it may name)."""
    if _YEAR.search(text) is None:
        return (text,), ()
    pieces, days_named, at = [], [], 0
    for found in sorted((*_DATE.finditer(text), *_NUMBERS.finditer(text)), key=re.Match.start):
        read = _read(found) if found.re is _DATE else None
        days = (read,) if read is not None else tuple(numeric_days_in(found[0]))
        if days and found.start() >= at:
            pieces.append(text[at : found.start()])
            days_named.append(days)
            at = found.end()
    return (*pieces, text[at:]), tuple(days_named)


def earliest(text: str) -> str:
    """The text with its earliest date once and no other date, except those in digits with the year last."""
    first, kept = min(days_in(text), default=None), 0

    def kept_or_blank(found: re.Match[str]) -> str:
        nonlocal kept
        day = _read(found)
        kept += day is not None and day == first
        return found[0] if day is None or (day == first and kept == 1) else " "

    return _replace_each(text, kept_or_blank)


def days_in(text: str) -> Iterator[date]:
    """The days that a text names with their year, except in digits with the year last (see `numeric_days_in`)."""
    if _YEAR.search(text) is None:
        return
    for found in _DATE.finditer(text):
        read = _read(found)
        if read is not None:
            yield read


def day_of(line: str) -> date | None:
    """The first day that a line names."""
    if _YEAR.search(line) is None:
        return None
    return next(days_in(line), None) or next(numeric_days_in(line), None)


def _replace_each(text: str, replacement: Callable[[re.Match[str]], str]) -> str:
    """The text with each date replaced by what `replacement` returns for it."""
    if _YEAR.search(text) is None:
        return text
    return _DATE.sub(lambda found: replacement(found) if _is_date(found) else found[0], text)


def _is_date(found: re.Match[str]) -> bool:
    name = found["m2"] or found["m3"]
    return name is None or name.lower() in MONTHS


def _read(found: re.Match[str]) -> date | None:
    """The day that a match names; None if it is no day of the calendar."""
    for year, month, day in (("y", "m", "d"), ("y2", "m2", "d2"), ("y3", "m3", "d3")):
        if found[year]:
            name = found[month]
            number = int(name) if name.isdigit() else MONTHS.get(name.lower(), 0)
            try:
                return date(int(found[year]), number, int(found[day]))
            except ValueError:
                return None
    return None


def _in_one_order(found: re.Match[str]) -> str:
    day, month = int(found[1]), int(found[2])
    if found[0][len(found[1])] != "." and max(day, month) <= _MONTHS:
        return found[0]
    with suppress(ValueError):
        return str(date(int(found[3]), *((day, month) if month > _MONTHS else (month, day))))
    return found[0]
