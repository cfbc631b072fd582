"""Which part of a long passage is shown: the part in which it differs from what stands in its place (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from archiver.text.normal import common

LEAD = 0.25  # of the part that is shown, what stands before the difference
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


def shown(found: Iterable[str], others: Iterable[str], most: tuple[int, int]) -> tuple[str, ...]:
    """What is kept of passages, the longest first; `others`: those of the other text. `most`: passages, and characters of each."""
    count, chars = most
    ordered, theirs = (sorted(one, key=len, reverse=True)[:count] for one in (found, others))
    return tuple(excerpt(passage, theirs, chars) for passage in ordered)
