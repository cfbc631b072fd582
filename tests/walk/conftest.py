"""A site and a whole service, whose remains are judged after every test."""

from __future__ import annotations

import pytest

from tests.support.site import Site
from tests.support.world import World


@pytest.fixture
def site():
    with Site() as made:
        yield made


@pytest.fixture
def make_world(tmp_path):
    """Worlds with settings of their own. What each leaves must be sound."""
    made: list[World] = []

    def make(name: str = "archive", **changes: str) -> World:
        made.append(World(tmp_path / name, None, **changes))
        return made[-1]

    yield make
    for world in made:
        world.sound()
        world.close()


@pytest.fixture
def world(make_world):
    return make_world()
