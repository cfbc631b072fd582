"""kill -9 during an erasure from a bucket, with a held source beside it; over TLS, and of a multipart segment."""

from __future__ import annotations

import os
import random
import re

import pytest

from storage import catalog as tables
from storage.clock import utcnow
from storage.errors import Purged
from storage.model import HoldKind
from storage.s3.store import SINGLE_BYTES
from tests.proof.test_purge import others
from tests.proof.test_purge_stores import ceph, purge, seaweed, server, versions
from tests.support.seaweed import KEY, SECRET, S3Server
from tests.support.site import Reply, Site, page
from tests.support.victims import Victim, purge_once
from tests.support.world import World, sound

__all__ = ["ceph", "seaweed", "server"]

pytestmark = pytest.mark.server
# steps of disk, database and wire between two kills: 1 tries all of them and takes many minutes
STRIDE = int(os.environ.get("ARCHIVER_TEST_STRIDE", "41"))


@pytest.fixture
def reach(server: S3Server, tmp_path, monkeypatch) -> dict[str, str]:
    """Both profiles reach the server over TLS."""
    keys = f"aws_access_key_id = {KEY}\naws_secret_access_key = {SECRET}\n"
    (tmp_path / "credentials").write_text(f"[service]\n{keys}\n[purge]\n{keys}")
    told = f"region = us-east-1\nendpoint_url = {server.https}\nca_bundle = {server.ca_file}\n"
    (tmp_path / "config").write_text(f"[profile service]\n{told}\n[profile purge]\n{told}")
    found = {
        "AWS_PROFILE": "service",
        "AWS_EC2_METADATA_DISABLED": "true",
        "AWS_CONFIG_FILE": str(tmp_path / "config"),
        "AWS_SHARED_CREDENTIALS_FILE": str(tmp_path / "credentials"),
    }
    for name, value in found.items():
        monkeypatch.setenv(name, value)
    return found


def secret(number: int) -> str:
    return f"canary{number:04d}canary"


def body(number: int) -> bytes:
    return page(f"Page {secret(number)}", f"<p>Words of {secret(number)}.</p>", seed=f"secret {number}")


@pytest.mark.timeout(3600)
def test_killed_bucket_erasure_leaves_the_old_or_the_new_state_whole_and_held(server, reach, tmp_path):
    """In one archive, page after page is erased, each run killed one stride later than the last; a source beside them
    is held."""
    count = 200 // STRIDE + 3
    bucket, root = server.bucket(lock=True), tmp_path / "archive"
    changes = {"store": f"s3://{bucket}/kept", "purge_profile": "purge"}
    with Site() as site:
        site.pages |= {f"/{number}": body(number) for number in range(count)} | {"/held": page("Held")}
        world = World(root, utcnow, **changes)
        sources = world.add(site.url("/held"), *(site.url(f"/{number}") for number in range(count)))
        world.look()
        world.look()
        world.app.settle()
        world.app.holds.place(HoldKind.SOURCE, sources[0], "Court of Y")
        assert world.app.holds.tick() == {}
        left = others(world, set())
        ids = {one.id: one.source for one in world.captures()}
        world.close()
    kills, found = 0, set()
    for number, source in enumerate(sources[1:]):
        gone = sorted((one for one, whose in ids.items() if whose == source), reverse=True)
        with Victim(purge_once, root, 1 + number * STRIDE, gone, changes, reach) as victim:
            try:
                said = [victim.hear(60), victim.hear(90)]
            except EOFError:
                said = []
        kills += said == []
        world = World(root, utcnow, **changes)
        _ = world.app.rounds  # starting takes up what the journal has
        found.add(_mended(world, gone, left, number))
        for one in gone:
            del left[one]
        assert others(world, set(ids) - set(left)) == left
        kept = {one.segment for one in world.captures() if one.source == sources[0]}
        store = world.app.blobs.stores[0]
        assert {one.name for one in store.names("warc/") if store.lock(one.name).hold} == kept
        readable = [name for name, data in versions(server, bucket).items() if secret(number).encode() in data]
        assert readable == [], number
        if said == ["up", "done"]:
            break
        world.close()
    world.app.settle()
    sound(world.app)
    world.close()
    assert said == ["up", "done"], "the fuse was never long enough"
    assert kills >= 60 // STRIDE
    assert found == {"old", "new"}


def _mended(world: World, gone: list[str], left: dict[str, bytes], number: int) -> str:
    """Check that the kill left a whole state and that the next run finishes the erasure; says which of the two states
    it was."""
    with world.app.catalog.read() as conn:
        done = tables.purges.of_capture(conn, gone[0]) is not None
    if done:
        for one in gone:
            with pytest.raises(Purged):
                world.app.lookup.open(world.app.lookup.by_id(one))
        world.app.purging.take_back()
        assert world.app.purging.finish() == []
        return "new"
    erased = {one.id for one in world.captures()} - set(left)
    assert others(world, erased) == left, number
    assert purge(world, gone) == []
    return "old"


@pytest.mark.timeout(300)
def test_multipart_segment_is_rewritten_over_tls_by_an_erasure(server, reach, tmp_path):
    """The page is erased and the document it carries stays, so a segment too large for a single put is stored again and
    read back."""
    large = b"%PDF-1.4\n" + random.Random(7).randbytes(SINGLE_BYTES + 1)  # incompressible
    bucket = server.bucket(lock=True)
    with Site() as site:
        site.pages["/page"] = page("Page", f'<p>{secret(0)} <a href="/large.pdf">all of it</a></p>')
        site.pages["/large.pdf"] = Reply(body=large, kind="application/pdf")
        changes = {"store": f"s3://{bucket}/kept", "purge_profile": "purge", "total_timeout": "100s"}
        world = World(tmp_path / "archive", utcnow, members="documents", **changes)
        world.add(site.url("/page"))
        line = world.one(site.url("/page"))
        world.app.settle()
        (member,) = [one["capture"] for one in line["members"]]
        with world.app.catalog.read() as conn:
            assert tables.segments.by_name(conn, line["segment"]).bytes > SINGLE_BYTES
        assert purge(world, [line["capture"]]) == []
        kept = world.app.lookup.by_id(member)
        assert kept.segment != line["segment"]
        assert world.app.lookup.open(kept).stored.read() == large
        assert not any(re.search(secret(0).encode(), data) for data in versions(server, bucket).values())
        assert {one.damage for one in world.app.auditor.whole()} == {None}
        world.close()
