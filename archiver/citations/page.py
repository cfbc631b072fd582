"""Reads what an HTML page cites: the links and addresses of its main text and notes, not of menus and footers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, cast

from lxml import etree

from archiver.citations import headings
from archiver.citations.addresses import JOINS
from archiver.citations.gathering import Gathering, Link, Passage
from archiver.citations.model import Document
from archiver.text.charset import decode
from archiver.text.page.bodiless import with_body
from archiver.text.page.content import Content, content
from archiver.text.page.navigation import SHARES
from archiver.text.page.walk import FEED_CHARS, Walker
from archiver.text.page.walked import Anchor, Node, Walked
from storage import urls

BYTES = 12 << 20
TAGS = 200_000
LINKS = 20_000  # maximum links of a page that are read; more than the citations that a document may have
_OPENS, _CLOSES = "\x02", "\x03"
_SIGNS = re.compile(f"[{_OPENS}{_CLOSES}]")
_NUMBER = re.compile(r"[\[(]?\s*(\d{1,4}|[a-z]|[ivx]{1,6}|[*†‡§]{1,3})\s*[\])]?", re.IGNORECASE)
# attributes whose address is not visible on the page
_NAMING = {
    "blockquote": "cite",
    "q": "cite",
    "ins": "cite",
    "del": "cite",
    "iframe": "src",
    "embed": "src",
    "object": "data",
}
LAST_CHARS = 2000  # characters at the end of a line that are searched for an address
_ADDRESS_LAST = re.compile(r"(?:https?://|www\.)\S{1,1000}\Z", re.IGNORECASE)
_MAY_CITE = re.compile(r"://|www\.|/|doi|:", re.IGNORECASE)
_NO_CITATION = frozenset(
    {"tag", "prev", "next", "author", "license", "category", "nofollow-share", "home", "index", "search"}
)


def html(data: bytes, *, url: str | None, charset: str | None = None) -> Document:
    """What a page cites. Relative links are resolved against `url`; if that is None, they are left aside."""
    whole, codec = decode(data[:BYTES], charset)
    found, marked = _walk(whole)
    page = _Page(found, marked, content(found), _notes(found, marked), _base(found, url), codec)
    gathering = Gathering()
    if len(data) > BYTES or len(whole) > FEED_CHARS or found.cut:
        gathering.notes.append("only its beginning was read")
    for passage in _passages(page, gathering):
        gathering.take(passage)
    _name_markup(page, gathering)
    return gathering.document(_title(found))


@dataclass
class _Marked:
    """What a walk records besides the page.

    `anchors`: the links, in the order in which they open in the text. `ids`: by id or anchor name, (its element, the
    number of the next block). `named`: (element, tag, an address that only its markup has).
    """

    anchors: list[Anchor]
    ids: dict[str, tuple[Node, int]]
    named: list[tuple[Node, str, str]]


@dataclass
class _Page:
    """A page that was walked.

    `notes`: by id, the elements further down that a numbered link leads to: (displayed name, element, number of its
    block).
    """

    found: Walked
    marked: _Marked
    box: Content
    notes: dict[str, tuple[str, Node, int]]
    base: str | None
    codec: str  # the Python codec of its bytes


class _Walker(Walker):
    """A walker that marks in the text where links open and close."""

    most_links = LINKS

    def __init__(self) -> None:
        super().__init__()
        self.marked = _Marked([], {}, [])

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        super().start(tag, attributes)
        name = attributes.get("id") or (attributes.get("name") if tag == "a" else None)
        if name:
            self.marked.ids.setdefault(name, (self.nodes[-1], len(self.found.blocks)))
        told = attributes.get(_NAMING.get(tag, ""), "").strip()
        if told and not self.hidden and len(self.marked.named) < LINKS:
            self.marked.named.append((self.nodes[-1], tag, told))

    def on_a(self, tag: str, attributes: Mapping[str, str]) -> None:
        super().on_a(tag, attributes)
        if self.anchor is not None and not self.hidden:
            self.marked.anchors.append(self.anchor)
            self.run.append(_OPENS)

    def off_a(self) -> None:
        if self.anchor is not None and self.marked.anchors and self.marked.anchors[-1] is self.anchor:
            self.run.append(_CLOSES)
        super().off_a()


def _walk(markup: str) -> tuple[Walked, _Marked]:
    markup = _SIGNS.sub("", markup[:FEED_CHARS].replace("\x00", ""))
    if markup.count("<") > TAGS:
        markup = "<".join(markup.split("<", TAGS)[:TAGS])
    walker = _Walker()
    parser = etree.HTMLParser(
        target=cast("Any", walker), encoding="utf-8", huge_tree=True, remove_comments=True, remove_pis=True
    )
    try:
        parser.feed(with_body(markup).encode("utf-8", "replace"))
        parser.close()
    except (etree.LxmlError, AssertionError):  # an empty document, or one that libxml2 cannot parse
        walker.close()
    found, marked = walker.found, walker.marked
    vars(walker).clear()
    return found, marked


def _name_markup(page: _Page, gathering: Gathering) -> None:
    """Records as left aside the addresses in attributes of the main text that nothing in the text cites."""
    cited = {one.url.partition("#")[0].rstrip("/") for one, _ in gathering.found}
    for node, tag, href in page.marked.named:
        target = _target(href, page) or ""
        if not page.box.holds(node) or not re.match(r"https?://", target, re.IGNORECASE):
            continue
        if target.partition("#")[0].rstrip("/") not in cited:
            framed = _NAMING[tag] != "cite"
            gathering.fault(
                target, "a frame shows it" if framed else "it is the source of a quotation in the markup alone"
            )


def _base(found: Walked, url: str | None) -> str | None:
    if found.base:
        given = urls.resolve(url or "", found.base) if url else found.base
        if given and re.match(r"https?://", given, re.IGNORECASE):
            return given
    return url


def _title(found: Walked) -> str | None:
    """The page's title: from its metadata, or else its first h1, or its `<title>`."""
    told = next(
        (found.metas[name] for name in ("citation_title", "dc.title", "og:title") if found.metas.get(name)), None
    )
    heading = next((_SIGNS.sub("", block.text) for block in found.blocks if block.heading == 1), None)
    return " ".join((told or heading or found.title or "").split())[:1000] or None


def _notes(found: Walked, marked: _Marked) -> dict[str, tuple[str, Node, int]]:
    """The notes of a page, as in `_Page.notes`."""
    out: dict[str, tuple[str, Node, int]] = {}
    anchors = iter(marked.anchors)
    for number, block in enumerate(found.blocks):
        for _ in range(block.text.count(_OPENS)):
            anchor = next(anchors, None)
            if anchor is None:
                return out
            name = anchor.href[1:] if anchor.href.startswith("#") else ""
            sign = _NUMBER.fullmatch(_SIGNS.sub("", anchor.text).strip())
            where = marked.ids.get(name)
            if name not in out and sign and where and where[1] > number:
                out[name] = (f"footnote {sign[1]}", *where)
    return out


def _passages(page: _Page, gathering: Gathering) -> Iterator[Passage]:
    """Yields the blocks of the main text and of the notes; the others are counted in `gathering`."""
    note_of_block = _notes_by_block(page.found, page.notes)
    anchors = iter(page.marked.anchors)
    open_link: Anchor | None = None  # a link that continues in the next block
    pending: tuple[Node, Passage] | None = None  # a line that ends with an address, which may continue after <br>
    notes_level = 0  # level of the heading of notes or sources that the block is under; 0 if none
    for number, block in enumerate(page.found.blocks):
        note = note_of_block.get(number)
        if block.heading and (not notes_level or block.heading <= notes_level):
            notes_level = block.heading if headings.kind(_SIGNS.sub("", block.text)) else 0
        in_text = (
            note is not None
            or page.box.holds(block.node)
            or (notes_level > 0 and not _in_furniture(block.node, page.box))
        )
        text, links, marks, open_link = _split_links(block.text, anchors, open_link)
        kept = tuple(_kept(links, page))
        if pending is not None and not (in_text and _goes_on(pending, block.node, note)):
            yield pending[1]
            pending = None
        if not in_text:
            if kept or _MAY_CITE.search(text):
                gathering.beside(Passage(text=text, links=kept, join=False), menu=_in_furniture(block.node, page.box))
            continue
        for at, anchor in marks:
            if anchor.href[1:] in page.notes:
                gathering.quoted(anchor.href[1:], text, at)
        passage = Passage(text=text, links=kept, locator=page.notes[note][0] if note else None, note=note, join=False)
        if pending is not None:
            passage = _joined(pending[1], passage)
        pending = (block.node, passage)
        if not _ends_with_address(passage):
            yield passage
            pending = None
    if pending is not None:
        yield pending[1]


def _goes_on(pending: tuple[Node, Passage], node: Node, note: str | None) -> bool:
    """Whether a block is the next line of the same element and note as a passage, which has few lines so far."""
    before, passage = pending
    return before is node and passage.note == note and passage.text.count("\n") < JOINS


def _ends_with_address(passage: Passage) -> bool:
    """Whether a passage ends with an address that no link covers."""
    found = _ADDRESS_LAST.search(passage.text, max(0, len(passage.text) - LAST_CHARS))
    return found is not None and all(link.end <= found.start() for link in passage.links)


def _joined(first: Passage, second: Passage) -> Passage:
    offset = len(first.text) + 1
    moved = [replace(link, start=link.start + offset, end=link.end + offset) for link in second.links]
    return replace(first, text=f"{first.text}\n{second.text}", links=(*first.links, *moved), join=True)


def _kept(links: list[tuple[Link, Anchor]], page: _Page) -> Iterator[Link]:
    """The links that may cite, with resolved targets."""
    for one, anchor in links:
        href = anchor.href.strip()
        target = _target(href, page)
        if target is None or (one.end == one.start and anchor.href):
            continue
        if not _NO_CITATION & set(anchor.rel.lower().split()):
            yield Link(one.start, one.end, target, None if target.endswith(href) and ":" in href else href)


def _in_furniture(node: Node, box: Content) -> bool:
    """Whether an element is in a menu, a footer or the like."""
    at: Node | None = node
    while at is not None and at not in box.furniture:
        at = at.parent
    return at is not None


def _split_links(
    text: str, anchors: Iterator[Anchor], open_link: Anchor | None
) -> tuple[str, list[tuple[Link, Anchor]], list[tuple[int, Anchor]], Anchor | None]:
    """Returns (a block's text without link marks, its links, its links within the page, the link open at its end)."""
    pieces: list[str] = []
    links: list[tuple[Link, Anchor]] = []
    marks: list[tuple[int, Anchor]] = []
    length = start = at = 0
    for sign in _SIGNS.finditer(text):
        pieces.append(text[at : sign.start()])
        length += sign.start() - at
        at = sign.end()
        if sign[0] == _OPENS:
            open_link, start = next(anchors, None), length
            if open_link is not None and open_link.href.startswith("#"):
                marks.append((length, open_link))
        elif open_link is not None:
            links.append((Link(start, length, open_link.href), open_link))
            open_link = None
    pieces.append(text[at:])
    length += len(text) - at
    if open_link is not None:
        links.append((Link(start, length, open_link.href), open_link))
    return "".join(pieces), links, marks, open_link


def _notes_by_block(found: Walked, notes: dict[str, tuple[str, Node, int]]) -> dict[int, str]:
    """Maps the numbers of blocks to the notes that they are in.

    A note is the blocks of its element from its id on, if that has any, or else the one block that follows the id. Of a
    note with more than 50 blocks, only the first counts.
    """
    out: dict[int, str] = {}
    for name, (_, node, first) in notes.items():
        last = node.last if node.first <= first < node.last else first + 1
        if last - first > 50:
            last = first + 1
        for number in range(first, min(last, len(found.blocks))):
            out[number] = name
    return out


def _target(href: str, page: _Page) -> str | None:
    """The target of a link, resolved if possible; None for a link that only shares the page."""
    href, base = urls.with_query_in(href.strip(), page.codec), page.base
    if href.startswith("#") or base is None or re.match(r"[a-z][a-z0-9+.-]*:", href, re.IGNORECASE):
        if href.startswith("//"):
            href = f"https:{href}"
        return None if SHARES.match(href) else href
    before, mark, fragment = href.partition("#")
    found = urls.resolve(base, before) if before else None
    if found is None or SHARES.match(found):
        return None if found else href
    return f"{found}{mark}{fragment}"
