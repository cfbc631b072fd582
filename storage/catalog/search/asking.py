"""Queries to the search index."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.catalog import captures as capture_rows
from storage.catalog.schema import batches, captures
from storage.catalog.search import postgres, sqlite
from storage.catalog.search.terms import Query
from storage.catalog.search_tables import SEARCHED, WAITS, WORDED, passages, wordings
from storage.model import Access, Capture

_C, _P, _W = captures.c, passages.c, wordings.c

WEIGHED = 2_000  # most passages that one query ranks, per access class
CROWD = 100  # if a source has more than this many of them, the query is repeated without it,
ROUNDS = 4  # for at most so many rounds
MANY = 100  # if more copies than this wait to be indexed, the total is counted too

_Row = tuple[float, int, int, str, bytes]  # rank; wording, negated; id; source; place (which document of the source)

# Needed by every query. Built once: building a statement takes longer than answering it.
_BY_IDS = sa.select(*(column for column in _P if column.name != "terms")).where(
    _P.id.in_(sa.bindparam("ids", expanding=True))
)
_WORDINGS = sa.select(_C.id, _C.wording).where(_C.id.in_(sa.bindparam("ids", expanding=True)), _C.wording.is_not(None))
_WORDS = (
    sa.select(_P.text)
    .join(wordings, _W.source == _P.source)
    .where(_W.id == sa.bindparam("of"), _P.wording == sa.bindparam("of"))
    .order_by(_P.id)
)


@dataclass(frozen=True, slots=True)
class Hit:
    """A passage that matches."""

    id: int
    source: str


@dataclass(frozen=True, slots=True)
class Hits:
    """The result of a query."""

    found: tuple[Hit, ...] = ()  # best first
    wordings: frozenset[int] = frozenset()  # wordings with a matching passage
    crowded: frozenset[str] = frozenset()  # sources with more matching passages than were looked at
    cut: bool = False  # there are more matches, of sources that may be missing here


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage of good copies."""

    id: int
    source: str
    text: str
    document: bool  # it is in a document of the page, not on the page itself
    wording: int  # the newest wording that has it
    first_at: datetime  # when the first copy with it was captured
    first_capture: str
    newest: Capture | None  # the newest copy with it; None: none is left, or none that the reader may see


@dataclass(frozen=True, slots=True)
class Progress:
    """How complete the index is."""

    waiting: int  # copies that are not indexed yet
    of: int | None = None  # all copies that are searched; None: not counted, as only a few wait


def hits(
    conn: sa.Connection, asked: Query, access: Access | None, *, source: str | None = None, limit: int, each: int
) -> Hits:
    """Passages that match a query.

    `access`: what the reader may see; None: all. At most `each` passages of each of `limit` sources, from the newest
    wording before earlier ones. With `source`: at most `limit` of that source alone, those of its newest wording first.
    """
    if not asked:
        return Hits()
    engine = sqlite if conn.dialect.name == "sqlite" else postgres
    of: dict[int, _Row] = {}
    crowded: frozenset[str] = frozenset()
    cut = False
    for left in range(ROUNDS - 1, -1, -1):
        some, full = engine.match(conn, asked, access, source, crowded, WEIGHED)
        for id_, one, place, wording, filed, rank in some:
            if access is None or filed == access.value:
                of[id_] = rank, -wording, id_, one, bytes(place)
        if not full:
            break
        many = Counter(row[1] for row in some)
        crowding = frozenset(one for one, count in many.items() if count > CROWD)
        crowded |= crowding
        if source is not None or not crowding or not left:
            cut = True
            break
    rows = sorted(of.values())
    taken, more = _of_one(rows, limit) if source is not None else _of_each(rows, limit, each)
    found = tuple(Hit(id_, one) for _, _, id_, one, _ in taken)
    return Hits(found, frozenset(-row[1] for row in rows), crowded, cut or more)


def by_ids(conn: sa.Connection, ids: Sequence[int], access: Access | None) -> dict[int, Passage]:
    """These passages, by id. `access`: what the reader may see; None: all."""
    rows = [row for batch in batches(ids) for row in conn.execute(_BY_IDS, {"ids": batch})]
    newest = _newest(conn, {row.wording for row in rows}, access)
    return {
        row.id: Passage(
            id=row.id, source=row.source, text=row.text, document=bool(row.place), wording=row.wording,
            first_at=row.first_at, first_capture=row.first_capture, newest=newest.get(row.wording),
        )
        for row in rows
    }  # fmt: skip


def words_of(conn: sa.Connection, wording: int) -> list[str]:
    """The passages of a wording: all of the newest one; of an earlier one, those that no later wording has."""
    return list(conn.scalars(_WORDS, {"of": wording}))


def wordings_of(conn: sa.Connection, ids: Collection[str]) -> dict[str, int]:
    """The wording of each of these captures; those that are not indexed yet are left out."""
    found: dict[str, int] = {}
    for batch in batches(sorted(ids)):
        found.update((row.id, row.wording) for row in conn.execute(_WORDINGS, {"ids": batch}))
    return found


def progress(conn: sa.Connection, access: Access | None) -> Progress:
    """How complete the index is, counting copies that the reader may see."""
    seen = [] if access is None else [_C.access == access.value]
    waiting = conn.execute(sa.select(sa.func.count()).where(WAITS, *seen)).scalar_one()
    if waiting <= MANY:
        return Progress(waiting)
    return Progress(waiting, conn.execute(sa.select(sa.func.count()).where(SEARCHED, *seen)).scalar_one())


def _of_one(rows: Sequence[_Row], limit: int) -> tuple[list[_Row], bool]:
    """The first `limit` rows, those of the newest wording before the others; and whether there are more."""
    newest, earlier = _parted(rows)
    return [*newest, *earlier][:limit], len(rows) > limit


def _of_each(rows: Sequence[_Row], limit: int, each: int) -> tuple[list[_Row], bool]:
    """At most `each` rows of each of the first `limit` sources, in the same order; and whether there are more sources."""
    many: Counter[str] = Counter()
    kept: set[int] = set()
    for part in _parted(rows):
        for row in part:
            if many[row[3]] < each:
                many[row[3]] += 1
                kept.add(row[2])
    first: dict[str, None] = {}
    found: list[_Row] = []
    for row in rows:
        if row[2] in kept and (row[3] in first or len(first) < limit):
            first[row[3]] = None
            found.append(row)
    return found, len(many) > limit


def _parted(rows: Sequence[_Row]) -> tuple[list[_Row], list[_Row]]:
    """Rows of the newest wording found for their page or document, and rows of earlier wordings."""
    newest: dict[tuple[str, bytes], int] = {}
    for _, wording, _, source, place in rows:
        newest[source, place] = min(newest.get((source, place), 0), wording)
    parts: tuple[list[_Row], list[_Row]] = [], []
    for row in rows:
        parts[row[1] != newest[row[3], row[4]]].append(row)
    return parts


def _newest(conn: sa.Connection, of: Collection[int], access: Access | None) -> dict[int, Capture]:
    seen = [] if access is None else [_C.access == access.value]
    one = sa.select(_C.id).where(_C.wording == _W.id, WORDED, SEARCHED, *seen)
    newest = one.order_by(_C.at.desc(), _C.id.desc()).limit(1).scalar_subquery()
    found: dict[int, str] = {}
    for batch in batches(sorted(of)):
        query = sa.select(_W.id, newest.label("capture")).where(_W.id.in_(batch))
        found.update((row.id, row.capture) for row in conn.execute(query) if row.capture is not None)
    known = capture_rows.by_ids(conn, set(found.values()))
    return {wording: known[capture] for wording, capture in found.items()}
