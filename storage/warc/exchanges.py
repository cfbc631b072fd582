"""The records of an exchange (request, response or revisit, certificate chain, extracted text) and of a DNS answer."""

from __future__ import annotations

import ssl
from dataclasses import dataclass
from hashlib import sha256

from storage.body import Body
from storage.model import Exchange, Original, Resolution
from storage.records import IDENTICAL, NOT_MODIFIED
from storage.warc import fields
from storage.warc.http import is_http
from storage.warc.recordfile import Fields, RecordFile


@dataclass(frozen=True, slots=True)
class Chain:
    """The certificates that a host presented. `known` identifies host and chain together."""

    known: str
    sha256: str  # over the certificates' DER, one after the other, leaf first
    der: tuple[bytes, ...]


def put_resolution(records: RecordFile, resolution: Resolution) -> None:
    """Write a resolver's answer. The resolver's address stays out of the header: it would reveal where we look from."""
    query = "?type=NS" if resolution.names is not None else ""
    head = [("WARC-Target-URI", fields.uri(f"dns:{resolution.host}{query}"))]
    block = resolution.text.encode("utf-8", "replace")
    records.put("resource", resolution.at, head, fields.DNS_TYPE, block, payload=True, extra=_target(head))


def put_exchange(records: RecordFile, exchange: Exchange, original: tuple[Original, str] | None) -> str | None:
    """Write the request as sent and the answer as received, each naming the other. Returns the id of the principal
    record."""
    wire = exchange.wire if exchange.wire is not None and exchange.wire.bytes else None
    request = records.new_id() if exchange.request else None
    if request is not None:
        head = [("WARC-Target-URI", fields.uri(exchange.url))]
        head += [("WARC-Concurrent-To", fields.urn(exchange.id))] if wire is not None else []
        http_1_0 = exchange.request[: 1 << 16].partition(b"\n")[0].rstrip().endswith(b"HTTP/1.0")
        head += _connection(exchange, "http/1.0" if http_1_0 else "http/1.1")
        block, kind = exchange.request, fields.REQUEST_TYPE
        records.put("request", exchange.at, head, kind, block, record=request, exchange=exchange.id)
    if wire is None:
        return request
    head = [("WARC-Target-URI", fields.uri(exchange.url))]
    head += [("WARC-Concurrent-To", fields.urn(request))] if request is not None else []
    if not exchange.http or not is_http(wire.read(0, 8)):
        _put_octets(records, exchange, wire, head)
    elif original is not None and _holds(exchange, *original):
        _put_revisit(records, exchange, wire, head, original)
    else:
        _put_response(records, exchange, wire, head)
    return exchange.id


def _put_response(records: RecordFile, exchange: Exchange, wire: Body, head: Fields) -> None:
    head = head + _connection(exchange, _answered(wire))
    if exchange.payload_sha256 is not None:
        head.append(("WARC-Payload-Digest", fields.digest(exchange.payload_sha256)))
    records.put(
        "response",
        exchange.at,
        head,
        fields.RESPONSE_TYPE,
        wire,
        record=exchange.id,
        exchange=exchange.id,
        sha256_hex=exchange.block_sha256,
        truncated=exchange.truncated,
    )


def _put_octets(records: RecordFile, exchange: Exchange, wire: Body, head: Fields) -> None:
    """Write an answer that is not HTTP/1.x (ICY, HTTP/0.9, a truncated head) as a `resource` of octets.

    In a `response` with an http URI, readers (warcio and pywb among them) would take whatever comes first for a head
    and lose it on replay.
    """
    records.put(
        "resource",
        exchange.at,
        head + _connection(exchange, None),
        fields.OCTETS_TYPE,
        wire,
        record=exchange.id,
        exchange=exchange.id,
        sha256_hex=exchange.block_sha256,
        truncated=exchange.truncated,
        payload=True,
        extra=_target(head),
    )


def _put_revisit(
    records: RecordFile, exchange: Exchange, wire: Body, head: Fields, repeats: tuple[Original, str]
) -> None:
    """Write a revisit: only the head of an answer that repeats a payload, or the whole 304. The payload is the
    original's."""
    original, kind = repeats
    identical = kind == IDENTICAL
    head = head + _connection(exchange, _answered(wire))
    head += [
        ("WARC-Profile", fields.PROFILE + kind),
        ("WARC-Refers-To", fields.urn(original.id)),
        ("WARC-Refers-To-Target-URI", fields.uri(original.url)),
        ("WARC-Refers-To-Date", fields.date(original.at)),
        ("WARC-Payload-Digest", fields.digest(original.payload_sha256)),
    ]
    records.put(
        "revisit",
        exchange.at,
        head,
        fields.RESPONSE_TYPE,
        wire.read(0, exchange.head_bytes) if identical else wire,
        record=exchange.id,
        exchange=exchange.id,
        sha256_hex=None if identical else exchange.block_sha256,
        truncated="length" if identical else exchange.truncated,
        extra={
            "revisit": kind,
            "original": original.id,
            "payload_sha256": original.payload_sha256,
            "payload_bytes": str(original.payload_bytes),
        },
    )


def chain_of(exchange: Exchange) -> Chain | None:
    """The certificates of an exchange; None without TLS."""
    if exchange.tls is None or not exchange.tls.chain:
        return None
    name = sha256(b"".join(exchange.tls.chain)).hexdigest()
    return Chain(f"{exchange.url.split('/', 3)[2]} {name}", name, exchange.tls.chain)


def put_chain(records: RecordFile, exchange: Exchange, chain: Chain, beside: str | None) -> None:
    """Write the certificates in PEM, leaf first. Later exchanges refer to them by digest in their visit's record."""
    head = [("WARC-Target-URI", fields.CERTIFICATE_URN + chain.sha256)]
    head += [("WARC-Concurrent-To", fields.urn(beside))] if beside is not None else []
    pem = "".join(map(ssl.DER_cert_to_PEM_cert, chain.der)).encode()
    records.put("resource", exchange.at, head, fields.CHAIN_TYPE, pem, payload=True, extra=_target(head))


def put_text(records: RecordFile, exchange: Exchange, text: bytes) -> None:
    """Write the extracted text of an answer, as JSON.

    It gets a URI of our own: under the page's URI and date, pywb would replay the text in place of the page.
    """
    head = [("WARC-Target-URI", fields.TEXT_URN + exchange.id), ("WARC-Refers-To", fields.urn(exchange.id))]
    extra = _target(head) | {"refers_to": exchange.id}
    records.put("conversion", exchange.at, head, fields.JSON_TYPE, text, payload=True, extra=extra)


def _target(head: Fields) -> dict[str, str]:
    return {"target": head[0][1]}


def _answered(wire: Body) -> str:
    return "http/1.0" if wire.read(0, 8).upper() == b"HTTP/1.0" else "http/1.1"


def _connection(exchange: Exchange, version: str | None) -> Fields:
    """Header fields for peer address and protocols. No address behind a proxy: it would not be the origin's."""
    peer = fields.address(exchange.peer)
    head = [("WARC-IP-Address", peer)] if peer else []
    return head + fields.protocols(version, exchange.tls)


def _holds(exchange: Exchange, original: Original, kind: str) -> bool:
    """Whether an answer may be stored as a revisit of `original`, which must hold for ever.

    It needs the same URI, and the same complete payload or a 304 that we asked for. Otherwise the answer is stored
    whole: nothing that a server sends may cost a visit. ValueError for an unknown kind of revisit.
    """
    if kind not in (IDENTICAL, NOT_MODIFIED):
        raise ValueError(f"{kind!r} is no kind of revisit")
    if exchange.url != original.url:
        return False
    if kind == NOT_MODIFIED:
        return exchange.status == 304 and exchange.conditional
    same = (exchange.payload_sha256, exchange.payload_bytes) == (original.payload_sha256, original.payload_bytes)
    return same and exchange.truncated is None and exchange.head_bytes > 0
