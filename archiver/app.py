"""Settings to a running whole: the only module that names concrete classes. Parts are made when they are first used,
so that a command which only reads opens a database and nothing else."""

from __future__ import annotations

import os
import resource
import secrets
import shutil
import signal
import sys
import threading
import time
from contextlib import suppress
from datetime import timedelta
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from types import FrameType
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import structlog

from archiver import addresses
from archiver.clockwatch import ClockWatch
from archiver.delivery import Delivery
from archiver.egress import Egress
from archiver.fetch import Fetcher, Limits
from archiver.gate import Gate
from archiver.intake import Intake
from archiver.line import Line
from archiver.look import Look
from archiver.lookup import Bodies, Lookup
from archiver.notify import Notify
from archiver.outbound import Client
from archiver.readers import Readers
from archiver.recorder import Committed, Recorder
from archiver.rejudge import again
from archiver.remarks import Remarks
from archiver.resolve import DnsResolver
from archiver.rounds import Rounds
from archiver.schedule import Schedule, Tick
from archiver.stamping import Authority, Stamping
from archiver.texts import Texts
from config.settings import Settings
from storage import audit, journal
from storage import catalog as tables
from storage.catalog import Catalog
from storage.clock import Now, utcnow
from storage.errors import ArchiverError, Busy, StoreError
from storage.journal import Journal
from storage.ledger import Ledger, LedgerHalted
from storage.ledger.rows import CatalogRows
from storage.ledger.tiles import Tiles
from storage.mirror import Mirror
from storage.model import SegmentState
from storage.processes import Process
from storage.sealing import Sealer
from storage.spool import Spool
from storage.stores import open_stores
from storage.timestamps import Shelf

if TYPE_CHECKING:
    from archiver.export.making import Maker
    from archiver.web import Server

log = structlog.get_logger(__name__)

LARGE_BYTES = 16 << 20  # a visit over this is a segment of its own
DUE_EVERY_S, MEND_EVERY_S, SETTLE_EVERY_S, TELL_EVERY_S, SURVEY_EVERY_S = 1.0, 60.0, 60.0, 5.0, 86_400.0
AUDIT_EVERY_S = 600.0
SCRATCH_S = 3600.0
FILES = 16_384  # open at once, at most
AT_RISK_AFTER = timedelta(hours=1)  # a store may be down for a while; longer is told
_INCOMPLETE = frozenset({SegmentState.STORED, SegmentState.AT_RISK})
COMMAND_PATIENCE_S = 30.0  # a command waits so long for a store that is down; a service waits until it is stopped


class App:
    """One process of the service, or one command."""

    def __init__(self, settings: Settings, now: Now) -> None:
        self.settings = settings
        self.now = now
        self.data: Path = settings.data
        _directory(self.data)
        self.catalog = Catalog.open(settings.database)
        self._service = False
        self._held_for: str | None = None

    # --- what is kept

    @cached_property
    def blobs(self) -> Mirror:
        return open_stores(self.settings.store, ca_file=self.settings.ca_file, scratch=self._scratch)

    @cached_property
    def spool(self) -> Spool:
        return Spool(self.data / "spool", self.settings.spool_bytes)

    @cached_property
    def journal(self) -> Journal:
        return Journal(self.catalog, self.blobs.put, self._scratch, self.now, self.sealer)

    @cached_property
    def sealer(self) -> Sealer:
        """For words that must not lie in a store in the clear."""
        return Sealer(self.data / "keys" / "sealing.keys")

    @cached_property
    def ledger(self) -> Ledger:
        keys = self.data / "keys"
        _directory(keys)
        return Ledger(self.blobs, CatalogRows(self.catalog), keys / "ledger.pem", self._ledger_origin(keys))

    @cached_property
    def shelf(self) -> Shelf:
        """Timestamps of others over the ledger."""
        return Shelf(self.blobs)

    def _ledger_origin(self, keys: Path) -> str:
        """The operator's name for the ledger, or one made at the first start that tells nobody who we are."""
        if self.settings.ledger_origin is not None:
            return self.settings.ledger_origin
        path = keys / "ledger.origin"
        try:
            with path.open("x") as file:
                file.write(f"ledger-{secrets.token_hex(8)}\n")
        except FileExistsError:
            pass
        except OSError as error:
            raise StoreError(f"cannot write {path}: {error.strerror or error}") from error
        return path.read_text().strip()

    @cached_property
    def process(self) -> Process:
        return Process(self.data / "processes")

    @cached_property
    def _scratch(self) -> Path:
        directory = self.data / "tmp"
        _directory(directory)
        return directory

    # --- reading and registering

    @cached_property
    def lookup(self) -> Lookup:
        return Lookup(self.catalog, self.blobs)

    @cached_property
    def intake(self) -> Intake:
        return Intake(
            self.catalog,
            self.journal,
            now=self.now,
            interval_s=self.settings.interval_s,
            egresses=[one.name for one in self.settings.egress],
            allowed_networks=self.settings.allow_private_addresses,
        )

    @cached_property
    def remarks(self) -> Remarks:
        return Remarks(self.catalog, self.journal, self.lookup, self.sealer, self.now)

    # --- looking

    @cached_property
    def _allowed(self) -> tuple[addresses.Network, ...]:
        return addresses.networks([str(network) for network in self.settings.allow_private_addresses])

    @cached_property
    def _egresses(self) -> list[Egress]:
        return [Egress(name=e.name, kind=e.kind, url=e.url, country=e.country) for e in self.settings.egress]

    @cached_property
    def _resolver(self) -> DnsResolver:
        dns = self.settings.dns
        servers, port = [host for host, _ in dns], dns[0][1] if dns else 53
        return DnsResolver(servers, servers[1:], port=port, allowed_networks=self._allowed, now=self.now)

    @cached_property
    def fetcher(self) -> Fetcher:
        s = self.settings
        return Fetcher(
            resolver=self._resolver,
            gate=Gate(s.host_delay_s),
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
        )

    @cached_property
    def rounds(self) -> Rounds:
        """The walk. Its first use mends what an earlier life left half-done."""
        self.mend()
        self.journal.catch_up(self.blobs)
        with self.catalog.read() as conn:
            newest = tables.visits.newest_at(conn)
        s = self.settings
        look = Look(
            self.catalog,
            self.fetcher,
            Texts(Bodies(self.catalog, self.blobs), Readers()),
            Line(self.fetcher, s.canary),
            ClockWatch(newest),
            now=self.now,
            members=s.members,
            host_delay_s=s.host_delay_s,
        )
        return Rounds(
            self.catalog,
            look,
            self._recorder,
            now=self.now,
            threads=s.threads,
            round_sources=s.round_sources,
            round_s=s.round_time_s,
            may_start=self._may_start,
            owner=self.process.owner,
        )

    def _recorder(self, committed: Committed) -> Recorder:
        s = self.settings
        info = {"software": f"archiver/{version('archiver')}", "http-header-user-agent": self.fetcher.user_agent}
        if s.operator:
            info["operator"] = s.operator
        if s.contact:
            info["http-header-from"] = s.contact
        patience_s = None if self._service else COMMAND_PATIENCE_S
        return Recorder(
            Delivery(self.catalog, self.blobs, now=self.now, owner=self.process.owner, patience_s=patience_s),
            self.spool,
            now=self.now,
            info=info,
            flush_s=s.flush_after_s,
            flush_bytes=s.flush_bytes,
            large_bytes=LARGE_BYTES,
            committed=committed,
            dropped=self._tell_dropped,
        )

    def _tell_dropped(self) -> None:
        """Visits that a commit refused, told to the journal: a rebuild must not find them."""
        with self.catalog.read() as conn:
            untold = journal.untold(conn)
        if untold:
            self.journal.record(untold)

    def _may_start(self) -> bool:
        """A new round needs room for what it brings: in the spool, and on the disk."""
        why = self._held()
        if why != self._held_for:  # said when it begins and when it ends, not at every tick
            self._held_for = why
            if why is None:
                log.info("rounds.resumed")
            else:
                log.warning("rounds.held", reason=f"{why}: no new round starts")
        return why is None

    def _held(self) -> str | None:
        s = self.settings
        if self.spool.room_bytes <= s.flush_bytes:
            return "the spool is full until a store takes some of it"
        if shutil.disk_usage(self.data).free < s.min_free_bytes:
            return f"less than {s.min_free_bytes} octets are free at {self.data} (min_free_bytes)"
        if s.day_bytes is not None:
            today = self.now().replace(hour=0, minute=0, second=0, microsecond=0)
            with self.catalog.read() as conn:
                stored = tables.segments.stored_since(conn, today)
            if stored >= s.day_bytes:
                return f"{stored} octets were stored today, {s.day_bytes} are allowed (day_bytes); it goes on tomorrow"
        return None

    # --- telling

    @cached_property
    def _outbound(self) -> Client:
        """For what is not capture: the webhook, timestamps."""
        return Client(
            resolver=self._resolver,
            allowed_networks=self._allowed,
            egress=self._egresses[0],
            ca_file=self.settings.ca_file,
            user_agent=self.settings.user_agent,
        )

    @cached_property
    def stamping(self) -> Stamping | None:
        """Timestamps of others; None when the operator named no authority."""
        s = self.settings
        if not s.timestamp:
            return None
        named = [Authority(name=one.name, url=one.url, ca_file=one.ca_file, policy=one.policy) for one in s.timestamp]
        return Stamping(self.ledger, self.shelf, self._outbound, named, every_s=s.timestamp_every_s, now=self.now)

    @cached_property
    def notify(self) -> Notify | None:
        """The webhook; None when there is none."""
        s = self.settings
        if s.webhook is None:
            return None
        return Notify(
            self.catalog, self._outbound, url=s.webhook, secret=s.webhook_secret, public_url=s.public_url, now=self.now
        )

    @cached_property
    def maker(self) -> Maker:
        """Exports."""
        from archiver.export.making import Maker

        return Maker(
            catalog=self.catalog,
            blobs=self.blobs,
            ledger=self.ledger,
            shelf=self.shelf,
            names=self._our_names,
            scratch=self._scratch,
            now=self.now,
        )

    def _our_names(self) -> list[str]:
        """Addresses and names that would tell who looked."""
        from archiver.export import our_names

        return our_names(self.settings.own_addresses, [urlsplit(one.url or "").hostname for one in self._egresses])

    # --- keeping it whole

    @cached_property
    def auditor(self) -> audit.Auditor:
        """Reads every copy again, by and by."""
        s = self.settings
        return audit.Auditor(
            self.catalog,
            self.blobs,
            scratch=self._scratch,
            now=self.now,
            record=self.journal.record,
            keys=self.ledger.own_keys,
            limits=audit.Limits(
                window=timedelta(seconds=s.audit_window_s),
                month_bytes=s.audit_month_bytes,
                second_bytes=s.audit_rate_bytes,
            ),
        )

    def mend(self) -> None:
        """Take up what processes that died here had reserved: adopted where its bytes are, else dropped."""
        for owner in self.process.dead():
            with self.catalog.write() as conn:
                freed = tables.hosts.free_of(conn, owner)
            if freed:
                log.info("leases.freed", owner=owner, hosts=freed)
            self.process.bury(owner)
        self._sweep_scratch()
        resolved = audit.resolve_reserved(
            self.catalog, self.blobs, self.spool, self.journal, now=self.now(), alone=False
        )
        if resolved.adopted or resolved.dropped:
            log.info("segments.resolved", adopted=len(resolved.adopted), dropped=len(resolved.dropped))
        self._tell_dropped()

    def _sweep_scratch(self) -> None:
        """What a killed process was about to put: nobody was told of it, and nobody else has it open after an hour."""
        for path in self._scratch.iterdir():
            with suppress(FileNotFoundError):
                if time.time() - path.stat().st_mtime > SCRATCH_S:
                    path.unlink()

    def settle(self) -> None:
        """Copies that are owed, and the ledger: what a service does by and by, and a command before it ends."""
        self._make_copies()
        self._weigh_copies()
        try:
            if self.ledger.tick() is not None:
                self._make_copies()
        except (LedgerHalted, Busy) as error:  # capture goes on; the leaves wait in the catalog
            log.warning("ledger.waits", reason=str(error))

    def _make_copies(self) -> None:
        with self.catalog.read() as conn:
            owed = [r for label in self.blobs.wanted for r in tables.segments.lacking(conn, label, 100)]
        made = self.blobs.tick(owed)
        if made:
            with self.catalog.write() as conn:
                tables.segments.add_receipts(conn, made)

    def _weigh_copies(self) -> None:
        """Segments with every wanted copy are preserved; those that wait for one too long are at risk, and said so."""
        late = self.now() - AT_RISK_AFTER
        with self.catalog.write() as conn:
            damaged = {damage.name for damage in tables.audits.damaged(conn)}
            for segment in list(tables.segments.listing(conn, states=_INCOMPLETE, limit=1000)):
                if segment.name in damaged:
                    continue  # at risk until the audit has it mended
                if self.blobs.preserved(tables.segments.receipts_of(conn, segment.name)):
                    tables.segments.set_state(conn, segment.name, SegmentState.PRESERVED)
                elif (
                    segment.state is SegmentState.STORED and segment.stored_at is not None and segment.stored_at < late
                ):
                    tables.segments.set_state(conn, segment.name, SegmentState.AT_RISK)
                    log.warning("segment.at_risk", segment=segment.name, reason="not every wanted copy was made")

    def rebuild(self) -> audit.Rebuilt:
        """Fill an empty catalog from the store. Every store must answer: what one alone has must not be missed."""
        self.blobs.survey()
        head = self.ledger.newest()
        bundles = Tiles(self.blobs, head.size).since(0) if head is not None else ()
        leaves = (leaf for bundle in bundles for leaf in bundle)
        return audit.rebuild(self.catalog, self.blobs, again, now=self.now, leaves=leaves, show=self.sealer.shown)

    # --- the service

    def run(self, *, walk: bool, ticks: bool, web: bool) -> None:
        """Run these parts until SIGTERM or SIGINT, then end within the grace."""
        self._service = True
        _many_files()
        if walk or ticks:
            self._know_stores()
        stop = threading.Event()

        def asked(number: int, frame: FrameType | None) -> None:
            del number, frame
            stop.set()

        before = {number: signal.signal(number, asked) for number in (signal.SIGTERM, signal.SIGINT)}
        parts: list[Tick] = []
        if walk:
            parts += [Tick("due", DUE_EVERY_S, self.rounds.tick), Tick("mend", MEND_EVERY_S, self.mend)]
        if ticks:
            parts.append(Tick("settle", SETTLE_EVERY_S, self.settle))
            parts.append(Tick("survey", SURVEY_EVERY_S, self.blobs.survey))
            parts.append(Tick("audit", AUDIT_EVERY_S, lambda: self.auditor.tick(AUDIT_EVERY_S)))
            if self.stamping is not None:
                parts.append(Tick("timestamp", SETTLE_EVERY_S, self.stamping.tick))
            if self.notify is not None:
                parts.append(Tick("notify", TELL_EVERY_S, self.notify.tick))
        schedule = Schedule(parts)
        schedule.start()
        server = None
        try:
            if web:
                from archiver import web as pages

                server = pages.serve(self, self.settings.listen)
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

    def _know_stores(self) -> None:
        """What the stores really do, before anything is promised: at least one must take and give back a blob."""
        troubles: list[StoreError] = []
        for store in self.blobs.stores:
            try:
                store.probe()
            except StoreError as error:
                log.warning("store.trouble", store=store.label, reason=str(error))
                troubles.append(error)
        if len(troubles) == len(self.blobs.stores):
            raise troubles[0]

    def _welcome(self, url: str) -> None:
        from archiver import web as pages
        from archiver import welcome

        token = pages.first_token(self.catalog, self.now())
        lines = welcome.lines(url, self.settings.data, token)
        sys.stdout.write("\n".join(lines) + "\n")
        sys.stdout.flush()

    def _end(self, schedule: Schedule, server: Server | None) -> None:
        """What was acknowledged is safe already; first comes what others wait for: finished visits, then the hosts. A
        tick that hangs at a store must not cost them the grace."""
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
        """Give everything back. Finished visits are stored first."""
        tidy = True
        if "rounds" in self.__dict__:
            rounds = self.__dict__.pop("rounds")
            rounds.close()
            tidy = rounds.tidy
        for name in ("fetcher", "spool", "blobs"):
            if name in self.__dict__:
                self.__dict__.pop(name).close()
        if "process" in self.__dict__:
            self.__dict__.pop("process").close(tidy=tidy)
        self.catalog.close()


def build(settings: Settings, now: Now = utcnow) -> App:
    """The whole for these settings. StoreError and DatabaseError when it cannot be had."""
    return App(settings, now)


def _many_files() -> None:
    """A thousand hosts that never answer are a thousand open sockets; many systems begin with 1,024 files."""
    soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    wanted = FILES if hard == resource.RLIM_INFINITY else min(FILES, hard)
    if soft != resource.RLIM_INFINITY and soft < wanted:
        resource.setrlimit(resource.RLIMIT_NOFILE, (wanted, hard))


def _directory(path: Path) -> None:
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise StoreError(
            f"cannot make the directory {path}: {error.strerror or error}; name another in ARCHIVER_DATA"
        ) from error
