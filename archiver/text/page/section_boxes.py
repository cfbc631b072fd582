"""Finds boxes that show a few pages of a section of the site and end with a link to all of them (pure).

Each entry is a page below the address of that link. Such boxes are beside many pages of a site, one per section, and
change by themselves. A box inside the text, a single one, one of files and one of a subsection belong to the document:
its annexes, its members, the papers of an inquiry. A page that is mostly such boxes is a front page or an overview,
whose content they are.
"""

from __future__ import annotations

import re
from urllib.parse import urlsplit

from archiver.text.page.cards import FILE
from archiver.text.page.headed import HEAD_CHARS, PARENTS, is_entry, may_be_teaser
from archiver.text.page.walked import Node, Walked
from archiver.text.related_headings import MORE

ENTRIES = 2  # min entries of such a box
PARTS = 2  # min sections with such a box
MORE_CHARS = 40  # max characters of the link to all
SHARE = 0.7  # max share of the page's text in all such boxes together
# the path of a section, perhaps below one of a language; at least four characters, since shorter ones name languages
_PART = re.compile(r"(?:/[a-z]{2,3}(?:-[a-z]{2,4})?)?/[^/]{4,}", re.IGNORECASE)


def section_link_boxes(found: Walked, gone: bytearray, text: Node) -> list[Node]:
    """The elements that are such boxes, each as wide as possible.

    `text`: the element with the running text, in which there are none, unless it is the whole page.
    """
    ends = [
        n for n, block in enumerate(found.blocks)
        if not gone[n] and len(block.text) <= MORE_CHARS and is_entry(block) and block.linked and MORE.fullmatch(block.text)
    ]  # fmt: skip
    boxes = [
        box for n in ends
        if (box := _box(found, n, gone)) is not None and (text is found.nodes[0] or box.last <= text.first or text.last <= box.first)
    ]  # fmt: skip
    if len({_root(found, box) for box in boxes}) < PARTS:
        return []
    size = sum(map(found.chars_in, boxes))
    whole = found.content_chars(gone)
    return boxes if size <= SHARE * whole else []


def _box(found: Walked, end: int, gone: bytearray) -> Node | None:
    """The widest element that ends with this link and before it holds only a heading and pages of that section."""
    best: Node | None = None
    for at in found.blocks[end].node.lineage(PARENTS):
        inside = [n for n in range(at.first, at.last) if not gone[n]]
        if inside[-1:] != [end] or not _is_list(found, inside):
            break
        if _are_below(_paths(found, at)):
            best = at
    return best


def _is_list(found: Walked, lines: list[int]) -> bool:
    head = found.blocks[lines[0]]
    headed = len(head.text) <= HEAD_CHARS and not head.linked
    rest = lines[1:] if headed else lines
    return bool(rest) and all(
        is_entry(found.blocks[n]) or (n > rest[0] and may_be_teaser(found.blocks[n - 1], found.blocks[n])) for n in rest
    )


def _paths(found: Walked, box: Node) -> list[str]:
    """The distinct paths to which the links of a box lead, in order."""
    links = (at for at in found.anchors if at.tag == "a" and box.first <= at.node.first and at.node.last <= box.last)
    return list(dict.fromkeys(_path(at.href) for at in links))


def _path(href: str) -> str:
    try:
        return urlsplit(href).path
    except ValueError:
        return ""


def _root(found: Walked, box: Node) -> str:
    """The path of the section that a box shows: that of its last link."""
    return _paths(found, box)[-1].rstrip("/")


def _are_below(paths: list[str]) -> bool:
    """Whether the last path is that of a section, and all others are pages below it, none of them a file."""
    *entries, part = paths or [""]
    root = part.rstrip("/")
    return (
        _PART.fullmatch(root) is not None
        and len(entries) >= ENTRIES
        and all(path.startswith(f"{root}/") and not FILE.search(path) for path in entries)
    )
