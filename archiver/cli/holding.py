"""The commands about holds: hold, holds, release."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from archiver.cli import output
from archiver.cli.acting import actor
from archiver.cli.opening import opened
from archiver.cli.options import Json
from archiver.errors import UsageError
from storage.clock import rfc3339
from storage.errors import NotFound

if TYPE_CHECKING:
    from archiver.app import App
    from storage.model import Hold, HoldKind

AUTHORITY_CHARS = 500

Authority = Annotated[
    str,
    typer.Option(
        help="The order or law it rests on: a court and file number, no person. Kept in the clear.", metavar="TEXT"
    ),
]
By = Annotated[
    str | None, typer.Option("--by", help="Who does it; by default your user name. Kept sealed.", metavar="NAME")
]


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    for command in (hold, holds, release):
        app.command()(command)


def authority_of(text: str) -> str:
    """The authority as given, on one line. UsageError if it is empty or too long."""
    found = " ".join(text.split())
    if not 0 < len(found) <= AUTHORITY_CHARS or not found.isprintable():
        raise UsageError(f"--authority takes one line of up to {AUTHORITY_CHARS} characters")
    return found


def hold(
    target: Annotated[
        str, typer.Argument(help="A case, a source (URL or id), or the id of a capture.", metavar="CASE|SOURCE|CAPTURE")
    ],
    *,
    authority: Authority,
    by: By = None,
    json: Json = False,
) -> int:
    """Keep something, whatever anybody asks.

    A case is held with its whole source, including what comes later; a capture with the original that it refers to.
    Nothing held can be purged, and a bucket with Object Lock puts a legal hold on each object. Exit code 4 when a bucket
    did not.
    """
    with opened() as app:
        kind, found, case = _target(app, target)
        made = app.holds.place(kind, found, authority_of(authority), case=case, who=actor(by))
        troubles = app.holds.tick()
        app.settle()
    _tell(made, json=json)
    return _troubles(troubles)


def holds(
    everything: Annotated[bool, typer.Option("--all", help="Include those that were released.")] = False,
    json: Json = False,
) -> None:
    """List the holds in force."""
    with opened() as app:
        found = app.holds.listing(released=everything)
    for one in found:
        _tell(one, json=json)


def release(
    target: Annotated[str, typer.Argument(help="The id of a hold, as `archiver holds` lists it.", metavar="HOLD")],
    *,
    authority: Authority,
    by: By = None,
    json: Json = False,
) -> int:
    """End a hold.

    What another hold covers stays held.
    """
    with opened() as app:
        made = app.holds.release(target.strip().upper(), authority_of(authority), who=actor(by))
        troubles = app.holds.tick()
        app.settle()
    _tell(made, json=json)
    return _troubles(troubles)


def _target(app: App, text: str) -> tuple[HoldKind, str, str]:
    """The kind and id of what to hold, and the id of the case if one was named. NotFound if there is no such thing."""
    from storage import catalog as tables
    from storage import ids
    from storage.model import HoldKind

    given = text.strip()
    with app.catalog.read() as conn:
        capture = tables.captures.by_id(conn, given.lower())
    if capture is not None and not capture.purged:
        return HoldKind.CAPTURE, capture.id, ""
    case = app.lookup.case(given.lower()) if ids.is_own_id(given) else None
    if case is not None:
        return HoldKind.SOURCE, case.source, case.id
    try:
        return HoldKind.SOURCE, app.lookup.source(given).source.id, ""
    except UsageError:
        raise NotFound(
            f"there is no case, source or capture {given}; `archiver cases` and `archiver show URL` list them"
        ) from None


def _tell(one: Hold, *, json: bool) -> None:
    released = None if one.released_at is None else rfc3339(one.released_at)
    if json:
        output.record({
            "id": one.id, "at": rfc3339(one.at), "kind": one.kind.value, "target": one.target,
            "authority": one.authority, "case": one.case or None, "released": released,
            "released_by": one.released_by or None,
        })  # fmt: skip
        return
    case = f" (case {one.case})" if one.case else ""
    end = f"; released {released} by {one.released_by}" if released else ""
    output.line(f"{one.id}  {one.kind.value} {one.target}{case}, by {one.authority}, since {rfc3339(one.at)}{end}")


def _troubles(found: dict[str, str]) -> int:
    for store, why in found.items():
        output.note(
            f"store {store}: {why}; the hold is recorded and purge refuses; the store's own hold will be tried again"
        )
    return 4 if found else 0
