"""Sums up the running text of a page's elements, and finds the one that holds most of it (pure)."""

from __future__ import annotations

from collections.abc import Sequence

from archiver.text.page.walked import Node, Walked

DESCEND = 0.7  # a child with at least this share of its parent's running text holds the main text


def sum_up_prose(found: Walked, gone: bytearray | None = None) -> None:
    """Set `prose` of every element: the running text of all blocks inside, except those flagged in `gone`."""
    for node in found.nodes:
        node.prose = 0
    for number, block in enumerate(found.blocks):
        if block.prose and (gone is None or not gone[number]):
            block.node.prose += block.prose
    for node in reversed(found.nodes):  # document order: children come after their parents
        if node.prose and node.parent is not None:
            node.parent.prose += node.prose


def main_text_element(nodes: Sequence[Node]) -> Node:
    """The element with the main text: descends from the root as long as one child holds most of the running text."""
    fullest: dict[Node, Node] = {}  # by element, the child with most running text; of equal ones the first
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
