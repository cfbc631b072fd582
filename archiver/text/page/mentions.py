"""What else than an image names the pictures of a page, and what else than a frame its films (pure): a background, a gallery's script,
what a consent is asked for. Another make of the page shows there what stood in an image or a frame before."""

from __future__ import annotations

import re
from html import unescape
from itertools import islice

from archiver.text.page.scans import name
from storage import urls

MOST = 300  # pictures and films each
ENDINGS = 10 * MOST  # that are looked at
BACK = 400  # characters of an address before its ending

_PICTURE = re.compile(r"\.(?:jpe?g|png|webp|avif)(?!\w)", re.IGNORECASE)
_BEFORE = re.compile(r".*[\s\"'()<>=,;]", re.DOTALL)  # what ends before an address begins
# data-id="…", videoid="…", "videoId":"…"; the literals go first, to be found at once
_FILMS = tuple(map(re.compile, (r"id(?<=[\w-]id)=[\"']([\w-]{8,24})[\"']", r"Id[\"']\s*:\s*[\"']([\w-]{8,24})[\"']")))


def mentioned(markup: str, base: str) -> tuple[str, ...]:
    """The names of pictures (archiver.text.page.scans) and the numbers of films."""
    found: dict[str, None] = {}
    for ending in islice(_PICTURE.finditer(markup), ENDINGS):
        first = max(ending.start() - BACK, 0)
        tag = markup.rfind("<", first, ending.start())
        if tag >= 0 and markup[tag : tag + 4].lower() == "<img":
            continue
        before = _BEFORE.match(markup, first, ending.start())
        found[markup[before.end() if before is not None else first : ending.end()].replace("\\/", "/")] = None
        if len(found) == MOST:
            break
    against = (urls.resolve(base, unescape(one)) for one in found)
    pictures = dict.fromkeys(name(one) for one in against if one is not None)
    films = (one[1] for pattern in _FILMS for one in pattern.finditer(markup))
    return (*pictures, *list(dict.fromkeys(films))[:MOST])
