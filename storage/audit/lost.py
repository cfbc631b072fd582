"""What a rebuild does about blobs that no store has any more, or only torn.

It reports them, and an erasure whose tombstone is lost remains an erasure: the old segments are deleted only after the
tombstone is written, so if they are gone, the new segments are all there is.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from functools import partial
from typing import TYPE_CHECKING

from storage import catalog as tables
from storage import warc
from storage.errors import BlobDamaged, BlobMissing
from storage.model import Access, Place, Source
from storage.urls import host_key
from storage.warc import SegmentIndex, WarcDamaged

if TYPE_CHECKING:
    import sqlalchemy as sa

    from storage.blobs import Blobs
    from storage.records import VisitRecord

ABSENT = "the ledger speaks of it, and no store lists it; in a bucket a delete marker may hide it"

ORPHAN_INTERVAL_S = 86_400  # of a source that only its visits mention


def absent(conn: sa.Connection, told: Collection[str]) -> list[tuple[str, str]]:
    """Blobs in the ledger that no store has, with the reason, without those that were reported already."""
    return [(name, ABSENT) for name in tables.lost_blobs.names(conn) if name not in told]


def concluded(catalog: tables.Catalog, stores: Sequence[Blobs]) -> dict[str, list[str]]:
    """Erasures that count as done although no tombstone says so, each with the segments that replaced the old ones."""
    with catalog.read() as conn:
        begun, gone = tables.lost_blobs.begun(conn), set(tables.purges.gone(conn))
    found: dict[str, list[str]] = {}
    for purge, instead in sorted(begun.items(), reverse=True):  # later ones may have replaced what earlier ones wrote
        replaced = all(new in gone or _there(stores, new) for new in instead.values())
        if replaced and not any(_there(stores, old) for old in instead):
            found[purge] = sorted(instead.values())
            gone |= instead.keys()
            with catalog.write(durable=False) as conn:
                tables.lost_blobs.conclude(conn, purge)
    return found


def take_over(conn: sa.Connection, stores: Sequence[Blobs], purge: str, names: Sequence[str]) -> None:
    """Apply what the tombstone would have said: where captures made whole lie, and which have an erased original's
    payload.

    The record that such a capture had before is a revisit, and not a place to read it from.
    """
    whole: dict[str, tuple[str, Place]] = {}
    for name in names:
        for index in _indexes(stores, name):
            whole |= {
                one.record: (name, Place(offset=one.offset, length=one.length))
                for one in index.records
                if one.type == "response"
            }
    tables.purges.place(conn, whole)
    tables.purges.promote_heirs(conn, tables.lost_blobs.heirs(conn, purge, whole))


def _there(stores: Sequence[Blobs], name: str) -> bool:
    return any(store.stat(name) is not None for store in stores)


def _indexes(stores: Sequence[Blobs], name: str) -> Iterator[SegmentIndex]:
    """The index of the first copy that can be read."""
    for store in stores:
        try:
            stat = store.stat(name)
            if stat is not None:
                yield warc.read_index(partial(store.get, name), stat.bytes)
                return
        except (WarcDamaged, BlobDamaged, BlobMissing, ValueError):
            continue


def orphan(record: VisitRecord) -> Source:
    """A source that only its visits mention, as one of them knows it."""
    return Source(
        id=record.source,
        url=record.url,
        written=record.url,
        host=host_key(record.url),
        added_at=record.at,
        interval_s=ORPHAN_INTERVAL_S,
        access=Access.SEALED,
    )
