"""Connections to the catalog: SQLite beside the data, or PostgreSQL for several machines.

SQLite: write-ahead log, one writer at a time in this process (a lock) and among processes (BEGIN IMMEDIATE, which waits
up to BUSY_S), and any number of concurrent readers, each with a consistent snapshot. PostgreSQL: reads are REPEATABLE
READ transactions for the same reason; what must not run concurrently locks its rows.
"""

from __future__ import annotations

import fcntl
import os
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, pool
from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache

from storage.catalog import faults, migrations
from storage.catalog.columns import folded
from storage.disks import FULL
from storage.errors import Busy, DatabaseBusy, DatabaseError, DatabaseFull, DatabaseTooNew, NoCatalog

BUSY_S = 20.0  # seconds that a process waits for another one's write; our longest, a large flush, takes about one
TURNS = 3  # a thread waits this many times BUSY_S for other writes of this process, each of which may itself wait
IDLE_S = 600  # PostgreSQL: seconds after which the transaction of a stopped process is rolled back
CONNECT_S = 10  # PostgreSQL: seconds to try to connect
CACHE_KIB = 16 * 1024  # SQLite: page cache of the connection that writes
READER_CACHE_KIB = 4 * 1024  # and of each that reads, which every write empties
POOL = 16  # SQLite: connections that readers keep open; further ones are opened and closed as needed, in a millisecond
POSTGRES_POOL, POSTGRES_MORE = 4, 20  # connections kept open, and opened in addition; two pools; PostgreSQL allows 100


class Dialect(SQLiteDialect_pysqlite):
    """The SQLite dialect of all connections of a process. SQLAlchemy caches compiled statements by dialect: as these are
    equal, all engines share what one has compiled: readers, the writer and any further catalog."""

    supports_statement_cache = True

    def __init__(self, begin: str = "BEGIN", **others: Any) -> None:
        """`begin`: the statement that begins a transaction, as the driver's own handling is turned off. An event listener
        would do as well, but with one SQLAlchemy checks for listeners four times per statement."""
        super().__init__(**others)
        self._begin = begin

    def do_begin(self, dbapi_connection: Any) -> None:
        dbapi_connection.execute(self._begin)

    def __eq__(self, other: object) -> bool:
        return type(other) is type(self)

    def __hash__(self) -> int:
        return hash(type(self))


registry.register("sqlite.archiver", __name__, "Dialect")
_COMPILED: LRUCache[Any, Any] = LRUCache(500)


class Catalog:
    """The index over everything that is kept. Safe to use from many threads; call `close` when done."""

    def __init__(self, url: sa.URL, busy_s: float, *, begin: bool) -> None:
        self.url = url
        self.sqlite = url.get_backend_name() == "sqlite"
        self._busy_s = busy_s
        self._writing = threading.Lock()  # SQLite only; PostgreSQL locks rows
        self._writing_thread: int | None = None
        if self.sqlite:
            _claim_file(Path(str(url.database)), begin=begin)
            self._writer = _sqlite(url, busy_s, "BEGIN IMMEDIATE", read_only=False)
            self._reader = _sqlite(url, busy_s, "BEGIN", read_only=True)
        else:
            self._writer = _postgres(url, busy_s)
            reader = _postgres(url, busy_s)  # a separate pool: a commit must never wait for readers
            self._reader = reader.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)

    @classmethod
    def open(cls, url: str, *, busy_s: float = BUSY_S, begin: bool = True) -> Catalog:
        """Connect, and create the tables (NoCatalog if not `begin`) or bring them up to date. Raises DatabaseTooNew if a
        newer program wrote them, else DatabaseError; messages say what to do and have no password."""
        catalog = cls(_parsed(url), busy_s, begin=begin)
        try:
            catalog._bring_up_to_date(begin=begin)
        except (DatabaseError, NoCatalog):
            catalog.close()
            raise
        return catalog

    @contextmanager
    def read(self) -> Iterator[sa.Connection]:
        """A read-only transaction with a consistent snapshot."""
        with self._translated(), self._reader.connect() as conn, conn.begin():
            yield conn

    @contextmanager
    def write(self, *, durable: bool = True) -> Iterator[sa.Connection]:
        """A transaction that may write: committed when the block ends, rolled back if it raises.

        `durable`: it is on the disk when this returns. Otherwise a power failure may undo it as a whole: for leases and
        the like, which are worthless after a power failure."""
        with self._translated(), self._turn(), self._writer.connect() as conn:
            if self.sqlite and not durable:  # must be set outside the transaction
                _dbapi(conn).execute("PRAGMA synchronous=NORMAL")
            try:
                with conn.begin():
                    if not self.sqlite and not durable:
                        conn.exec_driver_sql("SET LOCAL synchronous_commit TO off")
                    yield conn
            finally:
                if self.sqlite and not durable and not conn.invalidated:
                    _dbapi(conn).execute("PRAGMA synchronous=FULL")

    def may_be_written(self) -> bool:
        """Whether it accepts writes: no PostgreSQL standby, no read-only disk. Raises DatabaseError without an answer."""
        if self.sqlite:
            return os.access(str(self.url.database), os.W_OK)
        with self._translated(), self._writer.connect() as conn:
            if not (takes := bool(conn.scalar(sa.text("SELECT current_setting('transaction_read_only') = 'off'")))):
                conn.invalidate()
            return takes

    def sync(self) -> None:
        """Bring to the disk what was written without `durable`."""
        with self.write() as conn:  # a durable write that changes nothing takes all earlier ones along
            conn.execute(sa.text("UPDATE alembic_version SET version_num = version_num"))

    @contextmanager
    def alone(self, what: str, idle_s: int = 0) -> Iterator[Callable[[], object]]:
        """Hold the lock `what` on this catalog, among all machines; Busy if another process has it. It ends with the
        process. Yields a check that raises DatabaseError if the lock was lost: PostgreSQL releases it if the check is
        not made for `idle_s` seconds (0: never), as by a process that was stopped or cut off."""
        with self._translated(), self._alone_file(what) if self.sqlite else self._alone_there(what, idle_s) as still:
            yield still

    @contextmanager
    def _alone_file(self, what: str) -> Iterator[Callable[[], object]]:
        descriptor = os.open(f"{self.url.database}.{what}.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
        try:
            try:
                fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                raise self._taken(what) from None
            yield lambda: None
        finally:
            os.close(descriptor)

    @contextmanager
    def _alone_there(self, what: str, idle_s: int) -> Iterator[Callable[[], object]]:
        def still() -> None:
            with self._translated():
                conn.execute(sa.text("SELECT 1"))

        # in an open transaction, without a snapshot: a pooler gives no other client its connection, and it ends with us
        with self._writer.connect() as conn:
            held = conn.begin()
            try:
                conn.execute(sa.text(_MAY_BE_IDLE), {"most": f"{idle_s}s"})
                key = {"what": f"archiver {what}"}
                if not conn.scalar(sa.text("SELECT pg_try_advisory_xact_lock(hashtextextended(:what, 0))"), key):
                    raise self._taken(what)
                yield still
            finally:
                held.rollback()  # if the connection was lost, the lock went with it

    def _taken(self, what: str) -> Busy:
        return Busy(f"another process is at `{what}` with the database {self.name}: let it end first")

    def scrub(self) -> None:
        """Remove overwritten data from the files beside the database too: SQLite's log is merged into the database and
        truncated, as far as no reader needs it."""
        if self.sqlite:
            with self._translated(), self._turn(), self._writer.connect() as conn:
                _dbapi(conn).execute("PRAGMA wal_checkpoint(TRUNCATE)")

    def close(self) -> None:
        """Close all connections. Transactions in other threads must have ended."""
        self._reader.dispose()
        self._writer.dispose()

    @contextmanager
    def _turn(self) -> Iterator[None]:
        if not self.sqlite:
            yield
            return
        if self._writing_thread == threading.get_ident():
            raise RuntimeError("a write inside a write: hand the connection on instead")
        if not self._writing.acquire(timeout=TURNS * self._busy_s):
            raise DatabaseBusy(f"the database {self.url.database}: other writes have not ended. {faults.BUSY}")
        try:
            self._writing_thread = threading.get_ident()
            yield
        finally:
            self._writing_thread = None
            self._writing.release()

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except (sa.exc.DBAPIError, sa.exc.TimeoutError, sqlite3.Error) as error:
            if faults.bug(error):
                raise
            raise faults.told(error, self.url, self._busy_s) from error

    def _bring_up_to_date(self, *, begin: bool) -> None:
        with self.read() as conn:
            self._refuse_encoding(conn)
            version = _version(conn)
        if version is None and not begin:
            raise NoCatalog(f"there is none in {self.name}")
        if version == migrations.NEWEST:
            return
        self._refuse_newer(version)
        with self.write() as conn:
            if not self.sqlite:  # if two processes start at the same time, only one creates the tables
                conn.exec_driver_sql("SELECT pg_advisory_xact_lock(2026112401)")
            version = _version(conn)
            self._refuse_newer(version)
            if version != migrations.NEWEST:
                migrations.upgrade(conn)

    def _refuse_encoding(self, conn: sa.Connection) -> None:
        if self.sqlite or (coding := _dbapi(conn).info.parameter_status("server_encoding")) in {None, "UTF8"}:
            return
        raise DatabaseError(
            f"the database {self.name} keeps its text in {coding}, which has no room for every title and address: make "
            "one with CREATE DATABASE name ENCODING 'UTF8' TEMPLATE template0, bring what is there over with pg_dump and "
            "psql or with `archiver rebuild`, and name it in ARCHIVER_DATABASE"
        )

    def _refuse_newer(self, version: str | None) -> None:
        if version is not None and version > migrations.NEWEST:
            raise DatabaseTooNew(
                f"the database {self.name} has version {version}, this program knows up to {migrations.NEWEST}: "
                "run the newer archiver that wrote it, or name another database in ARCHIVER_DATABASE"
            )

    @property
    def name(self) -> str:
        """The address of this database in messages, without the password."""
        return faults.address(self.url)


_MAY_BE_IDLE = "SELECT set_config('idle_in_transaction_session_timeout', :most, true)"
_WAITS = "SELECT set_config('lock_timeout', %s, false), set_config('idle_in_transaction_session_timeout', %s, false)"


def _parsed(url: str) -> sa.URL:
    try:
        parsed = sa.make_url(url)
    except sa.exc.ArgumentError:
        raise DatabaseError(
            "ARCHIVER_DATABASE is no database address: write sqlite:///path/to/catalog.sqlite or "
            "postgresql://user:password@host/name"
        ) from None
    backend = parsed.get_backend_name()
    if backend in ("postgresql", "postgres"):
        return parsed.set(drivername="postgresql+psycopg")
    if backend != "sqlite":
        raise DatabaseError(f"{backend} is no database that archiver knows: use sqlite:///… or postgresql://…")
    if not parsed.database or parsed.database == ":memory:":
        raise DatabaseError("an SQLite database needs a file: write sqlite:///path/to/catalog.sqlite")
    return parsed


def _claim_file(path: Path, *, begin: bool) -> None:
    """Create the file, which holds the watch list, for this user alone. An existing one is not opened: to close it would
    release the fcntl locks that SQLite has on it in this process, and another process could remove its log."""
    if not begin and not path.exists():
        raise NoCatalog(f"there is no {path}")
    try:
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except FileExistsError:
        if not os.access(path, os.R_OK | os.W_OK):
            raise DatabaseError(
                f"the database {path}: it may not be written. {faults.sqlite_advice('unable to open')}"
            ) from None
    except FileNotFoundError:
        raise DatabaseError(
            f"the database {path}: the directory {path.parent} does not exist: make it, or name another in ARCHIVER_DATABASE"
        ) from None
    except OSError as error:
        if error.errno in FULL:
            raise DatabaseFull(f"the database {path}: {error.strerror}. {faults.MAKE_ROOM}") from error
        raise DatabaseError(
            f"the database {path}: {error.strerror}. {faults.sqlite_advice('unable to open')}"
        ) from error


def _sqlite(url: sa.URL, busy_s: float, begin: str, *, read_only: bool) -> sa.Engine:
    size, more = (POOL, -1) if read_only else (1, 0)
    engine = sa.create_engine(
        url.set(drivername="sqlite+archiver"),
        begin=begin,
        connect_args={"check_same_thread": False, "timeout": busy_s, "isolation_level": None},
        execution_options={"compiled_cache": _COMPILED},
        poolclass=pool.QueuePool,
        pool_size=size,
        max_overflow=more,
        pool_use_lifo=True,  # the connection used last: its cache is warm, and the others' stay small
    )
    cache_kib = READER_CACHE_KIB if read_only else CACHE_KIB
    writes = ("query_only=ON",) if read_only else ("journal_mode=WAL", "synchronous=FULL")

    @event.listens_for(engine, "connect")
    def prepare(connection: sqlite3.Connection, record: pool.ConnectionPoolEntry) -> None:
        record.info["pool"] = engine.pool
        try:
            connection.create_function("lower", 1, folded, deterministic=True)
            for pragma in ("foreign_keys=ON", f"cache_size=-{cache_kib}", "temp_store=MEMORY", *writes):
                _set(connection, pragma, busy_s)
        except sqlite3.Error:
            connection.close()  # no pool has it yet
            raise

    @event.listens_for(engine, "checkin")
    def end(_: object, record: pool.ConnectionPoolEntry) -> None:
        if record.info.get("pool") is not engine.pool:  # it was in use when the catalog was closed
            record.invalidate()

    return engine


def _set(connection: sqlite3.Connection, pragma: str, busy_s: float) -> None:
    """Set a pragma. One that needs the file alone, as `journal_mode` does once, fails at once where another process opens
    a new file in the same moment, without SQLite's own wait."""
    until = time.monotonic() + busy_s
    while True:
        try:
            connection.execute(f"PRAGMA {pragma}")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > until:
                raise
            time.sleep(0.02)
        else:
            return


def _postgres(url: sa.URL, busy_s: float) -> sa.Engine:
    query = {"connect_timeout": str(CONNECT_S), "application_name": "archiver", "client_encoding": "utf8"}
    engine = sa.create_engine(
        url.set(query=query | dict(url.query)),
        pool_size=POSTGRES_POOL,
        max_overflow=POSTGRES_MORE,
        pool_pre_ping=True,
        isolation_level="READ COMMITTED",  # whatever the database's default is: our row locks are made for it
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: Any, _: object) -> None:  # as a statement: poolers refuse it among the `options`
        connection.autocommit = True
        connection.execute(_WAITS, (f"{busy_s * 1000:.0f}", f"{IDLE_S * 1000}"))
        connection.autocommit = False

    @event.listens_for(engine, "handle_error")
    def leave(context: sa.ExceptionContext) -> None:
        if faults.read_only(context.original_exception):  # another server may be the primary by now: connect anew
            context.is_disconnect = True

    return engine


def _dbapi(conn: sa.Connection) -> Any:
    """The driver's own connection."""
    return conn.connection.driver_connection


def _version(conn: sa.Connection) -> str | None:
    """The version in alembic's table; None for an empty database."""
    if not sa.inspect(conn).has_table("alembic_version"):
        return None
    return conn.execute(sa.text("SELECT version_num FROM alembic_version")).scalar()
