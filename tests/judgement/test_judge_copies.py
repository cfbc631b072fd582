"""What is stated of a copy that was found at another address, once it is found there no more."""

from __future__ import annotations

import pytest

from archiver import words
from archiver.judge.confidence import level
from storage.model import Certainty, EventKind, Finding, ProbeSeen, Role, State
from tests.judgement.histories import FINE, History, elsewhere, kept, said

THERE = "https://institute.example/2022/report.html"
DAYS = tuple(124 + 24 * day for day in range(1, 12))


def answered(status: int | None) -> ProbeSeen:
    return ProbeSeen(role=Role.SIBLING, url=THERE, status=status)


def moved() -> History:
    history = kept().looks([100, 102], Finding.GONE, probes=(elsewhere(),))
    assert history.state() is State.MOVED
    return history


def told(history: History, kind: EventKind) -> list:
    return [one for one in history.verdicts if kind in {event.kind for event in one.events}]


def spoken(verdict, rule: str) -> str:
    """The reason in English, which must have a Chinese translation with the same address."""
    text = said(verdict, rule)
    chinese = words.reason(rule, text, "zh")
    assert chinese is not None, text
    assert THERE in chinese
    return text


def test_removal_after_a_move_states_when_the_copy_was_last_found_and_first_absent():
    history = moved().looks([124], Finding.GONE, probes=(elsewhere(),))
    history.looks([148, 172, 196], Finding.GONE, probes=(answered(404),))
    verdict = told(history, EventKind.REMOVED)[0]
    assert spoken(verdict, "copy-absent") == (
        f"The kept text was last found at {THERE} on 6 March 2021 12:00 UTC; it was first absent there on 7 March 2021 12:00 UTC."
    )
    assert verdict.assessment.certainty is Certainty.CONFIRMED


@pytest.mark.parametrize("status", [403, 429, 503, None])
def test_removal_is_probable_if_the_copys_address_gave_only_errors_and_walls(status):
    history = moved().looks(DAYS, Finding.GONE, probes=(answered(status),))
    verdict = told(history, EventKind.REMOVED)[0]
    assert spoken(verdict, "copy-unseen") == (
        f"The kept text was last found at {THERE} on 5 March 2021 14:00 UTC; from 7 March 2021 12:00 UTC on, an error, a login "
        "or test page or no answer came from there, and whether it is still there is not known."
    )
    assert level(verdict.reasons) != "high"
    assert "(probable)" in said(verdict, "gone")
    assert verdict.events[0].text.endswith("A check that would confirm it got no usable answer.")
    assert (history.state(), history.certainty()) == (State.REMOVED, Certainty.PROBABLE)
    history.looks([500, 600], Finding.GONE, probes=(answered(404),))
    assert history.certainty() is Certainty.CONFIRMED, "only an answer tells that it is gone there, too"


def test_removal_is_probable_if_the_copys_address_was_not_asked():
    history = moved().looks(DAYS, Finding.GONE)
    verdict = told(history, EventKind.REMOVED)[0]
    assert "that address was not requested after that" in spoken(verdict, "copy-unseen")
    assert history.certainty() is Certainty.PROBABLE
    assert verdict.events[0].text.endswith("Not every check that would confirm it was made.")


def test_copy_reported_absent_stays_absent_while_a_wall_follows():
    history = moved().looks([124], Finding.GONE, probes=(answered(404),))
    history.looks([300, 324, 348, 372], Finding.GONE, probes=(answered(503),))
    assert (history.state(), history.certainty()) == (State.REMOVED, Certainty.CONFIRMED)


def test_second_move_and_removal_state_the_times_of_the_copy():
    history = moved().looks([124, 148, 172], Finding.GONE, probes=(answered(404),))
    history.looks([196, 198], Finding.GONE, probes=(elsewhere(),))
    history.looks([220, 244, 268], Finding.GONE, probes=(answered(404),))
    assert history.kinds[2:] == [EventKind.MOVED, EventKind.REMOVED] * 2
    first, second = told(history, EventKind.MOVED)
    assert said(first, "copy-again") == ""
    assert spoken(second, "copy-again") == (
        f"The kept text was found before at {THERE}, last on 5 March 2021 14:00 UTC; it was first absent there on "
        "6 March 2021 12:00 UTC."
    )
    first, second = told(history, EventKind.REMOVED)
    assert spoken(first, "copy-absent") != spoken(second, "copy-absent")


def test_copy_is_not_mentioned_in_a_removal_after_the_page_was_back():
    history = moved().looks([124, 148, 172], Finding.GONE, probes=(answered(404),)).looks([200], Finding.SAME)
    history.looks([300, 310, 325], Finding.GONE, FINE)
    assert history.kinds[-1] is EventKind.REMOVED
    assert not [r for r in history.events[-1].reasons if r.rule.startswith("copy-")]
    assert history.certainty() is Certainty.CONFIRMED


def test_moved_source_is_domain_gone_after_days_of_an_unknown_name():
    history = moved().looks([200, 225, 250], Finding.DNS_NXDOMAIN)
    assert history.state() is State.MOVED
    history.looks([275], Finding.DNS_NXDOMAIN)
    assert (history.state(), history.kinds[-1]) == (State.DOMAIN_GONE, EventKind.DOMAIN_GONE)
