"""Charts and maps that a page's own programs draw of what stands in them: the figures of a chart, with what each is of, and what a map
says of its places when they are clicked (pure). No program is run."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from html import unescape
from itertools import chain, islice
from typing import Any

from archiver.text.formats.data import MARKUP
from archiver.text.leads.javascript import Unread
from archiver.text.leads.object_literals import literal
from archiver.text.model import CHART, MAP, Table
from archiver.text.normal import squeezed

BY_HAND = 150_000  # characters of all of them that are no JSON
PLACES = 3000  # and charts, that are looked at
UNREAD = 3  # that are written as none is: its programs are no longer read
CELL_CHARS = 5000

_CALLED = ("bindPopup", "bindTooltip", "setPopupContent", "setHTML", "InfoWindow")
_GIVEN = ("datasets", "series", "arrayToDataTable")
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


def charted(programs: Sequence[str], shown: str = "") -> Iterator[Table]:
    """The figures of all charts of a page as one table, and all that its maps say as another. `shown`: what stands in the page as well;
    of a map whose places all do, none is told."""
    of_maps = ((program, found.end()) for program in _with(_CALLED, programs) for found in _SAYS.finditer(program))
    said = [_plain(_content(one)) for one in _read(of_maps)]
    rows = list(filter(None, said))
    if not all(max(one.split("\t"), key=len) in shown for one in rows):
        yield Table(name=MAP, rows="\n".join(rows))
    drawn = _with(_GIVEN, programs)
    if drawn and any(map(_LIBRARIES.search, programs)) and (points := list(_points(drawn))):
        yield Table(name=CHART, rows="\n".join(points))


def _with(words: Sequence[str], programs: Sequence[str]) -> list[str]:
    """Those that have one of these: of most pages none, which is seen sooner than what they say."""
    return [program for program in programs if any(map(program.__contains__, words))]


def _read(places: Iterator[tuple[str, int]]) -> Iterator[Any]:
    left, unread = BY_HAND, 0
    for program, at in islice(places, PLACES):
        try:
            value, _, cost = literal(program, at, left)
        except Unread:
            unread += 1
            if unread == UNREAD:
                return
            value, cost = [], 0  # it keeps its place: labels are those of the series behind them
        left -= cost
        yield value


def _points(programs: Sequence[str]) -> Iterator[str]:
    """A point a row: where it stands, of what it is, how much."""
    found = [(program, one) for program in programs for one in _SERIES.finditer(program)]
    read = _read((program, one.end()) for program, one in found)
    labels: list[Any] | None = None  # that wait for their series; empty where nobody can read them
    waiting: list[Any] = []  # series that come before the labels
    for (_, one), value in zip(found, read, strict=False):
        if one[0].startswith("array"):
            yield from _of_rows([row for row in value if isinstance(row, list)])
        elif one[1] and labels is None:
            yield from _of_series(waiting, [])
            waiting = value
        elif one[1]:
            yield from _of_series(value, labels or [])
            labels = None
        elif waiting:
            yield from _of_series(waiting, value)
            waiting = []
        else:
            labels = value
    yield from _of_series(waiting, [])


def _of_series(series: Sequence[Any], labels: Sequence[Any]) -> Iterator[str]:
    for one in series:
        if not isinstance(one, dict) or not isinstance(one.get("data"), list):
            continue
        called = next((said for name in _NAMES if isinstance(said := one.get(name), str)), "")
        of = labels if len(labels) >= len(one["data"]) else []
        if not of and not called:  # of nothing that a reader is told: how often something was posted, day by day
            continue
        if of and all(isinstance(said, str) and _HOUR.fullmatch(said.strip()) for said in of):  # of today: the weather
            continue
        for n, point in enumerate(one["data"]):
            if said := _plain([of[n] if of else "", called, point]):
                yield said


def _of_rows(rows: Sequence[list[Any]]) -> Iterator[str]:
    """Of a table whose first row says what stands in each of its columns."""
    for row in rows[1:]:
        for called, point in zip(rows[0][1:], row[1:], strict=False):
            if said := _plain([row[0], called, point]):
                yield said


def _content(said: Any) -> Any:
    return said.get("content") if isinstance(said, dict) else said


def _plain(value: Any) -> str:
    """What is in a value, a tab between its parts."""
    return "\t".join(_cells(value, 3))


def _cells(value: Any, deep: int) -> Iterator[str]:
    if isinstance(value, str):
        if cell := squeezed(unescape(MARKUP.sub(" ", value[:CELL_CHARS]))):
            yield cell
    elif isinstance(value, dict | list) and deep:
        inner = value.values() if isinstance(value, dict) else value
        yield from chain.from_iterable(_cells(one, deep - 1) for one in inner)
