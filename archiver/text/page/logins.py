"""Finds the text of login boxes: the form with a password field, and the heading and links of its box (pure)."""

from __future__ import annotations

from archiver.text.page.walked import Node, Walked

BOX_CHARS = 400  # max characters of a login box: with more it is a page that has one
FIELDS = 6  # max password fields of a page that are examined
_WHOLE = frozenset({"html", "body", "main", "article"})


def login_lines(found: Walked) -> list[str]:
    """The blocks of all login boxes, in order."""
    boxes = {box for node in found.passwords[:FIELDS] if (box := _box(found, node)) is not None}
    numbers = {number for box in boxes for number in range(box.first, box.last)}
    return [found.blocks[number].text for number in sorted(numbers)]


def _box(found: Walked, node: Node) -> Node | None:
    """The widest element around a password field that has no more text than a login box; None if there is none."""
    box, at = None, node
    while at.tag not in _WHOLE and found.chars_in(at) <= BOX_CHARS:
        box = at
        if at.parent is None:
            break
        at = at.parent
    return box
