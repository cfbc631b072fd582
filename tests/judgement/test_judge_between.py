"""The two looks between which an alteration is reported to have happened, whatever was seen before it was confirmed."""

from __future__ import annotations

import pytest

from archiver import words
from storage.model import EventKind, Finding, State
from tests.judgement.histories import History, at, changed, kept

FIRST, SECOND = changed("b", "a line", added=("a new one",)), changed("c", "a line", added=("a newer one",))


def told(history: History, n: int = -1) -> str:
    """The reported sentence of an alteration; its Chinese translation must have all of its times."""
    event = [event for event in history.events if event.kind is EventKind.ALTERED][n]
    chinese = words.translate_sentence(event.kind, event.text, words.WORDS["zh"])
    assert chinese is not None
    assert chinese.count("2021年") == event.text.count(" 2021 "), "each of its times"
    return event.text


def between(kept_at: float, different_at: float) -> str:
    return f"last seen unchanged {words.instant(at(kept_at))}, first seen different {words.instant(at(different_at))}."


def as_told(since: float) -> str:
    return f" From {words.instant(at(since))} on, every look that received the text found it as described here."


def test_alteration_that_was_the_first_difference_has_one_interval():
    history = kept().looks([100, 101], Finding.ALTERED, **FIRST)
    assert told(history).endswith(between(0, 100))


@pytest.mark.parametrize("seen_once", [True, False])
def test_text_that_changed_twice_unconfirmed_is_dated_from_its_first_difference(seen_once):
    history = kept() if seen_once else kept().looks([50], Finding.SAME)
    history.looks([100], Finding.ALTERED, **FIRST).looks([107, 109], Finding.ALTERED, **SECOND)
    assert told(history).endswith(between(0 if seen_once else 50, 100) + as_told(107))


def test_alteration_after_another_passing_difference_is_reported_with_both_times():
    """The line reported as gone was still there at the look that differed first."""
    history = kept().looks([50], Finding.SAME)
    history.looks([100], Finding.ALTERED, **changed("b", "another line"))
    history.looks([107, 109], Finding.ALTERED, **changed("c", "a line"))
    assert told(history).endswith(between(50, 100) + as_told(107))


def test_variant_alternating_with_the_copy_is_dated_from_the_last_look_at_the_copy():
    history = kept()
    for hour in (100, 112, 124):
        history.looks([hour], Finding.ALTERED, **FIRST).looks([hour + 6], Finding.SAME)
    history.looks([136, 148, 160, 172, 208], Finding.ALTERED, **FIRST)
    assert told(history).endswith(between(130, 136))


def test_two_alternating_variants_are_dated_from_the_first_look_at_either():
    history = kept()
    for hour in (100, 112, 124):
        history.looks([hour], Finding.ALTERED, **FIRST).looks([hour + 6], Finding.ALTERED, **SECOND)
    history.looks([136, 160, 184, 208], Finding.ALTERED, **FIRST)
    assert told(history).endswith(between(0, 100) + as_told(136))


def test_passage_missing_among_changing_news_is_reported_with_both_times():
    history = kept().looks([50], Finding.SAME)
    for n, hour in enumerate((100, 106, 112)):
        history.look(hour, Finding.ALTERED, **changed("b", "news of the first look", added=(f"news {n}",)))
    history.look(
        118, Finding.ALTERED, **changed("c", "a line", added=("news 4",))
    )  # the news of the first look are back
    for n, hour in enumerate((142, 166, 190)):
        history.look(
            hour, Finding.ALTERED, **changed("d", "a line", "news of the first look", added=(f"news {n + 5}",))
        )
    assert told(history).endswith(between(50, 100) + as_told(118))


def test_loss_in_between_does_not_restart_the_interval_of_an_alteration():
    history = kept().looks([100], Finding.ALTERED, **FIRST)
    history.looks([101, 110, 126], Finding.GONE)
    assert history.state() is State.REMOVED
    history.looks([150, 152], Finding.ALTERED, **SECOND)
    assert told(history).endswith(between(0, 100) + as_told(150))


def test_second_alteration_has_an_interval_of_its_own():
    history = kept().looks([100], Finding.ALTERED, **FIRST).looks([107, 109], Finding.ALTERED, **SECOND)
    history.looks([120], Finding.SAME).looks([130, 132], Finding.ALTERED, **changed("d", "the last line"))
    assert told(history).endswith(between(120, 130))


def test_return_of_the_first_text_states_since_when_it_is_back():
    """Not since when the text differed from the newest copy."""
    history = kept().looks([50], Finding.SAME).looks([100, 101], Finding.ALTERED, **FIRST)
    history.looks([120], Finding.ALTERED, **SECOND)
    again = changed("a", "a new one", added=("a line",))
    again["first"] = again["last"].__class__(kept=1.0, same_text=True)
    history.looks([130, 136, 156], Finding.ALTERED, **again)
    assert f"the first copy's was first seen again {words.instant(at(130))}." in told(history)
