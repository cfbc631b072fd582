"""The command `purge`, which erases: with credentials that the service never has, and confirmed twice."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from archiver.cli import output
from archiver.cli.acting import actor
from archiver.cli.holding import By, authority_of
from archiver.cli.opening import opened, settings
from archiver.cli.options import Json
from archiver.errors import UsageError
from storage.clock import rfc3339

if TYPE_CHECKING:
    from collections.abc import Sequence

    from archiver.app import App
    from storage.erasure import Left, Plan
    from storage.model import Capture

STORE = 4


def add_to(app: typer.Typer) -> None:
    """Adds the command."""
    app.command()(purge)


def purge(
    capture: Annotated[str | None, typer.Argument(help="The id of a capture.", metavar="CAPTURE")] = None,
    *,
    authority: Annotated[
        str | None,
        typer.Option(help="The law or order it rests on: no person. Kept in the clear, for ever.", metavar="TEXT"),
    ] = None,
    same_payload: Annotated[
        bool, typer.Option("--same-payload", help="Every other capture with the same payload too, of any URL.")
    ] = False,
    same_url: Annotated[
        bool, typer.Option("--same-url", help="Every other capture of its URL too, whatever the answer was.")
    ] = False,
    confirm: Annotated[
        list[str] | None, typer.Option(help="The capture's id once more; twice, for scripts.", metavar="CAPTURE")
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="List what would go, and change nothing.")] = False,
    finish: Annotated[
        bool, typer.Option("--finish", help="Delete what earlier erasures left in stores that did not answer.")
    ] = False,
    by: By = None,
    json: Json = False,
) -> int:
    """Erase a capture, lawfully and for good.

    Its request, answer and text go out of every store; other captures stay as they are, and those that only said "as
    before" get the payload. A tombstone with the authority stays. Needs credentials of its own (ARCHIVER_PURGE_PROFILE) and
    the capture's id twice. Exit code 4 when a store did not answer and `--finish` is left to do, or when one holds it
    until a date.
    """
    decided = settings()
    if finish == (capture is not None):
        raise UsageError("name a CAPTURE, or say --finish")
    with opened(decided) as app, app.catalog.alone("purge"):  # the service may run meanwhile
        if finish:
            taken = app.purging.take_back()
            if taken and not json:
                output.line(
                    f"{output.counted_as(taken, 'erasure', 'that was cut short was', 'that were cut short were')} undone"
                )
            return _left(app.purging.finish(), json=json)
        chosen = _chosen(app, str(capture), same_payload=same_payload, same_url=same_url)
        plan = app.purging.plan(chosen)
        _tell_plan(plan, json=json)
        if dry_run:
            return 0
        rests_on = authority_of(authority or "")
        _confirmed(chosen[0].id, confirm or [])
        done, left = app.purging.purge(chosen, rests_on, who=actor(by))
        app.settle()
        left = app.purging.finish() if left else left  # what is under a hold had to be copied first
        if json:
            output.record({"purge": done.id, "captures": [one.capture for one in done.erased], "left": len(left)})
        else:
            output.line(f"{done.id}: {output.counted(len(done.erased), 'capture')} purged by {done.authority}")
            output.note("backups, exports and catalogs set aside earlier are yours to clean up; restart the service, which "
                        "may remember texts in memory")  # fmt: skip
        _warn_of_next_looks(app, chosen)
        return _left(left, json=json)


def _warn_of_next_looks(app: App, chosen: Sequence[Capture]) -> None:
    """Warns if the next look will receive again what was erased."""
    from storage.model import Standing

    for source in sorted({one.source for one in chosen}):
        known = app.lookup.source(source).source
        if known.standing is Standing.ACTIVE:
            output.note(f"{known.url} is still looked at, and the next look keeps what it receives: "
                        f"`archiver retire {known.url}` ends the looks")  # fmt: skip


def _chosen(app: App, text: str, *, same_payload: bool, same_url: bool) -> list[Capture]:
    from storage import catalog as tables
    from storage.erasure import like_it
    from storage.errors import Purged

    if "://" in text:
        raise UsageError("give the id of one capture; `archiver show URL` and the pages list them")
    found = app.lookup.by_id(text.strip().lower())
    with app.catalog.read() as conn:
        if (tombstone := tables.purges.of_capture(conn, found.id)) is not None:
            raise Purged(
                f"capture {found.id} was {tombstone} already; `archiver purge --finish` deletes what is left of it"
            )
        return like_it(conn, found, payload=same_payload, url=same_url)


def _confirmed(capture: str, given: Sequence[str]) -> None:
    """Asks for the capture's id twice, by options or prompts. UsageError if they do not match."""
    if given:
        if len(given) != 2 or any(one.strip().lower() != capture for one in given):
            raise UsageError(f"--confirm {capture} must be given twice; nothing was erased")
        return
    if not sys.stdin.isatty():
        raise UsageError(f"there is no terminal to ask at: give --confirm {capture} twice; nothing was erased")
    for ask in ("This cannot be undone. Type the capture's id", "Once more"):
        if typer.prompt(ask, err=True).strip().lower() != capture:
            raise UsageError("that is a different id; nothing was erased")


def _tell_plan(plan: Plan, *, json: bool) -> None:
    if json:
        output.record({
            "erase": [{"capture": one.id, "url": one.url, "n": one.n} for one in plan.captures],
            "segments": list(plan.segments), "bytes": plan.bytes, "records_redacted": len(plan.redact),
            "dependents": plan.dependents, "heirs": {original: one.id for original, one in plan.heirs.items()},
        })  # fmt: skip
        return
    for one in plan.captures:
        output.line(f"goes: capture {one.id} of {one.url}, look {one.n}")
    output.line(
        f"written again: {output.counted(len(plan.segments), 'segment')}, {plan.bytes} bytes; {output.counted(len(plan.redact), 'record')} of looks"
    )
    for original, heir in plan.heirs.items():
        output.line(f"the payload of {original} stays with {heir.id}")
    if plan.dependents:
        output.line(
            f"{output.counted_as(plan.dependents, 'other capture', 'still uses', 'still use')} it: --same-payload erases "
            f"{'it' if plan.dependents == 1 else 'them'} too"
        )


def _left(left: Sequence[Left], *, json: bool) -> int:
    for one in left:
        if json:
            output.record({"left": one.name, "store": one.store, "trouble": one.trouble})
        else:
            output.line(f"{one.store}: {one.name} is still to be deleted: {one.trouble}")
    return STORE if left else 0


def tell_purged(app: App, *, json: bool) -> None:
    """Prints what was lawfully erased, and what still waits to be deleted."""
    from storage import catalog as tables

    with app.catalog.read() as conn:
        done, left = tables.purges.listing(conn), tables.purges.leftovers(conn)
    for tombstone, captures in done:
        if json:
            output.record({"purge": tombstone.purge, "at": rfc3339(tombstone.at), "authority": tombstone.authority,
                           "captures": captures})  # fmt: skip
        else:
            output.line(f"{output.counted(captures, 'capture')} {tombstone}")
    for store, name, _ in left:
        if not json:
            output.line(f"{store}: {name} was purged and waits to be deleted: archiver purge --finish")
