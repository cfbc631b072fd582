"""Paragraphs of the XML parts of DOCX, ODT and ODP as a reader sees them, without deletions and annotations (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain

from lxml import etree

from archiver.text.formats.elements import attribute, elements, local

ROW_CHARS = 400  # longest table row that is put on one line although a cell has several paragraphs
FIELD_CHARS = 60  # longest result of a page number or date field
BLANKS = 1000  # spaces that one element stands for, at most

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_STRICT_W = "{http://purl.oclc.org/ooxml/wordprocessingml/main}"
_STRICT = {  # namespaces of ISO/IEC 29500 Strict -> Transitional
    _STRICT_W: _W,
    "{http://purl.oclc.org/ooxml/officeDocument/math}": _M,
}
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATIVES, _EITHER = _MC + "AlternateContent", frozenset({_MC + "Choice", _MC + "Fallback"})
_UNREAD = frozenset({_W + "del", _W + "moveFrom", _W + "rt"})  # deleted; the reading of characters (ruby)
_SETTING, _UNSAID = _W + "rPr", frozenset({_W + "strike", _W + "dstrike", _W + "vanish"})
_OFF = frozenset({"0", "false", "off"})
_WORDS = frozenset({_W + "t", _M + "t"})
_SIGNS = {
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "tab": "\t",
    _W + "ptab": "\t",
    _W + "noBreakHyphen": "-",
    _M + "num": "/",
}
# ticks, crosses and boxes in Word's symbol fonts; all other characters of these fonts are ornament
_TICKS = {
    "Wingdings": {0xFC: "✓", 0xFB: "✗", 0xFE: "☑", 0xFD: "☒", 0x78: "☒", 0xA8: "☐", 0x6F: "☐"},
    "Wingdings 2": {0x50: "✓", 0x4F: "✗", 0x52: "☑", 0x51: "☒", 0x53: "☒", 0x54: "☒", 0xA3: "☐", 0x2A: "☐"},
}
_PRIVATE = 0xF000  # symbol fonts are mapped to the private use area from here on
_TYPED = {_PRIVATE + code: sign for code, sign in _TICKS["Wingdings"].items()}
# a table of contents repeats the headings, with page numbers
_CONTENT, _CONTENTS = _W + "sdtContent", "Table of Contents"
# the page number is missing if it is the result of a field
_PAGE_LAST = re.compile(r"\t[^\S\t]*+(?:\d{1,4}|[ivxlc]{1,7})?[^\S\t]*\Z", re.IGNORECASE)
_HEADING, _LEADS = re.compile(r"\s*PAGEREF\s+_Toc"), re.compile(r"_+(?:Toc|RefHeading)")
_LINK = _W + "hyperlink"
_CHECKED, _UNCHECKED = "☒", "☐"
_FIELDS, _SIMPLE = frozenset({_W + "fldChar", _W + "instrText"}), (_W + "fldSimple", _STRICT_W + "fldSimple")
_OF_A_PLACE = re.compile(r"\s*(?:PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|DATE|TIME|PRINTDATE|SAVEDATE)\b", re.IGNORECASE)
TEXT_NS = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_SVG = "{urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0}"
PARAGRAPHS = frozenset({TEXT_NS + "p", TEXT_NS + "h"})
_BESIDE = frozenset({
    TEXT_NS + "table-of-content",  # repeats the headings, with page numbers
    TEXT_NS + "page-number", TEXT_NS + "page-count", TEXT_NS + "tracked-changes", "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation",
    "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}notes",
    # the reading of characters (ruby), and what no reader sees: programs, and names and descriptions of pictures
    TEXT_NS + "ruby-text", TEXT_NS + "script", _SVG + "title", _SVG + "desc",
})  # fmt: skip
_INDEX, _PAGE_BEHIND = TEXT_NS + "index-body", re.compile(r"\t\d{1,4}$")
_TABLE_NS = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_ROW, _CELLS = _TABLE_NS + "table-row", frozenset({_TABLE_NS + "table-cell", _TABLE_NS + "covered-table-cell"})
_BLANK, ODT_SIGNS = TEXT_NS + "s", {TEXT_NS + "tab": "\t", TEXT_NS + "line-break": "\n"}


def of_docx(body: bytes) -> list[str]:
    """The paragraphs of a part.

    Those of a text box come before the paragraph that contains it; a table row is one line. Of alternatives for newer
    and older programs one is read.
    """
    part = _Docx()
    skipped: list[etree._Element] = []  # open elements that are skipped
    for event, element in elements(body):
        tag = _plain(str(element.tag))
        if event == "start":
            if part.leaves_out(tag):
                skipped.append(element)
            elif not skipped:
                part.begins(tag, element)
        elif skipped:
            if skipped[-1] is element:
                skipped.pop()
        else:
            part.ends(tag, element)
    return part.all()


class _Rows:
    """Lines, with each table row as one line and its cells separated by tabs, empty cells included.

    Tabs keep a figure beside its label and a mark in its column. A table with long paragraphs in its cells is used for
    layout: there each paragraph is a line of its own, with the tabs of its column around it.
    """

    def __init__(self) -> None:
        self.lines: list[str] = []
        self._open: list[list[int]] = []  # open rows: line number of the beginning, then of the end of each cell

    def begins(self) -> None:
        self._open.append([len(self.lines)])

    def ends_cell(self) -> None:
        if self._open:
            self._open[-1].append(len(self.lines))

    def ends(self) -> None:
        if not self._open:
            return
        first, *ends = self._open.pop()
        cells = [
            [one for one in self.lines[at:end] if one.strip()] for at, end in zip((first, *ends), ends, strict=False)
        ]
        whole = all(len(cell) <= 1 for cell in cells) or sum(map(len, chain(*cells))) <= ROW_CHARS
        if not ends or ends[-1] != len(self.lines):
            return
        if whole:
            row = "\t".join(" ".join(" ".join(cell).split()) for cell in cells)
            self.lines[first:] = [row] * bool(row.strip())
        else:
            columns = ((at, len(cells) - at - 1, cell) for at, cell in enumerate(cells))
            self.lines[first:] = ["\t" * left + one + "\t" * right for left, right, cell in columns for one in cell]


class _Docx:
    """Collects the lines of a DOCX part from its elements."""

    def __init__(self) -> None:
        self._rows = _Rows()
        self._runs: list[list[str]] = [[]]  # texts of the open paragraphs
        self._said, self._before = 0, list[int]()  # texts so far; that count at the start of each open AlternateContent
        self._fields: list[list[str]] = []  # instruction texts of the open fields
        self._listed, self._titled = False, False  # in an entry of a table of contents; next paragraph is its title

    def all(self) -> list[str]:
        return [*self._rows.lines, *("".join(run) for run in reversed(self._runs))]

    def leaves_out(self, tag: str) -> bool:
        """Whether an element is skipped: a deletion, a reading, or an alternative after one that had text."""
        return tag in _UNREAD or (tag in _EITHER and bool(self._before) and self._said > self._before[-1])

    def begins(self, tag: str, element: etree._Element) -> None:
        if tag == _ALTERNATIVES:
            self._before.append(self._said)
        elif tag == _W + "p":
            self._runs.append([])
            self._listed = False
        elif tag == _W + "tr":
            self._rows.begins()
        elif tag == _CONTENT:
            self._titled = _is_table_of_contents(element)
        elif tag == _LINK:
            self._listed |= _LEADS.match(attribute(element, "anchor")) is not None

    def ends(self, tag: str, element: etree._Element) -> None:
        if tag in _WORDS:
            beside = _unsaid(element.getparent()) or self._of_a_place(element)
            self._runs[-1].append("" if beside else (element.text or "").translate(_TYPED))
            self._said += 1
        elif tag in _DRAWN:
            self._runs[-1].append("" if _unsaid(element.getparent()) else _DRAWN[tag](element))
        elif tag in _SIGNS:
            self._runs[-1].append(_SIGNS[tag])
        elif tag in _FIELDS:
            self._field(tag, element)
        elif tag == _ALTERNATIVES:
            self._before.pop()
        elif tag == _W + "p":
            line = "".join(self._runs.pop())
            listed = self._listed and _PAGE_LAST.search(line) is not None  # a sentence may link to a heading, too
            self._rows.lines += [line] * (not listed and not self._titled)
            self._titled = False
            self._fields.clear()  # a field over several paragraphs is a table of contents
            element.clear()
        elif tag == _W + "tc":
            self._rows.ends_cell()
        elif tag == _W + "tr":
            self._rows.ends()

    def _field(self, tag: str, element: etree._Element) -> None:
        kind = next((str(value) for name, value in element.attrib.items() if str(name).endswith("fldCharType")), "")
        if kind == "begin":
            self._fields.append([])
        elif self._fields and kind == "end":
            self._fields.pop()
        elif self._fields and tag == _W + "instrText":
            self._fields[-1].append(element.text or "")
            self._listed |= _HEADING.match("".join(self._fields[-1])) is not None

    def _of_a_place(self, text: etree._Element) -> bool:
        """Whether a text is the result of a field that differs in each program: a page number or today's date."""
        if len(text.text or "") > FIELD_CHARS:
            return False
        simple = next(text.iterancestors(*_SIMPLE), None)
        instructions = (
            []
            if simple is None
            else [str(value) for name, value in simple.attrib.items() if str(name).endswith("instr")]
        )
        return any(_OF_A_PLACE.match(one) for one in (*instructions, *map("".join, self._fields)))


def of_odt(body: bytes) -> list[str]:
    """The paragraphs and headings of a part.

    Those of a text box or note come before the paragraph that contains it; a table row is one line.
    """
    rows = _Rows()
    skipped: list[etree._Element] = []
    for event, element in elements(body):
        if event == "start":
            if element.tag in _BESIDE:
                skipped.append(element)
            elif element.tag == _ROW and not skipped:
                rows.begins()
        elif skipped:
            if skipped[-1] is element:
                skipped.pop()
        elif element.tag in PARAGRAPHS:
            line = "".join(said(element))
            listed = next(element.iterancestors(_INDEX), None) is not None
            rows.lines.append(_PAGE_BEHIND.sub("", line) if listed else line)
            element.clear()
        elif element.tag in _CELLS:
            rows.ends_cell()
        elif element.tag == _ROW:
            rows.ends()
    return rows.lines


def _is_table_of_contents(element: etree._Element) -> bool:
    """Whether a content control holds a table of contents, by its properties."""
    galleries = (one for before in element.itersiblings(preceding=True) for one in before.iter("{*}docPartGallery"))
    return any(attribute(one, "val") == _CONTENTS for one in galleries)


def _unsaid(run: etree._Element | None) -> bool:
    """Whether a run is struck out or hidden by its formatting."""
    settings = [one for one in (() if run is None else run) if _plain(str(one.tag)) == _SETTING]
    return any(
        _plain(str(one.tag)) in _UNSAID and _OFF.isdisjoint(map(str, one.attrib.values()))
        for setting in settings
        for one in setting
    )


def _sign(element: etree._Element) -> str:
    """A character of a symbol font, given by its code; "" for an ornament."""
    font, code = attribute(element, "font"), attribute(element, "char")
    try:
        number = int(code, 16)
    except ValueError:
        return ""
    return _TICKS.get(font, {}).get(number & 0xFF, "") if font in _TICKS or number >= _PRIVATE else chr(number)


def _box(element: etree._Element) -> str:
    """A form checkbox, as a sign."""
    settings = {local(one): attribute(one, "val") or "1" for one in element}
    return _UNCHECKED if settings.get("checked", settings.get("default", "0")) in _OFF else _CHECKED


def _chosen(element: etree._Element) -> str:
    """The selected entry of a drop-down list."""
    settings = {local(one): attribute(one, "val") for one in element}
    entries = [attribute(one, "val") for one in element if local(one) == "listEntry"]
    at = settings.get("result") or settings.get("default") or "0"
    return entries[int(at)] if at.isascii() and at.isdigit() and int(at) < len(entries) else ""


_DRAWN = {_W + "sym": _sign, _W + "checkBox": _box, _W + "ddList": _chosen}


def _plain(tag: str) -> str:
    """A tag with the Transitional namespace for a Strict one."""
    space, _, name = tag.rpartition("}")
    return _STRICT.get(space + "}", space + "}") + name if space else tag


def said(element: etree._Element) -> Iterator[str]:
    """The text of a paragraph, with its spaces, tabs and line breaks."""
    yield element.text or ""
    for child in element:
        if child.tag == _BLANK:
            count = str(child.get(TEXT_NS + "c", "1"))
            yield " " * (min(int(count), BLANKS) if count.isascii() and count.isdigit() and len(count) < BLANKS else 1)
        elif child.tag in ODT_SIGNS:
            yield ODT_SIGNS[str(child.tag)]
        elif str(child.tag) not in _BESIDE:
            yield from said(child)
        yield child.tail or ""
