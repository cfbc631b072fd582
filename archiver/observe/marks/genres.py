"""Recognises pages that are called what they are: lists, a journal's retractions, error codes, questions (pure).

Such a page names or explains notices, and is none. Only its headline says so, hence it counts at a first look only: in
place of a text it may be the notice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from archiver.observe.marks.gist import lower
from archiver.observe.rules.genres import CODE, LIST_OF, MESSAGES, QUESTIONS, RETRACTION
from archiver.observe.rules.labels import SITE_CELLS
from archiver.observe.rules.speaks import POINTS, SPEAKS
from archiver.text.model import Kind, Text
from archiver.text.normal import ends_sentence
from storage.model import Effect, Finding, Mark

CODES = 3  # different codes that head the lines of a list of codes, at least
LISTED = 2  # entries of a list, at least
LONGER = 3  # the same, of one that speaks of itself ("this page lists")
ASKED = 2  # questions of a page of questions, at least
EXPLAINED = 3  # lines of a page that explains error messages, at least
READ = 20_000  # characters of a page that are read
_WORDED = frozenset(
    {"title", "heading", "label", "titled", "opening", "notice", "speaking", "told", "aside", "gate", "gist"}
)
_ENTITLED = frozenset({"title", "heading", "label", "titled"})
_TAKEN = frozenset({Finding.WITHDRAWN, Finding.SOFT_GONE, Finding.LEGAL})
_LISTED = frozenset({Effect.LOSS, Effect.BLOCKED, Effect.SITE_LOSS})
_ASKING = ("?", "？", "؟")


def named_as_subject(text: Text, marks: Iterable[Mark]) -> frozenset[Mark]:
    """The marks of words that the page, by what it is called, lists, explains or publishes."""
    said = [mark for mark in marks if mark.where in _WORDED and mark.matched]
    if not said or text.kind is not Kind.HTML or text.password_fields:
        return frozenset()
    labels = [lower(one).strip() for one in (*text.headings[:2], text.title or "") if one]
    content = [one for one in _lines(text.body or text.visible) if one not in labels]
    cells = [cell.strip() for one in labels for cell in dict.fromkeys((one, *SITE_CELLS.split(one))) if cell.strip()]
    if _follow_codes(content, cells, said):
        return frozenset(said)
    if _is_called(cells, said, MESSAGES) and len(content) >= EXPLAINED:
        return frozenset(said)
    if _is_called(cells, said, QUESTIONS) and sum(one.endswith(_ASKING) for one in content) >= ASKED:
        return frozenset(said)
    if _is_called(cells, said, LIST_OF) and _is_list(content, said):
        return frozenset(mark for mark in said if mark.finding.effect in _LISTED)
    if _is_called(cells, said, RETRACTION):
        return frozenset(mark for mark in said if mark.finding in _TAKEN)
    return frozenset()


def _lines(view: str) -> list[str]:
    return [line for raw in view[:READ].splitlines() if (line := lower(" ".join(raw.split())))]


def _is_called(cells: Sequence[str], said: Iterable[Mark], kind: re.Pattern[str]) -> bool:
    """Whether a part of the title or a heading names the kind of page, and no other part is a notice's."""
    named = [cell for cell in cells if kind.search(cell)]
    titled = [mark for mark in said if mark.where in _ENTITLED]
    return bool(named) and all(any(mark.matched in cell for cell in named) for mark in titled)


def _follow_codes(content: Sequence[str], cells: Sequence[str], said: Iterable[Mark]) -> bool:
    """Whether each line with a notice's words begins with a code, or the line above does, and several codes differ."""
    codes = [CODE.match(line) for line in content]
    if len({one[1] for one in codes if one is not None}) < CODES:
        return False
    behind = [line for at, line in enumerate(content) if codes[at] or (at and codes[at - 1])]
    return all(
        any(mark.matched in line for line in behind)
        and not any(mark.matched in line for line in (*cells, *content) if line not in behind)
        for mark in said
        if mark.where != "gist"
    )


def _is_list(content: Sequence[str], said: Iterable[Mark]) -> bool:
    """Whether several entries stand in the content, more where a line with a notice's words addresses the reader."""
    entries = [line for line in content if not ends_sentence(line)]
    stated = [line for line in content if any(mark.matched in line for mark in said)]
    speaks = any(SPEAKS.search(line) or POINTS.search(line) for line in stated)
    return len(entries) >= (LONGER if speaks else LISTED)
