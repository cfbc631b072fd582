"""A store is recognised by its mark: another place is not taken for it, and nothing is written there."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest
import structlog
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from archiver import web
from storage.errors import StoreError
from storage.layout import STORE_MARK
from storage.marks import StoreLost
from tests.copies.conftest import toml
from tests.support.site import page
from tests.walk.test_stops import wait_until


def mark(root: Path) -> str:
    return json.loads((root / STORE_MARK).read_text())["id"]


@pytest.fixture
def kept(make_world, site):
    site.pages["/report"] = page("Report")
    world = make_world(flush_after="0s")
    world.url = site.url("/report")
    world.add(world.url)
    world.one(world.url)
    world.app.settle()
    return world


def test_empty_mount_point_stops_every_command_and_stays_empty(kept, command, site):
    store, aside = kept.root / "store", kept.root / "aside"
    assert mark(store) == (kept.root / "stores" / "main").read_text().strip()
    store.rename(aside)
    store.mkdir()
    for arguments in (
        ("run",),
        ("add", site.url("/other")),
        ("check", kept.url),
        ("audit", "--now"),
        ("doctor",),
    ):
        done = command(kept, *arguments)
        assert done.code == 4, (arguments, done)
        assert "lost the mark of its first start: an empty mount point" in done.out + done.err, arguments
        assert list(store.iterdir()) == [], arguments
    store.rmdir()
    aside.rename(store)
    assert command(kept, "doctor").code == 0
    assert command(kept, "audit", "--now").code == 0
    site.pages["/report"] = page("Report again")
    kept.clock.move(hours=7)
    assert kept.one(kept.url)["n"] == 2


@pytest.mark.parametrize("marked", [True, False])
def test_store_with_looks_unknown_to_the_catalog_needs_a_rebuild_first(kept, command, site, marked):
    """New looks would be numbered from one again beside those kept, and a rebuild keeps one per number.

    Whoever came back with an empty disk lost the looks from then on, or those before.
    """
    kept.look(kept.url)
    kept.app.settle()
    kept.close()
    if not marked:  # a store from before there were marks, or copied from a bucket without its mark
        (kept.root / "store" / STORE_MARK).unlink()
        shutil.rmtree(kept.root / "stores")
    before = sorted(path for path in (kept.root / "store").rglob("*") if path.is_file())
    (kept.root / "catalog.sqlite").unlink()
    fresh = kept.root.parent / "fresh"
    for data in (kept.root, fresh):
        for arguments in (("run",), ("add", site.url("/other")), ("audit", "--now"), ("doctor",)):
            done = command(kept, *arguments, data=str(data), store=f"file://{kept.root / 'store'}")
            none = arguments[0] == "audit"  # there is no archive in which an audit could have begun
            assert done.code == (6 if none else 4), (arguments, done)
            assert ("there is no archive" if none else "the catalog knows of nothing") in done.out + done.err, arguments
            assert "archiver rebuild" in done.out + done.err, arguments
    assert sorted(path for path in (kept.root / "store").rglob("*") if path.is_file()) == before
    assert command(kept, "rebuild").code == 0
    world = kept.again(flush_after="0s")
    assert world.one(kept.url)["n"] == 3
    world.sound()
    world.close()


def test_different_store_of_the_same_name_is_refused(kept, make_world, command, site):
    other = make_world("other", flush_after="0s")
    other.add(kept.url)
    other.one(kept.url)
    before = sorted(path for path in (other.root / "store").rglob("*"))
    done = command(kept, "add", site.url("/other"), store=f"file://{other.root}/store")
    assert done.code == 4
    assert "this is not the store that 'main' was" in done.err
    assert sorted(path for path in (other.root / "store").rglob("*")) == before


def test_unmounted_mirror_stays_empty_and_is_filled_once_adopted(make_world, site, tmp_path, command):
    file = tmp_path / "stores.toml"
    file.write_text(toml("a", f"file://{tmp_path}/a") + toml("b", f"file://{tmp_path}/b"))
    site.pages["/report"] = page("Report")
    url = site.url("/report")
    world = make_world(config=str(file), flush_after="0s")
    world.add(url)
    world.one(url)
    world.app.settle()
    names = {str(path.relative_to(tmp_path / "a")) for path in (tmp_path / "a").rglob("*.gz")}
    shutil.rmtree(tmp_path / "b")
    (tmp_path / "b").mkdir()
    world = world.again(config=str(file), flush_after="0s")
    world.clock.move(hours=7)
    world.one(url)
    world.app.settle()
    assert world.watched(url).n == 2, "the other store takes it"
    assert "lost the mark" in world.app.blobs.problems()["b"]
    assert list((tmp_path / "b").iterdir()) == []
    with pytest.raises(StoreLost):
        world.app.marks.check(world.app.blobs.stores[1])
    assert command(world, "store", "adopt", "c").code == 2
    assert command(world, "store", "adopt", "b").code == 0
    assert command(world, "audit", "--now").code == 1, "every copy of it is missing, and made again"
    assert command(world, "audit", "--now").code == 0
    assert {name for name in names if not (tmp_path / "b" / name).exists()} == set()
    world = world.again(config=str(file), flush_after="0s")
    world.app.settle()
    world.sound()
    world.close()


def test_disk_unmounted_at_run_time_is_waited_for_and_its_mount_point_stays_empty(kept, site):
    store, aside = kept.root / "store", kept.root / "aside"
    kept.app.patience_s = None
    store.rename(aside)
    store.mkdir()
    site.pages["/report"] = page("Report again")
    kept.clock.move(hours=7)
    structlog.reset_defaults()
    with capture_logs() as said:
        assert kept.app.rounds.tick() == 1
        wait_until(lambda: any(one["event"] == "segment.waits" for one in said))
        assert "an empty mount point" in next(one["error"] for one in said if one["event"] == "segment.waits")
        with pytest.raises(StoreError, match="an empty mount point"):
            kept.add(site.url("/other"))
        assert kept.app.auditor.tick(86_400.0) == [], "nothing is taken for lost, and nothing mended into it"
        assert list(store.iterdir()) == []
        assert list((kept.root / "spool").iterdir()), "the spool holds it"
        store.rmdir()
        aside.rename(store)
        wait_until(lambda: kept.watched(kept.url).n == 2, 20)
    assert kept.app.rounds.idle(20)


def test_disk_exchanged_at_run_time_is_refused(kept, make_world, site):
    other = make_world("other", flush_after="0s")
    other.add(kept.url)
    store, aside = kept.root / "store", kept.root / "aside"
    store.rename(aside)
    store.symlink_to(other.root / "store")
    with pytest.raises(StoreError, match="this is not the store that 'main' was"):
        kept.add(site.url("/other"))
    store.unlink()
    aside.rename(store)
    kept.add(site.url("/other"))


def test_store_from_before_marks_existed_gets_a_mark(kept):
    store = kept.root / "store"
    (store / STORE_MARK).unlink()
    (kept.root / "stores" / "main").unlink()
    world = kept.again(flush_after="0s")
    world.app.marks.check(world.app.blobs.stores[0])
    assert mark(store) == (kept.root / "stores" / "main").read_text().strip()


def test_empty_place_is_refused_for_a_used_store_without_a_remembered_mark(kept):
    store = kept.root / "store"
    (kept.root / "stores" / "main").unlink()
    store.rename(kept.root / "aside")
    store.mkdir()
    world = kept.again(flush_after="0s")
    with pytest.raises(StoreLost, match="archiver store adopt main"):
        world.app.marks.check(world.app.blobs.stores[0])
    store.rmdir()
    (kept.root / "aside").rename(store)


def test_unreachable_store_is_not_reported_as_lost(kept):
    store = kept.root / "store"
    store.rename(kept.root / "aside")
    store.write_text("not mounted")
    world = kept.again(flush_after="0s")
    with pytest.raises(StoreError) as told:
        world.app.marks.check(world.app.blobs.stores[0])
    assert not isinstance(told.value, StoreLost)
    store.unlink()
    (kept.root / "aside").rename(store)


def test_bucket_without_its_mark_is_refused_until_adopted(make_world, stores, site, command):
    two = stores("bucket")
    site.pages["/report"] = page("Report")
    world = make_world(**two.changes)
    world.add(site.url("/report"))
    room = two.places["bucket"]
    assert json.loads(room.read(STORE_MARK))["id"]
    room.delete(STORE_MARK)
    done = command(world, "add", site.url("/other"))
    assert done.code == 4
    assert "lost the mark" in done.err
    assert command(world, "store", "adopt", "bucket").code == 0
    assert command(world, "add", site.url("/other")).code == 0


def test_readyz_and_store_check_report_an_emptied_store_and_leave_it_empty(make_world, site, tmp_path, command):
    file = tmp_path / "stores.toml"
    file.write_text(toml("a", f"file://{tmp_path}/a") + toml("b", f"file://{tmp_path}/b"))
    site.pages["/report"] = page("Report")
    world = make_world(config=str(file), flush_after="0s")
    world.add(site.url("/report"))
    world.one(site.url("/report"))
    world.app.settle()
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        assert client.get("/readyz").json()["store"] == "ok"
        told = {one["store"]: one for one in command(world, "store", "check", "--json").lines}
        assert {one["mark"] for one in told.values()} == {"as it was"}
        for label in ("a", "b"):
            (tmp_path / label).rename(tmp_path / f"{label}-aside")
            (tmp_path / label).mkdir()
            answer = client.get("/readyz")
            done = command(world, "store", "check", "--json")
            lost = {one["store"] for one in done.lines if "lost the mark" in one.get("trouble", "")}
            if label == "a":
                assert (answer.status_code, answer.json()["status"], answer.json()["store"]) == (200, "ok", "in part")
                assert answer.json()["stores"] == {"a": "is not the one"}
                assert lost == {"a"}
            else:
                assert (answer.status_code, answer.json()["status"]) == (503, "not ready")
                assert answer.json()["stores"] == {"a": "is not the one", "b": "is not the one"}
                assert lost == {"a", "b"}
            assert done.code == 4
        assert [list((tmp_path / label).iterdir()) for label in ("a", "b")] == [[], []]
        for label in ("a", "b"):
            (tmp_path / label).rmdir()
            (tmp_path / f"{label}-aside").rename(tmp_path / label)
        assert client.get("/readyz").json()["store"] == "ok"
    assert command(world, "store", "check").code == 0
