"""The metadata record of a visit as JSON, and the catalog rows that follow from it."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import dataclass, field
from datetime import datetime
from hashlib import sha256
from typing import TYPE_CHECKING

from storage.model import (
    Access,
    Capture,
    Effect,
    Exchange,
    Finding,
    HostContext,
    KeptText,
    NotFetched,
    Observation,
    Outcome,
    Placed,
    Role,
    Tls,
    Truncated,
    Verdict,
    Visit,
)
from storage.records.jcs import from_json

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

VISIT_FORMAT = 1  # of the JSON in a visit's metadata record
# The two kinds of revisit, named by the last part of the URI of their WARC profile.
IDENTICAL = "identical-payload-digest"
NOT_MODIFIED = "server-not-modified"
_NOT_MODIFIED_STATUS = 304
REPLACING = frozenset({Finding.FIRST, Finding.ALTERED, Finding.ALTERED_LARGE})  # the page may carry other members now


@dataclass(frozen=True, slots=True, kw_only=True)
class TlsFacts:
    """A TLS handshake, with its certificates as SHA-256 digests of their DER. Other fields as in `Tls`."""

    version: str
    cipher: str
    chain: tuple[str, ...] = ()
    chain_sha256: str | None = (
        None  # over the concatenated DER; names the resource record with the chain; None: no chain
    )
    verified: bool = True
    error: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExchangeFacts:
    """What is known of one exchange besides its WARC records; all that is kept of a failure without any bytes.

    Fields as in `Exchange`, where not explained.
    """

    id: str  # id of the response or revisit record, even if there is no such record
    role: Role
    url: str
    at: datetime
    egress: str
    http: bool = True
    status: int | None = None
    media_type: str = ""  # of the Content-Type header, lower case, without parameters
    conditional: bool = False
    request_bytes: int = 0
    wire_bytes: int | None = None  # None: nothing was received
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
    hops: int = 0  # redirects followed before it, among exchanges of its role
    interim_base64: str | None = None  # the 1xx heads before the final answer, exactly as received; None: none


@dataclass(frozen=True, slots=True, kw_only=True)
class VisitRecord:
    """The content of a visit's metadata record: facts and judgement.

    Together with the places of its records (the segment's closing index), it is enough to rebuild every catalog row of
    the visit.
    """

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
    page: str | None = None  # id of the page's final exchange, answered or not; None: no request was made
    etag: str | None = None  # validators of its answer, verbatim; None if it has none
    last_modified: str | None = None
    exchanges: tuple[ExchangeFacts, ...] = ()
    not_fetched: tuple[NotFetched, ...] = ()
    extra: dict[str, str] = field(default_factory=dict)


def visit_of(
    visit: Visit,
    observation: Observation,
    verdict: Verdict,
    context: HostContext,
    next_due_at: datetime,
    *,
    explicit: bool = False,
) -> VisitRecord:
    """The record of a visit."""
    page = visit.page
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
        etag=page.header("etag") if page else None,
        last_modified=page.header("last-modified") if page else None,
        exchanges=exchange_facts(visit.exchanges),
        not_fetched=visit.not_fetched,
    )


def parse_visit_record(data: bytes) -> VisitRecord:
    """A visit's record from the block of its metadata record. Raises ValueError if the block is not one."""
    return from_json(VisitRecord, data)


def documents_after(before: Mapping[str, str], observation: Observation, finding: Finding) -> dict[str, str]:
    """The documents that a reference carries after the visit that brought or confirmed it: URL -> good capture.

    A lost document keeps its last good capture, since we still promise to keep it. A document that the page no longer
    carries is dropped only if the page itself has changed. A 304 is only the server's word and changes nothing. A first
    reference starts from nothing: an earlier one was not the content, so its documents do not matter.
    """
    before = {} if finding is Finding.FIRST else before
    seen = {member.url: member for member in observation.members if member.role is Role.DOCUMENT}
    good = {
        url: member.capture
        for url, member in seen.items()
        if member.capture is not None and member.finding.effect.is_there and member.status != _NOT_MODIFIED_STATUS
    }
    stay = {url: one for url, one in before.items() if url in seen or finding not in REPLACING}
    return {url: one for url, one in (stay | good).items() if url not in seen or seen[url].moved_to is None}


def exchange_facts(exchanges: Iterable[Exchange]) -> tuple[ExchangeFacts, ...]:
    """The facts of each exchange, in order, with the number of redirects before it."""
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
        media_type=(exchange.header("content-type") or "").split(";")[0].strip().lower(),
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
        chain_sha256=sha256(b"".join(tls.chain)).hexdigest() if tls.chain else None,
        verified=tls.verified,
        error=tls.error,
    )


def captures_of(record: VisitRecord, placed: Iterable[Placed], *, segment: str, access: Access) -> tuple[Capture, ...]:
    """The captures of a visit, in order.

    `placed` comes from the writer or from the segment's index: a live commit and a rebuild give the same rows.
    """
    where = {p.record: p for p in placed if p.exchange == p.record}
    members = record.observation.members
    confirmed = record.verdict.good  # until then, an alteration does not count as good
    good = {m.capture for m in members if m.finding.effect is Effect.GOOD or (confirmed and m.finding.effect.is_there)}
    ways = (record.observation.vantages, *(m.vantages for m in members))
    # where the page came altered, the kept text received elsewhere is no newer copy than what came here
    good |= {v.capture for seen in ways for v in seen if v.finding.effect is Effect.GOOD and v.as_here is None}
    if record.verdict.good:
        good.add(record.page)
    return tuple(
        _capture(record, facts, where[facts.id], segment=segment, access=access, good=facts.id in good)
        for facts in record.exchanges
        if facts.id in where
    )


def outcome_of(
    record: VisitRecord, placed: Sequence[Placed], *, segment: str, access: Access, host: str, lease: str = ""
) -> Outcome:
    """What a visit changes in the catalog. `placed`: the places of all its records, the metadata record last."""
    captures = captures_of(record, placed, segment=segment, access=access)
    failed = {facts.id for facts in record.exchanges if facts.failure is not None}
    page = next((c for c in captures if c.id == record.page and c.id not in failed), None)
    own = placed[-1]
    return Outcome(
        source=record.source,
        host=host,
        lease=lease,
        n=record.n,
        at=record.at,
        observation=record.observation,
        verdict=record.verdict,
        context=record.context,
        record=own.record,
        record_sha256=own.block_sha256,
        record_bytes=own.block_bytes,
        captures=captures,
        page=page.id if page else None,
        full=page is not None and page.revisit is None,
        etag=record.etag if page else None,
        last_modified=record.last_modified if page else None,
        next_due_at=record.next_due_at,
        explicit=record.explicit,
        texts=_texts(captures, placed),
    )


def _texts(captures: Iterable[Capture], placed: Iterable[Placed]) -> tuple[KeptText, ...]:
    """The texts of answers that were stored in full; the text of a revisit is that of its original."""
    whole = {capture.id: capture.segment for capture in captures if capture.revisit is None}
    found = {one.extra.get("refers_to", ""): one for one in placed if one.type == "conversion"}
    return tuple(
        KeptText(capture=capture, segment=segment, offset=one.offset, length=one.length, sha256=one.block_sha256)
        for capture, segment in whole.items()
        if (one := found.get(capture)) is not None
    )


def _capture(
    record: VisitRecord, facts: ExchangeFacts, placed: Placed, *, segment: str, access: Access, good: bool
) -> Capture:
    told = placed.extra  # for a revisit: its kind, its original, and the original's payload
    payload_sha256, payload_bytes = facts.payload_sha256, facts.payload_bytes
    if placed.type == "resource":  # not an HTTP/1.x answer: the block is the payload
        payload_sha256, payload_bytes = placed.block_sha256, placed.block_bytes
    return Capture(
        id=facts.id,
        source=record.source,
        n=record.n,
        role=facts.role,
        url=facts.url,
        at=facts.at,
        status=facts.status,
        media_type=facts.media_type,
        payload_sha256=told.get("payload_sha256", payload_sha256),
        payload_bytes=int(told.get("payload_bytes", payload_bytes)),
        segment=segment,
        offset=placed.offset,
        length=placed.length,
        revisit=told.get("revisit"),
        original=told.get("original"),
        truncated=facts.truncated,
        verified=facts.tls is None or facts.tls.verified,
        good=good,
        access=access,
    )
