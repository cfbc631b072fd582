"""Prefilter for hundreds of wordings, most of which do not occur in a text (pure).

Every match of a wording contains one of its literal strings. Those of many wordings are searched in one pass, and only
if one is found, each of these wordings has to be tried.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from archiver.observe.rules.model import Phrase
from archiver.text.literals import Literals, as_bytes

MANY = 64  # wordings per pass

K = TypeVar("K")


class Together(Generic[K]):
    """Groups wordings by `kind`; those of one kind are searched in the same text."""

    def __init__(self, phrases: Iterable[Phrase], kind: Callable[[Phrase], K]) -> None:
        kinds: dict[K, list[tuple[int, Phrase]]] = {}
        for place, phrase in enumerate(phrases):
            kinds.setdefault(kind(phrase), []).append((place, phrase))
        self._kinds = {
            kind: [_bundle(some[at : at + MANY]) for at in range(0, len(some), MANY)] for kind, some in kinds.items()
        }

    def perhaps_in(self, text_of: Callable[[K], str | None]) -> list[tuple[Phrase, str]]:
        """The wordings that may occur in the text of their kind, each with that text, in their order.

        `text_of`: the text for a kind; None skips its wordings.
        """
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
    """(The literal strings of all wordings, the wordings); None instead of the strings if a wording has none."""
    each = [phrase.letters for _, phrase in some]
    return (Literals(one.encode() for one in sorted(frozenset().union(*each))) if all(each) else None), some
