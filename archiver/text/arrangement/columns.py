"""Finds table rows whose values moved to other columns (pure): a mark from "agreed" to "refused", an amount from debit
to credit.

Every letter of the row is unchanged. In a file, a row is a line with a tab before each further column, even an empty
one.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, groupby, islice
from operator import attrgetter

from archiver.text.model import Kind, Text
from archiver.text.normal import dense, dense_lines, fold, key
from archiver.text.page.lined import BETWEEN, Lined
from archiver.text.page.outline import ROW

HEADED = 2  # values that a row needs to tell where the columns are
HEADS = 3  # first rows of a table that may name its columns
_NOTHING = re.compile(r"[\s.\-‐-―−·…/]*")  # filler of an empty cell

_Cells = tuple[tuple[int, str], ...]  # non-empty cells, by column
# a row as it was and as it is, for display; then the keys of both
_Moved = tuple[str, str, tuple[str, ...], tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Row:
    """`table`: its number. `above`: for a row of one value, the first-column text above it, which names it."""

    cells: _Cells
    columns: int
    table: int
    above: _Cells = ()

    def shown(self, head: Row | None = None) -> str:
        """The row with the heading of each column, or else its number."""
        heads = dict(head.cells) if head is not None else {}
        return BETWEEN.join(f"{heads.get(at) or at + 1}: {said}" for at, said in (*self.above, *self.cells))

    @property
    def key(self) -> str:
        return "".join(key(said) for _, said in self.cells)

    @property
    def said(self) -> tuple[int, tuple[str, ...]]:
        """The number of columns and the values, wherever they stand."""
        return self.columns, tuple(dense(said) for _, said in self.cells)

    @property
    def stands(self) -> tuple[int, ...]:
        return tuple(at for at, _ in self.cells)


def rows_in_other_columns(old: Text, new: Text, mine: Lined, theirs: Lined) -> Iterator[_Moved]:
    """Yield rows whose values moved, in tables where another row kept its columns. If all rows of a table moved, or a
    column came or went, only its layout changed."""
    if not _worth_asking(old, new, mine, theirs):
        return
    of_page = old.kind is Kind.HTML
    before, after = (_of_page(mine), _of_page(theirs)) if of_page else (_of_file(old), _of_file(new))
    pairs = _pairs(before, after)
    stayed = {is_.table for was, is_ in pairs if len(is_.cells) >= HEADED and was.stands == is_.stands}
    heads = _heads(before), _heads(after)
    for was, is_ in pairs:
        if was.stands != is_.stands and is_.table in stayed:
            head, now = heads[0][was.table], heads[1][is_.table]
            said = (was.shown(), is_.shown()) if was is head or is_ is now else (was.shown(head), is_.shown(now))
            yield *said, (was.key,), (is_.key,)


def _heads(rows: Iterable[Row]) -> dict[int, Row]:
    """For each table the row that names its columns: of the first rows, the one with the most cells."""
    out: dict[int, Row] = {}
    for table, some in groupby(rows, key=attrgetter("table")):
        out[table] = max(islice(some, HEADS), key=lambda row: (row.columns, len(row.cells)))
    return out


def _worth_asking(old: Text, new: Text, mine: Lined, theirs: Lined) -> bool:
    """Whether the two texts have rows with the same letters that are not the same, or are in another order. Few
    have."""
    rows: list[list[tuple[str, object]]]
    if old.kind is Kind.HTML:
        rows = [[(line.key, line.cells) for line in page.lines if line.columns > 1] for page in (mine, theirs)]
    elif old.visible != new.visible and "\t" in old.visible and "\t" in new.visible:
        lines = ([line for line in text.visible.split("\n") if "\t" in line] for text in (old, new))
        rows = [[*zip(dense_lines(some), some, strict=True)] for some in lines]
    else:
        return False
    here, there = map(Counter, rows)
    left, came = ({_NOTHING.sub("", words) for words, _ in some} for some in (here - there, there - here))
    return not left.isdisjoint(came) or (here == there and rows[0] != rows[1])


def _pairs(before: Sequence[Row], after: Sequence[Row]) -> list[tuple[Row, Row]]:
    """Pair rows that say the same. If all are in the same order, one by one; else those that occur equally often in
    both, first those with the same columns."""
    if [row.said for row in before] == [row.said for row in after]:
        return list(zip(before, after, strict=True))
    known = [defaultdict[tuple[int, tuple[str, ...]], list[Row]](list) for _ in range(2)]
    for rows, by_said in zip((before, after), known, strict=True):
        for row in rows:
            by_said[row.said].append(row)
    return list(chain.from_iterable(
        _paired_by_place(some, others) for said, some in known[0].items() if len(others := known[1].get(said, [])) == len(some)
    ))  # fmt: skip


def _paired_by_place(some: Iterable[Row], others: Iterable[Row]) -> Iterator[tuple[Row, Row]]:
    left, apart = [*others], list[Row]()
    for row in some:
        at = next((at for at, other in enumerate(left) if other.stands == row.stands), None)
        if at is None:
            apart.append(row)
        else:
            yield row, left.pop(at)
    yield from zip(apart, left, strict=True)


def _of_page(lined: Lined) -> list[Row]:
    return _tabled((line.cells, line.columns) if line.kind == ROW else None for line in lined.lines)


def _of_file(text: Text) -> list[Row]:
    """The table rows of a file. A line without tabs between two rows is a row of one cell that heads those below it."""
    rows: list[tuple[_Cells, int] | None] = []
    for line in text.visible.split("\n"):
        values = line.split("\t")
        rows.append((tuple((at, fold(one)) for at, one in enumerate(values)), len(values)) if len(values) > 1 else None)
    between = zip([None, *rows[:-1]], rows, [*rows[1:], None], strict=True)
    return _tabled(row or (((), 1) if above and below else None) for above, row, below in between)


def _tabled(lines: Iterable[tuple[_Cells, int] | None]) -> list[Row]:
    """The rows among these lines; None ends a table."""
    out: list[Row] = []
    table = 0
    name: _Cells = ()
    for line in lines:
        if line is None:
            table, name = table + 1, ()
            continue
        cells = tuple((at, said) for at, said in line[0] if _NOTHING.fullmatch(said) is None)
        if cells and line[1] > 1:
            name = cells[:1] if cells[0][0] == 0 else name
            out.append(Row(cells, line[1], table, name if len(cells) == 1 and cells != name else ()))
    return out
