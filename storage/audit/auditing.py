"""The fixity audit: every object of every copy read again, hashed, held against ledger and receipt, and mended.

A pass goes through one store in order of name and notes how far it has come, so that it goes on after a stop. Passes
follow each other; each is spread over most of the window, so that no copy stays unread for longer. It reads, it does
not ask for sizes or ETags: a store's own word is no fixity.

Mended is only from bytes that ledger and receipt speak for, and only where the copy is not what it must be; what was
there is kept in quarantine. A copy that was never made has no receipt, and is no damage.
"""

from __future__ import annotations

import tempfile
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from storage import catalog as tables
from storage.audit.checking import Checked, Checking
from storage.audit.copies import known, stores_of
from storage.audit.expecting import LedgerTruth
from storage.audit.walking import Met, walk
from storage.catalog.audits import Damage, Pass
from storage.clock import Now
from storage.errors import StoreError
from storage.journal import OperatorAct
from storage.model import SegmentState

if TYPE_CHECKING:
    import sqlalchemy as sa

    from storage.blobs import Blobs
    from storage.ledger import VerifierKey
    from storage.model import Receipt

log = structlog.get_logger(__name__)

STRETCH = 0.8  # of the window that one pass takes: the rest is for growth and for days without the service
CATCH_UP = 20  # times the even pace, after days without the service
RETRIES = 100  # of what waits to be mended, a tick
BATCH_COPIES, BATCH_BYTES = 200, 256 << 20  # between two notes of how far it has come

Record = Callable[[Sequence[OperatorAct]], object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """How much an audit may read. None: no limit."""

    window: timedelta
    month_bytes: int | None = None  # of each store, in one month of the calendar
    second_bytes: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How the audit of a store stands."""

    store: str
    copies: int  # that the store has by its receipts
    bytes: int
    lacking: int  # blobs that another store has and this one not yet
    open: tuple[Damage, ...]  # found and not mended
    underway: Pass | None
    overdue: str | None  # why, in words


class Auditor:
    """Audits the stores of one service. One audit of a store at a time; several processes only read twice."""

    def __init__(
        self,
        catalog: tables.Catalog,
        blobs: Blobs,
        *,
        scratch: Path,
        now: Now,
        record: Record,
        keys: Callable[[], Sequence[VerifierKey]],
        limits: Limits,
    ) -> None:
        """`record` journals; `keys`: verifier keys of the ledger that are trusted."""
        self._catalog = catalog
        self._blobs = blobs
        self._scratch = scratch
        self._now = now
        self._record = record
        self._keys = keys
        self._limits = limits
        self._stop = threading.Event()

    def stop(self) -> None:
        """End at the next copy."""
        self._stop.set()

    def whole(self, *, resume: bool = False) -> Iterator[Checked]:
        """Everything, now, as fast as it can be read: each copy as it was found and what became of it. `resume`: from
        where the last pass was left. StoreError when a store does not answer."""
        for store in stores_of(self._blobs):
            known(self._blobs, store)
            yield from self._go(store, self._begun(store, anew=not resume), None, None)

    def tick(self, seconds: float) -> list[Checked]:
        """The part of each store's pass that is due every `seconds`; what was not sound. A store that does not answer
        is told and left for the next tick."""
        bad: list[Checked] = []
        for store in stores_of(self._blobs):
            try:
                known(self._blobs, store)
                begun = self._begun(store, anew=False)
                bad += [checked for checked in self._retry(store, begun) if checked.damage is not None]
                begun = self._begun(store, anew=False)
                quota = self._quota(store, begun, seconds)
                if quota > 0:
                    found = self._go(store, begun, quota, self._limits.second_bytes)
                    bad += [checked for checked in found if checked.damage is not None]
            except StoreError as error:
                log.warning("audit.waits", store=store.label, reason=str(error))
        for checked in bad:
            log.error("audit.damage", store=checked.store, name=checked.name, what=checked.damage, mended=checked.mended,
                      reason=checked.text)  # fmt: skip
        for standing in self.standing():
            if standing.overdue is not None:
                log.warning("audit.overdue", store=standing.store, reason=standing.overdue)
        return bad

    def standing(self) -> list[Standing]:
        """Of every store, in their order."""
        found = []
        with self._catalog.read() as conn:
            passes, names = tables.audits.passes(conn), tables.audits.known(conn)
            for store in stores_of(self._blobs):
                copies, size = tables.audits.held(conn, store.label)
                one = passes.get(store.label)
                found.append(
                    Standing(
                        store=store.label,
                        copies=copies,
                        bytes=size,
                        lacking=names - copies,
                        underway=one,
                        open=tuple(tables.audits.damaged(conn, store.label)),
                        overdue=self._overdue(one, size) if copies else None,
                    )
                )
        return found

    # ---- one pass ------------------------------------------------------------------------------------------------

    def _begun(self, store: Blobs, *, anew: bool) -> Pass:
        with self._catalog.read() as conn:
            known = tables.audits.passes(conn).get(store.label)
        if known is not None and not (anew or (known.copies and not known.position)):
            if known.started_at <= self._now():
                return known
            begun = replace(known, started_at=self._now())  # a clock that was set back must not stop the audit
            with self._catalog.write() as conn:
                tables.audits.keep(conn, begun)
            return begun
        begun = Pass(store=store.label, started_at=self._now())
        if known is not None:
            begun = replace(begun, finished_at=known.finished_at, month=known.month, month_bytes=known.month_bytes)
        with self._catalog.write() as conn:
            tables.audits.keep(conn, begun)
        return begun

    def _go(self, store: Blobs, one: Pass, quota: int | None, pace: float | None) -> Iterator[Checked]:
        """From where the pass is, up to `quota` octets (at least one copy), or to its end."""
        if not one.position:
            with self._catalog.write() as conn:
                tables.audits.forget_unknown(conn, store.label)  # what is still there is found again
        with self._checking() as checking:
            batch: list[Checked] = []
            read, begun = 0, time.monotonic()
            for met in walk(self._catalog, store, one.position):
                checked = checking.check(store, met)
                if checked is not None:
                    batch.append(checked)
                    read += checked.bytes
                    yield checked
                spent = quota is not None and read >= quota
                if spent or len(batch) >= BATCH_COPIES or sum(c.bytes for c in batch) >= BATCH_BYTES:
                    one, batch = self._keep(one, batch, position=met.name), []
                if spent or self._stop.is_set():
                    self._keep(one, batch, position=met.name)
                    return
                if pace is not None and (ahead := read / pace - (time.monotonic() - begun)) > 0:
                    self._stop.wait(ahead)
            late = [checking.unknown(store, name) for name in checking.doubtful]
            yield from (found := [checked for checked in late if checked is not None])
            self._end(self._keep(one, batch + found, position=""))

    def _retry(self, store: Blobs, one: Pass) -> list[Checked]:
        """What could not be mended when it was found, once more: those that are sound or mended now."""
        with self._catalog.read() as conn:
            waiting = [one for one in tables.audits.damaged(conn, store.label) if one.what != "unknown"][:RETRIES]
            given = {
                w.name: [r for r in tables.segments.receipts_of(conn, w.name) if r.store == w.store] for w in waiting
            }
        if not waiting:
            return []
        with self._checking() as checking:
            found = [checking.check(store, Met(w.name, next(iter(given[w.name]), None), None)) for w in waiting]
        better = [checked for checked in found if checked is not None and (checked.damage is None or checked.mended)]
        kept = replace(one, copies=0, bytes=0)  # of no pass, but of the month
        after = self._keep(kept, better, position=one.position) if better else one
        with self._catalog.write() as conn:
            tables.audits.keep(conn, replace(one, month=after.month, month_bytes=after.month_bytes))
        return better

    @contextmanager
    def _checking(self) -> Iterator[Checking]:
        truth = LedgerTruth(self._catalog, self._blobs, self._keys())
        with tempfile.TemporaryDirectory(prefix="audit-", dir=self._scratch) as scratch:
            yield Checking(self._catalog, stores_of(self._blobs), truth, Path(scratch))

    def _keep(self, one: Pass, batch: Sequence[Checked], *, position: str) -> Pass:
        """What was found, in the journal first, then in the catalog."""
        now = self._now()
        bad = [checked for checked in batch if checked.damage is not None]
        if bad:
            self._record([_act(checked) for checked in bad])
        month = f"{now:%Y-%m}"
        size = sum(checked.bytes for checked in batch)
        one = replace(
            one, position=position, copies=one.copies + len(batch), bytes=one.bytes + size,
            damaged=one.damaged + len(bad), mended=one.mended + sum(checked.mended for checked in bad),
            month=month, month_bytes=size + (one.month_bytes if one.month == month else 0),
        )  # fmt: skip
        receipts: list[Receipt] = [checked.receipt for checked in batch if checked.receipt is not None]
        open_now = [
            Damage(store=c.store, name=c.name, what=c.damage or "", text=c.text, found_at=now)
            for c in bad if not c.mended
        ]  # fmt: skip
        with self._catalog.write() as conn:
            was = {damage.name for damage in tables.audits.damaged(conn, one.store)}
            sound = was & {c.name for c in batch if c.damage is None or c.mended}
            tables.audits.settle(conn, one.store, sound)
            tables.audits.note(conn, open_now)
            tables.segments.add_receipts(conn, receipts)
            _weigh(conn, {damage.name for damage in open_now} | sound)
            tables.audits.keep(conn, one)
        return one

    def _end(self, one: Pass) -> None:
        """The pass came to its end: a result for the journal, and for whoever asks."""
        result = {"copies": one.copies, "bytes": one.bytes, "damaged": one.damaged, "mended": one.mended}
        details = {"store": one.store} | {key: str(value) for key, value in result.items()}
        self._record([OperatorAct(act="audit", details=details)])
        with self._catalog.write() as conn:
            tables.audits.keep(conn, replace(one, finished_at=self._now()))
        log.info("audit.done", store=one.store, **result)

    # ---- how much, how late --------------------------------------------------------------------------------------

    def _quota(self, store: Blobs, one: Pass, seconds: float) -> int:
        """Octets to read now, so that the pass ends within its stretch of the window and the month's budget holds."""
        with self._catalog.read() as conn:
            _, size = tables.audits.held(conn, store.label)
        stretch = self._limits.window * STRETCH
        due = round(size * min(1.0, (self._now() - one.started_at) / stretch)) - one.bytes
        if due <= 0 and one.copies and self._now() - one.started_at < stretch:
            return 0
        most = max(1, round(size * CATCH_UP * seconds / stretch.total_seconds()))
        quota = max(1, min(due, most)) if size else 0
        if self._limits.month_bytes is None:
            return quota
        used = one.month_bytes if one.month == f"{self._now():%Y-%m}" else 0
        return min(quota, self._limits.month_bytes - used)

    def _overdue(self, one: Pass | None, size: int) -> str | None:
        limits, now = self._limits, self._now()
        days = f"{limits.window / timedelta(days=1):g} days"
        budget = limits.month_bytes
        if budget is not None and size * timedelta(days=30.44) / limits.window > budget:
            return f"{budget} octets a month are too few to read {size} within {days}: raise audit_month_bytes or audit_window"
        since = None if one is None else self._unread_since(one)
        if since is not None and now - since > limits.window:
            return f"some copies were not read since {since:%Y-%m-%d}, the window is {days}"
        return None

    @staticmethod
    def _unread_since(one: Pass) -> datetime:
        """When the copy that was read longest ago was read, at the latest: what this pass has not reached yet the last one
        read, however long ago that ended."""
        return one.finished_at or one.started_at


def _act(checked: Checked) -> OperatorAct:
    details = {
        "store": checked.store, "name": checked.name, "what": checked.damage or "", "text": checked.text,
        "mended": "yes" if checked.mended else "no",
    }  # fmt: skip
    return OperatorAct(act="audit.damage", details=details)


def _weigh(conn: sa.Connection, names: set[str]) -> None:
    """Segments with a copy that waits to be mended are at risk; the others are weighed by their copies again."""
    waiting = {damage.name for damage in tables.audits.damaged(conn)} if names else set()
    for name in names:
        segment = tables.segments.by_name(conn, name)
        if segment is not None and segment.stored_at is not None:
            state = SegmentState.AT_RISK if name in waiting else SegmentState.STORED
            tables.segments.set_state(conn, name, state)
