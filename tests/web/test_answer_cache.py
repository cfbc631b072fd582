"""The cache of the most recent answers that take long to make."""

from __future__ import annotations

import threading

import pytest

from archiver.web.answer_cache import KEPT, Recent


def test_answer_is_made_once_and_the_least_recently_used_is_dropped():
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


def test_concurrent_requests_for_one_answer_wait_for_it():
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


def test_failed_or_incomplete_answer_is_not_cached():
    recent = Recent[str]()
    with pytest.raises(ZeroDivisionError):
        recent.of("a", lambda: str(1 // 0))
    assert recent.of("a", lambda: "half", keep=lambda made: made != "half") == "half"
    assert recent.of("a", lambda: "made") == "made"
