"""The elements of an XML part as they come. No entities, no network, no huge trees; a torn part gives those before the tear."""

from __future__ import annotations

import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Protocol

from lxml import etree

KEPT = 1000  # elements beside each other, that were seen
PIECE = 1 << 16
_SAFELY: dict[str, Any] = {
    "resolve_entities": False, "no_network": True, "load_dtd": False, "huge_tree": False, "remove_comments": True, "remove_pis": True,
    "recover": True,
}  # fmt: skip


def elements(body: bytes) -> Iterator[tuple[str, etree._Element]]:
    """("start" or "end", element) in order."""
    return _read(body, events=("start", "end"))


def ended(body: bytes, *names: str) -> Iterator[etree._Element]:
    """Elements of these names, of whatever namespace, each when it has come to its end; once it was seen, what stands in it is
    let go, and by and by what stands before it."""
    for number, (_, element) in enumerate(_read(body, events=("end",), tag=[f"{{*}}{name}" for name in names])):
        yield element
        element.clear()
        parent = element.getparent() if number % KEPT == 0 else None
        if parent is not None:
            del parent[: parent.index(element)]


class Target(Protocol):
    """What is told of the markup of a part as it comes."""

    def start(self, tag: str, attributes: Mapping[str, str]) -> None: ...
    def data(self, said: str) -> None: ...
    def end(self, tag: str) -> None: ...
    def doctype(self, name: str, public: str, system: str) -> None:
        """To be refused by ValueError: its entities would be resolved."""

    def close(self) -> None: ...


def fed(body: bytes, target: Target) -> Iterator[None]:
    """A part given to a target piece by piece, in a fifth of the time that its elements would take."""
    told: Any = target
    parser = etree.XMLParser(target=told, **_SAFELY)
    torn = False
    for at in range(0, len(body), PIECE):
        try:
            parser.feed(body[at : at + PIECE])
        except (etree.LxmlError, ValueError, LookupError):
            torn = True
        yield
        if torn:
            return


def local(element: etree._Element) -> str:
    """The name of an element without its namespace: the strict standard has others."""
    return str(element.tag).rpartition("}")[2]


def reference(element: etree._Element) -> str:
    """By which name an element calls another part; "" when by none. Its own number may bear the same name without a namespace."""
    return next((str(value) for key, value in element.attrib.items() if str(key).endswith("}id")), "")


def attribute(element: etree._Element, name: str) -> str:
    """An attribute whatever its namespace; "" when there is none."""
    return next((str(value) for key, value in element.attrib.items() if str(key).rpartition("}")[2] == name), "")


def _read(
    body: bytes, *, events: Sequence[str], tag: Sequence[str] | None = None
) -> Iterator[tuple[str, etree._Element]]:
    told: Any = etree.iterparse(
        io.BytesIO(body), events=events, tag=tag, **_SAFELY,
    )  # fmt: skip
    try:
        for event, element in told:
            if isinstance(element.tag, str):
                yield event, element
    except (etree.LxmlError, ValueError, LookupError):
        return
