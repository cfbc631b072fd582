"""Reads what an ODT cites: links, addresses in its text, its notes by their numbers."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from archiver.citations import headings
from archiver.citations.gathering import Gathering, Link, Passage
from archiver.citations.model import Document, Refused
from archiver.text.formats.elements import elements
from archiver.text.formats.package import Package, is_whole, title_of
from archiver.text.formats.paragraphs import BLANKS, ODT_SIGNS, PARAGRAPHS, TEXT_NS

CHARS = 4_000_000  # maximum text
_HREF = "{http://www.w3.org/1999/xlink}href"
_BESIDE = frozenset({TEXT_NS + "tracked-changes", "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation"})


def odt(data: bytes) -> Document:
    """What the paragraphs and headings of content.xml cite, in order. Raises Refused when it cannot be opened."""
    package = Package(data)
    body = package.part("content.xml")
    if b"encryption-data" in package.part("META-INF/manifest.xml"):
        raise Refused("it has a password: save it without one and import it again")
    if not body:
        raise Refused("it has no text that can be read: it is damaged, or is no ODT")
    reading = _Reading()
    skipped: list[etree._Element] = []
    depth = 0
    for event, element in elements(body):
        if event == "start":
            if element.tag in _BESIDE:
                skipped.append(element)
            depth += element.tag in PARAGRAPHS
            continue
        if skipped and skipped[-1] is element:
            skipped.pop()
        if element.tag in PARAGRAPHS:
            depth -= 1
            if depth == 0:
                if not skipped:
                    reading.paragraph(element)
                element.clear()
        if reading.chars > CHARS:
            reading.gathering.notes.append(f"only its first {CHARS} characters were read")
            break
    else:
        if not is_whole(body):
            reading.gathering.notes.append("its text was not read to its end: that part is damaged, or too large")
    return reading.gathering.document(title_of(package.part("meta.xml")) or reading.title)


class _Reading:
    """Gathers what paragraphs cite, one after another."""

    def __init__(self) -> None:
        self.gathering = Gathering()
        self.title: str | None = None
        self.chars = 0
        self._notes = 0

    def paragraph(self, element: etree._Element, *, locator: str | None = None, note: str | None = None) -> None:
        """Takes one paragraph, then the notes and text boxes within it."""
        pieces: list[str] = []
        links: list[Link] = []
        marks: list[tuple[int, str]] = []
        inside: list[tuple[etree._Element, str | None, str | None]] = []
        length = 0
        opened: list[tuple[int, str]] = []
        for what, text, one in _parts(element):
            if what == "text":
                pieces.append(text)
                length += len(text)
            elif what == "opens":
                opened.append((length, text))
            elif what == "closes":
                start, target = opened.pop()
                links.append(Link(start, length, target))
            elif what == "box" and one is not None:
                inside.append((one, locator, note))
            elif one is not None:
                called, key = self._note(one)
                marks.append((length, key))
                inside += [(p, called, key) for p in one.iter(*PARAGRAPHS) if _outermost(p, one)]
        whole = "".join(pieces)
        self.chars += length
        heads = element.tag == TEXT_NS + "h" or element.get(TEXT_NS + "style-name") == "Title"
        if self.title is None and note is None and heads and whole.strip():
            self.title = None if headings.kind(whole) else " ".join(whole.split())[:1000]
        for at, key in marks:
            self.gathering.quoted(key, whole, at)
        if whole or links:
            self.gathering.take(Passage(text=whole, links=tuple(links), locator=locator, note=note))
        for one, where, within in inside:
            self.paragraph(one, locator=where, note=within)

    def _note(self, element: etree._Element) -> tuple[str, str]:
        """(Displayed name of a note, its unique key)."""
        self._notes += 1
        kind = "endnote" if element.get(TEXT_NS + "note-class") == "endnote" else "footnote"
        citation = element.find(TEXT_NS + "note-citation")
        number = "" if citation is None else "".join(map(str, citation.itertext())).strip()[:20]
        return f"{kind} {number}".strip(), f"{kind} {self._notes}"


def _outermost(paragraph: etree._Element, note: etree._Element) -> bool:
    """Whether a paragraph of a note is not nested in another one."""
    at = paragraph.getparent()
    while at is not None and at is not note:
        if at.tag in PARAGRAPHS:
            return False
        at = at.getparent()
    return True


def _parts(element: etree._Element) -> Iterator[tuple[str, str, etree._Element | None]]:
    """Yields the parts of a paragraph in order as (kind, text or target, element).

    The kinds are `text`, `opens` and `closes` (of a link), `note`, and `box` (a paragraph of a text box).
    """
    yield "text", element.text or "", None
    for child in element:
        tag = str(child.tag)
        if tag == TEXT_NS + "s":
            count = str(child.get(TEXT_NS + "c", "1"))
            yield (
                "text",
                " " * (min(int(count), BLANKS) if count.isascii() and count.isdigit() and len(count) < 5 else 1),
                None,
            )
        elif tag in ODT_SIGNS:
            yield "text", ODT_SIGNS[tag], None
        elif tag == TEXT_NS + "note":
            yield "note", "", child
        elif tag in PARAGRAPHS:
            yield "box", "", child
        elif tag == TEXT_NS + "a" or child.get(TEXT_NS + "url"):
            yield "opens", str(child.get(_HREF) or child.get(TEXT_NS + "url") or ""), None
            yield from _parts(child)
            yield "closes", "", None
        elif tag not in _BESIDE:
            yield from _parts(child)
        yield "text", child.tail or "", None
