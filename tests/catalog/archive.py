"""A small archive over a real store, spool, journal and writer, with a judge that depends on all earlier looks."""

from __future__ import annotations

import secrets
import uuid
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import sqlalchemy as sa

from storage import catalog as tables
from storage import ids, layout, records
from storage.catalog import Catalog, schema
from storage.clock import rfc3339
from storage.files import FileBlobs
from storage.journal import Journal, SourceAdded
from storage.model import (
    Access,
    Assessment,
    Event,
    EventKind,
    Exchange,
    Failure,
    Finding,
    HostContext,
    Leaf,
    MemberSeen,
    Observation,
    Original,
    Outcome,
    Reason,
    Role,
    Source,
    State,
    Verdict,
    Visit,
)
from storage.records import VisitRecord
from storage.spool import Spool
from storage.warc import SegmentWriter
from tests.catalog.scenes import START
from tests.support.catalogs import blank
from tests.warc.making import answer

TOKEN = "ours.1"
EVENTS = {
    (State.NEW, State.AVAILABLE): EventKind.FIRST,
    (State.AVAILABLE, State.SUSPECT): EventKind.SUSPECTED,
    (State.SUSPECT, State.REMOVED): EventKind.REMOVED,
    (State.SUSPECT, State.AVAILABLE): EventKind.RESTORED,
    (State.REMOVED, State.AVAILABLE): EventKind.RESTORED,
}


def judge(before: Assessment, record: VisitRecord, source: Source) -> Verdict:
    """A source lost twice is removed; one altered twice to the same text is altered. The observation carries the status
    and, in `title`, the text."""
    seen = record.observation
    finding, after, good = Finding.TIMEOUT, before, False
    if seen.failure is None and seen.status == 404:
        state = State.REMOVED if before.state in (State.SUSPECT, State.REMOVED) else State.SUSPECT
        finding, after = Finding.GONE, replace(before, state=state)
    elif seen.failure is None:
        after = replace(before, state=State.AVAILABLE, ever_good=True)
        known = before.marks.get("text")
        if known is None or known == seen.title:
            finding, good = (Finding.SAME if known else Finding.FIRST), True
            after = replace(after, marks={"text": seen.title or ""}, pending_text=None, pending_at=None)
        elif before.pending_text == seen.title:
            finding, good = Finding.ALTERED, True
            after = replace(after, marks={"text": seen.title or ""}, pending_text=None, pending_at=None)
        else:
            finding = Finding.ALTERED
            after = replace(after, pending_text=seen.title, pending_at=seen.at)
    if after.state is not before.state:
        after = replace(after, since=seen.at)
    after = replace(after, finding=finding)
    kind = EVENTS.get((before.state, after.state))
    why = (Reason(rule=f"{before.state}-{finding}", text=f"after {before.finding}"),)
    events = () if kind is None else (_event(record, source, kind, why),)
    reference = good and not seen.not_modified
    return Verdict(
        finding=finding, assessment=after, reasons=why, events=events, reference=reference, good=good, rules="t"
    )


def _event(record: VisitRecord, source: Source, kind: EventKind, why: tuple[Reason, ...]) -> Event:
    return Event(
        id=ids.event_id(source.id, record.n, kind.value),
        at=record.at,
        source=source.id,
        url=source.url,
        n=record.n,
        kind=kind,
        text=f"{kind} {source.url}",
        reasons=why,
    )


class Archive:
    """`now` changes only when a test moves it. `look` does a whole look; `store` and `commit` do the steps of a
    flush."""

    def __init__(self, root: Path, url: str | None = None) -> None:
        self.root = root
        self.now = START
        self.catalog = Catalog.open(url or blank(root / "catalog.sqlite"))
        self.blobs = FileBlobs(root / "store")
        self.spool = Spool(root / "spool", 1 << 30)
        self.journal = Journal(self.catalog, self.blobs.put, root / "spool", lambda: self.now)
        self._segments = 0

    def add(self, *sources: Source) -> None:
        self.journal.record([SourceAdded(source=one, next_due_at=self.now) for one in sources])

    def claim(self, token: str = TOKEN) -> None:
        with self.catalog.write() as conn:
            hosts = list(conn.scalars(sa.select(schema.hosts.c.host)))
            tables.hosts.claim(conn, now=self.now, token=token, lease_s=600, limit=99, hosts=hosts)

    def visit(self, source: str, body: str | None, *, status: int = 200, n: int | None = None,
              members: dict[str, str] | None = None) -> Visit:  # fmt: skip
        """What the wire would bring: a page, or no answer if `body` is None; `members` are documents by URL."""
        with self.catalog.read() as conn:
            watched = tables.sources.by_id(conn, source)
        number = watched.n + 1 if n is None else n
        exchanges: list[Exchange] = []
        for url, content, role in [
            (watched.source.url, body, Role.PAGE),
            *((url, content, Role.DOCUMENT) for url, content in (members or {}).items()),
        ]:
            fields = {"url": url, "at": self.now + timedelta(milliseconds=len(exchanges)), "role": role, "tls": None}
            fields["id_"] = uuid.uuid5(uuid.NAMESPACE_URL, f"{source}/{number}/{url}/{secrets.token_hex(4)}")
            exchanges.append(_exchange(content, status if role is Role.PAGE else 200, **fields))
        return Visit(
            source=source, url=watched.source.url, n=number, at=self.now, egress="direct", exchanges=tuple(exchanges)
        )

    def record(self, visit: Visit, before: Assessment | None = None) -> VisitRecord:
        with self.catalog.read() as conn:
            watched = tables.sources.by_id(conn, visit.source)
        page = visit.page
        observation = Observation(
            v="t",
            url=visit.url,
            at=visit.at,
            n=visit.n,
            final_url=page.url,
            status=page.status,
            failure=page.failure.finding if page.failure else None,
            title=None if page.payload is None else page.payload.read().decode(),
            payload_sha256=page.payload_sha256,
            payload_bytes=page.payload_bytes,
            members=tuple(
                MemberSeen(url=e.url, role=e.role, finding=Finding.SAME, status=e.status, capture=e.id)
                for e in visit.exchanges
                if e.role is Role.DOCUMENT
            ),
        )
        record = records.visit_of(
            visit, observation, _UNJUDGED, HostContext(), visit.at + timedelta(hours=6), explicit=False
        )
        verdict = judge(before or watched.assessment, record, watched.source)
        return replace(record, verdict=verdict)

    def store(self, *visits: tuple[Visit, VisitRecord], access: Access = Access.PUBLIC, put: bool = True,
              reserve: bool = True, token: str = TOKEN) -> tuple[str, list[Outcome]]:  # fmt: skip
        """Everything up to the commit: written, sealed, reserved, put and read back."""
        self._segments += 1
        name = layout.segment_name(self.now, ids.ulid(self.now, self._segments))
        path, file = self.spool.create(name)
        writer = SegmentWriter(file, name, at=self.now, info={"software": "test"}, access=access)
        outcomes: list[Outcome] = []
        for visit, record in visits:
            originals = self._originals(visit, access)
            placed = writer.visit(visit, originals=originals, metadata=records.to_json(record), texts={})
            with self.catalog.read() as conn:
                host = tables.sources.hosts_of(conn, [visit.source])[visit.source]
            outcomes.append(records.outcome_of(record, placed, segment=name, access=access, host=host, lease=token))
        writer.close()
        _, sha256 = self.spool.seal(path, file)
        if reserve:
            with self.catalog.write() as conn:
                tables.segments.reserve(conn, name, "test", self.now, hosts={o.host for o in outcomes})
        if put:
            self.blobs.put(name, path, sha256)
        return name, outcomes

    def commit(self, name: str, outcomes: list[Outcome]) -> tuple[list[Outcome], list[Outcome]]:
        receipt = self.blobs.verify(name)
        leaves = [_leaf("segment", name, receipt.sha256, receipt.bytes)]
        leaves += [_leaf("visit", o.record, o.record_sha256, o.record_bytes) for o in outcomes]
        with self.catalog.write() as conn:
            done = tables.commit.segment(
                conn, name, receipt.sha256, receipt.bytes, (receipt,), outcomes, leaves, self.now
            )
        self.spool.discard(name)
        return done

    def look(self, *visits: Visit, access: Access = Access.PUBLIC) -> str:
        """A whole look: stored and committed, an hour after the previous one."""
        self.now += timedelta(hours=1)
        self.claim()
        again = [replace(v, at=self.now, exchanges=tuple(replace(e, at=self.now) for e in v.exchanges)) for v in visits]
        name, outcomes = self.store(*((visit, self.record(visit)) for visit in again), access=access)
        _, refused = self.commit(name, outcomes)
        assert refused == []
        return name

    def close(self) -> None:
        self.catalog.close()
        self.spool.close()

    def _originals(self, visit: Visit, access: Access) -> dict[str, tuple[Original, str]]:
        wanted = {e.id: (e.url, e.payload_sha256, e.payload_bytes) for e in visit.exchanges if e.payload_sha256}
        with self.catalog.read() as conn:
            found = tables.captures.originals(conn, set(wanted.values()), access)
            watched = tables.sources.by_id(conn, visit.source)
        known = {e: (found[payload], records.IDENTICAL) for e, payload in wanted.items() if payload in found}
        page = visit.page
        if page.status == 304 and watched.last is not None:
            last = watched.last
            original = Original(
                id=last.original or last.id,
                url=last.url,
                at=rfc3339(last.at),
                payload_sha256=last.payload_sha256 or "",
                payload_bytes=last.payload_bytes,
            )
            known[page.id] = (original, records.NOT_MODIFIED)
        return known


def _exchange(content: str | None, status: int, *, id_: uuid.UUID, **fields) -> Exchange:
    if content is None:
        failed = answer(None, failure=Failure(finding=Finding.TIMEOUT, detail="no answer"), **fields)
        return replace(failed, id=str(id_))
    body = b"" if status == 304 else content.encode()
    length = b"" if status == 304 else b"Content-Length: %d\r\n" % len(body)
    came = b'HTTP/1.1 %d X\r\nContent-Type: text/html\r\nETag: "e"\r\n%s\r\n%s' % (status, length, body)
    return replace(answer(came, conditional=status == 304, **fields), id=str(id_))


def _leaf(kind: str, name: str, sha256: str, size: int) -> Leaf:
    return Leaf(v=1, kind=kind, name=name, sha256=sha256, bytes=size, salt=secrets.token_hex(16))


_UNJUDGED = Verdict(finding=Finding.FIRST, assessment=Assessment(), reasons=())


def rows(catalog: Catalog, *, without: tuple[str, ...] = ()) -> dict[str, list]:
    """Every row that a rebuild must restore, as plain values."""
    left_out = {
        "hosts": {"next_request_at", "not_before", "lease_token", "lease_until", "failures"},
        "segments": {"owner", "reserved_at", "stored_at"},
        "events": {"seq", "told"},
        "leaves": {"seq", "salt", "leaf_index"},
    }
    names = ["hosts", "sources", "merged_sources", "works", "citations", "segments", "receipts", "captures", "visits",
             "events", "leaves", "journal", "dropped_visits"]  # fmt: skip
    found: dict[str, list] = {}
    with catalog.read() as conn:
        for name in names:
            if name in without:
                continue
            table = schema.metadata.tables[name]
            columns = [c for c in table.c if c.name not in left_out.get(name, set())]
            found[name] = sorted((tuple(row) for row in conn.execute(sa.select(*columns))), key=repr)
    return found
