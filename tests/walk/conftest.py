"""Fixtures: a test site and a whole service, whose stored archive is checked after every test."""

from __future__ import annotations

import pytest

from tests.support import depth
from tests.support.proxies import HttpProxy
from tests.support.site import Site
from tests.support.world import World


@pytest.fixture
def site():
    with Site() as made:
        yield made


@pytest.fixture
def make_world(request, tmp_path):
    """Makes worlds with their own settings, and checks after the test that each world's archive is sound."""
    made: list[World] = []
    wholly = _judged_wholly(request.node)

    def make(name: str = "archive", **changes: str) -> World:
        made.append(World(tmp_path / name, None, **changes))
        return made[-1]

    yield make
    for world in made:
        world.sound(wholly=wholly)
        world.close()


def _judged_wholly(test: pytest.Function) -> bool:
    """Whether the archive is also rebuilt and compared. Quick runs do so only for the first case of a parametrized
    judging test, as the other cases differ only in what a page says."""
    first = not any(test.callspec.indices.values()) if hasattr(test, "callspec") else True
    return first or not depth.QUICK or not test.path.name.startswith("test_judge")


@pytest.fixture
def world(make_world):
    return make_world()


@pytest.fixture
def proxy():
    with HttpProxy() as made:
        yield made


@pytest.fixture
def two_places(make_world, proxy, tmp_path):
    """A world that looks from NL and has a proxy in SG as another vantage point, which resolves every name to 127.0.0.1."""
    file = tmp_path / "two-places.toml"
    file.write_text(
        '[[egress]]\nname = "home"\nkind = "direct"\ncountry = "NL"\n\n'
        f'[[egress]]\nname = "sg"\nurl = "http://127.0.0.1:{proxy.port}"\ncountry = "SG"\n'
    )
    return make_world(config=str(file))
