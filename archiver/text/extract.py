"""Extracts the text of a document. Its bytes decide what it is, not what the server calls it."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from hashlib import sha256
from html import unescape

from archiver.text import sniff as types
from archiver.text.charset import decode
from archiver.text.coding import unpacked
from archiver.text.formats.delimited import is_table, values
from archiver.text.formats.html import html
from archiver.text.formats.image import image
from archiver.text.formats.legacy_office import binary
from archiver.text.formats.office import office
from archiver.text.formats.page_edges import Line, heads
from archiver.text.formats.page_edges import read as paged
from archiver.text.formats.pdf import pdf
from archiver.text.formats.rtf import rtf
from archiver.text.formats.signs import signs
from archiver.text.formats.svg_text import labels
from archiver.text.model import Kind, Text
from archiver.text.page.walk import TEXT_CHARS

HTML_BYTES = 12 << 20
FEEDS = 2  # form feeds from which a plain text counts as laid out in pages
_BETWEEN = re.compile(r">\s*<")
_DECLARATION = re.compile(r"\A\s*<\?xml\b[^<>]{0,200}\?>\s*")
_DRAWING = re.compile(r"<svg\b", re.IGNORECASE)
_TEXTS = frozenset({types.PLAIN, types.JSON, types.XML})
_READ = frozenset({
    *types.PAPERS, types.ZIP, types.COMPOUND, types.GZIP, types.HTML, *_TEXTS, *types.IMAGES,
})  # fmt: skip


def extract(content: bytes, *, media_type: str = "", charset_hint: str | None = None, url: str = "") -> Text:
    """The text of `content` (content-decoded).

    `media_type`: that of the Content-Type header; it only decides between HTML, plain text and delimited tables.
    `charset_hint`: that header's charset. `url`: the base for relative references; its extension can tell a table, too.
    """
    kind = types.sniff(content[: types.SNIFF_BYTES])
    if kind == types.GZIP:
        return _packed(content, charset_hint, url.removesuffix(".gz"))
    if kind == types.PDF:
        return pdf(content, media_type=kind)
    if kind in types.PACKAGES or kind == types.ZIP:
        return office(content, media_type=kind)
    if kind == types.COMPOUND:
        return binary(content, media_type=kind)
    if kind == types.RTF:
        return rtf(content, media_type=kind)
    may_be_html = kind in {types.PLAIN, types.XML, ""} and not types.is_error(content[: types.SNIFF_BYTES])
    if kind == types.HTML or (may_be_html and _says_html(media_type)):
        after_plain_text = kind == types.PLAIN and types.holds_page(content[: types.SNIFF_BYTES])
        html_type = types.HTML if after_plain_text else kind or types.HTML
        return html(content[:HTML_BYTES], media_type=html_type, header=charset_hint, url=url, main=True)
    if kind in _TEXTS:
        table = kind == types.PLAIN and is_table(media_type, url)
        return _plain(content, kind, charset_hint, table=table)
    if kind in types.IMAGES:
        return image(content, media_type=kind)
    return _other(kind)


def textless(first: bytes, *, media_type: str = "") -> Text | None:
    """What `extract` returns for a document without text, by its first SNIFF_BYTES; None when it may have text."""
    kind = types.sniff(first)
    if kind in _READ or (kind == "" and _says_html(media_type)):
        return None
    return _other(kind)


def _other(kind: str) -> Text:
    """The Text of a file that has none; `cut` for images that we cannot render: what they show is not known."""
    return Text(kind=Kind.OTHER, media_type=kind, cut=kind.startswith("image/"))


def _packed(content: bytes, charset_hint: str | None, url: str) -> Text:
    """The Text of a gzip file that holds a table or plain text: packing it again changes nothing."""
    inside = unpacked(content)
    kind = types.sniff(inside[: types.SNIFF_BYTES])
    if kind not in _TEXTS or len(inside) > HTML_BYTES:
        return Text(kind=Kind.OTHER, media_type=types.GZIP)
    return replace(_plain(inside, kind, charset_hint, table=is_table("", url)), media_type=types.GZIP)


def _says_html(media_type: str) -> bool:
    return media_type.partition(";")[0].strip().lower() in {types.HTML, "application/xhtml+xml"}


def _laid_out(text: str) -> str:
    """JSON with one value per line and its letters unescaped; unchanged if it does not parse.

    How a program formats JSON means nothing. Numbers stay as they are written.
    """
    try:
        data = json.loads(text.removeprefix("\ufeff"), parse_int=str, parse_float=str, parse_constant=str)
        # "replace": lone surrogates
        return json.dumps(data, ensure_ascii=False, indent=0, separators=("", ": ")).encode("utf-8", "replace").decode()
    except (ValueError, RecursionError):
        return text


def _plain(content: bytes, kind: str, charset_hint: str | None, *, table: bool) -> Text:
    text, codec = decode(content[:HTML_BYTES], charset_hint)
    laid_out = _laid_out(text) if kind == types.JSON else values(text) if table else text
    if kind == types.XML:
        drawn = "\n".join(labels(text)) if _DRAWING.search(text, 0, types.SNIFF_BYTES) else ""
        # one element per line, without the declaration: how a program formats and encodes XML means nothing
        laid_out = unescape(drawn) or _BETWEEN.sub(">\n<", _DECLARATION.sub("", text))
    pages = laid_out[:TEXT_CHARS].replace("\x00", "").split("\f")
    read = paged(pages) if len(pages) > FEEDS else [[Line(page) for page in pages]]
    whole = "\n".join(line.text for page in read for line in page)
    cut = max(len(text), len(laid_out)) > TEXT_CHARS or len(content) > HTML_BYTES
    return Text(
        kind=Kind.PLAIN, media_type=kind, charset=codec, visible=whole, main=whole, other=whole, running=heads(read),
        prose_chars=len(whole.strip()), signs=signs(content), cut=cut, rest=sha256(content).hexdigest() if cut else "",
    )  # fmt: skip
