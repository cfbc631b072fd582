"""Links to a page's document from outside its text: metadata for indexes of publications, and boxes beside the text
(pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from archiver.text.page.document_lists import names_document
from archiver.text.page.file_links import SAYS_FILE, names_file
from archiver.text.page.walked import Anchor, Node, Walked

MOST = 3  # documents in boxes; more are a list of other documents of the site
ATTACHED = 10  # the same if their lines call them attachments, as authorities do below a text

_TOLD = ("citation_pdf_url", "bepress_citation_pdf_url", "eprints.document_url")
_WHOLE = frozenset({"html", "body", "main", "article"})  # their classes describe the page, not a box
_SAYS_ATTACHED = re.compile(
    r"^\W*(?:附件|附表|attach(?:ment|ed)|annex|anlagen?\b|anhang|pièces? jointe|anexo|allegat|приложени|додат)",
    re.IGNORECASE,
)
_OTHERS = frozenset({"nav", "footer", "header", "dialog"})
_OF_SITE = re.compile(
    r"nav|menu|foot|head|banner|cookie|consent|crumb|search|comment|promo|\bads?\b|related|recommend|popular|latest|recent|similar|more-|teaser",
    re.IGNORECASE,
)


def in_head(found: Walked) -> Iterator[str]:
    """Addresses of the document that a page is about, from its metadata for indexes."""
    yield from filter(None, map(found.metas.get, _TOLD))


def in_boxes(found: Walked, main: Iterable[Anchor]) -> list[Anchor]:
    """Links in boxes beside the text whose labels name a file; none if the text links documents itself.

    `main`: the links in the text.
    """
    document_links = [
        at
        for at in found.anchors
        if at.tag == "a" and (names_document(at.href.partition("#")[0]) or names_file(at.text))
    ]
    inside = set(map(id, main))
    if not document_links or not inside.isdisjoint(map(id, document_links)):
        return []
    of_site = cache(_is_of_site)  # the links of a box share their ancestors
    attached = {block.node for block in found.blocks if _SAYS_ATTACHED.match(block.text)}
    boxed = [
        at for at in document_links
        if (at.node in attached or SAYS_FILE.search(at.text)) and not any(map(of_site, (at.node, *at.node.ancestors())))
    ]  # fmt: skip
    all_attached = all(at.node in attached for at in boxed)
    return boxed if len({at.href for at in boxed}) <= (ATTACHED if all_attached else MOST) else []


def _is_of_site(node: Node) -> bool:
    """Whether an element holds site furniture or links to other pages, by its tag, class and id."""
    if node.tag in _WHOLE:
        return False
    named = f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}"
    return node.tag in _OTHERS or _OF_SITE.search(named) is not None
