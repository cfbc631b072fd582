"""Finds addresses and names of files that a page has elsewhere than in an `href`: in scripts and other attributes (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping

CODE_CHARS = 2000  # max characters of a script that are read
FILES = frozenset({
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "ofd", "zip", "rar", "7z", "odt", "ods",
    "odp", "rtf", "caj", "epub", "csv", "docm", "xlsm", "pptm", "ppsx", "tsv", "txt", "gz", "tgz", "geojson", "kml", "kmz",
    "djvu", "xlsb", "dta", "sav", "mht", "mobi",
})  # fmt: skip
# media types of documents, which a page may state where the address does not tell
TYPES = re.compile(
    r"application/(?:pdf|x-pdf|msword|rtf|epub|vnd\.(?:ms-(?:excel|powerpoint)|openxmlformats|oasis))", re.IGNORECASE
)
_ENDINGS = "|".join(sorted(FILES, key=len, reverse=True))
# "/files/a.pdf", "/virtual_attach_file.vsb?oid=1", "download.jsp?id=7": addresses of files, not of pages
_ADDRESS = re.compile(
    rf"""["']([^"'\s<>\\()]{{0,600}}?(?:\.(?:{_ENDINGS})(?:[?#][^"'\s<>\\]{{0,300}})?|(?:download|attach|get_?file|bitstream|file_?down|(?:file|doc|document)_?id)[^"'\s<>\\()]{{0,200}}[?=/][^"'\s<>\\]{{1,300}}))["']""",
    re.IGNORECASE,
)
_FILE = re.compile(rf"\.(?:{_ENDINGS})(?:[?#].*)?$", re.IGNORECASE)
# words of a link that say that it leads to a file
SAYS_FILE = re.compile(
    r"\bpdfs?\b|\bdownload|\bfull (?:text|report)\b|下载|下載|附件|全文|ダウンロード|다운로드|첨부|télécharg|descarg|scaric|herunterladen|\bbaixar|скачать|"
    r"завантаж|تحميل|تنزيل|دانلود|\bunduh|\btải (?:về|xuống)|\bindir\b|ดาวน์โหลด|डाउनलोड|הורד",
    re.IGNORECASE,
)
_NAMING = ("download", "title")
_STATING = frozenset({"type", *_NAMING})
_FILE_ATTRIBUTES = ("data-href", "data-url", "data-file", "data-link")


def link_target(attributes: Mapping[str, str]) -> str | None:
    """Where a link leads: its `href` or, if that leads nowhere, the file that its script fetches."""
    href = attributes.get("href")
    code = (href or "").strip()
    if code and not code.startswith("#") and code[:11].lower() != "javascript:":
        return href
    beside = next((said for name in _FILE_ATTRIBUTES if _FILE.search(said := attributes.get(name, ""))), None)
    return beside or quoted_file_address(code) or quoted_file_address(attributes.get("onclick", "")) or href


def file_of_form(attributes: Mapping[str, str]) -> str | None:
    """The file that a form fetches, as its button does; None if its answer depends on what is entered or posted."""
    action = attributes.get("action", "").strip()
    posts = attributes.get("method", "get").strip().lower() not in {"", "get"}
    return action if not posts and _FILE.search(action) else None


def quoted_file_address(code: str) -> str | None:
    """The first address of a file that a script has in quotes; None if there is none."""
    found = _ADDRESS.search(code[:CODE_CHARS]) if "'" in code or '"' in code else None
    return found[1] if found is not None else None


def kind_of(attributes: Mapping[str, str]) -> str:
    """The type or name of its file that a link states; else its `rel`."""
    if _STATING.isdisjoint(attributes):  # true of most
        return attributes.get("rel", "")
    said = attributes.get("type", "")
    if said and TYPES.match(said):
        return said
    for name in _NAMING:
        if names_file(attributes.get(name, "")):
            return attributes[name]
    return attributes.get("rel", "")


def names_file(words: str) -> bool:
    """Whether the text of a link is a file name."""
    return "." in words and _FILE.search(words.strip()) is not None
