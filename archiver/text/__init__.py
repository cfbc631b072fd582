"""Bytes to text: charset, HTML, PDF, office documents; and one text against another.

    sniff(first bytes) -> media type           decoded(payload, headers) -> bytes without content coding
    named(Content-Type) -> media type, charset
    extract(bytes, ...) -> Text                compare(old, new) -> Comparison
    beside(old, new) -> Beside, for people
    to_stored(Text) -> JSON                    from_stored(JSON) -> Text; current(JSON) -> Text, if it is
Nothing here raises for what a server sent: broken input gives less.
"""

from __future__ import annotations

from archiver.text.cited.quotes import quoted
from archiver.text.coding import decoded, named, torn
from archiver.text.comparison.beside import Beside, Passage, beside
from archiver.text.comparison.compare import compare, identical
from archiver.text.extract import extract, textless
from archiver.text.model import TEXT_VERSION, Kind, Link, Refresh, Sign, Text
from archiver.text.sniff import sniff
from archiver.text.stored import current, from_stored, to_stored
from archiver.text.turning.template import Template

__all__ = [
    "TEXT_VERSION", "Beside", "Kind", "Link", "Passage", "Refresh", "Sign", "Template", "Text", "beside", "compare", "current",
    "decoded", "extract", "from_stored", "identical", "named", "quoted", "sniff", "textless", "to_stored", "torn",
]  # fmt: skip
