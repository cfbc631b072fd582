"""The walk: what a round may do, and when no new one starts.

Its parts are loaded when first used, because most commands only read.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from importlib.metadata import version
from typing import TYPE_CHECKING

import structlog

from archiver.app.ways import Ways
from archiver.clockwatch import AHEAD, ClockWatch
from archiver.lookup import Bodies
from config.settings import Settings
from storage import catalog as tables
from storage.clock import Now
from storage.errors import StoreError
from storage.model import Role

if TYPE_CHECKING:
    from datetime import datetime

    from archiver.fetch import Fetcher
    from archiver.recorder import Committed, Recorder
    from archiver.rejudge import Rejudge
    from archiver.rounds import Places, Rounds
    from storage.catalog import Catalog

log = structlog.get_logger(__name__)

LARGE_BYTES = 16 << 20  # a visit larger than this is a segment of its own
NOBODY = "http://archiver.invalid/"
PROBE_BYTES = 65_536
COMMAND_PATIENCE_S = 30.0  # how long a command waits for a store that is down; a service waits until it is stopped


class Looking(Ways):
    """Fetching and walking. Their first use repairs what an earlier process left half-done."""

    def __init__(self, settings: Settings, now: Now, *, begin: bool = True) -> None:
        super().__init__(settings, now, begin=begin)
        self.patience_s: float | None = COMMAND_PATIENCE_S  # None: a service
        self.large_bytes = LARGE_BYTES
        self._held_for: str | None = None
        self._doubt: str | None = None  # the last doubt about our clock

    @cached_property
    def _places(self) -> Places:
        from archiver.rounds import Places

        return Places(self.settings.threads)

    @cached_property
    def fetcher(self) -> Fetcher:
        from archiver.fetch import Fetcher, Limits
        from archiver.gate import Gate

        s = self.settings
        return Fetcher(
            resolver=self._resolver,
            gate=Gate(s.host_delay_s, resting=self._places.resting),
            limits=Limits(
                max_bytes=s.max_bytes,
                head_bytes=s.head_bytes,
                redirects=s.redirects,
                connect_s=s.connect_timeout_s,
                idle_s=s.idle_timeout_s,
                total_s=s.total_timeout_s,
                members_max=s.members_max,
                members_bytes=s.members_bytes,
            ),
            user_agent=s.user_agent,
            contact=s.contact,
            egresses=self._egresses,
            allowed_networks=self._allowed,
            ca_file=s.ca_file,
            spool_dir=self._scratch,
            now=self.now,
            free_bytes=lambda: shutil.disk_usage(self.data).free - s.min_free_bytes,
            patience=self._places,
        )

    @cached_property
    def rounds(self) -> Rounds:
        """The walk. Its first use repairs what an earlier process left half-done."""
        from archiver.canary import Line
        from archiver.kept_texts import Texts
        from archiver.look import Look
        from archiver.outside_evidence import Others
        from archiver.rounds import Rounds

        self.recognise()
        _mend_at_start(self)
        self.journal.catch_up(self.blobs)
        s = self.settings
        look = Look(
            self.catalog,
            self.fetcher,
            Texts(Bodies(self.catalog, self.blobs), self.new_readers()),
            Line(self.fetcher, s.canary, self.now),
            self.clock,
            others=Others(self._outbound, rdap=s.rdap, archive=s.archive),
            now=self.now,
            members=s.members,
            host_delay_s=s.host_delay_s,
        )
        return Rounds(
            self.catalog,
            look,
            self._recorder,
            self._places,
            now=self.now,
            round_sources=s.round_sources,
            round_s=s.round_time_s,
            may_start=self._may_start,
            owner=self.process.owner,
        )

    @cached_property
    def clock(self) -> ClockWatch:
        """Whether our wall clock can be trusted."""
        with self.catalog.read() as conn:
            watch = ClockWatch(tables.visits.newest_at(conn), tables.visits.newest_at(conn, doubted=True))
            watch.compare(tables.clocks.ahead_s(conn, self.now()))
            return watch

    def see_clock(self) -> None:
        """Compare our clock with the database's; note a doubt there, as another process may alert the operator."""
        with self.catalog.read() as conn:
            self.clock.compare(tables.clocks.ahead_s(conn, self.now()))
        if self.clock.set_back(now := self.now()):
            _due_again(self.catalog, now)
        why = self.clock.doubt(self.now())
        if why is not None or self._doubt is not None:
            with self.catalog.write(durable=False) as conn:
                tables.clocks.note(conn, self._name, why)
        if (why is None) != (self._doubt is None):
            if why is None:
                log.info("clock.trusted")
            else:
                log.warning("clock.doubtful", reason=f"{why}: looks decide nothing")
        self._doubt = why

    def doubts(self) -> dict[str, str]:
        """Processes that must not trust their own clock, and why."""
        with self.catalog.read() as conn:
            return tables.clocks.doubted(conn)

    @contextmanager
    def rejudge(self, *, deep: bool) -> Iterator[Rejudge]:
        """Judges again what is kept: from the stored observations or, if `deep`, from the stored bodies."""
        from archiver.rejudge import Rejudge
        from archiver.rejudge.deep import Deep

        with self.texts(afresh=True) as texts:
            bodies = Bodies(self.catalog, self.blobs)
            observing = (lambda source: Deep(source, self.catalog, bodies, texts)) if deep else None
            yield Rejudge(self.catalog, self.blobs, observing=observing)

    def _recorder(self, committed: Committed) -> Recorder:
        from archiver.delivery import Delivery
        from archiver.recorder import Recorder

        s = self.settings
        info = {"software": f"archiver/{version('archiver')}", "http-header-user-agent": self.fetcher.user_agent}
        if s.operator:
            info["operator"] = s.operator
        if s.contact:
            info["http-header-from"] = s.contact
        return Recorder(
            Delivery(self.catalog, self.blobs, now=self.now, owner=self.process.owner, patience_s=self.patience_s),
            self.spool,
            now=self.now,
            info=info,
            flush_s=s.flush_after_s,
            flush_bytes=s.flush_bytes,
            large_bytes=self.large_bytes,
            committed=committed,
            dropped=self._tell_dropped,
        )

    def _may_start(self) -> bool:
        """Whether there is room for what a new round brings: in the spool, and on the disk."""
        held = self.held()
        want = None if held is None else held[0]
        if want != self._held_for:  # logged when it begins and when it ends, not at every tick or with every octet
            self._held_for = want
            if held is None:
                log.info("rounds.resumed")
            else:
                log.warning("rounds.held", reason=f"{held[1]}: no new round starts")
        return held is None

    def vantages(self) -> Iterator[tuple[str, str | None]]:
        """Each vantage point with a proxy, and what is wrong with it, None if nothing.

        It is asked for a name that nobody has (RFC 2606), so that no site is visited: any answer about it will do.
        """
        from archiver.fetch import Postponed

        for name, egress in self.fetcher.egresses.items():
            if not egress.proxied:
                continue
            try:
                with self.fetcher.session(name) as session:
                    session.get(NOBODY, Role.HOME, max_bytes=PROBE_BYTES)
            except Postponed as trouble:
                yield name, str(trouble)
            else:
                yield name, None

    def held(self) -> tuple[str, str] | None:
        """What keeps new rounds from starting: `spool`, `disk` or `day`, and why in words. None if nothing does."""
        s = self.settings
        if self.spool.cap_bytes - self.spool.used_bytes <= s.flush_bytes:
            return "spool", "the spool is full until a store takes some of it"
        if shutil.disk_usage(self.data).free < s.min_free_bytes:
            return "disk", f"less than {s.min_free_bytes >> 20} MiB are free at {self.data} (min_free_bytes)"
        if self.spool.room_bytes <= s.flush_bytes:
            return (
                "disk",
                f"less than {s.flush_bytes >> 20} MiB are free at {self.data}, and a segment may take as many",
            )
        if s.day_bytes is not None:
            today = self.now().replace(hour=0, minute=0, second=0, microsecond=0)
            with self.catalog.read() as conn:
                stored = tables.segments.stored_in_day(conn, today)
            if stored >= s.day_bytes:
                why = f"{stored} octets were stored today, {s.day_bytes} are allowed (day_bytes); it goes on tomorrow"
                return "day", why
        return None


def _mend_at_start(app: Looking) -> None:
    """What a full store does not take waits for the next mend, in a service: until then its hosts are not leased."""
    try:
        app.mend()
    except StoreError as error:
        if app.patience_s is not None:
            raise
        log.warning("segments.wait", reason=str(error))


def _due_again(catalog: Catalog, now: datetime) -> None:
    """Make due whatever was to wait by a clock that was ahead."""
    from archiver.cadence import RETRY_AFTER_MOST

    with catalog.write(durable=False) as conn:
        again = tables.sources.due_again(conn, now, looked_after=now + AHEAD, waiting_most=RETRY_AFTER_MOST)
    if again:
        log.warning(
            "clock.was_ahead", sources=again, reason="they were to wait by a clock that was ahead: they are due"
        )
