"""Copies of an empty catalog, catalogs as older versions left them, and what a catalog and its stores differ in.

Creating the tables through every migration takes longer than most tests; tests/catalog/test_engine.py is for that.
"""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import sqlalchemy as sa
from alembic import command
from alembic.config import Config

from storage.audit import stores_of
from storage.audit.walking import walk
from storage.blobs import Blobs
from storage.catalog import Catalog, migrations

_PREFIX = "sqlite:///"


@cache
def _blank() -> bytes:
    with tempfile.TemporaryDirectory() as directory:
        path = Path(directory) / "blank.sqlite"
        Catalog.open(f"{_PREFIX}{path}").close()
        return path.read_bytes()


def blank(path: Path) -> str:
    """The address of an empty catalog in a new file."""
    path.touch(mode=0o600)
    path.write_bytes(_blank())
    return f"{_PREFIX}{path}"


def prepared(address: str) -> None:
    """Make an empty catalog at this address if it names an SQLite file that does not exist yet."""
    path = Path(address.removeprefix(_PREFIX))
    if address.startswith(_PREFIX) and not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        blank(path)


def steps() -> Config:
    """The migrations."""
    config = Config()
    config.set_main_option("script_location", str(Path(migrations.__file__).parent))
    return config


def brought_to(conn: sa.Connection, step: str) -> None:
    """Migrate a catalog up to this step, as the version of that time left it."""
    config = steps()
    config.attributes["connection"] = conn
    command.upgrade(config, step)


def differing(catalog: Catalog, blobs: Blobs) -> dict[tuple[str, str], tuple[int | None, int | None]]:
    """(store, journal blob or segment) -> its bytes by the store's receipt and by its listing, where they differ; None: it
    is not there."""
    found = {
        (store.label, one.name): (one.receipt and one.receipt.bytes, one.listed and one.listed.bytes)
        for store in stores_of(blobs)
        for one in walk(catalog, store)
        if one.name.startswith(("journal/", "warc/"))
    }
    return {key: both for key, both in found.items() if both[0] != both[1]}
