"""Finds where the content begins, below the menus, on a page that is taken as a whole (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from archiver.text.page.cards import FILE
from archiver.text.page.imprint import CONTENT
from archiver.text.page.notices import is_notice
from archiver.text.page.walked import Block, Node, Walked

NAME_CHARS = 4  # min characters of a page's name
NOTICE_CHARS = 24  # min characters of a notice: a shorter line may be the name of a part of the site
BAR, BAR_CHARS = 6, 400  # max blocks and max characters of a bar above the site's header
MIN_MENU_LINKS = 5  # links in a row that make a menu
TEXT_CHARS = 300  # min running text of a page above whose first heading there is no list of its own
ROW, ITEM_CHARS = 3, 40  # min lines of one link each that make a menu; max characters of such a line
_MENU_GAP = re.compile(r"\s*[|｜/·•]\s*|\s+")  # between two links of a menu
_SEPARATOR = re.compile(r"\s*[:：|｜»«]|\s+[-–—·•]\s")  # between the page's name and its site's


def first_content_block(found: Walked, gone: bytearray, named: Sequence[int]) -> int:
    """The number of the block where the content begins; 0 if that would cut off more of the page than it leaves.

    The content begins with the element around the first title block. If the title is missing or only a link, as the
    site's name in its header is, it begins with the next line that equals the page's title without the site's name.
    """
    begin, bare = _heading(found, named), not named
    if bare or _is_link(found.blocks[named[0]]):
        first = named[-1] + 1 if named else 0
        titled = next((n for n in range(first, len(found.blocks)) if _is_page_title(found, n, gone)), None)
        begin, bare = (begin, bare) if titled is None else (titled, True)
    before, behind = (
        found.content_chars(gone, *span, links=not bare) for span in ((0, begin), (begin, len(found.blocks)))
    )
    return begin if before <= behind else 0


def preceding_blocks(found: Walked, begin: int) -> Iterator[int]:
    """The numbers of the blocks before `begin`, except unlinked ones that are notices or in the same `main` element."""
    main = _main(found.blocks[begin].node) if begin < len(found.blocks) else None
    for n, block in enumerate(found.blocks[:begin]):
        in_main = main is not None and main.first <= n
        if block.linked or not (in_main or (len(block.text) >= NOTICE_CHARS and is_notice(block.text))):
            yield n


def is_under_site_header(found: Walked, begin: int) -> bool:
    """Whether everything before this block looks like a site's header: a few lines, one of them a row of links."""
    head = found.blocks[:begin]
    return sum(len(block.text) for block in head) <= BAR_CHARS and any(map(_is_row, head))


def top_bar_blocks(found: Walked, named: Sequence[int]) -> Iterator[int]:
    """The numbers of the blocks in a bar above the site's header, in which the site addresses all its readers.

    Only if the title, whose block numbers are `named`, comes after the header. Notices are left out: they may be about
    the page.
    """
    head = next((node.first for node in found.nodes if _heads_site(node)), _first_menu(found.blocks))
    if not 0 < head <= BAR or not named or named[0] < head:
        return
    bar = found.blocks[:head]
    if sum(len(block.text) for block in bar) <= BAR_CHARS and not any(block.heading for block in bar):
        yield from (n for n, block in enumerate(bar) if not is_notice(block.text))


def menu_blocks(found: Walked, gone: bytearray) -> Iterator[int]:
    """The numbers of the blocks of menus above the title and all running text: links in one line, or one link per line.

    The title is the first heading of the first level. On a page with TEXT_CHARS of running text and none of that level,
    it is the first heading, unless a link above it leads to a file. Notices are left out: they may be about the page.
    """
    blocks = found.blocks
    title = next((n for n, block in enumerate(blocks) if block.heading == 1 and not gone[n]), None)
    if title is None:
        title = _first_heading(found, gone) if found.nodes[0].prose >= TEXT_CHARS else 0
    before_text = list(takewhile(lambda n: gone[n] or not blocks[n].prose, range(title)))
    yield from (n for n in before_text if blocks[n].links >= MIN_MENU_LINKS and _is_linked(blocks[n]))
    for alone, run in groupby((n for n in before_text if not gone[n]), key=lambda n: _is_item(blocks[n])):
        items = list(run)
        if alone and len(items) >= ROW and not any(is_notice(blocks[n].text) for n in items):
            yield from items


def _first_heading(found: Walked, gone: bytearray) -> int:
    """The number of the first heading that is no link; 0 if there is none, or a link to a file above it."""
    first = next((n for n, b in enumerate(found.blocks) if b.heading and not gone[n] and not _is_link(b)), 0)
    return 0 if any(at.node.first < first and FILE.search(at.href) for at in found.anchors) else first


def is_in_site_header(found: Walked, node: Node) -> bool:
    """Whether an element is in the site's header, if that has no main heading."""
    at = node.parent
    while at is not None and not (at.tag == "header" and _heads_site(at)):
        at = at.parent
    return at is not None and not any(block.heading == 1 for block in found.blocks[at.first : at.last])


def _heads_site(node: Node) -> bool:
    return node.last > node.first and (node.tag in {"header", "nav"} or node.named.menu) and not node.in_main


def _first_menu(blocks: Sequence[Block]) -> int:
    """The number of the block where the first row of links begins; 0 if there is none near the beginning."""
    for first in range(1, BAR + 1):
        row = blocks[first : first + MIN_MENU_LINKS]
        if len(row) == MIN_MENU_LINKS and all(map(_is_linked, row)):
            return first
    return 0


def _main(node: Node) -> Node | None:
    at: Node | None = node
    while at is not None and at.tag != "main":
        at = at.parent
    return at


def _heading(found: Walked, named: Sequence[int]) -> int:
    """The number of the block where the element around the first title block begins, or that title block's number."""
    if not named or (around := found.blocks[named[0]].node.parent) is None:
        return 0
    return named[0] if around.tag in CONTENT else around.first


def _is_link(block: Block) -> bool:
    return block.linked >= len(block.text)


def _is_linked(block: Block) -> bool:
    return block.linked * 10 >= len(block.text) * 9


def _is_row(block: Block) -> bool:
    parted = sum(map(len, _MENU_GAP.findall(block.text)))
    return block.links >= ROW and (block.linked + parted) * 10 >= len(block.text) * 9


def _is_item(block: Block) -> bool:
    return not block.heading and len(block.text) <= ITEM_CHARS and _is_linked(block)


def _is_page_title(found: Walked, number: int, gone: bytearray) -> bool:
    """Whether a line is the page's title without the site's name."""
    block, title = found.blocks[number], found.title or ""
    size = len(block.text)
    return (
        not gone[number]
        and not block.linked
        and NAME_CHARS <= size < len(title)
        and title.startswith(block.text)
        and _SEPARATOR.match(title, size) is not None
    )
