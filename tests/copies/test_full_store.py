"""A service whose store is full starts, shows what it keeps, and stores what waits once there is room."""

from __future__ import annotations

import pytest

from storage.errors import StoreError
from tests.support.site import Site, page
from tests.support.world import World
from tests.walk.test_stops import running, terminated, wait_until
from tests.walk.test_stores import fill, small_disk

__all__ = ["small_disk"]


@pytest.fixture
def registered(small_disk, tmp_path):
    """A source that was never looked at, on a store with room: its URL, the archive and its settings."""
    with Site() as site:
        site.pages["/report"] = page("Report")
        url, root, store = site.url("/report"), tmp_path / "archive", {"store": f"file://{small_disk}/store"}
        world = World(root, None, **store)
        world.add(url)
        world.close()
        yield url, root, store


def _is_sound(root, store, url):
    world = World(root, None, **store)
    assert world.watched(url).n >= 1
    world.sound()
    world.close()


def test_service_starts_with_a_full_store_and_stores_once_there_is_room(registered, small_disk):
    url, root, store = registered
    filler = fill(small_disk)
    with running(root, **store) as service:
        wait_until(lambda: list((root / "spool").glob("*.sealed")))
        filler.unlink()
        wait_until(lambda: not list((root / "spool").iterdir()), 20)
        assert terminated(service) == 0
    _is_sound(root, store, url)


def test_service_restarts_with_a_full_store_while_looks_wait_in_the_spool(registered, small_disk):
    """It ended with exit code 4 at every start, so that nobody could read what is kept."""
    url, root, store = registered
    world = World(root, None, **store)
    world.app.patience_s = 0.1
    filler = fill(small_disk)
    with pytest.raises(StoreError, match="no room"):
        world.one(url)
    world.close()
    with running(root, **store) as service:
        assert list((root / "spool").glob("*.sealed"))
        assert terminated(service) == 0
    filler.unlink()
    with running(root, **store) as service:
        wait_until(lambda: not list((root / "spool").iterdir()), 20)
        assert terminated(service) == 0
    _is_sound(root, store, url)
