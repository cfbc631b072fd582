"""Checks whether a part of an office document is complete (pure)."""

from __future__ import annotations

from xml.parsers import expat  # checks well-formedness, and loads no external entities


def is_whole(body: bytes) -> bool:
    """Whether `body` is well-formed XML to its end. Entities are expanded within expat's limits."""
    parser = expat.ParserCreate()
    try:
        parser.Parse(body, True)
    except expat.ExpatError:
        return False
    return True
