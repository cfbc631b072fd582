"""Whether a part of an office document is whole (pure)."""

from __future__ import annotations

from xml.parsers import expat  # well-formed or not; no entity is taken from elsewhere


def is_whole(body: bytes) -> bool:
    """Whether it is XML from its first sign to its last. Entities are expanded within the bounds that expat sets."""
    parser = expat.ParserCreate()
    try:
        parser.Parse(body, True)
    except expat.ExpatError:
        return False
    return True
