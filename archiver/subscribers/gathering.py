"""Events -> letters: what happened since a subscriber was last told and is meant for them, in one letter per address.

One transaction writes a letter, marks its alerts as told and advances the subscription. A mail address gets no letter
while another waits, nor within REST of the last: what happens meanwhile is in the next one.
"""

from __future__ import annotations

import itertools
import time
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from archiver import alerts
from archiver.lookup.discretion import visible_events
from archiver.notify import TICK_S
from archiver.silence import is_silenced
from archiver.subscribers.hindsight import events_already_told, silenced_events
from storage import catalog as tables
from storage.catalog.letters import Letter
from storage.clock import trim
from storage.model import Access, Digest, EventKind, Source

if TYPE_CHECKING:
    import sqlalchemy as sa

    from archiver.subscribers.register import Known, Subscribers
    from storage.catalog import Catalog
    from storage.catalog.deliveries import Due
    from storage.clock import Now
    from storage.model import Event, Terms

_LETTERS = uuid.UUID("6a1f8c1e-43f2-5a0b-9d35-5e0b8f7a2c19")  # our namespace for ids of letters; never changes
REST = timedelta(minutes=15)  # between two letters to one mail address
BATCH = 5_000  # most events of one subscription in one letter
POSTS_MOST = 200  # most letters to one URL that may wait, or be written in one tick
HOUR_OF_DIGESTS = 6  # UTC
LATE = timedelta(minutes=10)  # a look may be reported this long after it began
REMEMBERED = timedelta(days=400)


@dataclass(frozen=True, slots=True)
class _Taken:
    """The due events of one subscription: `asked` are for the subscriber, all of `seqs` are dealt with."""

    known: Known
    seqs: tuple[int, ...]
    asked: tuple[Due, ...]


class Gathering:
    """`tick` writes letters. To be called from one thread."""

    def __init__(self, catalog: Catalog, subscribers: Subscribers, now: Now) -> None:
        self._catalog = catalog
        self._subscribers = subscribers
        self._now = now
        self._forgot: datetime | None = None

    def tick(self, *, mail: bool) -> int:
        """Write the letters that are due; their number. `mail` False: no mail server, so those by mail wait."""
        now = trim(self._now())
        standing = [one for one in self._subscribers.standing() if mail or not one.mail]
        if not standing:
            return 0
        self._forget(now)
        with self._catalog.read() as conn:
            behind = tables.subscriptions.behind(conn, now)
            waiting = tables.letters.waiting(conn) if behind else {}
        made, deadline = 0, time.monotonic() + TICK_S
        for _, some in itertools.groupby(sorted(standing, key=_by_address), key=_by_address):
            if time.monotonic() > deadline:
                break  # the others are still behind and come next
            those = list(some)
            count = sum(waiting.get(one.id, 0) for one in those)
            those = [one for one in those if one.id in behind]
            if not those:
                continue
            if those[0].mail:
                made += 0 if count or self._rests(those[0], now) else self._mail(those, now)
            elif count < POSTS_MOST:
                made += sum(self._posts(one, now) for one in those)
        return made

    def _rests(self, known: Known, now: datetime) -> bool:
        with self._catalog.read() as conn:
            newest = tables.letters.newest_at(conn, known.subscriber)
        return newest is not None and newest <= now < newest + REST

    def _mail(self, those: Sequence[Known], now: datetime) -> int:
        """Write one letter per language with everything due for the subscriptions of an address."""
        made = 0
        for _, some in itertools.groupby(sorted(those, key=_by_language), key=_by_language):
            if taken := self._taken(some, now, BATCH):
                with self._catalog.write() as conn:
                    made += self._letter(conn, taken, now)
        return made

    def _letter(self, conn: sa.Connection, taken: Sequence[_Taken], now: datetime) -> int:
        """Write a letter unless nothing in it is new; the number written, 0 or 1."""
        for one in taken:
            tables.deliveries.passed(conn, tables.subscriptions.channel_of(one.known.id), one.seqs)
        due = {one.seq: one.event for some in taken for one in some.asked}
        events = [due[seq] for seq in sorted(due)]
        if not events:
            return 0
        known = next(one.known for one in taken if one.asked)
        before = events_already_told(conn, known.subscriber, events)
        events = [event for event in events if event.id not in before]
        if not events:
            return 0
        everything = alerts.Subscription(id=known.subscriber, kinds=frozenset(EventKind))
        hosts = {key: source.host for key, source in _sources(conn, events).items()}
        found = alerts.alerts(events, everything, hosts)
        name = "/".join([known.subscriber, *(event.id for event in events)])
        letter = Letter(
            id=str(uuid.uuid5(_LETTERS, name)),
            subscriber=known.subscriber,
            subscription=known.id,
            alerts=tuple((one.id, tuple(event.id for event in one.events)) for one in found),
            made_at=now,
            next_at=now,
        )
        tables.letters.add(conn, letter)
        tables.letters.tell(conn, known.subscriber, [event.id for event in events], now)
        return 1

    def _posts(self, known: Known, now: datetime) -> int:
        """Write one letter per event, as for the webhook."""
        taken = next(iter(self._taken([known], now, POSTS_MOST)), None)
        if taken is None:
            return 0
        with self._catalog.write() as conn:
            tables.deliveries.passed(conn, tables.subscriptions.channel_of(known.id), taken.seqs)
            before = tables.letters.told(conn, known.subscriber, [one.event.id for one in taken.asked])
            new = [one.event for one in taken.asked if one.event.id not in before]
            hosts = {key: source.host for key, source in _sources(conn, new).items()}
            about = alerts.Subscription(id=known.subscriber)
            for at, event in enumerate(new):
                alert = alerts.alert_id(event, about, hosts.get(event.source))
                made_at = now + timedelta(milliseconds=at)  # keeps this order when they are sent
                name = str(uuid.uuid5(_LETTERS, f"{known.subscriber}/{event.id}"))
                letter = Letter(
                    id=name,
                    subscriber=known.subscriber,
                    subscription=known.id,
                    alerts=((alert, (event.id,)),),
                    made_at=made_at,
                    next_at=now,
                )
                tables.letters.add(conn, letter)
            tables.letters.tell(conn, known.subscriber, [event.id for event in new], now)
            return len(new)

    def _taken(self, some: Iterable[Known], now: datetime, most: int) -> list[_Taken]:
        """The due events of these subscriptions, at most `most` of each.

        Subscriptions for which nothing happened, or nothing is to be told yet, are left out.
        """
        found, idle = [], []
        with self._catalog.read() as conn:
            newest = tables.events.newest_seq(conn)  # read first: events that come meanwhile have greater numbers
            for one in some:
                due = tables.deliveries.due(conn, tables.subscriptions.channel_of(one.id), now, most)
                if not due:  # whatever lies between was recreated by a rebuild, and is never told
                    idle.append(one.id)
                if (until := boundary(one.terms.digest, now)) is not None:
                    due = list(itertools.takewhile(lambda told: told.event.at < until, due))
                if due:
                    found.append(_Taken(one, tuple(told.seq for told in due), tuple(_asked(conn, one, due, now))))
        for name in idle:
            with self._catalog.write() as conn:
                tables.deliveries.passed(conn, tables.subscriptions.channel_of(name), [newest])
        return found

    def _forget(self, now: datetime) -> None:
        if self._forgot is None or now - self._forgot > timedelta(days=1):
            self._forgot = now
            with self._catalog.write(durable=False) as conn:
                tables.letters.forget(conn, now - REMEMBERED)


def boundary(digest: Digest, now: datetime) -> datetime | None:
    """The time up to which a digest reports: 6 h UTC of the day, or of its week's Monday. None: as it happens."""
    if digest is Digest.NONE:
        return None
    at = (now - LATE).replace(hour=HOUR_OF_DIGESTS, minute=0, second=0, microsecond=0)
    if at > now - LATE:
        at -= timedelta(days=1)
    return at - timedelta(days=at.weekday()) if digest is Digest.WEEKLY else at


def after_rebuild(catalog: Catalog, subscribers: Subscribers) -> None:
    """Have digests report what they had not yet reported before a rebuild.

    A rebuild marks all that it recreates as told. Whatever happened since the last hour of digests before the newest
    look was in no digest yet, and goes into the next. Which other mails were accepted is no longer known.
    """
    with catalog.read() as conn:
        newest = tables.visits.newest_at(conn)
    for one in subscribers.standing():
        if newest is None or (since := boundary(one.terms.digest, newest)) is None:
            continue
        period = timedelta(weeks=1) if one.terms.digest is Digest.WEEKLY else timedelta(days=1)
        with catalog.write() as conn:
            owed = [event.id for event in tables.events.listing(conn, since=since)]
            tables.deliveries.owe(conn, tables.subscriptions.channel_of(one.id), owed, since + period + LATE)


def open_to_others(
    conn: sa.Connection, subscriber: str, events: Sequence[Event], sources: Mapping[str, Source]
) -> list[Event]:
    """The events that may be sent to a subscriber, without what names the address of a sealed source.

    Their source is registered and public, and nobody has silenced them, before they happened or since.
    """
    public = {key for key, source in sources.items() if source.access is Access.PUBLIC}
    public -= tables.classes.withheld(conn, public)
    leaving = [event for event in events if event.source in public]
    spoken = tables.remarks.spoken_of(conn, {event.source for event in leaving})
    leaving = [event for event in leaving if not (event.source in spoken and is_silenced(conn, event))]
    since = (
        silenced_events(conn, subscriber, [event for event in events if event.source in spoken], sources)
        if spoken
        else set()
    )
    return visible_events(conn, [event for event in leaving if event.id not in since], Access.PUBLIC)


def _asked(conn: sa.Connection, known: Known, due: Sequence[Due], now: datetime) -> list[Due]:
    """The due events that are meant for this subscriber."""
    terms = known.terms
    since = known.subscription.at if known.subscription.at <= now else None  # None: the clock was set back since
    asks = alerts.Subscription(id=known.id, kinds=frozenset(terms.kinds), since=since, sure=terms.sure)
    wanted = [one for one in due if asks.asks_for(one.event)]
    sources = _sources(conn, [one.event for one in wanted])
    works = tables.works.citing(conn, list(sources)) if terms.works else {}
    named = set(terms.sources)
    named |= set(tables.sources.merged(conn, terms.sources).values())
    meant = {key: source for key, source in sources.items() if _meant(terms, source, named, works.get(key, set()))}
    leaving = {event.id for event in open_to_others(conn, known.subscriber, [one.event for one in wanted], meant)}
    return [one for one in wanted if one.event.id in leaving]


def _meant(terms: Terms, source: Source, named: set[str], works: set[str]) -> bool:
    if not (terms.sources or terms.hosts or terms.works or terms.tags):
        return True
    hosts = {source.host, source.host.rpartition(":")[0]}
    return bool(
        source.id in named
        or hosts.intersection(terms.hosts)
        or works.intersection(terms.works)
        or {tag.casefold() for tag in source.tags}.intersection(tag.casefold() for tag in terms.tags)
    )


def _sources(conn: sa.Connection, events: Iterable[Event]) -> dict[str, Source]:
    return tables.sources.register_of(conn, {event.source for event in events})


def _by_address(known: Known) -> tuple[str, str]:
    return known.subscriber, known.terms.address


def _by_language(known: Known) -> str:
    return known.terms.language
