"""What each line of a page's content is by its markup: what stands under what, and in which column (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from archiver.text.model import Text
from archiver.text.normal import key
from archiver.text.walked import Node, Struck, Walked

HEADING, LINK, TERM, MEANING, ENTRY, ROW, SUMMARY, BOLD, TEXT = "h", "a", "t", "d", "l", "r", "s", "b", "p"
AROUND = 8  # elements around a line that are looked at
DELETED, RAISED = ("~~", "~~"), ("^(", ")")  # around what is struck out, and around what is raised behind a figure
_DELETED = re.compile("~~.*?(?:~~|$)")
_RAISED = re.compile(re.escape(RAISED[0]) + r"([^)]*)" + re.escape(RAISED[1]))

_KINDS = {"dt": TERM, "dd": MEANING, "summary": SUMMARY, "li": ENTRY, "tr": ROW}
_CELLS = frozenset({"td", "th"})


def outline(found: Walked, lines: Sequence[Sequence[int]]) -> str:
    """A word for each of these lines, which are given by the numbers of their blocks: one of the letters above, with the
    level of a heading ("h2") and the number of lists around an entry ("l1"); of a row the cells that it has, and behind a colon for each block its cell and length
    ("r3:0.12,2.1")."""
    columns = _Columns(found)
    return " ".join([_line(found, line, columns) for line in lines])


def marked(found: Walked, lines: Sequence[Sequence[int]]) -> tuple[str, ...]:
    """Those of the lines in which something is struck out, or raised behind a figure, with that set off by signs."""
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


def without_signs(line: str) -> str:
    """One of the lines that are marked, without the signs."""
    return _RAISED.sub(r" \1", line.replace(DELETED[0], ""))


def unstruck(text: Text) -> Text | None:
    """A page without what is struck out in its content; None where nothing is."""
    lines = {key(without_signs(line)): _DELETED.sub(" ", line) for line in text.marked if DELETED[0] in line}
    if not lines:
        return None
    visible, body = (
        "\n".join(lines.get(key(line), line) for line in view.split("\n")) for view in (text.visible, text.body)
    )
    return replace(text, visible=visible, body=body, main="")


def _line(found: Walked, line: Sequence[int], columns: _Columns) -> str:
    blocks = [found.blocks[number] for number in line]
    first = blocks[0]
    if len(blocks) == 1 and first.heading:
        return f"{HEADING}{first.heading}"
    if sum(block.linked for block in blocks) * 2 >= sum(len(block.text) for block in blocks):
        return LINK
    kinds = [_KINDS[node.tag] for node in _around(first.node) if node.tag in _KINDS]
    kind = next((one for one in (TERM, MEANING, SUMMARY, ENTRY, ROW) if one in kinds), TEXT)
    if kind == TEXT and found.bold.get(line[0]) == len(first.text):
        return BOLD
    if kind != ROW:
        return f"{kind}{kinds.count(kind)}" if kind == ENTRY else kind
    cells = [(columns.of(block.node), len(block.text)) for block in blocks]
    row = next((node for node in _around(first.node) if node.tag == "tr"), None)
    return f"{ROW}{columns.count(row)}:" + ",".join(f"{column}.{size}" for column, size in cells)


def _around(node: Node) -> Iterator[Node]:
    at: Node | None = node
    for _ in range(AROUND):
        if at is None:
            return
        yield at
        at = at.parent


class _Columns:
    """Of the cells of a page their numbers in their rows, told when they are asked for: most pages have no tables."""

    def __init__(self, found: Walked) -> None:
        self._found = found
        self._numbers: dict[Node, int] | None = None
        self._counts: dict[Node, int] = {}

    def of(self, node: Node) -> int:
        """The number of the cell around an element; 0 where there is none."""
        numbers = self._told()
        return next((numbers[at] for at in _around(node) if at in numbers), 0)

    def count(self, row: Node | None) -> int:
        """How many cells a row has."""
        self._told()
        return self._counts.get(row, 0) if row is not None else 0

    def _told(self) -> dict[Node, int]:
        if self._numbers is None:
            self._numbers = {}
            for node in self._found.nodes:
                if node.tag in _CELLS and node.parent is not None:
                    number = self._counts.get(node.parent, 0)
                    self._numbers[node] = number
                    self._counts[node.parent] = number + 1
        return self._numbers
