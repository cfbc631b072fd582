"""One round: visits the host's due sources one after another, suspects first."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future
from datetime import timedelta
from itertools import zip_longest

import structlog

from archiver.errors import MISTAKES
from archiver.fetch import NoRoom, Postponed, Stopped
from archiver.look import CONNECTION, Look
from archiver.recorder import Finished, Recorder
from archiver.rounds.leases import Leases
from archiver.rounds.places import Places
from archiver.rounds.round import Answer, Round
from storage import catalog as tables
from storage.catalog import Catalog
from storage.clock import Now
from storage.errors import ArchiverError, Busy, StoreError
from storage.model import Certainty, Effect, Finding, Outcome, Role, State, Watched

log = structlog.get_logger(__name__)

BREAKER_FAILURES = 3  # connection failures in a row before the host's home page is asked
POSTPONED_S = 900  # a visit that lacked disk space is tried again after this
_SLOW = frozenset({Finding.DNS_ERROR, Finding.TIMEOUT})  # findings of a host that was slow the last time

Told = Callable[[str, Answer], None]  # (source id, outcome or error of its visit)


class Walk:
    """Walks rounds, each in the calling thread. `look` makes the visits, `recorder` writes them."""

    def __init__(
        self,
        catalog: Catalog,
        look: Look,
        leases: Leases,
        places: Places,
        recorder: Recorder,
        *,
        now: Now,
        round_sources: int,
        round_s: float,
        stop: threading.Event,
    ) -> None:
        self._catalog = catalog
        self._look = look
        self._leases = leases
        self._places = places
        self._recorder = recorder
        self._now = now
        self._round_sources = round_sources
        self._round_s = round_s
        self._stop = stop

    def walk(self, one: Round, had: list[str], answer: Told | None = None) -> None:
        """Visits the sources of a round within its limits; appends the ids of those that had their turn to `had`."""
        due = self._due(one)
        if not one.explicit and not self._places.admit(one, slow=bool(due) and due[0].assessment.finding in _SLOW):
            one.cut = True
            return
        one.begun = time.monotonic()
        self._look.begin(one.host, one.lease.next_request_at)
        in_a_row = 0
        for watched, then in zip_longest(due, due[1:]):
            late = not one.explicit and time.monotonic() - one.begun > self._round_s
            if (late and not self._look.is_ahead(watched)) or one.lost or self._stop.is_set():
                break
            try:
                finished = self._look.at(
                    watched,
                    lease=one.token,
                    explicit=one.explicit,
                    breaking=not one.explicit and in_a_row + 1 >= BREAKER_FAILURES,
                    then=None if late else then,
                )
            except Stopped:
                if one.cut:
                    log.info("host.to_the_back", host=one.host, reason="slow, and others wait")
                break
            except (Postponed, *MISTAKES) as why:
                self._postpone(watched, why)  # after a mistake of ours, too, the host's other sources have their turn
                had.append(watched.source.id)
                if answer is not None:
                    answer(watched.source.id, self._not_looked_at(why))
                continue
            self._add(one, finished, answer)
            had.append(watched.source.id)
            in_a_row = in_a_row + 1 if finished.finding in CONNECTION else 0
            if finished.finding not in CONNECTION and finished.finding.effect is not Effect.NONE:
                one.failures = 0
            if in_a_row >= BREAKER_FAILURES and not one.explicit and _host_fails(watched, finished):
                one.failures += 1
                one.down = True
                log.info("host.backs_off", host=one.host, failures=one.failures)
                break

    def _add(self, one: Round, finished: Finished, answer: Told | None) -> None:
        """Hands a visit to the recorder. A visit that cannot be written does not count, and ends the round."""
        self._leases.opened(one)
        try:
            future = self._recorder.add(finished)
        except BaseException:
            self._leases.unopened(one)
            raise
        if answer is not None:
            future.add_done_callback(_report_to(answer, finished.visit.source))

    def _not_looked_at(self, why: Exception) -> ArchiverError:
        """What whoever asked for a look is told if there was none."""
        if not isinstance(why, Postponed):
            return ArchiverError(f"not looked at, by a mistake of ours: {why!r}")
        doubt = self._look.clock_doubt()
        clock = f"; and our clock is in doubt: {doubt}" if doubt is not None else ""
        return (StoreError if isinstance(why, NoRoom) else Busy)(f"not looked at yet: {why}{clock}")

    def _postpone(self, watched: Watched, why: Exception) -> None:
        if isinstance(why, Postponed):
            log.warning("visit.postponed", source=watched.source.id, reason=str(why))
        else:
            log.error("visit.failed", source=watched.source.id, exc_info=why)
        with self._catalog.write() as conn:
            tables.sources.postpone(conn, watched.source.id, self._now() + timedelta(seconds=POSTPONED_S))

    def _due(self, one: Round) -> list[Watched]:
        with self._catalog.read() as conn:
            if one.wanted is None:
                return tables.sources.due(conn, one.host, self._now(), self._round_sources)
            asked = tables.sources.watched(conn, sorted(one.wanted))
        return sorted(asked, key=_doubt)[: self._round_sources]


def _host_fails(watched: Watched, finished: Finished) -> bool:
    """Whether the host's home page gave no answer either, or may not be requested."""
    if not watched.source.probes:
        return True
    homes = [exchange for exchange in finished.visit.exchanges if exchange.role is Role.HOME]
    return bool(homes) and homes[-1].failure is not None


def _doubt(watched: Watched) -> tuple[bool, str]:
    """A sort key that puts sources with an open doubt first, as in `tables.sources.due`."""
    standing = watched.assessment
    return not (standing.state is State.SUSPECT or standing.certainty is Certainty.PROBABLE), watched.source.id


def _report_to(answer: Told, source: str) -> Callable[[Future[Outcome]], None]:
    def tell(future: Future[Outcome]) -> None:
        error = future.exception()
        if error is None:
            answer(source, future.result())
        else:
            answer(source, error if isinstance(error, ArchiverError) else ArchiverError(repr(error)))

    return tell
