"""Finds the imprint: what a site says about itself at the end of each of its pages, such as a copyright line (pure)."""

from __future__ import annotations

import re
from itertools import islice

from archiver.text.normal import ends_sentence
from archiver.text.page.walked import Node, Walked

IMPRINT_CHARS = 1000  # max running text of an imprint
IMPRINT_LINE = 300  # max characters of a line of it
END_SHARE = 0.2  # max share of the page's text that its end holds
MIN_OTHER_CHARS = 40  # min characters of other content: with fewer the imprint is all that the page has
ABOVE = 150  # min unlinked characters above a footer that does not mention rights
FOOT_CHARS = 600  # characters of running text of a foot that says of the site what it is, fewer than this
CONTENT = frozenset({"html", "body", "main", "article"})

_FEET = frozenset({"footer", "foot", "page-footer", "site-footer"})
_IMPRINT = re.compile(
    r"©|\(c\) ?\d{4}|copyright|rights reserved|\btrademarks?\b|版权所有|版權所有|著作权|著作權|ICP备", re.IGNORECASE
)
_SITES = re.compile(
    r"(?<!\d)(?:19|20)\d\d(?!\d)|reserved|版权所有|版權所有|ICP备", re.IGNORECASE
)  # a picture credit may lack all of these
_RIGHTS = re.compile(r"©|\(c\) ?\d{4}|copyright|rights reserved|版权所有|版權所有|ICP备", re.IGNORECASE)
# titles of pages about what others have in their imprint: who is responsible for a site is a fact that is cited
_ABOUT = re.compile(
    r"impressum|imprint|contacts?\b|kontakt|contatt|contacto|contato|legal notice|mentions légales|aviso legal|note legali|"
    r"контакт|联系|聯絡|聯繫|お問い?合わ?せ|連絡先|연락처",
    re.IGNORECASE,
)


def claims_rights(line: str) -> bool:
    """Whether a line says who holds the rights in a site."""
    return len(line) <= IMPRINT_LINE and _IMPRINT.search(line) is not None


def is_imprint(found: Walked, node: Node, gone: bytearray) -> bool:
    """Whether a furniture element is the site's imprint, which may be the longest text of a page of tables or links."""
    blocks = found.blocks
    if node.last * 10 < len(blocks) * 9:  # something follows
        return False
    above = found.content_chars(gone, last=node.first, links=False)
    if node.tag == "footer" and not node.in_main and above >= ABOVE and node.prose <= max(IMPRINT_CHARS, 2 * above):
        return True
    return (
        node.prose <= IMPRINT_CHARS
        and any(_IMPRINT.search(block.text) for block in blocks[node.first : node.last])
        and found.content_chars(gone, last=node.first) >= MIN_OTHER_CHARS
    )


def is_small_foot(found: Walked, node: Node) -> bool:
    """Whether an element is called the site's foot, and a sentence above it is what a page with little text says."""
    names = {node.attributes.get("id", "").lower(), *node.attributes.get("class", "").lower().split()}
    if (
        node.prose >= FOOT_CHARS
        or (node.tag != "footer" and names.isdisjoint(_FEET))
        or _ABOUT.search(found.title or "")
    ):
        return False
    above = found.blocks[: node.first]
    return any(ends_sentence(b.text) and b.linked * 2 <= len(b.text) and not b.node.furniture for b in above)


def page_end(found: Walked, gone: bytearray) -> Node | None:
    """The end of a page that is not marked up as furniture; None if there is none.

    That is the largest element around the last imprint line without an h1 or h2, with no more text than an imprint and
    little of the page's text. A credit in the middle of running text is not an end, nor is a sentence about rights with
    which a text closes.
    """
    blocks = found.blocks
    if _ABOUT.search(found.title or ""):
        return None
    near = range(len(blocks) - 1, len(blocks) * 9 // 10 - 1, -1)  # hardly anything follows
    short = (n for n in near if not gone[n] and len(blocks[n].text) <= IMPRINT_LINE)
    last = next((n for n in short if _IMPRINT.search(blocks[n].text)), None)
    if last is None:
        return None
    whole = found.content_chars(gone)
    best: Node | None = None
    at: Node | None = blocks[last].node
    while at is not None and at.tag not in CONTENT:
        chars = found.content_chars(gone, at.first, at.last)
        headed = any(block.heading in {1, 2} for block in blocks[at.first : at.last])
        if at.first == 0 or headed or chars > IMPRINT_CHARS or chars > END_SHARE * whole:
            break
        best, at = at, at.parent
    sites = _SITES.search(blocks[last].text) is not None
    text = best is not None and not sites and (_is_amid_text(found, best, gone) or _ends_text(found, best, last, gone))
    return None if text else best


def _is_amid_text(found: Walked, end: Node, gone: bytearray) -> bool:
    """Whether running text follows `end` in the element around it, as after a picture's credit."""
    around = end.parent
    if around is None or around.first == end.first:
        return False
    return any(found.blocks[n].prose and not gone[n] for n in range(end.last, around.last))


def _ends_text(found: Walked, end: Node, line: int, gone: bytearray) -> bool:
    """Whether the line is a sentence about rights that claims none, below running text in the same element."""
    around, said = end.parent, found.blocks[line].text
    if around is None or "©" in said or not ends_sentence(said):
        return False
    before = (n for n in range(end.first - 1, around.first - 1, -1) if not gone[n])
    return bool(found.blocks[line].prose) and any(found.blocks[n].prose for n in islice(before, 1))


def after_footer_blocks(found: Walked, gone: bytearray) -> range:
    """The blocks after the page's footer: a line or two without a heading, such as who funds the site.

    They must be in elements of their own: after a picture's credit there may be the end of the text, in the same
    element.
    """
    blocks = found.blocks
    near = range(len(blocks) - 1, len(blocks) * 9 // 10 - 1, -1)
    last = next((n for n in near if len(blocks[n].text) <= IMPRINT_LINE and _RIGHTS.search(blocks[n].text)), None)
    if last is None or not gone[last] or _ABOUT.search(found.title or ""):
        return range(0)
    rest = range(last + 1, len(blocks))
    few = sum(len(blocks[n].text) for n in rest) <= IMPRINT_LINE
    alone = all(not blocks[n].heading and _outermost(blocks[n].node).first > last for n in rest)
    return rest if few and alone else range(0)


def _outermost(node: Node) -> Node:
    while node.parent is not None and node.parent.tag not in {"html", "body"}:
        node = node.parent
    return node
