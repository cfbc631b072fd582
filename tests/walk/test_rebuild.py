"""The catalog rebuilt from the store after everything that can happen to an archive: the same answers word for word."""

from __future__ import annotations

import gzip
import json
import shutil
from dataclasses import replace
from datetime import timedelta

import pytest

from storage.audit import Rebuilt
from storage.errors import Purged
from storage.journal import SourceEdited, StandingChanged
from storage.model import Access, Standing
from tests.support.site import NOT_FOUND, Reply, Site, moved, page, tagged
from tests.support.world import World, rebuilt
from tests.walk.test_bad_input import Shell
from tests.walk.test_members import report

SECRET = "unpublished"


@pytest.fixture(scope="module")
def life(tmp_path_factory):
    """Six days of an archive with sources of every fate; yields its directory, its clock and the still running site."""
    root = tmp_path_factory.mktemp("life") / "archive"
    with Site(2) as site:
        site.pages |= {
            "/calm": tagged(page("Calm")),
            "/carrier": tagged(page("Carrier", '<iframe src="/r.pdf"></iframe>')),
            "/r.pdf": report(),
            "/lost": tagged(page("Lost")),
            "/altered": page("Altered"),
            "/moving": page("Moving"),
            "/back": tagged(page("Back")),
            "/walled": page("Walled"),
            f"/{SECRET}": page("Unpublished", '<p><a href="/r.pdf">Annex</a></p>'),
        }
        world = World(root, None)
        public = [
            site.url(path)
            for path in ("/calm", "/carrier", "/lost", "/altered", "/moving", "/back", "/walled", "/never")
        ]
        world.add(*public, site.url("/calm", 1), quote="the survey of households")
        world.add(site.url(f"/{SECRET}"), sealed=True)
        world.look()
        back = site.pages.pop("/back")
        del site.pages["/lost"]
        site.pages |= {
            "/altered": page("Altered", seed="another text"),
            "/moving": moved("/"),
            "/walled": Reply(403, b"no"),
        }
        for day in range(6):
            if day == 1:
                del site.pages["/r.pdf"]
            if day == 3:
                site.pages["/back"] = back
            if day == 4:
                world = world.again()
                _edited(world, site)
            world.clock.move(hours=13)
            world.tick()
            world.clock.move(hours=11)
            world.look()
        site.missing = Reply(404, NOT_FOUND)
        world.close()
        yield root, world.clock, site


@pytest.fixture
def lived(life, tmp_path):
    """A copy of that archive to damage, and the site."""
    root, clock, site = life
    shutil.copytree(root, tmp_path / "archive")
    world = World(tmp_path / "archive", clock)
    yield world, site
    world.close()


def _edited(world: World, site: Site) -> None:
    """Changes that are not seen on the wire, and come back from the journal."""
    calm = world.watched(site.url("/calm", 1)).source
    world.app.journal.record([SourceEdited(source=replace(calm, interval_s=86_400, tags=("kept",)))])
    world.app.journal.record([StandingChanged(source=calm.id, standing=Standing.PAUSED)])


def test_commands_print_the_same_before_and_after_a_rebuild(lived, tmp_path):
    world, _ = lived
    states = {one.assessment.state.value for one in world.app.lookup.sources()}
    kinds = {one.kind.value for one in world.app.lookup.events()}
    assert states >= {"available", "removed", "new"}
    assert kinds >= {"first", "suspected", "removed", "restored"}
    world.sound()
    urls = [one.source.url for one in world.app.lookup.sources()]
    copies = {one.id for one in world.captures()}
    world.app.close()
    archiver = Shell(tmp_path / "archive")
    commands = [("sources", "--json"), ("events", "--json"), *(("show", url, "--json") for url in urls[:4])]
    before = [archiver(*one).out for one in commands]
    assert all(before)
    done = archiver("rebuild")
    assert done.code == 0, done
    assert [archiver(*one).out for one in commands] == before
    again = World(tmp_path / "archive", world.clock)
    assert {one.id for one in again.captures()} == copies
    again.look()  # and the archive can be used further
    again.sound()
    again.close()


def test_sealed_sources_share_no_segment_with_public_ones_and_stay_sealed(lived):
    world, site = lived
    rebuilt(world.app)
    sealed = {one.segment for one in world.captures() if one.access is Access.SEALED}
    public = {one.segment for one in world.captures() if one.access is Access.PUBLIC}
    assert sealed
    assert public
    assert not sealed & public
    for stat in world.app.blobs.names("warc/"):
        if stat.name in public:
            assert SECRET.encode() not in _plain(world.app.blobs.get(stat.name)), stat.name
    with pytest.raises(Exception, match="not registered"):
        world.app.lookup.source(site.url(f"/{SECRET}"), Access.PUBLIC)
    assert not [one for one in world.app.lookup.sources(access=Access.PUBLIC) if SECRET in one.source.url]
    assert not [one for one in world.app.lookup.events(access=Access.PUBLIC) if SECRET in one.url]


def _plain(data: bytes) -> bytes:
    return gzip.decompress(data)


def test_sources_missing_from_the_journal_are_rebuilt_as_sealed(lived, tmp_path):
    """Their access class is unknown: they are kept from readers until someone decides."""
    world, _ = lived
    store = tmp_path / "archive" / "store"
    world.app.close()
    for path in (store / "journal").rglob("*.gz"):
        path.unlink()
    other = World(tmp_path / "other", world.clock, store=f"file://{store}")
    result = other.app.rebuild()
    assert len(result.sealed) == 10
    assert {one.source.access for one in other.app.lookup.sources()} == {Access.SEALED}
    assert list(other.app.lookup.sources(access=Access.PUBLIC)) == []
    assert {one.access for one in other.captures()} == {Access.SEALED}
    assert len(json.dumps([one.source.url for one in other.app.lookup.sources()])) > 100
    assert other.app.lookup.events()
    assert max(one.next_due_at for one in other.app.lookup.sources()) < world.clock() + timedelta(days=3)
    other.close()


# ---- from a damaged store


def again(world: World, *, name: str = "other") -> tuple[World, Rebuilt]:
    """A catalog rebuilt from the same store, with the keys from a backup."""
    world.app.close()
    root = world.root.with_name(name)
    shutil.copytree(world.root / "keys", root / "keys")
    other = World(root, world.clock, store=f"file://{world.root / 'store'}")
    return other, other.app.rebuild()


def torn(world: World) -> str:
    """Cuts the newest journal blob in half; returns its name."""
    name = list(world.app.blobs.names("journal/"))[-1].name
    path = world.root / "store" / name
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    return name


def facts(world: World) -> dict[str, list]:
    """What the commands print."""
    return json.loads(json.dumps(world.told()))


def read(world: World) -> dict[str, bytes]:
    return {one.id: world.app.lookup.open(one).stored.read() for one in world.captures() if not one.purged}


def test_torn_journal_blob_of_an_erasure_loses_nothing_and_restores_nothing(lived):
    world, site = lived
    calm = [world.app.lookup.by_id(one["capture"]) for one in world.visits(site.url("/calm"))[:1]]
    world.app.purging.purge(calm, "Order 1")
    lost = [world.app.lookup.by_id(one["capture"]) for one in world.visits(site.url("/lost"))[:1]]
    world.app.purging.purge(lost, "Order 2")
    before, bodies = facts(world), read(world)
    name = torn(world)
    other, result = again(world)
    assert [one for one, _ in result.damaged] == [name]
    assert (result.gaps, result.doubles, result.sealed) == ((), (), ())
    assert facts(other) == before
    assert read(other) == bodies
    with pytest.raises(Purged, match="purged by Order 2"):
        other.app.lookup.open(other.app.lookup.by_id(lost[0].id))
    assert other.app.purging.take_back() == 0
    assert read(other) == bodies
    other.close()


def test_segment_missing_from_every_store_is_reported_by_the_ledger(lived):
    world, _ = lived
    world.app.settle()
    last = max(one.name for one in world.app.blobs.names("warc/"))
    (world.root / "store" / last).unlink()
    other, result = again(world)
    assert [(name, why.partition(";")[0]) for name, why in result.damaged] == [
        (last, "the ledger speaks of it, and no store lists it")
    ]
    assert result.visits == sum(one.n for one in other.app.lookup.sources())
    other.close()


def test_foreign_blobs_are_reported_and_skipped(lived):
    world, _ = lived
    before, store = facts(world), world.root / "store"
    foreign = ["journal/2021/03/02/01ezzz.jsonl.gz", "warc/2021/03/02/01ezzz.warc.gz", "warc/Not Ours"]
    for name in foreign:
        (store / name).parent.mkdir(parents=True, exist_ok=True)
        (store / name).write_bytes(b"garbage")
    other, result = again(world)
    assert sorted(name for name, _ in result.damaged) == foreign
    assert facts(other) == before
    assert sorted(one.name for one in other.app.auditor.whole() if one.damage == "unknown") == foreign
    other.close()


def test_source_sealed_in_a_lost_journal_blob_stays_sealed(lived):
    world, site = lived
    source = world.watched(site.url("/calm")).source
    world.app.journal.record([SourceEdited(source=replace(source, access=Access.SEALED))])
    world.look(source.url)
    torn(world)
    other, result = again(world)
    assert result.sealed == (source.id,)
    assert {one.access for one in other.captures() if one.source == source.id} == {Access.SEALED}
    other.close()
