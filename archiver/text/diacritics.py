"""Diacritics (pure), including the vowel signs of Indic scripts, which `\\w` does not match."""

from __future__ import annotations

import re

MARKS = "\u0300-\u036f\u0483-\u0489\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06ed\u0900-\u0dff\u0e31-\u0eff"
# Hebrew and Arabic vowel points, which are usually not printed, and the tatweel, which stretches a word
_POINTS = "\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u0652\u0656-\u065f\u0670\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed"
_POINTED = re.compile(f"[{_POINTS}]+")


def pointed(text: str) -> bool:
    """Whether a text has Hebrew or Arabic vowel points (or a tatweel)."""
    return not text.isascii() and _POINTED.search(text) is not None


def unpointed(text: str) -> str:
    """The text without vowel points: the same words, as they are usually printed."""
    return text if text.isascii() else _POINTED.sub("", text)
