"""Turns an observation into a verdict, and into what the recorder writes."""

from __future__ import annotations

from collections.abc import Mapping

import structlog

from archiver import cadence, observe
from archiver.canary import Line
from archiver.clockwatch import ClockWatch
from archiver.errors import MISTAKES
from archiver.judge import asks_line, begun_within_the_hour, judge, of_the_page, off_since, unjudged
from archiver.judge.seen import effect_of
from archiver.kept_texts import Texts
from archiver.look.trip import Counts, Host, Hosts, Trip
from archiver.observe.redirects.away import led_away
from archiver.recorder import Finished
from archiver.text import Kind
from storage import catalog as tables
from storage import records
from storage.catalog import Catalog
from storage.model import (
    Access,
    Assessment,
    Effect,
    EventKind,
    Exchange,
    Finding,
    HostContext,
    Observation,
    Original,
    Role,
    Source,
    State,
    Watched,
)
from storage.records import IDENTICAL, NOT_MODIFIED

log = structlog.get_logger(__name__)


class Verdicts:
    """Judges visits, and decides which responses are stored in full and which as revisits."""

    def __init__(self, catalog: Catalog, texts: Texts, line: Line, clock: ClockWatch, hosts: Hosts) -> None:
        self._catalog = catalog
        self._texts = texts
        self._line = line
        self._clock = clock
        self._hosts = hosts

    def judged(self, trip: Trip, observation: Observation, *, lease: str, explicit: bool) -> Finished:
        """The visit, judged and ready to be written."""
        watched, source, visit = trip.watched, trip.watched.source, trip.visit
        finding, reasons = observe.classify(observation)
        context = self._context(trip, observation, finding)
        verdict = judge(
            watched.assessment, observation, finding, reasons, context,
            source=source.id, url=source.url, interval_s=source.interval_s,
        )  # fmt: skip
        due = cadence.next_due(
            source=source.id,
            interval_s=source.interval_s,
            added_at=source.added_at,
            assessment=verdict.assessment,
            finding=verdict.finding,
            n=visit.n,
            at=visit.at,
            stretch=self._hosts.stretch(source),
            retry_after_s=observation.retry_after_s,
        )
        if source.host in self._hosts and any(event.kind is EventKind.HOST for event in verdict.events):
            for counts in self._hosts[source.host].counting(source.access):  # the round's others need not repeat it
                if verdict.finding.effect is Effect.CHANGE:
                    counts.altered_event_at = visit.at
                else:
                    counts.event_at = visit.at
        if observation.date_skew_s is not None:
            self._clock.note(source.host, observation.date_skew_s)
        originals, repeatable = self._revisits(trip)
        page = trip.page
        stored_full = {e.id for e in visit.exchanges if e.id not in originals}
        texts = {
            e.id: trip.views[e.id]
            for e in visit.exchanges
            if e.id in stored_full and e.id in trip.texts and trip.texts[e.id].kind is not Kind.OTHER
            and (e is page or e.role is Role.DOCUMENT)
        }  # fmt: skip
        if page is not None and verdict.reference and page.id in trip.texts:
            self._texts.remember(page.id, trip.texts[page.id])
        return Finished(
            visit=visit,
            record=records.visit_of(visit, observation, verdict, context, due, explicit=explicit),
            access=source.access,
            host=source.host,
            lease=lease,
            originals=originals,
            repeatable=repeatable,
            texts=texts,
        )

    def kept(self, trip: Trip, *, lease: str, explicit: bool) -> Finished:
        """The visit, kept as it came because of a mistake of ours in reading or judging it: it tells nothing."""
        source, visit, before = trip.watched.source, trip.visit, trip.watched.assessment
        observation, context = observe.unread_visit(visit, observe.VERSION), HostContext(steers=trip.steers)
        finding, reasons = observe.classify(observation)
        try:
            verdict = judge(
                before, observation, finding, reasons, context,
                source=source.id, url=source.url, interval_s=source.interval_s,
            )  # fmt: skip
        except MISTAKES:
            log.exception("look.not_judged", url=source.url)
            verdict = unjudged(before, finding, reasons)
        wait = cadence.regular(source.interval_s, visit.at - source.added_at) * self._hosts.stretch(source)
        originals, repeatable = self._revisits(trip)
        return Finished(
            visit=visit,
            record=records.visit_of(visit, observation, verdict, context, visit.at + wait, explicit=explicit),
            access=source.access,
            host=source.host,
            lease=lease,
            originals=originals,
            repeatable=repeatable,
            texts={},
        )

    def _context(self, trip: Trip, observation: Observation, finding: Finding) -> HostContext:
        source = trip.watched.source
        host = self._hosts.get(source.host) or Host(alone := Counts(), alone)
        counts = host.counts(source.access)
        before = _counted(trip, observation, finding)
        served = before.state is State.AVAILABLE
        if served:
            heard = _heard(trip, observation)
            self._line.note(heard, as_ever=finding.effect is Effect.GOOD, began=trip.visit.at)
        turns = served and (off_since(before) is None or begun_within_the_hour(before, trip.at))
        if (turns or _lost_anew(before, finding)) and not finding.effect.is_there and finding.effect is not Effect.NONE:
            for one in host.counting(source.access):
                one.bad.add(source.id)
        for one in host.counting(source.access):
            if finding.effect is Effect.CHANGE:
                self._note_altered(trip, one)
            self._note_turned(trip, one, finding, before)
        off = finding.effect not in {Effect.GOOD, Effect.NONE}
        count = counts.turns.count(trip.at) if off else None
        asks = self._asks(observation, finding)
        up = self._line.up(trip.page) if asks else None
        down_from, down_until = self._line.outage(trip.page) if asks else (None, None)
        homes = [probe.fine for probe in observation.probes if probe.role is Role.HOME]
        return HostContext(
            sources=counts.sources,
            changed_last_hour=min(counts.sources, max(counts.changed, len(counts.bad))),
            home_ok=homes[-1] if homes else None,
            canary_ok=up,
            line_down_from=down_from,
            line_down_until=down_until,
            age_s=max(0, int((trip.at - source.added_at).total_seconds())),
            host_event_at=counts.event_at,
            altered_last_hour=len(counts.altered or ()) if finding.effect is Effect.CHANGE else 0,
            host_altered_at=counts.altered_event_at if finding.effect is Effect.CHANGE else None,
            steers=trip.steers,
            shared_target=self._shared(source, observation, finding),
            within_s=int(counts.turns.within.total_seconds()) if count is not None else 3600,
            looked=count.looked if count is not None else 0,
            turned=count.off if count is not None else 0,
            altered=count.altered if count is not None else 0,
        )

    def _asks(self, observation: Observation, finding: Finding) -> bool:
        """Whether our own line is in question: not if the page itself came, whatever became of its documents."""
        return asks_line(*of_the_page(observation, finding))

    def _note_turned(self, trip: Trip, counts: Counts, finding: Finding, before: Assessment) -> None:
        """Notes the look among those at the host's sources in one window of looks.

        Looks before this round are queried once, when something is off; they are older than what the round found.
        """
        source, turns = trip.watched.source, counts.turns
        if finding.effect not in {Effect.GOOD, Effect.NONE} and not counts.counted:
            with self._catalog.read() as conn:
                found = tables.host_sources.looked_within(
                    conn, source.host, trip.at - turns.within, trip.at, counts.access
                )
            for one in found:
                turns.stood(*one)
            counts.counted = True
        turns.note(source.id, trip.at, finding, before, anew=_lost_anew(before, finding))

    def _note_altered(self, trip: Trip, counts: Counts) -> None:
        """Notes sources altered now or within the hour that were unchanged before: not those that change at every look.

        Queried once per round: the rest is what this round finds.
        """
        source = trip.watched.source
        if counts.altered is None:
            with self._catalog.read() as conn:
                found = tables.host_sources.altered_last_hour(conn, source.host, trip.at, counts.access)
                counts.altered_event_at = tables.events.host_event_at(
                    conn, source.host, trip.at, counts.access, altered=True
                )
            counts.altered = {key for key, one in found.items() if begun_within_the_hour(one, trip.at)}
        before = trip.watched.assessment.own
        if before.state is State.AVAILABLE and off_since(before) is None:
            counts.altered.add(source.id)

    def _shared(self, source: Source, observation: Observation, finding: Finding) -> int:
        """The number of other lost sources of the host redirected to the same address, which then replaces none."""
        if finding.effect is not Effect.LOSS or len(observation.hops) < 2 or observation.final_url is None:
            return 0
        only = Access.PUBLIC if source.access is Access.PUBLIC else None
        with self._catalog.read() as conn:
            return tables.host_sources.led_to(conn, source.host, observation.final_url, only, besides=source.id)

    def original(self, watched: Watched) -> Original | None:
        """The full response that a 304 would stand for; None: no validators are sent."""
        last = watched.last
        if last is None or last.payload_sha256 is None:
            return None
        with self._catalog.read() as conn:
            return tables.captures.original(
                conn, last.url, last.payload_sha256, last.payload_bytes, watched.source.access
            )

    def _revisits(self, trip: Trip) -> tuple[Mapping[str, tuple[Original, str]], frozenset[str]]:
        """The exchanges that are revisits of committed responses, and those that may be revisits within the segment."""
        full = cadence.store_full(trip.watched, trip.at)
        found: dict[str, tuple[Original, str]] = {}
        payloads: dict[str, tuple[str, str, int]] = {}
        for exchange in trip.exchanges:
            document = exchange.role is Role.DOCUMENT
            original = trip.originals.get(exchange.url) if document else trip.original
            if original is not None and exchange.conditional and exchange.status == 304:
                found[exchange.id] = (original, NOT_MODIFIED)
            elif _repeatable(exchange) and not (full and exchange.role in {Role.PAGE, Role.DOCUMENT}):
                payloads[exchange.id] = (exchange.url, exchange.payload_sha256 or "", exchange.payload_bytes)
        if payloads:
            with self._catalog.read() as conn:
                known = tables.captures.originals(conn, set(payloads.values()), trip.watched.source.access)
            found |= {key: (known[payload], IDENTICAL) for key, payload in payloads.items() if payload in known}
        return found, frozenset(payloads)


def _heard(trip: Trip, observation: Observation) -> Exchange | None:
    """The exchange that shows whether the source's host answered.

    The first one if it redirected to another host, which gave no answer.
    """
    first = next((e for e in trip.exchanges if e.role is Role.PAGE), None)
    return first if led_away(observation) else trip.page


def _counted(trip: Trip, observation: Observation, finding: Finding) -> Assessment:
    """Where the source stood, for counting its host's changes.

    For a finding of the page itself, the page's own assessment; for one of a document, that of both, so that it is no
    new change if something was off before.
    """
    known = trip.watched.assessment
    return known.own if of_the_page(observation, finding)[1] is finding else known


def _lost_anew(before: Assessment, finding: Finding) -> bool:
    """Whether a source that a wall or an outage hid is now found lost for the first time."""
    hidden = before.state in {State.BLOCKED, State.UNREACHABLE}
    known = any(effect_of(one.finding, one.evidence).is_loss for one in before.doubts)
    return hidden and finding.effect.is_loss and not known


def _repeatable(exchange: Exchange) -> bool:
    """Whether this answer may be stored as a revisit of an identical payload."""
    return (
        exchange.payload_sha256 is not None
        and exchange.payload_bytes > 0
        and exchange.http
        and exchange.truncated is None
        and exchange.failure is None
        and (exchange.tls is None or exchange.tls.verified)
    )
