"""Comparing stores and catalog by name, both ways. Names and sizes only; the fixity audit reads the bytes."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from storage import catalog as tables
from storage.audit.copies import stores_of

if TYPE_CHECKING:
    from storage.blobs import Blobs

PREFIXES = ("journal/", "warc/")
PAGE = 1_000  # receipts per query, so that no transaction stays open while a store lists


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """A difference between a store and its receipts.

    `missing`: the store gave a receipt for the blob, and no longer has it. `unknown`: it never gave one; the blob may
    be minutes old and about to be committed. `size`: the blob's length has changed.
    """

    store: str
    name: str
    what: Literal["missing", "unknown", "size"]
    expected_bytes: int | None
    found_bytes: int | None


def reconcile(catalog: tables.Catalog, blobs: Blobs) -> Iterator[Difference]:
    """What differs between each store and its receipts, by name, in flat memory. A copy never made is no difference."""
    for store in stores_of(blobs):
        for prefix in PREFIXES:
            yield from _compare(catalog, store, prefix)


def _compare(catalog: tables.Catalog, store: Blobs, prefix: str) -> Iterator[Difference]:
    rows, stats = _receipts(catalog, store.label, prefix), ((s.name, s.bytes) for s in store.names(prefix))
    row, stat = next(rows, None), next(stats, None)
    while row is not None or stat is not None:
        name = min(one[0] for one in (row, stat) if one is not None)
        expected = row[1] if row is not None and row[0] == name else None
        found = stat[1] if stat is not None and stat[0] == name else None
        if expected != found:
            what: Literal["missing", "unknown", "size"] = "size"
            if expected is None or found is None:
                what = "missing" if found is None else "unknown"
            yield Difference(store=store.label, name=name, what=what, expected_bytes=expected, found_bytes=found)
        row = row if expected is None else next(rows, None)
        stat = stat if found is None else next(stats, None)


def _receipts(catalog: tables.Catalog, store: str, prefix: str) -> Iterator[tuple[str, int]]:
    """Name and size of the blobs in a store's receipts, in order of name."""
    after = ""
    while True:
        with catalog.read() as conn:
            found = list(tables.segments.receipts_in(conn, prefix=prefix, store=store, after=after, limit=PAGE))
        yield from ((receipt.name, receipt.bytes) for receipt in found)
        if len(found) < PAGE:
            return
        after = found[-1].name
