"""Text of the files that a DOCX takes in as they are (altChunk): HTML pages, alone or with their pictures (MHTML), other
DOCX, RTF and plain text.

Programs of web sites make whole documents so. Word shows them in place, and saves them as its own paragraphs.
"""

from __future__ import annotations

from collections.abc import Iterator
from email import message_from_bytes
from email.errors import MessageError

from archiver.text import sniff as types
from archiver.text.charset import decode
from archiver.text.formats.html import html
from archiver.text.formats.package import Package
from archiver.text.formats.paragraphs import of_docx
from archiver.text.formats.rtf import rtf

FILES = 100  # of a document
_MHTML = b"mime-version:"
HEAD_BYTES = 4096


def inserted(package: Package, part: str) -> Iterator[str]:
    """The lines of these files, in the order of the relationships."""
    names = [name for kind, name, _ in package.related(part) if kind.lower() == "afchunk"]
    for name in names[:FILES]:
        yield from _lines(package, package.part(name))


def _lines(package: Package, data: bytes) -> Iterator[str]:
    """The lines of one file."""
    charset = None
    if _MHTML in data[:HEAD_BYTES].lower():
        data, charset = _page_of(data)
    kind = types.sniff(data[: types.SNIFF_BYTES])
    if kind in {types.DOCX, types.ZIP}:
        other = Package(data)
        yield from of_docx(other.part(other.main))
        package.cut = package.cut or other.cut
    elif kind == types.RTF:
        yield from rtf(data, media_type=kind).visible.split("\n")
    elif kind == types.HTML or types.holds_page(data[: types.SNIFF_BYTES]):
        page = html(data, media_type=types.HTML, header=charset, url="", main=False)
        package.cut = package.cut or page.cut
        yield from page.visible.split("\n")
    elif kind in {types.PLAIN, types.XML, types.JSON}:
        yield from decode(data, charset)[0].split("\n")


def _page_of(data: bytes) -> tuple[bytes, str | None]:
    """The page of an MHTML file, which is its first text, and its charset."""
    try:
        for one in message_from_bytes(data).walk():
            if one.get_content_maintype() == "text":
                content = one.get_payload(decode=True)
                return content if isinstance(content, bytes) else b"", one.get_content_charset()
    except (MessageError, ValueError, LookupError, RecursionError):
        return b"", None
    return b"", None
