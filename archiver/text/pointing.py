"""Boxes of what else may be read, by their headings: links to other pages of a site that stand in or behind a text (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archiver.text.dates import dates, without
from archiver.text.labels import POINTERS
from archiver.text.normal import key
from archiver.text.walked import Walked

LABEL_CHARS = 60
SHARE = 0.5  # of the page's running text, that such a box has at most: more is what the page is
_CALLED = re.compile(r"\b(?:pdf|docx?|xlsx?|odt|ods|rtf)\b", re.IGNORECASE)
_PAPER = re.compile(r"\.(?:pdf|docx?|xlsx?|odt|ods|csv|zip|pptx?|epub)(?:$|[?#])", re.IGNORECASE)


def pointing(found: Walked, gone: bytearray) -> Iterator[int]:
    """The numbers of the blocks of such boxes: the heading, which leads nowhere, and the links behind it, with their dates. A
    link to a document is none of these."""
    blocks = found.blocks
    labels = [
        n
        for n, block in enumerate(blocks)
        if not gone[n] and block.heading != 1 and not block.linked and len(block.text) <= LABEL_CHARS and POINTERS.match(block.text)
    ]  # fmt: skip
    if not labels:
        return
    documents, prose = papers(found), sum(block.prose for n, block in enumerate(blocks) if not gone[n])
    for label in labels:
        at = label + 1
        while (
            at < len(blocks)
            and not blocks[at].heading
            and (gone[at] or _leads(blocks[at].text, blocks[at].linked))
            and key(blocks[at].text) not in documents
        ):
            at += 1
        box = [n for n in range(label, at) if not gone[n]]
        if any(blocks[n].linked for n in box) and SHARE * prose >= sum(len(blocks[n].text) for n in box):
            yield from box


def papers(found: Walked) -> set[str]:
    """What the links of a page to documents say."""
    return {key(one.text) for one in found.anchors if _PAPER.search(one.href) or _CALLED.search(one.text)} - {""}


def _leads(text: str, linked: int) -> bool:
    return linked * 10 >= len(text) * 9 or (dates(text) > 0 and not any(map(str.isalnum, without(text))))
