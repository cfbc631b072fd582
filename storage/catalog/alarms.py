"""Alarms: which troubles whoever runs the service was told about, and what is still to be sent.

An alarm that the recipient has accepted is journaled, so that a rebuild knows about it; one that was read from the
journal is never sent.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.catalog import deliveries
from storage.catalog.inserting import inserts
from storage.catalog.schema import alarms, batches, channels, clean
from storage.catalog.schema import deliveries as failures
from storage.model import Alarm, Trouble

_A = alarms.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An alarm to send now."""

    seq: int
    alarm: Alarm
    attempts: int  # failed ones so far


def add(conn: sa.Connection, new: Collection[Alarm], journal: str | None = None) -> None:
    """Add alarms, in order. `journal`: the blob that records that they were sent."""
    insert = inserts(conn)
    statement = insert(alarms).on_conflict_do_update(index_elements=["id"], set_={"journal": journal})
    for one in new:
        conn.execute(statement, _row(one) | {"journal": journal})


def standing(conn: sa.Connection) -> dict[tuple[Trouble, str], Alarm]:
    """The alarms of troubles that were reported as begun and not as ended, by trouble and store."""
    newest = sa.select(sa.func.max(_A.at)).group_by(_A.trouble, _A.store)
    query = sa.select(alarms).where(_A.at.in_(newest), _A.ended.is_(False))
    found = [_alarm(row) for row in conn.execute(query)]
    return {(one.trouble, one.store): one for one in found}


def newest_at(conn: sa.Connection) -> datetime | None:
    """The time of the newest alarm; None if there is none."""
    return conn.execute(sa.select(_A.at).order_by(_A.at.desc()).limit(1)).scalar_one_or_none()


def due(conn: sa.Connection, channel: str, now: datetime, limit: int) -> list[Due]:
    """The alarms to send to a channel: failed ones that are due again, and new ones, oldest first."""
    cursor, attempts = deliveries.progress(conn, channel, now, limit)
    query = sa.select(alarms).where(_A.seq.in_(attempts) | ((_A.seq > cursor) & _A.journal.is_(None)))
    rows = conn.execute(query.order_by(_A.seq).limit(limit))
    return [Due(seq=row.seq, alarm=_alarm(row), attempts=attempts.get(row.seq, 0)) for row in rows]


def by_seq(conn: sa.Connection, seqs: Collection[int]) -> dict[int, Alarm]:
    """The alarms with these numbers, by number; unknown ones are left out."""
    found: dict[int, Alarm] = {}
    for batch in batches(list(seqs)):
        found.update((row.seq, _alarm(row)) for row in conn.execute(sa.select(alarms).where(_A.seq.in_(batch))))
    return found


def unrecorded(conn: sa.Connection, channel: str) -> list[Alarm]:
    """Alarms that the channel has taken and that are not yet journaled."""
    cursor = sa.select(channels.c.cursor).where(channels.c.name == channel).scalar_subquery()
    failed = sa.select(failures.c.seq).where(failures.c.channel == channel)
    query = sa.select(alarms).where(_A.journal.is_(None), _A.seq <= cursor, _A.seq.not_in(failed))
    return [_alarm(row) for row in conn.execute(query.order_by(_A.seq))]


def _row(one: Alarm) -> dict[str, Any]:
    return {
        "id": one.id, "at": one.at, "trouble": one.trouble.value, "store": one.store, "since": one.since,
        "ended": one.ended, "text": clean(one.text),
    }  # fmt: skip


def _alarm(row: sa.Row[Any]) -> Alarm:
    return Alarm(
        id=row.id, at=row.at, trouble=Trouble(row.trouble), store=row.store, since=row.since, ended=row.ended,
        text=row.text,
    )  # fmt: skip
