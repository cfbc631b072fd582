"""Decides which rounds have a thread: as many at work as `threads`, of which at most half wait for slow hosts.

A round that sleeps out of politeness to its host has no connection and needs no place, so it lends its place, up to
RESTING rounds per place. A round that waits for its host's answer keeps its place while there are places for slow
hosts; beyond them it is ended as soon as another round wants a thread. Its look then does not count, and the host gets
its turn when there is a place for a slow host. Reasons: docs/decisions/0019-places.md.
"""

from __future__ import annotations

import threading
from collections import OrderedDict, deque
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from archiver.rounds.round import Round

RESTING = 4  # sleeping rounds per place: at 1 s between requests a look is mostly sleep
# one round per this many places is claimed ahead of a free place: a waiting round shows that a place is wanted
AHEAD = 4
PATIENCE_MOST_S, PATIENCE_LEAST_S = 5.0, 0.25
PATIENCE = 4.0  # times the usual time to first byte: a host that takes longer is slow
STEADY_BYTES = 64 << 10  # per second: a body that arrives faster does not count as waiting
REMEMBERED = 10_000  # max slow hosts that are remembered
# seconds after which a round that has slept goes on without a place: it may have the turn at a host for which all
# rounds with places wait
AWAKE_AFTER_S = 1.0


class Places:
    """Thread-safe. `start` sets the work; threads start when they are needed and end at `close`."""

    def __init__(self, threads: int) -> None:
        self.threads = threads
        self._slow_most = max(1, threads // 2)
        self._ahead = max(1, threads // AHEAD)
        self._lock = threading.Lock()
        self._wanted = threading.Condition(self._lock)  # there may be a round and a place for it
        self._awake = threading.Condition(self._lock)  # there may be a place for a round that has slept
        self._ready: deque[Round] = deque()
        self._working = self._resting = self._waking = self._idle = self._slow = 0
        self._usual_s = PATIENCE_LEAST_S / PATIENCE
        self._known: OrderedDict[str, None] = OrderedDict()  # hosts that were slow in their last round
        self._mine = threading.local()
        self._work: Callable[[Round], None] | None = None
        self._after: Callable[[], None] | None = None
        self._workers: list[threading.Thread] = []
        self._closed = False

    # --- rounds

    def start(self, work: Callable[[Round], None], after: Callable[[], None]) -> None:
        """Sets what is done with a round, and what when its place is free again; neither may raise."""
        self._work, self._after = work, after

    def offer(self, rounds: Sequence[Round]) -> None:
        """Queues rounds for a thread."""
        with self._lock:
            self._ready.extend(rounds)
            self._call()

    @property
    def room(self) -> int:
        """How many rounds to claim now; in batches, because each claim is a transaction."""
        with self._lock:
            if len(self._ready) > self._ahead // 2:
                return 0
            return min(self.threads, self._free + self._ahead - len(self._ready))

    @property
    def quiet(self) -> bool:
        """Whether no round is at work or waiting."""
        with self._lock:
            return not (self._working or self._resting or self._ready)

    def close(self) -> None:
        """Waits for the rounds at work; rounds that wait for a thread never begin."""
        with self._lock:
            self._closed = True
            self._wanted.notify_all()
            self._awake.notify_all()
        for worker in self._workers:
            worker.join()

    # --- slow hosts

    def admit(self, one: Round, *, slow: bool) -> bool:
        """Whether this round may begin. `slow`: its host is known to be slow, and needs a place for such."""
        with self._lock:
            if not slow and one.host not in self._known:
                return True
            if self._slow >= self._slow_most:
                return False
            one.slow = one.known = True
            self._slow += 1
            return True

    def should_give_up(self, waited_s: float, received_bytes: int) -> bool:
        """Whether the calling thread should give its round up, having waited this long for this much of an answer."""
        one = self._round
        if one is None or waited_s - received_bytes / STEADY_BYTES < self._patience_s:
            return False
        with self._lock:
            one.waited = True
            if one.slow:
                return False
            if self._slow < self._slow_most:
                one.slow = True
                self._slow += 1
            elif self._ready if one.others is None else one.others():
                one.cut = True
            return one.cut

    def note_answer(self, waited_s: float) -> None:
        """Notes how long an answer took to begin; the thread's round is then no longer slow, unless known to be."""
        one = self._round
        with self._lock:
            self._usual_s += (min(waited_s, PATIENCE_MOST_S) - self._usual_s) / 16
            if one is not None and one.slow and not one.known:
                self._no_longer_slow(one)

    @contextmanager
    def asked(self, one: Round) -> Iterator[None]:
        """Runs an operator's round on a thread of its own; its host may take a place for slow hosts meanwhile."""
        self._mine.asked = one
        try:
            yield
        finally:
            self._mine.asked = None
            with self._lock:
                if one.slow:
                    self._no_longer_slow(one)

    @contextmanager
    def resting(self) -> Iterator[None]:
        """Lends the thread's place to another round during a sleep."""
        one: Round | None = getattr(self._mine, "round", None)
        with self._lock:
            lent = one is not None and self._resting < RESTING * self.threads
            if lent:
                self._resting += 1
                self._working -= 1
                self._call()
        try:
            yield
        finally:
            if lent:
                self._take_again()

    def _take_again(self) -> None:
        with self._lock:
            self._waking += 1
            self._awake.wait_for(lambda: self._working < self.threads or self._closed, AWAKE_AFTER_S)
            self._waking -= 1
            self._resting -= 1
            self._working += 1

    # --- threads

    @property
    def _round(self) -> Round | None:
        """The calling thread's round, of the service or of an operator's check."""
        found: Round | None = getattr(self._mine, "round", None) or getattr(self._mine, "asked", None)
        return found

    @property
    def _free(self) -> int:
        return self.threads - self._working - self._waking  # those that have slept go first

    @property
    def _patience_s(self) -> float:
        return min(PATIENCE_MOST_S, max(PATIENCE_LEAST_S, PATIENCE * self._usual_s))

    def _call(self) -> None:
        """Wakes a waiting thread, or starts one, as there is a new round or place. Called with the lock held."""
        if self._waking and self._working < self.threads:
            self._awake.notify()
        able = min(len(self._ready), self._free)
        if able > 0:
            self._wanted.notify(able)
        for _ in range(able - self._idle):
            worker = threading.Thread(target=self._run, name=f"round-{len(self._workers)}", daemon=True)
            self._workers.append(worker)
            self._idle += 1
            worker.start()

    def _run(self) -> None:
        while (one := self._take()) is not None:
            assert self._work is not None
            assert self._after is not None
            try:
                self._work(one)
            finally:
                self._leave(one)
            self._after()

    def _take(self) -> Round | None:
        with self._lock:
            while not self._closed and not (self._ready and self._free > 0):
                self._wanted.wait()
            self._idle -= 1
            if self._closed:
                return None
            one = self._ready.popleft()
            self._working += 1
        self._mine.round = one
        return one

    def _leave(self, one: Round) -> None:
        self._mine.round = None
        with self._lock:
            self._working -= 1
            self._idle += 1
            if one.waited or one.cut:
                self._known[one.host] = None
                self._known.move_to_end(one.host)
                if len(self._known) > REMEMBERED:
                    self._known.popitem(last=False)
            else:
                self._known.pop(one.host, None)
            if one.slow:
                self._no_longer_slow(one)
            self._call()

    def _no_longer_slow(self, one: Round) -> None:
        one.slow = False
        self._slow -= 1
