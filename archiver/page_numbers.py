"""Numbers of a document's pages, as sentences and JSON give them (pure).

A page is noted as its number, ":" and a digest of what it draws (`Comparison.pictures`).
"""

from __future__ import annotations

from collections.abc import Iterable

SHOWN = 30  # most numbers in one sentence


def pages_of(pictures: Iterable[str]) -> list[int]:
    """The numbers of these pages."""
    return [int(one.partition(":")[0]) for one in pictures]


def numbered(pictures: Iterable[str]) -> str:
    """The numbers of these pages as in a sentence, `2, 5`."""
    numbers = [str(one) for one in pages_of(pictures)]
    return ", ".join(numbers[:SHOWN]) + ("…" if len(numbers) > SHOWN else "")
