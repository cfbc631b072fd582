"""Where in a work something is cited, in the reader's language: what our import calls a place, and nothing else (pure)."""

from __future__ import annotations

import re
from collections.abc import Mapping

_NAMED: Mapping[str, Mapping[str, str]] = {
    "zh": {
        "footnote": "脚注 {}",
        "endnote": "尾注 {}",
        "page": "第 {} 页",
        "line": "第 {} 行",
        "entry": "条目 {}",
        "entry number": "第 {} 个条目",
    }
}
_PART = re.compile(r"(footnote|endnote|page|line|entry number|entry) (\S+|\"[^\"]*\")")


def place(locator: str, language: str) -> str:
    """Such as "footnote 3, page 12" as the language has it; what anybody wrote in other words stays as it is."""
    named = _NAMED.get(language)
    parts = [_PART.fullmatch(one) for one in locator.split(", ")]
    if named is None or None in parts:
        return locator
    return "，".join(named[one[1]].format(one[2]) for one in parts if one is not None)
