"""An archive in a directory: real store, catalog and journal, with visits written and committed as the walk does."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from archiver.intake import Intake
from archiver.intake.references import reference
from archiver.lookup import Lookup
from storage import catalog as tables
from storage import ids, layout, records
from storage.catalog import Catalog
from storage.files import FileBlobs
from storage.journal import Journal
from storage.model import (
    Assessment,
    Event,
    EventKind,
    Exchange,
    Finding,
    HostContext,
    Leaf,
    MemberSeen,
    Observation,
    Original,
    Reason,
    State,
    Verdict,
    Visit,
)
from storage.warc import SegmentWriter
from tests.cli.sites import Site
from tests.support.catalogs import blank
from tests.warc.making import answer

START = datetime(2021, 3, 2, 14, 20, tzinfo=UTC)
HTML = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: 13\r\n\r\n<p>report</p>"


class Archive:
    """A small archive whose clock, `now`, stands still until a test moves it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.now = START
        (root / "spool").mkdir(parents=True)
        self.catalog = Catalog.open(blank(root / "catalog.sqlite"))
        self.blobs = FileBlobs(root / "store")
        self.journal = Journal(self.catalog, self.blobs.put, root / "spool", lambda: self.now)
        self.lookup = Lookup(self.catalog, self.blobs)
        self.intake = Intake(
            self.catalog,
            self.journal,
            now=lambda: self.now,
            interval_s=21600,
            egresses={"direct", "nl"},
            allowed_networks=(),
        )

    def add(self, *urls: str) -> list[str]:
        return [one.source for one in self.intake.register([reference(url) for url in urls])]

    def look(
        self,
        url: str,
        *exchanges: Exchange,
        finding: Finding = Finding.FIRST,
        state: State = State.AVAILABLE,
        events: tuple[EventKind, ...] = (),
        members: tuple[MemberSeen, ...] = (),
        kept: float | None = None,
        repeats: dict[str, tuple[Original, str]] | None = None,
    ) -> int:
        """Visit now: write and store the segment, commit the outcome. Returns the visit's number."""
        watched = self.lookup.source(url)
        source, n = watched.source, watched.n + 1
        visit = Visit(source=source.id, url=source.url, n=n, at=self.now, egress="direct", exchanges=exchanges)
        page, good = visit.page, finding.effect.value == "good"
        observation = Observation(
            v="1",
            url=source.url,
            at=self.now,
            n=n,
            final_url=page.url if page else None,
            status=page.status if page else None,
            payload_sha256=page.payload_sha256 if page else None,
            payload_bytes=page.payload_bytes if page else None,
            members=members,
            last=None,
        )
        verdict = Verdict(
            finding=finding,
            assessment=Assessment(state=state, finding=finding, since=self.now, ever_good=True),
            reasons=() if good else (Reason(rule="status", text="the server answered 404"),),
            events=tuple(
                Event(
                    id=ids.event_id(source.id, n, kind), at=self.now, source=source.id, url=source.url, n=n, kind=kind
                )
                for kind in events
            ),
            reference=good,
            good=good,
        )
        record = records.visit_of(visit, observation, verdict, HostContext(), self.now + timedelta(hours=6))
        self._commit(source, visit, record, repeats or {})
        return n

    def _commit(self, source, visit, record, repeats) -> None:
        name = layout.segment_name(self.now, ids.ulid(self.now))
        path = self.root / "spool" / "segment"
        with path.open("wb") as file:
            writer = SegmentWriter(file, name, at=self.now, info={}, access=source.access)
            placed = writer.visit(visit, originals=repeats, metadata=records.to_json(record), texts={})
            writer.close()
        receipt = self.blobs.put(name, path)
        with self.catalog.write() as conn:
            assert tables.hosts.claim(conn, now=self.now, token="t", lease_s=120, limit=1, hosts=[source.host])
            tables.segments.reserve(conn, name, "test", self.now, hosts=[source.host])
            outcome = records.outcome_of(
                record, placed, segment=name, access=source.access, host=source.host, lease="t"
            )
            leaf = Leaf(v=1, kind="segment", name=name, sha256=receipt.sha256, bytes=receipt.bytes, salt="0" * 32)
            accepted, refused = tables.commit.segment(
                conn, name, receipt.sha256, receipt.bytes, (receipt,), [outcome], [leaf], self.now
            )
            assert accepted
            assert not refused
            tables.hosts.release(conn, source.host, "t", next_request_at=self.now, failures=0)

    def answer(self, wire: bytes | None = HTML, url: str = "https://example.org/report", **told) -> Exchange:
        self._number = getattr(self, "_number", 0) + 1
        return answer(wire, url=url, id=self._number, at=told.pop("at", self.now), **told)


@pytest.fixture
def archive(tmp_path):
    made = Archive(tmp_path / "archive")
    yield made
    made.catalog.close()


@pytest.fixture
def site(monkeypatch):
    monkeypatch.setenv("ARCHIVER_ALLOW_PRIVATE_ADDRESSES", "127.0.0.0/8")
    monkeypatch.setenv("ARCHIVER_HOST_DELAY", "0")
    made = Site()
    yield made
    made.close()
