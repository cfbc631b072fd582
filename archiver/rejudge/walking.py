"""The walk over stored looks: one by one, in constant memory."""

from __future__ import annotations

import heapq
from collections import OrderedDict
from collections.abc import Callable, Generator, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from archiver.errors import MISTAKES
from archiver.judge import judge, unjudged
from archiver.judge.confidence import level
from archiver.observe import VERSION, classify
from archiver.text.memo import per_look_cache
from storage import audit
from storage import catalog as tables
from storage.errors import NotFound
from storage.model import Assessment, Certainty, Effect, EventKind, Finding, Observation, Reason, Source, State, Verdict
from storage.records import VisitRecord

if TYPE_CHECKING:
    from storage.blobs import Blobs
    from storage.catalog import Catalog
    from storage.catalog.visits import Seen

Judge = Callable[[Assessment, VisitRecord, Source], Verdict]

SEGMENTS_KEPT = 16  # whose metadata records are remembered
BATCH = 200  # sources that are processed together
PAGE = 50  # looks of one source that are loaded at a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """The result of judging one look."""

    finding: Finding
    state: State
    certainty: Certainty | None
    events: tuple[EventKind, ...]
    confidence: tuple[str | None, ...]  # one for each event
    first_absent: datetime | None
    last_seen: datetime | None
    rules: str  # version of the rules that judged
    observed: str  # version of text extraction and page rules


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    """A look that other rules judge differently."""

    source: str
    url: str
    n: int
    at: datetime
    was: Said
    now: Said
    why: tuple[Reason, ...]  # of the new verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Done:
    """How much was judged again.

    `unread`: looks whose bodies could not be had or read, judged by their stored observations. `earlier`: looks judged
    by observations of earlier rules, which may have taken for content what the present rules do not.
    """

    sources: int
    visits: int
    changed: int
    unread: int = 0
    earlier: int = 0


class Observing(Protocol):
    """Observes the looks of one source again, in order."""

    unread: int  # looks whose bodies could not be had or read

    def again(self, record: VisitRecord) -> Observation:
        """The observation of this look. Passes on BlobDamaged and StoreError if nothing can be read at all."""

    def judged(self, record: VisitRecord, observation: Observation, verdict: Verdict) -> None:
        """Take note of the new verdict: later looks are compared with the reference that it leaves."""


def rejudge_look(before: Assessment, record: VisitRecord, source: Source) -> Verdict:
    """The verdict on a stored observation, by the rules of this program.

    Where these fail on a look that told nothing, it goes on telling nothing, as when it was made.
    """
    finding, reasons = classify(record.observation)
    try:
        return judge(
            before, record.observation, finding, reasons, record.context,
            source=source.id, url=source.url, interval_s=source.interval_s,
        )  # fmt: skip
    except MISTAKES:
        if finding.effect is not Effect.NONE:
            raise
        return unjudged(before, finding, reasons)


class Rejudge:
    """Judges again what is in the catalog, by the records in the store. Passes on BlobDamaged and StoreError."""

    def __init__(
        self,
        catalog: Catalog,
        blobs: Blobs,
        judge: Judge = rejudge_look,
        observing: Callable[[Source], Observing] | None = None,
    ) -> None:
        """`judge`: the rules, by default this program's. `observing`: makes new observations; None: the stored ones."""
        self._catalog = catalog
        self._blobs = blobs
        self._judge = judge
        self._observing = observing
        self._segments: OrderedDict[str, dict[str, VisitRecord]] = OrderedDict()
        self.reached: str | None = None  # an interrupted run continues after this source

    def all(self, *, after: str | None = None) -> Iterator[Changed | Done]:
        """Each look that is judged differently, and at the end how much there was.

        Goes by batches of sources in order of registration; within a batch in order of time, and of n for each source.
        `after`: continue after this source.
        """
        done = Done(sources=0, visits=0, changed=0)
        self.reached = after
        while True:
            with self._catalog.read() as conn:
                batch = [one.source for one in tables.sources.listing(conn, after=self.reached, limit=BATCH)]
            done = yield from self._batch(batch, replace(done, sources=done.sources + len(batch)))
            if len(batch) < BATCH:
                yield done
                return
            self.reached = batch[-1].id

    def _batch(self, batch: Sequence[Source], done: Done) -> Generator[Changed, None, Done]:
        before = {source.id: Assessment() for source in batch}
        by_id = {source.id: source for source in batch}
        observing = {} if self._observing is None else {source.id: self._observing(source) for source in batch}
        visits = changed = earlier = 0
        # in order of time, so that a segment, which holds looks at many sources, is read once
        for seen in heapq.merge(*(self._history(source.id) for source in batch), key=lambda seen: seen.at):
            source, anew, record = by_id[seen.source], observing.get(seen.source), self._record(seen)
            with per_look_cache():
                observed = record if anew is None else replace(record, observation=anew.again(record))
            now = self._judge(before[source.id], observed, source)
            if anew is not None:
                anew.judged(record, observed.observation, now)
            before[source.id] = now.assessment
            visits += 1
            earlier += observed.observation.v != VERSION
            if _said(now) != _said(record.verdict):
                changed += 1
                yield _changed(seen, record, now, observed.observation.v)
        return replace(
            done,
            visits=done.visits + visits,
            changed=done.changed + changed,
            unread=done.unread + sum(one.unread for one in observing.values()),
            earlier=done.earlier + earlier,
        )

    def _history(self, source: str) -> Iterator[Seen]:
        """The looks at a source in order of n, loaded a page at a time."""
        n = 0
        while True:
            with self._catalog.read() as conn:
                page = tables.visits.history(conn, source, after=n, limit=PAGE)
            yield from page
            if len(page) < PAGE:
                return
            n = page[-1].n

    def _record(self, seen: Seen) -> VisitRecord:
        """The metadata record of a look. NotFound if its segment no longer has it."""
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
    said = tuple((event.kind, level(event.reasons)) for event in verdict.events)
    return verdict.finding, after.state, after.certainty, after.first_absent_at, after.last_seen, said, verdict.good


def _changed(seen: Seen, was: VisitRecord, now: Verdict, observed: str) -> Changed:
    return Changed(
        source=seen.source,
        url=seen.url,
        n=seen.n,
        at=seen.at,
        was=_told(was.verdict, was.observation.v),
        now=_told(now, observed),
        why=now.reasons,
    )


def _told(verdict: Verdict, observed: str) -> Said:
    after = verdict.assessment
    return Said(
        finding=verdict.finding,
        state=after.state,
        certainty=after.certainty,
        events=tuple(event.kind for event in verdict.events),
        confidence=tuple(level(event.reasons) for event in verdict.events),
        first_absent=after.first_absent_at,
        last_seen=after.last_seen,
        rules=verdict.rules,
        observed=observed,
    )
