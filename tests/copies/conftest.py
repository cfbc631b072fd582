"""Archives with several stores, one of them a bucket on a real server."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from archiver import cli
from storage.s3 import S3Access
from tests.support import damage as harm
from tests.support.seaweed import KEY, SECRET, S3Server, seaweed
from tests.walk.conftest import make_world, site, world

__all__ = ["make_world", "seaweed", "site", "world"]


@dataclass(frozen=True)
class Stores:
    """A settings file that names a directory and a bucket, and access to both places behind it."""

    file: Path
    places: dict[str, harm.Place]

    @property
    def changes(self) -> dict[str, str]:
        """Settings of a World over these stores."""
        return {"config": str(self.file), "flush_after": "0s"}


def toml(name: str, url: str, access: S3Access | None = None) -> str:
    """One [[store]] table."""
    lines = ["[[store]]", f'name = "{name}"', f'url = "{url}"']
    if access is not None:
        lines += [f'endpoint = "{access.endpoint}"', f'access_key = "{KEY}"', f'secret_key = "{SECRET}"']
    return "\n".join(lines) + "\n"


@pytest.fixture
def stores(seaweed: S3Server, tmp_path: Path) -> Iterator[Callable[..., Stores]]:
    """`stores("bucket", "disk")`: stores in this order."""
    rooms: list[harm.Room] = []

    def made(*order: str, **more: str) -> Stores:
        places: dict[str, harm.Place] = {}
        text = ""
        for name in order:
            if name == "disk":
                places[name] = harm.Directory(tmp_path / "disk")
                text += toml(name, f"file://{tmp_path}/disk")
            else:
                access = seaweed.fresh(**more)
                rooms.append(harm.Room(seaweed.access(access.bucket, prefix=access.prefix)))
                places[name] = rooms[-1]
                text += toml(name, f"s3://{access.bucket}/{access.prefix}", access)
        file = tmp_path / "stores.toml"
        file.write_text(text)
        return Stores(file, places)

    yield made
    for room in rooms:
        room.close()


@dataclass(frozen=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.out.splitlines()]


@pytest.fixture
def command(monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Callable[..., Said]:
    """Run a command on a World's archive."""

    def run(world, *arguments: str, **changes: str) -> Said:
        given = {"ARCHIVER_DATA": str(world.root), "ARCHIVER_ALLOW_PRIVATE_ADDRESSES": "127.0.0.0/8"}
        if world.settings.file is not None:
            given["ARCHIVER_CONFIG"] = str(world.settings.file)
        given |= {f"ARCHIVER_{name.upper()}": value for name, value in changes.items()}
        capfd.readouterr()
        with monkeypatch.context() as patched:
            for name, value in given.items():
                patched.setenv(name, value)
            code = cli.run(list(arguments))
        return Said(code, *capfd.readouterr())

    return run
