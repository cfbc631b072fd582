"""Several stores as one: what happens when a store is down, lacks a blob or has a damaged copy."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from storage.errors import BlobDamaged, BlobExists, BlobMissing, StoreError, StoreFull
from storage.files import FileBlobs
from storage.mirror import REST_S, Mirror
from storage.model import Receipt
from storage.s3 import S3Blobs
from storage.stores import open_stores
from tests.support import lying_s3 as lies
from tests.support.seaweed import capabilities

NAME = "warc/2021/03/02/01ezs.warc.gz"
DATA = os.urandom(100_000)


class Flaky(FileBlobs):
    """A directory that can be down."""

    down = False
    asked = 0

    def _check(self) -> None:
        self.asked += 1
        if self.down:
            raise StoreError(f"{self.label} is down")

    def put(self, name, path, sha256=None):
        self._check()
        return super().put(name, path, sha256)

    def get(self, name, start=0, length=None, receipt=None):
        self._check()
        return super().get(name, start, length, receipt)

    def open(self, name, receipt=None):
        self._check()
        return super().open(name, receipt)

    def stat(self, name):
        self._check()
        return super().stat(name)

    def names(self, prefix="", after=""):
        self._check()
        yield from super().names(prefix, after)


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


@dataclass
class World:
    one: Flaky
    two: Flaky
    mirror: Mirror
    clock: Clock
    file: Path
    root: Path

    def damage(self, store: Flaky, name: str = NAME, data: bytes | None = None) -> None:
        path = self.root / store.label / name
        path.unlink()
        if data is not None:
            path.write_bytes(data)

    def again(self) -> Mirror:
        """As a new process: nothing is remembered."""
        return Mirror([self.one, self.two], scratch=self.root, clock=self.clock)


@pytest.fixture
def world(tmp_path):
    one, two, clock = Flaky(tmp_path / "one", "one"), Flaky(tmp_path / "two", "two"), Clock()
    file = tmp_path / "source"
    file.write_bytes(DATA)
    return World(one, two, Mirror([one, two], scratch=tmp_path, clock=clock), clock, file, tmp_path)


def test_put_stores_one_copy_and_the_next_tick_makes_the_other(world):
    receipt = world.mirror.put(NAME, world.file)
    assert receipt.store == "one"
    assert world.two.stat(NAME) is None
    (copy,) = world.mirror.tick()
    assert copy.store == "two"
    assert world.mirror.wanted == (receipt.store, copy.store)
    assert world.two.get(NAME, receipt=copy) == DATA
    assert world.mirror.owed == 0
    assert world.mirror.tick() == []


def test_store_that_is_down_is_bypassed_and_receives_its_copies_later(world):
    world.one.down = True
    receipt = world.mirror.put(NAME, world.file)
    assert receipt.store == "two"
    assert world.mirror.problems() == {"one": "one is down"}
    asked = world.one.asked
    world.mirror.put("warc/b", world.file)
    assert world.mirror.get(NAME, receipt=receipt) == DATA
    assert world.mirror.tick() == []
    assert world.one.asked == asked  # not asked again until its rest is over
    world.clock.now += REST_S[0] + 1
    assert world.mirror.tick() == []
    assert world.one.asked > asked
    world.one.down = False
    world.clock.now += sum(REST_S)
    assert sorted((r.store, r.name) for r in world.mirror.tick()) == [
        ("one", "warc/2021/03/02/01ezs.warc.gz"),
        ("one", "warc/b"),
    ]
    assert world.mirror.problems() == {}


def test_error_with_all_stores_down_gives_every_reason(world):
    world.one.down = world.two.down = True
    with pytest.raises(StoreError, match="one is down; two is down"):
        world.mirror.put(NAME, world.file)
    with pytest.raises(StoreError, match="is down"):
        world.mirror.stat(NAME)
    with pytest.raises(StoreError, match="is down"):
        list(world.mirror.names())


def test_new_process_learns_missing_copies_from_the_catalog_receipts(world):
    receipt = world.mirror.put(NAME, world.file)
    assert [r.store for r in world.again().tick([receipt])] == ["two"]
    assert world.again().tick([receipt, Receipt(store="two", name=NAME, sha256=receipt.sha256, bytes=1)]) == []


def test_survey_learns_missing_copies_from_the_listings(world):
    world.mirror.put(NAME, world.file)
    world.two.put("warc/only-there", world.file)
    (world.root / "one" / "Foreign").write_text("not ours")
    (world.root / "one" / "probe").mkdir()
    (world.root / "one" / "probe" / "x").write_text("its own")
    mirror = world.again()
    assert mirror.survey() == 2
    assert sorted((r.store, r.name) for r in mirror.tick()) == [("one", "warc/only-there"), ("two", NAME)]
    assert world.again().survey() == 0
    world.one.down = True
    with pytest.raises(StoreError, match="one is down"):
        mirror.survey()


def test_tick_makes_at_most_limit_copies(world):
    for i in range(5):
        world.mirror.put(f"warc/{i}", world.file)
    assert [len(world.mirror.tick(limit=2)) for _ in range(4)] == [2, 2, 1, 0]


@pytest.mark.parametrize("how", ["flipped", "shorter", "gone"])
def test_damaged_or_missing_copy_is_read_from_and_healed_by_the_other(world, how):
    receipt = world.mirror.put(NAME, world.file)
    world.mirror.tick()
    world.damage(
        world.one, data={"flipped": DATA[:-1] + bytes([DATA[-1] ^ 1]), "shorter": DATA[:-9], "gone": None}[how]
    )
    mirror = world.again()
    assert mirror.get(NAME, receipt=receipt) == DATA
    healed = mirror.tick()
    assert [r.store for r in healed] == ["one"]
    assert world.one.get(NAME, receipt=receipt) == DATA
    with world.again().open(NAME, receipt) as body:
        assert body.read() == DATA


def test_damaged_first_copy_is_repaired_within_the_read(world):
    receipt = world.mirror.put(NAME, world.file)
    world.mirror.tick()
    world.damage(world.one, data=b"x" * len(DATA))
    with world.mirror.open(NAME, receipt) as body:
        assert body.read() == DATA
    assert world.one.get(NAME, receipt=receipt) == DATA


def test_blob_damaged_in_every_store_is_reported_and_not_copied(world):
    receipt = world.mirror.put(NAME, world.file)
    world.mirror.tick()
    world.damage(world.one, data=b"1" * len(DATA))
    world.damage(world.two, data=b"2" * len(DATA))
    with pytest.raises(BlobDamaged, match=r"one.*two"):
        world.mirror.get(NAME, receipt=receipt)
    world.mirror.tick()
    assert (world.root / "one" / NAME).read_bytes() == b"1" * len(DATA)
    assert (world.root / "two" / NAME).read_bytes() == b"2" * len(DATA)


def test_damaged_copy_is_not_propagated(world):
    receipt = world.mirror.put(NAME, world.file)
    world.damage(world.one, data=b"x" * len(DATA))
    assert world.mirror.tick() == []
    assert world.two.stat(NAME) is None
    assert world.mirror.owed == 1
    assert receipt.sha256 == hashlib.sha256(DATA).hexdigest()


def test_restoring_a_lost_copy_does_not_touch_the_other_copy(world):
    receipt = world.mirror.put(NAME, world.file)
    world.mirror.tick()
    before = (world.root / "two" / NAME).stat()
    world.damage(world.one)
    assert world.mirror.get(NAME, receipt=receipt) == DATA
    world.mirror.tick()
    after = (world.root / "two" / NAME).stat()
    assert (before.st_ino, before.st_mtime_ns) == (after.st_ino, after.st_mtime_ns)


def test_name_already_in_one_store_is_refused_for_all_stores(world):
    world.one.down = True
    world.mirror.put(NAME, world.file)
    world.one.down = False
    world.clock.now += REST_S[0] + 1
    with pytest.raises(BlobExists):
        world.mirror.put(NAME, world.file)
    assert world.one.stat(NAME) is None


def test_blob_is_missing_only_when_every_store_says_so(world):
    with pytest.raises(BlobMissing):
        world.mirror.get(NAME)
    world.mirror.put(NAME, world.file)
    world.one.down = True
    with pytest.raises(StoreError) as told:
        world.mirror.get(NAME)
    assert not isinstance(told.value, BlobMissing)
    with pytest.raises(StoreError, match="one is down"):
        world.mirror.stat("warc/none")


def test_listing_is_the_union_of_the_stores_that_answer(world):
    world.mirror.put("warc/a", world.file)
    world.two.put("warc/b", world.file)
    assert [item.name for item in world.mirror.names()] == ["warc/a", "warc/b"]
    world.one.down = True
    assert [item.name for item in world.mirror.names()] == ["warc/b"]


def test_mirror_needs_stores_with_different_labels(world):
    with pytest.raises(ValueError, match="label of its own"):
        Mirror([world.one, world.one])
    with pytest.raises(ValueError, match="needs stores"):
        Mirror([])


def test_hanging_bucket_is_bypassed_for_the_directory(seaweed, tmp_path, world):
    with lies.lying(seaweed.http) as liar:
        access = seaweed.fresh(endpoint=liar.address, attempts=1, read_s=0.5)
        bucket = S3Blobs(access, "bucket", capabilities=capabilities(seaweed))
        mirror = Mirror([bucket, world.two], scratch=tmp_path, clock=world.clock)
        liar.will(lies.hang, "HEAD")
        receipt = mirror.put(NAME, world.file)
        assert receipt.store == "two"
        assert "in time" in mirror.problems()["bucket"]
        liar.tell_the_truth()
        world.clock.now += REST_S[0] + 1
        (copy,) = mirror.tick()
        assert {receipt.store, copy.store} == set(mirror.wanted)
        world.damage(world.two, data=b"x" * len(DATA))
        assert mirror.get(NAME, receipt=receipt) == DATA
        mirror.close()


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (lies.says(500, "InternalError"), "error of its own"),
        (lies.says(503, "SlowDown"), "slow down"),
        (lies.reset, "connection"),
        (lies.stores_nothing, "nothing is there"),
        (lies.stores_other_bytes, ""),
        (lies.forgets_to_answer, ""),
    ],
    ids=["500", "503", "reset", "stores nothing", "stores other bytes", "forgets to answer"],
)
def test_failing_or_lying_bucket_loses_no_blob_and_harms_no_copy(seaweed, tmp_path, world, act, said):
    """The directory has the blob at once; a bucket that behaves again gets it byte for byte, exactly once."""
    with lies.lying(seaweed.http) as liar:
        access = seaweed.fresh(endpoint=liar.address, attempts=1, read_s=2)
        bucket = S3Blobs(access, "bucket", capabilities=capabilities(seaweed))
        mirror = Mirror([bucket, world.two], scratch=tmp_path, clock=world.clock)
        liar.will(act, "PUT", "warc/")
        receipt = mirror.put(NAME, world.file)
        assert world.two.get(NAME, receipt=replace(receipt, store="two", version_id=None)) == DATA
        assert said in mirror.problems().get("bucket", "")
        marked = (world.root / "two" / NAME).stat()
        liar.tell_the_truth()
        world.clock.now += REST_S[0] + 1
        made = mirror.tick()
        assert {one.store for one in (receipt, *made)} == set(mirror.wanted)
        assert mirror.owed == 0
        assert bucket.get(NAME, receipt=next(one for one in made if one.store == "bucket")) == DATA
        assert [stat.name for stat in bucket.names("warc/")] == [NAME]
        after = (world.root / "two" / NAME).stat()
        assert (after.st_ino, after.st_mtime_ns) == (marked.st_ino, marked.st_mtime_ns)
        mirror.close()


@dataclass(frozen=True)
class Spec:
    name: str
    kind: str
    directory: str | None = None
    bucket: str | None = None
    prefix: str = ""
    endpoint: str | None = None
    region: str | None = None
    access_key: str | None = None
    secret_key: str | None = None
    profile: str | None = None
    addressing: str = "path"
    lock: str | None = None


def test_stores_are_opened_from_plain_settings(seaweed, world):
    access = seaweed.fresh(tls=True)
    specs = [
        Spec("disk", "file", directory=str(world.root / "disk")),
        Spec(
            "bucket", "s3", bucket=access.bucket, prefix=access.prefix, endpoint=access.endpoint,
            access_key=access.access_key, secret_key=access.secret_key,
        ),
    ]  # fmt: skip
    mirror = open_stores(specs, ca_file=seaweed.ca_file, scratch=world.root)
    assert mirror.wanted == ("disk", "bucket")
    receipt = mirror.put(NAME, world.file)
    assert {one.store for one in (receipt, *mirror.tick())} == set(mirror.wanted)
    mirror.close()
    with pytest.raises(ValueError, match="neither a directory nor a bucket"):
        open_stores([Spec("x", "ftp")])


class Small(FileBlobs):
    """A directory whose disk can be full, or have room for small blobs only."""

    room_bytes = 1 << 30

    def put(self, name, path, sha256=None):
        if path.stat().st_size > self.room_bytes:
            raise StoreFull(f"{self.where}: no room to put {name}")
        return super().put(name, path, sha256)

    def lacks_room(self):
        return "no room to store anything" if self.room_bytes == 0 else None


@pytest.mark.parametrize(("room_bytes", "still"), [(0, False), (1_000, True)])
def test_full_directory_is_full_no_longer_than_its_disk(tmp_path, room_bytes, still):
    """A service went on saying that its store is full for a quarter of an hour after room was made."""
    file = tmp_path / "blob"
    file.write_bytes(DATA)
    store = Small(tmp_path / "store", label="main")
    mirror = Mirror([store], clock=Clock())
    store.room_bytes = room_bytes
    with pytest.raises(StoreError, match="no room"):
        mirror.put(NAME, file)
    assert "no room" in mirror.full(store)
    store.room_bytes = 1 << 30
    assert (mirror.full(store) is not None) is still, "what a small blob could not tell, only a large one can"
    assert (mirror.not_taken(store) is not None) is still
