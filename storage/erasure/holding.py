"""Legal holds: said in the journal first, then put on every object of what is held, where a store can.

A hold on a source covers what comes later too, so objects are looked at again by and by. Whatever a store can or cannot:
`archiver purge` refuses for everything that is held.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import structlog

from storage import catalog as tables
from storage import ids
from storage.clock import Now, trim
from storage.errors import BlobMissing, NotFound, StoreError
from storage.journal import HoldPlaced, HoldReleased
from storage.locks import Lockable
from storage.model import Hold, HoldKind

if TYPE_CHECKING:
    from storage.blobs import Blobs
    from storage.journal import Entry

log = structlog.get_logger(__name__)

Record = Callable[[Sequence["Entry"]], object]


class Holds:
    """The holds of one archive."""

    def __init__(self, catalog: tables.Catalog, stores: Sequence[Blobs], record: Record, now: Now) -> None:
        """`record` journals."""
        self._catalog = catalog
        self._stores = [one for one in stores if isinstance(one, Lockable)]
        self._record = record
        self._now = now

    def place(self, kind: HoldKind, target: str, authority: str, *, case: str = "", who: str = "") -> Hold:
        """Hold this from now on. One that is in force on the same authority is given back, not made again."""
        with self._catalog.read() as conn:
            for one in tables.holds.listing(conn):
                if (one.kind, one.target, one.authority) == (kind, target, authority):
                    return one
        at = trim(self._now())
        hold = Hold(id=ids.ulid(at), at=at, kind=kind, target=target, authority=authority, case=case)
        self._record([HoldPlaced(hold=hold, who=who)])
        return hold

    def release(self, hold: str, authority: str, *, who: str = "") -> Hold:
        """It is in force no more. NotFound when there is no such hold in force."""
        with self._catalog.read() as conn:
            found = next((one for one in tables.holds.listing(conn) if one.id == hold), None)
        if found is None:
            raise NotFound(f"no hold {hold} is in force; `archiver holds` lists them")
        at = trim(self._now())
        self._record([HoldReleased(hold=hold, at=at, authority=authority, who=who)])
        return replace(found, released_at=at, released_by=authority)

    def listing(self, *, released: bool = False) -> list[Hold]:
        """Those in force, oldest first; `released`: the others too."""
        with self._catalog.read() as conn:
            return tables.holds.listing(conn, released=released)

    def tick(self) -> dict[str, str]:
        """Put holds on the objects of what is held, and take them off where nothing is any more. What a store said
        against it, by its label; that is tried again."""
        troubles: dict[str, str] = {}
        for store in self._stores:
            try:
                self._settle(store)
            except StoreError as error:
                troubles[store.label] = str(error)
                log.error("hold.not_put", store=store.label, reason=str(error))  # noqa: TRY400 - told whole
        return troubles

    def objects(self) -> dict[str, tuple[int, int]]:
        """Of each store that can hold objects: how many it should hold, and how many of them it does."""
        found: dict[str, tuple[int, int]] = {}
        with self._catalog.read() as conn:
            wanted = tables.holds.segments(conn)
            for store in self._stores:
                there = {one.name for one in tables.holds.receipts_of(conn, store.label, wanted)}
                put = tables.holds.objects(conn, store.label)
                found[store.label] = len(there), len(there & put.keys())
        return found

    def _settle(self, store: Lockable) -> None:
        with self._catalog.read() as conn:
            wanted = tables.holds.segments(conn)
            put = tables.holds.objects(conn, store.label)
            receipts = tables.holds.receipts_of(conn, store.label, wanted)
        missing = [one for one in receipts if one.name not in put or put[one.name] != one.version_id]
        over = [name for name in put if name not in wanted]
        if not (missing or over) or not store.holds():
            return
        for receipt in missing:
            store.hold(receipt.name, receipt.version_id, on=True)
            with self._catalog.write() as conn:
                tables.holds.note(conn, [receipt], [])
        for name in over:
            try:
                store.hold(name, put[name], on=False)
            except BlobMissing:
                log.warning("hold.object_gone", store=store.label, name=name)
            with self._catalog.write() as conn:
                tables.holds.note(conn, [], [(store.label, name)])
