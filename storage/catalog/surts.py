"""Captures in the order of CDX: by SURT, then time, then id. How many of a stretch there are, and where in it the n-th stands,
is told by the index alone: nobody waits for the reading of a million rows to hear a number.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from typing import Any

import sqlalchemy as sa

from storage.catalog.captures import READ, THERE, of_row
from storage.catalog.erasure_tables import purged_captures
from storage.catalog.schema import SURT_CHARS, captures, sources
from storage.model import Access, Capture

PAGE = 1_000  # rows a query while iterating
Place = tuple[str, datetime, str]  # SURT, time and id of a row

_C = captures.c
_ORDER = (_C.surt, _C.at, _C.id)
_BACKWARDS = tuple(column.desc() for column in _ORDER)
_PLACE = ("place_surt", "place_at", "place_id")
_OURS = _C.access == sa.bindparam("access")


@dataclass(frozen=True, slots=True, kw_only=True)
class Stretch:
    """Of the index: from `first` on, before `end` (None: to the last), and of times: from `since` on, before `until`. Keys are
    the first SURT_CHARS characters of a SURT; whoever wants one URL compares it. `access`: what this class may see; None: all."""

    first: str
    end: str | None
    since: datetime | None = None
    until: datetime | None = None
    access: Access | None = None

    def told(self) -> dict[str, Any]:
        """What bounds it, by the names of its parameters."""
        bounds = {
            "first": self.first[:SURT_CHARS],
            "end": None if self.end is None else self.end[:SURT_CHARS],
            "since": self.since,
            "until": self.until,
            "access": None if self.access is None else self.access.value,
        }
        return {name: value for name, value in bounds.items() if value is not None}


def each(
    conn: sa.Connection, stretch: Stretch, *, after: Place | None = None, back: bool = False
) -> Iterator[tuple[str, Capture]]:
    """(SURT, capture). `after`: go on behind this row. `back`: from the last to the first. Reads page by page, so a reader may
    stop at any time."""
    told, place = stretch.told(), after
    while True:
        if place is not None:
            told |= dict(zip(_PLACE, place, strict=True))
        rows = conn.execute(_in_order(frozenset(told), back=back), told).all()
        for row in rows:
            yield row.surt, of_row(row)
        if len(rows) < PAGE:
            return
        place = (rows[-1].surt, rows[-1].at, rows[-1].id)


def count(conn: sa.Connection, stretch: Stretch) -> int:
    """How many there are."""
    told = stretch.told()
    every: int = conn.execute(_counted(frozenset(told)), told).scalar_one()
    return every - _hidden(conn, told)


def place(conn: sa.Connection, stretch: Stretch, number: int) -> Place | None:
    """Where the row of this number stands, of which the first has 0. None when there are fewer."""
    told = stretch.told()
    query = _numbered(frozenset(told), bare=not _hidden(conn, told))
    row = conn.execute(query, told | {"number": number}).one_or_none()
    return None if row is None else (row.surt, row.at, row.id)


def _hidden(conn: sa.Connection, told: dict[str, Any]) -> int:
    """How many rows of a stretch are not to be shown: few, and found by what makes them so."""
    found = 0
    for query in _unseen(frozenset(told)):
        found += conn.execute(query, told).scalar_one()
    return found


# ---- statements, each made once: that takes longer than a lookup -----------------------------------------------------


def _bounded(query: sa.Select[Any], told: frozenset[str]) -> sa.Select[Any]:
    bounds = {"first": _C.surt >= sa.bindparam("first"), "end": _C.surt < sa.bindparam("end"),
              "since": _C.at >= sa.bindparam("since"), "until": _C.at < sa.bindparam("until")}  # fmt: skip
    return query.where(*(bound for name, bound in bounds.items() if name in told))


def _shown(query: sa.Select[Any], told: frozenset[str]) -> sa.Select[Any]:
    query = _bounded(query, told).where(THERE)
    return query.where(_OURS) if "access" in told else query


@cache
def _in_order(told: frozenset[str], *, back: bool) -> sa.Select[Any]:
    query = _shown(sa.select(*READ, _C.surt), told).order_by(*(_BACKWARDS if back else _ORDER)).limit(PAGE)
    if not told.issuperset(_PLACE):
        return query
    row = sa.tuple_(*_ORDER)
    place = sa.tuple_(*(sa.bindparam(name, type_=one.type) for name, one in zip(_PLACE, _ORDER, strict=True)))
    return query.where(row < place if back else row > place)


@cache
def _counted(told: frozenset[str]) -> sa.Select[Any]:
    return _bounded(sa.select(sa.func.count()).select_from(captures), told)


@cache
def _numbered(told: frozenset[str], *, bare: bool) -> sa.Select[Any]:
    query = sa.select(*_ORDER).order_by(*_ORDER).limit(1).offset(sa.bindparam("number", type_=sa.Integer))
    return _bounded(query, told) if bare else _shown(query, told)


@cache
def _unseen(told: frozenset[str]) -> tuple[sa.Select[Any], ...]:
    erased = _C.id.in_(sa.select(purged_captures.c.capture)), sa.not_(THERE)
    queries = [_counted(told).where(*erased)]
    if "access" in told:
        others = sa.select(sources.c.id).where(sources.c.access != sa.bindparam("access"))
        queries.append(_counted(told).where(_C.source.in_(others), THERE, sa.not_(_OURS)))
    return tuple(queries)
