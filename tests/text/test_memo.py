"""What one visit asks of the same texts several times is computed once and forgotten after it; some answers are kept
across visits."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from archiver.text import Kind, Link, Text
from archiver.text.memo import ASKED_CHARS, cached_across_looks, cached_per_look, per_look_cache


@pytest.fixture
def worked_out():
    return []


@pytest.fixture
def length(worked_out):
    @cached_per_look
    def length(text: Text, *, twice: bool = False) -> int:
        worked_out.append(text.visible)
        return len(text.visible) * (1 + twice)

    return length


def text(visible: str, **more) -> Text:
    return Text(kind=Kind.HTML, visible=visible, **more)


def test_repeated_call_within_a_visit_is_computed_once(length, worked_out):
    with per_look_cache():
        assert [length(text("one")), length(text("one")), length(text("three"))] == [3, 3, 5]
        assert length(text("one"), twice=True) == 6
    assert worked_out == ["one", "three", "one"]


def test_texts_that_differ_in_links_or_title_are_cached_apart(length, worked_out):
    page = text("one")
    with per_look_cache():
        for one in (page, replace(page, links=(Link(url="http://a.example/", tag="a"),)), replace(page, title="A")):
            length(one)
    assert len(worked_out) == 3


def test_nothing_is_cached_outside_a_visit_or_across_threads_and_visits(length, worked_out):
    length(text("one"))
    with per_look_cache():
        length(text("one"))
        other = threading.Thread(target=length, args=(text("one"),))
        other.start()
        other.join()
    with per_look_cache():
        length(text("one"))
    assert worked_out == ["one"] * 4


def test_call_that_raised_is_tried_again(worked_out):
    @cached_per_look
    def broken() -> None:
        worked_out.append("")
        raise ValueError("no answer")

    with per_look_cache():
        for _ in range(2):
            with pytest.raises(ValueError, match="no answer"):
                broken()
    assert len(worked_out) == 2


@pytest.fixture
def joined(worked_out):
    @cached_across_looks(3)
    def joined(texts: tuple[str, ...], last: str) -> str:
        worked_out.append(last)
        return "".join((*texts, last))

    return joined


def test_answer_is_reused_at_a_later_visit(joined, worked_out):
    long = "a sentence " * 200
    for _ in range(2):
        with per_look_cache():
            assert joined((long, "b"), "c") == long + "bc"
    assert worked_out == ["c"]


def test_arguments_that_concatenate_alike_are_cached_apart(joined):
    asked = [(("a", "b"), "c"), (("ab",), "c"), (("a",), "bc"), (("a", "b", "c"), ""), ((), "abc")]
    for texts, last in [*asked, (("\ud800",), "x" * 2000), (("\ud801",), "x" * 2000)]:
        assert joined(texts, last) == "".join((*texts, last))


def test_all_answers_are_dropped_when_the_cache_is_full(joined, worked_out):
    for last in ("1", "2", "3", "3", "4", "4", "1"):
        joined((), last)
    assert worked_out == ["1", "2", "3", "4", "1"]


def test_answer_for_very_long_arguments_is_not_kept(joined, worked_out):
    for _ in range(2):
        joined(("x" * ASKED_CHARS,), "y")
    assert worked_out == ["y", "y"]
