"""What a database refuses, as errors that say what to do, in which no password stands."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import sqlalchemy as sa

from storage.disks import no_room, quota_used_up
from storage.errors import DatabaseBusy, DatabaseError, DatabaseFull

OURS = (sa.exc.IntegrityError, sa.exc.ProgrammingError, sa.exc.DataError)  # bugs in this program, except for these:
_POOLER = (
    "A pooler between loses prepared statements: set its max_prepared_statements above 0 (PgBouncer 1.21 and on), or let "
    "it pool sessions."
)
_REFUSALS = {  # what PostgreSQL says by its codes, and what to do then
    "42501": (
        "This user lacks a right. Let it own schema and tables: as a superuser, in this database, GRANT USAGE, CREATE ON "
        "SCHEMA public TO USER, or ALTER SCHEMA public OWNER TO USER. Restore with pg_restore --no-owner --role=USER."
    ),
    "3F000": "There is no schema for the tables: make the one that the search_path of USER names, and let USER own it.",
    "42P01": "Tables are missing. If a restore is under way, let it end; else give it an empty database and run `archiver rebuild`.",
    "42P05": _POOLER,
    "26000": _POOLER,
    "57014": "Statements of archiver may take minutes: ALTER ROLE USER SET statement_timeout = 0 lets them.",
}
MAKE_ROOM = "Make room on the disk, then try again; nothing that was acknowledged is lost."
BUSY = (
    "Look for one that was stopped in the middle of a write (`ps`, state T: `kill -CONT` lets it go on), an open "
    "database shell or a copy being made: end it, or let it go on, then try again. Nothing was written."
)


def told(error: Exception, url: sa.URL, busy_s: float) -> DatabaseError:
    """The error to raise for what a driver or SQLAlchemy raised."""
    kind = DatabaseBusy if _waited(error) else DatabaseFull if _full(error, url) else DatabaseError
    return kind(_advice(error, url, busy_s))


def bug(error: Exception) -> bool:
    """Whether the error is a bug in this program, not a fault of the database."""
    return isinstance(error, OURS) and _code(error) not in _REFUSALS


def address(url: sa.URL) -> str:
    """The address of a database as one writes it, without the password."""
    return url.set(drivername=url.get_backend_name()).render_as_string(hide_password=True)


def read_only(error: BaseException) -> bool:
    """Whether the error is that PostgreSQL accepts no writes on this connection."""
    return _code(error) == "25006"  # read_only_sql_transaction


def sqlite_advice(cause: str) -> str:
    """What to do about what SQLite says."""
    if "not a database" in cause or "malformed" in cause:
        return (
            "It is damaged. Move it away and make it again from the store with `archiver rebuild`; the store holds "
            "everything."
        )
    if "readonly" in cause or "read-only" in cause or "unable to open" in cause:
        return "Run this as the user who owns it, make file and directory writable for this user, or name another in ARCHIVER_DATABASE."
    return "Check the disk and the file; `archiver rebuild` makes it again from the store."


def _advice(error: Exception, url: sa.URL, busy_s: float) -> str:
    name = address(url)
    cause = str(error.orig) if isinstance(error, sa.exc.DBAPIError) else str(error)
    if url.password:
        cause = cause.replace(str(url.password), "***")
    cause = " ".join(cause.split()).removesuffix(".")
    if isinstance(error, sa.exc.TimeoutError):
        return f"the database {name} is asked for more than it answers: all connections were busy for 30 s"
    if _full(error, url):
        if url.database and url.get_backend_name() == "sqlite" and quota_used_up(_directory(url)):
            cause = "a quota is used up there"
        return f"the database {name}: {cause}. {MAKE_ROOM}"
    if _waited(error):
        return f"the database {name}: another process has been writing to it for {busy_s:g} s. {BUSY}"
    if read_only(error):
        return f"the database {name}: {cause}. Is it a standby now? Name the one that takes writes in ARCHIVER_DATABASE, or all of them: ?host=ONE,OTHER&target_session_attrs=read-write"
    if (refused := _REFUSALS.get(_code(error) or "")) is not None:
        return f"the database {name}: {_first_line(error)}. {refused.replace('USER', url.username or 'USER')}"
    if "too many connections" in cause or "remaining connection slots" in cause:  # a refused connection has no code
        return f"the database {name}: {cause}. Raise max_connections, or the limit of this user: each process takes up to 48"
    if url.get_backend_name() != "sqlite":
        cause += "" if cause.endswith("?") else "."
        return f"the database {name} does not work: {cause} Is PostgreSQL running, and are ARCHIVER_DATABASE's host, user, password and database name right?"
    return f"the database {url.database}: {cause}. {sqlite_advice(cause)}"


def _first_line(error: Exception) -> str:
    """What PostgreSQL says, without the statement."""
    return str(getattr(error, "orig", error)).partition("\n")[0].strip().removesuffix(".")


def _code(error: BaseException) -> str | None:
    """The five characters by which PostgreSQL tells errors apart; None: it did not answer, or is no PostgreSQL."""
    code: str | None = getattr(getattr(error, "orig", error), "sqlstate", None)
    return code


def _waited(error: Exception) -> bool:
    """Whether the error is only that another process is writing."""
    cause = error.orig if isinstance(error, sa.exc.DBAPIError) else error
    if isinstance(cause, sqlite3.Error):
        return getattr(cause, "sqlite_errorcode", 0) & 0xFF in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}
    return _code(error) == "55P03"  # lock_not_available


def _full(error: Exception, url: sa.URL) -> bool:
    """Whether the error is that the disk is full, or a quota used up. Of a full disk SQLite says so when it writes; when it
    creates or maps a file, and of a quota, it only says that it could not."""
    cause = error.orig if isinstance(error, sa.exc.DBAPIError) else error
    if not isinstance(cause, sqlite3.Error):
        return _code(error) == "53100"  # disk_full
    code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
    if code not in {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN}:
        return code == sqlite3.SQLITE_FULL
    return no_room(_directory(url)) or quota_used_up(_directory(url))


def _directory(url: sa.URL) -> Path:
    return Path(str(url.database)).parent
