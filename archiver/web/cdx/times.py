"""`from` and `to` of a CDX request, which are compared as text: the instants between which 14 digits are not before the one and
not after the other, as far as they go. Pure.
"""

from __future__ import annotations

import calendar
from datetime import UTC, datetime, timedelta

_FIRST, _LAST = datetime.min.replace(tzinfo=UTC), datetime.max.replace(tzinfo=UTC)


def since(digits: str) -> datetime | None:
    """From this instant on; None: from the first."""
    return _least(digits.ljust(14, "0")) if digits else None


def until(digits: str) -> datetime | None:
    """Before this instant; None: to the last."""
    behind = str(int(digits) + 1).rjust(len(digits), "0") if digits else ""
    return None if len(behind) > len(digits) or not digits else _least(behind.ljust(14, "0"))


def _least(digits: str) -> datetime:
    """The first second whose digits are not before these, which may name a 13th month."""
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
    except (ValueError, OverflowError):  # behind the year 9999
        return _LAST
