"""The lines of a text's content, each with its kind by the markup and the lines that head it (pure)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from archiver.text.model import Text
from archiver.text.normal import ends_sentence, fold, key, sentences
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

HEAD_CHARS = 80  # max characters of a line that heads others without being a heading by its markup
COLONS, QUESTION_MARKS = ":：", "?？؟"
BETWEEN = " | "  # between the cells of a row

_RANKS = {SUMMARY: 7, TERM: 20, FIELD: 20}  # of other kinds that head lines; headings have 1 to 6
_SIGNS = APART + ANEW + ON
HEADING_RANK, _ENTRIES = 8, 9  # ranks of lines set like headings; of list entries, plus the number of lists around


@dataclass(frozen=True, slots=True)
class Line:
    """One line of content.

    `cells`: for a table row the number and text of each cell that is not empty. `apart`, `anew`, `on`: the line is in
    another element than the line before it, in another list or table, in the same paragraph.
    """

    text: str
    key: str
    kind: str
    level: int = 0  # of a heading; for an entry the number of lists around it
    cells: tuple[tuple[int, str], ...] = ()
    columns: int = 0
    linked: bool = False  # at least half of it is link text
    apart: bool = False
    anew: bool = False
    on: bool = False

    @property
    def rank(self) -> int:
        """The rank of a line that heads others: 1 is the highest, 0 means that it heads none."""
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
            return HEADING_RANK
        return _RANKS.get(self.kind, 0)

    @property
    def shown(self) -> str:
        """The line as it is shown to people, with `BETWEEN` between the cells of a row."""
        return BETWEEN.join(said for _, said in self.cells) if len(self.cells) > 1 else self.text

    @property
    def form(self) -> tuple[str, str]:
        """The kind and the ending of a line; a label and the value that it names seldom agree in these."""
        kind, last = LINK * self.linked + self.kind, self.text[-1]
        if last in COLONS or last in QUESTION_MARKS:
            return kind, last
        if not any(map(str.isalpha, self.text)):
            return kind, "0"
        return kind, "." if ends_sentence(self.text) else ""


class Lined:
    """The lines of one text."""

    def __init__(self, text: Text) -> None:
        self.lines = list(_lines(text))
        self.count = Counter(line.key for line in self.lines)

    @cached_property
    def all(self) -> str:
        """The keys of all lines in one string."""
        return "".join(line.key for line in self.lines)

    @cached_property
    def sentences(self) -> frozenset[str]:
        """The keys of all passages."""
        return frozenset(part for line in self.lines for part in passage_keys(line))

    @cached_property
    def above(self) -> list[tuple[str, ...]]:
        """For each line the keys of the lines that head it, the nearest last.

        The page's only main heading is left out, since it heads everything. A label inside a paragraph heads only what
        follows in that paragraph, if anything does.
        """
        out: list[tuple[str, ...]] = []
        open_: list[tuple[int, str, bool]] = []  # rank, key, whether it heads only the rest of its paragraph
        titled = sum(line.rank == 1 for line in self.lines) == 1
        for at, line in enumerate(self.lines):
            rank = line.rank
            if rank:
                open_ = [one for one in open_ if one[0] < rank]
            elif line.kind != MEANING:
                open_ = [one for one in open_ if one[0] <= HEADING_RANK]
            if not line.on:
                open_ = [one for one in open_ if not one[2]]
            out.append(tuple([words for one, words, _ in open_ if one > 1 or not titled]))
            if rank:
                within = rank == HEADING_RANK and at + 1 < len(self.lines) and self.lines[at + 1].on
                open_.append((rank, line.key, within))
        return out


def passage_keys(line: Line) -> list[str]:
    """The keys of the passages of a line."""
    return [words for one in sentences(line.text) if (words := key(one))]


def _lines(text: Text) -> Iterator[Line]:
    lines = (text.body or text.main or text.visible).split("\n")
    outline_words = text.outline.split()
    for line, word in zip(
        lines, outline_words if len(outline_words) == len(lines) else [TEXT] * len(lines), strict=True
    ):
        folded = fold(line)
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
            cells=tuple(_cells(line, cells)) if kind == ROW else (),
            columns=int(columns) if kind == ROW else 0,
            linked=linked, apart=APART in word, anew=ANEW in word, on=ON in word,
        )  # fmt: skip


def _cells(line: str, cells: str) -> Iterator[tuple[int, str]]:
    """The number and text of each cell of a row, blocks of one cell joined. `cells`: the outline's word for them."""
    at, last, content = 0, -1, ""
    for one in cells.split(","):
        cell, _, size = one.partition(".")
        piece = fold(line[at : at + int(size)])
        at += int(size) + 1
        if int(cell) == last:
            content = f"{content} {piece}"
            continue
        if last >= 0:
            yield last, content
        last, content = int(cell), piece
    yield last, content
