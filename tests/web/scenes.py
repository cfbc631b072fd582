"""A whole archive with made-up visits, written, stored, judged and committed as the walk does, at any times."""

from __future__ import annotations

import gzip
from collections.abc import Iterable
from contextlib import ExitStack
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from lxml import html

from archiver import app
from archiver.intake.references import cite, reference
from archiver.judge import judge
from config.settings import load
from storage import catalog as tables
from storage import ids, layout, records
from storage.model import (
    Access,
    Comparison,
    Effect,
    Exchange,
    Failure,
    Finding,
    HostContext,
    Leaf,
    MemberSeen,
    NotFetched,
    Observation,
    Original,
    ProbeSeen,
    Reason,
    Role,
    Visit,
)
from storage.warc import SegmentWriter
from tests.support import catalogs
from tests.warc.making import answer

START = datetime(2021, 3, 2, 14, 20, tzinfo=UTC)
FINE = HostContext(sources=3, home_ok=True)
HOUR = timedelta(hours=1)
URL = "https://example.org/report"
BROWSER = {"accept": "text/html,application/xhtml+xml"}


def http(body: bytes, *, status: str = "200 OK", media_type: str = "text/html; charset=utf-8", gzipped: bool = False,
         headers: Iterable[str] = ()) -> bytes:  # fmt: skip
    """An answer as it passes the wire."""
    body = gzip.compress(body, mtime=0) if gzipped else body
    lines = [f"HTTP/1.1 {status}", f"Content-Type: {media_type}", f"Content-Length: {len(body)}", *headers]
    if gzipped:
        lines.append("Content-Encoding: gzip")
    return "\r\n".join(lines).encode("latin-1") + b"\r\n\r\n" + body


PAGE = http(b"<!doctype html><title>Report</title><h1>Report</h1><p>The findings hold.</p>")
GONE = http(b"<h1>Not found</h1>", status="404 Not Found")


class Archive:
    """An archive whose clock, `now`, stands still until a test moves it."""

    def __init__(self, root: Path, **environ: str) -> None:
        self.now = START
        self._number = 0
        self._root = root
        root.mkdir(parents=True, exist_ok=True)
        self.settings = load({"ARCHIVER_DATA": str(root / "data"), **environ}, cwd=root)
        catalogs.prepared(self.settings.database)
        self.app = app.build(self.settings, lambda: self.now)
        self.catalog, self.lookup, self.blobs = self.app.catalog, self.app.lookup, self.app.blobs

    def close(self) -> None:
        self.app.close()

    def add(self, url: str, *, sealed: bool = False, work: str | None = None, quote: str | None = None,
            locator: str | None = None, tags: tuple[str, ...] = ()) -> str:  # fmt: skip
        """Register a source; returns its id."""
        cites = (
            (cite(title=work, url=f"https://works.example/{len(work)}", quote=quote, locator=locator),) if work else ()
        )
        access = Access.SEALED if sealed else Access.PUBLIC
        wanted = replace(reference(url), cites=cites, access=access, tags=tags)
        source = self.app.intake.register([wanted])[0].source
        assert source is not None
        return source

    def exchange(self, wire: bytes | None = PAGE, url: str = "https://example.org/report", **told) -> Exchange:
        """An exchange with an id of its own; a failure if `wire` is None."""
        self._number += 1
        if wire is None:
            told.setdefault("failure", Failure(finding=told.pop("finding"), detail="no answer within 20 s"))
        return answer(wire, url=url, id=self._number, at=told.pop("at", self.now), **told)

    def look(self, url: str, finding: Finding = Finding.FIRST, wire: bytes | None = PAGE, **told) -> str | None:
        """One visit now, with one exchange; returns the id of its capture."""
        if wire is PAGE and finding is Finding.GONE:
            wire = GONE
        if finding.effect is Effect.FAILURE:
            wire = None
        given = {"finding": finding} if wire is None else {}
        page = self.exchange(wire, told.pop("at_url", url), **given)
        return self.visits([self.planned(url, finding, page, **told)])[0]

    def planned(self, url: str, finding: Finding, *exchanges: Exchange, context: HostContext = FINE,
                members: tuple[MemberSeen, ...] = (), probes: tuple[ProbeSeen, ...] = (), comparison: Comparison | None = None,
                original: Original | None = None, profile: str = "identical-payload-digest",
                title: str | None = "Report", not_fetched: tuple[NotFetched, ...] = (), text: str = "a" * 64, reference: str | None = None):  # fmt: skip
        """One visit in the form that `visits` takes."""
        page = next(e for e in reversed(exchanges) if e.role is Role.PAGE)
        facts = {
            "final_url": page.url, "status": page.status, "payload_sha256": page.payload_sha256,
            "payload_bytes": page.payload_bytes if page.payload_sha256 else None, "members": members, "probes": probes,
            "content": finding.effect in {Effect.GOOD, Effect.CHANGE}, "title": title, "last": comparison,
            "reference": reference,
            "failure": page.failure.finding if page.failure else None, "not_fetched": not_fetched,
            "failure_detail": page.failure.detail if page.failure else None,
            "text_sha256": text if finding.effect in {Effect.GOOD, Effect.CHANGE} else None,
        }  # fmt: skip
        return url, finding, exchanges, context, facts, (original, profile)

    def visits(self, planned: Iterable[tuple]) -> list[str | None]:
        """Commit visits in this order, in one segment; returns the captures of their pages."""
        name = layout.segment_name(self.now, ids.ulid(self.now))
        path = self._root / "segment"
        pages: list[str | None] = []
        outcomes, stands = [], {}
        with path.open("wb") as file, ExitStack() as ending:
            writer = None
            for url, finding, exchanges, context, facts, (original, profile) in planned:
                watched = self.lookup.source(url)
                source = watched.source
                if writer is None:
                    writer = SegmentWriter(file, name, at=self.now, info={}, access=source.access)
                    ending.callback(writer.close)
                before, n = stands.get(source.id, (watched.assessment, watched.n))
                at = exchanges[0].at
                observation = Observation(v="1", url=source.url, at=at, n=n + 1, **facts)
                reasons = (Reason(rule="status", text=f"The answer had status {facts['status']}."),)
                verdict = judge(before, observation, finding, reasons, context,
                                source=source.id, url=source.url, interval_s=source.interval_s)  # fmt: skip
                visit = Visit(source=source.id, url=source.url, n=n + 1, at=at, egress="direct", exchanges=exchanges)
                record = records.visit_of(visit, observation, verdict, context, at + timedelta(hours=6))
                repeats = {visit.page.id: (original, profile)} if original else {}
                placed = writer.visit(visit, originals=repeats, metadata=records.to_json(record), texts={})
                outcome = records.outcome_of(
                    record, placed, segment=name, access=source.access, host=source.host, lease="t"
                )
                outcomes.append(outcome)
                pages.append(outcome.page)
                stands[source.id] = verdict.assessment, n + 1
        self._commit(name, path, outcomes)
        return pages

    def _commit(self, name: str, path: Path, outcomes: list) -> None:
        receipt = self.blobs.put(name, path)
        hosts = sorted({outcome.host for outcome in outcomes})
        with self.catalog.write() as conn:
            tables.hosts.claim(conn, now=self.now, token="t", lease_s=120, limit=100, hosts=hosts)
            tables.segments.reserve(conn, name, "test", self.now, hosts=hosts)
            leaf = Leaf(v=1, kind="segment", name=name, sha256=receipt.sha256, bytes=receipt.bytes, salt="0" * 32)
            accepted, refused = tables.commit.segment(
                conn, name, receipt.sha256, receipt.bytes, (receipt,), outcomes, [leaf], self.now
            )
            assert accepted
            assert not refused
            for host in hosts:
                tables.hosts.release(conn, host, "t", next_request_at=self.now, failures=0)

    def original(self, capture: str) -> Original:
        """A capture in the form in which a revisit refers to it."""
        with self.catalog.read() as conn:
            found = tables.captures.by_id(conn, capture)
            original = tables.captures.original(
                conn, found.url, found.payload_sha256, found.payload_bytes, found.access
            )
        assert original is not None
        return original


def kept(archive: Archive, url: str, *hours: int, finding: Finding = Finding.FIRST, **told) -> None:
    """Looks at a URL at these hours after START; those after the first find the same."""
    archive.add(url)
    for hour in hours:
        archive.now = START + timedelta(hours=hour)
        archive.look(url, finding if hour == hours[0] else Finding.SAME, **told)


def page(client, path, **headers):
    """The answer with a page as a browser gets it."""
    answer = client.get(path, headers={**BROWSER, **headers})
    assert answer.headers["content-type"] == "text/html; charset=utf-8", answer.text
    return answer


def text(answer):
    """The words of a page's main part."""
    return " ".join(html.fromstring(answer.text).find(".//main").text_content().split())
