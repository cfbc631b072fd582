"""What takes the place of a page already reported lost, and later becomes another kind of thing."""

from __future__ import annotations

import pytest

from archiver import words
from archiver.alerts import TOLD_BY_DEFAULT
from archiver.judge import judge
from storage.model import Event, EventKind, Finding, Mark, State
from tests.judgement.histories import FINE, SOURCE, URL, History, at, document, kept, observation

RULES = {"marks": (Mark(rule="notice.word.platform", finding=Finding.WITHDRAWN, matched="Removed under our rules."),)}
COURT = {"marks": (Mark(rule="notice.word.law", finding=Finding.WITHDRAWN, matched="Removed by order of a court."),)}
DAYS = (300, 324, 348)  # looks on three days


def lost(finding: Finding, **facts) -> History:
    """A source reported lost, with an answer of this finding in its place, last seen at hour 200."""
    history = kept().looks((100, 110, 125, 180, 200), finding, **facts)
    assert history.state() in {State.REMOVED, State.DOMAIN_GONE}
    return history


def told(history: History) -> list[Event]:
    return [event for event in history.events if event.kind is EventKind.INSTEAD]


def rules(history: History) -> list[str]:
    return [reason.rule for reason in history.verdicts[-1].reasons]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (Finding.WITHDRAWN, Finding.GONE),
        (Finding.REPLACED, Finding.WITHDRAWN),
        (Finding.REPLACED, Finding.GONE),
        (Finding.GONE, Finding.REPLACED),
        (Finding.SOFT_GONE, Finding.PARKED),
        (Finding.GONE, Finding.DNS_NXDOMAIN),
    ],
)
def test_other_replacement_of_a_lost_page_is_reported_once_after_two_days(before, after):
    """The third look at it confirms it."""
    history = lost(before).looks(DAYS[:2], after)
    assert not told(history)
    assert "wait-instead" in rules(history)
    history.looks((*DAYS[2:], 372, 396, 420), after)
    (event,) = told(history)
    assert event.at == at(348)
    assert f"{words.finding(after)}, first seen {words.instant(at(300))}" in event.text
    assert f"before that {words.finding(before)}, last seen {words.instant(at(200))}" in event.text
    assert words.translate_sentence(event.kind, event.text, words.WORDS["zh"])
    for reason in history.verdicts[-4].reasons:
        assert words.reason(reason.rule, reason.text, "zh")
    assert history.kinds.count(EventKind.REMOVED) == 1, "the loss is not told a second time"


def test_replacement_events_are_not_alerted_by_default():
    assert EventKind.INSTEAD not in TOLD_BY_DEFAULT


def test_notice_by_another_party_is_reported_and_quoted():
    history = lost(Finding.WITHDRAWN, **RULES).looks(DAYS, Finding.WITHDRAWN, **COURT)
    (event,) = told(history)
    assert "“Removed by order of a court.”" in event.text


def test_same_kind_of_replacement_in_another_form_is_not_reported():
    """A new design may change whether a missing page says so by status or in words, and where an address leads."""
    history = lost(Finding.GONE).looks(DAYS, Finding.SOFT_GONE)
    assert not told(history)
    history = lost(Finding.REPLACED).looks(DAYS, Finding.REDIRECTED)
    assert not told(history)
    history = lost(Finding.WITHDRAWN, **RULES).looks(DAYS, Finding.WITHDRAWN, **RULES)
    assert not told(history)


def test_alternating_replacements_are_not_reported_and_walls_interrupt_none():
    history = lost(Finding.SOFT_GONE)
    for hours in range(300, 700, 48):
        history.look(hours, Finding.REPLACED)
        history.look(hours + 24, Finding.SOFT_GONE)
    assert not told(history)
    history.look(700, Finding.GONE)
    history.looks((724, 748), Finding.WITHDRAWN)
    history.looks((760, 780), Finding.CHALLENGE).looks((790,), Finding.TIMEOUT)
    assert not told(history)
    history.look(800, Finding.WITHDRAWN)
    assert len(told(history)) == 1


def test_page_that_was_back_and_is_lost_anew_has_no_earlier_replacement():
    history = lost(Finding.WITHDRAWN)
    history.look(300, Finding.SAME)
    history.looks((400, 410, 425, 480, 500, 530), Finding.GONE)
    assert history.state() is State.REMOVED
    assert not told(history)


def test_judging_a_look_again_gives_the_same_assessment():
    history = lost(Finding.WITHDRAWN)
    for hours in DAYS:
        verdict = history.look(hours, Finding.GONE)
        seen = observation(at(hours), history.n, Finding.GONE)
        again = judge(verdict.assessment, seen, Finding.GONE, (), FINE, source=SOURCE, url=URL, interval_s=6 * 3600)
        assert again.assessment == verdict.assessment


def test_replacement_of_a_lost_document_is_not_reported():
    there, gone, notice = (document(one) for one in (Finding.SAME, Finding.GONE, Finding.WITHDRAWN))
    history = kept(members=(there,)).looks((100, 110, 125, 180), Finding.SAME, members=(gone,))
    assert EventKind.REMOVED in history.kinds
    history.looks((*DAYS, 372), Finding.SAME, members=(notice,))
    assert not told(history)
