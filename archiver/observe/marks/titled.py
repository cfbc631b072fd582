"""Handles a text under a title or heading that says that nothing is there (pure).

A template left that title there, or the page is really called so. At a first look only the site's answers for invented
addresses tell such a page from a not-found page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from archiver.observe.marks.accounts import tells_of, tells_under
from archiver.observe.marks.gist import is_off_topic
from archiver.observe.marks.links import FRONT_PROSE
from archiver.observe.marks.weigh import strongest
from archiver.text.model import Kind, Text
from archiver.text.normal import key
from storage.model import INVENTED_ROLES, NOT_FOUND, Exchange, Finding, Mark, Observation

OWN = "text.own"  # rule of a text about something else; its mark is in no place that names a cause
PARAGRAPHS = 3  # paragraphs of such a text, at least
_TITLES = frozenset({"title", "heading"})


def own_text(text: Text, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The mark of a page of which only a title or heading says that nothing is there, over a text about something else.

    The text has several paragraphs, and is mostly about something other than pages, sites and readers; or it has a few
    sentences, none of which could be a notice's. Below a headline that names a subject its words may recur."""
    marks = tuple(marks)
    said = strongest(marks)
    if text.kind is not Kind.HTML or said is None or said[0] is not Finding.SOFT_GONE:
        return ()
    long = text.paragraphs >= PARAGRAPHS and text.prose_chars >= FRONT_PROSE and is_off_topic(text)
    called = _title_marks(marks).issuperset(said[1]) and (long or tells_under(text, marks))
    if not called and not tells_of(text, marks):
        return ()
    return (Mark(rule=OWN, finding=Finding.SOFT_GONE, matched=(text.title or "")[:200], where="body"),)


def without_title(
    marks: tuple[Mark, ...], text: Text, exchanges: Iterable[Exchange], nothing: Iterable[Text]
) -> tuple[Mark, ...]:
    """The marks of a page, those of its title and headings reduced to "body" if the site answers otherwise for nothing.

    That is, for a page with an OWN mark: each invented address got a status of "not found", and none of `nothing`, the
    texts of such answers, has the page's title. Below a headline that names a subject, a text of a few sentences tells
    without that, except under the title of such an answer."""
    if all(mark.rule != OWN for mark in marks):
        return marks
    if any(key(one.title or "") == key(text.title or "") for one in nothing):  # its not-found page, with changing news
        return marks
    if tells_of(text, marks):
        return tuple(replace(mark, where="body") if mark.finding is Finding.SOFT_GONE else mark for mark in marks)
    asked = [e.status for e in exchanges if e.role in INVENTED_ROLES and not 300 <= (e.status or 0) < 400]
    if not asked or not NOT_FOUND.issuperset(asked):
        return marks
    titles = _title_marks(marks)
    return tuple(replace(mark, where="body") if mark in titles else mark for mark in marks)


def may_be_called_so(o: Observation) -> bool:
    """Whether to ask the site, at a first look, what the page's title means: a text of its own stands below it."""
    return o.status == 200 and any(mark.rule == OWN for mark in o.marks)


def _title_marks(marks: Iterable[Mark]) -> frozenset[Mark]:
    """The marks of the title and headings: a label is part of one."""
    marks = tuple(marks)
    named = [mark.matched for mark in marks if mark.where in _TITLES]
    labels = (m for m in marks if m.where == "label" and any(one in m.matched or m.matched in one for one in named))
    return frozenset((*(m for m in marks if m.where in _TITLES), *labels))
