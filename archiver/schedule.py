"""APScheduler, used for ticks only: what is due is in the catalog, so a missed tick costs a moment, not a visit."""

from __future__ import annotations

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import structlog
from apscheduler.executors.pool import ThreadPoolExecutor
from apscheduler.schedulers.background import BackgroundScheduler

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

    def __init__(self, ticks: Sequence[Tick]) -> None:
        logging.getLogger("apscheduler").setLevel(logging.ERROR)  # "skipped: max instances" is intended
        self._scheduler = BackgroundScheduler(
            timezone="UTC",
            executors={"default": ThreadPoolExecutor(max(1, len(ticks)))},
            job_defaults={"coalesce": True, "max_instances": 1, "misfire_grace_time": None},
        )
        for tick in ticks:
            self._scheduler.add_job(_guarded(tick), "interval", seconds=tick.every_s, id=tick.name)

    def start(self) -> None:
        self._scheduler.start()

    def stop(self) -> None:
        """No tick begins after this; returns when those under way have ended."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=True)


def _guarded(tick: Tick) -> Callable[[], None]:
    def run() -> None:
        try:
            tick.run()
        except ArchiverError as error:
            log.warning("tick.failed", tick=tick.name, error=str(error))
        except Exception:  # must not end the schedule: the next tick tries again
            log.exception("tick.failed", tick=tick.name)

    return run
