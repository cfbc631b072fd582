"""Many sources of one host at once, and our own line: what is reported of each."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import Any

import pytest

from archiver import words
from storage.model import (
    EventKind,
    Finding,
    HostContext,
    RemarkKind,
    State,
    Steer,
)
from tests.judgement.histories import (
    UNASKED,
    History,
    at,
    changed,
    document,
    kept,
    said,
)


def outage(
    sources: int, share: float, *, hours: tuple[float, ...], finding: Finding, home_ok: bool = False
) -> list[History]:
    """Sources of one host with the same findings at the same hours, and the host events that the catalog would
    remember."""
    histories = [kept() for _ in range(sources)]
    for i, history in enumerate(histories):
        history.source = f"01EZ{i:022}"
    told = None
    for hour in hours:
        for i, history in enumerate(histories):
            context = HostContext(
                sources=sources,
                changed_last_hour=min(i, round(share * sources)) if hour == hours[0] else round(share * sources),
                home_ok=home_ok,
                host_event_at=told,
            )
            verdict = history.look(hour + i / 1000, finding, context)
            if any(e.kind is EventKind.HOST for e in verdict.events):
                told = verdict.events[0].at
    return histories


def test_host_wide_outage_is_one_event_and_leaves_no_trace_when_it_ends():
    histories = outage(20, 1.0, hours=(100, 101, 106, 120), finding=Finding.TIMEOUT)
    for history in histories:
        history.look(122, Finding.SAME)
    kinds = [kind for history in histories for kind in history.kinds if kind is not EventKind.FIRST]
    assert kinds == [EventKind.HOST]
    assert all(h.state() is State.AVAILABLE for h in histories)
    assert all("host_held_since" not in h.assessment.marks for h in histories)


def test_host_wide_loss_delays_the_removal_of_every_source_by_a_day():
    histories = outage(10, 1.0, hours=(100, 100.2, 101, 106, 123), finding=Finding.GONE, home_ok=True)
    kinds = [kind for history in histories for kind in history.kinds]
    assert kinds.count(EventKind.HOST) == 1
    assert EventKind.REMOVED not in kinds
    assert all(h.state() is State.SUSPECT for h in histories)  # shown, but not reported for each
    for history in histories:
        history.looks([148.5, 149], Finding.GONE)
    assert all(h.state() is State.REMOVED for h in histories)


def test_host_of_four_sources_has_no_host_wide_rule():
    histories = outage(4, 1.0, hours=(100, 101, 106, 124.1), finding=Finding.GONE)
    assert EventKind.HOST not in [kind for history in histories for kind in history.kinds]


def test_third_of_a_hosts_sources_within_the_hour_is_not_host_wide():
    context = HostContext(sources=10, changed_last_hour=3, home_ok=True)
    assert kept().look(100, Finding.GONE, context).events[0].kind is EventKind.SUSPECTED
    context = HostContext(sources=10, changed_last_hour=4, home_ok=True)
    assert kept().look(100, Finding.GONE, context).events[0].kind is EventKind.HOST


def test_host_wide_event_states_the_count_that_it_rests_on():
    """Two of six within the hour, where the round of looks has seen three so far; and ten of thirty in a whole
    round."""
    context = HostContext(sources=6, changed_last_hour=2, within_s=6 * 3600, looked=3, turned=1, home_ok=True)
    verdict = kept().look(100, Finding.GONE, context)
    assert verdict.events[0].text.startswith(
        "At least 2 of 6 watched addresses of this site changed within the hour before"
    )
    assert any(one.text.startswith("At least 2 of 6 watched") for one in verdict.reasons if one.rule == "host-wide")
    context = HostContext(sources=30, changed_last_hour=3, within_s=6 * 3600, looked=30, turned=10, home_ok=True)
    verdict = kept().look(100, Finding.GONE, context)
    assert verdict.events[0].text.startswith("Of 30 watched addresses of this site that were looked at in the 6 h")
    assert ", 10 had changed so far; for a day" in verdict.events[0].text
    reason = said(verdict, "host-wide")
    assert reason.startswith("10 of 30 watched")
    assert "changed so far: for" in reason


@pytest.mark.parametrize(
    ("sources", "looked", "turned", "wide"),
    [
        (30, 30, 10, True), (30, 30, 9, False), (30, 15, 5, True), (30, 14, 14, False), (5, 5, 3, True),
        (5, 5, 2, False), (4, 4, 4, False), (100, 4, 4, False),
    ],
)  # fmt: skip
def test_share_of_the_sources_seen_in_one_round_of_looks_makes_a_host_wide_event(
    sources: int, looked: int, turned: int, wide: bool
):
    context = HostContext(sources=sources, within_s=6 * 3600, looked=looked, turned=turned, home_ok=True)
    told = kept().look(100, Finding.GONE, context).events[0].kind
    assert told is (EventKind.HOST if wide else EventKind.SUSPECTED)
    context = HostContext(sources=sources, within_s=6 * 3600, looked=looked, altered=turned)
    kinds = [event.kind for event in kept().look(100, Finding.ALTERED, context, **changed("b", "a line")).events]
    assert kinds == ([EventKind.HOST] if wide else [])


def test_loss_that_began_in_the_round_before_the_host_wide_event_is_held_with_it():
    for within_s, before_h, held in ((6 * 3600, 5, True), (6 * 3600, 7, False), (3600, 5, False)):
        history = kept().looks([100], Finding.GONE)
        context = HostContext(sources=30, within_s=within_s, looked=30, turned=2, host_event_at=at(100 + before_h))
        history.looks([100 + before_h + 1, 124.1], Finding.GONE, replace(context, home_ok=True))
        assert (history.state() is State.SUSPECT) is held


def test_clock_that_went_back_confirms_nothing():
    history = kept().looks([100, 90, 80, 70], Finding.GONE)
    assert history.state() is State.SUSPECT


def redesign(sources: int, *, hours: tuple[float, ...], **facts: Any) -> list[History]:
    """Sources of one host altered at the same hours, and the host events that the catalog would remember."""
    histories = [kept() for _ in range(sources)]
    told = None
    for i, history in enumerate(histories):
        history.source = f"01EZ{i:022}"
    for hour in hours:
        for i, history in enumerate(histories):
            altered = i + 1 if hour - hours[0] < 1 else 0
            context = HostContext(sources=sources, altered_last_hour=altered, host_altered_at=told)
            verdict = history.look(hour + i / 1000, Finding.ALTERED, context, **(facts or changed("b", "a line")))
            if EventKind.HOST in [event.kind for event in verdict.events]:
                told = verdict.events[0].at
    return histories


def test_host_wide_alteration_is_one_event_then_each_that_lasts_a_day_is_reported():
    histories = redesign(10, hours=(100, 106, 112, 123.9))
    kinds = [kind for history in histories for kind in history.kinds if kind is not EventKind.FIRST]
    assert kinds == [EventKind.HOST]
    told = next(event for history in histories for event in history.events if event.kind is EventKind.HOST)
    assert told.text.startswith("At least 4 of 10 watched addresses of this site changed within the hour")
    assert said(histories[9].verdicts[1], "host-wide")
    for history in histories[:5]:
        history.look(124.2, Finding.ALTERED, HostContext(sources=10), **changed("b", "a line"))
    for history in histories[5:]:
        history.look(124.2, Finding.SAME)
    assert [EventKind.ALTERED in history.kinds for history in histories] == [True] * 5 + [False] * 5
    assert all("host_altered_since" not in history.assessment.marks for history in histories)


def test_lost_cited_passage_is_reported_at_once_despite_a_host_wide_alteration():
    gone = {**changed("b", "the cited line"), "quotes": {"the cited line": False}}
    gone["quotes_before"] = {"the cited line": True}
    kinds = [kind for history in redesign(10, hours=(100, 101.1), **gone) for kind in history.kinds]
    assert kinds.count(EventKind.ALTERED) == 10
    assert kinds.count(EventKind.HOST) == 1


def test_host_wide_alteration_delays_no_loss_and_a_host_wide_loss_is_a_second_event():
    history = redesign(10, hours=(100,))[9]
    context = HostContext(sources=10, home_ok=True)
    for hour in (106, 112.1):
        history.look(hour, Finding.GONE, context, status=410)
    assert history.state() is State.REMOVED
    many = HostContext(sources=10, changed_last_hour=5, home_ok=True)
    assert redesign(10, hours=(100,))[9].look(101, Finding.GONE, many).events[0].kind is EventKind.HOST


def test_alterations_of_a_third_of_ten_or_of_four_sources_are_reported_singly():
    for sources, altered in ((10, 3), (4, 4)):
        history = kept()
        context = HostContext(sources=sources, altered_last_hour=altered)
        for hour in (100, 101.1):
            history.look(hour, Finding.ALTERED, context, **changed("b", "a line"))
        assert history.kinds == [EventKind.FIRST, EventKind.ALTERED]


def turning(day: int, **facts: Any) -> dict[str, Any]:
    """A text that differs at each look."""
    return changed(f"{day:x}", f"line {day}", added=(f"line {day + 1}",), **facts)


@pytest.mark.parametrize("last", [Finding.TIMEOUT, Finding.DENIED, Finding.GONE])
def test_held_loss_ends_with_a_look_that_has_the_page_even_if_its_text_rotates(last: Finding):
    history = kept()
    for day in range(1, 4):
        history.look(day, Finding.ALTERED, UNASKED, **turning(day))
    many = HostContext(sources=10, changed_last_hour=5, home_ok=True)
    for n, finding in enumerate((Finding.TIMEOUT, Finding.GONE, last, last)):
        begun = 100 + n * 240
        told = len(history.events)
        history.look(begun, finding, many)
        assert [event.kind for event in history.events[told:]][:1] == [EventKind.HOST], n
        assert said(history.verdicts[-1], "host-wide")
        history.look(begun + 5, Finding.ALTERED, UNASKED, **turning(10 + n))
        assert not {"host_held_since", "host_lost_since"} & set(history.assessment.marks)


def test_second_host_wide_alteration_is_held_if_the_text_rotated_since_the_first():
    history = kept()
    for n, begun in enumerate((100, 340)):
        told = len(history.events)
        history.look(begun, Finding.ALTERED, HostContext(sources=10, altered_last_hour=5), **turning(n))
        assert [event.kind for event in history.events[told:]] == [EventKind.HOST]
        for hours in (6, 30, 54):
            history.look(begun + hours, Finding.ALTERED, UNASKED, **turning(n * 4 + hours // 24 + 5))
        assert "host_altered_since" not in history.assessment.marks


def test_alteration_held_while_other_sources_are_lost_is_reported_after_a_day():
    """The others stay lost for weeks, and the alteration stays."""
    history = kept()
    many = HostContext(sources=10, changed_last_hour=5, home_ok=True)
    for hours in (100, 106, 123):
        history.look(hours, Finding.ALTERED, many, **changed("b", "a line"))
    assert EventKind.ALTERED not in history.kinds
    history.look(124.2, Finding.ALTERED, many, **changed("b", "a line"))
    assert EventKind.ALTERED in history.kinds


@pytest.mark.parametrize(
    "counted",
    [
        "At least 2 of 6 watched addresses of this site changed within the hour before 2 March 2021 20:00 UTC",
        "2 of 6 watched addresses of this site changed within the hour before 2 March 2021 20:00 UTC",
        "Of 30 watched addresses of this site that were looked at in the 6 h before 2 March 2021 20:00 UTC, 10 had changed so far",
        "Of 30 watched addresses of this site that were looked at in the 6 h before 2 March 2021 20:00 UTC, 10 changed",
    ],
)
def test_host_wide_sentence_is_translated_in_its_present_and_earlier_wordings(counted: str):
    text = f"{counted}; for a day this is reported once for the site, not for each."
    chinese = words.translate_sentence(EventKind.HOST, text, words.WORDS["zh"])
    assert chinese is not None
    assert not re.search("[A-Za-z]{4}", chinese)
    assert "2" in chinese


def test_alteration_superseded_while_held_is_dated_from_its_first_look():
    history = redesign(10, hours=(100, 101.1))[9]
    for hour in (107.0, 113.0):
        history.look(
            hour, Finding.ALTERED, HostContext(sources=10, host_altered_at=at(100)), **changed("c", "another line")
        )
    assert EventKind.ALTERED not in history.kinds
    for hour in (124.2, 125.4):
        history.look(hour, Finding.ALTERED, HostContext(sources=10), **changed("c", "another line"))
    (told,) = (event for event in history.events if event.kind is EventKind.ALTERED)
    assert "last seen unchanged 1 March 2021 08:00 UTC, first seen different 5 March 2021 12:00 UTC" in told.text
    assert "received 3 times over 17 h" in said(next(v for v in history.verdicts if told in v.events), "altered")
    assert "From 5 March 2021 19:00 UTC on, every look that received the text" in told.text


@pytest.mark.parametrize("hidden", [Finding.DENIED, Finding.TIMEOUT])
def test_source_gone_after_a_host_wide_wall_or_outage_is_doubted_at_once(hidden: Finding):
    """The other sources of the host are back."""
    history = outage(6, 1.0, hours=(100, 101.1), finding=hidden)[5]
    calm = HostContext(sources=6, changed_last_hour=1, home_ok=True, host_event_at=at(100.002))
    history.look(107, Finding.GONE, calm)
    assert history.kinds == [EventKind.FIRST, EventKind.SUSPECTED]
    assert "first absent 5 March 2021 19:00 UTC" in history.events[-1].text
    history.looks([119, 130], Finding.GONE, calm)
    assert history.state() is State.SUSPECT
    history.looks([132], Finding.GONE, calm)
    assert history.kinds == [EventKind.FIRST, EventKind.SUSPECTED, EventKind.REMOVED]


def test_whole_host_gone_after_a_wall_waits_for_a_day_and_is_reported_once():
    history = outage(6, 1.0, hours=(100, 101.1), finding=Finding.DENIED)[5]
    many = HostContext(sources=6, changed_last_hour=5, home_ok=True, host_event_at=at(100.002))
    history.looks([107, 113, 123], Finding.GONE, many, status=410)
    assert history.kinds == [EventKind.FIRST]
    history.looks([130, 132], Finding.GONE, UNASKED, status=410)
    assert history.kinds == [EventKind.FIRST, EventKind.REMOVED]


CALM = HostContext(sources=12, changed_last_hour=1, within_s=6 * 3600, looked=12, turned=1, home_ok=True)


def test_source_first_looked_at_after_the_host_wide_loss_is_held_with_it():
    """The site went in the middle of a turn of looks: the rest is found to be gone six hours later."""
    after = replace(CALM, host_event_at=at(94))
    late, later = kept(), kept().looks([95], Finding.SAME)
    for history in (late, later):
        history.looks([100, 106.1, 117.5], Finding.GONE, after, status=410)
    assert late.kinds == [EventKind.FIRST], "for a day it is reported once for the site, not for each"
    assert late.state() is State.SUSPECT
    assert "host-wide" in {one.rule for one in late.verdicts[1].reasons}
    assert later.state() is State.REMOVED, "it was served after the others had gone"
    late.look(118.1, Finding.GONE, CALM, status=410)
    assert late.kinds == [EventKind.FIRST, EventKind.REMOVED]


def test_source_first_looked_at_after_the_host_wide_alteration_is_held_with_it():
    after = HostContext(sources=12, altered_last_hour=1, host_altered_at=at(94))
    late, later = kept(), kept().looks([95], Finding.SAME)
    for history in (late, later):
        history.looks([100, 106.1], Finding.ALTERED, after, **changed("b", "a line"))
    assert [EventKind.ALTERED in one.kinds for one in (late, later)] == [False, True]
    late.look(118.1, Finding.ALTERED, replace(after, host_altered_at=None), **changed("b", "a line"))
    assert EventKind.ALTERED in late.kinds


def test_loss_called_a_false_alarm_is_not_reported_before_the_rest_of_its_host():
    many = replace(CALM, changed_last_hour=6)
    history = kept().looks([100], Finding.GONE, many, status=410)
    false = Steer(kind=RemarkKind.FALSE_ALARM, after=history.n)
    after = replace(CALM, host_event_at=at(100), steers=(false,))
    history.looks([106, 112.1, 123.5], Finding.GONE, after, status=410)
    assert EventKind.REMOVED not in history.kinds
    history.look(124.1, Finding.GONE, replace(CALM, steers=(false,)), status=410)
    assert history.kinds[-1] is EventKind.REMOVED


def test_move_that_someone_reports_is_told_at_the_next_look_although_its_host_changed():
    history = kept().looks([100], Finding.GONE, replace(CALM, changed_last_hour=6))
    move = Steer(kind=RemarkKind.KNOWN_MOVE, after=history.n)
    history.look(106, Finding.GONE, replace(CALM, host_event_at=at(100), steers=(move,)))
    assert history.kinds == [EventKind.FIRST, EventKind.HOST, EventKind.MOVED]
    assert "someone reported where it is now" in history.events[-1].text


def test_document_first_missed_after_the_documents_of_its_host_went_is_held_with_them():
    """As a page is: for a day this is reported once for the site."""
    pdf = {"members": (document(Finding.SAME, 200, "d" * 64),)}
    gone = {"members": (document(Finding.GONE, 410),)}
    late, later = kept(**pdf), kept(**pdf).looks([95], Finding.SAME, **pdf)
    for history in (late, later):
        history.looks([100, 106.1, 117.5], Finding.SAME, replace(CALM, host_event_at=at(94)), **gone)
    assert [EventKind.REMOVED in one.kinds for one in (late, later)] == [False, True]
    late.look(118.1, Finding.SAME, CALM, **gone)
    assert late.kinds[-1] is EventKind.REMOVED
