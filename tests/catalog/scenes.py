"""Small made-up sources, visits and segments in the form in which the catalog gets them."""

from __future__ import annotations

import hashlib
import uuid
from datetime import UTC, datetime, timedelta

import sqlalchemy as sa

from storage import catalog as tables
from storage import ids
from storage.clock import trim
from storage.model import (
    Assessment,
    Capture,
    Event,
    EventKind,
    Finding,
    HostContext,
    Leaf,
    Observation,
    Outcome,
    Reason,
    Receipt,
    Role,
    Source,
    State,
    Verdict,
)

START = datetime(2021, 3, 2, 14, 20, tzinfo=UTC)
TOKEN = "this-process.1"


def sha(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


def source(number: int = 0, *, host: str = "example.org:443", **fields) -> Source:
    url = f"https://{host.split(':', maxsplit=1)[0]}/report/{number}"
    return Source(
        id=ids.ulid(START, number), url=url, written=url, host=host, added_at=START, interval_s=86_400,
        **fields,
    )  # fmt: skip


def register(conn: sa.Connection, *sources: Source, due: datetime = START) -> None:
    tables.sources.add(conn, [(one, due) for one in sources], "journal/a")


def segment_name(number: int) -> str:
    return f"warc/2021/03/02/{number:026d}.warc.gz"


def capture(of: Source, n: int, *, url: str | None = None, role: Role = Role.PAGE, payload: str = "page",
            segment: str = segment_name(1), good: bool = True, **fields) -> Capture:  # fmt: skip
    at = fields.pop("at", START + timedelta(days=n))
    return Capture(
        id=str(uuid.uuid5(uuid.NAMESPACE_URL, f"{of.id}/{n}/{url}/{payload}/{role}/{segment}")),
        source=of.id, n=n, role=role, url=url or of.url, at=at, status=fields.pop("status", 200),
        media_type="text/html", payload_sha256=sha(payload), payload_bytes=len(payload), segment=segment,
        offset=1_000 * n, length=900, good=good, access=of.access, **fields,
    )  # fmt: skip


def outcome(of: Source, n: int, *, finding: Finding = Finding.FIRST, state: State = State.AVAILABLE,
            captures: tuple[Capture, ...] | None = None, lease: str = TOKEN, segment: str = segment_name(1),
            **fields) -> Outcome:  # fmt: skip
    at = trim(fields.pop("at", START + timedelta(days=n)))
    good = fields.pop("good", finding.effect.value == "good")
    if captures is None:
        captures = (capture(of, n, segment=segment, good=good, at=at),)
    page = next((c.id for c in captures if c.role is Role.PAGE), None)
    assessment = fields.pop("assessment", Assessment(state=state, finding=finding, since=at, ever_good=True))
    observation = fields.pop(
        "observation",
        Observation(v="1", url=of.url, at=at, n=n, final_url=of.url, status=200 if page else None,
                    payload_sha256=sha("page"), payload_bytes=4, title="Title", text_sha256=sha("text")),
    )  # fmt: skip
    kinds = fields.pop("events", ())
    events = tuple(
        Event(id=ids.event_id(of.id, n, kind), at=at, source=of.id, url=of.url, n=n, kind=EventKind(kind),
              text=f"{kind} of it", reasons=(Reason(rule="r", text="since so"),))
        for kind in kinds
    )  # fmt: skip
    record = str(uuid.uuid5(uuid.NAMESPACE_URL, f"{of.id}/{n}/{segment}/record"))
    return Outcome(
        source=of.id, host=of.host, lease=lease, n=n, at=at, observation=observation,
        verdict=Verdict(finding=finding, assessment=assessment, reasons=(Reason(rule="r", text="because"),),
                        events=events, reference=fields.pop("reference", good), good=good, rules="2021.1"),
        context=HostContext(), record=record, record_sha256=sha(record), record_bytes=1_000, captures=captures,
        page=page, full=fields.pop("full", page is not None), etag=fields.pop("etag", '"e"'),
        last_modified=fields.pop("last_modified", None),
        next_due_at=fields.pop("next_due_at", at + timedelta(days=1)), **fields,
    )  # fmt: skip


def leaf(kind: str, name: str) -> Leaf:
    return Leaf(v=1, kind=kind, name=name, sha256=sha(name), bytes=10, salt=sha("salt" + name)[:32])


def commit(conn: sa.Connection, *outcomes: Outcome, segment: str = segment_name(1), reserve: bool = True,
           now: datetime = START, **options):  # fmt: skip
    """Reserve the segment's name, then commit the visits under it."""
    if reserve:
        tables.segments.reserve(conn, segment, "owner", now, hosts={o.host for o in outcomes})
    receipt = Receipt(store="main", name=segment, sha256=sha(segment), bytes=5_000)
    leaves = [leaf("segment", segment), *(leaf("visit", o.record) for o in outcomes)]
    return tables.commit.segment(conn, segment, sha(segment), 5_000, (receipt,), outcomes, leaves, now, **options)


def claim(conn: sa.Connection, *hosts: str, token: str = TOKEN, now: datetime = START, lease_s: float = 120) -> list:
    return tables.hosts.claim(conn, now=now, token=token, lease_s=lease_s, limit=100, hosts=hosts or None)
