"""The ticks of a service, whatever happens to the clock."""

from __future__ import annotations

import threading

from archiver.schedule import Schedule, Tick

YEARS_S = 50 * 365 * 86_400.0


class Seconds:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 1_000_000.0

    def __call__(self) -> float:
        return self.now


def test_ticks_do_not_follow_the_wall_clock():
    """By the wall clock, nothing ran for a day after it was set back by a day: no look, no alarm, nothing in the log."""
    seconds, ticked = Seconds(), threading.Event()
    schedule = Schedule([Tick("due", 0.05, ticked.set)], seconds)
    schedule.start()
    try:
        assert not ticked.wait(0.3), "the wall clock went on, these seconds did not"
        seconds.now += 0.06
        assert ticked.wait(10)
    finally:
        schedule.stop()


def test_ticks_that_a_jump_of_years_passed_over_are_neither_counted_nor_made_up_for():
    """A machine without a clock of its own begins in 1970: fifty years of ticks were listed first, in gigabytes."""
    seconds, ticks = Seconds(), threading.Semaphore(0)
    schedule = Schedule([Tick("due", 0.05, ticks.release)], seconds)
    schedule.start()
    try:
        seconds.now += YEARS_S
        assert ticks.acquire(timeout=10)
        assert not ticks.acquire(timeout=0.3), "these seconds stand still"
    finally:
        schedule.stop()
