"""Recognises a demand or refusal that heads only one section of a page, or a box beside its text (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archiver.observe.marks.gist import SAID, lower, weight
from archiver.text.model import Text
from archiver.text.normal import ends_sentence, passages
from storage.model import Effect, Mark

OTHERS = 300  # weighted characters of sentences under the headings that follow
TEXT = 800  # weighted characters of sentences of a page that has more to say than a demand
_LABELS = frozenset({"heading", "label"})


def without_sections(marks: Iterable[Mark], text: Text) -> Iterator[Mark]:
    """The marks of a page, those of a heading amid its text reduced to "body": they say nothing about the page.

    A heading above everything, or with nothing below it, is the page's own."""
    for mark in marks:
        heading = mark.where in _LABELS and mark.finding.effect is Effect.BLOCKED
        amid = heading and (_of_a_section(mark.matched, text) or _of_a_box(mark.matched, text))
        yield replace(mark, where="body") if amid else mark


def _of_a_section(said: str, text: Text) -> bool:
    """Whether each heading with these words is below the heading that names the page, and followed by others with text.

    The page's name is a first heading that the title contains."""
    lines = [one for raw in text.main.splitlines() if (one := lower(raw).strip())]
    headings = [one for heading in text.headings if (one := lower(heading).strip()) in lines]
    with_it = [one for one in headings if said in one]
    title = lower(text.title or "")
    if not with_it or headings[0] in with_it or headings[0] not in title or said in title:
        return False
    return all(_followed(lines[lines.index(one) + 1 :], headings) for one in with_it)


def _of_a_box(said: str, text: Text) -> bool:
    """Whether each heading with these words stands only in furniture, beside a text under the page's own heading.

    An example is the login box of a site whose pages anybody may read."""
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
    """Whether the content has more sentences than stand beside a demand."""
    return sum(size for one in passages(text.body) if ends_sentence(one) and (size := weight(one)) >= SAID) >= TEXT


def _followed(lines: Sequence[str], headings: Sequence[str]) -> bool:
    """Whether there is enough to read under later headings."""
    at = next((number for number, line in enumerate(lines) if line in headings), len(lines))
    return sum(weight(one) for one in lines[at + 1 :] if ends_sentence(one) and weight(one) >= SAID) >= OTHERS
