"""The files that a page carries: which are asked for, within which caps, and when again."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import timedelta

from archiver import observe
from archiver.fetch import Limits, NotNow
from archiver.look.reading import Reading
from archiver.look.trip import Trip
from archiver.text import decoded
from storage import catalog as tables
from storage.catalog import Catalog
from storage.model import (
    Effect,
    Exchange,
    Finding,
    MemberSeen,
    NotFetched,
    Observation,
    Role,
    State,
    Watched,
)

MEMBER_AGAIN = timedelta(hours=1)  # a member fetched within the hour is not fetched again
REQUISITES_MOST = 100  # images, styles and fonts of one page
_TROUBLE = frozenset({Effect.FAILURE, Effect.BLOCKED})  # of a document's host: it may pass


class Members:
    """Fetches members. `which`: all, documents, none."""

    def __init__(self, catalog: Catalog, limits: Limits, reading: Reading, which: str) -> None:
        self._catalog = catalog
        self._limits = limits
        self._reading = reading
        self._which = which

    def fetch(self, trip: Trip, observation: Observation) -> bool:
        """At a first good look and whenever the main text changed: all that the page carries. Else its documents,
        when their time has come: a lost document is a loss of the source. Whether there was anything."""
        page = trip.page
        found = trip.texts.get(page.id) if page is not None else None
        changed = observation.last is None or not observation.last.same_text
        wanted: dict[str, Role] = {}
        if found is not None and page is not None and changed:
            wanted.update(observe.members(found, page.url, documents_only=self._which == "documents"))
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

    def _fetch_each(self, trip: Trip, wanted: Mapping[str, Role]) -> None:
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
            most = self._limits.members_max if document else REQUISITES_MOST
            if trip.counts[document] >= most:
                trip.not_fetched.append(NotFetched(url=url, role=role, reason=f"more than {most} of its kind"))
                continue
            left = self._limits.members_bytes - trip.member_bytes
            if left <= 0:
                trip.not_fetched.append(NotFetched(url=url, role=role, reason="the members' bytes are used up"))
                continue
            trip.counts[document] += 1
            got = self._member(trip, url, role, left)
            trip.member_bytes += sum(e.wire.bytes for e in got if e.wire is not None)

    def missed(self, watched: Watched) -> list[str]:
        """Documents that the look before could not have, for their host's trouble: of a page that stays the same
        nobody else would ask for them again."""
        if watched.n == 0:
            return []
        with self._catalog.read() as conn:
            before = tables.visits.members(conn, watched.source.id, watched.n)
        known = {c.url for c in watched.documents}
        return [
            member.url
            for member in before
            if member.role is Role.DOCUMENT and member.finding.effect in _TROUBLE and member.url not in known
        ]

    def _document_due(self, trip: Trip) -> bool:
        """Documents of a page that stays the same are looked at once an interval, and whenever there is a doubt."""
        source = trip.watched.source
        newest = max((c.at for c in trip.watched.documents), default=None)
        calm = trip.watched.assessment.state is State.AVAILABLE and not trip.watched.assessment.doubts
        return newest is None or not calm or trip.at - newest >= max(MEMBER_AGAIN, timedelta(seconds=source.interval_s))

    def _member(self, trip: Trip, url: str, role: Role, most_bytes: int) -> list[Exchange]:
        page = trip.page
        limit = min(most_bytes, trip.watched.source.max_bytes or self._limits.max_bytes)
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
                self._reading.text(trip, final)
        return got


def _fonts(exchanges: Iterable[Exchange]) -> Iterator[str]:
    """What the style sheets of a visit name."""
    for one in exchanges:
        if one.role is Role.STYLE and one.status == 200 and one.payload is not None:
            yield from observe.fonts(decoded(one.payload, one.headers).decode("utf-8", "replace"), one.url)
