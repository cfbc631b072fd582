"""Finds the running heads and feet of a PDF's pages (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

LINES = 3  # lines at the top and at the bottom of a page that may be running ones
PAGES = 3  # minimum pages with the same line
STEP = 2  # maximum pages from one to the next, as some stand on every other page
LEVEL = 3.0  # points; maximum difference in height

# a page number, or page and total: 2/16
_FOLIO = re.compile(r"(?<![\w/.=?&#%~-])(\d{1,5}|[ivxlc]{1,7})(?:/\d{1,5})?(?![\w/=?&#%~-]|\.\w)")


@dataclass(frozen=True, slots=True)
class Line:
    """A line `[start, end)` of a page's text. `height`: its vertical position in points."""

    start: int
    end: int
    height: float


@dataclass(frozen=True, slots=True)
class _Place:
    page: int
    line: Line
    numbers: tuple[str, ...]

    def goes_on(self, other: _Place) -> bool:
        """Whether `other` is the same line on a later page, its numbers unchanged or increased by the page distance."""
        apart = other.page - self.page
        pairs = zip(self.numbers, other.numbers, strict=True)
        return 0 < apart <= STEP and all(
            one == two or not (one.isdigit() and two.isdigit()) or int(two) - int(one) == apart for one, two in pairs
        )


def running(pages: Mapping[int, tuple[str, Sequence[Line]]]) -> dict[int, list[Line]]:
    """Returns, by page number, the lines that recur at the same height on at least `PAGES` pages.

    Page numbers in them may differ. `pages`: by page number, the text and the lines at its top and bottom.
    """
    places: dict[str, list[_Place]] = {}
    for number, (text, lines) in pages.items():
        for line in lines:
            said = " ".join(text[line.start : line.end].split())
            found = _Place(number, line, tuple(_FOLIO.findall(said)))
            places.setdefault(_FOLIO.sub("0", said), []).append(found)
    out: dict[int, list[Line]] = {}
    for all_of_it in places.values():
        for one in _running(all_of_it):
            out.setdefault(one.page, []).append(one.line)
    return out


def _running(found: Sequence[_Place]) -> Iterator[_Place]:
    """The places of a line that are on successive pages, at one height."""
    levels: list[list[_Place]] = []
    for place in sorted(found, key=lambda one: one.line.height):
        if not levels or place.line.height - levels[-1][0].line.height > LEVEL:
            levels.append([])
        levels[-1].append(place)
    for level in levels:
        level.sort(key=lambda one: one.page)
        ends = [at for at, (one, other) in enumerate(pairwise(level), start=1) if not one.goes_on(other)]
        for start, end in pairwise([0, *ends, len(level)]):
            if end - start >= PAGES:
                yield from level[start:end]
