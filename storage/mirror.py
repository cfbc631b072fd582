"""Several stores as one: a blob is `stored` when the first that works has it, `preserved` when every wanted one was
read back.

What other stores still lack is kept in mind and made good by `tick`; a new process learns it from the catalog's
receipts (given to `tick`) or from the listings (`survey`). Losing or damaging one copy never touches another. A store
that does not answer is left alone for a while, so that capture and reading do not wait for it each time.
"""

from __future__ import annotations

import heapq
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field, replace
from itertools import groupby, repeat
from operator import attrgetter, itemgetter
from pathlib import Path

from storage.blobs import QUARANTINE, Blobs, Capabilities, Claims, Stat, exists, settle, wanted
from storage.body import Body
from storage.errors import BlobDamaged, BlobExists, BlobMissing, StoreError
from storage.layout import PROBES, check_name
from storage.model import Receipt

REST_S = (
    15,
    30,
    60,
    120,
    300,
    600,
)  # how long a store that did not answer is left alone, the first time, the second, …
LEDGER = "ledger/"  # what signs has no catalog at hand: its receipts are handed out with those of copies
HEAL_BYTES = 64 << 20  # a reader waits for the repair of a blob up to this size; larger ones are left to `tick`


@dataclass(slots=True)
class _Owed:
    """A blob that some stores lack. Without a receipt nobody told us what its bytes must be."""

    lacking: set[str]
    receipt: Receipt | None = None


@dataclass(slots=True)
class _Rest:
    until: float
    failures: int
    why: str


@dataclass(slots=True)
class _Tried:
    """What the stores said while one thing was tried on each."""

    errors: dict[str, StoreError] = field(default_factory=dict)

    def worst(self, name: str) -> StoreError:
        """Damage before silence before absence: what an operator must know first."""
        text = "; ".join(str(error) for error in self.errors.values())
        if any(isinstance(error, BlobDamaged) for error in self.errors.values()):
            return BlobDamaged(text)
        if all(isinstance(error, BlobMissing) for error in self.errors.values()):
            return BlobMissing(text or f"there is no {name}")
        return StoreError(text)


class Mirror:
    """Blobs over several. `stores` in order of preference; all of them are wanted."""

    def __init__(
        self, stores: Sequence[Blobs], *, scratch: Path | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        if not stores or len({store.label for store in stores}) < len(stores):
            raise ValueError("a mirror needs stores, each with a label of its own")
        self.stores = tuple(stores)
        self.label = stores[0].label
        self.where = ", ".join(store.where for store in stores)
        self._claims = Claims(self.where)
        self._health = _Health(self.stores, clock)
        self._copies = _Copies(self.stores, self._health, scratch)

    # ---- the contract --------------------------------------------------------------------------------------------

    def put(self, name: str, path: Path, sha256: str | None = None) -> Receipt:
        """See `Blobs.put`. Returns the receipt of the first store that took it; the others are owed it."""
        check_name(name)
        given = wanted(path, sha256)
        tried = _Tried()
        with self._claims.on(name):
            for store in self._health.order():
                self._refuse_elsewhere(name, store, tried)
                with self._health.trying(store, tried):
                    receipt = store.put(name, path, given[0])
                    self._copies.owe(name, [receipt])
                    if name.startswith(LEDGER):
                        self._copies.keep(receipt)
                    return receipt
        raise tried.worst(name)

    def get(self, name: str, start: int = 0, length: int | None = None, receipt: Receipt | None = None) -> bytes:
        """See `Blobs.get`. Damage that another copy made good is repaired on the way."""
        tried = _Tried()
        for store in self._health.order():
            with self._health.trying(store, tried):
                data = store.get(name, start, length, _for(store, receipt))
                self._copies.heal(name, receipt, tried)
                return data
        raise tried.worst(name)

    @contextmanager
    def open(self, name: str, receipt: Receipt | None = None) -> Iterator[Body]:
        """See `Blobs.open`."""
        tried = _Tried()
        with ExitStack() as stack:
            body: Body | None = None
            for store in self._health.order():
                with self._health.trying(store, tried):
                    body = stack.enter_context(store.open(name, _for(store, receipt)))
                    self._copies.heal(name, receipt, tried)
                    break
            if body is None:
                raise tried.worst(name)
            yield body

    def verify(self, name: str, receipt: Receipt | None = None) -> Receipt:
        """See `Blobs.verify`: of the first sound copy. An audit asks each of `stores`."""
        tried = _Tried()
        for store in self._health.order():
            with self._health.trying(store, tried):
                return store.verify(name, _for(store, receipt))
        raise tried.worst(name)

    def stat(self, name: str) -> Stat | None:
        """See `Blobs.stat`. None only when every store was asked and has none."""
        tried = _Tried()
        for store in self._health.order():
            with self._health.trying(store, tried):
                if (found := store.stat(name)) is not None:
                    return found
        if tried.errors:
            raise tried.worst(name)
        return None

    def names(self, prefix: str = "", after: str = "") -> Iterator[Stat]:
        """See `Blobs.names`: the union over the stores that answer, for one that is down must not stop a start. Where
        half a listing would look like loss (a rebuild), `survey` first: it wants every store to answer."""
        tried = _Tried()
        listings = [self._listing(store, prefix, after, tried) for store in self._health.order()]
        for _, same in groupby(heapq.merge(*listings, key=attrgetter("name")), key=attrgetter("name")):
            yield next(same)
        if len(tried.errors) == len(self.stores):
            raise tried.worst(prefix)

    def restore(self, name: str, path: Path, receipt: Receipt) -> Receipt:
        """See `Blobs.restore`, in every store; one must take it, the others are owed it."""
        check_name(name)
        tried = _Tried()
        receipts: list[Receipt] = []
        for store in self._health.order():
            with self._health.trying(store, tried):
                receipts.append(store.restore(name, path, _for(store, receipt) or receipt))
        if not receipts:
            raise tried.worst(name)
        self._copies.owe(name, receipts)
        for further in receipts[1:]:
            self._copies.keep(further)
        return receipts[0]

    def probe(self) -> Capabilities:
        """See `Blobs.probe`: of the first store that is fit. `store check` asks each of `stores`."""
        tried = _Tried()
        for store in self.stores:
            with self._health.trying(store, tried):
                return store.probe()
        raise tried.worst("")

    def close(self) -> None:
        """See `Blobs.close`."""
        for store in self.stores:
            store.close()

    # ---- copies --------------------------------------------------------------------------------------------------

    @property
    def wanted(self) -> tuple[str, ...]:
        """Labels of the stores that a preserved blob is in."""
        return tuple(store.label for store in self.stores)

    def preserved(self, receipts: Iterable[Receipt]) -> bool:
        """Whether these receipts of one blob make it preserved."""
        return {receipt.store for receipt in receipts} >= set(self.wanted)

    def tick(self, owed: Iterable[Receipt] = (), limit: int = 100) -> list[Receipt]:
        """Make copies that are owed, of at most `limit` blobs, and give their receipts, for the catalog; also those of
        repairs made since. `owed`: every receipt that the catalog has of blobs that are not preserved."""
        return self._copies.tick(owed, limit)

    def survey(self, prefix: str = "") -> int:
        """Compare the listings of all stores and owe what one lacks; how many blobs that are. StoreError when a store
        does not answer. For a start, and now and then; the catalog's receipts are quicker to ask."""
        return self._copies.survey(prefix)

    @property
    def owed(self) -> int:
        """Blobs that some store lacks, as far as this process knows."""
        return self._copies.owed

    def problems(self) -> Mapping[str, str]:
        """Stores that are being left alone, and what they said."""
        return self._health.problems()

    def _listing(self, store: Blobs, prefix: str, after: str, tried: _Tried) -> Iterator[Stat]:
        with self._health.trying(store, tried):
            yield from store.names(prefix, after)

    def _refuse_elsewhere(self, name: str, taker: Blobs, tried: _Tried) -> None:
        """Create-once holds over all stores that answer, not only over the one that would take it. What lies in one that
        failed just now is what it made of our own upload: it is owed the blob, and mended then."""
        for store in self.stores:
            if store is not taker and store.label not in tried.errors and not self._health.rests(store):
                with self._health.trying(store, _Tried()):
                    if store.stat(name) is not None:
                        raise exists(store.where, name)


class _Health:
    """Which stores answer. One that did not is left alone for a while, and asked last."""

    def __init__(self, stores: Sequence[Blobs], clock: Callable[[], float]) -> None:
        self._stores = stores
        self._clock = clock
        self._lock = threading.Lock()
        self._resting: dict[str, _Rest] = {}

    def order(self) -> list[Blobs]:
        """All stores, those that rest behind the others: before something is called lost, each is asked."""
        return sorted(self._stores, key=self.rests)

    def rests(self, store: Blobs) -> bool:
        with self._lock:
            rest = self._resting.get(store.label)
            return rest is not None and self._clock() < rest.until

    @contextmanager
    def trying(self, store: Blobs, tried: _Tried) -> Iterator[None]:
        """What the store says against it is noted, and the next may be tried; only "exists" is final."""
        try:
            yield
        except BlobExists:
            raise
        except StoreError as error:
            tried.errors[store.label] = error
            if not isinstance(error, (BlobMissing, BlobDamaged)):
                with self._lock:
                    before = self._resting.get(store.label)
                    failures = before.failures + 1 if before else 0
                    rest_s = REST_S[min(failures, len(REST_S) - 1)]
                    self._resting[store.label] = _Rest(self._clock() + rest_s, failures, str(error))
        else:
            with self._lock:
                self._resting.pop(store.label, None)

    def problems(self) -> dict[str, str]:
        with self._lock:
            return {label: rest.why for label, rest in self._resting.items()}


class _Copies:
    """What which store lacks, and how it gets it."""

    def __init__(self, stores: Sequence[Blobs], health: _Health, scratch: Path | None) -> None:
        self._stores = stores
        self._health = health
        self._scratch = scratch
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

    def heal(self, name: str, receipt: Receipt | None, tried: _Tried) -> None:
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
        with self._lock:
            owes = self._owed.get(name)
            lacking, known = (set(owes.lacking), owes.receipt) if owes else (set(), None)
        made: list[Receipt] = []
        with suppress(StoreError), self._sound(name, known, lacking) as (path, sha256):
            for store in self._stores:
                if store.label in lacking and not self._health.rests(store):
                    with suppress(BlobExists), self._health.trying(store, _Tried()):
                        made.append(settle(store, name, path, sha256) if known else store.put(name, path, sha256))
        with self._lock:
            if owes is not None:
                owes.lacking -= {receipt.store for receipt in made}
                if not owes.lacking:
                    self._owed.pop(name, None)
        return made

    @contextmanager
    def _sound(self, name: str, known: Receipt | None, lacking: set[str]) -> Iterator[tuple[Path, str]]:
        """A local file with the blob's bytes, verified where a receipt says what they are. StoreError when none is."""
        tried = _Tried()
        with tempfile.NamedTemporaryFile(prefix="copy-", dir=self._scratch) as file:
            path = Path(file.name)
            for store in self._health.order():
                if store.label not in lacking:
                    with self._health.trying(store, tried), store.open(name, _for(store, known)) as body:
                        file.truncate(0)
                        file.seek(0)
                        file.writelines(body.chunks())
                        file.flush()
                        break
            else:
                raise tried.worst(name)
            yield path, known.sha256 if known else wanted(path, None)[0]


def _for(store: Blobs, receipt: Receipt | None) -> Receipt | None:
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
