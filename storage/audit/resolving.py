"""Resolving reservations that a crash left open.

A segment in the store is adopted; one only in the spool is put first; one in neither never happened. When a segment is
given up, the journal says so (VisitsDropped), so that a paused process which stores it later leaves nothing that a
rebuild would take for history.

A reservation belongs to its owner while that lives and its leases run. An owner that was paused until long after they
ran out is treated as dead, since its hosts must not wait. What it had sealed is stored and adopted in its place, and
its files are left to it: when it goes on, it finds its visits committed, or dropped, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from storage import catalog as tables
from storage.audit.stored import StoredSegment, read_segment
from storage.blobs import put_or_resume
from storage.journal import Journal, VisitsDropped
from storage.model import Leaf, Outcome, Receipt

if TYPE_CHECKING:
    from storage.blobs import Blobs
    from storage.spool import Entry, Spool


PAUSED = timedelta(minutes=2)  # after its leases, until a process that holds files in the spool counts as paused


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What became of open reservations, by segment name. `kept`: a host is leased, so the owner may be alive."""

    adopted: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    damaged: tuple[tuple[str, str], ...] = ()  # with the reason: in the store, but not as it was written
    kept: tuple[str, ...] = ()
    visits: int = 0  # adopted visits


def resolve_reserved(
    catalog: tables.Catalog, blobs: Blobs, spool: Spool, journal: Journal, *, now: datetime
) -> Resolved:
    """Resolve open reservations. StoreError and DatabaseError pass through; what was resolved before stays resolved.

    A segment is left alone while any of its hosts is held, or, if a living process has its file, was held within the
    last PAUSED. The leases of dead processes must have been ended before (`catalog.hosts.free_of`).
    """
    spooled = {entry.name: entry for entry in spool.entries()}
    with catalog.read() as conn:
        reserved = tables.segments.unresolved(conn)
        hosts_of_all = {host for _, hosts in reserved for host in hosts}
        held = tables.hosts.leased(conn, hosts_of_all, now)
        held_lately = tables.hosts.leased(conn, hosts_of_all, now - PAUSED)
    adopted: list[str] = []
    dropped: list[str] = []
    damaged: list[tuple[str, str]] = []
    kept: list[str] = []
    visits = 0
    for segment, hosts in reserved:
        entry = spooled.pop(segment.name, None)
        owner_lives = entry is not None and entry.busy
        if (held_lately if owner_lives else held).intersection(hosts):
            kept.append(segment.name)
            continue
        receipt = _stored(blobs, segment.name, entry)
        if receipt is None:
            _give_up(catalog, journal, segment.name)
            dropped.append(segment.name)
            if not owner_lives:
                spool.discard(segment.name)
            continue
        stored = read_segment(blobs, segment.name, receipt.bytes, partial(_payload_bytes, catalog))
        visits += _adopt(catalog, journal, stored, receipt, now)
        if not owner_lives:
            spool.discard(segment.name)
        adopted.append(segment.name)
        if stored.damage is not None:
            damaged.append((segment.name, stored.damage))
    for entry in spooled.values():  # committed already, or never reserved, which is as good as never visited
        if not entry.busy:
            spool.discard(entry.name)
    return Resolved(
        adopted=tuple(adopted), dropped=tuple(dropped), damaged=tuple(damaged), kept=tuple(kept), visits=visits
    )


def _stored(blobs: Blobs, name: str, entry: Entry | None) -> Receipt | None:
    """The segment's receipt, from the store; if the spool has it whole, it is stored or repaired from there first."""
    if entry is not None and entry.sha256 is not None:
        return put_or_resume(blobs, name, entry.path, entry.sha256)
    return blobs.verify(name) if blobs.stat(name) is not None else None


def _adopt(catalog: tables.Catalog, journal: Journal, stored: StoredSegment, receipt: Receipt, now: datetime) -> int:
    """Commit a segment's visits as its owner would have, with their events, which were never sent."""
    with catalog.write() as conn:
        hosts = tables.sources.hosts_of(conn, {visit.record.source for visit in stored.visits})
        outcomes = [
            stored.outcome(visit, hosts[visit.record.source]) for visit in stored.visits if visit.record.source in hosts
        ]
        leaves = [tables.leaves.new("segment", stored.name, receipt.sha256, receipt.bytes), *map(visit_leaf, outcomes)]
        accepted, refused = tables.commit.segment(
            conn, stored.name, receipt.sha256, receipt.bytes, (receipt,), outcomes, leaves, now, leased=False
        )
    if refused:
        records = tuple(outcome.record for outcome in refused)
        journal.record([VisitsDropped(segment=stored.name, records=records, reason="others came before them")])
    return len(accepted)


def _payload_bytes(catalog: tables.Catalog, capture: str) -> int | None:
    with catalog.read() as conn:
        found = tables.captures.by_id(conn, capture)
    return None if found is None else found.payload_bytes


def _give_up(catalog: tables.Catalog, journal: Journal, name: str) -> None:
    journal.record([VisitsDropped(segment=name, reason="reserved, and never stored")])
    with catalog.write() as conn:
        tables.segments.drop(conn, name)


def visit_leaf(outcome: Outcome) -> Leaf:
    """A new ledger leaf for a visit."""
    return tables.leaves.new("visit", outcome.record, outcome.record_sha256, outcome.record_bytes)
