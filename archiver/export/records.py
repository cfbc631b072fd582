"""Reads what an export needs from the stores and the catalog: chosen looks, single records, and what they refer to."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from storage import catalog as tables
from storage import urls
from storage.errors import BlobDamaged, BlobMissing
from storage.warc import SegmentIndex, WarcDamaged, fields, read_index, read_record

if TYPE_CHECKING:
    from archiver.export.chosen import Chosen
    from storage.blobs import Blobs
    from storage.body import Body
    from storage.catalog import Catalog
    from storage.model import Capture, MemberSeen, Placed
    from storage.records import VisitRecord
    from storage.warc import Record

READ_BYTES = 4 << 20


class Taken:
    """Reads a segment's index, and one record at a time."""

    def __init__(self, catalog: Catalog, blobs: Blobs, chosen: Chosen) -> None:
        self._catalog = catalog
        self._blobs = blobs
        self._chosen = chosen
        self._access = {one.source.id: one.source.access for one in chosen.sources}

    def segments(self) -> Iterator[tuple[str, SegmentIndex]]:
        """The segments in which the chosen looks lie, each with its index."""
        for segment in self._chosen.segments:
            yield segment, self.index(segment)

    def index(self, segment: str) -> SegmentIndex:
        """A segment's closing index. BlobDamaged if no store has the segment."""
        stat = self._blobs.stat(segment)
        if stat is None:
            raise BlobDamaged(f"{segment} is in no store")
        try:
            return read_index(self._read(segment), stat.bytes)
        except (BlobDamaged, WarcDamaged) as error:
            with self._sound(segment, str(error)) as whole:
                return read_index(whole.read, whole.bytes)

    def looks(self, segment: str, index: SegmentIndex) -> Iterator[tuple[tuple[Placed, ...], bytes]]:
        """The records of each chosen look in a segment, and the block of its metadata record."""
        chosen = self._chosen.segments[segment]
        for look in index.visits():
            if look.placed[-1].record in chosen:
                yield look.placed, look.metadata

    def rows(self, ids: Iterable[str]) -> dict[str, Capture]:
        """These captures as they are in the catalog now, by id."""
        with self._catalog.read() as conn:
            return tables.captures.by_ids(conn, list(ids))

    def shared(self, record: VisitRecord) -> Iterator[tuple[MemberSeen, Capture | None, str]]:
        """Members that this look did not fetch because a look at another source had fetched them within the hour.

        Each with the capture of that time, or None and why it is not exported.
        """
        own = {one.id for one in record.exchanges}
        members = {one.capture: one for one in record.observation.members if one.capture and one.capture not in own}
        rows = self.rows(members) if members else {}
        for capture, member in members.items():
            row = rows.get(capture)
            if row is None or row.purged:
                yield member, None, "received with another source, and not kept any more"
            elif row.access is not self._access[record.source]:
                yield member, None, "received with another source, which is of another access class"
            else:
                yield member, row, ""

    def originals(self, wanted: Iterable[str], held: Collection[str]) -> list[Capture]:
        """The originals of revisits that are not in `held`, in stored order. BlobDamaged if one is not kept."""
        found = self.rows(one for one in wanted if one not in held)
        lacking = [one for one in wanted if one not in held and one not in found]
        if lacking:
            raise BlobDamaged(f"what capture {lacking[0]} held is not kept: a revisit refers to it")
        return sorted(found.values(), key=lambda one: (one.segment, one.offset))

    def chain(self, chain: str, url: str) -> tuple[str, Placed] | None:
        """The record of a certificate chain, found by its SHA-256.

        Searches the segments of this access class that have an answer of the same host, oldest first: it was new in the
        first.
        """
        host = urls.surt(url).partition(")")[0] + ")"
        with self._catalog.read() as conn:
            segments = tables.captures.segments_of_host(conn, host, self._chosen.sources[0].source.access)
        for segment in segments:
            stat = self._blobs.stat(segment)
            index = None if stat is None else read_index(self._read(segment), stat.bytes)
            if index is not None and (placed := chains_of(index).get(chain)) is not None:
                return segment, placed
        return None

    @contextmanager
    def member(self, segment: str, placed: Placed) -> Iterator[tuple[IO[bytes], Record]]:
        """One record: its stored bytes, and parsed. BlobDamaged if in no copy of the segment its digest matches."""
        with tempfile.SpooledTemporaryFile(READ_BYTES) as data:
            try:
                record = _taken(data, placed, self._pieces(segment, placed))
            except (BlobDamaged, WarcDamaged) as error:
                with self._sound(segment, f"at {placed.offset}: {error}") as whole:
                    record = _taken(data, placed, whole.part(placed.offset, placed.length).chunks())
            data.seek(0)
            yield data, record

    def _pieces(self, segment: str, placed: Placed) -> Iterator[bytes]:
        at, end = placed.offset, placed.offset + placed.length
        while at < end:
            piece = self._blobs.get(segment, at, min(READ_BYTES, end - at))
            if not piece:
                raise BlobDamaged(f"{segment} ends at {at}, inside a record")
            yield piece
            at += len(piece)

    @contextmanager
    def _sound(self, segment: str, why: str) -> Iterator[Body]:
        """The whole segment, from a store whose copy is as it was put there. BlobDamaged, with the reason for asking, if
        there is none."""
        with self._catalog.read() as conn:
            receipt = next(iter(tables.segments.receipts_of(conn, segment)), None)
        try:
            if receipt is None:
                raise BlobDamaged("no receipt tells which bytes are right")
            with self._blobs.open(segment, receipt) as whole:
                yield whole
        except (BlobDamaged, BlobMissing, WarcDamaged, ValueError) as error:
            raise BlobDamaged(f"{segment} {why}, and no copy of it is sound: {error}; archiver audit --now") from error

    def _read(self, segment: str) -> Callable[[int, int], bytes]:
        return lambda start, length: self._blobs.get(segment, start, length)


def _taken(data: IO[bytes], placed: Placed, pieces: Iterable[bytes]) -> Record:
    data.seek(0)
    data.truncate()
    data.writelines(pieces)
    data.seek(0)
    record = read_record(data)
    if record.verified is not True or record.id != placed.record:
        raise BlobDamaged("not the record that was written")
    return record


def chains_of(index: SegmentIndex) -> dict[str, Placed]:
    """The certificate chains of a segment by their SHA-256."""
    return {chain: one for one in index.records if (chain := chain_of(one))}


def chain_of(placed: Placed) -> str:
    """SHA-256 of the certificate chain that this record holds; empty if it is another kind of record."""
    target = placed.extra.get("target", "")
    return target.removeprefix(fields.CERTIFICATE_URN) if target.startswith(fields.CERTIFICATE_URN) else ""
