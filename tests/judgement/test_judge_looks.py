"""Looks that are not the server's whole answer: a 304, a first look, another vantage point, a clock that is off."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archiver import words
from archiver.judge import judge
from archiver.judge.table import DOUBTS_KEPT
from storage.model import (
    EventKind,
    Finding,
    Hop,
    ProbeSeen,
    RemarkKind,
    Role,
    State,
    Steer,
    VantageSeen,
)
from tests.judgement.histories import (
    FINE,
    START,
    UNASKED,
    URL,
    History,
    at,
    changed,
    kept,
    observation,
)

# --- 304


def test_304_neither_counts_as_seen_nor_ends_a_doubt():
    history = kept()
    verdict = history.look(6, Finding.SAME, not_modified=True, status=304)
    assert (verdict.good, verdict.reference) == (True, False)
    assert history.assessment.last_good_at == START
    history.look(24, Finding.GONE)
    assert history.assessment.last_good_at == START
    history.look(24.2, Finding.SAME, not_modified=True, status=304)
    assert history.state() is State.SUSPECT
    history.looks([30, 40, 48], Finding.GONE)
    assert history.state() is State.REMOVED


# --- a first look


@pytest.mark.parametrize("content", [False, None])
def test_first_look_without_content_keeps_nothing_and_states_why(content: bool | None):
    history = History()
    verdict = history.look(0, Finding.FIRST, content=content)
    assert (verdict.assessment.state, verdict.reference, verdict.good, verdict.events) == (State.NEW, False, False, ())
    assert "new" in [r.rule for r in verdict.reasons]
    assert history.look(1, Finding.FIRST).events[0].kind is EventKind.FIRST
    assert history.assessment.since == at(1)


def test_source_that_was_never_there_stays_new():
    history = History().looks([*range(0, 300, 6)], Finding.GONE)
    assert history.state() is State.NEW
    assert history.events == []
    assert not history.assessment.ever_good


def by_way(finding: Finding) -> dict[str, tuple[VantageSeen, ...]]:
    return {"vantages": (VantageSeen(egress="sg", country="SG", finding=finding),)}


@pytest.mark.parametrize("finding", [Finding.DNS_NXDOMAIN, Finding.PARKED])
def test_site_gone_only_from_here_is_restored_from_another_vantage_point(finding):
    """A name may resolve at the other end of a proxy, but not for us."""
    history = kept().looks((100, 124, 173), finding)
    assert history.state() is State.DOMAIN_GONE
    history.look(200, finding, **by_way(Finding.SAME))
    assert history.state() is State.DOMAIN_GONE
    history.look(200.5, finding, **by_way(Finding.SAME))
    assert history.state() is State.DOMAIN_GONE, "within the hour"
    history.look(202, finding, **by_way(Finding.SAME))
    assert history.kinds[-1] is EventKind.RESTORED
    assert history.events[-1].text.startswith("Served at this address again, as seen from another vantage point ")
    history.look(208, finding, **by_way(Finding.SAME))
    assert (history.state(), history.kinds[-1]) == (State.BLOCKED, EventKind.BLOCKED)


@pytest.mark.parametrize("between", [Finding.CHALLENGE, Finding.TIMEOUT, Finding.TRUNCATED, None])
def test_inconclusive_looks_by_another_way_neither_confirm_nor_reset_a_restoration(between):
    history = kept().looks((100, 106, 125), Finding.GONE)
    assert history.state() is State.REMOVED
    history.look(149, Finding.GONE, **by_way(Finding.ALTERED))
    history.look(173, Finding.GONE, **(by_way(between) if between is not None else {}))
    assert history.state() is State.REMOVED
    history.look(197, Finding.GONE, **by_way(Finding.ALTERED))
    assert history.kinds[-1] is EventKind.RESTORED


def test_wall_after_a_reported_removal_does_not_restore_the_source():
    history = kept().looks((100, 106, 125), Finding.GONE).looks((149, 173, 197), Finding.DENIED)
    assert history.state() is State.REMOVED


def test_looks_of_a_clock_that_was_ahead_delay_nothing_and_give_no_times():
    history = kept().looks([100 + 960, 101 + 960], Finding.GONE)
    history.looks([102, 103, 110, 125, 126.1], Finding.GONE)
    assert history.kinds[-1] is EventKind.REMOVED
    assert history.assessment.first_absent_at == at(102)
    altered = kept().looks([100 + 960], Finding.ALTERED, **changed("c", "the findings hold"))
    altered.looks([102, 103.1], Finding.ALTERED, **changed("c", "the findings hold"))
    assert altered.kinds[-1] is EventKind.ALTERED


def test_look_of_a_clock_that_was_ahead_does_not_count_for_confirmation():
    history = kept().looks([100, 100 + 500, 100 + 470], Finding.REPLACED)
    assert history.state() is State.SUSPECT, "two looks by the clock as it is now"


def test_clock_that_was_behind_for_one_look_adds_no_time():
    history = kept().looks([100, 4, 106], Finding.GONE)
    assert history.state() is State.SUSPECT


@pytest.mark.parametrize(
    ("findings", "told"),
    [
        ([Finding.GONE] * 3, EventKind.REMOVED),
        ([Finding.DENIED] * 3, EventKind.BLOCKED),
        ([Finding.TIMEOUT] * 3, EventKind.UNREACHABLE),
        ([Finding.PARKED] * 3, EventKind.DOMAIN_GONE),
    ],
)
def test_clock_set_back_a_little_after_a_page_was_seen_leaves_no_loss_before_that(findings, told):
    history = kept()
    history.look(100 + 30 / 3600, Finding.SAME)
    for hour, finding in zip((99 + 3599 / 3600, 112, 125), findings, strict=True):
        history.look(hour, finding)
    (text,) = (one.text for one in history.events if one.kind is told)
    assert "5 March 2021 12:00 UTC, first" in text
    assert "5 March 2021 11:59" not in text
    if told in {EventKind.REMOVED, EventKind.DOMAIN_GONE}:
        assert history.assessment.first_absent_at == history.assessment.last_seen


def test_clock_set_back_a_little_after_a_page_was_seen_leaves_no_alteration_before_that():
    history = kept()
    history.look(100 + 30 / 3600, Finding.SAME)
    for hour in (99 + 3599 / 3600, 112):
        history.look(hour, Finding.ALTERED, **changed("c", "the findings hold"))
    assert "unchanged 5 March 2021 12:00 UTC, first seen different 5 March 2021 12:00 UTC" in history.events[-1].text


def test_site_that_is_gone_was_not_absent_before_another_way_received_its_page():
    history = kept().looks((100, 120), Finding.PARKED, **by_way(Finding.SAME))
    history.looks((300, 325), Finding.PARKED)
    assert history.kinds[-1] is EventKind.DOMAIN_GONE
    assert "last seen 6 March 2021 08:00 UTC, first absent 13 March 2021 20:00 UTC" in history.events[-1].text


# --- statements about a look


def said(history: History) -> dict[str, str]:
    return {one.rule: one.text for one in history.verdicts[-1].reasons}


def test_home_page_that_was_asked_but_does_not_count_is_not_called_unasked():
    home = ProbeSeen(role=Role.HOME, url="https://institute.example/", status=200, like_answer=1.0, fine=True)
    hops = (Hop(url="https://institute.example/r", status=302), Hop(url="https://institute.example/", status=200))
    asked = kept().looks([100], Finding.REDIRECTED, UNASKED, probes=(home,), hops=hops, status=200)
    assert said(asked)["limit-host"].startswith(
        "The home page was requested at this look, but its answer does not count"
    )
    assert (
        said(kept().looks([100], Finding.REDIRECTED, UNASKED))["limit-host"]
        == "The home page was not requested at this look."
    )


def test_wait_states_at_least_as_many_looks_when_more_were_made_than_are_kept():
    history = kept().looks([100 + n for n in range(DOUBTS_KEPT + 6)], Finding.REDIRECTED, UNASKED)
    wait = next(one for one in history.verdicts[-1].reasons if one.rule.startswith("wait-"))
    assert wait.text.startswith("Not yet confirmed: at 24 or more looks over 29 h the kept text was not in the answer;")
    assert words.reason(wait.rule, wait.text, "zh").startswith("待确认：29 小时内至少有 24 次查看")


def test_false_alarm_that_another_vantage_point_receives_is_told_as_back_once():
    """Whoever was told of the loss is told of the return, although `blocked` goes only to those who ask."""
    history = kept().looks([100, 112, 125], Finding.GONE)
    context = replace(FINE, steers=(Steer(kind=RemarkKind.FALSE_ALARM, after=history.n),))
    told = len(history.events)
    history.looks([131, 137], Finding.GONE, context, **by_way(Finding.SAME))
    (back,) = history.events[told:]
    assert back.kind is EventKind.RESTORED
    assert "as seen from another vantage point" in back.text
    assert "first absent 5 March 2021 12:00 UTC" in back.text
    again = judge(
        history.assessment, observation(at(137), history.n, Finding.GONE, **by_way(Finding.SAME)), Finding.GONE, (), context,
        source=history.source, url=URL, interval_s=6 * 3600,
    )  # fmt: skip
    assert (again.events, again.assessment) == ((), history.assessment)
    history.looks([143, 149], Finding.GONE, context, **by_way(Finding.SAME))
    assert [one.kind for one in history.events[told + 1 :]] == [EventKind.BLOCKED]
