"""Decides how a kept answer is shown: first by its bytes, then by the declared type. Pure.

Nothing is sent as a page that does not look like one, and nothing with a media type outside these lists.
"""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum
from typing import NamedTuple

from archiver.text import coding
from archiver.text.sniff import BINARY, HTML, PDF, PLAIN, sniff


class Kind(StrEnum):
    """How an answer is shown."""

    PAGE = "page"
    TEXT = "text"
    STYLE = "style"
    IMAGE = "image"
    FONT = "font"
    MEDIA = "media"
    PDF = "pdf"
    FILE = "file"  # not shown: offered as a download


class Shown(NamedTuple):
    """A kind, and the media type to send."""

    kind: Kind
    media_type: str


SVG = "image/svg+xml"
_NOTHING = ""
_XHTML = frozenset({"application/xhtml+xml", "application/vnd.wap.xhtml+xml"})
_XML = frozenset({"application/xml", "text/xml"})
XML_PAGES = _XHTML | _XML  # pages of these types are parsed as XHTML
PAGES = _XHTML | {"text/html", _NOTHING}
_XHTML_NAMESPACE = b"http://www.w3.org/1999/xhtml"
_UNKNOWN = frozenset(
    {"*/*", "unknown/unknown", "application/unknown"}
)  # WHATWG mimesniff 7: as if nothing was declared
_LOOSE = frozenset({HTML, PLAIN, "application/xml", _NOTHING})  # sniffed types that may be markup
_TEXTS = frozenset({PLAIN, "application/json", "application/xml", HTML, _NOTHING})
_TEXT_TYPES = frozenset({"application/json", "application/xml", "application/javascript", "application/ld+json", "application/rss+xml",
                         "application/atom+xml", "application/x-javascript"})  # fmt: skip
_STYLES = frozenset({"text/css", "text/plain", "application/octet-stream", _NOTHING})
# recognised by their bytes
_IMAGES = frozenset({"image/png", "image/jpeg", "image/gif", "image/webp", "image/x-icon", "image/avif"})
_BY_WORD = {"image/avif": Kind.IMAGE, "image/bmp": Kind.IMAGE, "image/vnd.microsoft.icon": Kind.IMAGE,
            "audio/mpeg": Kind.MEDIA, "audio/ogg": Kind.MEDIA, "audio/wav": Kind.MEDIA, "audio/mp4": Kind.MEDIA, "audio/aac": Kind.MEDIA,
            "audio/flac": Kind.MEDIA, "audio/webm": Kind.MEDIA, "video/mp4": Kind.MEDIA, "video/webm": Kind.MEDIA,
            "video/ogg": Kind.MEDIA}  # fmt: skip
_BINARY = frozenset({BINARY, "video/mp4", "audio/mpeg", "image/heic"})  # sniffed types that they may have


def declared(headers: Iterable[tuple[str, str]]) -> tuple[str, str | None]:
    """The media type and charset that browsers take from the headers; "" and None if there is nothing usable.

    Of several values, in one header or in several, the last usable one counts; a type ends at white space.
    """
    media_type, charset = _NOTHING, None
    for value in (value for name, value in headers if name.lower() == "content-type"):
        for part in value.split(","):
            given, label = coding.media_type_and_charset(part)
            given = next(iter(given.split()), "")
            if "/" not in given.strip("/") or given in _UNKNOWN:
                continue
            charset = label or (charset if given == media_type else None)
            media_type = given
    return media_type, charset


def shown(head: bytes, declared: str) -> Shown:
    """How a document with these first bytes is shown.

    `declared`: the media type that the site gave, lower case, without parameters.
    """
    seen = sniff(head)
    if seen == PDF:
        return Shown(Kind.PDF, PDF)
    if seen in _IMAGES:
        return Shown(Kind.IMAGE, seen)
    if seen.startswith("font/"):
        return Shown(Kind.FONT, seen)
    if declared.startswith("image/") and head.startswith(b"BM") and seen == BINARY:
        return Shown(Kind.IMAGE, "image/bmp")  # declared as image/x-ms-bmp, for instance
    if declared in _BY_WORD and seen in _BINARY:
        return Shown(_BY_WORD[declared], declared)
    if declared == SVG and seen in _LOOSE:
        return Shown(Kind.IMAGE, SVG)
    if declared in PAGES and seen in _LOOSE and (declared or seen == HTML):
        return Shown(Kind.PAGE, HTML)
    if declared in _XML and seen == HTML and _XHTML_NAMESPACE in head:
        return Shown(Kind.PAGE, HTML)
    if declared == "text/css" and seen in _TEXTS:
        return Shown(Kind.STYLE, "text/css")
    if seen in _TEXTS and (declared.startswith("text/") or declared in _TEXT_TYPES or (not declared and seen != HTML)):
        return Shown(Kind.TEXT, PLAIN)
    if seen in {"video/mp4", "audio/mpeg"}:
        return Shown(Kind.MEDIA, seen)
    return Shown(Kind.FILE, BINARY)


def is_style(head: bytes, declared: str) -> bool:
    """Whether an answer may be used as a style sheet; an HTML page sent in its place may not."""
    return declared in _STYLES and sniff(head) in _TEXTS - {HTML}
