"""Shows two chosen copies side by side for people (pure): the passages that `compare` finds, each as its copy writes
it.

Each comes with its surroundings and with what stands in its place in the other copy. A passage is a run of sentences of
a paragraph, or lines of a sheet, that went or came together; or a sentence that reads differently.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

from archiver.text.cited import quotes as cited_in
from archiver.text.cited.quotes import quotes_found
from archiver.text.comparison.compare import compare
from archiver.text.comparison.moved_to_furniture import gone
from archiver.text.comparison.wording import Parts, marked, tidy, wordings
from archiver.text.comparison.written import Run, Sentence, in_order, joined, pages_of, runs
from archiver.text.model import Kind, Text
from archiver.text.normal import bare, dense, key
from archiver.text.occurrences import find_words
from storage.model import Comparison

SENTENCES = 200  # lost or added sentences to look for; if there are more, the page says so
SENTENCE_CHARS = 20_000
PASSAGE_CHARS = 1_500  # shown of a passage
AROUND_CHARS = 140  # shown of what stands before a passage, and after it
WHOLE_CHARS = 60_000  # shown of a whole text
WORDED = 60  # pairs of passages that are compared word by word
CITED_CHARS = 12  # anything shorter is part of many quotes


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A passage of one copy. `parts`: its text in pieces, each with whether the passage in its place lacks it."""

    parts: Parts
    before: str = ""
    after: str = ""
    page: int | None = None  # in a PDF
    cited: bool = False
    left_out: int = 0  # characters before and after what is shown
    instead: int | None = None  # index of the passage of the other copy that stands in its place

    @property
    def text(self) -> str:
        return "".join(piece for piece, _ in self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of a whole text: its sentences, each with whether the other copy has it nowhere."""

    sentences: Parts
    page: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Whole:
    """A text from its beginning, and how many of its characters are not shown."""

    lines: tuple[Line, ...]
    left_out: int
    smaller: tuple[str, ...]  # only in this copy, but no passage: counters, dates, menus, typography


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """An older copy and a newer one, side by side."""

    comparison: Comparison
    lost: tuple[Passage, ...]  # of the older copy, in text order
    added: tuple[Passage, ...]  # of the newer copy
    more: bool  # there may be more passages than were looked for
    quotes: tuple[tuple[str, bool, bool], ...]  # (cited passage, in the older copy, in the newer copy)
    old: Whole
    new: Whole


def beside(
    old: Text, new: Text, *, days: tuple[date, date] | None = None, url: str = "", quotes: Iterable[str] = ()
) -> Beside:
    """Compare two copies for display. `days`: when each was seen; `quotes`: cited passages."""
    found = compare(old, new, days=days, url=url, most=(SENTENCES, SENTENCE_CHARS))
    pages = pages_of(old), pages_of(new)
    lost, added, pairs = _paired(runs(old, _once(found.lost), pages[0]), runs(new, _once(found.added), pages[1]))
    cited = list(dict.fromkeys(quotes))
    there = cited_in.quotes_found_in_both(old, new, cited)
    marks = {
        (here, there): marked(lost[here].written, added[there].written, by_words=at < WORDED)
        for at, (here, there) in enumerate(sorted(pairs.items()))
    }
    return Beside(
        comparison=found,
        lost=_passages(lost, {here: (there, parts[0]) for (here, there), parts in marks.items()}, cited),
        added=_passages(added, {there: (here, parts[1]) for (here, there), parts in marks.items()}, cited),
        more=max(len(found.lost), len(found.added)) >= SENTENCES,
        quotes=tuple(
            (quote, had, has and not gone(quote, found.lost, old, new)) for quote, (had, has) in there.items()
        ),
        old=_whole(old, new, lost, pages[0]),
        new=_whole(new, old, added, pages[1]),
    )


def _once(passages: Sequence[str]) -> list[str]:
    """These passages without table cells whose row is also among them: one view of a text has tables by row, another by
    cell."""
    words = [f" {one} " for one in passages]
    return [
        one for one, here in zip(passages, words, strict=True) if not any(here in row and here != row for row in words)
    ]


def _paired(lost: Sequence[Run], added: Sequence[Run]) -> tuple[list[Run], list[Run], dict[int, int]]:
    """Both lists of passages, and which stand in each other's place. Neighbours are merged into one passage, except
    those with another wording: a removed sentence may be next to an edited one."""
    pairs = wordings(lost, added)
    gone, here = _together(lost, pairs.keys())
    came, there = _together(added, pairs.values())
    return gone, came, {here[one]: there[other] for one, other in pairs.items()}


def _together(single: Sequence[Run], worded: Collection[int]) -> tuple[list[Run], list[int]]:
    """Merge runs that follow each other; also return the index of the merged run for each."""
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
    runs: Sequence[Run], instead: Mapping[int, tuple[int, Parts]], quotes: Sequence[str]
) -> tuple[Passage, ...]:
    """`instead`: by run index, the index of the passage in its place and the run's own text in pieces."""
    out = []
    for at, run in enumerate(runs):
        text = run.written
        other, parts = instead.get(at, (None, ((text, False),)))
        shown, left_out = _excerpt(parts)
        out.append(
            Passage(
                parts=shown,
                before=_around(run.left, at_end=True),
                after=_around(run.right, at_end=False),
                page=run.sentences[0].page,
                cited=_cited(text, quotes),
                left_out=left_out,
                instead=other,
            )
        )
    return tuple(out)


def _excerpt(parts: Parts) -> tuple[Parts, int]:
    """The part of a passage to show, and how many characters are left out; a long one starts shortly before its first
    difference."""
    size = sum(len(text) for text, _ in parts)
    first = len(parts[0][0]) if parts and not parts[0][1] and len(parts) > 1 else 0
    start = first - PASSAGE_CHARS // 4 if first > PASSAGE_CHARS // 2 and size > PASSAGE_CHARS else 0
    out: list[tuple[str, bool]] = [("…", False)] if start else []
    at = 0
    for text, differs in parts:
        piece = text[max(0, start - at) : max(0, start + PASSAGE_CHARS - at)]
        out += [(piece, differs)] if piece else []
        at += len(text)
    return tuple(out), max(start, 0) + max(0, size - start - PASSAGE_CHARS)


def _around(sentence: Sentence | None, *, at_end: bool) -> str:
    text = sentence.written if sentence is not None else ""
    if len(text) <= AROUND_CHARS:
        return text
    return "…" + text[-AROUND_CHARS:].lstrip() if at_end else text[:AROUND_CHARS].rstrip() + "…"


def _cited(passage: str, quotes: Sequence[str]) -> bool:
    """Whether a quote is in this passage, or this passage in a quote."""
    here = Text(kind=Kind.PLAIN, visible=passage)
    return any(quotes_found(here, quotes, loosely=True).values()) or (
        len(dense(passage)) >= CITED_CHARS
        and any(quotes_found(Text(kind=Kind.PLAIN, visible=one), [passage], loosely=True)[passage] for one in quotes)
    )


def _whole(text: Text, other: Text, named: Sequence[Run], pages: Sequence[int | None]) -> Whole:
    """A text, with what the other copy has nowhere or no longer in its place. `named`: passages already reported."""
    told = {one for run in named for one in run.sentences}
    known = {one.folded for one in told}
    view = text.words
    sentences = list(in_order(view[:WHOLE_CHARS], pages))
    there = find_words((key(one.folded) for one in sentences), bare(other.words))
    lines: list[Line] = []
    smaller: dict[str, None] = {}
    for (_, page), group in groupby(sentences, key=lambda one: (one.line, one.page)):
        pieces: list[tuple[str, bool]] = []
        for one in group:
            absent, said = key(one.folded) not in there, one.written
            pieces.append((said, absent or one in told))
            if absent and one.folded not in known:
                smaller[said[:PASSAGE_CHARS]] = None
        texts = joined([said for said, _ in pieces])
        lines.append(Line(sentences=tidy(zip(texts, (new for _, new in pieces), strict=True)), page=page))
    return Whole(lines=tuple(lines), left_out=max(0, len(view) - WHOLE_CHARS), smaller=tuple(smaller)[:SENTENCES])
