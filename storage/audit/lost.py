"""What a rebuild makes of blobs that no store has any more, or has torn: it says so, and an erasure whose tombstone is lost stays
one: the old segments are deleted behind the tombstone only, so where they are gone the new ones are all there is."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from storage import catalog as tables
from storage import warc
from storage.errors import BlobDamaged, BlobMissing
from storage.model import Place
from storage.warc import SegmentIndex, WarcDamaged

if TYPE_CHECKING:
    import sqlalchemy as sa

    from storage.blobs import Blobs

ABSENT = "the ledger speaks of it, and no store lists it; in a bucket a delete marker may hide it"


def absent(conn: sa.Connection, told: Collection[str]) -> list[tuple[str, str]]:
    """Blobs of which the ledger speaks and that no store has, but for those of which was told already; and why."""
    return [(name, ABSENT) for name in tables.lost.blobs(conn) if name not in told]


def concluded(catalog: tables.Catalog, stores: Sequence[Blobs]) -> dict[str, list[str]]:
    """Erasures that count as done though no tombstone says so, and the segments that came."""
    with catalog.read() as conn:
        begun, gone = tables.lost.begun(conn), set(tables.purges.gone(conn))
    found: dict[str, list[str]] = {}
    for purge, instead in sorted(begun.items(), reverse=True):  # what a later one made of it may be all that is left
        came = all(new in gone or _there(stores, new) for new in instead.values())
        if came and not any(_there(stores, old) for old in instead):
            found[purge] = sorted(instead.values())
            gone |= instead.keys()
            with catalog.write(durable=False) as conn:
                tables.lost.conclude(conn, purge)
    return found


def take_over(conn: sa.Connection, stores: Sequence[Blobs], purge: str, names: Sequence[str]) -> None:
    """What the tombstone would have said: where captures lie that were made whole, by it or before, and which of them have
    an erased original's payload. The record that such a one had before is a revisit, and no place of it."""
    whole: dict[str, tuple[str, Place]] = {}
    for name in names:
        for index in _indexes(stores, name):
            whole |= {
                one.record: (name, Place(offset=one.offset, length=one.length))
                for one in index.records
                if one.type == "response"
            }
    tables.purges.place(conn, whole)
    tables.purges.point(conn, tables.lost.heirs(conn, purge, whole))


def _there(stores: Sequence[Blobs], name: str) -> bool:
    return any(store.stat(name) is not None for store in stores)


def _indexes(stores: Sequence[Blobs], name: str) -> Iterator[SegmentIndex]:
    """Of the first copy that can be read."""
    for store in stores:
        try:
            stat = store.stat(name)
            if stat is not None:
                yield warc.read_index(partial(store.get, name), stat.bytes)
                return
        except (WarcDamaged, BlobDamaged, BlobMissing, ValueError):
            continue
