"""What commands open and close again: settings, the application, the data directory's lock."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from archiver.cli import output
from storage.disks import FULL
from storage.errors import Busy, DatabaseError, NoCatalog, StoreError

if TYPE_CHECKING:
    from archiver.app import App
    from config.settings import Settings

LOCK = "lock"
SQLITE = "sqlite:///"  # prefix of a database that is a file
ELSEWHERE = (
    "If yours is elsewhere: go there, or name it in ARCHIVER_DATA (ARCHIVER_DATABASE, ARCHIVER_CONFIG). If its catalog was lost: "
    "`archiver rebuild`. A new one begins with `archiver add URL` or `archiver run`"
)


def nowhere(decided: Settings) -> str:
    """A message that there is no archive, and where."""
    return f"there is no archive at {decided.data.absolute()} (ARCHIVER_DATA)"


def catalog_file(decided: Settings) -> Path | None:
    """The absolute path of the catalog; None for PostgreSQL."""
    return Path(decided.database.removeprefix(SQLITE)).absolute() if decided.database.startswith(SQLITE) else None


def settings(overrides: Mapping[str, object] | None = None) -> Settings:
    """The settings in force. SettingsError (exit 3) names what is wrong."""
    from config.settings import load

    return load(overrides=overrides)


@contextmanager
def opened(decided: Settings | None = None, *, service: bool = False, begin: bool = False) -> Iterator[App]:
    """The application, for one command or a service; closes its connections afterwards.

    NoCatalog if there is no archive, unless `begin`: in a wrong directory, a command must neither answer that nothing
    is lost nor leave a new archive there.
    """
    in_force = decided if decided is not None else settings()
    from archiver import app, logs  # after the settings: a wrong one is reported before anything is loaded

    quiet = not service and in_force.log_level == "info"  # a command reports by its output
    logs.configure("warning" if quiet else in_force.log_level, in_force.log_format)
    try:
        whole = app.build(in_force, begin=begin)
    except NoCatalog as error:
        _must_be_there(in_force)
        raise NoCatalog(f"{nowhere(in_force)}: {error}. {ELSEWHERE}") from error
    try:
        yield whole
    finally:
        whole.close()


@contextmanager
def opened_if_any() -> Iterator[App | None]:
    """Like `opened`, for commands that list. If there is no archive, it says so and yields None: the list is empty."""
    with ExitStack() as stack:
        try:
            whole = stack.enter_context(opened())
        except NoCatalog as error:
            output.note(str(error))
            whole = None
        yield whole


@contextmanager
def opened_to_check(decided: Settings) -> Iterator[App]:
    """Like `opened`, for checks that must also work before there is an archive.

    If there is no catalog, a temporary one is used, so that no archive is begun. A PostgreSQL catalog is opened itself,
    and its tables are kept.
    """
    catalog = catalog_file(decided)
    if catalog is None or catalog.exists():
        with opened(decided, begin=True) as whole:
            yield whole
        return
    # not the file that `run` may be about to create
    passing = catalog.with_name(f"{catalog.name}.check-{os.getpid()}")
    try:
        with opened(settings({"database": f"{SQLITE}{passing}"}), begin=True) as whole:
            yield whole
    finally:
        for suffix in ("", "-wal", "-shm"):
            with suppress(NotADirectoryError):  # of which `opened` has told
                passing.with_name(passing.name + suffix).unlink(missing_ok=True)


@contextmanager
def begun(
    decided: Settings | None = None, *, service: bool = False, check: Callable[[App], None] | None = None
) -> Iterator[App]:
    """Like `opened`, for commands that may begin an archive.

    If there was none, none is begun when `check` raises, or when a store already holds an archive (StoreLost): lists
    would say that nothing is registered.
    """
    in_force = decided if decided is not None else settings()
    there = _is_begun(in_force)
    if not there:
        with opened_to_check(in_force) as passing:
            if check is not None:
                check(passing)
            passing.recognise()
    with opened(in_force, service=service, begin=True) as whole:
        if there and check is not None:
            check(whole)
        yield whole


def _is_begun(decided: Settings) -> bool:
    """Whether there is a catalog; always True for PostgreSQL, where only tables could be created."""
    catalog = catalog_file(decided)
    return catalog is None or catalog.exists()


def _must_be_there(decided: Settings) -> None:
    """DatabaseError if the database is to be in another directory, which does not exist: it was never begun."""
    if not decided.database.startswith(SQLITE):
        return
    where = Path(decided.database.removeprefix(SQLITE)).parent
    if where != decided.data and not where.is_dir():
        raise DatabaseError(f"there is no directory {where} (ARCHIVER_DATABASE)")


@contextmanager
def locked(directory: Path, command: str) -> Iterator[None]:
    """Holds the data directory's lock, for `run`, `work`, `schedule`, `rebuild` and `restore`.

    Busy (exit 8) if another process has it; StoreError or DatabaseError, as for any other command, if the directory
    cannot be made or written. The system releases it when the process dies, however it dies.
    """
    with os.fdopen(_lock_file(directory, directory / LOCK), "r+") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            holder = " ".join(file.read(200).split()) or "another process"
            raise Busy(
                f"{directory} is in use by {holder}: stop that first. `archiver run` is all in one; several processes have "
                "a directory each (ARCHIVER_DATA), and share a PostgreSQL catalog and a store"
            ) from None
        file.seek(0)
        file.truncate()
        file.write(f"`archiver {command}` (process {os.getpid()})\n")
        file.flush()
        yield


def _lock_file(directory: Path, path: Path) -> int:
    try:
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise StoreError(
            f"cannot make the directory {directory}: {error.strerror}; name another in ARCHIVER_DATA"
        ) from error
    try:
        return os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    except OSError as error:
        if error.errno in FULL:
            raise  # reported like any full disk
        raise DatabaseError(
            f"the data directory {directory}: {error.strerror}. Run this as the user who owns it, make it writable for this user, or name another in "
            "ARCHIVER_DATA"
        ) from error
