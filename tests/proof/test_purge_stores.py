"""Erasure over buckets with versions, locks and mirrors, with credentials that only the purge has; on SeaweedFS, and on
Ceph where available."""

from __future__ import annotations

from datetime import timedelta

import pytest

from config.settings import SettingsError
from storage import catalog as tables
from storage.clock import utcnow
from storage.erasure.erasing import Eraser
from storage.errors import Held, Locked, StoreError
from storage.locks import Lock
from storage.model import HoldKind
from storage.s3 import S3Blobs
from storage.s3.access import Bucket
from tests.proof.test_purge import BODY, COURT, WORDS, anywhere, everything, others, text_of
from tests.storage.test_worm import ruled
from tests.support import lying_s3 as lies
from tests.support.ceph import ceph
from tests.support.seaweed import KEY, SECRET, seaweed
from tests.support.site import Site, page
from tests.support.world import World

__all__ = ["ceph", "seaweed"]


@pytest.fixture(params=["seaweed", pytest.param("ceph", marks=pytest.mark.server)])
def server(request):
    return request.getfixturevalue(request.param)


@pytest.fixture
def reached(server, monkeypatch, tmp_path):
    """The service reaches the server through a proxy that refuses every DELETE; the profile `purge` goes straight to
    it."""
    with lies.lying(server.http) as liar:
        liar.will(lies.says(403, "AccessDenied"), "DELETE")
        keys = f"aws_access_key_id = {KEY}\naws_secret_access_key = {SECRET}\n"
        (tmp_path / "credentials").write_text(f"[service]\n{keys}\n[purge]\n{keys}")
        (tmp_path / "config").write_text(
            f"[profile service]\nregion = us-east-1\nendpoint_url = {liar.address}\n"
            f"[profile purge]\nregion = us-east-1\nendpoint_url = {server.http}\n"
        )
        for variable, value in {
            "AWS_PROFILE": "service",
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": str(tmp_path / "config"),
            "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "credentials"),
        }.items():
            monkeypatch.setenv(variable, value)
        yield liar


@pytest.fixture
def site():
    with Site() as made:
        made.pages |= {"/plain": BODY, "/other": page("Other")}
        yield made


def looked(world: World, site: Site) -> World:
    world.add(site.url("/plain"), site.url("/other"))
    world.look()
    world.look()
    world.app.settle()
    return world


def versions(server, bucket: str) -> dict[str, bytes]:
    """Every version of every object, with its bytes and their decompressed form."""
    one = Bucket(server.access(bucket))
    found: dict[str, bytes] = {}
    for item in one.client.list_object_versions(Bucket=bucket).get("Versions", ()):
        at = {"Bucket": bucket, "Key": item["Key"], "VersionId": item["VersionId"]}
        found[f"{item['Key']} {item['VersionId']}"] = text_of(one.client.get_object(**at)["Body"].read())
    one.close()
    return found


def purge(world: World, captures) -> list:
    return world.app.purging.purge([world.app.lookup.by_id(one) for one in captures], COURT)[1]


@pytest.mark.server  # five seconds per server
def test_erasure_deletes_every_version_including_those_of_others(server, reached, site, tmp_path):
    bucket = server.bucket(lock=True)
    plain = S3Blobs(server.access(bucket, prefix="kept"))
    ruled(plain)  # governance
    world = looked(
        World(tmp_path / "archive", utcnow, store=f"s3://{bucket}/kept", lock="governance", lock_days="3",
              purge_profile="purge"), site,
    )  # fmt: skip
    gone = everything(world)
    segment = world.app.lookup.by_id(gone[0]).segment
    data = plain.get(segment)
    plain._bucket.client.put_object(**plain._bucket.at(segment), Body=data[:100])  # another writer's version over ours
    plain._bucket.client.delete_object(**plain._bucket.at(segment))  # and a delete marker over that
    before = others(world, set(gone))
    assert sum(WORDS.encode() in data for data in versions(server, bucket).values()) >= 1
    assert purge(world, gone) == []
    found = versions(server, bucket)
    assert [name for name, data in found.items() if WORDS.encode() in data] == []
    assert not any(name.startswith(f"kept/{segment}") for name in found)
    assert others(world, set(gone)) == before
    world.app.settle()
    assert {one.damage for one in world.app.auditor.whole()} == {None}
    with world.app.catalog.read() as conn:
        assert all(one.locked_until for one in tables.segments.receipts_in(conn) if one.name.startswith("warc/"))
    world.close()
    plain.close()
    assert [one for one in reached.asked if one.startswith("DELETE") and "uploadId" not in one] == []


def test_compliance_lock_refuses_erasure_with_its_date_and_touches_nothing(server, reached, site, tmp_path):
    bucket = server.bucket(lock=True)
    plain = S3Blobs(server.access(bucket, prefix="kept"))
    ruled(plain, "COMPLIANCE", 2)
    world = looked(World(tmp_path / "archive", utcnow, store=f"s3://{bucket}/kept", purge_profile="purge"), site)
    before, gone = versions(server, bucket), everything(world)
    day = (utcnow() + timedelta(days=2)).strftime("%Y-%m-%d")
    with pytest.raises(Locked, match=f"compliance mode until {day}") as told:
        purge(world, gone)
    assert told.value.exit_code == 4
    assert versions(server, bucket) == before
    world.close()
    plain.close()


@pytest.mark.server
def test_legal_hold_set_by_others_in_the_store_refuses_erasure(server, reached, site, tmp_path):
    bucket = server.bucket(lock=True)
    world = looked(World(tmp_path / "archive", utcnow, store=f"s3://{bucket}/kept", purge_profile="purge"), site)
    gone = everything(world)
    segment = world.app.lookup.by_id(gone[0]).segment
    store = world.app.blobs.stores[0]
    store.hold(segment, None, on=True)
    with pytest.raises(Held, match="not ours to lift"):
        purge(world, gone)
    store.hold(segment, None, on=False)
    assert purge(world, gone) == []
    world.close()


@pytest.mark.server
def test_new_object_is_held_before_the_hold_of_the_old_one_is_lifted(server, reached, site, tmp_path):
    """The new hold is read back first; the purge's own credentials lift the old one."""
    bucket = server.bucket(lock=True)
    world = looked(World(tmp_path / "archive", utcnow, store=f"s3://{bucket}/kept", purge_profile="purge"), site)
    gone = everything(world)
    source = world.watched(site.url("/other")).source.id
    world.app.holds.place(HoldKind.SOURCE, source, "Court of Y")
    assert world.app.holds.tick() == {}
    kept = {one.segment for one in world.captures() if one.source == source}
    assert _held(world) == kept
    # where both were looked at slowly, a segment may end between them
    old = next(segment for one in gone if (segment := world.app.lookup.by_id(one).segment) in kept)
    before = others(world, set(gone))
    # the new object cannot be held: nothing is erased
    reached.will(lies.says(403, "AccessDenied"), "PUT", "legal-hold")
    with pytest.raises(StoreError, match="legal hold"):
        purge(world, gone)
    assert others(world, set()).keys() == before.keys() | set(gone)
    reached.tell_the_truth()
    reached.will(lies.says(403, "AccessDenied"), "DELETE")
    assert purge(world, gone) == []
    found = {one.segment for one in world.captures() if one.source == source}
    assert old not in found
    assert _held(world) == found
    assert world.app.holds.objects() == {"main": (len(found), len(found))}
    assert [name for name, data in versions(server, bucket).items() if WORDS.encode() in data] == []
    assert others(world, set(gone)) == before
    with pytest.raises(Held, match="held by Court of Y"):
        purge(world, [world.visits(site.url("/other"))[0]["capture"]])
    world.app.settle()
    assert {one.damage for one in world.app.auditor.whole()} == {None}
    world.close()


@pytest.mark.server
def test_each_store_keeps_the_old_object_until_it_has_and_holds_the_new_one(server, reached, site, tmp_path):
    bucket = server.bucket(lock=True)
    stores = f"file://{tmp_path}/archive/store,s3://{bucket}/kept"
    world = looked(World(tmp_path / "archive", utcnow, store=stores, purge_profile="purge"), site)
    gone = everything(world)
    source = world.watched(site.url("/other")).source.id
    world.app.holds.place(HoldKind.SOURCE, source, "Court of Y")
    assert world.app.holds.tick() == {}
    left = purge(world, gone)
    assert {one.store for one in left} == {"copy2"}
    assert "not in this store yet" in left[0].trouble
    assert world.app.holds.tick() == {}
    # where both were looked at slowly, what was erased may stand in a segment of its own, which is gone
    found = versions(server, bucket)
    assert all(any(name.startswith(f"kept/{one.name}") for name in found) for one in left)
    world.app.settle()  # copies to the other store
    assert "no legal hold yet" in world.app.purging.finish()[0].trouble
    assert world.app.holds.tick() == {}
    assert world.app.purging.finish() == []
    assert [name for name, data in versions(server, bucket).items() if WORDS.encode() in data] == []
    kept = {one.segment for one in world.captures() if one.source == source}
    assert world.app.holds.objects() == {"copy2": (len(kept), len(kept))}
    world.close()


def _held(world: World) -> set[str]:
    """Segments under a legal hold in the first store."""
    store = world.app.blobs.stores[0]
    return {one.name for one in store.names("warc/") if store.lock(one.name).hold}


@pytest.mark.server  # six seconds per server
def test_erasure_of_a_store_that_is_down_is_finished_later_and_not_undone(server, reached, site, tmp_path):
    bucket = server.bucket(lock=True)
    stores = f"file://{tmp_path}/archive/store,s3://{bucket}/kept"
    world = looked(World(tmp_path / "archive", utcnow, store=stores, purge_profile="purge"), site)
    gone = everything(world)
    before = others(world, set(gone))
    assert any(WORDS.encode() in data for data in versions(server, bucket).values())
    erasers = world.app.purging._erasers
    world.app.purging._erasers = tuple(_Silent(one) if one.label == "copy2" else one for one in erasers)
    left = purge(world, gone)
    assert {one.store for one in left} == {"copy2"}
    assert "is down" in left[0].trouble
    world.app.blobs.survey()  # finds what one store has and the other lacks
    world.app.settle()
    world.app.settle()
    assert anywhere(tmp_path / "archive" / "store", WORDS) == []
    assert any(WORDS.encode() in data for data in versions(server, bucket).values())
    found = [one for one in world.app.auditor.whole() if "purged by" in one.text]
    assert {(one.store, one.damage) for one in found} == {("copy2", None)}
    world.app.purging._erasers = erasers
    assert world.app.purging.finish() == []
    assert not any(WORDS.encode() in data for data in versions(server, bucket).values())
    assert others(world, set(gone)) == before
    world.app.settle()
    assert {one.damage for one in world.app.auditor.whole()} == {None}
    world.close()


class _Silent:
    """A store that does not answer."""

    def __init__(self, store: Eraser) -> None:
        self.label, self.close = store.label, store.close

    def locks(self, name: str) -> list[tuple[str | None, Lock]]:
        raise StoreError(f"the store is down: {name}")

    def erase(self, name: str, lift=()) -> None:
        raise StoreError(f"the store is down: {name}")


@pytest.mark.server
def test_purge_needs_credentials_that_the_service_does_not_have(server, reached, site, tmp_path):
    bucket = server.bucket()
    world = looked(World(tmp_path / "archive", utcnow, store=f"s3://{bucket}/kept"), site)
    with pytest.raises(SettingsError, match="ARCHIVER_PURGE_PROFILE"):
        purge(world, everything(world))
    world.close()
    world = World(tmp_path / "archive", utcnow, store=f"s3://{bucket}/kept", purge_profile="purge")
    with pytest.raises(SettingsError, match="must not have what can delete"):
        world.app.run(walk=False, ticks=True, web=False)
    gone = everything(world)
    assert purge(world, gone) == []  # in a bucket without versions
    store = world.app.blobs
    assert not any(WORDS.encode() in text_of(store.get(one.name)) for one in store.names())
    world.close()
