"""Passages that came back, in a text that is another at each look, and then stay away or stay for good.

What was missing and is back may be one of many that take turns, so it is not waited for as others are (`passages.missed`).
It is no longer one of these once it stood at so many looks in a row that no turn is so long: a cache that shows the old and
the new page for a while goes over to the new one in the end.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime, timedelta
from typing import NamedTuple

from archiver.judge import table
from storage.clock import parse_rfc3339, rfc3339

RETURNED = "passages_returned"  # of each: its key, and where it stands now also the looks, the last and since when
KEPT = 100


class _Run(NamedTuple):
    """The looks in a row at which one passage that came back is again as it was when it was missed."""

    looks: int = 0
    last: int = 0  # number of the newest
    since: str = ""

    def longer(self, n: int, at: datetime) -> _Run:
        return self if n == self.last else _Run(self.looks + 1, n, self.since or rfc3339(at))


def followed(marks: Mapping[str, str], back: Iterable[str], now: Collection[str], n: int, at: datetime) -> str:
    """The mark after look `n`. `back`: keys of passages that came back at it; `now`: of all that are lost or new at it."""
    runs = _runs(marks)
    runs |= dict.fromkeys(back, _Run())
    after = {key: run.longer(n, at) if key in now else _Run() for key, run in runs.items()}
    kept = sorted(after.items(), key=lambda one: one[1].looks > 0)[-KEPT:]  # what stands now goes last
    return " ".join(f"{key}/{run.looks}/{run.last}/{run.since}" if run.looks else key for key, run in kept)


def at_rest(marks: Mapping[str, str], back: Iterable[str]) -> dict[str, str]:
    """The mark after a look at which all of the copy was there, and these passages came back."""
    known = [*dict.fromkeys([*_runs(marks), *back])]
    return {RETURNED: " ".join(known[-KEPT:])} if known else {}


def stayed(marks: Mapping[str, str], lost: Collection[str], came: Collection[str], at: datetime) -> dict[str, datetime]:
    """Keys that have been so for good, and since when. `lost` and `came`: keys of this look. A new passage tells so sooner,
    for what is there no more; of many that take turns one is missing at most looks."""
    runs = {key: run for key, run in _runs(marks).items() if run.looks}

    def waited(keys: Collection[str], wait: tuple[int, timedelta]) -> dict[str, datetime]:
        since = {key: parse_rfc3339(runs[key].since) for key in keys if key in runs and runs[key].looks >= wait[0]}
        return {key: begun for key, begun in since.items() if table.is_over(wait[1], at - begun)}

    if new := waited(came, table.ALTERED_RETURNED):
        return new | waited(lost, table.ALTERED_RETURNED)
    return waited(lost, table.ALTERED_RETURNED_LOST)


def _runs(marks: Mapping[str, str]) -> dict[str, _Run]:
    parts = (one.split("/") for one in marks.get(RETURNED, "").split())
    return {key: _Run(int(run[0]), int(run[1]), run[2]) if run else _Run() for key, *run in parts}
