"""Where the main content of a walked page is: the choice is explained in `walk`."""

from __future__ import annotations

from dataclasses import dataclass

from archiver.text.walk import DESCEND, Node, Walked


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The main content of one page."""

    lines: tuple[str, ...]  # its blocks in order
    prose_chars: int  # running text outside furniture, anywhere on the page
    span: tuple[int, int]  # numbers of its blocks, generously: one element up, for attachments beside the text
    dropped: tuple[tuple[int, int], ...]  # furniture inside or outside


def content(found: Walked) -> Content:
    """The main content: where the running text is."""
    _accumulate(found)
    total = found.nodes[0].prose
    dropped = _furniture(found, total)
    gone = bytearray(len(found.blocks))
    for first, last in dropped:
        gone[first:last] = b"\x01" * (last - first)
    _accumulate(found, gone)
    box = _descend(found.nodes[0])
    lines = tuple(
        block.text
        for number, block in enumerate(found.blocks[box.first : box.last], box.first)
        if not gone[number] and (block.heading or block.linked * 2 <= len(block.text) or block.linked < 4)
    )
    wide = box.parent if box.parent is not None and box.parent.tag not in {"body", "html"} else box
    return Content(lines=lines, prose_chars=found.nodes[0].prose, span=(wide.first, wide.last), dropped=tuple(dropped))


def _accumulate(found: Walked, gone: bytearray | None = None) -> None:
    """Give every element the running text of its blocks and of all below it."""
    for node in found.nodes:
        node.prose = 0
    for number, block in enumerate(found.blocks):
        if gone is None or not gone[number]:
            block.node.prose += block.prose
    for node in reversed(found.nodes):  # document order: children come after their parents
        if node.parent is not None:
            node.parent.prose += node.prose


def _furniture(found: Walked, total: int) -> list[tuple[int, int]]:
    """Spans of blocks that are page furniture. What holds half of all the prose is none, whatever its name."""
    return [
        (node.first, node.last)
        for node in found.nodes
        if node.furniture and node.last > node.first and node.prose * 2 <= total
    ]


def _descend(root: Node) -> Node:
    node = root
    while node.children:
        best = max(node.children, key=lambda child: child.prose)
        if best.prose == 0 or best.prose < node.prose * DESCEND:
            break
        node = best
    # a lone paragraph is too narrow a box: its siblings are the heading and the date
    while node.tag in {"p", "h1", "h2", "h3", "li", "td", "th", "tr", "tbody", "pre", "blockquote"} and node.parent:
        node = node.parent
    return node
