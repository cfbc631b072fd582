"""Turns finished visits into acknowledged ones: the open segment of each access class, and the flush.

The order ensures correctness: the segment's name is reserved, its bytes are made durable in the spool, then put and
read back, then everything is committed in one transaction. Only then is a visit acknowledged. If the process dies
before the put, the visit might as well not have happened; if it dies between put and commit, the segment is adopted by
its reservation (`storage.audit`).
"""

from __future__ import annotations

import threading
import time
from collections import defaultdict
from collections.abc import Callable, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from pathlib import Path
from typing import Protocol

import structlog

from archiver.delivery import Delivery
from storage import ids, layout, records
from storage.clock import Now, rfc3339
from storage.errors import ArchiverError, LeaseLost, StoreError
from storage.model import Access, Finding, Original, Outcome, Visit
from storage.records import VisitRecord
from storage.sequential_files import Laid, Sheet, TooMuchBefore
from storage.spool import Spool, disk_errors
from storage.warc import SegmentWriter, staying

log = structlog.get_logger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """One judged visit, ready to be written. `originals`: the exchanges to be stored as revisits, and of what."""

    visit: Visit
    record: VisitRecord
    access: Access
    host: str
    lease: str
    originals: Mapping[str, tuple[Original, str]]  # exchange id -> committed original, revisit profile
    repeatable: frozenset[str]  # exchanges that may be stored as revisits of a response earlier in the segment
    texts: Mapping[str, bytes]  # exchange id -> text view for a conversion record

    @property
    def finding(self) -> Finding:
        return self.record.verdict.finding


class Committed(Protocol):
    """Called after a flush: which outcomes hold, and which were dropped because their lease was lost."""

    def __call__(self, accepted: list[Outcome], refused: list[Outcome]) -> None: ...


@dataclass(slots=True)
class _Open:
    """A segment that is being written in the spool."""

    name: str
    path: Path
    file: Sheet
    writer: SegmentWriter
    opened: float  # monotonic
    outcomes: list[Outcome] = field(default_factory=list)
    futures: list[Future[Outcome]] = field(default_factory=list)
    originals: dict[tuple[str, str, int], Original] = field(default_factory=dict)  # full responses of this segment


class Recorder:
    """The one place where visits become segments. Thread-safe; one flush at a time."""

    def __init__(
        self,
        delivery: Delivery,
        spool: Spool,
        *,
        now: Now,
        info: Mapping[str, str],
        flush_s: float,
        flush_bytes: int,
        large_bytes: int,
        committed: Committed,
        dropped: Callable[[], None],
    ) -> None:
        self._delivery = delivery
        self._spool = spool
        self._now = now
        self._info = info
        self._flush_s = flush_s
        self._flush_bytes = flush_bytes
        self._large_bytes = large_bytes
        self._committed = committed
        self._dropped = dropped  # journals what commits have refused, so that a rebuild leaves it out
        self._open: dict[Access, _Open] = {}
        self._lock = threading.Lock()  # guards the open segments
        self._flushing = threading.Lock()  # one flush at a time keeps commits in order
        self._wake = threading.Condition()
        self._asked = False
        self._stopping = threading.Event()
        # one set per class: a public segment must not refer to what only a sealed one holds
        self._chains: defaultdict[Access, set[str]] = defaultdict(set)
        self._thread = threading.Thread(target=self._run, name="recorder", daemon=True)
        self._thread.start()

    # --- taking visits in

    def add(self, finished: Finished) -> Future[Outcome]:
        """Write a visit into the open segment; StoreError (SpoolFull) if that fails, as if it had never been made.

        The future ends with the outcome once the visit is committed, with LeaseLost if another process has the host, or
        with StoreError if this process stops before the store answers."""
        size = sum(e.wire.bytes for e in finished.visit.exchanges if e.wire is not None)
        if size > self._large_bytes:
            return self._add_alone(finished)
        future: Future[Outcome] = Future()
        with self._lock:
            segment = self._open.get(finished.access) or self._begin(finished.access)
            self._open[finished.access] = segment
            with disk_errors(segment.path):
                _write(segment, finished, future)
            full = segment.writer.bytes >= self._flush_bytes
        if full or len(segment.outcomes) == 1:
            with self._wake:
                self._wake.notify()
        return future

    def _add_alone(self, finished: Finished) -> Future[Outcome]:
        """Write a large visit as a segment of its own, so it delays no other; if possible without copying its body."""
        future: Future[Outcome] = Future()
        try:
            segment = self._written(finished, future, staying(finished.visit, finished.originals))
        except TooMuchBefore:
            segment = self._written(finished, future, None)
        self._finish(segment)
        return future

    def _written(self, finished: Finished, future: Future[Outcome], over: Laid | None) -> _Open:
        with self._lock:
            segment = self._begin(finished.access, over)
        try:
            with disk_errors(segment.path):
                _write(segment, finished, future)
        except BaseException:
            self._forget(segment)
            raise
        return segment

    def _begin(self, access: Access, over: Laid | None = None) -> _Open:
        at = self._now()
        name = layout.segment_name(at, ids.ulid(at))
        path, file = self._spool.create(name, over)
        try:
            with disk_errors(path):
                known = self._chains[access]
                writer = SegmentWriter(file, name, at=at, info=self._info, access=access, known_chains=known)
        except StoreError:
            file.close()
            self._spool.discard(name)
            raise
        return _Open(name=name, path=path, file=file, writer=writer, opened=time.monotonic())

    def _forget(self, segment: _Open) -> None:
        """Discard a segment of which nothing will ever be acknowledged."""
        segment.file.close()
        self._spool.discard(segment.name)

    # --- letting them go

    def flush(self) -> None:
        """Store and commit everything that was added. Returns when that is done or has failed."""
        for segment in self._take(lambda _: True):
            self._flush(segment)
        with self._flushing:  # wait for a flush that another thread had begun
            pass

    def ask(self) -> None:
        """Have everything flushed soon, because nothing is left to wait for; does not block."""
        with self._wake:
            self._asked = True
            self._wake.notify()

    def hurry(self) -> None:
        """We are to stop: a store that does not answer is asked once more and then given up."""
        self._delivery.hurry()

    def close(self) -> None:
        """Flush and stop. After this `add` must not be called."""
        self.hurry()
        with self._wake:
            self._stopping.set()
            self._wake.notify()
        self._thread.join()
        self.flush()

    def _take(self, ripe: Callable[[_Open], bool]) -> list[_Open]:
        with self._lock:
            taken = [access for access, segment in self._open.items() if ripe(segment)]
            return [self._open.pop(access) for access in taken]

    def _run(self) -> None:
        while True:
            with self._wake:
                if not (self._asked or self._stopping.is_set()):
                    self._wake.wait(self._until_ripe())
                asked, self._asked = self._asked, False
                if self._stopping.is_set():
                    return
            for segment in self._take(lambda s, asked=asked: asked or self._ripe(s)):  # type: ignore[misc]
                self._flush(segment)

    def _ripe(self, segment: _Open) -> bool:
        return segment.writer.bytes >= self._flush_bytes or time.monotonic() - segment.opened >= self._flush_s

    def _until_ripe(self) -> float:
        with self._lock:
            opened = min((s.opened for s in self._open.values()), default=None)
        return 60.0 if opened is None else max(0.0, opened + self._flush_s - time.monotonic())

    def _flush(self, segment: _Open) -> None:
        with self._flushing:
            self._finish(segment)

    def _finish(self, segment: _Open) -> None:
        """Store and commit one segment, and tell everyone who waits for it. Raises nothing: others wait behind it."""
        accepted: list[Outcome] = []
        refused: list[Outcome] = list(segment.outcomes)
        error: ArchiverError | None = None
        try:
            accepted, refused = self._store(segment)
        except Exception as raised:  # the segment ends here: its trouble must not reach the next one
            error = raised if isinstance(raised, ArchiverError) else ArchiverError(f"{segment.name}: {raised!r}")
            log.warning(
                "segment.not_stored",
                segment=segment.name,
                error=str(error),
                exc_info=raised if error != raised else None,
            )
            self._chains.clear()  # the next segments must contain their certificates themselves
        try:
            if refused and error is None:
                log.warning("visits.dropped", segment=segment.name, visits=len(refused), reason="the lease was lost")
                self._dropped()
        except ArchiverError as raised:
            log.exception("visits.dropped_untold", segment=segment.name, error=str(raised))
        held = {(o.source, o.n) for o in accepted}
        for outcome, future in zip(segment.outcomes, segment.futures, strict=True):
            if (outcome.source, outcome.n) in held:
                future.set_result(outcome)
            else:
                lost = LeaseLost(f"another process has {outcome.host}: visit {outcome.n} was dropped")
                future.set_exception(error or lost)
        try:  # after the futures: a check ends when no host is held any more, and must have all its outcomes by then
            self._committed(accepted, refused)
        except ArchiverError as raised:
            log.warning("hosts.not_released", error=str(raised))

    def _store(self, segment: _Open) -> tuple[list[Outcome], list[Outcome]]:
        """Make a segment durable in the spool, store it, and commit it."""
        try:
            with disk_errors(segment.path):
                segment.writer.close()
            size, sha256 = self._spool.seal(segment.path, segment.file)
        except StoreError:
            self._forget(segment)
            raise
        result = self._delivery.deliver(segment.name, segment.path, sha256, size, segment.outcomes)
        self._spool.discard(segment.name)
        return result


def _write(segment: _Open, finished: Finished, future: Future[Outcome]) -> None:
    originals = dict(finished.originals)
    for exchange in finished.visit.exchanges:
        payload = (exchange.url, exchange.payload_sha256 or "", exchange.payload_bytes)
        if exchange.id in finished.repeatable and payload in segment.originals:
            originals.setdefault(exchange.id, (segment.originals[payload], records.IDENTICAL))
    placed = segment.writer.visit(
        finished.visit,
        originals=originals,
        metadata=records.to_json(finished.record),
        texts=finished.texts,
    )
    outcome = records.outcome_of(
        finished.record,
        placed,
        segment=segment.name,
        access=finished.access,
        host=finished.host,
        lease=finished.lease,
    )
    for capture in outcome.captures:
        whole = capture.revisit is None and capture.truncated is None and capture.verified
        if whole and capture.payload_sha256 is not None:
            original = Original(
                id=capture.id,
                url=capture.url,
                at=rfc3339(capture.at),
                payload_sha256=capture.payload_sha256,
                payload_bytes=capture.payload_bytes,
            )
            segment.originals.setdefault((original.url, original.payload_sha256, original.payload_bytes), original)
    segment.outcomes.append(outcome)
    segment.futures.append(future)
