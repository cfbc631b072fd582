"""The title of a PDF whose metadata have none: what is set largest on its first page, if that is larger than its text."""

from __future__ import annotations

import ctypes
import statistics
from itertools import takewhile

import pypdfium2
import pypdfium2.raw as pdfium_c

from archiver.citations import headings

CHARS = 4000  # of the page that are looked at
LARGER = 1.2  # than most of the text
ALIKE = 0.95  # of the largest: the same line, or one that it goes on in
TITLE_CHARS = (4, 300)


def headline(document: pypdfium2.PdfDocument) -> str | None:
    """The first lines of its first page that are set as large as any there."""
    try:
        page = document[0]
        view = page.get_textpage()
        text = str(view.get_text_range(0, min(view.count_chars(), CHARS), errors="replace"))
    except (pypdfium2.PdfiumError, IndexError, UnicodeError, ValueError):
        return None
    heights: list[float] = []
    lines: list[tuple[str, float]] = []
    box, at = pdfium_c.FS_RECTF(), 0
    for line in text.splitlines(keepends=True):
        here = []
        for number, char in enumerate(line, start=at):
            if char.isalnum() and pdfium_c.FPDFText_GetLooseCharBox(view, number, ctypes.byref(box)):
                here.append(abs(box.top - box.bottom))
        at += len(line)
        heights += here
        if here:
            lines.append((line, statistics.median(here)))
    view.close()
    page.close()
    if not heights or (most := max(height for _, height in lines)) < LARGER * statistics.median(heights):
        return None
    first = next(n for n, (_, height) in enumerate(lines) if height >= ALIKE * most)
    run = takewhile(lambda line: line[1] >= ALIKE * most, lines[first:])
    title = " ".join("".join(line for line, _ in run).replace("\ufffe", "-").split())
    return title if TITLE_CHARS[0] <= len(title) <= TITLE_CHARS[1] and headings.kind(title) is None else None
