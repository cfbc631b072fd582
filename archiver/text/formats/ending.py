"""Whether a page came to its end (pure). A body that ends with its connection has no length to be held against: all that
can tell a torn one is that it stops in the middle of what was there before, and closes nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from archiver.text.model import Kind, Text
from archiver.text.normal import dense

TAIL_CHARS = 24  # without blanks, at the end: by so many a place in a text is found again
LEAST_CHARS = 8  # fewer may stand anywhere

_HALF = re.compile(r"(?:</?|&#?\w*|\ufffd+)$")  # of a tag, an entity, a character: what is read where one was torn
_CLOSING = ("</html", "</body", "</HTML", "</BODY")


def stops(markup: str, blocks: Iterable[str]) -> str | None:
    """The last words of a page that closes neither its body nor itself; None of one that does. `blocks`: its texts, from
    the last to the first."""
    if any(markup.rfind(tag) >= 0 for tag in _CLOSING):  # they stand at its end
        return None
    tail = ""
    for block in blocks:
        tail = _HALF.sub("", dense(block)[-2 * TAIL_CHARS :] + tail)
        if len(tail) >= LEAST_CHARS:
            break
    return tail[-TAIL_CHARS:]


def breaks_off(old: Text, new: Text) -> bool:
    """Whether a page stops where an older one, which came to its end, goes on. Many pages never close what they open:
    of those nothing is said, nor of one that has another end now. A program that has nothing to show may stop behind the
    head of its site, and after a tag: there only what stops midway is torn."""
    if old.kind is not Kind.HTML or old.stops is not None or new.stops is None or len(new.stops) < LEAST_CHARS:
        return False
    whole = dense(old.visible)
    if whole.endswith(new.stops) or new.stops not in whole:
        return False
    return new.midway or any(new.stops in dense(view) for view in (old.main, old.other, old.body))
