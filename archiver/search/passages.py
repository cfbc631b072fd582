"""Splits a text into passages that can be found separately: a paragraph, or lines that belong together (pure).

Where a passage ends depends only on the sentences around that point, so an alteration leaves earlier and later passages
as they were.
"""

from __future__ import annotations

from collections.abc import Iterator

from archiver import sanitizing
from archiver.text.normal import ends_sentence, sentences, size

LEAST = 120  # bytes of UTF-8 from which on a passage ends with the next line that ends a sentence
MOST = 1200  # most bytes of UTF-8 of a passage
PIECE_CHARS = 400  # length of pieces where there are no sentences
MOST_CHARS = 2_000_000  # of a text, a book of some thousand pages; the rest is not searched


def passages(text: str) -> tuple[str, ...]:
    """The passages of a text in order, with their lines; those without any letter or digit are dropped."""
    found: list[str] = []
    part: list[str] = []
    length = 0
    for piece in _pieces(text[:MOST_CHARS]):
        own = size(piece)
        if part and length + own > MOST:
            found.append("\n".join(part))
            part, length = [], 0
        part.append(piece)
        length += own
        if length >= LEAST and ends_sentence(piece):
            found.append("\n".join(part))
            part, length = [], 0
    if part:
        found.append("\n".join(part))
    return tuple(one for one in found if any(map(str.isalnum, one)))


def _pieces(text: str) -> Iterator[str]:
    """The lines of a text; long lines in sentences, and long sentences in pieces, cut at blanks if possible."""
    for line in map(sanitizing.clean, text.splitlines()):
        if size(line) <= MOST:
            if line:
                yield line
            continue
        for sentence in sentences(line):
            yield from [sentence] if size(sentence) <= MOST else _cut(sentence)


def _cut(text: str) -> Iterator[str]:
    while len(text) > PIECE_CHARS:
        blank = text.rfind(" ", PIECE_CHARS // 2, PIECE_CHARS)
        end = blank if blank > 0 else PIECE_CHARS
        yield text[:end].strip()
        text = text[end:].strip()
    if text:
        yield text
