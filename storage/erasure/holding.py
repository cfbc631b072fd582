"""Legal holds: said in the journal first, then put on every object of what is held, where a store can.

A hold on a source covers what comes later too, so objects are looked at again by and by. Whatever a store can or cannot:
`archiver purge` refuses for everything that is held. Where a segment is written again for the sake of another capture in it,
what is held comes along, byte for byte, and the new object is held before the old one is let go.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
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
    import sqlalchemy as sa

    from storage.blobs import Blobs
    from storage.journal import Entry
    from storage.model import Receipt

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

    # ---- erasures: what is held goes over to another segment ----------------------------------------------------------

    def carry(self, moved: Mapping[str, Receipt]) -> None:
        """Before an erasure becomes true: where something held lies in one of these segments, the one that comes instead is
        held, read back, in the store that has it. StoreError."""
        with self._catalog.read() as conn:
            wanted = tables.holds.segments(conn)
        for store in self._stores:
            for receipt in [one for name, one in moved.items() if name in wanted and one.store == store.label]:
                self._put(store, receipt)

    def waits(self, label: str, name: str) -> str | None:
        """Why an erased segment cannot go from this store yet: what is held in it is not safe there under its new name.
        None when it can."""
        with self._catalog.read() as conn:
            instead = tables.purges.now(conn, name)
            if instead not in tables.holds.segments(conn):
                return None
            here = tables.holds.receipts_of(conn, label, [instead])
            put = tables.holds.objects(conn, label)
        if not here:
            return f"it holds something that is held, and {instead} is not in this store yet"
        if any(one.label == label and one.holds() for one in self._stores) and put.get(instead) != here[0].version_id:
            return f"it holds something that is held, and {instead} has no legal hold yet"
        return None

    def ours(self, label: str, name: str) -> set[str | None]:
        """Versions of this object on which we have put a hold."""
        with self._catalog.read() as conn:
            put = tables.holds.objects(conn, label)
        return {put[name]} if name in put else set()

    def forget(self, label: str, name: str) -> None:
        """This object is gone."""
        with self._catalog.write() as conn:
            tables.holds.note(conn, [], [(label, name)])

    # ---- parts --------------------------------------------------------------------------------------------------------

    def _settle(self, store: Lockable) -> None:
        with self._catalog.read() as conn:
            wanted = tables.holds.segments(conn)
            put = tables.holds.objects(conn, store.label)
            receipts = tables.holds.receipts_of(conn, store.label, wanted)
            there = {one.name for one in receipts}
            coming = tables.purges.unfinished_names(conn)
            over = [name for name in put if name not in wanted | coming and _moved(conn, name, wanted) <= there]
        missing = [one for one in receipts if one.name not in put or put[one.name] != one.version_id]
        if not (missing or over) or not store.holds():
            return
        for receipt in missing:
            self._put(store, receipt)
        for name in over:
            try:
                store.hold(name, put[name], on=False)
            except BlobMissing:
                log.warning("hold.object_gone", store=store.label, name=name)
            self.forget(store.label, name)

    def _put(self, store: Lockable, receipt: Receipt) -> None:
        if store.holds():
            store.hold(receipt.name, receipt.version_id, on=True)
            with self._catalog.write() as conn:
                tables.holds.note(conn, [receipt], [])


def _moved(conn: sa.Connection, name: str, wanted: Collection[str]) -> set[str]:
    """The segment that came instead of an erased one, when something in it is held: without it the hold stays where it is."""
    return {tables.purges.now(conn, name)} & set(wanted)
