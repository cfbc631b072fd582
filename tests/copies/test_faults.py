"""Faults around the stores, as a command or the next start meets them: found, reported, survived."""

from __future__ import annotations

import gzip
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from storage.errors import StoreError
from storage.ids import ulid
from tests.copies.conftest import toml
from tests.support import lying_s3 as lies
from tests.support.seaweed import SECRET, S3Server
from tests.support.site import Site, page
from tests.support.world import World
from tests.walk.test_stops import wait_until
from tests.walk.test_stores import fill, small_disk

__all__ = ["small_disk"]

ROOT = Path(__file__).parents[2]
# a small parent, because a child starts with the memory of the process that forked it
MEASURED = """
import resource, subprocess, sys
done = subprocess.run(sys.argv[1:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss, file=sys.stderr)
sys.exit(done.returncode)
"""


def copied(catalog: Path, to: Path) -> None:
    source, copy = sqlite3.connect(f"file:{catalog}?mode=ro", uri=True), sqlite3.connect(to)
    source.backup(copy)
    source.close()
    copy.close()


@contextmanager
def liar_before(seaweed: S3Server, tmp_path: Path, *others: str) -> Iterator[tuple[lies.Liar, str]]:
    """A proxy before a real store that lies on request, and a settings file that names it and `others` as the
    stores."""
    with lies.lying(seaweed.http) as liar:
        access = seaweed.fresh(endpoint=liar.address)
        settings = tmp_path / "stores.toml"
        settings.write_text("".join((toml("bucket", f"s3://{access.bucket}/{access.prefix}", access), *others)))
        yield liar, str(settings)


def test_restored_old_catalog_is_reported_and_rebuilt_from_the_stores(site, make_world, command):
    world = make_world(flush_after="0s")
    counter = iter(range(100))
    site.pages["/report"] = lambda _: page("Report", seed=str(next(counter)))
    url = site.url("/report")
    world.add(url)
    world.one(url)
    world.app.settle()
    old = world.root / "old.sqlite"
    copied(world.root / "catalog.sqlite", old)
    for _ in range(2):
        world.clock.move(hours=7)
        world.one(url)
    world.app.settle()
    before = world.told()
    world.close()
    stored = {path: path.read_bytes() for path in (world.root / "store").rglob("*.gz")}
    old.rename(world.root / "catalog.sqlite")
    for suffix in ("-wal", "-shm"):
        (world.root / f"catalog.sqlite{suffix}").unlink(missing_ok=True)
    done = command(world, "audit", "--now")
    assert done.code == 1
    assert done.out.count("was the catalog set back? archiver rebuild") >= 2, done
    done = command(world, "rebuild")
    assert done.code == 0, done
    world = world.again(flush_after="0s")
    assert world.told() == before
    assert {path: path.read_bytes() for path in stored} == stored
    world.clock.move(hours=7)
    assert world.one(url)["n"] == 4
    world.app.settle()
    assert command(world, "audit", "--now").code == 0
    world.sound()
    world.close()


def test_both_verifiers_report_a_fifty_megabyte_header_in_little_memory(tmp_path):
    file = tmp_path / "evil.warc.gz"
    file.write_bytes(gzip.compress(b"WARC/1.1\r\nX-Long: " + b"a" * (50 << 20) + b"\r\n\r\n", 1))
    programs = ([sys.executable, "-m", "archiver", "verify"], [sys.executable, str(ROOT / "tools/verify.py")])
    for program in programs:
        done = subprocess.run(
            [sys.executable, "-c", MEASURED, *program, str(file)],
            capture_output=True, text=True, timeout=60, check=False, cwd=ROOT,
        )  # fmt: skip
        assert done.returncode == 1, done
        assert "head" in done.stdout + done.stderr, done
        assert "Traceback" not in done.stderr
        assert int(done.stderr.splitlines()[-1]) < 120 << 10, "in KiB"


STOPPED = """
import os, signal, sys
from storage.catalog import Catalog
catalog = Catalog.open(sys.argv[1])
with catalog.write():
    print("in the middle", flush=True)
    os.kill(os.getpid(), signal.SIGSTOP)
catalog.close()
"""


@pytest.mark.server  # waits twenty seconds, as the command does
def test_command_blocked_by_a_process_stopped_in_a_write_says_what_to_do(site, make_world, command):
    world = make_world(flush_after="0s")
    program = [sys.executable, "-c", STOPPED, f"sqlite:///{world.root}/catalog.sqlite"]
    with subprocess.Popen(program, stdout=subprocess.PIPE, cwd=ROOT) as stopped:
        try:
            assert stopped.stdout.readline() == b"in the middle\n"
            done = command(world, "add", site.url("/report"))
            assert done.code == 8
            assert "another process has been writing to it for 20 s" in done.err
            assert "`kill -CONT` lets it go on" in done.err
            assert "Traceback" not in done.err
            assert command(world, "sources").code == 0, "reading goes on"
        finally:
            stopped.send_signal(signal.SIGCONT)
            assert stopped.wait(60) == 0
    site.pages["/report"] = page("Report")
    assert command(world, "add", site.url("/report")).code == 0
    world = world.again(flush_after="0s")
    assert world.one(site.url("/report"))["n"] == 1, "the start takes up what the refused command had journaled"
    assert len(list(world.app.lookup.sources())) == 1
    world.app.settle()
    world.sound()
    world.close()


def test_full_disk_gives_the_same_exit_code_in_every_command(small_disk, tmp_path, site, make_world, command):
    """SQLite fails in its log, or cannot make a file beside it; other commands fail in files of their own."""
    site.pages["/report"] = page("Report")
    settings = tmp_path / "small.toml"
    settings.write_text(f'data = "{small_disk}/archive"\n')
    more = {"data": str(small_disk / "archive"), "min_free_bytes": "0"}
    world = make_world()
    assert command(world, "add", site.url("/report"), **more).code == 0
    assert command(world, "check", site.url("/report"), **more).code == 0
    fill(small_disk)
    wrong = {}
    for arguments in (
        ("add", "https://else.example/"), ("check", site.url("/report")), ("audit", "--now"), ("store", "check"),
        ("doctor",), ("token", "create", "reader"), ("rebuild",), ("backup", "-o", str(small_disk / "backup")),
    ):  # fmt: skip
        done = command(world, *arguments, **more)
        said = (done.out + done.err).lower()
        if done.code != 4 or not any(words in said for words in ("make room", "no room", "no space", "mib free")):
            wrong[arguments] = done
    assert wrong == {}
    new = command(world, "add", site.url("/report"), data=str(small_disk / "new"))
    assert new.code == 4
    assert "Make room" in new.err
    (small_disk / "filler").unlink()
    fill(small_disk, 100 << 10)
    assert command(world, "rebuild", **more).code == 4
    assert not list((small_disk / "archive").glob("*.rebuilding*")), "what it had made does not fill the disk"


def test_full_disk_of_an_output_file_is_named_and_left_clean(small_disk, site, make_world, command):
    """The data directory has room: clearing it would not help."""
    site.pages["/report"] = page("Report")
    world = make_world()
    url = site.url("/report")
    assert command(world, "add", url).code == 0
    assert command(world, "check", url).code == 0
    filler = fill(small_disk)
    out = small_disk / "out"
    wrong = {}
    for arguments in (
        ("export", url, "--wacz"), ("export", url, "--bag"), ("export", url, "--dossier"), ("get", url), ("backup",),
    ):  # fmt: skip
        done = command(world, *arguments, "-o", str(out))
        told = str(small_disk) in done.err and str(world.root) not in done.err.replace(f"{world.root}/catalog", "")
        if done.code != 4 or not told or "ignored" in done.err or list(small_disk.iterdir()) != [filler]:
            wrong[arguments] = done
    assert wrong == {}
    filler.unlink()
    assert command(world, "export", url, "--wacz", "-o", str(out)).code == 0


@pytest.mark.parametrize("wrong", ["a file", "no parent"])
def test_commands_do_not_wait_for_a_store_that_needs_an_operator(tmp_path, site, make_world, command, wrong):
    (tmp_path / "there").write_text("the disk is not mounted")
    store = tmp_path / "there" if wrong == "a file" else tmp_path / "nowhere" / "store"
    site.pages["/report"] = page("Report")
    world = make_world()
    url = site.url("/report")
    begun = time.monotonic()
    added = command(world, "add", url, store=f"file://{store}")
    looked = command(world, "check", url, store=f"file://{store}") if added.code == 0 else added
    assert time.monotonic() - begun < 10, "waiting does not help"
    assert looked.code == 4
    assert "mount the disk" in looked.err


def test_slow_store_does_not_delay_looks(make_world, seaweed, tmp_path):
    """It answers each time, two seconds late: the following looks are made meanwhile, and all are acknowledged."""
    with liar_before(seaweed, tmp_path, toml("disk", f"file://{tmp_path}/disk")) as (liar, settings), Site(12) as site:
        world = make_world(config=settings, flush_after="0s", threads="4")
        urls = [site.url(f"/{host}", host) for host in range(12)]
        for host in range(12):
            site.pages[f"/{host}"] = page(f"Report {host}")
        world.add(*urls)
        _ = world.app.rounds
        liar.will(lies.slow(2.0), "PUT", "/warc/")
        while world.app.rounds.tick():
            continue
        wait_until(lambda: sum(one.path.strip("/").isdigit() for one in site.asked) == 12)
        assert not any(world.watched(url).n for url in urls), "nothing was taken yet"
        assert world.app.rounds.idle(30)
        assert [world.watched(url).n for url in urls] == [1] * 12
        liar.tell_the_truth()
        world.app.settle()
        assert {one.lacking for one in world.app.auditor.standing()} == {0}


def test_store_that_writes_other_bytes_is_a_store_fault_and_not_damage(seaweed, tmp_path, site, command):
    """Exit code 1 would say that something kept is damaged. This was never kept: it waits, and the next look stores
    it."""
    with liar_before(seaweed, tmp_path) as (liar, settings):
        site.pages["/report"] = page("Report")
        world = World(tmp_path / "archive", None, config=settings, flush_after="0s")
        world.app.patience_s = 0.0
        url = site.url("/report")
        world.add(url)
        liar.will(lies.stores_other_bytes, "PUT", "/warc/")
        with pytest.raises(StoreError, match=r"reads back as .*it waits on our disk.*`archiver store check`") as told:
            world.one(url)
        assert told.value.exit_code == 4
        world.close()
        said = {one["check"]: one["trouble"] for one in command(world, "doctor", "--json").lines}
        assert "wait on our disk: 1. The service or the next `archiver check` stores them" in said["spool"]
        liar.tell_the_truth()
        world = world.again(config=settings, flush_after="0s")
        assert world.one(url)["n"] == 2, "what had waited was stored first"
        assert "spool" not in {one["check"] for one in command(world, "doctor", "--json").lines}
        world.sound()
        world.close()


def test_store_whose_listing_comes_back_empty_is_not_taken_for_an_empty_store(seaweed, tmp_path, site, command):
    """A verification or rebuild would conclude that there is nothing, and nothing wrong."""
    with liar_before(seaweed, tmp_path) as (liar, settings):
        site.pages["/report"] = page("Report")
        world = World(tmp_path / "archive", None, config=settings, flush_after="0s")
        world.add(site.url("/report"))
        world.look()
        world.app.settle()
        world.close()
        before = command(world, "sources", "--json").out
        for act in (lies.lists_nothing, lies.another_page):
            liar.will(act, "GET", "list-type=2")
            for arguments in (("verify", "--store"), ("rebuild",)):
                done = command(world, *arguments)
                assert (done.code, done.out) == (4, ""), done
                assert "listing" in done.err, done
            liar.tell_the_truth()
        assert command(world, "sources", "--json").out == before
        assert command(world, "verify", "--store").code == 0
        assert command(world, "rebuild").code == 0


def test_foreign_files_in_a_store_are_reported_and_stop_nothing(tmp_path, site, make_world, command):
    site.pages["/report"] = page("Report")
    world = make_world()
    url = site.url("/report")
    world.add(url)
    world.look()
    world.app.settle()
    strange = [
        world.root / "store" / name for name in ("journal/My Notes.txt", "warc/Copy of it.gz", "ledger/key/A key")
    ]
    for path in strange:
        path.write_text("put here by hand")
    done = command(world, "verify", "--store")
    assert done.code == 1
    assert all(
        f"{one}: its name is not one of ours" in done.out for one in ("journal/My Notes.txt", "warc/Copy of it.gz")
    )
    assert command(world, "check", url).code == 0
    done = command(world, "rebuild")
    assert done.code == 1
    assert "damaged: journal/My Notes.txt: its name is not one of ours" in done.out
    assert command(world, "show", url).code == 0
    for path in strange:
        path.unlink()
    assert command(world, "verify", "--store").code == 0


def test_segment_missing_from_the_ledger_but_older_than_its_newest_is_reported(tmp_path, site, make_world, command):
    """The ledger takes in new segments within minutes. A segment slipped in among last year's is sound in itself."""
    site.pages["/report"] = page("Report")
    world = make_world()
    url = site.url("/report")
    world.add(url)
    world.look()
    world.clock.move(days=2)
    line = world.one(url)
    late = world.root / "store" / world.visits(url)[0]["segment"]
    assert command(world, "verify", "--store").code == 0, "nothing is in the ledger yet"
    world.app.settle()
    for put in (late.with_name(f"{ulid(world.clock())}.warc.gz".lower()), world.root / "store/warc/x.warc.gz"):
        put.write_bytes((world.root / "store" / line["segment"]).read_bytes())
        done = command(world, "verify", "--store")
        assert (done.code, f"{put.relative_to(world.root / 'store')}: the ledger does not have it" in done.out) == (
            1,
            True,
        )
        put.unlink()
    assert command(world, "verify", "--store").code == 0


def test_wrong_credentials_of_one_store_are_reported_and_lose_no_look(seaweed, site, tmp_path, command):
    access = seaweed.fresh()
    right = toml("disk", f"file://{tmp_path}/disk") + toml("bucket", f"s3://{access.bucket}/{access.prefix}", access)
    settings = tmp_path / "stores.toml"
    settings.write_text(right.replace(SECRET, "not the one"))
    site.pages["/report"] = page("Report")
    world = World(tmp_path / "archive", None, config=str(settings), flush_after="0s")
    world.add(site.url("/report"))
    assert world.one(site.url("/report"))["n"] == 1
    world.app.settle()
    told = {one["store"]: one for one in command(world, "store", "check", "--json").lines}
    assert "trouble" not in told["disk"]
    assert "the secret key is wrong" in told["bucket"]["trouble"]
    assert "not the one" not in str(told)
    assert told["bucket"]["lacking"] >= 1
    settings.write_text(right)
    world = world.again(config=str(settings), flush_after="0s")
    world.app.settle()
    assert {one.lacking for one in world.app.auditor.standing()} == {0}
    world.sound()
    world.close()
