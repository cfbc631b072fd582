"""Removes line numbers beside source code listings and transcripts (pure).

Whether they are in the markup depends on the highlighter, and one inserted line would change all that follow.
"""

from __future__ import annotations

import re
from itertools import pairwise

from archiver.text.literals import Literals

LEAST = 3  # consecutive numbers per page; fewer may be content, such as the number of a tram line
_NAMES = r"lineno|linenos|line-?numbers?|blob-num|hljs-ln-(?:n|line|numbers)|rouge-gutter"
# literals, one of which is in each of these class names
_SIGNS = Literals((b"lineno", b"linenumber", b"line-number", b"blob-num", b"hljs-ln-", b"rouge-gutter"))
_CLASS = rf"\sclass\s*=\s*[\"']?(?:[^\"'<>]{{0,100}}\s)?(?:{_NAMES})(?=[\"'\s>])"
_NUMBERED = re.compile(
    rf"(<(span|td|th|a|div|pre|code|i)\b(?=[^<>]{{0,300}}?{_CLASS})[^<>]{{0,500}}>)((?:\s*+\d{{1,6}}){{1,10000}}+)\s*+(?=</\2\s*>)",
    re.IGNORECASE,
)


def without_line_numbers(markup: str) -> str:
    """The page without its line numbers; unchanged unless all numbers so marked count 1, 2, 3, ..., starting again at
    1."""
    if not _SIGNS.any_in(markup):  # most pages
        return markup
    said = [int(number) for found in _NUMBERED.finditer(markup) for number in found[3].split()]
    counts = len(said) >= LEAST and all(following in {number + 1, 1} for number, following in pairwise(said))
    return _NUMBERED.sub(r"\1", markup) if counts else markup
