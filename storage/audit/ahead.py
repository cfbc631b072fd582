"""Copies read ahead of their judgement: hashing one leaves a processor idle, and a store far away lets us wait.

What the catalog says of many names is asked at once. Of a copy that is what it must be nothing more is asked; of any other
all is asked again (`checking`) before a word is said or a byte mended, for it may have been erased in between.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from storage.audit.expecting import claims
from storage.errors import BlobDamaged, BlobMissing
from storage.layout import is_name
from storage.model import Receipt

if TYPE_CHECKING:
    from storage.audit.walking import Met
    from storage.blobs import Blobs
    from storage.catalog import Catalog

READERS = 2  # copies that are read at once
AHEAD = 2  # more that wait for a reader
_NAMES = 256  # asked of the catalog at once


@dataclass(frozen=True, slots=True)
class Reading:
    """A copy that is being read. `found` None: nobody can say beforehand what it must be."""

    met: Met
    found: Future[Receipt] | None

    def sound(self) -> Receipt | None:
        """What is there, when it is what it must be. StoreError when the store does not answer."""
        if self.found is None:
            return None
        try:
            return self.found.result()
        except (BlobMissing, BlobDamaged):
            return None


def readings(
    catalog: Catalog, store: Blobs, met: Iterator[Met], *, readers: int = READERS, most: int | None = None
) -> Generator[Reading, None, None]:
    """All that is met, in that order; `readers` at once, and no more than `most` octets, or one copy, ahead of whoever
    takes them."""
    with ThreadPoolExecutor(readers, "audit") as pool:
        waiting: deque[Reading] = deque()
        begun = 0
        try:
            for one, must in _with_claims(catalog, store, met):
                size = must.bytes if must is not None else one.listed.bytes if one.listed is not None else 0
                found = None if must is None else pool.submit(store.verify, one.name, must)
                waiting.append(Reading(one, found))
                begun += size
                while len(waiting) >= readers + (AHEAD if readers > 1 else 0) or (
                    waiting and most is not None and begun >= most
                ):
                    yield waiting.popleft()
            while waiting:
                yield waiting.popleft()
        finally:
            for left in waiting:
                if left.found is not None:
                    left.found.cancel()


def _with_claims(catalog: Catalog, store: Blobs, met: Iterator[Met]) -> Iterator[tuple[Met, Receipt | None]]:
    while batch := list(islice(met, _NAMES)):
        known = claims(catalog, [one.name for one in batch if is_name(one.name)])
        for one in batch:
            if (must := known.get(one.name)) is None:
                yield one, None
            else:
                yield one, Receipt(store=store.label, name=one.name, sha256=must.sha256, bytes=must.bytes)
