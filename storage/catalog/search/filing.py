"""Fills the search index: good copies are read in the order of their time, and each wording of a page once.

Consecutive copies with the same text share a wording, whose id is in their rows (0: no words). A passage that many
wordings have, or that came back, is a single row, with its first copy and the newest wording that has it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from types import ModuleType

import sqlalchemy as sa

from storage.catalog import captures as capture_rows
from storage.catalog import classes
from storage.catalog.schema import batches, captures, clean, sources, url_key
from storage.catalog.search import postgres, sqlite
from storage.catalog.search.terms import MADE_WITH, written
from storage.catalog.search_tables import SEARCHED, WAITS, WORDED, passages, search_terms, wordings
from storage.model import Access, Capture, Role

_C, _P, _W = captures.c, passages.c, wordings.c

_LOCK = 2026112701  # key of an advisory lock of PostgreSQL; no other lock of the catalog has it
WORDLESS = 0  # instead of the id of a wording: no words

# Needed for every copy. Built once: building a statement takes longer than answering it.
_STILL = (  # a copy that still waits, and whether it has the access class of its source
    sa.select((_C.access == sources.c.access).label("own"))
    .join(sources, sources.c.id == _C.source)
    .where(_C.id == sa.bindparam("of"), WAITS)
    .with_for_update(of=captures)
)
_BEFORE = (
    sa.select(_C.id, _C.wording)
    .where(_C.source == sa.bindparam("source"), _C.n <= sa.bindparam("n"), _C.id != sa.bindparam("of"))
    .where(_C.at <= sa.bindparam("at", type_=_C.at.type), _C.role == sa.bindparam("role"))
    .where(SEARCHED, _C.wording.is_not(None), _C.access == sa.bindparam("access"))
    .order_by(_C.n.desc(), _C.at.desc())
    .limit(1)
)
_BEFORE_OF_URL = _BEFORE.where(_C.url_key == sa.bindparam("key"))
_ALIKE = sa.select(_W.id).where(_W.id == sa.bindparam("of"), _W.key == sa.bindparam("key"))
_NEW_WORDING = sa.insert(wordings).returning(_W.id)
_WORDED = (
    sa.update(captures).where(_C.id == sa.bindparam("of")).values(wording=sa.bindparam("number", type_=_C.wording.type))
)
_KNOWN = sa.select(_P.key, _P.id, _P.wording, _P.first_at).where(
    _P.source == sa.bindparam("source"), _P.place == sa.bindparam("place"),
    _P.key.in_(sa.bindparam("keys", expanding=True)),
)  # fmt: skip
_NEW_PASSAGES = sa.insert(passages).returning(_P.key, _P.id)
_ACCESS = sa.select(sources.c.access).where(sources.c.id == sa.bindparam("of"))


@dataclass(frozen=True, slots=True)
class Read:
    """A copy that was read."""

    capture: Capture
    passages: tuple[str, ...] | None  # in order; None: the same as those of the copy `like`
    like: str | None = None  # id of a capture; None: `passages` are given


@dataclass(frozen=True, slots=True)
class _Known:
    id: int
    wording: int
    first_at: datetime


def lock_index(conn: sa.Connection) -> None:
    """Lock the index against changes by others until this transaction ends.

    To be called before rows of captures are locked: indexing locks them one by one, erasing and sealing all of a
    source.
    """
    if conn.dialect.name != "sqlite":  # SQLite has one writer at a time
        conn.execute(sa.select(sa.func.pg_advisory_xact_lock(_LOCK)))


def current(conn: sa.Connection) -> bool:
    """Whether the terms in the index were made by this version of the program."""
    return list(conn.scalars(sa.select(search_terms.c.made_with))) == [MADE_WITH]


def restart(conn: sa.Connection) -> None:
    """Empty the index: every copy waits to be read."""
    lock_index(conn)
    _engine(conn).clear(conn)
    for table in (passages, wordings, search_terms):
        conn.execute(sa.delete(table))
    conn.execute(sa.update(captures).where(_C.wording.is_not(None)).values(wording=None))
    conn.execute(sa.insert(search_terms), {"made_with": MADE_WITH})


def waiting(conn: sa.Connection, limit: int, after: tuple[datetime, str] | None = None) -> list[Capture]:
    """Good copies that are not in the index, oldest first; `after`: only those after this position (time, id)."""
    found: list[str] = []
    for access in Access:
        query = sa.select(_C.id).where(WAITS, _C.access == access.value).order_by(_C.at, _C.id).limit(limit)
        if after is not None:
            query = query.where(
                sa.tuple_(_C.at, _C.id) > sa.tuple_(sa.literal(after[0], _C.at.type), sa.literal(after[1]))
            )
        found += conn.scalars(query)
    return sorted(capture_rows.by_ids(conn, found).values(), key=lambda one: (one.at, one.id))[:limit]


def before(conn: sa.Connection, capture: Capture) -> Capture | None:
    """The indexed copy of the same page or document that precedes this one; None if there is none."""
    found = _before(conn, capture)
    return None if found is None else capture_rows.by_id(conn, found[0])


def has_same_words(one: Capture, other: Capture) -> bool:
    """Whether two copies certainly have the same words, since their bytes are the same."""
    return (one.original or one.id) == (other.original or other.id) or (
        one.payload_sha256 is not None and one.payload_sha256 == other.payload_sha256
    )


def file(conn: sa.Connection, read: Iterable[Read]) -> set[str]:
    """Add copies, given in the order of their time, to the index; return the ids of those that were added.

    Left out are copies that are gone meanwhile, and those that no longer follow the copy whose words they share.
    """
    lock_index(conn)
    done: set[str] = set()
    for one in read:
        still = conn.execute(_STILL, {"of": one.capture.id}).first()
        if still is not None and _file(conn, one, own=still.own):
            done.add(one.capture.id)
    return done


def forget(conn: sa.Connection, erased: Collection[str]) -> None:
    """Remove all copies of the sources of erased captures from the index; those that are left are then read again."""
    touched: set[str] = set()
    for batch in batches(sorted(erased)):
        touched.update(conn.scalars(sa.select(_C.source).where(_C.id.in_(batch)).distinct()))
    _forget(conn, touched)


def _forget(conn: sa.Connection, touched: Collection[str]) -> None:
    for source in sorted(touched):
        _take(conn, source)
        for table in (passages, wordings):
            conn.execute(sa.delete(table).where(table.c.source == source))
        conn.execute(sa.update(captures).where(_C.source == source, _C.wording.is_not(None)).values(wording=None))


def set_access(conn: sa.Connection, source: str) -> None:
    """Apply a change of a source's access class to its captures, to captures at its address, and to the index.

    Sources with copies of two classes are read again.
    """
    lock_index(conn)
    apart = classes.set_of_source(conn, source)
    _forget(conn, apart)
    access = conn.scalar(_ACCESS, {"of": source})
    filed = set(conn.scalars(sa.select(_P.access).where(_P.source == source).distinct()))
    if access is None or not filed - {access}:
        return
    _take(conn, source)
    conn.execute(sa.update(passages).where(_P.source == source).values(access=access))
    rows = conn.execute(sa.select(_P.id, _P.source, _P.text).where(_P.source == source))
    _engine(conn).put(conn, Access(access), [(row.id, row.source, row.text) for row in rows])


def set_access_at(conn: sa.Connection, urls: Collection[str]) -> None:
    """After sealed sources were registered at these URLs, seal what other sources received there, and read it again."""
    if urls:
        lock_index(conn)
        _forget(conn, classes.set_at(conn, urls))


# ---- parts ------------------------------------------------------------------------------------------------------------


def _engine(conn: sa.Connection) -> ModuleType:
    return sqlite if conn.dialect.name == "sqlite" else postgres


def _take(conn: sa.Connection, source: str) -> None:
    """Remove the terms of a source from the index; if another version made them, empty the index instead."""
    if not current(conn):
        restart(conn)
        return
    rows = conn.execute(sa.select(_P.id, _P.source, _P.text, _P.access).where(_P.source == source)).all()
    for access in Access:
        filed = [(row.id, row.source, row.text) for row in rows if row.access == access.value]
        _engine(conn).take(conn, access, filed)


def _before(conn: sa.Connection, capture: Capture) -> tuple[str, int] | None:
    """Id and wording of the copy that `before` returns."""
    told = {"source": capture.source, "n": capture.n, "of": capture.id, "at": capture.at, "role": capture.role.value,
            "access": capture.access.value}  # fmt: skip
    if capture.role is Role.PAGE:
        row = conn.execute(_BEFORE, told).first()
    else:
        row = conn.execute(_BEFORE_OF_URL, told | {"key": url_key(capture.url)}).first()
    return None if row is None else (row.id, row.wording)


def _file(conn: sa.Connection, read: Read, *, own: bool) -> bool:
    """Add one copy to the index; False if it no longer follows the copy whose words it shares.

    `own` False: the copy is sealed, but its source is not. Then its words are indexed only under the sealed source at
    its address.
    """
    capture, previous = read.capture, _before(conn, read.capture)
    if not own:
        wording: int | None = WORDLESS
    elif read.passages is None:
        if previous is None or previous[0] != read.like:
            return False
        wording = previous[1]
    else:
        texts = {_key(text): text for one in read.passages if (text := written(clean(one) or ""))}
        whole = hashlib.sha256(b"".join(texts)).digest()[:16]
        wording = _alike(conn, previous, whole) if texts else WORDLESS
        if wording is None:
            wording = int(conn.execute(_NEW_WORDING, {"source": capture.source, "key": whole}).scalar_one())
            _put(conn, capture, wording, texts)
    conn.execute(_WORDED, {"of": capture.id, "number": wording})
    return True


def _alike(conn: sa.Connection, previous: tuple[str, int] | None, key: bytes) -> int | None:
    """The wording of the preceding copy, if it has this key; else None."""
    if previous is None:
        return None
    found = conn.scalar(_ALIKE, {"of": previous[1], "key": key})
    return None if found is None else int(found)


def _put(conn: sa.Connection, capture: Capture, wording: int, texts: Mapping[bytes, str]) -> None:
    """Add the passages of a wording, and update those that exist."""
    place = b"" if capture.role is Role.PAGE else url_key(capture.url)
    known = _known(conn, capture.source, place, list(texts))
    newest = _newest(conn, {one.wording for one in known.values()})
    later = [one.id for one in known.values() if newest.get(one.wording, capture.at) <= capture.at]
    for batch in batches(later):
        conn.execute(sa.update(passages).where(_P.id.in_(batch)).values(wording=wording))
    for batch in batches([one.id for one in known.values() if one.first_at > capture.at]):
        earlier = sa.update(passages).where(_P.id.in_(batch))
        conn.execute(earlier.values(first_at=capture.at, first_capture=capture.id))
    new = [(key, text) for key, text in texts.items() if key not in known]
    if not new:
        return
    engine = _engine(conn)
    access = conn.execute(_ACCESS, {"of": capture.source}).scalar_one()
    rows = conn.execute(_NEW_PASSAGES, [
        {"source": capture.source, "place": place, "key": key, "text": text, "access": access, "first_at": capture.at,
         "first_capture": capture.id, "wording": wording, "terms": engine.column(capture.source, text)}
        for key, text in new
    ])  # fmt: skip
    engine.put(conn, Access(access), [(row.id, capture.source, texts[bytes(row.key)]) for row in rows])


def _known(conn: sa.Connection, source: str, place: bytes, keys: Sequence[bytes]) -> dict[bytes, _Known]:
    found: dict[bytes, _Known] = {}
    for batch in batches(keys):
        for row in conn.execute(_KNOWN, {"source": source, "place": place, "keys": batch}):
            found[bytes(row.key)] = _Known(row.id, row.wording, row.first_at)
    return found


def _newest(conn: sa.Connection, of: Collection[int]) -> dict[int, datetime]:
    """The time of the newest copy with each of these wordings."""
    at = sa.select(sa.func.max(_C.at)).where(_C.wording == _W.id, WORDED).scalar_subquery()
    found: dict[int, datetime] = {}
    for batch in batches(sorted(of)):
        query = sa.select(_W.id, at.label("at")).where(_W.id.in_(batch))
        found.update((row.id, row.at) for row in conn.execute(query) if row.at is not None)
    return found


def _key(text: str) -> bytes:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).digest()[:16]
