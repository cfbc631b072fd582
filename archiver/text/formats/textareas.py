"""Texts that a page holds in a `textarea` for its script to render, such as slides or notes in their own markup (pure).

The reader sees the text; without the script the page shows nothing else.
"""

from __future__ import annotations

import re
from html import escape, unescape

LEAST = 600  # characters of such a text, at least
MAX_SHOWN_CHARS = 60  # characters that the page shows otherwise, fewer than these
BOXES = 20  # per page, at most: unclosed ones would be scanned again and again

_BOX = re.compile(r"<textarea\b[^<>]*>(.*?)</textarea\s*>", re.IGNORECASE | re.DOTALL)
_OPENED = re.compile(r"<textarea\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n\s*\n")
_LETTER = re.compile(r"[^\W\d_]")


def with_textarea_texts(markup: str) -> str:
    """The page with the texts of such elements as paragraphs."""
    return _BOX.sub(_paragraphs, markup) if 0 < len(_OPENED.findall(markup)) <= BOXES else markup


def _paragraphs(found: re.Match[str]) -> str:
    said = unescape(found[1])
    if len(said) < LEAST:
        return found[0]
    return "".join(f"<p>{escape(one)}</p>" for one in _PARAGRAPH.split(said) if _LETTER.search(one))
