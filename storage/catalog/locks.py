"""Locks according to the receipts: copies without one, and originals locked for less long than their revisits."""

from __future__ import annotations

from datetime import datetime

import sqlalchemy as sa

from storage.catalog import tallies
from storage.catalog.schema import captures, receipts
from storage.model import Receipt

_R = receipts.c


def unlocked(conn: sa.Connection, store: str, limit: int, after: str = "") -> list[Receipt]:
    """Copies in this store without a known lock, in order of name, after the name `after`."""
    query = sa.select(receipts).where(_R.store == store, tallies.BARE, _R.name > after)
    return [Receipt(**dict(row)) for row in conn.execute(query.order_by(_R.name).limit(limit)).mappings()]


def lagging(conn: sa.Connection, store: str, limit: int, after: str = "") -> list[tuple[Receipt, datetime]]:
    """Segments whose lock in this store ends before that of a segment with a revisit of one of their captures, and the
    end of that later lock. `after`: only revisits in segments after this name."""
    original, mine, theirs = captures.alias("original"), receipts.alias("mine"), receipts.alias("theirs")
    until = sa.func.max(theirs.c.locked_until).label("until")
    query = (
        sa.select(mine, sa.type_coerce(until, receipts.c.locked_until.type))
        .select_from(captures)
        .join(original, original.c.id == captures.c.original)
        .join(mine, sa.and_(mine.c.name == original.c.segment, mine.c.store == store))
        .join(theirs, sa.and_(theirs.c.name == captures.c.segment, theirs.c.store == store))
        .where(
            captures.c.segment > after, captures.c.original.is_not(None), theirs.c.locked_until > mine.c.locked_until
        )
        .group_by(*mine.c)
        .order_by(mine.c.name)
        .limit(limit)
    )
    return [(Receipt(**{c.name: row[i] for i, c in enumerate(mine.c)}), row[-1]) for row in conn.execute(query)]


def newest(conn: sa.Connection) -> str:
    """The greatest name of a segment with captures; "" if there is none."""
    return conn.execute(sa.select(sa.func.max(captures.c.segment))).scalar_one() or ""
