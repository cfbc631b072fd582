"""Delivers a sealed segment: reserves its name, puts its bytes and reads them back, commits its visits.

A store or database that is down is asked again until it answers, the patience ends or we stop: the bytes are safe in
the spool, and the next start takes them up from there.
"""

from __future__ import annotations

import itertools
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

import structlog

from storage import catalog as tables
from storage.blobs import Blobs, put_or_resume
from storage.catalog import Catalog
from storage.clock import Now
from storage.errors import BlobDamaged, DatabaseError, StoreError, StoreRefuses
from storage.model import Leaf, Outcome, Receipt

log = structlog.get_logger(__name__)

Done = TypeVar("Done")

_WAITS = "it waits on our disk until the store keeps what it is given: `archiver store check` asks it"

RETRY_S = (1.0, 2.0, 5.0, 15.0, 30.0)  # waits between attempts; the last one repeats for ever


class Delivery:
    """Thread-safe. `patience_s` None: wait for the store and the database until stopped, as the service does.

    With a limit, as in a command, it does not wait for what only an operator can mend (StoreRefuses).
    """

    def __init__(self, catalog: Catalog, blobs: Blobs, *, now: Now, owner: str, patience_s: float | None) -> None:
        self._catalog = catalog
        self._blobs = blobs
        self._now = now
        self._owner = owner
        self._patience_s = patience_s
        self._hurry = threading.Event()

    def hurry(self) -> None:
        """We are to stop: what does not answer is asked once more and then given up."""
        self._hurry.set()

    def deliver(
        self, name: str, path: Path, sha256: str, size_bytes: int, outcomes: Sequence[Outcome]
    ) -> tuple[list[Outcome], list[Outcome]]:
        """Returns (accepted, refused). StoreError or DatabaseError if no answer came in time; nothing is lost then."""
        self._patiently(name, lambda: self._reserve(name, outcomes))
        receipt = self._patiently(name, lambda: self._put(name, path, sha256))
        leaves = [tables.leaves.new("segment", name, sha256, size_bytes)]
        leaves += [tables.leaves.new("visit", o.record, o.record_sha256, o.record_bytes) for o in outcomes]
        return self._patiently(name, lambda: self._commit(receipt, outcomes, leaves))

    def _reserve(self, name: str, outcomes: Sequence[Outcome]) -> None:
        hosts = sorted({o.host for o in outcomes})
        with self._catalog.write() as conn:
            tables.segments.reserve(conn, name, self._owner, self._now(), hosts=hosts)

    def _put(self, name: str, path: Path, sha256: str) -> Receipt:
        try:
            return put_or_resume(self._blobs, name, path, sha256)
        except StoreError:
            with suppress(DatabaseError), self._catalog.write() as conn:
                tables.segments.set_spooled(conn, name)  # so that it is counted as waiting for a store
            raise

    def _commit(
        self, receipt: Receipt, outcomes: Sequence[Outcome], leaves: Sequence[Leaf]
    ) -> tuple[list[Outcome], list[Outcome]]:
        with self._catalog.write() as conn:
            return tables.commit.segment(
                conn, receipt.name, receipt.sha256, receipt.bytes, (receipt,), outcomes, leaves, self._now()
            )

    def _patiently(self, name: str, step: Callable[[], Done]) -> Done:
        begun = time.monotonic()
        for wait_s in itertools.chain(RETRY_S, itertools.repeat(RETRY_S[-1])):
            try:
                return step()
            except (StoreError, DatabaseError) as error:
                late = self._patience_s is not None and (
                    isinstance(error, StoreRefuses) or time.monotonic() - begun + wait_s > self._patience_s
                )
                if late or self._hurry.wait(wait_s):
                    if isinstance(error, BlobDamaged):  # not damage to what was kept: this was never acknowledged
                        raise StoreError(f"{error}; {_WAITS}") from error
                    raise
                log.warning("segment.waits", segment=name, error=str(error))
        raise AssertionError("repeat() does not end")
