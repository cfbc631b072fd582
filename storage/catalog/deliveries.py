"""What became of telling: how far each channel has come in the events, and what is to be tried again.

At least once: a channel's cursor moves, or a failed attempt is noted, after the sending. An event that was sent when
the process died is sent again, with the same id.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
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
# what every tick asks; made once: to make a statement takes longer than to answer it
_CURSOR = sa.select(channels.c.cursor).where(channels.c.name == sa.bindparam("of"))
_FAILED = (
    sa.select(_D.seq, _D.attempts)
    .where(_D.channel == sa.bindparam("of"), _D.next_at <= sa.bindparam("now"))
    .order_by(_D.seq)
    .limit(sa.bindparam("most", type_=sa.Integer))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """An event to send now. `attempts`: how often that failed."""

    seq: int
    event: Event
    attempts: int


def open_channel(conn: sa.Connection, channel: str, *, from_start: bool = False, since: datetime | None = None) -> None:
    """Begin to tell a channel, with what happens from now on, `from_start`, or with the first that was seen `since` then;
    a channel that is known goes on."""
    insert = inserts(conn)
    row = {"name": channel, "cursor": 0 if from_start else _before(conn, since)}
    conn.execute(insert(channels).on_conflict_do_nothing(), row)


def due(conn: sa.Connection, channel: str, now: datetime, limit: int) -> list[Due]:
    """What is to be sent to a channel: failed ones whose time has come, then new ones in order. Nothing for a channel
    that was not opened."""
    cursor, attempts = progress(conn, channel, now, limit)
    failed = events.by_seq(conn, list(attempts))
    found = [Due(seq=seq, event=failed[seq], attempts=attempts[seq]) for seq in sorted(failed)]
    new = events.after(conn, cursor, limit - len(found)) if len(found) < limit else []
    return found + [Due(seq=told.seq, event=told.event, attempts=0) for told in new]


def progress(conn: sa.Connection, channel: str, now: datetime, limit: int) -> tuple[int, dict[int, int]]:
    """How far a channel has come, to the end of all where it was not opened; and what is to be tried again now: seq ->
    how often it failed."""
    cursor = conn.execute(_CURSOR, {"of": channel}).scalar_one_or_none()
    if cursor is None:
        return _END, {}
    again = conn.execute(_FAILED, {"of": channel, "now": now, "most": limit})
    return cursor, {row.seq: row.attempts for row in again}


def sent(conn: sa.Connection, channel: str, seq: int) -> None:
    """It was taken by the other side."""
    conn.execute(sa.delete(deliveries).where(_D.channel == channel, _D.seq == seq))
    _advance(conn, channel, seq)


def passed(conn: sa.Connection, channel: str, seqs: Sequence[int]) -> None:
    """Nothing more is to be done of these: they were taken up, or are none of the channel's."""
    for batch in batches(seqs):
        conn.execute(sa.delete(deliveries).where(_D.channel == channel, _D.seq.in_(batch)))
    if seqs:
        _advance(conn, channel, max(seqs))


def failed(conn: sa.Connection, channel: str, seq: int, *, at: datetime, next_at: datetime | None, error: str) -> None:
    """It was not; try again at `next_at`, or never. The events behind it do not wait."""
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


def again(conn: sa.Connection, ids: Collection[str], at: datetime, *, besides: Collection[str]) -> None:
    """Have every channel told of these events that has come past them already and was not told: now, and as any other. Not
    the channels `besides`: those whose numbers are not of events, or that were told."""
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
    """Have a channel told of these events from `at` on, and of no others that there are: a rebuild takes them all as told."""
    insert = inserts(conn)
    _advance(conn, channel, events.newest_seq(conn))
    row: dict[str, Any] = {"channel": channel, "attempts": 0, "last_at": at, "next_at": at, "error": ""}
    for batch in batches(sorted(ids)):
        rows = [row | {"seq": seq} for seq in conn.scalars(sa.select(_E.seq).where(_E.id.in_(batch)))]
        if rows:
            conn.execute(insert(deliveries).on_conflict_do_nothing(), rows)


def waiting(conn: sa.Connection, channel: str) -> int:
    """How many events the channel was not told of yet and still will be."""
    cursor = sa.select(channels.c.cursor).where(channels.c.name == channel).scalar_subquery()
    new = sa.select(sa.func.count()).where(_E.seq > cursor, _E.told.is_(False))
    again = sa.select(sa.func.count()).where(_D.channel == channel, _D.next_at.is_not(None))
    return int(conn.execute(new).scalar_one()) + int(conn.execute(again).scalar_one())


def _before(conn: sa.Connection, since: datetime | None) -> int:
    """The place behind which the first event stands that was seen `since` then; that of the newest where there is none."""
    first = None
    if since is not None:
        first = conn.execute(sa.select(sa.func.min(_E.seq)).where(_E.at >= since)).scalar_one_or_none()
    return events.newest_seq(conn) if first is None else first - 1


def _advance(conn: sa.Connection, channel: str, seq: int) -> None:
    moved = sa.update(channels).where(channels.c.name == channel, channels.c.cursor < seq).values(cursor=seq)
    conn.execute(moved)
