"""The service's side: claims due hosts as there are places for them, and puts the parts of a walk together."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator, Sequence

import structlog

from archiver.look import Look
from archiver.recorder import Committed, Recorder
from archiver.rounds.checking import Check
from archiver.rounds.leases import Leases
from archiver.rounds.places import Places
from archiver.rounds.round import Answer, Round
from archiver.rounds.walking import Walk
from storage.catalog import Catalog
from storage.clock import Now
from storage.errors import ArchiverError
from storage.model import Watched

log = structlog.get_logger(__name__)


class Rounds:
    """Leases, threads and limits. `look` makes the visits, `recorder` writes them."""

    def __init__(
        self,
        catalog: Catalog,
        look: Look,
        recorder: Callable[[Committed], Recorder],
        places: Places,
        *,
        now: Now,
        round_sources: int,
        round_s: float,
        may_start: Callable[[], bool],
        owner: str,
    ) -> None:
        self._look = look
        self._places = places
        self._may_start = may_start
        self._claiming = threading.Lock()  # if many threads end a round at once, one claims for all
        self._lock = threading.Lock()
        self._checking = 0  # threads of checks that are running
        self._stop = threading.Event()
        self._leases = Leases(catalog, look.end, now=now, owner=owner)
        self.recorder = recorder(self._leases.committed)
        self._walk = Walk(
            catalog, look, self._leases, places, self.recorder,
            now=now, round_sources=round_sources, round_s=round_s, stop=self._stop,
        )  # fmt: skip
        places.start(self._work, self._after)

    @property
    def tidy(self) -> bool:
        """Whether every host was released."""
        return self._leases.tidy

    def tick(self) -> int:
        """Claims due hosts, as many as there is room for, and queues them; returns their number."""
        if self._stop.is_set() or not self._may_start():
            return 0
        with self._claiming:
            room = self._places.room
            if room <= 0:
                return 0
            rounds = self._leases.claim(limit=room)
            self._places.offer(rounds)
        if not rounds:
            self._ask_when_idle()
        return len(rounds)

    def check(self, wanted: Sequence[Watched], *, wait_s: float) -> Iterator[tuple[Watched, Answer]]:
        """Visits these sources now, whatever is due; yields each after its commit, or the error instead.

        The error is Busy if another process holds the host for longer than `wait_s`.
        """
        check = Check(
            self._walk,
            self._leases,
            self._places,
            self.recorder,
            stop=self._stop,
            ended=self._check_ended,
            wait_s=wait_s,
        )
        threads = check.begin(wanted, self._places.threads)
        with self._lock:
            self._checking += threads  # counted before they start, so that the recorder flushes once for all of them
        yield from check.answers(threads)

    def idle(self, timeout_s: float) -> bool:
        """Waits until no host is held; False if that takes longer than `timeout_s`."""
        return self._leases.idle(timeout_s)

    def close(self) -> None:
        """Stops looking, drops unfinished looks, stores and commits the finished ones, and releases the hosts."""
        if self._stop.is_set():
            return
        self._stop.set()
        self._look.stop()
        self.recorder.hurry()
        self._places.close()
        self.recorder.close()
        self._leases.close()

    def _work(self, one: Round) -> None:
        try:
            self._walk.walk(one, [])
        except ArchiverError as error:  # a full disk or an absent database: the sources stay due
            log.warning("round.failed", host=one.host, error=str(error))
        except Exception:  # only this round fails: one host's trouble must not reach another's
            log.exception("round.failed", host=one.host)
        finally:
            self._leases.walked(one)

    def _after(self) -> None:
        try:
            self.tick()
        except ArchiverError as error:  # the schedule will tick again
            log.warning("rounds.not_claimed", error=str(error))

    def _check_ended(self) -> None:
        with self._lock:
            self._checking -= 1
        self._ask_when_idle()

    def _ask_when_idle(self) -> None:
        with self._lock:
            idle = self._checking == 0
        if idle and self._places.quiet and self._leases:
            self.recorder.ask()
