"""Further pages of a text, and pages below its address that a text may have been split into (pure).

Further pages are recognised by their addresses and numbers."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from archiver.text.model import Text

PROSE_CHARS = 400  # characters of running text of a page of a text, at least: lists go on over pages, too
MOST = 9  # further pages of one text
DEEP = 3  # slashes in an address below the site's root, at least
LAST = 30  # highest number of a page

DIVIDED = 3  # new pages below a text's address from which it may have been split into them

_NUMBER = re.compile(r"\D{0,5}(\d{1,2})\D{0,5}")  # "2", "第2页", "Page 2"
_LISTS = re.compile(r"(?:^|[/_-])(?:index|list|default|page|archive|category|tag)s?$", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:s?html?|php|aspx?|jsp)$", re.IGNORECASE)


def find_further_pages(text: Text, page_url: str) -> tuple[str, ...]:
    """The addresses of the further pages, in order.

    Of report.html: report_2.html, report/2/, and report_1.html where a program counts from zero. Empty for an address
    with a query, which may be any page of a forum."""
    parts = urlsplit(page_url)
    if text.prose_chars < PROSE_CHARS or parts.query:
        return ()
    ending = found[0] if (found := _ENDING.search(parts.path)) is not None else ""
    stem = page_url.partition("#")[0].removesuffix(ending).rstrip("/")
    if _LISTS.search(stem) or stem.count("/") < DEEP:
        return ()
    further: dict[int, str] = {}
    for link in text.links:
        if link.tag != "a" or not link.url.startswith(stem) or (label := _NUMBER.fullmatch(link.text.strip())) is None:
            continue
        rest = link.url[len(stem) :]
        number = int(label[1])
        counted = {f"_{number}{ending}", f"-{number}{ending}", f"/{number}", f"/{number}/", f"_{number - 1}{ending}"}
        if rest in counted and 1 < number <= LAST:
            further.setdefault(number, link.url)
    return tuple(further[number] for number in sorted(further)[:MOST])


def count_new_subpages(came: Iterable[str], page_url: str) -> int:
    """How many newly linked addresses lie below the page's own; 0 if too few for the text to have been split into
    them."""
    stem = _ENDING.sub("", page_url.partition("#")[0].partition("?")[0].rstrip("/"))
    below = {url for url in came if url.startswith(stem) and url[len(stem) : len(stem) + 1] in {"/", "_", "-"}}
    return len(below) if len(below) >= DIVIDED and stem.count("/") >= DEEP else 0
