"""What the sentence on a blocked or silent source says when its newest look found something else."""

from __future__ import annotations

from archiver import words
from storage.model import Finding, HostContext, State
from tests.judgement.histories import FINE, kept

LINE_DOWN = HostContext(canary_ok=False)


def test_blocked_source_keeps_its_wall_and_its_times_while_our_line_is_down():
    history = kept()
    history.looks([100, 102], Finding.DENIED, FINE)
    stood = words.standing(history.assessment)
    assert "first not shown 5 March 2021 12:00 UTC" in stood
    history.looks([108, 132], Finding.REFUSED, LINE_DOWN)
    assert words.standing(history.assessment) == stood, "our own outage refused the connection, not the site"


def test_blocked_source_that_fails_for_some_hours_was_first_not_shown_by_its_wall():
    history = kept()
    history.looks([100, 102], Finding.DENIED, FINE)
    history.looks([108, 112], Finding.REFUSED, FINE)
    assert history.state() is State.BLOCKED
    stands = words.standing(history.assessment)
    assert "the connection was refused" in stands
    assert "first not shown 5 March 2021 12:00 UTC" in stands


def test_silent_source_whose_name_is_unknown_now_had_no_answer_since_its_first_failure():
    history = kept()
    history.looks([100, 112, 125], Finding.DNS_ERROR, FINE)
    history.looks([132, 140], Finding.DNS_NXDOMAIN, FINE)
    assert history.state() is State.UNREACHABLE
    stands = words.standing(history.assessment)
    assert "the site's name is not known" in stands
    assert "first without an answer 5 March 2021 12:00 UTC" in stands
