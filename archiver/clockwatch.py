"""Whether our wall clock can be trusted. Order is by visit number, never by time; but what we say of time is said by
this clock, so a visit under a doubtful one is marked and decides nothing (RFC 9110 6.6.1 for the Date of answers).

What hosts say goes before what the database's clock says, which several machines share: it may be that one that is off."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import datetime, timedelta
from statistics import median

SKEW_S = 60
HOSTS = 5  # so many hosts must be heard before their median says anything: one wrong server is no witness
REMEMBERED = 50
BEHIND = timedelta(seconds=SKEW_S)


class ClockWatch:
    """Hears the `Date` of answers by host, and the times of our own visits. Thread-safe."""

    def __init__(self, newest_visit: datetime | None) -> None:
        self._newest = newest_visit
        self._skews: OrderedDict[str, int] = OrderedDict()
        self._ahead_s: float | None = None
        self._lock = threading.Lock()

    def note(self, host: str, skew_s: int) -> None:
        """A host's answer was dated so many seconds before our clock. Loopback has our clock and is no witness."""
        if host.startswith(("127.", "[::1]", "localhost")):
            return
        with self._lock:
            self._skews[host] = skew_s
            self._skews.move_to_end(host)
            while len(self._skews) > REMEMBERED:
                self._skews.popitem(last=False)

    def compare(self, ahead_s: float | None) -> None:
        """Our clock is so far ahead of the database's. None: it is the same clock, and no witness."""
        with self._lock:
            self._ahead_s = ahead_s

    def off(self, at: datetime) -> bool:
        """Is a visit at this time marked? Behind the newest visit, or far from the median of what hosts say."""
        why = self.doubt(at)
        with self._lock:
            if self._newest is None or at >= self._newest - BEHIND:
                self._newest = at if self._newest is None else max(self._newest, at)
        return why is not None

    def doubt(self, at: datetime) -> str | None:
        """Why a visit at this time would be marked, in words."""
        with self._lock:
            if self._newest is not None and at < self._newest - BEHIND:
                return f"it says {at:%Y-%m-%dT%H:%MZ}, and the newest look was at {self._newest:%Y-%m-%dT%H:%MZ}"
            if len(self._skews) >= HOSTS:
                skew, witness = float(median(self._skews.values())), f"what {len(self._skews)} hosts say"
            else:
                skew, witness = self._ahead_s or 0.0, "the clock of the database"
            return f"it is {abs(skew):.0f} s off {witness}" if abs(skew) > SKEW_S else None

    @property
    def skew_s(self) -> float | None:
        """Our clock minus the median of what hosts say; None when too few were heard."""
        with self._lock:
            return median(self._skews.values()) if len(self._skews) >= HOSTS else None
