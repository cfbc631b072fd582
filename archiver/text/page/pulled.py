"""Finds pull quotes: sentences of a text that its page repeats in large type (pure).

They add nothing to the text, and come and go with the design. A sentence that is in two paragraphs is not a pull quote,
since it says which of them it repeats.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from archiver.text.normal import key, size
from archiver.text.page.walked import Block, Walked

PULLED = 20  # min bytes of a pull quote, without blanks: a word or two may occur in any text
ALL = 2  # the paragraph that it is from is at least so many times as long
WHO = 60  # max characters of its author's name
_QUOTED = ("blockquote", "aside")  # not a caption, which says what its picture shows


def pull_quote_blocks(found: Walked, gone: bytearray) -> Iterator[int]:
    """The numbers of the blocks of pull quotes, with the line of their author."""
    quotes = [node for node in found.nodes if node.tag in _QUOTED and 0 < node.last - node.first <= 2]
    if not quotes:  # true of most pages
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
