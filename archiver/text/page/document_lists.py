"""Finds lists of documents to download, which are the content of a page though each line is a link (pure).

An archive of minutes is such a page.
"""

from __future__ import annotations

from collections.abc import Iterator

from archiver.text.page.walked import Node, Walked

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
    linking = {at.node for at in found.anchors if at.tag == "a" and names_document(at.href.partition("#")[0])}
    if not linking:  # true of most pages
        return []
    lines = [
        n for n, block in enumerate(found.blocks)
        if not gone[n] and not box.first <= n < box.last
        and block.linked * 2 > len(block.text) and any(node in linking for node in _near(block.node))
    ]  # fmt: skip
    return lines if len(lines) >= LEAST else []


def _near(node: Node) -> Iterator[Node]:
    """An element, and those around it that hold no other block: a link may be drawn around a box."""
    yield node
    at = node.parent
    for _ in range(AROUND):
        if at is None or at.last - at.first > 1:
            return
        yield at
        at = at.parent
