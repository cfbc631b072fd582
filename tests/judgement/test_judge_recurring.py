"""A page that is lost and found again by turns: its next loss must last, unless a notice says what became of it. So must
the next outage of one that could not be seen twice."""

from __future__ import annotations

import pytest

from archiver import words
from storage.model import Certainty, EventKind, Finding, State
from tests.judgement.histories import History, kept, said

DAY = 24
AGAIN = (0, 0.2, 1, 6, 24)  # hours of looks at a loss: at once, and up the ladder


def lost(history: History, begin: float, *hours: float, finding: Finding = Finding.GONE) -> History:
    return history.looks([begin + hour for hour in hours], finding)


def lost_twice(between: float = 4 * DAY) -> History:
    """Lost for an hour, found; lost for an hour, found."""
    history = lost(kept(), 100, 0, 1)
    history.look(103, Finding.SAME)
    lost(history, 100 + between, 0, 1)
    history.look(103 + between, Finding.SAME)
    return history


@pytest.mark.parametrize("finding", [Finding.GONE, Finding.SOFT_GONE, Finding.REDIRECTED])
def test_third_loss_within_a_month_is_reported_once_it_has_lasted_for_a_week(finding: Finding):
    history = lost(lost_twice(), 220, *AGAIN, 48, 72, 120, 167, finding=finding)
    assert history.state() is State.SUSPECT
    why = said(history.verdicts[-1], "recurring")
    assert why == (
        "It was lost and found again 2 times within 30 days: another loss is reported after 7 days only, unless a notice "
        "says what became of it."
    )
    assert words.reason("recurring", why, "zh") == (
        "30 天内曾 2 次消失又重现：再次消失须持续 7 天才会通报，除非有提示说明去向。"
    )
    history.look(220 + 168, finding)
    assert history.state() is State.REMOVED
    assert EventKind.REMOVED in history.kinds


def test_reported_loss_that_was_taken_back_counts():
    history = lost(kept(), 100, *AGAIN)
    assert history.state() is State.REMOVED
    history.look(130, Finding.SAME)
    lost(history, 140, *AGAIN)
    assert history.state() is State.REMOVED, "once may happen to any site"
    history.look(170, Finding.SAME)
    lost(history, 180, *AGAIN, 100)
    assert history.state() is State.SUSPECT
    assert history.kinds.count(EventKind.REMOVED) == 2


def test_notice_is_believed_as_soon_as_ever():
    history = lost(lost_twice(), 220, 0, 1.1, finding=Finding.WITHDRAWN)
    assert history.state() is State.REMOVED
    assert history.certainty() is Certainty.CONFIRMED


def test_single_looks_that_lacked_the_page_do_not_count():
    history = kept()
    for begin in range(100, 400, 50):
        history.look(begin, Finding.GONE)
        history.look(begin + 2, Finding.SAME)
    lost(history, 420, *AGAIN)
    assert history.state() is State.REMOVED


def test_losses_of_more_than_a_month_ago_do_not_count():
    lately, long_ago = (lost(lost_twice(28 * DAY), begin, *AGAIN) for begin in (31 * DAY, 35 * DAY))
    assert lately.state() is State.SUSPECT
    assert long_ago.state() is State.REMOVED


def test_judging_the_look_that_found_it_twice_counts_once():
    history = lost(kept(), 100, *AGAIN)
    history.look(130, Finding.SAME)
    history.n -= 1
    history.look(130, Finding.SAME)
    lost(history, 140, *AGAIN)
    assert history.state() is State.REMOVED


def unseen_twice(between: float = 4 * DAY, finding: Finding = Finding.SERVER_ERROR) -> History:
    """Out of reach for a day and an hour, seen; again so, seen."""
    history = kept()
    for begin in (100, 100 + between):
        history.look(begin - 1, Finding.SAME)
        history.looks([begin + hour for hour in (0, 1, 6, 25)], finding)
        history.look(begin + 26, Finding.SAME)
    return history


@pytest.mark.parametrize("finding", [Finding.SERVER_ERROR, Finding.TIMEOUT, Finding.CHALLENGE])
def test_outage_of_a_page_that_was_twice_unseen_for_a_day_is_reported_once_it_has_lasted_for_a_week(finding: Finding):
    history = unseen_twice(finding=finding)
    told = history.kinds.count(EventKind.UNREACHABLE)
    assert told == (0 if finding is Finding.CHALLENGE else 2)
    history.look(239, Finding.SAME)
    history.looks([240, 241, 246, 264, 288, 360, 406], Finding.SERVER_ERROR)
    assert history.state() is State.AVAILABLE
    why = said(history.verdicts[-1], "recurring")
    assert why == (
        "It could not be seen for 24 h or more, 2 times within 30 days: another outage is reported after 7 days only."
    )
    assert words.reason("recurring", why, "zh") == ("30 天内曾 2 次至少 24 小时无法看到：再次中断须持续 7 天才会通报。")
    history.look(240 + 7 * DAY, Finding.SERVER_ERROR)
    assert history.state() is State.UNREACHABLE
    assert history.kinds.count(EventKind.UNREACHABLE) == told + 1
    assert history.certainty() is Certainty.CONFIRMED


def test_outages_of_more_than_a_month_ago_or_of_less_than_a_day_do_not_count():
    long_ago = unseen_twice().looks([40 * DAY], Finding.SAME)
    long_ago.looks([40 * DAY + hour for hour in (6, 12, 31)], Finding.SERVER_ERROR)
    assert long_ago.state() is State.UNREACHABLE
    short = kept()
    for begin in range(100, 400, 50):
        short.looks([begin, begin + 6], Finding.SERVER_ERROR).look(begin + 23, Finding.SAME)
    short.looks([400, 406, 425], Finding.SERVER_ERROR)
    assert short.state() is State.UNREACHABLE


def test_walls_are_reported_as_ever_and_say_nothing_of_outages():
    history = unseen_twice()
    history.look(239, Finding.SAME)
    history.looks([240, 242], Finding.CHALLENGE)
    assert history.state() is State.BLOCKED
    assert said(history.verdicts[-1], "recurring") == ""
