"""Commands about the stores themselves: store check, store adopt."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING, Annotated

import typer

from archiver.cli import output
from archiver.cli.opening import opened, settings
from archiver.cli.options import Json
from archiver.errors import UsageError
from storage.errors import DatabaseError, NoCatalog, StoreError, StoreUnfit

if TYPE_CHECKING:
    from config.settings import Settings
    from storage.marks import Marks
    from storage.mirror import Mirror

store = typer.Typer(help="The stores themselves.", no_args_is_help=True, rich_markup_mode=None)


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    app.add_typer(store, name="store")


@store.command("check")
def store_check(json: Json = False) -> int:
    """Ask each store to prove what it can do, and show what it has.

    Writes, reads back, and notes what is refused. A bucket keeps a few small probe blobs.
    """
    code, decided = 0, settings()
    copies = _copies(decided)
    with closing(reached(decided)) as blobs:
        for one in blobs.stores:
            try:
                mark = _marks(decided).compare(one)  # nothing is written to a store that is another one
                found = dict(one.probe().rows()) | {
                    "mark": "as it was" if mark else "none yet: the first start makes it"
                }
            except StoreError as error:
                code = code or error.exit_code
                rows = error.rows if isinstance(error, StoreUnfit) else ()
                found = dict(rows) | {"trouble": str(error)}
            has = copies.get(one.label, {})
            if json:
                output.record({"store": one.label, "where": one.where} | found | has)
            else:
                output.line(f"{one.label}  {one.where}")
                for what, answer in (found | has).items():
                    output.line(f"    {what}: {answer}")
    return code


def _marks(decided: Settings) -> Marks:
    """The marks that this data directory remembers, without those in the catalog, which may be lost."""
    from storage.marks import Marks

    return Marks(decided.data / "stores", lambda _: False, lambda: False)


@store.command("adopt")
def adopt(name: Annotated[str, typer.Argument(help="Its name in the settings.", metavar="NAME")]) -> None:
    """Accept what is there now as this store.

    For a new disk or bucket that replaces a lost one: the service does not start with it until you say so. Audits make
    the copies again that other stores have.
    """
    with opened(begin=True) as app:
        found = [one for one in app.blobs.stores if one.label == name]
        if not found:
            raise UsageError(f"there is no store {name!r}; there is {', '.join(app.blobs.wanted)}")
        app.marks.adopt(found[0])
    output.note(f"{found[0].where} is {name} from now on; next: archiver audit --now")


def _copies(decided: Settings) -> dict[str, dict[str, int]]:
    """What each store holds by its receipts, and what it lacks; empty if the catalog cannot be opened.

    Stores must also be checked when the catalog is lost.
    """
    try:
        with opened(decided) as app:
            late = app.lacking_long()
            return {
                one.store: {
                    "copies": one.copies,
                    "bytes": one.bytes,
                    "lacking": one.lacking,
                    "at_risk": late.get(one.store, 0),
                    "damaged": len(one.open),
                }
                for one in app.auditor.standing()
            }
    except (DatabaseError, NoCatalog) as error:
        output.note(f"copies are not listed: {error}")
        return {}


def reached(decided: Settings) -> Mirror:
    """The stores, opened without the catalog, which may be lost."""
    from storage.locks import parse_retention
    from storage.stores import open_stores

    retention = parse_retention(decided.lock, decided.lock_days)
    return open_stores(decided.store, ca_file=decided.ca_file, scratch=decided.data / "tmp", retention=retention)
