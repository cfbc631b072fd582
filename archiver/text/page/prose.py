"""How much running text the elements of a page hold, and which of them holds most of it (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from archiver.text.page.walked import Node, Walked

DESCEND = 0.7  # a child with this share of its parent's prose is where the main text is


def accumulate(found: Walked, gone: bytearray | None = None) -> None:
    """Give every element the running text of its blocks and of all below it."""
    for node in found.nodes:
        node.prose = 0
    for number, block in enumerate(found.blocks):
        if block.prose and (gone is None or not gone[number]):
            block.node.prose += block.prose
    for node in reversed(found.nodes):  # document order: children come after their parents
        if node.prose and node.parent is not None:
            node.parent.prose += node.prose


def descend(nodes: Sequence[Node]) -> Node:
    fullest: dict[Node, Node] = {}  # of each element the child with most running text, the first of several
    for child in nodes:
        if child.prose and child.parent is not None:
            known = fullest.get(child.parent)
            if known is None or child.prose > known.prose:
                fullest[child.parent] = child
    node = nodes[0]
    while node in fullest and fullest[node].prose >= node.prose * DESCEND:
        node = fullest[node]
    # a lone paragraph is too narrow a box: its siblings are the heading and the date
    while node.tag in {"p", "h1", "h2", "h3", "li", "td", "th", "tr", "tbody", "pre", "blockquote"} and node.parent:
        node = node.parent
    return node
