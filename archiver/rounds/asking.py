"""An operator's side: these sources now, whatever is due."""

from __future__ import annotations

import queue
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence

import structlog

from archiver.recorder import Recorder
from archiver.rounds.held import LEASE_S, Answer, Answers, Round
from archiver.rounds.leases import Leases
from archiver.rounds.walking import Walk
from storage.errors import ArchiverError, Busy
from storage.model import Effect, Watched

log = structlog.get_logger(__name__)


class Check:
    """One check: threads of its own, and the answers as they come."""

    def __init__(
        self,
        walk: Walk,
        leases: Leases,
        recorder: Recorder,
        *,
        stop: threading.Event,
        ended: Callable[[], None],
        wait_s: float,
    ) -> None:
        """`ended` is called by each thread when it has no more hosts."""
        self._walk = walk
        self._leases = leases
        self._recorder = recorder
        self._stop = stop
        self._ended = ended
        self._wait_s = wait_s
        self._answers: Answers = queue.SimpleQueue()
        self._gone = threading.Event()  # nobody listens any more
        self._hosts: queue.SimpleQueue[tuple[str, dict[str, Watched]]] = queue.SimpleQueue()
        self._left = 0

    def begin(self, wanted: Sequence[Watched], threads: int) -> int:
        """Queue the hosts of these sources, those last that gave no answer when last looked at: they may hold their
        threads for long. How many threads there will be."""
        by_host: dict[str, dict[str, Watched]] = defaultdict(dict)
        for one in wanted:
            by_host[one.source.host][one.source.id] = one
        for host in sorted(by_host, key=lambda host: (all(map(_unheard, by_host[host].values())), host)):
            self._hosts.put((host, by_host[host]))
            self._left += len(by_host[host])
        return max(1, min(threads, len(by_host)))

    def answers(self, threads: int) -> Iterator[tuple[Watched, Answer]]:
        """Each source after its commit, or the error that stands in its place."""
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
        """One thread: host after host, until there is none."""
        while True:
            try:
                host, sources = self._hosts.get_nowait()
            except queue.Empty:
                break
            left = dict(sources)
            try:
                self._host(host, left)
            except Exception as error:  # a host ends here; what is ours goes to the caller as it is
                if not isinstance(error, ArchiverError):
                    log.exception("check.failed", host=host)
                    error = ArchiverError(f"the check of {host} failed: {error!r}")
                for one in left.values():
                    self._answers.put((one, error))
        self._ended()

    def _host(self, host: str, left: dict[str, Watched]) -> None:
        """Rounds of one host until each source had its visit. What was visited is answered when it is committed."""
        deadline = time.monotonic() + self._wait_s
        while left and not self._gone.is_set() and not self._stop.is_set():
            one = self._lease(host, frozenset(left), deadline)
            asked, had = dict(left), list[str]()

            def answer(source: str, result: Answer, asked: dict[str, Watched] = asked) -> None:
                self._answers.put((asked[source], result))

            try:
                self._walk.walk(one, had, answer)
            finally:
                for source in had:
                    del left[source]
                self._leases.walked(one)
            if left:
                self._recorder.ask()
                one.done.wait(LEASE_S)

    def _lease(self, host: str, wanted: frozenset[str], deadline: float) -> Round:
        while True:
            rounds = self._leases.claim(limit=1, hosts=[host], wanted=wanted)
            if rounds:
                return rounds[0]
            if time.monotonic() >= deadline or self._gone.is_set():
                raise Busy(f"another process is looking at {host}; try again, or wait longer with --wait 60")
            time.sleep(min(0.2, max(0.0, deadline - time.monotonic())))


def _unheard(one: Watched) -> bool:
    finding = one.assessment.finding
    return finding is not None and finding.effect is Effect.FAILURE
