"""Names the elements ("rooms") that hold a page's text, and those that are nearly empty (pure).

By its name an element is recognised at a later look, whatever was put into it or taken out.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, chain, islice

from archiver.text.model import EMBED_TAGS, Room
from archiver.text.page.walked import Node, Walked

SAYS_BYTES = 400  # max bytes outside links and headings of a nearly empty element: a notice in the place of the text
AROUND = 1.5  # an element around the text is its room, too, with at most so many times its bytes plus half a notice
ROOMS = 150  # max nearly empty elements kept of a page
DEPTH = 100  # max elements around a picture in which it is counted
SHOWN = 4  # max pictures and frames in a nearly empty element: a gallery is not one
_HOLDING = frozenset(
    {"body", "main", "article", "section", "div", "center", "form", "table", "tbody", "tr", "td", "dd", "blockquote", "ol", "ul"}
)  # fmt: skip
_SHOWING = EMBED_TAGS | {"img"}
_FIGURES = re.compile(r"\d+")


class Rooms:
    """The rooms of one page."""

    def __init__(self, found: Walked) -> None:
        self._found = found
        self._is_told = [block.linked * 2 <= len(block.text) for block in found.blocks]  # not mostly a link
        self._told = [0, *accumulate(self._is_told)]  # number of such blocks up to each
        said = (
            len(block.text.encode()) if told and not block.heading else 0
            for block, told in zip(found.blocks, self._is_told, strict=True)
        )
        self._said = [0, *accumulate(said)]  # bytes of text up to each block
        self._inside: dict[Node | None, list[Node]] = {}  # children
        self._furnished: dict[Node | None, int] = {None: 0}  # number of furniture elements around each, itself included
        for node in found.nodes:
            self._inside.setdefault(node.parent, []).append(node)
            self._furnished[node] = self._furnished[node.parent] + node.furniture
        self._names: dict[Node, int] = {}

    def of_text(self, box: Node) -> tuple[str, ...]:
        """The names of the running text's element and of those around with little other text, the innermost first."""
        most = AROUND * self._says(box) + SAYS_BYTES / 2
        around = [node for node in (box, *box.ancestors()) if node.tag in _HOLDING and self._says(node) <= most]
        return tuple(f"{self._name(node):08x}" for node in around)

    def empty(self, resolved: Callable[[str], str | None]) -> tuple[Room, ...]:
        """The nearly empty elements, except furniture. `resolved`: makes a URL of a reference."""
        shown: dict[Node, list[str]] = {}
        for anchor in self._found.anchors:
            if anchor.tag in _SHOWING:
                for node in islice(chain((anchor.node,), anchor.node.ancestors()), DEPTH):
                    inside = shown.setdefault(node, [])
                    inside.append(anchor.href)
                    if len(inside) > SHOWN + 1:  # too many, here and in all elements around
                        break
        return tuple(
            Room(
                name=f"{self._name(node):08x}",
                says=self._said_in(node),
                leads=node.last - node.first - self._told[node.last] + self._told[node.first],
                shows=tuple(url for href in shown.get(node, ()) if (url := resolved(href)) is not None),
            )
            for node in islice(self._little(shown), ROOMS)
        )

    def _little(self, shown: Mapping[Node, Collection[str]]) -> Iterator[Node]:
        """The nearly empty elements: the widest ones, and those inside that say less than the one around them."""
        around: dict[Node, int] = {}  # for elements inside one: the number of unlinked blocks of the innermost one
        said, told = self._said, self._told
        for node in self._found.nodes:
            holds = node.tag in _HOLDING
            if node.furniture or (not holds and node.parent not in around):
                continue
            if said[node.last] - said[node.first] > SAYS_BYTES or len(shown.get(node, ())) > SHOWN:
                continue
            known = around.get(node.parent) if node.parent is not None else None
            tells = told[node.last] - told[node.first]
            if holds and tells != known:
                yield node
                known = tells
            if known is not None:
                around[node] = known

    def _said_in(self, room: Node) -> str:
        """The text of a room, a block a line, without mostly linked blocks and without furniture inside."""
        blocks, furnished, around = self._found.blocks, self._furnished, self._furnished[room]
        inside = range(room.first, room.last)
        return "\n".join([blocks[n].text for n in inside if self._is_told[n] and furnished[blocks[n].node] == around])

    def _says(self, node: Node) -> int:
        return self._said[node.last] - self._said[node.first]

    def _name(self, node: Node) -> int:
        """The name of an element: a CRC-32 hash.

        It covers the tag, the id and the first class, without digits, the number of such siblings before it, and the
        name of its parent.
        """
        names, way = self._names, []
        at: Node | None = node
        while at is not None and at not in names:
            way.append(at)
            at = at.parent
        for at in reversed(way):
            around = 0 if at.parent is None else names[at.parent]
            before: dict[str, int] = {}
            for one in self._inside[at.parent]:  # its siblings get their names at the same time
                called = _called(one)
                count = before[called] = before.get(called, -1) + 1
                names[one] = zlib.crc32(f"{called}:{count}".encode("utf-8", "replace"), around)
        return names[node]


def _called(node: Node) -> str:
    if node.tag == "body" or not node.attributes:
        return node.tag
    return _named(node.tag, node.attributes.get("id", ""), node.attributes.get("class", ""))


@lru_cache(maxsize=4096)
def _named(tag: str, own: str, classes: str) -> str:
    first = classes.split(None, 1)
    return _FIGURES.sub("", f"{tag}#{own}.{first[0] if first else ''}")
