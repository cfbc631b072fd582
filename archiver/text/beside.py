"""Two copies of one's choice beside each other, for people (pure): the passages that `compare` finds, each as it is written
in its copy, with what stands around it, and with what stands in its place in the other copy.

A passage is here what went or came together, sentences of a paragraph or lines of a sheet; or one that reads differently.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from archiver.text.compare import compare, quoted
from archiver.text.model import Kind, Text
from archiver.text.normal import bare, dense, key
from archiver.text.wording import Parts, marked, tidy, wordings
from archiver.text.written import Run, Sentence, in_order, joined, pages_of, runs
from storage.model import Comparison

SENTENCES = 200  # lost or added: so many of any text are looked for, and of more it is said that there are more
SENTENCE_CHARS = 20_000
PASSAGE_CHARS = 1_500  # shown of one
AROUND_CHARS = 140  # shown of what stands before it, and after it
WHOLE_CHARS = 60_000  # shown of a whole text
CITED_CHARS = 12  # what is shorter is part of many quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One passage of one copy. `parts`: its text in pieces, and which of them the passage in its place has not got."""

    parts: Parts
    before: str = ""
    after: str = ""
    page: int | None = None  # of a PDF
    cited: bool = False
    left_out: int = 0  # characters behind what is shown
    instead: int | None = None  # number of the passage of the other copy that stands in its place

    @property
    def text(self) -> str:
        return "".join(piece for piece, _ in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a whole text: its sentences, and which of them the other copy has nowhere."""

    sentences: Parts
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A text from its beginning, and how many characters of it are not shown."""

    lines: tuple[Line, ...]
    left_out: int
    smaller: tuple[
        str, ...
    ]  # what of it only this copy has, and is no passage: counters, dates, menus, how marks are set


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """An older copy and a newer one."""

    comparison: Comparison
    lost: tuple[Passage, ...]  # of the older, in the order of its text
    added: tuple[Passage, ...]  # of the newer
    more: bool  # there may be more of them than were looked for
    quotes: tuple[tuple[str, bool, bool], ...]  # (cited passage, whether the older has it, whether the newer has it)
    old: Whole
    new: Whole


def beside(
    old: Text, new: Text, *, days: tuple[date, date] | None = None, url: str = "", quotes: Iterable[str] = ()
) -> Beside:
    """Hold a newer text against an older one. `days`: on which they were seen; `quotes`: passages that are cited."""
    found = compare(old, new, days=days, url=url, most=(SENTENCES, SENTENCE_CHARS))
    pages = pages_of(old), pages_of(new)
    lost, added, pairs = _paired(runs(old, found.lost, pages[0]), runs(new, found.added, pages[1]))
    cited = list(dict.fromkeys(quotes))
    had, has = quoted(old, cited), quoted(new, cited)
    return Beside(
        comparison=found,
        lost=_passages(lost, added, pairs, cited, older=True),
        added=_passages(added, lost, {there: here for here, there in pairs.items()}, cited, older=False),
        more=max(len(found.lost), len(found.added)) >= SENTENCES,
        quotes=tuple((quote, had[quote], has[quote]) for quote in cited),
        old=_whole(old, new, lost, pages[0]),
        new=_whole(new, old, added, pages[1]),
    )


def _paired(lost: Sequence[Run], added: Sequence[Run]) -> tuple[list[Run], list[Run], dict[int, int]]:
    """The passages of both, and which of them stand in each other's place. What follows each other is one passage, but
    for what has another wording: a sentence that went may stand beside one that was edited."""
    pairs = wordings(lost, added)
    gone, here = _together(lost, pairs.keys())
    came, there = _together(added, pairs.values())
    return gone, came, {here[one]: there[other] for one, other in pairs.items()}


def _together(single: Sequence[Run], worded: Collection[int]) -> tuple[list[Run], list[int]]:
    """Runs of these, and in which of them each is."""
    out: list[Run] = []
    where: list[int] = []
    for at, one in enumerate(single):
        if one.follows and at not in worded and at - 1 not in worded:
            out[-1] = out[-1].with_next(one)
        else:
            out.append(one)
        where.append(len(out) - 1)
    return out, where


def _passages(
    these: Sequence[Run], those: Sequence[Run], pairs: dict[int, int], quotes: Sequence[str], *, older: bool
) -> tuple[Passage, ...]:
    out = []
    for at, run in enumerate(these):
        text, other = run.written, pairs.get(at)
        parts: Parts = ((text, False),)
        if other is not None:
            theirs = those[other].written
            parts = marked(text, theirs)[0] if older else marked(theirs, text)[1]
        out.append(
            Passage(
                parts=_first(parts),
                before=_around(run.left, at_end=True),
                after=_around(run.right, at_end=False),
                page=run.sentences[0].page,
                cited=_cited(text, quotes),
                left_out=max(0, len(text) - PASSAGE_CHARS),
                instead=other,
            )
        )
    return tuple(out)


def _first(parts: Parts) -> Parts:
    """As much of a passage as is shown."""
    out, left = [], PASSAGE_CHARS
    for text, differs in parts:
        if left > 0:
            out.append((text[:left], differs))
        left -= len(text)
    return tuple(out)


def _around(sentence: Sentence | None, *, at_end: bool) -> str:
    text = sentence.written if sentence is not None else ""
    if len(text) <= AROUND_CHARS:
        return text
    return "…" + text[-AROUND_CHARS:].lstrip() if at_end else text[:AROUND_CHARS].rstrip() + "…"


def _cited(passage: str, quotes: Sequence[str]) -> bool:
    """Whether a cited passage is in this one, or this one in a cited passage."""
    here = Text(kind=Kind.PLAIN, visible=passage)
    return any(quoted(here, quotes).values()) or (
        len(dense(passage)) >= CITED_CHARS
        and any(quoted(Text(kind=Kind.PLAIN, visible=one), [passage])[passage] for one in quotes)
    )


def _whole(text: Text, other: Text, named: Sequence[Run], pages: Sequence[int | None]) -> Whole:
    """A text with what of it the other has nowhere, or has no more where it stood. `named`: the passages that are told
    already."""
    told = {one for run in named for one in run.sentences}
    known = {one.folded for one in told}
    view = text.visible or text.main
    shown, there = view[:WHOLE_CHARS], bare(other.visible or other.main)
    lines: list[Line] = []
    smaller: dict[str, None] = {}
    for (_, page), group in groupby(in_order(shown, pages), key=lambda one: (one.line, one.page)):
        pieces: list[tuple[str, bool]] = []
        for one in group:
            absent, said = key(one.folded) not in there, one.written
            pieces.append((said, absent or one in told))
            if absent and one.folded not in known:
                smaller[said[:PASSAGE_CHARS]] = None
        texts = joined([said for said, _ in pieces])
        lines.append(Line(sentences=tidy(zip(texts, (new for _, new in pieces), strict=True)), page=page))
    return Whole(lines=tuple(lines), left_out=len(view) - len(shown), smaller=tuple(smaller)[:SENTENCES])
