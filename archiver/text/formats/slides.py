"""Text of PPTX slides in order: shapes and drawings, table rows on one line (pure).

Left out are speaker notes, slide numbers and the date of the show.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from archiver.text.formats.elements import elements, ended, local, reference
from archiver.text.formats.package import Package

_ALTERNATIVES, _EITHER = "AlternateContent", frozenset({"Choice", "Fallback"})
_COLUMNS = frozenset({"cat", "val", "xVal", "yVal", "bubbleSize"})
_OF_THE_SHOW = ("slidenum", "datetime")


def of_pptx(package: Package) -> Iterator[str]:
    """The paragraphs of all slides, hidden ones too, except lines like "3 / 20"."""
    main = package.main
    part_names = {one.id: one.name for one in package.related(main)}
    slides = [part_names.get(reference(slide), "") for slide in ended(package.part(main), "sldId")]
    for number, name in enumerate(slides, 1):
        slide_number = re.compile(rf"\W*{number}\s*(?:/|／|of|von|de|sur|di|из)\s*{len(slides)}\W*", re.IGNORECASE)
        yield from (line for line in drawn(package, name) if slide_number.fullmatch(line) is None)
        yield from charts(package, name)


def drawn(package: Package, part: str) -> Iterator[str]:
    """The paragraphs of a drawing and of the diagrams in it."""
    yield from _boxes(package.part(part))
    yield from diagrams(package, part)


def diagrams(package: Package, part: str) -> Iterator[str]:
    """The paragraphs of the diagrams (SmartArt) in a part."""
    for kind, name, _ in package.related(part):
        if kind == "diagramData":
            yield from _boxes(package.part(name))


def charts(package: Package, part: str) -> Iterator[str]:
    """The titles of the charts in a part, and a line for each of their points: label, name of the series, values.

    Not for workbooks, whose charts show what stands in the cells.
    """
    for kind, name, _ in package.related(part):
        if kind == "chart":
            body = package.part(name)
            yield from _boxes(body)
            for series in ended(body, "ser"):
                yield from _points(series)


def _points(series: etree._Element) -> Iterator[str]:
    """The points of a series, in order."""
    name = ""
    columns: list[dict[str, str]] = []  # index of the point -> label or value
    for one in series:
        said: dict[str, str] = {}
        for point in one.iter("{*}pt"):
            said.setdefault(point.get("idx", ""), _value(point))  # of labels in several levels the innermost
        if local(one) == "tx":
            name = " ".join(said.values()) or _value(one)
        elif local(one) in _COLUMNS:
            columns.append(said)
    for at in dict.fromkeys(at for column in columns for at in column):
        label, *values = (" ".join(column.get(at, "").split()) for column in columns)
        yield "\t".join(filter(None, (label, name, *values)))


def _value(element: etree._Element) -> str:
    return "".join(map(str, element.itertext("{*}v")))


def _boxes(body: bytes) -> Iterator[str]:
    """The paragraphs of a drawing, table rows on one line."""
    runs: list[str] = []
    row: list[str] | None = None
    cell: list[str] = []  # words of the open cell
    for event, element in _shown(body):
        name = local(element)
        if event == "start":
            row = [] if name == "tr" else row
        elif name == "t":
            runs.append(element.text or "")
        elif name == "br":
            runs.append("\n")
        elif name == "p":
            line = "".join(runs)
            runs.clear()
            if row is None:
                yield line
            else:
                cell += line.split()
            element.clear()
        elif name == "tc" and row is not None:
            row.append(" ".join(cell))
            cell.clear()
        elif name == "tr" and row is not None:
            yield "\t".join(row)
            row = None


def _shown(body: bytes) -> Iterator[tuple[str, etree._Element]]:
    """The elements that are to be read: of alternatives the first with text, and no fields for slide number or date."""
    skipped: etree._Element | None = None  # open element that is skipped
    said, before = 0, list[int]()  # texts so far; that count at the start of each open AlternateContent
    for event, element in elements(body):
        name = local(element)
        if skipped is not None:
            skipped = None if event == "end" and element is skipped else skipped
        elif event == "start" and (
            (name in _EITHER and before and said > before[-1]) or _is_of_the_show(name, element)
        ):
            skipped = element
        else:
            if name == _ALTERNATIVES:
                before = [*before, said] if event == "start" else before[:-1]
            said += name == "t"
            yield event, element


def _is_of_the_show(name: str, element: etree._Element) -> bool:
    return name == "fld" and element.get("type", "").startswith(_OF_THE_SHOW)
