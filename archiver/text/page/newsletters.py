"""Finds newsletter boxes: a form that asks for a mail address only, with its heading and blurb (pure).

A form that asks for more belongs to the document: an application, a complaint.
"""

from __future__ import annotations

from collections.abc import Iterator

from archiver.text.page.fields import MAIL
from archiver.text.page.notices import is_notice
from archiver.text.page.walked import Node, Walked

BOX_CHARS = 300  # max characters of such a box
SHARE = 0.25  # max share of the page's text in such a box
BOXES = 6  # max mail fields of a page that are examined
_WHOLE = frozenset({"html", "body", "main", "article", "td"})


def newsletter_blocks(found: Walked, gone: bytearray) -> Iterator[int]:
    """The numbers of the blocks of newsletter boxes, except notices."""
    asking = [node for node, asks in found.fields if asks == MAIL][:BOXES]
    whole = found.content_chars(gone) if asking else 0
    for node in asking:
        if (box := _box(found, node, min(BOX_CHARS, SHARE * whole))) is not None:
            yield from (n for n in range(box.first, box.last) if not is_notice(found.blocks[n].text))


def _box(found: Walked, node: Node, most: float) -> Node | None:
    """The widest element around a mail field with no other field, no main heading and at most `most` characters."""
    box: Node | None = None
    at: Node | None = node
    while at is not None and at.tag not in _WHOLE and _is_little(found, at, most) and _asks(found, at) == 1:
        box, at = at, at.parent
    return box


def _is_little(found: Walked, node: Node, most: float) -> bool:
    inside = found.blocks[node.first : node.last]
    return found.chars_in(node) <= most and not any(block.heading == 1 for block in inside)


def _asks(found: Walked, node: Node) -> int:
    """How many form fields are in an element."""
    return sum(one is node or node in one.ancestors() for one, _ in found.fields)
