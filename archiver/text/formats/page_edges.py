"""Lines at the edges of a document's pages: page numbers, running headers and footers, footnotes (pure).

They interrupt a sentence that continues on the next page, and move within the text whenever it is repaginated.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, islice

from archiver.text.model import Aside, Beside
from archiver.text.normal import dense

EDGE = 3  # lines at either edge of a page
SHARE = 0.4  # of the pages with text that a header is on, at least: left and right pages may have different ones
TWICE = 2  # pages: a line at the edge of so many may be a header
LINE_CHARS = 120  # longest header; a longer line is text
FOOT = 30  # lines of footnotes on a page, at most
AROUND = 24  # characters before and after by which a position is identified
HEADS = 60  # running lines that are reported
MOST = 4000  # asides of a document
_NUMBER = re.compile(r"\d{1,4}")
_LETTER = re.compile(r"[^\W\d_]")
_NOTE = re.compile(r"\s*(?:\[(\d{1,3})\]|(\d{1,3})[.)]?(?=\s)|[*†‡])\s*(?=\S)")
_ROMAN = re.compile(r"[-–—\s]*[ivxlc]{1,8}[-–—\s]*", re.IGNORECASE)  # a page number before the first chapter
_Key = tuple[str, int | None]


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page. `beside`: what it is if not text."""

    text: str
    beside: Beside | None = None


def joined(pages: Iterable[Sequence[Line]]) -> str:
    """The text of pages; one without lines is an empty line."""
    return "\n".join("\n".join(line.text for line in page) for page in pages)


def read(pages: Sequence[str]) -> list[list[Line]]:
    """The lines of the pages, each marked as text or as what it is instead; repeated running lines are left out."""
    page_lines = [page.split("\n") for page in pages]
    counted: Counter[_Key] = Counter()
    for number, lines in enumerate(page_lines):
        counted.update({key for at in _edges(lines) for key in _keys(lines[at], number)})
    least = max(2, SHARE * sum(1 for page in pages if page.strip()))
    running = {key for key, count in counted.items() if count >= least}
    perhaps = {key for key, count in counted.items() if count >= TWICE}
    seen: set[_Key] = set()
    return [
        _with_footnotes([*_without_repeats(lines, number, running, perhaps, seen)])
        for number, lines in enumerate(page_lines)
    ]


def counts(pages: Iterable[Sequence[Line]]) -> tuple[int, ...]:
    """How many lines each page takes when all are joined by line feeds: a page without lines is one empty line."""
    return tuple(max(1, len(page)) for page in pages)


def heads(pages: Iterable[Sequence[Line]]) -> tuple[str, ...]:
    """The running lines, each at its first occurrence."""
    return tuple(islice((line.text for page in pages for line in page if line.beside is Beside.RUNNING), HEADS))


def asides(pages: Iterable[Sequence[Line]]) -> tuple[Aside, ...]:
    """What interrupts the text between one page and the next, with its surroundings."""
    runs = [
        (kind, "".join(dense(line.text) for line in lines))
        for kind, lines in groupby((line for page in pages for line in page), key=lambda line: line.beside)
    ]
    return tuple(
        Aside(kind=kind, before=_before(runs, at), text=text, after=_after(runs, at))
        for at, (kind, text) in enumerate(runs)
        if kind is not None and text and at
    )[:MOST]


def _before(runs: Sequence[tuple[Beside | None, str]], at: int) -> str:
    """The last characters of the text before a run."""
    return "".join(text[-AROUND:] for _, text in runs[max(0, at - 3) : at])[-AROUND:]


def _after(runs: Sequence[tuple[Beside | None, str]], at: int) -> str:
    """The first characters of the text after a run."""
    return "".join(text[:AROUND] for _, text in runs[at + 1 : at + 4])[:AROUND]


def _without_repeats(
    lines: list[str], number: int, running: set[_Key], perhaps: set[_Key], seen: set[_Key]
) -> Iterator[Line]:
    """The lines of a page without page numbers and without running lines already seen. `perhaps`: keys of possible
    headers."""
    edges = frozenset(_edges(lines))
    for at, line in enumerate(lines):
        if at not in edges:
            yield Line(line)
            continue
        keys = _keys(line, number)
        only_number = _LETTER.search(line) is None
        is_running = bool(keys & running) or (only_number and line.strip() == str(number + 1))
        seen_before = bool(keys & seen)
        seen |= keys & running
        if not is_running:
            yield Line(line, Beside.FOOT if keys & perhaps or _ROMAN.fullmatch(line) else None)
        elif not (only_number or seen_before):
            yield Line(line, Beside.RUNNING)


def _with_footnotes(lines: list[Line]) -> list[Line]:
    """The lines of a page with its footnotes marked: from the first of a sequence of consecutively numbered lines to
    the end of the page.

    A single footnote must have its sign in the text above. Otherwise a line that happens to begin with a number would
    be cut out of a sentence that continues on the next page.
    """
    text = [at for at, line in enumerate(lines) if line.beside is None and line.text.strip()]
    first, wanted, count = None, None, 0
    for at in reversed(text[-FOOT:]):
        found = _NOTE.match(lines[at].text)
        if found is None:
            continue
        number = int(found[1] or found[2] or 0)
        if wanted is None or number == wanted:
            first, wanted, count = at, number - 1, count + 1
    if first is None or first == text[0] or (count == 1 and not _has_sign(lines, first)):
        return lines
    return [
        Line(line.text, line.beside or Beside.FOOT) if at >= first and line.text.strip() else line
        for at, line in enumerate(lines)
    ]


def _has_sign(lines: Sequence[Line], first: int) -> bool:
    """Whether the sign of a footnote occurs above it, directly after a word or punctuation mark.

    If the footnote begins like a sentence, a space may come between.
    """
    line = lines[first].text
    found = _NOTE.match(line)
    if found is None:
        return False
    sign, blank = found[1] or found[2] or found[0].strip(), "" if line[found.end()].islower() else " ?"
    above = re.compile(rf"[^\W\d_][.,;:!?\"'”’»)。，；：！？）」』]{{0,3}}{blank}[\[(]?{re.escape(sign)}(?![\d*†‡])")
    return any(above.search(line.text) for line in lines[:first])


def _edges(lines: Sequence[str]) -> list[int]:
    """Indices of the first and the last non-empty lines of a page."""
    non_empty = [at for at, line in enumerate(lines) if line.strip()]
    return list(dict.fromkeys([*non_empty[:EDGE], *non_empty[-EDGE:]]))


def _keys(line: str, number: int) -> set[_Key]:
    """Keys by which a line is recognised on other pages: the line itself, and the line with a number replaced that
    counts the pages."""
    line = " ".join(line.split())
    if not line or len(line) > LINE_CHARS:
        return set()
    counting: set[_Key] = {
        (line[: found.start()] + "#" + line[found.end() :], int(found[0]) - number) for found in _NUMBER.finditer(line)
    }
    return counting | ({(line, None)} if _LETTER.search(line) else set())
