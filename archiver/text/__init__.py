"""Turns bytes into text (charset, HTML, PDF, office documents) and compares texts.

    sniff(first bytes) -> media type           decoded(payload, headers) -> bytes without content coding
    named(Content-Type) -> media type, charset
    extract(bytes, ...) -> Text                compare(old, new) -> Comparison
    beside(old, new) -> Beside, for people
    to_stored(Text) -> JSON                    from_stored(JSON) -> Text
    current(JSON) -> Text, if today's code and libraries made it

Nothing here raises for what a server sent: broken input yields less text.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from archiver.text.coding import decoded, media_type_and_charset, truncated
from archiver.text.extract import extract, textless
from archiver.text.model import TEXT_VERSION, Kind, Link, Refresh, Sign, Text
from archiver.text.sniff import sniff
from archiver.text.stored import current, from_stored, to_stored

if TYPE_CHECKING:
    from archiver.text.cited.quotes import quotes_found
    from archiver.text.comparison.beside import Beside, Passage, beside
    from archiver.text.comparison.compare import compare, identical
    from archiver.text.turning.template import Template

__all__ = [
    "TEXT_VERSION", "Beside", "Kind", "Link", "Passage", "Refresh", "Sign", "Template", "Text", "beside", "compare", "current",
    "decoded", "extract", "from_stored", "identical", "media_type_and_charset", "quotes_found", "sniff", "textless", "to_stored", "truncated",
]  # fmt: skip

# Imported when first used: only the service compares texts, and these modules would double the start-up time of a
# reader process.
_COMPARING = {
    "Beside": "comparison.beside", "Passage": "comparison.beside", "beside": "comparison.beside", "compare": "comparison.compare",
    "identical": "comparison.compare", "quotes_found": "cited.quotes", "Template": "turning.template",
}  # fmt: skip


def __getattr__(name: str) -> object:
    """Import a comparison function or class when it is first asked for (PEP 562)."""
    if name not in _COMPARING:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_COMPARING[name]}"), name)
