"""Blobs of every kind in several stores, for tests that audit them."""

from __future__ import annotations

import random
import secrets
import threading
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path
from shutil import copytree

import pytest

from storage import catalog as tables
from storage import journal, layout
from storage.audit import Auditor, Limits
from storage.catalog import Catalog
from storage.files import FileBlobs
from storage.ledger import Ledger
from storage.ledger.rows import CatalogRows
from storage.mirror import Mirror
from storage.model import Access, Leaf
from storage.s3 import S3Blobs
from tests.support import damage as harm
from tests.support.catalogs import blank
from tests.support.seaweed import capabilities

START = datetime(2021, 3, 2, 14, 20, tzinfo=UTC)
WINDOW = timedelta(days=90)


class Kept:
    """A catalog, a signed ledger and blobs of every kind with their receipts and leaves, in several stores."""

    def __init__(self, root: Path, *stores) -> None:
        self.root, self.now = root, START
        database = root / "catalog.sqlite"
        self.catalog = Catalog.open(f"sqlite:///{database}" if database.exists() else blank(database))
        self.stores = stores
        self.mirror = Mirror(self.stores, scratch=root)
        self.journal = journal.Journal(self.catalog, self.mirror.put, root, lambda: self.now)
        (root / "keys").mkdir(exist_ok=True)
        self.ledger = Ledger(self.mirror, CatalogRows(self.catalog), root / "keys" / "ledger.pem", "test.example/log")

    def close(self) -> None:
        self.catalog.close()
        self.mirror.close()

    def fill(self, count: int) -> None:
        for number in range(count):
            self.put(number)
        self.journal.record([journal.OperatorAct(act="begun")])
        self.settle()

    def put(self, number: int) -> str:
        at = START + timedelta(seconds=number)
        name = layout.segment_name(at, f"01ezs{number:06d}{secrets.token_hex(2)}")
        data = random.Random(number).randbytes(300 + number % 700)
        file = self.root / "file"
        file.write_bytes(data)
        receipt = self.mirror.put(name, file)
        leaf = Leaf(v=1, kind="segment", name=name, sha256=receipt.sha256, bytes=len(data), salt=secrets.token_hex(16))
        with self.catalog.write() as conn:
            tables.segments.reserve(conn, name, "test", at, hosts=())
            tables.segments.finish(conn, name, access=Access.PUBLIC, sha256=receipt.sha256, size_bytes=len(data), at=at)
            tables.segments.add_receipts(conn, [receipt])
            tables.leaves.insert(conn, [leaf])
        return name

    def settle(self) -> None:
        self.ledger.tick()
        while made := self.mirror.tick(limit=10_000):
            with self.catalog.write() as conn:
                tables.segments.add_receipts(conn, made)

    def auditor(self, **limits) -> Auditor:
        return Auditor(
            self.catalog, self.mirror, scratch=self.root, now=lambda: self.now, record=self.journal.record,
            keys=self.ledger.own_keys, limits=Limits(window=limits.pop("window", WINDOW), **limits),
        )  # fmt: skip

    def bad(self, **limits) -> list:
        found = [one for one in self.auditor(**limits).whole() if one.damage is not None]
        self.settle()
        return found

    @property
    def roots(self) -> dict[str, Path]:
        return {store.label: self.root / store.label for store in self.stores}

    def hurt(self, label: str, name: str, how: str = "flip", seed: int = 1) -> harm.Hurt:
        """Damage one copy in a directory."""
        (done,) = harm.hurt(label, harm.Directory(self.roots[label]), name, how, random.Random(seed))
        return done


@pytest.fixture(scope="module")
def filled(tmp_path_factory):
    """`filled(count, "one", "two")`: a root with that many blobs in these directories. Made once; each test gets a
    copy."""

    @cache
    def made(count: int, *labels: str) -> Path:
        root = tmp_path_factory.mktemp("filled")
        kept = Kept(root, *(FileBlobs(root / label, label) for label in labels))
        kept.fill(count)
        kept.close()
        return root

    return made


@pytest.fixture
def make(tmp_path, filled):
    """Makes a `Kept` with blobs in the given stores, by default in two directories."""
    made: list[Kept] = []

    def kept(*stores, count: int = 40) -> Kept:
        stores = stores or (FileBlobs(tmp_path / "one", "one"), FileBlobs(tmp_path / "two", "two"))
        directories = all(isinstance(store, FileBlobs) for store in stores)
        if directories:
            copytree(filled(count, *(store.label for store in stores)), tmp_path, dirs_exist_ok=True)
        made.append(Kept(tmp_path, *stores))
        if not directories:
            made[-1].fill(count)
        return made[-1]

    yield kept
    for one in made:
        one.close()


def tree(root: Path) -> dict[str, bytes]:
    return {name: found.data for name, found in harm.Directory(root).found().items()}


def names(root: Path) -> list[str]:
    return harm.Directory(root).names()


class Watched(FileBlobs):
    """A directory that records how many bytes the audit reads and how many reads run at once, and calls `before` ahead
    of each read."""

    def __init__(self, root: Path, label: str) -> None:
        super().__init__(root, label)
        self.octets = self.now = self.most = 0
        self.before: Callable[[str], object] = lambda name: None
        self._lock = threading.Lock()

    def verify(self, name, receipt=None):
        with self._lock:
            self.now += 1
            self.most = max(self.most, self.now)
        self.before(name)
        try:
            found = super().verify(name, receipt)
        finally:
            with self._lock:
                self.now -= 1
        with self._lock:
            self.octets += found.bytes
        return found


def judge(kept: Kept, places: dict[str, harm.Place], count: int, seed: int) -> None:
    """Damage `count` copies and audit: every damaged copy is found, whatever can be mended is mended bit for bit, the
    damaged bytes are kept, blobs damaged in every store are reported and left as they are, and no other copy is
    touched."""
    assert kept.bad() == []
    before = {label: place.found() for label, place in places.items()}
    hurts = harm.damage(places, count, seed)
    assert len(hurts) >= count
    wrong = {(one.store, one.name) for one in hurts}
    assert len(wrong) == len(hurts)
    hopeless = _hopeless(hurts, places)
    while True:  # an older version that mends one copy lets the next pass mend the other stores' copies
        found = kept.bad()
        told = Counter((one.store, one.name) for one in found)
        assert set(told) == wrong, (set(told) ^ wrong, found[:3])
        assert max(told.values(), default=1) == 1
        mended = {(one.store, one.name) for one in found if one.mended}
        if not mended:
            break
        wrong -= mended
    assert wrong == hopeless
    left = {(one.store, one.name): one.left for one in hurts}
    for label, place in places.items():
        now, damaged = place.found(), {name for store, name in left if store == label}
        for name, was in before[label].items():
            if name not in damaged:
                assert now[name] == was, "a healthy copy was written"
            elif (label, name) in hopeless:
                assert (now[name].data if name in now else None) == left[label, name], "what is lost is left as it is"
            else:
                assert now[name].data == was.data, (label, name)
        ours = {
            one.left
            for one in hurts
            if one.store == label and (label, one.name) not in hopeless and one.left is not None
        }
        assert ours <= place.aside(), "what was damaged is kept"


def _hopeless(hurts: list[harm.Hurt], places: dict[str, harm.Place]) -> set[tuple[str, str]]:
    """Copies that nothing can mend: those damaged in every store, with no older version and no signed tree to rebuild
    them from; and blobs that were never ours."""
    everywhere = Counter(one.name for one in hurts)
    versions = any(place.keeps_versions for place in places.values())
    return {
        (one.store, one.name)
        for one in hurts
        if one.how == "add"
        or (
            everywhere[one.name] == len(places)
            and not versions
            and not one.name.startswith(("ledger/tile", "ledger/entries"))
        )
    }


def directories(kept: Kept) -> dict[str, harm.Place]:
    return {label: harm.Directory(root) for label, root in kept.roots.items()}


@pytest.fixture
def beside_a_bucket(make, seaweed, tmp_path):
    """Makes a directory and a bucket on a real server that mirror each other, and returns the means to damage both."""
    rooms: list[harm.Room] = []

    def made(count: int, *, versions: bool = False) -> tuple[Kept, dict[str, harm.Place]]:
        access = seaweed.access(seaweed.bucket(lock=True), prefix="kept") if versions else seaweed.fresh()
        able = replace(capabilities(seaweed), versioning="enabled") if versions else capabilities(seaweed)
        bucket = S3Blobs(access, "bucket", scratch=tmp_path, capabilities=able)
        kept = make(FileBlobs(tmp_path / "one", "one"), bucket, count=count)
        rooms.append(harm.Room(access, keeps_versions=versions))
        return kept, {"one": harm.Directory(tmp_path / "one"), "bucket": rooms[-1]}

    yield made
    for room in rooms:
        room.close()
