"""Web archives (WARC, ARC) and their indexes (CDX, CDXJ), recognised by how they begin, whatever they are called (pure).

Their lines are text with addresses, but cite nothing.
"""

from __future__ import annotations

import re
import zlib
from contextlib import suppress

BEGINNING = 4096  # bytes that are looked at
ROWS = 10  # that are looked at in an index without a legend
WEB_ARCHIVE = (
    "a web archive: the copies in it are not taken in; to watch its addresses, import a list of them, one a line"
)
_INDEX = (
    "an index of a web archive (CDX): the copies that it leads to are not taken in; to watch its addresses, import a list of "
    "them, one a line"
)
_RECORDS = re.compile(rb"WARC/\d+\.\d+[ \t]*\r?\n|filedesc://")
_LEGEND = re.compile(rb"[ \t]?CDX((?:[ \t][A-Za-z])+)[ \t]*\r?\n")
# key, time, and then JSON with the address, the address, or (in an index of the parts of one) the part
_ROW = re.compile(
    rb"(?=[^\s)./]*+[)./])\S++ (?:\d{14}|\d{17})(?:(?P<json>[ \t]\{)|(?P<address> [a-z][a-z\d+.-]*:)|\t\S+\t\d+\t)",
    re.IGNORECASE,
)
_JSON_LINE = re.compile(rb"\s*\{\s*\"urlkey\"\s*:\s*\"")
_JSON_TABLE = re.compile(rb"\s*\[\s*\[\s*\"(?:urlkey|timestamp|original)\"\s*[,\]]")
_OF_JSON = """grep -o '"url": *"[^"]*"' | cut -d '"' -f 4"""


def web_archive(data: bytes) -> str | None:
    """What a file is that is a web archive or an index of one, gzipped or not, and what to do instead; None: neither."""
    begins, read = data[:BEGINNING], "cat"
    if begins.startswith(b"\x1f\x8b"):
        read = "zcat"
        with suppress(zlib.error):
            begins = zlib.decompressobj(31).decompress(begins, BEGINNING)
    begins = begins.removeprefix(b"\xef\xbb\xbf")
    if _RECORDS.match(begins):
        return WEB_ARCHIVE
    if _JSON_TABLE.match(begins):
        return f"{_INDEX}: its server gives one for fl=original without output=json"
    listing = _listing(begins)
    if listing is None:
        return None
    return f"{_INDEX}: `{read} FILE | {listing} | sort -u` prints one" if listing else _INDEX


def _listing(begins: bytes) -> str | None:
    """The command that prints the addresses of an index; "" if its lines have none, None if it is no index."""
    legend = _LEGEND.match(begins)
    if legend is not None:
        columns = legend[1].split()
        return _of_column(columns.index(b"a") + 1) if b"a" in columns else ""
    if _JSON_LINE.match(begins):
        return _OF_JSON
    lines = begins.splitlines()
    whole = lines[:-1] if len(begins) == BEGINNING and len(lines) > 1 else lines  # the last one may be cut
    rows = [_ROW.match(line) for line in whole if line.strip() and not line.startswith((b"!", b"@"))][:ROWS]
    first = rows[0] if rows and all(rows) else None
    if first is None:
        return None
    return _OF_JSON if first["json"] else _of_column(3) if first["address"] else ""


def _of_column(number: int) -> str:
    return f"""awk '${number} ~ "://" {{print ${number}}}'"""
