"""Digests of what PDF pages draw, for pages with no text or only invisible text.

The digest is the same for the same drawing, however the file was saved. Images are digested one by one: as decoded
samples if their compression is lossless, else as the bytes in the file, because decoding a scan costs a thousand times
more. Everything else on the page (paths, patterns, annotations) is rendered without the images, and the bitmap is
digested. Object names, numbers and compression in the file have no influence.
"""

from __future__ import annotations

import ctypes
import hashlib
import re
import time
from collections.abc import Iterator

import pypdfium2
import pypdfium2.raw as pdfium_c

OBJECTS = 300_000  # page objects inspected, per document
IMAGES = 40_000  # digested, per document
FORMS = 30  # nesting depth of form objects
IMAGE_BYTES = 2 << 30  # digested, per document
DECODED_BYTES = 1 << 30  # decoded, per document; beyond it, images are digested as stored in the file
IMAGE_DECODED = 64 << 20  # decoded size of one image; a larger one is digested as stored
SAMPLE_BYTES = 4  # per pixel, at most
SCALE = 1.5  # pixels per point, i.e. 108 dpi: enough for another digit in the smallest print to change the bitmap
PIXELS = 4_000_000  # of a bitmap
SIDE = 20_000  # pixels
ROW = 4  # pixels: the width is a multiple of it, as other rows are padded with undefined bytes
# Rendering budget of a document, in path segments: a microsecond each where measured
COST = 10_000_000
PAGE_COST, SHADING_COST, PIXELS_A_COST = 10_000, 20_000, 50
SECONDS = 35.0  # per document: rendering that was built to be slow is stopped, and such pages get no digest
_MASKS = re.compile(rb"/S?Mask\s+\d+\s+\d+\s+R")
_BLANK = b"\xff"


class Drawn:
    """Digests the pages of one open document, within budgets for the whole document."""

    def __init__(self, data: bytes) -> None:
        self._masked = _MASKS.search(data) is not None  # the visible part of an image may then be in its mask
        self._objects, self._images, self._cost = OBJECTS, IMAGES, COST
        self._bytes, self._decoded = IMAGE_BYTES, DECODED_BYTES
        self._until: float | None = None
        self._room = ctypes.create_string_buffer(0)

    def is_picture(self, page: pypdfium2.PdfPage) -> bool:
        """Whether a page shows no text: a scan, whose text layer from OCR is invisible."""
        return (
            not any(kind == pdfium_c.FPDF_PAGEOBJ_TEXT and _shown(item) for item, kind, _ in self._drawing(page))
            and self._objects > 0
        )

    def page(self, page: pypdfium2.PdfPage) -> str:
        """The sha256 of what a page draws; "" when it draws nothing. Afterwards the page's images are deactivated."""
        images: list[str] = []
        cost, others = PAGE_COST, self._noted(page)
        for item, kind, masked in self._drawing(page):
            if kind == pdfium_c.FPDF_PAGEOBJ_TEXT and not _shown(item):
                continue
            image = self._image(item) if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE else ""
            if image:
                images.append(image)
            if image and not masked:
                pdfium_c.FPDFPageObj_SetIsActive(item, False)
            else:
                others, cost = True, cost + _cost(item, kind)
        if others or self._objects <= 0:
            images.append(self._picture(page, cost))
        found = [one for one in images if one]
        return hashlib.sha256(",".join(found).encode()).hexdigest() if found else ""

    def _drawing(self, page: pypdfium2.PdfPage) -> Iterator[tuple[object, int, bool]]:
        """(object, type, whether a mask or transparency applies) in drawing order, form objects replaced by their
        content."""
        count = pdfium_c.FPDFPage_CountObjects(page.raw)
        for number in range(count):
            yield from self._within(pdfium_c.FPDFPage_GetObject(page.raw, number), self._masked, FORMS)

    def _within(self, item: object, masked: bool, deep: int) -> Iterator[tuple[object, int, bool]]:
        """The object itself, or the objects in a form."""
        if self._objects <= 0 or not item:
            return
        self._objects -= 1
        kind = pdfium_c.FPDFPageObj_GetType(item)
        masked = masked or bool(pdfium_c.FPDFPageObj_HasTransparency(item))
        if kind != pdfium_c.FPDF_PAGEOBJ_FORM:
            yield item, kind, masked
        elif deep:
            for number in range(pdfium_c.FPDFFormObj_CountObjects(item)):
                yield from self._within(pdfium_c.FPDFFormObj_GetObject(item, number), masked, deep - 1)

    def _noted(self, page: pypdfium2.PdfPage) -> bool:
        """Whether a page has annotations other than links and pop-ups."""
        for number in range(min(pdfium_c.FPDFPage_GetAnnotCount(page.raw), self._objects)):
            self._objects -= 1
            annotation = pdfium_c.FPDFPage_GetAnnot(page.raw, number)
            kind = pdfium_c.FPDFAnnot_GetSubtype(annotation) if annotation else pdfium_c.FPDF_ANNOT_LINK
            pdfium_c.FPDFPage_CloseAnnot(annotation)
            if kind not in {pdfium_c.FPDF_ANNOT_LINK, pdfium_c.FPDF_ANNOT_POPUP}:
                return True
        return False

    def _image(self, item: object) -> str:
        """The sha256 of an image; "" when it is empty or over the budget."""
        self._images -= 1
        size = pdfium_c.FPDFImageObj_GetImageDataRaw(item, None, 0)
        if self._images < 0 or not 0 < size <= self._bytes:
            return ""
        self._bytes -= size
        read, least = pdfium_c.FPDFImageObj_GetImageDataRaw, max(size, _pixels(item) * SAMPLE_BYTES)
        if least <= min(IMAGE_DECODED, self._decoded):
            self._decoded -= least
            length = pdfium_c.FPDFImageObj_GetImageDataDecoded(item, None, 0)
            if 0 < length <= IMAGE_DECODED:
                read, size = pdfium_c.FPDFImageObj_GetImageDataDecoded, length
        if len(self._room) < size:
            self._room = ctypes.create_string_buffer(size)
        read(item, self._room, size)  # given any other length, pdfium writes nothing or aborts the process
        return hashlib.sha256(memoryview(self._room)[:size]).hexdigest()

    def _picture(self, page: pypdfium2.PdfPage, cost: int) -> str:
        """The sha256 of a rendered page; "" when it is blank or over the budget."""
        self._cost -= cost
        width, height = pdfium_c.FPDF_GetPageWidthF(page.raw), pdfium_c.FPDF_GetPageHeightF(page.raw)
        if self._cost < 0 or not (0 < width < SIDE * SIDE and 0 < height < SIDE * SIDE):
            return ""
        if self._until is None:
            self._until = time.monotonic() + SECONDS
        scale = min(SCALE, (PIXELS / (width * height)) ** 0.5, SIDE / max(width, height))
        size = max(ROW, int(width * scale) // ROW * ROW), max(1, int(height * scale))
        bitmap = pdfium_c.FPDFBitmap_CreateEx(*size, pdfium_c.FPDFBitmap_BGR, None, 0)
        if not bitmap:
            return ""
        try:
            return _rendered(page, bitmap, size, self._until)
        finally:
            pdfium_c.FPDFBitmap_Destroy(bitmap)


def _rendered(page: pypdfium2.PdfPage, bitmap: object, size: tuple[int, int], until: float) -> str:
    """The sha256 of a page rendered into a bitmap; "" when it is blank or not finished by `until`."""
    late = dict(pdfium_c.IFSDK_PAUSE._fields_)["NeedToPauseNow"](lambda _: time.monotonic() > until)
    pause = pdfium_c.IFSDK_PAUSE(version=1, NeedToPauseNow=late)
    pdfium_c.FPDFBitmap_FillRect(bitmap, 0, 0, *size, 0xFFFFFFFF)
    try:
        ended = pdfium_c.FPDF_RenderPageBitmap_Start(bitmap, page.raw, 0, 0, *size, 0, pdfium_c.FPDF_ANNOT, pause)
    finally:
        pdfium_c.FPDF_RenderPage_Close(page.raw)
    if ended != pdfium_c.FPDF_RENDER_DONE:
        return ""
    length = pdfium_c.FPDFBitmap_GetStride(bitmap) * size[1]
    drawn = ctypes.string_at(pdfium_c.FPDFBitmap_GetBuffer(bitmap), length)
    return "" if drawn.count(_BLANK) == length else hashlib.sha256(drawn).hexdigest()


def _shown(text: object) -> bool:
    return bool(pdfium_c.FPDFTextObj_GetTextRenderMode(text) != pdfium_c.FPDF_TEXTRENDERMODE_INVISIBLE)


def _cost(item: object, kind: int) -> int:
    """The cost of rendering an object, in path segments."""
    if kind == pdfium_c.FPDF_PAGEOBJ_IMAGE:
        return _pixels(item) // PIXELS_A_COST
    if kind == pdfium_c.FPDF_PAGEOBJ_PATH:
        return max(1, int(pdfium_c.FPDFPath_CountSegments(item)))
    return SHADING_COST if kind == pdfium_c.FPDF_PAGEOBJ_SHADING else 1


def _pixels(item: object) -> int:
    width, height = ctypes.c_uint(), ctypes.c_uint()
    pdfium_c.FPDFImageObj_GetImagePixelSize(item, width, height)
    return width.value * height.value
