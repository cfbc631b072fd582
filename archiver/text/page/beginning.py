"""Where a page of which all is content begins, below its menus (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from archiver.text.page.imprint import CONTENT
from archiver.text.page.notices import notice
from archiver.text.page.walked import Block, Node, Walked

NAME_CHARS = 4  # that the name of a page has at least
NOTICE_CHARS = 24  # of a notice, at least: a shorter line may be the name of a part of the site
BAR, BAR_CHARS = 6, 400  # blocks over the head of a site, and characters of them
MENU = 5  # links in a row
ROW, ITEM_CHARS = 3, 40  # lines of one link each, that are a menu, and characters of one
_PARTED = re.compile(r"\s*[|｜/·•]\s*|\s+")  # between two links of a menu
_SEPARATOR = re.compile(r"\s*[:：|｜»«]|\s+[-–—·•]\s")  # of a page's name from its site's


def begins(found: Walked, gone: bytearray, named: Sequence[int]) -> int:
    """Where a page of which all is content begins: at its first main heading, if more stands behind it than before, and with what
    stands beside that in its element."""
    begin, bare = _heading(found, named), not named
    if bare or _is_link(found.blocks[named[0]]):  # as the site's name is, that leads to its front page
        first = named[-1] + 1 if named else 0
        titled = next((n for n in range(first, len(found.blocks)) if _titled(found, n, gone)), None)
        begin, bare = (begin, bare) if titled is None else (titled, True)
    before, behind = (left(found, gone, *some, links=not bare) for some in ((0, begin), (begin, len(found.blocks))))
    return begin if before <= behind else 0


def above(found: Walked, begin: int) -> Iterator[int]:
    """The numbers of the blocks before this one, but for a notice, and for what stands in the main part of the page with it; of both
    only what leads nowhere."""
    main = _main(found.blocks[begin].node) if begin < len(found.blocks) else None
    for n, block in enumerate(found.blocks[:begin]):
        with_it = main is not None and main.first <= n
        if block.linked or not (with_it or (len(block.text) >= NOTICE_CHARS and notice(block.text))):
            yield n


def under_menu(found: Walked, begin: int) -> bool:
    """Whether all that stands before this block is the head of a site by its look: a few lines, one of them links parted by signs."""
    head = found.blocks[:begin]
    return sum(len(block.text) for block in head) <= BAR_CHARS and any(map(_is_row, head))


def over_site(found: Walked, named: Sequence[int]) -> Iterator[int]:
    """The numbers of the blocks before the head of the site, where the title of the page stands behind that: a bar in which the site
    speaks to all its readers. A notice there may be of the page. `named`: the blocks of its title."""
    head = next((node.first for node in found.nodes if _heads_site(node)), _first_menu(found.blocks))
    if not 0 < head <= BAR or not named or named[0] < head:
        return
    bar = found.blocks[:head]
    if sum(len(block.text) for block in bar) <= BAR_CHARS and not any(block.heading for block in bar):
        yield from (n for n, block in enumerate(bar) if not notice(block.text))


def rows(found: Walked, gone: bytearray) -> Iterator[int]:
    """The numbers of the blocks of menus above the title and all text: links in one line, or one a line, each alone. A notice
    there may be of the page."""
    blocks = found.blocks
    title = next((n for n, block in enumerate(blocks) if block.heading == 1 and not gone[n]), 0)
    above_all = list(takewhile(lambda n: gone[n] or not blocks[n].prose, range(title)))
    yield from (n for n in above_all if blocks[n].links >= MENU and _is_linked(blocks[n]))
    for alone, some in groupby((n for n in above_all if not gone[n]), key=lambda n: _is_item(blocks[n])):
        row = list(some)
        if alone and len(row) >= ROW and not any(notice(blocks[n].text) for n in row):
            yield from row


def in_head(found: Walked, node: Node) -> bool:
    """Whether an element stands in the head of the site, which has no main heading."""
    at = node.parent
    while at is not None and not (at.tag == "header" and _heads_site(at)):
        at = at.parent
    return at is not None and not any(block.heading == 1 for block in found.blocks[at.first : at.last])


def _heads_site(node: Node) -> bool:
    if node.last == node.first or not (node.tag in {"header", "nav"} or node.named.menu):
        return False
    return not any(at.tag in {"article", "main"} for at in node.ancestors())


def _first_menu(blocks: Sequence[Block]) -> int:
    """Where the first row of links begins; 0 where there is none near the beginning."""
    for first in range(1, BAR + 1):
        row = blocks[first : first + MENU]
        if len(row) == MENU and all(map(_is_linked, row)):
            return first
    return 0


def _main(node: Node) -> Node | None:
    at: Node | None = node
    while at is not None and at.tag != "main":
        at = at.parent
    return at


def _heading(found: Walked, named: Sequence[int]) -> int:
    """Where the element around the first main heading begins, or that heading."""
    if not named or (around := found.blocks[named[0]].node.parent) is None:
        return 0
    return named[0] if around.tag in CONTENT else around.first


def _is_link(block: Block) -> bool:
    return block.linked >= len(block.text)


def _is_linked(block: Block) -> bool:
    return block.linked * 10 >= len(block.text) * 9


def _is_row(block: Block) -> bool:
    parted = sum(map(len, _PARTED.findall(block.text)))
    return block.links >= ROW and (block.linked + parted) * 10 >= len(block.text) * 9


def _is_item(block: Block) -> bool:
    return not block.heading and len(block.text) <= ITEM_CHARS and _is_linked(block)


def _titled(found: Walked, number: int, gone: bytearray) -> bool:
    """Whether a line is the title of its page, less the site's name."""
    block, title = found.blocks[number], found.title or ""
    size = len(block.text)
    return (
        not gone[number]
        and not block.linked
        and NAME_CHARS <= size < len(title)
        and title.startswith(block.text)
        and _SEPARATOR.match(title, size) is not None
    )


def left(found: Walked, gone: bytearray, first: int, last: int, *, links: bool = True) -> int:
    """Characters of these blocks that are still content, those of links with them or not."""
    some = (found.blocks[n] for n in range(first, last) if not gone[n])
    return sum(len(block.text) - (0 if links else block.linked) for block in some)
