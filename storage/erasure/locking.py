"""Locking at intervals: copies stored without a lock get one, and originals stay locked as long as their newest
revisit."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from storage import catalog as tables
from storage.clock import Now
from storage.errors import StoreError
from storage.locks import Lockable, Retention

if TYPE_CHECKING:
    from storage.blobs import Blobs
    from storage.model import Receipt

log = structlog.get_logger(__name__)

AHEAD = timedelta(days=1)  # how much longer than its revisit an original is locked, so that not each visit asks
LIMIT = 200  # copies per tick and store
WHOLE = 24  # ticks (hours) until all revisits are checked, not only new ones: on average a second an hour for a million


@dataclass(frozen=True, slots=True, kw_only=True)
class Unlocked:
    """The state of the locks of a store that should have some."""

    store: str
    asked: Retention
    copies: int  # without a lock
    trouble: str | None  # the store's last error when asked for a lock, in this process


class Locks:
    """The locks of all stores that should have them. Used from one thread at a time."""

    def __init__(self, catalog: tables.Catalog, stores: Sequence[Blobs], now: Now) -> None:
        self._catalog = catalog
        self._stores = [(one, one.retention) for one in stores if isinstance(one, Lockable) and one.retention]
        self._now = now
        self._place: dict[str, str] = {}  # store -> the name after which it continues
        self._trouble: dict[str, str] = {}
        self._through: dict[str, str] = {}  # store -> the segment up to which revisits were handled
        self._ticks = 0

    def tick(self, limit: int = LIMIT) -> int:
        """Lock what is not locked and extend what is too short; returns how many copies are locked for longer than
        before.

        What a store refuses is logged as an error and tried again.
        """
        if self._ticks % WHOLE == 0:
            self._through.clear()
        self._ticks += 1
        return sum(self._missing(store, asked, limit) + self._lagging(store, limit) for store, asked in self._stores)

    def standing(self) -> list[Unlocked]:
        """The state of every store that should have locks."""
        with self._catalog.read() as conn:
            return [
                Unlocked(
                    store=store.label,
                    asked=asked,
                    copies=tables.tallies.unlocked(conn, store.label),
                    trouble=self._trouble.get(store.label),
                )
                for store, asked in self._stores
            ]

    def _missing(self, store: Lockable, asked: Retention, limit: int) -> int:
        """Lock copies stored before locks were asked for, found by a rebuild, or not lockable when they came."""
        place = self._place.get(store.label, "")
        with self._catalog.read() as conn:
            found = tables.locks.unlocked(conn, store.label, limit, place)
        self._place[store.label] = found[-1].name if len(found) == limit else ""
        if found:
            self._through.pop(store.label, None)  # the originals that they revisit may need longer locks, too
        until = asked.until(self._now())
        return self._lock(store, [(receipt, until) for receipt in found])

    def _lagging(self, store: Lockable, limit: int) -> int:
        with self._catalog.read() as conn:
            newest = tables.locks.newest(conn)
            found = tables.locks.lagging(conn, store.label, limit, self._through.get(store.label, ""))
        if not found:
            self._through[store.label] = newest
        return self._lock(store, [(receipt, until + AHEAD) for receipt, until in found])

    def _lock(self, store: Lockable, wanted: Sequence[tuple[Receipt, datetime]]) -> int:
        locked: list[Receipt] = []
        trouble: str | None = None
        for receipt, until in wanted:
            try:
                lock = store.lock(receipt.name, receipt.version_id)
                if receipt.locked_until is not None or lock.mode is None:
                    lock = store.retain(receipt.name, receipt.version_id, until)
                locked.append(replace(receipt, locked_until=lock.until))
            except StoreError as error:
                trouble = str(error)
                log.error("store.not_locked", store=store.label, name=receipt.name, reason=trouble)  # noqa: TRY400
        if locked:
            with self._catalog.write() as conn:
                tables.segments.add_receipts(conn, locked)
        if wanted:
            self._trouble.pop(store.label, None)
        if trouble is not None:
            self._trouble[store.label] = trouble
        return len(locked)
