"""Reads what a DOCX cites: hyperlinks (relationships and fields), addresses in its text, its notes by their numbers."""

from __future__ import annotations

import posixpath
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from lxml import etree

from archiver.citations import fields, headings
from archiver.citations.gathering import Gathering, Link, Passage
from archiver.citations.model import Cited, Document, Refused
from archiver.text.formats.elements import attribute as _attribute
from archiver.text.formats.elements import elements
from archiver.text.formats.elements import local as _local
from archiver.text.formats.package import Package, is_whole, title_of

CHARS = 4_000_000  # maximum text per part
_HYPERLINK = re.compile(
    r'\s*HYPERLINK\s+(?:"(?P<quoted>[^"]*)"|(?P<bare>[^\s"\\]\S*))?(?P<rest>.*)', re.IGNORECASE | re.DOTALL
)
_ANCHOR = re.compile(r'\\l\s+(?:"([^"]*)"|(\S+))', re.IGNORECASE)
_STRUCK, _EITHER = frozenset({"del", "moveFrom"}), frozenset({"Choice", "Fallback"})
_UNSAID, _OFF = frozenset({"strike", "dstrike", "vanish"}), frozenset({"0", "false", "off"})
_SIGNS = {"br": "\n", "cr": "\n", "tab": "\t", "noBreakHyphen": "-"}
_HEADS = re.compile(r"title|titel|titre|t[ií]tulo|heading ?1|überschrift ?1|berschrift1", re.IGNORECASE)
_OF_FIELDS = frozenset({"fldData", "tag", "fldChar"})
_NOTE_PARTS = ("footnotes", "endnotes")
_SEPARATORS = frozenset({"separator", "continuationSeparator", "continuationNotice"})


@dataclass
class _Paragraph:
    pieces: list[str] = field(default_factory=list)
    length: int = 0
    links: list[Link] = field(default_factory=list)
    marks: list[tuple[int, str]] = field(default_factory=list)  # note marks: (offset, key of the note)
    cites: list[list[Cited]] = field(default_factory=list)  # from reference managers' fields, a list per entry
    head: bool = False

    def say(self, text: str) -> None:
        self.pieces.append(text)
        self.length += len(text)


@dataclass
class _Field:
    instruction: list[str] = field(default_factory=list)
    target: str | None = None  # set when the field's result begins
    paragraph: _Paragraph | None = None
    start: int = 0
    data: str = ""  # the field's `fldData`


def docx(data: bytes) -> Document:
    """What a DOCX cites: the main part in order, then the notes. Raises Refused when it cannot be opened."""
    package = Package(data)
    main = package.main
    if not main:
        raise Refused("it has no text that can be read: it is damaged, or is no DOCX")
    gathering = Gathering()
    body = _Part(package, main, gathering)
    body.read(None)
    parts = {"text": body}
    named = {one.kind: one.name for one in reversed(list(package.related(main)))}
    for kind in _NOTE_PARTS:
        name = named.get(kind, posixpath.join(posixpath.dirname(main), f"{kind}.xml"))
        notes = parts[kind] = _Part(package, name, gathering)
        notes.numbers = body.numbers
        notes.read(kind.removesuffix("s"))
        marked = any(one.startswith(kind.removesuffix("s")) for one in body.numbers)
        notes.torn = notes.torn and (marked or kind in named)
    for what, part in parts.items():
        if part.cut:
            gathering.notes.append(f"only the first {CHARS} characters of its {what} were read")
        elif part.torn:
            unread = "was not read, or not to its end" if part is body else "were not read, or not to their end"
            gathering.notes.append(f"its {what} {unread}: that part is damaged, or too large")
    lost = sum(part.lost for part in parts.values())
    if lost:
        links = "1 link leads" if lost == 1 else f"{lost} links lead"
        gathering.notes.append(
            f"{links} to what the document does not say: the list of its addresses is damaged or missing"
        )
    torn = sum(part.unread for part in parts.values())
    if torn:
        said = "1 field of a reference manager" if torn == 1 else f"{torn} fields of a reference manager"
        gathering.notes.append(f"{said} could not be read: damaged, or too long")
    return gathering.document(title_of(package.part("docProps/core.xml")) or body.title)


class _Part:
    """Reads one part of the package: the main text, the footnotes or the endnotes."""

    def __init__(self, package: Package, name: str, gathering: Gathering) -> None:
        self._body = package.part(name)
        self.torn = not is_whole(self._body)
        self._targets = _targets(package, name)
        self._gathering = gathering
        self.numbers: dict[str, str] = {}  # key of a note -> its displayed name
        self._counted: Counter[str] = Counter()
        self.title: str | None = None
        self.cut = False
        self.lost = 0  # links without a target
        self._chars = 0
        self._open: list[_Paragraph] = [_Paragraph()]
        self._fields: list[_Field] = []
        self._linked: list[tuple[_Paragraph, int, str]] = []
        self._note: str | None = None
        self._data = ""  # `fldData` of the field that is about to begin
        self.unread = 0  # fields of reference managers that could not be read
        self._kind: str | None = None

    def read(self, kind: str | None) -> None:
        """Reads the whole part. `kind`: `footnote` or `endnote` for a part of notes, else None."""
        self._kind = kind
        skipped: list[etree._Element] = []
        said, before = 0, list[int]()
        for event, element in elements(self._body):
            tag = _local(element)
            if self._chars > CHARS:
                self.cut = True
                break
            if event == "start":
                if skipped:
                    continue
                if tag in _STRUCK or (tag in _EITHER and before and said > before[-1]):
                    skipped.append(element)
                elif tag == "AlternateContent":
                    before.append(said)
                else:
                    self._start(tag, element)
            elif skipped:
                if skipped[-1] is element:
                    skipped.pop()
            elif tag == "AlternateContent":
                del before[-1:]
            else:
                said += tag == "t"
                self._end(tag, element)
        while self._open:  # the outermost holds text outside of paragraphs
            self._close()

    def _start(self, tag: str, element: etree._Element) -> None:
        if tag == "p":
            self._open.append(_Paragraph())
        elif tag == "hyperlink":
            name = _attribute(element, "id")
            target = self._targets.get(name, "")
            self.lost += bool(name) and name not in self._targets
            anchor = _attribute(element, "anchor") or _attribute(element, "docLocation")
            if anchor and "#" not in target:
                target = f"{target}#{anchor}"
            self._linked.append((self._open[-1], self._open[-1].length, target))
        elif tag == "fldSimple":
            self._linked.append(
                (self._open[-1], self._open[-1].length, _field_target(_attribute(element, "instr")) or "")
            )
        elif tag in {"footnote", "endnote"} and self._kind:
            self._note = None if _attribute(element, "type") in _SEPARATORS else f"{tag} {_attribute(element, 'id')}"

    def _end(self, tag: str, element: etree._Element) -> None:
        paragraph = self._open[-1]
        if tag == "t":
            if not _struck_or_hidden(element.getparent()):
                paragraph.say(element.text or "")
                self._chars += len(element.text or "")
        elif tag in _SIGNS:
            paragraph.say(_SIGNS[tag])
        elif tag == "instrText" and self._fields and self._fields[-1].target is None:
            self._fields[-1].instruction.append(element.text or "")
        elif tag in _OF_FIELDS:
            self._of_field(tag, element)
        elif tag in {"hyperlink", "fldSimple"} and self._linked:
            began, start, target = self._linked.pop()
            if target and began is paragraph:
                paragraph.links.append(Link(start, paragraph.length, target))
        elif tag in {"footnoteReference", "endnoteReference"}:
            self._mark(tag.removesuffix("Reference"), element)
        elif tag == "pStyle":
            paragraph.head = bool(_HEADS.fullmatch(_attribute(element, "val")))
        elif tag == "p" and len(self._open) > 1:
            self._close()
            element.clear()

    def _of_field(self, tag: str, element: etree._Element) -> None:
        if tag == "fldData":
            self._data = element.text or ""
        elif tag == "tag":
            self._cite(lambda: fields.of_tag(_attribute(element, "val")))
        else:
            self._field(_attribute(element, "fldCharType"))

    def _field(self, kind: str) -> None:
        paragraph = self._open[-1]
        if kind == "begin":
            self._fields.append(_Field(data=self._data))
            self._data = ""
        elif kind == "separate" and self._fields:
            self._told(self._fields[-1], paragraph)
        elif kind == "end" and self._fields:
            one = self._fields.pop()
            if one.target is None:
                self._told(one, paragraph)
            if one.target:
                start = one.start if one.paragraph is paragraph else 0
                paragraph.links.append(Link(start, paragraph.length, one.target))

    def _told(self, one: _Field, paragraph: _Paragraph) -> None:
        """Evaluates a field once its instruction is complete: the target of a hyperlink, or what it cites."""
        instruction = "".join(one.instruction)
        one.target, one.paragraph, one.start = _field_target(instruction) or "", paragraph, paragraph.length
        if fields.is_citing(instruction):
            self._cite(lambda: fields.cited(instruction, one.data))

    def _cite(self, reading: Callable[[], tuple[list[list[Cited]], list[str]] | None]) -> None:
        try:
            found = reading()
        except ValueError:
            self.unread += 1
            return
        if found is not None:
            self._open[-1].cites += found[0]
            self._gathering.notes += found[1]

    def _mark(self, kind: str, element: etree._Element) -> None:
        note = f"{kind} {_attribute(element, 'id')}"
        if _attribute(element, "customMarkFollows") in {"", "0", "false"} and note not in self.numbers:
            self._counted[kind] += 1
            self.numbers[note] = f"{kind} {self._counted[kind]}"
        self._open[-1].marks.append((self._open[-1].length, note))

    def _close(self) -> None:
        """Ends the innermost paragraph and gathers what it cites."""
        paragraph = self._open.pop()
        text = "".join(paragraph.pieces)
        if paragraph.head and self.title is None and text.strip() and self._kind is None:
            self.title = None if headings.kind(text) else " ".join(text.split())[:1000]
        for at, mark in paragraph.marks:
            self._gathering.quoted(mark, text, at)
        locator = self.numbers.get(self._note, self._kind) if self._note else None
        before = len(self._gathering.found)
        if text or paragraph.links:
            self._gathering.take(Passage(text=text, links=tuple(paragraph.links), locator=locator, note=self._note))
        seen = {one.url for one, _ in self._gathering.found[before:]}
        for entry in paragraph.cites:
            if seen.isdisjoint(one.url for one in entry):  # otherwise the text itself has the entry's address
                for one in entry:
                    self._gathering.cite(replace(one, locator=locator), self._note)


def _targets(package: Package, name: str) -> dict[str, str]:
    """The targets of a part's hyperlink relationships, by id."""
    return {one.id: one.name for one in package.related(name, external=True) if one.kind == "hyperlink"}


def _field_target(instruction: str) -> str | None:
    """The target of a HYPERLINK field; None for any other field."""
    found = _HYPERLINK.match(instruction)
    if found is None:
        return None
    anchor = _ANCHOR.search(found["rest"])
    target = found["quoted"] if found["quoted"] is not None else found["bare"] or ""
    named = anchor and (anchor[1] or anchor[2])
    return f"{target}#{named}" if named and "#" not in target else target


def _struck_or_hidden(run: etree._Element | None) -> bool:
    """Whether a run is formatted as struck out or hidden."""
    settings = [one for one in (() if run is None else run) if _local(one) == "rPr"]
    return any(_local(one) in _UNSAID and _attribute(one, "val") not in _OFF for setting in settings for one in setting)
