"""Whether our wall clock can be trusted.

Visits are ordered by number, never by time; but every time that we state comes from this clock, so a visit made while
it is in doubt is marked and decides nothing (RFC 9110 6.6.1 for the Date of answers). What many hosts say outweighs the
database's clock, which several machines share, and the stamps of time stamping authorities: either of these may be off.
"""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import datetime, timedelta
from statistics import median

from storage.urls import registrable

SKEW_S = 60
HOSTS = 5  # so many hosts must be heard before their median counts: one wrong server is no witness
# fewer hosts count if they are of so many domains and all agree: two sites are not wrong by the same amount
DOMAINS = 2
REMEMBERED = 50
BEHIND = timedelta(seconds=SKEW_S)
AHEAD = timedelta(hours=1)  # smaller jumps are ignored: they delay what is due by no more than this


class ClockWatch:
    """Collects the `Date` of answers by host, and the times of our own visits. Thread-safe.

    `newest_visit`: time of the newest visit; `latest`: the same, including visits under a doubtful clock.
    """

    def __init__(self, newest_visit: datetime | None, latest: datetime | None = None) -> None:
        self._newest = newest_visit
        self._latest = latest or newest_visit
        self._was_behind = False  # at the newest visit that was asked about
        self._skews: OrderedDict[str, int] = OrderedDict()
        self._ahead_s: float | None = None
        self._stamps: dict[str, float] = {}  # authority -> seconds by which we were ahead when it last answered
        self._lock = threading.Lock()

    def note(self, host: str, skew_s: int) -> None:
        """A host's answer was dated `skew_s` seconds before our clock. Loopback shares our clock and is no witness."""
        if host.startswith(("127.", "[::1]", "localhost")):
            return
        with self._lock:
            self._skews[host] = skew_s
            self._skews.move_to_end(host)
            while len(self._skews) > REMEMBERED:
                self._skews.popitem(last=False)

    def compare(self, ahead_s: float | None) -> None:
        """Our clock is `ahead_s` seconds ahead of the database's. None: it is the same clock, so no witness."""
        with self._lock:
            self._ahead_s = ahead_s

    def stamped(self, authority: str, ahead_s: float) -> None:
        """Our clock was `ahead_s` ahead of an authority's stamp, beyond what its accuracy and the delay explain."""
        with self._lock:
            self._stamps[authority] = ahead_s

    def off(self, at: datetime) -> bool:
        """Whether a visit at this time is to be marked: it is before the newest visit, or far from the witnesses."""
        with self._lock:
            behind = self._behind(at)
            if behind and not self._was_behind:  # what was heard about the clock as it was no longer applies
                self._skews.clear()
                self._stamps.clear()
            self._was_behind = behind
            why = self._doubt(at)
            if not behind or why is None:
                self._newest = at if self._newest is None or behind else max(self._newest, at)
            self._latest = at if self._latest is None else max(self._latest, at)
        return why is not None

    def doubt(self, at: datetime) -> str | None:
        """Why a visit at this time would be marked, in words."""
        with self._lock:
            return self._doubt(at)

    def _doubt(self, at: datetime) -> str | None:
        newest = self._newest
        heard = self._was_behind and len(self._skews) >= HOSTS  # the hosts tell which of the two times is right
        if newest is not None and self._behind(at) and not heard:
            return f"it says {at:%Y-%m-%dT%H:%MZ}, and the newest look was at {newest:%Y-%m-%dT%H:%MZ}"
        return self._skewed()

    def _behind(self, at: datetime) -> bool:
        return self._newest is not None and at < self._newest - BEHIND

    def set_back(self, at: datetime) -> bool:
        """Whether our clock was ahead at an earlier visit and is right now, so that what was to wait by it need not.

        True if the latest visit of all is over an hour after `at` and no witness contradicts the present clock.
        """
        with self._lock:
            behind = self._latest is not None and self._latest - at > AHEAD
            return behind and self._skewed() is None

    def _skewed(self) -> str | None:
        """What the hosts, or else the database or the stamps, say against our clock, in words."""
        if len(self._skews) >= HOSTS:
            skew, witness = float(median(self._skews.values())), f"what {len(self._skews)} hosts say"
        else:
            skew, witness = self._ahead_s or 0.0, "the clock of the database"
            if abs(skew) <= SKEW_S and self._agreed():
                skew, witness = float(median(self._skews.values())), f"what all {len(self._skews)} hosts say"
            if abs(skew) <= SKEW_S and self._stamps:
                skew, witness = self._off_stamps()
        return f"it is {abs(skew):.0f} s off {witness}" if abs(skew) > SKEW_S else None

    def _agreed(self) -> bool:
        """Whether the few hosts that were heard agree and are of more than one domain."""
        said = self._skews.values()
        domains = {registrable(host.rpartition(":")[0]) for host in self._skews}
        return len(domains) >= DOMAINS and max(said) - min(said) <= SKEW_S

    def _off_stamps(self) -> tuple[float, str]:
        """The stamp nearest to our clock: an authority that is far off while another is not is off itself."""
        name, ahead_s = min(self._stamps.items(), key=lambda one: abs(one[1]))
        return ahead_s, f"the stamp of {name}"

    @property
    def skew_s(self) -> float | None:
        """Our clock minus the median of what hosts say, in seconds; None if too few were heard."""
        with self._lock:
            return median(self._skews.values()) if len(self._skews) >= HOSTS else None
