"""The commands that look at sites: run and its parts, and check."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Annotated

import typer

from archiver.cli import output
from archiver.cli.opening import begun, locked, opened, settings
from archiver.cli.options import Json
from archiver.errors import AddressRefused, UsageError
from storage.errors import ArchiverError

if TYPE_CHECKING:
    from archiver.app import App
    from storage.model import Watched


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    for command in (run, serve, work, schedule, check):
        app.command()(command)


def run() -> None:
    """Run everything in one process.

    Schedule, looks, alerts and pages. SIGTERM ends it within the grace time, and loses nothing that was acknowledged.
    """
    _parts("run", walk=True, ticks=True, web=True)


def serve() -> None:
    """Run only the pages, beside other processes."""
    decided = settings()
    with begun(decided, service=True) as app:
        app.run(walk=False, ticks=False, web=True)


def work() -> None:
    """Run only the looks: takes hosts that are due."""
    _parts("work", walk=True, ticks=False, web=False)


def schedule() -> None:
    """Run only the ticks: alerts, ledger, mirrors."""
    _parts("schedule", walk=False, ticks=True, web=False)


def _parts(name: str, *, walk: bool, ticks: bool, web: bool) -> None:
    decided = settings()
    with locked(decided.data, name), begun(decided, service=True) as app:
        app.run(walk=walk, ticks=ticks, web=web)


def check(
    urls: Annotated[list[str] | None, typer.Argument(help="Registered sources.", metavar="URL")] = None,
    *,
    due: Annotated[bool, typer.Option("--due", help="All that are due.")] = False,
    everything: Annotated[bool, typer.Option("--all", help="All that are not paused or retired.")] = False,
    wait: Annotated[
        float, typer.Option(help="Seconds to wait for another process that is looking at the host.", min=0)
    ] = 60,
    json: Json = False,
) -> int:
    """Look at sources now and say what was found.

    Each look is printed once it is stored. Exit code 8 when another process kept looking at a host for longer than --wait.
    """
    if sum((bool(urls), due, everything)) != 1:
        raise UsageError("name URLs, or say --due or --all")
    with opened() as app:
        wanted = _wanted(app, urls, due=due)
        code = 0
        for watched, answer in app.rounds.check(wanted, wait_s=wait):
            if isinstance(answer, ArchiverError):
                output.note(f"{watched.source.url}: {answer}")
                code = code or answer.exit_code
                continue
            refused = _tell(app, answer.source, answer.n, json=json)
            code = code or (refused if urls else 0)
        app.settle()
        return code


def _wanted(app: App, urls: Sequence[str] | None, *, due: bool) -> list[Watched]:
    """The sources to look at, each once."""
    from storage.model import Standing

    if urls:
        found = [app.lookup.source(url) for url in urls]
    else:
        now = app.now()
        found = [
            one
            for one in app.lookup.sources()
            if one.source.standing is Standing.ACTIVE and (not due or one.next_due_at <= now)
        ]
    return list({one.source.id: one for one in found}.values())


def _tell(app: App, source: str, n: int, *, json: bool) -> int:
    """Prints one visit as stored. The exit code: AddressRefused's if the URL itself is one we never ask, else 0."""
    from archiver.cli import human
    from archiver.lookup import check_line
    from storage.model import Finding

    seen = app.lookup.visit(source, n)
    if json:
        output.record(check_line(seen))
    else:
        for line in human.visit(seen, app.lookup.source(source).assessment):
            output.line(line)
    refused = seen.finding is Finding.FORBIDDEN_ADDRESS and seen.final_url in {None, seen.url}
    return AddressRefused.exit_code if refused else 0
