"""A segment as it lies in a store: its visits, read from the tail, or from the whole if the tail is unusable."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import TYPE_CHECKING

from storage import warc
from storage.model import Access, Erased, Outcome, Placed
from storage.records import VisitRecord, outcome_of, parse_visit_record
from storage.warc.fields import PROFILE, VISIT_URN, uuid_of

if TYPE_CHECKING:
    from storage.blobs import Blobs

PayloadBytes = Callable[[str], int | None]  # of the capture with this id, if known


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """One visit: its metadata record, and where its records lie, the metadata record last."""

    record: VisitRecord
    placed: tuple[Placed, ...]

    @property
    def id(self) -> str:
        """The id of the metadata record."""
        return self.placed[-1].record

    @property
    def sha256(self) -> str:
        """The SHA-256 of the metadata record's block, which the ledger signs."""
        return self.placed[-1].block_sha256


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSegment:
    """The contents of a segment. `damage`: why not all of it could be read; None if it could."""

    name: str
    access: Access
    visits: tuple[Kept, ...]
    damage: str | None = None

    def outcome(self, visit: Kept, host: str) -> Outcome:
        """The changes that a visit of this segment makes to the catalog, as judged when it was written."""
        return outcome_of(visit.record, visit.placed, segment=self.name, access=self.access, host=host)


def read_segment(blobs: Blobs, name: str, size_bytes: int, payload_bytes: PayloadBytes) -> StoredSegment:
    """The visits of a segment, in the order of writing. Raises what `blobs` raises, but nothing for damage.

    Without a usable index, every record before the damage is read; such a segment counts as sealed unless it says that
    it is public. Only the index states the payload size of a 304; without it, `payload_bytes` is asked.
    """
    try:
        index = warc.read_index(lambda start, length: blobs.get(name, start, length), size_bytes)
        visits = [_kept(visit.metadata, visit.placed) for visit in index.visits()]
    except (warc.WarcDamaged, ValueError) as error:
        return _walked(blobs, name, str(error), payload_bytes)
    return StoredSegment(name=name, access=index.access, visits=tuple(visits))


def check_bodies(blobs: Blobs, name: str, size_bytes: int) -> tuple[str, str | None]:
    """Read every record of a segment to its end: the blob's SHA-256, and the first fault, None if there is none.

    A fault is a record that does not match its own digest, or what the index says about it.
    """
    hashed = sha256()
    why: str | None = None
    with blobs.open(name) as body:

        def chunks() -> Iterator[bytes]:
            for chunk in body.chunks():
                hashed.update(chunk)
                yield chunk

        flow = chunks()
        try:
            index = warc.read_index(lambda start, length: blobs.get(name, start, length), size_bytes)
            indexed = iter(index.records)
            for record in warc.records(flow):
                placed = next(indexed, None)
                same = placed is None or (record.id, record.offset) == (placed.record, placed.offset)
                if record.verified is False or not same or (placed and record.block_sha256 != placed.block_sha256):
                    raise warc.WarcDamaged(record.offset, "not the record that was written")
        except (warc.WarcDamaged, ValueError) as error:
            why = str(error)
        for _ in flow:  # bytes after the damage count for the digest, too
            pass
    return hashed.hexdigest(), why


def _kept(block: bytes, placed: tuple[Placed, ...]) -> Kept:
    """A visit from its metadata block. ValueError if the block was changed, or is not a visit's record."""
    if sha256(block).hexdigest() != placed[-1].block_sha256:
        raise ValueError(f"the record {placed[-1].record} does not have its digest")
    return Kept(record=parse_visit_record(block), placed=placed)


def _walked(blobs: Blobs, name: str, why: str, payload_bytes: PayloadBytes) -> StoredSegment:
    access = Access.SEALED
    visits: list[Kept] = []
    placed: list[Placed] = []
    sizes: dict[str, int] = {}  # payloads of earlier captures in this segment
    with blobs.open(name) as body:
        try:
            for record in warc.records(body.chunks()):
                if record.type == "warcinfo" and b"\r\naccess: public\r\n" in b"\r\n" + record.block.read():
                    access = Access.PUBLIC
                placed.append(_placed(record))
                if record.type == "metadata" and (record.target or "").startswith(VISIT_URN) and record.verified:
                    told = parse_visit_record(record.block.read())
                    sizes |= {facts.id: facts.payload_bytes for facts in told.exchanges if facts.payload_sha256}
                    visits.append(Kept(record=told, placed=_of_visit(told, placed, sizes, payload_bytes)))
                if record.type in ("metadata", "warcinfo"):
                    placed = []
        except (warc.WarcDamaged, ValueError) as error:
            why = f"{why}; {error}"
    return StoredSegment(name=name, access=access, visits=tuple(visits), damage=why)


def _placed(record: warc.Record) -> Placed:
    extra = {}
    if record.type == "revisit":
        extra = {
            "revisit": (record.header("WARC-Profile") or "").removeprefix(PROFILE),
            "original": uuid_of(record.header("WARC-Refers-To")),
            "payload_sha256": (record.header("WARC-Payload-Digest") or "").removeprefix("sha256:"),
        }
    if record.type == "conversion" and record.verified:  # else the digest here is that of the damage
        extra = {"refers_to": uuid_of(record.header("WARC-Refers-To"))}
    return Placed(
        record=record.id,
        type=record.type,
        offset=record.offset,
        length=record.length,
        block_sha256=record.block_sha256,
        block_bytes=record.block.bytes,
        extra=extra,
    )


def _of_visit(
    visit: VisitRecord, placed: list[Placed], sizes: dict[str, int], payload_bytes: PayloadBytes
) -> tuple[Placed, ...]:
    """A visit's records, completed with what the index would say about those that answer an exchange."""
    exchanges = {facts.id: facts for facts in visit.exchanges}
    found: list[Placed] = []
    for one in placed:
        facts = exchanges.get(one.record)
        if facts is None:
            found.append(one)
            continue
        extra = dict(one.extra)
        if "original" in extra:
            original = extra["original"]
            size = sizes.get(original) or payload_bytes(original) or facts.payload_bytes
            extra["payload_bytes"] = str(size)
            sizes[one.record] = size
        found.append(replace(one, exchange=one.record, extra=extra))
    return tuple(found)


def with_stubs(stored: StoredSegment, erased: Mapping[str, Erased]) -> StoredSegment:
    """The segment with a record of length 0 for each answer erased from it, since its visits still name them."""
    if not erased:
        return stored
    return replace(stored, visits=tuple(_with_stubs(visit, erased) for visit in stored.visits))


def _with_stubs(visit: Kept, erased: Mapping[str, Erased]) -> Kept:
    there = {placed.record for placed in visit.placed}
    gone = [facts for facts in visit.record.exchanges if facts.id in erased and facts.id not in there]
    stubs = tuple(_stub(erased[facts.id], facts.payload_sha256, facts.payload_bytes) for facts in gone)
    return replace(visit, placed=(*visit.placed[:-1], *stubs, visit.placed[-1])) if stubs else visit


def _stub(gone: Erased, payload_sha256: str | None, payload_bytes: int) -> Placed:
    """`payload_sha256`, `payload_bytes`: from the visit's own record, in case the tombstone is lost."""
    facts = {
        "revisit": gone.revisit,
        "original": gone.original,
        "payload_sha256": gone.payload_sha256 or payload_sha256,
        "payload_bytes": str(gone.payload_bytes or payload_bytes),
    }
    return Placed(
        record=gone.capture, type="purged", offset=0, length=0, block_sha256="", block_bytes=0, exchange=gone.capture,
        extra={key: value for key, value in facts.items() if value is not None},
    )  # fmt: skip
