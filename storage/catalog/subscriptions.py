"""Subscriptions. Their terms are sealed, and each has its own channel for events."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import datetime
from typing import Any

import sqlalchemy as sa

from storage.catalog import deliveries
from storage.catalog.inserting import inserts
from storage.catalog.schema import channels, events
from storage.catalog.schema import deliveries as deliveries_
from storage.catalog.subscription_tables import subscriptions
from storage.model import Subscription

_S = subscriptions.c
_CHANNEL = "subscription/"
# needed at every tick; built once, since building a statement takes longer than answering it
_STANDING = sa.select(subscriptions).where(_S.ended_at.is_(None)).order_by(_S.id)
_AGAIN = sa.exists().where(
    deliveries_.c.channel == channels.c.name,
    (deliveries_.c.next_at <= sa.bindparam("now")) | (deliveries_.c.next_at > sa.bindparam("too_late")),
)
_BEHIND = sa.select(channels.c.name).where(
    channels.c.name.startswith(_CHANNEL, autoescape=True),
    (channels.c.cursor < sa.select(sa.func.max(events.c.seq)).scalar_subquery()) | _AGAIN,
)


def channel_of(subscription: str) -> str:
    """The name of a subscription's channel."""
    return f"{_CHANNEL}{subscription}"


def standing(conn: sa.Connection) -> list[Subscription]:
    """Subscriptions that have not ended, oldest first."""
    return _found(conn, _STANDING)


def of(conn: sa.Connection, subscriber: Collection[str]) -> list[Subscription]:
    """Subscriptions that have not ended and have one of these marks of an address, oldest first."""
    return _found(conn, _STANDING.where(_S.subscriber.in_(subscriber)))


def unmarked(conn: sa.Connection) -> list[Subscription]:
    """Subscriptions that have not ended and are not marked with their subscriber yet, oldest first."""
    return _found(conn, _STANDING.where(_S.subscriber.is_(None)))


def by_id(conn: sa.Connection, subscription: str) -> Subscription | None:
    """The subscription with this id; None if there is none, or it has ended."""
    return next(iter(_found(conn, _STANDING.where(_S.id == subscription))), None)


def mark(conn: sa.Connection, subscribers: Mapping[str, str]) -> None:
    """Note whose subscriptions these are: id -> mark of the address. An index of the sealed terms, not kept by a rebuild."""
    told = sa.update(subscriptions).where(_S.id == sa.bindparam("which"), _S.ended_at.is_(None))
    rows = [{"which": one, "whose": subscriber} for one, subscriber in subscribers.items()]
    if rows:
        conn.execute(told.values(subscriber=sa.bindparam("whose")), rows)


def _found(conn: sa.Connection, query: sa.Select[Any]) -> list[Subscription]:
    return [Subscription(id=row.id, at=row.at, terms=row.terms) for row in conn.execute(query)]


def behind(conn: sa.Connection, now: datetime) -> set[str]:
    """Subscriptions whose channel is behind the newest event, or has a failed sending to repeat."""
    given = {"now": now, "too_late": now + deliveries.LONGEST}
    return {name.removeprefix(_CHANNEL) for name in conn.scalars(_BEHIND, given)}


# ---- what the journal does; repeated, or in another order, it has the same result ------------------------------------


def add(conn: sa.Connection, new: Subscription) -> None:
    """Add a subscription to events seen from `new.at` on; one that has ended stays ended."""
    insert = inserts(conn)
    row = {"id": new.id, "at": new.at, "terms": new.terms}
    conn.execute(insert(subscriptions).on_conflict_do_nothing(), row)
    if by_id(conn, new.id) is not None:
        deliveries.open_channel(conn, channel_of(new.id), since=new.at)


def end(conn: sa.Connection, subscription: str, at: datetime) -> None:
    """End a subscription and forget its terms.

    Whoever sends letters drops those on their way, or assigns them to another subscription of the same subscriber.
    """
    insert = inserts(conn)
    ended = {"id": subscription, "terms": "", "ended_at": at}
    forgotten = {"terms": "", "ended_at": at, "subscriber": None}
    conn.execute(insert(subscriptions).on_conflict_do_update(index_elements=["id"], set_=forgotten), ended)
    conn.execute(sa.delete(channels).where(channels.c.name == channel_of(subscription)))
