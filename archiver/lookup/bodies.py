"""The bytes of a capture, checked against their digests before any of them is returned.

A record is read by its byte range, in constant memory. If the bytes are not those that were written, the whole segment
is read by its receipt, which makes a mirror try its other copies; only then is the damage reported.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from archiver.errors import UsageError
from storage import catalog as tables
from storage.errors import BlobDamaged, BlobMissing, NotFound, Purged
from storage.warc import Limits, UnknownCoding, WarcDamaged, read_record

if TYPE_CHECKING:
    from datetime import datetime

    from storage.blobs import Blobs
    from storage.body import Body
    from storage.catalog import Catalog
    from storage.model import Capture, KeptText, Receipt
    from storage.warc import Record

RANGE_BYTES = 4 << 20  # bytes per read: nearly every record takes one, a report of 200 MiB takes fifty
TEXT_BYTES = 64 << 20  # max JSON of a text: a larger one is extracted from its document again
_NOT_MODIFIED = 304
DECODED_BYTES = 4 << 30  # max content-decoded bytes for one reader; --raw gives the stored bytes


@dataclass(frozen=True, slots=True)
class Opened:
    """One capture, read and checked. `source`: the capture whose record holds the body; for a revisit, its original."""

    capture: Capture
    source: Capture
    record: Record
    status: int | None
    headers: tuple[tuple[str, str], ...]
    stored: Body  # transfer-decoded, content-coded: what the payload digest covers

    def header(self, name: str) -> str:
        """The first value of a header, whose name is given in lower case; "" if there is none."""
        return next((value for key, value in self.headers if key.lower() == name), "")

    def decoded(self) -> Body:
        """The body without its content coding, charset untouched. UsageError if it cannot be decoded completely."""
        try:
            found = self.record.decoded(DECODED_BYTES)
        except UnknownCoding as error:
            raise UsageError(f"capture {self.capture.id}: {error}; --raw gives it as it is stored") from None
        if not found.whole and self.source.truncated is None:
            raise UsageError(
                f"capture {self.capture.id}: its content coding is torn or decodes to more than {DECODED_BYTES >> 30} GiB, "
                "as the site sent it; --raw gives it as it is stored"
            )
        return found.body


class Bodies:
    """Reads records out of segments."""

    def __init__(self, catalog: Catalog, blobs: Blobs) -> None:
        self._catalog = catalog
        self._blobs = blobs

    def open(self, capture: Capture) -> Opened:
        """The body of a capture, after its digests were checked.

        BlobDamaged if no copy is sound, NotFound if a revisit's original is not kept.
        """
        source = self.original(capture)
        record = self._checked(source)
        if record.http is None:
            return Opened(capture, source, record, None, (), record.block)
        return Opened(capture, source, record, record.http_status, record.http_headers, record.payload())

    def head(self, opened: Opened) -> tuple[tuple[str, str], ...]:
        """The header fields of the capture's own exchange.

        Those of a 304 update the fields of the response that it stands for (RFC 9111, 3.2); the rest are that
        response's.
        """
        capture = opened.capture
        if opened.source.id == capture.id:
            return opened.headers
        own = self._checked(capture).http_headers
        if capture.status != _NOT_MODIFIED:
            return own
        said = {name.lower() for name, _ in own}
        return (*own, *(one for one in opened.headers if one[0].lower() not in said))

    def original(self, capture: Capture) -> Capture:
        """The capture that holds the body: itself, or the one that a revisit refers to."""
        if capture.original is None:
            return capture
        with self._catalog.read() as conn:
            source = tables.captures.by_id(conn, capture.original)
        if source is None or source.original is not None:
            raise NotFound(
                f"capture {capture.id} says that nothing had changed since {capture.original}, which is not kept"
            )
        return source

    def since(self, capture: Capture) -> datetime:
        """When the payload of this capture first came from its URL."""
        with self._catalog.read() as conn:
            return tables.captures.first_received(conn, capture) or capture.at

    def text(self, capture: str) -> bytes | None:
        """The text extracted from this capture at its look, as JSON (`archiver.text.stored`); None if there is none.

        BlobDamaged if it is not what was written then: the catalog has its digest, so that no store can substitute
        another text. The capture's own record is not checked; the audit does that.
        """
        with self._catalog.read() as conn:
            kept = tables.texts.of_capture(conn, capture)
        return self._text(kept)

    def text_of_payload(self, capture: Capture) -> bytes | None:
        """Like `text`, for another capture of the same URL and payload.

        An unchanged payload is not read again, but is sometimes stored in full.
        """
        if capture.payload_sha256 is None:
            return None
        with self._catalog.read() as conn:
            kept = tables.texts.of_payload(conn, capture.url, capture.payload_sha256)
        return self._text(kept)

    def _text(self, kept: KeptText | None) -> bytes | None:
        if kept is None:
            return None
        record = read_record(self._pieces(kept), limits=Limits(block_bytes=TEXT_BYTES))
        if record.block_sha256 != kept.sha256:
            raise BlobDamaged(f"the text of capture {kept.capture} does not have the digest in the catalog")
        return record.block.read()

    def record(self, capture: Capture) -> Iterator[bytes]:
        """The capture's own WARC record as stored, one gzip member; checked before the first byte is returned."""
        self._checked(capture)
        return self._pieces(capture)

    def _checked(self, capture: Capture) -> Record:
        if capture.purged:
            with self._catalog.read() as conn:
                tombstone = tables.purges.of_capture(conn, capture.id)
            raise Purged(f"capture {capture.id} was {tombstone or 'purged'}")
        try:
            return self._read(capture, lambda: self._pieces(capture))
        except (
            BlobDamaged,
            BlobMissing,
            WarcDamaged,
        ) as first:  # the sound version may be hidden by a newer version or a delete marker
            receipt = self._receipt(capture)
            if receipt is None:
                raise BlobDamaged(f"capture {capture.id} is not given out, it is not sound: {first}") from first
            try:
                with self._blobs.open(capture.segment, receipt) as whole:
                    return self._read(capture, lambda: whole.part(capture.offset, capture.length).chunks())
            except (BlobDamaged, BlobMissing, WarcDamaged, ValueError) as error:
                raise BlobDamaged(f"capture {capture.id} is not given out, no copy of it is sound: {error}") from error

    def _read(self, capture: Capture, pieces: Callable[[], Iterator[bytes]]) -> Record:
        record = read_record(pieces())
        if record.verified is not True:
            raise BlobDamaged("the block does not have the digest that was written with it")
        if record.id != capture.id:
            raise BlobDamaged(f"the record there is {record.id}")
        if capture.original is None and capture.payload_sha256 not in {None, record.payload_sha256()}:
            raise BlobDamaged("the payload does not have the digest in the catalog")
        return record

    def _pieces(self, placed: Capture | KeptText) -> Iterator[bytes]:
        at, end = placed.offset, placed.offset + placed.length
        while at < end:
            piece = self._blobs.get(placed.segment, at, min(RANGE_BYTES, end - at))
            if not piece:
                raise BlobDamaged(f"{placed.segment} ends at {at}, before its record does")
            yield piece
            at += len(piece)

    def _receipt(self, capture: Capture) -> Receipt | None:
        with self._catalog.read() as conn:
            return next(iter(tables.segments.receipts_of(conn, capture.segment)), None)
