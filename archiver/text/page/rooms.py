"""In which element of a page its text stands, and which of its elements say next to nothing (pure): each under a name, by which it
is known again at a later look, whatever was put into it or taken out.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import lru_cache
from itertools import accumulate, chain, islice

from archiver.text.model import Room
from archiver.text.page.sources import CARRIES
from archiver.text.page.walked import Node, Walked

SAYS_BYTES = 400  # outside links and headings: what a notice says in the place of a text
AROUND = 1.5  # times what a text says, that an element around it says at most, and is its room as well
ROOMS = 150  # of a page
DEPTH = 100  # elements around a picture, that are told of it
SHOWN = 4  # pictures and frames in one: a gallery is not next to nothing
_HOLDING = frozenset(
    {"body", "main", "article", "section", "div", "center", "form", "table", "tbody", "tr", "td", "dd", "blockquote", "ol", "ul"}
)  # fmt: skip
_SHOWING = CARRIES | {"img"}
_FIGURES = re.compile(r"\d+")


class Rooms:
    """The rooms of one page."""

    def __init__(self, found: Walked) -> None:
        self._found = found
        self._is_told = [block.linked * 2 <= len(block.text) for block in found.blocks]  # no link to elsewhere
        self._told = [0, *accumulate(self._is_told)]  # blocks up to each that are told
        said = (
            len(block.text.encode()) if told and not block.heading else 0
            for block, told in zip(found.blocks, self._is_told, strict=True)
        )
        self._said = [0, *accumulate(said)]  # bytes up to each block
        self._inside: dict[Node | None, list[Node]] = {}
        self._furnished: dict[Node | None, int] = {None: 0}  # elements of furniture around each, itself among them
        for node in found.nodes:
            self._inside.setdefault(node.parent, []).append(node)
            self._furnished[node] = self._furnished[node.parent] + node.furniture
        self._names: dict[Node, int] = {}

    def of_text(self, box: Node) -> tuple[str, ...]:
        """The names of the element with the running text, and of those around it that say little else, the innermost first."""
        most = AROUND * self._says(box) + SAYS_BYTES / 2
        around = [node for node in (box, *box.ancestors()) if node.tag in _HOLDING and self._says(node) <= most]
        return tuple(f"{self._name(node):08x}" for node in around)

    def empty(self, resolved: Callable[[str], str | None]) -> tuple[Room, ...]:
        """Those that say and show next to nothing; none that is furniture by its name."""
        shown: dict[Node, list[str]] = {}
        for anchor in self._found.anchors:
            if anchor.tag in _SHOWING:
                for node in islice(chain((anchor.node,), anchor.node.ancestors()), DEPTH):
                    inside = shown.setdefault(node, [])
                    inside.append(anchor.href)
                    if len(inside) > SHOWN + 1:  # as what is around it
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
        """The widest of each, and those inside that say less than the one around them."""
        around: dict[Node, int] = {}  # of what stands in one: how many blocks the innermost one says
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
        """What is told in it, but for furniture that it holds."""
        blocks, furnished, around = self._found.blocks, self._furnished, self._furnished[room]
        inside = range(room.first, room.last)
        return "\n".join([blocks[n].text for n in inside if self._is_told[n] and furnished[blocks[n].node] == around])

    def _says(self, node: Node) -> int:
        return self._said[node.last] - self._said[node.first]

    def _name(self, node: Node) -> int:
        """By its tag, its own name and the first of its classes, without figures, and how many of these stand before it in the
        element around it; and by the name of that."""
        names, way = self._names, []
        at: Node | None = node
        while at is not None and at not in names:
            way.append(at)
            at = at.parent
        for at in reversed(way):
            around = 0 if at.parent is None else names[at.parent]
            before: dict[str, int] = {}
            for one in self._inside[at.parent]:  # with those beside it
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
