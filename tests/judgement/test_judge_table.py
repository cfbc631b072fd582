"""The table of docs/judgement.md, cell by cell: what one visit of each effect does in each state."""

from __future__ import annotations

from datetime import timedelta

import pytest

from archiver.judge import RULES, TABLE
from storage.model import Certainty, Effect, EventKind, Finding, State
from tests.judgement.histories import START, UNASKED, URL, History, changed, elsewhere, kept

ONE_OF = {
    Effect.GOOD: Finding.SAME,
    Effect.CHANGE: Finding.ALTERED,
    Effect.LOSS: Finding.GONE,
    Effect.SITE_LOSS: Finding.DNS_NXDOMAIN,
    Effect.BLOCKED: Finding.CHALLENGE,
    Effect.FAILURE: Finding.TIMEOUT,
    Effect.NONE: Finding.CLOCK,
}


def in_state(state: State) -> History:
    """A source brought to a state in the ordinary way, its last look at hour 200 or earlier."""
    if state is State.NEW:
        history = History()
        history.look(0, Finding.CHALLENGE)
        return history
    history = kept()
    match state:
        case State.SUSPECT:
            history.looks([100], Finding.GONE)
        case State.REMOVED:
            history.looks([100, 101, 125], Finding.GONE)
        case State.MOVED:
            history.looks([100, 102], Finding.GONE, probes=(elsewhere(),))
        case State.BLOCKED:
            history.looks([100, 102], Finding.CHALLENGE)
        case State.UNREACHABLE:
            history.looks([100, 101, 125], Finding.TIMEOUT)
        case State.DOMAIN_GONE:
            history.looks([100, 125], Finding.PARKED)
        case _:
            pass
    assert history.assessment.state is state
    return history


# state after one visit of each effect, and the resulting events
AFTER: dict[State, dict[Effect, tuple[State, list[EventKind]]]] = {
    State.NEW: {
        Effect.GOOD: (State.AVAILABLE, [EventKind.FIRST]),
        **{effect: (State.NEW, []) for effect in Effect if effect is not Effect.GOOD},
    },
    State.AVAILABLE: {
        Effect.LOSS: (State.SUSPECT, [EventKind.SUSPECTED]),
        Effect.SITE_LOSS: (State.SUSPECT, [EventKind.SUSPECTED]),
        **{
            effect: (State.AVAILABLE, [])
            for effect in (Effect.GOOD, Effect.CHANGE, Effect.BLOCKED, Effect.FAILURE, Effect.NONE)
        },
    },
    State.SUSPECT: {
        Effect.GOOD: (State.AVAILABLE, []),
        Effect.CHANGE: (State.AVAILABLE, []),
        **{
            effect: (State.SUSPECT, [])
            for effect in (Effect.LOSS, Effect.SITE_LOSS, Effect.BLOCKED, Effect.FAILURE, Effect.NONE)
        },
    },
    State.REMOVED: {
        Effect.GOOD: (State.AVAILABLE, [EventKind.RESTORED]),
        Effect.CHANGE: (State.AVAILABLE, [EventKind.RESTORED]),
        **{
            effect: (State.REMOVED, [])
            for effect in (Effect.LOSS, Effect.SITE_LOSS, Effect.BLOCKED, Effect.FAILURE, Effect.NONE)
        },
    },
    State.MOVED: {
        Effect.GOOD: (State.AVAILABLE, [EventKind.RESTORED]),
        Effect.CHANGE: (State.AVAILABLE, [EventKind.RESTORED]),
        **{
            effect: (State.MOVED, [])
            for effect in (Effect.LOSS, Effect.SITE_LOSS, Effect.BLOCKED, Effect.FAILURE, Effect.NONE)
        },
    },
    State.BLOCKED: {
        Effect.GOOD: (State.AVAILABLE, []),
        Effect.CHANGE: (State.AVAILABLE, []),
        Effect.LOSS: (State.SUSPECT, [EventKind.SUSPECTED]),
        Effect.SITE_LOSS: (State.SUSPECT, [EventKind.SUSPECTED]),
        **{effect: (State.BLOCKED, []) for effect in (Effect.BLOCKED, Effect.FAILURE, Effect.NONE)},
    },
    State.UNREACHABLE: {
        Effect.GOOD: (State.AVAILABLE, []),
        Effect.CHANGE: (State.AVAILABLE, []),
        Effect.LOSS: (State.SUSPECT, [EventKind.SUSPECTED]),
        Effect.SITE_LOSS: (State.UNREACHABLE, []),
        **{effect: (State.UNREACHABLE, []) for effect in (Effect.BLOCKED, Effect.FAILURE, Effect.NONE)},
    },
    State.DOMAIN_GONE: {
        Effect.GOOD: (State.AVAILABLE, [EventKind.RESTORED]),
        Effect.CHANGE: (State.AVAILABLE, [EventKind.RESTORED]),
        **{
            effect: (State.DOMAIN_GONE, [])
            for effect in (Effect.LOSS, Effect.SITE_LOSS, Effect.BLOCKED, Effect.FAILURE, Effect.NONE)
        },
    },
}


@pytest.mark.parametrize("effect", Effect)
@pytest.mark.parametrize("state", State)
def test_one_visit_of_each_effect_in_each_state(state: State, effect: Effect):
    history = in_state(state)
    before, told = history.assessment, len(history.events)
    facts = changed("b", "a sentence") if effect is Effect.CHANGE else {}
    verdict = history.look(210, ONE_OF[effect], **facts)
    wanted, events = AFTER[state][effect]
    assert verdict.assessment.state is wanted
    assert history.kinds[told:] == events
    assert verdict.assessment.finding is ONE_OF[effect]
    assert verdict.rules == RULES
    if wanted is state:
        assert verdict.assessment.since == before.since
    else:
        assert verdict.assessment.since == START + timedelta(hours=210)
    assert verdict.good is (effect is Effect.GOOD)
    assert verdict.reference is (effect is Effect.GOOD)


def test_state_table_has_every_cell():
    assert set(TABLE) == set(State)
    assert all(set(row) == set(Effect) for row in TABLE.values())


@pytest.mark.parametrize("finding", [f for f in Finding if f.effect is Effect.NONE])
@pytest.mark.parametrize("state", State)
def test_limits_of_our_own_change_nothing_but_the_last_finding(state: State, finding: Finding):
    history = in_state(state)
    before = history.assessment
    after = history.look(300, finding).assessment
    assert (after.state, after.doubts, after.since, after.certainty) == (
        before.state,
        before.doubts,
        before.since,
        before.certainty,
    )
    assert after.finding is finding


@pytest.mark.parametrize("finding", [f for f in Finding if f.effect is Effect.LOSS])
def test_every_loss_is_doubted_first_and_states_what_would_end_the_doubt(finding: Finding):
    verdict = kept().look(6, finding)
    assert verdict.assessment.state is State.SUSPECT
    assert verdict.assessment.certainty is Certainty.PROBABLE
    assert verdict.assessment.first_absent_at == START + timedelta(hours=6)
    assert verdict.assessment.last_good_at == START
    rules = [r.rule for r in verdict.reasons]
    assert any(r.startswith("wait-") for r in rules)
    assert "change" in rules
    assert {"limit-vantage", "limit-actor", "limit-between"} <= set(rules)


@pytest.mark.parametrize(
    ("finding", "kind"),
    [
        (Finding.GONE, "hard"),
        (Finding.SOFT_GONE, "soft"),
        (Finding.REDIRECTED, "redirect"),
        (Finding.REPLACED, "replaced"),
        (Finding.TYPE_CHANGED, "type"),
        (Finding.WITHDRAWN, "notice"),
        (Finding.PARKED, "parked"),
        (Finding.DNS_NXDOMAIN, "dns_nxdomain"),
    ],
)
def test_kind_of_loss_for_each_finding(finding: Finding, kind: str):
    assert kept().look(6, finding, UNASKED).assessment.kind == kind


def test_events_carry_source_visit_address_and_a_stable_id():
    first, second = kept(), kept()
    assert first.events == second.events
    event = first.events[0]
    assert (event.url, event.n, event.source, event.at) == (URL, 1, first.source, START)
    assert event.text == "First copy kept, received 1 March 2021 08:00 UTC."


# what is reported after a span, by looks at these minutes since the first
SPANS = [
    (Finding.GONE, {}, (0, 70, 24 * 60), State.REMOVED),
    (Finding.GONE, {"status": 410}, (0, 6 * 60), State.REMOVED),
    (Finding.REPLACED, {}, (0, 70, 72 * 60), State.REMOVED),
    (Finding.PARKED, {}, (0, 24 * 60), State.DOMAIN_GONE),
    (Finding.DNS_NXDOMAIN, {}, (0, 70, 72 * 60), State.DOMAIN_GONE),
    (Finding.TIMEOUT, {}, (0, 70, 24 * 60), State.UNREACHABLE),
]


@pytest.mark.parametrize(("early", "told"), [(0, True), (2, True), (15, True), (16, False)])
@pytest.mark.parametrize("one", SPANS)
def test_span_of_hours_may_be_up_to_fifteen_minutes_short(one, early, told):
    finding, facts, (*before, last), state = one
    history = kept().looks([100 + minute / 60 for minute in before], finding, **facts)
    history.look(100 + (last - early) / 60, finding, **facts)
    assert (history.state() is state) is told


@pytest.mark.parametrize(("finding", "facts", "minutes", "state"), [one for one in SPANS if len(one[2]) > 2])
def test_no_span_is_over_with_fewer_looks(finding, facts, minutes, state):
    *before, _, last = minutes
    history = kept().looks([100 + minute / 60 for minute in (*before, last)], finding, **facts)
    assert history.state() is not state


@pytest.mark.parametrize(("minutes", "told"), [((0, 59), False), ((0, 60), True)])
def test_span_of_one_hour_must_pass_in_full(minutes, told):
    walls = kept().looks([100 + minute / 60 for minute in minutes], Finding.CHALLENGE)
    altered = kept().looks([100 + minute / 60 for minute in minutes], Finding.ALTERED, **changed("b", "a sentence"))
    assert (walls.state() is State.BLOCKED, EventKind.ALTERED in altered.kinds) == (told, told)
