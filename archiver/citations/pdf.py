"""Reads what a PDF cites: the links on its pages, and the addresses in their text, by page and by footnote.

Not thread-safe, because pdfium is not: read one document at a time in a process.
"""

from __future__ import annotations

import ctypes
import html
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium_c

from archiver.citations import hyphens, margins, page_breaks
from archiver.citations.addresses import Address, addresses
from archiver.citations.annotations import LINE, linked
from archiver.citations.columns import filled, width
from archiver.citations.gathering import Gathering, Link, Passage
from archiver.citations.headline import subject, title
from archiver.citations.line_breaks import HYPHENS, Filled
from archiver.citations.model import Document, Refused
from archiver.citations.page_breaks import APART, HYPHEN, PARTED
from archiver.citations.pdf_notes import Notes
from archiver.citations.spaced import closed_up
from storage.urls import path_and_query

PAGES = 1500  # maximum pages that are read
CHARS = 6_000_000
PAGE_CHARS = 200_000
SENTENCE = ".,;:)"  # punctuation of the sentence that a link may include by mistake

_HYPHEN_OF_WORD = "-\u00ad\u2010"  # a single hyphen, as Word for Mac wrote each
_SOFT_HYPHEN = re.compile(r"(?<=\S)\u00ad(?=\S)")
_PARTED = dict.fromkeys(map(ord, "\r\n"), PARTED)
_HYPHENS = dict.fromkeys(map(ord, HYPHENS), "-")
LAST = 3  # last lines of a page that may be its foot

_RAISED = re.compile(r"[⁰¹²³⁴-⁹]+(?![^\s.,;:)\]])")
_FIGURES = re.compile(r"[0-9]+")
_FOLIO = re.compile(
    r"\W*(?:(?:page|p\.|seite)\s*)?(?:\d{1,5}|[ivxlc]{1,7})(?:\s*(?:of|von|/)\s*\d+)?\W*", re.IGNORECASE
)


def pdf(data: bytes) -> Document:
    """What a PDF cites, page by page. Raises Refused when it cannot be opened."""
    start = data.find(b"%PDF-", 0, 1024)
    try:
        document = pypdfium2.PdfDocument(data[start:] if start > 0 else data)
    except pypdfium2.PdfiumError as error:
        if error.err_code == pdfium_c.FPDF_ERR_PASSWORD:
            raise Refused("it has a password: save it without one and import it again") from None
        raise Refused("it cannot be opened: it is damaged, or is no PDF") from None
    try:
        return _read(document)
    finally:
        document.close()


def _read(document: pypdfium2.PdfDocument) -> Document:
    count = len(document)
    gathering = Gathering()
    pages: list[_Page] = []
    chars = 0
    for index in range(min(count, PAGES)):
        pages.append(_page(document, index, gathering))
        chars += len(pages[-1].text)
        if chars > CHARS:
            break
    _strike_running(pages, gathering)
    notes = Notes()
    begun = [notes.page(page.text) for page in pages]
    for (one, other), names in zip(pairwise(pages), begun, strict=False):
        _join_over_pages(one, other, names)
    _strike_hyphens(pages, gathering)
    for number, (page, following, names) in enumerate(zip(pages, [*pages[1:], None], begun, strict=True), start=1):
        _name_cut(page, number, min(names, default=len(page.text)), following, gathering)
        for passage in _passages(page, number, names):
            gathering.take(passage)
    gathering.own(subject(document))
    if len(pages) < count:
        gathering.notes.append(f"only its first {len(pages)} pages of {count} were read")
    empty = [number for number, page in enumerate(pages, start=1) if not page.text.strip()]
    if empty:
        gathering.notes.append(f"without text: {_page_list(empty)}; what is only an image there was not read")
    return gathering.document(title(document))


def _strike_running(pages: Sequence[_Page], gathering: Gathering) -> None:
    """Blanks running heads and feet that have addresses or links, and reports each address once.

    They are part of the layout and cite nothing.
    """
    found: dict[str, dict[int, None]] = {}
    for number, lines in sorted(
        margins.running({at: (one.text, one.edges) for at, one in enumerate(pages, 1)}).items()
    ):
        page = pages[number - 1]
        page.running = {line.start for line in lines}
        for line in lines:
            place = slice(line.start, line.end)
            links = [link for link in page.links if line.start <= link.start < line.end]
            told = dict.fromkeys([one.target for one in links] or [one.written for one in addresses(page.plain[place])])
            if told:
                page.links = [link for link in page.links if link not in links]
                page.text = page.text[: line.start] + " " * (line.end - line.start) + page.text[line.end :]
                page.covered(place)
            linked = {link.target for link in page.links}  # elsewhere on the page
            for one in (it for it in told if it not in linked):
                found.setdefault(one, {})[number] = None
    for one, numbers in found.items():
        gathering.fault(one, f"it stands at the head or the foot of {_page_list([*numbers])}")


def _join_over_pages(page: _Page, following: _Page, notes: Mapping[int, str]) -> None:
    """Moves an address that continues on the next page out of both pages, to `page.over`."""
    covered = {link.start for link in page.links} | {link.end - 1 for link in page.links}
    foot = min((at for at, name in notes.items() if name.startswith("footnote")), default=len(page.text))
    told = (following.plain, following.filled, following.running)
    if (found := page_breaks.find_continued_address(page.plain, page.filled, covered, foot, told)) is not None:
        page.over = _Page(plain=found.text, filled=found.filled)
        page.place = found.place.start
        page.covered(found.place)
        following.covered(found.rest)


def _strike_hyphens(pages: Sequence[_Page], gathering: Gathering) -> None:
    """Removes typesetter's hyphens from addresses.

    An address with a hyphen that may be its own is blanked and reported: with and without it may be two different
    pages.
    """
    parts = [(number, it) for number, one in enumerate(pages, 1) for it in (one, one.over) if it is not None]
    found = [
        (number, one, [*addresses(one.plain, filled=one.filled)])
        for number, one in parts
        if hyphens.at_line_end(one.plain)
    ]
    if not any(one.joined for _, _, it in found for one in it):
        return
    known = hyphens.Hyphens(hyphens.words(one.plain for one in pages))
    for _, page, it in found:
        known.learn(page.plain, it)
    for number, page, it in found:
        linked = [link for link in page.links if link.start < link.end]
        shown = [one for one in it if not any(link.start < one.end and one.start < link.end for link in linked)]
        page.plain, either = known.without(page.plain, shown)
        for one in either:
            gathering.fault(page.covered(slice(one.start, one.end)), hyphens.EITHER, f"page {number}")


def _name_cut(page: _Page, number: int, foot: int, following: _Page | None, gathering: Gathering) -> None:
    """Blanks and reports the addresses that may be cut off at the end of a page. `foot`: where its notes begin."""
    covered = {link.start for link in page.links} | {link.end - 1 for link in page.links}
    after = None if following is None else following.plain
    torn = False
    for place, host in page_breaks.at_ends(page.plain, page.filled, covered, foot, after):
        gathering.fault(page.covered(place), f"it may be cut off at the end of page {number}")
        torn = torn or host
    if following is not None and torn and (more := page_breaks.rest(following.plain)) is not None:
        told = following.covered(more)
        gathering.fault(told, f"it may be the rest of what the end of page {number} cuts off", f"page {number + 1}")
    for place, rest in page_breaks.turned(page.plain):
        if covered.isdisjoint(range(place.start, place.stop)):
            page.covered(rest)
            told = page.covered(place)
            gathering.fault(
                told, "it may go on in the next line, which is written from right to left", f"page {number}"
            )


def _page_list(pages: Sequence[int]) -> str:
    shown = ", ".join(map(str, pages[:10]))
    more = f" and {len(pages) - 10} more" if len(pages) > 10 else ""
    return f"page {shown}" if len(pages) == 1 else f"pages {shown}{more}"


@dataclass
class _Page:
    """A page.

    `text`: as pdfium has it. `plain`: the text in which addresses are searched, of the same length. `links`: those that
    cover no text are at its end. `filled`: how full each line is, by the offset of its end.
    """

    text: str = ""
    plain: str = ""
    links: list[Link] = field(default_factory=list)
    filled: dict[int, Filled] = field(default_factory=dict)
    edges: list[margins.Line] = field(default_factory=list)  # lines at its top and bottom
    running: set[int] = field(default_factory=set)  # where its running heads and feet begin
    over: _Page | None = None  # its last address, if that continues on the next page
    place: int = 0  # where that address begins

    def covered(self, place: slice) -> str:
        """Blanks a place in `plain`, so that no address is found there, and returns what it said."""
        told = " ".join(self.plain[place].translate(_HYPHENS).split()).rstrip(".,;")
        self.plain = self.plain[: place.start] + APART * len(self.plain[place]) + self.plain[place.stop :]
        return told


def _page(document: pypdfium2.PdfDocument, index: int, gathering: Gathering) -> _Page:
    try:
        page = document[index]
    except pypdfium2.PdfiumError:
        return _Page()
    try:
        view = page.get_textpage()
    except pypdfium2.PdfiumError:
        page.close()
        return _Page()
    try:
        text = _text(view)
        links = linked(document, page, view, text, gathering)
        plain = closed_up(_unmarked(view, _parted(view, text)))
        spans = [line.span() for line in LINE.finditer(text)]
        edges = [*spans[: margins.LINES], *spans[margins.LINES :][-margins.LINES :]]
        at = [margins.Line(start, end, _height(view, start)) for start, end in edges]
        return _Page(text, plain, links, filled(view, spans), at)
    finally:
        view.close()
        page.close()


def _text(view: pypdfium2.PdfTextPage) -> str:
    """The text of a page, with one character for each that pdfium counts.

    In some typefaces a hyphen and U+00AD share a glyph, and pdfium reports U+00AD. Within a line, a visible one is a
    hyphen.
    """
    count = min(view.count_chars(), PAGE_CHARS)
    try:
        text = str(view.get_text_range(0, count, errors="replace"))
    except (pypdfium2.PdfiumError, UnicodeError, ValueError):
        text = ""
    if len(text) != count:
        codes = (pdfium_c.FPDFText_GetUnicode(view, at) for at in range(count))
        text = "".join(chr(code) if 0 < code < 0x110000 and not 0xD800 <= code < 0xE000 else " " for code in codes)
    text = text.replace("\x00", " ").replace(_HYPHEN_OF_WORD, "-\u200b\u200b")
    seen = (at.start() for at in _SOFT_HYPHEN.finditer(text) if width(view, at.start()) > 0)
    letters = dict.fromkeys(seen, "-")
    return "".join(letters.get(at, one) for at, one in enumerate(text)) if letters else text


def _parted(view: pypdfium2.PdfTextPage, text: str) -> str:
    """The text with separators in place of line breaks that no address crosses.

    These are breaks before lines in another type size, and among the last lines of a page also those before a line that
    is far below, higher up, or the page number.
    """
    lines = list(LINE.finditer(text))
    heights = [_height(view, one.start()) for one in lines]
    drops = [above - below for above, below in pairwise(heights)]
    usual = median([one for one in drops if one > 1] or [0.0])
    for number in range(1, len(lines)):
        start, end, drop = lines[number - 1].end(), lines[number].start(), drops[number - 1]
        sized = all(abs(_size(view, end) - _size(view, at)) > 0.5 for at in (lines[number - 1].start(), start - 1))
        folio = number == len(lines) - 1 and _FOLIO.fullmatch(lines[number][0][:100]) is not None
        last = number >= len(lines) - LAST
        if last and (drop > 1.5 * usual or drop < -1 or sized or folio):
            signs = (HYPHEN if one in "\ufffe\x02" else APART for one in text[start:end])
            text = text[:start] + "".join(signs) + text[end:]
        elif sized:
            text = text[:start] + text[start:end].translate(_PARTED) + text[end:]
    return text


def _height(view: pypdfium2.PdfTextPage, at: int) -> float:
    across, up = ctypes.c_double(), ctypes.c_double()
    pdfium_c.FPDFText_GetCharOrigin(view, at, ctypes.byref(across), ctypes.byref(up))
    return up.value


def _size(view: pypdfium2.PdfTextPage, at: int) -> float:
    """The type size of a character in points. Some programs set text in size 1, or a negative one, and scale it."""
    matrix = pdfium_c.FS_MATRIX()
    scaled = pdfium_c.FPDFText_GetMatrix(view, at, ctypes.byref(matrix))
    return abs(float(pdfium_c.FPDFText_GetFontSize(view, at))) * (math.hypot(matrix.c, matrix.d) if scaled else 1.0)


def _unmarked(view: pypdfium2.PdfTextPage, text: str) -> str:
    """Blanks the marks of notes: superscript digits, and within addresses digits that are smaller and raised."""
    text = _RAISED.sub(lambda found: " " * len(found[0]), text)
    letters = list(text)
    for one in addresses(text):
        for found in _FIGURES.finditer(text, one.start + 4, one.end):
            at = found.start()
            size = _size(view, at - 1)
            if _size(view, at) < 0.85 * size and _height(view, at) > _height(view, at - 1) + 0.1 * size:
                letters[at : found.end()] = " " * len(found[0])
    return "".join(letters)


def _reliable_links(page: _Page) -> list[Link]:
    """The links of a page without those whose target is worse than the address that they show (`_says_less`)."""
    if not page.links:
        return page.links
    shown = {one.start: one for one in addresses(page.plain, filled=page.filled) if not one.cut}
    return [link for link in page.links if link.start not in shown or not _says_less(link, shown[link.start])]


def _says_less(link: Link, shown: Address) -> bool:
    """Whether a link's target is a worse form of the address that it shows.

    Some programs link only the first line of an address, some put its path in lower case, which leads elsewhere, and
    some include the sentence's punctuation.
    """
    if shown.joined and link.end < shown.end and len(link.target) < len(shown.written):
        return shown.written.startswith(link.target)
    told = html.unescape(link.target)
    if told.startswith(shown.written) and told != shown.written:
        return not told[len(shown.written) :].strip(SENTENCE)
    path = path_and_query(shown.written)
    return (
        told.casefold() == shown.written.casefold()
        and told.endswith(path.lower())
        and path.lower() != path != path.upper()
    )


def _passages(page: _Page, number: int, notes: Mapping[int, str]) -> Iterator[Passage]:
    """Yields the text of a page, each of its notes, an address over two pages, and links that cover no text.

    No quotations are taken: in a PDF it is uncertain which passage belongs to a note.
    """
    text, links = page.plain, _reliable_links(page)
    bounds = [0, *notes, len(text)]
    for start, end in pairwise(bounds):
        called = notes.get(start)
        yield Passage(
            text=text[start:end],
            links=tuple(
                replace(one, start=one.start - start, end=one.end - start) for one in links if start <= one.start < end
            ),
            locator=f"{called}, page {number}" if called else f"page {number}",
            filled={end - start: how for end, how in page.filled.items() if start < end},
            quoted=False,
        )
    if page.over is not None:
        called = next((notes[at] for at in sorted(notes, reverse=True) if at <= page.place), None)
        place = f"{called}, page {number}" if called else f"page {number}"
        yield Passage(text=page.over.plain, locator=place, filled=page.over.filled, quoted=False)
    bare = tuple(Link(0, 0, one.target) for one in links if one.start >= len(text))
    if bare:
        yield Passage(text="", links=bare, locator=f"page {number}")
