"""One look at one source, from the first request to the verdict: what a round does for each of its sources."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog

from archiver import cadence, observe
from archiver.canary import Line
from archiver.clockwatch import ClockWatch
from archiver.errors import MISTAKES
from archiver.false_alarm_places import places_of
from archiver.fetch import Fetcher, Postponed, Stopped
from archiver.judge import Turns, baseline, begun_within_the_hour, window
from archiver.kept_texts import Texts
from archiver.look.further import Further
from archiver.look.members import Members
from archiver.look.missed import note_missed
from archiver.look.probing import Probes
from archiver.look.reading import Reading
from archiver.look.trip import Counts, Host, Hosts, Trip
from archiver.look.verdict import Verdicts
from archiver.observe import Reference
from archiver.outside_evidence import Others
from archiver.recorder import Finished
from archiver.text.memo import per_look_cache
from storage import catalog as tables
from storage.catalog import Catalog
from storage.clock import Now
from storage.model import Access, Finding, Observation, Role, Steer, Watched

if TYPE_CHECKING:
    from sqlalchemy import Connection

log = structlog.get_logger(__name__)

DAY = timedelta(days=1)
AHEAD_BYTES = 1 << 20  # a larger page is read before the next one is requested: both are in memory meanwhile
CONNECTION = frozenset({Finding.DNS_ERROR, Finding.DNS_NXDOMAIN, Finding.REFUSED, Finding.RESET, Finding.TIMEOUT})


class Look:
    """Looks at sources: one at a time per host, many hosts at once."""

    def __init__(
        self,
        catalog: Catalog,
        fetcher: Fetcher,
        texts: Texts,
        line: Line,
        clock: ClockWatch,
        *,
        others: Others,
        now: Now,
        members: str,
        host_delay_s: float,
    ) -> None:
        self._catalog = catalog
        self._fetcher = fetcher
        self._texts = texts
        self._clock = clock
        self._now = now
        self._members = members
        self._host_delay = timedelta(seconds=host_delay_s)
        self._stopping = threading.Event()
        self._hosts = Hosts()
        self._reading = Reading(texts)
        self._probes = Probes(catalog, self._reading)
        self._further = Further(catalog, fetcher, self._reading, self._hosts, stopping=self._stopping, others=others)
        self._carried = Members(catalog, fetcher.limits, self._reading, members)
        self._verdicts = Verdicts(catalog, texts, line, clock, self._hosts)

    def begin(self, host: str, next_request_at: datetime | None) -> None:
        """Begins a round of this host, which may not be asked before `next_request_at`."""
        now = self._now()
        wait = timedelta(0) if next_request_at is None else next_request_at - now
        if timedelta(0) < wait <= cadence.RETRY_AFTER_MOST + self._host_delay:  # a longer wait was set by another clock
            self._fetcher.gate.retry_after(host, wait.total_seconds())
        with self._catalog.read() as conn:
            learned = {one: found for one in Access if (found := tables.captures.learned(conn, host, one)) is not None}
            waits = _waits(conn, host, now)
            asked = sum(DAY / wait for wait in waits)
            every = _counts(conn, host, now, waits)
            open_to_all = tables.host_sources.count(conn, host, Access.PUBLIC)
            self._hosts[host] = Host(
                public=every
                if open_to_all == every.sources
                else _counts(conn, host, now, _waits(conn, host, now, Access.PUBLIC), Access.PUBLIC),
                every=every,
                stretch=cadence.stretch(asked, DAY / self._host_delay) if self._host_delay else 1.0,
                steers={key: tuple(said) for key, said in tables.remarks.steering(conn, host).items()},
                learned=learned,
                learned_at={one: kept.at for one, kept in learned.items()},
            )

    def end(self, host: str) -> float:
        """Ends the host's round; the seconds until the host may be asked again."""
        self._hosts.pop(host, None)
        gate = self._fetcher.gate
        return max(0.0, gate.next_at(host) - gate.now())

    def clock_doubt(self) -> str | None:
        """Why our clock cannot be trusted now, in words; None if it can."""
        return self._clock.doubt(self._now())

    def stop(self) -> None:
        """Ends looks under way at once; they do not count as looks."""
        self._stopping.set()
        self._texts.stop()

    def at(
        self, watched: Watched, *, lease: str, explicit: bool, breaking: bool = False, then: Watched | None = None
    ) -> Finished:
        """Visits a source, observes, probes the site when something is off, fetches members and judges.

        Postponed, Stopped: no look was had. `breaking`: the host's connections fail in a row; if this one fails too,
        the home page is requested. `then`: the host's next source, whose page may be requested meanwhile."""
        trip = self._hosts.took_ahead(watched) or self._asked(watched)
        ways: Sequence[Callable[[], Observation]] = (
            lambda: self._seen(trip, breaking=breaking, then=then),
            lambda: self._reading.unread(trip),
        )
        for observed in ways:
            try:
                return self._verdicts.judged(trip, observed(), lease=lease, explicit=explicit)
            except MISTAKES:  # the look is kept all the same, and the round goes on
                log.exception("look.failed", url=watched.source.url)
        return self._verdicts.kept(trip, lease=lease, explicit=explicit)

    def _seen(self, trip: Trip, *, breaking: bool, then: Watched | None) -> Observation:
        """The observation of a visit whose page was requested. Meanwhile the next page may be requested as well."""
        if then is not None and self._begun(trip):
            self._go_ahead(then)
        with trip.session, per_look_cache():
            return self._observed(trip, breaking=breaking)

    def _observed(self, trip: Trip, *, breaking: bool) -> Observation:
        """The observation of the visit, with everything that is requested to support it."""
        source = trip.watched.source
        self._reading.follow(trip)
        self._probes.unanswered(trip)
        last, first = self._reading.references(trip)
        if last is not None and last.text is not None:
            trip.places = places_of(source.id, trip.steers, self._catalog, self._texts)
        observation = self._reading.observe(trip, last, first)
        if source.probes and observe.needs_probes(observation):
            self._probes.probe(trip, last, first=last is None and observe.is_brief(observation))
            last, first = self._reading.references(trip)  # with the kept text, if the page came without any
            observation = self._reading.observe(trip, last, first)
        finding, _ = observe.classify(observation)
        if self._probes.zone(trip, finding):
            observation = self._reading.observe(trip, last, first)
        if finding.effect.is_there and self._probes.template(trip, finding, last):
            observation, finding = self._against_the_site(trip, last, first)
        if not finding.effect.is_there:
            observation = self._further.further(trip, observation, finding, last, first)
            finding, _ = observe.classify(observation)
        elif source.probes and not observation.not_modified and self._learns(trip, observation, finding, last):
            observation = self._reading.observe(trip, last, first)
        if breaking and source.probes and finding in CONNECTION and self._probes.home(trip):
            observation = self._reading.observe(trip, last, first)
        if finding.effect.is_there and self._members != "none":
            observation = self._with_members(trip, observation)
        return self._further.alteration(trip, observation, last)

    def _learns(self, trip: Trip, observation: Observation, finding: Finding, last: Reference | None) -> bool:
        """Learns now and then what the site is like, for when something is off; whether it concerns this look."""
        if self._further.may_learn(trip, finding):
            self._probes.learn(trip)
        return self._probes.list_page(trip, observation, finding, last)

    def _with_members(self, trip: Trip, observation: Observation) -> Observation:
        """The observation, built again with what the page carries."""
        if not self._carried.fetch(trip, observation):
            return observation
        last, first = self._reading.references(trip)  # with the texts of documents that have changed
        observation = self._reading.observe(trip, last, first)
        if self._further.documents(trip, observation):
            observation = self._reading.observe(trip, last, first)
        return observation

    def _against_the_site(
        self, trip: Trip, last: Reference | None, first: Reference | None
    ) -> tuple[Observation, Finding]:
        """The observation and finding, compared with the site's not-found page. If nothing but the site's template is
        left of the text, the site is probed as for any loss."""
        observation = self._reading.observe(trip, last, first)
        finding, _ = observe.classify(observation)
        if finding.effect.is_there:
            return observation, finding
        self._probes.probe(trip, last)
        observation = self._reading.observe(trip, last, first)
        return observation, observe.classify(observation)[0]

    def is_ahead(self, watched: Watched) -> bool:
        """Whether this source's page was requested already."""
        return self._hosts.is_ahead(watched)

    def _begun(self, trip: Trip) -> bool:
        """Begins to read a page that is not large; whether a reader process does it."""
        page = trip.page
        return page is not None and page.payload_bytes <= AHEAD_BYTES and self._reading.begin(trip, page)

    def _go_ahead(self, then: Watched) -> None:
        """Requests the host's next page while this one is read, and begins to read it while this one is judged. Only if
        the host needs no pause between requests."""
        host, gate = self._hosts.get(then.source.host), self._fetcher.gate
        if host is None or gate.next_at(then.source.host) > gate.now():
            return
        try:
            host.ahead = self._asked(then)
            self._begun(host.ahead)
        except (Postponed, Stopped):  # this look goes on; the next one will meet the trouble itself
            return
        except MISTAKES:
            log.exception("look.failed_ahead", url=then.source.url)

    def _asked(self, watched: Watched) -> Trip:
        """The trip after the source's URL was requested, with its redirects."""
        self._fetcher.check_room()
        at, steers = self._now(), self._hosts.steers(watched)
        watched = _compared_with(watched, steers)
        source = watched.source
        session = self._fetcher.session(source.egress, stop=self._stopping, certificate=source.certificate)
        trip = Trip(watched, session, at, clock_off=self._clock.off(at), steers=steers)
        trip.countries = {name: egress.country for name, egress in self._fetcher.egresses.items()}
        note_missed(self._catalog, trip)
        whole = trip.missed or any(observe.is_handed_out(one.address) for one in watched.documents)
        calm = cadence.conditional(watched, at, self._hosts.stretch(source)) and not whole
        trip.original = self._verdicts.original(watched) if calm else None
        trip.exchanges += session.get(
            source.url,
            Role.PAGE,
            validators=(watched.etag, watched.last_modified) if trip.original is not None else None,
            validators_url=trip.original.url if trip.original is not None else None,
            max_bytes=source.max_bytes,
        )
        return trip


def _waits(conn: Connection, host: str, now: datetime, access: Access | None = None) -> list[timedelta]:
    """The wait between looks of each of the host's sources."""
    cited = tables.host_sources.intervals(conn, host, access)
    return [cadence.regular(every_s, now - at) for every_s, at in cited]


def _counts(
    conn: Connection, host: str, now: datetime, waits: Sequence[timedelta], access: Access | None = None
) -> Counts:
    """What is known of the host's sources when a round begins."""
    changed = tables.host_sources.changed_last_hour(conn, host, now, access)
    return Counts(
        access=access,
        sources=len(waits),
        changed=sum(begun_within_the_hour(one, now) for one in changed.values()),
        event_at=tables.events.host_event_at(conn, host, now, access),
        turns=Turns(window(waits)),
    )


def _compared_with(watched: Watched, steers: Iterable[Steer]) -> Watched:
    """The source without its reference if people said that this copy is not the content, until a newer one is kept."""
    if watched.last is None or watched.last.n > baseline(steers):
        return watched
    return replace(watched, last=None, first=None, documents=(), etag=None, last_modified=None)
