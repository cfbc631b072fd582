"""THE WALK: the due sources of one host, from due to judged; and the pool of threads that walks many hosts at once.

A round holds its host by a lease from the catalog, so one process at a time speaks to a host, also on many machines.
It is bounded in sources and in time; its lease ends when the last of its visits is committed. A lease lost means that
the work is dropped at commit, never that it is written beside its successor's.
"""

from __future__ import annotations

import queue
import secrets
import threading
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future
from dataclasses import dataclass, field
from datetime import timedelta

import structlog

from archiver.fetch import Postponed, Stopped
from archiver.look import Look
from archiver.recorder import Committed, Finished, Recorder
from storage import catalog as tables
from storage.catalog import Catalog
from storage.catalog.hosts import HostLease
from storage.clock import Now
from storage.errors import ArchiverError, Busy
from storage.model import Effect, Finding, Outcome, Watched

log = structlog.get_logger(__name__)

Answer = Outcome | ArchiverError
Answers = queue.SimpleQueue[tuple[Watched, Answer]]

LEASE_S = 120  # a heartbeat renews it every quarter; a process that is paused for longer has lost its hosts
HEARTBEAT_S = LEASE_S / 4
BREAKER_FAILURES = 3  # connection failures in a row before the host's home page is asked
BACKOFF_FIRST_S, BACKOFF_MOST_S = 300, 6 * 3600
WAITING_AFTER_S = 0.25  # a round that holds its thread longer is waiting for its host more than it works
# so many times the pool's threads may be waiting: a thousand hosts that never answer, with 64 threads. A thread that
# waits costs an open socket and some tens of kB; a pool that is full of them costs everybody else their turn
MOST_WAITING = 16
POSTPONED_S = 900  # a visit that lacked disk space is tried again after this
CONNECTION = frozenset({Finding.DNS_ERROR, Finding.DNS_NXDOMAIN, Finding.REFUSED, Finding.RESET, Finding.TIMEOUT})


@dataclass(slots=True)
class Round:
    """One host's turn: its lease, and which of its visits are not committed yet."""

    lease: HostLease
    token: str
    wanted: frozenset[str] | None  # ids of sources asked for; None: what is due
    explicit: bool = False
    failures: int = 0  # connection failures of the host, over rounds
    down: bool = False  # the breaker is open: the host backs off
    lost: bool = False  # the lease is another's by now: what would still be looked at would be dropped
    walking: bool = True  # its thread still visits
    open_visits: int = 0
    done: threading.Event = field(default_factory=threading.Event)
    begun: float = field(default_factory=time.monotonic)


class Rounds:
    """Leases, threads and bounds. `look` does the visits, `recorder` writes them."""

    def __init__(
        self,
        catalog: Catalog,
        look: Look,
        recorder: Callable[[Committed], Recorder],
        *,
        now: Now,
        threads: int,
        round_sources: int,
        round_s: float,
        may_start: Callable[[], bool],
        owner: str,
    ) -> None:
        self._catalog = catalog
        self._look = look
        self._now = now
        self._threads = threads
        self._round_sources = round_sources
        self._round_s = round_s
        self._may_start = may_start
        self._owner = owner  # a lease's token begins with it, so that a dead process's leases can be told
        self._held: dict[str, Round] = {}  # by host
        self._lock = threading.Lock()
        self._ready: queue.SimpleQueue[Round | None] = queue.SimpleQueue()
        self._workers: list[threading.Thread] = []
        self._walking = 0
        self._queued = 0
        self._claiming = threading.Lock()  # of many threads that end a round at once, one claims for all
        self._stop = threading.Event()
        self.tidy = True  # every host was let go
        self._quiet = threading.Condition(self._lock)
        self.recorder = recorder(self._committed)
        self._heart = threading.Thread(target=self._beat, name="heartbeat", daemon=True)
        self._heart.start()

    # --- the service's side

    def tick(self) -> int:
        """Claim hosts that are due, as many as the pool has room for, and hand them over. The count."""
        if self._stop.is_set() or not self._may_start():
            return 0
        with self._claiming:
            with self._lock:
                room = self._room()
            if room <= 0:
                return 0
            rounds = self._claim(limit=room)
            self._hand_over(rounds)
        if not rounds:
            self._ask_when_idle()
        return len(rounds)

    def _room(self) -> int:
        """How many hosts to claim now. A round that waits (for a slow host, or for its own politeness) lends its
        place to another, up to MOST_WAITING pools of such rounds. Claims come in batches: each is a transaction."""
        waiting = sum(r.walking and time.monotonic() - r.begun > WAITING_AFTER_S for r in self._held.values())
        places = self._threads + min(waiting, MOST_WAITING * self._threads)
        if self._queued > self._threads // 4:
            return 0
        return min(self._threads, places - self._walking) - self._queued

    def _hand_over(self, rounds: Sequence[Round]) -> None:
        with self._lock:
            self._queued += len(rounds)
            busy = min(self._walking + self._queued, self._threads * (1 + MOST_WAITING))
            while len(self._workers) < busy:
                worker = threading.Thread(target=self._work, name=f"round-{len(self._workers)}", daemon=True)
                self._workers.append(worker)
                worker.start()
        for one in rounds:
            self._ready.put(one)

    def _work(self) -> None:
        while (one := self._ready.get()) is not None:
            with self._lock:
                self._queued -= 1
                self._walking += 1
            try:
                self._walk(one, [])
            except Exception:  # a thread ends here: nothing of one host's trouble may reach another's round
                log.exception("round.failed", host=one.lease.host)
            finally:
                with self._lock:
                    self._walking -= 1
                    one.walking = False
                    self._quiet.notify_all()
                self._end_if_done(one)
            try:
                self.tick()
            except ArchiverError as error:  # the schedule's tick comes again
                log.warning("rounds.not_claimed", error=str(error))

    def _ask_when_idle(self) -> None:
        with self._lock:
            idle = self._walking == 0 and self._queued == 0 and bool(self._held)
        if idle:
            self.recorder.ask()

    # --- an operator's side

    def check(self, wanted: Sequence[Watched], *, wait_s: float) -> Iterator[tuple[Watched, Answer]]:
        """Visit these now, whatever is due. Yields each after its commit, or the error that stands in its place: Busy
        when another process holds its host for longer than `wait_s`."""
        by_host: dict[str, dict[str, Watched]] = defaultdict(dict)
        for one in wanted:
            by_host[one.source.host][one.source.id] = one
        answers: Answers = queue.SimpleQueue()
        left = sum(len(sources) for sources in by_host.values())
        gone = threading.Event()
        with self._lock:
            shares = _shares(sorted(by_host), self._threads)
            self._walking += len(shares)  # none is idle before all are: they flush together
        threads = [
            threading.Thread(target=self._check_hosts, args=(hosts, by_host, wait_s, answers, gone), daemon=True)
            for hosts in shares
        ]
        for thread in threads:
            thread.start()
        try:
            while left and (any(thread.is_alive() for thread in threads) or self._held or not answers.empty()):
                try:
                    yield answers.get(timeout=0.2)
                except queue.Empty:
                    continue
                left -= 1
        finally:
            gone.set()

    def _check_hosts(
        self,
        hosts: Sequence[str],
        by_host: dict[str, dict[str, Watched]],
        wait_s: float,
        answers: Answers,
        gone: threading.Event,
    ) -> None:
        """One thread's share of the hosts."""
        for host in hosts:
            left = dict(by_host[host])
            try:
                self._check_host(host, left, wait_s, answers, gone)
            except Exception as error:  # a thread ends here; what is ours goes to the caller as it is
                if not isinstance(error, ArchiverError):
                    log.exception("check.failed", host=host)
                    error = ArchiverError(f"the check of {host} failed: {error!r}")
                for one in left.values():
                    answers.put((one, error))
        with self._lock:
            self._walking -= 1
        self._ask_when_idle()

    def _check_host(
        self, host: str, left: dict[str, Watched], wait_s: float, answers: Answers, gone: threading.Event
    ) -> None:
        """Rounds of one host until each source had its visit. What was visited is answered when it is committed."""
        deadline = time.monotonic() + wait_s
        while left and not gone.is_set() and not self._stop.is_set():
            one = self._lease(host, frozenset(left), deadline, gone)
            asked, had = dict(left), list[str]()

            def answer(source: str, result: Answer, asked: dict[str, Watched] = asked) -> None:
                answers.put((asked[source], result))

            try:
                self._walk(one, had, answer)
            finally:
                for source in had:
                    del left[source]
                with self._lock:
                    one.walking = False
                self._end_if_done(one)
            if left:
                self.recorder.ask()
                one.done.wait(LEASE_S)

    def _lease(self, host: str, wanted: frozenset[str], deadline: float, gone: threading.Event) -> Round:
        while True:
            rounds = self._claim(limit=1, hosts=[host], wanted=wanted)
            if rounds:
                return rounds[0]
            if time.monotonic() >= deadline or gone.is_set():
                raise Busy(f"another process is looking at {host}; try again, or wait longer with --wait 60")
            time.sleep(min(0.2, max(0.0, deadline - time.monotonic())))

    # --- leases

    def _claim(
        self, *, limit: int, hosts: Sequence[str] | None = None, wanted: frozenset[str] | None = None
    ) -> list[Round]:
        token = f"{self._owner}.{secrets.token_hex(16)}"
        with self._catalog.write(durable=False) as conn:
            leases = tables.hosts.claim(conn, now=self._now(), token=token, lease_s=LEASE_S, limit=limit, hosts=hosts)
        rounds = [
            Round(lease=lease, token=token, wanted=wanted, explicit=wanted is not None, failures=lease.failures)
            for lease in leases
        ]
        with self._lock:
            self._held.update((one.lease.host, one) for one in rounds)
        return rounds

    def _beat(self) -> None:
        while not self._stop.wait(HEARTBEAT_S):
            with self._lock:
                held = list(self._held.values())
            if not held:
                continue
            try:
                with self._catalog.write(durable=False) as conn:
                    until = self._now() + timedelta(seconds=LEASE_S)
                    for one in held:
                        one.lost = not tables.hosts.renew(conn, one.lease.host, one.token, until)
            except ArchiverError as error:
                log.warning("heartbeat.failed", error=str(error))

    def _committed(self, accepted: list[Outcome], refused: list[Outcome]) -> None:
        with self._lock:
            for outcome in (*accepted, *refused):
                if (one := self._held.get(outcome.host)) is not None and one.token == outcome.lease:
                    one.open_visits -= 1
            ended = [one for one in self._held.values() if not one.walking and one.open_visits <= 0]
        self._release(ended)

    def _end_if_done(self, one: Round) -> None:
        with self._lock:
            ended = not one.walking and one.open_visits <= 0
        if ended:
            self._release([one])

    def _release(self, rounds: Iterable[Round]) -> None:
        with self._lock:
            ending = [one for one in rounds if self._held.get(one.lease.host) is one]
            for one in ending:
                del self._held[one.lease.host]
        if not ending:
            return
        try:
            self._let_go(ending)
        except ArchiverError as error:  # nothing renews these leases any more: they run out, or a next start ends them
            self.tidy = False
            log.warning("hosts.not_released", hosts=len(ending), error=str(error))
        for one in ending:
            one.done.set()
        with self._lock:
            self._quiet.notify_all()

    def _let_go(self, ending: Sequence[Round]) -> None:
        now = self._now()
        waits = [timedelta(seconds=self._look.end(one.lease.host)) for one in ending]
        with self._catalog.write(durable=False) as conn:
            for one, wait in zip(ending, waits, strict=True):
                backoff = timedelta(seconds=_backoff_s(one.failures)) if one.down else None
                tables.hosts.release(
                    conn,
                    one.lease.host,
                    one.token,
                    next_request_at=now + wait,
                    failures=one.failures,
                    next_due_at=now + backoff if backoff else None,
                )

    # --- one round

    def _walk(self, one: Round, had: list[str], answer: Callable[[str, Answer], None] | None = None) -> None:
        """Visit the host's sources one after the other, suspects first, within the bounds of a round. `had` gets the
        ids of those that had their turn."""
        due = self._due(one)
        self._look.begin(one.lease.host, one.lease.next_request_at)
        in_a_row = 0
        for watched in due:
            late = not one.explicit and time.monotonic() - one.begun > self._round_s
            if late or one.lost or self._stop.is_set():
                break
            try:
                finished = self._look.at(watched, lease=one.token, explicit=one.explicit)
            except Stopped:
                break
            except Postponed as postponed:
                self._postpone(watched, str(postponed))
                had.append(watched.source.id)
                if answer is not None:
                    answer(watched.source.id, Busy(f"not looked at yet: {postponed}"))
                continue
            self._add(one, finished, answer)
            had.append(watched.source.id)
            in_a_row = in_a_row + 1 if finished.finding in CONNECTION else 0
            if finished.finding not in CONNECTION and finished.finding.effect is not Effect.NONE:
                one.failures = 0
            if in_a_row >= BREAKER_FAILURES and not one.explicit and not self._home_answers(watched):
                one.failures += 1
                one.down = True
                log.info("host.backs_off", host=one.lease.host, failures=one.failures)
                break

    def _add(self, one: Round, finished: Finished, answer: Callable[[str, Answer], None] | None) -> None:
        """Hand a visit to the recorder. A visit that cannot be written down is none, and ends the round."""
        with self._lock:
            one.open_visits += 1
        try:
            future = self.recorder.add(finished)
        except BaseException:
            with self._lock:
                one.open_visits -= 1
            raise
        if answer is not None:
            future.add_done_callback(_telling(answer, finished.visit.source))

    def _postpone(self, watched: Watched, reason: str) -> None:
        log.warning("visit.postponed", source=watched.source.id, reason=reason)
        with self._catalog.write() as conn:
            tables.sources.postpone(conn, watched.source.id, self._now() + timedelta(seconds=POSTPONED_S))

    def _home_answers(self, watched: Watched) -> bool:
        """Does the host answer at all? Where we cannot ask, nothing is held against it."""
        try:
            return self._look.home_answers(watched)
        except (Postponed, Stopped):
            return True

    def _due(self, one: Round) -> list[Watched]:
        with self._catalog.read() as conn:
            if one.wanted is not None:
                return tables.sources.watched(conn, sorted(one.wanted))[: self._round_sources]
            return tables.sources.due(conn, one.lease.host, self._now(), self._round_sources)

    # --- the end

    def idle(self, timeout_s: float) -> bool:
        """Wait until no host is held. False when it took longer."""
        deadline = time.monotonic() + timeout_s
        with self._lock:
            while self._held:
                left = deadline - time.monotonic()
                if left <= 0:
                    return False
                self._quiet.wait(left)
        return True

    def close(self) -> None:
        """Stop looking, drop what is half-looked-at, store and commit what is finished, let the hosts go."""
        if self._stop.is_set():
            return
        self._stop.set()
        self._look.stop()
        self.recorder.hurry()
        for _ in self._workers:
            self._ready.put(None)
        for worker in self._workers:
            worker.join()
        self.recorder.close()
        with self._lock:
            left = list(self._held.values())
        for one in left:
            one.walking = False
        self._release(left)
        self._heart.join()


def _telling(answer: Callable[[str, Answer], None], source: str) -> Callable[[Future[Outcome]], None]:
    def tell(future: Future[Outcome]) -> None:
        error = future.exception()
        if error is None:
            answer(source, future.result())
        else:
            answer(source, error if isinstance(error, ArchiverError) else ArchiverError(repr(error)))

    return tell


def _shares(hosts: Sequence[str], threads: int) -> list[Sequence[str]]:
    count = max(1, min(threads, len(hosts)))
    return [hosts[i::count] for i in range(count)]


def _backoff_s(failures: int) -> int:
    return min(BACKOFF_MOST_S, BACKOFF_FIRST_S << min(max(0, failures - 1), 16))
