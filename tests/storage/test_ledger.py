"""The ledger over a real directory: what it writes, what it survives, what it refuses."""

from __future__ import annotations

import copy
import json
import shutil
import threading
from dataclasses import asdict
from itertools import pairwise

import pytest

from archiver.export import verifier
from storage.catalog import Catalog, leaves
from storage.errors import BlobDamaged, NotFound, StoreError
from storage.files import FileBlobs
from storage.layout import checkpoint_name, entries_name, tile_name
from storage.ledger import (
    Ledger,
    LedgerHalted,
    LedgerReader,
    leaf_data,
    leaf_hash,
    open_checkpoint,
    reading,
    verify_consistency,
)
from storage.ledger.rows import CatalogRows
from storage.ledger.tiles import bundle, unbundle
from storage.ledger.tree import root_of
from storage.model import Leaf
from tests.support.catalogs import blank

ORIGIN = "archive.example.org/ledger"


def leaf(i: int) -> Leaf:
    return Leaf(v=1, kind="visit", name=f"v{i:05d}", sha256=f"{i:064x}", bytes=i, salt=f"{i:032x}")


class Rows:
    """A catalog's leaf rows, kept in dictionaries."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], Leaf] = {}
        self.places: dict[tuple[str, str], int] = {}
        self.fail = False

    def add(self, *some: Leaf) -> None:
        self.known.update({(one.kind, one.name): one for one in some})

    def size(self) -> int:
        return max(self.places.values(), default=-1) + 1

    def pending(self, limit: int) -> list[Leaf]:
        return [one for key, one in self.known.items() if key not in self.places][:limit]

    def integrated(self, first: int, some) -> None:
        if self.fail:
            raise StoreError("the catalog is gone")
        self.add(*some)
        self.places.update({(one.kind, one.name): first + i for i, one in enumerate(some)})

    def leaves(self, first: int, end: int):
        for key, _ in sorted(((k, i) for k, i in self.places.items() if first <= i < end), key=lambda pair: pair[1]):
            yield self.known[key]

    def find(self, kind: str, name: str):
        found = self.known.get((kind, name))
        return None if found is None else (self.places.get((kind, name)), found)

    def forget(self, first: int) -> None:
        self.places = {key: place for key, place in self.places.items() if place < first}


class Broken(FileBlobs):
    """A store that fails once, just before it would write a given name."""

    before: str | None = None

    def put(self, name, path, sha256=None):
        if self.before is not None and name.startswith(self.before):
            self.before = None
            raise StoreError("the store is gone")
        return super().put(name, path, sha256)


class World:
    """A ledger with its store, rows and key that can be restarted."""

    def __init__(self, at) -> None:
        self.at = at
        self.blobs = Broken(at / "store")
        self.rows = Rows()
        self.start()

    def start(self) -> None:
        self.ledger = Ledger(self.blobs, self.rows, self.at / "ledger.key", ORIGIN)

    def take(self, first: int, end: int):
        self.rows.add(*(leaf(i) for i in range(first, end)))
        return self.ledger.tick()

    def root(self, size: int) -> bytes:
        return root_of([leaf_hash(leaf_data(one)) for one in self.rows.leaves(0, size)])

    def tamper(self, name: str, data: bytes | None) -> None:
        path = self.at / "store" / name
        path.unlink()
        if data is not None:
            path.write_bytes(data)


@pytest.fixture
def world(tmp_path):
    return World(tmp_path)


def test_rewritten_leaves_are_refused_even_with_matching_bottom_tiles(world):
    """With more than 256 leaves the root comes from the tile above; here entries and level-0 tile are forged
    consistently."""
    head = world.take(0, 300)
    assert list(reading.leaves(world.blobs, head)) == [leaf(i) for i in range(300)]
    forged = [leaf_data(leaf(i if i != 7 else 1007)) for i in range(256)]
    world.tamper(entries_name(0), bundle(forged))
    with pytest.raises(BlobDamaged, match="leaf 7 of the ledger is not"):
        list(reading.leaves(world.blobs, head))
    world.tamper(tile_name(0, 0), b"".join(map(leaf_hash, forged)))
    with pytest.raises(BlobDamaged, match="the leaves under size 300 do not lead to the root"):
        list(reading.leaves(world.blobs, head))


def test_tick_without_pending_leaves_signs_nothing(world):
    assert world.ledger.tick() is None
    assert world.ledger.newest() is None


def test_signing_key_is_made_once_and_must_be_readable_by_its_owner_only(world):
    world.take(0, 1)
    key = world.at / "ledger.key"
    assert key.stat().st_mode & 0o777 == 0o600
    before = key.read_bytes()
    world.start()
    world.take(1, 2)
    assert key.read_bytes() == before
    key.chmod(0o640)
    world.start()
    with pytest.raises(LedgerHalted, match="chmod 600"):
        world.take(2, 3)


def test_tiles_and_entry_bundles_follow_the_c2sp_layout(world):
    world.take(0, 256)
    names = {item.name for item in world.blobs.names("ledger/tile/")}
    assert names == {tile_name(0, 0), tile_name(1, 0, 1)}  # one full, one partial of width 1, no empty one
    assert tile_name(0, 1234067, 8) == "ledger/tile/0/x001/x234/067.p/8"
    hashes = [leaf_hash(leaf_data(leaf(i))) for i in range(256)]
    assert world.blobs.get(tile_name(0, 0)) == b"".join(hashes)
    assert world.blobs.get(tile_name(1, 0, 1)) == root_of(hashes)
    head = world.take(256, 300)
    assert world.blobs.get(tile_name(0, 1, 44)) == b"".join(leaf_hash(leaf_data(leaf(i))) for i in range(256, 300))
    entries = unbundle(world.blobs.get(entries_name(1, 44)))
    assert [json.loads(one)["name"] for one in entries] == [f"v{i:05d}" for i in range(256, 300)]
    assert head.root == world.root(300)


def test_checkpoints_are_consistent_and_leaves_have_inclusion_proofs(world):
    heads = [world.take(*span) for span in ((0, 1), (1, 3), (3, 255), (255, 256), (256, 257), (257, 700))]
    keys = world.ledger.signers()
    reader = LedgerReader(world.blobs, world.rows)
    assert reader.newest() == heads[-1]
    for old, new in pairwise(heads):
        assert open_checkpoint(new.text, keys) == new
        proof = reader.consistency(old.size, new.size)
        assert verify_consistency(old.size, new.size, old.root, new.root, proof)
    for i in (0, 1, 254, 255, 256, 511, 512, 699):
        proof = json.loads(json.dumps(reader.proof("visit", f"v{i:05d}")))
        proved, head = verifier.load()._leaf_and_head(proof, [str(key) for key in keys])
        assert (proved, proof["index"], head.size) == (asdict(leaf(i)), i, 700)


def test_altered_inclusion_proof_is_rejected(world):
    world.take(0, 10)
    proof = world.ledger.proof("visit", "v00003")
    for field, value in (("bytes", 4), ("sha256", "0" * 64), ("name", "v00004"), ("salt", "0" * 32)):
        changed = copy.deepcopy(proof)
        changed["leaf"][field] = value
        with pytest.raises(ValueError, match="does not lead"):
            verifier.load()._leaf_and_head(changed, [])
    changes: tuple[dict, ...] = (
        {"index": 4},
        {"size": 9},
        {"hashes": []},
        {"keys": []},
        {"checkpoint": ""},
        {"leaf": {}},
    )
    for change in changes:
        with pytest.raises((ValueError, KeyError)):
            verifier.load()._leaf_and_head({**proof, **change}, [])


def test_unknown_and_pending_leaves_have_no_proof(world):
    with pytest.raises(NotFound, match="has no visit"):
        world.ledger.proof("visit", "v00000")
    world.rows.add(leaf(0))
    with pytest.raises(NotFound, match="waits"):
        world.ledger.proof("visit", "v00000")


def test_leaf_that_differs_between_catalog_and_tree_has_no_proof(world):
    world.take(0, 10)
    world.rows.known["visit", "v00003"] = Leaf(
        v=1, kind="visit", name="v00003", sha256="f" * 64, bytes=3, salt="0" * 32
    )
    with pytest.raises(BlobDamaged, match="not what the ledger has"):
        world.ledger.proof("visit", "v00003")


@pytest.mark.parametrize("where", ["ledger/entries/", "ledger/tile/", "ledger/checkpoint/"])
@pytest.mark.parametrize("restart", [True, False])
def test_store_failing_at_any_step_causes_no_fork(world, where, restart):
    world.take(0, 250)
    world.blobs.before = where
    with pytest.raises(StoreError):
        world.take(250, 253)
    if restart:
        world.start()
    signed = json.loads((world.at / "ledger.key.signed").read_bytes())
    assert signed["size"] == (253 if where == "ledger/checkpoint/" else 250)
    head = world.take(253, 300)  # more leaves are pending by now
    assert head.size == 300
    assert head.root == world.root(300)
    if where == "ledger/checkpoint/":  # it was signed and noted but not published: it is published exactly as signed
        assert world.blobs.get(checkpoint_name(253)).decode() == signed["checkpoint"]
    assert [place for _, place in sorted(world.rows.places.items())] == list(range(300))


def test_batch_begun_before_a_crash_keeps_its_order_when_the_catalog_reorders(world):
    world.take(0, 250)
    world.blobs.before = "ledger/tile/"
    with pytest.raises(StoreError):
        world.take(250, 253)
    waiting = [world.rows.known.pop(("visit", f"v{i:05d}")) for i in (250, 251, 252)]
    world.rows.add(*(leaf(i) for i in (900, 901, 902)))
    world.rows.add(*reversed(waiting))
    world.start()
    assert world.ledger.tick().root == world.root(256)
    assert world.rows.places["visit", "v00250"] == 250


def test_catalog_rows_behind_the_tree_after_a_crash_catch_up(world):
    world.take(0, 10)
    world.rows.fail = True
    with pytest.raises(StoreError):
        world.take(10, 20)
    world.rows.fail = False
    world.start()
    assert world.take(20, 21).size == 21
    assert world.rows.size() == 21


def test_older_catalog_halts_the_ledger_and_recovery_refuses_its_lack_of_leaves(world):
    """Recovery gave it those leaves without their looks. It then passed for a current one, and the numbers of those
    looks were given to new ones."""
    world.take(0, 10)
    backup = copy.deepcopy(world.rows.__dict__)
    world.take(10, 20)
    world.rows.__dict__.update(backup)
    world.start()
    world.rows.add(leaf(100))
    with pytest.raises(LedgerHalted, match="older one"):
        world.ledger.tick()
    assert "older one" in world.ledger.halted
    assert world.blobs.stat(checkpoint_name(20)) is not None
    assert world.blobs.stat(checkpoint_name(21)) is None
    with pytest.raises(LedgerHalted, match="archiver rebuild"):
        world.ledger.recover()
    assert world.rows.size() == 10
    assert world.rows.find("visit", leaf(10).name) is None
    world.rows.add(*map(leaf, range(10, 20)))  # as a rebuild does
    done = world.ledger.recover()
    assert world.ledger.halted is None
    assert "the catalog's places from 10 on" in " ".join(done)
    assert world.rows.size() == 21
    assert world.ledger.newest().root == world.root(21)


def test_store_restored_from_a_backup_halts_the_ledger_until_recovery(world):
    world.take(0, 10)
    shutil.copytree(world.at / "store", world.at / "backup")
    head = world.take(10, 300)
    shutil.rmtree(world.at / "store")
    shutil.move(world.at / "backup", world.at / "store")
    world.start()
    with pytest.raises(LedgerHalted, match="set back"):
        world.take(300, 301)
    world.ledger.recover()
    assert world.blobs.get(checkpoint_name(300)).decode() == head.text
    assert world.ledger.newest().size == 301
    assert world.ledger.newest().root == world.root(301)


def test_older_catalog_and_store_together_halt_the_ledger_without_recovery(world):
    """The classic fork: everything restored from one backup, except our note of what was signed since."""
    world.take(0, 10)
    shutil.copytree(world.at / "store", world.at / "backup")
    rows = copy.deepcopy(world.rows.__dict__)
    world.take(10, 20)
    shutil.rmtree(world.at / "store")
    shutil.move(world.at / "backup", world.at / "store")
    world.rows.__dict__.update(rows)
    world.start()
    with pytest.raises(LedgerHalted, match="set back"):
        world.take(500, 512)
    with pytest.raises(LedgerHalted, match="neither store nor catalog"):
        world.ledger.recover()


@pytest.mark.parametrize("name", [tile_name(0, 0), tile_name(0, 1, 44), tile_name(1, 0, 1), entries_name(1, 44)])
@pytest.mark.parametrize("how", ["gone", "changed", "torn"])
def test_damaged_ledger_blobs_halt_the_ledger_and_recovery_rebuilds_them(world, name, how):
    head = world.take(0, 300)
    good = world.blobs.get(name)
    world.tamper(name, {"gone": None, "changed": good[:-1] + bytes([good[-1] ^ 1]), "torn": good[:-1]}[how])
    world.start()
    if name != tile_name(0, 0):  # damage far from the growing end is left to the audit to find
        with pytest.raises((LedgerHalted, BlobDamaged)):
            world.take(300, 301)
    world.ledger.recover()
    assert world.blobs.get(name) == good
    assert world.blobs.get(checkpoint_name(300)).decode() == head.text
    world.take(301, 302)
    assert world.ledger.newest().root == world.root(world.rows.size())


def test_altered_checkpoint_halts_the_ledger_and_recovery_restores_it(world):
    world.take(0, 10)
    text = world.blobs.get(checkpoint_name(10)).decode()
    world.tamper(checkpoint_name(10), text.replace("\n10\n", "\n11\n").encode())
    world.start()
    with pytest.raises(StoreError, match="does not hold"):
        world.take(10, 11)
    world.ledger.recover()
    assert world.blobs.get(checkpoint_name(10)).decode() == text


def test_lost_key_halts_the_ledger_until_a_new_key_is_asked_for(world):
    head = world.take(0, 10)
    (world.at / "ledger.key").unlink()
    world.start()
    with pytest.raises(LedgerHalted, match="is gone"):
        world.take(10, 11)
    with pytest.raises(LedgerHalted, match="is gone"):
        world.ledger.recover()
    world.ledger.recover(new_key=True)
    world.take(11, 12)
    reader = LedgerReader(world.blobs, world.rows)
    assert len(reader.signers()) == 2
    assert verify_consistency(10, 12, head.root, world.root(12), reader.consistency(10, 12))
    world.start()
    assert world.take(12, 13).size == 13


def test_checkpoint_signed_with_a_foreign_key_in_the_store_is_refused(world):
    world.take(0, 10)
    (world.at / "other").mkdir()
    other = World(world.at / "other")
    other.take(0, 20)
    for item in list(other.blobs.names("ledger/")):
        if world.blobs.stat(item.name) is None:
            world.blobs.put(item.name, world.at / "other" / "store" / item.name)
    world.start()
    with pytest.raises(StoreError, match="no known key"):
        world.take(20, 21)


def test_different_history_of_the_same_size_is_refused_as_a_fork(world):
    world.take(0, 10)
    shutil.copytree(world.at, world.at.parent / "twin")
    twin = World(world.at.parent / "twin")
    twin.rows.__dict__.update(copy.deepcopy(world.rows.__dict__))
    twin.start()
    twin.take(50, 60)
    world.take(10, 20)
    shutil.copy(twin.at / "ledger.key.signed", world.at / "ledger.key.signed")
    world.start()
    with pytest.raises(LedgerHalted, match="fork"):
        world.take(20, 21)
    with pytest.raises(LedgerHalted, match="two heads"):
        world.ledger.recover()


def test_concurrent_ledgers_make_one_history(world):
    world.rows.add(*(leaf(i) for i in range(400)))
    ledgers = [Ledger(world.blobs, world.rows, world.at / "ledger.key", ORIGIN) for _ in range(3)]
    threads = [threading.Thread(target=ledger.tick) for ledger in ledgers]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert world.ledger.newest().root == world.root(400)
    assert world.take(400, 401).size == 401


def test_ledger_works_over_a_real_catalog_and_its_rows_catch_up(tmp_path):
    catalog = Catalog.open(blank(tmp_path / "catalog.sqlite"))
    blobs = FileBlobs(tmp_path / "store")
    ledger = Ledger(blobs, CatalogRows(catalog), tmp_path / "ledger.key", ORIGIN)
    for first, end in ((0, 3), (3, 300)):
        with catalog.write() as conn:
            leaves.insert(conn, [leaf(i) for i in range(first, end)])
        assert ledger.tick() is not None
    assert CatalogRows(catalog).size() == end
    proved, _ = verifier.load()._leaf_and_head(ledger.proof("visit", "v00123"), [])
    assert proved["name"] == "v00123"
    CatalogRows(catalog).forget(100)
    assert ledger.tick() is None  # the rows were behind and catch up
    assert CatalogRows(catalog).size() == 300
    CatalogRows(catalog).forget(299)
    again = Ledger(blobs, CatalogRows(catalog), tmp_path / "ledger.key", ORIGIN)
    assert again.tick() is None  # the rows were behind and catch up
    assert CatalogRows(catalog).size() == 300
    catalog.close()
