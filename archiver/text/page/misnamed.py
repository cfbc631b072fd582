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
_SHARE = re.compile(r"[\s_-](?:share|sharing|social)[\s_-]")
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
    alone = bool(several) and not any(node.tag in _MAIN for node in found.nodes)
    if any(_are_dishes(found, nodes, alone=alone) for nodes in several):
        unlinked = [node for nodes in alike.values() for node in nodes if not _linked(found, node)]
        out |= {node for node in unlinked if _is_inside(node, alone=alone)}
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
    within = bytearray(len(found.blocks))
    for node in called:
        if node.last - node.first > 1 and not within[node.first] and _says(found.blocks[node.first : node.last]):
            within[node.first : node.last] = bytes([1]) * (node.last - node.first)
    return {node for node in called if all(within[node.first : node.last])}


def heads_called_share(found: Walked, named: Sequence[Node]) -> set[Node]:
    """The boxes named after their buttons to share ("title-social-share-container") that hold a document's heading and
    say more below it. A site's own name there is a link, or alone."""
    return {node for node in named if _SHARE.search(_names(node)) and _heads(found.blocks[node.first : node.last])}


def _heads(blocks: Sequence[Block]) -> bool:
    at = next((n for n, block in enumerate(blocks) if block.heading == 1 and not block.linked), None)
    return at is not None and sum(len(block.text) - block.linked for block in blocks[at + 1 :]) >= LEAST


def _says(blocks: Sequence[Block]) -> bool:
    chars = sum(len(block.text) for block in blocks)
    if chars < 2 * LEAST or sum(block.linked for block in blocks) > LINKED * chars:
        return False
    return not any(_ADVERTISED.search(block.text) for block in blocks)


def _names(node: Node) -> str:
    return f" {node.attributes.get('class', '')} {node.attributes.get('id', '')} ".lower()


def _are_dishes(found: Walked, nodes: Sequence[Node], *, alone: bool) -> bool:
    """Whether elements without a link say more than the names of a site's parts do, inside of what `_is_inside` says."""
    if not all(_is_inside(node, alone=alone) and not _linked(found, node) for node in nodes):
        return False
    return sum(found.chars_in(node) for node in nodes) >= LEAST * len(nodes)


def _is_inside(node: Node, *, alone: bool) -> bool:
    """Whether an element is in `main` or `article`; of a page without these (`alone`), whether it is in no header, footer
    or aside."""
    return node.in_main or (alone and not any(at.tag in _OUTSIDE or at.named.box for at in node.ancestors()))


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
