"""Parses instants as people write them: RFC 3339, or 4 to 14 digits UTC as in web archives (pure)."""

from __future__ import annotations

import re
from datetime import UTC, datetime

from archiver.errors import UsageError
from storage.clock import parse_rfc3339

_EARLIEST = "00000101000000"  # fills in what is not written: the earliest it can be
_LEAP = re.compile(r"\d{10}5960|\d{4}-\d{2}-\d{2}[Tt]\d{2}:59:60(?:\.\d+)?(?:[Zz]|[+-]\d{2}:\d{2})")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def parse_time(text: str) -> datetime:
    """The instant of `2021-03-02T14:20:00Z`, `2021-03-02`, or `2021` to `20210302142000`.

    UsageError with an example for anything else.
    """
    given = text.strip()
    if _LEAP.fullmatch(given):  # a leap second (RFC 3339, 5.6); by our clocks it is the second before
        given = re.sub(r"(59:?)60", r"\g<1>59", given)
    try:
        if re.fullmatch(r"[0-9]{4,14}", given):
            whole = given + _EARLIEST[len(given) :]
            return datetime.strptime(whole, "%Y%m%d%H%M%S").replace(tzinfo=UTC)
        return parse_rfc3339(f"{given}T00:00:00Z" if _DAY.fullmatch(given) else given)
    except ValueError:
        raise UsageError(
            f"{given[:40]!r} is no time: write 2021-03-02T14:20:00Z, or 4 to 14 digits UTC such as 20210302"
        ) from None
