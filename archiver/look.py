"""One look at one source, from the first request to the verdict: what a round does for each of its sources."""

from __future__ import annotations

import secrets
import threading
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

import structlog

from archiver import cadence, observe
from archiver.clockwatch import ClockWatch
from archiver.fetch import Fetcher, NotNow, Postponed, Session
from archiver.judge import judge
from archiver.line import Line
from archiver.observe import Reference
from archiver.recorder import Finished
from archiver.text import Kind, Text, compare, decoded
from archiver.texts import Texts
from storage import catalog as tables
from storage import records, urls
from storage.catalog import Catalog
from storage.clock import Now
from storage.model import (
    MEMBER_ROLES,
    PROBE_ROLES,
    Capture,
    Effect,
    EventKind,
    Exchange,
    Finding,
    HostContext,
    MemberSeen,
    NotFetched,
    Observation,
    Original,
    RemarkKind,
    Role,
    Source,
    State,
    Steer,
    VantageSeen,
    Visit,
    Watched,
)
from storage.records import IDENTICAL, NOT_MODIFIED

log = structlog.get_logger(__name__)

DAY = timedelta(days=1)
REFRESHES = 3  # redirects that pages ask for themselves, in one visit
REFRESH_MOST_S = 15.0  # a page that sends on later than this has been read by then
REFRESH_KEPT = 0.6  # a page with so much of the old text is the source, wherever it sends on
REFRESH_PROSE = 600  # at a first look a page with more running text than this is one to stay on
MEMBER_AGAIN = timedelta(hours=1)  # a member fetched within the hour is not fetched again
REQUISITES_MOST = 100  # images, styles and fonts of one page
CONNECTION = frozenset({Finding.DNS_ERROR, Finding.DNS_NXDOMAIN, Finding.REFUSED, Finding.RESET, Finding.TIMEOUT})
HOME_BYTES = 1 << 20
SIBLINGS = 2
PROBE_BYTES = 4 << 20
VANTAGES = 2  # other ways out that are asked at one visit
LEARN_EVERY = timedelta(days=7)
TITLE_CHARS = 5  # a link under a shorter title may lead anywhere
_USABLE = frozenset({Effect.GOOD, Effect.CHANGE})
_TROUBLE = frozenset({Effect.FAILURE, Effect.BLOCKED})  # of a document's host: it may pass


@dataclass(slots=True)
class _Trip:
    """What one visit has brought so far."""

    watched: Watched
    session: Session
    at: datetime
    exchanges: list[Exchange] = field(default_factory=list)
    not_fetched: list[NotFetched] = field(default_factory=list)
    texts: dict[str, Text] = field(default_factory=dict)  # of pages, members and probes, by exchange id
    views: dict[str, bytes] = field(default_factory=dict)  # the same as JSON
    unread: set[str] = field(default_factory=set)  # exchanges whose text cannot be had
    recent: list[MemberSeen] = field(default_factory=list)  # members that were fetched within the hour
    clock_off: bool = False
    missed: list[str] = field(default_factory=list)  # documents that the look before could not have
    steers: tuple[Steer, ...] = ()  # what people had said of the source's cases
    vantages: tuple[VantageSeen, ...] = ()
    counts: Counter[bool] = field(default_factory=Counter)  # members fetched: documents, others
    member_bytes: int = 0

    @property
    def visit(self) -> Visit:
        source = self.watched.source
        return Visit(
            source=source.id,
            url=source.url,
            n=self.watched.n + 1,
            at=self.exchanges[0].at if self.exchanges else self.at,
            egress=self.session.egress,
            exchanges=tuple(self.exchanges),
            resolutions=tuple(self.session.resolutions),
            not_fetched=tuple(self.not_fetched),
            clock_off=self.clock_off,
        )

    @property
    def page(self) -> Exchange | None:
        return next((e for e in reversed(self.exchanges) if e.role is Role.PAGE), None)


@dataclass(slots=True)
class _Host:
    """What a round knows of its host."""

    sources: int
    changed: int
    event_at: datetime | None
    stretch: float
    steers: Mapping[str, tuple[Steer, ...]]  # what people remarked of its sources, by source
    learned: Capture | None = None  # its not-found page
    learned_at: datetime | None = None
    bad: set[str] = field(
        default_factory=set
    )  # sources that this round found lost, blocked or failing, and that were served before


class Look:
    """Looks at sources. One at a time of each host, many hosts at once."""

    def __init__(
        self,
        catalog: Catalog,
        fetcher: Fetcher,
        texts: Texts,
        line: Line,
        clock: ClockWatch,
        *,
        now: Now,
        members: str,
        host_delay_s: float,
    ) -> None:
        self._catalog = catalog
        self._fetcher = fetcher
        self._texts = texts
        self._line = line
        self._clock = clock
        self._now = now
        self._members = members
        self._host_delay = timedelta(seconds=host_delay_s)
        self._stopping = threading.Event()
        self._hosts: dict[str, _Host] = {}

    # --- around a round

    def begin(self, host: str, next_request_at: datetime | None) -> None:
        """A round of this host begins: it may not be asked before `next_request_at`."""
        now = self._now()
        if next_request_at is not None and next_request_at > now:
            self._fetcher.gate.retry_after(host, (next_request_at - now).total_seconds())
        with self._catalog.read() as conn:
            learned = tables.captures.learned(conn, host)
            cited = tables.sources.intervals(conn, host)
            asked = sum(DAY / cadence.regular(every_s, now - at) for every_s, at in cited)
            self._hosts[host] = _Host(
                sources=tables.sources.count_of_host(conn, host),
                changed=tables.sources.changed_last_hour(conn, host, now),
                event_at=tables.events.host_event_at(conn, host, now),
                stretch=cadence.stretch(asked, DAY / self._host_delay) if self._host_delay else 1.0,
                steers={key: tuple(r.steer for r in said) for key, said in tables.remarks.steering(conn, host).items()},
                learned=learned,
                learned_at=learned.at if learned is not None else None,
            )

    def _stretch(self, source: Source) -> float:
        host = self._hosts.get(source.host)
        return 1.0 if host is None else host.stretch

    def end(self, host: str) -> float:
        """The round is over: seconds until the host may be asked again."""
        self._hosts.pop(host, None)
        gate = self._fetcher.gate
        return max(0.0, gate.next_at(host) - gate.now())

    def stop(self) -> None:
        """Looks under way end at once, and are no looks."""
        self._stopping.set()
        self._texts.stop()

    # --- one look

    def at(self, watched: Watched, *, lease: str, explicit: bool, breaking: bool = False) -> Finished:
        """Visit, observe, ask the site when something is off, fetch members, judge. Postponed and Stopped: no look.
        `breaking`: the host's connections fail in a row; when this one fails, too, its home page is asked."""
        source, at = watched.source, self._now()
        steers = self._steers(watched)
        watched = _compared_with(watched, steers)
        with self._fetcher.session(source.egress, stop=self._stopping) as session:
            trip = _Trip(watched, session, at, clock_off=self._clock.off(at), steers=steers)
            trip.missed = self._missed(watched)
            calm = cadence.conditional(watched, at, self._stretch(source)) and not trip.missed
            original = self._original(watched) if calm else None
            self._page(trip, original)
            self._second_opinion(trip)
            last, first = self._references(trip)
            observation = self._observe(trip, last, first)
            if source.probes and observe.needs_probes(observation):
                self._probe(trip, last)
                observation = self._observe(trip, last, first)
            finding, _ = observe.classify(observation)
            if finding.effect not in _USABLE:
                observation = self._asked_further(trip, observation, finding, last, first)
                finding, _ = observe.classify(observation)
            elif source.probes and not observation.not_modified and self._may_learn(trip, finding):
                with suppress(NotNow):
                    trip.exchanges += self._got(trip, _invented(source.url), Role.LEARNED, None)
            if breaking and finding in CONNECTION and self._asks_home(trip):
                observation = self._observe(trip, last, first)
            usable = finding.effect in _USABLE and self._members != "none"
            if usable and self._fetch_members(trip, observation):
                observation = self._observe(trip, last, first)
        return self._judged(trip, observation, original, lease=lease, explicit=explicit)

    def _page(self, trip: _Trip, original: Original | None) -> None:
        """The source itself, wherever it leads; refreshes of the page's own are followed as redirects are."""
        watched, source = trip.watched, trip.watched.source
        validators = (watched.etag, watched.last_modified) if original is not None else None
        sent_to = original.url if original is not None else None
        got = trip.session.get(
            source.url, Role.PAGE, validators=validators, validators_url=sent_to, max_bytes=source.max_bytes
        )
        trip.exchanges += got
        for _ in range(REFRESHES):
            page = trip.page
            if page is None or (found := self._text(trip, page)) is None or not self._sends_on(trip, page, found):
                return
            assert found.refresh is not None
            trip.exchanges += trip.session.get(
                found.refresh.url, Role.PAGE, max_bytes=source.max_bytes, via=page.url, parent=page.id
            )

    def _sends_on(self, trip: _Trip, page: Exchange, found: Text) -> bool:
        refresh = found.refresh
        if refresh is None or refresh.delay_s > REFRESH_MOST_S:
            return False
        if any(e.url == refresh.url for e in trip.exchanges if e.role is Role.PAGE):
            return False
        if trip.watched.last is None:
            return found.prose_chars <= REFRESH_PROSE
        if page.payload_sha256 == trip.watched.last.payload_sha256:
            return False
        reference = self._texts.of_capture(trip.watched.last)
        kept = compare(reference, found).kept if reference is not None else None
        return kept is None or kept < REFRESH_KEPT

    def _text(self, trip: _Trip, exchange: Exchange) -> Text | None:
        """The text of an answer; None when it has none, or when it is the reference again and none is needed."""
        if exchange.failure is not None or exchange.payload is None or exchange.status is None:
            return None
        last = trip.watched.last
        if (
            exchange.role in {Role.PAGE, Role.VANTAGE}
            and last is not None
            and exchange.payload_sha256 == last.payload_sha256
        ):
            return None
        if exchange.id not in trip.texts and exchange.id not in trip.unread:
            taken = self._texts.of_exchange(exchange)
            if taken is None:
                trip.unread.add(exchange.id)
            else:
                trip.texts[exchange.id], trip.views[exchange.id] = taken.text, taken.json
        return trip.texts.get(exchange.id)

    def _references(self, trip: _Trip) -> tuple[Reference | None, Reference | None]:
        """The last and the first good capture. Their texts are fetched only where there is something to compare."""
        watched, page = trip.watched, trip.page
        if watched.last is None:
            return None, None
        compared = page is not None and page.id in trip.texts
        documents = {c.id: found for c in watched.documents if (found := self._texts.of_capture(c))} if compared else {}
        last = Reference(
            capture=watched.last,
            text=self._texts.of_capture(watched.last) if compared else None,
            documents=watched.documents,
            texts=documents,
        )
        if watched.first is None or watched.first.payload_sha256 == watched.last.payload_sha256:
            return last, last
        return last, Reference(capture=watched.first, text=self._texts.of_capture(watched.first) if compared else None)

    def _observe(
        self, trip: _Trip, last: Reference | None, first: Reference | None, not_found: Text | None = None
    ) -> Observation:
        visit, page = trip.visit, trip.page
        seen = observe.observe(
            visit,
            trip.texts.get(page.id) if page is not None else None,
            last=last,
            first=first,
            quotes=trip.watched.quotes,
            members={e.id: t for e in visit.exchanges if e.role in MEMBER_ROLES and (t := trip.texts.get(e.id))},
            probes={e.id: t for e in visit.exchanges if e.role in PROBE_ROLES and (t := trip.texts.get(e.id))},
            not_found=not_found,
        )
        seen = replace(seen, vantages=trip.vantages) if trip.vantages else seen
        return replace(seen, members=(*seen.members, *trip.recent)) if trip.recent else seen

    # --- asking the site itself

    def _asks_home(self, trip: _Trip) -> bool:
        """Does the host answer at all? Where we cannot ask, nothing is held against it. Whether it was asked now."""
        if any(exchange.role is Role.HOME for exchange in trip.exchanges):
            return False
        with suppress(Postponed):
            home = urls.origin(trip.watched.source.url) + "/"
            trip.exchanges += trip.session.get(home, Role.HOME, max_bytes=HOME_BYTES)
            return True
        return False

    def _probe(self, trip: _Trip, last: Reference | None) -> None:
        """Home page, two invented siblings, an invented root URL, two live siblings, the page that lists the source."""
        url = last.capture.url if last is not None else trip.watched.source.url
        home = urls.origin(url) + "/"
        asked: list[tuple[str | None, Role, str | None]] = [(home, Role.HOME, None)]
        asked += [(_invented(url), Role.INVENTED, None) for _ in range(2)]
        asked.append((home + _invented(url).rpartition("/")[2], Role.INVENTED_ROOT, None))
        asked += [(sibling, Role.SIBLING, via) for sibling, via in self._siblings(trip, url, last).items()]
        listing = urls.resolve(url, "../" if url.endswith("/") else "./")
        asked.append((listing if listing != home else None, Role.LISTING, None))
        with suppress(NotNow):  # the host wants to be left alone by now: what was seen until then is judged
            for target, role, via in asked:
                if target is not None:
                    trip.exchanges += self._got(trip, target, role, via)
            for target, via in self._elsewhere(trip, url, last).items():
                trip.exchanges += self._got(trip, target, Role.SIBLING, via)

    def _got(self, trip: _Trip, url: str, role: Role, via: str | None) -> list[Exchange]:
        """One probe, sent on where the answer itself sends on, as the page was. `via`: the page that links to it."""
        got = [e for e in trip.session.get(url, role, max_bytes=PROBE_BYTES, via=via) if e.role is role]
        found = self._text(trip, got[-1])
        refresh = found.refresh if found is not None else None
        if refresh is not None and refresh.delay_s <= REFRESH_MOST_S and refresh.url not in {e.url for e in got}:
            last = got[-1]
            more = trip.session.get(refresh.url, role, max_bytes=PROBE_BYTES, via=last.url, parent=last.id)
            got += [e for e in more if e.role is role]
            self._text(trip, got[-1])
        return got

    def _siblings(self, trip: _Trip, url: str, last: Reference | None) -> dict[str, str | None]:
        """Neighbours that were alive: other watched sources of the host first, else links of the last good page, with
        that page."""
        source = trip.watched.source
        with self._catalog.read() as conn:
            others = tables.sources.listing(
                conn, host=source.host, states={State.AVAILABLE}, access=source.access, limit=SIBLINGS + 1
            )
        found: dict[str, str | None] = {
            w.last.url: None for w in others[: SIBLINGS + 1] if w.source.id != source.id and w.last is not None
        }
        if last is not None and last.text is not None:
            host, known = urls.host_key(url), {url, source.url, urls.origin(url) + "/"}  # the home page is asked anyway
            for link in sorted(last.text.links, key=lambda link: not link.main):
                if len(found) >= SIBLINGS:
                    break
                if link.tag == "a" and link.url not in known and _host(link.url) == host:
                    found.setdefault(link.url, last.capture.url)
        return dict(list(found.items())[:SIBLINGS])

    def _elsewhere(self, trip: _Trip, url: str, last: Reference | None) -> dict[str, str | None]:
        """Where the site itself says that the document is now: links under its title or its file name, in what came
        instead of it, on the home page and on the page that lists it."""
        if last is None or last.text is None:
            return {}
        title, name = _told(last.text.title or ""), url.rstrip("/").rpartition("/")[2]
        asked = {e.url for e in trip.exchanges}
        found: dict[str, str | None] = {}
        for exchange in trip.exchanges:
            if exchange.role not in {Role.PAGE, Role.HOME, Role.LISTING} or exchange.id not in trip.texts:
                continue
            for link in trip.texts[exchange.id].links:
                if link.tag != "a" or link.url in asked or _host(link.url) != urls.host_key(url):
                    continue
                same_name = "." in name and link.url.rstrip("/").rpartition("/")[2] == name
                if same_name or (len(title) >= TITLE_CHARS and _told(link.text) == title):
                    found[link.url] = exchange.url
        return dict(list(found.items())[:SIBLINGS])

    def _second_opinion(self, trip: _Trip) -> None:
        """A name that is not there is asked of the second resolver, too."""
        page = trip.page
        failure = page.failure if page is not None else None
        if page is not None and failure is not None and failure.finding in {Finding.DNS_ERROR, Finding.DNS_NXDOMAIN}:
            trip.session.second_opinion(urls.host_key(page.url).rpartition(":")[0])

    # --- when something is off: what the site was known to say, and what others are shown

    def _asked_further(
        self, trip: _Trip, observation: Observation, finding: Finding, last: Reference | None, first: Reference | None
    ) -> Observation:
        """The observation again, held against the host's learned not-found page and against other ways out."""
        host = self._hosts.get(trip.watched.source.host)
        learned = None
        if host is not None and host.learned is not None and last is not None and trip.page is not None:
            learned = self._texts.of_capture(host.learned) if trip.page.id in trip.texts else None
        if self._asks_elsewhere(trip, finding):
            for name in self._other_ways(trip):
                self._by(name, trip)
            countries = {name: egress.country for name, egress in self._fetcher.egresses.items()}
            trip.vantages = observe.vantages_seen(trip.visit, last, trip.texts, countries)
        if learned is None and not trip.vantages:
            return observation
        return self._observe(trip, last, first, learned)

    def _asks_elsewhere(self, trip: _Trip, finding: Finding) -> bool:
        """Blocked, unreachable, or about to confirm a loss. Never of a source with a way of its own, and never of one
        whose probes are off: who was given a way wants no other to be seen."""
        source, before = trip.watched.source, trip.watched.assessment
        if not source.probes or source.egress is not None or trip.watched.last is None:
            return False
        return finding.effect in {Effect.BLOCKED, Effect.FAILURE} or (
            finding.effect in {Effect.LOSS, Effect.SITE_LOSS} and bool(before.doubts)
        )

    def _other_ways(self, trip: _Trip) -> list[str]:
        """Egresses that come out in another country than the one this visit used; at most VANTAGES."""
        own = self._fetcher.egresses[trip.session.egress].country
        found = [
            name
            for name, egress in self._fetcher.egresses.items()
            if name != trip.session.egress and egress.country is not None and egress.country != own
        ]
        return found[:VANTAGES]

    def _by(self, name: str, trip: _Trip) -> None:
        """The source by another way. A way that does not work tells nothing of the site: it is left out."""
        source = trip.watched.source
        try:
            with self._fetcher.session(name, stop=self._stopping) as session:
                got = session.get(source.url, Role.VANTAGE, max_bytes=source.max_bytes)
        except Postponed as postponed:
            log.warning("vantage.failed", egress=name, reason=str(postponed))
            return
        trip.exchanges += [e for e in got if e.role is Role.VANTAGE]
        self._text(trip, trip.exchanges[-1])

    def _may_learn(self, trip: _Trip, finding: Finding) -> bool:
        """Once a week a host is asked for what does not exist, at a good look that is not the first of its source."""
        host = self._hosts.get(trip.watched.source.host)
        if host is None or finding.effect is not Effect.GOOD or trip.watched.n == 0:
            return False
        if host.learned_at is not None and trip.at - host.learned_at < LEARN_EVERY:
            return False
        host.learned_at = trip.at
        return True

    def _steers(self, watched: Watched) -> tuple[Steer, ...]:
        host = self._hosts.get(watched.source.host)
        return host.steers.get(watched.source.id, ()) if host is not None else ()

    # --- members

    def _fetch_members(self, trip: _Trip, observation: Observation) -> bool:
        """At a first good look and whenever the main text changed: all that the page carries. Else its documents,
        when their time has come: a lost document is a loss of the source. Whether there was anything."""
        page = trip.page
        found = trip.texts.get(page.id) if page is not None else None
        changed = observation.last is None or not observation.last.same_text
        wanted: dict[str, Role] = {}
        if found is not None and page is not None and changed:
            wanted.update(observe.members(found, page.url, documents_only=self._members == "documents"))
        wanted.update((c.url, Role.DOCUMENT) for c in trip.watched.documents if changed or self._document_due(trip))
        if not changed:
            wanted.update((url, Role.DOCUMENT) for url in trip.missed)
        if not wanted:
            return False
        self._fetch_each(trip, wanted)
        fonts = dict.fromkeys((url for url in _fonts(trip.exchanges) if url not in wanted), Role.FONT)
        if fonts:
            self._fetch_each(trip, fonts)
        return True

    def _fetch_each(self, trip: _Trip, wanted: Mapping[str, Role]) -> None:
        """Within the caps of a visit; what was fetched within the hour is taken as it is kept."""
        with self._catalog.read() as conn:
            recent = tables.captures.recent_members(conn, wanted, trip.at - MEMBER_AGAIN, trip.watched.source.access)
        known = {c.url: c.payload_sha256 for c in trip.watched.documents}
        for url, role in wanted.items():
            document = role is Role.DOCUMENT
            kept = recent.get(url)
            if kept is not None and kept.good and known.get(url, kept.payload_sha256) == kept.payload_sha256:
                trip.recent.append(
                    MemberSeen(
                        url=url, role=role, finding=Finding.SAME if url in known else Finding.FIRST,
                        status=kept.status, media_type=kept.media_type, payload_sha256=kept.payload_sha256,
                        payload_bytes=kept.payload_bytes, capture=kept.id,
                    )
                )  # fmt: skip
                continue
            most = self._fetcher.limits.members_max if document else REQUISITES_MOST
            if trip.counts[document] >= most:
                trip.not_fetched.append(NotFetched(url=url, role=role, reason=f"more than {most} of its kind"))
                continue
            left = self._fetcher.limits.members_bytes - trip.member_bytes
            if left <= 0:
                trip.not_fetched.append(NotFetched(url=url, role=role, reason="the members' bytes are used up"))
                continue
            trip.counts[document] += 1
            got = self._member(trip, url, role, left)
            trip.member_bytes += sum(e.wire.bytes for e in got if e.wire is not None)

    def _missed(self, watched: Watched) -> list[str]:
        """Documents that the look before could not have, for their host's trouble: of a page that stays the same
        nobody else would ask for them again."""
        if watched.n == 0:
            return []
        with self._catalog.read() as conn:
            before = tables.visits.by_number(conn, watched.source.id, watched.n)
        known = {c.url for c in watched.documents}
        return [
            member.url
            for member in (before.members if before is not None else ())
            if member.role is Role.DOCUMENT and member.finding.effect in _TROUBLE and member.url not in known
        ]

    def _document_due(self, trip: _Trip) -> bool:
        """Documents of a page that stays the same are looked at once an interval, and whenever there is a doubt."""
        source = trip.watched.source
        newest = max((c.at for c in trip.watched.documents), default=None)
        calm = trip.watched.assessment.state is State.AVAILABLE and not trip.watched.assessment.doubts
        return newest is None or not calm or trip.at - newest >= max(MEMBER_AGAIN, timedelta(seconds=source.interval_s))

    def _member(self, trip: _Trip, url: str, role: Role, most_bytes: int) -> list[Exchange]:
        page = trip.page
        limit = min(most_bytes, trip.watched.source.max_bytes or self._fetcher.limits.max_bytes)
        try:
            got = trip.session.get(
                url, role, max_bytes=limit, via=page.url if page else None, parent=page.id if page else None
            )
        except NotNow as not_now:
            trip.not_fetched.append(NotFetched(url=url, role=role, reason=str(not_now)))
            trip.recent.append(MemberSeen(url=url, role=role, finding=Finding.THROTTLED))
            return []
        trip.exchanges += got
        final = next((e for e in reversed(got) if e.role is role), None)
        if final is not None and role is Role.DOCUMENT:
            known = {c.payload_sha256 for c in trip.watched.documents}
            if final.payload_sha256 not in known:
                self._text(trip, final)
        return got

    # --- the verdict

    def _judged(
        self, trip: _Trip, observation: Observation, original: Original | None, *, lease: str, explicit: bool
    ) -> Finished:
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
            stretch=self._stretch(source),
            retry_after_s=observation.retry_after_s,
        )
        if source.host in self._hosts and any(event.kind is EventKind.HOST for event in verdict.events):
            self._hosts[source.host].event_at = visit.at  # told: the round's other sources need not tell it again
        if observation.date_skew_s is not None:
            self._clock.note(source.host, observation.date_skew_s)
        originals, repeatable = self._revisits(trip, original)
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

    def _context(self, trip: _Trip, observation: Observation, finding: Finding) -> HostContext:
        source = trip.watched.source
        host = self._hosts.get(source.host) or _Host(1, 0, None, 1.0, {})
        turned = trip.watched.assessment.state is State.AVAILABLE
        if turned:
            self._line.note(trip.page)
        if turned and finding.effect not in _USABLE and finding.effect is not Effect.NONE:
            host.bad.add(source.id)
        homes = [probe.fine for probe in observation.probes if probe.role is Role.HOME]
        asks = finding.effect in {Effect.FAILURE, Effect.SITE_LOSS} and observation.failure is not None
        return HostContext(
            sources=host.sources,
            changed_last_hour=min(host.sources, max(host.changed, len(host.bad))),
            home_ok=homes[-1] if homes else None,
            canary_ok=self._line.up(trip.page) if asks else None,
            age_s=max(0, int((trip.at - source.added_at).total_seconds())),
            host_event_at=host.event_at,
            steers=trip.steers,
        )

    def _original(self, watched: Watched) -> Original | None:
        """The full response that a 304 would stand for; None: then no validators are sent."""
        last = watched.last
        if last is None or last.payload_sha256 is None:
            return None
        with self._catalog.read() as conn:
            return tables.captures.original(
                conn, last.url, last.payload_sha256, last.payload_bytes, watched.source.access
            )

    def _revisits(
        self, trip: _Trip, original: Original | None
    ) -> tuple[Mapping[str, tuple[Original, str]], frozenset[str]]:
        """Which exchanges are stored as revisits: of what is committed, and which may be of what is in the segment."""
        full = cadence.store_full(trip.watched, trip.at)
        found: dict[str, tuple[Original, str]] = {}
        payloads: dict[str, tuple[str, str, int]] = {}
        for exchange in trip.exchanges:
            if original is not None and exchange.conditional and exchange.status == 304:
                found[exchange.id] = (original, NOT_MODIFIED)
            elif _repeatable(exchange) and not (full and exchange.role in {Role.PAGE, Role.DOCUMENT}):
                payloads[exchange.id] = (exchange.url, exchange.payload_sha256 or "", exchange.payload_bytes)
        if payloads:
            with self._catalog.read() as conn:
                known = tables.captures.originals(conn, set(payloads.values()), trip.watched.source.access)
            found |= {key: (known[payload], IDENTICAL) for key, payload in payloads.items() if payload in known}
        return found, frozenset(payloads)


def _fonts(exchanges: Iterable[Exchange]) -> Iterator[str]:
    """What the style sheets of a visit name."""
    for one in exchanges:
        if one.role is Role.STYLE and one.status == 200 and one.payload is not None:
            yield from observe.fonts(decoded(one.payload, one.headers).decode("utf-8", "replace"), one.url)


def _repeatable(exchange: Exchange) -> bool:
    """Whether this answer may be stored as "the same payload as before"."""
    return (
        exchange.payload_sha256 is not None
        and exchange.payload_bytes > 0
        and exchange.http
        and exchange.truncated is None
        and exchange.failure is None
        and (exchange.tls is None or exchange.tls.verified)
    )


def _compared_with(watched: Watched, steers: Iterable[Steer]) -> Watched:
    """The source as this look holds it against what was kept: against nothing where someone said that the copy was not
    the content, until a newer one is the reference."""
    wrong = max((one.after for one in steers if one.kind is RemarkKind.WRONG_BASELINE), default=0)
    if watched.last is None or watched.last.n > wrong:
        return watched
    return replace(watched, last=None, first=None, documents=(), etag=None, last_modified=None)


def _invented(url: str) -> str:
    """An address beside this one that nobody has published."""
    stem, dot, extension = url.partition("?")[0].rpartition("/")[2].rpartition(".")
    made = f"./{secrets.token_hex(8)}{f'.{extension}' if dot and stem else ''}"
    return urls.resolve(url, made) or urls.origin(url) + made[1:]


def _told(text: str) -> str:
    """A title as links repeat it."""
    return " ".join(text.split()).casefold()


def _host(url: str) -> str | None:
    try:
        return urls.host_key(url)
    except ValueError:
        return None
