"""What boxes to log in say: the form with a field for a password, and the heading and the links of its box (pure)."""

from __future__ import annotations

from archiver.text.page.walked import Node, Walked

BOX_CHARS = 400  # of a box with such a form, at most: more is a page that has one
FIELDS = 6  # of a page that are looked at
_WHOLE = frozenset({"html", "body", "main", "article"})


def logins(found: Walked) -> list[str]:
    """The blocks of such boxes, in order."""
    boxes = {box for node in found.passwords[:FIELDS] if (box := _box(found, node)) is not None}
    numbers = {number for box in boxes for number in range(box.first, box.last)}
    return [found.blocks[number].text for number in sorted(numbers)]


def _box(found: Walked, node: Node) -> Node | None:
    """The widest element around a field that has no more than such a box says, and no text; None where there is none."""
    box, at = None, node
    while at.tag not in _WHOLE and _is_little(found, at):
        box = at
        if at.parent is None:
            break
        at = at.parent
    return box


def _is_little(found: Walked, node: Node) -> bool:
    return sum(len(block.text) for block in found.blocks[node.first : node.last]) <= BOX_CHARS
