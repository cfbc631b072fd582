"""Removes the permalink signs of headings, such as "#" and "¶" (pure).

Whether they precede or follow the heading depends on the generator; they are no text.
"""

from __future__ import annotations

import re

SIGNS = "#¶§🔗⚓⌗"
SIGNED_CHARS = 60  # of the sign and what may follow it in the link, at most
OPENED_CHARS = 600  # of such a link before its sign, at most

_CLOSES = re.compile(rf"</[aA](?<=[{SIGNS};> \t\r\n\f\v]...)\s*>")  # the lookbehind skips most links quickly
_SIGNED = re.compile(rf"(?:[{SIGNS}]|&para;|&sect;|&#35;|&#182;)\s{{0,20}}(?:</\w{{1,10}}>\s{{0,20}})?$", re.IGNORECASE)
_OPENS = re.compile(r"<a\s", re.IGNORECASE)
_LEADS = re.compile(r"\shref\s{0,5}=\s{0,5}[\"']?[^\s\"'<>]*#", re.IGNORECASE)
_EMPTY = re.compile(r"\s*(?:<(?:span|i|em|small|sup)\b[^<>]*>\s*)?", re.IGNORECASE)


def without_permalinks(markup: str) -> str:
    """The page without links that hold only such a sign and lead to a fragment."""
    kept, start = [], 0
    for closes in _CLOSES.finditer(markup):
        sign = _SIGNED.search(markup, max(start, closes.start() - SIGNED_CHARS), closes.start())
        if sign is None:
            continue
        least = max(start, sign.start() - OPENED_CHARS)
        opened = markup[least : sign.start()]
        at = max((one.start() for one in _OPENS.finditer(opened)), default=-1)
        tag, closed, between = opened[at:].partition(">") if at >= 0 else ("", "", "")
        if closed and _EMPTY.fullmatch(between) is not None and _LEADS.search(tag) is not None:
            kept.append(markup[start : least + at])
            start = closes.end()
    return "".join((*kept, markup[start:])) if kept else markup
