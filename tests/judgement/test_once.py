"""What one look asks of the same texts several times is worked out once, and forgotten with the look."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from archiver.text import Kind, Link, Text
from archiver.text.once import once, remembered


@pytest.fixture
def worked_out():
    return []


@pytest.fixture
def length(worked_out):
    @once
    def length(text: Text, *, twice: bool = False) -> int:
        worked_out.append(text.visible)
        return len(text.visible) * (1 + twice)

    return length


def text(visible: str, **more) -> Text:
    return Text(kind=Kind.HTML, visible=visible, **more)


def test_within_a_look_an_equal_question_is_not_worked_out_again(length, worked_out):
    with remembered():
        assert [length(text("one")), length(text("one")), length(text("three"))] == [3, 3, 5]
        assert length(text("one"), twice=True) == 6
    assert worked_out == ["one", "three", "one"]


def test_texts_that_only_look_alike_are_two(length, worked_out):
    page = text("one")
    with remembered():
        for one in (page, replace(page, links=(Link(url="http://a.example/", tag="a"),)), replace(page, title="A")):
            length(one)
    assert len(worked_out) == 3


def test_nothing_is_remembered_without_a_look_or_after_it_or_for_another(length, worked_out):
    length(text("one"))
    with remembered():
        length(text("one"))
        other = threading.Thread(target=length, args=(text("one"),))
        other.start()
        other.join()
    with remembered():
        length(text("one"))
    assert worked_out == ["one"] * 4


def test_what_failed_is_tried_again(worked_out):
    @once
    def broken() -> None:
        worked_out.append("")
        raise ValueError("no answer")

    with remembered():
        for _ in range(2):
            with pytest.raises(ValueError, match="no answer"):
                broken()
    assert len(worked_out) == 2
