"""Where else than in its text a page leads to its document: what it tells indexes of publications, and a box beside the text, as
institutes have it (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from archiver.text.page.document_lists import names_document
from archiver.text.page.spoken import SAYS_FILE, names_file
from archiver.text.page.walked import Anchor, Node, Walked

MOST = 3  # documents in boxes: more are a list of what else the site has
ATTACHED = 10  # in lines that say that they are attached to the text, as offices set them below it

_TOLD = ("citation_pdf_url", "bepress_citation_pdf_url", "eprints.document_url")
_WHOLE = frozenset({"html", "body", "main", "article"})  # whose names tell of the page
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
    """Addresses of the document that a page is about, as its head tells indexes."""
    yield from filter(None, map(found.metas.get, _TOLD))


def in_boxes(found: Walked, main: Iterable[Anchor]) -> list[Anchor]:
    """The links in boxes beside the text to what is said to be a file; none where the text has documents of its own. `main`: the
    links in the text."""
    led = [
        at
        for at in found.anchors
        if at.tag == "a" and (names_document(at.href.partition("#")[0]) or names_file(at.text))
    ]
    inside = set(map(id, main))
    if not led or not inside.isdisjoint(map(id, led)):
        return []
    of_site = cache(_is_of_site)  # links of one box stand in the same elements
    attached = {block.node for block in found.blocks if _SAYS_ATTACHED.match(block.text)}
    boxed = [
        at for at in led
        if (at.node in attached or SAYS_FILE.search(at.text)) and not any(map(of_site, (at.node, *at.node.ancestors())))
    ]  # fmt: skip
    told = all(at.node in attached for at in boxed)
    return boxed if len({at.href for at in boxed}) <= (ATTACHED if told else MOST) else []


def _is_of_site(node: Node) -> bool:
    """Whether an element holds what each page of a site has, or what else there is."""
    if node.tag in _WHOLE:
        return False
    named = f"{node.attributes.get('class', '')} {node.attributes.get('id', '')}"
    return node.tag in _OTHERS or _OF_SITE.search(named) is not None
