"""By which design a page is set: a sketch of the classes that its elements have (pure). Of two sketches the share of classes
that both pages have can be told, however many there are."""

from __future__ import annotations

import re
from zlib import crc32

KEPT = 48  # classes in a sketch, at most: those with the smallest numbers
LEAST = 6  # classes that a design is known by
SHARED = 0.5  # of the classes of two pages: of those of one design more are the same

_CLASS = re.compile(r"""class=["']([^"'<>]*)""")


def design(markup: str) -> str:
    """The sketch: the numbers of the classes, blanks between them."""
    names = set(" ".join(set(_CLASS.findall(markup))).split())  # most come again and again
    numbers = {crc32(name.encode("utf-8", "replace")) for name in names}
    return " ".join([f"{number:x}" for number in sorted(numbers)[:KEPT]])


def differ(one: str | None, other: str | None) -> bool:
    """Whether two sketches are those of two designs; of texts that were kept without one nobody can say, nor of two pages whose
    elements have hardly a class."""
    shared = _shared(one, other)
    return shared is not None and shared < SHARED


def agree(one: str | None, other: str | None) -> bool:
    """Whether two sketches are those of one design, where that can be said."""
    shared = _shared(one, other)
    return shared is not None and shared >= SHARED


def _shared(one: str | None, other: str | None) -> float | None:
    """Of the classes of two pages the share that both have."""
    if one is None or other is None:
        return None
    here, there = ({int(number, 16) for number in sketch.split()} for sketch in (one, other))
    if max(len(here), len(there)) < LEAST:
        return None
    least = sorted(here | there)[:KEPT]
    return len(here & there & set(least)) / len(least)
