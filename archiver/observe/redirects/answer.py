"""Facts of answers: the way to them, their declared type, their headers (pure)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from hashlib import sha256

from archiver.observe.redirects.sent import leads_on, sends_on
from archiver.text.model import Text
from storage.model import Capture, Exchange, Finding, Hop, Role, Visit

WAIT_S = 7 * 24 * 3600  # a Retry-After beyond this is no advice


def hops(visit: Visit, text: Text | None, steps: Mapping[str, Text]) -> tuple[Hop, ...]:
    """The way from the source's URL to the final one. A refresh that nobody followed is the last step of it, unless it
    was found to lead to nothing. `steps`: texts of pages on the way, by exchange id; one that is not known sent on as most
    do."""
    pages = [e for e in visit.exchanges if e.role is Role.PAGE]
    out = []
    for number, page in enumerate(pages):
        more = number + 1 < len(pages)
        by_http = page.status is not None and 300 <= page.status < 400
        refresh = sends_on(page, steps.get(page.id))
        by_itself = refresh.how if refresh is not None else "meta"
        out.append(Hop(url=page.url, status=page.status, how=("http" if by_http else by_itself) if more else ""))
    further = leads_on(pages[-1], text) if pages else None
    if further is not None and not any(e.role is Role.LED for e in visit.exchanges):
        last = out.pop()
        out.append(Hop(url=last.url, status=last.status, how=further.how))
        out.append(Hop(url=further.url, status=None, how=""))
    return tuple(out)


def secured(visit: Visit, page: Exchange) -> tuple[bool, str | None]:
    """Whether the connections to the page held, or were plain; and the SHA-256 of its certificate. Of one that did not hold it
    is the certificate that was shown when the page was asked for once more without checking it; of a page that came under one
    that was accepted, that one."""
    ways = [e for e in visit.exchanges if e.role is Role.PAGE]
    held = all(e.tls is None or e.tls.verified for e in ways)
    if page.failure is not None and page.failure.finding is Finding.TLS_ERROR:
        held = False
    shown = [e for e in visit.exchanges if e.role is Role.UNVERIFIED and e.parent == page.id]
    odd = [e for e in ways if e.tls is not None and not e.tls.verified] if page.failure is None else []
    chains = (e.tls.chain for e in (*odd, page, *shown) if e.tls is not None and e.tls.chain)
    return held, next((sha256(chain[0]).hexdigest() for chain in chains), None)


def accepted(visit: Visit, page: Exchange, *, held: bool) -> bool:
    """Whether the page came over connections that did not hold, under a certificate that the operator had accepted: any other
    leaves it without an answer. `held`: as `secured` has it."""
    refused = page.failure is not None and page.failure.finding is Finding.TLS_ERROR
    return not held and not refused and any(e.role is Role.PAGE for e in visit.exchanges)


def unverified_same(visit: Visit, page: Exchange, last: Capture | None) -> bool | None:
    """Whether what came without checking the certificate is our copy, byte for byte; None where nothing came, or nothing is
    kept."""
    shown = [e for e in visit.exchanges if e.role is Role.UNVERIFIED and e.parent == page.id and e.failure is None]
    if not shown or last is None or shown[-1].payload_sha256 is None:
        return None
    return shown[-1].payload_sha256 == last.payload_sha256 and shown[-1].truncated is None


def media_type(exchange: Exchange) -> str | None:
    """The declared type, lower case, without parameters."""
    declared = (exchange.header("content-type") or "").partition(";")[0].strip().lower()
    return declared[:200] or None


def charset(exchange: Exchange) -> str | None:
    """The charset parameter of the declared type, as it stands there."""
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
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    if until.tzinfo is None:
        return None
    return max(0, min(int((until - at).total_seconds()), WAIT_S))


def final(exchanges: Iterable[Exchange]) -> list[tuple[Exchange, Exchange]]:
    """(first hop, last hop) of each request among `exchanges`, redirects followed by `parent`."""
    ends: dict[str, Exchange] = {}  # id of a last hop so far -> its first hop
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
