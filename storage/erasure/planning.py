"""Planning an erasure of captures: the records to erase, the records to rewrite, the payloads that must stay."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from storage import catalog as tables
from storage import warc
from storage.errors import BlobDamaged, NotFound, StoreError
from storage.records import IDENTICAL, REPLACING, VisitRecord, parse_visit_record
from storage.records.redaction import has_words
from storage.warc import SegmentIndex, WarcDamaged

if TYPE_CHECKING:
    import sqlalchemy as sa

    from storage.blobs import Blobs
    from storage.model import Capture, Receipt


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """An erasure before it is done."""

    captures: tuple[Capture, ...]  # to be erased
    segments: tuple[str, ...]  # to be rewritten, each under a new name
    redact: frozenset[tuple[str, int]]  # source and n of visits whose records are rewritten
    heirs: dict[str, Capture] = field(default_factory=dict)  # erased original -> the capture that gets its payload
    dependents: int = 0  # captures that must still be able to read what these held
    bytes: int = 0  # of the segments


def plan(conn: sa.Connection, captures: Collection[Capture]) -> Plan:
    """Plan the erasure of these captures. NotFound if one is already erased."""
    erased = {one.id for one in captures}
    for one in captures:
        if (tombstone := tables.purges.of_capture(conn, one.id)) is not None:
            raise NotFound(f"capture {one.id} is gone already: {tombstone}")
    dependents = tables.purges.dependents(conn, erased, erased)
    homes = {one.segment for one in captures}
    redact: set[tuple[str, int]] = set()
    for one in captures:
        home = tables.visits.by_number(conn, one.source, one.n)
        homes |= {home.segment} if home is not None else set()
        redact |= {(one.source, one.n)} if one.role.value == "page" else set()
    for source in {one.source for one in captures}:
        for n, segment in _compared(conn, source, erased):
            redact.add((source, n))
            homes.add(segment)
    known = [tables.segments.by_name(conn, name) for name in homes]
    return Plan(
        captures=tuple(captures),
        segments=tuple(sorted(homes)),
        redact=frozenset(redact),
        heirs={original: _heir(some) for original, some in dependents.items()},
        dependents=sum(map(len, dependents.values())),
        bytes=sum(one.bytes or 0 for one in known if one is not None),
    )


def like_it(conn: sa.Connection, capture: Capture, *, payload: bool, url: bool) -> list[Capture]:
    """This capture first, then related ones that still exist.

    `url`: all captures of its URL. `payload`: all captures with the payload of any of those, whatever their URL.
    """
    found = {capture.id: capture}
    if url:
        found |= {one.id: one for one in tables.captures.of_url(conn, capture.url) if one.length}
    for sha256 in {one.payload_sha256 for one in found.values() if one.payload_sha256} if payload else ():
        found |= {one.id: one for one in tables.purges.of_payload(conn, sha256)} | {capture.id: capture}
    return list(found.values())


def receipt_of(conn: sa.Connection, name: str) -> Receipt:
    """The receipt of a segment, which says which version is ours. NotFound if no store has given one."""
    found = next(iter(tables.segments.receipts_of(conn, name)), None)
    if found is None:
        raise NotFound(f"no store has given a receipt for {name}")
    return found


def index_of(blobs: Blobs, receipt: Receipt) -> SegmentIndex:
    """A segment's closing index. StoreError if the segment is damaged: it must be repaired first."""
    try:
        return warc.read_index(lambda start, length: blobs.get(receipt.name, start, length, receipt), receipt.bytes)
    except (WarcDamaged, BlobDamaged) as error:
        raise StoreError(
            f"{receipt.name} cannot be read whole, `archiver audit --now` mends it first: {error}"
        ) from error


def retitled(catalog: tables.Catalog, blobs: Blobs, plan: Plan) -> tuple[str, ...]:
    """The sources whose title in the catalog came from a visit of this plan."""
    found: list[str] = []
    for source in sorted({source for source, _ in plan.redact}):
        n = _titled(catalog, blobs, source)
        if n is not None and (source, n) in plan.redact:
            found.append(source)
    return tuple(found)


def _titled(catalog: tables.Catalog, blobs: Blobs, source: str) -> int | None:
    """The number of the visit from which the source has its title."""
    with catalog.read() as conn:
        history = tables.visits.history(conn, source, newest_first=True)
        receipts = {name: receipt_of(conn, name) for name in {seen.segment for seen in history}}
    read: dict[str, dict[int, VisitRecord]] = {}
    for seen in history:
        if seen.capture is None:
            continue
        if seen.segment not in read:
            index = index_of(blobs, receipts[seen.segment])
            records = (parse_visit_record(block) for block in index.metadata)
            read[seen.segment] = {one.n: one for one in records if one.source == source}
        record = read[seen.segment].get(seen.n)
        if record is None or not record.verdict.reference:
            continue
        if record.observation.title is not None or record.verdict.finding in REPLACING:
            return seen.n
    return None


def _heir(dependents: list[Capture]) -> Capture:
    """The oldest dependent that came with a head of its own; if all are 304 answers, the oldest."""
    return next((one for one in dependents if one.revisit == IDENTICAL), dependents[0])


def _compared(conn: sa.Connection, source: str, erased: Collection[str]) -> list[tuple[int, str]]:
    """Visits of this source that were compared with one of these captures and quote its words: n and segment."""
    first = tables.purges.first_capture(conn, source)
    found: list[tuple[int, str]] = []
    for seen in tables.visits.history(conn, source):
        observation = seen.observation
        if observation is None or not has_words(observation):
            continue
        documents = {
            at for one in observation.members if one.reference is not None for at in (one.reference, one.capture)
        }
        if (
            observation.reference in erased
            or not documents.isdisjoint(erased)
            or (observation.first is not None and first in erased)
        ):
            found.append((seen.n, seen.segment))
    return found
