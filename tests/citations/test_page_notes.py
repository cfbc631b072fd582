"""Which note or list entry a PDF citation stands in: footnotes, endnotes, lists of sources."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from archiver import citations
from archiver.citations.headings import kind
from tests.citations.making import Pages

QUOTE = "the gates of the upper reservoir were opened"


def read(pages):
    return citations.read(pages.bytes(), "report.pdf")


def told(document):
    return [(one.written, one.locator) for one in document.cited]


def test_footnotes_get_their_numbers_and_no_quote():
    pages = Pages()
    pages.page(
        f"The report says that “{QUOTE}”.34 It says",
        "more of it,35 and https://text.example/ too.", "12 March was the day.", "",
        "34 Institute, 2019, https://a.example/x.", "35 Other, https://b.example/y-", "z, and https://a.example/x.",
    )  # fmt: skip
    assert [(one.url, one.locator, one.quote) for one in read(pages).cited] == [
        ("https://text.example/", "page 1", None),
        ("https://a.example/x", "footnote 34, page 1", None),
        ("https://b.example/y-z", "footnote 35, page 1", None),
        ("https://a.example/x", "footnote 35, page 1", None),
    ]


def test_raised_footnote_mark_extracted_as_a_line_of_its_own_is_recognised():
    file = io.BytesIO()
    canvas = Canvas(file)
    said = canvas.beginText(60, 780)
    for line in (
        (f"It says “{QUOTE}”", 12, " and CO2 goes on."),
        ("", 0, "2 Methods, https://text.example/"),
        ("", 12, " Institute, https://a.example/x."),
    ):
        for words, rise, size in ((line[0], 0, 11), (str(line[1] or ""), 5, 6), (line[2], 0, 11)):
            said.setFont("Helvetica", size)
            said.setRise(rise)
            said.textOut(words)
        said.moveCursor(0, 30)
        said.setXPos(60 - said.getX())
    canvas.drawText(said)
    canvas.save()
    assert [(one.url, one.locator, one.quote) for one in citations.read(file.getvalue(), "a.pdf").cited] == [
        ("https://text.example/", "page 1", None), ("https://a.example/x", "footnote 12, page 1", None),
    ]  # fmt: skip


def test_numbered_lines_are_no_footnotes_without_marks_in_the_text():
    pages = Pages()
    pages.page("References", "1 Institute, https://a.example/x", "2 Other, https://b.example/y")
    assert {one.locator for one in read(pages).cited} == {"page 1"}


def test_items_of_a_reference_list_are_no_footnotes():
    pages = Pages()
    pages.page(
        f"The ministry said “{QUOTE}” [1]. Others did not [2], it says.3", "References",
        *(f"[{number}] Institute, https://a.example/{number}" for number in range(1, 5)), "3 Army, https://a.example/foot",
    )  # fmt: skip
    pages.page(
        f"The ministry said “{QUOTE}”.1 Others did not.2", "Sources", "1. https://a.example/1", "2. https://a.example/2"
    )
    assert [one.locator for one in read(pages).cited] == [
        *(f"reference {number}, page 1" for number in range(1, 5)), "footnote 3, page 1", "page 2", "page 2",
    ]  # fmt: skip


def test_endnotes_and_references_keep_their_numbers_over_pages():
    pages = Pages()
    pages.page("A report.1 It says more.2", "https://text.example/.")
    pages.page(
        "Endnotes",
        "1 Institute, https://a.example/1.",
        "2. Other, https://a.example/",
        "two/index.html.",
        "[3] Third, https://a.example/3",
    )
    pages.page("4 Fourth, https://a.example/4", "9 May 2020, https://a.example/4b")
    pages.page("Running head", "5 Fifth, https://a.example/5")
    pages.page("6 Sixth, https://a.example/6")
    assert told(read(pages)) == [
        ("https://text.example/", "page 1"), ("https://a.example/1", "note 1, page 2"), ("https://a.example/two/index.html", "note 2, page 2"),
        ("https://a.example/3", "note 3, page 2"), ("https://a.example/4", "note 4, page 3"), ("https://a.example/4b", "note 4, page 3"),
        ("https://a.example/5", "note 5, page 4"), ("https://a.example/6", "note 6, page 5"),
    ]  # fmt: skip
    pages = Pages()
    pages.page(
        "7. References:", "[1] A, https://a.example/1", "[2] B, https://a.example/2", "[3] C, https://a.example/3"
    )
    pages.page("Nothing of that kind.", "4 https://a.example/4")
    pages.page("5 https://a.example/5")
    assert [one.locator for one in read(pages).cited][:3] == [
        "reference 1, page 1",
        "reference 2, page 1",
        "reference 3, page 1",
    ]


@pytest.mark.parametrize("line", ["Notes", "ENDNOTES", "Anmerkungen", "Notes and references", "注释", "Notes de fin"])
def test_headings_of_endnotes_are_recognised(line):
    assert kind(line) == "note"


@pytest.mark.parametrize(
    "line", ["References", "8 Bibliography", "Literaturverzeichnis", "参考文献", "Works cited:", "IX. Sources"]
)
def test_headings_of_reference_lists_are_recognised(line):
    assert kind(line) == "reference"


@pytest.mark.parametrize("line", ["Notes on the method", "He references it", "Sources of the river", "", "Note that"])
def test_sentences_that_resemble_note_headings_are_no_headings(line):
    assert kind(line) is None


def test_raised_number_before_a_note_does_not_split_its_lines():
    file = io.BytesIO()
    canvas = Canvas(file)
    for at in range(12):
        canvas.drawString(60, 780 - 14 * at, "The commission went on with its work in the region.1")
    for low, number, first, second in (
        (100, "1", "Institute, https://a.uni-", "b.example/c/d.html."),
        (72, "2", "The", "end."),
    ):
        said = canvas.beginText(60, low)
        for words, rise, size in ((number, 2, 6), (f" {first}", 0, 10)):
            said.setFont("Helvetica", size)
            said.setRise(rise)
            said.textOut(words)
        canvas.drawText(said)
        canvas.setFont("Helvetica", 10)
        canvas.drawString(60, low - 14, second)
    canvas.showPage()
    canvas.drawString(60, 780, "More of it.")
    canvas.save()
    assert [one.url for one in citations.read(file.getvalue(), "a.pdf").cited] == ["https://a.uni-b.example/c/d.html"]


@pytest.mark.parametrize("heading", [
    "Библиография", "Список использованных источников и литературы", "Библиографический список", "Список використаних джерел", "Quellen- und Literaturverzeichnis",
    "Bibliografía consultada", "Referências bibliográficas", "Webographie", "Literatuurlijst", "Kaynakça", "Tài liệu tham khảo", "المصادر والمراجع", "منابع و مآخذ", "רשימת מקורות", "References and notes",
])  # fmt: skip
def test_reference_list_headings_are_recognised_in_many_languages(heading):
    assert kind(f"{heading}\r") == kind(f"5. {heading}") == "reference"


def test_reference_list_in_square_brackets_needs_no_heading():
    pages = Pages()
    pages.page("What was said", *(f"[{at}] Work {at}, https://a.example/{at}" for at in (1, 2, 3, 5, 6)))
    pages.page(
        "[7] [9] Work 7, https://a.example/7", "[8] Work 8, https://a.example/8", "[9] Work 9, https://a.example/9"
    )
    assert [where for _, where in told(read(pages))] == [
        *(f"reference {at}, page 1" for at in (1, 2, 3, 5, 6)), *(f"reference {at}, page 2" for at in (7, 8, 9)),
    ]  # fmt: skip


def test_reference_list_may_miss_a_number_and_its_items_are_no_footnotes():
    pages = Pages()
    pages.page(
        "References",
        *(f"{at}. Work {at} of the court 5, https://a.example/{at}" for at in (1, 2, 4)),
        "5.Work 5, https://a.example/5",
    )
    pages.page(
        "6. Work 6 in court7, https://a.example/6", "7. Work 7, https://a.example/7", "8. Work 8, https://a.example/8"
    )
    assert [where for _, where in told(read(pages))] == [
        *(f"reference {at}, page 1" for at in (1, 2, 4, 5)), *(f"reference {at}, page 2" for at in (6, 7, 8)),
    ]  # fmt: skip


def test_footnote_among_others_is_recognised_without_finding_its_mark():
    pages = Pages()
    pages.page(
        "The court1 and the API2 of it",
        "and the office3 said so.",
        "1 See https://a.example/1",
        "2 See https://a.example/2",
        "3 See https://a.example/3",
    )
    pages.page(
        "The court4 and the API5 of the",
        "office6, as 2 said.",
        "6 See https://a.example/6",
        "5 See https://a.example/5",
        "4 See https://a.example/4",
    )
    assert [where for _, where in told(read(pages))] == [
        *(f"footnote {at}, page 1" for at in (1, 2, 3)), *(f"footnote {at}, page 2" for at in (6, 5, 4)),
    ]  # fmt: skip


def test_numbers_in_a_table_are_no_footnotes():
    pages = Pages()
    pages.page("The court1 of 2,9E", "01", "02", "and others2 of", "1", "2", "3", "See https://a.example/1")
    assert told(read(pages)) == [("https://a.example/1", "page 1")]
