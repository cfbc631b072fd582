"""Who set the holds on objects is known from the store alone: hold, lose the catalog, release, purge.

On SeaweedFS, and on Ceph where available.
"""

from __future__ import annotations

import shutil

import pytest

from storage.clock import utcnow
from storage.erasure.erasing import Eraser
from storage.errors import Held
from storage.locks import Lock
from storage.model import HoldKind
from tests.proof.test_purge import WORDS, everything, others
from tests.proof.test_purge_stores import _held, _Silent, ceph, looked, purge, reached, seaweed, server, site, versions
from tests.support.world import World

__all__ = ["ceph", "reached", "seaweed", "server", "site"]


@pytest.fixture
def lived(server, reached, site, tmp_path):
    """A page to be erased and a source to be held share a segment, in a bucket that supports holds."""
    bucket = server.bucket(lock=True)
    world = looked(World(tmp_path / "archive", utcnow, store=f"s3://{bucket}/kept", purge_profile="purge"), site)
    world.bucket = bucket
    yield world
    world.close()


def rebuilt(world: World, times: int = 1) -> World:
    """The data directory is lost but for the keys, as in a backup, and the catalog is rebuilt from the bucket."""
    root = world.root.with_name(f"{world.root.name}-{times}")
    shutil.copytree(world.root / "keys", root / "keys")
    given = {"store": f"s3://{world.bucket}/kept", "purge_profile": "purge"}
    world.close()
    again = World(root, world._now, **given)
    result = again.app.rebuild()
    assert (result.damaged, result.gaps, result.sealed) == ((), (), ())
    again.bucket = world.bucket
    return again


def held_by_court(world: World, site) -> str:
    """Hold the source beside the secret, in the bucket too; returns the id of the hold."""
    hold = world.app.holds.place(HoldKind.SOURCE, world.watched(site.url("/other")).source.id, "Court of Y")
    assert world.app.holds.tick() == {}
    return hold.id


def test_own_hold_is_recognised_and_lifted_after_a_rebuild(lived, site):
    hold = held_by_court(lived, site)
    on = _held(lived)
    assert len(on) == 2
    world = rebuilt(lived)
    assert world.app.holds.objects() == {"main": (2, 0)}, "not read back yet"
    assert world.app.holds.tick() == {}
    assert world.app.holds.objects() == {"main": (2, 2)}
    assert _held(world) == on
    world.app.holds.release(hold, "Court of Y")
    world = rebuilt(world, 2)
    assert world.app.holds.tick() == {}
    assert _held(world) == set()
    assert purge(world, everything(world)) == []
    world.close()


@pytest.mark.server
def test_unfinished_erasure_is_finished_after_a_rebuild(lived, server, site):
    """The old object, under our hold, was not deleted and the catalog was lost; `purge --finish` still knows that it
    may lift the hold."""
    held_by_court(lived, site)
    gone = everything(lived)
    before = others(lived, set(gone))
    erasers = lived.app.purging._erasers
    lived.app.purging._erasers = tuple(_Finds(one) for one in erasers)
    assert [one.trouble for one in purge(lived, gone)] == ["the store is down: its end"] * 2
    world = rebuilt(lived)
    assert WORDS in "".join(data.decode("latin-1") for data in versions(server, world.bucket).values())
    assert world.app.holds.tick() == {}
    assert world.app.purging.finish() == []
    assert [name for name, data in versions(server, world.bucket).items() if WORDS.encode() in data] == []
    assert others(world, set(gone)) == before
    assert _held(world) == {one.segment for one in world.captures() if one.url.endswith("/other")}
    world = rebuilt(world, 2)
    assert world.app.holds.tick() == {}
    assert world.app.purging.finish() == []
    world.close()


class _Finds(_Silent):
    """A store that goes down when it is asked to delete."""

    def __init__(self, store: Eraser) -> None:
        super().__init__(store)
        self._store = store

    def locks(self, name: str) -> list[tuple[str | None, Lock]]:
        return self._store.locks(name)

    def erase(self, name: str, lift=()) -> None:
        super().erase("its end")


@pytest.mark.server
def test_hold_older_than_ours_stays_and_refuses_erasure_after_a_rebuild(lived, site):
    store, gone = lived.app.blobs.stores[0], everything(lived)
    theirs = lived.app.lookup.by_id(gone[0]).segment
    store.hold(theirs, None, on=True)
    hold = held_by_court(lived, site)
    assert lived.app.holds.objects() == {"main": (2, 2)}
    world = rebuilt(lived)
    assert world.app.holds.tick() == {}
    world.app.holds.release(hold, "Court of Y")
    assert world.app.holds.tick() == {}
    assert _held(world) == {theirs}
    with pytest.raises(Held, match="not ours to lift"):
        purge(world, gone)
    held_by_court(world, site)
    world.app.blobs.stores[0].hold(theirs, None, on=False)
    assert _held(world) != {theirs}
    assert world.app.holds.tick() == {}, "theirs is gone: ours comes in its place"
    assert theirs in _held(world)
    assert purge(world, gone) == []
    world.close()
