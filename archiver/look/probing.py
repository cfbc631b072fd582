"""Sends probes to the site, and asks other egresses and services, when an answer raises doubts."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from datetime import datetime, timedelta

import structlog

from archiver import observe
from archiver.fetch import Fetcher, NotNow, Postponed
from archiver.judge import LISTED_HOLDS, RECEIVED_BY, off_since, zone_due
from archiver.judge.keys import short_key
from archiver.judge.table import OVER, RESTORABLE
from archiver.look.elsewhere import Asked, Linking, Lost, host_of
from archiver.look.lists import SIBLINGS, Lists
from archiver.look.questions import PROBE_BYTES, abroad, by_turns, copy_bytes, invented, invented_root, list_above
from archiver.look.reading import Reading
from archiver.look.trip import Hosts, Trip
from archiver.observe import Learned, Reference
from archiver.observe.elsewhere import NOT_SHOWN_HERE, is_hidden
from archiver.outside_evidence import Others
from archiver.text import Kind, Text
from storage import catalog as tables
from storage import urls
from storage.catalog import Catalog
from storage.model import Access, Capture, Effect, Exchange, Finding, Observation, OtherSaid, Role, State

log = structlog.get_logger(__name__)

HOME_BYTES = 1 << 20
DOCUMENTS = 3  # max lost documents of a page that other egresses are asked for in one visit
VANTAGES = 2  # max other egresses that are asked in one visit
LEARN_EVERY = timedelta(days=7)
SAME_TIME = timedelta(hours=1)  # what a host answered this recently counts as its answer now
LIST_AGAIN = timedelta(days=28)  # after no page was found above a source: most sites have none there
LISTS_READ = 3
LISTS_KNOWN = 10_000  # max lists whose next due time is remembered
_UNSURE = frozenset({Effect.LOSS, Effect.SITE_LOSS, Effect.FAILURE})
_LINKING = (Role.PAGE, Role.LISTING, Role.HOME)
LOOKS_BACK = 26  # a day of hourly looks


class Probes:
    """Asks the site itself about a source."""

    def __init__(self, catalog: Catalog, reading: Reading) -> None:
        self._catalog = catalog
        self._reading = reading
        self._listing = Lists(catalog, reading)
        self._lists: dict[tuple[Access, str], datetime] = {}  # when each may be asked for again

    def home(self, trip: Trip) -> bool:
        """Requests the home page, to see if the host answers; whether it did so now. That it could not is no
        evidence."""
        if any(exchange.role is Role.HOME for exchange in trip.exchanges):
            return False
        with suppress(Postponed):
            home = urls.origin(trip.watched.source.url) + "/"
            trip.exchanges += trip.session.get(home, Role.HOME, max_bytes=HOME_BYTES)
            return True
        return False

    def unanswered(self, trip: Trip) -> None:
        """When no answer came: asks the second resolver for a name that does not resolve. If the newest copy came from
        another host, to which the source's own redirected, requests its address directly."""
        page, last, source = trip.page, trip.watched.last, trip.watched.source
        if page is None or page.failure is None:
            return
        if page.failure.finding in {Finding.DNS_ERROR, Finding.DNS_NXDOMAIN}:
            trip.session.second_opinion(urls.host_key(page.url).rpartition(":")[0])
        if last is None or not source.probes or page.failure.finding.effect not in _UNSURE:
            return
        asked = {e.url for e in trip.exchanges}
        if host_of(last.url) != host_of(page.url) and last.url not in asked:
            with suppress(Postponed):
                trip.exchanges += self.got(trip, last.url, Role.SIBLING, source.url, max_bytes=copy_bytes(trip))

    def probe(self, trip: Trip, last: Reference | None, *, first: bool = False) -> None:
        """Probes the home page, two invented siblings, an invented root URL, two live siblings, the source's list and
        where the document may be now. `first`: a first look at a page of a few words needs only the first two."""
        url = last.capture.url if last is not None else trip.watched.source.url
        home = urls.origin(url) + "/"
        asked: list[tuple[str | None, Role, str | None]] = [(home, Role.HOME, None)]
        asked += [(invented(url, chosen=True), Role.INVENTED, None) for _ in range(2)]
        asked.append((invented_root(url), Role.INVENTED_ROOT, None))
        if first:
            asked = asked[:2]
        else:
            listing = self._listing.of(trip, url)
            trip.home_lists = listing.home
            siblings = self._listing.siblings(trip, url, last, listing)
            asked += [(sibling, Role.SIBLING, via) for sibling, via in siblings.items()]
            asked.append((listing.url, Role.LISTING, None))
        with suppress(NotNow):  # the host asks to be left alone: judge what was seen until then
            for target, role, via in asked:
                if target is not None:
                    trip.exchanges += self.got(trip, target, role, via)
            for target, via in self._elsewhere(trip, url, last).items():
                trip.exchanges += self.got(trip, target, Role.SIBLING, via, max_bytes=copy_bytes(trip))

    def got(self, trip: Trip, url: str, role: Role, via: str | None, *, max_bytes: int = PROBE_BYTES) -> list[Exchange]:
        """One probe, with the refreshes that its answer asks for, as for the page. `via`: the page that links to it."""
        got = [e for e in trip.session.get(url, role, max_bytes=max_bytes, via=via) if e.role is role]
        found = self._reading.text(trip, got[-1])
        refresh = observe.requested_refresh(got[-1], found)
        if refresh is not None and refresh.delay_s <= observe.LATE_S and refresh.url not in {e.url for e in got}:
            last = got[-1]
            more = trip.session.get(refresh.url, role, max_bytes=max_bytes, via=last.url, parent=last.id)
            got += [e for e in more if e.role is role]
            self._reading.text(trip, got[-1])
        return got

    def _elsewhere(self, trip: Trip, url: str, last: Reference | None) -> dict[str, str]:
        """Addresses where the document may be now, SIBLINGS at most, each with the page that links to it: where it was
        last, where looks found a copy, and where its list, the home page and the page in its place lead. One without a
        copy is asked again after ASK_AGAIN."""
        text = (last.text or last.known or self._reading.texts.of_capture(last.capture)) if last is not None else None
        if text is None:
            return {}
        answers = [e for role in _LINKING for e in trip.exchanges if e.role is role and e.id in trip.texts]
        pages = [self._linking(trip, e, text) for e in answers]
        homes = [trip.texts[e.id] for e in answers if e.role is Role.HOME]
        lost = Lost(text, (url, trip.watched.source.url), homes, pages)
        told = trip.watched.assessment.state in OVER  # then a copy found now does not change the verdict
        linked = lost.candidates(guessing=not told)
        with self._catalog.read() as conn:
            looks = tables.visits.history(conn, trip.watched.source.id, limit=LOOKS_BACK, newest_first=True)
        before = Asked([one.observation for one in looks if one.observation is not None], trip.at)
        found = {url: trip.watched.source.url}  # the last known address: the source's own may have redirected to it
        led = self._led(trip, text)
        found |= led | {one: linked.get(one, url) for one in before.copies} | linked
        asked = {e.url for e in trip.exchanges} | (before.vain - led.keys())
        unclear = before.unclear - lost.candidates(guessing=False).keys()  # addresses named by the site itself go first
        left = sorted((one for one in found if one not in asked), key=lambda one: one in unclear and one not in led)
        return {one: found[one] for one in left[:SIBLINGS]}

    def _led(self, trip: Trip, known: Text) -> dict[str, str]:
        """Where a short page that came in place of the document may lead, if that was not followed."""
        page = trip.page
        text = trip.texts.get(page.id) if page is not None else None
        if page is None or text is None:
            return {}
        later = observe.sends_later(page, text)
        found = (*([later] if later is not None else []), *observe.likely_targets(text, page.url, known))
        return dict.fromkeys(found, page.url)

    def _linking(self, trip: Trip, page: Exchange, known: Text) -> Linking:
        """A page that may link to the document. Its `before` is, for a list, its copy from before the source was first
        absent; for the page that came in place of the document, the document itself."""
        text = trip.texts[page.id]
        if page.role is not Role.PAGE:
            return Linking(url=page.url, text=text, before=self._listing.before(trip, page.url))
        others = (trip.texts.get(e.id) for e in trip.exchanges if e.role in {Role.INVENTED, Role.HOME})
        common = frozenset(link.url for one in others if one is not None for link in one.links)
        return Linking(url=page.url, text=text, before=known, instead=True, common=common)

    def zone(self, trip: Trip, finding: Finding) -> bool:
        """Looks up the name servers of the site's domain; whether that was done. Where the domain may have changed
        hands, and once a week at good looks, to have something to compare with."""
        if not trip.watched.source.probes or trip.watched.n == 0:
            return False
        if finding is Finding.DNS_ERROR:  # the resolver fails
            return False
        if finding.effect not in _UNSURE and not (
            finding.effect.is_there and zone_due(trip.watched.assessment, trip.at)
        ):
            return False
        return trip.session.zone(urls.host_key(trip.watched.source.url).rpartition(":")[0]) is not None

    def list_page(self, trip: Trip, observation: Observation, finding: Finding, last: Reference | None) -> bool:
        """Asks whether the page above the source, else the home page, lists it; whether that was asked now. Once a
        week, at a good look but the first: a list without the source means nothing later unless it is known to have had
        it. One request serves all sources below a list; a list that gave no page is asked again after LIST_AGAIN."""
        if finding.effect is not Effect.GOOD or trip.watched.n == 0 or last is None:
            return False
        if observation.last is None or observation.last.title_same is False:  # it may be another page by now
            return False
        access, home = trip.watched.source.access, urls.origin(last.capture.url) + "/"
        listing = list_above(last.capture.url) or home
        if listing in {last.capture.url, trip.watched.source.url} or trip.at < self._lists.get(
            (access, listing), trip.at
        ):
            return False
        with self._catalog.read() as conn:
            kept = tables.captures.newest(conn, listing, good=False, access=access)
        due = trip.at if kept is None else kept.at + (LEARN_EVERY if kept.status == 200 else LIST_AGAIN)
        if len(self._lists) >= LISTS_KNOWN:
            self._lists.clear()
        self._lists[access, listing] = due if due > trip.at else trip.at + LEARN_EVERY
        if due > trip.at:
            return False
        with suppress(NotNow):
            trip.exchanges += self.got(trip, listing, Role.LISTING, None)
            return True
        return False

    def learn(self, trip: Trip) -> None:
        """Asks the host for an invented address, to learn its not-found page."""
        with suppress(NotNow):
            trip.exchanges += self.got(trip, invented(trip.watched.source.url), Role.LEARNED, None)

    def template(self, trip: Trip, finding: Finding, last: Reference | None) -> bool:
        """Gets the host's not-found page from before a page first seemed altered, and as it is now; whether both are
        there. What changed on both belongs to the site's template."""
        source, page = trip.watched.source, trip.page
        if finding is not Finding.ALTERED or last is None or page is None or page.id not in trip.texts:
            return False
        if not source.probes or trip.texts[page.id].kind is not Kind.HTML:
            return False
        first_seen = off_since(trip.watched.assessment) or trip.at
        with self._catalog.read() as conn:
            # another source of the host may have seen the same change just before, and asked already
            before = tables.captures.learned(conn, source.host, source.access, first_seen - SAME_TIME)
            before = before or tables.captures.learned(conn, source.host, source.access, first_seen)
            newest = tables.captures.learned(conn, source.host, source.access)
        then = self._nothing(before, last)
        if then is None:
            return False
        if newest is not None and newest.id != then.capture and newest.at >= trip.at - SAME_TIME:
            now = self._nothing(newest, last)
        else:
            self.learn(trip)
            now = self._nothing_now(trip, last)
        trip.template = (then, now) if now is not None else None
        return now is not None

    def _nothing(self, kept: Capture | None, last: Reference) -> Learned | None:
        """The learned not-found page of a host; None if it does not say that there is nothing."""
        text = self._reading.texts.of_capture(kept) if kept is not None else None
        if kept is None or text is None or not observe.nothing_there(kept.status, text, last.text):
            return None
        return Learned(capture=kept.id, text=text)

    def _nothing_now(self, trip: Trip, last: Reference) -> Learned | None:
        asked = next((e for e in reversed(trip.exchanges) if e.role is Role.LEARNED), None)
        text = self._reading.text(trip, asked) if asked is not None else None
        if asked is None or text is None or not observe.nothing_there(asked.status, text, last.text):
            return None
        return Learned(capture=asked.id, text=text)


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
