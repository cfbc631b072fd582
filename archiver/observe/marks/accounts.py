"""Detects pages whose own text shows that a notice's words are only its subject (pure).

Two kinds: lists of changes, whose entries are about different things; and texts of several sentences about something
else, none of which addresses the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archiver.observe.marks.gist import MOSTLY, NEAR, SAID, belongs, lower, sentences_of, weight
from archiver.observe.marks.story import QUOTATION, subject
from archiver.observe.rules.change_logs import DATED, LOG
from archiver.observe.rules.narrated import TOLD
from archiver.observe.rules.notice_words import APOLOGY, ASKED, ASKED_THING, FAMILIES, MOVED, SITE
from archiver.observe.rules.speaks import POINTS, SPEAKS
from archiver.text.model import Kind, Text
from archiver.text.normal import is_sentence
from storage.model import Finding, Mark

ENTRIES = 4  # entries of a list of changes, at least
OTHERS = 2  # of these, entries that say nothing of a notice, at least
ENTRY = 14  # weighted characters of an entry, at least
SENTENCES = 3  # sentences about something else below a headline that names a subject, at least
UNTITLED = 4  # the same, below one that is a notice's; sentences of any text that counts
TEXT = 140  # weighted characters of these sentences, at least
LONGER = 220  # the same, below a title that is a notice's
FOREIGN = 0.4  # share of them without any word of a page, a site or the reader's request, at least
LINKED = 15  # weighted characters of a link that may be a teaser

_ENTITLED = frozenset({"title", "heading", "label", "titled", "opening", "told"})
_SENTENCES = frozenset({"notice", "told", "aside", "opening", "speaking"})
_GIST = frozenset({"gist", "gate"})
_ENTITLING = frozenset({Finding.SOFT_GONE, Finding.SERVER_ERROR, Finding.MAINTENANCE, Finding.DENIED})
_PARTS = re.compile(r"\s+[-–—―]+\s+|[:：―—]+\s*")
_ENDS = " .!…。！"
_MARKLESS = re.compile("[\u0e00-\u0eff\u1780-\u17ff]")  # Thai, Lao, Khmer


@dataclass(frozen=True)
class _Said:
    """What the content of a page says. `lines` and `sentences`: without title and headings."""

    labels: tuple[str, ...]
    lines: tuple[str, ...]
    sentences: tuple[str, ...]


def accounts(text: Text, marks: Iterable[Mark]) -> frozenset[Mark]:
    """The marks of a notice that the page's own text shows to be its subject."""
    marks = tuple(marks)
    if text.kind is not Kind.HTML or text.password_fields:
        return frozenset()
    said = _read(text)
    gone = [mark for mark in marks if mark.finding is Finding.SOFT_GONE and mark.where in _SENTENCES | _GIST]
    if gone and not _entitled([m for m in marks if m.finding is Finding.SOFT_GONE], said) and _lists_changes(said, gone):
        return frozenset(gone)
    named = [m for m in marks if m.finding in _ENTITLING and m.where in _ENTITLED | _SENTENCES | _GIST]
    if named and _headed(text) and _tells(said, named, SENTENCES, TEXT):
        return frozenset(named)
    other = [mark for mark in named if mark.finding is not Finding.SOFT_GONE]  # for that one the site is asked
    if other and not gone and tells_under(text, marks):
        return frozenset(other)
    return frozenset()


def tells_under(text: Text, marks: Iterable[Mark]) -> bool:
    """Whether a text about something else stands below a title that is a notice's, with no box of teasers in it."""
    said = _read(text)
    if text.kind is not Kind.HTML or len({lower(one) for one in text.headings}) > 1 or text.password_fields:
        return False
    links = sum(link.tag == "a" and link.main and weight(link.text) >= LINKED for link in text.links)
    return 2 * links < len(said.sentences) and _tells(said, tuple(marks), UNTITLED, LONGER)


def _read(text: Text) -> _Said:
    labels = tuple(dict.fromkeys(lower(one).strip() for one in (text.title or "", *text.headings) if one))
    views = [one for one in (text.other, text.main) if one] or [text.visible]
    lines = dict.fromkeys(one for view in views for raw in view[:20_000].splitlines() if (one := lower(raw).strip()))
    sentences = [one for one in sentences_of(text, asking=True) if one.strip(_ENDS) not in labels]
    return _Said(
        labels=labels,
        lines=tuple(one for one in lines if one not in labels or DATED.search(one)),
        sentences=tuple(QUOTATION.sub(" ", one) for one in sentences),
    )


def _entitled(marks: Sequence[Mark], said: _Said) -> bool:
    """Whether the title or a heading has a notice's words."""
    return any(m.where in {"title", "heading"} or any(m.matched in one for one in said.labels[:NEAR]) for m in marks)


def _lists_changes(said: _Said, marks: Sequence[Mark]) -> bool:
    """Whether a page lists changes: it is called so, or its entries are dated, and most are about something else.

    None apologises, and none that says that something is gone addresses the reader."""
    entries = [one for one in said.lines if weight(one) >= ENTRY and not DATED.fullmatch(one)]
    words = [mark.matched.strip(_ENDS) for mark in marks if mark.where in _SENTENCES]
    gone = [one for one in entries if any(word in one for word in words)]
    others = len(entries) - len(gone)
    if len(entries) < ENTRIES or others < OTHERS or len(gone) > others:
        return False
    if any(APOLOGY.search(one) for one in entries) or any(FAMILIES["sorry"].search(one) for one in gone):
        return False
    if any(LOG.search(one) for one in said.labels[:NEAR]):
        return True
    dated = [at for at, one in enumerate(said.lines) if DATED.search(one)]
    return len(dated) >= OTHERS and bool(gone) and all(said.lines.index(one) >= dated[0] for one in gone)


def _headed(text: Text) -> bool:
    """Whether the first heading has a part that no notice has: "Page not found: a short history".

    The title must contain all of its parts, since a part may otherwise be the site's name."""
    if not text.headings:
        return False
    heading, title = lower(text.headings[0]), lower(text.title or "")
    parts = [part.strip() for part in _PARTS.split(heading) if part.strip()]
    return len(parts) > 1 and all(part in title for part in parts) and any(map(subject, parts))


def _tells(said: _Said, marks: Sequence[Mark], least: int, chars: int) -> bool:
    """Whether the content is a text: several sentences about something else, the first one among them.

    None addresses the reader, and no line beside them leads the reader elsewhere."""
    words = [mark.matched.strip(_ENDS) for mark in marks if mark.where in _SENTENCES]
    read = [one for one in said.sentences if weight(one) >= SAID and _ends(one)]
    if len(read) < UNTITLED or any(map(_addresses, said.sentences)) or any(map(_leads, said.lines)):
        return False
    other = [one for one in read if not _may_be_notice(one) and not any(word in one for word in words)]
    size = sum(map(weight, other))
    return (
        len(other) >= least
        and other[0] == read[0]
        and size >= chars
        and size >= MOSTLY * sum(map(weight, read))
        and sum(not belongs(one) for one in other) >= FOREIGN * len(other)
    )


def _ends(one: str) -> bool:
    """Whether a sentence ends like one; where the script has no mark for that, each is as long as a line."""
    return is_sentence(one) or len(_MARKLESS.findall(one)) * 2 >= len(one)


def _addresses(one: str) -> bool:
    return (SPEAKS.search(one) is not None or POINTS.search(one) is not None or APOLOGY.search(one) is not None) and (
        TOLD.search(one) is None
    )


def _leads(line: str) -> bool:
    """Whether a line is a way out: "Back to the front page"."""
    return not _ends(line) and FAMILIES["out"].search(line) is not None


def _may_be_notice(one: str) -> bool:
    """Whether a sentence may be part of a notice: it asks the reader for something, or says of a page what became of it
    or where it leads."""
    if ASKED.search(one):
        return belongs(one)
    of_page = (ASKED_THING.search(one) or SITE.search(one)) is not None
    return of_page and (MOVED.search(one) or FAMILIES["out"].search(one)) is not None
