"""Events: changes of state, numbered in the order in which they were committed to the catalog."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

import sqlalchemy as sa

from storage.catalog.columns import Millis, one_of
from storage.catalog.schema import batches, clean, events, sources, visits
from storage.model import Access, Effect, Event, EventKind, Finding, Reason
from storage.records import from_json, to_json

_E = events.c
_AFTER = (  # needed at every tick; built once, since building a statement takes longer than answering it
    sa.select(events)
    .where(_E.seq > sa.bindparam("seq"), _E.told.is_(False))
    .order_by(_E.seq)
    .limit(sa.bindparam("most", type_=sa.Integer))
)
_KNOWN_IDS, _INSERT = sa.select(_E.id).where(_E.id.in_(sa.bindparam("ids", expanding=True))), sa.insert(events)
_ORDER_LOCK = (
    2026112402  # key of an advisory lock of PostgreSQL, held until a transaction ends: numbers in commit order
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """An event and its number. A reader that continues after the last `seq` it saw misses none."""

    seq: int
    event: Event


def listing(
    conn: sa.Connection,
    *,
    since: datetime | None = None,
    source: str | None = None,
    kinds: Collection[EventKind] | None = None,
    access: Access | None = None,
    limit: int | None = None,
    newest_first: bool = False,
) -> list[Event]:
    """Events in the order of their time, which is that of the visit; from `since` on.

    `access`: only of sources that this class may see.
    """
    query = _select(access)
    if since is not None:
        query = query.where(_E.at >= since)
    if source is not None:
        query = query.where(_E.source == source)
    if kinds is not None:
        query = query.where(_E.kind.in_([kind.value for kind in kinds]))
    # at equal times, by source and n: a rebuild commits in another order than before
    order = [column.desc() if newest_first else column.asc() for column in (_E.at, _E.source, _E.n, _E.seq)]
    return [_event(row) for row in conn.execute(query.order_by(*order).limit(limit))]


def after(conn: sa.Connection, seq: int, limit: int) -> list[Told]:
    """The next events after this number, in commit order, without those that a rebuild recreated."""
    return [Told(seq=row.seq, event=_event(row)) for row in conn.execute(_AFTER, {"seq": seq, "most": limit})]


def by_id(conn: sa.Connection, event: str) -> Event | None:
    """The event with this id; None if there is none."""
    row = conn.execute(sa.select(events).where(_E.id == event)).one_or_none()
    return None if row is None else _event(row)


def by_ids(conn: sa.Connection, ids: Sequence[str]) -> dict[str, Event]:
    """The events with these ids, by id; unknown ones are left out."""
    found: dict[str, Event] = {}
    for batch in batches(list(ids)):
        found.update((row.id, _event(row)) for row in conn.execute(sa.select(events).where(_E.id.in_(batch))))
    return found


def having(conn: sa.Connection, sources_asked: Sequence[str], kind: EventKind) -> set[str]:
    """Which of these sources have an event of this kind."""
    found: set[str] = set()
    for batch in batches(sources_asked):
        found.update(conn.scalars(sa.select(_E.source).distinct().where(_E.source.in_(batch), _E.kind == kind.value)))
    return found


def by_seq(conn: sa.Connection, seqs: Sequence[int]) -> dict[int, Event]:
    """The events with these numbers, by number; unknown ones are left out."""
    found: dict[int, Event] = {}
    for batch in batches(list(seqs)):
        found.update((row.seq, _event(row)) for row in conn.execute(sa.select(events).where(_E.seq.in_(batch))))
    return found


def host_event_at(
    conn: sa.Connection, host: str, at: datetime, access: Access | None = None, *, altered: bool = False
) -> datetime | None:
    """The time of the newest `host` event of any source of the host within the day before `at`; None if there is none.

    Of events caused by losses, blocks and failures; with `altered`, of those caused by alterations. `access`: only of
    sources of this class.
    """
    asked = {"of": host, "before": at - timedelta(days=1), "now": at}
    found: datetime | None = conn.execute(_NEWEST_OF_HOST[access, altered], asked).scalar_one()
    return found


_ALTERED = [finding.value for finding in Finding if finding.effect is Effect.CHANGE]


def _newest_of_host(made: sa.ColumnElement[bool]) -> sa.Select[Any]:
    return sa.select(
        sa.type_coerce(
            sa.select(sa.func.max(_E.at, type_=sa.BigInteger))
            .join(sources, sources.c.id == _E.source)
            .join(visits, sa.and_(visits.c.source == _E.source, visits.c.n == _E.n))
            .where(
                _E.kind == EventKind.HOST.value,
                _E.at > sa.bindparam("before"),
                _E.at <= sa.bindparam("now"),
                sources.c.host == sa.bindparam("of"),
                made,
            )
            .scalar_subquery(),
            Millis,
        )
    )


_CAUSED = {False: ~one_of(visits.c.finding, _ALTERED), True: one_of(visits.c.finding, _ALTERED)}
_NEWEST_OF_HOST = {
    (access, altered): _newest_of_host(
        made if access is None else sa.and_(made, sources.c.access == sa.literal(access.value))
    )
    for access in (None, *Access)
    for altered, made in _CAUSED.items()
}


def newest_seq(conn: sa.Connection) -> int:
    """The number of the newest event; 0 if there is none."""
    return conn.execute(sa.select(sa.func.max(_E.seq))).scalar_one() or 0


def insert(conn: sa.Connection, found: Sequence[Event], *, told: bool) -> None:
    """Add events, in this order; one that exists stays as it is. `told`: they were sent before this catalog was rebuilt,
    and are not sent again."""
    if not found:
        return
    if conn.dialect.name == "postgresql":
        conn.exec_driver_sql(f"SELECT pg_advisory_xact_lock({_ORDER_LOCK})")
    known = set[str]()
    for batch in batches([event.id for event in found]):
        known.update(conn.scalars(_KNOWN_IDS, {"ids": batch}))
    rows = [_row(event, told=told) for event in found if event.id not in known]
    if rows:
        conn.execute(_INSERT, rows)


def _select(access: Access | None) -> sa.Select[Any]:
    if access is None:
        return sa.select(events)
    seen = sa.select(sources.c.id).where(sources.c.access == access.value)
    return sa.select(events).where(_E.source.in_(seen))


def _event(row: sa.Row[Any]) -> Event:
    return Event(
        id=row.id,
        at=row.at,
        source=row.source,
        url=row.url,
        n=row.n,
        kind=EventKind(row.kind),
        text=row.text,
        reasons=from_json(tuple[Reason, ...], row.reasons) if row.reasons else (),
    )


def _row(event: Event, *, told: bool) -> dict[str, Any]:
    return {
        "id": event.id,
        "at": event.at,
        "source": event.source,
        "url": event.url,
        "n": event.n,
        "kind": event.kind.value,
        "text": clean(event.text),
        "reasons": to_json(event.reasons).decode() if event.reasons else None,
        "told": told,
    }
