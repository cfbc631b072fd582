"""Cards beside an article: an element beside the one whose heading is the page's, that is nothing but pointers to other pages (pure).

A theme sets the most read and the newest there, under no name and no heading. What an article comes with stands there as
well, so files and pages below its own address are its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import pairwise

from archiver.text.page.headed import HEAD_CHARS, goes_on, is_entry
from archiver.text.page.walked import Anchor, Node, Walked

ARTICLE = 600  # characters of running text: an article with less may be the head of its list
CARDS = 2  # that such an element has at least
FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|zip|epub|txt|xml|json)(?:[?#]|$)", re.IGNORECASE)
_ELSEWHERE = re.compile(r"(?:https?:)?//|/(?!$)", re.IGNORECASE)


def cards(found: Walked, gone: bytearray) -> list[Node]:
    """The elements behind the article, and beside an element around it, that are nothing but cards; and those behind the foot of
    the page, as what is slid over it."""
    if found.nodes[0].prose < ARTICLE:
        return []
    article, last = _article(found, gone), len(found.blocks)
    around: set[Node] = set()
    end = last
    if article is not None and article.prose >= ARTICLE:
        around, end = set(article.ancestors()), article.last
    foot = max((node.last for node in found.nodes if node.tag == "footer" and _is_apart(node)), default=last)
    articles = [node.first for node in found.nodes if node.tag == "article" and node.first >= end]

    def is_beside(node: Node) -> bool:
        if node.first < end:
            return False
        several = (
            bisect_left(articles, node.last) - bisect_left(articles, node.first) >= CARDS
        )  # that says it at any depth
        return node.parent in around or (several and not around.isdisjoint(node.ancestors()))

    beside = (node for node in found.nodes if is_beside(node) or (node.first >= foot and _is_apart(node)))
    return [node for node in beside if _is_cards(found, node, gone)]


def _is_apart(node: Node) -> bool:
    """Whether an element is in no article and not in the main part of a page."""
    return not any(at.tag in {"article", "main"} for at in node.ancestors())


def _article(found: Walked, gone: bytearray) -> Node | None:
    """The article with the only main heading of the page; where that stands in none, the one that has most of the page's text
    behind it."""
    heads = [n for n, block in enumerate(found.blocks) if block.heading == 1]
    kept = [n for n in heads if not gone[n]]
    if len(kept) > 1:
        return None
    at: Node | None = found.blocks[kept[0]].node if kept else None
    while at is not None and at.tag != "article":
        at = at.parent
    behind = (node for node in found.nodes if node.tag == "article" and heads[:1] and node.first > heads[0])
    return at or next((node for node in behind if node.prose * 2 > found.nodes[0].prose), None)


def _is_cards(found: Walked, node: Node, gone: bytearray) -> bool:
    inside = [found.blocks[n] for n in range(node.first, node.last) if not gone[n]]
    if sum(1 for block in inside if block.linked and is_entry(block)) < CARDS:
        return False
    rest = inside if is_entry(inside[0]) or len(inside[0].text) > HEAD_CHARS else inside[1:]
    if not is_entry(rest[0]) or not all(is_entry(one) or goes_on(above, one) for above, one in pairwise(rest)):
        return False
    led = [at for at in found.anchors if at.tag == "a" and node.first <= at.node.first and at.node.last <= node.last]
    return all(is_elsewhere(at, found.canonical) for at in led)


def is_elsewhere(anchor: Anchor, page: str | None) -> bool:
    """Whether a link leads to another page of the site that is no part of this one."""
    if not _ELSEWHERE.match(anchor.href) or FILE.search(anchor.href):
        return False
    path = re.sub(r"^(?:https?:)?//[^/]*", "", page or "").removesuffix("/").rpartition(".")
    below = (path[0] or path[2]).rstrip("/")
    return not below or not re.sub(r"^(?:https?:)?//[^/]*", "", anchor.href).startswith(f"{below}/")
