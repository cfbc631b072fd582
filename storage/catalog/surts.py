"""Captures in CDX order: by SURT, then time, then id.

How many a range has, and which is the n-th, is answered from the index alone, without reading a million rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from storage.catalog import classes
from storage.catalog.captures import READ, THERE, by_ids, of_row
from storage.catalog.erasure_tables import purged_captures
from storage.catalog.schema import SURT_CHARS, captures
from storage.model import Access, Capture

PAGE = 1_000  # rows per query while iterating
SIFTED = 20_000  # rows that one query filters
SURTS = 500  # SURTs per query where only the first row of each is wanted
Place = tuple[str, datetime, str]  # SURT, time and id of a row: its position

_C = captures.c
_ORDER = (_C.surt, _C.at, _C.id)
_BACKWARDS = tuple(column.desc() for column in _ORDER)
_PLACE = ("place_surt", "place_at", "place_id")
_OURS = _C.access == sa.bindparam("access")
_LATEST = datetime(9999, 1, 1, tzinfo=UTC)
_SPACES = [chr(one) for one in range(256) if chr(one).isspace()]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """A range of the index. Only the first SURT_CHARS characters of SURTs count: for a single URL, compare it as well."""

    first: str  # SURT from which the range begins
    end: str | None  # SURT before which it ends; None: no end
    since: datetime | None = None  # only captures from this time on; None: all
    until: datetime | None = None  # only captures before this time; None: all
    access: Access | None = None  # only what this class may see; None: all

    def told(self) -> dict[str, Any]:
        """Its bounds, by the names of the parameters of statements; those that are None are left out."""
        bounds = {
            "first": self.first[:SURT_CHARS],
            "end": None if self.end is None else self.end[:SURT_CHARS],
            "since": self.since,
            "until": self.until,
            "access": None if self.access is None else self.access.value,
        }
        return {name: value for name, value in bounds.items() if value is not None}


@dataclass(frozen=True, slots=True)
class Kind:
    """A filter: rows with a value in a column, or all others.

    It may let other rows through, so the caller checks each: a media type with white space in it passes every filter
    for a media type.
    """

    column: str  # status, payload_sha256 or media_type
    value: str | int | None  # None: no value
    wanted: bool  # False: all rows without this value

    def there(self) -> sa.ColumnElement[bool]:
        """The filter as a condition of a query, which drops no row that the filter selects."""
        column = _C[self.column]
        if self.value is None:
            return column.is_(None) if self.wanted else column.is_not(None)
        if not self.wanted:
            return sa.or_(column.is_(None), column != self.value)
        if column is _C.media_type:
            return sa.or_(column == self.value, *(column.contains(space) for space in _SPACES))
        return column == self.value

    def exactly(self) -> sa.ColumnElement[bool]:
        """The same, which lets no other rows through. Of a media type as it is shown, without white space, and not that of a
        revisit."""
        if self.column != "media_type" or not self.wanted:
            return self.there()
        bare: sa.ColumnElement[str] = _C.media_type
        for space in _SPACES:
            bare = sa.func.replace(bare, space, "")
        shown = sa.or_(_C.media_type == self.value, sa.and_(self.there(), bare == self.value))
        return sa.and_(_C.revisit.is_(None), shown)


def each(
    conn: sa.Connection,
    stretch: Stretch,
    *,
    after: Place | None = None,
    back: bool = False,
    kinds: Sequence[Kind] = (),
    begun: Callable[[Place | None], None] = lambda _: None,
) -> Iterator[tuple[str, Capture]]:
    """Yield (SURT, capture) for the rows of a range.

    `after`: continue after this position. `back`: from the last to the first. `kinds`: only rows that pass all of these
    filters. Reads page by page, so the caller may stop at any time. `begun` is called before each page, with the
    position after which it begins: everything up to there was yielded.
    """
    if kinds:
        yield from _filtered(conn, stretch, after, kinds, begun, back=back)
        return
    told, place = stretch.told(), after
    while True:
        begun(place)
        if place is not None:
            told |= dict(zip(_PLACE, place, strict=True))
        rows = conn.execute(_in_order(frozenset(told), back=back), told | {"page": PAGE}).all()
        for row in rows:
            yield row.surt, of_row(row)
        if len(rows) < PAGE:
            return
        place = (rows[-1].surt, rows[-1].at, rows[-1].id)


def _filtered(
    conn: sa.Connection,
    stretch: Stretch,
    after: Place | None,
    kinds: Sequence[Kind],
    begun: Callable[[Place | None], None],
    *,
    back: bool,
) -> Iterator[tuple[str, Capture]]:
    """Like `each`, with filtering by the database, which is twenty times as fast; SIFTED rows at a time, to be able to
    stop."""
    told, place = stretch.told(), after
    while True:
        begun(place)
        if place is not None:
            told |= dict(zip(_PLACE, place, strict=True))
        names = frozenset(told)
        last = conn.execute(_position_after(names, back=back), told | {"number": SIFTED - 1}).one_or_none()
        if last is None:
            query = _in_order(names, back=back).limit(None)
        else:
            bound = [sa.literal(value, one.type) for value, one in zip(last, _ORDER, strict=True)]
            query = _in_order(names - {"first" if back else "end"}, back=back).limit(None)
            query = (_after_place if back else _before_place)(query, bound, at=True)
        query = query.where(*(one.there() for one in kinds))
        for row in conn.execute(query, told):
            yield row.surt, of_row(row)
        if last is None:
            return
        place = (last.surt, last.at, last.id)


def firsts(
    conn: sa.Connection,
    stretch: Stretch,
    *,
    after: Place | None = None,
    kinds: Sequence[Kind] = (),
    begun: Callable[[Place | None], None] = lambda _: None,
) -> Iterator[tuple[str, Capture]]:
    """Like `each`, but only the first row of each SURT, without reading the others.

    Of SURTs that are cut, all rows, as they may be those of several URLs. `kinds`: as in `each`, but exactly. `after`:
    continue with this SURT, its first row included.
    """
    told, place = stretch.told(), after
    query = _first_rows(frozenset(told), kinds)
    if after is not None:
        told["first"] = max(stretch.first, after[0])[:SURT_CHARS]
    while True:
        begun(place)
        rows = conn.execute(query, told).all()
        known = by_ids(conn, [row.id for row in rows if row.id is not None])
        for row in rows:
            if len(row.surt) >= SURT_CHARS:
                one = replace(stretch, first=row.surt, end=row.surt[:-1] + chr(ord(row.surt[-1]) + 1))
                yield from each(conn, one, kinds=kinds)
            elif row.id is not None:
                yield row.surt, known[row.id]
        if len(rows) < SURTS:
            return
        place = (rows[-1].surt, _LATEST, "")
        told["first"] = f"{rows[-1].surt}\x01"


def count(conn: sa.Connection, stretch: Stretch) -> int:
    """Number of captures in a range."""
    told = stretch.told()
    every: int = conn.execute(_counted(frozenset(told)), told).scalar_one()
    return every - _hidden(conn, told)


def place(conn: sa.Connection, stretch: Stretch, number: int) -> Place | None:
    """The position of a row by its number in the range, from 0; None if there are fewer rows."""
    told = stretch.told()
    query = _numbered(frozenset(told), bare=not _hidden(conn, told))
    row = conn.execute(query, told | {"number": number}).one_or_none()
    return None if row is None else (row.surt, row.at, row.id)


def _hidden(conn: sa.Connection, told: dict[str, Any]) -> int:
    """Number of rows of a range that are not shown: erased, or of another access class. They are few and indexed."""
    found = 0
    for query in _hidden_counts(frozenset(told)):
        found += conn.execute(query, told).scalar_one()
    return found


# ---- statements, each built once: that takes longer than a lookup ----------------------------------------------------


def _bounded(query: sa.Select[Any], told: frozenset[str]) -> sa.Select[Any]:
    bounds = {"first": _C.surt >= sa.bindparam("first"), "end": _C.surt < sa.bindparam("end"),
              "since": _C.at >= sa.bindparam("since"), "until": _C.at < sa.bindparam("until")}  # fmt: skip
    return query.where(*(bound for name, bound in bounds.items() if name in told))


def _shown(query: sa.Select[Any], told: frozenset[str]) -> sa.Select[Any]:
    query = _bounded(query, told).where(THERE)
    return query.where(_OURS) if "access" in told else query


@cache
def _in_order(told: frozenset[str], *, back: bool) -> sa.Select[Any]:
    page = sa.bindparam("page", type_=sa.Integer)
    return _from_place(_shown, sa.select(*READ, _C.surt), told, back=back).limit(page)


@cache
def _position_after(told: frozenset[str], *, back: bool) -> sa.Select[Any]:
    """The query for the position of the row `number` rows further on, shown or not, from the index alone."""
    number = sa.bindparam("number", type_=sa.Integer)
    return _from_place(_bounded, sa.select(*_ORDER), told, back=back).limit(1).offset(number)


def _from_place(
    bounded: Callable[[sa.Select[Any], frozenset[str]], sa.Select[Any]],
    query: sa.Select[Any],
    told: frozenset[str],
    *,
    back: bool,
) -> sa.Select[Any]:
    """The query in order, from the position on if there is one.

    The position then replaces the bound of the range on that side: given two bounds, SQLite may use the wider one, and
    would read all rows between them.
    """
    query = query.order_by(*(_BACKWARDS if back else _ORDER))
    if not told.issuperset(_PLACE):
        return bounded(query, told)
    place = [sa.bindparam(name, type_=one.type) for name, one in zip(_PLACE, _ORDER, strict=True)]
    query = bounded(query, told - {"end" if back else "first"})
    return _before_place(query, place) if back else _after_place(query, place)


def _after_place(query: sa.Select[Any], place: Sequence[sa.ColumnElement[Any]], *, at: bool = False) -> sa.Select[Any]:
    """The query for rows after a position; `at`: including it.

    The SURT is also compared alone: SQLite then starts from it, whereas with the three columns it would read all rows
    before.
    """
    row, bound = sa.tuple_(*_ORDER), sa.tuple_(*place)
    return query.where(_C.surt >= place[0], row >= bound if at else row > bound)


def _before_place(query: sa.Select[Any], place: Sequence[sa.ColumnElement[Any]], *, at: bool = False) -> sa.Select[Any]:
    row, bound = sa.tuple_(*_ORDER), sa.tuple_(*place)
    return query.where(_C.surt <= place[0], row <= bound if at else row < bound)


def _first_rows(told: frozenset[str], kinds: Sequence[Kind]) -> sa.Select[Any]:
    """The query for the next SURTS SURTs of a range, each with the id of its first row that is shown, NULL if none is.

    The next SURT is looked up in the index, over all rows of the one before.
    """
    there = captures.alias("there").c
    end = there.surt < sa.bindparam("end") if "end" in told else sa.true()
    following = sa.select(there.surt).order_by(there.surt).limit(1)
    start = following.where(there.surt >= sa.bindparam("first"), end).scalar_subquery()
    one = sa.select(start.label("surt")).cte("each_surt", recursive=True)
    after = following.where(there.surt > one.c.surt, end).correlate(one).scalar_subquery()
    some = one.union_all(sa.select(after).where(one.c.surt.is_not(None)))
    shown = _shown(sa.select(_C.id), told - {"first", "end"}).where(*(kind.exactly() for kind in kinds))
    first = shown.where(_C.surt == some.c.surt).order_by(_C.at, _C.id).limit(1).correlate(some).scalar_subquery()
    return sa.select(some.c.surt, first.label("id")).where(some.c.surt.is_not(None)).limit(SURTS)


@cache
def _counted(told: frozenset[str]) -> sa.Select[Any]:
    return _bounded(sa.select(sa.func.count()).select_from(captures), told)


@cache
def _numbered(told: frozenset[str], *, bare: bool) -> sa.Select[Any]:
    query = sa.select(*_ORDER).order_by(*_ORDER).limit(1).offset(sa.bindparam("number", type_=sa.Integer))
    return _bounded(query, told) if bare else _shown(query, told)


@cache
def _hidden_counts(told: frozenset[str]) -> tuple[sa.Select[Any], ...]:
    erased = _C.id.in_(sa.select(purged_captures.c.capture)), sa.not_(THERE)
    queries = [_counted(told).where(*erased)]
    if "access" in told:
        parts = classes.hidden(sa.bindparam("access"))
        queries += [_counted(told).where(one, THERE, sa.not_(_OURS)) for one in parts]
    return tuple(queries)
