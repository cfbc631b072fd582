"""Damaged copies as an operator meets them: reported, mended, quarantined, and then quiet."""

from __future__ import annotations

import random

from tests.copies.conftest import Stores, toml
from tests.support import damage as harm
from tests.support import lying_s3 as lies
from tests.support.site import page
from tests.support.world import World


def several_segments(world, site) -> list[str]:
    """Five pages, each in a segment of its own with every wanted copy; returns the segments."""
    urls = []
    for number in range(5):
        site.pages[f"/{number}"] = page(f"Report {number}")
        urls.append(site.url(f"/{number}"))
        world.add(urls[-1])
        world.one(urls[-1])
    world.app.settle()
    return [world.visits(url)[0]["segment"] for url in urls]


def test_damage_is_reported_mended_and_quarantined_and_the_next_audit_is_clean(site, make_world, stores, command):
    two = stores("disk", "bucket")
    world = make_world(**two.changes)
    first, second, third, fourth, fifth = several_segments(world, site)
    disk, bucket = two.places["disk"], two.places["bucket"]
    sound = {name: found.data for name, found in disk.found().items()}
    assert {name: found.data for name, found in bucket.found().items()} == sound
    chance = random.Random(4)
    hurts = [
        *harm.hurt("disk", disk, first, "flip", chance),
        *harm.hurt("bucket", bucket, second, "truncate", chance),
        *harm.hurt("bucket", bucket, third, "swap", chance, other=fourth),
        *harm.hurt("bucket", bucket, next(name for name in sound if name.startswith("journal/")), "delete", chance),
        *harm.hurt("disk", disk, "warc/2021/03/01/foreign.warc.gz", "add", chance),
        *harm.hurt("disk", disk, fifth, "flip", chance),
        *harm.hurt("bucket", bucket, fifth, "truncate", chance),
    ]
    done = command(world, "audit", "--now", "--json")
    assert done.code == 1, done
    *told, summary = done.lines
    assert {(one["store"], one["name"]) for one in told} == {(one.store, one.name) for one in hurts}
    lost = {"warc/2021/03/01/foreign.warc.gz", fifth}
    assert {one["name"] for one in told if not one["mended"]} == lost
    assert (summary["damaged"], summary["mended"]) == (len(hurts), len(hurts) - 3)
    for one in hurts:
        place = two.places[one.store]
        if one.name in lost:
            assert place.read(one.name) == one.left, "nothing good is there to put in its place"
        else:
            assert place.read(one.name) == sound[one.name]
            assert one.left is None or one.left in place.aside()
    waiting = command(world, "audit")
    assert waiting.code == 1
    assert waiting.out.count(f"not mended: {fifth}") == 2
    looked = command(world, "doctor")
    assert looked.code == 1
    assert "2 copies are not as stored" in looked.out
    assert "1 copy is not as stored" in looked.out
    disk.delete("warc/2021/03/01/foreign.warc.gz")
    disk.write(fifth, sound[fifth])  # as if a third copy had been found
    assert command(world, "audit", "--now").code == 1, "its copy in the bucket is mended from it"
    assert bucket.read(fifth) == sound[fifth]
    clean = command(world, "audit", "--now", "--json")
    assert (clean.code, clean.lines[-1]["damaged"]) == (0, 0)
    assert command(world, "audit").code == 0
    assert command(world, "doctor").code == 0
    world.app.settle()  # stores the journal entries of the audit


def test_newer_object_version_over_ours_is_reported_as_replaced(site, make_world, seaweed, tmp_path, command):
    """Anyone with the bucket's keys can write a version over ours; in a versioned bucket ours is still below it."""
    bucket = seaweed.bucket(lock=True)
    file = tmp_path / "stores.toml"
    access = seaweed.access(bucket, prefix="kept")
    file.write_text(toml("disk", f"file://{tmp_path}/disk") + toml("bucket", f"s3://{bucket}/kept", access))
    room = harm.Room(access, keeps_versions=True)
    world = make_world(**Stores(file, {}).changes)
    first, *_ = several_segments(world, site)
    ours = room.read(first)
    room.write(first, b"something newer")
    (tmp_path / "disk" / first).unlink()
    told, *_ = command(world, "audit", "--now", "--json").lines[1:]
    assert (told["store"], told["what"], told["mended"]) == ("bucket", "replaced", True)
    assert room.read(first) == ours
    assert b"something newer" in room.aside()
    assert command(world, "audit", "--now").code == 1, "the directory's copy, from the bucket's"
    assert command(world, "audit", "--now").code == 0
    world.app.settle()
    room.close()


def test_audit_of_a_store_that_takes_no_writes_says_what_it_read(seaweed, site, tmp_path, command):
    """It ended with exit 4 and no word on the copies, all of which it had read."""
    site.pages["/report"] = page("Report")
    with lies.lying(seaweed.http) as liar:
        access = seaweed.fresh(endpoint=liar.address)
        (tmp_path / "stores.toml").write_text(toml("bucket", f"s3://{access.bucket}/{access.prefix}", access))
        world = World(tmp_path / "archive", None, config=str(tmp_path / "stores.toml"), flush_after="0s")
        world.add(site.url("/report"))
        world.one(site.url("/report"))
        world.app.settle()
        read = command(world, "audit", "--now", "--json").lines[-1]
        liar.will(lies.says(403, "AccessDenied"), "PUT")
        liar.will(lies.says(403, "AccessDenied"), "POST")
        done = command(world, "audit", "--now", "--json")
        assert done.code == 4
        assert done.lines[-1]["copies"] >= read["copies"] > 0
        done = command(world, "audit", "--now")
        assert done.code == 4
        assert "read until it stopped" in done.out
        assert "all as stored" in done.out
        world.close()
