"""When to look next, and how hard. Pure: the jitter comes from a hash of source and visit number.

Newly cited sources are looked at hourly for a week and then less and less often, down to the set interval. When
something is off, the waits are those that judging needs (10 min, 1 h, 6 h, 24 h, 48 h, 72 h after the first sign, then
daily); a wall or an unreachable host is left alone for longer and never hurried.
"""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from archiver.judge import UNSEEN_SINCE, off_since
from archiver.judge.table import RESTORABLE
from storage.clock import parse_rfc3339
from storage.model import Assessment, Effect, Finding, State, Watched

MINUTE = timedelta(minutes=1)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
WEEK = timedelta(days=7)

NEW_EVERY = HOUR  # in the first week after a source was added; doubled with each later week
LADDER = (timedelta(minutes=10), HOUR, 6 * HOUR, DAY, 2 * DAY, 3 * DAY)  # from the first sign that something is off
AFTER_LADDER = DAY
AGAIN = (HOUR, 6 * HOUR, DAY, 2 * DAY, 3 * DAY)  # from the first inconclusive look of ours; then daily
AGAIN_FOR = timedelta(days=30)
JITTER = 0.05  # waits are longer by up to this share, never shorter: a ladder's span must be complete at its last look
RETRY_AFTER_MOST = DAY  # a host may ask us to wait, not to stay away

UNCONDITIONAL_EVERY = DAY  # a 304 is only the server's word: the bytes are requested at least this often
UNCONDITIONAL_VISITS = 4
FULL_EVERY = timedelta(days=30)  # the response is stored whole at least this often
FULL_VISITS = 50
BUDGET_SHARE = 0.5  # share of a host's request budget that regular looks may use


def next_due(
    *,
    source: str,
    interval_s: int,
    added_at: datetime,
    assessment: Assessment,
    finding: Finding,
    n: int,
    at: datetime,
    stretch: float = 1.0,
    retry_after_s: int | None = None,
) -> datetime:
    """When the source is due after its n-th visit at `at`, which left `assessment`. `stretch` >= 1 is the host's."""
    calm = regular(interval_s, at - added_at) * max(1.0, stretch)
    if assessment.documents:  # the page and each of its documents that is off have ladders of their own
        page = assessment.page or replace(assessment, documents={})
        parts = [(one, one.finding or finding) for one in (page, *assessment.documents.values())]
    else:
        parts = [(assessment, finding)]
    wait = min(_wait(one, found, at, calm, max(1.0, stretch)) for one, found in parts)
    wait *= 1 + JITTER * _chance(source, n)
    if retry_after_s is not None and retry_after_s > 0:
        wait = max(wait, min(timedelta(seconds=retry_after_s), RETRY_AFTER_MOST))
    return at + wait


def _wait(assessment: Assessment, finding: Finding, at: datetime, calm: timedelta, stretch: float) -> timedelta:
    """The wait for one page or one document. An inconclusive look is repeated soon and ends no ladder."""
    since, unseen = off_since(assessment), assessment.marks.get(UNSEEN_SINCE)
    if assessment.state in RESTORABLE:  # already reported: daily, in case it comes back
        return AFTER_LADDER
    again = calm if unseen is None else _again(at - parse_rfc3339(unseen), calm)
    if since is None:
        return again
    if unseen is not None:  # the look did not see the page, and met nothing that asks to be left alone
        return min(again, _off(assessment.state, None, at - since, calm))
    return _off(assessment.state, finding, at - since, calm) * (stretch if _leave_alone(finding) else 1.0)


def conditional(watched: Watched, at: datetime, stretch: float = 1.0) -> bool:
    """Whether the next visit may be conditional (304 allowed).

    Not when something is off or a full response is wanted, and never so often that a day or four visits pass without
    the bytes themselves. `stretch` is the host's factor.
    """
    calm = watched.assessment.state is State.AVAILABLE and off_since(watched.assessment) is None
    if not calm or watched.anomaly or not (watched.etag or watched.last_modified) or store_full(watched, at):
        return False
    asked_at, asked_n = watched.last_unconditional_at, watched.last_unconditional_n
    if asked_at is None or watched.n + 1 - asked_n >= UNCONDITIONAL_VISITS:
        return False
    expected = regular(watched.source.interval_s, at - watched.source.added_at) * max(1.0, stretch) * (1 + JITTER)
    return timedelta(0) <= at - asked_at and at + expected - asked_at <= UNCONDITIONAL_EVERY


def store_full(watched: Watched, at: datetime) -> bool:
    """Whether the next page response is stored whole even if its payload is known.

    It is at the visit after an anomaly, and at least every 30 days or 50 visits.
    """
    if watched.anomaly or watched.last_full_at is None:
        return True
    return at - watched.last_full_at >= FULL_EVERY or watched.n + 1 - watched.last_full_n >= FULL_VISITS


def stretch(requests_per_day: float, budget_per_day: float) -> float:
    """The factor, >= 1, that spreads a host's regular looks when they need over half of what its request delay allows.

    ValueError if there is no budget.
    """
    if budget_per_day <= 0:
        raise ValueError("a host's request budget must be above 0 a day; the delay between requests sets it")
    return max(1.0, requests_per_day / (budget_per_day * BUDGET_SHARE))


def regular(interval_s: int, age: timedelta) -> timedelta:
    """The wait between looks while all is calm, by a source's age.

    An hour in the first week, two in the second, four in the third, and so on up to the set interval.
    """
    wanted = timedelta(seconds=interval_s)
    weeks = min(max(0, age // WEEK), 16)
    return min(wanted, NEW_EVERY * (1 << weeks))


def _leave_alone(finding: Finding | None) -> bool:
    """Whether it is a wall or an unreachable host, where looking harder does not help."""
    return finding is not None and finding.effect in {Effect.BLOCKED, Effect.FAILURE}


def _again(unseen_for: timedelta, calm: timedelta) -> timedelta:
    """The wait after inconclusive looks: by the ladder AGAIN, then daily, after a month as while all is calm."""
    wanted = _rung(AGAIN, unseen_for) or (AFTER_LADDER if unseen_for < AGAIN_FOR else calm)
    return min(calm, wanted)


def _rung(ladder: Sequence[timedelta], off_for: timedelta) -> timedelta | None:
    """The wait until the next step of a ladder; None after its last step."""
    return next((max(rung - off_for, MINUTE) for rung in ladder if rung > off_for), None)


def _off(state: State, finding: Finding | None, off_for: timedelta, calm: timedelta) -> timedelta:
    """The wait while something is off; `finding` None: the look was inconclusive.

    In the first three days never longer than the calm wait (6 h, if that is longer, for a wall or an unreachable host);
    then daily. For a new source the ladder alone decides.
    """
    wait = min(_rung(LADDER, off_for) or AFTER_LADDER, AFTER_LADDER)  # also if our clock was ahead at the first sign
    if off_for >= LADDER[-1] and finding is not None and finding.effect is Effect.CHANGE:
        return calm  # a text that differs at every look is nothing new
    if state is State.NEW or off_for >= LADDER[-1]:
        return wait
    return min(wait, max(calm, 6 * HOUR) if _leave_alone(finding) else calm)


def _chance(source: str, n: int) -> float:
    """0 <= chance < 1, always the same for the same source and visit."""
    return int.from_bytes(hashlib.sha256(f"{source}/{n}".encode()).digest()[:4], "big") / 2**32
