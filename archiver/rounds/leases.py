"""Leases on hosts that this process may talk to: claimed, renewed by a heartbeat, released after the last commit."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from archiver.rounds.round import BACK_S, HEARTBEAT_S, LEASE_S, Round
from storage import catalog as tables
from storage.catalog import Catalog
from storage.clock import Now
from storage.errors import ArchiverError
from storage.model import Outcome

if TYPE_CHECKING:
    import sqlalchemy as sa

log = structlog.get_logger(__name__)

BACKOFF_FIRST_S, BACKOFF_MOST_S = 300, 6 * 3600


class Leases:
    """The rounds that hold a lease, by host. Thread-safe.

    `ending` returns for how many seconds a host may not be asked after its round.
    """

    def __init__(self, catalog: Catalog, ending: Callable[[str], float], *, now: Now, owner: str) -> None:
        self._catalog = catalog
        self._ending = ending
        self._now = now
        self._owner = owner  # the prefix of lease tokens, by which a dead process's leases are recognised
        self._held: dict[str, Round] = {}  # by host
        self._quiet = threading.Condition()  # guards `_held`, `_owed` and the rounds
        self._renewed_at = now()
        self._stop = threading.Event()
        self._owed: list[Round] = []  # ended while the database did not answer: released when it does
        self._heart = threading.Thread(target=self._beat, name="heartbeat", daemon=True)
        self._heart.start()

    def __bool__(self) -> bool:
        """Whether any host is held."""
        return bool(self._held)

    @property
    def tidy(self) -> bool:
        """Whether every host that is not held was released."""
        return not self._owed

    def claim(
        self, *, limit: int, hosts: Sequence[str] | None = None, wanted: frozenset[str] | None = None
    ) -> list[Round]:
        """Claims up to `limit` hosts that nobody holds: those that are due, or the named ones."""
        if self._held and abs(self._now() - self._renewed_at) >= timedelta(seconds=LEASE_S / 2):
            self._renew()  # our clock jumped or we were paused: else we would claim our own hosts again
        token = f"{self._owner}.{secrets.token_hex(16)}"
        owed = self._waiting(list(self._owed))
        with self._catalog.write(durable=False) as conn:
            self._let_go(conn, owed)
            leases = tables.hosts.claim(conn, now=self._now(), token=token, lease_s=LEASE_S, limit=limit, hosts=hosts)
        rounds = [
            Round(lease=lease, token=token, wanted=wanted, explicit=wanted is not None, failures=lease.failures)
            for lease in leases
        ]
        with self._quiet:
            self._owed = [one for one in self._owed if one not in owed]
            self._held.update((one.host, one) for one in rounds)
        return rounds

    # --- visits of a round

    def opened(self, one: Round) -> None:
        """Counts a visit of the round that is to be committed."""
        with self._quiet:
            one.open_visits += 1

    def unopened(self, one: Round) -> None:
        """Takes back `opened`, as the visit could not be recorded."""
        with self._quiet:
            one.open_visits -= 1

    def committed(self, accepted: list[Outcome], refused: list[Outcome]) -> None:
        """Notes visits that were committed or dropped, and releases rounds that have no others left."""
        with self._quiet:
            for outcome in (*accepted, *refused):
                if (one := self._held.get(outcome.host)) is not None and one.token == outcome.lease:
                    one.open_visits -= 1
            ended = [one for one in self._held.values() if not one.walking and one.open_visits <= 0]
        self.release(ended)

    def walked(self, one: Round) -> None:
        """Notes that the round's thread is done, and releases the round if all its visits are committed."""
        with self._quiet:
            one.walking = False
            ended = one.open_visits <= 0
            self._quiet.notify_all()
        if ended:
            self.release([one])

    # --- the end of rounds

    def release(self, rounds: Iterable[Round]) -> None:
        """Releases the hosts of these rounds."""
        with self._quiet:
            ending = [one for one in rounds if self._held.get(one.host) is one]
            for one in ending:
                del self._held[one.host]
        if not ending:
            return
        waiting = self._waiting(ending)
        try:
            with self._catalog.write(durable=False) as conn:
                self._let_go(conn, waiting)
        except ArchiverError as error:  # released by the next claim; else they expire, or the next start ends them
            with self._quiet:
                self._owed += ending
            log.warning("hosts.not_released", hosts=len(ending), error=str(error))
        for one in ending:
            one.done.set()
        with self._quiet:
            self._quiet.notify_all()

    def idle(self, timeout_s: float) -> bool:
        """Waits until no host is held; False if that takes longer than `timeout_s`."""
        deadline = time.monotonic() + timeout_s
        with self._quiet:
            while self._held:
                left = deadline - time.monotonic()
                if left <= 0:
                    return False
                self._quiet.wait(left)
        return True

    def close(self) -> None:
        """Releases every host, and stops the heartbeat."""
        self._stop.set()
        with self._quiet:
            left = list(self._held.values())
        for one in left:
            one.walking = False
        self.release(left)
        self._heart.join()

    def _waiting(self, ending: Sequence[Round]) -> dict[Round, timedelta]:
        """For each round, for how long its host may not be asked."""
        return {one: timedelta(seconds=self._ending(one.host)) for one in ending}

    def _let_go(self, conn: sa.Connection, ending: Mapping[Round, timedelta]) -> None:
        now = self._now()
        tables.hosts.lock(conn, [one.host for one in ending])
        for one, wait in ending.items():
            tables.hosts.release(
                conn,
                one.host,
                one.token,
                next_request_at=now + wait,
                failures=one.failures,
                next_due_at=now + timedelta(seconds=left_alone) if (left_alone := _left_alone_s(one)) else None,
            )

    def _beat(self) -> None:
        while not self._stop.wait(HEARTBEAT_S):
            try:
                self._renew()
            except ArchiverError as error:
                log.warning("heartbeat.failed", error=str(error))

    def _renew(self) -> None:
        """Extends every lease that is still ours, and notes which are not."""
        now = self._now()
        with self._quiet:
            held = list(self._held.values())
        if held:
            with self._catalog.write(durable=False) as conn:
                tables.hosts.lock(conn, [one.host for one in held])
                for one in held:
                    one.lost = not tables.hosts.renew(conn, one.host, one.token, now + timedelta(seconds=LEASE_S))
        self._renewed_at = now


def _left_alone_s(one: Round) -> int:
    """Seconds until a host that backs off or was cut short is due again; 0 for any other."""
    if one.down:
        return min(BACKOFF_MOST_S, BACKOFF_FIRST_S << min(max(0, one.failures - 1), 16))
    return BACK_S if one.cut else 0
