"""Finds what belongs to the document before and after the element that holds its running text (pure)."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from archiver.text.normal import ends_sentence
from archiver.text.page.beginning import MIN_MENU_LINKS
from archiver.text.page.notices import is_notice
from archiver.text.page.title_lines import is_title
from archiver.text.page.walked import Node, Walked

SHORT = 600  # max characters of running text of content before which entries are text; with longer entries, as many as these
ENTRIES, PARTS = 3, 2  # min entries of a list, and min blocks of each: a menu has one
LINKED = 2  # at most so many times the unlinked characters of a column are all of it
NAMES = 40  # mean characters of lines of links that are no menu
_SECTION = "section"
# classes of the columns and boxes of any layout, which say nothing of what is in them
_PLACES = re.compile(
    r"(?<!\S)(?:col|column|row|grid|panel|pane|cell|span|box|block|module|wrap|left|right|clear|float|is-|has-)\S*",
    re.IGNORECASE,
)
_ENTRY_DEPTH = 4  # elements from a block to its entry at most


def blocks_before(found: Walked, wide: Node, title: Sequence[int], gone: bytearray) -> list[int]:
    """The title's block, wherever it is, and the text between it and the content: a date, a lead, a list of findings.
    There is no text after a menu, unless the heading is the page's title; that one's date may come before it. Entries
    under a heading of the first level are text, though linked as a whole, if the content is short or shorter: a list of
    vacancies above a remark."""
    blocks = found.blocks
    first = next((n for n in title if not gone[n]), None)
    if first is None or wide.first <= first < wide.last:
        return []
    if first >= wide.last:
        return [first]
    around = blocks[first].node.parent
    titled = is_title(found, blocks[first])
    begin = around.first if titled and around is not None and around.last <= wide.first else first
    between = [n for n in range(begin, wide.first) if n != first and not gone[n]]
    text = {n for n in between if blocks[n].linked * 2 <= len(blocks[n].text)}
    told = _under_heading(found, first, wide, gone)
    if not titled and len(between) - len(text) >= MIN_MENU_LINKS:
        text = {n for n in text if n in told}
    text.update(_listed(found, [n for n in between if n in told and n not in text]))
    if blocks[first].heading == 1:
        entries = _entry_blocks(found, [n for n in between if n > first])
        if wide.prose <= max(SHORT, sum(len(blocks[n].text) for n in entries)):
            text.update(entries)
    return sorted({first, *text})


def _under_heading(found: Walked, heading: int, wide: Node, gone: bytearray) -> range:
    """The blocks from the first heading to the end of the narrowest element that holds it and running text, if that ends
    before the content: a column about a person, beside that with the constituency. No blocks if it is mostly links and these
    are no names of something."""
    if found.blocks[heading].heading != 1:
        return range(0)
    at = next((at for at in found.blocks[heading].node.ancestors() if at.prose or at.last > wide.first), wide)
    if at.last > wide.first:
        return range(0)
    inside = range(heading, at.last)
    chars, unlinked = (found.content_chars(gone, heading, at.last, links=one) for one in (True, False))
    links = [n for n in inside if not gone[n] and found.blocks[n].linked * 2 > len(found.blocks[n].text)]
    return inside if chars <= LINKED * unlinked or _listed(found, links) else range(0)


def _listed(found: Walked, numbers: Sequence[int]) -> Sequence[int]:
    """These blocks of links, if they are the names of something: those of a menu's entries are short."""
    chars = sum(len(found.blocks[n].text) for n in numbers)
    return numbers if chars >= NAMES * len(numbers) else ()


def sibling_section_blocks(found: Walked, wide: Node, gone: bytearray) -> Iterator[int]:
    """The numbers of the blocks of the sections beside the one around the content, as the chapters of a report: those with
    a heading (HTML 4.3.3) and running text, and no more link text than other. Menus and overlays without names may
    stand there as well, but these are no sections. Other elements count if they are named as the one around the
    content is, and before it if they have no link at all: a title with an introduction."""
    beside = {at.parent: at for at in (wide, *wide.ancestors()) if at.parent is not None}
    for node in found.nodes:
        if node.parent not in beside or not node.prose or node.first <= wide.first < node.last:
            continue
        if node.furniture or node.box is not None:
            continue
        if any(one.heading for one in found.blocks[node.first : node.last]) and _is_part(
            found, node, beside[node.parent], gone
        ):
            yield from range(node.first, node.last)


def _is_part(found: Walked, node: Node, content: Node, gone: bytearray) -> bool:
    """Whether an element beside that around the content is a part of the same text."""
    chars, unlinked = (found.content_chars(gone, node.first, node.last, links=one) for one in (True, False))
    if node.last <= content.first and chars == unlinked <= SHORT:
        return True
    names = (frozenset(_PLACES.sub(" ", one.attributes.get("class", "")).split()) for one in (node, content))
    alike = node.tag == content.tag == _SECTION or not frozenset.isdisjoint(*names)
    return alike and chars <= 2 * unlinked


def blocks_after(found: Walked, wide: Node, gone: bytearray) -> list[int]:
    """The sentences and notices that directly follow the content, as a correction without an element of its own."""
    out: list[int] = []
    for n in range(wide.last, len(found.blocks)):
        block = found.blocks[n]
        said = (block.prose and ends_sentence(block.text)) or is_notice(block.text)
        if gone[n] or not said or block.linked * 2 > len(block.text):
            break
        out.append(n)
    return out


def _entry_blocks(found: Walked, numbers: Sequence[int]) -> list[int]:
    """Those of these blocks that are in entries of a list: elements of one tag and class in one element, of several
    blocks each."""
    lists: dict[tuple[Node | None, str, str], dict[Node, list[int]]] = defaultdict(lambda: defaultdict(list))
    for n in numbers:
        entry = next((at for at in found.blocks[n].node.lineage(_ENTRY_DEPTH) if at.last - at.first >= PARTS), None)
        if entry is not None:
            entry = _widest_of_same_blocks(entry)
            lists[entry.parent, entry.tag, entry.attributes.get("class", "")][entry].append(n)
    return [n for entries in lists.values() if len(entries) >= ENTRIES for some in entries.values() for n in some]


def _widest_of_same_blocks(node: Node) -> Node:
    """The widest element that holds the same blocks as this one."""
    while node.parent is not None and (node.parent.first, node.parent.last) == (node.first, node.last):
        node = node.parent
    return node
