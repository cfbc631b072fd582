"""What stands around the main part of a page, as its markup says: bars, boxes to log in, what is slid over it (pure).

`main` holds what is of this page alone (HTML, 4.4.14): what stands on each page of a site, whose name nobody need know, stands
outside it. Drupal calls the part that it fills with the page a region, as all others; behind that lists of links are the site's. It is believed where the title and most of the text are in it. So it is with the foot of a page: behind it nothing of a text
stands, but what a script puts over the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from archiver.text.page.cards import FILE
from archiver.text.page.notices import notice
from archiver.text.page.own import is_title
from archiver.text.page.walked import Block, Node, Walked

MOST = 0.5  # of what leads nowhere, that the main part of a page has more than
NEARLY_ALL = 0.8  # of it, that an element has which is only called so: a part of a text may be
LITTLE = 0.25  # of it, that stands behind the foot of a page at most
LINKED = 0.9  # of a line, that leads elsewhere
ALONE = 150  # characters that lead nowhere: a main part with less may be a frame that is filled elsewhere
_REGION, _PAGE = "region", "region-content"


def around(found: Walked, gone: bytearray, named: Sequence[int], end: Node | None) -> Iterator[int]:
    """The numbers of the blocks around the main part, of those behind the foot of the page and in what is laid over it, but for notices. `named`: the
    blocks of the title; `end`: the end of a page whose foot has no markup."""
    free = [0 if gone[n] else len(block.text) - block.linked for n, block in enumerate(found.blocks)]
    whole, count = sum(free), len(found.blocks)
    main = _main(found, free, whole, named)
    out = {*range(main.first), *range(main.last, count)} if main is not None else set()
    foot = _foot(found, end)
    if foot is not None and sum(free[foot:]) <= LITTLE * whole:
        out.update(range(foot, count))
    for region in _regions(found, free, whole):
        out.update(range(region.first, region.last))
    for node in found.nodes:
        if node.named.over and sum(free[node.first : node.last]) <= MOST * whole:
            out.update(range(node.first, node.last))
    yield from (n for n in sorted(out) if not gone[n] and not _may_call(found.blocks[n]))


def _regions(found: Walked, free: Sequence[int], whole: int) -> Iterator[Node]:
    """The regions behind that of the page that are nothing but headings and links, none of them to a file."""
    named = [(node, node.attributes.get("class", "").split()) for node in found.nodes if "class" in node.attributes]
    pages = [node for node, names in named if _PAGE in names]
    if len(pages) != 1 or sum(free[pages[0].first : pages[0].last]) <= NEARLY_ALL * whole:
        return
    for node, names in named:
        if _REGION in names and pages[0].last <= node.first < node.last:
            lines = found.blocks[node.first : node.last]
            led = (at.href for at in found.anchors if at.node is node or node in at.node.ancestors())
            if all(one.heading or one.linked >= LINKED * len(one.text) for one in lines) and not any(
                map(FILE.search, led)
            ):
                yield node


def _may_call(block: Block) -> bool:
    """Whether a line may be said to the readers of the page: a notice, or what its markup calls an alert."""
    around = (block.node, *block.node.ancestors())
    return any(at.named.calls and not at.named.over for at in around) or notice(block.text)


def _main(found: Walked, free: Sequence[int], whole: int, named: Sequence[int]) -> Node | None:
    """The main part, where it is one and has the title and most of the text; of several in each other the innermost."""
    parts = [node for node in found.nodes if node.tag == "main" or node.named.main]
    if any(other.first >= one.last or other.last > one.last for one, other in pairwise(parts)):
        return None
    for node in reversed(parts):
        inside, least = (
            sum(free[node.first : node.last]),
            NEARLY_ALL if node.tag != "main" and node.named.called else MOST,
        )
        if inside >= ALONE and inside > least * whole and _is_titled(found, node, named):
            return node
    return None


def _is_titled(found: Walked, node: Node, named: Sequence[int]) -> bool:
    """Whether an element has the title of the page: one of its main headings, where the others are names in the head of the site and
    beside; or again as a heading what stands above it, on the way there."""
    blocks = found.blocks
    beside = [blocks[n] for n in named if not node.first <= n < node.last]
    if len(beside) < len(named):
        return not any(is_title(found, block) for block in beside)
    said = {_letters(block.text) for block in blocks[node.first : node.last] if block.heading}
    return said.issuperset(_letters(block.text) for block in beside)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _foot(found: Walked, end: Node | None) -> int | None:
    """Behind which block the foot of the page ends; None where nothing is known to be it."""
    feet = [node.last for node in found.nodes if node.tag == "footer" and node.last > node.first and not _in_text(node)]
    return max((*feet, *([] if end is None else [end.last])), default=None)


def _in_text(node: Node) -> bool:
    return any(at.tag in {"article", "main"} for at in node.ancestors())
