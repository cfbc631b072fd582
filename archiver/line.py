"""Whether our own line is up: a canary URL of the operator's choosing, asked when a host cannot be reached or gives what
is no content of its site; without one, whether most hosts have fallen silent together."""

from __future__ import annotations

import threading
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import structlog

from archiver.fetch import Fetcher, Postponed
from archiver.judge import LINE_TURN, OurLine
from archiver.judge.reached import same_site
from archiver.observe.marks.page import page_marks
from archiver.observe.marks.weigh import strongest
from archiver.text import decoded, extract
from storage.clock import Now
from storage.model import Exchange, Role
from storage.urls import host_key

log = structlog.get_logger(__name__)

ASK_EVERY = timedelta(minutes=1)  # while hosts fail, or it is silent
ASK_DEAD_EVERY = timedelta(minutes=10)  # while sites come as ever, and it does not
SITES = 2
CANARY_BYTES = 1 << 20
WANTS_LOGIN = 511  # RFC 6585 6: of the network between, never of a site
REFUSED = 400  # a status from which an answer may be anybody's: a proxy's, a portal's


@dataclass(slots=True)
class _Canary:
    """What one way out was given of it."""

    asked_at: datetime | None = None
    up: bool | None = None
    silent_at: datetime | None = None  # when it was first silent, and so ever since
    dead: bool = False  # it is the canary that is silent, and not our line
    said: bool = False  # that it is; once a silence
    sent_to: str | None = None  # an address of another site that it was sent on to
    shown: str | None = None  # SHA-256 of what came in its place, or as it
    fine: dict[str, datetime] = field(default_factory=dict)  # hosts whose newest look came as ever, and when
    failing: dict[str, datetime] = field(default_factory=dict)  # and those that gave no answer
    asking: threading.Lock = field(default_factory=threading.Lock)  # held by who asks it


class Line:
    """Asks the canary at most once a minute, by the way out that a look took. Its answer goes before what the hosts say;
    its silence only while no site comes as ever; and what both it and a page of another site were given is nobody's but our
    line's. Thread-safe."""

    def __init__(self, fetcher: Fetcher, canary: str | None, now: Now) -> None:
        self._fetcher = fetcher
        self._url = canary
        self._now = now
        self._lock = threading.Lock()
        self._canaries: defaultdict[str | None, _Canary] = defaultdict(_Canary)
        self._line = OurLine()  # of all ways together: a machine has one network
        self._lines: defaultdict[str | None, OurLine] = defaultdict(OurLine)

    def note(self, page: Exchange | None, *, as_ever: bool, began: datetime | None = None) -> None:
        """How a look at a source that was served before ended; `as_ever`: with the content that is kept; `began`: when it
        did, where that is not now."""
        if page is None or _loopback(page):
            return
        host, now = host_key(page.url), self._now()
        with self._lock:
            for line in (self._line, self._lines[page.egress]):
                line.note(began or now, host, answered=page.failure is None and page.status != WANTS_LOGIN)
            canary = self._canaries[page.egress]
            canary.fine.pop(host, None)
            canary.failing.pop(host, None)
            if as_ever:
                canary.fine[host] = now
            elif page.failure is not None:
                canary.failing[host] = now
            silent = as_ever and canary.up is False
        if (
            silent and self._url is not None and canary.asking.acquire(blocking=False)
        ):  # does it answer, now that a site does?
            try:
                self._asked(canary, self._url, page.egress, ASK_DEAD_EVERY if canary.dead else ASK_EVERY)
            finally:
                canary.asking.release()

    def up(self, failed: Exchange | None) -> bool | None:
        """True, False, or None: not known. A loopback source's failure says nothing of the line, so it does not ask."""
        if failed is not None and _loopback(failed):
            return None
        if failed is not None and failed.status == WANTS_LOGIN:
            return False
        egress = failed.egress if failed is not None else None
        with self._lock:
            canary = self._canaries[egress]
        if self._url is not None:
            with canary.asking:
                self._asked(canary, self._url, egress, ASK_EVERY)
        with self._lock:
            if failed is not None and self._url is not None and _same(canary, self._url, failed):
                return False
            canary.dead = self._is_dead(canary)
            told = None if canary.dead else canary.up
            return False if told is None and (self._line.down or self._lines[egress].down) else told

    def outage(self, failed: Exchange | None) -> tuple[datetime | None, datetime | None]:
        """The first and the last look of the newest time that it was down, as most hosts told by falling silent together:
        that is known only after the first of them did. (None, None) where it never was, or the canary answers."""
        egress = failed.egress if failed is not None else None
        with self._lock:
            if self._canaries[egress].up:
                return None, None
            known = [one for line in (self._line, self._lines[egress]) if (one := line.outage) is not None]
            return max(known, default=(None, None), key=lambda one: one[0])

    def _asked(self, canary: _Canary, url: str, egress: str | None, every: timedelta) -> None:
        """Ask it, if it is due. Whoever calls holds `asking`, and not the lock: it may hang."""
        asked_at = self._now()
        if canary.asked_at is not None and abs(asked_at - canary.asked_at) < every:
            return
        last = self._ask(url, egress)
        up = _says(last, url)
        with self._lock:
            canary.up, canary.asked_at = up, self._now()
            canary.silent_at = None if up is not False else canary.silent_at or asked_at
            canary.said = canary.said and up is False
            canary.sent_to = None if last is None or same_site(last.url, url) else last.url
            canary.shown = None if last is None or (last.status or REFUSED) >= REFUSED else last.payload_sha256
            canary.dead = self._is_dead(canary)

    def _is_dead(self, canary: _Canary) -> bool:
        """Silent while sites come as ever: at least two of them since it fell silent, and more than give no answer. One site
        that comes may be one that is near."""
        now, since = self._now(), canary.silent_at
        if canary.up is not False or since is None:
            return False
        fine = sum(at > since and abs(now - at) <= LINE_TURN for at in canary.fine.values())
        failing = sum(abs(now - at) <= LINE_TURN for at in canary.failing.values())
        dead = seems_dead(fine, failing)
        if dead and not canary.said:
            canary.said = True
            log.warning("canary.dead", url=self._url, silent_since=since.isoformat())
        return dead

    def _ask(self, url: str, egress: str | None) -> Exchange | None:
        """What came of it in the end; None where nobody could be asked."""
        try:
            with self._fetcher.session(egress) as session:
                return session.get(url, Role.HOME, max_bytes=CANARY_BYTES)[-1]
        except Postponed:
            return None


def seems_dead(fine: int, failing: int) -> bool:
    """Whether so many sites that came as ever, and so many that gave no answer, say that a silent canary is dead."""
    return fine >= SITES and fine > failing


def _says(last: Exchange | None, url: str) -> bool | None:
    """Whether our line is up, by what the canary was given; None where that may be somebody else's answer."""
    if last is None or not same_site(last.url, url):
        return None
    return False if last.failure is not None else True if _answers(last, url) else None


def trouble(fetcher: Fetcher, canary: str) -> str | None:
    """What is wrong with a canary, asked by the way out that is taken where none is named; None: it answers."""
    try:
        with fetcher.session() as session:
            last = session.get(canary, Role.HOME, max_bytes=CANARY_BYTES)[-1]
    except Postponed as postponed:
        return str(postponed)
    if last.failure is None and _answers(last, canary):
        return _like_many(last, canary)
    why = f"status {last.status} from {last.url}" if last.failure is None else last.failure.detail
    return f"{canary} gives no answer to go by ({why}): our own line, or the canary; if it stays, name another"


def _like_many(last: Exchange, canary: str) -> str | None:
    """Whether the canary gives what a site may be wiped to: then that site's loss would be taken for our own line's."""
    text = extract(decoded(last.payload or b"", last.headers), url=last.url)
    if strongest(page_marks(text)) is None:
        return None
    return f"{canary} gives a page that many servers give ({text.title or 'without a title'}): a site that is wiped to it would be taken for our own line: name another, or give it a page of its own"


def _same(canary: _Canary, url: str, page: Exchange) -> bool:
    """Whether a look was given what the canary was, which is of another site: sent on to the same third one, or shown the
    very same bytes. A network that wants a login first does that with whatever is asked for."""
    if canary.sent_to is not None and page.failure is None:
        return same_site(canary.sent_to, page.url)
    again = canary.shown is not None and page.payload_bytes > 0 and canary.shown == page.payload_sha256
    return again and not same_site(url, page.url)


def _answers(last: Exchange, url: str) -> bool:
    """An answer of the canary's own site: a network that wants a login first sends on to its own."""
    return same_site(last.url, url) and last.status is not None and last.status < REFUSED


def _loopback(exchange: Exchange) -> bool:
    return exchange.url.partition("://")[2].startswith(("127.", "[::1]"))
