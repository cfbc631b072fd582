"""A program that stands in a page as if it were text, for a tag of its script was lost or closed wrongly (pure). A browser shows it, and
no reader takes it for a text; kept as one it would be all that the page says."""

from __future__ import annotations

import re

_OPENING = r"\(\s*(?:async\s+)?(?:function\b|\([\w\s,]{0,80}\)\s*=>)"
# where a script stands that no element holds: right behind the head, or behind another script
_STRAY = re.compile(
    rf"(<body\b[^<>]*>|</(?:head|script|style)\s*>)(\s*{_OPENING}(?:[^<]|<(?![a-z/!?]))*+)(?=<)", re.IGNORECASE
)
_CALLED = re.compile(r"\}\s*(?:\)\s*\([^()]*\)|\([^()]*\)\s*\))\s*;?\s*\Z")


def without_stray(markup: str) -> str:
    """The page without functions that are called where they stand, in the place of text right behind its head or a script."""
    return _STRAY.sub(_dropped, markup)


def _dropped(found: re.Match[str]) -> str:
    return found[1] if _CALLED.search(found[2][-400:]) else found[0]
