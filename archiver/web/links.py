"""Builds the addresses of our own pages and of mementos. Pure."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from urllib.parse import quote

_ONE_SLASH = re.compile(r"^([a-z][a-z0-9+.-]*):/+(?=[^/])", re.IGNORECASE)


def stamp(at: datetime, *, exact: bool = False) -> str:
    """A timestamp of 14 digits in UTC; 17 with milliseconds if `exact`."""
    at = at.astimezone(UTC)
    return at.strftime("%Y%m%d%H%M%S") + (f"{at.microsecond // 1000:03}" if exact else "")


def instant(digits: str) -> tuple[datetime, timedelta]:
    """The start and the length of the period that 4 to 14, or 17, digits name. ValueError for anything else.

    The length is one second, or a millisecond for 17 digits.
    """
    if not (digits.isascii() and digits.isdecimal() and (4 <= len(digits) <= 14 or len(digits) == 17)):
        raise ValueError("a time here is 14 or 17 digits, such as 20210302142000")
    whole = digits[:14] + "00000101000000"[min(len(digits), 14) :]
    exact = len(digits) == 17
    length = timedelta(milliseconds=1) if exact else timedelta(seconds=1)
    try:
        start = datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        start += timedelta(milliseconds=int(digits[14:] or 0))
        _ = start + length  # OverflowError if the period ends after the year 9999
    except (ValueError, OverflowError):
        raise ValueError(
            f"{digits} is no time: year, month, day, hour, minute and second, as in 20210302142000"
        ) from None
    return start, length


def http_date(at: datetime) -> str:
    """An HTTP date (RFC 9110 5.6.7), to the second."""
    return format_datetime(at.astimezone(UTC), usegmt=True)


def memento(at: datetime, url: str, *, modifier: str = "", exact: bool = False) -> str:
    """The path of the memento of a URL, which is appended as it is."""
    return f"/web/{stamp(at, exact=exact)}{modifier}/{in_path(url)}"


def in_path(url: str) -> str:
    """Encode a URL for the end of a path.

    Identity URLs are ASCII and otherwise need no encoding; a `#` would end the path.
    """
    return quote(url, safe="/:?&=+$,;@!'()*~%[]|^{}\\`")


def with_both_slashes(url: str) -> str:
    """The URL with the `//` after its scheme, which some proxies fold into `/`."""
    return _ONE_SLASH.sub(r"\1://", url)
