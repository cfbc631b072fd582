"""What a command opens before it works, and gives back after: settings, the running whole, the directory's lock."""

from __future__ import annotations

import fcntl
import os
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from archiver.cli import output
from storage.disks import FULL
from storage.errors import Busy, DatabaseError, NoCatalog, StoreError

if TYPE_CHECKING:
    from archiver.app import App
    from config.settings import Settings

LOCK = "lock"
SQLITE = "sqlite:///"  # before the path of a database that is a file
ELSEWHERE = (
    "If yours is elsewhere: go there, or name it in ARCHIVER_DATA (ARCHIVER_DATABASE, ARCHIVER_CONFIG). If its catalog was lost: "
    "`archiver rebuild`. A new one begins with `archiver add URL` or `archiver run`"
)


def nowhere(decided: Settings) -> str:
    """That there is no archive, and where."""
    return f"there is no archive at {decided.data.absolute()} (ARCHIVER_DATA)"


def settings(overrides: Mapping[str, object] | None = None) -> Settings:
    """The settings in force. SettingsError (exit 3) names what is wrong."""
    from config.settings import load

    return load(overrides=overrides)


@contextmanager
def opened(decided: Settings | None = None, *, service: bool = False, begin: bool = False) -> Iterator[App]:
    """The whole, for one command or a service; connections are closed after it. NoCatalog where there is no archive, unless
    `begin`: in a wrong directory a command must not answer that nothing is lost, nor leave a new archive there."""
    in_force = decided if decided is not None else settings()
    from archiver import app, logs  # after the settings: a wrong one is told before anything is loaded

    quiet = not service and in_force.log_level == "info"  # a command reports by what it prints
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
    """As `opened`, for who lists what there is: None where there is no archive, after that was said. Of nothing the list is empty."""
    with ExitStack() as stack:
        try:
            whole = stack.enter_context(opened())
        except NoCatalog as error:
            output.note(str(error))
            whole = None
        yield whole


@contextmanager
def opened_to_check(decided: Settings) -> Iterator[App]:
    """As `opened`, for who asks whether all works before there is an archive, too: with a catalog that is gone after it, so that
    none is begun. Of a PostgreSQL the tables stay."""
    catalog = Path(decided.database.removeprefix(SQLITE)).absolute()
    if _is_begun(decided):
        with opened(decided, begin=True) as whole:
            yield whole
        return
    # never the file that `run` may be about to begin
    passing = catalog.with_name(f"{catalog.name}.check-{os.getpid()}")
    try:
        with opened(settings({"database": f"{SQLITE}{passing}"}), begin=True) as whole:
            yield whole
    finally:
        for suffix in ("", "-wal", "-shm"):
            passing.with_name(passing.name + suffix).unlink(missing_ok=True)


@contextmanager
def begun(
    decided: Settings | None = None, *, service: bool = False, check: Callable[[App], None] | None = None
) -> Iterator[App]:
    """As `opened`, for who may begin an archive. Where none was, none is left by what `check` refuses, nor in front of a store
    that holds one already (StoreLost): lists would say that nothing is registered."""
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
    """Whether there is a catalog; of a PostgreSQL, whose tables are all that could be begun, it is taken for so."""
    return not decided.database.startswith(SQLITE) or Path(decided.database.removeprefix(SQLITE)).exists()


def _must_be_there(decided: Settings) -> None:
    """DatabaseError where a database was named, and in a directory that is not there: no archive was ever begun with that."""
    if not decided.database.startswith(SQLITE):
        return
    where = Path(decided.database.removeprefix(SQLITE)).parent
    if where != decided.data and not where.is_dir():
        raise DatabaseError(f"there is no directory {where} (ARCHIVER_DATABASE)")


@contextmanager
def locked(directory: Path, command: str) -> Iterator[None]:
    """The data directory's lock, held by `run`, `work`, `schedule`, `rebuild` and `restore`. Busy (exit 8) when another
    process has it; StoreError or DatabaseError, as of any other command, when the directory cannot be made or written. The
    system gives it back when a process dies, however it dies."""
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
            raise  # told as any disk that is full
        raise DatabaseError(
            f"the data directory {directory}: {error.strerror}. Run this as the user who owns it, make it writable for this user, or name another in "
            "ARCHIVER_DATA"
        ) from error
