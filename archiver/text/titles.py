"""Titles of pages: what the document is called, and what its site is (pure)."""

from __future__ import annotations

import re

from archiver.text.normal import fold

_CELLS = re.compile(r"\s+[|｜•·»«›\-–—_:]+\s+|[|｜_»«]|\s+::\s+")  # what sets a site's name apart from a page's title


def cells(title: str) -> list[str]:
    """The parts of a title, folded, in order: the document's name, the section's, the site's."""
    return [cell for part in _CELLS.split(fold(title).casefold()) if (cell := part.strip())]
