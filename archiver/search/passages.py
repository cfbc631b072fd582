"""A text in passages that can be found one by one: a paragraph, or lines that belong together (pure).

Where a passage ends depends on the sentences around it alone, so that an alteration leaves the passages before and
behind it as they were.
"""

from __future__ import annotations

from collections.abc import Iterator

from archiver import safe
from archiver.text.normal import ends, sentences, size

LEAST = 120  # bytes of UTF-8, from which on a passage ends where a sentence ends a line,
MOST = 1200  # and where a line ends that the next would make longer
PIECE_CHARS = 400  # what has no sentences is cut so long
MOST_CHARS = 2_000_000  # of a text: a book of some thousand pages. The rest is not searched


def passages(text: str) -> tuple[str, ...]:
    """The passages of a text in order; lines in them are kept, and what has no letter or figure is none."""
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
        if length >= LEAST and ends(piece):
            found.append("\n".join(part))
            part, length = [], 0
    if part:
        found.append("\n".join(part))
    return tuple(one for one in found if any(map(str.isalnum, one)))


def _pieces(text: str) -> Iterator[str]:
    """Lines; of long ones the sentences; of long ones of those parts, which end at a blank if there is one."""
    for line in map(safe.clean, text.splitlines()):
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
