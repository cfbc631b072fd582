"""The rows of a CSV, and what each of its columns means (pure)."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from archiver.citations import identifiers

LOOKED = 1000  # max rows that are examined to tell a column without a known name
_COLUMNS = {
    "url": "url", "address": "url", "link": "url", "work": "work", "work_title": "work", "work_url": "work_url",
    "quote": "quote", "locator": "locator", "page": "page", "footnote": "footnote", "every": "every",
    "doi": "doi", "interval": "every", "tags": "tags", "tag": "tags", "sealed": "sealed", "egress": "egress",
    "standing": "standing",
}  # fmt: skip
_END = "\x1d"  # a last row, to tell whether a quotation mark is still open at the end
_PLACES = ("locator", "page", "footnote")
_SEPARATOR = re.compile(r"sep=([,;\t|])\r?\n", re.IGNORECASE)  # as spreadsheets write it before the first row
_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+", re.IGNORECASE)
_NOTHING = re.compile(r"\W*(?:n\W?a\W?|nan|nil|none|null)?\W*", re.IGNORECASE)  # how programs write an empty value
_BETWEEN = re.compile(r"(?:\s*[;,|]\s*|\s+)(?=<?https?://)", re.IGNORECASE)


class Wrong(ValueError):
    """A CSV that cannot be read: the line, and why."""

    def __init__(self, line: int, why: str) -> None:
        super().__init__(why)
        self.line = line


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A parsed CSV.

    `columns`: the meaning of each, or None. `rows`: each with the number of the line it ends at. `notes`: how columns
    were understood.
    """

    columns: tuple[str | None, ...]
    rows: tuple[tuple[int, list[str]], ...]
    notes: tuple[str, ...]


def sheet(text: str) -> Sheet:
    """A CSV whose first row names the columns.

    If no column is named url, the one that holds addresses is taken for it, unless there is a doi column and most rows
    have a DOI; likewise for doi. Wrong if several columns hold addresses, or if none holds addresses or DOIs.
    """
    rows = list(_rows(text))
    if not rows:
        return Sheet(columns=(), rows=(), notes=())
    line, header = rows[0]
    if any(map(_is_address, header)):
        header = [f"number {at}" for at in range(1, len(header) + 1)]
    else:
        rows = rows[1:]
    columns, notes = _columns(line, header), []
    if "url" not in columns and not _mostly_by_doi(columns, [row for _, row in rows[:LOOKED]]):
        for at, what in _found(line, header, columns, [row for _, row in rows[:LOOKED]]):
            columns[at] = what
            notes.append(f"column {_name(header[at])} is taken for {what}")
    unused = [cell.strip() for cell, column in zip(header, columns, strict=True) if column is None and cell.strip()]
    if unused:
        notes.append(f"columns that are not used: {', '.join(unused)}")
    return Sheet(columns=tuple(columns), rows=tuple(rows), notes=tuple(notes))


def _columns(line: int, header: Sequence[str]) -> list[str | None]:
    """The meaning of each column, by its name. Of several with one meaning, only the one of exactly that name has it.

    Wrong if there is none, or several: what is in the others would be lost.
    """
    columns = [_column(cell) for cell in header]
    for what in dict.fromkeys(one for one in columns if one is not None and columns.count(one) > 1):
        those = [at for at, one in enumerate(columns) if one == what]
        exactly = [at for at in those if _normal(header[at]) == what]
        if len(exactly) != 1:
            named = ", ".join(_name(header[at]) for at in those)
            raise Wrong(line, f"several columns are taken for {what}: {named}; rename all but one of them")
        for at in those:
            columns[at] = what if at in exactly else None
    return columns


def _mostly_by_doi(columns: Sequence[str | None], rows: Sequence[list[str]]) -> bool:
    """Whether a column is named doi and most rows have one: an address beside it may then be that of a licence."""
    at = columns.index("doi") if "doi" in columns else None
    return at is not None and 2 * sum(at < len(row) and not is_empty(row[at]) for row in rows) > len(rows)


def is_url_column(cell: str) -> bool:
    """Whether a column of this name holds the addresses."""
    return _column(cell) == "url"


def addresses(cell: str) -> list[str]:
    """The addresses in a cell: one, or several that are each written in full."""
    return [part for part in _BETWEEN.split(cell.strip()) if part]


def located(cells: dict[str, str], columns: Sequence[str | None]) -> dict[str, str]:
    """A row's cells, with page and footnote merged into `locator`.

    If the list has several of these columns, numbers are prefixed with the column's name.
    """
    places = {name: cells[name] for name in _PLACES if name in cells}
    if not places:
        return cells
    if sum(name in columns for name in _PLACES) > 1:
        places = {name: f"{name} {it}" if it.isdecimal() and name != "locator" else it for name, it in places.items()}
    return {name: it for name, it in cells.items() if name not in places} | {"locator": ", ".join(places.values())}


def is_empty(cell: str) -> bool:
    """Whether a cell holds no value, or a word for none."""
    return _NOTHING.fullmatch(cell) is not None


def _rows(text: str) -> Iterator[tuple[int, list[str]]]:
    """The rows that are not blank, each with the number of the line it ends at."""
    told = _SEPARATOR.match(text)
    first = text.partition("\n")[0]
    try:
        dialect: Any = csv.Sniffer().sniff(first, delimiters=",;\t|")
    except csv.Error:
        dialect = csv.excel  # one column: nothing to sniff
    lines = io.StringIO(f"{text}\n{_END}", newline="")
    reader = csv.reader(lines, delimiter=told[1] if told else dialect.delimiter)
    if told:
        next(reader)
    begins = reader.line_num + 1
    try:
        for row in reader:
            if row == [_END]:
                return
            if row and row[-1].endswith(f"\n{_END}"):
                raise Wrong(begins, "a quotation mark in the row that begins here is never closed")
            if any(map(str.strip, row)):
                yield reader.line_num, row
            begins = reader.line_num + 1
    except csv.Error as error:
        raise Wrong(reader.line_num, f"not CSV: {error}") from None


def _column(cell: str) -> str | None:
    return _COLUMNS.get(_normal(cell))


def _normal(cell: str) -> str:
    return "_".join(cell.strip().strip('"').lower().replace("-", " ").split())


def _found(
    line: int, header: Sequence[str], columns: Sequence[str | None], rows: Sequence[list[str]]
) -> Iterator[tuple[int, str]]:
    """The columns taken for url and for doi, each as (index, meaning)."""
    free = {
        at: [row[at].strip() for row in rows if at < len(row) and not is_empty(row[at])]
        for at, column in enumerate(columns)
        if column is None
    }
    urls = [at for at, cells in free.items() if _most(map(_is_address, cells))]
    named_doi = "doi" in columns
    dois = [at for at, cells in free.items() if not named_doi and at not in urls and _most(map(_is_doi, cells))]
    if not urls and not dois and not named_doi:
        named = ", ".join(cell.strip() for cell in header if cell.strip())[:200]
        raise Wrong(line, f"no column is named url, and none holds addresses; the first line has {named}")
    for what, held, several in (("url", urls, "addresses"), ("doi", dois, "DOIs")):
        if len(held) > 1 and (what == "url" or not urls):
            named = ", ".join(_name(header[at]) for at in held)
            raise Wrong(
                line, f"no column is named {what}, and several hold {several}: {named}; name one of them {what}"
            )
        if len(held) == 1:
            yield held[0], what


def _most(told: Iterable[bool]) -> bool:
    answers = list(told)
    return sum(answers) * 2 > len(answers)


def _is_address(cell: str) -> bool:
    parts = addresses(cell)
    return bool(parts) and all(map(_ADDRESS.fullmatch, parts))


def _is_doi(cell: str) -> bool:
    name = identifiers.resolved(f"doi:{cell}")
    return name is not None and name[0].startswith("https://doi.org/")


def _name(cell: str) -> str:
    return f"{cell.strip()[:100]!r}" if cell.strip() else "without a name"
