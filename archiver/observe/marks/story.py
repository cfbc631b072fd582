"""Recognises articles about notices, walls or domain sales (pure).

Most of their running text is about something else, and their headline says more than a notice does."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from archiver.observe.marks.gist import MOSTLY, SAID, belongs, lower, sentences_of, weight, wide
from archiver.observe.rules.notice_words import BELONGS, NAMES, TRADE
from archiver.text.memo import cached_per_look
from archiver.text.model import Text
from storage.model import Finding, Mark

STORY = 300  # weighted characters of sentences about something else
CARDS = 2  # paragraphs per heading: a page with fewer is a list of teasers
SUBJECT = 2  # words of a headline part that are no words of a notice, at least

_LABELS = frozenset({"title", "heading", "label", "titled"})
_WORDED = frozenset({"notice", "opening", "speaking", "told", "aside", "gate", "gist"})
_ENTITLED = _LABELS | {"opening"}  # a title, and its repetition over the text
_ENDS = " .!…。！"

_QUOTED = re.compile('[“„「『«"]')
_PARTS = re.compile(r"\s+[-–—―]+\s+|[:：―—|｜]+\s*")
_WORD = re.compile("[\\w\u0900-\u0dff]{2,}")  # with the vowel signs of Indian scripts, which are no letters


@cached_per_look
def is_article(text: Text) -> bool:
    """Whether a page is an article: its headline and parts of its sentences only report what they say."""
    return (
        bool(text.headings)
        and _headline(lower(text.headings[0]), lower(text.title or ""))
        and is_mostly_off_topic(text)
    )


def as_told(marks: Iterable[Mark], text: Text) -> Iterator[Mark]:
    """The marks of an article, those of its headline and sentences reduced to "body": they say nothing about the page.

    Its first sentence may be a notice put before it, if the matched words are most of it and it quotes nothing."""
    headings = {lower(heading) for heading in text.headings}
    first = next((" ".join(one.split()).strip(_ENDS) for one in sentences_of(text) if one not in headings), "")
    for mark in marks:
        whole = mark.matched in first and len(mark.matched) >= MOSTLY * len(first)
        stated = whole and not _QUOTED.search(first)
        told = mark.where in _LABELS or (mark.where in _WORDED and not stated)
        yield replace(mark, where="body") if told else mark


def is_mostly_off_topic(text: Text) -> bool:
    """Whether most of a longer running text is about something other than the page, the site and the reader's request.

    Unlike `is_off_topic`, it does not matter with which sentence that begins."""
    if text.paragraphs < CARDS * len(text.headings):
        return False
    headings = {lower(heading) for heading in text.headings}
    sizes = [(weight(one), belongs(one)) for one in sentences_of(text, asking=True) if one not in headings]
    return _are_mostly_apart(sizes)


def of_sales(marks: Iterable[Mark], text: Text) -> Iterator[Mark]:
    """The marks, those of a name for sale reduced to "body" if they stand in the title of a text about something else.

    That title names the text's subject. Whoever sells a name writes of names and of sales."""
    marks = tuple(marks)
    titles = {lower(one) for one in (text.title or "", *text.headings[:1])}
    about = any(mark.finding is Finding.PARKED for mark in marks) and _of_no_sale(text)
    for mark in marks:
        entitled = mark.finding is Finding.PARKED and mark.where in _ENTITLED
        yield replace(mark, where="body") if about and entitled and any(mark.matched in one for one in titles) else mark


def _of_no_sale(text: Text) -> bool:
    """Whether most of a longer running text mentions neither domain names nor sales."""
    sizes = [
        (weight(one), TRADE.search(one) or NAMES.search(one) or belongs(one)) for one in sentences_of(text, asking=True)
    ]
    return is_mostly_off_topic(text) and _are_mostly_apart(sizes)


def _are_mostly_apart(sizes: Sequence[tuple[float, object]]) -> bool:
    """Whether most of a longer text's sentences, given by size and whether they are about the page, are not."""
    other = sum(size for size, own in sizes if size >= SAID and not own)
    return other >= STORY and other >= MOSTLY * sum(size for size, _ in sizes if size >= SAID)


def _headline(heading: str, title: str) -> bool:
    """Whether a heading has a part that no notice has: "Account suspended: reporters lose their work".

    The title must contain all of its parts, since a part may otherwise be the site's name."""
    parts = [part for part in _PARTS.split(heading) if part.strip()]
    return len(parts) > 1 and all(part in title for part in parts) and any(map(subject, parts))


def subject(part: str) -> bool:
    """Whether a part of a headline has enough words that no notice has."""
    rest = BELONGS.sub(" ", part)
    return (
        len([word for word in _WORD.findall(rest) if not word.isdigit()]) - (1 if wide(rest) else 0) + wide(rest) / 2
        >= SUBJECT
    )
