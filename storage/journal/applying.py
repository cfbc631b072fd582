"""Applying journal entries to the catalog: the only way in which their rows are made."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import TypeVar

import sqlalchemy as sa

from storage import catalog as tables
from storage.catalog.inserting import inserts
from storage.catalog.schema import batches, dropped_visits
from storage.catalog.schema import journal as journal_rows
from storage.journal import objects
from storage.journal.entries import (
    HOLD_ON,
    AlarmTold,
    CapturesPurged,
    CitationAdded,
    Entry,
    HoldPlaced,
    HoldReleased,
    OperatorAct,
    PurgeBegun,
    PurgeDropped,
    RemarkMade,
    SourceAdded,
    SourceEdited,
    SourceMerged,
    StandingChanged,
    SubscriptionEnded,
    SubscriptionMade,
    VisitsDropped,
    WorkAdded,
    Written,
)
from storage.model import Citation, Leaf, Receipt

_Of = TypeVar("_Of")

UNFIT = (sa.exc.StatementError, TypeError, ValueError, OverflowError)  # what `apply` raises for values that fit no row

_DROPPED = sa.select(dropped_visits.c.segment, dropped_visits.c.record).where(
    dropped_visits.c.segment.in_(sa.bindparam("among", expanding=True))
)


def apply(
    conn: sa.Connection,
    written: Written,
    receipts: Iterable[Receipt],
    leaf: Leaf | None,
    *,
    merged: Mapping[str, str] | None = None,
    left: list[Citation] | None = None,
) -> list[SourceMerged]:
    """Make the rows of a journal blob; nothing if it was applied before. Raises one of UNFIT for an entry that was never
    one of ours.

    `merged`: id -> the id it stands for, if known beforehand (a rebuild reads the whole journal first). Returns merges
    of sources that turned out to be registered already under another id: these must be recorded in turn. `left` takes
    the citations whose source or work nothing has registered.
    """
    row = {
        "name": written.name,
        "at": written.at,
        "sha256": written.sha256,
        "bytes": written.bytes,
        "entries": len(written.entries),
    }
    insert = inserts(conn)
    if conn.execute(insert(journal_rows).on_conflict_do_nothing(), row).rowcount == 0:
        return []
    known = dict(merged or {})
    new = [
        (entry.source, entry.next_due_at)
        for entry in written.entries
        if isinstance(entry, SourceAdded) and entry.source.id not in known
    ]
    tables.sources.hold_hosts(conn, _changed(written), [source for source, _ in new])
    found = tables.sources.add(conn, new, written.name)
    for source, into in (known | found).items():
        tables.sources.merge(conn, source, into)
    tables.remarks.add(conn, [entry.remark for entry in written.entries if isinstance(entry, RemarkMade)])
    alarms = [entry.alarm for entry in written.entries if isinstance(entry, AlarmTold)]
    tables.alarms.add(conn, alarms, written.name)
    tables.works.add(conn, [entry.work for entry in written.entries if isinstance(entry, WorkAdded)])
    uncited = tables.works.cite(conn, [e.citation for e in written.entries if isinstance(e, CitationAdded)])
    if left is not None:
        left += uncited
    for entry in written.entries:
        _apply(conn, entry, written.name)
    tables.leaves.insert(conn, [leaf] if leaf is not None else [])
    tables.segments.add_receipts(conn, tuple(receipts))
    return [SourceMerged(source=source, into=into) for source, into in found.items()]


def why_unfit(error: Exception) -> str:
    """One of UNFIT in words, without the statement and its values."""
    cause = error.orig if isinstance(error, sa.exc.StatementError) and error.orig is not None else error
    return f"it cannot be applied: {str(cause).partition(chr(10))[0]}"


def registers(written: Written) -> set[str]:
    """The ids of sources that a journal blob registers."""
    return {entry.source.id for entry in written.entries if isinstance(entry, SourceAdded)}


def as_applied(blobs: Iterable[tuple[Written, _Of]], merged: Mapping[str, str]) -> Iterator[tuple[Written, _Of]]:
    """The blobs in the order in which they took effect.

    If a crash left a blob without rows, and its sources were registered again before it was found, it took effect after
    that later blob, to whose sources its citations belong.
    """
    registered: set[str] = set()
    waiting: list[tuple[Written, _Of]] = []
    for blob in blobs:
        waiting.append(blob)
        for one in list(waiting):
            own = registers(one[0])
            if all(merged.get(source, source) in registered | own for source in own):
                waiting.remove(one)
                registered |= own
                yield one
    yield from waiting


def dropped(conn: sa.Connection, segments: Sequence[str]) -> dict[str, set[str]]:
    """Segment -> ids of its metadata records that are not part of the history; an empty id means all of them."""
    found: dict[str, set[str]] = {}
    for batch in batches(segments):
        for segment, record in conn.execute(_DROPPED, {"among": batch}):
            found.setdefault(segment, set()).add(record)
    return found


def untold(conn: sa.Connection) -> list[VisitsDropped]:
    """Visits that a commit refused, not in the journal yet: the process died, or the store did not answer."""
    query = sa.select(dropped_visits.c.segment, dropped_visits.c.record).where(dropped_visits.c.journal.is_(None))
    found: dict[str, list[str]] = {}
    for segment, record in conn.execute(query.order_by(dropped_visits.c.segment, dropped_visits.c.record)):
        found.setdefault(segment, []).append(record)
    return [
        VisitsDropped(segment=segment, records=tuple(records), reason="refused: another process had the host")
        for segment, records in found.items()
    ]


def _changed(written: Written) -> set[str]:
    """The ids of sources that a journal blob changes."""
    edited = {entry.source.id for entry in written.entries if isinstance(entry, SourceEdited)}
    return edited | {entry.source for entry in written.entries if isinstance(entry, StandingChanged)}


def _apply(conn: sa.Connection, entry: Entry, name: str) -> None:
    match entry:
        case SourceEdited():
            tables.sources.edit(conn, entry.source, entry.next_due_at, name)
        case StandingChanged():
            source = tables.sources.merged_into(conn, entry.source)
            tables.sources.set_standing(conn, source, entry.standing, name)
        case SourceMerged():
            tables.sources.merge(conn, entry.source, entry.into)
        case VisitsDropped():
            insert = inserts(conn)
            rows = [{"segment": entry.segment, "record": record, "journal": name} for record in entry.records or ("",)]
            told = insert(dropped_visits).on_conflict_do_update(
                index_elements=["segment", "record"], set_={"journal": name}
            )
            conn.execute(told, rows)
        case HoldPlaced():
            tables.holds.add(conn, entry.hold)
        case HoldReleased():
            tables.holds.release(conn, entry.hold, entry.at, entry.authority)
        case PurgeBegun() | PurgeDropped() | CapturesPurged():
            _purged(conn, entry)
        case SubscriptionMade() | SubscriptionEnded():
            _subscribed(conn, entry)
        case SourceAdded() | WorkAdded() | CitationAdded() | RemarkMade() | AlarmTold():  # applied before, in batches
            pass
        case OperatorAct():
            _held(conn, entry, name)


def _purged(conn: sa.Connection, entry: PurgeBegun | PurgeDropped | CapturesPurged) -> None:
    match entry:
        case PurgeBegun():
            tables.purges.begin(conn, entry.purge, entry.at, entry.authority, entry.captures, entry.instead)
        case PurgeDropped():
            tables.purges.drop(conn, entry.purge)
        case CapturesPurged():
            tables.purges.finish(conn, entry.purge)


def _subscribed(conn: sa.Connection, entry: SubscriptionMade | SubscriptionEnded) -> None:
    if isinstance(entry, SubscriptionMade):
        tables.subscriptions.add(conn, entry.subscription)
    else:
        tables.subscriptions.end(conn, entry.subscription, entry.at)


def _held(conn: sa.Connection, act: OperatorAct, name: str) -> None:
    """Apply the only acts that change rows: holds that the service put on objects, or lifted."""
    if (about := objects.parse_hold_act(act)) is not None:
        tables.holds.apply_held_versions(conn, *about, name, on=act.act == HOLD_ON)


def applied(conn: sa.Connection) -> set[str]:
    """The names of the blobs that were applied: no others are part of the history."""
    return set(conn.scalars(sa.select(journal_rows.c.name)))


def newest(conn: sa.Connection) -> datetime | None:
    """The time of the newest blob that was applied."""
    query = sa.select(journal_rows.c.at).order_by(journal_rows.c.name.desc()).limit(1)
    return conn.execute(query).scalar_one_or_none()
