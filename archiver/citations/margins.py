"""Lines that run over the pages of a PDF at their heads or feet (pure)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

LINES = 3  # of a page, at its head and at its foot, that may run over others
PAGES = 3  # that a line stands on, at least
STEP = 2  # pages from one to the next: some stand on every other one
LEVEL = 3.0  # points that they are apart in height, at most

# the page's, or its and how many there are: 2/16
_FOLIO = re.compile(r"(?<![\w/.=?&#%~-])(\d{1,5}|[ivxlc]{1,7})(?:/\d{1,5})?(?![\w/=?&#%~-]|\.\w)")


@dataclass(frozen=True, slots=True)
class Line:
    """Of a page: from which letter to behind which, and how high in points."""

    start: int
    end: int
    height: float


@dataclass(frozen=True, slots=True)
class _Place:
    page: int
    line: Line
    numbers: tuple[str, ...]

    def goes_on(self, other: _Place) -> bool:
        """Whether the same line stands on a page behind this one, with the number of that page or none."""
        apart = other.page - self.page
        pairs = zip(self.numbers, other.numbers, strict=True)
        return 0 < apart <= STEP and all(
            one == two or not (one.isdigit() and two.isdigit()) or int(two) - int(one) == apart for one, two in pairs
        )


def running(pages: Mapping[int, tuple[str, Sequence[Line]]]) -> dict[int, list[Line]]:
    """Of each page, by its number, those of its lines at head and foot that stand so at the same height of two others, but
    for the page's number. `pages`: the text of each, and those lines."""
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
    """Those on pages in a row, at one height."""
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
