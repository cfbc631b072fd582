"""What one look asks of the same texts several times is worked out once, and forgotten with the look; some answers are recalled."""

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


def test_within_a_look_an_equal_question_is_not_worked_out_again(length, worked_out):
    with per_look_cache():
        assert [length(text("one")), length(text("one")), length(text("three"))] == [3, 3, 5]
        assert length(text("one"), twice=True) == 6
    assert worked_out == ["one", "three", "one"]


def test_texts_that_only_look_alike_are_two(length, worked_out):
    page = text("one")
    with per_look_cache():
        for one in (page, replace(page, links=(Link(url="http://a.example/", tag="a"),)), replace(page, title="A")):
            length(one)
    assert len(worked_out) == 3


def test_nothing_is_remembered_without_a_look_or_after_it_or_for_another(length, worked_out):
    length(text("one"))
    with per_look_cache():
        length(text("one"))
        other = threading.Thread(target=length, args=(text("one"),))
        other.start()
        other.join()
    with per_look_cache():
        length(text("one"))
    assert worked_out == ["one"] * 4


def test_what_failed_is_tried_again(worked_out):
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


def test_an_answer_is_recalled_at_a_later_look(joined, worked_out):
    long = "a sentence " * 200
    for _ in range(2):
        with per_look_cache():
            assert joined((long, "b"), "c") == long + "bc"
    assert worked_out == ["c"]


def test_the_same_letters_in_other_texts_are_another_question(joined):
    asked = [(("a", "b"), "c"), (("ab",), "c"), (("a",), "bc"), (("a", "b", "c"), ""), ((), "abc")]
    for texts, last in [*asked, (("\ud800",), "x" * 2000), (("\ud801",), "x" * 2000)]:
        assert joined(texts, last) == "".join((*texts, last))


def test_when_so_many_answers_are_known_all_are_forgotten(joined, worked_out):
    for last in ("1", "2", "3", "3", "4", "4", "1"):
        joined((), last)
    assert worked_out == ["1", "2", "3", "4", "1"]


def test_the_answer_to_a_question_that_is_very_long_is_not_kept(joined, worked_out):
    for _ in range(2):
        joined(("x" * ASKED_CHARS,), "y")
    assert worked_out == ["y", "y"]
