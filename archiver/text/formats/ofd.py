"""Text of an OFD (GB/T 33190), the fixed-layout document format of Chinese offices: page by page, in drawing order
(pure)."""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from itertools import islice
from math import hypot
from typing import NamedTuple

from lxml import etree

from archiver.text.formats.elements import attribute, elements, ended, local
from archiver.text.formats.package import Package
from archiver.text.formats.page_edges import asides, counts, heads, joined, read
from archiver.text.formats.paper import CHARS
from archiver.text.model import Kind, Text

ROOT = "OFD.xml"
PAGES = 1500  # read at most
DOCUMENTS = 100
TITLE_CHARS = 1000
_UPRIGHT = (1.0, 0.0, 0.0, 1.0, 0.0, 0.0)
_WIDE = "\u2e80"  # from here on characters are as wide as high
# in character heights: offset within one line; gap between two words; offset of a text drawn twice to look bold
_LINE, _BLANK, _AGAIN = 0.5, 0.25, 0.1


class Run(NamedTuple):
    """Characters in a row: where they begin and end on the sheet, and their height."""

    text: str
    x: float
    y: float
    end: float
    height: float


def ofd(package: Package, media_type: str) -> Text:
    """The text of all documents in a file, one after the other. A template that several pages share is read with the
    first of them."""
    pages: list[str] = []
    size = count = 0
    for document in _documents(package):
        templates = {
            one.get("ID", ""): _part_path(document, one) for one in ended(package.part(document), "TemplatePage")
        }
        for page in [_part_path(document, one) for one in ended(package.part(document), "Page")]:
            count += 1
            if count <= PAGES and size <= CHARS:
                pages.append(_page(package, page, templates))
                size += len(pages[-1])
    lines = read(pages) if any(pages) else []
    whole = joined(lines)[:CHARS]
    return Text(
        kind=Kind.OFD, media_type=media_type, title=_title(package), visible=whole, main=whole, other=whole,
        prose_chars=len(whole), pages=count, cut=len(pages) < count or size > CHARS, asides=asides(lines), running=heads(lines),
        page_lines=counts(lines),
    )  # fmt: skip


def _documents(package: Package) -> Iterator[str]:
    """The names of the root parts of the documents."""
    for one in islice(ended(package.part(ROOT), "DocRoot"), DOCUMENTS):
        yield _archive_path("", one.text or "")


def _title(package: Package) -> str | None:
    titles = (" ".join((one.text or "").split()) for one in ended(package.part(ROOT), "Title"))
    return next((one[:TITLE_CHARS] for one in titles if one), None)


def _part_path(document: str, page: etree._Element) -> str:
    """The path of the part that an element of a document names."""
    return _archive_path(posixpath.dirname(document), page.get("BaseLoc", ""))


def _archive_path(folder: str, path: str) -> str:
    """A path in the archive, resolved against a folder."""
    return posixpath.normpath(posixpath.join("/", folder, path.strip().replace("\\", "/"))).lstrip("/")


def _page(package: Package, page: str, templates: dict[str, str]) -> str:
    """The lines of a page, below those of the templates under it."""
    body = package.part(page)
    under = [templates.pop(one.get("TemplateID", ""), "") for one in ended(body, "Template")]
    drawn = [*(package.part(one) for one in under if one), body]
    return "\n".join(line for one in drawn for line in _lines(_runs(one)))[: CHARS + 1]


def _runs(body: bytes) -> Iterator[Run]:
    """The texts of a page in drawing order."""
    x = y = 0.0
    for event, element in elements(body):
        if event == "end" and local(element) == "TextCode":
            drawn = element.getparent()
            text = (element.text or "").strip("\r\n")
            if drawn is not None and text and drawn.get("Visible") != "false":
                x, y = _number(element, "X", x), _number(element, "Y", y)
                yield _run(text, x, y, drawn, element)
            element.clear()


def _run(text: str, x: float, y: float, text_object: etree._Element, code: etree._Element) -> Run:
    """A text with its position on the sheet, after the transformation matrix (CTM)."""
    left, top = (*_numbers(attribute(text_object, "Boundary")), 0.0, 0.0)[:2]
    matrix = _numbers(attribute(text_object, "CTM"))
    a, b, c, d, e, f = matrix if len(matrix) == 6 else _UPRIGHT
    height, wide = _number(text_object, "Size", 0.0), hypot(a, b)
    steps = _steps(attribute(code, "DeltaX"), len(text) - 1)
    length = sum(steps) + sum(height * (1 if one >= _WIDE else 0.5) for one in text[len(steps) :])
    start = left + a * x + c * y + e
    return Run(text, start, top + b * x + d * y + f, start + wide * length, height * hypot(c, d))


def _steps(deltas: str, most: int) -> list[float]:
    """Distances from each character to the next, at most `most`: "g 3 4.2" means 4.2 three times."""
    out: list[float] = []
    words = iter(deltas.split())
    for word in words:
        times, step = (_float(next(words, "0")), next(words, "0")) if word == "g" else (1, word)
        out += [_float(step)] * min(int(times), most - len(out))
        if len(out) >= most:
            break
    return out[: max(most, 0)]


def _lines(runs: Iterator[Run]) -> Iterator[str]:
    """The lines of a page, made of runs at the same height from left to right."""
    line = ""
    last: Run | None = None
    for run in runs:
        if last is not None and _is_again(run, last):
            continue
        if last is not None and _near(run, last, _LINE) and run.x >= last.x:
            blank = run.x - last.end > _BLANK * last.height and not line.endswith(" ")
            line += f" {run.text}" if blank else run.text
        else:
            yield from [line] if line.strip() else ()
            line = run.text
        last = run
    yield from [line] if line.strip() else ()


def _is_again(run: Run, last: Run) -> bool:
    """Whether a text is drawn a second time in the same place, to look bold."""
    return run.text == last.text and _near(run, last, _AGAIN) and abs(run.x - last.x) <= _AGAIN * last.height


def _near(run: Run, last: Run, heights: float) -> bool:
    return abs(run.y - last.y) <= heights * last.height


def _number(element: etree._Element, name: str, otherwise: float) -> float:
    value = element.get(name)
    return otherwise if value is None else _float(value)


def _numbers(text: str) -> list[float]:
    return [_float(one) for one in text.split()[:6]]


def _float(text: str) -> float:
    try:
        value = float(text)
    except ValueError:
        return 0.0
    return value if abs(value) < 1e9 else 0.0
