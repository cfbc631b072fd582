"""Links that may lead to a document although neither address nor link text names a file type (pure).

Examples: "Download", download.php?id=7. Only the response tells."""

from __future__ import annotations

import re

from archiver.text.faster_patterns import required_literals
from archiver.text.literals import Literals, in_one_case
from archiver.text.model import EMBED_TAGS, Kind, Link, Text
from archiver.text.page.file_links import SAYS_FILE, names_file
from archiver.text.sniff import COMPOUND, GZIP, IMAGES, PAPERS, ZIP

MOST = 10  # such links of one page that are requested, at the first look and when they are new

_LEADS = EMBED_TAGS | {"a"}
_PICTURES = frozenset({"jpg", "jpeg", "png", "webp"})
_PICTURE = re.compile(r"\.(?:jpe?g|png|webp)\s*$|\bscan", re.IGNORECASE)
PROGRAMS = frozenset({"", "php", "jsp", "jspx", "jspa", "asp", "aspx", "ashx", "do", "action", "cfm", "cgi", "vsb"})
_FETCHES = re.compile(
    r"download|attach|bitstream|get_?(?:file|doc)|file_?(?:down|get)|view_?file|show_?file|serve_?file|article/view/\d+/\d+$"
    r"|(?:file|doc|document|attach(?:ment)?)_?id=|/pdf(?:/|$|\?)|/uc\?",
    re.IGNORECASE,
)
# letters that such a link contains: a cheap test, which few of a page's hundreds of links pass
_TELLING = Literals(
    in_one_case(one).encode() for told in (_FETCHES, SAYS_FILE) for one in required_literals(told.pattern)
)
# files that differ at each request or with each issue (print versions, citation exports, the newest bulletin),
# and what is no document (calendars, software, logins)
_MADE = re.compile(
    r"[/=](?:latest|newest)(?:[/?&]|$)|^(?:the )?(?:latest|newest|current) (?:bulletin|edition|issue|newsletter|number|release|version)\b|print|export(?!=download)|\bas[ _-]pdf|=pdf\b|citation|citing|bibtex|endnote|refworks|zotero|\bris\b|\bics\b|calendar|vcard|\brss\b|"
    r"\bapps?\b|\bapk\b|android|\bios\b|\bclient\b|software|plugin|\bdrivers?\b|install|log_?in|sign_?in|客户端|软件|軟件|打印|列印",
    re.IGNORECASE,
)
_FILE_NAME = re.compile(r"filename\*?\s*=\s*(?:\"([^\"]{1,999})\"|([^;\s\"]{1,999}))", re.IGNORECASE)  # RFC 6266
_FILES = frozenset({*PAPERS, *IMAGES, COMPOUND, ZIP, GZIP, "application/vnd.rar", "application/x-7z-compressed"})


def may_bring(link: Link, ending: str) -> bool:
    """Whether a link of a page's content may lead to a document. `ending`: the extension of its address."""
    if link.tag == "paper":
        return link.rel != "alternate" or _MADE.search(link.url) is None
    if not link.main:
        return False
    if link.rel == "viewer" and link.tag == "player":  # a viewer page names it as the document to show
        return ending in PROGRAMS or ending.isdigit()
    if ending in _PICTURES:  # a scanned sheet, not a picture that the click enlarges
        return link.tag == "a" and (SAYS_FILE.search(link.text) or _PICTURE.search(link.text)) is not None
    if link.tag not in _LEADS or not (ending in PROGRAMS or ending.isdigit()):
        return False
    if not _TELLING.any_in_one_case(f"{link.url}\n{link.text}"):
        return False
    if _FETCHES.search(link.url) is None and SAYS_FILE.search(link.text) is None:
        return False
    return _MADE.search(link.url) is None and _MADE.search(link.text) is None


def is_brought(text: Text | None, disposition: str | None) -> bool:
    """Whether the response is a document: a readable file, an archive, a picture large enough to be one, or what its
    Content-Disposition names as a file, such as a table of plain text.

    Pages and programs are not."""
    if text is None or text.kind is Kind.HTML:
        return False
    if any(names_file(quoted or plain) for quoted, plain in _FILE_NAME.findall(disposition or "")):
        return True
    if text.media_type not in _FILES:
        return False
    return bool(text.picture) or text.media_type not in IMAGES
