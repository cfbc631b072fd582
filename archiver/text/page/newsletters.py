"""Finds newsletter boxes: a form that asks for a mail address only, with its heading and blurb (pure).

A form that asks for more belongs to the document: an application, a complaint. A box that says how to unsubscribe may
say more: what subscribers are offered, and on what terms.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from archiver.text.page.fields import MAIL
from archiver.text.page.notices import is_notice
from archiver.text.page.walked import Node, Walked

BOX_CHARS = 300  # max characters of such a box
SHARE = 0.25  # max share of the page's text in such a box
TERMS_CHARS, TERMS_SHARE = 1000, 0.5  # the same for a box that says how to unsubscribe
BOXES = 6  # max mail fields of a page that are examined
_WHOLE = frozenset({"html", "body", "main", "article", "td"})
_UNSUBSCRIBE = re.compile(
    r"\bunsubscrib|\bopt(?:ing)?[- ]out\b|désinscri|désabonne|vom newsletter ab|\babmelden|abbestell|darse? de baja|darte de baja|cancel(?:ar|e) (?:tu|su|a sua|sua) (?:suscripción|inscrição|assinatura)|disiscri|annullare l['’]iscrizione|"
    r"descadastr|afmelden|uitschrijven|avregistrera|afmeld|meld(?:e)? deg av|wypisa|odhlási|отписа|відписа|aboneliğ\w+ iptal|退订|退訂|取消订阅|取消訂閱|配信停止|購読を?解除|구독(?:을)? ?(?:취소|해지)|수신 ?거부|إلغاء الاشتراك",
    re.IGNORECASE,
)


def newsletter_blocks(found: Walked, gone: bytearray) -> Iterator[int]:
    """The numbers of the blocks of newsletter boxes, except notices."""
    asking = [node for node, asks in found.fields if asks == MAIL][:BOXES]
    whole = found.content_chars(gone) if asking else 0
    for node in asking:
        box = _with_terms(found, node, whole) or _box(found, node, min(BOX_CHARS, SHARE * whole))
        if box is not None:
            yield from (n for n in range(box.first, box.last) if not is_notice(found.blocks[n].text))


def _with_terms(found: Walked, node: Node, whole: int) -> Node | None:
    """The box around a mail field, if it says how to unsubscribe."""
    box = _box(found, node, min(TERMS_CHARS, TERMS_SHARE * whole), _WHOLE - {"article"})
    said = "" if box is None else " ".join(block.text for block in found.blocks[box.first : box.last])
    return box if _UNSUBSCRIBE.search(said) else None


def _box(found: Walked, node: Node, most: float, whole: frozenset[str] = _WHOLE) -> Node | None:
    """The widest element around a mail field with no other field, no main heading and at most `most` characters, that
    is within the elements named `whole`."""
    box: Node | None = None
    at: Node | None = node
    while at is not None and at.tag not in whole and _is_little(found, at, most) and _asks(found, at) == 1:
        box, at = at, at.parent
    return box


def _is_little(found: Walked, node: Node, most: float) -> bool:
    inside = found.blocks[node.first : node.last]
    return found.chars_in(node) <= most and not any(block.heading == 1 for block in inside)


def _asks(found: Walked, node: Node) -> int:
    """How many form fields are in an element."""
    return sum(one is node or node in one.ancestors() for one, _ in found.fields)
