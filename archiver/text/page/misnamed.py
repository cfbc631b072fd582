"""Finds parts of a document that are named as menus or advertisements (pure): panes of a programme, dishes, figures."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from archiver.text.page.walked import Block, Node, Walked

SEVERAL = 4  # elements of one name, of which more make entries
LEAST = 24  # min characters of what says more than the name of a part of the site
LINKED = 0.25  # max share of link text

_BESIDE = frozenset({"nav", "footer", "aside"})
_OUTSIDE = _BESIDE | {"header"}
_MAIN = frozenset({"article", "main"})
# an amount with its cents, or beside a currency ("12 €", "CHF 8", "8,-", "₹250", "25元")
_PRICE = re.compile(
    r"(?<![\d.,])\d{1,4}[.,](?:\d\d(?![\d.,])|[-–—])|[$€£¥₩₹₪₫₺₴₦฿₱₽]\s?\d|\d\s?(?:[€£₩₪₫₺₴₱₽元円원]|zł|kr\b|Kč|Ft\b|lei\b|руб|грн)|"
    r"\b(?:CHF|EUR|Fr\.|Rs\.?|NT\$|Rp)\s?\d|\d\s?(?:CHF|EUR|Fr\.|Euro)"
)
_ADS = re.compile(r"[\s_-]ads?[\s_-]")
_ADVERTISED = re.compile(
    r"\b(?:advert\w*|sponsor\w*|werbung|anzeigen?|publicit(?:é|ad|à|y)|publicidad\w*|publicidade|pubblicità|reklam\w*|реклам\w*|annons\w*)\b|广告|廣告|広告|광고|إعلان",
    re.IGNORECASE,
)


def parts_called_menus(found: Walked, named: Sequence[Node]) -> set[Node]:
    """The parts of a text that are named after the menu that leads to them: elements of the same names with hardly a
    link, and with running text between more than SEVERAL of them. A site's menus stand above and below its text. And the
    dishes of a menu: more than SEVERAL of the same names, none with a link, in `main` or half of them with a price."""
    alike: dict[str, list[Node]] = {}
    for node in named:
        if node.named.menu and node.tag not in _BESIDE:
            alike.setdefault(node.attributes.get("class", ""), []).append(node)
    several = [nodes for name, nodes in alike.items() if name and len(nodes) > SEVERAL]
    out = {node for nodes in several if _is_scattered(found, nodes) for node in nodes}
    if any(_are_dishes(found, nodes) for nodes in several):
        out |= {
            node for nodes in alike.values() for node in nodes if _is_inside(found, node) and not _linked(found, node)
        }
    priced = {
        n for nodes in several if _have_prices(found, nodes) for node in nodes for n in range(node.first, node.last)
    }
    if priced:  # and what they stand in
        unlinked = [node for nodes in alike.values() for node in nodes if not _linked(found, node)]
        out |= {node for node in unlinked if not priced.isdisjoint(range(node.first, node.last))}
    return out


def parts_called_ads(found: Walked, named: Sequence[Node]) -> set[Node]:
    """The boxes called "ads" that say something, hardly any of it linked, and nothing of advertisements, with those in
    them: figures of a department of health ("odh-ads"), a series of games. What is advertised is a link."""
    called = [node for node in named if not node.box and _ADS.search(_names(node))]
    saying = [node for node in called if node.last - node.first > 1 and _says(found.blocks[node.first : node.last])]
    return {node for node in called if any(one.first <= node.first and node.last <= one.last for one in saying)}


def _says(blocks: Sequence[Block]) -> bool:
    chars = sum(len(block.text) for block in blocks)
    if chars < 2 * LEAST or sum(block.linked for block in blocks) > LINKED * chars:
        return False
    return not any(_ADVERTISED.search(block.text) for block in blocks)


def _names(node: Node) -> str:
    return f" {node.attributes.get('class', '')} {node.attributes.get('id', '')} ".lower()


def _are_dishes(found: Walked, nodes: Sequence[Node]) -> bool:
    """Whether elements without a link say more than the names of a site's parts do; in `main`, if the page has one."""
    if not all(_is_inside(found, node) and not _linked(found, node) for node in nodes):
        return False
    return sum(found.chars_in(node) for node in nodes) >= LEAST * len(nodes)


def _is_inside(found: Walked, node: Node) -> bool:
    """Whether an element is in `main` or `article`; of a page without these, whether it is in no header, footer or aside."""
    if node.in_main:
        return True
    around = (node, *node.ancestors())
    return not any(at.tag in _MAIN for at in found.nodes) and not any(
        at.tag in _OUTSIDE or at.named.box for at in around[1:]
    )


def _have_prices(found: Walked, nodes: Sequence[Node]) -> bool:
    """Whether elements without a link are dishes by their prices, wherever they stand; a site's menus name none."""
    if any(_linked(found, node) for node in nodes):
        return False
    priced = sum(any(_PRICE.search(block.text) for block in found.blocks[node.first : node.last]) for node in nodes)
    return priced * 2 >= len(nodes)


def _linked(found: Walked, node: Node) -> int:
    return sum(block.linked for block in found.blocks[node.first : node.last])


def _is_scattered(found: Walked, nodes: Sequence[Node]) -> bool:
    """Whether elements have hardly a link, and running text between more than SEVERAL of them."""
    blocks = [block for node in nodes for block in found.blocks[node.first : node.last]]
    chars, links = sum(len(block.text) for block in blocks), sum(block.linked for block in blocks)
    if links > LINKED * chars:
        return False
    between = (found.blocks[one.last : other.first] for one, other in pairwise(sorted(nodes, key=lambda at: at.first)))
    return sum(any(block.prose for block in some) for some in between) > SEVERAL
