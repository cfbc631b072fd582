"""Removes script code that stands in a page as text because a script tag was lost or closed wrongly (pure).

Browsers show it, but no reader takes it for content; kept, it could be all of the page's text.
"""

from __future__ import annotations

import re

_OPENING = r"\(\s*(?:async\s+)?(?:function\b|\([\w\s,]{0,80}\)\s*=>)"
# such code directly follows the head, a script or a style sheet
_STRAY = re.compile(
    rf"(<body\b[^<>]*>|</(?:head|script|style)\s*>)(\s*{_OPENING}(?:[^<]|<(?![a-z/!?]))*+)(?=<)", re.IGNORECASE
)
_CALLED = re.compile(r"\}\s*(?:\)\s*\([^()]*\)|\([^()]*\)\s*\))\s*;?\s*\Z")


def without_stray(markup: str) -> str:
    """The page without immediately called functions that stand as text directly after the head or a script."""
    return _STRAY.sub(_dropped, markup)


def _dropped(found: re.Match[str]) -> str:
    """What precedes the code, if that is a function called in place; else all of it."""
    return found[1] if _CALLED.search(found[2][-400:]) else found[0]
