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
