"""Deliveries: how far each channel has come in the events, and which are to be tried again.

Delivery is at least once: the cursor of a channel moves, or a failed attempt is noted, after the sending. An event that
was being sent when the process died is sent again, with the same id.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.catalog import events
from storage.catalog.inserting import inserts
from storage.catalog.schema import batches, channels, clean, deliveries
from storage.catalog.schema import events as _events
from storage.model import Event

_D = deliveries.c
_E = _events.c
_END = (1 << 63) - 1
LONGEST = timedelta(days=8)  # longer than anything is ever put off: if it waits longer, the clock was set back
# needed at every tick; built once, since building a statement takes longer than answering it
_CURSOR = sa.select(channels.c.cursor).where(channels.c.name == sa.bindparam("of"))
_FAILED = (
    sa.select(_D.seq, _D.attempts)
    .where(
        _D.channel == sa.bindparam("of"),
        (_D.next_at <= sa.bindparam("now")) | (_D.next_at > sa.bindparam("too_late")),
    )
    .order_by(_D.seq)
    .limit(sa.bindparam("most", type_=sa.Integer))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An event to send now."""

    seq: int
    event: Event
    attempts: int  # failed ones so far


def open_channel(conn: sa.Connection, channel: str, *, from_start: bool = False, since: datetime | None = None) -> None:
    """Open a channel; one that exists continues where it was.

    It is sent events from now on; with `from_start`, all of them; with `since`, from the first visit after that time
    on.
    """
    insert = inserts(conn)
    row = {"name": channel, "cursor": 0 if from_start else _before(conn, since)}
    conn.execute(insert(channels).on_conflict_do_nothing(), row)


def due(conn: sa.Connection, channel: str, now: datetime, limit: int) -> list[Due]:
    """The events to send to a channel: failed ones that are due again, then new ones in order. None if it was not
    opened."""
    cursor, attempts = progress(conn, channel, now, limit)
    failed = events.by_seq(conn, list(attempts))
    found = [Due(seq=seq, event=failed[seq], attempts=attempts[seq]) for seq in sorted(failed)]
    new = events.after(conn, cursor, limit - len(found)) if len(found) < limit else []
    return found + [Due(seq=told.seq, event=told.event, attempts=0) for told in new]


def progress(conn: sa.Connection, channel: str, now: datetime, limit: int) -> tuple[int, dict[int, int]]:
    """The cursor of a channel, and what is to be tried again now: seq -> number of failed attempts.

    The cursor of a channel that was not opened is beyond all events.
    """
    cursor = conn.execute(_CURSOR, {"of": channel}).scalar_one_or_none()
    if cursor is None:
        return _END, {}
    again = conn.execute(_FAILED, {"of": channel, "now": now, "too_late": now + LONGEST, "most": limit})
    return cursor, {row.seq: row.attempts for row in again}


def sent(conn: sa.Connection, channel: str, seq: int) -> None:
    """Note that the recipient has accepted an event."""
    conn.execute(sa.delete(deliveries).where(_D.channel == channel, _D.seq == seq))
    _advance(conn, channel, seq)


def passed(conn: sa.Connection, channel: str, seqs: Sequence[int]) -> None:
    """Note that nothing more is to be done about these events: they were dealt with, or do not concern the channel."""
    for batch in batches(seqs):
        conn.execute(sa.delete(deliveries).where(_D.channel == channel, _D.seq.in_(batch)))
    if seqs:
        _advance(conn, channel, max(seqs))


def failed(conn: sa.Connection, channel: str, seq: int, *, at: datetime, next_at: datetime | None, error: str) -> None:
    """Note a failed attempt; the next one is at `next_at`, or never if None. Later events do not wait for it."""
    insert = inserts(conn)
    row = {"channel": channel, "seq": seq, "attempts": 1, "last_at": at, "next_at": next_at, "error": clean(error)}
    statement = insert(deliveries).values(row)
    again = {
        "attempts": _D.attempts + 1,
        "last_at": statement.excluded.last_at,
        "next_at": statement.excluded.next_at,
        "error": statement.excluded.error,
    }
    conn.execute(statement.on_conflict_do_update(index_elements=["channel", "seq"], set_=again))
    _advance(conn, channel, seq)


def later(conn: sa.Connection, channel: str, now: datetime) -> dict[int, datetime]:
    """What failed and is to be tried again, but not yet: seq -> when."""
    query = sa.select(_D.seq, _D.next_at).where(_D.channel == channel, _D.next_at > now, _D.next_at <= now + LONGEST)
    return {row.seq: row.next_at for row in conn.execute(query)}


def put_off(conn: sa.Connection, channel: str, seq: int, *, at: datetime, until: datetime) -> None:
    """Have an event wait, at the cost of no attempt. Later events do not wait for it."""
    insert = inserts(conn)
    row = {"channel": channel, "seq": seq, "attempts": 0, "last_at": at, "next_at": until, "error": ""}
    statement = insert(deliveries).values(row)
    put = {"next_at": statement.excluded.next_at}
    conn.execute(statement.on_conflict_do_update(index_elements=["channel", "seq"], set_=put))
    _advance(conn, channel, seq)


def again(conn: sa.Connection, ids: Collection[str], at: datetime, *, besides: Collection[str]) -> None:
    """Have these events, which were not sent, sent from `at` on to every channel whose cursor is already past them.

    `besides`: channels to leave out, since they do not count events, or were sent them.
    """
    insert = inserts(conn)
    passed = sa.select(channels.c.name, _E.seq).join(_events, _E.seq <= channels.c.cursor).where(_E.id.in_(ids))
    passed = passed.where(channels.c.name.not_in(besides))
    rows = [
        {"channel": name, "seq": seq, "attempts": 0, "last_at": at, "next_at": at, "error": ""}
        for name, seq in conn.execute(passed)
    ]
    if rows:
        conn.execute(insert(deliveries).on_conflict_do_nothing(), rows)


def owe(conn: sa.Connection, channel: str, ids: Collection[str], at: datetime) -> None:
    """Have these events sent to a channel from `at` on, and no other existing one: a rebuild counts them all as sent."""
    insert = inserts(conn)
    _advance(conn, channel, events.newest_seq(conn))
    row: dict[str, Any] = {"channel": channel, "attempts": 0, "last_at": at, "next_at": at, "error": ""}
    for batch in batches(sorted(ids)):
        rows = [row | {"seq": seq} for seq in conn.scalars(sa.select(_E.seq).where(_E.id.in_(batch)))]
        if rows:
            conn.execute(insert(deliveries).on_conflict_do_nothing(), rows)


def waiting(conn: sa.Connection, channel: str) -> int:
    """Number of events that are still to be sent to the channel."""
    cursor = sa.select(channels.c.cursor).where(channels.c.name == channel).scalar_subquery()
    new = sa.select(sa.func.count()).where(_E.seq > cursor, _E.told.is_(False))
    again = sa.select(sa.func.count()).where(_D.channel == channel, _D.next_at.is_not(None))
    return int(conn.execute(new).scalar_one()) + int(conn.execute(again).scalar_one())


def _before(conn: sa.Connection, since: datetime | None) -> int:
    """The cursor just before the first event since that time, or at the newest event if there is none."""
    first = None
    if since is not None:
        first = conn.execute(sa.select(sa.func.min(_E.seq)).where(_E.at >= since)).scalar_one_or_none()
    return events.newest_seq(conn) if first is None else first - 1


def _advance(conn: sa.Connection, channel: str, seq: int) -> None:
    moved = sa.update(channels).where(channels.c.name == channel, channels.c.cursor < seq).values(cursor=seq)
    conn.execute(moved)
