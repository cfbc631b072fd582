"""Finds the entries of a page that is a list of people, documents or links and has hardly any running text (pure)."""

from __future__ import annotations

import re
from collections.abc import Sequence

from archiver.text.normal import key
from archiver.text.page.imprint import IMPRINT_CHARS
from archiver.text.page.title_lines import is_title
from archiver.text.page.walked import Block, Box, Node, Walked
from archiver.text.titles import title_parts

ENTRIES = 5  # min lines of a list
MORE = 2  # the list has at least so many times the text of the site's box
LEAST = 600  # min characters of twice what boxes without another text say
LISTED = 0.5  # min share of an article's text that its list makes up

_BARE = frozenset({"nav", "footer", "aside"})
# names by which a `nav` says that it is a table of contents, and not a menu of the site
_CONTENTS = re.compile(
    r"(?<![a-z])(?:toc|contents|inhaltsverzeichnis|sommaire|[íi]ndice|目录|目錄|目次|оглавление|содержание)(?![a-z])",
    re.IGNORECASE,
)
# vague names of what is the site's wherever it stands
_OF_SITE = re.compile(r"foot|head|hd|banner|share|sharing|social|promo|related")
# what an element's class or id says that it is on every page: readers' comments, menus, fields
_ON_EVERY_PAGE = re.compile(
    r"comment|disqus|copyright|menu|navi?(?![a-z])|search|login|log-in|breadcrumb|pagin", re.IGNORECASE
)


def title_heading_block(found: Walked, gone: bytearray) -> int | None:
    """The number of the heading (h1 or h2) in the content that equals the page's title; None if there is none."""
    title = {key(cell) for cell in title_parts(found.title or "")}

    def names(block: Block) -> bool:
        return key(block.text).casefold() in title or is_title(found, block)

    return next(
        (n for n, block in enumerate(found.blocks) if block.heading in {1, 2} and not gone[n] and names(block)), None
    )


def sole_content_boxes(found: Walked, gone: bytearray, dropped: Sequence[Node]) -> set[Node]:
    """The box that is named as furniture but is all that the article holds under the heading that names the page.

    For a table of contents also such boxes inside it. Empty if there is none; a box that changes by itself never
    counts.
    """
    heading = title_heading_block(found, gone)
    around = None if heading is None else _article(found.blocks[heading].node)
    if heading is None or around is None:
        return set()
    if any(not gone[n] and not found.blocks[n].heading for n in range(around.first, around.last)):
        return set()
    inside = [
        node for node in dropped
        if heading < node.first and node.last <= around.last and node.box is not Box.TURNING
        and (node.tag not in _BARE or _is_contents(node))
    ]  # fmt: skip
    largest = max(inside, key=lambda node: node.last - node.first, default=None)
    if largest is None:
        return set()
    if largest.last - largest.first < ENTRIES or found.chars_in(largest) < LISTED * found.chars_in(around):
        return set()
    return {largest} | ({node for node in inside if largest in node.ancestors()} if _is_contents(largest) else set())


def sole_text_boxes(found: Walked, dropped: Sequence[Node]) -> set[Node]:
    """The boxes of one class that have most of the words of a page without any other text, as the programme of a cinema
    that is built of "widgets", with those inside them; an empty set if there are none.

    Words in menus, dialogs, headers and footers do not count, nor do links; a sidebar may have more words than the list
    beside it.
    """
    outside = bytearray(len(found.blocks))
    for node in dropped:
        if _is_of_site(node):
            outside[node.first : node.last] = b"\x01" * (node.last - node.first)
    whole = found.content_chars(outside, links=False)
    alike: dict[str, list[Node]] = {}
    for node in dropped:
        if not _is_of_site(node) and node.box is None and (name := node.attributes.get("class", "")):
            alike.setdefault(name, []).append(node)
    for nodes in alike.values():
        inside = bytearray(b"\x01" * len(found.blocks))
        for node in nodes:
            inside[node.first : node.last] = outside[node.first : node.last]
        if max(whole, LEAST) < MORE * found.content_chars(inside, links=False):
            boxes = set(nodes)
            return {
                node for node in dropped
                if node in boxes or not (_is_of_site(node) or node.box or boxes.isdisjoint(node.ancestors()))
            }  # fmt: skip
    return set()


def _is_of_site(node: Node) -> bool:
    """Whether an element is named or tagged as a menu, a dialog, a header or a footer, or holds readers' comments."""
    named = node.named
    if node.tag in _BARE or named.menu or named.calls or named.consents or _OF_SITE.search(named.vague):
        return True
    return _ON_EVERY_PAGE.search(f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}") is not None


def _is_contents(node: Node) -> bool:
    """Whether a `nav` is named as a table of contents, as of a law or of a report in parts."""
    said = (node.attributes.get(name, "") for name in ("class", "id", "role", "aria-label"))
    return node.tag == "nav" and any(_CONTENTS.search(one) for one in said)


def site_box_around_text(found: Walked, box: Node, gone: bytearray) -> Node | None:
    """The widest element named as furniture around the running text, if that is not the page's own; else None.

    The running text is then a cookie notice, or a box in the side column, and the page lists more under its heading,
    which is elsewhere.
    """
    heading = title_heading_block(found, gone)
    if heading is None or box.first <= heading < box.last or box.prose > IMPRINT_CHARS:
        return None
    widest = _widest_furniture(box, heading)
    if widest is None:
        return None
    listed = [n for n in range(heading + 1, len(found.blocks)) if not gone[n] and not box.first <= n < box.last]
    own = sum(len(found.blocks[n].text) for n in range(box.first, box.last) if not gone[n])
    enough = len(listed) >= ENTRIES and sum(len(found.blocks[n].text) for n in listed) >= MORE * own
    return widest if enough else None


def _widest_furniture(node: Node, heading: int) -> Node | None:
    """The widest element named as furniture among a node and those around it, up to the one that holds the heading."""
    at: Node | None = node
    widest: Node | None = None
    while at is not None and not at.first <= heading < at.last:
        if at.furniture or at.box is not None:
            widest = at
        at = at.parent
    return widest


def _article(node: Node) -> Node | None:
    at: Node | None = node
    while at is not None and at.tag not in {"main", "article"}:
        at = at.parent
    return at
