"""Keeps it all intact: what dead processes left half-done, owed copies, the ledger, the audit, the rebuild."""

from __future__ import annotations

import math
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import timedelta
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

import structlog

from archiver.app.role import TICKS
from archiver.app.stores import Stores
from config.settings import SettingsError
from storage import audit, journal, scratch
from storage import catalog as tables
from storage.erasure import Holds, Locks, Purging
from storage.errors import Busy
from storage.layout import checkpoint_name
from storage.ledger import LedgerHalted
from storage.ledger.reading import leaves, signed_by
from storage.marks import check_listing
from storage.model import SegmentState
from storage.stores import open_eraser

if TYPE_CHECKING:
    import sqlalchemy as sa

log = structlog.get_logger(__name__)

LOCKS_S = 3600.0  # between two passes over all receipts: what to lock, lock for longer, hold, or copy
COPYING_S = 20.0  # most time for copies in each minute of a service
AT_RISK_AFTER = timedelta(hours=1)  # a store may be down for a while; a longer time is reported
UNSIGNED_AFTER = timedelta(hours=1)  # the ledger is signed within a minute, if some process does it


class Upkeep(Stores):
    """What a service does now and then, and a command before it begins or ends."""

    patience_s: float | None  # None: a service
    _locked_at = -math.inf  # monotonic: last pass over the locks
    _compared_at = -math.inf  # monotonic: last pass over the receipts for owed copies
    _not_held: Mapping[str, str] = MappingProxyType({})  # store -> why it rejects legal holds
    _owed_long: frozenset[str] = frozenset()  # stores whose late copies were logged
    _ledger_stopped: str | None = None  # why, "" while it goes on; None: not known yet

    @cached_property
    def auditor(self) -> audit.Auditor:
        """Reads every copy again, a few at a time."""
        s = self.settings
        return audit.Auditor(
            self.catalog,
            self.blobs,
            scratch=self._scratch,
            now=self.now,
            record=self.journal.record,
            keys=self.ledger.own_keys,
            limits=audit.Limits(
                window=timedelta(seconds=s.audit_window_s),
                month_bytes=s.audit_month_bytes,
                second_bytes=s.audit_rate_bytes,
            ),
        )

    @cached_property
    def locks(self) -> Locks:
        """Makes buckets lock what they were asked to lock."""
        return Locks(self.catalog, self.blobs.stores, self.now)

    @cached_property
    def holds(self) -> Holds:
        """Legal holds."""
        return Holds(self.catalog, self.blobs.stores, self.journal.record, self.now)

    @cached_property
    def purging(self) -> Purging:
        """Lawful erasure; never part of a service. SettingsError if there are no credentials for it."""
        s = self.settings
        profiles = profiles_of(s.purge_profile or "")
        bare = [one.name for one in s.store if one.kind == "s3" and not profiles.get(one.name, profiles.get(""))]
        if bare:
            why = f"store {', '.join(bare)} wants credentials that may delete"
            raise SettingsError(
                [f"{why}: a profile of the AWS files, by ARCHIVER_PURGE_PROFILE=PROFILE or STORE=PROFILE"]
            )
        erasers = [open_eraser(one, profiles.get(one.name, profiles.get("")), ca_file=s.ca_file) for one in s.store]
        return Purging(
            self.catalog,
            self.blobs,
            erasers,
            holds=self.holds,
            record=self.journal.record,
            catch_up=lambda: self.journal.catch_up(self.blobs),
            scratch=self._scratch,
            now=self.now,
        )

    def mend(self) -> None:
        """Clean up after processes that died: what they had reserved is adopted if its bytes exist, else dropped."""
        for owner in self.process.dead():
            with self.catalog.write() as conn:
                freed = tables.hosts.free_of(conn, owner)
            if freed:
                log.info("leases.freed", owner=owner, hosts=freed)
            self.process.bury(owner)
        scratch.sweep(self._scratch)
        resolved = audit.resolve_reserved(self.catalog, self.blobs, self.spool, self.journal, now=self.now())
        if resolved.adopted or resolved.dropped:
            log.info("segments.resolved", adopted=len(resolved.adopted), dropped=len(resolved.dropped))
        self._tell_dropped()

    def _tell_dropped(self) -> None:
        """Journal the visits that a commit refused, so that a rebuild leaves them out."""
        with self.catalog.read() as conn:
            untold = journal.untold(conn)
        if untold:
            self.journal.record(untold)

    def settle(self) -> None:
        """Make owed copies and extend the ledger: regularly in a service, and before a command ends."""
        self._make_copies()
        self._weigh_copies()
        if time.monotonic() - self._locked_at > LOCKS_S:
            self._locked_at = time.monotonic()
            self.locks.tick()
            self._not_held = self.holds.tick()
        try:
            grown = not _signed_elsewhere(self) and self.ledger.tick() is not None
            self._ledger_stopped = ""
            if grown:
                self._make_copies()
        except (LedgerHalted, Busy) as error:  # capture goes on; the leaves wait in the catalog
            log.warning("ledger.waits", reason=str(error))
            if isinstance(error, LedgerHalted):
                self._ledger_stopped = str(error)

    def _make_copies(self) -> None:
        """Make some owed copies; a service continues for a while, because a store that was added lacks everything."""
        end = time.monotonic() + COPYING_S
        while self._copied() and self.patience_s is None and time.monotonic() < end:
            continue

    def _copied(self) -> bool:
        """Make some owed copies; whether there were any."""
        thorough = time.monotonic() - self._compared_at > LOCKS_S
        if thorough:
            self._compared_at = time.monotonic()
        with self.catalog.read() as conn:
            every, _ = tables.tallies.of_store(conn, tables.tallies.ANY)
            short = [one for one in self.blobs.wanted if thorough or tables.tallies.of_store(conn, one)[0] < every]
            owed = [r for label in short for r in tables.segments.lacking(conn, label, 100)]
        if thorough and owed:  # in a store that was added to the settings nothing is preserved yet
            with self.catalog.write() as conn:
                for label in short:
                    tables.segments.unsettle(conn, label)
        made = self.blobs.tick(owed)
        if made:
            with self.catalog.write() as conn:
                tables.segments.add_receipts(conn, made)
        return bool(made)

    def _weigh_copies(self) -> None:
        """Mark segments with every wanted copy as preserved, and those that wait too long for one as at risk."""
        late = self.now() - AT_RISK_AFTER
        while self._moved(lambda conn: tables.missing_copies.complete(conn, self.blobs.wanted), SegmentState.PRESERVED):
            continue
        for name in self._moved(lambda conn: tables.missing_copies.late_segments(conn, late), SegmentState.AT_RISK):
            log.warning("segment.at_risk", segment=name, reason="not every wanted copy was made")
        with self.catalog.read() as conn:
            lacking = tables.missing_copies.missing(conn, self.blobs.wanted)
        with self.catalog.write(durable=False) as conn:
            tables.missing_copies.note(conn, self.blobs.wanted, lacking, self.now())
            owed = tables.missing_copies.late(conn, late)
        for store in owed.keys() - self._owed_long:
            log.warning(
                "copies.at_risk", store=store, blobs=owed[store], reason="journal and ledger wait for their copies"
            )
        self._owed_long = frozenset(owed)

    def _moved(self, find: Callable[[sa.Connection], list[str]], state: SegmentState) -> list[str]:
        """Put the segments that `find` returns into `state`. First asks without blocking writers, then decides."""
        with self.catalog.read() as conn:
            if not find(conn):
                return []
        with self.catalog.write() as conn:
            found = find(conn)
            for name in found:
                tables.segments.set_state(conn, name, state)
        return found

    def unsigned(self) -> bool:
        """Whether the ledger can be called unsigned if this process does not sign it; always, on SQLite.

        On PostgreSQL another machine may have the key; there, leaves that wait too long for their proof tell.
        """
        if self.catalog.sqlite:
            return True
        with self.catalog.read() as conn:
            return tables.leaves.late(conn, self.now() - UNSIGNED_AFTER)

    def lacking_long(self) -> dict[str, int]:
        """Store -> number of blobs, of any kind, of which it has lacked a copy for over an hour."""
        with self.catalog.read() as conn:
            owed = tables.missing_copies.late(conn, self.now() - AT_RISK_AFTER)
            if tables.segments.count(conn, SegmentState.AT_RISK):
                for store in self.blobs.wanted:
                    owed[store] = owed.get(store, 0) + tables.missing_copies.segments_of(conn, store)
        return {store: count for store, count in owed.items() if count}

    def rebuild(self, *, full: bool = False) -> audit.Rebuilt:
        """Fill an empty catalog from the stores, all of which must answer: one may have what the others lack.

        `full`: read every body.
        """
        from archiver.rejudge import rejudge_look
        from archiver.subscribers.gathering import after_rebuild

        for store in self.blobs.stores:
            check_listing(store)
        self.blobs.survey()
        head = self.ledger.newest()
        made = audit.rebuild(
            self.catalog,
            self.blobs,
            rejudge_look,
            now=self.now,
            leaves=leaves(self.blobs, head) if head is not None else (),
            sealer=self.sealer,
            full=full,
        )
        after_rebuild(self.catalog, self.subscribers)
        own = self.ledger.own_keys()
        if head is not None and own and not signed_by(head, own):
            strange = checkpoint_name(head.size), "no key of this data directory signed it: what it says was believed"
            made = replace(made, damaged=(*made.damaged, strange))
        return made


def profiles_of(told: str) -> dict[str, str]:
    """Parse `PROFILE` for all stores (key ""), or `STORE=PROFILE` for each, separated by commas."""
    parts = [part.strip() for part in told.split(",") if part.strip()]
    return {name if equals else "": profile if equals else name for name, equals, profile in
            (part.partition("=") for part in parts)}  # fmt: skip


def _signed_elsewhere(app: Upkeep) -> bool:
    """Whether another machine extends the ledger: a command beside it neither begins it nor misses its key."""
    if app.catalog.sqlite or app.patience_s is None or app.ledger.here:
        return False
    try:
        with app.catalog.alone(TICKS):
            pass
    except Busy:
        return True
    return app.ledger.begun()
