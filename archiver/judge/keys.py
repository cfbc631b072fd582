"""By which judging remembers what it saw (pure): a part of a SHA-256. Stored with verdicts and in marks, so the same for ever."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def short_key(text: str) -> str:
    """Of a passage, or of a document of a page by its URL."""
    return _sha256(text)[:8]


def joint_key(parts: Iterable[str]) -> str:
    """Of several, in this order."""
    return _sha256("\n".join(parts))[:32]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
