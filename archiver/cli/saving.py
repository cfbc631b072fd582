"""The commands for what no store holds: backup and restore."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from archiver.cli import output
from archiver.cli.opening import catalog_file, locked, opened, settings
from archiver.cli.options import Json
from storage.errors import NotFound

if TYPE_CHECKING:
    from archiver.app import App


def add_to(app: typer.Typer) -> None:
    """Adds these commands."""
    app.command()(backup)
    app.command()(restore)


def backup(
    out: Annotated[
        Path, typer.Option("-o", "--output", help="The file to write; it will hold private keys.", metavar="FILE")
    ],
    *,
    json: Json = False,
) -> None:
    """Save the keys and the catalog into one file.

    The service may go on running. The stores are not in it, nor are the settings: keep those apart from this file.
    """
    from archiver import backup as backups
    from storage.clock import utcnow

    decided = settings()
    catalog = catalog_file(decided)
    if not (decided.data / "keys").is_dir() and (catalog is None or not catalog.is_file()):
        raise NotFound(
            f"there is nothing to save in {decided.data}, no keys and no catalog: is it the right ARCHIVER_DATA?"
        )
    _tell(backups.backup(decided.data, catalog, out, utcnow()), json=json)
    output.note(f"{out} holds private keys: keep it where nobody else reads it, and not in the store")


def restore(
    file: Annotated[Path, typer.Argument(help="A file that `archiver backup` wrote.", metavar="FILE")],
    *,
    json: Json = False,
) -> None:
    """Put a backup back into an empty data directory.

    Everything is checked first. What has come into the store since is taken in at the next start, or by `archiver rebuild`.
    """
    from archiver import backup as backups

    decided = settings()
    with locked(decided.data, "restore"):
        found = backups.restore(file, decided.data, catalog_file(decided))
        with opened(decided, begin=True) as app:
            behind = _behind(app)
    _tell(found, json=json)
    if behind:
        output.note(
            f"the store has {output.counted(behind, 'segment')} that this catalog does not know: archiver rebuild takes them in"
        )
    else:
        output.note("now prove it: archiver verify --store")


def _behind(app: App) -> int:
    """The number of segments in the stores that the restored catalog does not know."""
    from storage import catalog as tables
    from storage.layout import SEGMENTS

    with app.catalog.read() as conn:
        known = {one.name for one in tables.segments.listing(conn)}
    return sum(stat.name not in known for stat in app.blobs.names(SEGMENTS))


def _tell(found: list[tuple[str, int]], *, json: bool) -> None:
    for name, size in found:
        if json:
            output.record({"file": name, "bytes": size})
        else:
            output.line(f"{name}  {size} bytes")
