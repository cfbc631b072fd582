"""A whole archive over a bucket with locks, written to by a user who may not delete."""

from __future__ import annotations

import os
from dataclasses import replace
from datetime import timedelta

import pytest

from storage import catalog as tables
from storage.clock import utcnow
from storage.errors import StoreUnfit
from storage.model import Receipt
from storage.s3 import S3Blobs
from storage.s3.access import Bucket
from tests.storage.test_worm import ruled
from tests.support import lying_s3 as lies
from tests.support.seaweed import KEY, SECRET
from tests.support.site import Site, page, tagged
from tests.support.world import World


@pytest.fixture
def bucket(seaweed, monkeypatch, tmp_path):
    """A bucket with a three-day default retention, behind a server that refuses every DELETE, and that server."""
    name = seaweed.bucket(lock=True)
    plain = S3Blobs(seaweed.access(name))
    ruled(plain)
    with lies.lying(seaweed.http) as liar:
        liar.will(lies.says(403, "AccessDenied"), "DELETE")
        for variable, value in {
            "AWS_ACCESS_KEY_ID": KEY,
            "AWS_SECRET_ACCESS_KEY": SECRET,
            "AWS_ENDPOINT_URL_S3": liar.address,
            "DIRECT": seaweed.http,
            "AWS_EC2_METADATA_DISABLED": "true",
            "AWS_CONFIG_FILE": str(tmp_path / "config"),
            "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "credentials"),
        }.items():
            monkeypatch.setenv(variable, value)
        yield f"s3://{name}/kept", liar
    plain.close()


def receipts(world: World) -> dict[str, Receipt]:
    with world.app.catalog.read() as conn:
        return {one.name: one for one in tables.segments.receipts_in(conn)}


def test_all_blobs_are_locked_and_originals_at_least_as_long_as_their_revisits(bucket, tmp_path):
    """Nothing sends a DELETE."""
    url, liar = bucket
    with Site() as site:
        site.pages["/a"] = tagged(page("A"))
        world = World(tmp_path / "archive", utcnow, store=url, lock="governance", lock_days="3")
        world.app._know_stores()
        world.add(site.url("/a"))
        first, second = world.one(site.url("/a")), world.one(site.url("/a"))
        assert second["original"] == first["capture"]
        store, newer = world.app.blobs.stores[0], receipts(world)[second["segment"]]
        lock = store.retain(newer.name, newer.version_id, newer.locked_until + timedelta(days=9))  # as if nine days on
        with world.app.catalog.write() as conn:
            tables.segments.add_receipts(conn, [replace(newer, locked_until=lock.until)])
        world.app.settle()
        found = receipts(world)
        assert len(found) >= 7  # segments, journal, ledger
        assert [one.name for one in found.values() if one.locked_until is None] == []
        assert found[first["segment"]].locked_until > found[second["segment"]].locked_until
        assert store.lock(first["segment"]).until == found[first["segment"]].locked_until
        assert [(one.copies, one.trouble) for one in world.app.locks.standing()] == [(0, None)]
        assert world.app.locks.tick() == 0
        third = world.one(site.url("/a"))  # a revisit that came after all locks were checked
        newer = receipts(world)[third["segment"]]
        lock = store.retain(newer.name, newer.version_id, newer.locked_until + timedelta(days=20))
        with world.app.catalog.write() as conn:
            tables.segments.add_receipts(conn, [replace(newer, locked_until=lock.until)])
        assert world.app.locks.tick() == 1
        assert store.lock(first["segment"]).until > lock.until
        world.app.settle()
        found = receipts(world)

        with world.app.catalog.write() as conn:  # as after a rebuild
            bare = [Receipt(store=o.store, name=o.name, sha256=o.sha256, bytes=o.bytes) for o in found.values()]
            tables.segments.add_receipts(conn, bare)
        assert world.app.locks.standing()[0].copies == len(found)
        assert world.app.locks.tick() == len(found)
        assert {n: o.locked_until for n, o in receipts(world).items()} == {n: o.locked_until for n, o in found.items()}
        assert {one.damage for one in world.app.auditor.whole()} == {None}
        world.close()
    gone = [one for one in liar.asked if (one.startswith("DELETE") and "uploadId" not in one) or "?delete" in one]
    assert gone == []


@pytest.mark.server  # five seconds per server
def test_audit_reports_and_mends_a_delete_marker_and_a_newer_version(bucket, tmp_path):
    url, _ = bucket
    with Site() as site:
        site.pages |= {"/a": page("A"), "/b": page("B")}
        world = World(tmp_path / "archive", utcnow, store=url)
        world.add(site.url("/a"), site.url("/b"))
        lines = [world.one(site.url("/a")), world.one(site.url("/b"))]
        world.app.settle()
        store = world.app.blobs.stores[0]
        client, direct = store._bucket.client, receipts(world)
        hidden, covered = (direct[line["segment"]] for line in lines)
        client.put_object(**store._bucket.at(covered.name), Body=b"newer")
        _marker(store, hidden.name)
        for line in lines:  # our copy is read by its version
            assert world.app.lookup.open(world.app.lookup.by_id(line["capture"])).stored.bytes
        found = {one.name: one for one in world.app.auditor.whole() if one.damage is not None}
        assert {name: (one.damage, one.mended) for name, one in found.items()} == {
            hidden.name: ("hidden", True), covered.name: ("replaced", True),
        }  # fmt: skip
        assert "delete marker" in found[hidden.name].text
        assert {one.damage for one in world.app.auditor.whole()} == {None}
        assert store.get(hidden.name, receipt=hidden) == store.get(hidden.name)  # the older version stays
        world.close()


def _marker(store: S3Blobs, name: str) -> None:
    """Deletes as someone with the right to, past the proxy that refuses us."""
    access = replace(store._bucket._access, endpoint=os.environ["DIRECT"], access_key=KEY, secret_key=SECRET)
    other = Bucket(access)
    other.client.delete_object(**other.at(name))
    other.close()


def test_service_does_not_start_when_the_bucket_lock_differs_from_the_settings(bucket, tmp_path):
    url, _ = bucket
    world = World(tmp_path / "archive", utcnow, store=url, lock="compliance", lock_days="3")
    with pytest.raises(StoreUnfit, match="COMPLIANCE 3 days was asked for"):
        world.app.run(walk=False, ticks=True, web=False)
    world.close()
    world = World(tmp_path / "archive", utcnow, lock="governance")
    with pytest.raises(StoreUnfit, match="no store is a bucket"):
        world.app.run(walk=False, ticks=True, web=False)
    world.close()
