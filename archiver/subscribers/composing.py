"""Letters -> what may still be said of their events, and the messages that say it."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import TYPE_CHECKING

from archiver.alerts import Alert, payload, to_others
from archiver.lookup.cases import CONFIRMED, record_of
from archiver.lookup.unconfirmed import pairs_of
from archiver.subscribers.gathering import open_to_others
from archiver.subscribers.hindsight import cases_of, ended_losses
from archiver.subscribers.message import message
from archiver.subscribers.text import IN_FULL, IN_SHORT, About, Said, said, trial
from storage import catalog as tables
from storage.model import EventKind
from storage.sealing import SealBroken

if TYPE_CHECKING:
    from datetime import datetime

    from sqlalchemy import Connection

    from archiver.lookup.cases import Case
    from archiver.subscribers.register import Known
    from storage.catalog import Catalog
    from storage.catalog.letters import Letter
    from storage.model import Capture, Event
    from storage.sealing import Sealer


class Composing:
    """Reads the events of a letter and writes its message."""

    def __init__(self, catalog: Catalog, sealer: Sealer, public_url: str) -> None:
        """`public_url`: without a trailing slash."""
        self._catalog = catalog
        self._sealer = sealer
        self._public_url = public_url

    def alerts(self, letter: Letter) -> list[Alert]:
        """The alerts of a letter, without events that were sealed or silenced since it was written."""
        with self._catalog.read() as conn:
            events = tables.events.by_ids(conn, [one for _, ids in letter.alerts for one in ids])
            sources = tables.sources.register_of(conn, {event.source for event in events.values()})
            leaving = {one.id: one for one in open_to_others(conn, letter.subscriber, list(events.values()), sources)}
        found = []
        for alert, ids in letter.alerts:
            events_left = [to_others(leaving[one]) for one in ids if one in leaving]
            if events_left:
                first = events_left[0]
                found.append(
                    Alert(
                        id=alert,
                        subscription=letter.subscription,
                        kind=first.kind,
                        at=first.at,
                        events=tuple(events_left),
                    )
                )
        return found

    def mail(self, letter: Letter, found: Sequence[Alert], to: Known, *, sender: str, token: str) -> bytes:
        """The message of a letter, the same however often it is sent. `token`: ends the subscriber's alerts.

        Its text is stored, sealed, before it is first sent. It is written anew only if some of it may no longer be
        said, or if the letter was not accepted and a loss has ended meanwhile. ValueError if it cannot be made.
        """
        unsubscribe = f"{self._public_url}/unsubscribe/{token}"
        terms = to.terms
        text = self._written(letter) if self._is_whole(letter, found) else None
        about = self._about(found) if text is None or letter.attempts else {}
        if text is None or any(one.over for one in about.values()):
            text = said(
                found, about, public_url=self._public_url, unsubscribe=unsubscribe,
                language=terms.language, digest=terms.digest,
            )  # fmt: skip
            self._write(letter, text)
        return message(
            text, sender=sender, to=terms.address, id=letter.id, at=letter.made_at, unsubscribe=unsubscribe,
            language=terms.language,
        )  # fmt: skip

    def _is_whole(self, letter: Letter, found: Sequence[Alert]) -> bool:
        """Whether all that a letter was to say of its events may still be said."""
        ids = [one for _, events in letter.alerts for one in events]
        with self._catalog.read() as conn:
            known = tables.events.by_ids(conn, ids)
        left = [event for one in found for event in one.events]
        return left == [to_others(known[one]) for one in ids if one in known] and len(left) == len(ids)

    def _written(self, letter: Letter) -> Said | None:
        try:
            return None if letter.body is None else Said(**json.loads(self._sealer.open(letter.body)))
        except SealBroken:
            return None

    def _write(self, letter: Letter, text: Said) -> None:
        body = self._sealer.seal(json.dumps(asdict(text)))
        with self._catalog.write() as conn:
            tables.letters.write(conn, letter.id, body)

    def trial(self, id: str, at: datetime, to: Known, *, sender: str, token: str) -> bytes:  # noqa: A002
        """A test message, about no event."""
        unsubscribe, language = f"{self._public_url}/unsubscribe/{token}", to.terms.language
        return message(
            trial(unsubscribe=unsubscribe, language=language), sender=sender, to=to.terms.address, id=id, at=at,
            unsubscribe=unsubscribe, language=language,
        )  # fmt: skip

    def post(self, found: Alert, to: Known) -> bytes:
        """The body to post for one event, as for the webhook."""
        event = found.events[0]
        link = f"{self._public_url}/source/{event.source}/visit/{event.n}"
        return payload(found, to.terms.language, link=link)

    def _about(self, found: Sequence[Alert]) -> dict[str, About]:
        """What else is said about the sources; citations, earlier copies and records only of those that are in full."""
        full = {event.source for alert in found[:IN_FULL] for event in alert.events}
        told: dict[str, list[Event]] = {}
        for event in (event for alert in found[: IN_FULL + IN_SHORT] for event in alert.events):
            told.setdefault(event.source, []).append(event)
        with self._catalog.read() as conn:
            watched = {one.source.id: one for one in tables.sources.watched(conn, list(told))}
            about = {}
            for source, one in watched.items():
                stands = one.assessment.state in CONFIRMED
                known = cases_of(conn, source, one.source.url) if source in full or not stands else []
                about[source] = About(
                    title=one.title,
                    copy=None if one.last is None or one.last.purged else one.last,
                    cited=tuple(tables.works.of_source(conn, source)) if source in full else (),
                    before=_before(conn, told[source]) if source in full else {},
                    records=_records(known, told[source]) if source in full else {},
                    over=ended_losses(known, told[source]),
                )
            return about


def _records(known: Sequence[Case], events: Iterable[Event]) -> dict[str, str]:
    """Event id -> record that the event is part of, for the events of one source."""
    named = ((event.id, record_of(known, event)) for event in events)
    return {event: record for event, record in named if record is not None}


def _before(conn: Connection, events: Iterable[Event]) -> dict[str, Capture]:
    """Event id -> copy that an altered text was compared with, if kept; the newest good copy has the new text."""
    found = {}
    for event in (one for one in events if one.kind is EventKind.ALTERED):
        look = tables.visits.by_number(conn, event.source, event.n)
        for pair in pairs_of(look)[:1] if look is not None else ():
            copy = tables.captures.by_id(conn, pair.old)
            if copy is not None and not copy.purged:
                found[event.id] = copy
    return found
