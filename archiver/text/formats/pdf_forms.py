"""Form values, checked boxes and annotations of PDF pages. pdfium's page text does not include them."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Callable
from contextlib import suppress

import pypdfium2
import pypdfium2.raw as pdfium_c

NOTES = 3000  # annotations per page
CHARS = 20_000  # of one annotation
CHECKED = "✓"

_SAYS = frozenset({
    pdfium_c.FPDF_ANNOT_TEXT, pdfium_c.FPDF_ANNOT_FREETEXT, pdfium_c.FPDF_ANNOT_STAMP, pdfium_c.FPDF_ANNOT_HIGHLIGHT,
    pdfium_c.FPDF_ANNOT_STRIKEOUT, pdfium_c.FPDF_ANNOT_UNDERLINE, pdfium_c.FPDF_ANNOT_CARET,
})  # fmt: skip
_BOXES = frozenset({pdfium_c.FPDF_FORMFIELD_CHECKBOX, pdfium_c.FPDF_FORMFIELD_RADIOBUTTON})
_VALUES = frozenset({
    pdfium_c.FPDF_FORMFIELD_TEXTFIELD, pdfium_c.FPDF_FORMFIELD_COMBOBOX, pdfium_c.FPDF_FORMFIELD_LISTBOX,
})  # fmt: skip
# fields that the server fills in at each download
_OF_LOOK = re.compile(r"today|current_?(?:date|time)|(?:print|download|access)_?(?:date|time)", re.IGNORECASE)


def with_forms(document: pypdfium2.PdfDocument) -> None:
    """Let the engine load the document's form; to be called before any page is opened."""
    if document.get_formtype() == pdfium_c.FORMTYPE_ACRO_FORM:
        with suppress(pypdfium2.PdfiumError):
            document.init_forms()


def filled_in(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> list[str]:
    """The texts of the annotations and fields of a page, in file order."""
    count = min(pdfium_c.FPDFPage_GetAnnotCount(page.raw), NOTES)
    texts = []
    for number in range(count):
        annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, number)
        if not annotation:
            continue
        try:
            if text := " ".join(_annotation_text(document, annotation).split()):
                texts.append(text)
        finally:
            pdfium_c.FPDFPage_CloseAnnot(annotation)
    return texts


def _annotation_text(document: pypdfium2.PdfDocument, annotation: object) -> str:
    """The text of an annotation or form field; "" if it has none."""
    kind = pdfium_c.FPDFAnnot_GetSubtype(annotation)
    if kind in _SAYS:
        return _string(lambda room, size: pdfium_c.FPDFAnnot_GetStringValue(annotation, b"Contents", room, size))
    if kind != pdfium_c.FPDF_ANNOT_WIDGET or document.formenv is None:
        return ""
    form = document.formenv.raw
    field = pdfium_c.FPDFAnnot_GetFormFieldType(form, annotation)
    field_name = _string(lambda room, size: pdfium_c.FPDFAnnot_GetFormFieldName(form, annotation, room, size))
    if field in _VALUES and _OF_LOOK.search(field_name) is None:
        return _string(lambda room, size: pdfium_c.FPDFAnnot_GetFormFieldValue(form, annotation, room, size))
    if field not in _BOXES or not pdfium_c.FPDFAnnot_IsChecked(form, annotation):
        return ""
    label = _string(lambda room, size: pdfium_c.FPDFAnnot_GetFormFieldAlternateName(form, annotation, room, size))
    return f"{CHECKED} {label or field_name.rpartition('.')[2]}"


def _string(read: Callable[[object, int], int]) -> str:
    """A string that the engine writes into a buffer: UTF-16 with a terminator."""
    size = min(read(None, 0), 2 * CHARS)
    if size <= 2:
        return ""
    buffer = ctypes.create_string_buffer(size)
    whole = read(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size) <= size
    return buffer.raw[: size - 2].decode("utf-16-le", "replace") if whole else ""
