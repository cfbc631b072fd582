"""Handles a text under a title or heading that says that nothing is there (pure).

A template left that title there, or the page is really called so. At a first look only the site's answers for invented
addresses tell such a page from a not-found page."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from archiver.observe.marks.accounts import tells_under
from archiver.observe.marks.gist import FRONT_PROSE, is_off_topic
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
    sentences, none of which could be a notice's."""
    marks = tuple(marks)
    if not _only_title_says_gone(marks) or text.kind is not Kind.HTML:
        return ()
    long = text.paragraphs >= PARAGRAPHS and text.prose_chars >= FRONT_PROSE and is_off_topic(text)
    if not long and not tells_under(text, marks):
        return ()
    return (Mark(rule=OWN, finding=Finding.SOFT_GONE, matched=(text.title or "")[:200], where="body"),)


def without_title(
    marks: tuple[Mark, ...], text: Text, exchanges: Iterable[Exchange], nothing: Iterable[Text]
) -> tuple[Mark, ...]:
    """The marks of a page, those of its title and headings reduced to "body" if the site answers otherwise for nothing.

    That is, for a page with an OWN mark: each invented address got a status of "not found", and none of `nothing`, the
    texts of such answers, has the page's title. While the site was not asked, the text alone tells."""
    if all(mark.rule != OWN for mark in marks):
        return marks
    invented = [e for e in exchanges if e.role in INVENTED_ROLES]
    asked = [e.status for e in invented if not 300 <= (e.status or 0) < 400]
    if not NOT_FOUND.issuperset(asked) or (not asked and (invented or not tells_under(text, marks))):
        return marks
    if any(key(one.title or "") == key(text.title or "") for one in nothing):  # its not-found page, with changing news
        return marks
    titles = _title_marks(marks)
    return tuple(replace(mark, where="body") if mark in titles else mark for mark in marks)


def may_be_called_so(o: Observation) -> bool:
    """Whether to ask the site, at a first look, what the page's title means: a text of its own stands below it."""
    return o.status == 200 and any(mark.rule == OWN for mark in o.marks)


def _only_title_says_gone(marks: Iterable[Mark]) -> bool:
    marks = tuple(marks)
    said = strongest(marks)
    return said is not None and said[0] is Finding.SOFT_GONE and _title_marks(marks).issuperset(said[1])


def _title_marks(marks: Iterable[Mark]) -> frozenset[Mark]:
    """The marks of the title and headings: a label is part of one."""
    marks = tuple(marks)
    named = [mark.matched for mark in marks if mark.where in _TITLES]
    labels = (m for m in marks if m.where == "label" and any(one in m.matched or m.matched in one for one in named))
    return frozenset((*(m for m in marks if m.where in _TITLES), *labels))
