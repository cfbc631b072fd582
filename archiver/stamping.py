"""Has time stamping authorities sign the date of the ledger's newest checkpoint, and keeps the stamps that hold.

Only authorities that the operator named are called; they see a hash and the time of the request. One that is down, or
whose answer does not hold, is asked again after longer and longer waits; nothing else waits for it.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import structlog

from archiver.outbound import Client, NotDelivered
from storage import catalog as tables
from storage.clock import Now, rfc3339
from storage.errors import ArchiverError, BlobDamaged, StoreError
from storage.timestamps import StampRefused, TokenStore, anchors_of, check, ocsp, request, revocation
from storage.timestamps.token import TOKEN_BYTES

if TYPE_CHECKING:
    from storage.catalog import Catalog
    from storage.ledger import Checkpoint, LedgerReader
    from storage.model import Capture
    from storage.timestamps import Stamp

log = structlog.get_logger(__name__)

QUERY, REPLY = "application/timestamp-query", "application/timestamp-reply"
OCSP = {"Content-Type": "application/ocsp-request", "Accept": "application/ocsp-response"}
NEAR_S = 60.0  # if a stamp is further from our clock than this, one of the two clocks is wrong
ACCURACY_S = 60.0  # as much of the accuracy that a stamp states is believed when clocks are compared
AGAIN_S = 300.0  # wait after such a stamp; shorter than if an authority is down: the clock may have been set since
WAITS_S = (60.0, 300.0, 900.0, 3600.0, 14_400.0)  # after the first failure, the second, …


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """One authority, as configured by the operator."""

    name: str
    url: str
    ca_file: Path
    policy: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """The result of asking one authority. `trouble` None: the stamp is kept."""

    authority: str
    size: int
    at: datetime | None = None
    trouble: str | None = None


class TooFar(StampRefused):
    """The stamp's time is too far from ours."""


@dataclass(slots=True)
class _Waiting:
    since: datetime
    until: datetime
    failures: int


def dated(catalog: Catalog, timestamps: TokenStore, capture: Capture) -> str:
    """How well the date of a capture is attested, in words."""
    with catalog.read() as conn:
        seen = tables.visits.by_number(conn, capture.source, capture.n)
        row = None if seen is None else tables.leaves.by_name(conn, seen.record, "visit")
    stamps = [] if row is None or row.index is None else timestamps.covering(row.index)
    if not stamps:
        return "our clock only, no outside witness yet"
    return "our clock; not later than " + ", ".join(f"{rfc3339(one.latest)} ({one.authority})" for one in stamps)


def _fresh(known: revocation.List, at: datetime) -> bool:
    """Whether a revocation list need not be fetched again: it is less than a day old and no newer one is due."""
    ends = known.next_update_utc or known.last_update_utc + timedelta(days=1)
    return at < min(ends, known.last_update_utc + timedelta(days=1))


class Stamping:
    """To be called from one thread at a time, which a tick is."""

    def __init__(
        self,
        ledger: LedgerReader,
        timestamps: TokenStore,
        client: Client,
        authorities: Sequence[Authority],
        *,
        every_s: float,
        now: Now,
        lists: Client | None = None,
        heard: Callable[[str, float], None] = lambda _name, _ahead_s: None,
    ) -> None:
        """`lists`: client for revocation lists, which are larger than stamps.

        `heard`: is called with the name of an authority and the seconds by which we are ahead of its stamp.
        """
        self._ledger = ledger
        self._timestamps = timestamps
        self._client = client
        self._authorities = tuple(authorities)
        self._every = timedelta(seconds=every_s)
        self._now = now
        self._waiting: dict[str, _Waiting] = {}
        self._lists_client = lists or client
        self._heard = heard
        self._fetched: dict[str, revocation.List] = {}  # by URL

    def tick(self, *, at_once: bool = False) -> list[Asked]:
        """Ask each authority that is due and has not stamped the newest checkpoint; `at_once`: also those not yet due.

        StoreError if the store does not answer.
        """
        head = self._ledger.newest()
        if head is None:
            return []
        return [
            self._ask(one, head) for one in self._authorities if self._lacks(one, head, self._now(), at_once=at_once)
        ]

    def _lacks(self, authority: Authority, head: Checkpoint, now: datetime, *, at_once: bool) -> bool:
        newest = self._timestamps.newest(authority.name)
        if newest is not None and newest >= head.size:
            return False
        if at_once:
            return True
        waiting = self._waiting.get(authority.name)
        if waiting is not None:
            return not waiting.since <= now < waiting.until  # earlier than `since`: the clock was set back
        if newest is None:
            return True
        try:
            return now - self._timestamps.load(newest, authority.name).at >= self._every
        except BlobDamaged:
            return True

    def _ask(self, authority: Authority, head: Checkpoint) -> Asked:
        try:
            at = self._stamped(authority, head)
        except StoreError:
            raise
        except (ArchiverError, ValueError, OSError) as error:
            failures = self._waiting[authority.name].failures + 1 if authority.name in self._waiting else 1
            wait_s = AGAIN_S if isinstance(error, TooFar) else WAITS_S[min(failures, len(WAITS_S)) - 1]
            now = self._now()
            self._waiting[authority.name] = _Waiting(now, now + timedelta(seconds=wait_s), failures)
            log.warning("timestamp.waits", authority=authority.name, size=head.size, reason=str(error), again_s=wait_s)
            return Asked(authority=authority.name, size=head.size, trouble=str(error))
        self._waiting.pop(authority.name, None)
        log.info("timestamp.kept", authority=authority.name, size=head.size, at=rfc3339(at))
        return Asked(authority=authority.name, size=head.size, at=at)

    def _stamped(self, authority: Authority, head: Checkpoint) -> datetime:
        anchors = anchors_of(authority.ca_file.read_bytes())
        imprint = hashlib.sha256(head.text.encode()).digest()
        nonce = secrets.randbits(64) | 1 << 63  # no leading zeros, so that every request has the same length
        asked = request(imprint, nonce, authority.policy)
        begun = self._now()
        answer = self._client.post(authority.url, asked, {"Content-Type": QUERY, "Accept": REPLY})
        ended = self._now()
        if answer.status != 200:
            raise NotDelivered(f"{authority.name} answered {answer.status}")
        if len(answer.body) > TOKEN_BYTES:
            raise StampRefused(f"{authority.name} answered with more than {TOKEN_BYTES} bytes")
        stamp = check(answer.body, imprint, anchors, nonce=nonce, policy=authority.policy)
        self._near(authority, stamp, begun, ended)
        lists = self._lists(authority, stamp)
        answers = self._answers(authority, stamp, lists)
        self._timestamps.save(
            head.size,
            authority.name,
            answer.body,
            stamp.chain,
            lists=revocation.pem_of(lists),
            answers=ocsp.pem_of(answers),
        )
        return stamp.at

    def _lists(self, authority: Authority, stamp: Stamp) -> list[revocation.List]:
        """Revocation lists that the chain's certificates name.

        One that cannot be fetched is logged and does not cost the stamp; one that revokes a certificate does:
        StampRefused.
        """
        found: list[revocation.List] = []
        for address, issuer in revocation.addresses(stamp.chain).items():
            try:
                known = self._fetched.get(address)
                if known is None or not _fresh(known, stamp.at):
                    answer = self._lists_client.get(address)
                    if answer.status != 200:
                        raise NotDelivered(f"it answered {answer.status}")
                    known = self._fetched[address] = revocation.parsed(answer.body, issuer, stamp.at)
                found.append(known)
            except (ArchiverError, ValueError, OSError) as error:
                log.warning("timestamp.no_revocation_list", authority=authority.name, at=address, reason=str(error))
        try:
            revocation.check(found, stamp.chain, stamp.at)
        except revocation.Revoked as error:
            raise StampRefused(str(error)) from None
        return found

    def _answers(self, authority: Authority, stamp: Stamp, lists: list[revocation.List]) -> list[bytes]:
        """OCSP answers for certificates that no revocation list covers; only a revoked one costs the stamp."""
        found: list[bytes] = []
        covered = {one.issuer for one in lists}
        for certificate, issuer, address in ocsp.responders(stamp.chain):
            if certificate.issuer in covered:
                continue
            try:
                answer = self._lists_client.post(address, ocsp.question(certificate, issuer), OCSP)
                if answer.status != 200:
                    raise NotDelivered(f"it answered {answer.status}")
                ocsp.check(answer.body, certificate, issuer, stamp.at)
                found.append(answer.body)
            except revocation.Revoked as error:
                raise StampRefused(str(error)) from None
            except (ArchiverError, ValueError, OSError) as error:
                log.warning("timestamp.no_ocsp_answer", authority=authority.name, at=address, reason=str(error))
        return found

    def _near(self, authority: Authority, stamp: Stamp, begun: datetime, ended: datetime) -> None:
        """Raise TooFar unless the stamp was made between request and answer, within its accuracy and NEAR_S.

        The deviation of our clock is reported in either case.
        """
        accuracy_s = min(stamp.accuracy_s, ACCURACY_S)
        ahead_s = max(0.0, (begun - stamp.at).total_seconds() - accuracy_s)
        behind_s = max(0.0, (stamp.at - ended).total_seconds() - accuracy_s)
        self._heard(authority.name, ahead_s - behind_s)
        if ahead_s + behind_s > NEAR_S:
            raise TooFar(
                f"the clock of {authority.name} is {behind_s - ahead_s:+.0f} s from ours: one of the two is wrong"
            )
