"""Text of documents that are a zip of parts: office documents (OOXML, ODF), OFD and EPUB. Other archives are listed."""

from __future__ import annotations

import posixpath
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from hashlib import sha256
from itertools import chain

from archiver.text.coding import DECODED_BYTES
from archiver.text.formats.book import contents, locks, of_epub
from archiver.text.formats.elements import elements, local
from archiver.text.formats.inserted import inserted
from archiver.text.formats.ofd import ROOT, ofd
from archiver.text.formats.package import Package, made_on, title_of
from archiver.text.formats.paper import paper
from archiver.text.formats.paragraphs import of_docx, of_odt
from archiver.text.formats.slides import charts, diagrams, of_pptx
from archiver.text.formats.spreadsheet import of_ods, of_xlsx
from archiver.text.model import Kind, Text
from archiver.text.sniff import DOCX, EPUB, OFD, PACKAGES, PPTX, XLSX, ZIP

# by the root element of the main part, which decides rather than the first bytes
_ROOTS = {"document": DOCX, "workbook": XLSX, "presentation": PPTX}
ROOT_BYTES = 1 << 16
# parts that record when, by whom or with which program a file was saved, not what it says
_SAVING = (
    "docProps/",
    "meta.xml",
    "settings.xml",
    "Thumbnails/",
    "customXml/",
    "_rels/",
    "[Content_Types].xml",
    "META-INF/",
)
_NOTES = ("footnotes", "endnotes")


def office(data: bytes, *, media_type: str) -> Text:
    """The text of a package; for an archive of another kind, a table of its files. `media_type`: as told by the first
    bytes."""
    package = Package(data)
    if media_type == ZIP or media_type in _ROOTS.values():
        root = next((local(one) for _, one in elements(package.part(package.main, ROOT_BYTES))), "")
        media_type = _ROOTS.get(root, media_type)
    if media_type == ZIP:
        declared = package.part("mimetype", ROOT_BYTES).decode("ascii", "replace").strip()
        declared = OFD if ROOT in package.names else declared
        media_type = EPUB if contents(package) else declared if declared in PACKAGES else ZIP
    if media_type == ZIP:
        return _file_list(package)
    kind = PACKAGES[media_type]
    if kind is Kind.OFD:
        read = ofd(package, media_type)
    else:
        properties = package.part(_properties(package, kind))
        read = paper(kind, media_type, _READERS[kind](package), title=title_of(properties))
        read = replace(read, made=made_on(properties))
    if read.visible or (package.broken and len(data) < DECODED_BYTES):  # longer files were cut off by ourselves
        cut = read.cut or package.cut
        return replace(read, cut=cut, rest=_content_digest(package) if cut else "")
    locked = bool(locks(package)) or b"encryption-data" in package.part("META-INF/manifest.xml")
    # an empty text without encryption: only pictures and drawings, nothing to compare
    return replace(read, password_fields=1) if locked else Text(kind=Kind.OTHER, media_type=media_type)


def _file_list(package: Package) -> Text:
    """A table of the files in an archive: name, size, checksum.

    It is the same however and whenever the archive was packed, and names each file that was added, removed or changed.
    """
    files = sorted(package.files())
    if not files:
        return Text(kind=Kind.OTHER, media_type=ZIP)
    rows = (f"{name}\t{size}\t{check}" for name, size, check in files)
    return paper(Kind.PLAIN, ZIP, chain(("File\tBytes\tCheck sum",), rows))


def _content_digest(package: Package) -> str:
    """A digest of all parts with content; independent of when, by whom and with which program the file was saved."""
    parts = sorted(one for one in package.files() if not one[0].startswith(_SAVING))
    return sha256(repr(parts).encode("utf-8", "surrogatepass")).hexdigest()


def _docx(package: Package) -> Iterator[str]:
    """The paragraphs of the main part, then those of the diagrams, charts and files in it, then footnotes and endnotes."""
    main = package.main
    part_names = {one.kind: one.name for one in reversed(list(package.related(main)))}
    notes = [part_names.get(one, posixpath.join(posixpath.dirname(main), f"{one}.xml")) for one in _NOTES]
    yield from of_docx(package.part(main))
    yield from chain(diagrams(package, main), charts(package, main), inserted(package, main))
    for name in notes:
        yield from of_docx(package.part(name))


def _odf(package: Package) -> Iterable[str]:
    """The paragraphs and headings of content.xml, in order."""
    return of_odt(package.part("content.xml"))


_READERS: Mapping[Kind, Callable[[Package], Iterable[str]]] = {
    Kind.DOCX: _docx, Kind.XLSX: of_xlsx, Kind.PPTX: of_pptx, Kind.ODT: _odf, Kind.ODP: _odf, Kind.ODS: of_ods,
    Kind.EPUB: of_epub,
}  # fmt: skip


def _properties(package: Package, kind: Kind) -> str:
    """The name of the part with the document's metadata."""
    if kind is Kind.EPUB:
        return contents(package)
    return "meta.xml" if kind in {Kind.ODT, Kind.ODS, Kind.ODP} else "docProps/core.xml"
