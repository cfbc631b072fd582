"""Reads what a plain text cites: its addresses, by line (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from archiver.citations.gathering import Gathering, Passage
from archiver.citations.model import Document

_EMPTY = re.compile(r"\n[ \t]*\n")


def plain(text: str) -> Document:
    """What a text cites whose lines may be broken anywhere. It has no title."""
    gathering = Gathering()
    for line, paragraph in paragraphs(text):
        gathering.take(Passage(text=paragraph, line=line))
    return gathering.document(None)


def paragraphs(text: str) -> Iterator[tuple[int, str]]:
    """Yields (number of the first line, text) of each paragraph; empty lines separate them."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n\n")
    at, line = 0, 1
    for empty in [*_EMPTY.finditer(text), None]:
        end = len(text) if empty is None else empty.start()
        if end > at and not text[at:end].isspace():
            yield line, text[at:end]
        if empty is not None:
            line += text.count("\n", at, empty.end())
            at = empty.end()
