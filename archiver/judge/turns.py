"""Which of one host's sources were looked at within a window, and which of them turned in it.

Looks are spread over the interval: of sources that are looked at every six hours, one hour sees a sixth. So the sources
that change at once are counted among those looked at, over one turn of looks.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import NamedTuple

from archiver.judge import table
from archiver.judge.weigh import off_since
from storage.model import Assessment, Effect, Finding, State


class Turned(NamedTuple):
    looked: int  # sources that were served
    off: int  # of these, with a loss, a wall or a failure now
    altered: int  # of these, with another text now, and as kept before


class _Look(NamedTuple):
    at: datetime
    left: datetime | None  # when the source was no longer taken as served; None if it is
    off: bool
    altered: bool
    begun: datetime | None  # when it was first seen to be off, or altered


def _look(at: datetime, left: datetime | None, finding: Finding, begun: datetime | None) -> _Look:
    return _Look(at, left, finding.effect in table.RULES_OF, finding.effect is Effect.CHANGE, begun)


def window(intervals: Iterable[timedelta]) -> timedelta:
    """One turn of looks at a host: the longest wait between looks at one of its sources, within bounds."""
    return max(table.HOST_WITHIN, min(table.HOST_TURN, max(intervals, default=table.HOST_TURN)))


def begun_within_the_hour(stood: Assessment, at: datetime) -> bool:
    """Whether a source was first seen to be off, or altered, within the hour before `at`.

    What was off for longer has not turned, even if it is reported only now.
    """
    begun = off_since(stood)
    return begun is not None and at - begun <= table.HOST_WITHIN


@dataclass(slots=True)
class Turns:
    """The newest look at each source of one host."""

    within: timedelta
    _looks: dict[str, _Look] = field(default_factory=dict)

    def stood(self, source: str, at: datetime, finding: Finding, after: Assessment) -> None:
        """Records an earlier look, and where the source stands since; ignored if older than what is known."""
        after = after.own
        if after.state is not State.NEW and (source not in self._looks or self._looks[source].at < at):
            left = None if after.state is State.AVAILABLE else off_since(after) or after.since
            self._looks[source] = _look(at, left, finding, off_since(after))

    def note(self, source: str, at: datetime, finding: Finding, before: Assessment, *, anew: bool = False) -> None:
        """Records the look about to be judged, and where the source stood. `anew`: what was hidden is lost now."""
        if before.state is not State.NEW:
            left = None if anew or before.state is State.AVAILABLE else off_since(before) or before.since
            self._looks[source] = _look(at, left, finding, at if anew else off_since(before) or at)

    def count(self, at: datetime) -> Turned:
        """The counts at `at`.

        What was lost, walled or failing for longer than the window does not count, nor does a text that differs at each
        look.
        """
        after, looked, off, altered = at - self.within, 0, 0, 0
        # every look at a large host that is off comes here: one pass, comparisons only
        for one in self._looks.values():
            if after < one.at <= at and (one.left is None or one.left > after):
                looked += 1
                if one.begun is not None and one.begun > after:
                    off += one.off
                    altered += one.altered
        return Turned(looked, off, altered)
