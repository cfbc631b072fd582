"""The fixity audit: every copy read again and held against the receipt that its store gave, and mended from another."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from storage import catalog as tables
from storage.blobs import COPY_BYTES
from storage.errors import BlobDamaged, BlobMissing, StoreError

if TYPE_CHECKING:
    from storage.blobs import Blobs
    from storage.catalog import Catalog
    from storage.mirror import Mirror
    from storage.model import Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A copy that is not what its store said it had."""

    store: str
    name: str
    what: str  # damaged | missing
    text: str
    mended: bool


def audit(catalog: Catalog, blobs: Mirror, scratch: Path) -> Iterator[Receipt | Damage]:
    """Each copy that a receipt speaks of: the receipt when it is sound, else the damage, after it was mended where
    another store has the bytes. StoreError when a store does not answer. A copy not yet made has no receipt, and so is
    no damage. `scratch`: where a mended copy passes through."""
    for store in blobs.stores:
        mended: list[Receipt] = []
        with catalog.read() as conn:
            for receipt in tables.segments.receipts_in(conn, store=store.label):
                try:
                    yield store.verify(receipt.name, receipt)
                except (BlobDamaged, BlobMissing) as error:
                    new = _mended(blobs, store, receipt, scratch)
                    mended += [] if new is None else [new]
                    what = "missing" if isinstance(error, BlobMissing) else "damaged"
                    yield Damage(
                        store=store.label, name=receipt.name, what=what, text=str(error), mended=new is not None
                    )
        if mended:
            with catalog.write() as conn:
                tables.segments.add_receipts(conn, mended)


def _mended(blobs: Mirror, store: Blobs, receipt: Receipt, scratch: Path) -> Receipt | None:
    """The receipt of the copy that another store's sound bytes were put back as; None when no store has them."""
    for other in blobs.stores:
        if other is store:
            continue
        theirs = replace(receipt, store=other.label, version_id=None, locked_until=None)
        try:
            with tempfile.NamedTemporaryFile(prefix="audit-", dir=scratch) as file:
                with other.open(receipt.name, theirs) as body:
                    for piece in body.chunks(COPY_BYTES):
                        file.write(piece)
                file.flush()
                return store.restore(receipt.name, Path(file.name), receipt)
        except StoreError:
            continue
    return None
