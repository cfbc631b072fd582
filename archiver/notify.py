"""Sends events, and alarms for the operator, to one webhook: signed (Standard Webhooks 1.0.0), at least once.

What is to be sent, and how far the receiver has come, is in the catalog, so nothing is forgotten when a process dies. A
message that was accepted just before may then be sent again, with the same `webhook-id`, which never changes. Sealed
sources are never reported here, and what looks like a secret in an address is struck out.
"""

from __future__ import annotations

import base64
import binascii
import itertools
import random
import time
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog
from standardwebhooks import Webhook

from archiver import alarms, alerts
from archiver.errors import AddressRefused, UsageError
from archiver.gate import retry_after_s
from archiver.lookup.discretion import visible_events
from archiver.outbound import NotDelivered
from archiver.silence import is_silenced
from storage import catalog as tables
from storage.model import Access

if TYPE_CHECKING:
    from archiver.outbound import Answer, Client
    from storage.catalog import Catalog
    from storage.clock import Now
    from storage.model import Event

log = structlog.get_logger(__name__)

CHANNEL = "webhook"
SUBSCRIPTION = alerts.Subscription(id=CHANNEL)  # every event is sent; this only decides its `to_be_told`
# waits in seconds before each attempt, as the specification proposes, and two more days, as RFC 5321 4.5.4.1 wants of
# mail: five days in all, then the event is given up
RETRY_S = (0, 5, 300, 1_800, 7_200, 18_000, 36_000, 50_400, 72_000, 86_400, 86_400, 86_400)
JITTER = 0.2  # share of a wait, either way, so that a receiver that comes back is not met by everybody at once
# seconds for which a receiver rests after a failure, doubled with each further one: one that is down gets few requests
PAUSE_FIRST_S, PAUSE_MOST_S = 5.0, 300.0
BATCH = 20  # most events, and most alarms, of one tick
TICK_S = 30.0  # no new attempt after this long in one tick
SECRET_BYTES = range(24, 65)


@dataclass(frozen=True, slots=True)
class Rest:
    """A receiver is left alone for a while after failures."""

    since: datetime
    until: datetime
    failures: int  # in a row

    def holds(self, now: datetime) -> bool:
        """Whether it is to be left alone now. A clock set back to before the rest began does not prolong it."""
        return self.since <= now < self.until


@dataclass(frozen=True, slots=True, kw_only=True)
class _Letter:
    """One message to be sent. `seq`: its number in its channel; `attempts`: how often it has failed."""

    channel: str
    seq: int
    id: str
    body: bytes
    attempts: int


class Notify:
    """The one webhook. `tick` sends what is due and returns; one thread calls it every few seconds."""

    def __init__(
        self,
        catalog: Catalog,
        client: Client,
        *,
        url: str,
        secret: str | None,
        public_url: str,
        now: Now,
        spread: Callable[[float, float], float] = random.uniform,
    ) -> None:
        """`secret` None: nothing is signed. UsageError if it is no valid key."""
        self._catalog = catalog
        self._client = client
        self._url = url
        self._webhook = None if secret is None else Webhook(_key(secret))
        self._public_url = public_url.rstrip("/")
        self._now = now
        self._spread = spread
        self._rest: Rest | None = None
        self._disabled = False  # the receiver answered 410: this process sends nothing more; the next start tries again
        with catalog.write() as conn:
            tables.deliveries.open_channel(conn, CHANNEL)

    def tick(self) -> int:
        """Send what is due, at most BATCH events and for about TICK_S seconds; returns how many were accepted."""
        if self._disabled or (self._rest is not None and self._rest.holds(self._now())):
            return 0
        deadline, taken = time.monotonic() + TICK_S, 0
        for letter in itertools.chain(self._alarms(), self._events()):
            if not self._send(letter):
                break
            taken += 1
            if time.monotonic() > deadline:
                break
        return taken

    def _alarms(self) -> Iterator[_Letter]:
        with self._catalog.read() as conn:
            due = tables.alarms.due(conn, alarms.CHANNEL, self._now(), BATCH)
            later = tables.deliveries.later(conn, alarms.CHANNEL, self._now()) if due else {}
            found = tables.alarms.by_seq(conn, later)
        earlier = {seq: (one.trouble, one.store) for seq, one in found.items()}
        for one in due:
            subject = one.alarm.trouble, one.alarm.store
            if self._is_put_off(alarms.CHANNEL, one.seq, subject, earlier, later):
                continue
            body = alarms.payload(one.alarm)
            yield _Letter(channel=alarms.CHANNEL, seq=one.seq, id=one.alarm.id, body=body, attempts=one.attempts)

    def _events(self) -> Iterator[_Letter]:
        with self._catalog.read() as conn:
            due = tables.deliveries.due(conn, CHANNEL, self._now(), BATCH)
            later = tables.deliveries.later(conn, CHANNEL, self._now()) if due else {}
            found = tables.events.by_seq(conn, list(later))
        earlier = {seq: event.source for seq, event in found.items()}
        for one in due:
            if self._is_put_off(CHANNEL, one.seq, one.event.source, earlier, later):
                continue
            host = self._open_host(one.event.source)  # asked for each: it may be sealed while others are sent
            if host is None or self._quiet(one.event):
                self._settled(CHANNEL, one.seq)
            else:
                body = self.payload(self._open_part(one.event), host)
                yield _Letter(channel=CHANNEL, seq=one.seq, id=one.event.id, body=body, attempts=one.attempts)

    def _is_put_off(
        self, channel: str, seq: int, subject: object, earlier: Mapping[int, object], later: Mapping[int, datetime]
    ) -> bool:
        """Whether a message must wait for an earlier one on its subject, else the receiver would learn of the end first.

        `earlier`: the subjects of the messages that are tried again later; `later`: when. Others need not wait.
        """
        until = max((at for n, at in later.items() if n < seq and earlier.get(n) == subject), default=None)
        if until is None:
            return False
        with self._catalog.write() as conn:
            tables.deliveries.put_off(conn, channel, seq, at=self._now(), until=until)
        return True

    def _open_host(self, source: str) -> str | None:
        """The host of a source about which others may be told; None if it is sealed, or not registered."""
        with self._catalog.read() as conn:
            found = tables.sources.register_of(conn, {source}).get(source)
            withheld = tables.classes.withheld(conn, [source])
        return found.host if found is not None and found.access is Access.PUBLIC and not withheld else None

    def _open_part(self, event: Event) -> Event:
        with self._catalog.read() as conn:
            return visible_events(conn, [event], Access.PUBLIC)[0]

    def _quiet(self, event: Event) -> bool:
        with self._catalog.read() as conn:
            return is_silenced(conn, event)

    def _send(self, letter: _Letter) -> bool:
        """One attempt; False ends this tick."""
        try:
            answer = self._client.post(self._url, letter.body, self.headers(letter.id, letter.body))
        except (NotDelivered, AddressRefused, ValueError) as error:
            return self._failed(letter, str(error), None)
        if 200 <= answer.status < 300:
            self._settled(letter.channel, letter.seq)
            self._rest = None
            return True
        if answer.status == 410:
            self._disabled = True
            log.error("webhook.gone", advice="the receiver answered 410: set ARCHIVER_WEBHOOK anew and start again")
            return False
        moved = ": redirects are not followed, set the new address" if 300 <= answer.status < 400 else ""
        return self._failed(letter, f"answered {answer.status}{moved}", wished_s(answer, self._now()))

    def payload(self, event: Event, host: str) -> bytes:
        """The body, byte for byte the same at every attempt. `host`: the host of the source.

        An event that concerns a whole host is one message per source, all with the same alert id within a day.
        """
        told = alerts.to_others(event)
        alert = alerts.Alert(
            id=alerts.alert_id(event, SUBSCRIPTION, host),
            subscription=CHANNEL,
            kind=event.kind,
            at=event.at,
            events=(told,),
        )
        link = f"{self._public_url}/source/{event.source}/visit/{event.n}"
        return alerts.payload(alert, link=link, to_be_told=SUBSCRIPTION.asks_for(event))

    def headers(self, message: str, body: bytes) -> Mapping[str, str]:
        """The headers of this attempt: its time is signed with the rest."""
        return headers(self._webhook, message, body, self._now())

    def _settled(self, channel: str, seq: int) -> None:
        with self._catalog.write() as conn:
            tables.deliveries.sent(conn, channel, seq)

    def _failed(self, letter: _Letter, error: str, after_s: float | None) -> bool:
        now = self._now()
        attempts = letter.attempts + 1
        next_at = next_attempt(attempts, now, after_s, self._spread)
        with self._catalog.write() as conn:
            tables.deliveries.failed(conn, letter.channel, letter.seq, at=now, next_at=next_at, error=error[:500])
        self._rest = rest_after(self._rest, now, after_s)
        say = log.error if next_at is None else log.warning
        say("webhook.failed", id=letter.id, attempts=attempts, given_up=next_at is None, error=error[:200])
        return False


def next_attempt(
    attempts: int, now: datetime, after_s: float | None, spread: Callable[[float, float], float]
) -> datetime | None:
    """When a message is sent again that was not accepted `attempts` times; None: it is given up.

    `after_s`: for how long the receiver asked to be left alone.
    """
    if attempts >= len(RETRY_S):
        return None
    wait_s = RETRY_S[attempts] * spread(1 - JITTER, 1 + JITTER)
    return now + timedelta(seconds=max(wait_s, after_s or 0))


def rest_after(before: Rest | None, now: datetime, after_s: float | None) -> Rest:
    """The rest of a receiver that has just failed. `before`: the one after its last failure; None: it had none."""
    failures = 1 if before is None else before.failures + 1
    pause_s = min(PAUSE_MOST_S, PAUSE_FIRST_S * 2 ** min(failures - 1, 10))
    return Rest(now, now + timedelta(seconds=max(pause_s, after_s or 0)), failures)


def headers(webhook: Webhook | None, message: str, body: bytes, now: datetime) -> dict[str, str]:
    """The headers of one attempt to post `body` under the id `message`, signed if there is a key."""
    at = now.replace(microsecond=0)
    found = {
        "Content-Type": "application/json",
        "webhook-id": message,
        "webhook-timestamp": str(int(at.timestamp())),
    }
    if webhook is not None:
        found["webhook-signature"] = webhook.sign(message, at, body.decode())
    return found


def wished_s(answer: Answer, now: datetime) -> float | None:
    """For how long the receiver asks to be left alone, by its Retry-After; None if it does not."""
    return retry_after_s(next((value for name, value in answer.headers if name.lower() == "retry-after"), ""), now)


def _key(secret: str) -> bytes:
    try:
        key = base64.b64decode(secret.removeprefix("whsec_"), validate=True)
    except (binascii.Error, ValueError):
        key = b""
    if len(key) not in SECRET_BYTES:
        raise UsageError(
            "ARCHIVER_WEBHOOK_SECRET is no key: write whsec_ and base64 of 24 to 64 random octets, for example the output "
            "of: echo whsec_$(head -c 32 /dev/urandom | base64)"
        )
    return key
