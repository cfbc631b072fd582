"""The signs of links that a heading has to itself (pure): they stand before it or behind it as a maker has them, and are no text."""

from __future__ import annotations

import re

SIGNS = "#¶§🔗⚓⌗"

_LINK = re.compile(
    rf"<a\b[^<>]{{0,400}}\bhref\s*=\s*[\"']?[^\s\"'<>]{{0,200}}#[^<>]{{0,400}}>\s*(?:<(?:span|i|em|small|sup)\b[^<>]{{0,200}}>\s*)?(?:[{SIGNS}]|&para;|&sect;|&#35;|&#182;)\s*(?:</\w+>\s*)?</a\s*>",
    re.IGNORECASE,
)
_MAY_HAVE = (
    *(f"{sign}<" for sign in SIGNS),
    "&para;<",
    "&sect;<",
    "&#35;<",
    "&#182;<",
    *(f"{sign} <" for sign in SIGNS),
)


def without_permalinks(markup: str) -> str:
    """The page without such signs, each alone in a link to a place on a page."""
    return _LINK.sub("", markup) if any(map(markup.__contains__, _MAY_HAVE)) else markup
