"""A text that a page holds in a box for writing, for a script to show: slides, notes in a markup of their own (pure). Its reader sees
the text; without the script there is nothing else."""

from __future__ import annotations

import re
from html import escape, unescape

LEAST = 600  # characters of such a text
LITTLE = 60  # characters that the page shows without it, at most
BOXES = 20  # in a page, at most: many that are never closed would be read again and again

_BOX = re.compile(r"<textarea\b[^<>]*>(.*?)</textarea\s*>", re.IGNORECASE | re.DOTALL)
_OPENED = re.compile(r"<textarea\b", re.IGNORECASE)
_PARAGRAPH = re.compile(r"\n\s*\n")
_LETTER = re.compile(r"[^\W\d_]")


def unwritten(markup: str) -> str:
    """The page with the texts of such boxes as paragraphs in their place."""
    return _BOX.sub(_paragraphs, markup) if 0 < len(_OPENED.findall(markup)) <= BOXES else markup


def _paragraphs(found: re.Match[str]) -> str:
    said = unescape(found[1])
    if len(said) < LEAST:
        return found[0]
    return "".join(f"<p>{escape(one)}</p>" for one in _PARAGRAPH.split(said) if _LETTER.search(one))
