"""Converts `from` and `to` of a CDX request into instants. Pure.

CDX servers compare them as text: a timestamp's 14 digits must not sort before `from` nor after `to`, as far as those
go. The instants select the same captures.
"""

from __future__ import annotations

import calendar
from datetime import UTC, datetime, timedelta

_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def since(digits: str) -> datetime | None:
    """The first instant to include; None for no lower bound."""
    return _first_second(digits.ljust(14, "0")) if digits else None


def until(digits: str) -> datetime | None:
    """The first instant to exclude; None for no upper bound."""
    behind = str(int(digits) + 1).rjust(len(digits), "0") if digits else ""
    return None if len(behind) > len(digits) or not digits else _first_second(behind.ljust(14, "0"))


def _first_second(digits: str) -> datetime:
    """The first second whose digits do not sort before these, which may name a 13th month."""
    year, month, day, hour, minute, second = (
        int(digits[start:end]) for start, end in ((0, 4), (4, 6), (6, 8), (8, 10), (10, 12), (12, 14))
    )
    try:
        if year == 0:
            return _FIRST
        if not 1 <= month <= 12:
            return datetime(year + (month > 12), 1, 1, tzinfo=UTC)
        days = calendar.monthrange(year, month)[1]
        if not 1 <= day <= days:
            return datetime(year, month, 1, tzinfo=UTC) + timedelta(days=days if day else 0)
        seconds = hour * 3600 + minute * 60 + min(second, 60)
        seconds = (hour + 1) * 3600 if minute > 59 else seconds
        return datetime(year, month, day, tzinfo=UTC) + timedelta(seconds=86_400 if hour > 23 else seconds)
    except (ValueError, OverflowError):  # after the year 9999
        return _LAST
