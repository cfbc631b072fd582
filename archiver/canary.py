"""Whether our own line is up.

A canary URL of the operator's choice is asked when a host cannot be reached or answers with what is no content of its
site; without a canary, the line counts as down when most hosts have fallen silent together.
"""

from __future__ import annotations

import threading
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from ipaddress import ip_address
from urllib.parse import urlsplit

import structlog

from archiver.fetch import Fetcher, Postponed
from archiver.judge import LINE_TURN, OurLine
from archiver.judge.reached import same_site
from archiver.observe.marks.page import page_marks
from archiver.observe.marks.weigh import strongest
from archiver.resolve import is_literal, is_localhost
from archiver.text import decoded, extract
from storage.clock import Now
from storage.model import Exchange, Role
from storage.urls import host_key

log = structlog.get_logger(__name__)

ASK_EVERY = timedelta(minutes=1)  # while hosts fail, or the canary is silent
ASK_DEAD_EVERY = timedelta(minutes=10)  # while the canary is silent and sites come as usual
SITES = 2  # so many sites must come as usual before a silent canary is taken for dead
CANARY_BYTES = 1 << 20
WANTS_LOGIN = 511  # RFC 6585 6: sent by the network in between, never by a site
REFUSED = 400  # an answer of this status or above may be anybody's: a proxy's, a portal's


@dataclass(slots=True)
class _Canary:
    """What one vantage point received from the canary."""

    asked_at: datetime | None = None
    up: bool | None = None
    silent_at: datetime | None = None  # when it fell silent; it has been since
    dead: bool = False  # the canary itself is silent, not our line
    said: bool = False  # that it is dead was logged; once per silence
    sent_to: str | None = None  # address on another site that the canary redirected to
    shown: str | None = None  # SHA-256 of the payload received instead of the canary's page, or of that page
    fine: dict[str, datetime] = field(default_factory=dict)  # hosts whose newest look came as usual, and when
    failing: dict[str, datetime] = field(default_factory=dict)  # hosts whose newest look got no answer, and when
    asking: threading.Lock = field(default_factory=threading.Lock)  # held while the canary is asked


class Line:
    """Asks the canary at most once a minute, from the vantage point that a look took. Thread-safe.

    An answer of the canary outweighs what the hosts say; its silence counts only while no site comes as usual. What
    both the canary and a page of another site received can only come from our line.
    """

    def __init__(self, fetcher: Fetcher, canary: str | None, now: Now) -> None:
        self._fetcher = fetcher
        self._url = canary
        self._now = now
        self._lock = threading.Lock()
        self._canaries: defaultdict[str | None, _Canary] = defaultdict(_Canary)
        self._line = OurLine()  # over all vantage points: a machine has one network
        self._lines: defaultdict[str | None, OurLine] = defaultdict(OurLine)

    def note(self, page: Exchange | None, *, as_ever: bool, began: datetime | None = None) -> None:
        """Note how a look at a source that was served before ended.

        `as_ever`: it gave the content that is kept. `began`: when the look began, if that is not now.
        """
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
        # a site answers: does the canary again?
        if silent and self._url is not None and canary.asking.acquire(blocking=False):
            try:
                self._asked(canary, self._url, page.egress, ASK_DEAD_EVERY if canary.dead else ASK_EVERY)
            finally:
                canary.asking.release()

    def up(self, failed: Exchange | None) -> bool | None:
        """True, False, or None if unknown. A loopback source's failure says nothing about the line and asks nobody."""
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
        """The first and the last look of the newest outage that most hosts showed by falling silent together.

        It is known only after its first looks have failed. (None, None) if there was none, or if the canary answers.
        """
        egress = failed.egress if failed is not None else None
        with self._lock:
            if self._canaries[egress].up:
                return None, None
            known = [found for line in (self._line, self._lines[egress]) if (found := line.outage) is not None]
            return max(known, default=(None, None), key=lambda found: found[0])

    def _asked(self, canary: _Canary, url: str, egress: str | None, every: timedelta) -> None:
        """Ask the canary if it is due. The caller holds `asking`, and not the lock: the request may hang."""
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
        """Whether the canary is silent while sites come as usual.

        These must be at least two since it fell silent, and more than give no answer: a single one may be nearby.
        """
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
        """The last exchange of a request to the canary; None if none could be made."""
        try:
            with self._fetcher.session(egress) as session:
                return session.get(url, Role.HOME, max_bytes=CANARY_BYTES)[-1]
        except Postponed:
            return None


def seems_dead(fine: int, failing: int) -> bool:
    """Whether a silent canary is dead, by how many sites came as usual and how many gave no answer."""
    return fine >= SITES and fine > failing


def _says(last: Exchange | None, url: str) -> bool | None:
    """Whether our line is up, by the canary's last exchange; None if the answer may be somebody else's."""
    if last is None or not same_site(last.url, url):
        return None
    return False if last.failure is not None else True if _answers(last, url) else None


def trouble(fetcher: Fetcher, canary: str) -> str | None:
    """What is wrong with a canary, asked from the default vantage point; None if it answers."""
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
    """A warning if the canary shows a page that a wiped site may show too, which would pass for an outage of ours."""
    text = extract(decoded(last.payload or b"", last.headers), url=last.url)
    if strongest(page_marks(text)) is None:
        return None
    return f"{canary} gives a page that many servers give ({text.title or 'without a title'}): a site that is wiped to it would be taken for our own line: name another, or give it a page of its own"


def _same(canary: _Canary, url: str, page: Exchange) -> bool:
    """Whether a look received the same foreign answer as the canary.

    A redirect to the same third site, or the very same bytes: a network that demands a login first gives these for
    every address.
    """
    if canary.sent_to is not None and page.failure is None:
        return same_site(canary.sent_to, page.url)
    again = canary.shown is not None and page.payload_bytes > 0 and canary.shown == page.payload_sha256
    return again and not same_site(url, page.url)


def _answers(last: Exchange, url: str) -> bool:
    """Whether the canary's own site answered: a network that demands a login first redirects to its own."""
    return same_site(last.url, url) and last.status is not None and last.status < REFUSED


def _loopback(exchange: Exchange) -> bool:
    host = urlsplit(exchange.url).hostname or ""
    return is_localhost(host) or (is_literal(host) and ip_address(host).is_loopback)
