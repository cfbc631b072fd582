"""Stores, spools and disks that fail and come back: nothing acknowledged is lost or half-written, and work goes on."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import threading
import time
from contextlib import suppress
from pathlib import Path

import pytest
from structlog.testing import capture_logs

from storage import catalog as tables
from storage.errors import Busy, DatabaseError, StoreError, StoreRefuses
from storage.model import SegmentState
from tests.support.site import Reply, Site, page
from tests.support.world import World
from tests.walk.test_stops import wait_until


def breaking(world: World) -> tuple[Path, Path]:
    """Replaces the store by a file, as if its disk were not mounted."""
    store = Path(str(world.settings.store[0].directory))
    aside = store.with_name("aside")
    store.rename(aside)
    store.write_text("the disk is not mounted")
    return store, aside


def mended(store: Path, aside: Path) -> None:
    store.unlink()
    aside.rename(store)


def held(world: World, url: str) -> set[str]:
    with world.app.catalog.read() as conn:
        return tables.hosts.leased(conn, {world.watched(url).source.host}, world.clock())


def spool_of(world: World) -> list[Path]:
    return list((world.root / "spool").iterdir())


@pytest.fixture
def pages(site):
    site.missing = lambda request: page(request.path)
    return site


def test_service_waits_for_its_store_and_continues_when_it_is_back(pages, world):
    world.app.patience_s = None
    urls = [pages.url(f"/{n}") for n in range(3)]
    world.add(*urls)
    world.look(urls[0])
    broken = breaking(world)
    found: list[object] = []
    looking = threading.Thread(target=lambda: found.extend(world.look(*urls)))
    looking.start()
    wait_until(lambda: len(pages.asked) >= 4)
    wait_until(lambda: any(path.name.endswith(".sealed") for path in spool_of(world)))
    assert found == []
    assert [world.watched(url).n for url in urls] == [1, 0, 0], "nothing is acknowledged"
    mended(*broken)
    looking.join(10)
    assert not looking.is_alive()
    assert [world.watched(url).n for url in urls] == [2, 1, 1]
    assert spool_of(world) == []


def spooled(world):
    """How many segments wait on the disk, as `/metrics` counts them."""
    with world.app.catalog.read() as conn:
        return tables.segments.count(conn, SegmentState.SPOOLED)


def test_looks_continue_while_the_store_is_down(make_world):
    with Site(6) as site:
        site.missing = lambda request: page(request.path)
        world = make_world(threads="4")
        world.app.patience_s = None
        urls = [site.url("/page", host) for host in range(6)]
        world.add(*urls)
        _ = world.app.rounds
        broken = breaking(world)
        for _ in range(3):
            world.app.rounds.tick()
            time.sleep(0.3)
        wait_until(lambda: len({one.host for one in site.asked}) == 6)
        assert [world.watched(url).n for url in urls] == [0] * 6
        wait_until(lambda: spooled(world) > 0)
        mended(*broken)
        assert world.app.rounds.idle(20)
        assert [world.watched(url).n for url in urls] == [1] * 6
        assert spooled(world) == 0
        assert len([one for one in site.asked if one.path == "/page"]) == 6, "no source was looked at twice for it"


def test_command_gives_up_after_its_patience_and_the_next_one_adopts_its_visit(pages, tmp_path):
    world = World(tmp_path / "archive", None)
    world.app.patience_s = 0.5
    url = pages.url("/page")
    world.add(url)
    _ = world.app.rounds
    broken = breaking(world)
    with pytest.raises(StoreError):
        world.one(url)
    assert world.watched(url).n == 0
    mended(*broken)
    world = world.again()
    assert world.watched(url).n == 0
    line = world.one(url)
    assert line["n"] == 2, "the first was taken up from the spool"
    assert len([path for path in pages.paths() if path == "/page"]) == 2
    assert spool_of(world) == []
    world.sound()
    world.close()


def test_command_does_not_wait_for_a_permanent_obstacle_in_the_store(pages, tmp_path):
    """A file where the store's directory for segments should be: somebody has to remove it."""
    world = World(tmp_path / "archive", None)
    url = pages.url("/page")
    world.add(url)
    in_the_way = tmp_path / "archive" / "store" / "warc"
    assert not in_the_way.exists()
    in_the_way.write_text("not ours")
    with capture_logs() as logs, pytest.raises(StoreRefuses, match="stands in the way"):
        world.one(url)
    assert "segment.waits" not in [one["event"] for one in logs]
    in_the_way.unlink()
    world = world.again()
    assert world.one(url)["n"] == 2, "the first was taken up from the spool"
    world.sound()
    world.close()


def test_no_round_starts_while_the_spool_is_full(pages, make_world):
    world = make_world(spool_bytes="64MiB", flush_bytes="1MiB")
    urls = [pages.url(f"/{n}") for n in range(3)]
    world.add(*urls)
    _ = world.app.rounds
    filler = world.root / "spool" / "waiting"
    with filler.open("wb") as file:
        file.truncate((64 << 20) - 1000)
    assert world.app.rounds.tick() == 0
    assert pages.asked == []
    filler.unlink()
    world.tick()
    assert [world.watched(url).n for url in urls] == [1, 1, 1]


def test_look_with_a_full_spool_is_not_a_visit_and_releases_its_host(pages, make_world):
    world = make_world(spool_bytes="64MiB", flush_bytes="1MiB")
    urls = [pages.url(f"/{n}") for n in range(3)]
    world.add(*urls)
    _ = world.app.rounds
    filler = world.root / "spool" / "waiting"
    with filler.open("wb") as file:
        file.truncate(64 << 20)
    with pytest.raises(StoreError, match="wait in"):
        world.look(*urls)
    assert [world.watched(url).n for url in urls] == [0, 0, 0]
    filler.unlink()
    assert [one["n"] for one in world.look(*urls, wait_s=1)] == [1, 1, 1], "the host is free again"


# --- full disks


@pytest.fixture
def small_disk(tmp_path):
    """A file system of four megabytes; skips where mounting is not permitted."""
    place = tmp_path / "disk"
    place.mkdir()
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", "size=4m", "tmpfs", str(place)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip(f"mounting is not permitted here: {done.stderr.decode().strip()}")
    yield place
    subprocess.run(["umount", "-l", str(place)], check=True)


def fill(disk: Path, leave: int = 0) -> Path:
    """Takes up all room but so many bytes."""
    filler = disk / "filler"
    room = os.statvfs(disk)
    with suppress(OSError), filler.open("wb", buffering=0) as file:
        for _ in range((room.f_bavail * room.f_frsize - leave) // 4096):
            file.write(bytes(4096))
    return filler


def test_store_on_a_full_disk_is_waited_for(pages, small_disk, make_world):
    world = make_world(store=f"file://{small_disk}/store")
    world.app.patience_s = None
    urls = [pages.url(f"/{n}") for n in range(4)]
    world.add(*urls)
    world.look(urls[0])
    filler = fill(small_disk)
    found: list[object] = []
    looking = threading.Thread(target=lambda: found.extend(world.look(*urls)))
    looking.start()
    wait_until(lambda: any(path.name.endswith(".sealed") for path in spool_of(world)))
    assert found == []
    filler.unlink()
    looking.join(15)
    assert [world.watched(url).n for url in urls] == [2, 1, 1, 1]
    assert spool_of(world) == []
    assert [path.name for path in (small_disk / "store" / ".tmp").iterdir()] == []


@pytest.mark.parametrize("leave", [0, 40_960])
def test_full_data_disk_loses_nothing_and_half_writes_nothing(pages, small_disk, tmp_path, leave):
    """Spool and catalog are on the full disk, wherever in a visit it fills up."""
    root = small_disk / "archive"
    world = World(root, None, store=f"file://{tmp_path}/store")
    world.app.patience_s = 0.3
    urls = [pages.url(f"/{n}") for n in range(4)]
    world.add(*urls)
    world.look()
    before = [world.watched(url).n for url in urls]
    filler = fill(small_disk, leave)
    world.clock.move(hours=2)

    def on_and_on():
        for _ in range(30):
            world.look(wait_s=0)
            world.clock.move(hours=2)

    with pytest.raises((StoreError, DatabaseError, Busy)):
        on_and_on()
    filler.unlink()
    world = world.again(store=f"file://{tmp_path}/store")
    world.look(wait_s=1)
    assert all(world.watched(url).n > n for url, n in zip(urls, before, strict=True))
    assert spool_of(world) == []
    world.sound()
    world.close()


def test_round_ended_by_a_full_disk_is_logged_in_one_line(pages, small_disk, tmp_path):
    """This is not a fault of the program, so the log has no traceback."""
    world = World(small_disk / "archive", None, store=f"file://{tmp_path}/store", flush_bytes="1MiB")
    url = pages.url("/page")
    world.add(url)
    _ = world.app.rounds

    def answer(request):
        fill(small_disk)
        return page("Report")

    pages.pages["/page"] = answer
    with capture_logs() as logs:
        world.tick()
    (told,) = [one for one in logs if one["event"] == "round.failed"]
    assert "the disk is full: cannot write" in told["error"]
    assert "exc_info" not in told
    (small_disk / "filler").unlink()
    pages.pages["/page"] = page("Report")
    world = world.again(store=f"file://{tmp_path}/store")
    assert world.one(url)["n"] == 1
    world.close()


def test_large_body_waits_for_disk_space(pages, make_world):
    world = make_world(min_free_bytes="1000TiB")
    pages.pages["/big"] = Reply(200, bytes(6 << 20), "application/octet-stream")
    url = pages.url("/big")
    world.add(url)
    with pytest.raises(StoreError, match="not looked at yet"):
        world.one(url)
    assert world.watched(url).n == 0
    assert world.watched(url).next_due_at > world.clock(), "postponed"


def test_explicit_look_respects_the_free_space_to_be_kept(pages, make_world):
    world = make_world(min_free_bytes="1000TiB")
    pages.pages["/small"] = page("Report")
    url = pages.url("/small")
    world.add(url)
    with pytest.raises(
        StoreError, match=r"not looked at yet: the disk lacks \d+ .*min_free_bytes.*free some, or lower it"
    ):
        world.one(url)
    assert pages.asked == [], "nothing was asked of the site"
    assert world.watched(url).n == 0
    world = world.again(min_free_bytes="0")
    assert world.one(url)["n"] == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_store_without_write_permission_is_waited_for(pages, world):
    world.app.patience_s = None
    url = pages.url("/page")
    world.add(url)
    store = Path(str(world.settings.store[0].directory))
    _ = world.app.rounds
    store.chmod(0o500)
    looking = threading.Thread(target=world.one, args=(url,))
    looking.start()
    wait_until(lambda: any(path.name.endswith(".sealed") for path in spool_of(world)))
    store.chmod(0o700)
    looking.join(10)
    assert world.watched(url).n == 1


# --- a database that is locked or gone for a while


def test_database_locked_by_another_program_is_waited_for(pages, world):
    """`sqlite3` with an open transaction: the segment waits, and is committed once the lock is released."""
    world.app.patience_s = None
    world.app.catalog._writer.dispose()
    url = pages.url("/page")
    world.add(url)
    _ = world.app.rounds
    other = sqlite3.connect(world.root / "catalog.sqlite", isolation_level=None)
    looking = threading.Thread(target=world.one, args=(url,))
    looking.start()
    wait_until(lambda: pages.asked)
    other.execute("BEGIN IMMEDIATE")
    time.sleep(1)
    other.execute("ROLLBACK")
    other.close()
    looking.join(20)
    assert world.watched(url).n == 1


def test_lease_is_released_after_a_store_failure(pages, world):
    world.app.patience_s = 0.2
    url = pages.url("/page")
    world.add(url)
    _ = world.app.rounds
    broken = breaking(world)
    with pytest.raises(StoreError):
        world.one(url)
    wait_until(lambda: not held(world, url))
    mended(*broken)
    world.app.spool.close()  # as at the end of the process
    world.app.mend()
    assert world.watched(url).n == 1
