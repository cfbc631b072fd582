"""The audit over real stores: all damage is found, what can be mended is mended, and sound copies are left alone."""

from __future__ import annotations

import sqlite3
from datetime import timedelta
from hashlib import sha256

import pytest

from storage import catalog as tables
from storage import journal
from storage.catalog import Catalog
from storage.errors import StoreError
from storage.files import FileBlobs
from storage.layout import JOURNAL
from storage.mirror import Mirror
from storage.s3 import S3Blobs
from tests.storage.audited import START, Watched, directories, judge, names, tree
from tests.support import lying_s3 as lies
from tests.support.seaweed import capabilities


@pytest.mark.parametrize("seed", [1, 2])
def test_random_damage_in_two_directories_is_found_and_mended(make, seed):
    kept = make(count=150)
    judge(kept, directories(kept), 100, seed)


@pytest.mark.parametrize("versions", [False, True], ids=["plain", "versions"])
def test_random_damage_in_a_directory_and_a_bucket_is_found_and_mended(beside_a_bucket, versions):
    kept, places = beside_a_bucket(60, versions=versions)
    judge(kept, places, 40, seed=3)


@pytest.mark.parametrize(
    ("act", "told"),
    [
        (lies.says(500, "InternalError"), "error of its own"),
        (lies.says(503, "SlowDown"), "slow down"),
        (lies.reset, "connection"),
        (lies.hang, "in time"),
        (lies.other_bytes, None),
        (lies.fewer_bytes, None),
    ],
    ids=["500", "503", "reset", "hang", "other bytes once", "fewer bytes once"],
)
def test_bucket_failing_during_an_audit_is_not_reported_as_damage(make, seaweed, tmp_path, act, told):
    """An unanswered read is repeated at the next tick and a wrong answer is checked by a second read; nothing is
    written."""
    with lies.lying(seaweed.http) as liar:
        access = seaweed.fresh(endpoint=liar.address, attempts=1, read_s=2)
        bucket = S3Blobs(access, "bucket", scratch=tmp_path, capabilities=capabilities(seaweed))
        kept = make(FileBlobs(tmp_path / "one", "one"), bucket, count=6)
        before = tree(kept.roots["one"]), [one for one in liar.asked if one.startswith("PUT")]
        liar.will(act, "GET", "warc/", times=None if told else 1)
        if told is None:
            assert kept.bad() == []
        else:
            with pytest.raises(StoreError, match=told):
                list(kept.auditor().whole())
            assert kept.auditor().tick(3600) == []
            assert not any(standing.open for standing in kept.auditor().standing())
        liar.tell_the_truth()
        assert kept.bad() == []
        puts = [one for one in liar.asked if one.startswith("PUT") and "/warc/" in one]
        assert puts == [one for one in before[1] if "/warc/" in one], "nothing was mended that was sound"
        assert {name: data for name, data in tree(kept.roots["one"]).items() if name in before[0]} == before[0]


def test_stale_bucket_listing_is_not_reported_as_damage(make, seaweed, tmp_path):
    """The listing leaves out an existing blob and names a deleted one; only what can be read counts."""
    with lies.lying(seaweed.http) as liar:
        access = seaweed.fresh(endpoint=liar.address, attempts=1, read_s=2)
        bucket = S3Blobs(access, "bucket", scratch=tmp_path, capabilities=capabilities(seaweed))
        kept = make(FileBlobs(tmp_path / "one", "one"), bucket, count=6)
        name = names(kept.roots["one"])[-1]
        assert name in {stat.name for stat in bucket.names()}
        puts = [one for one in liar.asked if one.startswith("PUT")]
        liar.will(lies.lags(name), "GET", "list-type=2")
        assert name not in {stat.name for stat in bucket.names()}
        assert kept.bad() == []
        assert kept.mirror.survey() >= 1
        assert [one.store for one in kept.mirror.tick() if one.name == name] == ["bucket"]
        assert kept.mirror.tick() == [], "asked once, not at every tick"
        assert kept.mirror.owed == 0
        liar.tell_the_truth()
        liar.will(lies.lists_again("warc/2020/01/01/01aaaaaaaaaaaaaaaaaaaaaaaa.warc.gz", 5), "GET", "list-type=2")
        assert kept.bad() == []
        wrote = [one for one in liar.asked if one.startswith("PUT") and one not in puts and "/warc/" in one]
        assert wrote == []


def test_damaged_bytes_are_quarantined_and_audit_results_are_journalled(make):
    kept = make()
    name = names(kept.roots["one"])[-1]
    kept.hurt("one", name)
    torn = (kept.roots["one"] / name).read_bytes()
    (found,) = kept.bad()
    assert (found.store, found.name, found.damage, found.mended) == ("one", name, "damaged", True)
    (kept_aside,) = (kept.roots["one"] / ".quarantine").iterdir()
    assert kept_aside.read_bytes() == torn
    acts = [
        entry
        for stat in kept.mirror.names(JOURNAL)
        for entry in journal.read(kept.mirror, stat.name).entries
        if isinstance(entry, journal.OperatorAct) and entry.act.startswith("audit")
    ]
    assert [act.details["name"] for act in acts if act.act == "audit.damage"] == [name]
    assert sorted(act.details["store"] for act in acts if act.act == "audit") == ["one", "two"]


def test_forged_receipt_does_not_make_the_audit_overwrite_good_copies(make):
    """An attacker who can write to the catalog and to one store must not get their bytes copied over the good ones."""
    kept = make()
    name = next(n for n in names(kept.roots["one"]) if n.startswith("warc/"))
    path = kept.roots["one"] / name
    good, forged = path.read_bytes(), b"forged"
    path.unlink()
    path.write_bytes(forged)
    with kept.catalog.write() as conn:
        conn.execute(
            tables.schema.receipts.update()
            .where(tables.schema.receipts.c.name == name)
            .values(sha256=sha256(forged).hexdigest(), bytes=len(forged))
        )
    found = kept.bad()
    assert {(one.store, one.damage) for one in found} == {("one", "damaged"), ("two", "catalog")}
    assert path.read_bytes() == (kept.roots["two"] / name).read_bytes() == good
    assert kept.bad() == []


def test_blob_missing_in_all_stores_stays_open_until_a_copy_comes_back(make):
    kept = make()
    name = next(n for n in names(kept.roots["one"]) if n.startswith("warc/"))
    good = (kept.roots["one"] / name).read_bytes()
    for root in kept.roots.values():
        (root / name).unlink()
    assert [(one.damage, one.mended) for one in kept.bad()] == [("missing", False)] * 2
    assert [damage.name for standing in kept.auditor().standing() for damage in standing.open] == [name, name]
    with kept.catalog.read() as conn:
        assert tables.segments.by_name(conn, name).state == "at_risk"
    (kept.roots["two"] / name).write_bytes(good)
    assert sorted(one.store for one in kept.auditor().tick(1)) == ["one"], "what waits is tried again before its turn"
    assert (kept.roots["one"] / name).read_bytes() == good
    assert not any(standing.open for standing in kept.auditor().standing())


def test_blob_erased_during_the_audit_is_neither_reported_nor_restored(make, tmp_path):
    stores = Watched(tmp_path / "one", "one"), FileBlobs(tmp_path / "two", "two")
    kept = make(*stores)
    name = next(n for n in names(kept.roots["one"]) if n.startswith("warc/"))

    def erase(one: str) -> None:
        if one == name and (kept.roots["one"] / name).exists():
            with kept.catalog.write() as conn:
                tables.purges.begin(conn, "p", START, "a court", (), {"warc/2021/03/01/old.warc.gz": name})
            (kept.roots["one"] / name).unlink()

    stores[0].before = erase
    assert kept.bad() == []
    assert not (kept.roots["one"] / name).exists()


def test_audit_finishes_after_the_clock_was_set_back(make):
    kept = make()
    kept.auditor().tick(60)
    kept.now -= timedelta(days=400)
    kept.auditor().tick(60)
    kept.now += timedelta(days=80)
    for _ in range(40):
        kept.auditor().tick(86_400)
    assert kept.auditor().standing()[0].underway.finished_at is not None


def test_unreachable_store_is_not_reported_as_damage(make):
    kept = make()
    kept.roots["two"].rename(kept.root / "away")
    kept.roots["two"].write_text("not a directory")
    with pytest.raises(StoreError, match="not a directory"):
        kept.bad()
    assert kept.auditor().tick(3600) == []
    kept.roots["two"].unlink()
    (kept.root / "away").rename(kept.roots["two"])
    assert kept.bad() == []


def test_missing_receipt_is_not_damage_and_an_existing_copy_gets_one(make):
    kept = make()
    name = kept.put(1_000)
    assert kept.bad() == [], "the second store has no receipt, so it has lost nothing"
    with kept.catalog.write() as conn:
        conn.execute(tables.schema.receipts.delete().where(tables.schema.receipts.c.store == "two"))
    assert kept.bad() == []
    with kept.catalog.read() as conn:
        assert [receipt.store for receipt in tables.segments.receipts_of(conn, name)] == ["one", "two"]


def test_restored_old_catalog_is_reported_and_no_blob_is_touched(make):
    kept = make()
    old = kept.root / "old.sqlite"
    with sqlite3.connect(f"file:{kept.root}/catalog.sqlite?mode=ro", uri=True) as source, sqlite3.connect(old) as copy:
        source.backup(copy)
    source.close()
    copy.close()
    name = kept.put(2_000)
    kept.settle()
    kept.catalog.close()
    old.rename(kept.root / "catalog.sqlite")
    for suffix in ("-wal", "-shm"):
        (kept.root / f"catalog.sqlite{suffix}").unlink(missing_ok=True)
    before = {label: tree(root) for label, root in kept.roots.items()}
    kept.catalog = Catalog.open(f"sqlite:///{kept.root}/catalog.sqlite")
    kept.mirror = Mirror(kept.stores, scratch=kept.root)
    found = [one for one in kept.auditor().whole() if one.damage is not None]
    assert {(one.store, one.name) for one in found} >= {("one", name), ("two", name)}
    assert all("archiver rebuild" in one.text for one in found if one.name == name)
    assert {label: {n: tree(root).get(n) for n in before[label]} for label, root in kept.roots.items()} == before


def test_rolled_back_store_is_restored_from_the_other_store(make):
    kept = make()
    early = tree(kept.roots["two"])
    names = [kept.put(3_000 + i) for i in range(5)]
    kept.settle()
    whole = tree(kept.roots["two"])
    for late in whole.keys() - early.keys():
        (kept.roots["two"] / late).unlink()
    found = kept.bad()
    assert {one.name for one in found} >= set(names)
    assert all(one.store == "two" and one.damage == "missing" and one.mended for one in found)
    assert {name: data for name, data in tree(kept.roots["two"]).items() if name in whole} == whole
    assert kept.bad() == []
