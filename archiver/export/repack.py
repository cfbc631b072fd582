"""The records of what was asked, and no others, in WARC files that stand by themselves.

A segment may hold looks at other sources. Of each chosen look every record is copied as it lies in the store, one gzip
member, byte for byte, after its digest held; what a revisit refers to comes along, and the warcinfo of each segment. A
file ends at the end of a segment once it is over a gigabyte.
"""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import IO, TYPE_CHECKING, Any, BinaryIO

from storage import catalog as tables
from storage import ids, urls
from storage.clock import rfc3339
from storage.errors import BlobDamaged
from storage.model import Placed
from storage.records import captures_of, parse_visit_record
from storage.warc import SegmentIndex, WarcDamaged, fields, read_index, read_record
from storage.warc.gz import engine
from storage.warc.recordfile import RecordFile

if TYPE_CHECKING:
    from archiver.export.chosen import Chosen
    from archiver.export.package import Package
    from storage.blobs import Blobs
    from storage.catalog import Catalog
    from storage.model import Capture
    from storage.records import VisitRecord
    from storage.warc import Record

FILE_BYTES = 1 << 30
READ_BYTES = 4 << 20
SORTED_LINES = 20_000  # of an index that are held at once
Told = Callable[["VisitRecord", tuple["Capture", ...], str], None]


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

    held: set[str] = field(default_factory=set)
    wanted: dict[str, None] = field(default_factory=dict)
    chains: dict[str, str] = field(default_factory=dict)  # SHA-256 of those that are named: an address of theirs
    copied: set[str] = field(default_factory=set)  # SHA-256 of the chains that were copied
    infos: set[str] = field(default_factory=set)  # segments whose warcinfo was copied


class Lines:
    """Lines that come in any order and are wanted sorted bytewise: runs on disk, merged."""

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
    """Walks the chosen looks. Reads a segment's tail and the chosen records, one at a time."""

    def __init__(self, catalog: Catalog, blobs: Blobs, chosen: Chosen, *, software: str, at: datetime) -> None:
        self._catalog = catalog
        self._blobs = blobs
        self._chosen = chosen
        self._software = software
        self._at = at
        self.cdx = Lines()
        self.captures = 0
        self.lacking_chains: dict[
            str, str
        ] = {}  # SHA-256 of certificate chains that are not kept: an address of theirs

    def close(self) -> None:
        """Give back what was written on the way."""
        self.cdx.close()

    def answers(self) -> Iterator[tuple[str, Record]]:
        """Every answer that will leave, originals too: capture and record."""
        held: set[str] = set()
        wanted: dict[str, None] = {}
        for segment, index in self._segments():
            for placed, _ in self._looks(segment, index):
                rows = _rows(self._catalog, [one.record for one in placed if one.exchange == one.record])
                for one in placed:
                    if one.exchange == one.record:
                        held.add(one.record)
                        row = rows.get(one.record)
                        original = one.extra.get("original") if row is None else row.original
                        wanted |= dict.fromkeys(filter(None, [original]))
                        where = (segment, one) if row is None else (row.segment, _place(row))
                        with self._member(*where) as (_, record):
                            yield one.record, record
        for capture in self._originals(wanted, held):
            with self._member(capture.segment, _place(capture)) as (_, record):
                yield capture.id, record

    def write(self, package: Package, told: Told, folder: str = "archive/") -> None:
        """Write the WARC files into the package; `told` hears of every look, with the file that holds it."""
        seen = _Seen()
        segments = self._segments()
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

    def _segments(self) -> Iterator[tuple[str, SegmentIndex]]:
        for segment in self._chosen.segments:
            stat = self._blobs.stat(segment)
            if stat is None:
                raise BlobDamaged(f"{segment} is in no store")
            read = self._read(segment)
            yield segment, read_index(read, stat.bytes)

    def _read(self, segment: str) -> Callable[[int, int], bytes]:
        return lambda start, length: self._blobs.get(segment, start, length)

    def _looks(self, segment: str, index: SegmentIndex) -> Iterator[tuple[tuple[Placed, ...], bytes]]:
        chosen = self._chosen.segments[segment]
        for look in index.visits():
            if look.placed[-1].record in chosen:
                yield look.placed, look.metadata

    def _segment(self, file: _File, found: tuple[str, SegmentIndex], seen: _Seen, told: Told) -> None:
        segment, index = found
        held, wanted = seen.held, seen.wanted
        info = index.records[0]
        if info.type == "warcinfo" and segment not in seen.infos:
            self._copy(file, segment, info)
            seen.infos.add(segment)
        chains = _chains(index)
        shown: set[str] = set()  # records copied already, of this segment
        for placed, metadata in self._looks(segment, index):
            record = parse_visit_record(metadata)
            captures = {one.id: one for one in captures_of(record, placed, segment=segment, access=index.access)}
            rows = _rows(self._catalog, captures)
            captures |= {one.id: _as_now(captures[one.id], one) for one in rows.values()}
            for one in _with_chains(record, placed, chains):
                if one.record in shown:
                    continue
                shown.add(one.record)
                offset = file.at
                row = rows.get(one.record)  # made whole after an erasure, it lies elsewhere than it was written
                away = row is not None and row.segment != segment
                if row is not None and away:
                    offset = self._told(file, row.segment, seen)
                self._copy(file, *((segment, one) if row is None else (row.segment, _place(row))))
                seen.copied |= {_chain(one)} - {""}
                if (capture := captures.get(one.record)) is not None:
                    held.add(one.record)
                    wanted |= dict.fromkeys(filter(None, [capture.original]))
                    self._add(_cdxj(file, capture, offset, None if away else one.block_sha256))
            for exchange in record.exchanges:
                if exchange.tls is not None and exchange.tls.chain_sha256:
                    seen.chains.setdefault(exchange.tls.chain_sha256, exchange.url)
            told(record, tuple(captures.values()), file.path)

    def _add(self, line: bytes) -> None:
        self.captures += 1
        self.cdx.add(line)

    def _told(self, file: _File, segment: str, seen: _Seen) -> int:
        """The warcinfo of another segment, before a record out of it: it says what was erased there. Where the file is."""
        if segment not in seen.infos:
            seen.infos.add(segment)
            stat = self._blobs.stat(segment)
            self._copy(file, segment, read_index(self._read(segment), stat.bytes if stat else 0).records[0])
        return file.at

    def _put_chains(self, file: _File, seen: _Seen) -> None:
        """Certificates that an earlier segment holds, since a chain is stored when it is new for its host."""
        for chain, url in seen.chains.items():
            if chain not in seen.copied:
                found = self._held_chain(chain, url)
                if found is None:
                    self.lacking_chains[chain] = url
                    continue
                segment, index, placed = found
                self._put_info(file, segment, index, seen)
                self._copy(file, segment, placed)

    def _held_chain(self, chain: str, url: str) -> tuple[str, SegmentIndex, Placed] | None:
        """Among segments of this access class with an answer of the same host, the oldest first: there it was new."""
        host = urls.surt(url).partition(")")[0] + ")"
        with self._catalog.read() as conn:
            segments = tables.captures.segments_of_host(conn, host, self._chosen.sources[0].source.access)
        for segment in segments:
            stat = self._blobs.stat(segment)
            index = None if stat is None else read_index(self._read(segment), stat.bytes)
            if index is not None and (placed := _chains(index).get(chain)) is not None:
                return segment, index, placed
        return None

    def _put_info(self, file: _File, segment: str, index: SegmentIndex, seen: _Seen) -> None:
        if segment not in seen.infos:
            seen.infos.add(segment)
            self._copy(file, segment, index.records[0])

    def _put_originals(self, file: _File, seen: _Seen) -> None:
        for capture in self._originals(seen.wanted, seen.held):
            if capture.segment not in seen.infos:
                stat = self._blobs.stat(capture.segment)
                index = read_index(self._read(capture.segment), stat.bytes if stat else 0)
                self._put_info(file, capture.segment, index, seen)
            offset = file.at
            self._copy(file, capture.segment, _place(capture))
            self._add(_cdxj(file, capture, offset, None))

    def _originals(self, wanted: dict[str, None], held: set[str]) -> Iterator[Capture]:
        with self._catalog.read() as conn:
            found = tables.captures.by_ids(conn, [one for one in wanted if one not in held])
        lacking = [one for one in wanted if one not in held and one not in found]
        if lacking:
            raise BlobDamaged(f"what capture {lacking[0]} held is not kept: a revisit refers to it")
        yield from sorted(found.values(), key=lambda one: (one.segment, one.offset))

    def _copy(self, file: _File, segment: str, placed: Placed) -> None:
        with self._member(segment, placed) as (data, _):
            while piece := data.read(READ_BYTES):
                file.put(piece)

    @contextmanager
    def _member(self, segment: str, placed: Placed) -> Iterator[tuple[IO[bytes], Record]]:
        """One record: as it lies there, and read. BlobDamaged when its digest does not hold."""
        with ExitStack() as stack:
            data = stack.enter_context(tempfile.SpooledTemporaryFile(READ_BYTES))
            at, end = placed.offset, placed.offset + placed.length
            while at < end:
                piece = self._blobs.get(segment, at, min(READ_BYTES, end - at))
                if not piece:
                    raise BlobDamaged(f"{segment} ends at {at}, inside a record")
                data.write(piece)
                at += len(piece)
            data.seek(0)
            try:
                record = read_record(data)
            except WarcDamaged as error:
                raise BlobDamaged(f"{segment} at {placed.offset}: {error}; archiver audit --now") from error
            if record.verified is not True or record.id != placed.record:
                raise BlobDamaged(
                    f"{segment} at {placed.offset}: not the record that was written; archiver audit --now"
                )
            data.seek(0)
            yield data, record


def _warcinfo(file: _File, software: str, at: datetime) -> None:
    """What a file of a package says of itself."""
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
    """A CDXJ line (CDXJ 0.1.0 as cdxj-indexer writes it)."""
    told: dict[str, Any] = {
        "url": capture.url,
        "mime": "warc/revisit" if capture.revisit else capture.media_type or "unk",
        "status": str(capture.status or 0),
        "digest": f"sha256:{capture.payload_sha256}",
        "length": str(file.at - offset),
        "offset": str(offset),
        "filename": file.path.rpartition("/")[2],
    }
    if block is not None:
        told["recordDigest"] = f"sha256:{block}"
    stamp = rfc3339(capture.at).translate({ord(c): None for c in "-:.TZ"})
    return f"{urls.surt(capture.url)} {stamp[:14]} {json.dumps(told)}\n".encode()


def _with_chains(record: VisitRecord, placed: tuple[Placed, ...], chains: dict[str, Placed]) -> Iterator[Placed]:
    """The certificates of a look may have been written with another look of the segment."""
    for one in record.exchanges:
        if one.tls is not None and one.tls.chain_sha256 in chains:
            yield chains[one.tls.chain_sha256]
    yield from placed


def _rows(catalog: Catalog, ids: Iterable[str]) -> dict[str, Capture]:
    """Where the catalog has these captures now."""
    with catalog.read() as conn:
        return tables.captures.by_ids(conn, list(ids))


def _as_now(written: Capture, row: Capture) -> Capture:
    """A capture as its visit says, with what an erasure has changed of it."""
    return replace(
        written, revisit=row.revisit, original=row.original, segment=row.segment, offset=row.offset, length=row.length
    )


def _chains(index: SegmentIndex) -> dict[str, Placed]:
    """The certificate chains of a segment by their SHA-256."""
    return {chain: one for one in index.records if (chain := _chain(one))}


def _chain(placed: Placed) -> str:
    """SHA-256 of the certificate chain that this record holds; empty when it is another."""
    target = placed.extra.get("target", "")
    return target.removeprefix(fields.CERTIFICATE_URN) if target.startswith(fields.CERTIFICATE_URN) else ""


def _place(capture: Capture) -> Placed:
    return Placed(
        record=capture.id,
        type="response",
        offset=capture.offset,
        length=capture.length,
        block_sha256="",
        block_bytes=0,
    )
