"""Keys by which judging remembers what it saw (pure): parts of a SHA-256.

They are stored with verdicts and in marks, so they may never change.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable


def short_key(text: str) -> str:
    """The key of a passage, or of a document of a page by its URL."""
    return _sha256(text)[:8]


def joint_key(parts: Iterable[str]) -> str:
    """The key of several parts, in this order."""
    return _sha256("\n".join(parts))[:32]


def _sha256(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
