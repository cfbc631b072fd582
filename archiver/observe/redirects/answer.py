"""Facts of an answer: the redirects to it, TLS, its declared type, its headers (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from hashlib import sha256

from archiver.observe.redirects.sent import refresh_to_follow, requested_refresh
from archiver.text.model import Text
from storage.clock import parse_http_date
from storage.model import Capture, Exchange, Finding, Hop, Role, Visit

WAIT_S = 7 * 24 * 3600  # seconds: a longer Retry-After is cut to this


def hops(visit: Visit, text: Text | None, steps: Mapping[str, Text]) -> tuple[Hop, ...]:
    """The way from the source's URL to the final one.

    A refresh that was not followed is its last step, unless it was found to lead to nothing. `steps`: texts of pages on
    the way, by exchange id; a page without one is taken to have sent on by a meta refresh, as most do."""
    pages = [e for e in visit.exchanges if e.role is Role.PAGE]
    out = []
    for number, page in enumerate(pages):
        more = number + 1 < len(pages)
        by_http = page.status is not None and 300 <= page.status < 400
        refresh = requested_refresh(page, steps.get(page.id))
        by_itself = refresh.how if refresh is not None else "meta"
        out.append(Hop(url=page.url, status=page.status, how=("http" if by_http else by_itself) if more else ""))
    further = refresh_to_follow(pages[-1], text) if pages else None
    if further is not None and not any(e.role is Role.LED for e in visit.exchanges):
        last = out.pop()
        out.append(Hop(url=last.url, status=last.status, how=further.how))
        out.append(Hop(url=further.url, status=None, how=""))
    return tuple(out)


def secured(visit: Visit, page: Exchange) -> tuple[bool, str | None]:
    """Whether all connections to the page were verified or plain, and the SHA-256 of the page's certificate.

    If a connection failed verification, it is the certificate shown when the page was requested once more without
    verification; if the page came under a certificate that the operator had accepted, it is that one."""
    ways = [e for e in visit.exchanges if e.role is Role.PAGE]
    held = all(e.tls is None or e.tls.verified for e in ways)
    if page.failure is not None and page.failure.finding is Finding.TLS_ERROR:
        held = False
    shown = [e for e in visit.exchanges if e.role is Role.UNVERIFIED and e.parent == page.id]
    odd = [e for e in ways if e.tls is not None and not e.tls.verified] if page.failure is None else []
    chains = (e.tls.chain for e in (*odd, page, *shown) if e.tls is not None and e.tls.chain)
    return held, next((sha256(chain[0]).hexdigest() for chain in chains), None)


def accepted(visit: Visit, page: Exchange, *, held: bool) -> bool:
    """Whether the page came over an unverified connection, under a certificate that the operator had accepted.

    Under any other such certificate there is no answer. `held`: as returned by `secured`."""
    refused = page.failure is not None and page.failure.finding is Finding.TLS_ERROR
    return not held and not refused and any(e.role is Role.PAGE for e in visit.exchanges)


def unverified_same(visit: Visit, page: Exchange, last: Capture | None) -> bool | None:
    """Whether the answer fetched without verification is byte for byte our copy; None if there is no answer or no
    copy."""
    shown = [e for e in visit.exchanges if e.role is Role.UNVERIFIED and e.parent == page.id and e.failure is None]
    if not shown or last is None or shown[-1].payload_sha256 is None:
        return None
    return shown[-1].payload_sha256 == last.payload_sha256 and shown[-1].truncated is None


def media_type(exchange: Exchange) -> str | None:
    """The declared media type in lower case, without parameters."""
    declared = (exchange.header("content-type") or "").partition(";")[0].strip().lower()
    return declared[:200] or None


def charset(exchange: Exchange) -> str | None:
    """The charset parameter of the declared type, as given."""
    for part in (exchange.header("content-type") or "").split(";")[1:]:
        name, _, value = part.partition("=")
        if name.strip().lower() == "charset":
            return value.strip().strip("\"'")[:60] or None
    return None


def seconds(retry_after: str | None, at: datetime) -> int | None:
    """Retry-After in seconds from `at`, between 0 and WAIT_S; None when absent or meaningless."""
    if not retry_after:
        return None
    value = retry_after.strip()
    if value.isascii() and value.isdigit():
        return min(int(value[:9]), WAIT_S)
    try:
        until = parse_http_date(value)
    except ValueError:
        return None
    if until.tzinfo is None:
        return None
    return max(0, min(int((until - at).total_seconds()), WAIT_S))


def final(exchanges: Iterable[Exchange]) -> list[tuple[Exchange, Exchange]]:
    """(first hop, last hop) of each request among `exchanges`, following redirects by `parent`."""
    ends: dict[str, Exchange] = {}  # id of the last hop so far -> first hop
    last: dict[str, Exchange] = {}
    for exchange in exchanges:
        parent = exchange.parent
        if parent is not None and parent in ends and exchange.role is ends[parent].role:
            ends[exchange.id] = ends.pop(parent)
            last.pop(parent)
        else:
            ends[exchange.id] = exchange
        last[exchange.id] = exchange
    return [(ends[key], end) for key, end in last.items()]
