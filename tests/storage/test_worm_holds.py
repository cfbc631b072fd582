"""Legal holds: in the journal, the catalog and, where the store can, on its objects; also after a rebuild."""

from __future__ import annotations

import gzip
import json

import pytest

from storage.clock import utcnow
from storage.errors import NotFound
from storage.model import HoldKind
from storage.s3 import S3Blobs
from tests.support import lying_s3 as lies
from tests.support.seaweed import KEY, SECRET
from tests.support.site import NOT_FOUND, Reply, Site, page, tagged
from tests.support.world import World, rebuilt
from tests.walk.test_bad_input import Shell


@pytest.fixture
def bucket(seaweed, monkeypatch, tmp_path):
    """A bucket with Object Lock behind a proxy that tests can make lie, and the proxy."""
    name = seaweed.bucket(lock=True)
    with lies.lying(seaweed.http) as liar:
        for variable, value in {
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET,
            "AWS_ENDPOINT_URL_S3": liar.address,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": str(tmp_path / "config"),
            "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "credentials"),
        }.items():
            monkeypatch.setenv(variable, value)
        yield f"s3://{name}/kept", liar


def held(world: World) -> set[str]:
    """Segments that are under a legal hold in the store."""
    store = world.app.blobs.stores[0]
    assert isinstance(store, S3Blobs)
    return {one.name for one in store.names("warc/") if store.lock(one.name).hold}


def test_hold_on_a_source_covers_its_existing_and_later_segments(bucket, tmp_path):
    url, liar = bucket
    with Site() as site:
        site.pages |= {"/a": tagged(page("A")), "/b": tagged(page("B"))}
        world = World(tmp_path / "archive", utcnow, store=url)
        world.add(site.url("/a"), site.url("/b"))
        first, other = world.one(site.url("/a")), world.one(site.url("/b"))
        source = world.watched(site.url("/a")).source.id
        hold = world.app.holds.place(HoldKind.SOURCE, source, "Court of X, 12/2026", who="somebody")
        assert world.app.holds.place(HoldKind.SOURCE, source, "Court of X, 12/2026") == hold
        assert world.app.holds.tick() == {}
        assert held(world) == {first["segment"]}
        later = world.one(site.url("/a"))
        assert later["original"] == first["capture"]

        liar.will(lies.says(403, "AccessDenied"), "PUT", "legal-hold")
        assert list(world.app.holds.tick()) == ["main"]
        assert world.app.holds.objects() == {"main": (2, 1)}
        liar.tell_the_truth()
        assert world.app.holds.tick() == {}
        assert held(world) == {first["segment"], later["segment"]}

        on_b = world.app.holds.place(HoldKind.CAPTURE, other["capture"], "Court of Y")
        world.app.holds.tick()
        world.app.holds.release(hold.id, "Court of X, 13/2026")
        world.app.holds.tick()
        assert held(world) == {other["segment"]}
        assert [one.id for one in world.app.holds.listing()] == [on_b.id]
        with pytest.raises(NotFound):
            world.app.holds.release(hold.id, "again")
        world.close()


@pytest.mark.server
def test_hold_on_a_revisit_also_holds_its_original(bucket, tmp_path):
    url, _ = bucket
    with Site() as site:
        site.pages["/a"] = tagged(page("A"))
        world = World(tmp_path / "archive", utcnow, store=url)
        world.add(site.url("/a"))
        first, second = world.one(site.url("/a")), world.one(site.url("/a"))
        world.app.holds.place(HoldKind.CAPTURE, second["capture"], "Court of X")
        world.app.holds.tick()
        assert held(world) == {first["segment"], second["segment"]}
        world.close()


def test_holds_set_by_command_survive_a_rebuild_without_the_operators_name(tmp_path):
    with Site() as site:
        site.pages["/a"] = tagged(page("A"))
        world = World(tmp_path / "archive", None)
        world.add(site.url("/a"))
        line = world.one(site.url("/a"))
        del site.pages["/a"]
        site.missing = Reply(404, NOT_FOUND)
        world.clock.move(hours=1)
        world.look()
        case = world.app.lookup.cases()[0].id
        source = world.watched(site.url("/a")).source.id
        world.close()
    archiver = Shell(tmp_path / "archive")
    for target in (case, line["capture"], site.url("/a")):
        done = archiver("hold", target, "--authority", "Court of X,  12/2026", "--by", "canary-actor", "--json")
        assert done.code == 0, done
    made = [json.loads(one) for one in archiver("holds", "--json").out.splitlines()]
    assert [(one["kind"], one["target"], one["case"], one["authority"]) for one in made] == [
        ("source", source, case, "Court of X, 12/2026"),
        ("capture", line["capture"], None, "Court of X, 12/2026"),
    ]
    assert archiver("release", made[1]["id"], "--authority", "Court of X, 14/2026").code == 0
    assert archiver("hold", "https://nowhere.example/", "--authority", "x").code == 6
    assert archiver("hold", case, "--authority", " ").code == 2
    before = archiver("holds", "--all", "--json").out
    assert archiver("rebuild").code == 0
    assert archiver("holds", "--all", "--json").out == before
    for path in (tmp_path / "archive" / "store").rglob("*.jsonl.gz"):
        assert b"canary-actor" not in gzip.decompress(path.read_bytes())
    world = World(tmp_path / "archive", None)
    rebuilt(world.app)
    world.close()
