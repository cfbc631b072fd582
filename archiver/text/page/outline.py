"""Says what each line of a page's content is by its markup: a heading, an entry, a row with its columns ... (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from archiver.text.model import Text
from archiver.text.normal import key
from archiver.text.page.walked import LABEL, Node, Struck, Walked

HEADING, LINK, TERM, MEANING, ENTRY, ROW, SUMMARY, BOLD, TEXT = "h", "a", "t", "d", "l", "r", "s", "b", "p"
QUOTE, CITED = "q", "c"  # a quotation, and its author
FIELD = "f"  # the label of the element after it
# the line is in another element than the one before, in another list or table, in the same paragraph
APART, ANEW, ON = "+", "*", "-"
CELL_BLOCKS = 2  # max blocks of a cell of figures or names
VALUES = 5  # max blocks that a label names
AROUND = 8  # max elements around a line that are examined
DELETED, RAISED = ("~~", "~~"), ("^(", ")")  # marks around text that is struck out, or superscript after a digit
_DELETED = re.compile("~~.*?(?:~~|$)")
_RAISED = re.compile(re.escape(RAISED[0]) + r"([^)]*)" + re.escape(RAISED[1]))

_SIGNED = ("—", "–", "―", "-- ")  # before the author's name under a quotation
_KINDS = {"dt": TERM, "dd": MEANING, "summary": SUMMARY, "caption": BOLD, "li": ENTRY, "tr": ROW}
_ORDER = (TERM, MEANING, SUMMARY, BOLD, ENTRY, ROW)
_CELLS, _LISTS = frozenset({"td", "th"}), frozenset({"ul", "ol", "menu", "dir", "dl", "table"})
_PARTS = _CELLS | _LISTS | {"li", "dt", "dd", "tbody", "thead", "tfoot", "tr", "p"}  # not boxes of their own


def outline(found: Walked, lines: Sequence[Sequence[int]]) -> str:
    """A word for each of `lines`, separated by blanks; a line is given by the numbers of its blocks.

    The word is one of the letters above, with the level of a heading ("h2") or the number of lists around an entry
    ("l1"). For a table row it has the number of cells and, after a colon, the cell and length of each block
    ("r3:0.12,2.1"). It begins with "a" if at least half of the line is link text ("al1"), and ends with signs of the
    line's place: see `APART`.
    """
    columns, block_kinds, places = _Columns(found), _quotes(found) | _fields(found), _Places(found)
    return " ".join([_line(found, line, columns, block_kinds) + places.signs(line) for line in lines])


def marked_lines(found: Walked, lines: Sequence[Sequence[int]]) -> tuple[str, ...]:
    """The lines that have text struck out, or superscript after a digit, with marks around that: see `DELETED`."""
    if not found.struck:
        return ()
    pieces: dict[int, list[Struck]] = {}
    for one in found.struck:
        pieces.setdefault(one.block, []).append(one)
    return tuple(
        " ".join(_set_off(found.blocks[number].text, pieces.get(number, ())) for number in line)
        for line in lines
        if any(number in pieces for number in line)
    )


def _set_off(text: str, pieces: Sequence[Struck]) -> str:
    for one in reversed(pieces):
        before, after = RAISED if one.raised else DELETED
        at = text.find(one.text, max(0, one.start - 1))
        if at >= 0:
            kept = text[:at].rstrip() if one.raised else text[:at]
            text = f"{kept}{before}{one.text}{after}{text[at + len(one.text) :]}"
    return text


def without_marks(line: str) -> str:
    """A line of `marked_lines` without the marks."""
    return _RAISED.sub(r" \1", line.replace(DELETED[0], ""))


def without_struck_text(text: Text) -> Text | None:
    """The page without what is struck out in its content; None if nothing is."""
    lines = {key(without_marks(line)): _DELETED.sub(" ", line) for line in text.marked if DELETED[0] in line}
    if not lines:
        return None
    visible, body = (
        "\n".join(lines.get(key(line), line) for line in view.split("\n")) for view in (text.visible, text.body)
    )
    return replace(text, visible=visible, body=body, main="")


def _line(found: Walked, line: Sequence[int], columns: _Columns, block_kinds: Mapping[int, str]) -> str:
    """The word of a line, without the signs of its place. `said`: the kinds of blocks by `_quotes` and `_fields`."""
    blocks = [found.blocks[number] for number in line]
    first = blocks[0]
    if len(blocks) == 1:  # true of most lines
        if first.heading:
            return f"{HEADING}{first.heading}"
        linked, size = first.linked, len(first.text)
    else:
        linked, size = sum(block.linked for block in blocks), sum(len(block.text) for block in blocks)
    link = LINK if linked * 2 >= size else ""
    kinds = columns.kinds(first.node)
    kind = next((one for one in _ORDER if one in kinds), TEXT) if kinds else TEXT
    if kind == TEXT and block_kinds:
        kind = block_kinds.get(line[0], TEXT)
    if kind == TEXT and found.bold.get(line[0]) == len(first.text):
        kind = BOLD
    if kind == ENTRY:
        return f"{link}{ENTRY}{kinds.count(ENTRY)}"
    if kind != ROW:
        return link + kind
    cells = [(columns.of(block.node), len(block.text)) for block in blocks]
    row = next((node for node in first.node.lineage(AROUND) if node.tag == "tr"), None)
    return f"{link}{ROW}{columns.count(row)}:" + ",".join(f"{column}.{size}" for column, size in cells)


def _quotes(found: Walked) -> dict[int, str]:
    """The blocks of quotations that name their author at the end, each as `QUOTE` or `CITED`."""
    out: dict[int, str] = {}
    for node in found.nodes:
        if node.tag != "blockquote" or node.first == node.last:
            continue
        last = found.blocks[node.last - 1].node
        own = last is node and found.blocks[node.first].node is not node
        signed = found.blocks[node.last - 1].text.startswith(_SIGNED)
        if node.last - node.first > 1 and (own or signed or last.tag == "footer"):
            out[node.last - 1] = CITED
        elif (caption := _caption(found, node)) is not None:
            out[caption] = CITED
        else:
            continue
        out.update((number, QUOTE) for number in range(node.first, node.last) if number not in out)
    return out


def _fields(found: Walked) -> dict[int, str]:
    """The blocks of labels, as `FIELD`, and of their values, as `MEANING`, by class names."""
    out: dict[int, str] = {}
    labels: dict[Node | None, Node] = {}  # by parent element, the last label that has no value yet
    for node in found.nodes:
        if not node.named.says or node.last == node.first:
            continue
        label = labels.pop(node.parent, None)
        if node.named.says == LABEL and node.last == node.first + 1:
            labels[node.parent] = node
        elif label is not None and label.last == node.first and node.last - node.first <= VALUES:
            out[label.first] = FIELD
            out.update(dict.fromkeys(range(node.first, node.last), MEANING))
    return out


def _caption(found: Walked, quotation: Node) -> int | None:
    """The number of the block that is the caption of the `figure` around a quotation."""
    figure = next((node for node in quotation.lineage(AROUND) if node.tag == "figure"), None)
    if figure is None or figure.last != quotation.last + 1:
        return None
    return quotation.last if found.blocks[quotation.last].node.tag == "figcaption" else None


class _Places:
    """The places of a page's lines, each compared with the line before it."""

    def __init__(self, found: Walked) -> None:
        self._blocks = found.blocks
        self._last: tuple[Node | None, Node | None, Node | None] = None, None, None
        self._lists: dict[Node | None, Node | None] = {}  # cache: the list or table around, by parent of the element
        self._boxes: dict[Node, Node] = {}  # cache: the element around a list or table, by part of it

    def signs(self, line: Sequence[int]) -> str:
        """The signs of a line's place. To be asked of each line in order."""
        node = self._blocks[line[0]].node
        box, list_, paragraph = self._last
        if node.tag == "p" and node.last - node.first == 1 and node.parent is box and list_ is None:  # the usual case
            self._last = box, None, node
            return ""
        self._last = self._box(node, line), self._list(node), node
        signs = APART if self._last[0] is not box and box is not None else ""
        now = self._last[1]
        if now is not None and now is not list_ and (list_ is None or now not in list_.lineage(AROUND)):
            signs += ANEW
        return signs + (ON if node is paragraph and node.tag == "p" else "")

    def _box(self, node: Node, line: Sequence[int]) -> Node:
        """The innermost element, except parts of lists and tables, that a line shares with other lines."""
        node = self._beyond(node)
        while node.parent is not None and node.first >= line[0] and node.last <= line[-1] + 1:
            node = self._beyond(node.parent)
        return node

    def _beyond(self, node: Node) -> Node:
        """The nearest element, itself included, that is no part of a list or table; cached for deep nesting."""
        passed = []
        while node.tag in _PARTS and node.parent is not None and node not in self._boxes:
            passed.append(node)
            node = node.parent
        box = self._boxes.get(node, node)
        self._boxes.update(dict.fromkeys(passed, box))
        return box

    def _list(self, node: Node) -> Node | None:
        if node.tag in _LISTS:
            return node
        if node.parent not in self._lists:
            around = node.lineage(AROUND)
            self._lists[node.parent] = next((at for at in around if at.tag in _LISTS), None)
        return self._lists[node.parent]


def _within_cell(node: Node) -> Iterator[Node]:
    """The elements around a line, up to the cell of a layout table."""
    for at in node.lineage(AROUND):
        if at.tag in _CELLS and at.last - at.first > CELL_BLOCKS:
            return
        yield at


class _Columns:
    """Kinds of lines by the elements around them, and numbers of cells in their rows.

    Cells are numbered at first use, since most pages have no tables.
    """

    def __init__(self, found: Walked) -> None:
        self._found = found
        self._numbers: dict[Node, int] | None = None
        self._counts: dict[Node, int] = {}
        self._heads: set[Node] = set()  # rows whose first cell is a `th`
        self._wide: set[Node | None] = set()  # tables with a row of several cells
        self._kinds: dict[Node | None, list[str]] = {}  # cache, by parent of a line's element

    def kinds(self, node: Node) -> list[str]:
        """The kinds that the elements around a line give it, the innermost first."""
        if node.tag in _KINDS or node.tag in _CELLS:
            return [_KINDS[at.tag] for at in _within_cell(node) if at.tag in _KINDS]
        if node.parent not in self._kinds:
            self._kinds[node.parent] = [_KINDS[at.tag] for at in _within_cell(node) if at.tag in _KINDS]
        return self._kinds[node.parent]

    def of(self, node: Node) -> int:
        """The number of the cell around an element; 0 if there is none."""
        numbers = self._told()
        return next((numbers[at] for at in node.lineage(AROUND) if at in numbers), 0)

    def count(self, row: Node | None) -> int:
        """How many cells a row has; 0 for a single cell, not a `th`, in a table of one column."""
        self._told()
        count = self._counts.get(row, 0) if row is not None else 0
        return 0 if count == 1 and row not in self._heads and _table(row) not in self._wide else count

    def _told(self) -> dict[Node, int]:
        """The number of each cell in its row."""
        if self._numbers is None:
            self._numbers = {}
            for node in self._found.nodes:
                if node.tag in _CELLS and node.parent is not None:
                    number = self._counts.get(node.parent, 0)
                    self._numbers[node] = number
                    self._counts[node.parent] = number + 1
                    if number:
                        self._wide.add(_table(node.parent))
                    elif node.tag == "th":
                        self._heads.add(node.parent)
        return self._numbers


def _table(row: Node | None) -> Node | None:
    return next((node for node in row.lineage(AROUND) if node.tag == "table"), None) if row is not None else None
