"""Text of documents in compound files: the binary formats DOC, XLS and PPT.

Office programs wrote them until 2007, and WPS still does.
"""

from __future__ import annotations

from archiver.text.coding import DECODED_BYTES
from archiver.text.formats.compound import HEAD_BYTES, Compound
from archiver.text.formats.doc import Document
from archiver.text.formats.paper import paper
from archiver.text.formats.ppt import Slides
from archiver.text.formats.xls import Workbook
from archiver.text.model import Kind, Text
from archiver.text.sniff import COMPOUNDS, DOC, PPT, XLS

_NAMES = {"PowerPoint Document": PPT, "WordDocument": DOC, "Workbook": XLS}
_BEGINNINGS = {b"\xec\xa5": DOC, b"\x09\x08": XLS}  # first bytes of the stream that usually follows the header


def binary(data: bytes, *, media_type: str) -> Text:
    """The text of a compound file; a `Text` of kind OTHER if it is of another kind or has a password.

    `media_type`: as told by the first bytes, which all compound files share. The streams tell the actual type, but a
    file with a password keeps this one: that it is locked shows in its type, as it does for newer formats.
    """
    compound = Compound(data)
    actual_type, document = _document(compound)
    if document is not None and document.known:
        read = paper(COMPOUNDS[actual_type], actual_type, document.lines(), title=compound.title)
        if read.visible or _is_torn(compound, data):
            return read
        return Text(kind=Kind.OTHER, media_type=actual_type)  # only pictures and drawings: no text to compare
    if document is None and _is_torn(compound, data):
        begins = _BEGINNINGS.get(data[HEAD_BYTES : HEAD_BYTES + 2], "")
        actual_type = next((kind for name, kind in _NAMES.items() if name.encode("utf-16-le") in data), begins)
        return Text(kind=COMPOUNDS.get(actual_type, Kind.OTHER), media_type=actual_type or media_type)
    return Text(kind=Kind.OTHER, media_type=media_type)


def _is_torn(compound: Compound, data: bytes) -> bool:
    """Whether the file was cut off in transfer."""
    return compound.broken and len(data) < DECODED_BYTES  # longer files were cut off by ourselves


def _document(compound: Compound) -> tuple[str, Document | Workbook | Slides | None]:
    """The media type and the reader, chosen by the streams: a file that is served as a DOC may be a workbook."""
    if "WordDocument" in compound:
        return DOC, Document(compound)
    for name in ("Workbook", "Book"):
        if name in compound:
            return XLS, Workbook(compound.stream(name))
    if "PowerPoint Document" in compound:
        return PPT, Slides(compound.stream("PowerPoint Document"), compound.stream("Current User"))
    return "", None
