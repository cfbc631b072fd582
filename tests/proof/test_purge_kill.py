"""kill -9 during an erasure: the old or the new state is whole, and the next run finishes it."""

from __future__ import annotations

import os
import shutil

import pytest

from storage import catalog as tables
from storage.clock import utcnow
from storage.errors import Purged
from tests.proof.test_purge import BODY, COURT, TITLE, WORDS, anywhere, everything, others
from tests.support.site import Site, page, tagged
from tests.support.victims import Victim, purge_once
from tests.support.world import World, sound


@pytest.fixture(scope="module")
def lived(tmp_path_factory):
    """An archive with something to erase: its root, what is to be erased, what is to stay."""
    root = tmp_path_factory.mktemp("kill") / "archive"
    with Site() as site:
        site.pages |= {"/plain": BODY, "/tagged": tagged(BODY), "/other": tagged(page("Other"))}
        world = World(root, utcnow)
        world.add(site.url("/plain"), site.url("/tagged"), site.url("/other"))
        world.look()
        world.look()
        world.app.settle()
        gone = everything(world)
        stays = gone.pop()  # so that a revisit has to be made whole
        before = others(world, set(gone))
        world.close()
    assert stays in before
    return root, gone, before


# ARCHIVER_TEST_STRIDE=1 tries every step, which takes minutes
@pytest.mark.parametrize(
    "stride", [13, pytest.param(int(os.environ.get("ARCHIVER_TEST_STRIDE", "4")), marks=pytest.mark.server)]
)
def test_killed_erasure_leaves_the_old_or_the_new_state_whole(lived, tmp_path, stride):
    base, gone, before = lived
    fuse, kills, found = 1, 0, set()
    while True:
        root = tmp_path / f"at-{fuse}" / "archive"
        shutil.copytree(base, root)
        with Victim(purge_once, root, fuse, gone, {}) as victim:
            try:
                said = [victim.hear(30), victim.hear(60)]
            except EOFError:
                said = []
        if said == ["up", "done"]:
            break
        kills += 1
        found.add(_mended(root, gone, before, fuse))
        shutil.rmtree(root.parent)
        fuse += stride
    assert kills >= 20 / stride
    assert found == {"old", "new"} or stride > 4


def _mended(root, gone, before, fuse) -> str:
    """Check that the kill left a whole state and that the next run finishes the erasure; says which of the two states
    it was."""
    world = World(root, utcnow)
    _ = world.app.rounds  # starting takes up what the journal has
    assert others(world, set(gone)) == before, fuse
    with world.app.catalog.read() as conn:
        done = tables.purges.listing(conn) != []
    for one in gone:
        if done:
            with pytest.raises(Purged):
                world.app.lookup.open(world.app.lookup.by_id(one))
        else:
            assert world.app.lookup.open(world.app.lookup.by_id(one)).stored.read() == BODY
    if done:
        world.app.purging.take_back()
        assert world.app.purging.finish() == []
    else:
        world.app.purging.purge([world.app.lookup.by_id(one) for one in gone], COURT)
    world.app.settle()
    assert others(world, set(gone)) == before, fuse
    with world.app.catalog.read() as conn:
        assert (tables.purges.leftovers(conn), tables.purges.unfinished(conn)) == ([], [])
    sound(world.app)
    assert {one.damage for one in world.app.auditor.whole()} == {None}
    kept = {one.segment for one in world.captures() if not one.purged}
    world.close()
    secret = [
        one for one in anywhere(root, WORDS, TITLE) if not any(name in one for name in kept) and "catalog" not in one
    ]
    assert secret == [], fuse
    return "new" if done else "old"
