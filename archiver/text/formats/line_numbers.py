"""A page without the numbers that stand beside the lines of a listing or a transcript (pure): they count the lines, as its highlighter
does or not, and one line more makes others of all that follow."""

from __future__ import annotations

import re
from itertools import pairwise

LEAST = 3  # of a page, one after the other: others may be a tram's
_NAMES = r"lineno|linenos|line-?numbers?|blob-num|hljs-ln-(?:n|line|numbers)|rouge-gutter"
# one of which each of these has
_SIGNS = ("lineno", "linenumber", "line-number", "blob-num", "hljs-ln-", "rouge-gutter")
_CLASS = rf"\sclass\s*=\s*[\"']?(?:[^\"'<>]{{0,100}}\s)?(?:{_NAMES})(?=[\"'\s>])"
_NUMBERED = re.compile(
    rf"(<(span|td|th|a|div|pre|code|i)\b(?=[^<>]{{0,300}}?{_CLASS})[^<>]{{0,500}}>)((?:\s*+\d{{1,6}}){{1,10000}}+)\s*+(?=</\2\s*>)",
    re.IGNORECASE,
)


def without_line_numbers(markup: str) -> str:
    if not any(map(markup.__contains__, _SIGNS)):  # as in most
        return markup
    said = [int(number) for found in _NUMBERED.finditer(markup) for number in found[3].split()]
    counts = len(said) >= LEAST and all(following in {number + 1, 1} for number, following in pairwise(said))
    return _NUMBERED.sub(r"\1", markup) if counts else markup
