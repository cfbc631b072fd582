"""Processes that a test kills, stops or interrupts: parts of the service in a child that reports what it has done.

Children are forked from a process that has everything loaded (multiprocessing's forkserver), so that fifty lives cost a
few seconds. They report over a pipe; a message that is not whole in the pipe was not acknowledged.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from datetime import datetime
from multiprocessing.connection import Connection
from multiprocessing.context import ForkServerProcess
from pathlib import Path
from typing import Any, Self

import sqlalchemy as sa

from archiver import app, cli
from config.settings import load
from storage.clock import utcnow
from storage.model import Outcome
from tests.support.world import World

_context = multiprocessing.get_context("forkserver")
_context.set_forkserver_preload([
    "tests.support.victims", "tests.support.warmed", "alembic.command", "archiver.web", "archiver.logs", "boto3", "pydantic",
    "archiver.fetch", "archiver.canary", "archiver.look", "archiver.outside_evidence", "archiver.rounds", "archiver.kept_texts",
])  # fmt: skip


class Victim:
    """A child that runs `task(tell, *args)`; `tell` sends one fact and returns when it is in the pipe."""

    def __init__(self, task: Callable[..., None], *args: Any) -> None:
        self._read, write = _context.Pipe(duplex=False)
        self.process: ForkServerProcess = _context.Process(target=_run, args=(write, task, args), daemon=True)
        self.process.start()
        write.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc_info: object) -> None:
        self.kill()

    def hear(self, timeout_s: float = 20) -> Any:
        """The next fact. EOFError if the child has ended; TimeoutError if it says nothing."""
        if not self._read.poll(timeout_s):
            raise TimeoutError("the child says nothing")
        return self._read.recv()

    def rest(self) -> Iterator[Any]:
        """The facts that were still in the pipe when it ended."""
        with suppress(EOFError, OSError):
            while True:
                yield self.hear(60)  # on a busy machine ending takes its time

    def signal(self, number: int) -> None:
        assert self.process.pid is not None
        os.kill(self.process.pid, number)

    def kill(self) -> list[Any]:
        """kill -9; returns what the child had reported until then."""
        with suppress(ProcessLookupError):  # it may have ended by itself, so that the system no longer knows it
            if self.process.is_alive():
                self.signal(signal.SIGKILL)
        self.process.join(20)
        assert self.process.exitcode is not None
        said = list(self.rest())
        self._read.close()
        return said

    def stopped(self, timeout_s: float = 20) -> bool:
        """Wait until a signal has stopped it. False if it ended instead."""
        deadline = time.monotonic() + timeout_s
        while time.monotonic() < deadline:
            try:
                state = Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()[0]
            except FileNotFoundError:
                return False
            if state in "TZ":
                return state == "T"
            time.sleep(0.01)
        raise TimeoutError("the child goes on")


def _run(write: Connection, task: Callable[..., None], args: tuple[Any, ...]) -> None:
    # a shell lets what it starts in the background ignore SIGINT
    signal.signal(signal.SIGINT, signal.default_int_handler)
    lock = threading.Lock()

    def tell(fact: Any) -> None:
        with lock:
            write.send(fact)

    task(tell, *args)
    write.close()


# --- tasks


def command(tell: Callable[[Any], None], root: Path, arguments: list[str], environ: dict[str, str]) -> None:
    """Run an archiver command like a process would: its exit code is told, its output is in `root`.out and .err."""
    # the server that children are forked from keeps the variables of the test that first needed it
    for name in [name for name in os.environ if name.startswith("AWS_")]:
        del os.environ[name]
    os.environ.update(environ)
    os.chdir(root.parent)
    for descriptor, ending in ((1, ".out"), (2, ".err")):
        os.dup2(os.open(root.with_suffix(ending), os.O_WRONLY | os.O_CREAT | os.O_TRUNC), descriptor)
    sys.stdout.flush()
    tell("up")
    code = cli.run(arguments)
    tell(code)
    sys.stdout.flush()
    os._exit(code)


def look_once(
    tell: Callable[[Any], None],
    root: Path,
    fuse: int | None,
    changes: dict[str, str],
    at: tuple[str, int] | None = None,
) -> None:
    """Check every source once and tell each visit, or its error.

    `fuse`: SIGSTOP ourselves after that many steps. `at`: signal ourselves when a file with this in its name is opened
    or linked.
    """
    world = World(root, utcnow, **changes)
    _ = world.app.rounds
    if at is not None:
        _trap(*at)
    if fuse is not None:
        _light(fuse, str(root), world, signal.SIGSTOP)
    tell("up")
    for watched, answer in world.app.rounds.check(list(world.app.lookup.sources()), wait_s=5):
        if isinstance(answer, Outcome):
            tell((answer.source, answer.n))
        else:
            tell((watched.source.id, type(answer).__name__))
    world.close()


def purge_once(  # noqa: PLR0917 - a process is told by position
    tell: Callable[[Any], None],
    root: Path,
    fuse: int | None,
    captures: list[str],
    changes: dict[str, str],
    environ: dict[str, str] | None = None,
) -> None:
    """Erase these captures.

    `fuse`: die after that many steps of disk, database or, if `environ` (which says how a bucket is reached) is given,
    of the wire.
    """
    os.environ.update(environ or {})
    world = World(root, utcnow, **changes)
    _ = world.app.purging
    if fuse is not None:
        _light(fuse, str(root), world, wire=environ is not None)
    tell("up")
    world.app.purging.purge([world.app.lookup.by_id(one) for one in captures], "Court of X, 12/2026")
    tell("done")


def keep_looking(tell: Callable[[Any], None], root: Path, fuse: int | None, changes: dict[str, str]) -> None:
    """Check all sources over and over, registering more, and tell each visit when it is committed.

    `fuse`: die after that many steps of disk or database.
    """
    world = World(root, utcnow, **changes)
    world.app.large_bytes = 30_000  # so that there are large visits, which get segments of their own
    if fuse is not None:
        _light(fuse, str(root), world)
    tell("up")
    number = 0
    while True:
        for watched, answer in world.app.rounds.check(list(world.app.lookup.sources()), wait_s=10):
            if isinstance(answer, Outcome):
                seen = world.app.lookup.visit(answer.source, answer.n)
                tell((seen.source, seen.n, seen.segment, seen.capture, seen.payload_sha256))
            else:
                tell(f"error of {watched.source.url}: {answer!r}")
        if number < 3:
            number += 1
            base = watched.source.url.rpartition("/")[0]
            url = f"{base}/late-{os.getpid()}-{number}"
            world.add(url)
            tell(("added", url))


def _trap(word: str, number: int) -> None:
    """Signal ourselves when a file with this in its name is opened or linked for the first time."""
    left = [number]

    def audit(event: str, args: tuple[Any, ...]) -> None:
        if left and event in {"open", "os.link"} and any(word in str(one) for one in args[:2]):
            _signal_ourselves(left.pop())

    sys.addaudithook(audit)


def _signal_ourselves(number: int) -> None:
    """Signal this thread, so that it does nothing more before it stops.

    A signal to the process may be taken by any thread, and this one would write on until then.
    """
    signal.pthread_kill(threading.get_ident(), number)


def _light(fuse: int, root: str, world: World, number: int = signal.SIGKILL, *, wire: bool = False) -> None:
    """Signal ourselves at the n-th step that touches the archive's files, commits to its database or, on the `wire`,
    sends something.

    Commits count for SIGKILL only: a process stopped in a commit would lock out all others.
    """
    left = [fuse]

    def step() -> None:
        left[0] -= 1
        if left[0] == 0:
            _signal_ourselves(number)

    def audit(event: str, args: tuple[Any, ...]) -> None:
        if (
            event in {"os.rename", "os.link", "os.remove", "os.mkdir"}
            or (event == "open" and str(args[0]).startswith((root, ".tmp")))
            or (wire and event == "http.client.send")
        ):
            step()

    sys.addaudithook(audit)
    if number == signal.SIGKILL:
        sa.event.listen(world.app.catalog._writer, "commit", lambda _: step())


def tell_once(
    tell: Callable[[Any], None], root: Path, fuse: int | None, now: datetime, environ: dict[str, str]
) -> None:
    """Send subscribers their letters once. `fuse`: die after that many commits."""
    settings = load({"ARCHIVER_DATA": str(root / "data"), **environ}, cwd=root)
    whole = app.build(settings, lambda: now)
    letters = whole.letters
    left = [fuse]

    def commit(_: object) -> None:
        left[0] = None if left[0] is None else left[0] - 1
        if left[0] == 0:
            _signal_ourselves(signal.SIGKILL)

    sa.event.listen(whole.catalog._writer, "commit", commit)
    tell("up")
    tell(letters.tick())
    whole.close()
