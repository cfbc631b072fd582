"""Lists of documents to take along (pure): of an archive of minutes they are the page, though each line is a link."""

from __future__ import annotations

from collections.abc import Iterator

from archiver.text.page.walked import Node, Walked

DOCUMENTS = frozenset({
    "pdf", "doc", "docx", "odt", "ofd", "xls", "xlsx", "ods", "ppt", "pptx", "odp", "rtf", "epub", "csv", "wps", "zip", "rar",
})  # fmt: skip
LEAST = 3  # documents that are a list
AROUND = 3  # elements around a line, in which the link that it stands in may begin


def names_document(url: str) -> bool:
    """Whether an address names a file that is a document, or holds some."""
    return url.partition("?")[0].rpartition(".")[2].casefold() in DOCUMENTS


def papers(found: Walked, gone: bytearray, box: Node) -> int:
    """Characters of the lines outside an element that are still content, and lead to documents; none for less than a list of them."""
    led = {at.node for at in found.anchors if at.tag == "a" and names_document(at.href.partition("#")[0])}
    if not led:  # as of most pages
        return 0
    lines = [
        block.text for n, block in enumerate(found.blocks)
        if not gone[n] and not box.first <= n < box.last
        and block.linked * 2 > len(block.text) and any(node in led for node in _near(block.node))
    ]  # fmt: skip
    return sum(map(len, lines)) if len(lines) >= LEAST else 0


def _near(node: Node) -> Iterator[Node]:
    """An element, and those around it that hold nothing else: a link may be drawn around a box."""
    yield node
    at = node.parent
    for _ in range(AROUND):
        if at is None or at.last - at.first > 1:
            return
        yield at
        at = at.parent
