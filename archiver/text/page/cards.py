"""Finds cards beside an article: elements that hold nothing but links to other pages (pure).

Themes list the most read and the newest pages there, often without a heading or a class name that says so. An article's
attachments are there as well, so files, and pages below the article's own address, belong to it.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from archiver.text.normal import ends_sentence, has_digit
from archiver.text.page.headed import HEAD_CHARS, is_entry, may_be_teaser
from archiver.text.page.notices import is_notice
from archiver.text.page.walked import Anchor, Block, Node, Walked

ARTICLE = 600  # characters of running text: an article with fewer may be the head of its list
CARDS = 2  # min cards in such an element
LINES = 3  # max lines after the link of a card: a teaser, its author, its date
SMALL_CHARS = 60  # max characters of the author and the date
TEXT = 1_500  # min running text of an element that counts as the article though it is no `article` by its tag
SHARE = 0.5  # an element beside it has at most this share of its running text
# class names that site software gives lists of other pages. Required where there is no `article`: beside a member of
# parliament there may be links to what he said and how he voted
_POSTS = re.compile(r"(?<![^\W_])(?:(?:blog|latest|recent)[-_]?)?(?:posts?|teasers?|stories)(?![^\W_])", re.IGNORECASE)
FILE = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|od[tsp]|rtf|csv|zip|epub|txt|xml|json)(?:[?#]|$)", re.IGNORECASE)
_PAGES = frozenset({"html", "body"})
_ELSEWHERE = re.compile(r"(?:https?:)?//|/(?!$)", re.IGNORECASE)


def card_boxes(found: Walked, gone: bytearray, text: Node) -> list[Node]:
    """The elements that hold only cards: those after the article, outside it, and those after the page's footer.

    What comes after the footer is slid over the page. `text`: the element with the running text. If it is long, it
    counts as the article of a page that has none; then only elements whose class names say so are cards.
    """
    if found.nodes[0].prose < ARTICLE:
        return []
    article, last = _article(found, gone), len(found.blocks)
    around: set[Node] = set()
    end = last
    if article is not None and article.prose >= ARTICLE:
        around, end = set(article.ancestors()), article.last
    elif article is None and text.prose >= TEXT and text.tag not in _PAGES:
        around = set(text.ancestors())
        return [
            node for node in found.nodes
            if node.first >= text.last and node.parent in around and _is_beside(found, node, text) and _is_cards(found, node, gone)
        ]  # fmt: skip
    foot = max((node.last for node in found.nodes if node.tag == "footer" and not node.in_main), default=last)
    articles = [node.first for node in found.nodes if node.tag == "article" and node.first >= end]

    def is_beside(node: Node) -> bool:
        if node.first < end:
            return False
        # several articles inside are enough, however deep the element is nested
        several = bisect_left(articles, node.last) - bisect_left(articles, node.first) >= CARDS
        return node.parent in around or (several and not around.isdisjoint(node.ancestors()))

    beside = (node for node in found.nodes if is_beside(node) or (node.first >= foot and not node.in_main))
    return [node for node in beside if _is_cards(found, node, gone)]


def _article(found: Walked, gone: bytearray) -> Node | None:
    """The article with the page's only main heading; else the one after the first h1 with most of the page's text."""
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
    """Whether an element holds only cards, perhaps under a short heading, and all its links lead to other pages."""
    inside = [found.blocks[n] for n in range(node.first, node.last) if not gone[n]]
    if sum(1 for block in inside if block.linked and is_entry(block)) < CARDS:
        return False
    rest = inside if is_entry(inside[0]) or len(inside[0].text) > HEAD_CHARS else inside[1:]
    if not _in_cards(rest) or any(is_notice(block.text) for block in inside):
        return False
    links = [at for at in found.anchors if at.tag == "a" and node.first <= at.node.first and at.node.last <= node.last]
    return all(is_elsewhere(at, found.canonical) for at in links)


def _in_cards(lines: Sequence[Block]) -> bool:
    """Whether lines are cards and nothing else.

    A card is a link, followed by a teaser and small print, or preceded by a short line; headings may be between cards.
    """
    card: list[Block] = []  # the link, and the lines after it
    has_teaser = False  # the card already has a teaser
    for n, line in enumerate(lines):
        if is_entry(line):
            card, has_teaser = [line], False
        elif n + 1 == len(lines) or not (is_entry(lines[n + 1]) and _is_small(line)):
            # not a short line above the next card, so it must belong to the one before
            is_teaser = bool(card) and not has_teaser and may_be_teaser(card[0], line)
            has_teaser = has_teaser or (is_teaser and not (_is_small(line) and has_digit(line.text)))
            if (
                not card
                or len(card) > LINES
                or line.heading
                or not (is_teaser or (_is_small(line) and has_digit(line.text)))
            ):
                return False
            card.append(line)
    return True


def _is_small(block: Block) -> bool:
    return not block.linked and len(block.text) <= SMALL_CHARS and not ends_sentence(block.text)


def _is_beside(found: Walked, node: Node, text: Node) -> bool:
    """Whether an element is far shorter than the text and class names, its own or inside, say that it lists posts."""
    inside = found.blocks[node.first : node.last]
    if not inside or found.chars_in(node) > SHARE * text.prose:
        return False
    nodes = {
        at
        for block in inside
        for at in (block.node, *block.node.ancestors())
        if node.first <= at.first and at.last <= node.last
    }
    return any(_POSTS.search(at.attributes.get("class", "")) for at in nodes)


def is_elsewhere(anchor: Anchor, page: str | None) -> bool:
    """Whether an absolute or root-relative link leads neither to a file nor to a page below this one's address."""
    if not _ELSEWHERE.match(anchor.href) or FILE.search(anchor.href):
        return False
    path = re.sub(r"^(?:https?:)?//[^/]*", "", page or "").removesuffix("/").rpartition(".")
    below = (path[0] or path[2]).rstrip("/")
    return not below or not re.sub(r"^(?:https?:)?//[^/]*", "", anchor.href).startswith(f"{below}/")
