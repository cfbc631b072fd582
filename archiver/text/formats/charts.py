"""Charts and maps that a page's scripts draw from data in the scripts themselves (pure).

Of a chart: each data point with its label and series. Of a map: the text that its places show when clicked. No script
is run.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import chain, islice
from typing import Any

from archiver.text.formats.embedded_posts import MARKUP
from archiver.text.leads.javascript import Unread
from archiver.text.leads.object_literals import literal
from archiver.text.literals import Literals
from archiver.text.model import CHART, MAP, Table
from archiver.text.normal import squeezed

BY_HAND = 150_000  # characters, in all, of literals that are not JSON and must be tokenized
PLACES = 3000  # map places and chart series that are read
UNREAD = 3  # literals that cannot be read; after so many the page's scripts are given up
CELL_CHARS = 5000

_CALLED = Literals((b"bindPopup", b"bindTooltip", b"setPopupContent", b"setHTML", b"InfoWindow"))
_GIVEN = Literals((b"datasets", b"series", b"arrayToDataTable"))
_LIBRARY_NAMES = Literals(
    (b"Highcharts", b"new Chart(", b"echarts", b"arrayToDataTable", b"ApexCharts", b"c3.generate")
)
_LIBRARIES = re.compile(r"\bHighcharts\b|\bnew Chart\(|\becharts\b|arrayToDataTable|\bApexCharts\b|\bc3\.generate")
_SAYS = re.compile(
    r"\.(?:bindPopup|bindTooltip|setPopupContent|setHTML)\s{0,9}(?=\(\s{0,9}[\"'`])|\bInfoWindow(?=\(\s{0,9}\{)"
)
_SERIES = re.compile(
    r"\b(?:(datasets|series)|labels|categories|xAxis[\"']?\s{0,9}:\s{0,9}\[?\s{0,9}\{[^{}\[]{0,400}?\bdata)[\"']?\s{0,9}:\s{0,99}(?=\[)|arrayToDataTable\(\s{0,99}(?=\[)"
)
_NAMES = ("name", "label")
_HOUR = re.compile(
    r"\d{1,2}(?:[:.h]\d\d(?::\d\d)?(?:\s?[ap]\.?m\.?)?|\s?(?:[ap]\.?m\.?|h|uhr|时|時|点))", re.IGNORECASE
)


def chart_tables(programs: Sequence[str], shown: str = "") -> Iterator[Table]:
    """All figures of a page's charts as one table, and all texts of its maps as another.

    `shown`: the visible text of the page. If it already contains all map texts, no map table is given.
    """
    of_maps = (
        (program, found.end()) for program in _containing(_CALLED, programs) for found in _SAYS.finditer(program)
    )
    map_texts = [_joined_cells(_content(one)) for one in _literals(of_maps)]
    rows = list(filter(None, map_texts))
    if not all(max(one.split("\t"), key=len) in shown for one in rows):
        yield Table(name=MAP, rows="\n".join(rows))
    drawn = _containing(_GIVEN, programs)
    if (
        drawn
        and any(map(_LIBRARIES.search, _containing(_LIBRARY_NAMES, programs)))
        and (points := list(_points(drawn)))
    ):
        yield Table(name=CHART, rows="\n".join(points))


def _containing(words: Literals, programs: Sequence[str]) -> list[str]:
    """The scripts that contain one of these words. Most pages have none, and this test is far cheaper than the
    patterns."""
    return [program for program in programs if words.any_in(program)]


def _literals(places: Iterator[tuple[str, int]]) -> Iterator[Any]:
    """The values of the literals that begin at these places (script, offset); [] for one that cannot be read."""
    left, unread = BY_HAND, 0
    for program, at in islice(places, PLACES):
        try:
            value, _, cost = literal(program, at, left)
        except Unread:
            unread += 1
            if unread == UNREAD:
                return
            value, cost = [], 0  # keeps its position: labels belong to the series that follows them
        left -= cost
        yield value


def _points(programs: Sequence[str]) -> Iterator[str]:
    """The data points, one per row: label, name of the series, value."""
    found = [(program, one) for program in programs for one in _SERIES.finditer(program)]
    read = _literals((program, one.end()) for program, one in found)
    labels: list[Any] | None = None  # labels whose series has not come yet; [] if they could not be read
    waiting: list[Any] = []  # series whose labels have not come yet
    for (_, one), value in zip(found, read, strict=False):
        if one[0].startswith("array"):
            yield from _table_points([row for row in value if isinstance(row, list)])
        elif one[1] and labels is None:
            yield from _series_points(waiting, [])
            waiting = value
        elif one[1]:
            yield from _series_points(value, labels or [])
            labels = None
        elif waiting:
            yield from _series_points(waiting, value)
            waiting = []
        else:
            labels = value
    yield from _series_points(waiting, [])


def _series_points(series: Sequence[Any], labels: Sequence[Any]) -> Iterator[str]:
    """The data points of a chart's series. Skipped are series without name and labels, and those labelled with hours of
    the day."""
    for one in series:
        if not isinstance(one, dict) or not isinstance(one.get("data"), list):
            continue
        series_name = next((said for name in _NAMES if isinstance(said := one.get(name), str)), "")
        point_labels = labels if len(labels) >= len(one["data"]) else []
        if not point_labels and not series_name:  # figures without a caption, such as a sparkline of posts per day
            continue
        # hours of the day as labels: today's weather
        if point_labels and all(isinstance(said, str) and _HOUR.fullmatch(said.strip()) for said in point_labels):
            continue
        for n, point in enumerate(one["data"]):
            if said := _joined_cells([point_labels[n] if point_labels else "", series_name, point]):
                yield said


def _table_points(rows: Sequence[list[Any]]) -> Iterator[str]:
    """The data points of a table whose first row names the columns."""
    for row in rows[1:]:
        for column_name, point in zip(rows[0][1:], row[1:], strict=False):
            if said := _joined_cells([row[0], column_name, point]):
                yield said


def _content(said: Any) -> Any:
    """The text of an info window's options, or the text itself."""
    return said.get("content") if isinstance(said, dict) else said


def _joined_cells(value: Any) -> str:
    """The strings in a value, separated by tabs."""
    return "\t".join(_cells(value, 3))


def _cells(value: Any, depth: int) -> Iterator[str]:
    """The strings in a value, without markup, down to a nesting depth."""
    if isinstance(value, str):
        if cell := squeezed(unescape(MARKUP.sub(" ", value[:CELL_CHARS]))):
            yield cell
    elif isinstance(value, dict | list) and depth:
        inner = value.values() if isinstance(value, dict) else value
        yield from chain.from_iterable(_cells(one, depth - 1) for one in inner)
