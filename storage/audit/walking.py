"""Going through one store, name by name: the catalog's receipts beside the store's listing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from storage import catalog as tables
from storage.blobs import QUARANTINE
from storage.layout import PROBES

if TYPE_CHECKING:
    from storage.blobs import Blobs, Stat
    from storage.model import Receipt

PAGE = 1_000  # receipts per query, so that no transaction stays open while a store lists
_OWN = (PROBES, QUARANTINE)  # of one store alone, never copied


@dataclass(frozen=True, slots=True)
class Met:
    """A name, with this store's receipt and its listing. One of them may be missing, never both."""

    name: str
    receipt: Receipt | None
    listed: Stat | None


def walk(catalog: tables.Catalog, store: Blobs, after: str = "") -> Iterator[Met]:
    """Every name after `after` in catalog or store, in order, in flat memory. StoreError if the store does not list."""
    rows, stats = _receipts(catalog, store.label, after), _listed(store, after)
    row, stat = next(rows, None), next(stats, None)
    while row is not None or stat is not None:
        name = min(one.name for one in (row, stat) if one is not None)
        receipt = row if row is not None and row.name == name else None
        listed = stat if stat is not None and stat.name == name else None
        yield Met(name, receipt, listed)
        row = row if receipt is None else next(rows, None)
        stat = stat if listed is None else next(stats, None)


def _listed(store: Blobs, after: str) -> Iterator[Stat]:
    return (stat for stat in store.names("", after) if not stat.name.startswith(_OWN))


def _receipts(catalog: tables.Catalog, store: str, after: str) -> Iterator[Receipt]:
    while True:
        with catalog.read() as conn:
            found = list(tables.segments.receipts_in(conn, store=store, after=after, limit=PAGE))
        yield from (one for one in found if not one.name.startswith(_OWN))
        if len(found) < PAGE:
            return
        after = found[-1].name
