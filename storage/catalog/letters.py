"""Letters: messages to subscribers, each with one or several alerts.

A letter is stored before it is sent, so that the same letter is sent again after a crash, and deleted once the
recipient has accepted it.
"""

from __future__ import annotations

import json
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.catalog.inserting import inserts
from storage.catalog.schema import batches, clean
from storage.catalog.subscription_tables import letters, subscriptions
from storage.catalog.subscription_tables import told as _told

_L = letters.c
LONGEST = timedelta(days=2)  # longer than a letter is ever put off: if one waits longer, the clock was set back
# needed at every tick; built once, since building a statement takes longer than answering it
_DUE = (
    sa.select(letters)
    .where(
        (_L.next_at <= sa.bindparam("now")) | (_L.next_at > sa.bindparam("too_late")),
        _L.subscription.not_in(sa.bindparam("besides", expanding=True)),
    )
    .order_by(_L.made_at, _L.id)
    .limit(sa.bindparam("most", type_=sa.Integer))
)
_OF_ENDED = sa.select(letters).join(subscriptions).where(subscriptions.c.ended_at.is_not(None))
_T = _told.c


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One message."""

    id: str  # the same for the same alerts to the same subscriber
    subscriber: str  # keyed digest of the address (`storage.sealing.Sealer.marks`)
    subscription: str  # one of this subscriber's
    alerts: tuple[tuple[str, tuple[str, ...]], ...]  # each alert with the ids of its events
    made_at: datetime
    body: str | None = None  # its text, sealed; None: not written yet, or it goes to a webhook
    attempts: int = 0  # failed ones so far
    next_at: datetime | None = None  # when to try next; None: given up
    error: str = ""  # of the last failed attempt


def add(conn: sa.Connection, new: Letter) -> None:
    """Add a letter, to be sent from `next_at` on; one that exists stays as it is."""
    insert = inserts(conn)
    row = {
        "id": new.id, "subscriber": new.subscriber, "subscription": new.subscription, "alerts": json.dumps(new.alerts), "made_at": new.made_at,
        "body": new.body, "attempts": new.attempts, "next_at": new.next_at, "error": new.error,
    }  # fmt: skip
    conn.execute(insert(letters).on_conflict_do_nothing(), row)


def due(conn: sa.Connection, now: datetime, limit: int, besides: Collection[str] = ()) -> list[Letter]:
    """The letters to send now, oldest first, without those of the subscriptions `besides`."""
    given = {"now": now, "too_late": now + LONGEST, "besides": list(besides), "most": limit}
    return [_letter(row) for row in conn.execute(_DUE, given)]


def before(conn: sa.Connection, letter: Letter, now: datetime) -> list[Letter]:
    """The letters of the same subscription that were made before this one and are to be tried again later."""
    earlier = sa.tuple_(_L.made_at, _L.id) < sa.tuple_(sa.literal(letter.made_at, _L.made_at.type), letter.id)
    query = sa.select(letters).where(_L.subscription == letter.subscription, earlier)
    return [_letter(row) for row in conn.execute(query.where(_L.next_at > now, _L.next_at <= now + LONGEST))]


def note(conn: sa.Connection, letter: str, error: str) -> None:
    """Note why a letter was not accepted, at the cost of no attempt."""
    conn.execute(sa.update(letters).where(_L.id == letter).values(error=clean(error)))


def put_off(conn: sa.Connection, letter: str, until: datetime) -> None:
    """Have a letter wait, at the cost of no attempt."""
    conn.execute(sa.update(letters).where(_L.id == letter).values(next_at=until))


def of_ended(conn: sa.Connection) -> list[Letter]:
    """Letters of subscriptions that ended after they were made."""
    return [_letter(row) for row in conn.execute(_OF_ENDED)]


def entrust(conn: sa.Connection, letter: str, subscription: str) -> None:
    """Assign a letter to another subscription of the same subscriber."""
    conn.execute(sa.update(letters).where(_L.id == letter).values(subscription=subscription))


def waiting(conn: sa.Connection) -> dict[str, int]:
    """Number of letters that are still to be sent, by subscription."""
    query = sa.select(_L.subscription, sa.func.count()).where(_L.next_at.is_not(None)).group_by(_L.subscription)
    return {row[0]: row[1] for row in conn.execute(query)}


def given_up(conn: sa.Connection) -> int:
    """Number of letters that were given up."""
    return int(conn.execute(sa.select(sa.func.count()).where(_L.next_at.is_(None))).scalar_one())


def troubled(conn: sa.Connection) -> dict[str, Letter]:
    """The newest letter that was not accepted at the last attempt, by subscription."""
    query = sa.select(letters).where(_L.error != "").order_by(_L.made_at, _L.id)
    return {row.subscription: _letter(row) for row in conn.execute(query)}


def write(conn: sa.Connection, letter: str, body: str) -> None:
    """Set the body of a letter, which stays the same however often it is sent."""
    conn.execute(sa.update(letters).where(_L.id == letter).values(body=body))


def sent(conn: sa.Connection, letter: str) -> None:
    """Delete a letter: the recipient has accepted it, or nothing in it is to be sent any more."""
    conn.execute(sa.delete(letters).where(_L.id == letter))


def failed(conn: sa.Connection, letter: str, *, next_at: datetime | None, error: str) -> None:
    """Note a failed attempt; the next one is at `next_at`, or never if None."""
    noted = {"attempts": _L.attempts + 1, "next_at": next_at, "error": clean(error)}
    conn.execute(sa.update(letters).where(_L.id == letter).values(noted))


def told(conn: sa.Connection, subscriber: str, alerts: Sequence[str]) -> set[str]:
    """Which of these alerts were already put into a letter to this subscriber."""
    found: set[str] = set()
    for batch in batches(alerts):
        found.update(conn.scalars(sa.select(_T.alert).where(_T.subscriber == subscriber, _T.alert.in_(batch))))
    return found


def tell(conn: sa.Connection, subscriber: str, alerts: Collection[str], at: datetime) -> None:
    """Note that these alerts are in a letter to this subscriber."""
    insert = inserts(conn)
    rows = [{"subscriber": subscriber, "alert": alert, "at": at} for alert in alerts]
    if rows:
        conn.execute(insert(_told).on_conflict_do_nothing(), rows)


def untell(conn: sa.Connection, subscriber: str, events: Sequence[str]) -> None:
    """Note that these were left out of a letter to this subscriber after all."""
    for batch in batches(events):
        conn.execute(sa.delete(_told).where(_T.subscriber == subscriber, _T.alert.in_(batch)))


def newest_at(conn: sa.Connection, subscriber: str) -> datetime | None:
    """When alerts were last put into a letter to this subscriber; None: never."""
    query = sa.select(_T.at).where(_T.subscriber == subscriber).order_by(_T.at.desc()).limit(1)
    return conn.execute(query).scalar_one_or_none()


def forget(conn: sa.Connection, before: datetime) -> None:
    """Delete what was noted as sent before this time, and letters made before it that were given up."""
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
