"""The title of a PDF: from its metadata, or else the largest text on its first page, if larger than the rest."""

from __future__ import annotations

import ctypes
import re
import statistics
from collections import Counter
from itertools import takewhile

import pypdfium2
import pypdfium2.raw as pdfium_c

from archiver.citations import headings
from archiver.text.formats.pdf import metadata

CHARS = 4000  # characters of the first page that are looked at
LARGER = 1.2  # minimum ratio of a headline's height to the median
ALIKE = 0.95  # lines at least this share of the largest height belong to the headline
TITLE_CHARS = (4, 300)


_PROGRAMS = re.compile(r"^(?:Microsoft (?:Word|PowerPoint)|PowerPoint Presentation|Word)\s*[-–—]\s*", re.IGNORECASE)
# no titles: file names, and what programs and templates put there
_NONE = re.compile(
    r"\.(?:docx?|odt|rtf|indd|qxp|tex|dvi|pptx?|pages|pdf|wpd|x?html?|md|e?ps|svg|png|jpe?g)\Z|^[^\s_]+(?:_[^\s_]+)+\Z"
    r"|^(?:untitled|document\d*|layout \d+|unbenannt|\S+ (?:d[eio] )?powerpoint|powerpoint[ -]\S+)\Z"
    r"|^(?:slide|diapositiv[ae]?|folie|слайд|幻灯片|スライド) ?\d+\Z|^[a-z]+-(?:19|20)\d\d\Z"
    r"|^(?:thesis|report|paper|article|manuscript|main|rapport|mémoire|bericht|tesis|диплом(?:ная работа)?|отч[её]т|реферат|вкр|论文|毕业论文|論文)\Z"
    r"|^paper title \(use style|^doi:? ?10\.|^\S+ \d+\.\.\d+\Z|^https?://\S+\Z|^[\W\d_]+\Z",
    re.IGNORECASE,
)
# the institution, on the first page of theses and official papers
_WHOSE = re.compile(
    r"(?:министерство|федеральное|минобрнауки|міністерство|ministry of|ministère|ministerio|ministério|ministero|bundesministerium)\b",
    re.IGNORECASE,
)
_MARK = re.compile(r"(?<=[?!.»”\"])\d\Z")  # the mark of a note
_CONTENTS = re.compile(
    r"introduction|einleitung|введение|introducción|introdução|introduzione|abstract|summary|zusammenfassung|résumé|resumen|"
    r"(?:table of )?contents|inhalt(?:sverzeichnis)?|table des matières|sommaire|[ií]ndice|оглавление|содержание|目\s*[录錄次]|목\s*차|차례",
    re.IGNORECASE,
)


def title(document: pypdfium2.PdfDocument) -> str | None:
    """The title of a PDF: that of its metadata unless it is a file or program name; else its headline."""
    told = _MARK.sub("", _PROGRAMS.sub("", " ".join(metadata(document, "Title").split())).strip()[:1000])
    none = _NONE.search(told) or (told.isupper() and _WHOSE.match(told))
    return told if told and not none else _headline(document)


def subject(document: pypdfium2.PdfDocument) -> str:
    """The metadata fields in which publishers state journal, year and DOI."""
    return " ".join(metadata(document, name) for name in ("Title", "Subject", "Keywords"))


def _headline(document: pypdfium2.PdfDocument) -> str | None:
    """The first lines on the first page in its largest type, if they look like a title.

    Text in another direction than most, such as a draft's watermark, is ignored.
    """
    try:
        page = document[0]
        view = page.get_textpage()
        text = str(view.get_text_range(0, min(view.count_chars(), CHARS), errors="replace"))
    except (pypdfium2.PdfiumError, IndexError, UnicodeError, ValueError):
        return None
    heights: list[float] = []
    lines: list[tuple[str, float]] = []
    turns = Counter(_angle(view, number) for number, char in enumerate(text) if char.isalnum())
    usual = max(turns, key=turns.__getitem__, default=0)
    box, at = pdfium_c.FS_RECTF(), 0
    for line in text.splitlines(keepends=True):
        here = []
        for number, char in enumerate(line, start=at):
            if (
                char.isalnum()
                and _angle(view, number) == usual
                and pdfium_c.FPDFText_GetLooseCharBox(view, number, ctypes.byref(box))
            ):
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
    told = " ".join("".join(line for line, _ in run).replace("\ufffe", "-").split())
    told = _MARK.sub("", told)
    fits = TITLE_CHARS[0] <= len(told) <= TITLE_CHARS[1] and not (_NONE.search(told) or _WHOSE.match(told))
    return told if fits and headings.kind(told) is None and not _CONTENTS.fullmatch(told) else None


def _angle(view: pypdfium2.PdfTextPage, at: int) -> int:
    """The angle of a character in tenths of a radian."""
    return round(10 * float(pdfium_c.FPDFText_GetCharAngle(view, at)))
