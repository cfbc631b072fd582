"""Setup for every test, and the order in which files are handed out to parallel processes."""

from __future__ import annotations

import gc
import os
import shutil
from collections.abc import Callable, Generator, Iterable, Iterator
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest
import structlog

from archiver import cli
from archiver.app import GARBAGE_OBJECTS
from tests.support import children, depth, world
from tests.support.mailserver import MailServer
from tests.support.receiver import Receiver

COUNTS = pytest.StashKey[tuple[int, int]]()  # selected tests, all tests
LONGEST = ("walk", "copies", "storage", "proof")  # earlier, so that no process is left with a long file at the end

# Settings of whoever runs the tests must not reach them.
for _name in [name for name in os.environ if name.startswith(("ARCHIVER_", "AWS_"))]:
    if not _name.startswith("ARCHIVER_TEST_"):
        del os.environ[_name]

depth.load()

# Temporary files go to memory where there is enough: like the service, tests sync every file, and most need no disk.
MEMORY, ENOUGH_BYTES = Path("/dev/shm"), 4 << 30
if os.access(MEMORY, os.W_OK) and shutil.disk_usage(MEMORY).free > ENOUGH_BYTES:
    os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(MEMORY))


@pytest.fixture(autouse=True)
def _reset_logging() -> Iterator[None]:
    """A command that a test runs in this process configures logging globally: the next test starts afresh."""
    yield
    structlog.reset_defaults()


@pytest.fixture(autouse=True)
def _close_worlds() -> Iterator[None]:
    """The threads and processes of a failed test end with it."""
    before = list(world.OPEN)
    yield
    for left in [one for one in world.OPEN if one not in before]:
        left.close()


@pytest.fixture(autouse=True, scope="session")
def _end_reader_processes() -> Iterator[None]:
    yield
    children.end()


@pytest.fixture
def archiver(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> Callable[..., tuple[int, str, str]]:
    """Run a command in an empty directory; returns (exit code, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = cli.run(list(arguments))
        return code, *capfd.readouterr()

    return run


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    made = Receiver()
    yield made
    made.end()


@pytest.fixture
def mail() -> Iterator[MailServer]:
    made = MailServer()
    yield made
    made.end()


@pytest.hookimpl(wrapper=True)
def pytest_collection() -> Generator[None, object, object]:
    """Collected tests stay to the end: letting the garbage collector scan them repeatedly takes seconds. The same holds
    for what the tests have loaded and keep; what they release is found in the young generation."""
    gc.disable()
    try:
        return (yield)
    finally:
        gc.freeze()
        gc.set_threshold(GARBAGE_OBJECTS, 10, 50)
        gc.enable()


@pytest.hookimpl(trylast=True)  # after `-m`
def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if depth.QUICK and (depth.SAID or not any(Path(arg.partition("::")[0]).is_file() for arg in config.args)):
        whole, left = len(items), set(depth.left_out(items))
        items[:] = [item for item in items if item not in left]
        config.hook.pytest_deselected(items=list(left))
        _note_counts(config, (len(items), whole))
    slow = {item.path for item in items if item.get_closest_marker("timeout")}  # some tests of these files take minutes
    places = _places([item.path for item in items])
    items.sort(key=lambda item: (item.path not in slow, places[item.path]))


def _places(paths: Iterable[Path]) -> dict[Path, float]:
    """The position of each file, from 0 to 1, with the files of each directory spread out.

    Some directories wait for servers and clocks, others for the processor: run one after the other, each kind would
    leave the machine idle in turn.
    """
    found: dict[Path, float] = {}
    for directory, files in groupby(sorted(set(paths)), key=lambda path: path.parent):
        last = 0.8 if directory.name in LONGEST else 1.0
        inside = list(files)
        found |= {file: last * n / len(inside) for n, file in enumerate(inside)}
    return found


def _note_counts(config: pytest.Config, counts: tuple[int, int]) -> None:
    """Keep the counts for the terminal summary, here or in the process that this worker reports to."""
    config.stash[COUNTS] = counts
    if hasattr(config, "workeroutput"):
        config.workeroutput["counts"] = counts


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    if counts := getattr(node, "workeroutput", {}).get("counts"):
        node.config.stash[COUNTS] = tuple(counts)


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    if counts := config.stash.get(COUNTS, None):
        terminalreporter.write_line("quick: {:,} of {:,} tests; all of them: make test-deep".format(*counts), bold=True)


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Name bytes by number: every process must give a case the same name, and gzip output has the time in it."""
    return argname if isinstance(val, bytes) else None
