"""Form values, checked boxes and annotations of PDF pages. pdfium's page text does not include them."""

from __future__ import annotations

import ctypes
import logging
import re
from collections.abc import Callable
from contextlib import suppress

import pypdfium2
import pypdfium2.raw as pdfium_c

NOTES = 3000  # annotations per page
CHARS = 2_000_000  # of a page's annotations; the text of a document is cut there, too
BYTES = 4 * CHARS  # of one text, at most
OPTIONS = 2000  # of a list
CHECKED = "✓"

_SAYS = frozenset({
    pdfium_c.FPDF_ANNOT_TEXT, pdfium_c.FPDF_ANNOT_FREETEXT, pdfium_c.FPDF_ANNOT_STAMP, pdfium_c.FPDF_ANNOT_HIGHLIGHT,
    pdfium_c.FPDF_ANNOT_STRIKEOUT, pdfium_c.FPDF_ANNOT_UNDERLINE, pdfium_c.FPDF_ANNOT_SQUIGGLY, pdfium_c.FPDF_ANNOT_CARET,
    pdfium_c.FPDF_ANNOT_SQUARE, pdfium_c.FPDF_ANNOT_CIRCLE, pdfium_c.FPDF_ANNOT_LINE, pdfium_c.FPDF_ANNOT_POLYGON,
    pdfium_c.FPDF_ANNOT_POLYLINE, pdfium_c.FPDF_ANNOT_INK,
})  # fmt: skip
_BOXES = frozenset({pdfium_c.FPDF_FORMFIELD_CHECKBOX, pdfium_c.FPDF_FORMFIELD_RADIOBUTTON})
_LISTS = frozenset({pdfium_c.FPDF_FORMFIELD_COMBOBOX, pdfium_c.FPDF_FORMFIELD_LISTBOX})
_VALUES = _LISTS | {pdfium_c.FPDF_FORMFIELD_TEXTFIELD}
# forms that Adobe's LiveCycle makes have their fields in both forms
_FORMS = frozenset({
    pdfium_c.FORMTYPE_ACRO_FORM, pdfium_c.FORMTYPE_XFA_FOREGROUND, pdfium_c.FORMTYPE_XFA_FULL,
})  # fmt: skip
# fields that the server fills in at each download
_OF_LOOK = re.compile(r"today|current_?(?:date|time)|(?:print|download|access)_?(?:date|time)", re.IGNORECASE)

logging.getLogger("pypdfium2").setLevel(logging.ERROR)  # it warns of a form that has its fields twice


def with_forms(document: pypdfium2.PdfDocument) -> None:
    """Let the engine load the document's form; to be called before any page is opened."""
    if document.get_formtype() in _FORMS:
        with suppress(pypdfium2.PdfiumError):
            document.init_forms()


def filled_in(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage) -> list[str]:
    """The texts of the annotations and fields of a page, in file order."""
    count = min(pdfium_c.FPDFPage_GetAnnotCount(page.raw), NOTES)
    texts: list[str] = []
    size = 0
    for number in range(count):
        if size > CHARS:
            break
        annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, number)
        if not annotation:
            continue
        try:
            if text := " ".join(_annotation_text(document, annotation).split()):
                texts.append(text)
                size += len(text)
        finally:
            pdfium_c.FPDFPage_CloseAnnot(annotation)
    return texts


def _annotation_text(document: pypdfium2.PdfDocument, annotation: object) -> str:
    """The text of an annotation or form field; "" if it has none, or is hidden."""
    if pdfium_c.FPDFAnnot_GetFlags(annotation) & pdfium_c.FPDF_ANNOT_FLAG_HIDDEN:
        return ""
    kind = pdfium_c.FPDFAnnot_GetSubtype(annotation)
    if kind in _SAYS:
        return _string(lambda room, size: pdfium_c.FPDFAnnot_GetStringValue(annotation, b"Contents", room, size))
    if kind != pdfium_c.FPDF_ANNOT_WIDGET or document.formenv is None:
        return ""
    form = document.formenv.raw
    field = pdfium_c.FPDFAnnot_GetFormFieldType(form, annotation)
    field_name = _string(lambda room, size: pdfium_c.FPDFAnnot_GetFormFieldName(form, annotation, room, size))
    if field in _VALUES and _OF_LOOK.search(field_name) is None:
        chosen = _chosen(form, annotation) if field in _LISTS else ""
        return chosen or _string(lambda room, size: pdfium_c.FPDFAnnot_GetFormFieldValue(form, annotation, room, size))
    if field not in _BOXES or not pdfium_c.FPDFAnnot_IsChecked(form, annotation):
        return ""
    label = _string(lambda room, size: pdfium_c.FPDFAnnot_GetFormFieldAlternateName(form, annotation, room, size))
    return f"{CHECKED} {label or field_name.rpartition('.')[2]}"


def _chosen(form: object, annotation: object) -> str:
    """The chosen options of a list as they are shown; what is stored for them may be a code."""
    count = min(pdfium_c.FPDFAnnot_GetOptionCount(form, annotation), OPTIONS)

    def label(n: int) -> str:
        return _string(lambda room, size: pdfium_c.FPDFAnnot_GetOptionLabel(form, annotation, n, room, size))

    return ", ".join(label(n) for n in range(count) if pdfium_c.FPDFAnnot_IsOptionSelected(form, annotation, n))


def _string(read: Callable[[object, int], int]) -> str:
    """A string that the engine writes into a buffer, if it fits: UTF-16 with a terminator."""
    size = read(None, 0)
    if not 2 < size <= BYTES:
        return ""
    buffer = ctypes.create_string_buffer(size)
    whole = read(ctypes.cast(buffer, ctypes.POINTER(ctypes.c_ushort)), size) <= size
    return buffer.raw[: size - 2].decode("utf-16-le", "replace") if whole else ""
