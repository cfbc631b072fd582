"""Recognises a text that explains what a notice or a wall is (pure).

Its title asks what that is, or says how it is made; sentences below answer. A notice says itself what is the matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from archiver.observe.marks.gist import SAID, lower, sentences_of, weight
from archiver.observe.rules.labels import CODE, SITE_CELLS, explains
from archiver.observe.rules.speaks import SPEAKS
from archiver.observe.rules.wordings import together
from archiver.text.memo import cached_per_look
from archiver.text.model import Text
from storage.model import Finding, Mark

LABEL = 240  # characters of a heading, at most
ANSWERS = 3  # sentences below such a title, at least
ANSWER = 120  # weighted characters of them, at least

_WORDED = frozenset(
    {"title", "heading", "label", "titled", "opening", "notice", "speaking", "told", "aside", "gate", "gist"}
)
_OF_CODES = {"404": Finding.SOFT_GONE, "410": Finding.SOFT_GONE, "403": Finding.DENIED, "429": Finding.THROTTLED}


def as_explained(marks: Iterable[Mark], text: Text) -> Iterator[Mark]:
    """The marks, those of what the page explains reduced to "body": they say nothing about the page."""
    marks = tuple(marks)
    about = _explained(text) if marks else frozenset()
    for mark in marks:
        yield replace(mark, where="body") if mark.finding in about and mark.where in _WORDED else mark


@cached_per_look
def _explained(text: Text) -> frozenset[Finding]:
    """The findings whose notices the page explains."""
    title = SITE_CELLS.split(lower(text.title or ""))[0].strip()
    heading = lower(text.headings[0]).strip() if text.headings else ""
    if (
        not 0 < len(title) <= len(heading) <= LABEL
        or title not in heading
        or not explains(heading)
        or SPEAKS.search(heading.replace(title, ""))
    ):
        return frozenset()
    sizes = [weight(one) for one in sentences_of(text) if one != heading]
    said = [size for size in sizes if size >= SAID]
    if len(said) < ANSWERS or sum(said) < ANSWER:
        return frozenset()
    named = {_OF_CODES[code] for code in CODE.findall(heading) if code in _OF_CODES}
    told = {phrase.finding for phrase, line in together().perhaps_in(lambda _: heading) if phrase.pattern.search(line)}
    return frozenset(named | (told & {Finding.CHALLENGE, *_OF_CODES.values()}))
