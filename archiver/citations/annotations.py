"""The link annotations of a PDF page, and which of its text they cover."""

from __future__ import annotations

import ctypes
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

import pypdfium2
import pypdfium2.raw as pdfium_c

from archiver.citations.gathering import Gathering, Link

LINKS = 2000  # maximum per page
PLACES = 4_000_000  # maximum product of links and characters of a page that are compared
URI_BYTES = 8192
NEAR = 30.0  # points; only lines this close to a link are searched for its characters
SLACK = 1.0  # points by which a link's rectangle may be smaller than its text

LINE = re.compile("[^\\s\ufffe\x02](?:[^\\r\\n\ufffe\x02]*[^\\s\ufffe\x02])?")


def linked(
    document: pypdfium2.PdfDocument,
    page: pypdfium2.PdfPage,
    view: pypdfium2.PdfTextPage,
    text: str,
    gathering: Gathering,
) -> list[Link]:
    """The links of a page, with the text that they cover. Links that cover no text are put at its end."""
    marked = list(_annotations(document, page, gathering))
    boxes = _boxes(view, text, marked) if marked and len(text) * len(marked) <= PLACES else []
    return [link for one in marked for link in _links_of(one, boxes, text)]


@dataclass(frozen=True, slots=True)
class _Annotation:
    """A link annotation. `parts`: its rectangles as (left, bottom, right, top), in points."""

    target: str
    parts: tuple[tuple[float, float, float, float], ...]


def _annotations(
    document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, gathering: Gathering
) -> Iterator[_Annotation]:
    at, link = ctypes.c_int(0), pdfium_c.FPDF_LINK()
    for _ in range(LINKS):
        if not pdfium_c.FPDFLink_Enumerate(page, ctypes.byref(at), ctypes.byref(link)):
            return
        action = pdfium_c.FPDFLink_GetAction(link)
        kind = pdfium_c.FPDFAction_GetType(action) if action else pdfium_c.PDFACTION_GOTO
        if kind == pdfium_c.PDFACTION_URI:
            target = _uri(document, action)
            if target and not gathering.aside(target):
                yield _Annotation(target, tuple(_parts(link)))
        elif kind == pdfium_c.PDFACTION_GOTO:
            gathering.aside("#")
        else:
            gathering.aside("file:")


def _uri(document: pypdfium2.PdfDocument, action: object) -> str:
    size = pdfium_c.FPDFAction_GetURIPath(document, action, None, 0)
    if not 1 < size <= URI_BYTES:
        return ""
    buffer = ctypes.create_string_buffer(size)
    pdfium_c.FPDFAction_GetURIPath(document, action, buffer, size)
    raw = buffer.raw[: size - 1].rstrip(b"\x00")
    try:
        return raw.decode().strip()
    except UnicodeDecodeError:
        return raw.decode("latin-1").strip()


def _parts(link: object) -> Iterator[tuple[float, float, float, float]]:
    count = pdfium_c.FPDFLink_CountQuadPoints(link)
    for at in range(min(count, 50)):
        quad = pdfium_c.FS_QUADPOINTSF()
        if pdfium_c.FPDFLink_GetQuadPoints(link, at, ctypes.byref(quad)):
            across, up = (quad.x1, quad.x2, quad.x3, quad.x4), (quad.y1, quad.y2, quad.y3, quad.y4)
            yield min(across), min(up), max(across), max(up)
    if count < 1:
        rect = pdfium_c.FS_RECTF()
        if pdfium_c.FPDFLink_GetAnnotRect(link, ctypes.byref(rect)):
            yield (
                min(rect.left, rect.right),
                min(rect.top, rect.bottom),
                max(rect.left, rect.right),
                max(rect.top, rect.bottom),
            )


def _boxes(view: pypdfium2.PdfTextPage, text: str, marked: Sequence[_Annotation]) -> list[tuple[int, float, float]]:
    """(offset, centre x, centre y) of each visible character in lines near an annotation."""
    left, right, bottom, top = (ctypes.c_double() for _ in range(4))
    to = tuple(map(ctypes.byref, (left, right, bottom, top)))
    box = pdfium_c.FPDFText_GetCharBox
    bands = {(low - NEAR, high + NEAR) for one in marked for _, low, _, high in one.parts}

    def near(at: int) -> bool:
        return bool(box(view, at, *to)) and any(low <= bottom.value <= high for low, high in bands)

    lines = (line for line in LINE.finditer(text) if near(line.start()) or near(line.end() - 1))
    return [
        (at, (left.value + right.value) / 2, (bottom.value + top.value) / 2)
        for line in lines
        for at in range(*line.span())
        if not text[at].isspace() and box(view, at, *to)
    ]


def _links_of(one: _Annotation, boxes: Sequence[tuple[int, float, float]], text: str) -> list[Link]:
    """One link for each contiguous piece of text that an annotation covers; one at the text's end if it covers none."""
    covered: list[int] = []
    for left, bottom, right, top in one.parts:
        first, last, low, high = left - SLACK, right + SLACK, bottom - SLACK, top + SLACK
        covered += [at for at, across, up in boxes if first <= across <= last and low <= up <= high]
    links: list[Link] = []
    for at in sorted(set(covered)):
        if links and (at == links[-1].end or text[links[-1].end : at].isspace()):
            links[-1] = replace(links[-1], end=at + 1)
        else:
            links.append(Link(at, at + 1, one.target))
    return links or [Link(len(text), len(text), one.target)]
