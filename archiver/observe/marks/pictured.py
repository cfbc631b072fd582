"""Detects a page that shows next to nothing but a picture, by the picture's name or description (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archiver.observe.marks.gist import MANY, NOTHING, SAID, weight
from archiver.text.model import Text
from storage.model import Finding, Mark

# names of such pictures: of captchas, suspended sites, maintenance, blocks
_PICTURED = (
    (Finding.CHALLENGE, re.compile(r"captcha|(?:verify|valid|check)_?code|\bv_?code\b|yzm|checkimg|validateimg", re.IGNORECASE)),
    (Finding.SUSPENDED, re.compile(r"(?:account|site|web|domain)?[-_ ]?suspen(?:d|sion)|\bparked\b", re.IGNORECASE)),
    (Finding.MAINTENANCE, re.compile(r"maintenance|under[-_ ]?construction|weihu|wartung|mantenimiento", re.IGNORECASE)),
    (Finding.DENIED, re.compile(r"\b403\b|forbidden|access[-_ ]?(?:denied|blocked)|(?:site|page|web)(?: is)?[-_ ]?blocked|blocked?[-_ ]?(?:site|page)|\bblocked\b|no[-_ ]?access|unauthori[sz]ed", re.IGNORECASE)),
)  # fmt: skip


def pictured(text: Text) -> Iterator[Mark]:
    """The mark of a page that shows next to nothing but a picture whose file name or alt text says what it is."""
    if weight(text.visible) >= NOTHING or text.prose_chars >= SAID:
        return
    said = [f"{link.text} {link.url.rpartition('/')[2][:80]}" for link in text.links if link.tag == "img"]
    for finding, pattern in _PICTURED if len(said) <= MANY else ():
        match = next(filter(None, map(pattern.search, said)), None)
        if match:
            yield Mark(rule="shape.pictured", finding=finding, matched=match[0][:200], where="gist")
            return
