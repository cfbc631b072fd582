"""Writing a segment: warcinfo, then visits, then the closing index.

What is written here is read for decades: change nothing without a recorded decision. Ids and dates determine the bytes
(per compression engine). The records of a visit, in order: its DNS answers; for each exchange the request, the response
or revisit, and the certificate chain if it is new for its host; extracted texts; the visit's metadata.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import BinaryIO

from storage import ids
from storage.clock import rfc3339
from storage.model import Access, Original, Placed, Visit
from storage.warc import exchanges, fields, index
from storage.warc.gz import Engine, engine
from storage.warc.recordfile import Fields, RecordFile

Octets = bytes  # the class below has a property named bytes
Metadata = bytes | Callable[[tuple[Placed, ...]], bytes]

_ROBOTS = "ignore (robots.txt is not consulted: each source was named by whoever cites it, and nothing is crawled)"
_DIGESTS = (
    "sha256, lower-case hex; block digests cover the block as stored; payload digests cover the entity body with "
    "transfer coding removed and content coding kept (ISO 28500:2017 6.3.2)"
)
_CONFORMS = "http://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/"


class SegmentWriter:
    """Writes one segment into `file`, which is new. Not thread-safe.

    Over a laid body (`storage.sequential_files`), the answer that owns it is written around it. TooMuchBefore if too much comes
    before it: the segment stays as it was then, and is of no use.

    `info` goes into the warcinfo record: `software`, `http-header-user-agent`, and `operator`, `http-header-from`,
    `hostname` only if the operator chose to be named. `known_chains` names the certificate chains in earlier segments
    (`<host>[:<port>] <sha256>`); it grows as chains are written. If the segment is never stored, the caller must forget
    what it added. `compress` is the engine, isal where available.
    """

    def __init__(
        self,
        file: BinaryIO,
        name: str,
        *,
        at: datetime,
        info: Mapping[str, str],
        access: Access,
        new_id: Callable[[], str] = ids.record_id,
        known_chains: set[str] | None = None,
        compress: Engine = engine,
    ) -> None:
        self._records = RecordFile(file, new_id, compress)
        self._name = name
        self._at = at
        self._access = access
        self._chains = set() if known_chains is None else known_chains
        self._metadata: list[Octets] = []
        self._closed = False
        self._write_warcinfo(info)

    @property
    def bytes(self) -> int:
        """Compressed bytes so far."""
        return self._records.at

    def visit(
        self,
        visit: Visit,
        *,
        originals: Mapping[str, tuple[Original, str]],
        metadata: Metadata,
        texts: Mapping[str, Octets],
    ) -> tuple[Placed, ...]:
        """Write a whole visit or nothing: if anything raises, the segment is as it was before.

        `originals`: exchange id -> what it repeats, and the kind of revisit. Where that does not hold (another URI,
        another payload, a truncated answer, a 304 that we did not ask for), the answer is written whole.

        `metadata`: the block of the visit's own record, UTF-8 JSON, or a function that makes it from where the other
        records lie. That record is the last of those returned.
        """
        if self._closed:
            raise ValueError(f"{self._name} is closed")
        at, records, chains = self._records.at, len(self._records.placed), set[str]()
        try:
            self._write_visit(visit, originals, texts, chains)
            placed = tuple(self._records.placed[records:])
            block = metadata(placed) if callable(metadata) else metadata
            self._write_metadata(visit, placed, block)
        except BaseException:
            self._records.cut(at, records)
            raise
        self._metadata.append(block)
        self._chains |= chains
        return tuple(self._records.placed[records:])

    def close(self) -> Placed:
        """Write the closing index: a resource record `urn:archiver:index:<ULID>` that alone suffices for a rebuild."""
        if self._closed:
            raise ValueError(f"{self._name} is closed already")
        self._closed = True
        self._records.end()
        block = index.to_json(
            segment=self._name,
            access=self._access,
            offset=self._records.at,
            records=self._records.placed,
            metadata=self._metadata,
        )
        head = [("WARC-Target-URI", fields.uri(fields.INDEX_URN + index.ulid_of(self._name)))]
        return self._records.put("resource", self._at, head, fields.JSON_TYPE, block, payload=True)

    def _write_warcinfo(self, info: Mapping[str, str]) -> None:
        told = {
            "software": "archiver",
            "format": "WARC File Format 1.1",
            "conformsTo": _CONFORMS,
            "robots": _ROBOTS,
            "digests": _DIGESTS,
            "access": str(self._access),
            **info,
        }
        lines = [f"{name}: {fields.text(value)}\r\n" for name, value in told.items() if fields.text(value)]
        head = [("WARC-Filename", fields.text(self._name.rsplit("/", 1)[-1]))]
        block, record = "".join(lines).encode(), self._records.warcinfo
        self._records.put("warcinfo", self._at, head, fields.FIELDS_TYPE, block, record=record)

    def _write_visit(
        self,
        visit: Visit,
        originals: Mapping[str, tuple[Original, str]],
        texts: Mapping[str, Octets],
        chains: set[str],
    ) -> None:
        records = self._records
        for resolution in visit.resolutions:
            exchanges.put_resolution(records, resolution)
        for exchange in visit.exchanges:
            beside = exchanges.put_exchange(records, exchange, originals.get(exchange.id))
            chain = exchanges.chain_of(exchange)
            if chain is not None and chain.known not in self._chains | chains:
                exchanges.put_chain(records, exchange, chain, beside)
                chains.add(chain.known)
        for exchange in visit.exchanges:
            if exchange.id in texts:
                exchanges.put_text(records, exchange, texts[exchange.id])

    def _write_metadata(self, visit: Visit, placed: tuple[Placed, ...], block: Octets) -> None:
        """Write the visit's own record `urn:archiver:visit:<source>:<n>`: concurrent to its first exchange, about the
        page's last.

        It does not use the page's URI, since indexers would list it and pywb would replay it as the page.
        """
        block.decode()  # the index carries it as text; UnicodeDecodeError is a ValueError, the caller's fault
        head: Fields = [("WARC-Target-URI", fields.uri(f"{fields.VISIT_URN}{visit.source}:{visit.n}"))]
        held = {p.exchange: p.record for p in placed if p.type == "request"}
        held |= {p.exchange: p.record for p in placed if p.record == p.exchange}
        first = visit.exchanges[0] if visit.exchanges else None
        if first is not None and first.id in held and rfc3339(first.at) == rfc3339(visit.at):
            head.append(("WARC-Concurrent-To", fields.urn(held[first.id])))
        page = visit.page
        if page is not None and page.id in held:
            head.append(("WARC-Refers-To", fields.urn(held[page.id])))
        self._records.put("metadata", visit.at, head, fields.JSON_TYPE, block)
