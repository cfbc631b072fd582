"""Instants in their stored form (RFC 3339, UTC, milliseconds and Z), dates of HTTP, and the clock as a function to be
passed in."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime

Now = Callable[[], datetime]


def utcnow() -> datetime:
    """The wall clock: timezone-aware, in UTC, cut to milliseconds."""
    return trim(datetime.now(UTC))


def trim(at: datetime) -> datetime:
    """The instant in UTC, cut to milliseconds, so that what we store is what we print."""
    at = at.astimezone(UTC)
    return at.replace(microsecond=at.microsecond // 1000 * 1000)


def rfc3339(at: datetime) -> str:
    """The instant in its stored form: `2021-03-02T14:20:00.000Z`."""
    return trim(at).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def parse_rfc3339(text: str) -> datetime:
    """A timezone-aware UTC instant from RFC 3339. Raises ValueError if it is not valid or has no offset."""
    at = datetime.fromisoformat(text)
    if at.tzinfo is None:
        raise ValueError(f"{text!r} has no offset; write 2021-03-02T14:20:00Z")
    try:
        return trim(at)
    except OverflowError:
        raise ValueError(f"{text!r} is not within the years 1 to 9999 of UTC") from None


def parse_http_date(text: str) -> datetime:
    """The instant of a date in an HTTP header, in any of its three forms; without tzinfo if it names no offset.

    Raises ValueError, and nothing else, if it is not valid: the standard library's parser also raises other exceptions,
    for a year of twenty digits for instance, and anyone may send such a date.
    """
    try:
        return parsedate_to_datetime(text)
    except (TypeError, IndexError, OverflowError):
        raise ValueError(f"{text[:40]!r} is not a date") from None
