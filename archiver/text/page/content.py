"""Where the main content of a walked page is: the choice is explained in `walk`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from archiver.text.normal import ends, key
from archiver.text.page.around import around
from archiver.text.page.beginning import MENU, above, begins, in_head, left, over_site, rows, under_menu
from archiver.text.page.brands import brands
from archiver.text.page.calendars import calendars
from archiver.text.page.cards import cards
from archiver.text.page.carousels import with_rows
from archiver.text.page.comments import remarks
from archiver.text.page.document_lists import papers
from archiver.text.page.headed import headed
from archiver.text.page.imprint import BESIDE, behind, is_imprint, page_end
from archiver.text.page.laid_out import side_columns
from archiver.text.page.listed import beside as beside_list
from archiver.text.page.listed import only
from archiver.text.page.navigation import over_title, ways
from archiver.text.page.newsletters import letters
from archiver.text.page.notices import notice
from archiver.text.page.outline import marked, outline
from archiver.text.page.own import beside, called, disclaim, is_title, outside, titles
from archiver.text.page.panes import around_panes
from archiver.text.page.prose import accumulate, descend
from archiver.text.page.pulled import pulled
from archiver.text.page.sampled import sampled
from archiver.text.page.series import series
from archiver.text.page.teasers import columns
from archiver.text.page.tools import tools
from archiver.text.page.walked import Block, Box, Node, Walked

CELL_CHARS = 200  # a table cell with more is a column of the layout
CELL_BLOCKS = 2  # that a cell of a row of figures or names has at most
SENTENCE = 60  # weighted characters around links: they stand in a sentence
ALONE = 150  # characters outside links: a page without its boxes is still one
CONTENTS = 3  # lines that a table of them has at least
LITTLE = 600  # of running text: a page of lists and tables may have as much in a box of its site
NEARLY = 10  # times what is left to read: nearly all of it went
PART = 4  # of such a page's text, that an element with its running text makes up, or the page is its own content

_BARE = frozenset({"nav", "footer", "aside"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """The main content of one page."""

    lines: tuple[str, ...]  # its blocks in order
    body: tuple[str, ...]  # all blocks of the widest element that is still content, a table row in one
    outline: str  # a word for each of these: see `outline`
    marked: tuple[str, ...]  # those of them with something struck out, or raised behind a figure
    aside: tuple[str, ...]  # the blocks of furniture
    paragraphs: int  # runs of such text
    prose_chars: int  # running text outside furniture, anywhere on the page
    inner: Node  # the element with most of the running text
    box: Node  # the element around it, generously: one up, for attachments beside the text
    furniture: frozenset[Node]  # elements that are page furniture, inside the box or outside

    def holds(self, node: Node) -> bool:
        """Whether an element stands in the main content; of a page without text, anywhere outside furniture."""
        at: Node | None = node
        inside = self.prose_chars == 0
        while at is not None:
            if at in self.furniture:
                return False
            inside = inside or at is self.box
            at = at.parent
        return inside


def content(found: Walked) -> Content:
    """The main content: where the running text is. What holds half of all the prose is no furniture, whatever its name.
    How much running text a page has is counted with its boxes, for a front page is made of them."""
    accumulate(found)
    disclaim(found)
    total = found.nodes[0].prose
    dropped = _dropped(found, total)
    gone = bytearray(len(found.blocks))
    for node in dropped:
        _drop(node, gone)
    end = _drop_ends(found, gone, dropped)
    if any(gone):
        accumulate(found, gone)
    prose_chars = total = found.nodes[0].prose
    paragraphs = sum(1 for number, block in enumerate(found.blocks) if block.prose and not gone[number])
    if boxes := _boxes(found, gone, total):
        for node in boxes:
            _drop(node, gone)
        dropped += boxes
        accumulate(found, gone)
    if whole := _around_all(found, gone, dropped) or only(found, gone, dropped):
        dropped = [node for node in dropped if node not in whole]
        gone = _without(found, dropped)
    named = titles(found)
    box = _box(found, gone, total, dropped)
    turning = _drop_turning(found, gone, box)
    dropped += turning
    begin = begins(found, gone, named)
    if box is found.nodes[0] or (box.tag == "body" and under_menu(found, begin)):
        for number in above(found, begin):
            gone[number] = 1
    if named and all(gone[number] for number in named):
        gone[named[0]] = 0
    said = called(found)
    for number in (*said, *beside(found, [node for node in dropped if node is not end and not _within(node, turning)])):
        gone[number] = 0
    lines = tuple(
        block.text
        for number, block in enumerate(found.blocks[box.first : box.last], box.first)
        if not gone[number] and _reads(block)
    )
    wide = box.parent if box.parent is not None and box.parent.tag not in {"body", "html"} else box
    widest = _widest(found, box, gone)
    _drop_beside(found, gone, named, end)  # no text of the document, but what a wall may say
    body = _body(found, widest, (outside(found, widest, said, gone), named), gone)
    return Content(
        lines=lines,
        body=tuple(" ".join([found.blocks[number].text for number in line]) for line in body),
        outline=outline(found, body),
        marked=marked(found, body),
        aside=tuple(block.text for number, block in enumerate(found.blocks) if gone[number]),
        paragraphs=paragraphs,
        prose_chars=prose_chars,
        inner=box,
        box=wide,
        furniture=frozenset(dropped),
    )


def _dropped(found: Walked, total: int) -> list[Node]:
    """The elements of furniture. What holds half of all running text is none, but for a column of teasers; nor are its paragraphs,
    one by one, where a program gave each the same name and next to nothing else would be left to read."""
    teasers = columns(found)
    dropped = [
        node for node in found.nodes
        if node.furniture and (node.prose * 2 <= total or node in teasers) and not _remark(found, node)
    ]  # fmt: skip
    if total < LITTLE or not any(node.tag == "p" and node.prose for node in dropped):
        return dropped
    gone = {number for node in dropped for number in range(node.first, node.last)}
    left = sum(block.prose for number, block in enumerate(found.blocks) if number not in gone)
    return dropped if left * NEARLY >= total else [node for node in dropped if node.tag != "p"]


def _drop_ends(found: Walked, gone: bytearray, dropped: list[Node]) -> Node | None:
    """Drop imprints, the end of the page and the remarks of its readers; that end."""
    total = found.nodes[0].prose
    for node in found.nodes:
        if (node.furniture or node.box) and node.prose * 2 > total and is_imprint(found, node, gone):
            _drop(node, gone)
            dropped.append(node)
    end = page_end(found, gone)
    if end is not None:
        _drop(end, gone)
        dropped.append(end)
    for number in (*behind(found, gone), *remarks(found, gone)):
        gone[number] = 1
    return end


def _around_all(found: Walked, gone: bytearray, dropped: Sequence[Node]) -> set[Node]:
    """The boxes around a page that would have nothing left without them: one that was never closed holds whatever follows."""
    blocks = found.blocks
    if sum(len(block.text) - block.linked for n, block in enumerate(blocks) if not gone[n]) >= ALONE:
        return set()
    return {node for node in dropped if node.tag not in _BARE and (node.last - node.first) * 10 >= len(blocks) * 9}


def _without(found: Walked, dropped: Sequence[Node]) -> bytearray:
    gone = bytearray(len(found.blocks))
    for node in dropped:
        _drop(node, gone)
    accumulate(found, gone)
    return gone


def _box(found: Walked, gone: bytearray, total: int, dropped: list[Node]) -> Node:
    """The element with the running text. All of the page, if that is little and stands in a small box of a page of lists
    and tables, or beside a list of documents that says more; or where it is in a box of the site, and the page is a list: then that is dropped, unless the text stands under
    a link, as what a list says of its entries does."""
    box, page = descend(found.nodes), found.nodes[0]
    if (site := beside_list(found, box, gone)) is not None:
        if not any(block.linked * 2 > len(block.text) for block in found.blocks[box.first : box.last]):
            _drop(site, gone)
            dropped.append(site)
        return page
    if total > LITTLE:
        return box
    inside, whole = (left(found, gone, node.first, node.last) for node in (box, page))
    return page if inside * PART < whole or inside < papers(found, gone, box) else box


def _drop_beside(found: Walked, gone: bytearray, named: Sequence[int], end: Node | None) -> None:
    """What stands around the main part of the page. Tables of contents: lines that are links to places of the same page and repeat its headings. Ways through the site, and
    sentences that stand there again, large. What stands over the head of the site, its name and its maker's; rows of links above the title and all text."""
    blocks = found.blocks
    names = {key(block.text) for block in blocks if block.heading}
    contents = [
        n for n, block in enumerate(blocks)
        if block.within * 10 >= len(block.text) * 9 and not block.heading and key(block.text) in names
    ]  # fmt: skip
    for n in (
        *(contents if len(contents) >= CONTENTS else ()),
        *ways(found, gone),
        *over_title(found, named),
        *pulled(found, gone),
        *over_site(found, named),
        *around(found, gone, named, end),
        *brands(found),
        *tools(found, gone),
        *letters(found, gone),
    ):
        gone[n] = 1
    for n in rows(found, gone):
        gone[n] = 1


def _boxes(found: Walked, gone: bytearray, total: int) -> list[Node]:
    """Boxes that are not the content: those with at most half of the prose, and those that turn over where a page has a
    text without them, or in the head of its site."""
    boxes = [node for node in found.nodes if node.box]
    if not boxes:
        return []
    data = with_rows(found)
    boxes = [node for node in boxes if node not in data]
    turning = [node for node in boxes if node.box is Box.TURNING]
    without = bytearray(gone)
    for node in turning:
        _drop(node, without)
    rest = sum(len(block.text) - block.linked for n, block in enumerate(found.blocks) if not without[n])
    out = set(turning) if rest >= ALONE else {node for node in turning if rest >= BESIDE and in_head(found, node)}
    return [node for node in boxes if node.prose * 2 <= total or node in out]


def _remark(found: Walked, node: Node) -> bool:
    """Whether an aside is the article's: text inside it that leads nowhere, under no name of furniture. HTML calls a box
    of findings so, and the column beside the page."""
    at = node.parent
    if node.tag != "aside" or node.box is not None or not node.prose:
        return False
    while at is not None and at.tag != "article":
        at = at.parent
    blocks = found.blocks[node.first : node.last]
    return at is not None and sum(b.linked for b in blocks) * 3 <= sum(len(b.text) for b in blocks)


def _drop_turning(found: Walked, gone: bytearray, text: Node) -> list[Node]:
    """Drop sheets of a calendar, boxes of what is new, of the parts of a series and of a few of a part of the site; the boxes. `text`: the element with the
    running text, whose lists are its own, unless that is all of the page."""
    for sheet in calendars(found):
        gone[sheet.start : sheet.stop] = b"\x01" * len(sheet)
    boxes = headed(found, gone, text)
    for node in boxes:
        _drop(node, gone)
    for node in (
        *cards(found, gone, text),
        *series(found, gone),
        *sampled(found, gone, text),
        *side_columns(found, gone),
    ):
        _drop(node, gone)
        boxes.append(node)
    return boxes


def _within(node: Node, others: Sequence[Node]) -> bool:
    return any(one.first <= node.first and node.last <= one.last for one in others)


def _drop(node: Node, gone: bytearray) -> None:
    gone[node.first : node.last] = b"\x01" * (node.last - node.first)


def _reads(block: Block) -> bool:
    """Whether a block is something to read rather than to follow."""
    return bool(block.heading) or _more_text(block) or block.linked < 4


def _more_text(block: Block) -> bool:
    """Whether there is more beside the links than in them, or a sentence around them."""
    size = len(block.text)
    if block.linked * 2 <= size:
        return True
    beside = size - block.linked
    weight = beside if block.text.isascii() else beside * 3
    return weight >= SENTENCE and block.text.rstrip()[-1:] in ".。!！?？"


def _widest(found: Walked, box: Node, gone: bytearray) -> Node:
    """The widest element around the box that adds more to read than to follow: the article with its title, date,
    tables and footnotes, but not the page with its menus."""
    named = box
    at: Node | None = box
    while at is not None:
        if at.tag in {"article", "main"}:
            named = at
        at = at.parent
    if named is not box:
        return named
    box = around_panes(found, box)
    while box.parent is not None and box.parent.tag not in {"body", "html"}:
        around = box.parent
        extra = [
            found.blocks[number]
            for number in (*range(around.first, box.first), *range(box.last, around.last))
            if not gone[number]
        ]
        linked = sum(len(block.text) for block in extra if not (block.heading or _more_text(block)))
        if linked * 2 > sum(len(block.text) for block in extra):
            break
        box = around
    return box


def _body(found: Walked, wide: Node, first: tuple[Sequence[int], Sequence[int]], gone: bytearray) -> list[list[int]]:
    """What stands in an element, and beside it what is the document's, line by line, by the numbers of its blocks. Rows of
    links too: inside the content they are its lists of documents, people, lectures. `first`: notices in the head of the site, and the
    blocks of the title."""
    notices, named = first
    out: list[list[int]] = []
    cells: list[int] = []
    row: Node | None = None
    rows = any(node.tag == "tr" for node in found.nodes)  # most pages have no table
    between = (n for n in _before(found, wide, named, gone) if n not in notices)
    for number in (*notices, *between, *range(wide.first, wide.last), *_after(found, wide, gone)):
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


def _before(found: Walked, wide: Node, named: Sequence[int], gone: bytearray) -> list[int]:
    """The page's title wherever it stands, and what there is to read between it and the text: a date, a lead, its
    findings in a list. What stands behind a menu is under no heading of the text, unless that is the page's title; beside
    that one its date may stand before it."""
    blocks = found.blocks
    first = next((n for n in named if not gone[n]), None)
    if first is None or wide.first <= first < wide.last:
        return []
    if first >= wide.last:
        return [first]
    around = blocks[first].node.parent
    titled = is_title(found, blocks[first])
    begin = around.first if titled and around is not None and around.last <= wide.first else first
    between = [n for n in range(begin, wide.first) if n != first and not gone[n]]
    read = [n for n in between if blocks[n].linked * 2 <= len(blocks[n].text)]
    if not titled and len(between) - len(read) >= MENU:
        read = []
    return sorted([first, *read])


def _after(found: Walked, wide: Node, gone: bytearray) -> list[int]:
    """The sentences that follow the text at once, where it has no element around it: a correction, a note."""
    out: list[int] = []
    for n in range(wide.last, len(found.blocks)):
        block = found.blocks[n]
        said = (block.prose and ends(block.text)) or notice(block.text)
        if gone[n] or not said or block.linked * 2 > len(block.text):
            break
        out.append(n)
    return out


def _row(node: Node) -> Node | None:
    """The table row that a block stands in; none for what stands in a cell with more than a pair of blocks: such a table
    lays out a page, and its menu and its text are no row."""
    at: Node | None = node
    for _ in range(4):
        if at is None or at.tag == "tr":
            return at
        if at.tag in {"td", "th"} and at.last - at.first > CELL_BLOCKS:
            return None
        at = at.parent
    return None
