"""Whether our wall clock can be trusted. Order is by visit number, never by time; but what we say of time is said by
this clock, so a visit under a doubtful one is marked and decides nothing (RFC 9110 6.6.1 for the Date of answers).

What hosts say goes before what the database's clock says, which several machines share, and before the stamps of authorities:
it may be that one of these is off."""

from __future__ import annotations

import threading
from collections import OrderedDict
from datetime import datetime, timedelta
from statistics import median

from storage.urls import registrable

SKEW_S = 60
HOSTS = 5  # so many hosts must be heard before their median says anything: one wrong server is no witness
# of so many domains, fewer hosts are one where all of them say the same: two sites are not wrong by as much together
DOMAINS = 2
REMEMBERED = 50
BEHIND = timedelta(seconds=SKEW_S)
AHEAD = timedelta(hours=1)  # by less, what was to wait is late by less


class ClockWatch:
    """Hears the `Date` of answers by host, and the times of our own visits. Thread-safe. `latest`: the newest visit by a
    clock that was in doubt, too."""

    def __init__(self, newest_visit: datetime | None, latest: datetime | None = None) -> None:
        self._newest = newest_visit
        self._latest = latest or newest_visit
        self._was_behind = False  # at the newest visit that was asked about
        self._skews: OrderedDict[str, int] = OrderedDict()
        self._ahead_s: float | None = None
        self._stamps: dict[str, float] = {}  # by how much we were ahead of each authority when it last answered
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

    def stamped(self, authority: str, ahead_s: float) -> None:
        """Our clock was so far ahead of an authority's stamp, beyond what its accuracy and the way there explain."""
        with self._lock:
            self._stamps[authority] = ahead_s

    def off(self, at: datetime) -> bool:
        """Is a visit at this time marked? Behind the newest visit, or far from the median of what hosts say."""
        with self._lock:
            behind = self._behind(at)
            if behind and not self._was_behind:  # what hosts said of the clock as it was before says nothing of it now
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
        heard = self._was_behind and len(self._skews) >= HOSTS  # they say which of the two times is right
        if newest is not None and self._behind(at) and not heard:
            return f"it says {at:%Y-%m-%dT%H:%MZ}, and the newest look was at {newest:%Y-%m-%dT%H:%MZ}"
        return self._skewed()

    def _behind(self, at: datetime) -> bool:
        return self._newest is not None and at < self._newest - BEHIND

    def set_back(self, at: datetime) -> bool:
        """Whether the newest look of all was long after this time, and nobody says that it is this time that is wrong: the
        clock was ahead then, and what was to wait by it need not."""
        with self._lock:
            behind = self._latest is not None and self._latest - at > AHEAD
            return behind and self._skewed() is None

    def _skewed(self) -> str | None:
        """What hosts, or else the database or stamps, have against our clock, in words."""
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
        """Whether the few hosts that were heard say the same, and not for being of one house."""
        said = self._skews.values()
        domains = {registrable(host.rpartition(":")[0]) for host in self._skews}
        return len(domains) >= DOMAINS and max(said) - min(said) <= SKEW_S

    def _off_stamps(self) -> tuple[float, str]:
        """What the authority says that is nearest to our clock: one that is far off where another is not is off itself."""
        name, ahead_s = min(self._stamps.items(), key=lambda one: abs(one[1]))
        return ahead_s, f"the stamp of {name}"

    @property
    def skew_s(self) -> float | None:
        """Our clock minus the median of what hosts say; None when too few were heard."""
        with self._lock:
            return median(self._skews.values()) if len(self._skews) >= HOSTS else None
