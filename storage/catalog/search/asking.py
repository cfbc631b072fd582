"""What the index answers."""

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

WEIGHED = 2_000  # passages, of each class of access: of words that more of them have, so many are put in order
CROWD = 100  # of these, of one source: if it has more of them, the others are asked for without it,
ROUNDS = 4  # so often
MANY = 100  # copies: while more of them wait, it is counted of how many

_Row = tuple[float, int, int, str, bytes]  # rank; its wording, less than zero; id; source; which document of it

# What every question asks. Made once: to make a statement takes longer than to answer it.
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
    """A passage that has what was asked for."""

    id: int
    source: str


@dataclass(frozen=True, slots=True)
class Hits:
    """Passages, best first. `wordings`: those that have one with all that was asked for; `crowded`: sources with more of
    them than were looked at; `cut`: others were not, of sources that may be missing here."""

    found: tuple[Hit, ...] = ()
    wordings: frozenset[int] = frozenset()
    crowded: frozenset[str] = frozenset()
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Passage:
    """A passage as good copies have it. `document`: it stands in a document of the page. `newest`: the newest copy with
    it; None: none is left, or none that the reader may see."""

    id: int
    source: str
    text: str
    document: bool
    wording: int
    first_at: datetime
    first_capture: str
    newest: Capture | None


@dataclass(frozen=True, slots=True)
class Progress:
    """Copies that wait to be read into the index, and of how many: None where only a few do."""

    waiting: int
    of: int | None = None


def hits(
    conn: sa.Connection, asked: Query, access: Access | None, *, source: str | None = None, limit: int, each: int
) -> Hits:
    """Passages that have what is asked for; `access`: what the reader may see, None: all. Of `limit` sources, of each so
    many, which leaves out earlier wordings before the newest; of one `source` alone `limit`, those of its newest wording
    first."""
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
    """These passages, by id."""
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
    """The passages of a wording: of the newest all, of an earlier one those that no later has."""
    return list(conn.scalars(_WORDS, {"of": wording}))


def wordings_of(conn: sa.Connection, ids: Collection[str]) -> dict[str, int]:
    """Which wording each of these captures has; those that are not read yet are left out."""
    found: dict[str, int] = {}
    for batch in batches(sorted(ids)):
        found.update((row.id, row.wording) for row in conn.execute(_WORDINGS, {"ids": batch}))
    return found


def progress(conn: sa.Connection, access: Access | None) -> Progress:
    """How far the index is, as far as the reader may know of it."""
    seen = [] if access is None else [_C.access == access.value]
    waiting = conn.execute(sa.select(sa.func.count()).where(WAITS, *seen)).scalar_one()
    if waiting <= MANY:
        return Progress(waiting)
    return Progress(waiting, conn.execute(sa.select(sa.func.count()).where(SEARCHED, *seen)).scalar_one())


def _of_one(rows: Sequence[_Row], limit: int) -> tuple[list[_Row], bool]:
    """The first rows, those of the newest wording before the others; whether there are more."""
    newest, earlier = _parted(rows)
    return [*newest, *earlier][:limit], len(rows) > limit


def _of_each(rows: Sequence[_Row], limit: int, each: int) -> tuple[list[_Row], bool]:
    """The rows that the first `limit` sources may have, in the same order; whether there are more sources."""
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
    """Rows of the newest wording of those found of each page or document, and rows of earlier ones."""
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
