"""Where else than in its text a page leads to its document: what it tells indexes of publications, and a box beside the text, as
institutes have it (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from archiver.text.page.papers import names_document
from archiver.text.page.spoken import SAYS_FILE
from archiver.text.page.walked import Anchor, Node, Walked

MOST = 3  # documents in boxes: more are a list of what else the site has

_TOLD = ("citation_pdf_url", "bepress_citation_pdf_url", "eprints.document_url")
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
    led = [at for at in found.anchors if at.tag == "a" and names_document(at.href.partition("#")[0])]
    inside = set(map(id, main))
    if not led or not inside.isdisjoint(map(id, led)):
        return []
    boxed = [at for at in led if SAYS_FILE.search(at.text) and not _is_of_site(at.node)]
    return boxed if len({at.href for at in boxed}) <= MOST else []


def _is_of_site(node: Node) -> bool:
    """Whether an element stands in what each page of a site has, or among what else there is."""
    return any(
        one.tag in _OTHERS or _OF_SITE.search(f"{one.attributes.get('class', '')} {one.attributes.get('id', '')}")
        for one in (node, *node.ancestors())
        if one.tag not in {"html", "body", "main", "article"}
    )
