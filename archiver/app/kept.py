"""What is kept, and the two ways in: reading and registering.

Parts are created when first used, so that a command which only reads opens a database and nothing else.
"""

from __future__ import annotations

import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from archiver.intake import Intake
from archiver.lookup import Bodies, Lookup
from config.settings import Settings
from storage import catalog as tables
from storage.catalog import Catalog
from storage.clock import Now
from storage.disks import write_whole
from storage.errors import BlobDamaged, BlobMissing, StoreError
from storage.handover import HandoverDirectory
from storage.journal import Journal
from storage.ledger import Ledger, LedgerReader
from storage.ledger.reading import first_unknown, greatest
from storage.ledger.rows import CatalogRows
from storage.locks import Retention, parse_retention
from storage.marks import Marks, StoreLost
from storage.mirror import Mirror
from storage.processes import Process
from storage.sealing import Sealer
from storage.spool import Spool
from storage.stores import open_stores

if TYPE_CHECKING:
    from archiver.kept_texts import Texts
    from archiver.readers.pool import Readers
    from archiver.remarks import Remarks
    from archiver.search.indexing import Indexing
    from archiver.subscribers import Subscribers
    from storage.blobs import Blobs
    from storage.timestamps import TokenStore


class Kept:
    """Stores, catalog, journal and ledger of these settings."""

    def __init__(self, settings: Settings, now: Now, *, begin: bool = True) -> None:
        self.settings = settings
        self.now = now
        self.data: Path = settings.data
        if begin:
            _directory(self.data)
        self.catalog = Catalog.open(settings.database, begin=begin)
        _directory(self.data)
        self.new_readers: Callable[[], Readers] = _readers  # called by the walk, and by whoever needs texts

    @cached_property
    def blobs(self) -> Mirror:
        s = self.settings
        mirror = open_stores(
            s.store, ca_file=s.ca_file, scratch=self._scratch, retention=self.retention, given=self._given
        )
        mirror.bar(self._erased)
        mirror.recognise(self.marks.check)
        return mirror

    @cached_property
    def marks(self) -> Marks:
        """The marks by which stores are recognised."""
        return Marks(self.data / "stores", self._has_taken, self._is_new)

    def recognise(self) -> None:
        """Raise StoreLost if every store is another than its name says, or the catalog is older than the ledger in them.

        A store that is down may still be the right one.
        """
        lost: list[StoreLost] = []
        for store in self.blobs.stores:
            try:
                self.blobs.check_identity(store)
            except StoreLost as error:
                lost.append(error)
            except StoreError:
                continue
        if len(lost) == len(self.blobs.stores):
            raise lost[0]
        self._check_current()

    def _check_current(self) -> None:
        """Raise StoreLost if the ledger has what the catalog lacks: the numbers of looks that came since would be given
        to new ones."""
        with self.catalog.read() as conn:
            placed = tables.leaves.size(conn)
        try:
            signed = greatest(self.blobs, placed)
            lacks = signed > placed and _lacks(self.catalog, self.blobs, placed, signed)
        except StoreError:
            return
        if lacks:
            raise StoreLost(
                f"the ledger in the store has {signed} entries, and the catalog does not know all of them: an older catalog "
                "was put back. archiver rebuild takes in what came since; until then nothing is looked at, as new looks "
                "would get the numbers of those"
            )

    def _has_taken(self, store: str) -> bool:
        with self.catalog.read() as conn:
            return bool(tables.tallies.of_store(conn, store)[0])

    def _is_new(self) -> bool:
        with self.catalog.read() as conn:
            return not tables.leaves.any_at_all(conn)

    def _erased(self, name: str) -> bool:
        with self.catalog.read() as conn:
            return tables.purges.is_gone(conn, name)

    @property
    def retention(self) -> Retention | None:
        """The lock that the operator asked for, or None."""
        return parse_retention(self.settings.lock, self.settings.lock_days)

    @cached_property
    def _given(self) -> HandoverDirectory:
        return HandoverDirectory(self.data / "spool")

    @cached_property
    def spool(self) -> Spool:
        return Spool(self._given.directory, self.settings.spool_bytes, self._given)

    @cached_property
    def journal(self) -> Journal:
        return Journal(self.catalog, self.blobs.put, self._scratch, self.now, self.sealer)

    @cached_property
    def sealer(self) -> Sealer:
        """Seals words that must not be readable in a store."""
        return Sealer(self.data / "keys" / "sealing.keys")

    @cached_property
    def ledger(self) -> Ledger:
        keys = self.data / "keys"
        _directory(keys)
        return Ledger(self.blobs, CatalogRows(self.catalog), keys / "ledger.pem", self._ledger_origin(keys))

    @cached_property
    def timestamps(self) -> TokenStore:
        """Timestamps by others over the ledger."""
        from storage.timestamps import TokenStore

        return TokenStore(self.blobs)

    def _ledger_origin(self, keys: Path) -> str:
        """The operator's name for the ledger, or one made at the first start that does not reveal who we are.

        If `keys` was lost, the name of the ledger in the store: under another it could never continue.
        """
        if self.settings.ledger_origin is not None:
            return self.settings.ledger_origin
        path = keys / "ledger.origin"
        try:
            # an earlier version left an empty file when the disk was full: no name yet
            if path.exists() and not path.read_text().strip():
                path.unlink()
            if not path.exists():
                head = LedgerReader(self.blobs, CatalogRows(self.catalog)).newest()
                name = head.origin if head else f"ledger-{secrets.token_hex(8)}"
                write_whole(path, f"{name}\n".encode())
            return path.read_text().strip()
        except OSError as error:
            raise StoreError(f"cannot write {path}: {error.strerror or error}") from error

    @cached_property
    def process(self) -> Process:
        return Process(self.data / "processes")

    @cached_property
    def _scratch(self) -> Path:
        directory = self.data / "tmp"
        _directory(directory)
        return directory

    @cached_property
    def lookup(self) -> Lookup:
        return Lookup(self.catalog, self.blobs)

    @cached_property
    def intake(self) -> Intake:
        return Intake(
            self.catalog,
            self.journal,
            now=self.now,
            interval_s=self.settings.interval_s,
            egresses=[one.name for one in self.settings.egress],
            allowed_networks=self.settings.allow_private_addresses,
        )

    @cached_property
    def remarks(self) -> Remarks:
        """What people say about cases and alterations."""
        from archiver.remarks import Remarks

        return Remarks(
            self.catalog, self.journal, self.lookup, self.sealer, self.now,
            texts=self.texts, refused=self.intake.refused,
        )  # fmt: skip

    @cached_property
    def subscribers(self) -> Subscribers:
        """Who asked to be told."""
        from archiver.subscribers import Subscribers

        s = self.settings
        near = {(s.mail_from or "").rpartition("@")[2], "" if s.smtp is None else s.smtp.host.lower()}
        return Subscribers(
            self.catalog, lambda: self.journal, self.lookup, self.sealer, self.now,
            refused=self.intake.refused, near={one for one in near if "." not in one},
        )  # fmt: skip

    @contextmanager
    def texts(self, *, afresh: bool = False) -> Iterator[Texts]:
        """The texts of what is kept, with their readers, while they are needed. `afresh`: read from the documents."""
        from archiver.kept_texts import Texts

        readers = self.new_readers()
        try:
            yield Texts(Bodies(self.catalog, self.blobs), readers, afresh=afresh)
        finally:
            readers.close()

    @cached_property
    def indexing(self) -> Indexing:
        """Reads what is kept into the search index."""
        from archiver.search.indexing import Indexing

        return Indexing(self.catalog, self.texts)


def _readers() -> Readers:
    from archiver.readers.pool import Readers

    return Readers()


def _directory(path: Path) -> None:
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"cannot make the directory {path}: {error.strerror or error}; name another in ARCHIVER_DATA"
        ) from error


def _lacks(catalog: Catalog, blobs: Blobs, placed: int, signed: int) -> bool:
    """Whether the catalog lacks one of the ledger's leaves at [placed, signed). Their number alone does not tell: what was
    registered in an older catalog since it was put back counts as much as what it lacks."""
    try:
        return first_unknown(blobs, CatalogRows(catalog), placed, signed) is not None
    except (BlobMissing, BlobDamaged):
        with catalog.read() as conn:
            return signed > tables.leaves.count(conn)
