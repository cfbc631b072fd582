"""Detects pages whose own text shows that a notice's words are only its subject (pure).

Two kinds: lists of changes, whose entries are about different things; and texts of several sentences about something
else, none of which addresses the reader."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from archiver.observe.marks.gist import MOSTLY, NEAR, SAID, belongs, lower, sentences_of, weight
from archiver.observe.marks.story import subject
from archiver.observe.rules.change_logs import DATED, LABELLED, LOG
from archiver.observe.rules.labels import QUOTATION
from archiver.observe.rules.narrated import TOLD
from archiver.observe.rules.notice_words import APOLOGY, ASKED, ASKED_THING, FAMILIES, FATES, MOVED, SITE, WEBSITE
from archiver.observe.rules.speaks import POINTS, SPEAKS
from archiver.text.memo import cached_per_look
from archiver.text.model import Kind, Text
from archiver.text.normal import MARKLESS, is_sentence
from storage.model import Finding, Mark

ENTRIES = 4  # entries of a list of changes, at least
OTHERS = 2  # of these, entries that say nothing of a notice, at least
ENTRY = 14  # weighted characters of an entry, at least
STATED = 0.5  # share of an entry from which it says nothing but a notice's words
SENTENCES = 4  # sentences of a text that counts, at least
OWN = 3  # of these, sentences about something else below a headline that names a subject, at least
CHARS = 140  # weighted characters of these, at least
LONGER = 220  # the same, below a title that is a notice's
FOREIGN = 0.4  # share of these without any word of a page, a site or the reader's request, at least
LINES = 3  # lines and links of a text that are no sentences: more are a menu or teasers
BEGINS = 5  # characters before the words of a sentence that begins with a notice's

_WORDED = frozenset({"notice", "told", "aside", "opening", "speaking"})
_NAMING = _WORDED | {"title", "heading", "label", "titled", "gist", "gate"}
_ELSE = frozenset({Finding.SERVER_ERROR, Finding.MAINTENANCE})
_PARTS = re.compile(r"\s+[-–—―]+\s+|[:：―—]+\s*")
_STOPS = " .!…。！"
_OTHER_STOPS = ("।", "۔", "።", "။", "։")  # of Hindi, Urdu, Amharic, Burmese, Armenian


@dataclass(frozen=True)
class _Said:
    """What the content of a page says. `lines` and `sentences`: without title and headings, but dates among these."""

    labels: tuple[str, ...]
    lines: tuple[str, ...]
    sentences: tuple[str, ...]
    links: int
    leads: bool  # the content has a way out: a line, or a link to the front page


def listed(text: Text, marks: Iterable[Mark]) -> frozenset[Mark]:
    """The marks of absence of a page that lists changes.

    It is called so, or its entries are dated, and most are about something else. None apologises, and none that says
    that something is gone addresses the reader."""
    gone = [mark for mark in marks if mark.finding is Finding.SOFT_GONE and mark.where in _NAMING]
    if not gone or text.kind is not Kind.HTML or text.password_fields:
        return frozenset()
    said = _read(text)
    labelled = [
        m for m in gone if m.where in {"title", "heading"} or any(m.matched in one for one in said.labels[:NEAR])
    ]
    return frozenset() if labelled or not _lists_changes(said, gone) else frozenset(gone)


def told(text: Text, marks: Iterable[Mark]) -> frozenset[Mark]:
    """The marks of a page whose title says that something is out of order, over a text about something else."""
    named = [mark for mark in marks if mark.finding in _ELSE and mark.where in _NAMING]
    return frozenset(named) if named and (tells_of(text, marks) or tells_under(text, marks)) else frozenset()


def tells_of(text: Text, marks: Iterable[Mark]) -> bool:
    """Whether a text about something else stands below a heading that has a part which no notice has.

    "Page not found: a short history". The title must contain all parts, since one may otherwise be the site's name."""
    if not text.headings or text.kind is not Kind.HTML:
        return False
    heading, title = lower(text.headings[0]), lower(text.title or "")
    parts = [part.strip() for part in _PARTS.split(heading) if part.strip()]
    if len(parts) < 2 or not all(part in title for part in parts) or not any(map(subject, parts)):
        return False
    return _is_text(_read(text), marks, OWN, CHARS)


def tells_under(text: Text, marks: Iterable[Mark]) -> bool:
    """Whether a text about something else stands below a title that is a notice's: nothing but sentences."""
    if text.kind is not Kind.HTML or len({lower(one) for one in text.headings}) > 1 or text.password_fields:
        return False
    said = _read(text)
    beside = sum(not _ends(one) for one in said.lines)
    return max(said.links, beside) < LINES and _is_text(said, marks, SENTENCES, LONGER)


@cached_per_look
def _read(text: Text) -> _Said:
    labels = tuple(dict.fromkeys(lower(one).strip() for one in (text.title or "", *text.headings) if one))
    views = [one for one in (text.other, text.main) if one] or [text.visible]
    lines = dict.fromkeys(one for view in views for raw in view[:20_000].splitlines() if (one := lower(raw).strip()))
    sentences = [one for one in sentences_of(text, asking=True) if one.strip(_STOPS) not in labels]
    shown = tuple(one for one in lines if one not in labels or DATED.search(one))
    links = [link for link in text.links if link.tag == "a" and link.main and link.text]
    return _Said(
        labels=labels,
        lines=shown,
        sentences=tuple(QUOTATION.sub(" ", one) for one in sentences),
        links=len(links),
        leads=any(map(_leads, shown)) or any(urlsplit(link.url).path in {"", "/"} for link in links),
    )


def _lists_changes(said: _Said, marks: Sequence[Mark]) -> bool:
    entries = [one for one in said.lines if weight(one) >= ENTRY and not DATED.fullmatch(one)]
    words = [mark.matched.strip(_STOPS) for mark in marks if mark.where in _WORDED]
    gone = [one for one in entries if any(word in one for word in words)]
    dated = [at for at, one in enumerate(said.lines) if DATED.search(one)]
    if len(entries) < ENTRIES or any(map(APOLOGY.search, entries)) or any(map(FAMILIES["sorry"].search, gone)):
        return False
    if gone and len(dated) >= ENTRIES and all(map(DATED.search, gone)):
        return True
    if len(entries) - len(gone) < max(OTHERS, len(gone)) or any(_is_bare(one, words) for one in gone):
        return False
    if any(map(LOG.search, said.labels[:NEAR])):
        return True
    if len(dated) < OTHERS or not gone or any(SPEAKS.search(one) and not DATED.search(one) for one in gone):
        return False
    return all(said.lines.index(one) >= dated[0] for one in gone) and entries[-1] not in gone  # news has none below it


def _is_bare(entry: str, words: Iterable[str]) -> bool:
    """Whether an entry says of this page that it is gone, and nothing else: "This page was removed."."""
    if DATED.search(entry) or LABELLED.search(entry) or not (SPEAKS.search(entry) or POINTS.search(entry)):
        return False
    return any(len(word) >= STATED * len(entry) for word in words if word in entry)


def _is_text(said: _Said, marks: Iterable[Mark], least: int, chars: int) -> bool:
    """Whether the content is a text: several sentences about something else, the first one among them.

    None addresses the reader or is a notice by itself, and nothing beside them leads the reader elsewhere."""
    words = [mark.matched.strip(_STOPS) for mark in marks if mark.where in _WORDED]
    read = [one for one in said.sentences if weight(one) >= SAID and _ends(one)]
    if len(read) < SENTENCES or said.leads or WEBSITE.search(read[0]) or any(map(_addresses, said.sentences)):
        return False
    if any(_states(one, words) for one in said.sentences):
        return False
    other = [one for one in read if not _may_be_notice(one) and not any(word in one for word in words)]
    size = sum(map(weight, other))
    return (
        len(other) >= least
        and other[0] == read[0]
        and size >= max(chars, MOSTLY * sum(map(weight, read)))
        and sum(not belongs(one) for one in other) >= FOREIGN * len(other)
    )


def _ends(one: str) -> bool:
    """Whether a sentence ends like one; where the script has no mark for that, each is as long as a line."""
    return is_sentence(one) or one.endswith(_OTHER_STOPS) or len(MARKLESS.findall(one)) * 2 >= max(SAID, len(one))


def _addresses(one: str) -> bool:
    spoken = SPEAKS.search(one) or POINTS.search(one) or APOLOGY.search(one)
    return spoken is not None and TOLD.search(one) is None


def _leads(line: str) -> bool:
    """Whether a line is a way out: "Back to the front page"."""
    return not _ends(line) and FAMILIES["out"].search(line) is not None


def _states(one: str, words: Iterable[str]) -> bool:
    """Whether a sentence begins with a notice's words, or with a page and what became of it."""
    thing = ASKED_THING.search(one)
    if thing is not None and thing.start() <= BEGINS and any(fate.search(one) for fate in FATES.values()):
        return True
    return any(0 <= one.find(word) <= BEGINS for word in words)


def _may_be_notice(one: str) -> bool:
    """Whether a sentence may be part of a notice: it asks the reader for something, or says of a page what became of it
    or where it leads."""
    if ASKED.search(one):
        return True
    of_page = (ASKED_THING.search(one) or SITE.search(one)) is not None
    return of_page and (MOVED.search(one) or FAMILIES["out"].search(one)) is not None
