"""Text of DOCX and ODT: a zip with few XML parts that matter. Sizes declared in the archive are not believed."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from archiver.text.model import Kind, Text

PART_BYTES = 64 << 20  # of one decompressed part
CHARS = 2_000_000
_DOCX_PARTS = ("document", "footnotes", "endnotes")
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_DC = "{http://purl.org/dc/elements/1.1/}"


def docx(data: bytes, *, media_type: str) -> Text:
    """The paragraphs of word/document.xml in order, then the notes."""
    lines = [line for name in _DOCX_PARTS for line in _docx_lines(_part(data, f"word/{name}.xml"))]
    return _text(Kind.DOCX, media_type, lines, _title(_part(data, "docProps/core.xml")))


def odt(data: bytes, *, media_type: str) -> Text:
    """The paragraphs and headings of content.xml in order."""
    body = _part(data, "content.xml")
    return _text(Kind.ODT, media_type, _odt_lines(body), _title(_part(data, "meta.xml")))


def _text(kind: Kind, media_type: str, lines: list[str], title: str | None) -> Text:
    whole = "\n".join(line for line in lines if line.strip())
    cut = len(whole) > CHARS
    whole = whole[:CHARS]
    return Text(
        kind=kind, media_type=media_type, title=title, visible=whole, main=whole, other=whole, prose_chars=len(whole),
        cut=cut,
    )  # fmt: skip


def _part(data: bytes, name: str) -> bytes:
    """One member, at most PART_BYTES of it; nothing when the archive is broken or has no such member."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive, archive.open(name) as part:
            out = bytearray()
            while len(out) < PART_BYTES:
                block = part.read(1 << 18)
                if not block:
                    break
                out += block
            return bytes(out)
    except (zipfile.BadZipFile, zlib.error, KeyError, EOFError, OSError, NotImplementedError, RuntimeError, ValueError):
        return b""


def _docx_lines(body: bytes) -> list[str]:
    lines: list[str] = []
    run: list[str] = []
    for element in _elements(body):
        if element.tag == _W + "t":
            run.append(element.text or "")
        elif element.tag in {_W + "br", _W + "cr"}:
            run.append("\n")
        elif element.tag == _W + "tab":
            run.append("\t")
        elif element.tag == _W + "noBreakHyphen":
            run.append("-")
        elif element.tag == _W + "p":
            lines.append("".join(run))
            run.clear()
            element.clear()
    lines.append("".join(run))
    return lines


def _odt_lines(body: bytes) -> list[str]:
    lines: list[str] = []
    for element in _elements(body):
        if element.tag in {_TEXT + "p", _TEXT + "h"}:
            lines.append("".join(str(part) for part in element.itertext()))
            element.clear()
    return lines


def _title(meta: bytes) -> str | None:
    for element in _elements(meta):
        if element.tag == _DC + "title" and element.text and element.text.strip():
            return " ".join(element.text.split())[:1000]
    return None


def _elements(body: bytes) -> Iterator[etree._Element]:
    """Elements as they end; a torn part gives those before the tear. No entities, no network, no huge trees."""
    events = etree.iterparse(
        io.BytesIO(body), events=("end",), resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
        recover=True,
    )  # fmt: skip
    try:
        for _, element in events:
            if isinstance(element.tag, str):
                yield element
    except etree.XMLSyntaxError:
        return
