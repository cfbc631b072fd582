"""The fixity audit: every object of every copy is read again, hashed, compared with ledger and receipt, and repaired.

A pass goes through one store in order of name and notes its position, so that it continues after a stop. Passes follow
each other; each is spread over most of the window, so that no copy stays unread for longer. The audit reads; it does
not ask for sizes or ETags, because a store's own word is no fixity check.

Repairs use only bytes that ledger or receipt vouch for, and only if the copy differs; the old bytes are kept in
quarantine. A copy that was never made has no receipt, and does not count as damage.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from storage import catalog as tables
from storage import scratch
from storage.audit.ahead import READERS, readings
from storage.audit.checking import Checked, Checking
from storage.audit.copies import check_identity, stores_of
from storage.audit.expecting import LedgerTruth
from storage.audit.limits import Limits
from storage.audit.progress import Notes, Record
from storage.audit.walking import Met, walk
from storage.catalog.audits import Damage, Pass
from storage.clock import Now
from storage.errors import StoreError

if TYPE_CHECKING:
    from storage.blobs import Blobs
    from storage.ledger import VerifierKey

log = structlog.get_logger(__name__)

RETRIES = 100  # damages that are tried again per tick
BATCH_COPIES, BATCH_BYTES = 1000, 256 << 20  # between two notes of the position


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The state of a store's audit."""

    store: str
    copies: int  # in the store, by its receipts
    bytes: int
    lacking: int  # blobs that another store has and this one does not have yet
    open: tuple[Damage, ...]  # found and not repaired
    underway: Pass | None
    overdue: str | None  # why, in words


class Auditor:
    """Audits the stores of one service. One audit per store at a time; several processes would only read everything
    twice."""

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
        """`record` writes acts to the journal; `keys` gives the ledger's verifier keys that are trusted."""
        self._catalog = catalog
        self._blobs = blobs
        self._scratch = scratch
        self._now = now
        self._notes = Notes(catalog, record, now)
        self._keys = keys
        self._limits = limits
        self._stop = threading.Event()

    def stop(self) -> None:
        """Stop at the next copy."""
        self._stop.set()

    def whole(self, *, resume: bool = False) -> Generator[Checked, None, None]:
        """Audit everything, now, at full speed: each copy as it was found, and whether it was repaired.

        `resume`: from where the last pass stopped. StoreError if a store does not answer.
        """
        for store in stores_of(self._blobs):
            check_identity(self._blobs, store)
            yield from self._go(store, self._notes.begun(store.label, anew=not resume), None, None)

    def tick(self, seconds: float) -> list[Checked]:
        """Audit the part of each store's pass that is due every `seconds`; returns what was not sound.

        A store that does not answer is logged and left for the next tick.
        """
        bad: list[Checked] = []
        for store in stores_of(self._blobs):
            try:
                check_identity(self._blobs, store)
                begun = self._notes.begun(store.label)
                bad += [checked for checked in self._retry(store, begun) if checked.damage is not None]
                begun = self._notes.begun(store.label)
                with self._catalog.read() as conn:
                    _, size = tables.tallies.of_store(conn, store.label)
                quota = self._limits.quota(begun, size, self._now(), seconds)
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
        """The state of every store's audit, in the order of the stores."""
        found = []
        with self._catalog.read() as conn:
            passes, (names, _) = tables.audits.passes(conn), tables.tallies.of_store(conn, tables.tallies.ANY)
            for store in stores_of(self._blobs):
                copies, size = tables.tallies.of_store(conn, store.label)
                one = passes.get(store.label)
                found.append(
                    Standing(
                        store=store.label,
                        copies=copies,
                        bytes=size,
                        lacking=names - copies,
                        underway=one,
                        open=tuple(tables.audits.damaged(conn, store.label)),
                        overdue=self._limits.overdue(one, size, self._now()) if copies else None,
                    )
                )
        return found

    # ---- one pass ------------------------------------------------------------------------------------------------

    def _go(self, store: Blobs, one: Pass, quota: int | None, pace: float | None) -> Iterator[Checked]:
        """Continue a pass from its position, up to `quota` octets (at least one copy) or to its end."""
        batch: list[Checked] = []
        read, kept, begun, position = 0, 0, time.monotonic(), one.position
        copies = readings(
            self._catalog, store, walk(self._catalog, store, one.position),
            readers=READERS if pace is None else 1, most=quota,
        )  # fmt: skip
        try:
            with self._checking() as checking, closing(copies):
                for copy in copies:
                    checked = checking.judge(store, copy)
                    position = copy.met.name
                    if checked is not None:
                        batch.append(checked)
                        read += checked.bytes
                        yield checked
                    spent = quota is not None and read >= quota
                    if spent or self._stop.is_set():
                        self._notes.keep(one, batch, position=position)
                        return
                    if len(batch) >= BATCH_COPIES or read - kept >= BATCH_BYTES:
                        one, batch, kept = self._notes.keep(one, batch, position=position), [], read
                    if pace is not None and (ahead := read / pace - (time.monotonic() - begun)) > 0:
                        self._stop.wait(ahead)
                late = [checking.unknown(store, name) for name in checking.doubtful]
                yield from (found := [checked for checked in late if checked is not None])
                self._notes.end(one, batch + found)
        except (GeneratorExit, KeyboardInterrupt):  # the caller stops here; the next run resumes after it
            if batch:
                self._notes.keep(one, batch, position=position)
            raise

    def _retry(self, store: Blobs, one: Pass) -> list[Checked]:
        """Try again what could not be repaired when it was found; returns the copies that are sound or repaired now."""
        with self._catalog.read() as conn:
            waiting = [one for one in tables.audits.damaged(conn, store.label) if one.what != "unknown"][:RETRIES]
            given = tables.segments.receipts_among(conn, [w.name for w in waiting])
        if not waiting:
            return []
        met = [Met(w.name, next((r for r in given.get(w.name, ()) if r.store == w.store), None), None) for w in waiting]
        with self._checking() as checking:
            found = [checking.check(store, one) for one in met]
        better = [checked for checked in found if checked is not None and (checked.damage is None or checked.mended)]
        if better:
            kept = replace(one, copies=0, bytes=0)  # counted for no pass, but for the month
            after = self._notes.keep(kept, better, position=one.position)
            with self._catalog.write(durable=False) as conn:
                tables.audits.keep(conn, replace(one, month=after.month, month_bytes=after.month_bytes))
        return better

    @contextmanager
    def _checking(self) -> Iterator[Checking]:
        truth = LedgerTruth(self._catalog, self._blobs, self._keys())
        with scratch.directory(self._scratch, "audit-") as place:
            yield Checking(self._catalog, stores_of(self._blobs), truth, place)
