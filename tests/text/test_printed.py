"""PDFs and paged texts of the same words from another program or a library: cover sheets, list bullets, letters misread
by a font, scans with OCR text."""

from __future__ import annotations

from io import BytesIO

import pypdfium2
import pytest
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from archiver import text
from archiver.text import compare
from archiver.text.model import Kind, Text
from storage.model import Effect, Finding
from tests.judgement.looks import exchange, look, reference
from tests.text.test_papers import PDF, lines
from tests.text.test_pdf_drawings import scan
from tests.text.test_sheets import SAID, found, printed, told

FRONTS = {
    "archive": [
        "Public Contracts of the Commission", "Source: Journal of Public Records, Vol. 12, No. 3 (Sep., 2019), pp. 211-230",
        "Published by: Institute of Records", "Stable URL: https://papers.example/stable/4711",
        "Accessed: 03-03-2026 10:14 UTC", "Your use of the archive indicates your acceptance of the terms and conditions of use.",
    ],
    "repository": [
        "University Research Repository", "This is the accepted version of the report. It was downloaded from the digital library.",
        "Item type: Report", "Rights: Copyright is held by the author.", "Link to item http://hdl.example/10150/4711",
    ],
    "dépôt": [
        "https://archive.example/hal-04711", "Téléchargé le 3 mars 2026", "Archive ouverte pour le dépôt de documents scientifiques.",
        "Pour citer cette version : Public Contracts of the Commission, 2019.", "Distribué sous une licence libre.",
    ],
    "网络首发": [
        "网络首发 下载时间:2026-03-03", "网络首发地址:https://kns.example/detail/11.4711.html", "引用格式:Public Contracts of the Commission",
        "出版确认:在网络版上正式出版。", "版权所有。",
    ],
}  # fmt: skip


def sheet(rows, *, font="Helvetica"):
    file = BytesIO()
    canvas = Canvas(file, invariant=True)
    pdfmetrics.registerFont(UnicodeCIDFont("STSong-Light"))
    canvas.setFont(font, 11)
    for row, line in enumerate(rows):
        canvas.drawString(60, 760 - 20 * row, line)
    canvas.save()
    return file.getvalue()


def bound(*parts):
    """One PDF of the pages of several."""
    whole, out = pypdfium2.PdfDocument.new(), BytesIO()
    for part in parts:
        whole.import_pages(pypdfium2.PdfDocument(part))
    whole.save(out)
    return out.getvalue()


def fronted(front, behind=None):
    font = "STSong-Light" if front == "网络首发" else "Helvetica"
    return bound(sheet(FRONTS[front], font=font), behind or printed())


@pytest.mark.parametrize("front", FRONTS)
def test_library_cover_sheet_is_not_text(front):
    assert not told(found(printed(), fronted(front)))
    assert not told(found(fronted(front), printed()))


def test_removed_publisher_page_is_reported():
    own = [
        "Public Contracts of the Commission", "Published by the audit office. ISSN 4711-0815", "Copyright 2019. All rights reserved.",
        "To be cited as: Public Contracts, 2019. Available at https://office.example/report",
    ]  # fmt: skip
    assert told(found(bound(sheet(own), printed()), printed()))


def test_change_behind_a_cover_sheet_is_reported_without_the_sheet():
    one = found(printed(), fronted("archive", printed([said.replace("41 of them", "14 of them") for said in SAID])))
    assert any("41 of them" in lost for lost in one.lost)
    assert not any("Accessed" in added for added in one.added)


@pytest.mark.parametrize(
    "front",
    [
        ["Foreword", "The commission thanks all who answered its questions, and above all the staff of the audit office."],
        [*FRONTS["archive"], "This report was withdrawn by the commission on 2 March 2026."],
        [*FRONTS["archive"], "Erratum: of the 312 contracts 14 had been given without a call for tenders."],
    ],
)  # fmt: skip
def test_added_foreword_or_notice_on_a_cover_sheet_is_reported(front):
    assert told(found(printed(), bound(sheet(front), printed())))


def test_copy_from_a_repository_with_a_cover_sheet_is_good():
    kept = reference(printed(), declared=PDF)
    assert look(exchange(fronted("repository"), declared=PDF), last=kept).finding.effect is Effect.GOOD


def paper(said):
    return Text(kind=Kind.PDF, visible=said, main=said, other=said, pages=1)


LISTED = ["The board has these duties:", "to hear the report of the audit office", "to answer it within thirty days",
          "to publish the answer with the report", "to name the firms that were paid"]  # fmt: skip


@pytest.mark.parametrize("signs", ["••••", "▪▪▪▪", "1234"])
def test_bullets_or_numbers_of_list_entries_may_be_drawn_or_written(signs):
    first, *entries = LISTED
    typed = [
        f"{one}. {entry}" if one.isdigit() else f"{one} {entry}" for one, entry in zip(signs, entries, strict=True)
    ]
    drawn, written = (paper("\n".join([*SAID, *some])) for some in ([first, *entries], [first, *typed]))
    assert not told(compare(drawn, written))
    assert not told(compare(written, drawn))
    less = paper("\n".join([*SAID, first, *entries[:-1]]))
    assert any("name the firms" in lost for lost in compare(written, less).lost)


def test_renumbered_list_entry_is_reported():
    first, *entries = LISTED
    one, other = (
        paper("\n".join([*SAID, first, *(f"{number}. {entry}" for number, entry in enumerate(entries, start))]))
        for start in (1, 3)
    )
    assert told(compare(one, other))


def test_dashes_that_a_program_drops_are_ignored_and_a_shortened_range_is_reported():
    said = "\n".join([*SAID, "In 2014–2016, 2017–2018 and 2019–2020 the non-paid board – of five – met at the office."])
    assert not told(compare(paper(said), paper(said.replace("–", ""))))
    assert told(compare(paper(said), paper(said.replace("2014–2016", "2014"))))


def saved(said, **letters):
    for one, other in sorted(letters.items(), key=lambda pair: -len(pair[0])):
        said = said.replace(one, other)
    return paper(said)


FILED = "\n".join(
    [*SAID, "The staff filed five affidavits at the office; the effort was of no effect, the offer was declined."]
)


@pytest.mark.parametrize(
    "letters", [{"ffi": "<", "ff": "6", "fi": "À"}, {"ffi": "c", "ff": "z", "fi": "m"}, {"ff": "\ufffd"}]
)
def test_ligatures_misread_by_a_font_are_resolved_by_the_other_copy(letters):
    misread = saved(FILED, **letters)
    assert misread.visible != FILED
    assert not told(compare(paper(FILED), misread))
    assert not told(compare(misread, paper(FILED)))
    one = compare(paper(FILED), saved(FILED.replace("five affidavits", "affidavits"), **letters))
    assert any("five affidavits" in lost for lost in one.lost)


def test_word_replaced_by_a_similar_one_is_not_a_misread_letter():
    for was, became in (("filed", "piled"), ("offer", "other"), ("five", "nine")):
        assert told(compare(paper(FILED), paper(FILED.replace(was, became)))), was


def scanned(*seeds, read="", over=""):
    """Pages that are pictures: `read` is what OCR read in them (invisible text), `over` is printed over them."""
    file = BytesIO()
    canvas = Canvas(file, invariant=True)
    for seed in seeds:
        scan(canvas, seed)
        for words, mode in ((read, 3), (over, 0)):
            if words:
                canvas.saveState()
                shown = canvas.beginText(40, 500 + mode)
                shown.setTextRenderMode(mode)
                shown.textLine(f"{words} {seed}")
                canvas.drawText(shown)
                canvas.restoreState()
        canvas.showPage()
    canvas.save()
    return file.getvalue()


READ = "What a machine read in the picture of the page, letter by letter, number"


def test_ocr_text_of_a_scan_does_not_make_another_document():
    for other in (scanned(1, 2, read=READ), scanned(1, 2, read=READ.replace("letter", "1etter"))):
        assert not told(found(scanned(1, 2), other))
        assert not told(found(scanned(1, 2, read=READ), other))
    kept = reference(scanned(1, 2), declared=PDF)
    assert look(exchange(scanned(1, 2, read=READ), declared=PDF), last=kept).finding.effect is Effect.GOOD


@pytest.mark.parametrize(
    "other", [scanned(1, 3, read=READ), scanned(1, read=READ), scanned(1, 2, read=READ, over="Void: withdrawn")]
)
def test_replaced_or_stamped_scan_is_reported_whatever_its_ocr_text(other):
    assert told(found(scanned(1, 2, read=READ), other))
    kept = reference(scanned(1, 2, read=READ), declared=PDF)
    assert look(exchange(other, declared=PDF), last=kept).finding is not Finding.SAME


def paged(said, rows, *, foot="Records Office            [Page {}]", head="Annual Report            March 2026"):
    """A plain text in pages, as printed by programs that emit a form feed after each."""
    cut = [said[at : at + rows] for at in range(0, len(said), rows)]
    return "\n".join(
        "\n".join([*page, "", foot.format(number), "\f", head, ""]) for number, page in enumerate(cut, 1)
    ).encode()


def test_heads_and_feet_of_a_paged_plain_text_are_not_text():
    said = [
        f"{number} wells of the valley were measured, and {number * 3} of them gave no water." for number in range(40)
    ]
    whole = "\n".join(said).encode()
    assert not told(found(whole, paged(said, 9)))
    assert not told(found(paged(said, 9), whole))
    for other in (paged(said, 11), paged([*said[:20], *said[21:]], 11)):
        lost = found(paged(said, 9), other).lost
        assert any(said[20] in one for one in lost) == (said[20].encode() not in other)


def test_form_feed_in_a_text_without_pages_is_a_line_break():
    assert text.extract(b"One line.\fAnother line.").visible == "One line.\nAnother line."


HEBREW = [
    f"הועדה בדקה {number * 31} חוזים של המשרד ומצאה כי {number * 7} מהם נחתמו בלי מכרז (Public Contracts) על ידי הנהלת המשרד"
    for number in range(3, 15)
]


def test_mirrored_brackets_in_hebrew_are_not_a_change():
    turned = " ".join(HEBREW).replace("(Public Contracts)", ")Public Contracts(")
    anew = "\n".join(lines([turned], 60))
    assert not told(compare(paper("\n".join(HEBREW)), paper(anew)))
    for was, became in (("בלי", "עם"), ("93", "39")):
        assert told(compare(paper("\n".join(HEBREW)), paper(anew.replace(was, became, 1))))
    moved = [*HEBREW[:5], " ".join(reversed(HEBREW[5].split())), *HEBREW[6:]]
    assert told(compare(paper("\n".join(HEBREW)), paper("\n".join(moved))))
