"""Which stores answer, and whether each is the store that its label says."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Protocol, runtime_checkable

from storage.blobs import Blobs
from storage.errors import BlobDamaged, BlobExists, BlobMissing, StoreError, StoreFull, StoreRefuses

REST_S = (
    15,
    30,
    60,
    120,
    300,
    600,
)  # how long a store is left alone after its first, second, … failure in a row
FULL_S = 1.5 * REST_S[-1]  # for so long, a store that said it is full, or took no blob, is taken to be as it was
REFUSED_S = 30  # a store whose writes fail for so long takes nothing; a shorter time may be one bad moment


@dataclass(slots=True)
class _Rest:
    until: float
    failures: int
    why: str


@dataclass(slots=True)
class _Full:
    at: float
    why: str
    seen: bool  # the store could tell so without a write, and so can tell when it is over


@dataclass(slots=True)
class _Refused:
    since: float
    last: float
    why: str


@dataclass(slots=True)
class Tried:
    """The errors of the stores on which one operation was tried."""

    errors: dict[str, StoreError] = field(default_factory=dict)

    def worst(self, name: str) -> StoreError:
        """The error that an operator must know first: damage before silence before absence."""
        text = "; ".join(str(error) for error in self.errors.values())
        if any(isinstance(error, BlobDamaged) for error in self.errors.values()):
            return BlobDamaged(text)
        if all(isinstance(error, BlobMissing) for error in self.errors.values()):
            return BlobMissing(text or f"there is no {name}")
        if all(isinstance(error, StoreRefuses) for error in self.errors.values()):
            return StoreRefuses(text)
        return StoreError(text)


@dataclass(frozen=True, slots=True)
class NotTaken:
    """That a store took nothing at the last write."""

    full: bool  # it has no room
    why: str
    ago_s: float


@runtime_checkable
class Mounted(Protocol):
    """A store that can disappear under a running service, as an unmounted disk does, and leave an empty place."""

    def place(self) -> object:
        """A value that stays equal as long as the same store is there; None: there is none. Cheap."""


@runtime_checkable
class Roomy(Protocol):
    """A store that can tell without a write whether it has room."""

    def lacks_room(self) -> str | None:
        """Why there is no room even for a small blob, in words; None: there is room. Cheap."""


class Health:
    """Which stores answer. One that failed is left alone for a while, and asked last."""

    def __init__(self, stores: Sequence[Blobs], clock: Callable[[], float]) -> None:
        self._stores = stores
        self._clock = clock
        self._lock = threading.Lock()
        self._resting: dict[str, _Rest] = {}
        self._known: dict[str, object] = {}  # label -> the place at which the store was last recognised
        self._full: dict[str, _Full] = {}  # label -> that it said at a write that it has no room
        self._refused: dict[str, _Refused] = {}  # label -> its failed writes since the last that succeeded
        self._taken: dict[str, float] = {}  # label -> when it last took a write
        self.check: Callable[[Blobs], None] = lambda _: None

    def order(self) -> list[Blobs]:
        """All stores, resting ones last: each must be asked before a blob is called lost."""
        return sorted(self._stores, key=self.rests)

    def check_identity(self, store: Blobs) -> None:
        """Check, before a write, that a store is the one its label says; StoreError if not.

        A store is checked once; a directory again whenever another one is found in its place.
        """
        place = _place(store)
        if place is None or self._known.get(store.label) != place:
            self.check(store)
            self._known[store.label] = _place(store)

    def rests(self, store: Blobs) -> bool:
        with self._lock:
            rest = self._resting.get(store.label)
            return rest is not None and self._clock() < rest.until

    @contextmanager
    def trying(self, store: Blobs, tried: Tried) -> Iterator[None]:
        """Note an error of the store and suppress it, so that the next can be tried; only BlobExists is final."""
        try:
            yield
        except BlobExists:
            raise
        except StoreError as error:
            tried.errors[store.label] = error
            if isinstance(error, StoreFull):
                self._full[store.label] = _Full(self._clock(), str(error), _lacks_room(store) is not None)
            if not isinstance(error, (BlobMissing, BlobDamaged)):
                with self._lock:
                    before = self._resting.get(store.label)
                    failures = before.failures + 1 if before else 0
                    rest_s = REST_S[min(failures, len(REST_S) - 1)]
                    self._resting[store.label] = _Rest(self._clock() + rest_s, failures, str(error))
        else:
            with self._lock:
                self._resting.pop(store.label, None)

    @contextmanager
    def writing(self, store: Blobs, tried: Tried) -> Iterator[None]:
        """Like `trying`, around a write and the check of the store's identity before it."""
        with self.trying(store, tried):
            try:
                yield
            except (BlobExists, BlobMissing, BlobDamaged):
                raise
            except StoreError as error:
                now = self._clock()
                before = self._refused.get(store.label)
                self._refused[store.label] = _Refused(before.since if before else now, now, str(error))
                raise
            self._full.pop(store.label, None)
            self._refused.pop(store.label, None)
            self._taken[store.label] = self._clock()

    def unwritable(self, store: Blobs) -> str | None:
        """Why a store, though it may be read, has taken no blob for a while; None if it has, or none was put."""
        refused = self._refused.get(store.label)
        if refused is None or refused.last - refused.since < REFUSED_S or self._clock() - refused.last > FULL_S:
            return None
        return refused.why

    def full(self, store: Blobs) -> str | None:
        """Why a store has no room, as can be seen now or as it said at the last write; None: it has.

        Blobs that wait for it are tried again long before FULL_S is over.
        """
        if (seen := _lacks_room(store)) is not None:
            return seen
        said = self._said_full(store)
        return None if said is None else said.why

    def _said_full(self, store: Blobs) -> _Full | None:
        """What a store said at its last write, if that was that it is full, unless it can be seen to have room since."""
        said = self._full.get(store.label)
        if said is None or self._clock() - said.at >= FULL_S or (said.seen and _lacks_room(store) is None):
            return None
        return said

    def not_taken(self, store: Blobs) -> NotTaken | None:
        """Why a store took nothing when it was last written to, as `full` and `unwritable` say; None: it has."""
        if (said := self._said_full(store)) is not None:
            return NotTaken(full=True, why=said.why, ago_s=self._clock() - said.at)
        if (why := self.unwritable(store)) is not None:
            return NotTaken(full=False, why=why, ago_s=self._clock() - self._refused[store.label].last)
        return None

    def taken_ago_s(self, store: Blobs) -> float | None:
        """Seconds since a store last took a write; None: it has taken none yet."""
        at = self._taken.get(store.label)
        return None if at is None else self._clock() - at

    def problems(self) -> dict[str, str]:
        with self._lock:
            return {label: rest.why for label, rest in self._resting.items()}


def _lacks_room(store: Blobs) -> str | None:
    return store.lacks_room() if isinstance(store, Roomy) else None


def _place(store: Blobs) -> object:
    return store.place() if isinstance(store, Mounted) else store.label
