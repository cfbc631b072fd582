"""Letters: alerts on their way to one subscriber in one message. Written before they are sent, so that what is sent again
after a crash is the same letter; gone when the other side has taken it."""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.catalog.inserting import inserts
from storage.catalog.schema import batches, clean
from storage.catalog.telling_tables import letters, subscriptions
from storage.catalog.telling_tables import told as _told

_L = letters.c
# what every tick asks; made once: to make a statement takes longer than to answer it
_DUE = (
    sa.select(letters)
    .where(_L.next_at <= sa.bindparam("now"), _L.subscription.not_in(sa.bindparam("besides", expanding=True)))
    .order_by(_L.made_at, _L.id)
    .limit(sa.bindparam("most", type_=sa.Integer))
)
_OF_ENDED = sa.select(letters).join(subscriptions).where(subscriptions.c.ended_at.is_not(None))
_T = _told.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One message. `subscriber`: a mark of the address, `subscription` one of theirs. `alerts`: each with the ids of its events.
    `body`: what it says, sealed, once it was written. `next_at` None: given up."""

    id: str
    subscriber: str
    subscription: str
    alerts: tuple[tuple[str, tuple[str, ...]], ...]
    made_at: datetime
    body: str | None = None
    attempts: int = 0
    next_at: datetime | None = None
    error: str = ""


def add(conn: sa.Connection, new: Letter) -> None:
    """A letter to be sent from `next_at` on; one that is there already is left as it is."""
    insert = inserts(conn)
    row = {
        "id": new.id, "subscriber": new.subscriber, "subscription": new.subscription, "alerts": json.dumps(new.alerts), "made_at": new.made_at,
        "body": new.body, "attempts": new.attempts, "next_at": new.next_at, "error": new.error,
    }  # fmt: skip
    conn.execute(insert(letters).on_conflict_do_nothing(), row)


def due(conn: sa.Connection, now: datetime, limit: int, besides: Collection[str] = ()) -> list[Letter]:
    """What is to be sent now, oldest first; nothing of the subscriptions `besides`."""
    return [_letter(row) for row in conn.execute(_DUE, {"now": now, "besides": list(besides), "most": limit})]


def of_ended(conn: sa.Connection) -> list[Letter]:
    """Letters of subscriptions that have ended since they were written."""
    return [_letter(row) for row in conn.execute(_OF_ENDED)]


def entrust(conn: sa.Connection, letter: str, subscription: str) -> None:
    """Have it go by another subscription of the same subscriber."""
    conn.execute(sa.update(letters).where(_L.id == letter).values(subscription=subscription))


def waiting(conn: sa.Connection) -> dict[str, int]:
    """How many letters are still to be sent, by subscription."""
    query = sa.select(_L.subscription, sa.func.count()).where(_L.next_at.is_not(None)).group_by(_L.subscription)
    return {row[0]: row[1] for row in conn.execute(query)}


def given_up(conn: sa.Connection) -> int:
    """How many letters are not tried again."""
    return int(conn.execute(sa.select(sa.func.count()).where(_L.next_at.is_(None))).scalar_one())


def troubled(conn: sa.Connection) -> dict[str, Letter]:
    """Of each subscription the newest letter that was not taken at an attempt."""
    query = sa.select(letters).where(_L.attempts > 0).order_by(_L.made_at, _L.id)
    return {row.subscription: _letter(row) for row in conn.execute(query)}


def write(conn: sa.Connection, letter: str, body: str) -> None:
    """What it says from now on, however often it is sent."""
    conn.execute(sa.update(letters).where(_L.id == letter).values(body=body))


def sent(conn: sa.Connection, letter: str) -> None:
    """It was taken by the other side, or there is nothing more to send in it."""
    conn.execute(sa.delete(letters).where(_L.id == letter))


def failed(conn: sa.Connection, letter: str, *, next_at: datetime | None, error: str) -> None:
    """It was not taken; try again at `next_at`, or never."""
    noted = {"attempts": _L.attempts + 1, "next_at": next_at, "error": clean(error)}
    conn.execute(sa.update(letters).where(_L.id == letter).values(noted))


def told(conn: sa.Connection, subscriber: str, alerts: Sequence[str]) -> set[str]:
    """Those of the alerts that were put into a letter to this subscriber before."""
    found: set[str] = set()
    for batch in batches(alerts):
        found.update(conn.scalars(sa.select(_T.alert).where(_T.subscriber == subscriber, _T.alert.in_(batch))))
    return found


def tell(conn: sa.Connection, subscriber: str, alerts: Collection[str], at: datetime) -> None:
    """Note that these are in a letter."""
    insert = inserts(conn)
    rows = [{"subscriber": subscriber, "alert": alert, "at": at} for alert in alerts]
    if rows:
        conn.execute(insert(_told).on_conflict_do_nothing(), rows)


def untell(conn: sa.Connection, subscriber: str, events: Sequence[str]) -> None:
    """Note that these were left out of a letter."""
    for batch in batches(events):
        conn.execute(sa.delete(_told).where(_T.subscriber == subscriber, _T.alert.in_(batch)))


def newest_at(conn: sa.Connection, subscriber: str) -> datetime | None:
    """When the newest letter to a subscriber was written."""
    query = sa.select(_T.at).where(_T.subscriber == subscriber).order_by(_T.at.desc()).limit(1)
    return conn.execute(query).scalar_one_or_none()


def forget(conn: sa.Connection, before: datetime) -> None:
    """What was told, and what was given up, before this."""
    conn.execute(sa.delete(_told).where(_T.at < before))
    conn.execute(sa.delete(letters).where(_L.next_at.is_(None), _L.made_at < before))


def _letter(row: sa.Row[Any]) -> Letter:
    return Letter(
        id=row.id,
        subscriber=row.subscriber,
        subscription=row.subscription,
        alerts=tuple((alert, tuple(events)) for alert, events in json.loads(row.alerts)),
        made_at=row.made_at,
        body=row.body,
        attempts=row.attempts,
        next_at=row.next_at,
        error=row.error,
    )
