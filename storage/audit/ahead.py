"""Reading copies ahead of their judgement: hashing one leaves a processor idle, and a distant store makes us wait.

What the catalog says about many names is queried at once, and small copies are read in groups. A copy that is as
expected needs nothing more; for any other, everything is looked up again (`checking`) before it is reported or
repaired, because it may have been erased in between.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from storage.audit.expecting import expected_digests
from storage.errors import BlobDamaged, BlobMissing, StoreError
from storage.layout import is_name
from storage.model import Receipt

if TYPE_CHECKING:
    from storage.audit.walking import Met
    from storage.blobs import Blobs
    from storage.catalog import Catalog

READERS = 2  # at once
AHEAD = 2  # further reads that wait for a reader
TOGETHER, TOGETHER_BYTES = 64, 1 << 20  # at most so much per read, or one larger copy
_NAMES = 256  # per query to the catalog

Found = Receipt | StoreError


@dataclass(frozen=True, slots=True)
class Reading:
    """A copy that is being read with others. `found` is None if it is not known beforehand what the copy must be."""

    met: Met
    found: Future[list[Found]] | None
    place: int

    def sound(self) -> Receipt | None:
        """The receipt of what is there, if it is as expected; else None. StoreError if the store does not answer."""
        if self.found is None:
            return None
        found = self.found.result()[self.place]
        if isinstance(found, Receipt):
            return found
        if isinstance(found, (BlobMissing, BlobDamaged)):
            return None
        raise found


def readings(
    catalog: Catalog, store: Blobs, met: Iterator[Met], *, readers: int = READERS, most: int | None = None
) -> Generator[Reading, None, None]:
    """All copies met, in that order, read by `readers` threads at once.

    No more than `most` octets, or one copy, are read ahead of the consumer. A caller that keeps to a rate uses one
    reader, which reads one copy after the other.
    """
    with ThreadPoolExecutor(readers, "audit") as pool:
        waiting: deque[list[Reading]] = deque()
        begun = 0
        try:
            for group in _together(catalog, store, met, readers, most):
                musts = [must for _, must in group if must is not None]
                found = pool.submit(_read, store, musts) if musts else None
                waiting.append([Reading(one, found, place) for place, (one, _) in enumerate(group)])
                begun += sum(_size(one, must) for one, must in group)
                while len(waiting) >= readers + (AHEAD if readers > 1 else 0) or (
                    waiting and most is not None and begun >= most
                ):
                    yield from waiting.popleft()
            while waiting:
                yield from waiting.popleft()
        finally:
            for left in waiting:
                if left[0].found is not None:
                    left[0].found.cancel()


def _together(
    catalog: Catalog, store: Blobs, met: Iterator[Met], readers: int, most: int | None
) -> Iterator[list[tuple[Met, Receipt | None]]]:
    """Groups of copies for one reader each; a copy with unknown expectation is alone. Few copies are shared among the
    readers."""
    begun = 0
    while batch := list(islice(met, _NAMES)):
        most_copies = 1 if readers == 1 else max(1, min(TOGETHER, len(batch) // (2 * readers)))
        group: list[tuple[Met, Receipt | None]] = []
        size = 0
        for one, must in _with_claims(catalog, store, batch):
            if group and must is None:
                yield group
                group, size = [], 0
            group.append((one, must))
            size += _size(one, must)
            begun += _size(one, must)
            if (
                must is None
                or len(group) >= most_copies
                or size >= TOGETHER_BYTES
                or (most is not None and begun >= most)
            ):
                yield group
                group, size = [], 0
        if group:
            yield group


def _read(store: Blobs, musts: Sequence[Receipt]) -> list[Found]:
    """What is there of each copy. A store that does not answer is not asked again for the rest."""
    found: list[Found] = []
    for must in musts:
        try:
            found.append(store.verify(must.name, must))
        except (BlobMissing, BlobDamaged) as error:
            found.append(error)
        except StoreError as error:
            return found + [error] * (len(musts) - len(found))
    return found


def _size(one: Met, must: Receipt | None) -> int:
    return must.bytes if must is not None else one.listed.bytes if one.listed is not None else 0


def _with_claims(catalog: Catalog, store: Blobs, batch: list[Met]) -> Iterator[tuple[Met, Receipt | None]]:
    known = expected_digests(catalog, [one.name for one in batch if is_name(one.name)])
    for one in batch:
        must = known.get(one.name)
        if must is None or (one.receipt is not None and (one.receipt.sha256, one.receipt.bytes) != must):
            yield one, None
        else:
            yield one, Receipt(store=store.label, name=one.name, sha256=must[0], bytes=must[1])
