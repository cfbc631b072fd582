"""The stores that keep the same blobs, and what each of them has."""

from __future__ import annotations

import heapq
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from storage.mirror import Mirror
from storage.model import Receipt

if TYPE_CHECKING:
    from storage.blobs import Blobs, Stat


@dataclass(frozen=True, slots=True)
class Copy:
    """A blob as one store lists it."""

    store: Blobs
    stat: Stat

    def receipt(self, sha256: str) -> Receipt:
        """The receipt of this copy, by name and size, without reading it."""
        return Receipt(
            store=self.store.label,
            name=self.stat.name,
            sha256=sha256,
            bytes=self.stat.bytes,
            version_id=self.stat.version_id,
            locked_until=self.stat.locked_until,
        )


def stores_of(blobs: Blobs) -> Sequence[Blobs]:
    """The stores of a mirror; any other store alone."""
    return blobs.stores if isinstance(blobs, Mirror) else (blobs,)


def check_identity(blobs: Blobs, store: Blobs) -> None:
    """StoreError if a store is not the one its label says: an empty mount point must not be filled as if it were."""
    if isinstance(blobs, Mirror):
        blobs.check_identity(store)


def listed(stores: Sequence[Blobs], prefix: str) -> Iterator[list[Copy]]:
    """The copies of each blob, in order of name, and per blob in the order of the stores.

    StoreError if a store does not answer: half a listing would look like loss.
    """
    merged = heapq.merge(*(_of(store, prefix) for store in stores), key=_name)  # stable: ties in order of stores
    for _, copies in groupby(merged, key=_name):
        yield list(copies)


def _of(store: Blobs, prefix: str) -> Iterator[Copy]:
    return (Copy(store, stat) for stat in store.names(prefix))


def _name(copy: Copy) -> str:
    return copy.stat.name
