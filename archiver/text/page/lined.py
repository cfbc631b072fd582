"""The lines of a text's content, each with what it is by its markup, and what stands above it (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from archiver.text.model import Text
from archiver.text.normal import ends, fold, key, sentences
from archiver.text.page.outline import (
    ANEW,
    APART,
    BOLD,
    ENTRY,
    FIELD,
    HEADING,
    LINK,
    MEANING,
    ON,
    ROW,
    SUMMARY,
    TERM,
    TEXT,
)

HEAD_CHARS = 80  # of a line that heads those that follow and is no heading by its markup
COLONS, ASKING = ":：", "?？؟"
BETWEEN = " | "  # between the cells of a row

_RANKS = {SUMMARY: 7, TERM: 20, FIELD: 20}  # of what heads other lines, behind the six of headings
_SIGNS = APART + ANEW + ON
HEADS, _ENTRIES = 8, 9  # lines that are set as headings; entries of lists, and one more for each list around


@dataclass(frozen=True, slots=True)
class Line:
    """`cells`: of a row which of them are not empty, and what is in them. `apart`, `anew`, `on`: it stands in another element
    than the line before, in another list or table, in the same paragraph."""

    text: str
    key: str
    kind: str
    level: int = 0  # of a heading, of an entry
    cells: tuple[tuple[int, str], ...] = ()
    columns: int = 0
    linked: bool = False  # half of it or more
    apart: bool = False
    anew: bool = False
    on: bool = False

    @property
    def rank(self) -> int:
        """Of what heads others, 1 before all; 0 of what does not."""
        if self.kind == HEADING:
            return self.level
        if self.kind == ENTRY:
            return _ENTRIES + self.level
        if self.linked and self.kind not in {TERM, FIELD}:
            return 0
        if len(self.text) <= HEAD_CHARS and (
            self.kind == BOLD
            or (self.kind == ROW and self.columns == 1)
            or (self.kind == TEXT and self.text[-1] in COLONS)
        ):
            return HEADS
        return _RANKS.get(self.kind, 0)

    @property
    def shown(self) -> str:
        return BETWEEN.join(said for _, said in self.cells) if len(self.cells) > 1 else self.text

    @property
    def form(self) -> tuple[str, str]:
        """What a line is like: labels and what they name are seldom alike."""
        kind, last = LINK * self.linked + self.kind, self.text[-1]
        if last in COLONS or last in ASKING:
            return kind, last
        if not any(map(str.isalpha, self.text)):
            return kind, "0"
        return kind, "." if ends(self.text) else ""


class Lined:
    """The lines of one text."""

    def __init__(self, text: Text) -> None:
        self.lines = list(_lines(text))
        self.count = Counter(line.key for line in self.lines)

    @cached_property
    def all(self) -> str:
        return "".join(line.key for line in self.lines)

    @cached_property
    def sentences(self) -> frozenset[str]:
        return frozenset(part for line in self.lines for part in parts(line))

    @cached_property
    def above(self) -> list[tuple[str, ...]]:
        """For each line the keys of what heads it, the nearest last. The title of a page heads all of it, and a label what
        follows in its paragraph, if anything does."""
        out: list[tuple[str, ...]] = []
        open_: list[tuple[int, str, bool]] = []
        titled = sum(line.rank == 1 for line in self.lines) == 1
        for at, line in enumerate(self.lines):
            rank = line.rank
            if rank:
                open_ = [one for one in open_ if one[0] < rank]
            elif line.kind != MEANING:
                open_ = [one for one in open_ if one[0] <= HEADS]
            if not line.on:
                open_ = [one for one in open_ if not one[2]]
            out.append(tuple([words for one, words, _ in open_ if one > 1 or not titled]))
            if rank:
                within = rank == HEADS and at + 1 < len(self.lines) and self.lines[at + 1].on
                open_.append((rank, line.key, within))
        return out


def parts(line: Line) -> list[str]:
    """The keys of the passages of a line."""
    return [words for one in sentences(line.text) if (words := key(one))]


def _lines(text: Text) -> Iterator[Line]:
    written = (text.body or text.main or text.visible).split("\n")
    told = text.outline.split()
    for said, word in zip(written, told if len(told) == len(written) else [TEXT] * len(written), strict=True):
        folded = fold(said)
        words = key(folded)
        if not words:
            continue
        linked = word.startswith(LINK)
        bare = word.removeprefix(LINK).rstrip(_SIGNS)
        kind, rest = bare[:1] or TEXT, bare[1:]
        columns, _, cells = rest.partition(":")
        yield Line(
            folded, words, kind,
            level=int(rest) if kind in {HEADING, ENTRY} else 0,
            cells=tuple(_cells(said, cells)) if kind == ROW else (),
            columns=int(columns) if kind == ROW else 0,
            linked=linked, apart=APART in word, anew=ANEW in word, on=ON in word,
        )  # fmt: skip


def _cells(said: str, told: str) -> Iterator[tuple[int, str]]:
    """What is in the cells of a row, those of one cell in one."""
    at, last, within = 0, -1, ""
    for one in told.split(","):
        cell, _, size = one.partition(".")
        piece = fold(said[at : at + int(size)])
        at += int(size) + 1
        if int(cell) == last:
            within = f"{within} {piece}"
            continue
        if last >= 0:
            yield last, within
        last, within = int(cell), piece
    yield last, within
