"""Selects the part of a long passage to show: where it differs from the passage that replaced it (pure)."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from archiver.text.normal import common_ends

LEAD = 0.25  # share of an excerpt that precedes the difference
HALF = 0.5  # share of the shorter passage that a counterpart must have in common with it
PAIRS = 40_000  # of passages that are compared, at most
ALIKE = 0.3  # share of a passage, at its two ends, that makes another one a version of it


def excerpt(passage: str, others: Sequence[str], chars: int) -> str:
    """At most `chars` characters of a passage.

    A longer passage is cut around its first difference from the one of `others` that has most in common with it at
    beginning and end; if none is alike, its beginning is returned.
    """
    if len(passage) <= chars:
        return passage
    shared = [common_ends(passage, other) for other in others]
    best = max(shared, key=sum, default=(0, 0))
    if sum(best) < ALIKE * len(passage):
        return passage[:chars]
    start = max(0, best[0] - int(chars * LEAD))  # the same place in both versions, so that the excerpts can be compared
    return passage[:chars] if start == 0 else "…" + passage[start + 1 : start + chars]


def shown(found: Collection[str], others: Collection[str], most: tuple[int, int]) -> tuple[str, ...]:
    """The excerpts to keep of passages, the longest passages first.

    If there are too many, counterparts of `others` (the passages of the other text) come before all. `most`: number of
    passages, and characters of each.
    """
    count, chars = most
    theirs = sorted(others, key=len, reverse=True)[:count]
    counterparts = _counterparts(found, theirs) if len(found) > count >= len(others) else frozenset()
    ordered = sorted(found, key=lambda one: (one not in counterparts, -len(one)))[:count]
    return tuple(excerpt(passage, theirs, chars) for passage in ordered)


def _counterparts(found: Collection[str], others: Sequence[str]) -> frozenset[str]:
    """For each of `others` the passage most like it at beginning and end, if that is half of the shorter one."""
    out = set()
    for other in others if len(found) * len(others) <= PAIRS else ():
        alike, best = max(
            (sum(common_ends(other, passage)) / max(len(other), len(passage)), passage) for passage in found
        )
        if alike * max(len(other), len(best)) >= HALF * min(len(other), len(best)):
            out.add(best)
    return frozenset(out)
