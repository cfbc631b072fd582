"""Exchanges and visits as they come from the wire, and segments of them."""

from __future__ import annotations

import io
import itertools
import uuid
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from hashlib import sha256

from storage import records
from storage.body import Body
from storage.model import (
    Access,
    Assessment,
    Exchange,
    Finding,
    HostContext,
    Observation,
    Placed,
    Role,
    Tls,
    Verdict,
    Visit,
)
from storage.warc import Entity, SegmentWriter, parse_head
from storage.warc.gz import Engine, engine

AT = datetime(2026, 3, 2, 14, 20, 0, 123000, tzinfo=UTC)
NAME = "warc/2026/03/02/01kjqzq0000000000000000000.warc.gz"
INFO = {"software": "archiver/0.1.0", "http-header-user-agent": "archiver-test/1"}
URL = "https://ciwe.example/2019/page.htm"
TLS = Tls(version="TLSv1.3", cipher="TLS_AES_128_GCM_SHA256", chain=(b"leaf", b"issuer"), verified=True)


def counted() -> Callable[[], str]:
    """Record ids that are equal in every run."""
    number = itertools.count(1)
    return lambda: str(uuid.UUID(int=next(number), version=4))


def answer(
    came: bytes | None,
    *,
    url: str = URL,
    id: int = 1000,  # noqa: A002
    at: datetime = AT,
    **told,
) -> Exchange:
    """An exchange whose response is `came`, with head and digests as the recording stream makes them."""
    asked = f"GET {'/' + url.split('/', 3)[3]} HTTP/1.1\r\nHost: {url.split('/')[2]}\r\n\r\n"
    known: dict[str, object] = {
        "id": str(uuid.UUID(int=id + (1 << 64), version=4)),
        "role": Role.PAGE,
        "url": url,
        "at": at,
        "egress": "direct",
        "request": asked.encode("utf-8", "surrogatepass"),
        "peer": "192.0.2.7",
        "tls": TLS if url.startswith("https:") else None,
    }
    if came is not None:
        head = parse_head(came)
        payload = b"".join(Entity(head).feed(came[head.size_bytes :]))
        known |= {
            "wire": Body.of(came),
            "head_bytes": head.size_bytes,
            "status": head.status,
            "headers": head.fields,
            "payload": Body.of(payload),
            "payload_sha256": sha256(payload).hexdigest(),
            "payload_bytes": len(payload),
            "block_sha256": sha256(came).hexdigest(),
        }
    return Exchange(**(known | told))


def visit_of(*exchanges: Exchange, n: int = 1, **told) -> Visit:
    known: dict[str, object] = {
        "source": "01KJQZQ00000000000000000SS",
        "url": exchanges[0].url if exchanges else URL,
        "n": n,
        "at": exchanges[0].at if exchanges else AT,
        "egress": "direct",
        "exchanges": exchanges,
    }
    return Visit(**(known | told))


def judged(visit: Visit, finding: Finding = Finding.FIRST) -> bytes:
    """The metadata record of a visit, with a minimal judgement."""
    observation = Observation(v="1", url=visit.url, at=visit.at, n=visit.n)
    verdict = Verdict(finding=finding, assessment=Assessment(), reasons=(), good=finding is Finding.FIRST)
    due = visit.at + timedelta(hours=6)
    return records.to_json(records.visit_of(visit, observation, verdict, HostContext(), due, explicit=False))


class Segment:
    """A segment in memory."""

    def __init__(self, *, name: str = NAME, compress: Engine = engine, chains: set[str] | None = None) -> None:
        self.file = io.BytesIO()
        self.writer = SegmentWriter(
            self.file,
            name,
            at=AT,
            info=INFO,
            access=Access.PUBLIC,
            new_id=counted(),
            known_chains=chains,
            compress=compress,
        )

    def add(self, visit: Visit, *, originals=None, texts=None, metadata=None) -> tuple[Placed, ...]:
        return self.writer.visit(
            visit, originals=originals or {}, metadata=metadata or judged(visit), texts=texts or {}
        )

    def done(self) -> bytes:
        self.writer.close()
        return self.file.getvalue()


def segment(*visits: Visit, compress: Engine = engine) -> bytes:
    """A closed segment of these visits."""
    made = Segment(compress=compress)
    for visit in visits:
        made.add(visit)
    return made.done()
