"""Asks other egresses and services when an answer raises doubts, and compares it with what is known of the host."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

import structlog

from archiver import observe
from archiver.fetch import Fetcher, NotNow, Postponed
from archiver.judge import LISTED_HOLDS, RECEIVED_BY, judge, of_the_page
from archiver.judge.keys import short_key
from archiver.judge.table import RESTORABLE
from archiver.look.probing import LEARN_EVERY, SAME_TIME
from archiver.look.questions import abroad, by_turns
from archiver.look.reading import Reading
from archiver.look.trip import Hosts, Trip
from archiver.observe import Learned, Reference
from archiver.observe.elsewhere import NOT_SHOWN_HERE, is_hidden
from archiver.outside_evidence import Others
from storage import catalog as tables
from storage.catalog import Catalog
from storage.model import Access, Effect, EventKind, Finding, HostContext, Observation, OtherSaid, Role, State

log = structlog.get_logger(__name__)

DOCUMENTS = 3  # max lost documents of a page that other egresses are asked for in one visit
VANTAGES = 2  # max other egresses that are asked in one visit
LISTS_READ = 3


class Further:
    """Compares a doubtful answer with what the host, other egresses and other services are known to give."""

    def __init__(
        self,
        catalog: Catalog,
        fetcher: Fetcher,
        reading: Reading,
        hosts: Hosts,
        *,
        stopping: threading.Event,
        others: Others,
    ) -> None:
        self._catalog = catalog
        self._fetcher = fetcher
        self._others = others
        self._reading = reading
        self._hosts = hosts
        self._stopping = stopping

    def further(
        self, trip: Trip, observation: Observation, finding: Finding, last: Reference | None, first: Reference | None
    ) -> Observation:
        """The observation, built again with the host's not-found page, other egresses, services and earlier lists."""
        host = self._hosts.get(trip.watched.source.host)
        kept = host.learned.get(trip.watched.source.access) if host is not None else None
        learned = None
        if kept is not None and last is not None and trip.page is not None:
            text = self._reading.texts.of_capture(kept) if trip.page.id in trip.texts else None
            learned = Learned(capture=kept.id, text=text) if text is not None else None
        if self._asks_elsewhere(trip, finding):
            self._elsewhere(trip, (trip.watched.source.url,))
            trip.vantages = observe.vantages_seen(trip.visit, last, trip.texts, trip.countries)
        told = trip.watched.assessment.state in RESTORABLE
        known = trip.watched.last is not None
        if known and trip.watched.source.access is Access.PUBLIC and not told and self._about_to_confirm(trip, finding):
            trip.others = tuple(self._said(trip, finding))
        trip.listed_before = self._listed_before(trip, observation, last)
        news = trip.vantages or trip.ways_down or trip.others
        if learned is None and not news and trip.listed_before is None:
            return observation
        return self._reading.observe(trip, last, first, learned)

    def _listed_before(
        self, trip: Trip, observation: Observation, last: Reference | None
    ) -> tuple[str, datetime] | None:
        """The list that lacks the source now and had it, and when it had it."""
        for lacking in observe.probes_lacking_source(observation):
            if last is None or lacking.final_url is None or (lacking.role is Role.HOME and not trip.home_lists):
                continue
            at = self._had(trip, lacking.final_url, {trip.watched.source.url, last.capture.url})
            if at is not None:
                return lacking.url, at
        return None

    def _had(self, trip: Trip, url: str, own: set[str]) -> datetime | None:
        """When a list last had the source, by its newest copies from before the source was first absent. Copies since
        it was last seen may already show this loss, if sources lost with it were looked at first; an older one without
        the source shows that it left the list while it was served, and no copy before that counts."""
        before, seen_at = trip.watched.assessment.first_absent_at or trip.at, trip.watched.assessment.last_seen
        with self._catalog.read() as conn:
            copies = tables.captures.of_url(
                conn, url, since=before - LISTED_HOLDS, until=before, access=trip.watched.source.access
            )
        copies = [one for one in copies if one.status == 200]
        since = [one for one in copies if seen_at is not None and one.at > seen_at + SAME_TIME]
        then = copies[: len(copies) - len(since)]
        for one in (*reversed(since[-LISTS_READ:]), *then[-1:]):
            if observe.links_any(self._reading.texts.of_capture(one), own):
                return one.at
        return None

    def _asks_elsewhere(self, trip: Trip, finding: Finding) -> bool:
        """Whether to ask other egresses: for a source blocked, unreachable, truncated or at an address we may not ask,
        and before a loss is confirmed. Never without probes, or with an egress of its own, whose owner wants no other
        to be seen."""
        hidden = finding.effect in {Effect.BLOCKED, Effect.FAILURE} or finding in NOT_SHOWN_HERE
        return (self._may_ask(trip) and hidden) or (self._about_to_confirm(trip, finding))

    def _about_to_confirm(self, trip: Trip, finding: Finding) -> bool:
        """Whether this is a loss that an earlier look saw as well, even of a source that we were never shown."""
        lost = finding.effect.is_loss
        return lost and self._may_ask(trip) and bool(trip.watched.assessment.doubts)

    def alteration(self, trip: Trip, observation: Observation, last: Reference | None) -> Observation:
        """The observation with what other egresses were given, if this look would have the page told as altered.

        So a text that differs at each look is not asked for at each. Whether its whole host changed is not known yet:
        then the alteration may wait for a day, and is asked for again at its end.
        """
        if not self._may_ask(trip) or not self._other_vantages(trip) or not self._tells(trip, observation):
            return observation
        template, places = trip.template, trip.places
        if observe.altered_alone(trip.visit, last, trip.texts, template=template, places=places) is None:
            return observation
        self._elsewhere(trip, (trip.watched.source.url,))
        trip.vantages = observe.vantages_seen(
            trip.visit, last, trip.texts, trip.countries, template=template, places=places
        )
        return replace(observation, vantages=trip.vantages, ways_down=tuple(trip.ways_down))

    def _tells(self, trip: Trip, observation: Observation) -> bool:
        """Whether the page would be told as altered at this look, whatever else its host did."""
        source, (finding, reasons) = trip.watched.source, observe.classify(observation)
        if of_the_page(observation, finding)[1].effect is not Effect.CHANGE:
            return False
        verdict = judge(
            trip.watched.assessment, observation, finding, reasons, HostContext(steers=trip.steers),
            source=source.id, url=source.url, interval_s=source.interval_s,
        )  # fmt: skip
        return any(event.kind is EventKind.ALTERED for event in verdict.events)

    def _may_ask(self, trip: Trip) -> bool:
        source = trip.watched.source
        return source.probes and source.egress is None

    def _said(self, trip: Trip, finding: Finding) -> Iterator[OtherSaid]:
        """What the domain registry says, if the whole site is in question, and what the web archive says."""
        url, before = trip.watched.source.url, trip.watched.assessment
        if finding.effect is Effect.SITE_LOSS:
            registry = self._others.registry(url, before.last_seen)
            if registry is not None:
                yield registry
        archive = self._others.archive(url, before.first_absent_at or trip.at)
        if archive is not None:
            yield archive

    def _other_vantages(self, trip: Trip) -> list[str]:
        """Up to VANTAGES egresses in another country than that of this visit: first the one that got the page when last
        asked, then others by turns, so that those that fail do not keep the rest from being asked."""
        found = abroad(self._fetcher.egresses, trip.session.egress)
        known = trip.watched.assessment.marks.get(RECEIVED_BY, "").split()
        had = [name for name in known if name in found][:1]
        rest = [name for name in found if name not in had]
        return [*had, *by_turns(rest, VANTAGES - len(had), trip.watched.n)]

    def documents(self, trip: Trip, observation: Observation) -> bool:
        """Asks other egresses for documents that are lost or hidden here, and not for the first time; whether any
        was."""
        before = trip.watched.assessment
        lost = [one.url for one in observation.members if one.lost or is_hidden(one)]
        if not lost or not self._may_ask(trip) or not before.documents:
            return False
        told = {key for key, one in before.documents.items() if one.state is State.REMOVED}
        over = [
            url for url in lost if short_key(url) in told
        ]  # told already: one per look, so that they do not displace others
        fresh = by_turns([url for url in lost if url not in over], DOCUMENTS - bool(over), trip.watched.n)
        self._elsewhere(trip, [*fresh, *by_turns(over, DOCUMENTS - len(fresh), trip.watched.n)])
        return True

    def _elsewhere(self, trip: Trip, addresses: Sequence[str]) -> None:
        for name in self._other_vantages(trip):
            self._by(name, trip, addresses)

    def _by(self, name: str, trip: Trip, addresses: Sequence[str]) -> None:
        """Asks one egress for these addresses. Its own failure is noted and says nothing about the site."""
        try:
            with self._fetcher.session(
                name, stop=self._stopping, certificate=trip.watched.source.certificate
            ) as session:
                for url in addresses:
                    got = session.get(url, Role.VANTAGE, max_bytes=trip.watched.source.max_bytes)
                    trip.exchanges += [e for e in got if e.role is Role.VANTAGE]
                    self._reading.text(trip, trip.exchanges[-1])
        except NotNow as postponed:  # the site asks to be left alone
            log.info("vantage.postponed", egress=name, reason=str(postponed))
        except Postponed as postponed:
            log.warning("vantage.failed", egress=name, reason=str(postponed))
            if name not in trip.ways_down:  # it may have been asked for a document before
                trip.ways_down.append(name)

    def may_learn(self, trip: Trip, finding: Finding) -> bool:
        """Whether to ask the host for an invented address: once a week, at a look that got the page, even with another
        text, and is not the first of its source."""
        host, access = self._hosts.get(trip.watched.source.host), trip.watched.source.access
        if host is None or not finding.effect.is_there or trip.watched.n == 0:
            return False
        if any(exchange.role is Role.LEARNED for exchange in trip.exchanges):  # asked at this look already
            host.learned_at[access] = trip.at
            return False
        if access in host.learned_at and trip.at - host.learned_at[access] < LEARN_EVERY:
            return False
        host.learned_at[access] = trip.at
        return True
