"""Detects a media type from the first bytes (pure). What the server declares is another fact, kept separately."""

from __future__ import annotations

import re

from archiver.text.model import Kind

SNIFF_BYTES = 4096  # of the beginning that are read
PDF_BYTES = 1024  # of these, in which PDF readers look for the header (ISO 32000-1, annex H, note 13)

IMAGES = frozenset({"image/jpeg", "image/png", "image/webp", "image/gif", "image/avif"})  # of which a sketch is made
HTML = "text/html"
PLAIN = "text/plain"
JSON = "application/json"
XML = "application/xml"
PDF = "application/pdf"
DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PPTX = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
ODT = "application/vnd.oasis.opendocument.text"
ODS = "application/vnd.oasis.opendocument.spreadsheet"
ODP = "application/vnd.oasis.opendocument.presentation"
EPUB = "application/epub+zip"
RTF = "application/rtf"
OFD = "application/ofd"
DOC = "application/msword"
XLS = "application/vnd.ms-excel"
PPT = "application/vnd.ms-powerpoint"
COMPOUND = "application/x-ole-storage"  # any of these three, and others: its streams are named later
ZIP = "application/zip"  # also a document whose parts the first bytes do not name
GZIP = "application/gzip"
BINARY = "application/octet-stream"
PACKAGES = {
    DOCX: Kind.DOCX, XLSX: Kind.XLSX, PPTX: Kind.PPTX, ODT: Kind.ODT, ODS: Kind.ODS, ODP: Kind.ODP, EPUB: Kind.EPUB,
    OFD: Kind.OFD,
}  # fmt: skip
COMPOUNDS = {DOC: Kind.DOC, XLS: Kind.XLS, PPT: Kind.PPT}
PAPERS = {PDF: Kind.PDF, RTF: Kind.RTF} | PACKAGES | COMPOUNDS  # documents whose text is read, other than web pages

_MAGIC: tuple[tuple[bytes, str], ...] = (
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"GIF87a", "image/gif"),
    (b"GIF89a", "image/gif"),
    (b"\x00\x00\x01\x00", "image/x-icon"),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", COMPOUND),
    (b"\x1f\x8b", GZIP),
    (b"7z\xbc\xaf\x27\x1c", "application/x-7z-compressed"),
    (b"Rar!\x1a\x07", "application/vnd.rar"),
    (b"{\\rtf", RTF),
    (b"wOFF", "font/woff"),
    (b"wOF2", "font/woff2"),
    (b"\x00\x01\x00\x00", "font/ttf"),
    (b"OTTO", "font/otf"),
    (b"ID3", "audio/mpeg"),
    (b"%!PS", "application/postscript"),
)
# tags with which documents begin in practice; WHATWG mimesniff 7.1 lists fewer
_HTML = re.compile(
    rb"(?:\s|(?><!--.*?-->)|<\?xml[^>]*>)*+<(?:!d\w{2,9}\s[^>]{0,40}?html|html|head|body|title|meta|link|script|style|base|div|table|"
    rb"p|br|a|b|h[1-6]|iframe|frameset|font|center|img|span|form|noscript|section|article|main|header|nav|ul|ol|pre|"
    rb"center|!\[if)[\s>/]",
    re.IGNORECASE | re.DOTALL,
)
_ZIP = b"PK\x03\x04"
_BRANDS = {
    b"avif": "image/avif",
    b"avis": "image/avif",
    b"heic": "image/heic",
    b"heix": "image/heic",
    b"mif1": "image/heic",
}
_HOLDING = frozenset({  # files that may contain a PDF, or a PDF header
    "image/png", "image/jpeg", "image/gif", COMPOUND, GZIP, "application/x-7z-compressed",
    "application/vnd.rar",
})  # fmt: skip
_FILES = (_ZIP, *(magic for magic, kind in _MAGIC if kind in _HOLDING))
_WORD = re.compile(rb"[A-Za-z\x80-\xff]{2}")
_OBJECT = re.compile(rb"\d\s+\d+\s+obj\b|%%EOF|\bstartxref\b")  # every PDF has an object early on
_PAGE = re.compile(rb"<(?:!doctype|html|head|body|meta|title)[\s>]", re.IGNORECASE)
_XML = re.compile(rb"\s*<(?:\?xml|svg|rss|feed)[\s>]", re.IGNORECASE)
_JSON = re.compile(rb"\s*(?:\{\s*(?:[\"}]|\Z)|\[\s*(?:[\[\]{\"\d-]|true|false|null|\Z))")
_STORES = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:<\?xml[^>]{0,200}>\s*)?<Error>\s*<Code>")
_BOMS = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_CONTROLS = bytes(set(range(32)) - {9, 10, 12, 13, 27})


def sniff(first: bytes) -> str:
    """The media type of a document by its first bytes; application/octet-stream when nothing fits, "" when empty."""
    head = first[:SNIFF_BYTES]
    if not head:
        return ""
    if _is_pdf(head):
        return PDF
    if head.startswith(_ZIP):
        return _zip(head)
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "image/webp"
    if head[4:8] == b"ftyp":
        return _BRANDS.get(head[8:12], "video/mp4")
    return _textual(head)


def holds_page(first: bytes) -> bool:
    """Whether a text contains an HTML page, judged by its first bytes, as after a program's error message."""
    return _PAGE.search(first) is not None


def is_error(first: bytes) -> bool:
    """Whether it is the XML error message of an object store, which whoever passes it on may declare as HTML."""
    return _STORES.match(first) is not None


def _is_pdf(head: bytes) -> bool:
    """Whether it is a PDF, whatever precedes its header; a page or text that mentions one is not."""
    at = head.find(b"%PDF-", 0, PDF_BYTES)
    before, rest = head[: max(at, 0)], head[at:]
    if at < 0 or head.startswith(_FILES):
        return False
    if _is_binary(before) or not _WORD.search(before.removeprefix(_BOMS[0])):
        return True
    if not _OBJECT.search(rest):
        return False
    return _PAGE.search(before) is None or _is_binary(rest)


def _is_binary(data: bytes) -> bool:
    return len(data.translate(None, _CONTROLS)) < len(data) * 0.98


def _zip(head: bytes) -> str:
    """The type of a zip: office files name parts in the first local headers, ODF has its type as the first member."""
    if head[30:38] == b"mimetype":
        declared = head[38:138]
        return next((kind for kind in (ODT, ODS, ODP, EPUB) if declared.startswith(kind.encode())), ZIP)
    for part, kind in ((b"word/", DOCX), (b"xl/", XLSX), (b"ppt/", PPTX)):
        if part in head:
            return kind
    if head[30:49] == b"[Content_Types].xml":  # its parts are named later in the file: Word is by far the most common
        return DOCX
    return OFD if b"OFD.xml" in head else ZIP


def _textual(head: bytes) -> str:
    for bom in _BOMS:
        if head.startswith(bom):
            plain = head[len(bom) :].replace(b"\x00", b"")
            return _of_markup(plain) or (JSON if _JSON.match(plain) else PLAIN)
    if head[:8:2].strip(b"\x00") == b"" or head[1:8:2].strip(b"\x00") == b"":
        wide = head.replace(b"\x00", b"")
        if _HTML.match(wide):
            return HTML
    if markup := _of_markup(head):
        return markup
    if _is_binary(head):
        return BINARY
    return JSON if _JSON.match(head) else PLAIN


def _of_markup(head: bytes) -> str:
    """HTML or XML; "" for what is neither."""
    if _HTML.match(head):
        return HTML
    if _XML.match(head):
        return HTML if re.search(rb"<html[\s>]", head, re.IGNORECASE) else XML
    return ""
