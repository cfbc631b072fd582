"""PDFs of the same words on other sheets: running heads, stamps and watermarks that come and go, other line breaks,
columns."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from archiver import text
from archiver.text import compare
from archiver.text.model import Kind, Text
from storage.model import Effect, Finding
from tests.judgement.looks import exchange, look, reference
from tests.text.test_papers import PDF, lines

SAID = [
    (
        "The commission examined 312 contracts that were awarded between 2014 and 2019, and found that 41 of them had been given "
        "without a call for tenders, to firms whose owners were known to the board."
    ),
    (
        "In the spring of 2020 the board was told of these findings by letter; it answered that it had no reason to doubt the "
        "procedure, and that a second inquiry would cost more than it could bring to light."
    ),
    (
        "Two members asked for a vote on the minutes. The vote was not taken, since the chair had closed the meeting before the "
        "request was read, and neither the letter nor the answer is in the minutes that were published."
    ),
    (
        "The audit office recommends that every contract above 25,000 be published within 30 days, with the name of the firm, the "
        "sum, and the reason why no call for tenders was made where there was none."
    ),
]


def printed(paragraphs=SAID, *, width=95, rows=6, head="", over=""):
    """A PDF with so many lines per page, a head above each page and a stamp at its foot."""
    file, wanted = BytesIO(), lines(paragraphs, width)
    canvas = Canvas(file, invariant=True)
    for number, start in enumerate(range(0, len(wanted), rows), 1):
        placed = [*([head.format(number)] if head else []), *wanted[start : start + rows]]
        for row, line in enumerate(placed):
            canvas.drawString(50, 780 - 16 * row, line)
        if over:
            canvas.drawString(50, 60, over.format(number))
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def columns(paragraphs, *, width=44):
    """A PDF of two columns whose lines are drawn side by side, as text extraction finds them."""
    wanted = lines(paragraphs, width)
    half = (len(wanted) + 1) // 2
    file = BytesIO()
    canvas = Canvas(file, invariant=True)
    for row in range(half):
        canvas.drawString(40, 780 - 16 * row, wanted[row])
        if half + row < len(wanted):
            canvas.drawString(320, 780 - 16 * row, wanted[half + row])
    canvas.save()
    return file.getvalue()


def found(old, new):
    return compare(text.extract(old), text.extract(new))


def told(one):
    """Whether the comparison finds another text or reports anything as lost or added."""
    return not one.same_text or bool(one.lost or one.added)


@pytest.mark.parametrize(
    "marks",
    [
        {"head": "Annual report of the audit office, page {}"},
        {"over": "Downloaded on 3 March 2026 by 192.0.2.7. For personal use only."},
        {"over": "SPECIMEN COPY"},
        {"head": "Annual report of the audit office", "over": "Page {} of 5"},
    ],
)
def test_running_head_stamp_or_watermark_on_one_copy_is_not_text(marks):
    plain, marked = printed(), printed(**marks)
    assert not told(found(plain, marked)), marks
    assert not told(found(marked, plain)), marks


def test_download_stamp_that_differs_at_each_visit_is_not_text():
    stamps = [f"Downloaded on {day} March 2026 at 1{day}:0{day} by 192.0.2.{day}" for day in (3, 4)]
    assert not told(found(*(printed(over=stamp) for stamp in stamps)))


@pytest.mark.parametrize(
    "over",
    ["RETRACTED", "This report was withdrawn by the audit office", "Superseded by the report of 2026", "ZURÜCKGEZOGEN"],
)
def test_watermark_that_says_the_document_was_withdrawn_is_reported(over):
    one = found(printed(), printed(over=over))
    assert any(over in added for added in one.added), one.added


def test_changed_running_head_is_reported():
    one = found(printed(head="Report of the audit office"), printed(head="Opinion of the ministry"))
    assert told(one)


def test_running_head_repeating_the_title_is_ignored_and_a_lost_paragraph_reported():
    title = "Contracts without a call for tenders"
    assert not told(found(printed([title, *SAID]), printed([title, *SAID], head=title)))
    gone = found(printed([title, *SAID], head=title), printed(SAID[1:], head=title))
    assert any("312 contracts" in one for one in gone.lost)


def test_lost_sentence_is_reported_without_the_stamp_that_came():
    less = [SAID[0], SAID[1].split(";")[0] + ".", *SAID[2:]]
    one = found(printed(), printed(less, over="Downloaded on 3 March 2026 by 192.0.2.7"))
    assert any("no reason to doubt" in lost for lost in one.lost)
    assert not any("Downloaded" in added for added in one.added)


@pytest.mark.parametrize("other", [printed(width=60, rows=9), columns(SAID), columns(SAID, width=40)])
def test_same_words_with_other_line_breaks_or_columns_are_the_same_text(other):
    assert not told(found(printed(), other))
    assert not told(found(other, printed()))


@pytest.mark.parametrize(
    ("was", "became"),
    [
        ("was not taken", "was taken"),
        ("41 of them", "14 of them"),
        ("25,000", "250,00"),
        ("no reason", "reason"),
        ("2014", "2015"),
    ],
)
def test_changed_word_or_figure_in_a_reflowed_text_is_reported(was, became):
    altered = [one.replace(was, became) for one in SAID]
    for other in (printed(altered, width=60, rows=9), columns(altered)):
        assert told(found(printed(), other)), (was, became)


def test_removed_minus_in_a_reflowed_text_is_reported():
    said = [
        *SAID,
        "The balance of the programme was -25 in the first year and -17 in the second, by the books of the office.",
    ]
    altered = [one.replace("was -25", "was 25") for one in said]
    assert told(found(printed(said), printed(altered, width=60, rows=9)))


def test_swapped_words_within_unchanged_lines_are_reported():
    said = [*SAID, "The ministry paid the firm, and the firm paid the bank."]
    altered = [*SAID, "The bank paid the firm, and the firm paid the ministry."]
    assert told(found(printed(said), printed(altered)))


def test_hyphenated_compound_keeps_its_hyphen_at_a_line_end():
    said = [
        "The session was opened by the chair of the SP, and the report of the audit office was read to all of the SP-Members."
    ]
    broken = [one.replace("SP-Members", "SP- Members") for one in said]  # so that a line may end after the hyphen
    widths = [width for width in range(40, 110) if any(line.endswith("SP-") for line in lines(broken, width))]
    assert widths
    whole = text.extract(printed(said, width=200)).visible
    assert "SP-Members" in whole
    one = compare(text.extract(printed([*SAID, *said])), text.extract(printed([*SAID, *broken], width=widths[0])))
    assert not told(one)


def test_stamped_copy_is_good_and_retracted_copy_is_altered():
    kept = reference(printed(), declared=PDF)
    stamped, retracted = (
        look(exchange(printed(over=over), declared=PDF), last=kept) for over in ("SPECIMEN COPY", "RETRACTED")
    )
    assert stamped.finding.effect is Effect.GOOD
    assert retracted.finding is Finding.ALTERED


def test_json_with_a_byte_order_mark_is_read_as_json():
    plain = b'{"name": "Institute", "found": [1912, 1924]}'
    assert not told(found(plain, b"\xef\xbb\xbf" + plain.replace(b", ", b",\r\n  ")))


def test_ligatures_without_a_known_character_are_resolved_by_the_other_copy():
    said = " ".join(
        [
            *SAID,
            "The office found the fifth affidavit difficult to file, and the staff offered no effective reflection.",
        ]
    )
    old = Text(kind=Kind.PDF, visible=said, main=said, other=said, pages=1)

    def saved(words: str) -> Text:
        for letters, one in (("ffi", "\u0850"), ("ff", "\u0853"), ("fi", "\u0856"), ("fl", "\u0857")):
            words = words.replace(letters, one)
        return Text(kind=Kind.PDF, visible=words, main=words, other=words, pages=1)

    assert not told(compare(old, saved(said)))
    assert not told(compare(saved(said), old))
    one = compare(old, saved(said.replace("no effective", "an effective")))
    assert any("no effective reflection" in lost for lost in one.lost)


def test_swapped_sentences_within_a_paragraph_are_reported():
    one = SAID[2].partition(". ")
    assert told(found(printed(), printed([*SAID[:2], f"{one[2]} {one[0]}.", *SAID[3:]])))


AYGUL, MAHIRE = (
    "the former deputy minister Aygul Memet of Kashgar",
    "the director of the water office Mahire Yusup of Hotan",
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (AYGUL, MAHIRE),
        (
            "that 41 of them had been given without a call for tenders",
            "that it had no reason to doubt the procedure at all",
        ),
    ],
)
@pytest.mark.parametrize(
    "printed_anew", [lambda said: printed(said, width=60, rows=9), columns, lambda said: printed(said, width=71)]
)
def test_long_phrases_swapped_in_a_reflowed_text_are_reported(one, other, printed_anew):
    said = [
        *SAID,
        f"The first letter was written by hand, and it says in each of its four pages {one}; it was read to all who came.",
        "Nobody of those who were present at the meeting said a word about the letter or about who might have written it.",
        f"The second letter was written on a machine, and says in its only page {other}; it was read to nobody at all.",
    ]
    swapped = [line.replace(one, "\0").replace(other, one).replace("\0", other) for line in said]
    assert not told(found(printed(said), printed_anew(said)))
    assert told(found(printed(said), printed_anew(swapped)))
