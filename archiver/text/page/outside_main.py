"""Finds what the markup places around the main part of a page: bars, login boxes, overlays (pure).

`main` holds only what is unique to the page (HTML 4.4.14), so what repeats on every page of a site is outside it, even
if its names are unknown. The markup is believed only if the title and most of the text are inside. Drupal calls the
part that holds the page a region, like every other part; lists of links in regions after it belong to the site. After
the footer of a page there is no text of the document, only what a script lays over the page.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from archiver.text.page.cards import FILE
from archiver.text.page.notices import is_notice
from archiver.text.page.title_lines import is_title
from archiver.text.page.walked import Block, Node, Walked

# shares of the page's unlinked characters
MOST = 0.5  # the main part has more
NEARLY_ALL = 0.8  # an element that is "main" only by its class or id has more: a part of the text may be named so
LITTLE = 0.25  # max after the footer
LINKED = 0.9  # share of a line's characters that are link text
ALONE = 150  # unlinked characters: a main part with fewer may be a container that is filled elsewhere
_REGION, _PAGE = "region", "region-content"


def blocks_outside_main(found: Walked, gone: bytearray, named: Sequence[int], end: Node | None) -> Iterator[int]:
    """The numbers of the blocks around the main part, after the footer and in overlays, except for notices.

    `named`: the block numbers of the title; `end`: the end of a page whose footer has no markup.
    """
    unlinked = [0 if gone[n] else len(block.text) - block.linked for n, block in enumerate(found.blocks)]
    total, count = sum(unlinked), len(found.blocks)
    main = _main(found, unlinked, total, named)
    out = {*range(main.first), *range(main.last, count)} if main is not None else set()
    foot = _foot(found, end)
    if foot is not None and sum(unlinked[foot:]) <= LITTLE * total:
        out.update(range(foot, count))
    for region in _regions(found, unlinked, total):
        out.update(range(region.first, region.last))
    for node in found.nodes:
        if node.named.over and sum(unlinked[node.first : node.last]) <= MOST * total:
            out.update(range(node.first, node.last))
    yield from (n for n in sorted(out) if not gone[n] and not _may_be_notice(found.blocks[n]))


def _regions(found: Walked, unlinked: Sequence[int], total: int) -> Iterator[Node]:
    """The Drupal regions after that of the page that hold only headings and links, none of them to a file."""
    named = [
        (node, node.attributes["class"].split())
        for node in found.nodes
        if "class" in node.attributes and _REGION in node.attributes["class"]  # on most pages none
    ]
    pages = [node for node, names in named if _PAGE in names]
    if len(pages) != 1 or sum(unlinked[pages[0].first : pages[0].last]) <= NEARLY_ALL * total:
        return
    for node, names in named:
        if _REGION in names and pages[0].last <= node.first < node.last:
            lines = found.blocks[node.first : node.last]
            hrefs = (at.href for at in found.anchors if at.node is node or node in at.node.ancestors())
            if all(one.heading or one.linked >= LINKED * len(one.text) for one in lines) and not any(
                map(FILE.search, hrefs)
            ):
                yield node


def _may_be_notice(block: Block) -> bool:
    """Whether a line may address the readers of the page: a notice, or what its markup calls an alert."""
    around = (block.node, *block.node.ancestors())
    return any(at.named.calls and not at.named.over for at in around) or is_notice(block.text)


def _main(found: Walked, unlinked: Sequence[int], total: int, named: Sequence[int]) -> Node | None:
    """The main part, if there is only one and it holds the title and most of the text; of nested ones the innermost."""
    parts = [node for node in found.nodes if node.tag == "main" or node.named.main]
    if any(other.first >= one.last or other.last > one.last for one, other in pairwise(parts)):
        return None
    for node in reversed(parts):
        inside, least = (
            sum(unlinked[node.first : node.last]),
            NEARLY_ALL if node.tag != "main" and node.named.called else MOST,
        )
        if inside >= ALONE and inside > least * total and _is_titled(found, node, named):
            return node
    return None


def _is_titled(found: Walked, node: Node, named: Sequence[int]) -> bool:
    """Whether an element holds the title of the page.

    It does if one of the title's blocks is inside and none outside is the title (those are names in the site's header
    or beside the text), or if its headings repeat all title blocks that are outside, as breadcrumbs are.
    """
    blocks = found.blocks
    beside = [blocks[n] for n in named if not node.first <= n < node.last]
    if len(beside) < len(named):
        return not any(is_title(found, block) for block in beside)
    headings = {_letters(block.text) for block in blocks[node.first : node.last] if block.heading}
    return headings.issuperset(_letters(block.text) for block in beside)


def _letters(text: str) -> str:
    return "".join(filter(str.isalnum, text)).casefold()


def _foot(found: Walked, end: Node | None) -> int | None:
    """The number of the first block after the footer of the page; None if no footer is known."""
    feet = [node.last for node in found.nodes if node.tag == "footer" and node.last > node.first and not node.in_main]
    return max((*feet, *([] if end is None else [end.last])), default=None)
