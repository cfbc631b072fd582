"""Two copies of a document without markup that have the same passages."""

from __future__ import annotations

import pytest

from archiver.text.comparison.compare import compare
from archiver.text.model import Kind, Text


def _paper(*lines: str) -> Text:
    said = "\n".join(("The commission visited eleven centres.", *lines, "End"))
    return Text(kind=Kind.PDF, visible=said, main=said, other=said)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("Aru 12 5", "Bel 3 14"), ("Aru 1 25", "Bel 3 14")),
        (("In Aru 12 5-year-olds were shot",), ("In Aru 1", "25-year-olds were shot")),
    ],
)
def test_digits_moved_to_another_figure_of_a_pdf_are_reported(before, after):
    found = compare(_paper(*before), _paper(*after))
    assert "12 5" in found.lost[0]
    assert not found.same_text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (("Aru 12 5", "Bel 3 14"), ("Aru 12", "5 Bel 3", "14")),
        (("They held 1 2 0 people in 2019 and", "34 5 in 2020"), ("They held 120 people in 2019", "and 345 in 2020")),
        (("Aru 1 2 0 and 345",), ("Aru 120 and 34 5",)),
        (("Aru 12 5", "Bel", "Aru 1 25"), ("Aru 1 25", "Bel", "Aru 12 5")),
        (("From 2010", "-12 on"), ("From 2010-12 on",)),
        (("Call 030 1234 56",), ("Call 0301 23456",)),
    ],
)
def test_changed_spaces_and_line_breaks_of_a_pdf_are_not_reported(before, after):
    found = compare(_paper(*before), _paper(*after))
    assert (found.lost, found.added) == ((), ())
    assert found.same_text


def test_swapped_answers_in_a_docx_are_reported_with_their_question():
    lines = "Report", "Did the guards use cables?", "Yes, they did.", "Was a doctor called?", "No, none was.", "End"
    old, new = (
        Text(kind=Kind.DOCX, visible=said, main=said, other=said)
        for said in ("\n".join(lines), "\n".join([*lines[:2], lines[4], lines[3], lines[2], lines[5]]))
    )
    assert compare(old, new).lost[0].startswith("Did the guards use cables? Yes")
    assert compare(old, old).lost == ()
