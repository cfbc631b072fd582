"""Checking one copy of one blob: read, judge, repair."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from storage import catalog as tables
from storage.audit.expecting import Expected, LedgerTruth, expected
from storage.blobs import COPY_BYTES, digest
from storage.errors import BlobDamaged, BlobMissing, StoreError
from storage.layout import CHECKPOINTS, KEYS, is_name
from storage.model import Receipt, SegmentState

if TYPE_CHECKING:
    from storage.audit.ahead import Reading
    from storage.audit.walking import Met
    from storage.blobs import Blobs

_RESERVED = (SegmentState.RESERVED, SegmentState.SPOOLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A copy that was read. `receipt`: what is there now, for the catalog.

    `damage` is None if the copy is as expected; else damaged, missing, hidden, replaced, unknown or catalog.
    """

    store: str
    name: str
    bytes: int
    damage: str | None = None
    text: str = ""
    mended: bool = False
    receipt: Receipt | None = None


class Checking:
    """Checks the copies of one store after another. Names that nobody knows are `doubtful`: they may be about to enter
    the catalog, so they are checked again at the end (`unknown`)."""

    def __init__(self, catalog: tables.Catalog, stores: Sequence[Blobs], truth: LedgerTruth, scratch: Path) -> None:
        self._catalog = catalog
        self._stores = stores
        self._truth = truth
        self._scratch = scratch
        self.doubtful: list[str] = []

    def judge(self, store: Blobs, copy: Reading) -> Checked | None:
        """Judge a copy that was read ahead; if it was not as expected, it is checked from the beginning."""
        if (found := copy.sound()) is None:
            return self.check(store, copy.met)
        receipt = None if copy.met.receipt == found else found
        return Checked(store=store.label, name=found.name, bytes=found.bytes, receipt=receipt)

    def check(self, store: Blobs, met: Met) -> Checked | None:
        """The copy as it was found, repaired if possible. None: nothing can be said about it yet."""
        if not is_name(met.name):
            return Checked(
                store=store.label, name=met.name, bytes=0, damage="unknown", text="its name is not one of ours"
            )
        if (gone := self._gone(store, met)) is not None:
            return gone
        wanted = expected(self._catalog, met.name)
        if wanted is None:
            return self._unclaimed(store, met)
        return self._claimed(store, met, wanted)

    def _gone(self, store: Blobs, met: Met) -> Checked | None:
        """A copy of a blob that was lawfully erased, or left by a killed erasure: not to be repaired, but to be
        deleted."""
        with self._catalog.read() as conn:
            tombstone = tables.purges.of_segment(conn, met.name)
            begun = tombstone is None and met.name in tables.purges.unfinished_names(conn)
        if tombstone is None and not begun:
            return None
        what = f"{tombstone}, and waits to be deleted" if tombstone else "left by an erasure that was cut short"
        size = met.listed.bytes if met.listed is not None else 0
        text = f"{store.where}: {met.name} was {what}: archiver purge --finish"
        return Checked(store=store.label, name=met.name, bytes=size, text=text)

    def unknown(self, store: Blobs, name: str) -> Checked | None:
        """Check a doubtful name again; None if it is known by now, or no longer there."""
        with self._catalog.read() as conn:
            segment = tables.segments.by_name(conn, name)
        if (segment is not None and segment.state in _RESERVED) or expected(self._catalog, name) is not None:
            return None
        if (stat := store.stat(name)) is None:
            return None
        text = f"{store.where}: neither ledger nor catalog knows {name}; was the catalog set back? archiver rebuild"
        return Checked(store=store.label, name=name, bytes=stat.bytes, damage="unknown", text=text)

    # ---- copies that ledger or receipts vouch for ----------------------------------------------------------------

    def _claimed(self, store: Blobs, met: Met, wanted: Expected) -> Checked | None:
        must = Receipt(store=store.label, name=met.name, sha256=wanted.sha256, bytes=wanted.bytes)
        try:
            found = store.verify(met.name, must)  # the current version, whichever that is
        except BlobMissing as error:
            if met.receipt is None:
                return None
            if self._hidden(store, met.receipt):
                text = f"{store.where}: a delete marker hides {met.name}; our version {met.receipt.version_id} is there"
                return self._mended(store, must, "hidden", text)
            return self._mended(store, must, "missing", str(error))
        except BlobDamaged as error:
            return self._mended(store, must, self._how(store, met), str(error))
        if met.receipt is not None and wanted.disagree and met.receipt.sha256 != wanted.sha256:
            text = f"the catalog's receipt of {met.name} is not what the ledger has; the copy is"
            return self._said(must, "catalog", text, found)
        return Checked(
            store=store.label, name=met.name, bytes=found.bytes, receipt=None if met.receipt == found else found
        )

    @staticmethod
    def _hidden(store: Blobs, receipt: Receipt) -> bool:
        """Whether the version in the receipt still exists: then nothing is lost, but a delete marker hides it from
        readers."""
        if receipt.version_id is None:
            return False
        try:
            return store.get(receipt.name, 0, 1, receipt) != b""
        except StoreError:
            return False

    def _how(self, store: Blobs, met: Met) -> str:
        """The kind of damage: "replaced" if a newer version was put over ours, which is no decay; else "damaged"."""
        if met.receipt is None or met.receipt.version_id is None:
            return "damaged"
        now = store.stat(met.name)
        return "replaced" if now is not None and now.version_id != met.receipt.version_id else "damaged"

    def _mended(self, store: Blobs, must: Receipt, what: str, text: str) -> Checked:
        path = self._scratch / "copy"
        try:
            if not any(self._found(store, other, must, path) for other in self._stores):
                return self._said(must, what, text, None)
            return self._said(must, what, text, store.restore(must.name, path, must))
        except StoreError as error:
            return self._said(must, what, f"{text}; not mended: {error}", None)
        except OSError as error:
            return self._said(must, what, f"{text}; no room to mend it: {error.strerror or error}", None)
        finally:
            path.unlink(missing_ok=True)

    def _found(self, store: Blobs, other: Blobs, must: Receipt, path: Path) -> bool:
        """Put bytes that ledger or receipt vouch for into `path`; False if `other` cannot supply them.

        From the damaged store itself only if the ledger can make them again, or an older version has them.
        """
        try:
            if other is not store:
                self._fetch(other, must, path)
                return True
            if (data := self._truth.data(must.name)) is not None:
                path.write_bytes(data)
                return True
            return self._former(store, must, path)
        except StoreError:
            return False

    def _fetch(self, other: Blobs, must: Receipt, path: Path) -> None:
        """Fetch another store's bytes, which hashes them before it gives the first one out."""
        theirs = replace(must, store=other.label)
        with other.open(must.name, theirs) as body, path.open("wb") as file:
            for piece in body.chunks(COPY_BYTES):
                file.write(piece)

    def _former(self, store: Blobs, must: Receipt, path: Path) -> bool:
        """Fetch the version in our receipt, which may lie sound below a later version or a delete marker."""
        with self._catalog.read() as conn:
            given = [r for r in tables.segments.receipts_of(conn, must.name) if r.store == store.label and r.version_id]
        if not given or given[0].sha256 != must.sha256:
            return False
        with store.open(must.name, given[0]) as body, path.open("wb") as file:
            for piece in body.chunks(COPY_BYTES):
                file.write(piece)
        return True

    @staticmethod
    def _said(must: Receipt, what: str, text: str, made: Receipt | None) -> Checked:
        return Checked(
            store=must.store, name=must.name, bytes=must.bytes,
            damage=what, text=text, mended=made is not None, receipt=made,
        )  # fmt: skip

    # ---- copies that they do not vouch for -----------------------------------------------------------------------

    def _unclaimed(self, store: Blobs, met: Met) -> Checked | None:
        """Check a blob without leaf or receipt: one of the ledger against the signed tree; others are doubtful."""
        name = met.name
        if (must := self._truth.digest(name)) is not None:
            return self._claimed(store, replace(met, receipt=None), Expected(*must))
        if name.startswith((CHECKPOINTS, KEYS)):
            return self._signed(store, name)
        if self._truth.ahead(name):
            return None
        if name.startswith("ledger/timestamp/") or self._truth.speechless(name):
            return self._alike(store, name)
        self.doubtful.append(name)
        return None

    def _signed(self, store: Blobs, name: str) -> Checked:
        """Check a checkpoint or key, which proves itself; if it does not, another store's copy may."""
        found = self._genuine(store, name)
        if found is not None:
            return Checked(store=store.label, name=name, bytes=found.bytes, receipt=found)
        text = f"{store.where}: {name} is not signed by a key of ours"
        for other in self._stores:
            if other is not store and (theirs := self._genuine(other, name)) is not None:
                return self._mended(store, replace(theirs, store=store.label, version_id=None), "damaged", text)
        return Checked(store=store.label, name=name, bytes=0, damage="damaged", text=text)

    def _genuine(self, store: Blobs, name: str) -> Receipt | None:
        try:
            data = store.get(name)
        except (BlobMissing, BlobDamaged):
            return None
        if not self._truth.genuine(name, data):
            return None
        sha256, size = digest([data])
        return Receipt(store=store.label, name=name, sha256=sha256, bytes=size)

    def _alike(self, store: Blobs, name: str) -> Checked:
        """Check only that all copies are the same, where nothing else is possible.

        An authority's answer was checked when it arrived, and tiles cannot be checked if the catalog does not lead to
        the signed head.
        """
        found = store.verify(name)
        for other in self._stores:
            if other is not store and other.stat(name) is not None and other.verify(name).sha256 != found.sha256:
                text = f"{name} is not the same in {store.label} and {other.label}, and no receipt says which is right"
                return Checked(store=store.label, name=name, bytes=found.bytes, damage="damaged", text=text)
        return Checked(store=store.label, name=name, bytes=found.bytes, receipt=found)
