"""The paragraphs of the XML parts of DOCX, ODT and ODP, as a reader sees them: what was struck out, and what was noted beside
the text, is none of it (pure)."""

from __future__ import annotations

from collections.abc import Iterator

from lxml import etree

from archiver.text.formats.elements import elements

BLANKS = 1000  # that one element stands for, at most

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_STRICT = {  # ISO/IEC 29500 strict: other names for the same
    "{http://purl.oclc.org/ooxml/wordprocessingml/main}": _W,
    "{http://purl.oclc.org/ooxml/officeDocument/math}": _M,
}
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_ALTERNATIVES, _EITHER = _MC + "AlternateContent", frozenset({_MC + "Choice", _MC + "Fallback"})
_STRUCK = frozenset({_W + "del", _W + "moveFrom"})
_SETTING, _UNSAID = _W + "rPr", frozenset({_W + "strike", _W + "dstrike", _W + "vanish"})
_OFF = frozenset({"0", "false", "off"})
_WORDS = frozenset({_W + "t", _M + "t"})
_SIGNS = {_W + "br": "\n", _W + "cr": "\n", _W + "tab": "\t", _W + "noBreakHyphen": "-"}
TEXT_NS = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
PARAGRAPHS = frozenset({TEXT_NS + "p", TEXT_NS + "h"})
_BESIDE = frozenset({
    TEXT_NS + "tracked-changes", "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}annotation",
    "{urn:oasis:names:tc:opendocument:xmlns:presentation:1.0}notes",
})  # fmt: skip
_BLANK, ODT_SIGNS = TEXT_NS + "s", {TEXT_NS + "tab": "\t", TEXT_NS + "line-break": "\n"}


def of_docx(body: bytes) -> list[str]:
    """The paragraphs of a part, those of a box before the one that it stands in. What is given for newer and for older
    programs is read once."""
    lines: list[str] = []
    runs: list[list[str]] = [[]]  # of the paragraphs that are open
    left: list[etree._Element] = []  # what is left out, while it is open
    said, before = 0, list[int]()  # words so far; and when each choice that is open began
    for event, element in elements(body):
        tag = _plain(str(element.tag))
        if event == "start":
            if tag in _STRUCK or (tag in _EITHER and before and said > before[-1]):
                left.append(element)
            elif tag == _ALTERNATIVES:
                before.append(said)
            elif tag == _W + "p" and not left:
                runs.append([])
        elif left:
            if left[-1] is element:
                left.pop()
        elif tag in _WORDS:
            runs[-1].append("" if _unsaid(element.getparent()) else element.text or "")
            said += 1
        elif tag in _SIGNS:
            runs[-1].append(_SIGNS[tag])
        elif tag == _ALTERNATIVES:
            before.pop()
        elif tag == _W + "p":
            lines.append("".join(runs.pop()))
            element.clear()
    return [*lines, *("".join(run) for run in reversed(runs))]


def of_odt(body: bytes) -> list[str]:
    """The paragraphs and headings of a part, those of a box or a note before the one that it stands in."""
    lines: list[str] = []
    left: list[etree._Element] = []
    for event, element in elements(body):
        if event == "start":
            if element.tag in _BESIDE:
                left.append(element)
        elif left:
            if left[-1] is element:
                left.pop()
        elif element.tag in PARAGRAPHS:
            lines.append("".join(said(element)))
            element.clear()
    return lines


def _unsaid(run: etree._Element | None) -> bool:
    """Whether a run is struck out, or not shown, by how it is set."""
    settings = [one for one in (() if run is None else run) if _plain(str(one.tag)) == _SETTING]
    return any(
        _plain(str(one.tag)) in _UNSAID and _OFF.isdisjoint(map(str, one.attrib.values()))
        for setting in settings
        for one in setting
    )


def _plain(tag: str) -> str:
    space, _, name = tag.rpartition("}")
    return _STRICT.get(space + "}", space + "}") + name if space else tag


def said(element: etree._Element) -> Iterator[str]:
    """What a paragraph says, its blanks and breaks as they are read."""
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
