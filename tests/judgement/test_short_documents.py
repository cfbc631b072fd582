"""A notice that is a document itself, in place of the kept document, is read as the same words on a page would be. A
long document is no notice, nor is one that has the text or tells of something else; at a first look such a document may
be what was meant."""

from __future__ import annotations

import io

import pytest
from reportlab.pdfgen.canvas import Canvas

from archiver.words.notices import notice_of
from storage.model import Effect, Finding
from tests.citations.making import odt as odt_of
from tests.judgement.looks import PARAGRAPHS, exchange, look, page, reference
from tests.text.test_pdf_drawings import scan
from tests.text.test_text import docx

SAID = [
    ("This report has been withdrawn by the authors.", "author"),
    ("This document was removed by order of the district court.", "law"),
    ("This report has been retracted at the request of the Ministry of Health.", None),
    ("Withdrawn.", None),
]


def pdf(*pages):
    """Each page is a list of lines, or the seed of a scan."""
    made = io.BytesIO()
    canvas = Canvas(made, pagesize=(595, 842))
    for lines in pages:
        if isinstance(lines, str):
            scan(canvas, lines)
        else:
            for at, line in enumerate(lines):
                canvas.drawString(60, 780 - 16 * at, line)
        canvas.showPage()
    canvas.save()
    return made.getvalue()


def odt(*paragraphs):
    return odt_of("".join(f"<text:p>{one}</text:p>" for one in paragraphs))


KINDS = {"pdf": lambda *lines: pdf(lines), "docx": docx, "odt": odt}
OLD = {kind: reference(make(*PARAGRAPHS)) for kind, make in KINDS.items()}


def seen(body, last=OLD["pdf"]):
    return look(exchange(body, declared="application/pdf"), last=last)


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(("said", "who"), SAID)
def test_notice_that_is_a_document_is_quoted_with_its_actor(kind, said, who):
    for last in (OLD[kind], reference(page())):
        found = seen(KINDS[kind](said), last)
        assert found.finding is Finding.WITHDRAWN
        assert (notice_of(found.observation.marks).words, notice_of(found.observation.marks).actor) == (said, who)


@pytest.mark.parametrize("kind", KINDS)
def test_document_that_says_removed_or_unavailable_is_a_soft_404(kind):
    for said in ("The file you requested is no longer available.", "Removed."):
        assert seen(KINDS[kind](said), OLD[kind]).finding is Finding.SOFT_GONE


def test_sentence_broken_over_lines_of_a_pdf_is_quoted_whole():
    lines = ["Institute of Hydrology", "", "This document was removed by order of the", "district court."]
    found = seen(pdf(lines))
    assert notice_of(found.observation.marks).words == "This document was removed by order of the district court."
    wide = seen(pdf(["Notice of the Institute of Hydrology", "This report was withdrawn."]))
    assert wide.finding is Finding.WITHDRAWN


def test_notice_in_place_of_a_scan_is_withdrawn():
    assert seen(pdf([SAID[0][0]]), reference(pdf("a scan"))).finding is Finding.WITHDRAWN


@pytest.mark.parametrize("kind", KINDS)
def test_notice_above_the_documents_whole_text_is_an_alteration(kind):
    assert seen(KINDS[kind](SAID[0][0], *PARAGRAPHS), OLD[kind]).finding.effect is Effect.CHANGE


WEEKLY = [
    f"In week {n} of the year {n}0 wells were cleaned in the county, and none of them was closed." for n in range(2, 50)
]


@pytest.mark.parametrize(
    "pages",
    [
        [WEEKLY[:6]],
        [[SAID[0][0]], WEEKLY[:40], WEEKLY[40:]],
        [[SAID[0][0]], [], []],
        [[SAID[0][0]], "a scan"],
        [["The council of Aru has withdrawn its plan for a well at Bel.", *WEEKLY[:8]]],
        [["In four cases the report was retracted at the request of a ministry.", *WEEKLY[:8]]],
    ],
)
def test_other_or_longer_document_with_a_notice_is_a_replacement(pages):
    """This week's issue, a document of several pages, one with unreadable pages, one that tells of other
    withdrawals."""
    assert seen(pdf(*pages)).finding is Finding.REPLACED


@pytest.mark.parametrize("kind", KINDS)
def test_short_document_that_tells_of_a_removal_is_content_at_a_first_look(kind):
    """Decrees, and journals' statements on what they retract, are documents of a page."""
    assert look(exchange(KINDS[kind](SAID[1][0], *WEEKLY[:2]), declared="application/pdf")).finding is Finding.FIRST


@pytest.mark.parametrize("kind", ["docx", "odt"])
def test_few_letters_of_an_office_document_are_readable(kind):
    found = seen(KINDS[kind]("Nothing today"), OLD[kind])
    assert (found.finding, "unreadable" in found.rules) == (Finding.REPLACED, False)
