"""Which part of a long passage is shown: the part in which it differs from what stands in its place (pure)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from archiver.text.normal import common

LEAD = 0.25  # of the part that is shown, what stands before the difference
HALF = 0.5
PAIRS = 40_000  # of passages, that are held against each other
ALIKE = 0.3  # of a passage at its ends, that another has as well: they are two versions of one


def excerpt(passage: str, others: Sequence[str], chars: int) -> str:
    """At most so many characters of a passage. Of a longer one those around its first difference from the one of
    `others` that is most like it at beginning and end; its beginning where none is like it."""
    if len(passage) <= chars:
        return passage
    shared = [common(passage, other) for other in others]
    best = max(shared, key=sum, default=(0, 0))
    if sum(best) < ALIKE * len(passage):
        return passage[:chars]
    start = max(0, best[0] - int(chars * LEAD))  # the same of both versions, so that what is shown of them compares
    return passage[:chars] if start == 0 else "…" + passage[start + 1 : start + chars]


def shown(found: Collection[str], others: Collection[str], most: tuple[int, int]) -> tuple[str, ...]:
    """What is kept of passages, the longest first, but what stands in the place of one of the `others`, those of the other
    text, before all. `most`: passages, and characters of each."""
    count, chars = most
    theirs = sorted(others, key=len, reverse=True)[:count]
    first = _instead(found, theirs) if len(found) > count >= len(others) else frozenset()
    ordered = sorted(found, key=lambda one: (one not in first, -len(one)))[:count]
    return tuple(excerpt(passage, theirs, chars) for passage in ordered)


def _instead(found: Collection[str], others: Sequence[str]) -> frozenset[str]:
    """For each of the others the passage most like it at beginning and end, where that is half of the shorter."""
    out = set()
    for one in others if len(found) * len(others) <= PAIRS else ():
        alike, best = max((sum(common(one, two)) / max(len(one), len(two)), two) for two in found)
        if alike * max(len(one), len(best)) >= HALF * min(len(one), len(best)):
            out.add(best)
    return frozenset(out)
