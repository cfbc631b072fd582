"""What the index answers."""

from __future__ import annotations

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
MANY = 100  # copies: while more of them wait, it is counted of how many

# What every question asks. Made once: to make a statement takes longer than to answer it.
_SOURCES = sa.select(_P.id, _P.source, _P.access).where(_P.id.in_(sa.bindparam("ids", expanding=True)))
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
    conn: sa.Connection, asked: Query, access: Access | None, *, source: str | None = None, limit: int
) -> list[Hit]:
    """Passages that have what is asked for, best first; `access`: what the reader may see, None: all. `source`: of this
    one."""
    if not asked:
        return []
    engine = sqlite if conn.dialect.name == "sqlite" else postgres
    ids = engine.match(conn, asked, access, source, WEIGHED, limit)
    of: dict[int, str] = {}
    for batch in batches(ids):
        rows = conn.execute(_SOURCES, {"ids": batch})
        of.update((id_, one) for id_, one, filed in rows if access is None or filed == access.value)
    return [Hit(one, of[one]) for one in ids if one in of]


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
