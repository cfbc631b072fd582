"""The catalog rebuilt: from the only surviving store, and with every body read."""

from __future__ import annotations

import json
import shutil

import pytest

from storage import catalog as tables
from tests.copies.conftest import toml
from tests.support.site import NOT_FOUND, Reply, page
from tests.support.world import World


@pytest.fixture
def lived(site, make_world, stores):
    """A history over a directory and a bucket: a source that was lost, a sealed one, and one that stays."""
    two = stores("disk", "bucket")
    site.pages |= {
        "/report": page("Report", "<p>The findings hold.</p>"),
        "/sealed": page("Sealed"),
        "/third": page("3"),
    }
    world = make_world(**two.changes)
    world.add(site.url("/report"), quote="The findings hold.")
    world.add(site.url("/sealed"), sealed=True)
    world.add(site.url("/third"))
    world.look()
    site.pages["/report"] = Reply(404, NOT_FOUND)
    for _ in range(4):
        world.clock.move(hours=13)
        world.look()
    world.app.settle()
    world.places = two.places
    return world


def test_archive_is_rebuilt_from_one_surviving_store_and_the_keys(lived, site, tmp_path, command):
    """The machine, the catalog and the other store are gone; the bucket, and the keys from a backup, are left."""
    before = lived.told()
    assert "removed" in {one["state"] for one in before["sources"]}
    keys = tmp_path / "keys"
    shutil.copytree(lived.root / "keys", keys)
    table = next(part for part in lived.settings.file.read_text().split("[[store]]") if "s3://" in part)
    lived.close()
    shutil.rmtree(lived.root)
    shutil.rmtree(tmp_path / "disk")
    lived.settings.file.write_text("[[store]]" + table)
    shutil.copytree(keys, lived.root / "keys")
    world = World(lived.root, lived._now, config=str(lived.settings.file), flush_after="0s")
    world.close()
    done = command(world, "rebuild", "--full", "--json")
    assert done.code == 0, done
    (made,) = done.lines
    assert (made["damaged"], made["gaps"], made["doubles"], made["sealed"]) == ([], [], [], [])
    world = world.again(config=str(lived.settings.file), flush_after="0s")
    assert json.dumps(world.told()) == json.dumps(before)
    assert world.watched(site.url("/sealed")).source.access.value == "sealed"
    with world.app.catalog.read() as conn:
        assert tables.deliveries.waiting(conn, "webhook") == 0, "what was told is not told again"
    assert command(world, "verify", "--store").code == 0
    assert command(world, "audit", "--now").code == 0
    lived.settings.file.write_text(toml("disk", f"file://{tmp_path}/disk") + "[[store]]" + table)
    world = world.again(config=str(lived.settings.file), flush_after="0s")
    world.app.blobs.survey()
    while world.app.blobs.owed:
        world.app.settle()
    world.clock.move(hours=13)
    world.look()
    world.app.settle()
    assert command(world, "audit", "--now").code == 0
    world.app.settle()  # stores the journal entries of the audit
    world.sound()
    world.close()
    ours = {name for name in lived.places["bucket"].found() if not name.startswith("probe/")}
    assert {name for name in lived.places["disk"].found() if not name.startswith("probe/")} == ours


def flip(world: World, label: str, name: str, at: int) -> None:
    data = bytearray(world.places[label].read(name))
    data[at] ^= 1
    world.places[label].write(name, bytes(data))


def test_full_rebuild_finds_a_damaged_body_that_a_plain_rebuild_skips(lived, site, command):
    capture = lived.captures()[0]
    before = lived.told()
    middle = capture.offset + capture.length // 2
    lived.close()
    flip(lived, "disk", capture.segment, middle)
    assert command(lived, "rebuild").code == 0, "tails are sound"
    done = command(lived, "rebuild", "--full", "--json")
    assert (done.code, done.lines[0]["damaged"]) == (0, []), "the bucket's copy is whole"
    flip(lived, "bucket", capture.segment, middle)
    done = command(lived, "rebuild", "--full", "--json")
    assert done.code == 1
    ((name, why),) = done.lines[0]["damaged"]
    assert name == capture.segment
    assert why
    world = lived.again(config=str(lived.settings.file), flush_after="0s")
    assert json.dumps(world.told()) == json.dumps(before), "the history is whole: its records are in the tail"
    flip(lived, "bucket", capture.segment, middle)
    assert command(world, "audit", "--now").code == 1
    assert command(world, "audit", "--now").code == 0
    world.close()
