"""Finds columns of teasers that hold more text than the page itself (pure).

A teaser is the beginning of another page under a link to it. A column of these is not content, however much of a short
page it makes up.
"""

from __future__ import annotations

from archiver.text.page.walked import Box, Node, Walked

TEASERS = 3  # min teasers of such a column
REST = 4  # it has at most so many times the text of the rest of the page: with more the column is the page
_DOTS = ("…", "...")


def teaser_boxes(found: Walked) -> set[Node]:
    """The elements named as beside the content whose text is mostly teasers."""
    blocks, total = found.blocks, found.nodes[0].prose
    named = [node for node in found.nodes if node.furniture and node.box is Box.BESIDE and node.prose * 2 > total]
    if not named:  # true of most pages
        return set()
    begun = [
        n for n, block in enumerate(blocks)
        if n and block.prose and block.text.endswith(_DOTS) and blocks[n - 1].linked * 2 > len(blocks[n - 1].text)
    ]  # fmt: skip
    if len(begun) < TEASERS:
        return set()
    out = set()
    for node in named:
        if node.prose <= (total - node.prose) * REST:
            inside = [blocks[n].prose for n in begun if node.first <= n < node.last]
            if len(inside) >= TEASERS and sum(inside) * 2 > node.prose:
                out.add(node)
    return out
