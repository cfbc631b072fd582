"""Numbers up to which a script counts from zero, as institutes present their results (pure).

Excluded are counts of views, downloads, followers and days, which change by themselves.
"""

from __future__ import annotations

import re

from archiver.text.literals import Literals

_MAY_COUNT = Literals((b"counter", b"countup", b"count-up", b"countto", b"count-to", b"odometer"))
# each begins with a literal, which makes the search fast
_NAMED = tuple(map(re.compile, ("count(?=er|-?(?:up|to))", "odometer")))
_WITHIN = 800  # characters from the beginning of a tag to its class
_COUNTS_UP = re.compile(
    r"(<([a-z][a-z\d]*)\b(?=[^<>]{0,500}\sclass\s*=\s*[\"'][^\"'<>]{0,200}(?:counter|count-?(?:up|to)\b|odometer))"
    r"(?![^<>]{0,500}(?:view|visit|share|like|comment|cart|download|letter|char))"
    r"[^<>]{0,500}\sdata-(?:[a-z]+-){0,2}(?:to|count|target|stop|end|number|value|final)\s*=\s*[\"']?(\d[\d.,]{0,14})(?![\d.,])[^<>]{0,500}>)\s*0?(?=\s*</\2\s*>(?!(?:[\s+:]|<[^<>]{0,200}>){0,9}(?:visit|(?:page)?views?\b|hits?\b|downloads?\b|(?:unique |daily |online |page )(?:visit|views?\b|users?\b|readers?\b)|followers?\b|days?\b|tage?n?\b|jours?\b|días?\b|访问|浏览|访客|天)))",
    re.IGNORECASE,
)


def with_final_counts(markup: str) -> str:
    """The page with the final number inserted into each counter."""
    if not _MAY_COUNT.any_in(markup):
        return markup
    named = (found.start() for pattern in _NAMED for found in pattern.finditer(markup))
    pieces, at = [], 0
    for begin in sorted({markup.rfind("<", max(0, place - _WITHIN), place) for place in named}):
        if begin >= at and (found := _COUNTS_UP.match(markup, begin)) is not None:
            pieces += [markup[at:begin], found[1], found[3]]
            at = found.end()
    return "".join([*pieces, markup[at:]])
