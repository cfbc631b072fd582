"""Addresses of our own pages and of mementos. Pure."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import quote

_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def stamp(at: datetime, *, exact: bool = False) -> str:
    """14 digits UTC, or 17 with milliseconds."""
    at = at.astimezone(UTC)
    return at.strftime("%Y%m%d%H%M%S") + (f"{at.microsecond // 1000:03}" if exact else "")


def instant(digits: str) -> tuple[datetime, timedelta]:
    """The start of what 4 to 14, or 17, digits name, and how long that is (at least a millisecond). ValueError else."""
    if not (digits.isascii() and digits.isdecimal() and (4 <= len(digits) <= 14 or len(digits) == 17)):
        raise ValueError("a time here is 14 or 17 digits, such as 20210302142000")
    whole = digits[:14] + "00000101000000"[min(len(digits), 14) :]
    exact = len(digits) == 17
    length = timedelta(milliseconds=1) if exact else timedelta(seconds=1)
    try:
        start = datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        start += timedelta(milliseconds=int(digits[14:] or 0))
        _ = start + length  # it ends before the end of time
    except (ValueError, OverflowError):
        raise ValueError(
            f"{digits} is no time: year, month, day, hour, minute and second, as in 20210302142000"
        ) from None
    return start, length


def http_date(at: datetime) -> str:
    """RFC 9110 5.6.7, to the second."""
    at = at.astimezone(UTC)
    day = _DAYS[at.weekday()]
    month = _MONTHS[at.month - 1]
    return f"{day}, {at.day:02} {month} {at.year:04} {at:%H:%M:%S} GMT"


def memento(at: datetime, url: str, *, modifier: str = "", exact: bool = False) -> str:
    """Path of the memento of a URL; the URL stands in it as it is."""
    return f"/web/{stamp(at, exact=exact)}{modifier}/{in_path(url)}"


def in_path(url: str) -> str:
    """A URL at the end of a path: identity URLs are ASCII and need nothing; a `#` would end the path."""
    return quote(url, safe="/:?&=+$,;@!'()*~%[]|^{}\\`")
