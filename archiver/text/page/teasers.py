"""Columns of what else a site has, where they hold more text than the page (pure): beginnings of other pages, each under a link to
the whole. A column of these is no content, however much of a short page it makes up."""

from __future__ import annotations

from archiver.text.page.walked import Box, Node, Walked

TEASERS = 3  # that such a column has at least
REST = 4  # the text of the page is a part of the column's, as large as one of so many, or the column is the page
_DOTS = ("…", "...")


def columns(found: Walked) -> set[Node]:
    """The elements beside the content, by their names, whose text is mostly such beginnings."""
    blocks, total = found.blocks, found.nodes[0].prose
    named = [node for node in found.nodes if node.furniture and node.box is Box.BESIDE and node.prose * 2 > total]
    if not named:  # as mostly
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
