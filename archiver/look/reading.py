"""Reads what a visit brought, finds what to compare it with, and builds the observation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from archiver import observe
from archiver.kept_texts import Texts
from archiver.look.trip import Trip
from archiver.observe import Learned, Reference
from archiver.text import Refresh, Text, compare
from storage.model import MEMBER_ROLES, NOT_FOUND, PROBE_ROLES, Capture, Effect, Exchange, Observation, Role

REFRESHES = 3  # max refreshes that are followed in one visit
REFRESH_KEPT = 0.6  # share of the old text from which a page is the source itself, although it asks for a refresh


class Reading:
    """Extracts texts and builds observations."""

    def __init__(self, texts: Texts) -> None:
        self.texts = texts

    def follow(self, trip: Trip) -> None:
        """Follows refreshes that the page itself asks for, as redirects.

        A page with a text of its own stays the page that was looked at, and what it leads to is kept beside it, if its
        script leads to an address where nothing is; if the copy had the same refresh; at a first look, if it waits for
        a timer or an event, or shows several pages in turn; or if the refreshes lead back to it.
        """
        for _ in range(REFRESHES):
            page = trip.page
            if page is None:
                return
            found = self.text(trip, page)
            refresh = observe.requested_refresh(page, found)
            if refresh is None or not self._sends_on(trip, page, found, refresh):
                return
            if any(e.url == refresh.url for e in trip.exchanges if e.role is Role.PAGE):
                self._round(trip, refresh.url)
                return
            got = trip.session.get(
                refresh.url, Role.PAGE, max_bytes=trip.watched.source.max_bytes, via=page.url, parent=page.id
            )
            stays = (
                found is not None
                and observe.stands_alone(found)
                and ((refresh.how == "script" and _is_lost(got)) or self._stayed(trip, page, found, refresh))
            )
            trip.exchanges += [replace(e, role=Role.LED) if e.role is Role.PAGE else e for e in got] if stays else got
            if stays:
                return

    def _sends_on(self, trip: Trip, page: Exchange, found: Text | None, refresh: Refresh) -> bool:
        """Whether a page only leads to the source and is not the source itself."""
        if refresh.delay_s > observe.LATE_S or refresh.url == page.url:
            return False
        if trip.watched.last is None:
            return found is None or found.prose_chars <= observe.STAY_CHARS
        if page.payload_sha256 == trip.watched.last.payload_sha256:
            return False
        reference = self.texts.of_capture(trip.watched.last) if found is not None else None
        kept = compare(reference, found).kept if reference is not None and found is not None else None
        return kept is None or kept < REFRESH_KEPT

    def _round(self, trip: Trip, back_to: str) -> None:
        """Of pages that lead to each other in a circle, makes the first with its own text the one looked at."""
        pages = [at for at, e in enumerate(trip.exchanges) if e.role is Role.PAGE]
        begun = next(n for n, at in enumerate(pages) if trip.exchanges[at].url == back_to)
        for at in pages[begun:]:
            text = self.text(trip, trip.exchanges[at])
            if text is not None and observe.stands_alone(text):
                for later in pages[pages.index(at) + 1 :]:
                    trip.exchanges[later] = replace(trip.exchanges[later], role=Role.LED)
                return

    def _stayed(self, trip: Trip, page: Exchange, found: Text, refresh: Refresh) -> bool:
        """Whether readers see this page before it sends them on: the copy did the same, or it stays for a while."""
        last = trip.watched.last
        if last is None:
            by_script = refresh.how == "script" and observe.waits(page.url, refresh)
            return by_script or observe.is_read_first(page, found, refresh)
        kept = self.texts.of_capture(last) if last.url == page.url else None
        return kept is not None and kept.refresh is not None and kept.refresh.url == refresh.url

    def text(self, trip: Trip, exchange: Exchange) -> Text | None:
        """The text of an answer; None if there is none, or if it is the reference again and none is needed."""
        self.begin(trip, exchange)
        if (begun := trip.begun.pop(exchange.id, None)) is not None:
            taken = begun.result()
            if taken is None:
                trip.unread.add(exchange.id)
            else:
                trip.texts[exchange.id], trip.views[exchange.id] = taken.text, taken.json
        return trip.texts.get(exchange.id)

    def begin(self, trip: Trip, exchange: Exchange) -> bool:
        """Begins to read what `text` will return. True if a reader process does it, or did."""
        if exchange.failure is not None or exchange.payload is None or exchange.status is None:
            return False
        last = trip.watched.last
        if (
            exchange.role in {Role.PAGE, Role.VANTAGE}
            and last is not None
            and exchange.payload_sha256 == last.payload_sha256
        ):
            return False
        if exchange.id not in trip.texts and exchange.id not in trip.unread and exchange.id not in trip.begun:
            begun = trip.begun[exchange.id] = self.texts.of_exchange(exchange)
            if not begun.done():
                trip.apart.add(exchange.id)
        return exchange.id in trip.apart

    def known(self, kept: Capture) -> dict[str, Text]:
        """The text of a copy by its id, if it is available."""
        found = self.texts.of_capture(kept)
        return {} if found is None else {kept.id: found}

    def references(self, trip: Trip) -> tuple[Reference | None, Reference | None]:
        """The last and the first good capture.

        Their texts are read only if there is something to compare, or a cited passage to find.
        """
        watched, page = trip.watched, trip.page
        if watched.last is None:
            return None, None
        shown = trip.texts.get(page.id) if page is not None else None
        text = self.texts.of_capture(watched.last) if shown is not None else None
        others = observe.holds_documents(trip.exchanges, trip.texts, text, shown)
        texts: dict[str, Text] = {}
        if others or watched.newly_quoted or observe.is_passage_missing(watched.quotes, shown, text):
            kept = (watched.last, *watched.documents) if watched.quotes else watched.documents
            texts = {c.id: found for c in kept if (found := self.texts.of_capture(c))}
        only = observe.only_asked(trip.visit, shown, watched.last, watched.documents)
        known = self.texts.of_capture(watched.last) if only else None
        since = self.texts.since(watched.last) if text is not None else None
        last = Reference(
            capture=watched.last, text=text, since=since, documents=watched.documents, texts=texts, known=known
        )
        if watched.first is None or watched.first.payload_sha256 == watched.last.payload_sha256:
            return last, last
        return last, Reference(
            capture=watched.first, text=self.texts.of_capture(watched.first) if shown is not None else None
        )

    def unread(self, trip: Trip) -> Observation:
        """The observation of a visit whose answers we failed to read or judge: its facts, and no conclusions."""
        trip.unread |= {e.id for e in trip.exchanges if e.payload is not None}
        trip.texts.clear()
        trip.views.clear()
        trip.known.clear()
        last, first = self.references(trip)
        return self.observe(trip, last, first)

    def observe(
        self, trip: Trip, last: Reference | None, first: Reference | None, not_found: Learned | None = None
    ) -> Observation:
        """The observation of the visit so far."""
        visit, page = trip.visit, trip.page
        seen = observe.observe(
            visit,
            trip.texts.get(page.id) if page is not None else None,
            last=last,
            first=first,
            quotes=trip.watched.quotes,
            members={e.id: t for e in visit.exchanges if e.role in MEMBER_ROLES and (t := trip.texts.get(e.id))}
            | trip.known,
            earlier=trip.recent,
            probes={e.id: t for e in visit.exchanges if e.role in PROBE_ROLES and (t := trip.texts.get(e.id))},
            not_found=not_found,
            template=trip.template,
            places=trip.places,
            steps={e.id: t for e in visit.exchanges if e.role is Role.PAGE and (t := trip.texts.get(e.id))},
        )
        if trip.vantages or trip.others or trip.ways_down:
            seen = replace(seen, vantages=trip.vantages, others=trip.others, ways_down=tuple(trip.ways_down))
        if (country := trip.countries.get(trip.session.egress)) is not None:
            seen = replace(seen, country=country)
        seen = observe.with_others(seen, visit, last, trip.texts, trip.countries)
        return observe.with_unread(observe.remembering(seen, trip.listed_before), visit, trip.unread)


def _is_lost(got: Sequence[Exchange]) -> bool:
    """Whether nothing is at the address that was followed: a not-found status, or no such site."""
    failure, status = got[-1].failure, got[-1].status
    return status in NOT_FOUND if failure is None else failure.finding.effect is Effect.SITE_LOSS
