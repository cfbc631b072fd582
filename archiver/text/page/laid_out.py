"""Finds side columns of boxes on pages that are laid out by tables, as those of many public offices still are (pure).

Such a column is a narrow cell beside a wide one that holds the text. It holds boxes, one below the other and each a
table of links, with a link to the full list or to the whole text. They show what is new on the site, on every page. A
single box, boxes that link to files or have no such link, and a column with more to read than the text beside it belong
to the document: its figures, its annexes, what a register says about a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archiver.text.page.cards import FILE
from archiver.text.page.walked import Anchor, Node, Walked
from archiver.text.related_headings import MORE

BOXES = 2  # min boxes in such a column
WIDER = 1.5  # the widest cell of the row is at least so many times as wide as the column
MOST = 0.4  # max share of the table's width that the column takes
BESIDE = 40  # max characters in it outside such boxes: a picture's caption
MORE_CHARS = 40  # max characters of a link to the full list
DEEP = 40  # max elements around a link that are examined
_WHOLE = re.compile(
    r"\W*(?:(?:read|view) (?:it all|(?:the )?(?:full|whole))\b.*|(?:lire|voir) l['’]intégralité\b.*|(?:阅读|閱讀|查看)全文\W*)",
    re.IGNORECASE,
)
_CELLS = frozenset({"td", "th"})
_WIDTH = re.compile(r"\s*(\d{1,4}(?:\.\d+)?)\s*(%|px)?\s*")
_STYLE = re.compile(r"(?:^|[;\s])width\s*:\s*(\d{1,4}(?:\.\d+)?)\s*(%|px)", re.IGNORECASE)


def side_columns(found: Walked, gone: bytearray) -> list[Node]:
    """The table cells that are side columns of boxes."""
    tables = [node for node in found.nodes if node.tag == "table" and node.last > node.first]
    if len(tables) <= BOXES:  # true of most pages
        return []
    return [cell for cell in _narrow(found) if _holds_boxes(found, cell, tables, gone)]


def _narrow(found: Walked) -> Iterator[Node]:
    """The cells that are much narrower than the widest one of their row."""
    rows: dict[int, list[tuple[Node, float, str]]] = {}
    for node in found.nodes:
        if node.tag in _CELLS and (declared := _width(node)) is not None:
            rows.setdefault(id(node.parent), []).append((node, *declared))
    for cells in rows.values():
        widest, most, unit = max(cells, key=lambda cell: cell[1])
        whole = 100.0 if unit == "%" else sum(width for _, width, _ in cells)
        for cell, width, cell_unit in cells:
            if cell is not widest and cell_unit == unit and width * WIDER <= most and width <= MOST * whole:
                yield cell


def _width(cell: Node) -> tuple[float, str] | None:
    """The width that a cell declares, and its unit, "%" or "px"."""
    found = _WIDTH.fullmatch(cell.attributes.get("width", "")) or _STYLE.search(cell.attributes.get("style", ""))
    return (float(found[1]), "%" if found[2] == "%" else "px") if found else None


def _holds_boxes(found: Walked, cell: Node, tables: list[Node], gone: bytearray) -> bool:
    """Whether nearly all text of a cell is in boxes with links, and the table around has more text beside the cell."""
    tables_inside = [
        one for one in tables if cell.first <= one.first and one.last <= cell.last and cell in one.ancestors()
    ]
    layout = next((at for at in cell.ancestors() if at.tag == "table"), None)
    if (
        len(tables_inside) < BOXES
        or layout is None
        or _unlinked(found, layout, gone) <= 2 * _unlinked(found, cell, gone)
    ):
        return False
    links = [at for at in found.anchors if at.tag == "a" and cell in at.node.lineage(DEEP)]
    around = {id(at) for one in tables_inside for at in one.ancestors()}
    boxes = [
        one
        for one in tables_inside
        if id(one) not in around and any(_leads_to_all(at) and one in at.node.lineage(DEEP) for at in links)
    ]
    beside = _unlinked(found, cell, gone) - sum(_unlinked(found, box, gone) for box in boxes)
    return len(boxes) >= BOXES and beside <= BESIDE and not any(FILE.search(at.href) for at in links)


def _leads_to_all(at: Anchor) -> bool:
    return len(at.text) <= MORE_CHARS and (MORE.fullmatch(at.text) or _WHOLE.fullmatch(at.text)) is not None


def _unlinked(found: Walked, node: Node, gone: bytearray) -> int:
    """How many characters of an element's content are not link text."""
    return found.content_chars(gone, node.first, node.last, links=False)
