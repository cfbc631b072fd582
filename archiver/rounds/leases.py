"""Which hosts this process may speak to: leases claimed, renewed by a heartbeat, given back with the last commit."""

from __future__ import annotations

import secrets
import threading
import time
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING

import structlog

from archiver.rounds.held import BACK_S, HEARTBEAT_S, LEASE_S, Round
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
    """Rounds by host. Thread-safe. `ending` tells how many seconds a host wants to be left alone after its round."""

    def __init__(self, catalog: Catalog, ending: Callable[[str], float], *, now: Now, owner: str) -> None:
        self._catalog = catalog
        self._ending = ending
        self._now = now
        self._owner = owner  # a lease's token begins with it, so that a dead process's leases can be told
        self._held: dict[str, Round] = {}  # by host
        self._quiet = threading.Condition()  # over the above
        self._stop = threading.Event()
        self._owed: list[Round] = []  # ended while the database did not answer: let go when it does
        self._heart = threading.Thread(target=self._beat, name="heartbeat", daemon=True)
        self._heart.start()

    def __bool__(self) -> bool:
        """Whether any host is held."""
        return bool(self._held)

    @property
    def tidy(self) -> bool:
        """Every host that is not held was let go."""
        return not self._owed

    def claim(
        self, *, limit: int, hosts: Sequence[str] | None = None, wanted: frozenset[str] | None = None
    ) -> list[Round]:
        """Rounds of hosts that are due, or of those named: what nobody holds."""
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
        """A visit of it is to be committed."""
        with self._quiet:
            one.open_visits += 1

    def unopened(self, one: Round) -> None:
        """That visit could not be written down."""
        with self._quiet:
            one.open_visits -= 1

    def committed(self, accepted: list[Outcome], refused: list[Outcome]) -> None:
        """Visits are acknowledged, or dropped: rounds of which they were the last end."""
        with self._quiet:
            for outcome in (*accepted, *refused):
                if (one := self._held.get(outcome.host)) is not None and one.token == outcome.lease:
                    one.open_visits -= 1
            ended = [one for one in self._held.values() if not one.walking and one.open_visits <= 0]
        self.release(ended)

    def walked(self, one: Round) -> None:
        """Its thread is done with it."""
        with self._quiet:
            one.walking = False
            ended = one.open_visits <= 0
            self._quiet.notify_all()
        if ended:
            self.release([one])

    # --- the end of rounds

    def release(self, rounds: Iterable[Round]) -> None:
        """Let these hosts go."""
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
        except ArchiverError as error:  # the next claim lets them go, else they run out, or a next start ends them
            with self._quiet:
                self._owed += ending
            log.warning("hosts.not_released", hosts=len(ending), error=str(error))
        for one in ending:
            one.done.set()
        with self._quiet:
            self._quiet.notify_all()

    def idle(self, timeout_s: float) -> bool:
        """Wait until no host is held. False when it took longer."""
        deadline = time.monotonic() + timeout_s
        with self._quiet:
            while self._held:
                left = deadline - time.monotonic()
                if left <= 0:
                    return False
                self._quiet.wait(left)
        return True

    def close(self) -> None:
        """Let every host go."""
        self._stop.set()
        with self._quiet:
            left = list(self._held.values())
        for one in left:
            one.walking = False
        self.release(left)
        self._heart.join()

    def _waiting(self, ending: Sequence[Round]) -> dict[Round, timedelta]:
        """Rounds, and how long the host of each wants to be left alone."""
        return {one: timedelta(seconds=self._ending(one.host)) for one in ending}

    def _let_go(self, conn: sa.Connection, ending: Mapping[Round, timedelta]) -> None:
        now = self._now()
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
            with self._quiet:
                held = list(self._held.values())
            if not held:
                continue
            try:
                with self._catalog.write(durable=False) as conn:
                    until = self._now() + timedelta(seconds=LEASE_S)
                    for one in held:
                        one.lost = not tables.hosts.renew(conn, one.host, one.token, until)
            except ArchiverError as error:
                log.warning("heartbeat.failed", error=str(error))


def _left_alone_s(one: Round) -> int:
    """How long a host is not looked at that backs off, or was sent to the back."""
    if one.down:
        return min(BACKOFF_MOST_S, BACKOFF_FIRST_S << min(max(0, one.failures - 1), 16))
    return BACK_S if one.cut else 0
