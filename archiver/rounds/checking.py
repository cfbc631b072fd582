"""An operator's check: visits the given sources now, whatever is due."""

from __future__ import annotations

import queue
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import structlog

from archiver.recorder import Recorder
from archiver.rounds.leases import Leases
from archiver.rounds.places import Places
from archiver.rounds.round import LEASE_S, Answer, Answers, Round
from archiver.rounds.walking import Walk
from storage.errors import ArchiverError, Busy
from storage.model import Effect, Watched

Queue = queue.SimpleQueue[tuple[str, dict[str, Watched]]]
Others = Callable[[], bool]

log = structlog.get_logger(__name__)


class Check:
    """One check, with threads of its own, which yields the answers as they come."""

    def __init__(
        self,
        walk: Walk,
        leases: Leases,
        places: Places,
        recorder: Recorder,
        *,
        stop: threading.Event,
        ended: Callable[[], None],
        wait_s: float,
    ) -> None:
        """`ended` is called by each thread when there are no more hosts for it."""
        self._walk = walk
        self._leases = leases
        self._places = places
        self._recorder = recorder
        self._stop = stop
        self._ended = ended
        self._wait_s = wait_s
        self._answers: Answers = queue.SimpleQueue()
        self._gone = threading.Event()  # the caller has stopped reading answers
        self._hosts: Queue = queue.SimpleQueue()
        self._slow: Queue = queue.SimpleQueue()  # slow hosts, taken when there are no others
        self._left = 0

    def begin(self, wanted: Sequence[Watched], threads: int) -> int:
        """Queues the hosts of these sources, those that gave no answer at their last look behind the others; returns
        the number of threads to run."""
        by_host: dict[str, dict[str, Watched]] = defaultdict(dict)
        for one in wanted:
            by_host[one.source.host][one.source.id] = one
        for host, sources in sorted(by_host.items()):
            (self._slow if all(map(_was_unanswered, sources.values())) else self._hosts).put((host, sources))
            self._left += len(sources)
        return max(1, min(threads, len(by_host)))

    def answers(self, threads: int) -> Iterator[tuple[Watched, Answer]]:
        """Each source after its commit, or the error instead."""
        workers = [threading.Thread(target=self._run, daemon=True) for _ in range(threads)]
        for worker in workers:
            worker.start()
        try:
            while self._left and (
                any(worker.is_alive() for worker in workers) or self._leases or not self._answers.empty()
            ):
                try:
                    yield self._answers.get(timeout=0.2)
                except queue.Empty:
                    continue
                self._left -= 1
        finally:
            self._gone.set()

    def _run(self) -> None:
        """The work of one thread: host after host, until there are none."""
        while (found := self._next()) is not None:
            host, left, others = found
            try:
                if self._host(host, left, others):
                    self._slow.put((host, left))
            except Exception as error:  # only this host fails; our own errors go to the caller unchanged
                if not isinstance(error, ArchiverError):
                    log.exception("check.failed", host=host)
                    error = ArchiverError(f"the check of {host} failed: {error!r}")
                for one in left.values():
                    self._answers.put((one, error))
        self._ended()

    def _next(self) -> tuple[str, dict[str, Watched], Others | None] | None:
        """A host, its sources, and a function that tells whether other hosts want the thread; slow hosts last."""
        for hosts, others in ((self._hosts, lambda: not self._hosts.empty()), (self._slow, None)):
            try:
                host, sources = hosts.get_nowait()
            except queue.Empty:
                continue
            return host, dict(sources), others
        return None

    def _host(self, host: str, left: dict[str, Watched], others: Others | None) -> bool:
        """Walks rounds of one host until each source had its visit; answers go out when visits are committed.

        True: the host is slow, its share of places is full, and others want the thread.
        """
        deadline = time.monotonic() + self._wait_s
        while left and not self._gone.is_set() and not self._stop.is_set():
            one = self._lease(host, frozenset(left), deadline)
            one.others = others or _no_others
            asked, had = dict(left), list[str]()

            def answer(source: str, result: Answer, asked: dict[str, Watched] = asked) -> None:
                self._answers.put((asked[source], result))

            try:
                with self._places.asked(one):
                    self._walk.walk(one, had, answer)
            finally:
                for source in had:
                    del left[source]
                self._leases.walked(one)
            if left:
                self._recorder.ask()
                one.done.wait(LEASE_S)
            if one.cut:
                return True
        return False

    def _lease(self, host: str, wanted: frozenset[str], deadline: float) -> Round:
        while True:
            rounds = self._leases.claim(limit=1, hosts=[host], wanted=wanted)
            if rounds:
                return rounds[0]
            if time.monotonic() >= deadline or self._gone.is_set():
                raise Busy(f"another process is looking at {host}; try again, or wait longer with --wait 60")
            time.sleep(min(0.2, max(0.0, deadline - time.monotonic())))


def _no_others() -> bool:
    return False


def _was_unanswered(one: Watched) -> bool:
    finding = one.assessment.finding
    return finding is not None and finding.effect is Effect.FAILURE
