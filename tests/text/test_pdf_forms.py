"""What was put onto the pages of a PDF: form values, check boxes, text and note annotations."""

from __future__ import annotations

from io import BytesIO

import pytest
from reportlab.pdfgen.canvas import Canvas

from archiver.text import Text, compare, extract
from tests.support.site import prose


def read(put, pages: int = 2) -> Text:
    made = BytesIO()
    sheet = Canvas(made, invariant=1)
    for number in range(pages):
        for line in range(20):
            sheet.drawString(50, 800 - line * 20, prose(f"{number}/{line}", 9))
        if number == 0:
            put(sheet)
        sheet.showPage()
    sheet.save()
    return extract(made.getvalue())


WAYS = {
    "a field": lambda said: lambda sheet: sheet.acroForm.textfield(name="sum", value=said, x=50, y=50, width=300),
    "a choice": lambda said: lambda sheet: sheet.acroForm.choice(name="sum", value=said, options=["Held", "Free"], x=50, y=50, width=300),
    "a text": lambda said: lambda sheet: sheet.freeTextAnnotation(said, DA="0 g /Helv 10 Tf", Rect=[50, 50, 350, 90]),
    "a note": lambda said: lambda sheet: sheet.textAnnotation(said, Rect=[50, 50, 350, 90]),
}  # fmt: skip


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_changed_form_value_or_annotation_is_reported(way):
    found = compare(read(way("Held")), read(way("Free")))
    assert ("Held" in " ".join(found.lost), "Free" in " ".join(found.added)) == (True, True)


def test_unchecked_box_is_reported_by_its_label():
    def box(checked):
        return lambda sheet: sheet.acroForm.checkbox(name="forced", tooltip="Was forced", checked=checked, x=50, y=50)

    assert read(box(True)).visible.count("✓ Was forced") == 1
    assert "Was forced" in " ".join(compare(read(box(True)), read(box(False))).lost)


def test_empty_form_fields_and_links_add_no_text():
    plain = read(lambda _: None)
    for put in (WAYS["a field"](""), lambda sheet: sheet.linkURL("https://a.example/", (50, 50, 90, 90))):
        assert read(put).visible == plain.visible


def test_date_field_for_today_adds_no_text():
    def today(said):
        return lambda sheet: sheet.acroForm.textfield(name="print_date", value=said, x=50, y=50, width=300)

    assert read(today("2019-03-12")).visible == read(today("2019-03-13")).visible


def drawn(*objects: bytes) -> Text:
    """A PDF of one page with the words "The page", whose annotations are object 5 and whose form is object 6."""
    said = b"BT /F 12 Tf 72 700 Td (The page) Tj ET"
    font = b"<< /Font << /F << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >>"
    parts = (
        b"<< /Type /Catalog /Pages 2 0 R /AcroForm 6 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Annots [5 0 R] /Resources "
        + font
        + b" >>",
        b"<< /Length %d >> stream\n%s\nendstream" % (len(said), said),
        *objects,
    )
    body = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, one) for number, one in enumerate(parts, 1))
    return extract(b"%PDF-1.7\n" + body + b"trailer << /Root 1 0 R >>\n%%EOF\n")


def field(settings: bytes) -> bytes:
    return b"<< /Type /Annot /Subtype /Widget /T (name) /Rect [50 50 350 90] " + settings + b" >>"


FORM = b"<< /Fields [5 0 R] /DA (/F 12 Tf) >>"


def test_field_of_a_form_that_also_has_an_xfa_form_is_read():
    """Offices make such forms with Adobe's LiveCycle."""
    xfa = b"<< /Length 11 >> stream\n<xdp></xdp>\nendstream"
    form = FORM.replace(b"/DA", b"/XFA 7 0 R /DA")
    assert drawn(field(b"/FT /Tx /V (Jane Example)"), form, xfa).visible == "The page\nJane Example"


def test_long_statement_in_a_field_or_note_is_read_whole():
    said = b"Forty witnesses were heard. " * 2000
    for one in (
        field(b"/FT /Tx /V (" + said + b")"),
        b"<< /Subtype /FreeText /Rect [0 0 9 9] /Contents (" + said + b") >>",
    ):
        assert drawn(one, FORM).visible == f"The page\n{said.decode().strip()}"


def test_chosen_entries_of_a_list_are_read_as_they_are_shown():
    options = b"/FT /Ch /Opt [[(de) (Germany)] [(fr) (France)] [(it) (Italy)]]"
    assert drawn(field(options + b" /Ff 131072 /V (fr)"), FORM).visible == "The page\nFrance"
    assert drawn(field(options + b" /Ff 2097152 /V [(de) (it)]"), FORM).visible == "The page\nGermany, Italy"


@pytest.mark.parametrize("kind", [b"Squiggly", b"Square", b"Circle", b"Line", b"Polygon", b"PolyLine", b"Ink"])
def test_note_on_a_drawn_mark_is_read_unless_it_is_hidden(kind):
    mark = b"<< /Subtype /" + kind + b" /Rect [0 0 99 99] /L [0 0 9 9] /Contents (Wrong figure) /F %d >>"
    assert [drawn(mark % flags, FORM).visible for flags in (4, 2)] == ["The page\nWrong figure", "The page"]
