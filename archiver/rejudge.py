"""Judging again, from the observations that were stored: what other rules would say of each look, and why.

Nothing is changed by it. Earlier verdicts and events are dated facts; that newer rules see it otherwise is another one.
"""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from archiver.judge import judge
from archiver.observe import classify
from storage import audit
from storage import catalog as tables
from storage.errors import NotFound
from storage.model import Assessment, Certainty, EventKind, Finding, Reason, Source, State, Verdict
from storage.records import VisitRecord

if TYPE_CHECKING:
    from storage.blobs import Blobs
    from storage.catalog import Catalog
    from storage.catalog.visits import Seen

Judge = Callable[[Assessment, VisitRecord, Source], Verdict]

SEGMENTS_KEPT = 16  # whose metadata records are remembered: visits of one source lie in many


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What was made of one look."""

    finding: Finding
    state: State
    certainty: Certainty | None
    events: tuple[EventKind, ...]
    rules: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A look of which other rules say something else."""

    source: str
    url: str
    n: int
    at: datetime
    was: Said
    now: Said
    why: tuple[Reason, ...]  # of the new verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How much was judged again."""

    sources: int
    visits: int
    changed: int


def again(before: Assessment, record: VisitRecord, source: Source) -> Verdict:
    """The verdict over a stored observation, by the rules of this program."""
    finding, reasons = classify(record.observation)
    return judge(
        before, record.observation, finding, reasons, record.context,
        source=source.id, url=source.url, interval_s=source.interval_s,
    )  # fmt: skip


class Rejudge:
    """Judges again what is in the catalog, by the records in the store. BlobDamaged and StoreError as they come."""

    def __init__(self, catalog: Catalog, blobs: Blobs, judge: Judge = again) -> None:
        """`judge`: the rules to judge by; this program's."""
        self._catalog = catalog
        self._blobs = blobs
        self._judge = judge
        self._segments: OrderedDict[str, dict[str, VisitRecord]] = OrderedDict()

    def all(self) -> Iterator[Changed | Done]:
        """Each look that comes out otherwise, source by source in order of n; at the end how much there was."""
        sources = visits = changed = 0
        with self._catalog.read() as conn:
            registered = [watched.source for watched in tables.sources.listing(conn)]
        for source in registered:
            sources += 1
            before = Assessment()
            with self._catalog.read() as conn:
                history = tables.visits.history(conn, source.id)
            for seen in history:
                record = self._record(seen)
                now = self._judge(before, record, source)
                before = now.assessment
                visits += 1
                if _said(now) != _said(record.verdict):
                    changed += 1
                    yield _changed(seen, record.verdict, now)
        yield Done(sources=sources, visits=visits, changed=changed)

    def _record(self, seen: Seen) -> VisitRecord:
        """The metadata record of a look. NotFound when its segment does not have it any more."""
        records = self._segments.get(seen.segment)
        if records is None:
            stat = self._blobs.stat(seen.segment)
            if stat is None:
                raise NotFound(
                    f"the segment {seen.segment} is in no store: `archiver audit --now` tells what else is not"
                )
            stored = audit.read_segment(self._blobs, seen.segment, stat.bytes, lambda _: None)
            records = self._segments[seen.segment] = {visit.id: visit.record for visit in stored.visits}
            while len(self._segments) > SEGMENTS_KEPT:
                self._segments.popitem(last=False)
        self._segments.move_to_end(seen.segment)
        if seen.record not in records:
            raise NotFound(f"the segment {seen.segment} does not have the record {seen.record} of look {seen.n}")
        return records[seen.record]


def _said(verdict: Verdict) -> tuple[object, ...]:
    after = verdict.assessment
    return verdict.finding, after.state, after.certainty, tuple(event.kind for event in verdict.events), verdict.good


def _changed(seen: Seen, was: Verdict, now: Verdict) -> Changed:
    return Changed(
        source=seen.source, url=seen.url, n=seen.n, at=seen.at, was=_told(was), now=_told(now), why=now.reasons
    )


def _told(verdict: Verdict) -> Said:
    after = verdict.assessment
    return Said(
        finding=verdict.finding,
        state=after.state,
        certainty=after.certainty,
        events=tuple(event.kind for event in verdict.events),
        rules=verdict.rules,
    )
