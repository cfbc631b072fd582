"""Audits: how far the audit of each store has come, and the copies that were found damaged."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import asdict, dataclass
from datetime import datetime

import sqlalchemy as sa

from storage.catalog.inserting import inserts
from storage.catalog.schema import audits, batches, damages

_D = damages.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Pass:
    """One pass through a store, from its first name to its last."""

    store: str  # label
    started_at: datetime
    position: str = ""  # the last name that was audited: the pass continues after it
    copies: int = 0  # audited in this pass so far, as are the next three
    bytes: int = 0
    damaged: int = 0
    mended: int = 0
    finished_at: datetime | None = None  # when the newest complete pass ended; None: none yet
    month: str = ""  # "2021-03"
    month_bytes: int = 0  # bytes read in that month


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A copy that is not as it must be."""

    store: str  # label
    name: str  # of the blob
    what: str  # damaged, missing, replaced, unknown or catalog
    text: str
    found_at: datetime


def passes(conn: sa.Connection) -> dict[str, Pass]:
    """How far the audit of each store has come, by store."""
    return {row["store"]: Pass(**row) for row in conn.execute(sa.select(audits)).mappings()}


def keep(conn: sa.Connection, one: Pass) -> None:
    """Store how far a pass has come."""
    row = asdict(one)
    statement = inserts(conn)(audits)
    newer = {key: statement.excluded[key] for key in row if key != "store"}
    conn.execute(statement.on_conflict_do_update(index_elements=["store"], set_=newer), row)


def damaged(conn: sa.Connection, store: str | None = None) -> list[Damage]:
    """Copies that wait to be repaired, in order of name; `store`: only those of this store."""
    query = sa.select(damages).order_by(_D.name, _D.store)
    if store is not None:
        query = query.where(_D.store == store)
    return [Damage(**row) for row in conn.execute(query).mappings()]


def note(conn: sa.Connection, found: Collection[Damage]) -> None:
    """Note copies that are not repaired; the time when each was first found stays."""
    if found:
        statement = inserts(conn)(damages)
        newer = {key: statement.excluded[key] for key in ("what", "text")}
        statement = statement.on_conflict_do_update(index_elements=["store", "name"], set_=newer)
        conn.execute(statement, [asdict(one) for one in found])


def settle(conn: sa.Connection, store: str, names: Collection[str]) -> None:
    """Note that these copies were found intact, or were repaired."""
    for batch in batches(sorted(names)):
        conn.execute(sa.delete(damages).where(_D.store == store, _D.name.in_(batch)))


def forget_unknown(conn: sa.Connection, store: str) -> None:
    """Forget unknown blobs before a pass, which reports them again if they are still there."""
    conn.execute(sa.delete(damages).where(_D.store == store, _D.what == "unknown"))
