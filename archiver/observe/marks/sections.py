"""Whether a demand or a refusal is the heading of one section of a page that has others, or of a box beside its text (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archiver.observe.marks.gist import SAID, lower, weight
from archiver.text.model import Text
from archiver.text.normal import ends, passages
from storage.model import Effect, Mark

OTHERS = 300  # weighted characters of sentences under the headings that follow
TEXT = 800  # weighted characters of sentences of a page that has more than a demand
_LABELS = frozenset({"heading", "label"})


def without_sections(marks: Iterable[Mark], text: Text) -> Iterator[Mark]:
    """The marks of a page; those of a heading amid its text say nothing of the page. What stands above everything, or
    above nothing, is the page's own."""
    for mark in marks:
        heading = mark.where in _LABELS and mark.finding.effect is Effect.BLOCKED
        amid = heading and (_of_a_section(mark.matched, text) or _of_a_box(mark.matched, text))
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


def _of_a_box(said: str, text: Text) -> bool:
    """Whether each heading with these words stands in what is beside the text, of a page that has one under its name: a box to log
    in of a site whose pages anybody reads."""
    beside, content = ({lower(raw).strip() for raw in view.splitlines()} for view in (text.aside, text.body))
    headings = [lower(heading).strip() for heading in text.headings]
    with_it = [one for one in headings if said in one]
    title = lower(text.title or "")
    if not with_it or headings[0] in with_it or headings[0] not in title or said in title:
        return False
    if headings[0] not in content or any(one not in beside or one in content for one in with_it):
        return False
    return has_text(text)


def has_text(text: Text) -> bool:
    """Whether the sentences of a page's content are more than a demand has beside it."""
    return sum(size for one in passages(text.body) if ends(one) and (size := weight(one)) >= SAID) >= TEXT


def _followed(lines: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether under later headings there is enough to read."""
    at = next((number for number, line in enumerate(lines) if line in headings), len(lines))
    return sum(weight(one) for one in lines[at + 1 :] if ends(one) and weight(one) >= SAID) >= OTHERS
