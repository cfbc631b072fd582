"""The further pages of a text that its site sets on several, by their addresses and numbers; and pages below its address that a page
came to link, over which its text may have been divided (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from archiver.text.model import Text

PROSE_CHARS = 400  # of running text that a page has which is one of a text: lists go on over pages, too
MOST = 9  # of its pages
DEEP = 3  # slashes in an address below that of a site
LAST = 30  # number of a page, at most

DIVIDED = 3  # pages below its address that a text may have been divided into, at least

_NUMBER = re.compile(r"\D{0,5}(\d{1,2})\D{0,5}")  # "2", "第2页", "Page 2"
_LISTS = re.compile(r"(?:^|[/_-])(?:index|list|default|page|archive|category|tag)s?$", re.IGNORECASE)
_ENDING = re.compile(r"\.(?:s?html?|php|aspx?|jsp)$", re.IGNORECASE)


def continued(text: Text, page_url: str) -> tuple[str, ...]:
    """Their addresses in order: report_2.html and report/2/ of report.html, and report_1.html where a program counts from nothing. An
    address with a query may be any page of a forum."""
    parts = urlsplit(page_url)
    if text.prose_chars < PROSE_CHARS or parts.query:
        return ()
    ending = found[0] if (found := _ENDING.search(parts.path)) is not None else ""
    stem = page_url.partition("#")[0].removesuffix(ending).rstrip("/")
    if _LISTS.search(stem) or stem.count("/") < DEEP:
        return ()
    further: dict[int, str] = {}
    for link in text.links:
        if link.tag != "a" or not link.url.startswith(stem) or (told := _NUMBER.fullmatch(link.text.strip())) is None:
            continue
        rest = link.url[len(stem) :]
        number = int(told[1])
        counted = {f"_{number}{ending}", f"-{number}{ending}", f"/{number}", f"/{number}/", f"_{number - 1}{ending}"}
        if rest in counted and 1 < number <= LAST:
            further.setdefault(number, link.url)
    return tuple(further[number] for number in sorted(further)[:MOST])


def divided(came: Iterable[str], page_url: str) -> int:
    """How many of the addresses that a page came to link lie below its own, where they are so many that its text may stand there."""
    stem = _ENDING.sub("", page_url.partition("#")[0].partition("?")[0].rstrip("/"))
    below = {url for url in came if url.startswith(stem) and url[len(stem) : len(stem) + 1] in {"/", "_", "-"}}
    return len(below) if len(below) >= DIVIDED and stem.count("/") >= DEEP else 0
