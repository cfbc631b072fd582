"""What is known by now about events that were not sent as they happened.

Whether they are still to be sent, whether they already were, and which losses have ended. A webhook is called within
seconds; a digest, or a letter that waits, may be sent days later.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from archiver import alerts
from archiver.lookup.cases import LOSS_EVENTS, Case, End, cases, record_of
from storage import catalog as tables
from storage.model import EventKind, Remark, RemarkKind, Source

if TYPE_CHECKING:
    from datetime import datetime

    import sqlalchemy as sa

    from storage.model import Event

_KEPT_BACK = frozenset({RemarkKind.MUTE, RemarkKind.EXPLAINED})
_NOT_SO = LOSS_EVENTS | {EventKind.ALTERED}  # kinds that a false alarm revokes


def silenced_events(
    conn: sa.Connection, subscriber: str, events: Sequence[Event], sources: Mapping[str, Source]
) -> set[str]:
    """Ids of the events whose record is now muted, explained or a false alarm, whichever look the remark follows.

    The return from a false alarm is sent if its loss was. `sources`: of the events, by id.
    """
    found = set[str]()
    for source in tables.remarks.spoken_of(conn, {event.source for event in events} & sources.keys()):
        own_events = [event for event in events if event.source == source]
        said = _holding(tables.remarks.of_source(conn, source))
        known = cases_of(conn, source, sources[source].url)
        for event in own_events:
            record = record_of(known, event)
            own = [one for one in said if one.case == record]
            back = any(one.kind in _KEPT_BACK and event.n <= one.after for one in own)
            false = any(one.kind is RemarkKind.FALSE_ALARM for one in own)
            if event.kind is EventKind.RESTORED:
                false = false and not _loss_told(conn, subscriber, record, known, own_events)
            else:
                false = false and event.kind in _NOT_SO
            if back or false:
                found.add(event.id)
    return found


def events_already_told(conn: sa.Connection, subscriber: str, events: Sequence[Event]) -> set[str]:
    """Ids of the events that were already put into a letter to this subscriber."""
    about = alerts.Subscription(id=subscriber)
    named = {event.id: (event.id, alerts.alert_id(event, about, None)) for event in events}  # formerly by alert ids
    before = tables.letters.told(conn, subscriber, [name for names in named.values() for name in names])
    return {event for event, names in named.items() if not before.isdisjoint(names)}


def cases_of(conn: sa.Connection, source: str, url: str) -> list[Case]:
    """The cases of a source, oldest first."""
    alarms = tables.remarks.false_alarms(conn, [source])
    return list(cases(tables.visits.history(conn, source), source, url, alarms.get(source, ())))


def ended_losses(known: Sequence[Case], events: Iterable[Event]) -> dict[str, datetime]:
    """Event id -> when the source was served again, for losses that ended and whose return is not among the events."""
    those = list(events)
    returned = {record_of(known, event) for event in those if event.kind is EventKind.RESTORED}
    ended = {one.id: one.ended for one in known if one.end is End.SERVED and one.id not in returned}
    found = {}
    for event in those:
        at = ended.get(record_of(known, event) or "") if event.kind in LOSS_EVENTS else None
        if at is not None:
            found[event.id] = at
    return found


def _holding(said: Sequence[Remark]) -> list[Remark]:
    """The remarks that nobody took back."""
    back = {one.case: one.id for one in said if one.kind is RemarkKind.WITHDRAWN}  # oldest first
    return [one for one in said if one.id > back.get(one.case, "")]


def _loss_told(
    conn: sa.Connection, subscriber: str, record: str | None, known: Sequence[Case], beside: Sequence[Event]
) -> bool:
    """Whether a loss of this record, not one of `beside`, was put into an earlier letter."""
    now = {event.id for event in beside}
    losses = tables.events.listing(conn, source=beside[0].source, kinds=LOSS_EVENTS)
    return bool(
        events_already_told(
            conn, subscriber, [one for one in losses if one.id not in now and record_of(known, one) == record]
        )
    )
