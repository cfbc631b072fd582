"""Redirects by a table of URL fragments, which site generators leave at the former address of a page (pure).

A reader who comes without a fragment is sent to the entry for the empty one.
"""

from __future__ import annotations

import json
import re

TABLE_CHARS = 2000

_TABLE = re.compile(rf"\b(?:var|let|const)\s+(\w{{1,40}})\s*=\s*(\{{[^{{}}]{{2,{TABLE_CHARS}}}\}})")
_READS = re.compile(r"\blocation\s*\.\s*hash\b")
_SENDS = re.compile(r"\blocation\s*\.\s*(?:replace|assign)\s*\(|\blocation(?:\s*\.\s*href)?\s*=(?!=)")
# what makes the redirect depend on the reader or on an event
_DEPENDS = re.compile(
    r"\b(?:if|else|switch|while|for|function|await|navigator|cookie|matchMedia|screen|localStorage|sessionStorage|addEventListener|setTimeout)\b|\.\s*on[a-z]+\s*=|=>"
)


def by_fragment(source: str) -> str | None:
    """Where a script sends a reader who comes without a fragment; None if it does anything but look that up in one
    table."""
    found = _TABLE.search(source)
    if found is None or _READS.search(source) is None or _SENDS.search(source) is None:
        return None
    name, rest = found[1], source[found.end() :]
    rest = re.sub(rf"\bif\s*\(\s*!?\s*{name}\s*\[[^\[\]]{{0,80}}\]\s*\)", "", rest)
    if re.search(rf"\b{name}\s*\[", rest) is None or _DEPENDS.search(source[: found.start()] + rest):
        return None
    try:
        table = json.loads(found[2])
    except ValueError:
        return None
    ref = table.get("")
    return ref if isinstance(ref, str) and ref.strip() else None
