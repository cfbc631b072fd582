"""Documents with pages and notes, and passages cited from them."""

from __future__ import annotations

import json
from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from archiver import text
from archiver.text import compare, quotes_found
from archiver.text.cited.quotes import quotes_found_in_both
from archiver.text.formats.page_edges import joined
from archiver.text.formats.page_edges import read as paged
from storage.model import Effect, Finding
from tests.judgement.looks import PARAGRAPHS, exchange, look, page, reference
from tests.text.test_text import archive, html

PDF = "application/pdf"
WIDE, NARROW = 95, 60
SENTENCE = "Of the workers who moved under the programme, the report counts 1,240 who returned within the first year."


def lines(paragraphs, width):
    """The paragraphs as lines of at most `width` characters."""
    out = []
    for paragraph in paragraphs:
        line = ""
        for word in paragraph.split():
            if line and len(line) + len(word) >= width:
                out.append(line)
                line = ""
            line = f"{line} {word}".strip()
        out.append(line)
    return out


def drawn(*said):
    """A PDF of one page with a rectangle and these lines, if any."""
    file = BytesIO()
    canvas = Canvas(file, invariant=True)
    canvas.rect(100, 100, 200, 200, fill=1)
    for row, line in enumerate(said):
        canvas.drawString(50, 780 - 16 * row, line)
    canvas.save()
    return file.getvalue()


def paper(paragraphs=PARAGRAPHS, *, width=WIDE, rows=6, head="Institute of Economics, page {}", foot="{}"):
    """A PDF with so many lines per page, between a running head and a foot."""
    file, wanted = BytesIO(), lines(paragraphs, width)
    canvas = Canvas(file, invariant=True)
    for number, start in enumerate(range(0, len(wanted), rows), 1):
        placed = [head.format(number), *wanted[start : start + rows], foot.format(number)]
        for row, line in enumerate(placed):
            canvas.drawString(50, 780 - 16 * row, line)
        canvas.showPage()
    canvas.save()
    return text.extract(file.getvalue())


def test_reflowed_document_is_the_same_text():
    old = paper()
    for new in (paper(width=NARROW), paper(rows=4), paper(rows=100)):
        seen = compare(old, new)
        assert (seen.lost, seen.added, seen.same_text) == ((), (), True)


def test_only_the_changed_figure_of_a_reflowed_document_is_shown():
    edited = [one.replace("1,240", "240") for one in PARAGRAPHS]
    seen = compare(paper(), paper(edited, rows=4))
    assert not seen.same_text
    assert ["1,240" in one for one in seen.lost] == [True]
    assert ["240 who" in one for one in seen.added] == [True]


def test_running_head_is_text_where_it_first_stands():
    seen = compare(paper(), paper(head="Ministry of Labour, page {}"))
    assert any("Institute of Economics" in one for one in seen.lost)


def test_figures_at_page_edges_that_are_not_page_numbers_are_text():
    pages = [f"Table {n}\nWell and what it gave\nwater\n{sum_}" for n, sum_ in enumerate((17, 94, 50), 1)]
    assert [page[-1].text for page in paged(pages)] == ["17", "94", "50"]
    assert joined(paged(["First line\n1", "Second line\n2"])) == "First line\nSecond line"


@pytest.mark.parametrize("rows", [1, 2, 3])
def test_passage_that_continues_overleaf_is_found(rows):
    assert quotes_found(paper(width=NARROW, rows=rows), [SENTENCE]) == {SENTENCE: True}


HEADS = [
    {}, {"foot": "Page {} of 9"}, {"head": "{} Institute Report", "foot": "www.institute.example"}, {"head": "", "foot": "- {} -"},
    {"head": "", "foot": "1 Interview with an engineer, 4 June."}, {"foot": "[{}] Interview with an engineer, 4 June."},
    {"head": "", "foot": "* Interview with an engineer, 4 June."},
]  # fmt: skip


@pytest.mark.parametrize("around", HEADS)
def test_passage_is_found_wherever_the_pages_of_a_document_break(around):
    """Also with heads and feet where they first stand, and with notes at the foot of a page."""
    for rows in (2, 3, 4, 6, 7, 100):
        new = paper(rows=rows, width=NARROW, **around)
        assert quotes_found(new, [SENTENCE]) == {SENTENCE: True}
        for old in (paper(rows=100, width=NARROW, **around), paper(rows=5, **around)):
            assert (
                quotes_found_in_both(old, new, [SENTENCE])
                == quotes_found_in_both(new, old, [SENTENCE])
                == {SENTENCE: (True, True)}
            )


@pytest.mark.parametrize("around", HEADS)
def test_changed_passage_is_not_found_whatever_heads_and_notes_are_skipped(around):
    edited = [one.replace("1,240 who", "1,240 who never") for one in PARAGRAPHS]
    for rows in (2, 3, 4, 6, 7, 100):
        new = paper(edited, rows=rows, width=NARROW, **around)
        assert quotes_found_in_both(paper(rows=5, **around), new, [SENTENCE]) == {SENTENCE: (True, False)}


def test_passage_from_notes_or_running_heads_is_found():
    made = paper(rows=3, head="Chapter {}", foot="{}. Interview with an engineer, 4 June.")
    wanted = ["Interview with an engineer", "Chapter 1", SENTENCE]
    assert quotes_found(made, wanted) == dict.fromkeys(wanted, True)


def test_word_hyphenated_at_the_end_of_a_line_is_one_word():
    broken = paper(["The administration of the regional water-", "works had acknow-", "ledged the con-", "tamination."])
    whole = paper(["The administration of the regional waterworks had acknowledged the contamination."])
    seen = compare(broken, whole)
    assert (seen.lost, seen.added) == ((), ())
    assert all(quotes_found(broken, ["waterworks had acknowledged the contamination"]).values())


def test_footnotes_and_endnotes_of_an_office_file_are_text():
    space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

    def file(**notes):
        said = {"document": "The report.", **notes}
        return text.extract(
            archive(**{
                f"word/{name}.xml": f"<w:x {space}><w:p><w:r><w:t>{line}</w:t></w:r></w:p></w:x>"
                for name, line in said.items()
            })
        )  # fmt: skip

    old = file(
        footnotes="Letter of the ministry of 14 November, reference 451-22.", endnotes="See annex B of the report."
    )
    assert old.visible.split("\n")[0] == "The report."
    for less, gone in (
        (file(endnotes="See annex B of the report."), "451-22"),
        (file(footnotes=old.visible.split("\n")[1]), "annex B"),
    ):
        assert any(gone in one for one in compare(old, less).lost)


@pytest.mark.parametrize(
    "marked",
    [
        SENTENCE.replace("programme,", "programme,<sup><a href=#n3>3</a></sup>"),
        SENTENCE.replace("1,240 who", "1,240 who<sup>12</sup>"),
        SENTENCE.replace("programme,", "programme,<sup>[3]</sup><sup>[14]</sup>"),
        SENTENCE.replace("workers", "workers\u00b9"),
    ],
)
def test_footnote_mark_is_not_part_of_a_cited_passage(marked):
    assert quotes_found(html(page([marked])), [SENTENCE]) == {SENTENCE: True}


@pytest.mark.parametrize(
    ("quote", "there"),
    [
        ("94 milligrams were measured", True),
        ("4 milligrams were measured", False),
        ("in the year 20", False),
        ("came to 3", False),
        ("came to 3.7", True),
        ("Отчет о колодцах", True),
    ],
)
def test_cited_number_does_not_match_part_of_a_longer_one(quote, there):
    said = html(
        page(["In all 94 milligrams were measured in the year 2019, which came to 3.7 a well.", "Отчёт о колодцах"])
    )
    assert quotes_found(said, [quote]) == {quote: there}


def test_layout_of_a_json_answer_is_not_text_and_its_values_are():
    data = {"wells": [{"name": f"Wółka {n}", "nitrate": f"{n}.50", "used": True} for n in range(6)], "total": 12}
    close, wide = (json.dumps(data, **how).encode() for how in ({}, {"ensure_ascii": False, "indent": 2}))
    old, new = text.extract(close), text.extract(wide)
    assert old.media_type == "application/json"
    assert compare(old, new).same_text
    assert quotes_found(old, ["Wółka 3"]) == {"Wółka 3": True}
    edited = text.extract(close.replace(b"3.50", b"3.05"))
    assert any("3.50" in one for one in compare(old, edited).lost)
    assert text.extract(b'{"torn": "report of th').visible == '{"torn": "report of th'
    assert text.extract(b'{"half": "\\ud83d"}').visible.encode()
    assert text.extract(b"[" * 100_000).visible.startswith("[[")


@pytest.mark.parametrize("said", ["Withdrawn.", "Under review", "File deleted"])
def test_pdf_stub_is_a_loss_and_the_return_of_the_first_copy_an_alteration(said):
    kept, stub = drawn(*PARAGRAPHS), drawn(said)
    first, last = reference(kept, declared=PDF), reference(stub, declared=PDF)
    assert look(exchange(stub, declared=PDF), last=first).finding.effect is Effect.LOSS
    again = look(exchange(kept, declared=PDF), last=last, first=first)
    assert again.finding is Finding.ALTERED, "whatever became of the reference, these are the bytes of our first copy"


def test_document_whose_pages_became_images_is_altered_not_lost():
    last = reference(drawn(*PARAGRAPHS), declared=PDF)
    assert look(exchange(drawn(), declared=PDF), last=last).finding is Finding.ALTERED_LARGE


def test_page_of_hundreds_of_thousands_of_characters_is_read_to_its_end():
    file = BytesIO()
    canvas = Canvas(file, pagesize=(2000, 30_000), invariant=True)
    for row in range(2500):
        canvas.drawString(50, 29_900 - 11 * row, f"{row} {SENTENCE}")
    canvas.save()
    read = text.extract(file.getvalue())
    assert (len(read.visible) > 250_000, read.visible.endswith(f"2499 {SENTENCE}"), read.cut) == (True, True, False)
