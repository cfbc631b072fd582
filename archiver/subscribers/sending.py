"""Sends letters, by the mail server or posted to a URL: each is accepted at least once, and repeats are identical.

A letter that is not accepted now is tried again after the same waits as the webhook, five days in all, then given up;
one that never will be is given up at once. Both are logged, with the subscription and never its address. A mail server
that cannot be used costs no letter an attempt: all of them wait.
"""

from __future__ import annotations

import json
import random
import time
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

import structlog
from standardwebhooks import Webhook

from archiver.errors import AddressRefused
from archiver.notify import JITTER, PAUSE_FIRST_S, PAUSE_MOST_S, RETRY_S, TICK_S, headers, wished_s
from archiver.outbound import NotDelivered
from archiver.subscribers.composing import Composing
from archiver.subscribers.gathering import Gathering
from archiver.subscribers.smtp import Deferred, NotReached, Refused, Server, Session, session
from storage import catalog as tables
from storage import urls
from storage.clock import rfc3339

if TYPE_CHECKING:
    from archiver.alerts import Alert
    from archiver.outbound import Client
    from archiver.subscribers.register import Known, Subscribers
    from storage.catalog import Catalog
    from storage.catalog.letters import Letter
    from storage.clock import Now
    from storage.sealing import Sealer

log = structlog.get_logger(__name__)

BATCH = 50  # letters of one tick
_GONE = 410


@dataclass(frozen=True, slots=True, kw_only=True)
class Post:
    """How mail is sent: by which server, and from which address."""

    server: Server
    sender: str


@dataclass(slots=True)
class _Rest:
    """A way of sending that is left alone for a while after failures; `since`: in case the clock is set back."""

    since: datetime
    until: datetime
    failures: int = 1  # in a row


class Letters:
    """`tick` writes letters and sends them. To be called from one thread."""

    def __init__(
        self,
        catalog: Catalog,
        subscribers: Subscribers,
        client: Callable[[], Client],
        *,
        sealer: Sealer,
        post: Post | None,
        public_url: str,
        now: Now,
        spread: Callable[[float, float], float] = random.uniform,
    ) -> None:
        """`client`: for posts, created when there is one. `post` None: there is no mail."""
        self._catalog = catalog
        self._subscribers = subscribers
        self._client = client
        self._post = post
        self._composing = Composing(catalog, sealer, urls.identity(public_url).rstrip("/"))  # in ASCII
        self._now = now
        self._spread = spread
        self._gathering = Gathering(catalog, subscribers, now)
        self._resting: dict[str, _Rest] = {}  # by subscription; the mail server's is under ""
        self._ended: set[str] = set()  # subscriptions whose URL answered 410: left alone by this process
        self._closed_on = set[str]()  # letters at which the mail server closed: the others come first

    def tick(self) -> int:
        """Write and send what is due; returns how many letters were accepted."""
        self._gathering.tick(mail=self._post is not None)
        known = {one.id: one for one in self._subscribers.standing()}
        self._orphans(list(known.values()))
        now = self._now()
        besides = {name for name, rest in self._resting.items() if rest.since <= now < rest.until} | self._ended
        besides |= set(self._subscribers.unreadable())
        if self._post is None or "" in besides:
            besides |= {one.id for one in known.values() if one.mail}
        with self._catalog.read() as conn:
            due = tables.letters.due(conn, now, BATCH, besides)
        due = [one for one in due if one.subscription in known]
        mails = [one for one in due if known[one.subscription].mail]
        # separate time limits: URLs that hang take twenty seconds each, and mail must not wait for them
        taken = self._posts([one for one in due if one not in mails], known, time.monotonic() + TICK_S)
        return taken + (self._mails(mails, known, time.monotonic() + TICK_S) if mails else 0)

    def trial(self, to: Known) -> str | None:
        """Send a test message at once; None if it was accepted, else why not."""
        now = self._now()
        if not to.mail:
            return self._posted_trial(to, str(uuid.uuid4()))
        if self._post is None:
            return "no mail server is named: set ARCHIVER_SMTP and ARCHIVER_MAIL_FROM"
        sender = self._post.sender
        data = self._composing.trial(str(uuid.uuid4()), now, to, sender=sender, token=self._subscribers.token(to))
        try:
            with session(self._post.server, sender.rpartition("@")[2]) as opened:
                opened.send(sender, to.terms.address, data)
        except (NotReached, Deferred, Refused) as error:
            return str(error)
        return None

    def _posted_trial(self, to: Known, id: str) -> str | None:  # noqa: A002
        body = json.dumps({"type": "test", "timestamp": rfc3339(self._now()), "data": {}}).encode()
        try:
            signed = headers(Webhook(self._subscribers.secret(to)), id, body, self._now())
            answer = self._client().post(to.terms.address, body, signed)
        except (NotDelivered, AddressRefused, ValueError) as error:
            return str(error)
        return None if 200 <= answer.status < 300 else f"answered {answer.status}"

    def _orphans(self, standing: Sequence[Known]) -> None:
        """Entrust letters of ended subscriptions to another one of the same address, or drop them if there is none."""
        with self._catalog.read() as conn:
            found = tables.letters.of_ended(conn)
        others = {one.subscriber: one.id for one in standing}
        for letter in found:
            with self._catalog.write() as conn:
                if letter.subscriber in others:
                    tables.letters.entrust(conn, letter.id, others[letter.subscriber])
                else:
                    tables.letters.sent(conn, letter.id)

    # ---- by mail

    def _mails(self, due: Sequence[Letter], known: dict[str, Known], deadline: float) -> int:
        assert self._post is not None
        taken, under_way = 0, None
        self._closed_on &= {one.id for one in due}
        try:
            with session(self._post.server, self._post.sender.rpartition("@")[2]) as opened:
                for letter in sorted(due, key=lambda one: one.id in self._closed_on):
                    if time.monotonic() > deadline:
                        break
                    under_way = letter.id
                    taken += self._mailed(opened, self._post.sender, letter, known[letter.subscription])
        except NotReached as error:
            self._closed_on |= set() if under_way is None else {under_way}
            self._rest("")
            log.error("mail.unreachable", error=str(error)[:200])  # noqa: TRY400 - told whole
        else:
            self._resting.pop("", None)
        return taken

    def _mailed(self, opened: Session, sender: str, letter: Letter, to: Known) -> bool:
        """Whether the letter was accepted. NotReached if the server cannot be used, or if the session ended with it."""
        found = self._composing.alerts(letter)
        if not found:
            self._left_out(letter, found)
            self._sent(letter)
            return False
        try:
            data = self._composing.mail(letter, found, to, sender=sender, token=self._subscribers.token(to))
            opened.send(sender, to.terms.address, data)
        except (Refused, Deferred, ValueError) as error:
            why = type(error).__name__ if isinstance(error, ValueError) else str(error)
            self._failed(letter, why, again=isinstance(error, Deferred))
            if opened.broken:
                raise NotReached(why) from None
            return False
        self._left_out(letter, found)
        self._sent(letter)
        return True

    # ---- by post

    def _posts(self, due: Sequence[Letter], known: dict[str, Known], deadline: float) -> int:
        taken, stopped = 0, set[str]()
        for letter in due:
            if letter.subscription in stopped or time.monotonic() > deadline:
                continue
            if not _is_put_off(self._catalog, letter, self._now()):
                went = self._posted(letter, known[letter.subscription])
                taken += went
                stopped |= set() if went else {letter.subscription}
        return taken

    def _posted(self, letter: Letter, to: Known) -> bool:
        """Whether the letter is done with; False: later letters of the subscription must wait."""
        found = self._composing.alerts(letter)
        if not found:
            self._left_out(letter, found)
            self._sent(letter)
            return True
        event, body = found[0].events[0].id, self._composing.post(found[0], to)
        webhook = Webhook(self._subscribers.secret(to))
        try:
            answer = self._client().post(to.terms.address, body, headers(webhook, event, body, self._now()))
        except (NotDelivered, AddressRefused, ValueError) as error:
            self._rest(letter.subscription)
            self._failed(letter, type(error).__name__)
            return False
        if 200 <= answer.status < 300:
            self._resting.pop(letter.subscription, None)
            self._sent(letter)
            return True
        if answer.status == _GONE:
            self._ended.add(letter.subscription)
            _note_gone(self._catalog, letter)
            return False
        after_s = wished_s(answer, self._now())
        self._rest(letter.subscription, after_s)
        self._failed(letter, f"answered {answer.status}", after_s=after_s)
        return False

    # ---- both

    def _left_out(self, letter: Letter, found: Sequence[Alert]) -> None:
        """Unmark events left out of a letter, so that they are told if the remark that silenced them is taken back."""
        kept = {event.id for alert in found for event in alert.events}
        out = [event for _, events in letter.alerts for event in events if event not in kept]
        if out:
            with self._catalog.write() as conn:
                tables.letters.untell(conn, letter.subscriber, out)

    def _sent(self, letter: Letter) -> None:
        with self._catalog.write() as conn:
            tables.letters.sent(conn, letter.id)

    def _failed(self, letter: Letter, error: str, *, again: bool = True, after_s: float | None = None) -> None:
        attempts = letter.attempts + 1
        next_at = None
        if again and attempts < len(RETRY_S):
            wait_s = RETRY_S[attempts] * self._spread(1 - JITTER, 1 + JITTER)
            next_at = self._now() + timedelta(seconds=max(wait_s, after_s or 0))
        with self._catalog.write() as conn:
            tables.letters.failed(conn, letter.id, next_at=next_at, error=error[:500])
        say = log.error if next_at is None else log.warning
        say(
            "letter.failed", id=letter.id, subscription=letter.subscription, attempts=attempts, given_up=next_at is None,
            error=error[:200],
        )  # fmt: skip

    def _rest(self, name: str, after_s: float | None = None) -> None:
        failures = self._resting[name].failures + 1 if name in self._resting else 1
        pause_s = min(PAUSE_MOST_S, PAUSE_FIRST_S * 2 ** min(failures - 1, 10))
        now = self._now()
        self._resting[name] = _Rest(now, now + timedelta(seconds=max(pause_s, after_s or 0)), failures)


def _is_put_off(catalog: Catalog, letter: Letter, now: datetime) -> bool:
    """Whether a post must wait for an earlier one about its source, else a receiver would learn of the return first.

    It then waits as long as that. Posts about other sources need not: one that a receiver never accepts would hold up
    all of them.
    """
    with catalog.read() as conn:
        earlier = tables.letters.before(conn, letter, now)
        events = tables.events.by_ids(conn, [_event(one) for one in (letter, *earlier)]) if earlier else {}
    sources = {one.id: events[_event(one)].source for one in (letter, *earlier) if _event(one) in events}
    own = sources.get(letter.id)
    until = max((one.next_at for one in earlier if one.next_at and sources.get(one.id) == own), default=None)
    if until is None:
        return False
    with catalog.write() as conn:
        tables.letters.put_off(conn, letter.id, until)
    return True


def _note_gone(catalog: Catalog, letter: Letter) -> None:
    with catalog.write() as conn:
        tables.letters.note(conn, letter.id, "answered 410: nothing more is sent to it until the next start")
    log.error("subscriber.gone", subscription=letter.subscription, advice="it answered 410: archiver unsubscribe")


def _event(letter: Letter) -> str:
    """The id of the one event of a letter to a URL."""
    return letter.alerts[0][1][0]
