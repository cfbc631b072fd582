"""Sentences of a text that its page sets a second time, large, to draw readers in (pure). They say nothing that the text does not
say, and come and go with the design. One that stands in two paragraphs is none: of which of them it is the other time, it tells.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archiver.text.normal import key, size
from archiver.text.page.walked import Block, Walked

PULLED = 20  # bytes at least of a sentence without blanks: a word or two may stand in any text
ALL = 2  # times as much has the paragraph that it is pulled from
WHO = 60  # characters at most of who said it
_QUOTED = ("blockquote", "aside")  # not what stands below a picture, which says what that shows


def pulled(found: Walked, gone: bytearray) -> Iterator[int]:
    """The numbers of the blocks of quotations that are a part of one paragraph of the same page, and of who said them."""
    quotes = [node for node in found.nodes if node.tag in _QUOTED and 0 < node.last - node.first <= 2]
    if not quotes:  # as on most pages
        return
    running = [key(block.text) for n, block in enumerate(found.blocks) if block.prose and not gone[n]]
    for node in quotes:
        blocks = found.blocks[node.first : node.last]
        if _is_pulled(key(blocks[0].text), running) and all(_says_who(one, running) for one in blocks[1:]):
            yield from range(node.first, node.last)


def _is_pulled(words: str, running: Sequence[str]) -> bool:
    around = [one for one in running if words in one and one != words]
    return (
        size(words) >= PULLED and len(around) == 1 and len(around[0]) >= ALL * len(words) and running.count(words) <= 1
    )


def _says_who(block: Block, running: Sequence[str]) -> bool:
    name = key(block.text.strip("-–—―~ "))
    return len(block.text) <= WHO and any(name in one for one in running)
