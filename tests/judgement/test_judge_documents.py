"""Documents of a page that stays: looks that could not see a document neither confirm nor end what is doubted or
reported of it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.judge.explain import UNSEEN
from archiver.judge.keys import short_key
from storage.model import Certainty, Comparison, Effect, EventKind, Finding, NotFetched, Role, State
from tests.judgement.histories import FINE, LADDER, UNASKED, History, at, changed, document, kept, said
from tests.support.depth import examples

OTHER = "https://institute.example/annex.pdf"
SAME: dict[str, Any] = {"last": Comparison(kept=1.0, same_text=True), "status": 200}
TROUBLE = [finding for finding in Finding if finding.effect in {Effect.FAILURE, Effect.BLOCKED, Effect.NONE}]


def there(*members: Any, **facts: Any) -> dict[str, Any]:
    """An unchanged page with these documents."""
    return {**SAME, "members": members, **facts}


def gone(history: History, *hours: float) -> History:
    return history.looks(hours, Finding.GONE, UNASKED, **there(document(Finding.GONE)))


def unseen(history: History, *hours: float, finding: Finding = Finding.SERVER_ERROR) -> History:
    return history.looks(hours, Finding.SAME, **there(document(finding, 503)))


@pytest.mark.parametrize("finding", TROUBLE)
def test_document_that_could_not_be_seen_is_neither_lost_nor_back(finding):
    without, among = gone(kept(), *LADDER), kept()
    for hour in LADDER:
        gone(among, hour)
        unseen(among, hour + 0.05, finding=finding)
    assert among.kinds == without.kinds == [EventKind.FIRST, EventKind.SUSPECTED, EventKind.REMOVED]
    assert (among.state(), among.certainty()) == (State.REMOVED, Certainty.CONFIRMED)
    assert among.assessment.first_absent_at == without.assessment.first_absent_at
    unseen(among, 200, 300, finding=finding)
    assert (among.state(), among.kinds[-1]) == (State.REMOVED, EventKind.REMOVED)
    assert said(among.verdicts[-1], "inconclusive") == UNSEEN
    assert said(among.verdicts[-1], "change") == "One look that finds the document at its address ends this at once."
    among.look(400, Finding.SAME, **there(document(Finding.SAME, 200)))
    assert (among.state(), among.kinds[-1]) == (State.AVAILABLE, EventKind.RESTORED)


def test_failures_alone_confirm_no_loss_and_seeing_the_document_ends_the_doubt():
    history = unseen(gone(kept(), 100), 101, 106, 124)
    assert (history.state(), history.kinds) == (State.SUSPECT, [EventKind.FIRST, EventKind.SUSPECTED])
    unseen(history, 130, 200, 400)
    assert (history.state(), history.kinds[2:]) == (State.UNREACHABLE, [EventKind.UNREACHABLE]), "as a page is"
    assert history.events[-1].text.startswith("No usable answer came from here for a document that this page carries")
    history.look(401, Finding.SAME, **there(document(Finding.SAME, 200)))
    assert (history.state(), len(history.kinds)) == (State.AVAILABLE, 3)
    assert gone(unseen(history, 500), 501).kinds[-1] is EventKind.SUSPECTED


def test_document_that_was_not_fetched_is_neither_lost_nor_back():
    left_out = (NotFetched(url=document(Finding.GONE).url, role=Role.DOCUMENT, reason="the bytes are used up"),)
    history = gone(kept(), 100, 101, 106)
    history.look(110, Finding.SAME, **SAME, not_fetched=left_out)
    assert gone(history, 130).kinds[-1] is EventKind.REMOVED


def test_altered_document_is_confirmed_by_the_next_look_that_sees_it():
    altered = there(document(Finding.ALTERED, 200, "d" * 64))
    history = kept().looks([100], Finding.ALTERED, **altered)
    unseen(history, 100.2, 101)
    history.look(102, Finding.ALTERED, **altered)
    assert history.kinds == [EventKind.FIRST, EventKind.ALTERED]
    back = kept().looks([100], Finding.ALTERED, **altered)
    back.look(101, Finding.SAME, **there(document(Finding.SAME, 200)))
    assert back.looks([102, 104], Finding.ALTERED, **altered).kinds == [EventKind.FIRST], "it came and went"


def test_failure_of_another_document_does_not_delay_a_restoration():
    other = replace(document(Finding.SERVER_ERROR, 503), url=OTHER)
    history = gone(kept(), *LADDER)
    history.look(200, Finding.SAME, **there(document(Finding.SAME, 200), other))
    assert history.kinds[-1] is EventKind.RESTORED


def test_two_lost_documents_are_restored_only_when_both_were_seen():
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


def test_wall_over_the_page_ends_with_it_and_leaves_the_doubt_of_the_document():
    history = gone(kept(), 100, 101)
    history.looks([102, 104], Finding.CHALLENGE)
    assert history.state() is State.BLOCKED
    unseen(history, 110)
    assert (history.state(), history.assessment.kind) == (State.SUSPECT, "member")
    assert gone(history, 130).kinds[-1] is EventKind.REMOVED


def test_page_restored_without_sight_of_its_document_leaves_the_document_removed():
    history = gone(kept(), *LADDER)
    history.looks([200, 200.2, 201, 206, 224], Finding.GONE)
    unseen(history, 300)
    assert (history.state(), history.assessment.kind) == (State.REMOVED, "member")
    assert history.kinds[-2:] == [EventKind.REMOVED, EventKind.RESTORED], "the page"
    assert gone(history, 310).kinds[-2:] == [EventKind.REMOVED, EventKind.RESTORED]
    history.look(320, Finding.SAME, **there(document(Finding.SAME, 200)))
    assert history.state() is State.AVAILABLE


def test_alteration_of_the_page_leaves_its_document_removed():
    facts = changed("c", "the findings hold") | {"members": (document(Finding.TIMEOUT, None),), "status": 200}
    history = gone(kept(), *LADDER)
    history.looks([200, 202], Finding.ALTERED, FINE, **facts)
    assert history.kinds[-2:] == [EventKind.REMOVED, EventKind.ALTERED]
    assert (history.state(), history.assessment.kind) == (State.REMOVED, "member")
    history.look(300, Finding.SAME, **there(document(Finding.SAME, 200)))
    assert (history.state(), history.kinds[-1]) == (State.AVAILABLE, EventKind.RESTORED)


# --- of a page with two documents, each is judged by itself


def both(history: History, *hours: float, first: Finding = Finding.SAME, second: Finding = Finding.SAME, **facts: Any):
    """Looks at a page with two documents; the page is unchanged unless `facts` say otherwise."""
    status = {Finding.GONE: 404, Finding.SAME: 200, Finding.ALTERED: 200}
    one, two = (document(finding, status.get(finding, 503), "d" * 64) for finding in (first, second))
    lost = Finding.GONE in {first, second}
    found = Finding.GONE if lost else Finding.ALTERED if Finding.ALTERED in {first, second} or facts else Finding.SAME
    return history.looks(hours, found, FINE, **there(one, replace(two, url=OTHER)) | facts)


def test_two_documents_gone_for_half_a_day_each_are_not_removed():
    history = both(kept(), *(100 + h for h in (0, 1, 6, 12)), first=Finding.GONE)
    both(history, *(113 + h for h in (0, 1, 6, 14)), second=Finding.GONE)
    assert EventKind.REMOVED not in history.kinds
    assert both(history, 128).state() is State.AVAILABLE
    stays = both(both(kept(), 100, 106, 112, first=Finding.GONE), 113, 120, 130, 137, second=Finding.GONE)
    assert stays.kinds[-1] is EventKind.REMOVED
    assert stays.assessment.first_absent_at == at(113)


def test_removal_of_a_second_document_is_reported_with_its_own_times():
    history = both(kept(), *LADDER, first=Finding.GONE)
    assert history.kinds[-1] is EventKind.REMOVED
    both(history, 200, first=Finding.GONE)
    both(history, 224, 225, 230, first=Finding.GONE, second=Finding.GONE)
    assert history.kinds.count(EventKind.REMOVED) == 1
    both(history, 248, first=Finding.GONE, second=Finding.GONE)
    assert history.kinds.count(EventKind.REMOVED) == 2
    told = history.events[-1].text
    assert history.kinds.count(EventKind.SUSPECTED) == 2, "each is doubted first"
    second = history.assessment.documents[short_key(OTHER)]
    assert (second.first_absent_at, second.last_good_at) == (at(224), at(200))
    assert history.assessment.first_absent_at == at(LADDER[0]), "the source tells of the one that is gone for longest"
    assert "first absent 10 March 2021 16:00" in told
    both(history, 260, 300, first=Finding.GONE, second=Finding.GONE)
    assert history.kinds.count(EventKind.REMOVED) == 2, "each once"
    both(history, 310, second=Finding.GONE)
    assert history.state() is State.REMOVED
    both(history, 320, 330, 350, first=Finding.GONE, second=Finding.GONE)
    assert history.kinds.count(EventKind.REMOVED) == 3, "the first was back, and is gone again"
    assert both(history, 400).kinds[-1] is EventKind.RESTORED


def test_restored_document_and_loss_of_the_other_are_both_reported():
    history = both(both(kept(), *LADDER, first=Finding.GONE), 200, second=Finding.GONE)
    assert history.kinds[-2:] == [EventKind.RESTORED, EventKind.SUSPECTED]
    assert (history.state(), history.assessment.first_absent_at) == (State.SUSPECT, at(200))
    both(history, 201, 224, second=Finding.GONE)
    assert history.kinds[-1] is EventKind.REMOVED


def test_alterations_are_reported_while_a_document_is_removed():
    history = both(kept(), *LADDER, first=Finding.GONE)
    both(history, 200, 202, first=Finding.GONE, second=Finding.ALTERED)
    assert history.kinds[-2:] == [EventKind.REMOVED, EventKind.ALTERED]
    assert (history.state(), history.assessment.kind) == (State.REMOVED, "member")
    both(history, 210, 220, first=Finding.GONE)
    text = changed("e", "the findings hold")
    both(history, 300, first=Finding.GONE, **text)
    assert history.kinds[-1] is EventKind.ALTERED
    assert history.kinds.count(EventKind.ALTERED) == 1
    both(history, 302, first=Finding.GONE, **text)
    assert history.kinds.count(EventKind.ALTERED) == 2
    assert (
        "last seen unchanged 10 March 2021 12:00 UTC, first seen different 13 March 2021 20:00"
        in history.events[-1].text
    )
    assert both(history, 400).kinds[-1] is EventKind.RESTORED


def test_looks_that_lost_a_document_do_not_count_for_the_loss_of_the_page():
    history = both(kept(), 100, 101, 110, first=Finding.GONE)
    history.looks([124], Finding.GONE)
    assert history.state() is State.SUSPECT
    assert history.assessment.first_absent_at == at(124)
    history.looks([125, 149], Finding.GONE)
    assert history.kinds[-1] is EventKind.REMOVED


def test_removal_reported_before_documents_were_judged_singly_is_not_repeated():
    history = both(kept(), *LADDER, first=Finding.GONE)
    marks = {name: value for name, value in history.assessment.marks.items() if not name.startswith("documents_")}
    history.assessment = replace(history.assessment, marks=marks)
    both(history, 200, 230, 260, first=Finding.GONE)
    assert history.kinds.count(EventKind.REMOVED) == 1
    assert both(history, 300).kinds[-1] is EventKind.RESTORED


def test_altered_document_counts_as_present_whatever_became_of_the_other():
    history = both(kept(), 100, first=Finding.GONE)
    both(history, 101, first=Finding.DENIED, second=Finding.GONE)
    both(history, 127, first=Finding.DENIED, second=Finding.ALTERED)
    both(history, 133, first=Finding.DENIED, second=Finding.GONE)
    assert EventKind.REMOVED not in history.kinds
    told = both(kept(), *LADDER, second=Finding.GONE)
    both(told, 130, first=Finding.GONE, second=Finding.GONE)
    both(told, 200, first=Finding.DENIED, second=Finding.ALTERED)
    assert told.kinds[-2:] == [EventKind.SUSPECTED, EventKind.RESTORED]
    assert (told.state(), told.assessment.first_absent_at) == (State.SUSPECT, at(130))


def test_page_that_is_back_without_its_documents_is_restored():
    history = kept().looks(LADDER, Finding.GONE)
    assert history.kinds[-1] is EventKind.REMOVED
    both(history, 200, first=Finding.GONE)
    assert history.kinds[-2:] == [EventKind.RESTORED, EventKind.SUSPECTED]
    both(history, 201, 224, first=Finding.GONE)
    assert (history.kinds[-1], history.assessment.kind) == (EventKind.REMOVED, "member")


gaps = st.sampled_from([0.1, 1, 6, 12, 24, 48, 80])
faces = st.sampled_from([Finding.SAME, Finding.GONE, Finding.SERVER_ERROR, Finding.DENIED, Finding.ALTERED])
WORST = (State.REMOVED, State.SUSPECT, State.UNREACHABLE, State.BLOCKED)


@examples(150)
@given(st.lists(st.tuples(gaps, faces, faces), min_size=1, max_size=14))
def test_two_documents_are_reported_as_if_each_had_a_page_of_its_own(looks):
    """Law: each document's state is the same look by look, the page takes the worst of them, and the same events are
    reported."""
    together, singly, hour = kept(), {document(Finding.GONE).url: kept(), OTHER: kept()}, 100.0
    for gap, *findings in looks:
        hour += gap
        both(together, hour, first=findings[0], second=findings[1])
        for (url, alone), finding in zip(singly.items(), findings, strict=True):
            one = replace(document(finding, 503, "d" * 64), url=url)
            page_is = finding if finding in {Finding.GONE, Finding.ALTERED} else Finding.SAME
            alone.look(hour, page_is, FINE, **there(one))
        each = {key: one for alone in singly.values() for key, one in alone.assessment.documents.items()}
        assert together.assessment.documents == each
        states = {one.state for one in each.values()}
        assert together.state() is next((state for state in WORST if state in states), State.AVAILABLE)
        told = {event.kind for alone in singly.values() for event in alone.verdicts[-1].events}
        assert {event.kind for event in together.verdicts[-1].events} - {EventKind.ALTERED} == told - {
            EventKind.ALTERED
        }
