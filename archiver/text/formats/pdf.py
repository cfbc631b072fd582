"""Text of a PDF, page by page, by pdfium. The engine is not thread-safe: one document at a time per process."""

from __future__ import annotations

import re
import threading

import pypdfium2
import pypdfium2.raw as pdfium_c

from archiver.text.formats.page_edges import asides, counts, heads, joined, read
from archiver.text.formats.pdf_drawings import Drawn
from archiver.text.formats.pdf_forms import filled_in, with_forms
from archiver.text.model import Kind, Text
from archiver.text.normal import digest

PAGES = 1500  # read at most
CHARS = 2_000_000
# pdfium's marker for a hyphen at which a line was broken; the soft hyphen that we put in its place
_AT_LINE_END, _SOFT_HYPHEN = "\ufffe", "\u00ad"
_HYPHENS = re.compile(rf"{_AT_LINE_END}\s*(?=(\w{{0,2}}))")
_AT_PAGE_END = re.compile(rf"{_AT_LINE_END}(?=\d{{1,4}}\s*\Z)")  # before the page number
# U+2010, which some programs write where a line is broken
_SET_AT_LINE_END = re.compile(r"(?<=[^\W\d_])\u2010\n(?=([^\W\d_]))")
_DAY = re.compile(r"(?:D:)?(\d{4})(\d\d)(\d\d)")
_ONE_AT_A_TIME = threading.Lock()


def pdf(data: bytes, *, media_type: str) -> Text:
    """The `Text` of a PDF. Main and other text equal the visible text, as a PDF has no furniture that could be told
    apart."""
    start = data.find(b"%PDF-", 0, 1024)
    with _ONE_AT_A_TIME:
        try:
            document = pypdfium2.PdfDocument(data[start:] if start > 0 else data)
        except pypdfium2.PdfiumError as error:
            locked = error.err_code == pdfium_c.FPDF_ERR_PASSWORD
            return Text(kind=Kind.PDF, media_type=media_type, password_fields=int(locked))
        try:
            with_forms(document)
            return _read(document, Drawn(data), media_type)
        finally:
            document.close()


def _read(document: pypdfium2.PdfDocument, drawn: Drawn, media_type: str) -> Text:
    count = len(document)
    texts: list[str] = []
    images: list[str] = []
    size = 0
    for number in range(min(count, PAGES)):
        text, picture = _page(document, drawn, number)
        texts.append(text)
        size += len(text)
        if picture:
            images.append(f"{number + 1}:{picture}")
        if size > CHARS:
            break
    lines = read(texts) if any(texts) else []  # without text: no lines, not one empty line per page
    whole = joined(lines)[:CHARS]
    return Text(
        kind=Kind.PDF,
        media_type=media_type,
        title=_title(document),
        visible=whole,
        main=whole,
        other=whole,
        prose_chars=len(whole),
        pages=count,
        page_texts=tuple(digest(text) for text in texts),
        page_lines=counts(lines),
        page_images=tuple(images),
        cut=len(texts) < count or size > CHARS,
        asides=asides(lines),
        running=heads(lines),
        made=_made(document),
    )


def _page(document: pypdfium2.PdfDocument, drawn: Drawn, number: int) -> tuple[str, str]:
    """A page's text and the digest of its drawing. The digest is "" unless the page has no text, or only invisible text
    from OCR."""
    try:
        page = document[number]
    except pypdfium2.PdfiumError:
        return "", ""
    try:
        text = "\n".join([_page_text(page), *filled_in(document, page)])
        return text, "" if text.strip() and not drawn.is_picture(page) else drawn.page(page)
    finally:
        page.close()


def _page_text(page: pypdfium2.PdfPage) -> str:
    try:
        view = page.get_textpage()
    except pypdfium2.PdfiumError:
        return ""
    try:
        text = str(view.get_text_range(0, min(view.count_chars(), CHARS + 1), errors="replace"))
        text = _AT_PAGE_END.sub(f"{_SOFT_HYPHEN}\n", text.replace("\r\n", "\n"))
        text = _HYPHENS.sub(_hyphen, text)
        return _SET_AT_LINE_END.sub(lambda found: _SOFT_HYPHEN if found[1].islower() else found[0], text)
    except (pypdfium2.PdfiumError, UnicodeError, ValueError):
        return ""
    finally:
        view.close()


def _hyphen(found: re.Match[str]) -> str:
    """A hyphen or a soft hyphen for a line-break marker.

    Before a digit, or a capital followed by a lower-case letter, the hyphen is part of the word.
    """
    begins = found[1]
    of_the_word = begins[:1].isdigit() or (begins[:1].isupper() and begins[1:].islower())
    return found[0].replace(_AT_LINE_END, "-" if of_the_word else _SOFT_HYPHEN)


def _made(document: pypdfium2.PdfDocument) -> tuple[str, ...]:
    """The days on which the document was created and last saved by its metadata, in its program's time zone."""
    dates = (metadata(document, name) for name in ("CreationDate", "ModDate"))
    return tuple(dict.fromkeys("-".join(found.groups()) for one in dates if (found := _DAY.match(one)) is not None))


def _title(document: pypdfium2.PdfDocument) -> str | None:
    return " ".join(metadata(document, "Title").split())[:1000] or None


def metadata(document: pypdfium2.PdfDocument, name: str) -> str:
    """A field of the document's metadata; "" if it has none that can be read."""
    try:
        return str(document.get_metadata_value(name))
    except (pypdfium2.PdfiumError, UnicodeError, ValueError):
        return ""
