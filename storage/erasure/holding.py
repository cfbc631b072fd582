"""Legal holds: written to the journal first, then put on every object concerned, in stores that can do so.

A hold on a source covers later visits, too, so objects are checked again regularly. Whatever a store can do, `archiver
purge` refuses to erase anything that is held. When a segment is rewritten because of another capture in it, what is
held is copied byte for byte, and the new object is held before the old one is released.

The journal lists the object versions that we hold before a store is asked, so that a rebuilt catalog knows them. A hold
that was there before ours is somebody else's: it serves as long as it is there, but we must not lift it.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import structlog

from storage import catalog as tables
from storage import ids
from storage.catalog.holds import HeldState, HeldVersion
from storage.clock import Now, trim
from storage.errors import BlobMissing, NotFound, StoreError
from storage.journal import HoldPlaced, HoldReleased, objects
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
        """`record` writes entries to the journal."""
        self._catalog = catalog
        self._stores = [one for one in stores if isinstance(one, Lockable)]
        self._record = record
        self._now = now

    def place(self, kind: HoldKind, target: str, authority: str, *, case: str = "", who: str = "") -> Hold:
        """Hold a target from now on; a hold in force on the same target and authority is returned instead of a second
        one."""
        with self._catalog.read() as conn:
            for one in tables.holds.listing(conn):
                if (one.kind, one.target, one.authority) == (kind, target, authority):
                    return one
        at = trim(self._now())
        hold = Hold(id=ids.ulid(at), at=at, kind=kind, target=target, authority=authority, case=case)
        self._record([HoldPlaced(hold=hold, who=who)])
        return hold

    def release(self, hold: str, authority: str, *, who: str = "") -> Hold:
        """End a hold. NotFound if no such hold is in force."""
        with self._catalog.read() as conn:
            found = next((one for one in tables.holds.listing(conn) if one.id == hold), None)
        if found is None:
            raise NotFound(f"no hold {hold} is in force; `archiver holds` lists them")
        at = trim(self._now())
        self._record([HoldReleased(hold=hold, at=at, authority=authority, who=who)])
        return replace(found, released_at=at, released_by=authority)

    def listing(self, *, released: bool = False) -> list[Hold]:
        """The holds in force, oldest first; with `released`, the others, too."""
        with self._catalog.read() as conn:
            return tables.holds.listing(conn, released=released)

    def tick(self) -> dict[str, str]:
        """Put holds on the objects of what is held, and lift those no longer needed.

        Returns the errors of stores, by label; those are tried again at the next tick.
        """
        troubles: dict[str, str] = {}
        for store in self._stores:
            try:
                self._settle(store)
            except StoreError as error:
                troubles[store.label] = str(error)
                log.error("hold.not_put", store=store.label, reason=str(error))  # noqa: TRY400 - complete
        return troubles

    def objects(self) -> dict[str, tuple[int, int]]:
        """For each store that can hold objects: how many it should hold, and how many of them it does."""
        found: dict[str, tuple[int, int]] = {}
        with self._catalog.read() as conn:
            wanted = tables.holds.segments(conn)
            for store in self._stores:
                there = tables.holds.receipts_of(conn, store.label, wanted)
                held = _Held(tables.holds.on_objects(conn, store.label))
                found[store.label] = len(there), sum(map(held.has, there))
        return found

    # ---- erasures: holds are carried over to another segment
    # -----------------------------------------------------------

    def carry(self, moved: Mapping[str, Receipt]) -> None:
        """Before an erasure takes effect, hold the replacements of segments that contain something held.

        Each hold is read back, in the store that has the replacement. StoreError.
        """
        with self._catalog.read() as conn:
            wanted = tables.holds.segments(conn)
        for store in self._stores:
            self._put(store, [one for name, one in moved.items() if name in wanted and one.store == store.label])

    def waits(self, label: str, name: str) -> str | None:
        """Why an erased segment may not be deleted from this store yet; None if it may.

        Something in it is held and not yet safe there under its new name.
        """
        with self._catalog.read() as conn:
            instead = tables.purges.current_segment(conn, name)
            if instead not in tables.holds.segments(conn):
                return None
            here = tables.holds.receipts_of(conn, label, [instead])
            held = _Held(tables.holds.on_objects(conn, label))
        if not here:
            return f"it holds something that is held, and {instead} is not in this store yet"
        if any(one.label == label and one.holds() for one in self._stores) and not held.has(here[0]):
            return f"it holds something that is held, and {instead} has no legal hold yet"
        return None

    def ours(self, label: str, name: str) -> set[str | None]:
        """The versions of this object on which we have put a hold."""
        with self._catalog.read() as conn:
            return {one.version for one in tables.holds.on_objects(conn, label) if one.name == name and one.ours}

    def forget(self, label: str, names: Collection[str]) -> None:
        """Forget the holds on these objects, which are gone."""
        with self._catalog.read() as conn:
            known = [one for one in tables.holds.on_objects(conn, label) if one.name in names]
        self._say(label, [(one.name, one.version) for one in known if one.ours], on=False)
        with self._catalog.write() as conn:
            for one in known:
                tables.holds.forget(conn, label, one.name)

    # ---- parts --------------------------------------------------------------------------------------------------------

    def _settle(self, store: Lockable) -> None:
        with self._catalog.read() as conn:
            wanted = tables.holds.segments(conn)
            known = tables.holds.on_objects(conn, store.label)
            receipts = tables.holds.receipts_of(conn, store.label, wanted)
            there = {one.name for one in receipts}
            coming = tables.purges.unfinished_names(conn)
            ours = [one for one in known if one.ours and one.name not in wanted | coming]
            over = [one for one in ours if _moved(conn, one.name, wanted) <= there]
        held = _Held(one for one in known if one.state is HeldState.PUT and one.journal is not None)
        missing = [one for one in receipts if not held.has(one)]
        if (missing or over) and store.holds():
            try:
                self._put(store, missing)
            finally:
                self._let_go(store, over)

    def _put(self, store: Lockable, wanted: Sequence[Receipt]) -> None:
        """Put holds on these objects, and read them back. StoreError if some could not be held."""
        if not wanted or not store.holds():
            return
        gone: list[BlobMissing] = []
        with self._catalog.read() as conn:
            known = {(one.name, one.version): one for one in tables.holds.on_objects(conn, store.label)}
        free = list(self._free(store, wanted, known, gone))
        self._say(store.label, [at for at in free if at not in known or not _said(known[at])], on=True)
        for name, version in free:
            store.hold(name, version, on=True)
            with self._catalog.write() as conn:
                tables.holds.note(conn, store.label, name, version, HeldState.PUT)
        if gone:
            raise gone[0]

    def _free(
        self,
        store: Lockable,
        wanted: Iterable[Receipt],
        known: Mapping[tuple[str, str | None], HeldVersion],
        gone: list[BlobMissing],
    ) -> Iterator[tuple[str, str | None]]:
        """Names and versions of objects on which nobody else has a hold. Missing ones are collected in `gone`, to raise
        later."""
        for one in wanted:
            try:
                lock = store.lock(one.name, one.version_id)
            except BlobMissing as error:
                gone.append(error)
                continue
            at = one.name, one.version_id or lock.version
            if lock.hold and not (at in known and known[at].ours):
                with self._catalog.write() as conn:
                    tables.holds.note(conn, store.label, *at, HeldState.THEIRS)
            else:
                yield at

    def _let_go(self, store: Lockable, over: Sequence[HeldVersion]) -> None:
        gone = []
        for one in over:
            try:
                store.hold(one.name, one.version, on=False)
            except BlobMissing:
                gone.append(one.name)
                log.warning("hold.object_gone", store=store.label, name=one.name)
        self._say(store.label, [(one.name, one.version) for one in over], on=False)
        with self._catalog.write() as conn:
            for name in gone:
                tables.holds.forget(conn, store.label, name)

    def _say(self, label: str, versions: Collection[tuple[str, str | None]], *, on: bool) -> None:
        if versions:
            self._record(list(objects.hold_acts(label, versions, on=on)))


class _Held:
    """The objects of a store on which there is a hold."""

    def __init__(self, known: Iterable[HeldVersion]) -> None:
        self._versions: dict[str, set[str | None]] = {}
        for one in known:
            if one.on:
                self._versions.setdefault(one.name, set()).add(one.version)

    def has(self, receipt: Receipt) -> bool:
        """Whether a copy is held; if its version is unknown, whether any of its versions is."""
        found = self._versions.get(receipt.name, set())
        return receipt.version_id in found or (receipt.version_id is None and bool(found))


def _said(known: HeldVersion) -> bool:
    return known.ours and known.journal is not None


def _moved(conn: sa.Connection, name: str, wanted: Collection[str]) -> set[str]:
    """The replacement of an erased segment, if something in it is held; the old hold stays until the replacement is
    there."""
    return {tables.purges.current_segment(conn, name)} & set(wanted)
