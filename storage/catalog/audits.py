"""How far the audit of each store has come, and the copies that are not what they must be."""

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
    """One way through a store, from its first name to its last; goes on behind `position`."""

    store: str
    started_at: datetime
    position: str = ""
    copies: int = 0
    bytes: int = 0
    damaged: int = 0
    mended: int = 0
    finished_at: datetime | None = None  # of the newest pass that came to its end
    month: str = ""
    month_bytes: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A copy that is not what it must be. `what`: damaged, missing, replaced, unknown, catalog."""

    store: str
    name: str
    what: str
    text: str
    found_at: datetime


def passes(conn: sa.Connection) -> dict[str, Pass]:
    """How far each store's audit has come, by store."""
    return {row["store"]: Pass(**row) for row in conn.execute(sa.select(audits)).mappings()}


def keep(conn: sa.Connection, one: Pass) -> None:
    """Note how far it has come."""
    row = asdict(one)
    statement = inserts(conn)(audits)
    newer = {key: statement.excluded[key] for key in row if key != "store"}
    conn.execute(statement.on_conflict_do_update(index_elements=["store"], set_=newer), row)


def damaged(conn: sa.Connection, store: str | None = None) -> list[Damage]:
    """Copies that wait to be mended, in the order of their names."""
    query = sa.select(damages).order_by(_D.name, _D.store)
    if store is not None:
        query = query.where(_D.store == store)
    return [Damage(**row) for row in conn.execute(query).mappings()]


def note(conn: sa.Connection, found: Collection[Damage]) -> None:
    """These are not mended; when each was first seen stays."""
    if found:
        statement = inserts(conn)(damages)
        newer = {key: statement.excluded[key] for key in ("what", "text")}
        statement = statement.on_conflict_do_update(index_elements=["store", "name"], set_=newer)
        conn.execute(statement, [asdict(one) for one in found])


def settle(conn: sa.Connection, store: str, names: Collection[str]) -> None:
    """These copies were found sound, or made so."""
    for batch in batches(sorted(names)):
        conn.execute(sa.delete(damages).where(_D.store == store, _D.name.in_(batch)))


def forget_unknown(conn: sa.Connection, store: str) -> None:
    """Before a pass: what nobody knew is told again only if it is still there."""
    conn.execute(sa.delete(damages).where(_D.store == store, _D.what == "unknown"))
