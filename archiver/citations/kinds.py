"""Detects what an imported file is, by its first bytes, its name and its content, and calls the reader for it.

Readers are imported when used, because that of PDFs alone takes longer to load than a list takes to read.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from archiver.citations.har import har, is_har
from archiver.citations.model import Document, Refused
from archiver.citations.web_archives import WEB_ARCHIVE, web_archive
from archiver.text.charset import declares, decode
from archiver.text.sniff import BINARY, DOCX, EPUB, HTML, ODP, ODS, ODT, PDF, PLAIN, PPTX, RTF, SNIFF_BYTES, XLSX, sniff

BYTES = 32 * 2**20  # maximum size of a document
TEXT_CHARS = 8_000_000
PROSE = 400  # lines that are looked at to tell a text from a list

_LISTS = frozenset({"toml", "csv", "tsv", "jsonl"})
_MARKDOWN = frozenset({"md", "markdown", "mdown", "mkd", "qmd", "rmd"})
_BIBLIOGRAPHIES = {
    "bibtex": frozenset({"bib", "bibtex", "biblatex"}), "ris": frozenset({"ris"}), "csl": frozenset({"json", "csljson"}),
}  # fmt: skip
_OPEN = frozenset({ODT, ODS, ODP})
_TEXTS = frozenset({"rst", "tex", "adoc", "org"}).union(_MARKDOWN, *_BIBLIOGRAPHIES.values())
_OFFICE = {
    "application/x-ole-storage": "an office document of the old kind, or one with a password: save it as DOCX or ODT, without a password",
    RTF: "an RTF document: save it as DOCX or ODT",
    XLSX: "a spreadsheet: save it as CSV, with a column url",
    PPTX: "a presentation: save it as PDF",
    EPUB: "an EPUB: import its pages, or a PDF of it",
    "application/gzip": "a gzip file: unpack it first",
}
_XML = "XML: of a reference manager, export RIS, BibTeX or CSL-JSON in its place; of all else, save it as PDF, DOCX, ODT or HTML"
_ROOT = re.compile(
    r"\s*+(?:<\?xml\b[^<>]*>\s*+|(?><!--.*?-->)\s*+)*+<(?P<name>[A-Za-z_][\w.-]*(?P<space>:[\w.-]+)?)(?P<rest>[\s>/][^<>]*)",
    re.DOTALL,
)
# scripts without spaces between words
_WITHOUT_BLANKS = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3001-\u30ff\u3400-\u9fff\uf900-\ufaff]")
_ADDRESS_FIRST = re.compile(r"\W{0,3}(?:[a-z][a-z0-9+.-]{1,20}://|www\.)[^，。；《》、]*\Z", re.IGNORECASE)
_NOT_ASCII_IN_ADDRESS = re.compile(rb"(?:://|www\.)[\x21-\x7e]{0,1000}[\x80-\xff]")
_BEYOND_ASCII = re.compile(rb"[\x80-\xff]+")
# characters that are rare in words of Latin script
_RARE = frozenset("¡¢£¤¥¦¨ª¬¯°±²³´µ¶·¸¹º¼½¾¿×÷").union(map(chr, range(0x80, 0xA0)))
_MAY_BE = re.compile(r"^[^\S\n]*+(?:@[A-Za-z]+\s*[{(]|TY  ?-|[\[{])", re.MULTILINE)  # possibly a bibliography
_TEX_SIGNS = re.compile(r"\\([_%&#~$])")  # LaTeX's escapes in addresses
_TEX_COMMENT = re.compile(r"(?:^|(?<=\s))%.*", re.MULTILINE)
_COMMENT = re.compile(r"(?:^|\s)#.*")
_CSV_URL = re.compile(r"(?:^|[,;\t|])\s*\"?(?:url|address|link)\"?\s*(?:[,;\t|]|$)", re.IGNORECASE)
_MARKED = re.compile(r"\]\(https?://|^\[\^\w+\]:", re.MULTILINE)  # Markdown links and notes
_ADDRESS_ALONE = re.compile(r"^[^\S\n]*+https?://\S+[^\S\n]*$", re.MULTILINE)
_TOML = re.compile(r"\[\[|[a-z_]+\s*=\s*[\"'\[{]")


def is_document(data: bytes, name: str, *, charset: str | None = None) -> bool:
    """Whether `data` is a document rather than a list of addresses. `name`: of the file, or its URL. `charset`: as its
    server declares it."""
    if web_archive(data) or is_har(data):
        return True
    kind = sniff(data[:SNIFF_BYTES])
    if kind not in {PLAIN, "application/json", ""}:
        return kind != BINARY
    suffix = _suffix(name)
    if suffix in _LISTS or suffix in _TEXTS:
        return suffix in _TEXTS
    text = _decoded(data[: 1 << 20], charset)
    if _is_list(text) and not _is_xml(text):
        from archiver.citations.bibliographies import kind as told  # one entry per line may look like a list

        return _MAY_BE.search(text) is not None and told(text) is not None
    return True


def read(data: bytes, name: str, *, url: str | None = None, charset: str | None = None) -> Document:
    """Reads what a document cites. Raises Refused when it cannot be read.

    `name`: of its file, or its URL. `url`: where it came from, if known; relative links are resolved against it.
    `charset`: as it is declared there.
    """
    if (archive := web_archive(data)) is not None:
        raise Refused(f"it is {archive}")
    if is_har(data):
        return har(data, BYTES)
    if len(data) > BYTES:
        raise Refused(
            f"it is larger than {BYTES >> 20} MiB: save it with smaller images, or in parts, and import these"
        )
    kind = sniff(data[:SNIFF_BYTES])
    if kind in _OFFICE:
        raise Refused(f"it is {_OFFICE[kind]}")
    if kind == PDF:
        from archiver.citations.pdf import pdf

        return pdf(data)
    if kind in {DOCX, *_OPEN, "application/zip"}:
        return _office(data, kind)
    if kind == HTML or (kind == "application/xml" and _suffix(name) in {"html", "htm", "xhtml"}):
        from archiver.citations.page import html

        return html(data, url=url, charset=charset)
    if kind == "application/xml":
        raise Refused(f"it is {_XML}")
    if kind in {PLAIN, "application/json", ""}:
        return _text(data, _suffix(name), charset)
    raise Refused(
        f"it is {kind or 'empty'}, which is not read; PDF, DOCX, ODT, HTML, Markdown, BibTeX, RIS, CSL-JSON and text are, "
        "and lists: CSV, TOML or an address a line"
    )


def _text(data: bytes, suffix: str, charset: str | None) -> Document:
    if _is_doubtful(data, charset):
        raise Refused("it does not say in which charset it is written, and may be read in several: save it as UTF-8")
    text = _decoded(data, charset)
    if _is_xml(text):
        raise Refused(f"it is {_XML}")
    if suffix == "tex":
        text = _TEX_SIGNS.sub(r"\1", _TEX_COMMENT.sub("", text))
    return _textual(text, suffix)(text)


def _office(data: bytes, kind: str) -> Document:
    from archiver.text.formats.package import Package

    package = Package(data)
    if kind not in _OPEN and package.main:
        from archiver.citations.docx import docx

        return docx(data)
    if kind in _OPEN or package.part("content.xml"):
        from archiver.citations.odt import odt

        return odt(data)
    if "datapackage.json" in package.names and any(name.startswith("archive/") for name in package.names):
        raise Refused(f"it is {WEB_ARCHIVE}")
    raise Refused("it is a zip file without a text that could be read: it is damaged, or is no DOCX or ODT")


def _textual(text: str, suffix: str) -> Callable[[str], Document]:
    """The reader for a text: chosen by its content first, then by its suffix."""
    from archiver.citations import bibliographies
    from archiver.citations.markdown import markdown
    from archiver.citations.plain import plain

    readers = {"bibtex": bibliographies.bibtex, "ris": bibliographies.ris, "csl": bibliographies.csl}
    named = next((name for name, suffixes in _BIBLIOGRAPHIES.items() if suffix in suffixes), None)
    kind = None if suffix in _MARKDOWN else bibliographies.kind(text)
    if kind or named:
        return readers[kind or named or ""]
    if suffix in _MARKDOWN or (not suffix and _MARKED.search(text)):
        return markdown
    return _running if _ADDRESS_ALONE.search(text) else plain


def _running(text: str) -> Document:
    from archiver.citations.plain import plain

    found = plain(text)
    return replace(found, notes=(*found.notes, "read as running text: as a list it has lines that are no address"))


def _decoded(data: bytes, charset: str | None) -> str:
    text, _ = decode(data, charset)
    return text[:TEXT_CHARS].replace("\x00", "").removeprefix("\ufeff")


def _suffix(name: str) -> str:
    """The suffix of a file name or URL, in lower case and without the dot; "" if there is none."""
    path = re.split(r"[?#]", name, maxsplit=1)[0] if "://" in name else name
    file = re.split(r"[/\\]", path)[-1]
    stem, dot, suffix = file.rpartition(".")
    return suffix.lower() if dot and stem else ""


def _is_list(text: str) -> bool:
    """Whether a text is a list: most of its lines are a single word, as an address is, or it is TOML or CSV."""
    lines = [line.strip() for line in text.splitlines() if line.strip()]
    said = [line for line in lines if not line.startswith("#")]
    if not said or _TOML.match(said[0]) or ("://" not in said[0] and _CSV_URL.search(said[0])):
        return True
    words = [_COMMENT.sub("", line).strip() for line in lines[:PROSE]]
    prose = sum(1 for line in words if len(line.split()) > 1 or _is_unspaced_prose(line))
    return prose * 2 < sum(1 for line in words if line)


def _is_unspaced_prose(line: str) -> bool:
    """Whether a line without spaces has words of a script that separates none, and is not an address."""
    return _WITHOUT_BLANKS.search(line) is not None and _ADDRESS_FIRST.match(line) is None


def _is_xml(text: str) -> bool:
    """Whether a text is XML: it has an XML declaration, or its root a namespace or the name `xml`."""
    root = _ROOT.match(text)
    if root is None:
        return False
    told = (
        root["space"]
        or "xmlns" in root["rest"]
        or root["name"].lower() == "xml"
        or "<?xml" in text[: root.start("name")]
    )
    return bool(told) and text.rstrip().endswith(f"</{root['name']}>")


def _is_doubtful(data: bytes, charset: str | None) -> bool:
    """Whether an address has non-ASCII bytes whose charset is uncertain, so that it may be misread.

    That is so if `charset` does not tell, the guessed one has one byte per character, and all that is not ASCII may be
    two-byte Chinese, or reads as hardly a word.
    """
    if data.isascii() or _NOT_ASCII_IN_ADDRESS.search(data) is None:
        return False
    text, codec = decode(data, charset)
    in_pairs = len(b"\xc4\xe3".decode(codec, "replace")) != 2  # the guess is a multi-byte charset
    if in_pairs or codec == "utf-8" or declares(charset, codec):
        return False
    runs = [len(run) for run in _BEYOND_ASCII.findall(data)]
    pairs = max(runs) >= 4 and all(length % 2 == 0 for length in runs)  # accented Latin letters rarely come in pairs
    beyond = [char for char in text if not char.isascii()]
    return pairs or sum(char in _RARE for char in beyond) * 8 > len(beyond)
