"""The audit over real stores: whatever was done to a copy is found, what can be mended is, what is sound is left alone."""

from __future__ import annotations

import random
import secrets
import sqlite3
from collections import Counter
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from itertools import pairwise
from pathlib import Path

import pytest

from storage import catalog as tables
from storage import journal, layout
from storage.audit import Auditor, Limits
from storage.catalog import Catalog
from storage.errors import StoreError
from storage.files import FileBlobs
from storage.ledger import Ledger
from storage.ledger.rows import CatalogRows
from storage.mirror import Mirror
from storage.model import Access, Leaf
from tests.support import damage as harm

START = datetime(2021, 3, 2, 14, 20, tzinfo=UTC)
WINDOW = timedelta(days=90)


class Kept:
    """Blobs of every kind, with receipts, leaves and a signed ledger, in several stores."""

    def __init__(self, root: Path, *stores, count: int = 40) -> None:
        self.root, self.now = root, START
        self.catalog = Catalog.open(f"sqlite:///{root}/catalog.sqlite")
        self.stores = stores or (FileBlobs(root / "one", "one"), FileBlobs(root / "two", "two"))
        self.mirror = Mirror(self.stores, scratch=root)
        self.journal = journal.Journal(self.catalog, self.mirror.put, root, lambda: self.now)
        (root / "keys").mkdir()
        self.ledger = Ledger(self.mirror, CatalogRows(self.catalog), root / "keys" / "ledger.pem", "test.example/log")
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


@pytest.fixture
def make(tmp_path):
    made: list[Kept] = []

    def kept(*stores, count: int = 40) -> Kept:
        made.append(Kept(tmp_path, *stores, count=count))
        return made[-1]

    yield kept
    for one in made:
        one.catalog.close()
        one.mirror.close()


def judge(kept: Kept, before: dict[str, dict[str, bytes]], hurts: list[harm.Hurt]) -> None:
    """All found; all that can be mended is, bit for bit; nothing else touched; nothing found where nothing was done."""
    good = harm.inodes
    untouched = {
        label: {n: i for n, i in good(root).items() if n in before[label]} for label, root in kept.roots.items()
    }
    hurt = {(one.store, one.name) for one in hurts}
    found = kept.bad()
    told = Counter((one.store, one.name) for one in found)
    assert set(told) == hurt, (set(told) ^ hurt, found[:3])
    assert max(told.values()) == 1
    everywhere = Counter(name for _, name in hurt)
    for label, root in kept.roots.items():
        now = harm.tree(root)
        for name, data in before[label].items():
            lost = (label, name) in hurt and everywhere[name] == len(kept.stores) and not name.startswith("ledger/tile")
            if not lost or any(before[label][name] == harm.tree(other).get(name) for other in kept.roots.values()):
                assert now.get(name) == data, (label, name)
            if (label, name) not in hurt:
                assert good(root)[name] == untouched[label][name], "a healthy copy was written"
    mended = {(one.store, one.name) for one in found if one.mended}
    again = {(one.store, one.name) for one in kept.bad()}
    assert again == hurt - mended, "the next audit tells just what could not be mended"


@pytest.mark.parametrize("seed", [1, 2])
def test_random_damage_is_all_found_and_what_can_be_is_mended(make, seed):
    kept = make(count=150)
    assert kept.bad() == []
    before = {label: harm.tree(root) for label, root in kept.roots.items()}
    judge(kept, before, harm.damage(kept.roots, 100, seed))


@pytest.mark.server
@pytest.mark.timeout(600)
def test_a_thousand_damages(make):
    kept = make(count=1500)
    before = {label: harm.tree(root) for label, root in kept.roots.items()}
    hurts = harm.damage(kept.roots, 1000, 7)
    assert len({(one.store, one.name) for one in hurts}) == 1000
    judge(kept, before, hurts)


def test_what_was_damaged_is_kept_and_every_result_is_in_the_journal(make):
    kept = make()
    name = harm.names(kept.roots["one"])[-1]
    harm.hurt(kept.roots["one"], name, "flip", random.Random(1))
    torn = (kept.roots["one"] / name).read_bytes()
    (found,) = kept.bad()
    assert (found.store, found.name, found.damage, found.mended) == ("one", name, "damaged", True)
    (kept_aside,) = (kept.roots["one"] / ".quarantine").iterdir()
    assert kept_aside.read_bytes() == torn
    acts = [
        entry
        for stat in kept.mirror.names(journal.PREFIX)
        for entry in journal.read(kept.mirror, stat.name).entries
        if isinstance(entry, journal.OperatorAct) and entry.act.startswith("audit")
    ]
    assert [act.details["name"] for act in acts if act.act == "audit.damage"] == [name]
    assert sorted(act.details["store"] for act in acts if act.act == "audit") == ["one", "two"]


def test_a_changed_receipt_or_a_changed_leaf_mends_nothing_wrongly(make):
    """Whoever can write the catalog and one store must not have their bytes copied over the good ones."""
    kept = make()
    name = next(n for n in harm.names(kept.roots["one"]) if n.startswith("warc/"))
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


def test_all_copies_gone_is_told_again_and_again_until_one_comes_back(make):
    kept = make()
    name = next(n for n in harm.names(kept.roots["one"]) if n.startswith("warc/"))
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


def test_a_pass_goes_on_where_it_was_left_and_is_spread_over_the_window(make):
    kept = make()
    total = sum(standing.bytes for standing in kept.auditor().standing()[:1])
    read = []
    day = 86_400
    for _ in range(74):
        kept.now += timedelta(seconds=day)
        kept.auditor().tick(day)
        (one, _) = kept.auditor().standing()
        read.append(one.underway.bytes)
    assert one.underway.finished_at is not None, "a pass takes four fifths of the window"
    read = read[:70]
    assert max(b - a for a, b in pairwise(read)) < total / 2, "a little every day"
    assert one.overdue is None


def test_an_audit_that_does_not_come_round_is_overdue(make):
    kept = make()
    kept.auditor().tick(60)
    kept.now += timedelta(days=91)
    assert all("not read since 2021-03-02" in standing.overdue for standing in kept.auditor().standing())
    assert kept.bad() == []
    assert [standing.overdue for standing in kept.auditor().standing()] == [None, None]


def test_the_months_budget_holds_and_one_that_cannot_do_is_said(make):
    kept = make()
    size = kept.auditor().standing()[0].bytes
    for _ in range(60):
        kept.now += timedelta(hours=12)
        kept.auditor(month_bytes=size // 10).tick(43_200)
    (one, _) = kept.auditor(month_bytes=size // 10).standing()
    largest = max(len(data) for data in harm.tree(kept.roots["one"]).values())
    assert one.underway.finished_at is None
    assert one.underway.month_bytes < size // 10 + largest
    assert "too few to read" in one.overdue


def test_the_clock_set_back_stops_no_audit(make):
    kept = make()
    kept.auditor().tick(60)
    kept.now -= timedelta(days=400)
    kept.auditor().tick(60)
    kept.now += timedelta(days=80)
    for _ in range(40):
        kept.auditor().tick(86_400)
    assert kept.auditor().standing()[0].underway.finished_at is not None


def test_a_store_that_is_down_is_no_damage(make):
    kept = make()
    kept.roots["two"].rename(kept.root / "away")
    kept.roots["two"].write_text("not a directory")
    with pytest.raises(StoreError, match="not a directory"):
        kept.bad()
    assert kept.auditor().tick(3600) == []
    kept.roots["two"].unlink()
    (kept.root / "away").rename(kept.roots["two"])
    assert kept.bad() == []


def test_a_copy_not_yet_made_is_no_damage_and_one_made_untold_is_taken_up(make):
    kept = make()
    name = kept.put(1_000)
    assert kept.bad() == [], "the second store has no receipt, so it has lost nothing"
    with kept.catalog.write() as conn:
        conn.execute(tables.schema.receipts.delete().where(tables.schema.receipts.c.store == "two"))
    assert kept.bad() == []
    with kept.catalog.read() as conn:
        assert [receipt.store for receipt in tables.segments.receipts_of(conn, name)] == ["one", "two"]


def test_an_old_catalog_put_back_is_named(make):
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
    before = {label: harm.tree(root) for label, root in kept.roots.items()}
    kept.catalog = Catalog.open(f"sqlite:///{kept.root}/catalog.sqlite")
    kept.mirror = Mirror(kept.stores, scratch=kept.root)
    found = [one for one in kept.auditor().whole() if one.damage is not None]
    assert {(one.store, one.name) for one in found} >= {("one", name), ("two", name)}
    assert all("archiver rebuild" in one.text for one in found if one.name == name)
    assert {label: {n: harm.tree(root).get(n) for n in before[label]} for label, root in kept.roots.items()} == before


def test_a_store_rolled_back_is_made_whole_from_the_other(make):
    kept = make()
    early = harm.tree(kept.roots["two"])
    names = [kept.put(3_000 + i) for i in range(5)]
    kept.settle()
    whole = harm.tree(kept.roots["two"])
    for late in whole.keys() - early.keys():
        (kept.roots["two"] / late).unlink()
    found = kept.bad()
    assert {one.name for one in found} >= set(names)
    assert all(one.store == "two" and one.damage == "missing" and one.mended for one in found)
    assert {name: data for name, data in harm.tree(kept.roots["two"]).items() if name in whole} == whole
    assert kept.bad() == []
