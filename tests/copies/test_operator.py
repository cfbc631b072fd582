"""Troubles of the service reach operators by webhook: one message when a trouble begins, one when it ends."""

from __future__ import annotations

import json
import random
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from standardwebhooks import Webhook

from storage import catalog as tables
from storage.errors import StoreError
from storage.model import HoldKind
from storage.s3 import S3Blobs
from tests.copies.conftest import toml
from tests.storage.test_worm import ruled
from tests.support import damage as harm
from tests.support import lying_s3 as lies
from tests.support.receiver import SECRET, Receiver
from tests.support.site import page
from tests.support.world import World


@pytest.fixture
def pair(make_world, tmp_path, site, receiver):
    """An archive over two directories that reports to a webhook, with one page in both."""
    file = tmp_path / "stores.toml"
    file.write_text(toml("here", f"file://{tmp_path}/here") + toml("there", f"file://{tmp_path}/there"))
    site.pages["/report"] = page("Report")
    world = make_world(**settings(file, receiver))
    turn(world)
    world.add(site.url("/report"))
    world.one(site.url("/report"))
    turn(world)
    return world


def settings(file, receiver: Receiver, **more: str) -> dict[str, str]:
    return {"config": str(file), "flush_after": "0s", "webhook": receiver.url, "webhook_secret": SECRET} | more


def again(world: World, receiver: Receiver) -> World:
    return world.again(**settings(world.settings.file, receiver))


def turn(world: World) -> None:
    """What the ticks of a service do within a minute."""
    with suppress(StoreError):  # the scheduler goes on to the next tick
        world.app.settle()
    world.app.alarms.tick()
    world.app.notify.tick()


def told(receiver: Receiver) -> list[dict[str, object]]:
    messages = [json.loads(body) for _, body, _ in receiver.got]
    return [one["data"] for one in messages if one["type"] == "operator"]


def begun_and_ended(receiver: Receiver) -> list[tuple[object, object, bool]]:
    return [(one["trouble"], one["store"], one["ended"] is not None) for one in told(receiver)]


def test_mirror_outage_is_alarmed_once_and_its_end_once(pair, site, tmp_path, receiver):
    there, aside = tmp_path / "there", tmp_path / "aside"
    there.rename(aside)
    there.write_text("the disk is not mounted")
    site.pages["/report"] = page("Report, revised")
    turn(pair)
    assert told(receiver) == [], "it may pass"
    pair.clock.move(minutes=3)
    turn(pair)
    assert begun_and_ended(receiver) == [("store", "there", False)]
    pair.clock.move(hours=7)
    pair.one(site.url("/report"))
    turn(pair)
    pair.clock.move(hours=2)
    for _ in range(3):
        turn(pair)
    down = [("store", "there", False), ("at_risk", None, False)]
    assert begun_and_ended(receiver) == down
    pair = again(pair, receiver)
    pair.app.alarms.tick()
    for _ in range(3):
        turn(pair)
        pair.clock.move(minutes=5)
    assert begun_and_ended(receiver) == down, "not told again after a restart"
    there.unlink()
    aside.rename(there)
    turn(pair)
    assert begun_and_ended(receiver)[2:] == [("store", "there", True)]
    pair = again(pair, receiver)  # a new process, which does not avoid the store for a while
    for _ in range(3):
        turn(pair)
    assert sorted(begun_and_ended(receiver)[2:], key=str) == [("at_risk", None, True), ("store", "there", True)]
    for trouble in ("store", "at_risk"):
        begun, ended = (one for one in told(receiver) if one["trouble"] == trouble)
        assert begun["since"] == ended["since"] < ended["ended"]
    assert "objects are not in there" in told(receiver)[1]["text"]
    ids = [headers["webhook-id"] for headers, _, _ in receiver.got]
    assert len(set(ids)) == len(ids)
    for headers, body, _ in receiver.got:
        at = datetime.fromtimestamp(int(headers["webhook-timestamp"]), UTC)
        assert headers["webhook-signature"] == Webhook(SECRET).sign(headers["webhook-id"], at, body.decode())
        if json.loads(body)["type"] == "operator":
            assert site.url("/").encode() not in body, "nothing in it tells what is watched"
    pair.close()


def test_overdue_audit_is_alarmed_and_a_retry_has_the_same_message_id(pair, receiver):
    assert list(pair.app.auditor.whole())
    pair.clock.move(days=91)
    receiver.answers = [(500, {})]
    turn(pair)
    pair = again(pair, receiver)
    for _ in range(3):
        pair.clock.move(minutes=6)
        turn(pair)
    late = [("overdue", "here", False), ("overdue", "there", False)]
    assert sorted(set(begun_and_ended(receiver))) == late
    ids = [headers["webhook-id"] for headers, body, _ in receiver.got if json.loads(body)["type"] == "operator"]
    assert (len(ids), len(set(ids))) == (3, 2), "tried again, not told again"
    assert list(pair.app.auditor.whole())
    turn(pair)
    turn(pair)
    assert sorted(begun_and_ended(receiver)[3:]) == [("overdue", "here", True), ("overdue", "there", True)]
    pair.close()


def test_unmendable_copies_are_alarmed_until_they_are_mended(pair, tmp_path, receiver):
    name = pair.captures()[0].segment
    good = (tmp_path / "here" / name).read_bytes()
    for label in ("here", "there"):
        harm.hurt(label, harm.Directory(tmp_path / label), name, "flip", random.Random(1))
    assert list(pair.app.auditor.whole())
    turn(pair)
    turn(pair)
    assert begun_and_ended(receiver) == [
        ("at_risk", None, False),
        ("damaged", "here", False),
        ("damaged", "there", False),
    ]
    harm.Directory(tmp_path / "there").write(name, good)
    assert list(pair.app.auditor.whole())
    turn(pair)
    assert sorted(begun_and_ended(receiver)[3:], key=str) == [
        ("at_risk", None, True), ("damaged", "here", True), ("damaged", "there", True),
    ]  # fmt: skip


def test_alarms_are_not_repeated_after_a_rebuild(pair, receiver, command):
    pair = pair.again(**settings(pair.settings.file, receiver, min_free_bytes="1000TiB"))
    for _ in range(3):
        turn(pair)
        pair.clock.move(minutes=3)
    assert begun_and_ended(receiver) == [("held", None, False)]
    turn(pair)
    pair.close()
    assert command(pair, "rebuild").code == 0
    pair = pair.again(**settings(pair.settings.file, receiver, min_free_bytes="1000TiB"))
    for _ in range(3):
        turn(pair)
        pair.clock.move(minutes=3)
    assert len(told(receiver)) == 1
    pair = again(pair, receiver)
    turn(pair)
    assert begun_and_ended(receiver) == [("held", None, False), ("held", None, True)]
    assert told(receiver)[1]["text"] == "New rounds start again."
    pair.close()


def test_halted_ledger_is_alarmed_until_it_goes_on(pair, receiver):
    key = pair.root / "keys" / "ledger.pem"
    key.chmod(0o644)
    pair = again(pair, receiver)
    turn(pair)
    assert begun_and_ended(receiver) == [("ledger", None, False)]
    assert "chmod 600" in told(receiver)[0]["text"]
    pair = again(pair, receiver)
    pair.app.alarms.tick()  # before the first ledger tick
    turn(pair)
    assert len(told(receiver)) == 1
    key.chmod(0o600)
    turn(pair)
    assert begun_and_ended(receiver) == [("ledger", None, False), ("ledger", None, True)]
    pair.close()


def test_clock_set_back_is_alarmed_until_it_is_right(pair, receiver):
    pair.clock.move(hours=-3)
    pair = again(pair, receiver)
    turn(pair)
    assert begun_and_ended(receiver) == [("clock", None, False)]
    assert "it says 2021-03-01T05:00Z, and the newest look was at 2021-03-01T08:00Z" in told(receiver)[0]["text"]
    turn(pair)
    pair.clock.move(hours=3)
    turn(pair)
    assert begun_and_ended(receiver)[1:] == [("clock", None, True)]
    pair.close()


def test_doubted_clock_of_another_process_is_alarmed_until_it_is_right(pair, receiver):
    with pair.app.catalog.write() as conn:
        tables.clocks.note(conn, "worker-7, process 12", "it is 7200 s off what 12 hosts say")
    turn(pair)
    assert begun_and_ended(receiver) == [("clock", None, False)]
    assert "that of worker-7, process 12: it is 7200 s off what 12 hosts say" in told(receiver)[0]["text"]
    with pair.app.catalog.write() as conn:
        tables.clocks.note(conn, "worker-7, process 12", None)
    turn(pair)
    assert begun_and_ended(receiver)[1:] == [("clock", None, True)]


def test_journal_lacking_a_copy_is_alarmed_only_if_it_lasts(pair, tmp_path, receiver):
    there, aside = tmp_path / "there", tmp_path / "aside"
    there.rename(aside)
    there.write_text("the disk is not mounted")
    pair.add("https://else.example/")
    turn(pair)
    pair.clock.move(hours=2)
    turn(pair)
    assert ("at_risk", None, False) in begun_and_ended(receiver)
    (text,) = (str(one["text"]) for one in told(receiver) if one["trouble"] == "at_risk")
    assert text.startswith("Some of what is kept lacks a wanted copy: ")
    assert "objects are not in there" in text
    there.unlink()
    aside.rename(there)
    pair = again(pair, receiver)
    turn(pair)
    assert begun_and_ended(receiver).count(("at_risk", None, True)) == 1
    pair.close()


def test_unfinished_erasure_is_alarmed_only_if_it_lasts(pair, receiver):
    with pair.app.catalog.write() as conn:
        tables.purges.begin(conn, "p", pair.clock(), "a court", (), {})
    turn(pair)
    pair.clock.move(minutes=30)
    turn(pair)
    assert told(receiver) == [], "it may be under way"
    pair.clock.move(minutes=31)
    turn(pair)
    assert begun_and_ended(receiver) == [("purge", None, False)]
    assert "archiver purge --finish" in told(receiver)[0]["text"]
    with pair.app.catalog.write() as conn:
        tables.purges.drop(conn, "p")
    turn(pair)
    assert begun_and_ended(receiver)[1:] == [("purge", None, True)]


@pytest.fixture
def bucket(seaweed):
    """A bucket with locks of three days behind a proxy that can be made to lie; yields the proxy and the settings
    table."""
    name = seaweed.bucket(lock=True)
    with closing(S3Blobs(seaweed.access(name))) as plain:
        ruled(plain)
    with lies.lying(seaweed.http) as liar:
        yield liar, toml("bucket", f"s3://{name}/kept", seaweed.access(name, endpoint=liar.address))


@pytest.fixture
def locked(bucket, make_world, tmp_path, site, receiver):
    """An archive over that bucket, and the proxy."""
    liar, table = bucket
    file = tmp_path / "stores.toml"
    file.write_text(table)
    site.pages["/report"] = page("Report")
    world = make_world(**settings(file, receiver, lock="governance", lock_days="3"))
    turn(world)
    world.add(site.url("/report"))
    world.one(site.url("/report"))
    turn(world)
    return world, liar


def test_copies_without_the_configured_lock_are_alarmed_until_locked(locked, receiver):
    world, liar = locked
    assert told(receiver) == []
    with world.app.catalog.write() as conn:  # as after a rebuild
        bare = [replace(one, locked_until=None) for one in tables.segments.receipts_in(conn)]
        tables.segments.add_receipts(conn, bare)
    liar.will(lies.says(403, "AccessDenied"), "HEAD")
    world.app.locks.tick()
    turn(world)
    assert begun_and_ended(receiver) == [("unlocked", "bucket", False)]
    assert f"lack the lock that was asked for: {len(bare)} (" in told(receiver)[0]["text"]
    liar.tell_the_truth()
    assert world.app.locks.tick() == len(bare)
    turn(world)
    assert begun_and_ended(receiver)[1:] == [("unlocked", "bucket", True)]


def test_legal_holds_refused_by_a_store_are_alarmed_until_accepted(locked, receiver):
    world, liar = locked
    world.app.holds.place(HoldKind.SOURCE, world.captures()[0].source, "Court of X")
    liar.will(lies.says(403, "AccessDenied"), "PUT", "legal-hold")
    world = again(world, receiver)  # a service applies holds at its start, and once an hour
    turn(world)
    assert begun_and_ended(receiver) == [("holds", "bucket", False)]
    liar.tell_the_truth()
    world = again(world, receiver)
    turn(world)
    assert begun_and_ended(receiver)[1:] == [("holds", "bucket", True)]
    world.close()
