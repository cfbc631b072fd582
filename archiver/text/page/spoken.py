"""Addresses and names of files that a link has elsewhere than in its `href`: in what its script does, beside it (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping

CODE_CHARS = 2000
FILES = frozenset({
    "pdf", "doc", "docx", "xls", "xlsx", "ppt", "pptx", "wps", "et", "dps", "ofd", "zip", "rar", "7z", "odt", "ods",
    "odp", "rtf", "caj", "epub", "csv", "docm", "xlsm", "pptm", "ppsx", "tsv", "txt", "gz", "tgz", "geojson", "kml", "kmz",
    "djvu", "xlsb", "dta", "sav", "mht", "mobi",
})  # fmt: skip
# what a page says of a file, where the address does not
TYPES = re.compile(
    r"application/(?:pdf|x-pdf|msword|rtf|epub|vnd\.(?:ms-(?:excel|powerpoint)|openxmlformats|oasis))", re.IGNORECASE
)
_ENDINGS = "|".join(sorted(FILES, key=len, reverse=True))
# "/files/a.pdf", "/virtual_attach_file.vsb?oid=1", "download.jsp?id=7": no page of the site would be called so
_ADDRESS = re.compile(
    rf"""["']([^"'\s<>\\()]{{0,600}}?(?:\.(?:{_ENDINGS})(?:[?#][^"'\s<>\\]{{0,300}})?|(?:download|attach|get_?file|bitstream|file_?down|(?:file|doc|document)_?id)[^"'\s<>\\()]{{0,200}}[?=/][^"'\s<>\\]{{1,300}}))["']""",
    re.IGNORECASE,
)
_FILE = re.compile(rf"\.(?:{_ENDINGS})(?:[?#].*)?$", re.IGNORECASE)
# that there is a file behind a link, in its words
SAYS_FILE = re.compile(
    r"\bpdfs?\b|\bdownload|\bfull (?:text|report)\b|下载|下載|附件|全文|ダウンロード|다운로드|첨부|télécharg|descarg|scaric|herunterladen|\bbaixar|скачать|"
    r"завантаж|تحميل|تنزيل|دانلود|\bunduh|\btải (?:về|xuống)|\bindir\b|ดาวน์โหลด|डाउनलोड|הורד",
    re.IGNORECASE,
)
_BESIDE = ("data-href", "data-url", "data-file", "data-link")


def led_to(attributes: Mapping[str, str]) -> str | None:
    """Where a link leads: its `href`, or the file that its script fetches where that leads nowhere."""
    href = attributes.get("href")
    code = (href or "").strip()
    if code and not code.startswith("#") and code[:11].lower() != "javascript:":
        return href
    beside = next((said for name in _BESIDE if _FILE.search(said := attributes.get(name, ""))), None)
    return beside or called(code) or called(attributes.get("onclick", "")) or href


def called(code: str) -> str | None:
    """The address of a file that a script has in quotes, the first of several; None where there is none."""
    found = _ADDRESS.search(code[:CODE_CHARS]) if "'" in code or '"' in code else None
    return found[1] if found is not None else None


def kind_of(attributes: Mapping[str, str]) -> str:
    """What a link says of the file behind it, its type or its name; else its `rel`."""
    said = attributes.get("type", "")
    if said and TYPES.match(said):
        return said
    named = (attributes.get("download", ""), attributes.get("title", ""))
    return next((one for one in named if one and _FILE.search(one.strip())), attributes.get("rel", ""))


def names_file(words: str) -> bool:
    """Whether the words of a link are the name of a file."""
    return "." in words and _FILE.search(words.strip()) is not None
