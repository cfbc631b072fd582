"""Reads which pages were opened in a recording of a browser (HAR 1.2, w3c.github.io/web-performance/specs/HAR; pure).

What the browser received is not taken in: bodies are there decoded or as text, heads as the browser's program saw them, and
nothing proves what was on the wire.
"""

from __future__ import annotations

import json
import re
from typing import Any

from archiver.citations.model import Cited, Document, Refused

_BEGINS = re.compile(
    rb"(?:\xef\xbb\xbf)?\s*\{\s*\"log\"\s*:\s*\{\s*\"(?:version|creator|browser|pages|entries|comment)\"\s*:"
)
_WHAT = "a recording of a browser (HAR)"
_LIST = "import a list of the pages that matter, one a line"
_PAGES = frozenset({"", "x-unknown", "text/html", "application/xhtml+xml", "application/pdf"})  # types; "": not stated


def is_har(data: bytes) -> bool:
    """Whether a file is a HAR, by how it begins."""
    return _BEGINS.match(data[:4096]) is not None


def har(data: bytes, most: int) -> Document:
    """The pages that were opened, each once. Refused if it is larger than `most` bytes, names no pages or is damaged."""
    if len(data) > most:
        raise Refused(f"it is {_WHAT} of more than {most >> 20} MiB: save it without what was received, or {_LIST}")
    try:
        log = json.loads(data.decode("utf-8-sig", "replace"))["log"]
        pages = {one["id"]: str(one["title"]) for one in log.get("pages") or ()}
        opened, left = _opened(log["entries"], pages)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise Refused(f"it is {_WHAT} that is damaged and cannot be read: {_LIST}") from None
    if not pages:
        raise Refused(f"it is {_WHAT} that names no pages: {_LIST}")
    count = len(log["entries"])
    note = (
        f"{_WHAT}: of its {count} request{'s' * (count != 1)} the pages that were opened are taken, as cited; what was received is "
        "not taken in, as nothing proves it"
    )
    cited = tuple(Cited(written=url, url=url) for url in dict.fromkeys(opened))
    return Document(title=None, cited=cited, notes=(note, *left))


def _opened(entries: list[dict[str, Any]], pages: dict[str, str]) -> tuple[list[str], list[str]]:
    """The address of each page, and notes on those without one.

    It is that of the page's first request. Where the recording began later, it is the title: some browsers write the
    address there.
    """
    first: dict[str, dict[str, Any]] = {}
    for one in sorted(entries, key=lambda one: str(one["startedDateTime"])):
        first.setdefault(str(one.get("pageref")), one)
    opened, left = [], []
    for page, title in pages.items():
        request = first.get(page)
        if request is not None and _is_page(request):
            opened.append(request["request"]["url"])
        elif re.fullmatch(r"https?://\S+", title):
            opened.append(title)
        else:
            left.append(f"left aside: page “{title[:200]}”: the recording has no request for it by GET")
    return opened, left


def _is_page(entry: dict[str, Any]) -> bool:
    """Whether a request was for a page or a document, or redirected."""
    request, response = entry["request"], entry["response"]
    if request["method"].upper() != "GET" or not request["url"].startswith(("http://", "https://")):
        return False
    kind = str(response["content"].get("mimeType", "")).partition(";")[0].strip().lower()
    return kind in _PAGES or response["status"] // 100 == 3 or entry.get("_resourceType") == "document"
