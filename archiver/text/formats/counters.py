"""Figures to which a program counts up from nothing, as institutes show how many they found (pure). How often a page was seen is none, nor
how many days it is since then."""

from __future__ import annotations

import re

_COUNTERS = ("counter", "countup", "count-up", "countto", "count-to", "odometer")
_COUNTS_UP = re.compile(
    r"(<([a-z][a-z\d]*)\b(?=[^<>]{0,500}\sclass\s*=\s*[\"'][^\"'<>]{0,200}(?:counter|count-?(?:up|to)\b|odometer))"
    r"(?![^<>]{0,500}(?:view|visit|share|like|comment|cart|download|letter|char))"
    r"[^<>]{0,500}\sdata-(?:[a-z]+-){0,2}(?:to|count|target|stop|end|number|value|final)\s*=\s*[\"']?(\d[\d.,]{0,14})(?![\d.,])[^<>]{0,500}>)\s*0?(?=\s*</\2\s*>(?!(?:[\s+:]|<[^<>]{0,200}>){0,9}(?:visit|(?:page)?views?\b|hits?\b|downloads?\b|(?:unique |daily |online |page )(?:visit|views?\b|users?\b|readers?\b)|followers?\b|days?\b|tage?n?\b|jours?\b|días?\b|访问|浏览|访客|天)))",
    re.IGNORECASE,
)


def counted_up(markup: str) -> str:
    """The page with each of these figures in its place."""
    return _COUNTS_UP.sub(r"\1\3", markup) if any(map(markup.__contains__, _COUNTERS)) else markup
