"""Who may see a capture: whoever may see its source, unless its address is that of a sealed source; then only holders of
a token.

A visit requests more than its source: neighbours, documents that the page carries, redirect targets. What is sealed is
sealed under whatever source it was received.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import Any

import sqlalchemy as sa

from storage.catalog.schema import batches, captures, sources, url_key
from storage.model import PROBE_ROLES, Access, Capture, Role

_C, _S = captures.c, sources.c
SEALED = _C.access == sa.literal_column("'sealed'")  # a literal: partial indexes do not match parameters
sa.Index("ix_captures_sealed", _C.source, _C.n, sqlite_where=SEALED, postgresql_where=SEALED)
# requested besides a source: nothing that is reported about the source quotes them
_BESIDE = sorted(one.value for one in PROBE_ROLES | {Role.LEARNED, Role.NEIGHBOUR, Role.STYLE, Role.FONT})
_CLASS_LOCK = 2026113001  # key of an advisory lock of PostgreSQL
_SEALED, _PUBLIC = Access.SEALED.value, Access.PUBLIC.value

# built once: needed at every commit
_SEALED_AT = sa.select(_S.url).where(_S.url_key.in_(sa.bindparam("keys", expanding=True)), _S.access == _SEALED)

_own = sources.alias("own")
_there = sources.alias("there")
_SEALED_THERE = (
    sa.exists().where(_there.c.url_key == _C.url_key, _there.c.url == _C.url, _there.c.access == _SEALED).correlate(captures)
)  # fmt: skip
_CLASS = sa.case(
    (_SEALED_THERE, _SEALED),
    else_=sa.select(_own.c.access).where(_own.c.id == _C.source).correlate(captures).scalar_subquery(),
)
_SET = sa.update(captures).where(_C.access != _CLASS).values(access=_CLASS)
_SET_OF = _SET.where(_C.source == sa.bindparam("of"))
_SET_AT = _SET.where(_C.url_key.in_(sa.bindparam("keys", expanding=True))).returning(_C.source)
_ANY = sa.exists().where(_C.source == _S.id, SEALED).correlate(sources)
OF_WITHHELD = (
    sa.exists().where(_C.source == _S.id, SEALED, _C.role.not_in(_BESIDE)).correlate(sources)
)  # for public sources
_OPEN = sa.select(_S.id).where(_S.access == _PUBLIC)
_WITHHELD = _OPEN.where(OF_WITHHELD)
_APART = sa.select(_C.id).where(_C.source == sa.bindparam("of"), _C.access != sa.bindparam("own")).limit(1)


def sealed(conn: sa.Connection, urls: Collection[str]) -> set[str]:
    """Which of these URLs are addresses of sealed sources."""
    found: set[str] = set()
    for batch in batches(sorted(urls)):
        found.update(conn.scalars(_SEALED_AT, {"keys": [url_key(url) for url in batch]}))
    return found & set(urls)


def as_seen(conn: sa.Connection, new: Sequence[Capture]) -> list[Capture]:
    """New captures, given with the class of their sources, in their final class: sealed at a sealed source's address."""
    asked = {one.url for one in new if one.access is Access.PUBLIC}
    if asked:
        _take_lock(conn, sa.func.pg_advisory_xact_lock_shared)
    hidden = sealed(conn, asked) if asked else set()
    return [replace(one, access=Access.SEALED) if one.url in hidden else one for one in new]


def set_of_source(conn: sa.Connection, source: str) -> set[str]:
    """After the class of a source was changed, change that of its captures, and of other sources' captures at its address.

    Returns the sources that may have captures of another class than their own, or had until now.
    """
    row = conn.execute(sa.select(_S.url, _S.access).where(_S.id == source)).one_or_none()
    if row is None:
        return set()
    _take_lock(conn, sa.func.pg_advisory_xact_lock)
    conn.execute(_SET_OF, {"of": source})
    others = set_at(conn, [row.url])
    apart = conn.execute(_APART, {"of": source, "own": row.access}).first() is not None
    return others | ({source} if apart else set())


def set_at(conn: sa.Connection, urls: Collection[str]) -> set[str]:
    """Set the class of the captures at these addresses anew. Returns the sources of those that changed."""
    changed: set[str] = set()
    _take_lock(conn, sa.func.pg_advisory_xact_lock)
    for batch in batches(sorted(urls)):
        changed.update(conn.scalars(_SET_AT, {"keys": [url_key(url) for url in batch]}))
    return changed


def _take_lock(conn: sa.Connection, lock: Any) -> None:
    """Take a lock until the end of the transaction: shared to add captures, exclusive to change the class of a source.

    Otherwise neither would see the other's rows. Not a lock on rows: visits that have each other's sources as
    neighbours would deadlock.
    """
    if conn.dialect.name != "sqlite":  # SQLite has one writer at a time
        conn.execute(sa.select(lock(_CLASS_LOCK)))


def withheld(conn: sa.Connection, ids: Collection[str]) -> set[str]:
    """Which of these public sources had their page, or a document of it, received at a sealed address.

    What is reported about them is about that, so it is only for holders of a token.
    """
    found: set[str] = set()
    for batch in batches(sorted(ids)):
        found.update(conn.scalars(_WITHHELD.where(_S.id.in_(batch))))
    return found


def has_sealed_captures(conn: sa.Connection, ids: Collection[str], n: int | None = None) -> bool:
    """Whether any capture of these public sources is sealed; `n`: only those of this visit."""
    there = _ANY if n is None else _ANY.where(_C.n == n)
    some = (conn.execute(_OPEN.where(_S.id.in_(batch), there).limit(1)).first() for batch in batches(sorted(ids)))
    return any(one is not None for one in some)


def hidden(access: Any) -> tuple[sa.ColumnElement[bool], sa.ColumnElement[bool]]:
    """Conditions for captures that are not of this class, in two parts that do not overlap.

    Captures of sources of another class; captures of its own sources at the address of such a source. Both are few, and
    found by an index.
    """
    others = sa.select(_S.id).where(_S.access != access)
    keys = sa.select(_S.url_key).where(_S.access != access)
    theirs = _C.source.in_(others)
    return theirs, sa.and_(_C.url_key.in_(keys), _C.source.not_in(others))
