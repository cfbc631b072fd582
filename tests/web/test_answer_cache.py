"""The last answers that take long to make."""

from __future__ import annotations

import threading

import pytest

from archiver.web.answer_cache import KEPT, Recent


def test_an_answer_is_made_once_and_only_the_last_ones_are_kept():
    recent, made = Recent[int](), []

    def make() -> int:
        made.append(None)
        return len(made)

    assert [recent.of("a", make), recent.of("a", make)] == [1, 1]
    for key in range(KEPT - 1):
        recent.of(key, make)
    assert recent.of("a", make) == 1, "asked for of late"
    recent.of("another", make)
    recent.of(0, make)
    assert len(made) == KEPT + 2, "0 had to go, and was made anew"


def test_who_asks_while_it_is_made_waits_for_it():
    recent, begun, go = Recent[str](), threading.Event(), threading.Event()
    made: list[str] = []

    def make() -> str:
        begun.set()
        assert go.wait(10)
        made.append("made")
        return "made"

    found: list[str] = []
    asking = [threading.Thread(target=lambda: found.append(recent.of("a", make))) for _ in range(3)]
    for one in asking:
        one.start()
    assert begun.wait(10)
    assert recent.of("b", lambda: "other") == "other", "others do not wait"
    go.set()
    for one in asking:
        one.join(10)
    assert (found, made) == (["made"] * 3, ["made"])


def test_what_could_not_be_made_is_made_anew():
    recent = Recent[str]()
    with pytest.raises(ZeroDivisionError):
        recent.of("a", lambda: str(1 // 0))
    assert recent.of("a", lambda: "half", keep=lambda made: made != "half") == "half"
    assert recent.of("a", lambda: "made") == "made"
