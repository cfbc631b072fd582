"""Store and catalog compared name by name, both ways. Names and sizes only; reading the bytes is fixity's work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from storage import catalog as tables

if TYPE_CHECKING:
    from storage.blobs import Blobs

PREFIXES = ("journal/", "warc/")


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """`missing`: the store said that it had the blob, and has it no more. `unknown`: no row speaks of it; it may be
    minutes old and about to be committed. `size`: it is not as long as it was."""

    name: str
    what: Literal["missing", "unknown", "size"]
    expected_bytes: int | None
    found_bytes: int | None


def reconcile(catalog: tables.Catalog, blobs: Blobs) -> Iterator[Difference]:
    """What differs between a store and the receipts it gave, in order of name, in flat memory."""
    with catalog.read() as conn:
        for prefix in PREFIXES:
            rows = tables.segments.receipts_in(conn, prefix=prefix, store=blobs.label)
            stats = blobs.names(prefix)
            row, stat = next(rows, None), next(stats, None)
            while row is not None or stat is not None:
                if stat is None or (row is not None and row.name < stat.name):
                    assert row is not None
                    yield Difference(name=row.name, what="missing", expected_bytes=row.bytes, found_bytes=None)
                    row = next(rows, None)
                elif row is None or stat.name < row.name:
                    yield Difference(name=stat.name, what="unknown", expected_bytes=None, found_bytes=stat.bytes)
                    stat = next(stats, None)
                else:
                    if row.bytes != stat.bytes:
                        yield Difference(name=row.name, what="size", expected_bytes=row.bytes, found_bytes=stat.bytes)
                    row, stat = next(rows, None), next(stats, None)
