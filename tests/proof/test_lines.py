"""Lines of the dossier's first page: where those of Chinese may end."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from archiver.export.lines import lines

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
def test_marks_stay_with_what_they_mark(text, found):
    assert broken(text, 5) == found


@given(TEXT, st.integers(20, 40))
def test_nothing_is_lost_and_no_line_is_longer_or_torn_at_a_mark(text, width):
    found = broken(text, width)
    assert "".join("".join(found).split()) == "".join(text.split())
    assert all(len(line) <= width for line in found)
    for before, after in pairwise(found):
        full = (
            len(before) >= width - 1
        )  # what stands together and is longer than a line is cut where the line ends, be it at a blank
        assert before[-1] not in OPEN or full
        assert after[0] not in CLOSE or full


def test_a_first_line_that_is_shorter_is_filled_by_its_own_width():
    assert broken("一二三四五六七", 2, 4) == ["一二", "三四五六", "七"]
