"""Documents of a page that stays: looks that could not see one neither confirm nor end what is doubted or told of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from archiver.judge.documents import UNSEEN
from storage.model import Certainty, Comparison, Effect, EventKind, Finding, NotFetched, Role, State
from tests.judgement.histories import FINE, LADDER, UNASKED, History, changed, document, kept

OTHER = "https://institute.example/annex.pdf"
SAME: dict[str, Any] = {"last": Comparison(kept=1.0, same_text=True), "status": 200}
TROUBLE = [finding for finding in Finding if finding.effect in {Effect.FAILURE, Effect.BLOCKED, Effect.NONE}]


def there(*members: Any, **facts: Any) -> dict[str, Any]:
    """A page as it was, with these documents."""
    return {**SAME, "members": members, **facts}


def gone(history: History, *hours: float) -> History:
    return history.looks(hours, Finding.GONE, UNASKED, **there(document(Finding.GONE)))


def unseen(history: History, *hours: float, finding: Finding = Finding.SERVER_ERROR) -> History:
    return history.looks(hours, Finding.SAME, **there(document(finding, 503)))


@pytest.mark.parametrize("finding", TROUBLE)
def test_a_document_that_could_not_be_seen_is_neither_lost_nor_back(finding):
    without, among = gone(kept(), *LADDER), kept()
    for hour in LADDER:
        gone(among, hour)
        unseen(among, hour + 0.05, finding=finding)
    assert among.kinds == without.kinds == [EventKind.FIRST, EventKind.SUSPECTED, EventKind.REMOVED]
    assert (among.state(), among.certainty()) == (State.REMOVED, Certainty.CONFIRMED)
    assert among.assessment.first_absent_at == without.assessment.first_absent_at
    unseen(among, 200, 300, finding=finding)
    assert (among.state(), among.kinds[-1]) == (State.REMOVED, EventKind.REMOVED)
    assert among.verdicts[-1].reasons[-1].text == UNSEEN
    among.look(400, Finding.SAME, **there(document(Finding.SAME, 200)))
    assert (among.state(), among.kinds[-1]) == (State.AVAILABLE, EventKind.RESTORED)


def test_trouble_alone_confirms_nothing_and_a_document_that_is_seen_again_ends_the_doubt():
    history = unseen(gone(kept(), 100), 101, 106, 124, 200, 400)
    assert (history.state(), history.kinds) == (State.SUSPECT, [EventKind.FIRST, EventKind.SUSPECTED])
    history.look(401, Finding.SAME, **there(document(Finding.SAME, 200)))
    assert history.state() is State.AVAILABLE
    assert gone(unseen(history, 500), 501).kinds[-1] is EventKind.SUSPECTED


def test_so_is_one_that_was_not_fetched():
    left_out = (NotFetched(url=document(Finding.GONE).url, role=Role.DOCUMENT, reason="the bytes are used up"),)
    history = gone(kept(), 100, 101, 106)
    history.look(110, Finding.SAME, **SAME, not_fetched=left_out)
    assert gone(history, 130).kinds[-1] is EventKind.REMOVED


def test_an_alteration_of_a_document_waits_for_the_next_look_that_sees_it():
    altered = there(document(Finding.ALTERED, 200, "d" * 64))
    history = kept().looks([100], Finding.ALTERED, **altered)
    unseen(history, 100.2, 101)
    history.look(102, Finding.ALTERED, **altered)
    assert history.kinds == [EventKind.FIRST, EventKind.ALTERED]
    back = kept().looks([100], Finding.ALTERED, **altered)
    back.look(101, Finding.SAME, **there(document(Finding.SAME, 200)))
    assert back.looks([102, 104], Finding.ALTERED, **altered).kinds == [EventKind.FIRST], "it came and went"


def test_trouble_with_another_document_says_nothing_of_one_that_is_back():
    other = replace(document(Finding.SERVER_ERROR, 503), url=OTHER)
    history = gone(kept(), *LADDER)
    history.look(200, Finding.SAME, **there(document(Finding.SAME, 200), other))
    assert history.kinds[-1] is EventKind.RESTORED


def test_of_two_that_were_lost_both_must_be_back():
    other = replace(document(Finding.GONE), url=OTHER)
    history = kept().looks(LADDER, Finding.GONE, UNASKED, **there(document(Finding.GONE), other))
    for hour, members in (
        (200, (document(Finding.SAME, 200), replace(other, finding=Finding.TIMEOUT, status=None))),
        (210, (document(Finding.SERVER_ERROR, 503), replace(other, finding=Finding.TIMEOUT, status=None))),
    ):
        history.look(hour, Finding.SAME, **there(*members))
        assert history.state() is State.REMOVED
    history.look(220, Finding.SAME, **there(document(Finding.TIMEOUT, None), replace(other, finding=Finding.SAME)))
    assert history.state() is State.AVAILABLE, "the first was seen at hour 200, the second now"


def test_a_wall_over_both_ends_with_the_page_and_leaves_the_doubt_of_the_document():
    history = gone(kept(), 100, 101)
    history.looks([102, 104], Finding.CHALLENGE)
    assert history.state() is State.BLOCKED
    unseen(history, 110)
    assert (history.state(), history.assessment.kind) == (State.SUSPECT, "member")
    assert gone(history, 130).kinds[-1] is EventKind.REMOVED


def test_a_page_that_came_back_without_sight_of_the_document_leaves_that_told():
    history = gone(kept(), *LADDER)
    history.looks([200, 200.2, 201, 206, 224], Finding.GONE)
    unseen(history, 300)
    assert (history.state(), history.assessment.kind) == (State.REMOVED, "member")
    assert history.kinds[-2:] == [EventKind.REMOVED, EventKind.RESTORED], "the page"
    assert gone(history, 310).kinds[-2:] == [EventKind.REMOVED, EventKind.RESTORED]
    history.look(320, Finding.SAME, **there(document(Finding.SAME, 200)))
    assert history.state() is State.AVAILABLE


def test_an_altered_page_is_told_and_what_was_told_of_its_document_stands():
    facts = changed("c", "the findings hold") | {"members": (document(Finding.TIMEOUT, None),), "status": 200}
    history = gone(kept(), *LADDER)
    history.looks([200, 202], Finding.ALTERED, FINE, **facts)
    assert history.kinds[-2:] == [EventKind.REMOVED, EventKind.ALTERED]
    assert (history.state(), history.assessment.kind) == (State.REMOVED, "member")
    history.look(300, Finding.SAME, **there(document(Finding.SAME, 200)))
    assert (history.state(), history.kinds[-1]) == (State.AVAILABLE, EventKind.RESTORED)
