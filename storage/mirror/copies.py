"""What which store lacks, and how it gets it."""

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
from storage.blobs import QUARANTINE, Blobs, settle, wanted
from storage.errors import BlobDamaged, BlobExists, BlobMissing, StoreError
from storage.layout import PROBES, check_name
from storage.mirror.health import Health, Tried
from storage.model import Receipt

HEAL_BYTES = 64 << 20  # a reader waits for the repair of a blob up to this size; larger ones are left to `tick`


@dataclass(slots=True)
class _Owed:
    """A blob that some stores lack. Without a receipt nobody told us what its bytes must be."""

    lacking: set[str]
    receipt: Receipt | None = None


class Copies:
    """What which store lacks, and how it gets it."""

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
        """Note which stores lack a blob: those named, else those without a receipt."""
        missing = {store.label for store in self._stores} - {receipt.store for receipt in receipts}
        missing = missing if lacking is None else lacking
        if missing:
            with self._lock:
                owes = self._owed.setdefault(name, _Owed(set()))
                owes.lacking |= missing
                owes.receipt = owes.receipt or next(iter(receipts), None)

    def keep(self, receipt: Receipt) -> None:
        """A receipt that whoever put the blob does not note: handed out by the next `tick`."""
        with self._lock:
            self._made.append(receipt)

    def heal(self, name: str, receipt: Receipt | None, tried: Tried) -> None:
        """After a read that went well: what stores without a sound copy are owed; damage is repaired at once."""
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
        """Copies of one blob, from a store that has it sound to those that lack it and answer."""
        if self.barred(name):
            with self._lock:
                self._owed.pop(name, None)
            return []
        with self._lock:
            owes = self._owed.get(name)
            lacking, known = (set(owes.lacking), owes.receipt) if owes else (set(), None)
        made: list[Receipt] = []
        there: set[str] = set()
        with suppress(StoreError), self._sound(name, known, lacking) as (path, sha256):
            for store in self._stores:
                if store.label in lacking and not self._health.rests(store):
                    with suppress(BlobExists), self._health.trying(store, Tried()):
                        self._health.known(store)
                        try:
                            made.append(settle(store, name, path, sha256) if known else store.put(name, path, sha256))
                        except BlobExists:  # its listing lagged behind; if the two differ that is the audit's to tell
                            there.add(store.label)
                            if (found := store.verify(name)).sha256 == sha256:
                                made.append(found)
        with self._lock:
            if owes is not None:
                owes.lacking -= {receipt.store for receipt in made} | there
                if not owes.lacking:
                    self._owed.pop(name, None)
        return made

    @contextmanager
    def _sound(self, name: str, known: Receipt | None, lacking: set[str]) -> Iterator[tuple[Path, str]]:
        """A local file with the blob's bytes, verified where a receipt says what they are. StoreError when none is."""
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
            yield path, known.sha256 if known else wanted(path, None)[0]


def for_store(store: Blobs, receipt: Receipt | None) -> Receipt | None:
    """A receipt as another store can use it: the same bytes, under a version of its own."""
    if receipt is None or receipt.store == store.label:
        return receipt
    return replace(receipt, store=store.label, version_id=None, locked_until=None)


def _listed(store: Blobs, prefix: str) -> Iterator[str]:
    """Names that are copied: what a store was asked to prove about itself is its own, what is not ours is not touched."""
    for item in store.names(prefix):
        with suppress(ValueError):
            if not item.name.startswith((PROBES, QUARANTINE)):
                yield check_name(item.name)
