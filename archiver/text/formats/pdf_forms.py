"""What was put onto a page of a PDF and is no part of its drawing: values of its form, boxes that are checked, notes and texts over
it. The text of a page, as the engine has it, has none of these."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from contextlib import suppress

import pypdfium2
import pypdfium2.raw as pdfium_c

NOTES = 3000  # of a page
CHARS = 20_000  # of one
CHECKED = "✓"

_SAYS = frozenset({
    pdfium_c.FPDF_ANNOT_TEXT, pdfium_c.FPDF_ANNOT_FREETEXT, pdfium_c.FPDF_ANNOT_STAMP, pdfium_c.FPDF_ANNOT_HIGHLIGHT,
    pdfium_c.FPDF_ANNOT_STRIKEOUT, pdfium_c.FPDF_ANNOT_UNDERLINE, pdfium_c.FPDF_ANNOT_CARET,
})  # fmt: skip
_BOXES = frozenset({pdfium_c.FPDF_FORMFIELD_CHECKBOX, pdfium_c.FPDF_FORMFIELD_RADIOBUTTON})
_VALUES = frozenset({
    pdfium_c.FPDF_FORMFIELD_TEXTFIELD, pdfium_c.FPDF_FORMFIELD_COMBOBOX, pdfium_c.FPDF_FORMFIELD_LISTBOX,
})  # fmt: skip
# fields that a program fills in for whoever fetches the file
_OF_LOOK = re.compile(r"today|current_?(?:date|time)|(?:print|download|access)_?(?:date|time)", re.IGNORECASE)


def with_forms(document: pypdfium2.PdfDocument) -> None:
    """Have the engine read the form of a document, before any of its pages."""
    if document.get_formtype() == pdfium_c.FORMTYPE_ACRO_FORM:
        with suppress(pypdfium2.PdfiumError):
            document.init_forms()


def filled_in(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> list[str]:
    """Lines in the order in which the file has them."""
    count = min(pdfium_c.FPDFPage_GetAnnotCount(page.raw), NOTES)
    said = []
    for number in range(count):
        note = pdfium_c.FPDFPage_GetAnnot(page.raw, number)
        if not note:
            continue
        try:
            if text := " ".join(_said(document, note).split()):
                said.append(text)
        finally:
            pdfium_c.FPDFPage_CloseAnnot(note)
    return said


def _said(document: pypdfium2.PdfDocument, note: object) -> str:
    kind = pdfium_c.FPDFAnnot_GetSubtype(note)
    if kind in _SAYS:
        return _string(lambda room, size: pdfium_c.FPDFAnnot_GetStringValue(note, b"Contents", room, size))
    if kind != pdfium_c.FPDF_ANNOT_WIDGET or document.formenv is None:
        return ""
    form = document.formenv.raw
    field = pdfium_c.FPDFAnnot_GetFormFieldType(form, note)
    named = _string(lambda room, size: pdfium_c.FPDFAnnot_GetFormFieldName(form, note, room, size))
    if field in _VALUES and _OF_LOOK.search(named) is None:
        return _string(lambda room, size: pdfium_c.FPDFAnnot_GetFormFieldValue(form, note, room, size))
    if field not in _BOXES or not pdfium_c.FPDFAnnot_IsChecked(form, note):
        return ""
    called = _string(lambda room, size: pdfium_c.FPDFAnnot_GetFormFieldAlternateName(form, note, room, size))
    return f"{CHECKED} {called or named.rpartition('.')[2]}"


def _string(read: Callable[[object, int], int]) -> str:
    """What the engine writes into a room: UTF-16 and its end."""
    size = min(read(None, 0), 2 * CHARS)
    if size <= 2:
        return ""
    room = ctypes.create_string_buffer(size)
    whole = read(ctypes.cast(room, ctypes.POINTER(ctypes.c_ushort)), size) <= size
    return room.raw[: size - 2].decode("utf-16-le", "replace") if whole else ""
