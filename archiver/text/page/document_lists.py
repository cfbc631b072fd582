"""Finds lists of documents to download, which are the content of a page though each line is a link (pure).

An archive of minutes is such a page.
"""

from __future__ import annotations

from collections.abc import Iterator

from archiver.text.page.walked import Block, Node, Walked

DOCUMENTS = frozenset({
    "pdf", "doc", "docx", "odt", "ofd", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "rtf", "epub", "csv", "wps", "zip", "rar",
})  # fmt: skip
LEAST = 3  # lines that make a list
AROUND = 3  # max elements between a line and the link around it


def names_document(url: str) -> bool:
    """Whether a URL names a document or an archive of files, by its extension."""
    return url.partition("?")[0].rpartition(".")[2].casefold() in DOCUMENTS


def document_blocks(found: Walked, gone: bytearray, box: Node) -> list[int]:
    """The numbers of the blocks of content outside `box` that link to documents; none if they are fewer than `LEAST`."""
    if not (linking := _linking(found)):  # true of most pages
        return []
    outside = (n for n in range(len(found.blocks)) if not gone[n] and not box.first <= n < box.last)
    lines = [n for n in outside if _links_document(found.blocks[n], linking)]
    return lines if len(lines) >= LEAST else []


def is_document_list(found: Walked, box: Node) -> bool:
    """Whether most lines of an element after its first, the heading, link to documents, and at least `LEAST` do."""
    lines = found.blocks[box.first + 1 : box.last]
    linking = _linking(found) if len(lines) >= LEAST else set()
    documents = sum(_links_document(block, linking) for block in lines) if linking else 0
    return documents >= LEAST and documents * 2 >= len(lines)


def _linking(found: Walked) -> set[Node]:
    """The elements that a link to a document is in."""
    return {at.node for at in found.anchors if at.tag == "a" and names_document(at.href.partition("#")[0])}


def _links_document(block: Block, linking: set[Node]) -> bool:
    return block.linked * 2 > len(block.text) and any(node in linking for node in _near(block.node))


def _near(node: Node) -> Iterator[Node]:
    """An element, and those around it that hold no other block: a link may be drawn around a box."""
    yield node
    at = node.parent
    for _ in range(AROUND):
        if at is None or at.last - at.first > 1:
            return
        yield at
        at = at.parent
