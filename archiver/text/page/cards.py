"""Cards beside an article: an element beside the one whose heading is the page's, that is nothing but pointers to other pages (pure).

A theme sets the most read and the newest there, under no name and no heading. What an article comes with stands there as
well, so files and pages below its own address are its own.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from archiver.text.normal import ends, figured
from archiver.text.page.headed import HEAD_CHARS, goes_on, is_entry
from archiver.text.page.notices import notice
from archiver.text.page.walked import Anchor, Block, Node, Walked

ARTICLE = 600  # characters of running text: an article with less may be the head of its list
CARDS = 2  # that such an element has at least
LINES = 3  # behind the link of a card, at most: how it goes on, who wrote it and when
SMALL_CHARS = 60  # of who wrote it and when
TEXT = 1_500  # running text of an element that is no article by its tag
SHARE = 0.5  # of it, that such an element beside it has at most
# what programs for sites call lists of what else there is; what a member of a house said, and how he voted, is set beside him, too
_POSTS = re.compile(r"(?<![^\W_])(?:(?:blog|latest|recent)[-_]?)?(?:posts?|teasers?|stories)(?![^\W_])", re.IGNORECASE)
FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|zip|epub|txt|xml|json)(?:[?#]|$)", re.IGNORECASE)
_PAGES = frozenset({"html", "body"})
_ELSEWHERE = re.compile(r"(?:https?:)?//|/(?!$)", re.IGNORECASE)


def cards(found: Walked, gone: bytearray, text: Node) -> list[Node]:
    """The elements behind the article, and beside an element around it, that are nothing but cards; and those behind the foot of
    the page, as what is slid over it. `text`: the element with the running text, which is as good as an article where a page has
    none, if it is long, beside what is called so."""
    if found.nodes[0].prose < ARTICLE:
        return []
    article, last = _article(found, gone), len(found.blocks)
    around: set[Node] = set()
    end = last
    if article is not None and article.prose >= ARTICLE:
        around, end = set(article.ancestors()), article.last
    elif article is None and text.prose >= TEXT and text.tag not in _PAGES:
        return [
            node for node in found.nodes
            if node.first >= text.last and node.parent in set(text.ancestors()) and _is_beside(found, node, text) and _is_cards(found, node, gone)
        ]  # fmt: skip
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
    if not _in_cards(rest) or any(notice(block.text) for block in inside):
        return False
    led = [at for at in found.anchors if at.tag == "a" and node.first <= at.node.first and at.node.last <= node.last]
    return all(is_elsewhere(at, found.canonical) for at in led)


def _in_cards(lines: Sequence[Block]) -> bool:
    """Whether lines are cards and nothing else: each a link, with how it goes on and small print behind it, or a word and a day before
    it; headings may stand between."""
    card: list[Block] = []  # the link, and what stands behind it
    begun = False  # it has said how it goes on
    for n, one in enumerate(lines):
        if is_entry(one):
            card, begun = [one], False
        elif n + 1 == len(lines) or not (
            is_entry(lines[n + 1]) and _is_small(one)
        ):  # no heading or word over the next one
            goes = bool(card) and not begun and goes_on(card[0], one)
            begun = begun or (goes and not (_is_small(one) and figured(one.text)))
            if not card or len(card) > LINES or one.heading or not (goes or (_is_small(one) and figured(one.text))):
                return False
            card.append(one)
    return True


def _is_small(block: Block) -> bool:
    return not block.linked and len(block.text) <= SMALL_CHARS and not ends(block.text)


def _is_beside(found: Walked, node: Node, text: Node) -> bool:
    """Whether an element has far less to read than the text, and it, or what is in it, is called as what else there is on a site."""
    inside = found.blocks[node.first : node.last]
    if not inside or sum(len(block.text) for block in inside) > SHARE * text.prose:
        return False
    those = {
        at
        for block in inside
        for at in (block.node, *block.node.ancestors())
        if node.first <= at.first and at.last <= node.last
    }
    return any(_POSTS.search(at.attributes.get("class", "")) for at in those)


def is_elsewhere(anchor: Anchor, page: str | None) -> bool:
    """Whether a link leads to another page of the site that is no part of this one."""
    if not _ELSEWHERE.match(anchor.href) or FILE.search(anchor.href):
        return False
    path = re.sub(r"^(?:https?:)?//[^/]*", "", page or "").removesuffix("/").rpartition(".")
    below = (path[0] or path[2]).rstrip("/")
    return not below or not re.sub(r"^(?:https?:)?//[^/]*", "", anchor.href).startswith(f"{below}/")
