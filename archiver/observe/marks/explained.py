"""Recognises a text that explains what a notice or a wall is (pure).

Its title asks what that is, or says how it is made; sentences below answer. A notice says itself what is the matter."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from archiver.observe.marks.gist import SAID, lower, sentences_of, weight, wide
from archiver.observe.rules.labels import CODE, QUOTATION, SITE_CELLS, explains, with_plain_quotes
from archiver.observe.rules.speaks import SPEAKS
from archiver.observe.rules.wordings import together
from archiver.text.memo import cached_per_look
from archiver.text.model import Text
from storage.model import Effect, Finding, Mark

LABEL = 240  # characters of a heading, at most
ANSWERS = 3  # sentences below such a title, at least
ANSWER = 120  # weighted characters of them, at least

OWN_WORDS = 2  # words of a question beside what it quotes, at least
_QUESTION = re.compile(r"[?？؟]\W*$|무슨 뜻|とは|是什么|是什麼|什么意思|什麼意思")

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
    title = SITE_CELLS.split(with_plain_quotes(lower(text.title or "")))[0].strip()
    heading = with_plain_quotes(lower(text.headings[0])).strip() if text.headings else ""
    asked = _asks_of_a_quotation(heading)
    if (
        not 0 < len(title) <= len(heading) <= LABEL
        or title not in heading
        or not (asked or explains(heading))
        or SPEAKS.search(heading.replace(title, ""))
    ):
        return frozenset()
    sizes = [weight(one) for one in sentences_of(text) if one != heading]
    said = [size for size in sizes if size >= SAID]
    if len(said) < ANSWERS or sum(said) < ANSWER:
        return frozenset()
    if asked:
        return frozenset(one for one in Finding if one.effect in {Effect.LOSS, Effect.BLOCKED, Effect.FAILURE})
    named = {_OF_CODES[code] for code in CODE.findall(heading) if code in _OF_CODES}
    told = {phrase.finding for phrase, line in together().perhaps_in(lambda _: heading) if phrase.pattern.search(line)}
    return frozenset(named | (told & {Finding.CHALLENGE, *_OF_CODES.values()}))


def _asks_of_a_quotation(heading: str) -> bool:
    """Whether a heading asks what a notice means that it quotes: "What does «page not found» mean?"."""
    quoted, rest = " ".join(QUOTATION.findall(heading)), QUOTATION.sub(" ", heading)
    if not quoted or not _QUESTION.search(rest) or (len(rest.split()) < OWN_WORDS and not wide(rest)):
        return False
    return any(phrase.pattern.search(quoted.strip('“”"')) for phrase, _ in together().perhaps_in(lambda _: quoted))
