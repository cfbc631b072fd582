"""Observes looks again from the stored bodies: what newer text extraction and newer page rules see in them.

A look is reconstructed from its record (what was requested, how it ended) and its captures (heads and bodies). It is
compared with the reference that this run's own verdicts left, so a page that other rules would have kept becomes the
reference for later looks. Nothing is requested now: probes, members and other vantage points are those of the look.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import structlog

from archiver import observe
from archiver.false_alarm_places import places_of
from archiver.judge import baseline
from archiver.observe import Learned, Reference
from storage import catalog as tables
from storage.errors import BlobDamaged, NotFound
from storage.model import (
    MEMBER_ROLES,
    PROBE_ROLES,
    Capture,
    Exchange,
    Failure,
    Finding,
    MemberSeen,
    Observation,
    Resolution,
    Role,
    Source,
    Tls,
    Verdict,
    Visit,
)
from storage.records import ExchangeFacts, VisitRecord, documents_after
from storage.warc import WarcDamaged, read_record

if TYPE_CHECKING:
    from archiver.kept_texts import Texts
    from archiver.lookup import Bodies
    from archiver.text import Text
    from storage.catalog import Catalog

log = structlog.get_logger(__name__)

_ASKED = frozenset({Role.PAGE, Role.VANTAGE})


class Deep:
    """Observes the looks of one source again, in order."""

    def __init__(self, source: Source, catalog: Catalog, bodies: Bodies, texts: Texts) -> None:
        self.unread = 0
        self._source = source
        self._catalog = catalog
        self._bodies = bodies
        self._texts = texts
        self._last: Capture | None = None
        self._first: Capture | None = None
        self._documents: dict[str, str] = {}
        self._quotes: dict[str, None] = {}  # passages cited by then, as recorded by the looks so far
        # answers of the look, or references, on whose bytes our reader failed
        self._failed: set[str] = set()

    def again(self, record: VisitRecord) -> Observation:
        """The look's observation by this program; the stored one if a body cannot be had or our reader fails on it."""
        try:
            visit = self._visit(record)
        except (BlobDamaged, NotFound, WarcDamaged) as error:
            log.warning("rejudge.unread", source=record.source, n=record.n, error=str(error))
            self.unread += 1
            return record.observation
        wrong = baseline(record.context.steers)
        held = self._last is not None and self._last.n > wrong
        found = self._observed(visit, record, self._last if held else None, self._first if held else None)
        if self._failed:
            log.warning("rejudge.unread", source=record.source, n=record.n, error="our reader of texts failed")
            self.unread += 1
            return record.observation
        return found

    def judged(self, record: VisitRecord, observation: Observation, verdict: Verdict) -> None:
        """Advance the reference by the present verdict on the look."""
        if not verdict.reference or record.page is None:
            return
        with self._catalog.read() as conn:
            page = tables.captures.by_id(conn, record.page)
        if page is None:
            return
        self._last, self._first = page, self._first or page
        self._documents = documents_after(self._documents, observation, verdict.finding)

    # --- reconstructing the look

    def _visit(self, record: VisitRecord) -> Visit:
        with self._catalog.read() as conn:
            captures = tables.captures.by_ids(conn, [facts.id for facts in record.exchanges])
        return Visit(
            source=record.source,
            url=record.url,
            n=record.n,
            at=record.at,
            egress=record.egress,
            exchanges=tuple(self._exchange(facts, captures.get(facts.id)) for facts in record.exchanges),
            resolutions=tuple(_resolutions(record)),
            not_fetched=record.not_fetched,
            clock_off=record.clock_off,
        )

    def _exchange(self, facts: ExchangeFacts, capture: Capture | None) -> Exchange:
        """An exchange with its head and body, as far as it had any."""
        made = _without_body(facts)
        if capture is None or not facts.http or facts.failure is not None:
            return made
        made = replace(made, headers=read_record(self._bodies.record(capture)).http_headers)
        return made if facts.payload_sha256 is None else replace(made, payload=self._bodies.open(capture).stored)

    # --- observing it

    def _observed(self, visit: Visit, record: VisitRecord, last: Capture | None, first: Capture | None) -> Observation:
        stored, page = record.observation, visit.page
        self._failed = set()
        shown = self._text(page, last) if page is not None else None
        against, oldest = self._references(last, first, visit, shown)
        known = {capture.payload_sha256 for capture in against.documents} if against is not None else set()
        texts = {e.id: found for e in visit.exchanges if (found := self._needed(e, last, known)) is not None}
        newly_quoted = not stored.quotes.keys() <= self._quotes.keys()
        self._quotes |= dict.fromkeys((*stored.quotes, *stored.quotes_before, *stored.quoted_in))
        quotes, held_to = tuple(self._quotes), against.text if against is not None else None
        others = observe.holds_documents(visit.exchanges, texts, held_to, shown)
        if against is not None and (others or newly_quoted or observe.is_passage_missing(quotes, shown, held_to)):
            wanted = (against.capture, *against.documents) if quotes else against.documents
            before = {c.id: found for c in wanted if (found := self._texts.of_capture(c)) is not None}
            oldest = replace(against, texts=before) if oldest is against else oldest
            against = replace(against, texts=before)
        ways = (*stored.vantages, *(v for m in stored.members for v in m.vantages))
        countries = {v.egress: v.country for v in ways}
        held = self._held_against(stored.not_found)
        listed = next(((p.url, p.listed_before) for p in stored.probes if p.listed_before is not None), None)
        said = against is not None and against.text is not None
        places = places_of(self._source.id, record.context.steers, self._catalog, self._texts) if said else ()
        asked = {e.url for e in visit.exchanges if e.role in MEMBER_ROLES}
        earlier = tuple(m for m in stored.members if m.url not in asked)  # from a look within the hour before
        members = _of(MEMBER_ROLES, visit, texts) | (self._known(earlier, known) if quotes else {})
        of_page = partial(
            observe.observe,
            text=shown,
            last=against,
            first=oldest,
            quotes=quotes,
            probes=_of(PROBE_ROLES, visit, texts),
            places=places,
            steps=_of(frozenset({Role.PAGE}), visit, texts),
        )

        def seen(not_found: Learned | None = None, template: tuple[Learned, Learned] | None = None) -> Observation:
            found = of_page(visit, members=members, earlier=earlier, not_found=not_found, template=template)
            found = observe.with_others(found, visit, against, texts, countries)
            return replace(
                observe.remembering(found, listed),
                vantages=observe.vantages_seen(visit, against, texts, countries, template=template, places=places),
                ways_down=stored.ways_down,
                others=stored.others,
                certificate=stored.certificate,
                country=stored.country,
            )

        # as in the look: the page by itself is compared with the site, before its documents are requested
        alone, _ = observe.classify(of_page(_without_members(visit)))
        if len(held) > 1 and alone is Finding.ALTERED:
            return seen(template=(held[0], held[1]))
        observation = seen()
        if alone.effect.is_there or shown is None or against is None:
            return observation
        learned = held[0] if held else self._learned(visit)
        return observation if learned is None else seen(learned)

    def _references(
        self, last: Capture | None, first: Capture | None, visit: Visit, shown: Text | None
    ) -> tuple[Reference | None, Reference | None]:
        """The references of the look, last and first; with texts only if the look has one."""
        if last is None:
            return None, None
        with self._catalog.read() as conn:
            kept = tables.captures.by_ids(conn, self._documents.values())
        documents = tuple(
            tables.reference_documents.at(url, kept[one]) for url, one in self._documents.items() if one in kept
        )
        held = shown is not None or observe.only_asked(visit, shown, last, documents)
        text = self._texts.of_capture(last) if held else None
        if shown is not None and text is None:
            self._failed.add(last.id)
        compared = text if shown is not None else None
        since = self._texts.since(last) if compared is not None else None
        against = Reference(capture=last, text=compared, since=since, documents=documents, known=text)
        if first is None or first.payload_sha256 == last.payload_sha256:
            return against, against
        return against, Reference(capture=first, text=self._texts.of_capture(first) if shown is not None else None)

    def _needed(self, exchange: Exchange, last: Capture | None, known: set[str | None]) -> Text | None:
        """The text of an exchange if a look uses it: of pages, probes, other vantage points, and documents that changed."""
        if exchange.role is Role.PAGE:  # also on the way, where one page redirected to the next
            return self._text(exchange, last) if exchange.status == 200 else None
        if exchange.role is Role.DOCUMENT:
            passed_on = exchange.status is not None and 300 <= exchange.status < 400
            return None if passed_on or exchange.payload_sha256 in known else self._text(exchange, None)
        if exchange.role in PROBE_ROLES or exchange.role is Role.VANTAGE:
            return self._text(exchange, last)
        return None

    def _text(self, exchange: Exchange, last: Capture | None) -> Text | None:
        """The text of an answer; None if it has none, or if it is identical to the reference and none is needed."""
        if exchange.failure is not None or exchange.payload is None or exchange.status is None:
            return None
        if exchange.role in _ASKED and last is not None and exchange.payload_sha256 == last.payload_sha256:
            return None
        found = self._texts.of_answer(exchange)
        if found is None:
            self._failed.add(exchange.id)
        return found

    def _known(self, earlier: Sequence[MemberSeen], known: set[str | None]) -> dict[str, Text]:
        """Texts of documents that the look took over from an earlier one, unless they are those of the reference."""
        wanted = [m.capture for m in earlier if m.role is Role.DOCUMENT and m.payload_sha256 not in known]
        with self._catalog.read() as conn:
            kept = tables.captures.by_ids(conn, [one for one in wanted if one is not None])
        return {one.id: found for one in kept.values() if (found := self._texts.of_capture(one)) is not None}

    def _held_against(self, kept: Sequence[str]) -> list[Learned]:
        """The host's not-found pages with which the look was compared."""
        with self._catalog.read() as conn:
            known = tables.captures.by_ids(conn, kept)
        texts = {one: self._texts.of_capture(known[one]) for one in kept if one in known}
        return [Learned(capture=one, text=text) for one, text in texts.items() if text is not None]

    def _learned(self, visit: Visit) -> Learned | None:
        """The newest not-found page of the host known at that time, for looks that do not record theirs."""
        with self._catalog.read() as conn:
            learned = tables.captures.learned(conn, self._source.host, self._source.access, visit.at)
        text = self._texts.of_capture(learned) if learned is not None else None
        return Learned(capture=learned.id, text=text) if learned is not None and text is not None else None


def _without_members(visit: Visit) -> Visit:
    return replace(visit, exchanges=tuple(e for e in visit.exchanges if e.role not in MEMBER_ROLES))


def _without_body(facts: ExchangeFacts) -> Exchange:
    tls = facts.tls
    return Exchange(
        id=facts.id,
        role=facts.role,
        url=facts.url,
        at=facts.at,
        egress=facts.egress,
        head_bytes=facts.head_bytes,
        http=facts.http,
        status=facts.status,
        payload_sha256=facts.payload_sha256,
        payload_bytes=facts.payload_bytes,
        block_sha256=facts.block_sha256,
        truncated=facts.truncated,
        failure=None if facts.failure is None else Failure(finding=facts.failure, detail=facts.failure_detail or ""),
        peer=facts.peer,
        tls=None
        if tls is None
        else Tls(version=tls.version, cipher=tls.cipher, chain=(), verified=tls.verified, error=tls.error),
        conditional=facts.conditional,
        via=facts.via,
        parent=facts.parent,
    )


def _resolutions(record: VisitRecord) -> Iterator[Resolution]:
    """What resolvers said at a look."""
    seen = record.observation
    for d in seen.dns:
        yield Resolution(
            host=d.host, at=record.at, rcode=d.rcode, addresses=d.addresses, server=d.server, text="", second=d.second
        )
    if (zone := seen.zone) is not None:
        yield Resolution(
            host=zone.domain,
            at=record.at,
            rcode=zone.rcode,
            addresses=(),
            server=None,
            text="",
            names=zone.name_servers,
        )


def _of(roles: frozenset[Role], visit: Visit, texts: Mapping[str, Text]) -> dict[str, Text]:
    return {e.id: texts[e.id] for e in visit.exchanges if e.role in roles and e.id in texts}
