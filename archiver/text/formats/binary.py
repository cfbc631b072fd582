"""Text of documents that are a compound file: papers, workbooks and presentations of office programs, as they were written until 2007
and as WPS writes them still."""

from __future__ import annotations

from archiver.text.coding import DECODED_BYTES
from archiver.text.formats.compound import HEAD_BYTES, Compound
from archiver.text.formats.paper import paper
from archiver.text.formats.slideshow import Slides
from archiver.text.formats.word import Document
from archiver.text.formats.workbook import Workbook
from archiver.text.model import Kind, Text
from archiver.text.sniff import COMPOUNDS, DOC, PPT, XLS

_NAMES = {"PowerPoint Document": PPT, "WordDocument": DOC, "Workbook": XLS}
_BEGINNINGS = {b"\xec\xa5": DOC, b"\x09\x08": XLS}  # of what lies first in most


def binary(data: bytes, *, media_type: str) -> Text:
    """`media_type`: by the first bytes, which are the same for all. Of any other file of streams, and of one that has a password, no
    text is taken: that it is locked is another type, as it is of newer ones."""
    compound = Compound(data)
    told, document = _document(compound)
    if document is not None and document.known:
        read = paper(COMPOUNDS[told], told, document.lines(), title=compound.title)
        if read.visible or _is_torn(compound, data):
            return read
        return Text(kind=Kind.OTHER, media_type=told)  # pictures and drawings: no text to compare
    if document is None and _is_torn(compound, data):
        begins = _BEGINNINGS.get(data[HEAD_BYTES : HEAD_BYTES + 2], "")
        told = next((kind for name, kind in _NAMES.items() if name.encode("utf-16-le") in data), begins)
        return Text(kind=COMPOUNDS.get(told, Kind.OTHER), media_type=told or media_type)
    return Text(kind=Kind.OTHER, media_type=media_type)


def _is_torn(compound: Compound, data: bytes) -> bool:
    return compound.broken and len(data) < DECODED_BYTES  # of a longer one the end is not here


def _document(compound: Compound) -> tuple[str, Document | Workbook | Slides | None]:
    """By which streams it has: a file that is sent as a paper may be a workbook."""
    if "WordDocument" in compound:
        return DOC, Document(compound)
    for name in ("Workbook", "Book"):
        if name in compound:
            return XLS, Workbook(compound.stream(name))
    if "PowerPoint Document" in compound:
        return PPT, Slides(compound.stream("PowerPoint Document"), compound.stream("Current User"))
    return "", None
