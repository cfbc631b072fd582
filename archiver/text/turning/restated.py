"""Passages in which a page repeats itself in another form (pure).

A day that is written differently ("25 Nov", "Nov 25"); the page's name, cut into parts or set a second time.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from contextlib import suppress
from datetime import date

from archiver.text.dates import count_dates, rewrite_dates, rewrite_numeric_dates
from archiver.text.model import Text
from archiver.text.months import MONTHS
from archiver.text.normal import dense, fold, has_digit, key
from archiver.text.presentation.results import NOTHING, Noted, passages_as_often_in_both
from archiver.text.weekdays import WEEKDAYS

CALLED_CHARS = 200  # longest passage that may be no more than a name

_DAY = re.compile(
    r"(?<![\w.:])(?:(\d{1,2})\.? ?([^\W\d_]{3,12})\b\.?|\b([^\W\d_]{3,12})\.? (\d{1,2}))(?![\w:])(?!\.\d)"
)
_WEEKDAYS = frozenset((name.replace("_", " "), number) for name, number in WEEKDAYS)
# before a day in numbers
_WEEKDAY = re.compile(
    rf"(?<!\w)({'|'.join(sorted({name for name, _ in _WEEKDAYS}, key=len, reverse=True))})[.,]{{0,2}} ?(?=([12]\d{{3}}-\d\d-\d\d))",
    re.IGNORECASE,
)
_MARKS = re.compile(r"[-–—‐‑|｜·•:：»«,.!()\[\]]+")


def redated(lost: Collection[str], added: Collection[str]) -> Noted:
    """The lost and added passages that differ in nothing but how their days are written."""
    if not (lost and added):
        return NOTHING
    return passages_as_often_in_both(lost, added, _of_days)


def repeated_names(lost: Collection[str], added: Collection[str], old: Text, new: Text) -> Noted:
    """The lost and added passages that say no more than the name of the other page.

    There must be both lost and added ones, and those of one page must make up a whole name. A name that went alone, or
    gave way to another part of it, is that of whoever signed the text.
    """
    left, came = _named(lost, new), _named(added, old)
    if not (left and came) or not (_says_all(left, new) or _says_all(came, old)):
        return NOTHING
    return left, came


def _of_days(passage: str) -> str | None:
    """A passage with each of its days in one form; None if it has none."""
    if not has_digit(fold(passage)):  # most passages
        return None
    text = rewrite_numeric_dates(passage)
    found = count_dates(text) > 0 or text != passage
    text = fold(rewrite_dates(text))
    text, more = _DAY.subn(_day, _WEEKDAY.sub(_weekday, text) if found else text)
    return (dense(text) or None) if found or more else None


def _weekday(found: re.Match[str]) -> str:
    """ "" for a weekday that is that of its date; a wrong weekday stays, so that its correction is reported as well."""
    with suppress(ValueError):
        if (found[1].lower(), date.fromisoformat(found[2]).weekday()) in _WEEKDAYS:
            return ""
    return found[0]


def _day(found: re.Match[str]) -> str:
    day, name = (found[1], found[2]) if found[1] else (found[4], found[3])
    month = MONTHS.get(name.lower())
    return found[0] if month is None else f"{month}/{day}"


def _named(passages: Collection[str], page: Text) -> frozenset[str]:
    short = [one for one in passages if len(one) <= CALLED_CHARS]
    if not short:
        return frozenset()
    names = _names(page)
    return frozenset(one for one in short if (said := _bare(one)) and any(said in name for name in names))


def _says_all(passages: Collection[str], page: Text) -> bool:
    """Whether these passages together make up all of one of the page's names."""
    said = {_bare(one) for one in passages}
    return any(sum(len(one) for one in said if one in name) >= len(name) > 0 for name in _names(page))


def _names(page: Text) -> list[str]:
    return [_bare(one) for one in (page.title or "", *page.headings[:1])]


def _bare(text: str) -> str:
    return _MARKS.sub("", key(fold(text)))
