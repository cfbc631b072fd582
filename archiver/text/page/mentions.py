"""What else than an image names the pictures of a page, what else than a link its documents, and what else than a frame its films
(pure): a background, a gallery's script, what a click fetches, what a consent is asked for. Another make of the page has there what
stood in an image, a link or a frame before."""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from itertools import islice

from archiver.text.page.scans import name

MOST = 300  # files and films each
ENDINGS = 10 * MOST  # that are looked at
BACK = 400  # characters of an address before its ending

_ENDING = re.compile(r"\.(?:jpe?g|png|webp|avif|(pdf|docx?|xlsx?|pptx?|ofd|wps|zip|rar))(?!\w)", re.IGNORECASE)
_BEFORE = re.compile(r".*[\s\"'()<>=,;]", re.DOTALL)  # what ends before an address begins
# data-id="…", videoid="…", "videoId":"…"; the literals go first, to be found at once
_FILMS = tuple(map(re.compile, (r"id(?<=[\w-]id)=[\"']([\w-]{8,24})[\"']", r"Id[\"']\s*:\s*[\"']([\w-]{8,24})[\"']")))


def mentioned(markup: str, resolved: Callable[[str], str | None]) -> tuple[str, ...]:
    """The names of files (archiver.text.page.scans) and the numbers of films. `resolved`: a reference of the page as an address."""
    found: dict[str, None] = {}
    for ending in islice(_ENDING.finditer(markup), ENDINGS):
        first = max(ending.start() - BACK, 0)
        tag = markup.rfind("<", first, ending.start())
        before = _BEFORE.match(markup, first, ending.start())
        begin = before.end() if before is not None else first
        linked = ending[1] is not None and "href=" in markup[max(begin - 6, 0) : begin].lower()
        if linked or (tag >= 0 and markup[tag : tag + 4].lower() == "<img"):
            continue
        found[markup[begin : ending.end()].replace("\\/", "/")] = None
        if len(found) == MOST:
            break
    addresses = (resolved(unescape(one)) for one in found)
    files = dict.fromkeys(name(one) for one in addresses if one is not None)
    films = (one[1] for pattern in _FILMS for one in pattern.finditer(markup))
    return (*files, *list(dict.fromkeys(films))[:MOST])
