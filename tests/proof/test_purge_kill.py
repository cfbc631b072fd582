"""kill -9 in the middle of an erasure: the old or the new is whole, and the next run finishes it."""

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
    """An archive with something to erase: where it lies, what goes, what stays."""
    root = tmp_path_factory.mktemp("kill") / "archive"
    with Site() as site:
        site.pages |= {"/plain": BODY, "/tagged": tagged(BODY), "/other": tagged(page("Other"))}
        world = World(root, utcnow)
        world.add(site.url("/plain"), site.url("/tagged"), site.url("/other"))
        world.look()
        world.look()
        world.app.settle()
        gone = everything(world)
        stays = gone.pop()  # so that something is made whole
        before = others(world, set(gone))
        world.close()
    assert stays in before
    return root, gone, before


# ARCHIVER_TEST_STRIDE=1 tries every step: minutes
@pytest.mark.parametrize(
    "stride", [13, pytest.param(int(os.environ.get("ARCHIVER_TEST_STRIDE", "4")), marks=pytest.mark.server)]
)
def test_at_any_step_the_old_or_the_new_is_whole(lived, tmp_path, stride):
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
    """What the kill left is whole; after the next run it is done. Which of the two it was."""
    world = World(root, utcnow)
    _ = world.app.rounds  # a start: takes up what the journal has
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
