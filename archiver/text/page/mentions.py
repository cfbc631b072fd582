"""Finds pictures, documents and videos that the markup names outside of images, links and frames (pure).

Such are backgrounds, scripts of galleries, what a click fetches, what is loaded after a consent. A rebuilt page may
have there what was in an image, a link or a frame before.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from html import unescape
from itertools import islice

from archiver.text.page.picture_pages import picture_name

MOST = 300  # max files, and max videos
ENDINGS = 10 * MOST  # max file extensions that are examined
BACK = 400  # max characters of an address before its extension

# the lookahead skips most full stops quickly
_ENDING = re.compile(
    r"\.(?=[jpwadxozr])(?:jpe?g|png|webp|avif|(pdf|docx?|xlsx?|pptx?|ofd|wps|zip|rar))(?!\w)", re.IGNORECASE
)
_BEFORE = re.compile(r".*[\s\"'()<>=,;]", re.DOTALL)  # everything up to where an address begins
# data-id="…", videoid="…", "videoId":"…"; the patterns begin with a literal, which is searched fast
_VIDEO_IDS = tuple(
    map(re.compile, (r"id(?<=[\w-]id)=[\"']([\w-]{8,24})[\"']", r"Id[\"']\s*:\s*[\"']([\w-]{8,24})[\"']"))
)


def mentioned_media(markup: str, resolved: Callable[[str], str | None]) -> tuple[str, ...]:
    """The names of files (as `picture_pages.picture_name` gives them) and the ids of videos. `resolved`: makes a URL of a reference."""
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
    files = dict.fromkeys(picture_name(one) for one in addresses if one is not None)
    videos = (one[1] for pattern in _VIDEO_IDS for one in pattern.finditer(markup))
    return (*files, *list(dict.fromkeys(videos))[:MOST])
