"""Finds what is named as a slideshow but holds content of the document (pure): a column with a table, or most of the
running text, such as the people whom a page presents, or nothing but documents."""

from __future__ import annotations

import re

from archiver.text.page.document_lists import names_document
from archiver.text.page.walked import Box, Node, Walked

ROWS = 3  # table rows with a heading cell and a value: no slide has so many
LINES = 8  # fewest lines of a slideshow that is the page
DEPTH = 8  # elements around a link, at most, of which one is the slideshow
_SLIDES = re.compile(r"slideshow|slider|carousel|swiper", re.IGNORECASE)


def slideshows_with_content(found: Walked, total: int) -> set[Node]:
    """The elements that are named as slideshows and hold content. `total`: characters of running text of the page."""
    return _with_tables(found) | _with_text(found, total) | _with_documents(found)


def _with_tables(found: Walked) -> set[Node]:
    """Those with a table of rows with heading cells."""
    heads, cells = ({node.parent for node in found.nodes if node.tag == tag} for tag in ("th", "td"))
    rows = [row for row in heads & cells if row is not None]
    if len(rows) < ROWS:  # true of most pages
        return set()
    return {node for node in found.nodes if _is_named(node) and sum(_holds(node, row) for row in rows) >= ROWS}


def _with_text(found: Walked, total: int) -> set[Node]:
    """Those with more than half of the running text that lead nowhere: what a site promotes is linked."""
    return {
        node
        for node in found.nodes
        if node.prose * 2 > total
        and _is_named(node)
        and node.last - node.first >= LINES
        and not any(block.linked for block in found.blocks[node.first : node.last])
    }


def _with_documents(found: Walked) -> set[Node]:
    """Those in the page's main part that lead to documents alone, each with its name: a list of statutes to download."""
    links = [at for at in found.anchors if at.tag == "a" and not at.href.startswith("#")]
    papers = [at.node for at in links if names_document(at.href.partition("#")[0])]
    if not papers:  # true of most pages
        return set()
    named = {one for node in papers for one in node.lineage(DEPTH) if _is_named(one) and one.in_main}
    others = [at.node for at in links if not names_document(at.href.partition("#")[0])] if named else []
    return named - {one for node in others for one in node.ancestors()} - set(others)


def _is_named(node: Node) -> bool:
    names = node.attributes.get("class", ""), node.attributes.get("id", "")
    return node.box is Box.TURNING and any(map(_SLIDES.search, names))


def _holds(node: Node, row: Node) -> bool:
    return node.first <= row.first and row.last <= node.last
