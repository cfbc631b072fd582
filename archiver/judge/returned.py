"""Passages that come back in a text that differs at each look, and later stay away for good.

A passage that was missing and is back may be one of many that take turns, so it is not waited for as others are
(`passages.missed`). If it is missing at more looks in a row than any turn lasts, it is no such passage: a cache may
show the page with and without it for a while, until it is gone. (A new passage in its place is waited for as any
passage is.)
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import datetime
from typing import NamedTuple

from archiver.judge import table
from storage.clock import parse_rfc3339, rfc3339

# Key of each; if it is missing again, also the number of looks, the newest of them, and since when.
RETURNED = "passages_returned"
KEPT = 100


class _Run(NamedTuple):
    """The looks in a row at which a passage that had come back is missing again."""

    looks: int = 0
    last: int = 0  # number of the newest
    since: str = ""

    def longer(self, n: int, at: datetime) -> _Run:
        return self if n == self.last else _Run(self.looks + 1, n, self.since or rfc3339(at))


def followed(
    marks: Mapping[str, str], back: Iterable[str], lost: Collection[str], n: int, at: datetime
) -> dict[str, str]:
    """The mark after look `n`.

    `back`: keys of the passages that came back at it; `lost`: keys of those missing at it.
    """
    known = _runs(marks) | dict.fromkeys(back, _Run())
    runs = {key: run.longer(n, at) if key in lost else _Run() for key, run in known.items()}
    kept = sorted(runs.items(), key=lambda one: one[1].looks > 0)[-KEPT:]  # those missing now are the last to go
    said = " ".join(f"{key}/{run.looks}/{run.last}/{run.since}" if run.looks else key for key, run in kept)
    return {RETURNED: said} if said else {}


def missing_again(marks: Mapping[str, str], lost: Collection[str], at: datetime) -> dict[str, datetime]:
    """The keys of passages that are missing for good, and since when. `lost`: keys of those missing at this look."""
    count, span = table.ALTERED_MISSING_AGAIN
    long = {key: parse_rfc3339(run.since) for key, run in _runs(marks).items() if key in lost and run.looks >= count}
    return {key: since for key, since in long.items() if table.is_over(span, at - since)}


def _runs(marks: Mapping[str, str]) -> dict[str, _Run]:
    parts = (one.split("/") for one in marks.get(RETURNED, "").split())
    return {key: _Run(int(run[0]), int(run[1]), run[2]) if run else _Run() for key, *run in parts}
