"""A service in our own time (stamps are), a site, and an authority made with `openssl ts`."""

from __future__ import annotations

import pytest

from archiver import cli
from storage.clock import utcnow
from tests.support.authority import TimeAuthority
from tests.support.site import Site
from tests.support.world import World


def timestamps(authorities: dict[str, TimeAuthority]) -> str:
    """Their tables in a settings file."""
    return "\n".join(
        f'[[timestamp]]\nname = "{name}"\nurl = "{one.url}"\nca_file = "{one.root_file}"\n'
        for name, one in authorities.items()
    )


@pytest.fixture
def site():
    with Site() as made:
        yield made


@pytest.fixture
def make_authority(tmp_path):
    made: list[TimeAuthority] = []

    def make(name: str = "first", **how) -> TimeAuthority:
        made.append(TimeAuthority(tmp_path / "authorities" / name, **how))
        return made[-1]

    yield make
    for one in made:
        one.close()


@pytest.fixture
def make_world(tmp_path):
    """Worlds whose clock is ours. `authorities`: name -> authority, named in a settings file."""
    made: list[World] = []

    def make(name: str = "archive", authorities=None, **changes: str) -> World:
        root = tmp_path / name
        root.mkdir(exist_ok=True)
        (root / "archiver.toml").write_text(timestamps(authorities or {}))
        made.append(World(root, utcnow, **changes))
        return made[-1]

    yield make
    for world in made:
        world.close()


@pytest.fixture
def archiver(tmp_path, monkeypatch, capfd):
    """Run a command: (exit code, standard output, standard error)."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = cli.run(list(arguments))
        out, err = capfd.readouterr()
        return code, out, err

    return run
