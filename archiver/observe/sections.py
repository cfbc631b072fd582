"""Whether a demand or a refusal is the heading of one section of a page that has others (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archiver.observe.gist import SAID, lower, weight
from archiver.text.model import Text
from archiver.text.normal import ends
from storage.model import Effect, Mark

OTHERS = 300  # weighted characters of sentences under the headings that follow
_LABELS = frozenset({"heading", "label"})


def without_sections(marks: Iterable[Mark], text: Text) -> Iterator[Mark]:
    """The marks of a page; those of a heading amid its text say nothing of the page. What stands above everything, or
    above nothing, is the page's own."""
    for mark in marks:
        amid = mark.where in _LABELS and mark.finding.effect is Effect.BLOCKED and _of_a_section(mark.matched, text)
        yield replace(mark, where="body") if amid else mark


def _of_a_section(said: str, text: Text) -> bool:
    """Whether each label with these words is a heading below one that is the page's name, by its title, and others follow
    that have sentences of their own."""
    lines = [one for raw in text.main.splitlines() if (one := lower(raw).strip())]
    headings = [one for heading in text.headings if (one := lower(heading).strip()) in lines]
    with_it = [one for one in headings if said in one]
    title = lower(text.title or "")
    if not with_it or headings[0] in with_it or headings[0] not in title or said in title:
        return False
    return all(_followed(lines[lines.index(one) + 1 :], headings) for one in with_it)


def _followed(lines: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether under later headings there is enough to read."""
    at = next((number for number, line in enumerate(lines) if line in headings), len(lines))
    return sum(weight(one) for one in lines[at + 1 :] if ends(one) and weight(one) >= SAID) >= OTHERS
