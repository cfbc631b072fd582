"""Pages that give their whole text in `noscript`, and show only a title before their script runs (pure).

Forums rendered by scripts do so; the script shows the same text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

LEAST = 1000  # characters of markup in such an element
ELEMENTS = 3  # tried, at most

_OPENED = re.compile(r"<noscript\b[^<>]{0,500}>", re.IGNORECASE)
_CLOSED = re.compile(r"</noscript\s*>", re.IGNORECASE)


def each_noscript_shown(markup: str) -> Iterator[str]:
    """The page with one such element unwrapped, for each in turn."""
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
