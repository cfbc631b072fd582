"""Sets a passage that is written from right to left apart from the sentence around it. For pages only: what is stored, and what
is sent as plain text, stays as it is. Pure."""

from __future__ import annotations

import re

from markupsafe import Markup, escape

_LETTERS = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufeff\U00010800-\U00010fff\U0001e800-\U0001efff"
_OPENINGS = ("“", ": ", "：")  # before a passage in our sentences
_PASSAGE = re.compile(rf"[{_LETTERS}](?:[^“”]*[{_LETTERS}])?[\s\d.,:!?…»›\"'’)\]\u060c\u061b\u061f-]*")


def isolated(text: str) -> Markup:
    """The text, escaped, with the passage from right to left in an element of its own: what ends it, such as its full stop, stays
    at its end. From left to right it would stand before its first word."""
    found = _PASSAGE.search(text)
    if found is None:
        return escape(text)
    before = text[: found.start()]
    start = max((before.rfind(one) + len(one) for one in _OPENINGS if one in before), default=found.start())
    passage = text[start : found.end()].rstrip()
    return Markup("{}<bdi>{}</bdi>{}").format(text[:start], passage, text[start + len(passage) :])
