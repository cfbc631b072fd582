"""Empty catalogs, copied: making the tables by every step of the migrations takes longer than most tests, which is
what tests/catalog/test_engine.py is for."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from storage.catalog import Catalog

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
    """An empty catalog at this address, if it names an SQLite file that is not there yet."""
    path = Path(address.removeprefix(_PREFIX))
    if address.startswith(_PREFIX) and not path.exists():
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        blank(path)
