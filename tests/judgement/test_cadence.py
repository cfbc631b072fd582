"""When the next look is due, and how much it asks for."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver import cadence
from storage.model import Assessment, Capture, Finding, HostContext, Role, Source, State, Watched
from tests.judgement.histories import FAILING, FINE, SOURCE, START, URL, History, changed, kept

H = 3600
YEAR = timedelta(days=365)


def due(history: History, hours: float, *, interval_s: int = 6 * H, age: timedelta = YEAR, **more: float) -> float:
    """Hours from the last look to the next."""
    at = START + timedelta(hours=hours)
    finding = history.assessment.finding
    assert finding is not None
    after = cadence.next_due(
        source=SOURCE,
        interval_s=interval_s,
        added_at=at - age,
        assessment=history.assessment,
        finding=finding,
        n=history.n,
        at=at,
        **more,  # type: ignore[arg-type]
    )
    return (after - at).total_seconds() / H


def about(hours: float):
    """Never sooner, at most 5 % later."""
    return pytest.approx(hours * 1.025, abs=hours * 0.0251)


@pytest.mark.parametrize(("days", "hours"), [(0, 1), (6.9, 1), (7.1, 2), (15, 4), (22, 6), (400, 6)])
def test_new_sources_are_looked_at_hourly_then_ever_less_often(days: float, hours: float):
    assert due(kept(), 0, age=timedelta(days=days)) == about(hours)


def test_shorter_set_interval_applies_from_the_start():
    assert due(kept(), 0, interval_s=600, age=timedelta(0)) == about(1 / 6)


def walk(finding: Finding, context: HostContext, looks: int, *, interval_s: int = 24 * 7 * H) -> list[float]:
    """Hours after the first sign at which looks take place if each comes when due."""
    history, hour = kept(), 100.0
    for _ in range(looks):
        history.look(hour, finding, context)
        hour += due(history, hour, interval_s=interval_s)
    return [(v.assessment.doubts[-1].at - START).total_seconds() / H - 100 for v in history.verdicts[1:]]


def test_recheck_ladder_after_a_first_sign():
    hours = walk(Finding.GONE, FAILING, 9)
    assert hours[1:] == [about(h) for h in (1 / 6, 1, 6, 24, 48, 72)] + [
        pytest.approx(h, rel=0.05) for h in (97, 121.5)
    ]
    assert all(hour >= rung for hour, rung in zip(hours[1:], (1 / 6, 1, 6, 24, 48, 72), strict=False))


def test_hard_removal_is_reported_after_a_day_of_scheduled_rechecks():
    history, hour, last = kept(), 100.0, 0.0
    while history.state() is not State.REMOVED:
        history.look(hour, Finding.GONE)
        last, hour = hour, hour + due(history, hour)
    assert 124 <= last <= 126
    assert due(history, last) == about(24)


def test_alteration_is_reported_after_an_hour_of_scheduled_rechecks():
    history, hour, last = kept(), 100.0, 100.0
    for _ in range(3):
        history.look(hour, Finding.ALTERED, **changed("b", "x"))
        last, hour = hour, hour + due(history, hour)
    assert 101 <= last < 101.1
    assert history.verdicts[-1].reference


def test_text_that_differs_at_each_look_is_rechecked_for_three_days_then_normally():
    history, hour, hours = kept(), 100.0, []
    while hour < 1000:
        hours.append(hour)
        history.look(hour, Finding.ALTERED, **changed("b", "news", added=(f"news of hour {hour}",)))
        hour += due(history, hour)
    gaps = [b - a for a, b in itertools.pairwise(hours)]
    assert sum(hour < 172 for hour in hours) < 20
    assert min(gap for gap, hour in zip(gaps, hours, strict=False) if hour > 175) >= 6
    assert max(gaps) < 6.5
    history.look(hour, Finding.GONE)
    assert due(history, hour) == about(1 / 6), "a doubt begins its own ladder"


def test_walls_and_unreachable_hosts_are_rechecked_ever_less_often():
    for finding in (Finding.CHALLENGE, Finding.TIMEOUT):
        hours = walk(finding, FINE, 20, interval_s=H)
        gaps = [b - a for a, b in itertools.pairwise(hours)]
        assert max(gaps[:6]) <= 6.5
        assert min(gaps[-3:]) >= 23.9


def test_lost_source_is_looked_at_daily():
    history = kept().looks([100, 101, 125], Finding.GONE)
    assert due(history, 125, interval_s=H) == about(24)
    assert due(history, 125, interval_s=30 * 24 * H) == about(24)


def test_source_that_was_never_found_is_rechecked_soon_once_then_daily():
    history = History().looks([0], Finding.GONE)
    assert due(history, 0, age=timedelta(0)) == about(1 / 6)
    history.looks([100], Finding.GONE)
    assert due(history, 100, age=timedelta(days=4)) == about(24)


def test_source_first_not_found_while_our_clock_was_ahead_is_looked_at_within_a_day():
    history = History()
    history.look(15 * 24, Finding.GONE)
    history.look(1, Finding.GONE)
    assert due(history, 1) == about(24)


def test_host_stretch_delays_regular_looks_but_no_rechecks():
    assert due(kept(), 0, stretch=3.0) == about(18)
    assert due(kept().looks([100], Finding.GONE), 100, stretch=3.0) == about(1 / 6)
    assert due(kept().looks([100], Finding.TIMEOUT), 100, stretch=3.0) == about(0.5)


def test_retry_after_is_respected_up_to_a_day():
    history = kept().looks([100], Finding.THROTTLED)
    assert due(history, 100, retry_after_s=3 * H) == pytest.approx(3)
    assert due(history, 100, retry_after_s=10**9) == pytest.approx(24)
    assert due(history, 100, retry_after_s=1) == about(1 / 6)


@pytest.mark.parametrize(
    ("asked", "budget", "factor"), [(0, 1000, 1.0), (500, 1000, 1.0), (1000, 1000, 2.0), (5000, 1000, 10.0)]
)
def test_stretch_is_the_ratio_of_requests_to_budget_and_at_least_one(asked: float, budget: float, factor: float):
    assert cadence.stretch(asked, budget) == factor


def test_stretch_without_a_budget_raises_value_error():
    with pytest.raises(ValueError, match="request budget"):
        cadence.stretch(10, 0)


@given(st.integers(60, 10**7), st.integers(0, 10**8), st.integers(1, 10**6), st.floats(1, 100))
def test_due_is_later_deterministic_and_never_far_beyond_the_interval(interval_s, age_s, n, stretch):
    assessment = kept().assessment

    def one() -> datetime:
        return cadence.next_due(
            source=SOURCE,
            interval_s=interval_s,
            added_at=START - timedelta(seconds=age_s),
            assessment=assessment,
            finding=Finding.SAME,
            n=n,
            at=START,
            stretch=stretch,
        )

    assert one() == one()
    assert START < one() <= START + timedelta(seconds=interval_s) * stretch * 1.051


def test_sources_of_one_host_do_not_fall_due_together():
    assessment = kept().assessment
    times = {
        cadence.next_due(
            source=f"source-{i}",
            interval_s=6 * H,
            added_at=START - YEAR,
            assessment=assessment,
            finding=Finding.SAME,
            n=5,
            at=START,
        )
        for i in range(100)
    }
    assert len(times) == 100


# --- conditional and full looks


def watched(
    assessment: Assessment,
    *,
    n: int = 10,
    full_n: int = 8,
    full_h: float = 20.0,
    asked_n: int = 9,
    asked_h: float | None = 6.0,
    interval_s: int = 6 * H,
    etag: str | None = '"a"',
    anomaly: bool = False,
) -> Watched:
    """A source whose next visit is at START + 1000 h; `full_h`, `asked_h`: hours before it."""
    now = START + timedelta(hours=1000)
    return Watched(
        source=Source(id=SOURCE, url=URL, written=URL, host="institute.example:443", added_at=START - YEAR, interval_s=interval_s),
        n=n,
        assessment=assessment,
        next_due_at=now,
        last=Capture(
            id="c", source=SOURCE, n=1, role=Role.PAGE, url=URL, at=START, status=200, media_type="text/html",
            payload_sha256="a" * 64, payload_bytes=1, segment="s", offset=0, length=1, good=True,
        ),
        etag=etag,
        last_full_at=now - timedelta(hours=full_h),
        last_full_n=full_n,
        last_unconditional_at=None if asked_h is None else now - timedelta(hours=asked_h),
        last_unconditional_n=asked_n,
        anomaly=anomaly,
    )  # fmt: skip


NOW = START + timedelta(hours=1000)


def test_undoubted_source_with_a_validator_is_asked_conditionally():
    assert cadence.conditional(watched(kept().assessment), NOW)


@pytest.mark.parametrize(
    "more",
    [
        {"etag": None},
        {"anomaly": True},
        {"asked_h": None},
        {"asked_n": 7},  # the fourth visit
        {"asked_h": 19.0},  # the next visit would come after more than a day
        {"interval_s": 24 * H},
        {"full_h": 30 * 24.0},
        {"full_n": -39},
    ],
)
def test_request_is_unconditional_without_validator_after_an_anomaly_or_when_due(more):
    assert not cadence.conditional(watched(kept().assessment, **more), NOW)


@pytest.mark.parametrize(
    ("finding", "facts"),
    [(Finding.GONE, {}), (Finding.CHALLENGE, {}), (Finding.TIMEOUT, {}), (Finding.ALTERED, changed("b", "x"))],
)
def test_request_is_unconditional_while_something_is_off(finding: Finding, facts):
    assert not cadence.conditional(watched(kept().looks([100], finding, **facts).assessment), NOW)


def test_every_day_and_every_fourth_visit_is_unconditional():
    """Between two unconditional looks there are at most three conditional ones, and at most a day or one interval."""
    for interval_s in (H, 6 * H, 11 * H, 23 * H):
        at, asked_n, asked_at = NOW, 10, NOW
        for n in range(11, 60):
            at += timedelta(seconds=interval_s * 1.04)
            one = watched(kept().assessment, n=n - 1, full_n=n - 1, asked_n=asked_n, interval_s=interval_s)
            one = replace_asked(one, asked_at, at)
            if not cadence.conditional(one, at):
                assert n - asked_n <= 4
                assert at - asked_at <= max(timedelta(days=1), timedelta(seconds=interval_s * 1.04))
                asked_n, asked_at = n, at


def replace_asked(one: Watched, asked_at: datetime, at: datetime) -> Watched:
    return replace(one, last_unconditional_at=asked_at, last_full_at=at)


def test_full_response_is_stored_every_30_days_or_50_visits_and_after_an_anomaly():
    calm = kept().assessment
    assert not cadence.store_full(watched(calm), NOW)
    assert cadence.store_full(watched(calm, full_h=30 * 24), NOW)
    assert not cadence.store_full(watched(calm, n=48, full_n=0), NOW)
    assert cadence.store_full(watched(calm, n=49, full_n=0), NOW)
    assert cadence.store_full(watched(calm, anomaly=True), NOW)


HIDDEN = HostContext(canary_ok=False)


def falls(history: History, hour: float, finding: Finding, context: HostContext, looks: int) -> list[float]:
    """Hours after the first of these looks at which each next look is due."""
    begun, found = hour, []
    for _ in range(looks):
        history.look(hour, finding, context)
        hour += due(history, hour, interval_s=30 * 24 * H)
        found.append(hour - begun)
    return found


@pytest.mark.parametrize(
    ("finding", "context"),
    [(Finding.TIMEOUT, HIDDEN), (Finding.GONE, HIDDEN), (Finding.TRUNCATED, FINE), (Finding.CLOCK, FINE)],
)
@pytest.mark.parametrize("first", [True, False])
def test_inconclusive_look_is_repeated_soon_then_daily_then_at_the_interval(
    finding: Finding, context: HostContext, first: bool
):
    history = History() if first else kept()
    found = falls(history, 100, finding, context, 40)
    assert found[:5] == [about(hours) for hours in (1, 6, 24, 48, 72)]
    assert {round((late - early) / 24) for early, late in pairwise(found[4:30])} == {1}, "then daily"
    assert found[-1] - found[-2] == about(30 * 24), "and after a month as while all is calm"
    history.look(100_000, Finding.FIRST if first else Finding.SAME, FINE)
    history.look(100_100, finding, context)
    assert due(history, 100_100, interval_s=30 * 24 * H) == about(1), "and anew the next time"


@pytest.mark.parametrize(("finding", "context"), [(Finding.TIMEOUT, HIDDEN), (Finding.TRUNCATED, FINE)])
def test_recheck_ladder_continues_after_an_inconclusive_look(finding: Finding, context: HostContext):
    history = kept().looks([100, 101.01, 106.1], Finding.GONE)
    history.look(124.1, finding, context)
    assert due(history, 124.1, interval_s=30 * 24 * H) == about(1)
    history.look(125.2, finding, context)
    assert due(history, 125.2, interval_s=30 * 24 * H) == about(4.9)
    late = kept().looks([100, 172.1, 200], Finding.GONE, FAILING)
    late.look(300, finding, context)
    late.look(400, finding, context)
    assert due(late, 400, interval_s=30 * 24 * H) == about(24)


def test_too_large_answer_is_not_rechecked_early():
    history = kept()
    history.look(100, Finding.TOO_LARGE)
    assert due(history, 100, interval_s=30 * 24 * H) == about(30 * 24)
