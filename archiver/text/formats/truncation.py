"""Whether an HTML page arrived whole (pure).

A body that is delimited by the end of the connection has no declared length to check against. A truncated one shows
only in that it stops in the middle of an earlier version's text and has no closing tags.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from archiver.text.model import Kind, Text
from archiver.text.normal import dense

TAIL_CHARS = 24  # last characters, without spaces, by which a position in a text is found again
LEAST_CHARS = 8  # fewer may occur anywhere

_HALF = re.compile(r"(?:</?|&#?\w*|\ufffd+)$")  # remains of a truncated tag, entity or character
_CLOSING = ("</html", "</body", "</HTML", "</BODY")


def end_if_unclosed(markup: str, blocks: Iterable[str]) -> str | None:
    """The last words of a page that closes neither `body` nor `html`; None if it closes one of them.

    `blocks`: the texts of the page, from the last to the first.
    """
    if any(markup.rfind(tag) >= 0 for tag in _CLOSING):  # rfind: they are at the end
        return None
    tail = ""
    for block in blocks:
        tail = _HALF.sub("", dense(block)[-2 * TAIL_CHARS :] + tail)
        if len(tail) >= LEAST_CHARS:
            break
    return tail[-TAIL_CHARS:]


def breaks_off(old: Text, new: Text) -> bool:
    """Whether a page stops where an older, complete version continues.

    Many pages never close their elements: of those, and of a page that now ends differently, nothing can be said. A
    script without content to show may stop right after the site's header, behind a tag; there a page counts as
    truncated only if it stops inside a tag or word.
    """
    if old.kind is not Kind.HTML or old.stops is not None or new.stops is None or len(new.stops) < LEAST_CHARS:
        return False
    whole = dense(old.visible)
    if whole.endswith(new.stops) or new.stops not in whole:
        return False
    return new.midway or any(new.stops in dense(view) for view in (old.main, old.other, old.body))
