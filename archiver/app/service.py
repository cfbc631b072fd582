"""The service: runs its parts from the start until SIGTERM or SIGINT, then ends within the grace period."""

from __future__ import annotations

import os
import resource
import signal
import sys
import threading
from collections.abc import Callable
from dataclasses import replace
from functools import cached_property, partial
from types import FrameType
from typing import TYPE_CHECKING

import structlog

from archiver.app.role import TICKS, Role
from archiver.app.telling import Telling
from config.settings import SettingsError
from storage.errors import ArchiverError, StoreError, StoreFull, StoreUnfit
from storage.locks import Lockable
from storage.marks import StoreLost

if TYPE_CHECKING:
    from archiver.schedule import Schedule, Tick
    from archiver.web import Server

log = structlog.get_logger(__name__)

DUE_EVERY_S, MEND_EVERY_S, SETTLE_EVERY_S, TELL_EVERY_S, SURVEY_EVERY_S = 1.0, 60.0, 60.0, 5.0, 86_400.0
AUDIT_EVERY_S = 600.0
CLOCK_EVERY_S = 60.0
STORES_EVERY_S = 20.0
_NOT_STARTED = (
    "No store answers, so the service does not start: it could not tell whether its catalog is the newest. archiver store "
    "check shows what each store does; start it again when one answers"
)
FILES = 16_384  # most files open at once


class App(Telling):
    """One process of the service, or one command."""

    def run(self, *, walk: bool, ticks: bool, web: bool) -> None:
        """Run these parts until SIGTERM or SIGINT, then end within the grace period."""
        from archiver.schedule import Schedule

        self.patience_s = None
        if self.settings.purge_profile is not None:
            raise SettingsError(
                [
                    "ARCHIVER_PURGE_PROFILE is set: the service must not have what can delete. Set it only where you purge"
                ]
            )
        _many_files()
        if walk or ticks:
            self._know_stores()
        stop = threading.Event()

        def asked(number: int, frame: FrameType | None) -> None:
            del number, frame
            stop.set()

        before = {number: signal.signal(number, asked) for number in (signal.SIGTERM, signal.SIGINT)}
        schedule = Schedule(self._ticks(walk=walk, upkeep=ticks))
        schedule.start()
        server = None
        try:
            if web:
                from archiver import web as pages

                server = pages.serve(self, self.settings.listen, self.settings.replay_listen)
                self._welcome(str(server.url))
            stop.wait()
        finally:
            ending = threading.Thread(target=self._end, args=(schedule, server), daemon=True)
            ending.start()
            ending.join(self.settings.grace_s)
            for number, handler in before.items():
                signal.signal(number, handler)
            if ending.is_alive():
                log.warning("stop.late", reason="the grace is over; what was not finished stays due")
                os._exit(0)

    def _ticks(self, *, walk: bool, upkeep: bool) -> list[Tick]:
        from archiver.schedule import Tick
        from archiver.search.indexing import EVERY_S

        parts: list[Tick] = [Tick("clock", CLOCK_EVERY_S, self.see_clock)] if walk or upkeep else []
        parts.append(Tick("stores", STORES_EVERY_S, self.see_stores))
        if walk:
            parts += [Tick("due", DUE_EVERY_S, self.rounds.tick), Tick("mend", MEND_EVERY_S, self.mend)]
        if upkeep:
            parts.append(Tick("survey", SURVEY_EVERY_S, self.blobs.survey))
            alone = [
                Tick("settle", SETTLE_EVERY_S, self.settle),
                Tick("audit", AUDIT_EVERY_S, lambda: self.auditor.tick(AUDIT_EVERY_S)),
                Tick("search", EVERY_S, self.indexing.tick),
                Tick("letters", TELL_EVERY_S, self.letters.tick),
            ]
            if self.stamping is not None:
                alone.append(Tick("timestamp", SETTLE_EVERY_S, self.stamping.tick))
            if self.notify is not None:
                alone.append(Tick("notify", TELL_EVERY_S, self.notify.tick))
                alone.append(Tick("alarms", SETTLE_EVERY_S, self.alarms.tick))
            parts += [replace(one, run=partial(self._if_mine, one.run)) for one in alone]
        return parts

    @cached_property
    def _role(self) -> Role:
        return Role(self.catalog, TICKS)

    def _if_mine(self, run: Callable[[], object]) -> object:
        """Run it only if this process has the role, so that nobody is told twice and no copy is read twice."""
        return run() if self._role.mine() else None

    def _know_stores(self) -> None:
        """Check what the stores really do, before anything is promised.

        At least one must store a blob and give it back, or be out of room.
        """
        troubles: list[StoreError] = []
        if self.retention is not None and not any(
            isinstance(one, Lockable) and one.retention for one in self.blobs.stores
        ):
            raise StoreUnfit("ARCHIVER_LOCK asks for locks, and no store is a bucket that may be locked: set it to off")
        for store in self.blobs.stores:
            try:
                self.marks.check(store)
                if danger := store.probe().danger:
                    log.warning("store.danger", store=store.label, reason=danger)
            except (StoreUnfit, StoreLost):  # no other store makes up for what this one was configured to do
                raise
            # its copies can be read; new ones wait in the spool, as when it fills up later
            except StoreFull as error:
                log.warning("store.trouble", store=store.label, reason=str(error))
            except StoreError as error:
                log.warning("store.trouble", store=store.label, reason=str(error))
                troubles.append(error)
        if len(troubles) == len(self.blobs.stores):
            raise StoreError(f"{troubles[0]}. {_NOT_STARTED}") from troubles[0]

    def _welcome(self, url: str) -> None:
        from archiver import web as pages
        from archiver import welcome

        token = pages.first_token(self.catalog, self.now())
        lines = welcome.lines(url, self.settings.data, token)
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()

    def _end(self, schedule: Schedule, server: Server | None) -> None:
        """End the parts in order: first finished visits and their hosts, which others wait for.

        What was acknowledged is safe already. A tick that hangs at a store must not use up their grace period.
        """
        try:
            if "rounds" in self.__dict__:
                self.rounds.close()
            if "auditor" in self.__dict__:
                self.auditor.stop()
            schedule.stop()
            if server is not None:
                server.stop()
            self.close()
        except ArchiverError as error:
            log.warning("stop.untidy", error=str(error))

    def close(self) -> None:
        """Release everything. Finished visits are stored first."""
        tidy = True
        if "rounds" in self.__dict__:
            rounds = self.__dict__.pop("rounds")
            rounds.close()
            tidy = rounds.tidy
        for name in ("fetcher", "spool", "blobs"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()
        if "_role" in self.__dict__:
            self.__dict__.pop("_role").close()
        if "process" in self.__dict__:
            self.__dict__.pop("process").close(tidy=tidy)
        self.catalog.close()


def _many_files() -> None:
    """Raise the limit of open files, often 1,024: a thousand hosts that never answer are as many open sockets."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))
