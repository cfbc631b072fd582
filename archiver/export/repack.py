"""Copies the records of the chosen looks, and no others, into self-contained WARC files.

A segment may hold looks at other sources. Every record of a chosen look is copied byte for byte as stored, one gzip
member, after its digest was checked; so are the originals of revisits, the warcinfo of each segment, and members that
the look did not fetch because a look at another source had fetched them within the hour, unless that source now has
another access class. A file ends at the end of a segment once it is larger than FILE_BYTES.
"""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any, BinaryIO

from archiver.export.records import READ_BYTES, Taken, chain_of, chains_of
from storage import ids, urls
from storage.clock import rfc3339
from storage.model import Placed
from storage.records import captures_of, parse_visit_record
from storage.warc import SegmentIndex, fields
from storage.warc.gz import engine
from storage.warc.recordfile import RecordFile

if TYPE_CHECKING:
    from archiver.export.chosen import Chosen
    from archiver.export.package import Package
    from storage.blobs import Blobs
    from storage.catalog import Catalog
    from storage.model import Capture, MemberSeen
    from storage.records import VisitRecord
    from storage.warc import Record

FILE_BYTES = 1 << 30
SORTED_LINES = 20_000  # lines of an index that are held in memory
Told = Callable[["VisitRecord", tuple["Capture", ...], Mapping[str, str]], None]


@dataclass(slots=True)
class _File:
    path: str
    write: Callable[[bytes], int]
    at: int = 0

    def put(self, data: bytes) -> None:
        self.write(data)
        self.at += len(data)


@dataclass(slots=True)
class _Seen:
    """Ids of the answers that were copied, and of those that revisits refer to."""

    held: dict[str, str] = field(default_factory=dict)  # id -> the file it was copied into
    wanted: dict[str, None] = field(default_factory=dict)
    # SHA-256 of certificate chains that looks name -> a URL that was served with it
    chains: dict[str, str] = field(default_factory=dict)
    copied: set[str] = field(default_factory=set)  # SHA-256 of the chains that were copied
    infos: set[str] = field(default_factory=set)  # segments whose warcinfo was copied
    lacking: set[str] = field(default_factory=set)  # shared members that are not exported


class Lines:
    """Sorts lines bytewise that are added in any order: sorted runs on disk, merged."""

    def __init__(self) -> None:
        self._held: list[bytes] = []
        self._runs: list[BinaryIO] = []

    def add(self, line: bytes) -> None:
        self._held.append(line)
        if len(self._held) >= SORTED_LINES:
            self._spill()

    def sorted(self) -> Iterator[bytes]:
        import heapq

        self._held.sort()
        for run in self._runs:
            run.seek(0)
        yield from heapq.merge(*self._runs, self._held)

    def close(self) -> None:
        for run in self._runs:
            run.close()

    def _spill(self) -> None:
        run = tempfile.TemporaryFile()  # noqa: SIM115 - closed with the lines
        run.writelines(sorted(self._held))
        self._runs.append(run)
        self._held = []


class Repack:
    """Copies the chosen looks. Reads a segment's index and the chosen records, one at a time."""

    def __init__(self, catalog: Catalog, blobs: Blobs, chosen: Chosen, *, software: str, at: datetime) -> None:
        self._taken = Taken(catalog, blobs, chosen)
        self._software = software
        self._at = at
        self.cdx = Lines()
        self.captures = 0
        self.lacking_chains: dict[
            str, str
        ] = {}  # SHA-256 of certificate chains that are not kept -> a URL that was served with it
        self.lacking_members: list[tuple[VisitRecord, MemberSeen, str]] = []  # members that are not exported, and why

    def close(self) -> None:
        """Closes the temporary files."""
        self.cdx.close()

    def answers(self) -> Iterator[tuple[str, Record]]:
        """Every answer that will be exported, with originals: capture id and record."""
        held: set[str] = set()
        wanted: dict[str, None] = {}
        for segment, index in self._taken.segments():
            for placed, metadata in self._taken.looks(segment, index):
                for _, capture, _ in self._taken.shared(parse_visit_record(metadata)):
                    wanted |= dict.fromkeys(filter(None, [capture.id, capture.original] if capture else []))
                rows = self._taken.rows([one.record for one in placed if one.exchange == one.record])
                for one in placed:
                    if one.exchange == one.record:
                        held.add(one.record)
                        row = rows.get(one.record)
                        repeats = one.extra.get("original") if row is None else row.original
                        wanted |= dict.fromkeys(filter(None, [repeats]))
                        where = (segment, one) if row is None else (row.segment, _place(row))
                        with self._taken.member(*where) as (_, record):
                            yield one.record, record
        for original in self._taken.originals(wanted, held):
            with self._taken.member(original.segment, _place(original)) as (_, record):
                yield original.id, record

    def write(self, package: Package, told: Told, folder: str = "archive/") -> None:
        """Writes the WARC files into the package; calls `told` for every look, with the file that holds each answer."""
        seen = _Seen()
        segments = self._taken.segments()
        ahead = next(segments, None)
        number = 0
        while ahead is not None:
            number += 1
            path = f"{folder}data-{number:05d}.warc.gz"
            with package.open(path) as out:
                file = _File(path, out.write)
                _warcinfo(file, self._software, self._at)
                while ahead is not None and file.at < FILE_BYTES:
                    self._segment(file, ahead, seen, told)
                    ahead = next(segments, None)
                if ahead is None:
                    self._put_originals(file, seen)
                    self._put_chains(file, seen)

    def _segment(self, file: _File, found: tuple[str, SegmentIndex], seen: _Seen, told: Told) -> None:
        segment, index = found
        held, wanted = seen.held, seen.wanted
        info = index.records[0]
        if info.type == "warcinfo" and segment not in seen.infos:
            self._copy(file, segment, info)
            seen.infos.add(segment)
        chains = chains_of(index)
        shown: set[str] = set()  # records of this segment that were copied already
        for placed, metadata in self._taken.looks(segment, index):
            record = parse_visit_record(metadata)
            captures = {one.id: one for one in captures_of(record, placed, segment=segment, access=index.access)}
            rows = self._taken.rows(captures)
            captures |= {one.id: _as_now(captures[one.id], one) for one in rows.values()}
            for one in _with_chains(record, placed, chains):
                if one.record in shown or one.record in held:
                    continue
                shown.add(one.record)
                offset = file.at
                row = rows.get(one.record)  # a record restored after an erasure lies elsewhere than it was written
                away = row is not None and row.segment != segment
                if row is not None and away:
                    offset = self._told(file, row.segment, seen)
                status = self._copy(file, *((segment, one) if row is None else (row.segment, _place(row))))
                seen.copied |= {chain_of(one)} - {""}
                if (capture := captures.get(one.record)) is not None:
                    held[one.record] = file.path
                    wanted |= dict.fromkeys(filter(None, [capture.original]))
                    self._add(file, capture, offset, status, None if away else one.block_sha256)
            for exchange in record.exchanges:
                if exchange.tls is not None and exchange.tls.chain_sha256:
                    seen.chains.setdefault(exchange.tls.chain_sha256, exchange.url)
            shared = list(self._shared(record, seen))
            for capture in shared:
                self._put(file, capture, seen)
            told(record, (*captures.values(), *shared), held)

    def _shared(self, record: VisitRecord, seen: _Seen) -> Iterator[Capture]:
        """Captures that this look took from another source's look; each that may not be exported is noted once."""
        for member, capture, why in self._taken.shared(record):
            if capture is not None:
                yield capture
            elif member.capture not in seen.lacking:
                seen.lacking.add(str(member.capture))
                self.lacking_members.append((record, member, why))

    def _put(self, file: _File, capture: Capture, seen: _Seen) -> None:
        """Copies an answer alone, unless it was copied already."""
        if capture.id in seen.held:
            return
        self._told(file, capture.segment, seen)
        seen.held[capture.id] = file.path
        seen.wanted |= dict.fromkeys(filter(None, [capture.original]))
        offset = file.at
        status = self._copy(file, capture.segment, _place(capture))
        self._add(file, capture, offset, status, None)

    def _add(self, file: _File, capture: Capture, offset: int, status: int | None, block: str | None) -> None:
        self.captures += 1
        if is_listed(capture):
            shown = replace(capture, status=status) if capture.status == 304 else capture
            self.cdx.add(_cdxj(file, shown, offset, block))

    def _told(self, file: _File, segment: str, seen: _Seen) -> int:
        """Copies another segment's warcinfo before a record from it: it tells what was erased. Returns the offset."""
        if segment not in seen.infos:
            seen.infos.add(segment)
            self._copy(file, segment, self._taken.index(segment).records[0])
        return file.at

    def _put_chains(self, file: _File, seen: _Seen) -> None:
        """Copies certificate chains that earlier segments hold: a chain is stored only when it is new for its host."""
        for chain, url in seen.chains.items():
            if chain not in seen.copied:
                found = self._taken.chain(chain, url)
                if found is None:
                    self.lacking_chains[chain] = url
                    continue
                segment, placed = found
                self._told(file, segment, seen)
                self._copy(file, segment, placed)

    def _put_originals(self, file: _File, seen: _Seen) -> None:
        for capture in self._taken.originals(seen.wanted, seen.held):
            self._put(file, capture, seen)

    def _copy(self, file: _File, segment: str, placed: Placed) -> int | None:
        """Copies a record byte for byte; returns the HTTP status in it."""
        with self._taken.member(segment, placed) as (data, record):
            while piece := data.read(READ_BYTES):
                file.put(piece)
            return record.http_status


def is_listed(capture: Capture) -> bool:
    """Whether indexes and page lists lead viewers to a capture.

    For a 304, viewers show an empty page; if it is not listed, they show the nearest copy. A 304 that got its
    original's payload when that was erased is no revisit any more, and is listed.
    """
    return capture.status != 304 or not capture.revisit


def _warcinfo(file: _File, software: str, at: datetime) -> None:
    """Writes the warcinfo record of an exported file."""
    told = {
        "software": software,
        "format": "WARC File Format 1.1",
        "description": "records copied byte for byte out of larger files, with what they refer to",
    }
    block = "".join(f"{name}: {value}\r\n" for name, value in told.items()).encode()
    out = io.BytesIO()
    records = RecordFile(out, ids.record_id, engine)
    head = [("WARC-Filename", file.path.rpartition("/")[2])]
    records.put("warcinfo", at, head, fields.FIELDS_TYPE, block, record=records.warcinfo)
    file.put(out.getvalue())


def _cdxj(file: _File, capture: Capture, offset: int, block: str | None) -> bytes:
    """A CDXJ line (CDXJ 0.1.0, as cdxj-indexer writes it)."""
    told: dict[str, Any] = {
        "url": capture.url,
        "mime": "warc/revisit" if capture.revisit else capture.media_type or "unk",
        "status": str(capture.status or 0),
        "digest": f"sha256:{capture.payload_sha256}",
        "length": str(file.at - offset),
        "offset": str(offset),
        "filename": file.path.rpartition("/")[2],
    }
    if capture.certificate is not None:
        told["certificate"] = capture.certificate
    if block is not None:
        told["recordDigest"] = f"sha256:{block}"
    stamp = rfc3339(capture.at).translate({ord(c): None for c in "-:.TZ"})
    return f"{urls.surt(capture.url)} {stamp[:14]} {json.dumps(told)}\n".encode()


def _with_chains(record: VisitRecord, placed: tuple[Placed, ...], chains: dict[str, Placed]) -> Iterator[Placed]:
    """The records of a look, and its certificate chains, which another look of the segment may have brought."""
    for one in record.exchanges:
        if one.tls is not None and one.tls.chain_sha256 in chains:
            yield chains[one.tls.chain_sha256]
    yield from placed


def _as_now(written: Capture, row: Capture) -> Capture:
    """A capture as its visit recorded it, with what an erasure has changed since."""
    return replace(
        written, revisit=row.revisit, original=row.original, segment=row.segment, offset=row.offset, length=row.length
    )


def _place(capture: Capture) -> Placed:
    return Placed(
        record=capture.id,
        type="response",
        offset=capture.offset,
        length=capture.length,
        block_sha256="",
        block_bytes=0,
    )
