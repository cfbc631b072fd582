"""Columns of boxes on pages that are laid out by tables, as sites were for long, and many of offices still are (pure).

A narrow cell beside a wide one that holds the text: in it stand boxes, one below the other, a table each, that lead elsewhere in
the site, each with a link to all that there is of what it shows, or to the whole of it. They show what is new, whatever page they
stand on. One box by itself, one that leads to a file or to no more, and a column with more to read than the text beside it are the
document's: its figures, its annexes, what a register says of a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archiver.text.page.cards import FILE
from archiver.text.page.walked import Anchor, Node, Walked
from archiver.text.pointers import MORE

BOXES = 2  # one below the other, at least
WIDER = 1.5  # times as wide as the column is the cell beside it, at least
MOST = 0.4  # of the width of its table, that such a column has at most
BESIDE = 40  # characters in it outside such boxes, at most: what a picture shows
MORE_CHARS = 40  # of a link to all that there is of what a box shows
DEEP = 40  # elements around a link that are looked at
_WHOLE = re.compile(
    r"\W*(?:(?:read|view) (?:it all|(?:the )?(?:full|whole))\b.*|(?:lire|voir) l['’]intégralité\b.*|(?:阅读|閱讀|查看)全文\W*)",
    re.IGNORECASE,
)
_CELLS = frozenset({"td", "th"})
_WIDTH = re.compile(r"\s*(\d{1,4}(?:\.\d+)?)\s*(%|px)?\s*")
_STYLE = re.compile(r"(?:^|[;\s])width\s*:\s*(\d{1,4}(?:\.\d+)?)\s*(%|px)", re.IGNORECASE)


def side_columns(found: Walked, gone: bytearray) -> list[Node]:
    """The cells that are such columns."""
    tables = [node for node in found.nodes if node.tag == "table" and node.last > node.first]
    if len(tables) <= BOXES:  # as of most pages
        return []
    return [cell for cell in _narrow(found) if _holds_boxes(found, cell, tables, gone)]


def _narrow(found: Walked) -> Iterator[Node]:
    """Cells beside one of the same row that is wider."""
    rows: dict[int, list[tuple[Node, float, str]]] = {}
    for node in found.nodes:
        if node.tag in _CELLS and (told := _width(node)) is not None:
            rows.setdefault(id(node.parent), []).append((node, *told))
    for cells in rows.values():
        widest, most, unit = max(cells, key=lambda cell: cell[1])
        whole = 100.0 if unit == "%" else sum(width for _, width, _ in cells)
        for cell, width, of in cells:
            if cell is not widest and of == unit and width * WIDER <= most and width <= MOST * whole:
                yield cell


def _width(cell: Node) -> tuple[float, str] | None:
    told = _WIDTH.fullmatch(cell.attributes.get("width", "")) or _STYLE.search(cell.attributes.get("style", ""))
    return (float(told[1]), "%" if told[2] == "%" else "px") if told else None


def _holds_boxes(found: Walked, cell: Node, tables: list[Node], gone: bytearray) -> bool:
    """Whether nearly all that a cell says is in tables with links, one below the other, and the table around it says more beside it."""
    inside = [one for one in tables if cell.first <= one.first and one.last <= cell.last and cell in one.ancestors()]
    layout = next((at for at in cell.ancestors() if at.tag == "table"), None)
    if len(inside) < BOXES or layout is None or _said(found, layout, gone) <= 2 * _said(found, cell, gone):
        return False
    led = [at for at in found.anchors if at.tag == "a" and cell in at.node.lineage(DEEP)]
    around = {id(at) for one in inside for at in one.ancestors()}
    boxes = [
        one
        for one in inside
        if id(one) not in around and any(_leads_to_all(at) and one in at.node.lineage(DEEP) for at in led)
    ]
    beside = _said(found, cell, gone) - sum(_said(found, box, gone) for box in boxes)
    return len(boxes) >= BOXES and beside <= BESIDE and not any(FILE.search(at.href) for at in led)


def _leads_to_all(at: Anchor) -> bool:
    return len(at.text) <= MORE_CHARS and (MORE.fullmatch(at.text) or _WHOLE.fullmatch(at.text)) is not None


def _said(found: Walked, node: Node, gone: bytearray) -> int:
    """Characters in an element that lead nowhere."""
    blocks = enumerate(found.blocks[node.first : node.last], node.first)
    return sum(len(block.text) - block.linked for n, block in blocks if not gone[n])
