"""Pairs lost with added passages for display: which are two wordings of one, and in which words they differ (pure)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from archiver.text.comparison.wording import Parts, marked, wordings
from archiver.text.comparison.written import Run, Sentence
from archiver.text.normal import dense

WORDED = 60  # maximum number of pairs compared word by word


@dataclass(frozen=True, slots=True)
class Edited:
    """A passage in two wordings, each in pieces."""

    old: Parts
    new: Parts
    cited: bool


@dataclass(frozen=True, slots=True)
class Changes:
    """The changed passages. `edited`: cited ones first; `lost`, `added`: those without a counterpart."""

    edited: list[Edited]
    lost: list[str]
    added: list[str]


def changes(lost: Sequence[str], added: Sequence[str], cited: Collection[str] = ()) -> Changes:
    """The differences for display.

    Readers find a changed word at once only where the two wordings are side by side.
    """
    old, new = without_contained(lost), without_contained(added)
    # quotes have the punctuation and spaces of the citing work, of which judging keeps only a normal form
    quotes = [dense(one) for one in cited]
    pairs = wordings([_run(one) for one in old], [_run(one) for one in new])
    edited = [
        Edited(*marked(old[here], new[there], by_words=at < WORDED), matches_quote(old[here], quotes))
        for at, (here, there) in enumerate(sorted(pairs.items()))
    ]
    there = set(pairs.values())
    return Changes(
        sorted(edited, key=lambda one: not one.cited),
        [one for at, one in enumerate(old) if at not in pairs],
        [one for at, one in enumerate(new) if at not in there],
    )


def without_contained(passages: Sequence[str]) -> list[str]:
    """The passages without duplicates, and without those contained in others."""
    plain = {one: " ".join(one.split()) for one in dict.fromkeys(passages)}
    return [one for one, text in plain.items() if not any(text != other and text in other for other in plain.values())]


def matches_quote(passage: str, quotes: Sequence[str]) -> bool:
    """Whether a passage contains one of the quotes, or is contained in one. `quotes`: in the form of `dense`."""
    said = dense(passage)
    return any(quote in said or said in quote for quote in quotes)


def _run(passage: str) -> Run:
    return Run(sentences=(Sentence(folded=passage, raw="", nth=0, line=0),))
