"""Which store lacks which blob, and the copying that makes it good."""

from __future__ import annotations

import heapq
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from itertools import groupby, repeat
from operator import attrgetter, itemgetter
from pathlib import Path

from storage import scratch
from storage.blobs import QUARANTINE, Blobs, expected_digest, put_or_resume
from storage.errors import BlobDamaged, BlobExists, BlobMissing, StoreError
from storage.layout import PROBES, check_name
from storage.mirror.health import Health, Tried
from storage.model import Receipt

HEAL_BYTES = 64 << 20  # a reader waits for the repair of a blob up to this size; larger ones are left to `tick`


@dataclass(slots=True)
class _Owed:
    """A blob that some stores lack. Without a receipt, its expected bytes are unknown."""

    lacking: set[str]
    receipt: Receipt | None = None


class Copies:
    """Tracks which stores lack which blobs, and copies what is lacking."""

    def __init__(self, stores: Sequence[Blobs], health: Health, scratch: Path | None) -> None:
        self._stores = stores
        self._health = health
        self._scratch = scratch
        self.barred: Callable[[str], bool] = lambda _: False
        self._lock = threading.Lock()
        self._owed: dict[str, _Owed] = {}
        self._made: list[Receipt] = []  # by repairs, not yet handed out

    @property
    def owed(self) -> int:
        with self._lock:
            return len(self._owed)

    def owe(self, name: str, receipts: Sequence[Receipt], lacking: set[str] | None = None) -> None:
        """Note that a blob is owed to the stores in `lacking`, by default to those without a receipt."""
        missing = {store.label for store in self._stores} - {receipt.store for receipt in receipts}
        missing = missing if lacking is None else lacking
        if missing:
            with self._lock:
                owes = self._owed.setdefault(name, _Owed(set()))
                owes.lacking |= missing
                owes.receipt = owes.receipt or next(iter(receipts), None)

    def keep(self, receipt: Receipt) -> None:
        """Keep a receipt that the caller of `put` does not note in the catalog; the next `tick` returns it."""
        with self._lock:
            self._made.append(receipt)

    def heal(self, name: str, receipt: Receipt | None, tried: Tried) -> None:
        """After a read: note which stores lack a sound copy; repair damage at once unless the blob is large."""
        bad = {label: e for label, e in tried.errors.items() if isinstance(e, (BlobMissing, BlobDamaged))}
        if bad and receipt is not None:
            self.owe(name, [receipt], set(bad))
            if receipt.bytes <= HEAL_BYTES and any(isinstance(error, BlobDamaged) for error in bad.values()):
                made = self._complete(name)
                with self._lock:
                    self._made += made

    def tick(self, owed: Iterable[Receipt], limit: int) -> list[Receipt]:
        for name, receipts in groupby(sorted(owed, key=attrgetter("name")), key=attrgetter("name")):
            self.owe(name, list(receipts))
        awake = {store.label for store in self._stores if not self._health.rests(store)}
        with self._lock:
            made, self._made = self._made, []
            work = [name for name, owes in self._owed.items() if owes.lacking & awake]
        for name in work[:limit]:
            made += self._complete(name)
        return made

    def survey(self, prefix: str) -> int:
        found = 0
        listings = [zip(_listed(store, prefix), repeat(store.label)) for store in self._stores]
        for name, group in groupby(heapq.merge(*listings), key=itemgetter(0)):
            lacking = {store.label for store in self._stores} - {label for _, label in group}
            if lacking:
                self.owe(name, (), lacking)
                found += 1
        return found

    def _complete(self, name: str) -> list[Receipt]:
        """Copy one blob from a store that has a sound copy to those that lack it and answer."""
        if self.barred(name):
            with self._lock:
                self._owed.pop(name, None)
            return []
        with self._lock:
            owes = self._owed.get(name)
            lacking, known = (set(owes.lacking), owes.receipt) if owes else (set(), None)
        made: list[Receipt] = []
        present: set[str] = set()
        with suppress(StoreError), self._sound(name, known, lacking) as (path, sha256):
            for store in self._stores:
                if store.label in lacking and not self._health.rests(store):
                    with suppress(BlobExists), self._health.writing(store, Tried()):
                        self._health.check_identity(store)
                        try:
                            made.append(
                                put_or_resume(store, name, path, sha256) if known else store.put(name, path, sha256)
                            )
                        except BlobExists:  # its listing lagged behind; if the two differ, the audit reports it
                            present.add(store.label)
                            if (found := store.verify(name)).sha256 == sha256:
                                made.append(found)
        with self._lock:
            if owes is not None:
                owes.lacking -= {receipt.store for receipt in made} | present
                if not owes.lacking:
                    self._owed.pop(name, None)
        return made

    @contextmanager
    def _sound(self, name: str, known: Receipt | None, lacking: set[str]) -> Iterator[tuple[Path, str]]:
        """A local file with the blob's bytes, verified if a receipt says what they are. StoreError if no store has it
        sound."""
        tried = Tried()
        with scratch.file(self._scratch, "copy-") as file:
            path = Path(file.name)
            for store in self._health.order():
                if store.label not in lacking:
                    with self._health.trying(store, tried), store.open(name, for_store(store, known)) as body:
                        file.truncate(0)
                        file.seek(0)
                        file.writelines(body.chunks())
                        file.flush()
                        break
            else:
                raise tried.worst(name)
            yield path, known.sha256 if known else expected_digest(path, None)[0]


def for_store(store: Blobs, receipt: Receipt | None) -> Receipt | None:
    """A receipt for use with another store: the same bytes, without the first store's version and lock."""
    if receipt is None or receipt.store == store.label:
        return receipt
    return replace(receipt, store=store.label, version_id=None, locked_until=None)


def _listed(store: Blobs, prefix: str) -> Iterator[str]:
    """The names in a store that are to be copied: no probe blobs, quarantined copies or foreign names."""
    for item in store.names(prefix):
        with suppress(ValueError):
            if not item.name.startswith((PROBES, QUARANTINE)):
                yield check_name(item.name)
