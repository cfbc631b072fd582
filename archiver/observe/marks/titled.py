"""A text under a title or a heading that says that nothing is there (pure): a template left it there, or a page is called so. At a first look
only the site tells such a page from what it gives for nothing."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from archiver.observe.marks.gist import FRONT_PROSE, foreign
from archiver.observe.marks.weigh import strongest
from archiver.text.model import Kind, Text
from archiver.text.normal import key
from storage.model import INVENTED_ROLES, NOT_FOUND, Exchange, Finding, Mark, Observation

OWN = "text.own"  # rule of the mark of a text about something else; in no place that tells a cause
PARAGRAPHS = 3  # that it has at least
_CALLS = frozenset({"title", "heading"})


def own_text(text: Text, marks: Iterable[Mark]) -> tuple[Mark, ...]:
    """The mark of a text of several paragraphs, mostly about something else than pages, sites and readers, where a title or a heading
    alone says that nothing is there."""
    if not _only_called_so(marks) or text.kind is not Kind.HTML:
        return ()
    if text.paragraphs < PARAGRAPHS or text.prose_chars < FRONT_PROSE or not foreign(text):
        return ()
    return (Mark(rule=OWN, finding=Finding.SOFT_GONE, matched=(text.title or "")[:200], where="body"),)


def without_title(
    marks: tuple[Mark, ...], text: Text, exchanges: Iterable[Exchange], nothing: Iterable[Text]
) -> tuple[Mark, ...]:
    """The marks of such a page, its title and headings saying nothing, where each address that was made up is not there by its status:
    the site has another answer for nothing, by another status and, as `nothing` has it, under another title."""
    asked = [e.status for e in exchanges if e.role in INVENTED_ROLES and not 300 <= (e.status or 0) < 400]
    if not asked or not NOT_FOUND.issuperset(asked) or all(mark.rule != OWN for mark in marks):
        return marks
    if any(key(one.title or "") == key(text.title or "") for one in nothing):  # its own, with other news each time
        return marks
    calls = _calls(marks)
    return tuple(replace(mark, where="body") if mark in calls else mark for mark in marks)


def may_be_called_so(o: Observation) -> bool:
    """Whether the site is to be asked what its title says at a first look: a text stands under it."""
    return o.status == 200 and any(mark.rule == OWN for mark in o.marks)


def _only_called_so(marks: Iterable[Mark]) -> bool:
    marks = tuple(marks)
    said = strongest(marks)
    return said is not None and said[0] is Finding.SOFT_GONE and _calls(marks).issuperset(said[1])


def _calls(marks: Iterable[Mark]) -> frozenset[Mark]:
    """The marks of a title and of headings, and of lines that are one of these again."""
    marks = tuple(marks)
    named = {mark.matched for mark in marks if mark.where in _CALLS}
    return frozenset(m for m in marks if m.where in _CALLS or (m.where == "label" and m.matched in named))
