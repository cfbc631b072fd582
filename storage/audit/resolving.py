"""Reservations that a crash left open: what is in the store is adopted, what is only in the spool is put first, what is
in neither never happened.

Of a segment that is given up the journal says so (VisitsDropped), so that a paused process which puts it later leaves
nothing that a rebuild would take for history.

A reservation whose owner lives is its owner's, as long as its leases run. One that was paused until they were long over
is treated as dead: its hosts must not wait for it. What it had sealed is put and adopted in its place, and its files are
left to it: when it goes on it finds its visits committed, or dropped, and says so.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING

from storage import catalog as tables
from storage.audit.stored import StoredSegment, read_segment
from storage.blobs import settle
from storage.journal import Journal, VisitsDropped
from storage.model import Leaf, Outcome, Receipt

if TYPE_CHECKING:
    from storage.blobs import Blobs
    from storage.spool import Entry, Spool


PAUSED = timedelta(minutes=2)  # so long after its leases a process that holds files in the spool counts as paused


@dataclass(frozen=True, slots=True, kw_only=True)
class Resolved:
    """What became of open reservations, by segment name. `kept`: their owner may live, or the store is down for them."""

    adopted: tuple[str, ...] = ()
    dropped: tuple[str, ...] = ()
    damaged: tuple[tuple[str, str], ...] = ()  # with the reason: in the store, and not as it was written
    kept: tuple[str, ...] = ()
    visits: int = 0  # that were adopted


def resolve_reserved(
    catalog: tables.Catalog, blobs: Blobs, spool: Spool, journal: Journal, *, now: datetime
) -> Resolved:
    """Resolve what is open: segments none of whose hosts is held now, or, while a living process has their file, was held
    within the last PAUSED. The leases of processes that died are ended before (`catalog.hosts.free_of`).

    StoreError and DatabaseError as they come; what was resolved until then stays resolved."""
    waiting = {entry.name: entry for entry in spool.entries()}
    with catalog.read() as conn:
        found = tables.segments.unresolved(conn)
        hosts_of_all = {host for _, hosts in found for host in hosts}
        held = tables.hosts.held(conn, hosts_of_all, now)
        lately = tables.hosts.held(conn, hosts_of_all, now - PAUSED)
    adopted: list[str] = []
    dropped: list[str] = []
    damaged: list[tuple[str, str]] = []
    kept: list[str] = []
    visits = 0
    for segment, hosts in found:
        entry = waiting.pop(segment.name, None)
        living = entry is not None and entry.busy
        if (lately if living else held).intersection(hosts):
            kept.append(segment.name)
            continue
        receipt = _stored(blobs, segment.name, entry)
        if receipt is None:
            _give_up(catalog, journal, segment.name)
            dropped.append(segment.name)
            if not living:
                spool.discard(segment.name)
            continue
        stored = read_segment(blobs, segment.name, receipt.bytes, partial(_payload_bytes, catalog))
        visits += _adopt(catalog, journal, stored, receipt, now)
        if not living:
            spool.discard(segment.name)
        adopted.append(segment.name)
        if stored.damage is not None:
            damaged.append((segment.name, stored.damage))
    for entry in waiting.values():  # committed already, or never reserved, which is as if never looked at
        if not entry.busy:
            spool.discard(entry.name)
    return Resolved(
        adopted=tuple(adopted), dropped=tuple(dropped), damaged=tuple(damaged), kept=tuple(kept), visits=visits
    )


def _stored(blobs: Blobs, name: str, entry: Entry | None) -> Receipt | None:
    """The segment's receipt: of what is in the store, mended or put from the spool where that has it whole."""
    if entry is not None and entry.sha256 is not None:
        return settle(blobs, name, entry.path, entry.sha256)
    return blobs.verify(name) if blobs.stat(name) is not None else None


def _adopt(catalog: tables.Catalog, journal: Journal, stored: StoredSegment, receipt: Receipt, now: datetime) -> int:
    """Commit what the segment says, as its owner would have. Its events are told: they never were."""
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
