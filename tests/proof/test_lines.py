"""Line breaks on the first page of a dossier, in Chinese above all."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.export.chinese import lines

OPEN, CLOSE = "（《“", "，。：；）》”"
TEXT = st.lists(st.sampled_from(["文", "据", "2021", "word", " ", "don’t", "http://a.example/b", "——", *OPEN, *CLOSE]), max_size=60).map("".join)  # fmt: skip


def broken(text, *widths):
    return [line for _, line in lines(text, lambda one: float(len(one)), [float(one) for one in widths])]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("本站收到（第二次）的内容", ["本站收到", "（第二次）", "的内容"]),
        ("最后见到原文，首次见到", ["最后见到原", "文，首次见", "到"]),
        ("报告称“不再”如此。", ["报告称“不", "再”如此。"]),
        ("see it here", ["see", "it", "here"]),
        ("http://a.example", ["http:", "//a.e", "xampl", "e"]),
        ("don’t", ["don’t"]),
        (" abcdef", ["abcde", "f"]),
        ("ab（ cdef", ["ab", "（ cde", "f"]),
        ("abc de ：f", ["abc", "de ：f"]),
        ("", []),
    ],
)
def test_punctuation_stays_with_the_text_it_belongs_to(text, found):
    assert broken(text, 5) == found


@given(TEXT, st.integers(20, 40))
def test_wrapping_loses_no_text_and_respects_width_and_punctuation(text, width):
    found = broken(text, width)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(len(line) <= width for line in found)
    for before, after in pairwise(found):
        # an unbreakable run longer than a line is cut at its end, even if that is at a blank
        full = len(before) >= width - 1
        assert before[-1] not in OPEN or full
        assert after[0] not in CLOSE or full


def test_first_line_can_have_a_width_of_its_own():
    assert broken("一二三四五六七", 2, 4) == ["一二", "三四五六", "七"]
