"""Tells what changed only around the text when a page got another design (pure).

Menus, breadcrumbs, bylines and boxes that the markup marked as furniture may no longer be marked, or the other way
round. The text runs from the first to the last sentence that both designs show. A content line that the other design
shows nowhere is reported wherever it stood, unless it is a template label (`labels`) around a text that is completely
there. Around an article, which is mostly sentences, nothing is reported but what continues it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from functools import cached_property
from itertools import pairwise

from archiver.text.comparison.moved_to_furniture import is_long_sentence
from archiver.text.comparison.template_labels import (
    ENTRIES,
    LONG_BYTES,
    Line,
    content,
    labels,
    plain,
    plain_key,
    renamed,
)
from archiver.text.dates import days_in, numeric_days_in
from archiver.text.model import Kind, Text
from archiver.text.normal import bare, ends_sentence, passages, size
from archiver.text.page.design import designs_differ
from archiver.text.page.notices import is_notice
from archiver.text.page.outline import APART, HEADING
from archiver.text.presentation.results import NOTHING, Noted

WHOLE = 0.9  # share of a text that the other design shows
RUNNING, SENTENCES = 0.5, 8  # share of an article, and number, of the sentences that both designs show, at least
MUCH = 500  # bytes of sentences behind an article that continue it, at least
KEPT = 0.6  # share of the content that the other design shows
CAME = 50  # lines to look ahead and back for one that stayed
OWN_CHARS = 12  # without blanks: a shorter passage may be a part of any line
STAMP_CHARS = 120
PARTS_CHARS = 300  # longest line that is also looked for in parts
_FIGURES = re.compile(r"\d+")


def passages_around_text(lost: Collection[str], added: Collection[str], old: Text, new: Text) -> Noted:
    """The passages lost and added that are around the text."""
    if not (lost or added) or {old.kind, new.kind} != {Kind.HTML} or not designs_differ(old.design, new.design):
        return NOTHING
    mine, theirs = _Page(old), _Page(new)
    if not mine.stands_in(theirs):
        return NOTHING
    common = _common(mine, theirs)
    old_run, new_run = mine.within(common), theirs.within(common)
    mine.title_stands(common, theirs)
    theirs.title_stands(common, mine)
    gone, came = mine.headings - theirs.headings, theirs.headings - mine.shown
    cases = {one.casefold() for one in gone} & {one.casefold() for one in came}
    other_headings = {one for one in gone | came if one.casefold() not in cases} if gone and came else set()

    counters = {_without_figures(one) for one in lost} & {_without_figures(one) for one in added} - {""}

    def told(one: str, page: _Page, within: _Range, less: _Range) -> bool:
        words = plain_key(one)
        return (
            words in other_headings
            or _without_figures(one) in counters
            or ((is_long_sentence(one) or words in page.body) and within.count(words) > less.count(words))
        )

    stamped, restamped = _dated_labels(lost, old_run, theirs), _dated_labels(added, new_run, mine)
    dated = _stamp_labels(stamped, restamped)
    labelled = labels(mine.lines, theirs.lines, common)
    whole = mine.is_whole(theirs, common, labelled)

    if mine.is_article(theirs, common) and theirs.is_article(mine, common):
        redated = {*stamped, *restamped} - dated
        redated |= {one for one in (*lost, *added) if _without_figures(one) in counters and any(days_in(one))}
        return (
            frozenset(lost) - redated - mine.said_in_text(lost, theirs, common, other_headings, least=0),
            frozenset(added) - redated - theirs.said_in_text(added, mine, common, other_headings, least=MUCH),
        )

    def lacks(one: str) -> bool:
        if not mine.lacks(one, theirs):
            return False
        return (
            not whole
            or one in stamped
            or not mine.stands_only_in(labelled, one)
            or renamed(one, theirs.lines, mine.said)
        )

    return (
        frozenset(
            one for one in lost
            if one in dated or (not told(one, mine, old_run, new_run) and not lacks(one))
        ),
        frozenset(
            one for one in added
            if one in dated or (not told(one, theirs, new_run, old_run) and not theirs.gains(one, mine, whole=whole))
        ),
    )  # fmt: skip


class _Range:
    """The passages of a page's text, by their keys."""

    def __init__(self, said: Sequence[str]) -> None:
        self._count, self._all = Counter(said), "".join(said)

    def count(self, words: str) -> int:
        """How often these words are a passage, or, if never, how often they occur in the text."""
        return self._count[words] or self._all.count(words)


class _Page:
    """What a page says, and what its markup makes of each content line."""

    def __init__(self, text: Text) -> None:
        self._text = text
        self.told = [plain_key(one) for one in passages(text.visible)]
        self.count = Counter(self.told)
        self._title = 0  # index of the title line, if the other page has it too

    @cached_property
    def content(self) -> Counter[str]:
        """The passages of the content, counted."""
        return Counter(map(plain_key, passages(self._text.body)))

    @cached_property
    def sentences(self) -> set[str]:
        """The passages of the content that are sentences."""
        return {plain_key(one) for one in passages(self._text.body) if is_long_sentence(one)}

    @cached_property
    def body(self) -> str:
        return plain(bare(self._text.body))

    @cached_property
    def visible(self) -> str:
        return plain(bare(f"{self._text.visible}\n{self._text.title or ''}"))

    @cached_property
    def lines(self) -> list[Line]:
        """The lines of the content."""
        return content(self._text)

    @cached_property
    def said(self) -> set[str]:
        return {line.words for line in self.lines}

    @cached_property
    def counted(self) -> set[str]:
        """The passages with figures, without these."""
        return {_without_figures(one) for one in self.count} - {""}

    @property
    def headings(self) -> set[str]:
        """The headings of the content, from its title on."""
        return {line.words for line in self.lines[self._title :] if line.kind.startswith(HEADING)}

    def title_stands(self, common: set[str], other: _Page) -> None:
        """Find the last heading before the text that is part of the page's title and a heading of the other page too.
        What is above it belongs to the site."""
        title = plain_key(self._text.title or "").casefold()
        named = {line.words for line in other.lines if line.kind.startswith(HEADING)}
        first = next((n for n, line in enumerate(self.lines) if not line.keys.isdisjoint(common)), 0)
        headed = (n for n in range(first - 1, -1, -1) if self.lines[n].kind.startswith(HEADING))
        self._title = next((n for n in headed if (one := self.lines[n].words) in named and one.casefold() in title), 0)

    def is_article(self, other: _Page, common: set[str]) -> bool:
        """Whether the text is mostly sentences, which the other page has nearly all, in the same order."""
        at = [n for n, one in enumerate(self.told) if one in common]
        if len(at) < SENTENCES:
            return False
        text = self.told[at[0] : at[-1] + 1]
        said = [one for one in text if one in self.sentences]
        shared = sum(size(one) for one in said if one in other.count)
        return shared >= max(RUNNING * sum(map(size, text)), WHOLE * sum(map(size, said))) and self._rises(
            other, common
        )

    def said_in_text(
        self, passages: Collection[str], other: _Page, common: set[str], headings: set[str], *, least: int
    ) -> set[str]:
        """Those passages of an article set anew that belong to it.

        Sentences of its text and right below its title, `headings`, notices, entries and rows beside one that stayed,
        and the sentences that continue its text, if these have `least` bytes.
        """
        within, less = self.within(common), other.within(common)
        first = next((n for n, line in enumerate(self.lines) if not line.keys.isdisjoint(common)), 0)
        below_title = self.lines[self._title : first]

        def says(passage: str) -> bool:
            words = plain_key(passage)
            if words in headings or is_notice(passage):
                return True
            if not is_long_sentence(passage):
                return within.count(words) > 0 and self.gains(passage, other, whole=False)
            under = words not in other.visible and any(words in line.words for line in below_title)
            return under or within.count(words) > less.count(words)

        said = set(filter(says, passages))
        more = {one for one in passages if is_long_sentence(one) and self.gains(one, other, whole=False)} - said
        return said | more if sum(map(size, more)) >= least else said

    def is_above(self, words: str) -> bool:
        """Whether a passage is above the title, and not below it as well."""
        below = any(words in line.keys for line in self.lines[self._title :])
        return not below and any(words in line.words for line in self.lines[: self._title])

    @cached_property
    def linked(self) -> set[str]:
        """The words of the links."""
        return {plain_key(link.text) for link in self._text.links if link.text}

    @cached_property
    def shown(self) -> set[str]:
        """The passages of the page, and the words of its links."""
        return {*self.told, *self.linked}

    def within(self, common: set[str]) -> _Range:
        """The passages from the first to the last common one."""
        at = [n for n, one in enumerate(self.told) if one in common]
        return _Range(self.told[at[0] : at[-1] + 1] if at else ())

    def stands_in(self, other: _Page) -> bool:
        """Whether the other page shows most of the content."""
        return self._shares(self.content, KEPT, other)

    def is_whole(self, other: _Page, common: set[str], labelled: Sequence[Line]) -> bool:
        """Whether the other page shows nearly all of the content except the `labelled` lines, in the same order."""
        less = self.content.keys() - {one for line in labelled for one in line.keys}
        return self._rises(other, common) and self._shares(less, WHOLE, other)

    def _rises(self, other: _Page, common: set[str]) -> bool:
        """Whether what both pages have once stands in the same order."""
        at = {one: n for n, one in enumerate(other.told)}
        places = [at[one] for one in self.told if one in common]
        rising = sum(one < behind for one, behind in pairwise(places))
        return rising >= WHOLE * (len(places) - 1)

    @staticmethod
    def _shares(those: Collection[str], least: float, other: _Page) -> bool:
        """Whether the other page shows at least this share of the passages."""
        there = sum(size(one) for one in those if one in other.count or one in other.content)
        return there >= least * sum(map(size, those))

    def stands_only_in(self, some: Collection[Line], passage: str) -> bool:
        """Whether all content lines that have a passage are among these."""
        words = plain_key(passage)
        has = [line for line in self.lines if words in line.keys] or [
            line for line in self.lines if words in line.words
        ]
        return bool(has) and all(line in some for line in has)

    def lacks(self, passage: str, other: _Page) -> bool:
        """Whether a passage is content that the other page shows nowhere, whole or in parts."""
        words = plain_key(passage)
        if not is_long_sentence(passage) and self.is_above(words):
            return False
        if words not in self.content and (len(words) < OWN_CHARS or words not in self.body):
            return False
        if words in (other.body if is_long_sentence(passage) else other.visible) or _made_of(words, other.shown):
            return False
        return words in self.linked or not _made_of(words, self.linked)  # a row of links

    def gains(self, passage: str, other: _Page, *, whole: bool) -> bool:
        """Whether a passage around the text, which the other page shows nowhere, is content.

        It is if it is a notice, a sentence in the element of one that stayed, or an entry or row next to one that
        stayed. In the element of a text that is completely there, anything is content except links and headings.
        """
        words = plain_key(passage)
        if words in other.visible or words not in self.body:
            return False
        if is_notice(passage):
            return True
        said = is_long_sentence(passage) or size(words) >= LONG_BYTES
        those = other.said if said or not whole else {line.words for line in other.lines if line.is_text}
        return any(
            words in line.words
            and line.words not in other.visible
            and self._is_beside(at, those, said=said or (whole and line.is_text))
            for at, line in enumerate(self.lines)
        )

    def _is_beside(self, at: int, those: Collection[str], *, said: bool) -> bool:
        """Whether a line, with other new ones, is next to one that stayed: in its list or, for a statement, in its
        element."""
        kind = self.lines[at].kind
        entry = kind.startswith(ENTRIES)
        for step in (-1, 1):
            for n in range(at + step, at + step * CAME, step):
                if not 0 <= n < len(self.lines):
                    break
                beside = self.lines[n]
                listed = entry and beside.kind[0] == kind[0]
                if not listed and (not said or APART in self.lines[max(n, n - step)].kind):
                    break
                if beside.words in those:
                    return True
        return False


def _dated_labels(passages: Collection[str], within: _Range, other: _Page) -> dict[str, set[date]]:
    """Labels with a day above or below the text, mapped to their days: when and by whom the page was made.

    One design shows these and another does not. A label that the other page has with other figures is a counter or
    clock, and left out.
    """
    some = {
        one: {*days_in(one), *numeric_days_in(one)} for one in passages
        if len(one) <= STAMP_CHARS and not ends_sentence(one) and not within.count(plain_key(one)) and _without_figures(one) not in other.counted
    }  # fmt: skip
    return {one: days for one, days in some.items() if days}


def _stamp_labels(lost: Mapping[str, set[date]], added: Mapping[str, set[date]]) -> set[str]:
    """The labels whose day the other design shows too; or all labels of a design if the other has none. If both have
    other days, one label may have replaced the other."""
    out: set[str] = set()
    for mine, theirs in ((lost, added), (added, lost)):
        there = {day for days in theirs.values() for day in days}
        out |= {one for one, days in mine.items() if not there or not days.isdisjoint(there)}
    return out


def _common(mine: _Page, theirs: _Page) -> set[str]:
    """The sentences that both pages have exactly once; for pages without sentences, the passages of their content."""
    return _once(mine.sentences, mine, theirs) or _once(mine.content.keys() & theirs.content.keys(), mine, theirs)


def _once(those: Iterable[str], mine: _Page, theirs: _Page) -> set[str]:
    return {one for one in those if mine.count[one] == theirs.count[one] == 1}


def _made_of(words: str, parts: Collection[str]) -> bool:
    """Whether words consist only of these parts and punctuation between them."""
    if len(words) > PARTS_CHARS:
        return False
    sizes = sorted({len(one) for one in parts if len(one) <= len(words)})
    reached, todo = {0}, [0]
    while todo:
        at = todo.pop()
        ends_at = [at + size for size in sizes if words[at : at + size] in parts]
        if not words[at : at + 1].isalnum():
            ends_at.append(at + 1)
        for end in ends_at:
            if end <= len(words) and end not in reached:
                reached.add(end)
                todo.append(end)
    return len(words) in reached


def _without_figures(passage: str) -> str:
    """A passage without its figures; "" if it has none. A passage that differs only in figures is the same one at each
    look."""
    less = _FIGURES.sub("", passage)
    return plain_key(less) if less != passage else ""
