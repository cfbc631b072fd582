"""Text of DOCX and ODT: a zip with few XML parts that matter. Sizes declared in the archive are not believed."""

from __future__ import annotations

import io
import lzma
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator

from archiver.text.formats.paragraphs import elements, of_docx, of_odt
from archiver.text.model import Kind, Text

PART_BYTES = 64 << 20  # of one decompressed part
CHARS = 2_000_000
_TYPES, _NOTES = "[Content_Types].xml", ("footnotes", "endnotes")
_USUAL = re.compile(r"word/document\d*\.xml")
# What a damaged archive may raise, whatever its parts are packed with
_BROKEN = (
    zipfile.BadZipFile, zlib.error, lzma.LZMAError, struct.error, LookupError, EOFError, OSError, RuntimeError, ValueError,
    ArithmeticError, MemoryError,
)  # fmt: skip
_DC = "{http://purl.org/dc/elements/1.1/}"


def docx(data: bytes, *, media_type: str) -> Text:
    """The paragraphs of the main part in order, then those of the notes."""
    main = main_part(data)
    named = dict(reversed(list(related(data, main))))
    notes = [named.get(one, posixpath.join(posixpath.dirname(main), f"{one}.xml")) for one in _NOTES]
    lines = [line for name in (main, *notes) for line in of_docx(member(data, name))]
    return _text(Kind.DOCX, media_type, lines, title_of(member(data, "docProps/core.xml")))


def odt(data: bytes, *, media_type: str) -> Text:
    """The paragraphs and headings of content.xml in order."""
    lines = of_odt(member(data, "content.xml"))
    locked = not lines and b"encryption-data" in member(data, "META-INF/manifest.xml")
    return _text(Kind.ODT, media_type, lines, title_of(member(data, "meta.xml")), locked=locked)


def _text(kind: Kind, media_type: str, lines: list[str], title: str | None, *, locked: bool = False) -> Text:
    whole = "\n".join(line for line in lines if line.strip())
    cut = len(whole) > CHARS
    whole = whole[:CHARS]
    return Text(
        kind=kind, media_type=media_type, title=title, visible=whole, main=whole, other=whole, prose_chars=len(whole),
        password_fields=int(locked), cut=cut,
    )  # fmt: skip


def main_part(data: bytes) -> str:
    """The name of the part that holds the text: as the archive says or, where it does not, as most programs name it; ""
    when it has none."""
    names = _names(data)
    wanted = [target for kind, target in related(data, "") if kind == "officeDocument"]
    for event, one in elements(member(data, _TYPES)):
        if event == "start" and str(one.get("ContentType", "")).endswith(".main+xml"):
            wanted.append(str(one.get("PartName", "")).lstrip("/"))
    return next((name for name in (*wanted, *filter(_USUAL.fullmatch, names)) if name in names), "")


def _names(data: bytes) -> list[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return sorted(archive.namelist())
    except _BROKEN:
        return []


def related(data: bytes, part: str) -> Iterator[tuple[str, str]]:
    """(what it is, name) of each part that a part names, or that the archive does (`part` "")."""
    folder, name = posixpath.split(part)
    for event, one in elements(member(data, posixpath.join(folder, "_rels", f"{name}.rels"))):
        target = str(one.get("Target", ""))
        if event == "start" and target and one.get("TargetMode") != "External":
            there = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
            yield str(one.get("Type", "")).rpartition("/")[2], there


def member(data: bytes, name: str) -> bytes:
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
    except _BROKEN:
        return b""


def title_of(meta: bytes) -> str | None:
    for event, element in elements(meta):
        if event == "end" and element.tag == _DC + "title" and element.text and element.text.strip():
            return " ".join(element.text.split())[:1000]
    return None
