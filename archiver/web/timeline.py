"""The timeline of one source: turns visits into the geometry of a picture. Pure; the template draws it.

Marks of one shape in one column are merged; different shapes are stacked, never omitted. The band beneath shows the
state between visits, with gaps where nobody looked.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

from archiver.lookup.cases import document_missed, page_there
from storage.model import Certainty, Effect, Finding, MemberSeen, State

COLUMN = 9.0  # width of a mark with its margin, in picture units: visits in one column share a mark
STACK = 11.0  # vertical distance of stacked marks
MARK = 3.6  # radius of a mark
BAND = 16.0  # height of the state band
AXIS = 30.0  # height of the date axis below it
GAP_LEAST = timedelta(hours=36)  # a gap shorter than this is never shown, however often a source is looked at

SHAPES = ("kept", "ring", "half", "cross", "bar", "square", "limit")
_SHAPE_OF_EFFECT = {
    Effect.GOOD: "kept",
    Effect.CHANGE: "half",
    Effect.LOSS: "cross",
    Effect.SITE_LOSS: "cross",
    Effect.BLOCKED: "bar",
    Effect.FAILURE: "square",
    Effect.NONE: "limit",
}
# why a document could not be seen, by the state after the look
_UNSEEN = {State.BLOCKED: Effect.BLOCKED, State.UNREACHABLE: Effect.FAILURE}
_RINGS = frozenset({Finding.PRESENTATION, Finding.LINKS})


@dataclass(frozen=True, slots=True)
class Found:
    """What a look found.

    `missed`: the finding is about a document that the page carries; `unseen`: why a document could not be seen;
    `emptied`: the page without its text.
    """

    finding: Finding
    missed: bool = False
    unseen: Effect | None = None
    emptied: bool = False


@dataclass(frozen=True, slots=True)
class Look:
    """One visit, as far as the picture shows it."""

    n: int
    at: datetime
    finding: Finding
    state: State  # the state after the visit
    status: int | None = None
    kept: float | None = None  # share of our copy's text that was there
    document: bool = False  # the state is that of a document that the page carries; the page is there
    last_seen: datetime | None = None  # when the page or document was last seen, if it is not served
    first_absent: datetime | None = None
    certainty: Certainty | None = None
    members: tuple[MemberSeen, ...] = ()  # only if another vantage point was asked for one of them
    emptied: bool = False  # the page was there without its text

    @property
    def found(self) -> Found:
        hidden = self.document and page_there(self)
        return Found(self.finding, document_missed(self), _UNSEEN.get(self.state) if hidden else None, self.emptied)


@dataclass(slots=True)
class Glyph:
    """One mark: visits of one shape in one column."""

    shape: str
    x: float
    y: float
    looks: list[Look] = field(default_factory=list)

    @property
    def first(self) -> Look:
        return self.looks[0]

    @property
    def last(self) -> Look:
        return self.looks[-1]

    @property
    def findings(self) -> dict[Found, int]:
        """The number of looks per finding, with findings about documents counted apart."""
        found: dict[Found, int] = {}
        for look in self.looks:
            found[look.found] = found.get(look.found, 0) + 1
        return found


@dataclass(frozen=True, slots=True)
class Stretch:
    """A part of the band: one state from one visit to another, or a gap without visits (`state` None)."""

    state: State | None
    x: float
    width: float
    start: datetime
    end: datetime
    document: bool = False  # as for a look


@dataclass(frozen=True, slots=True)
class Tick:
    """A date on the axis. `zoom`: the span that a click shows."""

    x: float
    at: datetime
    unit: str  # year month day hour
    zoom: str
    dated: bool = False  # an hour whose day is shown, too


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything to draw, in units of a picture `width` wide."""

    width: float
    height: float
    base: float  # y of the lowest marks
    band_y: float
    glyphs: tuple[Glyph, ...]
    stretches: tuple[Stretch, ...]
    ticks: tuple[Tick, ...]
    start: datetime
    end: datetime

    @property
    def shapes(self) -> tuple[str, ...]:
        """The shapes that occur, in legend order."""
        there = {glyph.shape for glyph in self.glyphs}
        return tuple(shape for shape in SHAPES if shape in there)

    @property
    def bands(self) -> tuple[tuple[State, bool], ...]:
        """The (state, whether of a document) pairs of the band, in order of appearance."""
        return tuple(dict.fromkeys((one.state, one.document) for one in self.stretches if one.state is not None))


@dataclass(frozen=True, slots=True)
class Span:
    """A period to draw. `zoom`: the request parameter for it; "" for the whole timeline."""

    start: datetime
    end: datetime
    zoom: str = ""


def shape_of(finding: Finding) -> str:
    """The mark for a finding."""
    return "ring" if finding in _RINGS else _SHAPE_OF_EFFECT[finding.effect]


def zoomed(text: str) -> Span | None:
    """Parse `2021`, `2021-03` or `2021-03-05` into a span; None for anything else."""
    parts = text.split("-")
    try:
        year, month, day = (int(part) for part in [*parts, "1", "1"][:3])
        if len(parts) > 3 or len(parts[0]) != 4 or any(len(part) != 2 for part in parts[1:]):
            return None
        start = datetime(year, month, day, tzinfo=UTC)
        return Span(start, _next(start, ("year", "month", "day")[len(parts) - 1]), text)
    except (ValueError, OverflowError):
        return None


def whole(looks: Sequence[Look]) -> Span | None:
    """The span of all visits, with a margin at both ends; None if there are none."""
    if not looks:
        return None
    first, last = looks[0].at, max(look.at for look in looks)
    room = max((last - first) / 40, timedelta(hours=2))
    return Span(first - room, last + room)


def draw(looks: Sequence[Look], span: Span, *, width: float, ticks: int, usual: timedelta) -> Picture:
    """The picture of the visits within `span`. `looks`: in order of n; `usual`: the intended interval between looks."""
    inside = [look for look in looks if span.start <= look.at < span.end]
    glyphs = _glyphs(inside, span, width)
    levels = max((round(-glyph.y / STACK) for glyph in glyphs), default=0)
    base = 10.0 + levels * STACK
    for glyph in glyphs:
        glyph.y += base
    return Picture(
        width=width,
        height=base + 12 + BAND + AXIS,
        base=base,
        band_y=base + 12,
        glyphs=tuple(glyphs),
        stretches=tuple(_band(looks, span, width, max(3 * usual, GAP_LEAST))),
        ticks=_dated(tuple(_ticks(span, width, ticks))),
        start=span.start,
        end=span.end,
    )


def _x(at: datetime, span: Span, width: float) -> float:
    return (at - span.start) / (span.end - span.start) * width


def _glyphs(looks: Iterable[Look], span: Span, width: float) -> list[Glyph]:
    columns: dict[int, dict[str, Glyph]] = {}
    for look in looks:
        column = int(_x(look.at, span, width) // COLUMN)
        shape = shape_of(look.finding)
        column_glyphs = columns.setdefault(column, {})
        glyph = column_glyphs.get(shape)
        if glyph is None:
            glyph = column_glyphs[shape] = Glyph(shape, round((column + 0.5) * COLUMN, 1), -len(column_glyphs) * STACK)
        glyph.looks.append(look)
    for column_glyphs in columns.values():  # stack a column's marks in legend order
        for level, shape in enumerate(shape for shape in SHAPES if shape in column_glyphs):
            column_glyphs[shape].y = -level * STACK
    return [glyph for _, column_glyphs in sorted(columns.items()) for glyph in column_glyphs.values()]


def _band(looks: Sequence[Look], span: Span, width: float, gap: timedelta) -> list[Stretch]:
    """States between visits, with equal neighbours joined. The last state ends at the last visit."""
    found: list[Stretch] = []
    for look, after in zip(looks, [*looks[1:], None], strict=True):
        end = look.at if after is None else after.at
        silent = after is not None and end - look.at > gap
        start, stop = max(look.at, span.start), min(end, span.end)
        if stop < start or look.at >= span.end:
            continue
        x, x_end = _x(start, span, width), _x(stop, span, width)
        if silent:  # the state is known at the visit, not during the gap after it
            known = min(x + COLUMN, x_end) if look.at >= span.start else x
            _join(found, Stretch(look.state, x, known - x, start, start, look.document))
            _join(found, Stretch(None, known, x_end - known, start, stop))
        else:
            _join(found, Stretch(look.state, x, x_end - x, start, stop, look.document))
    return [_rounded(one) for one in _thinned(found)]


def _join(found: list[Stretch], one: Stretch) -> None:
    """Append a stretch, or extend the last one if it has the same state."""
    if found and found[-1].state is one.state and found[-1].document is one.document:
        last = found.pop()
        one = replace(one, x=last.x, width=one.x + one.width - last.x, start=last.start)
    found.append(one)


def _thinned(stretches: Iterable[Stretch]) -> list[Stretch]:
    """Keep at most one narrow stretch per state and picture unit.

    Thousands of changes remain one band, and no state is lost.
    """
    found: list[Stretch] = []
    seen: dict[tuple[State | None, bool, int], None] = {}
    for one in stretches:
        if one.width < 1:
            key = (one.state, one.document, int(one.x))
            if key in seen:
                continue
            seen[key] = None
        found.append(one)
    return found


def _rounded(one: Stretch) -> Stretch:
    """The stretch with rounded coordinates, and wide enough to be visible."""
    return replace(one, x=round(one.x, 1), width=max(round(one.width, 1), 1.5))


_STEPS = (
    *(("hour", hours, timedelta(hours=hours)) for hours in (1, 2, 3, 6, 12)),
    *(("day", days, timedelta(days=days)) for days in (1, 2, 5, 10)),
    *(("month", months, timedelta(days=30.44 * months)) for months in (1, 2, 3, 6)),
    *(("year", years, timedelta(days=365.25 * years)) for years in (1, 2, 5, 10, 20, 50)),
)
_ZOOM = {"year": "%Y", "month": "%Y-%m", "day": "%Y-%m-%d", "hour": "%Y-%m-%d"}


def _ticks(span: Span, width: float, most: int) -> Iterable[Tick]:
    """Dates at round positions, at most about `most`."""
    unit, count, _ = next((step for step in _STEPS if (span.end - span.start) / step[2] <= most), _STEPS[-1])
    at = _floor(span.start, unit)
    while at < span.end:
        on = {"year": at.year % count, "month": (at.month - 1) % count, "hour": at.hour % count}.get(unit)
        if on is None:
            on = (at.day - 1) % count if at.day <= 30 - count // 2 or count == 1 else 1
        if at >= span.start and on == 0:
            yield Tick(round(_x(at, span, width), 1), at, unit, at.strftime(_ZOOM[unit]))
        try:
            at = _next(at, unit)
        except (ValueError, OverflowError):
            return


def _dated(ticks: tuple[Tick, ...]) -> tuple[Tick, ...]:
    """Mark the hour ticks that show their day: those at midnight, or the first tick if there are none."""
    midnights = [tick for tick in ticks if tick.unit == "hour" and tick.at.hour == 0] or ticks[:1]
    return tuple(replace(tick, dated=tick.unit == "hour" and tick in midnights) for tick in ticks)


def _floor(at: datetime, unit: str) -> datetime:
    at = at.astimezone(UTC).replace(minute=0, second=0, microsecond=0)
    if unit != "hour":
        at = at.replace(hour=0)
    if unit in {"month", "year"}:
        at = at.replace(day=1)
    return at.replace(month=1) if unit == "year" else at


def _next(at: datetime, unit: str) -> datetime:
    if unit == "hour":
        return at + timedelta(hours=1)
    if unit == "day":
        return at + timedelta(days=1)
    if unit == "month":
        return at.replace(year=at.year + at.month // 12, month=at.month % 12 + 1)
    return at.replace(year=at.year + 1)
