"""Finds the main content of a parsed page: its running text, without furniture (boilerplate). See also `walk`."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from archiver.text.normal import key
from archiver.text.page.around import blocks_after, blocks_before, sibling_section_blocks
from archiver.text.page.beginning import (
    first_content_block,
    is_in_site_header,
    is_under_site_header,
    menu_blocks,
    preceding_blocks,
    top_bar_blocks,
)
from archiver.text.page.brands import brand_blocks
from archiver.text.page.calendars import calendar_ranges
from archiver.text.page.cards import card_boxes
from archiver.text.page.carousels import slideshows_with_content
from archiver.text.page.comments import comment_blocks
from archiver.text.page.document_lists import document_blocks
from archiver.text.page.headed import headed_link_boxes
from archiver.text.page.imprint import MIN_OTHER_CHARS, after_footer_blocks, is_imprint, is_small_foot, page_end
from archiver.text.page.laid_out import side_columns
from archiver.text.page.listed import site_box_around_text, sole_content_boxes, sole_text_boxes
from archiver.text.page.navigation import kicker_blocks, navigation_blocks
from archiver.text.page.newsletters import newsletter_blocks
from archiver.text.page.outline import marked_lines, outline
from archiver.text.page.outside_main import blocks_outside_main
from archiver.text.page.panes import around_panes
from archiver.text.page.prose import main_text_element, sum_up_prose
from archiver.text.page.pulled import pull_quote_blocks
from archiver.text.page.reclaimed import (
    banner_notice_blocks,
    clear_furniture_marks,
    notice_blocks_outside,
    reclaimed_blocks,
)
from archiver.text.page.section_boxes import section_link_boxes
from archiver.text.page.series import series_boxes
from archiver.text.page.teasers import teaser_boxes
from archiver.text.page.title_lines import title_blocks
from archiver.text.page.toolbars import toolbar_blocks
from archiver.text.page.walked import Block, Box, Node, Walked

CELL_CHARS = 200  # max characters of a data cell: one with more is a column of the layout
CELL_BLOCKS = 2  # max blocks of a cell of figures or names
SENTENCE = 60  # min weighted characters around links that are in a sentence
ALONE = 150  # min unlinked characters that a page must have without its boxes
CONTENTS = 3  # min lines of a table of contents
ROW_TEXT = 4  # so many times the text beside the links of a row is all of the row, at least
LITTLE = 600  # characters of running text: a page of lists and tables may have so many in a box of its site
NEARLY = 10  # the running text is at least so many times what would be left: nearly all would be dropped
PART = 4  # an element with so little running text has at least 1/PART of the page's text, or all of it is content

_BARE = frozenset({"nav", "footer", "aside"})
_LISTS = frozenset({"ul", "ol", "dl"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The main content of one page."""

    lines: tuple[str, ...]  # blocks of `inner` in order, without rows of links
    body: tuple[str, ...]  # all blocks of the widest element that is still content, a table row as one line
    outline: str  # a word for each line of `body`: see `outline.outline`
    marked: tuple[str, ...]  # lines of `body` with text struck out, or superscript after a digit
    aside: tuple[str, ...]  # blocks of furniture
    paragraphs: int  # number of blocks of running text outside furniture, anywhere on the page
    prose_chars: int  # characters of these
    inner: Node  # the element with most of the running text
    box: Node  # the element around `inner`, if not the body: there are attachments beside the text
    furniture: frozenset[Node]  # furniture elements, inside the content and outside

    def holds(self, node: Node) -> bool:
        """Whether an element is in the main content; on a page without running text, anywhere outside furniture."""
        at: Node | None = node
        inside = self.prose_chars == 0
        while at is not None:
            if at in self.furniture:
                return False
            inside = inside or at is self.box
            at = at.parent
        return inside


def content(found: Walked) -> Content:
    """The main content: where the running text is; whatever holds more than half of that is not furniture.
    Boxes count for `prose_chars`, since a front page is made of them."""
    sum_up_prose(found)
    clear_furniture_marks(found)
    total = found.nodes[0].prose
    dropped = _dropped(found, total)
    gone = bytearray(len(found.blocks))
    for node in dropped:
        _drop(node, gone)
    end = _drop_ends(found, gone, dropped)
    if any(gone):
        sum_up_prose(found, gone)
    prose_chars = total = found.nodes[0].prose
    paragraphs = sum(1 for number, block in enumerate(found.blocks) if block.prose and not gone[number])
    if boxes := _boxes(found, gone, total):
        for node in boxes:
            _drop(node, gone)
        dropped += boxes
        sum_up_prose(found, gone)
    if whole := _around_everything(found, gone, dropped) or sole_content_boxes(found, gone, dropped):
        dropped = [node for node in dropped if node not in whole]
        gone = _gone_with(found, dropped)
    title = title_blocks(found, dropped)
    box = _box(found, gone, dropped)
    turning = _drop_turning(found, gone, box)
    dropped += turning
    begin = first_content_block(found, gone, title)
    if box is found.nodes[0] or (box.tag == "body" and is_under_site_header(found, begin)):
        for number in preceding_blocks(found, begin):
            gone[number] = 1
    if title and all(gone[number] for number in title):
        gone[title[0]] = 0
    notices = banner_notice_blocks(found)
    for number in (
        *notices,
        *reclaimed_blocks(found, [node for node in dropped if node is not end and not _within(node, turning)]),
    ):
        gone[number] = 0
    lines = tuple(
        block.text for number, block in enumerate(found.blocks[box.first : box.last], box.first)
        if not gone[number] and _is_text(block)
    )  # fmt: skip
    wide = box.parent if box.parent is not None and box.parent.tag not in {"body", "html"} else box
    widest = _widest(found, box, gone)
    _drop_beside(found, gone, title, end)  # after `lines`: this is not the document's text, but may be that of a wall
    body = _body(found, widest, (notice_blocks_outside(found, widest, notices, gone), title), gone)
    return Content(
        lines=lines,
        body=tuple(" ".join([found.blocks[number].text for number in line]) for line in body),
        outline=outline(found, body),
        marked=marked_lines(found, body),
        aside=tuple(block.text for number, block in enumerate(found.blocks) if gone[number]),
        paragraphs=paragraphs,
        prose_chars=prose_chars,
        inner=box,
        box=wide,
        furniture=frozenset(dropped),
    )


def _dropped(found: Walked, total: int) -> list[Node]:
    """The furniture elements, except those with more than half of the running text that are neither a column of teasers
    nor a consent manager's dialog, which may be longer than the page under it. Paragraphs are kept if nearly all running
    text would go with them: some software gives each a furniture name."""
    teasers = teaser_boxes(found)
    dropped = [
        node for node in found.nodes
        if node.furniture and (node.prose * 2 <= total or node in teasers or node.named.consents or is_small_foot(found, node))
        and not _is_of_article(found, node)
    ]  # fmt: skip
    if total < LITTLE or not any(node.tag == "p" and node.prose for node in dropped):
        return dropped
    gone = {number for node in dropped for number in range(node.first, node.last)}
    left = sum(block.prose for number, block in enumerate(found.blocks) if number not in gone)
    return dropped if left * NEARLY >= total else [node for node in dropped if node.tag != "p"]


def _drop_ends(found: Walked, gone: bytearray, dropped: list[Node]) -> Node | None:
    """Drop imprints, the end of the page and readers' comments; returns the end of the page, if it was found."""
    total = found.nodes[0].prose
    for node in found.nodes:
        if (node.furniture or node.box) and node.prose * 2 > total and is_imprint(found, node, gone):
            _drop(node, gone)
            dropped.append(node)
    end = page_end(found, gone)
    if end is not None:
        _drop(end, gone)
        dropped.append(end)
    for number in (*after_footer_blocks(found, gone), *comment_blocks(found, gone)):
        gone[number] = 1
    return end


def _around_everything(found: Walked, gone: bytearray, dropped: Sequence[Node]) -> set[Node]:
    """The furniture elements that are a page without any other text: those around nearly all of it, as one that was
    never closed, and those of one class with most of its words."""
    if found.content_chars(gone, links=False) >= ALONE:
        return set()
    nearly = {
        node for node in dropped if node.tag not in _BARE and (node.last - node.first) * 10 >= len(found.blocks) * 9
    }
    return nearly or sole_text_boxes(found, dropped)


def _gone_with(found: Walked, dropped: Sequence[Node]) -> bytearray:
    """A new `gone` for these elements, after which the running text is summed up again."""
    gone = bytearray(len(found.blocks))
    for node in dropped:
        _drop(node, gone)
    sum_up_prose(found, gone)
    return gone


def _box(found: Walked, gone: bytearray, dropped: list[Node]) -> Node:
    """The element with the running text; the whole page if that text is little, and in a small part of a page of lists and
    tables or next to a list of documents with more text. Also if the text is in a box of the site and the page is a
    list; that box is dropped then, unless it has lines of links: its text may be that of a list's entries."""
    box, page = main_text_element(found.nodes), found.nodes[0]
    if (site := site_box_around_text(found, box, gone)) is not None:
        if not any(block.linked * 2 > len(block.text) for block in found.blocks[box.first : box.last]):
            _drop(site, gone)
            dropped.append(site)
        return page
    if box.tag in _LISTS and box.parent is not None and box.parent.tag == "body":  # of several under their headings
        return page
    if page.prose > LITTLE:
        return box
    inside, whole = (found.content_chars(gone, node.first, node.last) for node in (box, page))
    documents = sum(len(found.blocks[n].text) for n in document_blocks(found, gone, box))
    return page if inside * PART < whole or inside < documents else box


def _drop_beside(found: Walked, gone: bytearray, title: Sequence[int], end: Node | None) -> None:
    """Drop what surrounds the main part, navigation, text set a second time, and names of the site or its builder.
    Tables of contents, too: at least CONTENTS links to the page itself that repeat its headings."""
    blocks = found.blocks
    names = {key(block.text) for block in blocks if block.heading}
    contents = [
        n for n, block in enumerate(blocks)
        if block.within * 10 >= len(block.text) * 9 and not block.heading and key(block.text) in names
    ]  # fmt: skip
    for n in (
        *(contents if len(contents) >= CONTENTS else ()),
        *navigation_blocks(found, gone),
        *kicker_blocks(found, title),
        *pull_quote_blocks(found, gone),
        *top_bar_blocks(found, title),
        *blocks_outside_main(found, gone, title, end),
        *brand_blocks(found),
        *toolbar_blocks(found, gone),
        *newsletter_blocks(found, gone),
    ):
        gone[n] = 1
    for n in menu_blocks(found, gone):
        gone[n] = 1


def _boxes(found: Walked, gone: bytearray, total: int) -> list[Node]:
    """The boxes that are not content: those with at most half of the running text, and those that change by themselves.
    Of the latter all count if the page has text without them, else only those in the site's header."""
    boxes = [node for node in found.nodes if node.box]
    if not boxes:
        return []
    data = slideshows_with_content(found, total)
    boxes = [node for node in boxes if node not in data]
    turning = [node for node in boxes if node.box is Box.TURNING]
    without = bytearray(gone)
    for node in turning:
        _drop(node, without)
    rest = found.content_chars(without, links=False)
    out = set(turning) if rest >= ALONE else {
        node for node in turning if rest >= MIN_OTHER_CHARS and is_in_site_header(found, node)
    }  # fmt: skip
    return [node for node in boxes if node.prose * 2 <= total or node in out]


def _is_of_article(found: Walked, node: Node) -> bool:
    """Whether an `aside` belongs to the article: inside it, mostly unlinked text and not named as a box.
    HTML uses the tag both for a box of findings and for the column beside the page."""
    at = node.parent
    if node.tag != "aside" or node.box is not None or not node.prose:
        return False
    while at is not None and at.tag != "article":
        at = at.parent
    blocks = found.blocks[node.first : node.last]
    return at is not None and sum(b.linked for b in blocks) * 3 <= sum(len(b.text) for b in blocks)


def _drop_turning(found: Walked, gone: bytearray, text: Node) -> list[Node]:
    """Drop calendar sheets, and boxes of news, cards, series, sections and side columns; returns the boxes. `text`: the
    element with the running text, whose lists belong to it unless it is the whole page."""
    for sheet in calendar_ranges(found):
        gone[sheet.start : sheet.stop] = b"\x01" * len(sheet)
    boxes = headed_link_boxes(found, gone, text)
    for node in boxes:
        _drop(node, gone)
    for node in (
        *card_boxes(found, gone, text), *series_boxes(found, gone),
        *section_link_boxes(found, gone, text), *side_columns(found, gone),
    ):  # fmt: skip
        _drop(node, gone)
        boxes.append(node)
    return boxes


def _within(node: Node, others: Sequence[Node]) -> bool:
    return any(one.first <= node.first and node.last <= one.last for one in others)


def _drop(node: Node, gone: bytearray) -> None:
    gone[node.first : node.last] = b"\x01" * (node.last - node.first)


def _is_text(block: Block) -> bool:
    """Whether a block is text to read rather than a link to follow."""
    return bool(block.heading) or _is_mostly_text(block) or block.linked < 4


def _is_mostly_text(block: Block) -> bool:
    """Whether a block has at least as much text outside its links as in them, or a sentence around them."""
    size = len(block.text)
    if block.linked * 2 <= size:
        return True
    beside = size - block.linked
    weight = beside if block.text.isascii() else beside * 3
    return weight >= SENTENCE and block.text.rstrip()[-1:] in ".。!！?？"


def _widest(found: Walked, box: Node, gone: bytearray) -> Node:
    """The widest element around `box` that adds more text than links: the article with its title, date, tables and
    footnotes, but not the page with its menus."""
    article = box
    at: Node | None = box
    while at is not None:
        if at.tag in {"article", "main"}:
            article = at
        at = at.parent
    if article is not box:
        return article
    box = around_panes(found, box)
    while box.parent is not None and box.parent.tag not in {"body", "html"}:
        around = box.parent
        extra = [
            found.blocks[number] for number in (*range(around.first, box.first), *range(box.last, around.last))
            if not gone[number]
        ]  # fmt: skip
        told = _rows_with_text(extra)
        linked = sum(
            len(block.text) for block in extra
            if not (block.heading or _is_mostly_text(block) or _row(block.node) in told)
        )  # fmt: skip
        if linked * 2 > sum(len(block.text) for block in extra):
            break
        box = around
    return box


def _rows_with_text(blocks: Iterable[Block]) -> set[Node | None]:
    """The table rows with other text beside their links, a quarter of it at least: of a name its office, not of a
    headline its day."""
    rows: dict[Node, list[Block]] = {}
    for block in blocks:
        if (row := _row(block.node)) is not None:
            rows.setdefault(row, []).append(block)
    return {
        row for row, cells in rows.items()
        if sum(len(one.text) - one.linked for one in cells) * ROW_TEXT >= sum(len(one.text) for one in cells)
    }  # fmt: skip


def _body(found: Walked, wide: Node, first: tuple[Sequence[int], Sequence[int]], gone: bytearray) -> list[list[int]]:
    """The body's lines, as block numbers: those of an element and, outside it, of what belongs to the document.
    Lines of links are kept as the document's own lists. `first`: the blocks of notices outside, and of the title."""
    notices, named = first
    out: list[list[int]] = []
    cells: list[int] = []
    row: Node | None = None
    rows = any(node.tag == "tr" for node in found.nodes)  # most pages have no table
    before = [n for n in blocks_before(found, wide, named, gone) if n not in notices]
    late = [n for n in before if n >= wide.last]  # a title below the text comes first all the same
    own = {
        *before,
        *range(wide.first, wide.last),
        *sibling_section_blocks(found, wide, gone),
        *document_blocks(found, gone, wide),
        *blocks_after(found, wide, gone),
    }
    for number in (*notices, *late, *sorted(own.difference(notices, late))):
        block = found.blocks[number]
        if gone[number]:
            continue
        at = _row(block.node) if rows and len(block.text) <= CELL_CHARS else None
        if at is not None and at is row:
            cells.append(number)
        else:
            cells = [number]
            out.append(cells)
        row = at
    return out


def _row(node: Node) -> Node | None:
    """The table row around a block; None in a layout table, which has cells of more than CELL_BLOCKS blocks."""
    at: Node | None = node
    for _ in range(4):
        if at is None or at.tag == "tr":
            return at
        if at.tag in {"td", "th"} and at.last - at.first > CELL_BLOCKS:
            return None
        at = at.parent
    return None
