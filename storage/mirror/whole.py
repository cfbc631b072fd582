"""The mirror: the contract of `storage.blobs` over several stores."""

from __future__ import annotations

import heapq
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from itertools import groupby
from operator import attrgetter
from pathlib import Path

from storage.blobs import Blobs, Capabilities, Claims, Stat, blob_exists_error, expected_digest
from storage.body import Body
from storage.layout import check_name
from storage.mirror.copies import Copies, for_store
from storage.mirror.health import Health, NotTaken, Tried
from storage.model import Receipt

LEDGER = "ledger/"  # the signer has no catalog at hand, so `tick` returns its receipts with those of copies


class Mirror:
    """Blobs over several stores. `stores` in order of preference; all of them are wanted."""

    def __init__(
        self, stores: Sequence[Blobs], *, scratch: Path | None = None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        if not stores or len({store.label for store in stores}) < len(stores):
            raise ValueError("a mirror needs stores, each with a label of its own")
        self.stores = tuple(stores)
        self.label = stores[0].label
        self.where = ", ".join(store.where for store in stores)
        self._claims = Claims(self.where)
        self._health = Health(self.stores, clock)
        self._copies = Copies(self.stores, self._health, scratch)

    # ---- the contract --------------------------------------------------------------------------------------------

    def put(self, name: str, path: Path, sha256: str | None = None) -> Receipt:
        """See `Blobs.put`. The receipt is that of the first store to accept the blob; the others are owed it."""
        check_name(name)
        given = expected_digest(path, sha256)
        tried = Tried()
        with self._claims.on(name):
            for store in self._health.order():
                self._refuse_elsewhere(name, store, tried)
                with self._health.writing(store, tried):
                    self._health.check_identity(store)
                    receipt = store.put(name, path, given[0])
                    self._copies.owe(name, [receipt])
                    if name.startswith(LEDGER):
                        self._copies.keep(receipt)
                    return receipt
        raise tried.worst(name)

    def get(self, name: str, start: int = 0, length: int | None = None, receipt: Receipt | None = None) -> bytes:
        """See `Blobs.get`. A damaged copy is repaired on the way if another store has a sound one."""
        tried = Tried()
        for store in self._health.order():
            with self._health.trying(store, tried):
                data = store.get(name, start, length, for_store(store, receipt))
                self._copies.heal(name, receipt, tried)
                return data
        raise tried.worst(name)

    @contextmanager
    def open(self, name: str, receipt: Receipt | None = None) -> Iterator[Body]:
        """See `Blobs.open`."""
        tried = Tried()
        with ExitStack() as stack:
            body: Body | None = None
            for store in self._health.order():
                with self._health.trying(store, tried):
                    body = stack.enter_context(store.open(name, for_store(store, receipt)))
                    self._copies.heal(name, receipt, tried)
                    break
            if body is None:
                raise tried.worst(name)
            yield body

    def verify(self, name: str, receipt: Receipt | None = None) -> Receipt:
        """See `Blobs.verify`: the first sound copy. An audit asks each of `stores`."""
        tried = Tried()
        for store in self._health.order():
            with self._health.trying(store, tried):
                return store.verify(name, for_store(store, receipt))
        raise tried.worst(name)

    def stat(self, name: str) -> Stat | None:
        """See `Blobs.stat`. None only if every store was asked and has none."""
        tried = Tried()
        for store in self._health.order():
            with self._health.trying(store, tried):
                if (found := store.stat(name)) is not None:
                    return found
        if tried.errors:
            raise tried.worst(name)
        return None

    def names(self, prefix: str = "", after: str = "") -> Iterator[Stat]:
        """See `Blobs.names`: the union over the stores that answer, because a store that is down must not stop a start.

        Where half a listing would look like loss (a rebuild), call `survey` first: it requires every store to answer.
        """
        tried = Tried()
        listings = [self._listing(store, prefix, after, tried) for store in self._health.order()]
        for _, same in groupby(heapq.merge(*listings, key=attrgetter("name")), key=attrgetter("name")):
            yield next(same)
        if len(tried.errors) == len(self.stores):
            raise tried.worst(prefix)

    def restore(self, name: str, path: Path, receipt: Receipt) -> Receipt:
        """See `Blobs.restore`, in every store; one must accept the blob, the others are owed it."""
        check_name(name)
        tried = Tried()
        receipts: list[Receipt] = []
        for store in self._health.order():
            with self._health.writing(store, tried):
                self._health.check_identity(store)
                receipts.append(store.restore(name, path, for_store(store, receipt) or receipt))
        if not receipts:
            raise tried.worst(name)
        self._copies.owe(name, receipts)
        for further in receipts[1:]:
            self._copies.keep(further)
        return receipts[0]

    def probe(self) -> Capabilities:
        """See `Blobs.probe`: of the first store that passes. `store check` asks each of `stores`."""
        tried = Tried()
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
        """Labels of the stores that must all hold a blob before it is preserved."""
        return tuple(store.label for store in self.stores)

    def tick(self, owed: Iterable[Receipt] = (), limit: int = 100) -> list[Receipt]:
        """Make owed copies of at most `limit` blobs; returns their receipts and those of repairs, for the catalog.

        `owed`: every receipt that the catalog has of blobs that are not preserved.
        """
        return self._copies.tick(owed, limit)

    def survey(self, prefix: str = "") -> int:
        """Compare the listings of all stores and owe what any of them lacks; returns the number of such blobs.

        StoreError if a store does not answer. Meant for a start, and now and then; the catalog's receipts are quicker
        to ask.
        """
        return self._copies.survey(prefix)

    def recognise(self, check: Callable[[Blobs], None]) -> None:
        """Set the check that is run on each store before its first write; it raises StoreError to forbid it."""
        self._health.check = check

    def check_identity(self, store: Blobs) -> None:
        """Raise StoreError if a store is not the one its label says. To be called before a direct write to it."""
        self._health.check_identity(store)

    def full(self, store: Blobs) -> str | None:
        """Why one of `stores` has no room for more; None: it has."""
        return self._health.full(store)

    def unwritable(self, store: Blobs) -> str | None:
        """Why one of `stores`, though it may be read, has taken nothing for a while; None if it has, or need not."""
        return self._health.unwritable(store)

    def not_taken(self, store: Blobs) -> NotTaken | None:
        """Why one of `stores` took nothing from this process when it was last written to; None: it has."""
        return self._health.not_taken(store)

    def taken_ago_s(self, store: Blobs) -> float | None:
        """Seconds since one of `stores` last took a write from this process; None: it has taken none yet."""
        return self._health.taken_ago_s(store)

    def bar(self, barred: Callable[[str], bool]) -> None:
        """Set which names are erased: no store gets a copy of them again, whatever another store still has."""
        self._copies.barred = barred

    @property
    def owed(self) -> int:
        """The number of blobs that some store lacks, as far as this process knows."""
        return self._copies.owed

    def problems(self) -> Mapping[str, str]:
        """The stores that are being left alone, and their last errors."""
        return self._health.problems()

    def _listing(self, store: Blobs, prefix: str, after: str, tried: Tried) -> Iterator[Stat]:
        with self._health.trying(store, tried):
            yield from store.names(prefix, after)

    def _refuse_elsewhere(self, name: str, taker: Blobs, tried: Tried) -> None:
        """Keep create-once over all stores that answer, not only over the one that would accept the blob.

        A store that failed just now is skipped: what lies in it came from our own upload. It is owed the blob, and
        repaired then.
        """
        for store in self.stores:
            if store is not taker and store.label not in tried.errors and not self._health.rests(store):
                with self._health.trying(store, Tried()):
                    if store.stat(name) is not None:
                        raise blob_exists_error(store.where, name)
