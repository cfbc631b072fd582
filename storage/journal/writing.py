"""Writing entries to the store and the catalog."""

from __future__ import annotations

import os
import tempfile
import threading
from collections.abc import Callable, Sequence
from datetime import timedelta
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from storage import catalog as tables
from storage import ids, layout
from storage.blobs import list_own_blobs
from storage.clock import Now, trim
from storage.errors import BlobDamaged, StoreError
from storage.journal.applying import UNFIT, applied, apply, why_unfit
from storage.journal.applying import newest as newest_at
from storage.journal.entries import UNPROVED, CitationAdded, Entry, SourceAdded, SourceMerged, Written
from storage.journal.lines import leaf_of, read
from storage.journal.lines import written as written_bytes
from storage.journal.sealing import seal_entries
from storage.layout import JOURNAL
from storage.model import Access, Receipt

if TYPE_CHECKING:
    from storage.blobs import Blobs
    from storage.sealing import Sealer

log = structlog.get_logger(__name__)

_MARGIN = timedelta(days=1)  # how far back a start looks for blobs without rows, as clocks of several machines differ

SERVICE = "archiver"  # who acts when nobody asked for it

Put = Callable[[str, Path, str], Receipt]


class Journal:
    """Writes entries: first the blob, then the rows. Thread-safe; one call at a time."""

    def __init__(
        self, catalog: tables.Catalog, put: Put, directory: Path, now: Now, sealer: Sealer | None = None
    ) -> None:
        """`put`: writes to the store; `directory`: where a blob is written before it is put.

        `sealer`: seals what must not lie in a store in clear text (`seal_entries`); None: nothing is sealed.
        """
        self._sealer = sealer
        self._catalog = catalog
        self._put = put
        self._directory = directory
        self._now = now
        self._lock = threading.Lock()

    def record(self, entries: Sequence[Entry], by: str = SERVICE) -> str:
        """Record these entries, all of them or none; returns the name of the blob.

        `by`: who acts, by default the service itself. StoreError: nothing was recorded. DatabaseError: they are in the
        store, and take effect at the next start.
        """
        with self._lock:
            name, merged = self._record(entries, by)
            if merged:
                self._record(merged, SERVICE)
            return name

    def catch_up(self, blobs: Blobs) -> int:
        """Apply, at a start, the blobs that a crash left without rows; returns their number.

        An unreadable blob, which a rebuild or an audit would report, is skipped: its entries were never acknowledged,
        or are lost. So is one that bears no mark of ours and does more than add: somebody else may have put it there,
        and by a tombstone of theirs our own next erasure would delete what it names.
        """
        count = 0
        merged: list[SourceMerged] = []
        told: list[Entry] = []
        with self._lock:
            with self._catalog.read() as conn:
                newest = newest_at(conn)
                known = applied(conn)
            after = "" if newest is None else f"{JOURNAL}{newest - _MARGIN:%Y/%m/%d}"
            for stat in list_own_blobs(blobs, JOURNAL, after):
                if stat.name in known:
                    continue
                try:
                    written, receipt = read(blobs, stat.name, self._sealer), blobs.verify(stat.name)
                except BlobDamaged as error:
                    log.error("journal.unreadable", name=stat.name, reason=str(error))  # noqa: TRY400 - complete
                    continue
                if self._sealer is not None and not (written.ours or written.only_adds):
                    log.error("journal.unproved", name=stat.name, reason=UNPROVED)
                    continue
                try:
                    with self._catalog.write() as conn:
                        merged += apply(conn, written, (receipt,), leaf_of(written))
                except UNFIT as error:
                    log.error("journal.unfit", name=stat.name, reason=why_unfit(error))  # noqa: TRY400 - complete
                    continue
                told += written.entries
                count += 1
            # Sources that were registered again before their blob was found here: a rebuild, which reads that blob
            # first, must agree.
            new = [one for one in merged if one not in told]
            if new:
                self._record(new, SERVICE)
        return count

    def _record(self, entries: Sequence[Entry], by: str) -> tuple[str, list[SourceMerged]]:
        at = trim(self._now())
        with self._catalog.read() as conn:
            newest = newest_at(conn)
        if newest is not None and at <= newest:  # names only increase, whatever the clock does
            at = newest + timedelta(milliseconds=1)
        who = by if self._sealer is None or by == SERVICE else self._sealer.seal(by)
        name = layout.journal_name(at, ids.ulid(at))
        data = written_bytes(name, self._discreet(entries), at, who, self._sealer)
        digest = sha256(data).hexdigest()
        written = Written(name=name, at=at, entries=tuple(entries), sha256=digest, bytes=len(data), by=by)
        receipt = self._store(written, data)
        with self._catalog.write() as conn:
            return name, apply(conn, written, (receipt,), leaf_of(written))

    def _discreet(self, entries: Sequence[Entry]) -> list[Entry]:
        if self._sealer is None:
            return list(entries)
        cited = {entry.citation.source for entry in entries if isinstance(entry, CitationAdded)}
        with self._catalog.read() as conn:
            known = tables.sources.register_of(conn, cited)
        added = [entry.source for entry in entries if isinstance(entry, SourceAdded)]
        hidden = {source.id for source in (*known.values(), *added) if source.access is Access.SEALED}
        return seal_entries(entries, hidden, self._sealer.seal)

    def _store(self, written: Written, data: bytes) -> Receipt:
        try:
            descriptor, path = tempfile.mkstemp(dir=self._directory, prefix=".journal-")
            try:
                with os.fdopen(descriptor, "wb") as file:
                    file.write(data)
                return self._put(written.name, Path(path), written.sha256)
            finally:
                Path(path).unlink(missing_ok=True)
        except OSError as error:
            raise StoreError(f"cannot write in {self._directory}: {error.strerror or error}") from error
