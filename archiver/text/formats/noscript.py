"""A page that gives its whole text to readers without scripts, and shows nothing but its name before its script runs (pure):
forums that a program draws stand so in `noscript`. What the script shows is that text."""

from __future__ import annotations

import re
from collections.abc import Iterator

LEAST = 1000  # characters of markup that such an element holds
ELEMENTS = 3  # that are read, one at a time

_OPENED = re.compile(r"<noscript\b[^<>]{0,500}>", re.IGNORECASE)
_CLOSED = re.compile(r"</noscript\s*>", re.IGNORECASE)


def unscripted(markup: str) -> Iterator[str]:
    """The page with one of these elements shown, each in turn."""
    found = 0
    for tag in _OPENED.finditer(markup):
        end = _CLOSED.search(markup, tag.end())
        if end is None:
            return
        if end.start() - tag.end() >= LEAST:
            yield f"{markup[: tag.start()]}<div>{markup[tag.end() : end.start()]}</div>{markup[end.end() :]}"
            found += 1
        if found == ELEMENTS:
            return
