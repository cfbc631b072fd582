"""Fetches the files that a page carries: which ones, within which caps, and when again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from archiver import cadence, observe
from archiver.fetch import Limits, NotNow, Validators
from archiver.judge import RULES, off_since
from archiver.look.missed import HEAVY_BYTES
from archiver.look.reading import Reading
from archiver.look.requisites import Requisites
from archiver.look.slow_hosts import in_turn
from archiver.look.trip import Trip
from archiver.text.model import EMBED_TAGS
from storage import catalog as tables
from storage.catalog import Catalog
from storage.model import (
    MEMBER_ROLES,
    Access,
    Capture,
    Exchange,
    Finding,
    MemberSeen,
    NotFetched,
    Observation,
    Original,
    Role,
    State,
)

MEMBER_AGAIN = timedelta(hours=1)  # a member fetched more recently is not fetched again
VALIDATORS_KEPT = 10_000  # documents whose validators are remembered; a restart costs one full response each
OK = 200
SHOWN_MOST = 3  # documents in the frames of one viewer page that are requested
REQUISITES_MOST = 100  # max images, styles and fonts of one page


class Members:
    """Fetches members. `which`: all, documents or none."""

    def __init__(self, catalog: Catalog, limits: Limits, reading: Reading, which: str) -> None:
        self._catalog = catalog
        self._limits = limits
        self._reading = reading
        self._which = which
        self._requisites = Requisites(catalog, reading.texts, self._fetch_each)
        # with the hash of the payload they came with
        self._validators: dict[tuple[Access, str], tuple[str | None, Validators]] = {}

    def fetch(self, trip: Trip, observation: Observation) -> bool:
        """Fetches what the page carries; whether there was anything. At a first good look and whenever the main text
        changed, all of it, and what a browser would request to show the page. Else kept and newly linked documents, as
        a lost one is a loss of the source whatever its page says; after an upgrade, all documents. Requests nothing
        fetched within the hour."""
        page = trip.page
        found = trip.texts.get(page.id) if page is not None else None
        last = observation.last
        changed = last is None or not last.same_text
        anew = last is None or self._kept_by_another_program(trip)
        if found is None and page is not None and anew and trip.watched.last is not None and last is not None:
            found = self._reading.texts.of_capture(trip.watched.last) if last.identical else None
        due = trip.watched.documents if changed else self._due(trip)
        linked = {link.url for link in found.links} if found is not None else {*trip.missed, *(c.address for c in due)}
        # first what is kept and still there: within the caps of a visit it stays watched, whatever the page adds
        wanted = {c.address: Role.DOCUMENT for c in due if c.address in linked}
        if found is not None and page is not None:
            carried = observe.find_members(found, page.url, documents_only=self._which == "documents" or not changed)
            before = {c.address for c in trip.watched.documents}
            new = set(observe.scans(found).values()) - before if before else set()
            came = {*last.links_added, *new} if last is not None else set()
            wanted.update(one for one in carried if changed or anew or one[0] in came)
            unsure = observe.find_possible_documents(found, page.url) if anew or came else ()
            wanted.update((url, Role.DOCUMENT) for url in unsure if anew or url in came)
        wanted.update((url, Role.DOCUMENT) for url in trip.missed if url in linked)
        wanted.update((c.address, Role.DOCUMENT) for c in due)
        if not changed:
            trip.originals |= self._unchanged_since(trip, due)
        if wanted:
            self._fetch_each(trip, wanted)
            left = {c.url: Role.DOCUMENT for c in due if c.linked is not None and _leads_to_another(trip, c)}
            self._fetch_each(trip, left)
            self._fetch_each(trip, _shown_in_place(trip, due))
        if found is not None and page is not None and changed and self._which == "all":
            self._requisites.fetch(trip, page, found)
        return bool(trip.recent or trip.not_fetched or any(e.role in MEMBER_ROLES for e in trip.exchanges))

    def _fetch_each(self, trip: Trip, wanted: Mapping[str, Role]) -> None:
        """Fetches these within the caps of a visit; what was fetched within the hour is taken from the store."""
        with self._catalog.read() as conn:
            recent = tables.captures.recent_members(conn, wanted, trip.at - MEMBER_AGAIN, trip.watched.source.access)
            whole = tables.captures.by_ids(conn, {c.original for c in recent.values() if c.original is not None})
        known = {c.address: c.payload_sha256 for c in trip.watched.documents}
        for url in in_turn(wanted, trip.late, self._limits.members_max, trip.watched.n):
            role = wanted[url]
            document = role is Role.DOCUMENT
            kept = recent.get(url)
            if kept is not None and kept.good and known.get(url, kept.payload_sha256) == kept.payload_sha256:
                # the member is the response that the 304 stands for
                if kept.status == 304 and kept.original is not None:
                    kept = whole.get(kept.original, kept)
                if document and url not in known and trip.watched.quotes:
                    trip.known |= self._reading.known(kept)
                trip.recent.append(
                    MemberSeen(
                        url=url, role=role, finding=Finding.SAME if url in known else Finding.FIRST,
                        status=kept.status, media_type=kept.media_type, payload_sha256=kept.payload_sha256,
                        payload_bytes=kept.payload_bytes, capture=kept.id,
                    )
                )  # fmt: skip
                continue
            most = self._limits.members_max if document else REQUISITES_MOST
            if trip.counts[document] >= most:
                trip.not_fetched.append(NotFetched(url=url, role=role, reason=f"more than {most} of its kind"))
                continue
            left = self._limits.members_bytes - trip.member_bytes
            if left <= 0:
                trip.not_fetched.append(NotFetched(url=url, role=role, reason="the members' bytes are used up"))
                continue
            if (late := trip.slow_hosts.why_left(url)) is not None:
                trip.not_fetched.append(NotFetched(url=url, role=role, reason=late))
                if url not in known:  # only what a look says of it has it requested at the next
                    trip.recent.append(MemberSeen(url=url, role=role, finding=Finding.TIMEOUT))
                continue
            trip.counts[document] += 1
            got = self._member(trip, url, role, left)
            trip.slow_hosts.note(url, got)
            trip.member_bytes += sum(e.wire.bytes for e in got if e.wire is not None)

    def _kept_by_another_program(self, trip: Trip) -> bool:
        """Whether the reference was made by other rules, which may not have read all documents of the page that are
        read now: if it stays the same, nothing else would request them. False after a 304: it moves no reference."""
        last, page = trip.watched.last, trip.page
        if last is None or page is None or page.payload_sha256 is None:
            return False
        with self._catalog.read() as conn:
            return tables.visits.rules(conn, trip.watched.source.id, last.n) != RULES

    def _due(self, trip: Trip) -> tuple[Capture, ...]:
        """Of the kept documents of a page that stays the same, those to request now."""
        documents, source = trip.watched.documents, trip.watched.source
        if not documents:
            return ()
        with self._catalog.read() as conn:
            recent = tables.captures.recent_members(
                conn, [c.url for c in documents], trip.at - MEMBER_AGAIN, source.access
            )
        known = trip.watched.assessment
        calm = known.state is State.AVAILABLE and off_since(known) is None
        found = []
        for one in documents:
            got = recent.get(one.url)
            if got is not None and got.good and got.payload_sha256 == one.payload_sha256:
                continue
            heavy = one.payload_bytes > HEAVY_BYTES and self._known(trip, one) is None
            if calm and heavy and trip.at - one.at < timedelta(seconds=source.interval_s):
                continue
            found.append(one)
        return tuple(found)

    def _known(self, trip: Trip, kept: Capture) -> Validators | None:
        """The validators that came with these bytes of a document; None if a redirect led to it, which may change."""
        if kept.linked is not None:
            return None
        payload, found = self._validators.get((trip.watched.source.access, kept.url), (None, None))
        return found if payload is not None and payload == kept.payload_sha256 else None

    def _unchanged_since(self, trip: Trip, due: Iterable[Capture]) -> dict[str, Original]:
        """The full responses that a 304 would stand for, of those documents that are requested conditionally. As for
        pages: only while nothing is off, and the full body at least once a day."""
        watched = trip.watched
        if watched.anomaly or off_since(watched.assessment) is not None or cadence.store_full(watched, trip.at):
            return {}
        source, found = watched.source, {}
        next_at = trip.at + cadence.regular(source.interval_s, trip.at - source.added_at) * (1 + cadence.JITTER)
        with self._catalog.read() as conn:
            for one in due:
                if self._known(trip, one) is None or next_at - one.at > cadence.UNCONDITIONAL_EVERY:
                    continue
                original = tables.captures.original(
                    conn, one.url, one.payload_sha256 or "", one.payload_bytes, source.access
                )
                if original is not None:
                    found[one.url] = original
        return found

    def _remember(self, trip: Trip, got: Exchange) -> None:
        """Remembers the validators of a document that arrived whole."""
        validators = got.header("etag"), got.header("last-modified")
        if got.status != 200 or got.failure is not None or got.truncated is not None or not any(validators):
            return
        if len(self._validators) >= VALIDATORS_KEPT:
            self._validators.clear()
        self._validators[trip.watched.source.access, got.url] = got.payload_sha256, validators

    def _member(self, trip: Trip, url: str, role: Role, most_bytes: int) -> list[Exchange]:
        page = trip.page
        limit = min(most_bytes, trip.watched.source.max_bytes or self._limits.max_bytes)
        _, validators = self._validators.get((trip.watched.source.access, url), (None, None))
        try:
            got = trip.session.get(
                url,
                role,
                validators=validators if url in trip.originals else None,
                max_bytes=limit,
                via=page.url if page else None,
                parent=page.id if page else None,
            )
        except NotNow as not_now:
            trip.not_fetched.append(NotFetched(url=url, role=role, reason=str(not_now)))
            trip.recent.append(MemberSeen(url=url, role=role, finding=Finding.THROTTLED))
            return []
        trip.exchanges += got
        final = next((e for e in reversed(got) if e.role is role), None)
        if final is not None and role is Role.DOCUMENT:
            known = {c.payload_sha256 for c in trip.watched.documents}
            self._remember(trip, final)
            if final.payload_sha256 not in known:
                self._reading.text(trip, final)
        return got


def _leads_to_another(trip: Trip, kept: Capture) -> bool:
    """Whether a document's address now redirects to another file, so that the kept file's own address must be asked."""
    return any(
        e.role is Role.DOCUMENT
        and e.status == OK
        and e.payload_sha256 != kept.payload_sha256
        and "html" not in (e.header("content-type") or "").lower()
        and e.url != kept.url
        and asked == kept.address
        for e, asked in _asked(trip)
    )


def _shown_in_place(trip: Trip, due: Iterable[Capture]) -> dict[str, Role]:
    """The documents in the frames of the viewer pages that came at the addresses of kept files: they may be these."""
    files = {c.address for c in due if "html" not in (c.media_type or "")}
    found: dict[str, Role] = {}
    for e, asked in _asked(trip):
        text = trip.texts.get(e.id) if asked in files and e.role is Role.DOCUMENT and e.status == OK else None
        if text is None:
            continue
        framed = {link.url for link in text.links if link.tag in EMBED_TAGS}
        shown = [url for url, _ in observe.find_members(text, e.url, documents_only=True) if url in framed]
        found |= dict.fromkeys(shown[:SHOWN_MOST], Role.DOCUMENT)
    return {url: role for url, role in found.items() if all(e.url != url for e in trip.exchanges)}


def _asked(trip: Trip) -> Iterator[tuple[Exchange, str]]:
    """Each exchange with the address that was asked for, from which redirects may have led to it."""
    parents = {e.id: e for e in trip.exchanges}
    for e in trip.exchanges:
        one = e
        while one.parent in parents and parents[one.parent].role is one.role:
            one = parents[one.parent]
        yield e, one.url
