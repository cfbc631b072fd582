"""APScheduler, used for ticks only: what is due is in the catalog, so a missed tick costs a moment, not a visit.

It counts in seconds that nobody sets. By the wall clock no tick would come until a clock that was set back is where it
was, and one that was set forward would have each tick that it jumped over counted first: gigabytes for some years.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.triggers.base import BaseTrigger

from storage.errors import ArchiverError

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True)
class Tick:
    """Something that runs periodically. `run` must return; what it leaves undone the next tick takes up."""

    name: str
    every_s: float
    run: Callable[[], object]


class Schedule:
    """Runs ticks on threads of their own: one instance of each at a time, missed ones once."""

    def __init__(self, ticks: Sequence[Tick], seconds: Callable[[], float] = time.monotonic) -> None:
        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # "skipped: max instances" is intended
        self._scheduler = BackgroundScheduler(
            timezone=_Steady(seconds),
            executors={"default": ThreadPoolExecutor(max(1, len(ticks)))},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        for tick in ticks:
            self._scheduler.add_job(_guarded(tick), _Every(tick.every_s), id=tick.name)

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        """No tick begins after this; returns when those under way have ended."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)


class _Steady(tzinfo):
    """Makes `datetime.now` count these seconds: APScheduler has no other way to be told of a clock."""

    def __init__(self, seconds: Callable[[], float]) -> None:
        self._seconds = seconds

    def fromutc(self, _: datetime) -> datetime:
        return datetime.fromtimestamp(self._seconds(), UTC).replace(tzinfo=self)

    def utcoffset(self, _: datetime | None) -> timedelta:
        return timedelta()

    def dst(self, _: datetime | None) -> timedelta:
        return timedelta()

    def tzname(self, _: datetime | None) -> str:
        return "steady"


class _Every(BaseTrigger):  # type: ignore[misc]  # the library has no types
    """So long after the last tick. What was missed meanwhile is not made up for."""

    def __init__(self, every_s: float) -> None:
        self._every = timedelta(seconds=every_s)

    def get_next_fire_time(self, _previous: datetime | None, now: datetime) -> datetime:
        return now + self._every


def _guarded(tick: Tick) -> Callable[[], None]:
    def run() -> None:
        try:
            tick.run()
        except ArchiverError as error:
            log.warning("tick.failed", tick=tick.name, error=str(error))
        except Exception:  # must not end the schedule: the next tick tries again
            log.exception("tick.failed", tick=tick.name)

    return run
