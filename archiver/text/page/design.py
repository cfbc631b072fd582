"""Recognises a page's design (its template) by a sketch of the class names of its elements (pure).

The sketch is a bottom-k sample (as in MinHash): two of them estimate the share of classes that both pages have, however
many there are.
"""

from __future__ import annotations

import re
from zlib import crc32

KEPT = 48  # max classes in a sketch: those with the smallest hashes
LEAST = 6  # classes: with fewer a design cannot be recognised
SHARED = 0.5  # two pages of one design share at least this part of their classes
ASKED, WITHIN = 8, 0.9  # classes of a page, and the share of them that one with more in it has, at least

_CLASS = re.compile(r"""class=["']([^"'<>]*)""")


def design(markup: str) -> str:
    """The sketch of a page: CRC-32 hashes of its class names in hexadecimal, separated by blanks."""
    names = set(" ".join(set(_CLASS.findall(markup))).split())  # most attributes repeat
    numbers = {crc32(name.encode("utf-8", "replace")) for name in names}
    return " ".join([f"{number:x}" for number in sorted(numbers)[:KEPT]])


def designs_differ(one: str | None, other: str | None) -> bool:
    """Whether two sketches show different designs.

    False if that cannot be said: of texts kept without a sketch, and of pages whose elements have hardly any classes.
    False, too, if one has nearly all classes of the other: a section with classes of its own came or went.
    """
    shared = _shared(one, other)
    return shared is not None and shared < SHARED and not _is_within(*sorted(map(_numbers, (one, other)), key=len))


def designs_agree(one: str | None, other: str | None) -> bool:
    """Whether two sketches show the same design; False if that cannot be said."""
    shared = _shared(one, other)
    return shared is not None and shared >= SHARED


def _shared(one: str | None, other: str | None) -> float | None:
    """The estimated share of the classes of two pages that both have; None if there are too few."""
    if one is None or other is None:
        return None
    here, there = _numbers(one), _numbers(other)
    if max(len(here), len(there)) < LEAST:
        return None
    least = sorted(here | there)[:KEPT]
    return len(here & there & set(least)) / len(least)


def _is_within(less: set[int], more: set[int]) -> bool:
    """Whether a page has nearly all classes of one with fewer, as far as the sketches go."""
    known = max(more) if len(more) == KEPT else None
    asked = {number for number in less if known is None or number <= known}
    return len(asked) >= ASKED and len(asked & more) >= WITHIN * len(asked)


def _numbers(sketch: str | None) -> set[int]:
    return {int(number, 16) for number in (sketch or "").split()}
