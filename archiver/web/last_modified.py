"""Last-Modified times for clients that send only `If-Modified-Since`.

The newest time in an answer would not do: a slow look is stored late, and its events enter the feed below those of
looks that began after it. So each process remembers since when it has been serving exactly these bytes.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import UTC, datetime, timedelta

from storage.clock import parse_http_date

REMEMBERED = 1_000  # maximum number of addresses
_SECOND = timedelta(seconds=1)


class Changes:
    """The answer last served at each address. Thread-safe."""

    def __init__(self) -> None:
        self._given: OrderedDict[str, tuple[str, datetime]] = OrderedDict()
        self._lock = threading.Lock()

    def since(self, address: str, tag: str, now: datetime) -> datetime | None:
        """Since when the answer with this `tag` is served at an address, to the second.

        None within the second of the change itself: a later change in that second would get the same time.
        """
        with self._lock:
            before = self._given.get(address)
            if before is None or before[0] != tag:
                at = now.replace(microsecond=0) + _SECOND
                at = at if before is None else max(at, before[1] + _SECOND)
                self._given[address] = before = tag, at
            self._given.move_to_end(address)
            while len(self._given) > REMEMBERED:
                self._given.popitem(last=False)
        return before[1] if before[1] <= now else None


def unchanged(since: datetime | None, told: str | None) -> bool:
    """Whether `If-Modified-Since` is at or after `since`. An invalid date is no condition (RFC 9110 13.1.3)."""
    if since is None or told is None:
        return False
    try:
        at = parse_http_date(told)
    except ValueError:
        return False
    return (at if at.tzinfo else at.replace(tzinfo=UTC)) >= since
