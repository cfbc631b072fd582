"""Sends probes to the site when an answer raises doubts."""

from __future__ import annotations

from contextlib import suppress
from datetime import datetime, timedelta

from archiver import observe
from archiver.fetch import NotNow, Postponed
from archiver.judge import off_since, zone_due
from archiver.judge.table import OVER
from archiver.look.elsewhere import Asked, Linking, Lost, host_of
from archiver.look.lists import SIBLINGS, Lists
from archiver.look.questions import PROBE_BYTES, copy_bytes, invented, invented_root, list_above
from archiver.look.reading import Reading
from archiver.look.trip import Trip
from archiver.observe import Learned, Reference
from archiver.text import Kind, Text
from storage import catalog as tables
from storage import urls
from storage.catalog import Catalog
from storage.model import Access, Capture, Effect, Exchange, Finding, Observation, Role

HOME_BYTES = 1 << 20
LEARN_EVERY = timedelta(days=7)
SAME_TIME = timedelta(hours=1)  # what a host answered this recently counts as its answer now
LIST_AGAIN = timedelta(days=28)  # after no page was found above a source: most sites have none there
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
