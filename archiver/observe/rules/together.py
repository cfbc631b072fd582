"""Hundreds of wordings, most of which are not in a text: passed over many at a time (pure).

Each has letters without which it is not there. Those of many wordings are looked for in a text in one pass, and only
where it has some of them each wording is asked for itself.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from archiver.observe.rules.model import Phrase
from archiver.text.literals import Literals, as_bytes

MANY = 64  # wordings that are looked for at a time

K = TypeVar("K")


class Together(Generic[K]):
    """Wordings by their `kind`: those of one are looked for in the same text."""

    def __init__(self, phrases: Iterable[Phrase], kind: Callable[[Phrase], K]) -> None:
        kinds: dict[K, list[tuple[int, Phrase]]] = {}
        for place, phrase in enumerate(phrases):
            kinds.setdefault(kind(phrase), []).append((place, phrase))
        self._kinds = {
            kind: [_bundle(some[at : at + MANY]) for at in range(0, len(some), MANY)] for kind, some in kinds.items()
        }

    def perhaps_in(self, text_of: Callable[[K], str | None]) -> list[tuple[Phrase, str]]:
        """Those that may be in the text of their kind, each with it, in their order; none of a kind that has no text."""
        found: list[tuple[int, Phrase, str]] = []
        for kind, bundles in self._kinds.items():
            text = text_of(kind)
            if text is not None:
                letters = as_bytes(text)
                for literals, some in bundles:
                    if literals is None or literals.any_in(letters):
                        found += [(place, phrase, text) for place, phrase in some]
        return [(phrase, text) for _, phrase, text in sorted(found, key=lambda one: one[0])]


def _bundle(some: list[tuple[int, Phrase]]) -> tuple[Literals | None, list[tuple[int, Phrase]]]:
    """Some wordings with the letters of all; None where one of them may be there without any."""
    each = [phrase.letters for _, phrase in some]
    return (Literals(one.encode() for one in sorted(frozenset().union(*each))) if all(each) else None), some
