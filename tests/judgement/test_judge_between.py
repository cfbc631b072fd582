"""Between which looks an alteration is told to have come, whatever was seen while it waited."""

from __future__ import annotations

import pytest

from archiver import words
from storage.model import EventKind, Finding, State
from tests.judgement.histories import History, at, changed, kept

FIRST, SECOND = changed("b", "a line", added=("a new one",)), changed("c", "a line", added=("a newer one",))


def told(history: History, n: int = -1) -> str:
    """What was told of the alteration, which another language says again whole."""
    event = [event for event in history.events if event.kind is EventKind.ALTERED][n]
    chinese = words.translate_sentence(event.kind, event.text, words.WORDS["zh"])
    assert chinese is not None
    assert chinese.count("2021年") == event.text.count(" 2021 "), "each of its times"
    return event.text


def between(kept_at: float, different_at: float) -> str:
    return f"last seen unchanged {words.instant(at(kept_at))}, first seen different {words.instant(at(different_at))}."


def as_told(since: float) -> str:
    return f" From {words.instant(at(since))} on, every look that received the text found it as described here."


def test_an_alteration_that_was_the_first_difference_has_one_interval():
    history = kept().looks([100, 101], Finding.ALTERED, **FIRST)
    assert told(history).endswith(between(0, 100))


@pytest.mark.parametrize("seen_once", [True, False])
def test_a_text_that_changes_again_while_it_waits_differed_from_its_first_other_look_on(seen_once):
    history = kept() if seen_once else kept().looks([50], Finding.SAME)
    history.looks([100], Finding.ALTERED, **FIRST).looks([107, 109], Finding.ALTERED, **SECOND)
    assert told(history).endswith(between(0 if seen_once else 50, 100) + as_told(107))


def test_what_differed_first_may_be_back_and_the_rest_is_told_with_both_times():
    """The line that is told as gone was there at the look that differed first."""
    history = kept().looks([50], Finding.SAME)
    history.looks([100], Finding.ALTERED, **changed("b", "another line"))
    history.looks([107, 109], Finding.ALTERED, **changed("c", "a line"))
    assert told(history).endswith(between(50, 100) + as_told(107))


def test_of_two_faces_that_alternate_with_our_copy_the_newest_look_at_that_counts():
    history = kept()
    for hour in (100, 112, 124):
        history.looks([hour], Finding.ALTERED, **FIRST).looks([hour + 6], Finding.SAME)
    history.looks([136, 148, 160, 172, 208], Finding.ALTERED, **FIRST)
    assert told(history).endswith(between(130, 136))


def test_of_two_faces_that_are_both_others_than_our_copy_the_first_look_at_either_counts():
    history = kept()
    for hour in (100, 112, 124):
        history.looks([hour], Finding.ALTERED, **FIRST).looks([hour + 6], Finding.ALTERED, **SECOND)
    history.looks([136, 160, 184, 208], Finding.ALTERED, **FIRST)
    assert told(history).endswith(between(0, 100) + as_told(136))


def test_of_a_passage_that_stays_missing_among_others_both_times_are_told():
    history = kept().looks([50], Finding.SAME)
    for n, hour in enumerate((100, 106, 112)):
        history.look(hour, Finding.ALTERED, **changed("b", "news of the first look", added=(f"news {n}",)))
    history.look(118, Finding.ALTERED, **changed("c", "a line", added=("news 4",)))  # other news are back
    for n, hour in enumerate((142, 166, 190)):
        history.look(
            hour, Finding.ALTERED, **changed("d", "a line", "news of the first look", added=(f"news {n + 5}",))
        )
    assert told(history).endswith(between(50, 100) + as_told(118))


def test_what_was_lost_between_does_not_begin_the_time_anew():
    history = kept().looks([100], Finding.ALTERED, **FIRST)
    history.looks([101, 110, 126], Finding.GONE)
    assert history.state() is State.REMOVED
    history.looks([150, 152], Finding.ALTERED, **SECOND)
    assert told(history).endswith(between(0, 100) + as_told(150))


def test_a_text_that_was_told_and_differs_again_has_an_interval_of_its_own():
    history = kept().looks([100], Finding.ALTERED, **FIRST).looks([107, 109], Finding.ALTERED, **SECOND)
    history.looks([120], Finding.SAME).looks([130, 132], Finding.ALTERED, **changed("d", "the last line"))
    assert told(history).endswith(between(120, 130))


def test_of_a_first_text_that_is_back_it_is_told_since_when():
    """Not since when the newest was another."""
    history = kept().looks([50], Finding.SAME).looks([100, 101], Finding.ALTERED, **FIRST)
    history.looks([120], Finding.ALTERED, **SECOND)
    again = changed("a", "a new one", added=("a line",))
    again["first"] = again["last"].__class__(kept=1.0, same_text=True)
    history.looks([130, 136, 156], Finding.ALTERED, **again)
    assert f"the first copy's was first seen again {words.instant(at(130))}." in told(history)
