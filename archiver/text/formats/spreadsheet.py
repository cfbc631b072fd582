"""Text of the sheets of workbooks (XLSX, ODS): each under its name, a row per line, cells separated by tabs (pure).

Hidden sheets, rows and cells are included. Comments are not; of a formula only the value is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import lru_cache, partial
from itertools import chain

from lxml import etree

from archiver.text.formats.elements import attribute, ended, fed, local, reference
from archiver.text.formats.number_formats import Styles, styles
from archiver.text.formats.package import Package
from archiver.text.formats.paragraphs import said
from archiver.text.formats.slides import drawn

CELL_CHARS = 32_767  # of one cell: the limit of spreadsheet programs
ROW_CHARS = 200_000
WIDE = 256  # columns whose position is kept; beyond, empty cells are left out
STRINGS = 2_000_000  # shared strings of a workbook
REPEATED = 1000  # repetitions of a row or cell that are given
_BOXES = ("text-box", "custom-shape")
_CELLS = ("table-cell", "covered-table-cell")
_ESCAPED = re.compile(r"_x(00[0-9A-Fa-f]{2})_")
FORMULA_CHARS = 40  # of a formula that are read
_FORMULA, _OF_TODAY = "f", re.compile(r"\s*(?:TODAY|NOW)\(\)\s*", re.IGNORECASE)  # changes at each save
_SAID, _SPOKEN = frozenset({"v", "t"}), "rPh"  # values; phonetic guides, which are left out
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
# attributes with the value of a cell, for programs that write no text into it
_VALUES = ("string-value", "date-value", "time-value", "boolean-value", "value")


def of_xlsx(package: Package) -> Iterator[str]:
    """The rows of each sheet, followed by the texts of boxes on it."""
    book, related = package.part(package.main), list(package.related(package.main))
    by_id, by_kind = {one.id: one.name for one in related}, {one.kind: one.name for one in related}
    shared = _strings(package.part(by_kind.get("sharedStrings", "xl/sharedStrings.xml")))
    cell_styles = styles(package.part(by_kind.get("styles", "xl/styles.xml")), book)
    for sheet in ended(book, "sheet"):
        part = by_id.get(reference(sheet), "")
        cells = _Cells("c", partial(_value, shared, cell_styles))
        drawings = (drawn(package, name) for kind, name, _ in package.related(part) if kind == "drawing")
        lines = chain(_rows(package.part(part), cells), chain.from_iterable(drawings))
        yield from under(sheet.get("name", ""), lines)


def under(name: str, lines: Iterable[str]) -> Iterator[str]:
    """The lines of a sheet below its name; nothing for a sheet without text."""
    for line in lines:
        if line.strip():
            yield from [" ".join(name.split())] if name else ()
            name = ""
            yield line


def _rows(body: bytes, cells: _Cells) -> Iterator[str]:
    for _ in fed(body, cells):
        yield from cells.rows
        cells.rows.clear()


class _Cells:
    """Parser target that collects the rows of a sheet; also the items of the shared strings part, as cells without a
    row."""

    def __init__(self, cell: str, value: Callable[[str, str, str], str]) -> None:
        self.values: list[str] = []  # of the open row
        self.rows: list[str] = []
        self._width = 0
        self._cell, self._value = cell, value
        self._kind, self._style = "", ""
        self._said: list[str] = []
        self._open = self._spoken = self._worked_out = False
        self._formula = ""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        name = tag.rpartition("}")[2]
        if name == self._cell:
            self._kind, self._style = attributes.get("t", "n"), attributes.get("s", "0")
            self.values += [""] * (column(attributes.get("r", "").rstrip("0123456789")) - len(self.values))
            self._said.clear()
            self._formula = ""
        elif name == _FORMULA:
            self._worked_out = True
        elif name in _SAID:
            self._open = not self._spoken
        elif name == _SPOKEN:
            self._spoken = True

    def data(self, said: str) -> None:
        if self._worked_out:
            self._formula = (self._formula + said)[:FORMULA_CHARS]
        elif self._open:
            self._said.append(said)

    def end(self, tag: str) -> None:
        name = tag.rpartition("}")[2]
        if name in _SAID:
            self._open = False
        elif name == _FORMULA:
            self._worked_out = False
        elif name == self._cell:
            told = self._said and _OF_TODAY.fullmatch(self._formula) is None
            self.values.append(self._value(self._kind, self._style, "".join(self._said)) if told else "")
        elif name == "row":
            self.rows.append(line := row(self.values, self._width))
            self._width = max(self._width, line.count("\t") + 1)
            self.values.clear()
        elif name == _SPOKEN:
            self._spoken = False

    def doctype(self, name: str, public: str, system: str) -> None:
        """Raise ValueError: valid sheets have no DTD, and its entities would be resolved."""
        raise ValueError(name, public, system)

    def close(self) -> None:
        """Part of the parser's interface; nothing to do."""


def of_ods(package: Package) -> Iterator[str]:
    """The rows of each sheet; a text box comes before the row that it is anchored to."""
    sheet: etree._Element | None = None
    width = 0
    for one in ended(package.part("content.xml"), "table-row", *_BOXES):
        table = next((outer for outer in one.iterancestors() if outer.tag == _TABLE + "table"), None)
        if table is None:  # deleted cells in tracked changes
            continue
        if local(one) in _BOXES:
            lines = [line for line in _paragraphs(one) if line.strip()]
        else:
            width = width if table is sheet else 0
            line = row((value for cell in one for value in _values(cell)), width)
            width = max(width, line.count("\t") + 1)
            lines = [line] * _times(one, "number-rows-repeated") if line else []
        yield from under("" if table is sheet else table.get(_TABLE + "name", ""), lines)
        sheet = table if lines else sheet


def row(values: Iterable[str], width: int) -> str:
    """The cells of a row separated by tabs, padded to at least `width` cells; "" for an empty row.

    Empty cells are kept, as the column of a mark or an amount says what it means. With the width of the widest row so
    far, a row has the same number of tabs wherever its values are.
    """
    out: list[str] = []
    size = filled = 0
    for value in values:
        out.append(value)
        size += len(value)
        filled = len(out) if value else filled
        if size > ROW_CHARS:
            break
    return "\t".join(out[:filled]) + "\t" * (width - filled) if filled else ""


@lru_cache(maxsize=2 * WIDE)
def column(letters: str) -> int:
    """The zero-based index of a column by its letters; 0 if they are invalid or beyond WIDE."""
    index = 0
    for letter in letters.upper()[:4]:
        index = 26 * index + ord(letter) - ord("A") + 1
    return index - 1 if 0 < index <= WIDE else 0


def _strings(body: bytes) -> list[str]:
    """The shared strings of a workbook, by index."""
    cells = _Cells("si", lambda _kind, _style, said: _written(said))
    for _ in fed(body, cells):
        if len(cells.values) > STRINGS:
            break
    return cells.values


def on_one_line(text: str) -> str:
    """The text of a cell with white space collapsed, up to CELL_CHARS."""
    return " ".join(text[:CELL_CHARS].split())


def _value(shared: list[str], cell_styles: Styles, kind: str, style: str, said: str) -> str:
    """A cell as displayed. `kind`: the type attribute of the cell."""
    if kind == "n":
        return cell_styles.value(said, style)
    if kind == "s":
        at = int(said) if said.isascii() and said.isdigit() and len(said) < 10 else len(shared)
        return shared[at] if at < len(shared) else ""
    return {"0": "FALSE", "1": "TRUE"}.get(said, said) if kind == "b" else _written(said)


def _written(said: str) -> str:
    """A string with its escapes (_x000D_) decoded; they stand for characters that XML cannot hold, and some programs
    write one before each line feed."""
    return on_one_line(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), said) if "_x" in said else said)


def _values(cell: etree._Element) -> Iterator[str]:
    """The text of an ODS cell, as often as it is repeated; "" for a cell covered by a merged one."""
    if local(cell) not in _CELLS:
        return
    text = ""
    if local(cell) == _CELLS[0]:
        text = on_one_line("\n".join(_paragraphs(cell)))
        text = text or on_one_line(next((value for one in _VALUES if (value := attribute(cell, one))), ""))
    times = _times(cell, "number-columns-repeated")
    yield from [text] * (times if text else min(times, WIDE))


def _paragraphs(element: etree._Element) -> Iterator[str]:
    return ("".join(said(one)) for one in element if local(one) in {"p", "h"})


def _times(element: etree._Element, name: str) -> int:
    """The repeat count in an attribute, at most REPEATED."""
    told = element.get(_TABLE + name, "1")
    return min(int(told), REPEATED) if told.isascii() and told.isdigit() and len(told) < 10 else 1
