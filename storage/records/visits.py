"""What is said of one visit: the JSON of its metadata record, and the rows that follow from it."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from storage.model import (
    Access,
    Capture,
    Exchange,
    Finding,
    HostContext,
    NotFetched,
    Observation,
    Original,
    Outcome,
    Placed,
    Resolution,
    Role,
    Tls,
    Truncated,
    Verdict,
    Visit,
)
from storage.records.jcs import from_json, to_json

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

VISIT_FORMAT = 1  # of the JSON in a visit's metadata record
IDENTICAL = "identical-payload-digest"  # the two kinds of revisit, as the last part of their profile's URI
NOT_MODIFIED = "server-not-modified"


@dataclass(frozen=True, slots=True, kw_only=True)
class TlsFacts:
    """A handshake, its certificates named by the SHA-256 of their DER."""

    version: str
    cipher: str
    chain: tuple[str, ...] = ()
    verified: bool = True
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeFacts:
    """What is known of one exchange beyond its records: for a failure with no bytes this is all there is."""

    id: str  # record id of the response or revisit; names the exchange when there is none
    role: Role
    url: str
    at: datetime
    egress: str
    http: bool = True
    status: int | None = None
    conditional: bool = False
    request_bytes: int = 0
    wire_bytes: int | None = None  # None: nothing came
    head_bytes: int = 0
    payload_bytes: int = 0
    payload_sha256: str | None = None
    block_sha256: str | None = None
    truncated: Truncated | None = None
    failure: Finding | None = None
    failure_detail: str | None = None
    peer: str | None = None
    tls: TlsFacts | None = None
    via: str | None = None
    parent: str | None = None
    hops: int = 0  # redirects followed to come here, within its role
    interim_base64: str | None = None  # 1xx heads that came before the final answer, exactly


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRecord:
    """The JSON of a visit's metadata record: facts, judgement and captures, enough to make every row of it again."""

    format: int = VISIT_FORMAT
    source: str
    url: str
    n: int
    at: datetime
    egress: str
    observation: Observation
    verdict: Verdict
    context: HostContext
    next_due_at: datetime
    explicit: bool = False
    clock_off: bool = False
    page: str | None = None  # capture id of the page's final answer; None when the visit failed
    full: bool = False  # that answer is stored whole
    etag: str | None = None
    last_modified: str | None = None
    captures: tuple[Capture, ...] = ()
    exchanges: tuple[ExchangeFacts, ...] = ()
    resolutions: tuple[Resolution, ...] = ()
    not_fetched: tuple[NotFetched, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)

    def outcome(self, placed: Placed, *, host: str, lease: str = "") -> Outcome:
        """What the visit changes in the catalog: the same live and in a rebuild. `placed` is its metadata record."""
        return Outcome(
            source=self.source,
            host=host,
            lease=lease,
            n=self.n,
            at=self.at,
            observation=self.observation,
            verdict=self.verdict,
            context=self.context,
            record=placed.record,
            record_sha256=placed.block_sha256,
            record_bytes=placed.block_bytes,
            captures=self.captures,
            page=self.page,
            full=self.full,
            etag=self.etag,
            last_modified=self.last_modified,
            next_due_at=self.next_due_at,
            explicit=self.explicit,
        )


def visit_of(
    visit: Visit,
    observation: Observation,
    verdict: Verdict,
    context: HostContext,
    *,
    next_due_at: datetime,
    explicit: bool = False,
    captures: Iterable[Capture] = (),
    extra: Mapping[str, str] | None = None,
) -> VisitRecord:
    """All that is said of a visit. `captures` are its rows, as `captures_of` makes them."""
    rows = tuple(captures)
    last = visit.page
    page = next((c for c in rows if last is not None and c.id == last.id and last.failure is None), None)
    return VisitRecord(
        source=visit.source,
        url=visit.url,
        n=visit.n,
        at=visit.at,
        egress=visit.egress,
        observation=observation,
        verdict=verdict,
        context=context,
        next_due_at=next_due_at,
        explicit=explicit,
        clock_off=visit.clock_off,
        page=page.id if page else None,
        full=page is not None and page.revisit is None,
        etag=last.header("etag") if last and page else None,
        last_modified=last.header("last-modified") if last and page else None,
        captures=rows,
        exchanges=exchange_facts(visit.exchanges),
        resolutions=visit.resolutions,
        not_fetched=visit.not_fetched,
        extra=dict(extra or {}),
    )


def visit_record(
    visit: Visit,
    observation: Observation,
    verdict: Verdict,
    context: HostContext,
    *,
    next_due_at: datetime,
    explicit: bool = False,
    captures: Iterable[Capture] = (),
    extra: Mapping[str, str] | None = None,
) -> bytes:
    """The block of a visit's metadata record."""
    return to_json(
        visit_of(
            visit,
            observation,
            verdict,
            context,
            next_due_at=next_due_at,
            explicit=explicit,
            captures=captures,
            extra=extra,
        )
    )


def parse_visit_record(data: bytes) -> VisitRecord:
    """A visit again from the block of its metadata record. ValueError when it is none."""
    return from_json(VisitRecord, data)


def exchange_facts(exchanges: Iterable[Exchange]) -> tuple[ExchangeFacts, ...]:
    """One entry an exchange, in order, with the number of redirects before it."""
    hops: dict[str, int] = {}
    told: list[ExchangeFacts] = []
    roles: dict[str, Role] = {}
    for exchange in exchanges:
        follows = exchange.parent is not None and roles.get(exchange.parent) is exchange.role
        hops[exchange.id] = hops[exchange.parent] + 1 if follows and exchange.parent else 0
        roles[exchange.id] = exchange.role
        told.append(_facts(exchange, hops[exchange.id]))
    return tuple(told)


def _facts(exchange: Exchange, hops: int) -> ExchangeFacts:
    failure, tls, wire = exchange.failure, exchange.tls, exchange.wire
    return ExchangeFacts(
        id=exchange.id,
        role=exchange.role,
        url=exchange.url,
        at=exchange.at,
        egress=exchange.egress,
        http=exchange.http,
        status=exchange.status,
        conditional=exchange.conditional,
        request_bytes=len(exchange.request),
        wire_bytes=None if wire is None else wire.bytes,
        head_bytes=exchange.head_bytes,
        payload_bytes=exchange.payload_bytes,
        payload_sha256=exchange.payload_sha256,
        block_sha256=exchange.block_sha256,
        truncated=exchange.truncated,
        failure=failure.finding if failure else None,
        failure_detail=failure.detail if failure else None,
        peer=exchange.peer,
        tls=_handshake(tls) if tls else None,
        via=exchange.via,
        parent=exchange.parent,
        hops=hops,
        interim_base64=b64encode(exchange.interim).decode() if exchange.interim else None,
    )


def _handshake(tls: Tls) -> TlsFacts:
    return TlsFacts(
        version=tls.version,
        cipher=tls.cipher,
        chain=tuple(sha256(der).hexdigest() for der in tls.chain),
        verified=tls.verified,
        error=tls.error,
    )


def captures_of(
    visit: Visit,
    placed: Iterable[Placed],
    originals: Mapping[str, tuple[Original, str]],
    *,
    segment: str,
    access: Access,
    good: Collection[str] = (),
) -> tuple[Capture, ...]:
    """The rows of a visit's responses and revisits. `originals` as given to the writer; `good` ids of good exchanges."""
    where = {p.record: p for p in placed if p.type in ("response", "revisit", "resource")}
    return tuple(
        _capture(
            visit,
            exchange,
            where[exchange.id],
            originals.get(exchange.id),
            segment=segment,
            access=access,
            good=exchange.id in good,
        )
        for exchange in visit.exchanges
        if exchange.id in where
    )


def _capture(
    visit: Visit,
    exchange: Exchange,
    placed: Placed,
    original: tuple[Original, str] | None,
    *,
    segment: str,
    access: Access,
    good: bool,
) -> Capture:
    payload_sha256, payload_bytes = exchange.payload_sha256, exchange.payload_bytes
    if original is not None:  # of a 304 the payload is the original's
        payload_sha256, payload_bytes = original[0].payload_sha256, original[0].payload_bytes
    return Capture(
        id=exchange.id,
        source=visit.source,
        n=visit.n,
        role=exchange.role,
        url=exchange.url,
        at=exchange.at,
        status=exchange.status,
        media_type=(exchange.header("content-type") or "").split(";")[0].strip().lower(),
        payload_sha256=payload_sha256,
        payload_bytes=payload_bytes,
        segment=segment,
        offset=placed.offset,
        length=placed.length,
        revisit=original[1] if original else None,
        original=original[0].id if original else None,
        truncated=exchange.truncated,
        verified=exchange.tls is None or exchange.tls.verified,
        good=good,
        access=access,
    )
