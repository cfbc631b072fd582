"""Rewriting segments without what is erased, with a check before anybody learns of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from storage import catalog as tables
from storage import verify, warc
from storage.blobs import digest, file_chunks
from storage.erasure.planning import Plan, index_of, receipt_of
from storage.errors import BlobDamaged, StoreError
from storage.model import Place, Placed, Receipt, Redacted, Replaced
from storage.records import IDENTICAL, parse_visit_record, to_json
from storage.records.redaction import redacted_record
from storage.warc import Record, SegmentIndex, WarcDamaged, Whole, read_record

if TYPE_CHECKING:
    from storage.blobs import Blobs
    from storage.model import Capture


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """A new segment on local disk. The receipt in `replaced` is provisional until it is stored."""

    path: Path
    sha256: str
    replaced: Replaced


class Rewriting:
    """Rewrites the segments of one plan."""

    def __init__(self, catalog: tables.Catalog, blobs: Blobs, plan: Plan, scratch: Path, why: str) -> None:
        """`why`: the reason written into the segment for each erased record."""
        self._catalog = catalog
        self._blobs = blobs
        self._plan = plan
        self._scratch = scratch
        self._why = why
        self._erased = {one.id: one for one in plan.captures}

    def segment(self, name: str, new: str) -> Made:
        """Rewrite segment `name` as `new`. StoreError if it cannot be read or written, or fails the check."""
        with self._catalog.read() as conn:
            receipt, here = receipt_of(conn, name), tables.purges.captures_in(conn, name)
        told = index_of(self._blobs, receipt)
        drop = {one.record for one in told.records if self._goes(one)}
        blocks, redacted = self._redactions(told)
        path = self._scratch / new.rpartition("/")[2]
        try:
            whole = self._heirs(name)
            with self._blobs.open(name, receipt) as old, path.open("w+b") as file:
                made = warc.rewrite(
                    file, new, old, told, drop=drop, metadata=blocks, whole=whole, lines=self._lines(drop, whole)
                )
        except WarcDamaged as error:
            raise BlobDamaged(f"{name}: {error}") from error
        except OSError as error:
            raise StoreError(f"cannot write {path}: {error.strerror or error}") from error
        sha, size = self._checked(path, new)
        return Made(
            path=path,
            sha256=sha,
            replaced=Replaced(
                name=name,
                instead=new,
                access=told.access,
                receipt=Receipt(store="", name=new, sha256=sha, bytes=size),
                places={
                    one.record: Place(offset=one.offset, length=one.length)
                    for one in made.placed
                    if one.exchange == one.record and (one.record in here or one.record in whole)
                },
                texts={
                    one.extra["refers_to"]: Place(offset=one.offset, length=one.length)
                    for one in made.placed
                    if one.type == "conversion" and one.extra.get("refers_to") in here
                },
                redacted=tuple(
                    Redacted(
                        source=source,
                        n=n,
                        was=old_id,
                        record=one.record,
                        sha256=one.block_sha256,
                        bytes=one.block_bytes,
                    )
                    for old_id, one in made.metadata.items()
                    for source, n in [redacted[old_id]]
                ),
            ),
        )

    def _lines(self, drop: set[str], whole: Iterable[str]) -> list[str]:
        """Lines for the warcinfo, so that a reader of the files alone does not take for lost what was erased."""
        gone = [f"{warc.PURGED}{one} {self._why}" for one in sorted(drop & self._erased.keys())]
        return gone + [f"{warc.WHOLE}{one}" for one in sorted(whole)]

    def _goes(self, placed: Placed) -> bool:
        return bool(self._erased.keys() & {placed.record, placed.exchange, placed.extra.get("refers_to")})

    def _redactions(self, told: SegmentIndex) -> tuple[dict[str, bytes], dict[str, tuple[str, int]]]:
        """New blocks of visits' metadata records, by the id of the old one; and their source and n."""
        blocks: dict[str, bytes] = {}
        whose: dict[str, tuple[str, int]] = {}
        for visit in told.visits():
            record = parse_visit_record(visit.metadata)
            if (record.source, record.n) in self._plan.redact:
                own = visit.placed[-1].record
                blocks[own] = to_json(redacted_record(record))
                whose[own] = record.source, record.n
        return blocks, whose

    def _heirs(self, name: str) -> dict[str, Whole]:
        """Captures whose payload moves into this segment.

        Either their own segment is rewritten as this one, or this one replaces the segment in which the payload was.
        """
        found: dict[str, Whole] = {}
        for original, heir in self._plan.heirs.items():
            home = heir.segment if heir.segment in self._plan.segments else self._erased[original].segment
            if home == name:
                found[heir.id] = self._whole(self._erased[original], heir)
        return found

    def _whole(self, original: Capture, heir: Capture) -> Whole:
        held = self._record(original)
        payload = held.payload()
        head = self._record(heir).block.read() if heir.revisit == IDENTICAL else None
        if heir.payload_sha256 is None or digest(payload.chunks())[0] != heir.payload_sha256:
            raise BlobDamaged(f"the payload of {original.id} is not the one that {heir.id} says it repeats")
        return Whole(
            record=heir.id,
            url=heir.url,
            at=heir.at,
            block=warc.made_whole(head, payload, held),
            payload_sha256=heir.payload_sha256,
        )

    def _record(self, capture: Capture) -> Record:
        with self._catalog.read() as conn:
            receipt = receipt_of(conn, capture.segment)
        data = self._blobs.get(capture.segment, capture.offset, capture.length, receipt)
        record = read_record(data)
        if record.verified is not True or record.id != capture.id:
            raise BlobDamaged(f"{capture.segment}: the record at {capture.offset} is not capture {capture.id}, sound")
        return record

    def _checked(self, path: Path, name: str) -> tuple[str, int]:
        """SHA-256 and size of the new segment, after it passed every rule of the format."""
        with path.open("rb") as file:
            for finding in verify.segment(file, name=name.rpartition("/")[2]):
                if finding.level is verify.Level.MUST:
                    raise StoreError(
                        f"the new segment does not hold, nothing was erased: {finding.rule} {finding.text}"
                    )
        return digest(file_chunks(path))
