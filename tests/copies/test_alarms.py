"""What operators must learn, by command, by /readyz, by /metrics and in the log."""

from __future__ import annotations

import random
import re
import threading
import time
from datetime import UTC, datetime

import pytest
import structlog
from starlette.testclient import TestClient
from structlog.testing import capture_logs

from archiver import web
from archiver.clockwatch import ClockWatch
from archiver.storewatch import StoreWatch
from storage import catalog as tables
from storage.errors import StoreError
from storage.mirror import Mirror
from storage.model import SegmentState
from tests.copies.conftest import toml
from tests.support import damage as harm
from tests.support import lying_s3 as lies
from tests.support.site import Reply, Site, page
from tests.support.world import World
from tests.walk.test_stores import fill, small_disk

__all__ = ["small_disk"]


class Watcher:
    """A monitor that watches the service over HTTP."""

    def __init__(self, client: TestClient) -> None:
        self._client = client

    @property
    def ready(self) -> dict[str, str]:
        answer = self._client.get("/readyz")
        assert answer.status_code == 200, "it goes on looking"
        return answer.json()

    @property
    def overview(self) -> str:
        return self._client.get("/", headers={"accept": "text/html"}).text

    def kept(self, url: str) -> bytes:
        return self._client.get(f"/web/2100id_/{url}").content

    def figure(self, name: str, **labels: str) -> float:
        asked = ",".join(f'{key}="{value}"' for key, value in labels.items())
        found = re.search(rf"^{name}{re.escape('{' + asked + '}') if asked else ''} (\S+)$", self._client.get("/metrics").text, re.MULTILINE)  # fmt: skip
        assert found is not None, (name, labels)
        return float(found[1])


@pytest.fixture
def watching():
    clients: list[TestClient] = []

    def made(world) -> Watcher:
        client = TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080")
        clients.append(client)
        return Watcher(client.__enter__())

    yield made
    for client in clients:
        client.__exit__(None, None, None)


def troubles(said) -> dict[str, str]:
    """The troubles that `doctor` reports, by check."""
    return {one["check"]: one["trouble"] for one in said.lines if one["trouble"]}


@pytest.fixture
def pair(make_world, tmp_path, site):
    """An archive over two directories, with one page in both."""
    (tmp_path / "stores.toml").write_text(
        toml("here", f"file://{tmp_path}/here") + toml("there", f"file://{tmp_path}/there")
    )
    site.pages["/report"] = page("Report")
    world = make_world(config=str(tmp_path / "stores.toml"), flush_after="0s")
    world.add(site.url("/report"))
    world.one(site.url("/report"))
    world.app.settle()
    return world


def in_states(world) -> dict[SegmentState, int]:
    with world.app.catalog.read() as conn:
        return tables.segments.in_states(conn)


def checked(command, world) -> dict[str, dict[str, object]]:
    return {str(one["store"]): one for one in command(world, "store", "check", "--json").lines}


def test_segment_without_its_second_copy_is_reported_at_risk_until_it_has_one(pair, site, tmp_path, command, watching):
    watcher = watching(pair)
    assert in_states(pair) == {SegmentState.PRESERVED: 1}
    assert watcher.ready["copies"] == "ok"
    there, aside = tmp_path / "there", tmp_path / "aside"
    there.rename(aside)
    there.write_text("the disk is not mounted")
    site.pages["/report"] = page("Report, revised")
    pair.clock.move(hours=7)
    pair.one(site.url("/report"))
    pair.app.settle()
    assert in_states(pair) == {SegmentState.PRESERVED: 1, SegmentState.STORED: 1}, "a store may be down for a while"
    pair.clock.move(hours=2)
    structlog.reset_defaults()
    with capture_logs() as said:
        pair.app.settle()
    assert [one["log_level"] for one in said if one["event"] == "segment.at_risk"] == ["warning"]
    assert (watcher.ready["copies"], watcher.ready["store"]) == ("at risk", "in part")
    assert watcher.figure("archiver_segments", state="at_risk") == 1
    assert watcher.figure("archiver_copies_lacking", store="there") >= 1
    assert watcher.figure("archiver_copies_lacking", store="here") == 0
    done = command(pair, "doctor", "--json")
    assert done.code == 4
    assert set(troubles(done)) == {"store there", "copies"}
    assert "1 segment lacks a sound copy" in troubles(done)["copies"]
    told = checked(command, pair)
    assert "not a directory" in told["there"]["trouble"]
    assert told["there"]["lacking"] >= 1
    assert (told["here"]["lacking"], told["here"]["damaged"]) == (0, 0)
    there.unlink()
    aside.rename(there)
    # a new process, which does not remember that the store was down
    pair = pair.again(config=str(tmp_path / "stores.toml"))
    pair.app.settle()
    assert in_states(pair) == {SegmentState.PRESERVED: 2}
    assert command(pair, "doctor").code == 0
    assert {one["lacking"] for one in checked(command, pair).values()} == {0}
    pair.close()


def test_journal_and_ledger_blobs_without_a_second_copy_are_reported_at_risk(pair, tmp_path, command, watching):
    watcher = watching(pair)
    there, aside = tmp_path / "there", tmp_path / "aside"
    there.rename(aside)
    there.write_text("the disk is not mounted")
    pair.add("https://else.example/")
    pair.app.settle()
    pair.app.settle()
    assert watcher.ready["copies"] == "ok", "a store may be down for a while"
    assert watcher.figure("archiver_copies_at_risk", store="there") == 0
    pair.clock.move(hours=2)
    structlog.reset_defaults()
    with capture_logs() as said:
        pair.app.settle()
        pair.app.settle()
    (told,) = (one for one in said if one["event"] == "copies.at_risk")
    assert (told["log_level"], told["store"]) == ("warning", "there")
    assert in_states(pair) == {SegmentState.PRESERVED: 1}, "of segments all is well"
    assert watcher.ready["copies"] == "at risk"
    late = watcher.figure("archiver_copies_at_risk", store="there")
    assert late >= 2, "a journal blob and a checkpoint at least"
    assert watcher.figure("archiver_copies_at_risk", store="here") == 0
    assert "has fewer copies than it should" in watcher.overview
    assert (
        troubles(command(pair, "doctor", "--json"))["copies"]
        == f"{late:.0f} objects have not been in there for over an hour"
    )
    assert {name: one["at_risk"] for name, one in checked(command, pair).items()} == {"here": 0, "there": late}
    there.unlink()
    aside.rename(there)
    pair = pair.again(config=str(tmp_path / "stores.toml"))
    pair.app.settle()
    watcher = watching(pair)
    assert watcher.ready["copies"] == "ok"
    assert "a wanted copy" not in watcher.overview
    assert {one["at_risk"] for one in checked(command, pair).values()} == {0}
    pair.close()


def test_clock_doubt_of_another_process_is_in_readyz_metrics_and_doctor(pair, command, watching):
    watcher = watching(pair)
    assert watcher.ready["clock"] == "ok"
    with pair.app.catalog.write() as conn:
        tables.clocks.note(conn, "worker-7, process 12", "it is 7200 s off the clock of the database")
    assert watcher.ready["clock"] == "in doubt"
    assert watcher.figure("archiver_clocks_doubted") == 1
    why = "looks decide nothing: worker-7, process 12: it is 7200 s off the clock of the database"
    assert troubles(command(pair, "doctor", "--json")) == {"clock": why}
    with pair.app.catalog.write() as conn:
        tables.clocks.note(conn, "worker-7, process 12", None)
    assert watcher.ready["clock"] == "ok"


def test_process_with_a_clock_set_back_records_its_doubt_for_others(pair, site):
    pair.clock.move(hours=-3)
    pair = pair.again(config=str(pair.settings.file))
    structlog.reset_defaults()
    with capture_logs() as said:
        pair.app.see_clock()
        pair.app.see_clock()
    assert [one["log_level"] for one in said if one["event"] == "clock.doubtful"] == ["warning"], "once"
    ((name, why),) = pair.app.doubts().items()
    assert "process" in name
    assert "and the newest look was at" in why
    pair.clock.move(hours=3)
    pair.app.see_clock()
    assert pair.app.doubts() == {}
    pair.close()


def test_looks_under_a_doubted_clock_change_no_state(pair, site):
    closed = site.url("/report").replace("127.77.0.1", "127.77.0.9")
    pair.add(closed)
    pair.clock.move(hours=7)
    pair.app.clock.compare(7200.0)  # as the clock of a PostgreSQL server would say
    assert [line["finding"] for line in pair.look(site.url("/report"), closed)] == ["clock", "clock"]
    assert [pair.watched(url).assessment.state.value for url in (site.url("/report"), closed)] == ["available", "new"]
    pair.app.clock.compare(59.0)
    pair.clock.move(hours=7)
    assert [line["finding"] for line in pair.look(site.url("/report"), closed)] == ["same", "refused"]


def test_segment_is_at_risk_until_a_newly_added_store_has_it(pair, tmp_path, watching):
    three = tmp_path / "three.toml"
    three.write_text((tmp_path / "stores.toml").read_text() + toml("new", f"file://{tmp_path}/new"))
    (tmp_path / "new").write_text("the disk is not mounted")
    pair.clock.move(hours=7)
    pair = pair.again(config=str(three))
    pair.app.settle()
    assert in_states(pair) == {SegmentState.AT_RISK: 1}
    assert watching(pair).ready["copies"] == "at risk"
    (tmp_path / "new").unlink()
    pair = pair.again(config=str(three))
    pair.app.settle()
    assert in_states(pair) == {SegmentState.PRESERVED: 1}
    pair.close()


def test_service_copies_everything_to_a_newly_added_store(make_world, tmp_path, command):
    (tmp_path / "one.toml").write_text(toml("here", f"file://{tmp_path}/here"))
    world = make_world(config=str(tmp_path / "one.toml"), flush_after="0s")
    for number in range(130):  # a journal blob each
        world.add(f"https://{number}.example/")
    world.app.settle()
    (tmp_path / "two.toml").write_text((tmp_path / "one.toml").read_text() + toml("new", f"file://{tmp_path}/new"))
    world = world.again(config=str(tmp_path / "two.toml"))
    world.app.settle()
    assert 0 < checked(command, world)["new"]["lacking"] < 130, "a command copies some"
    world.app.patience_s = None
    world.app.settle()
    assert checked(command, world)["new"]["lacking"] == 0
    world.close()


def test_unmended_damage_is_in_readyz_metrics_doctor_and_store_check(pair, tmp_path, command, watching):
    watcher = watching(pair)
    name = pair.captures()[0].segment
    places = {"here": harm.Directory(tmp_path / "here"), "there": harm.Directory(tmp_path / "there")}
    good = places["here"].read(name)
    for label, place in places.items():
        harm.hurt(label, place, name, "flip", random.Random(1))
    structlog.reset_defaults()
    with capture_logs() as said:
        pair.app.auditor.tick(86_400.0)
        for _ in range(8):
            pair.clock.move(days=10)
            pair.app.auditor.tick(86_400.0 * 10)
    assert {one["store"] for one in said if one["event"] == "audit.damage"} == {"here", "there"}
    assert watcher.ready["copies"] == "damaged"
    assert watcher.figure("archiver_copies_damaged", store="here") == 1
    assert watcher.figure("archiver_segments", state="at_risk") == 1
    assert command(pair, "doctor").code == 1
    assert {one["damaged"] for one in checked(command, pair).values()} == {1}
    assert command(pair, "audit").code == 1
    places["there"].write(name, good)
    pair.app.auditor.tick(600.0)
    assert watcher.ready["copies"] == "ok"
    assert watcher.figure("archiver_copies_damaged", store="here") == 0


def test_overdue_audit_is_in_readyz_metrics_audit_and_doctor(pair, command, watching):
    watcher = watching(pair)
    assert watcher.ready["audit"] == "ok"
    assert list(pair.app.auditor.whole())
    pair.clock.move(days=91)
    assert watcher.ready["audit"] == "overdue"
    assert watcher.figure("archiver_audit_overdue", store="there") == 1
    structlog.reset_defaults()
    with capture_logs() as said:
        pair.app.auditor.tick(0.001)
    assert {one["store"] for one in said if one["event"] == "audit.overdue"} == {"here", "there"}
    assert command(pair, "audit").out.count("overdue: some copies were not read since") == 2, "that was in 2021"
    assert set(troubles(command(pair, "doctor", "--json"))) == {"audit here", "audit there"}
    assert list(pair.app.auditor.whole())
    assert watcher.ready["audit"] == "ok"


def heavy(site: Site) -> list[str]:
    urls = []
    for host in range(3):
        body = random.Random(host).randbytes(700_000)
        site.pages[f"/{host}"] = Reply(200, body, "application/octet-stream")
        urls.append(site.url(f"/{host}", host))
    return urls


def test_daily_byte_budget_pauses_captures_until_tomorrow_and_is_reported(make_world, command, watching):
    with Site(3) as site:
        world = make_world(day_bytes="1MiB", flush_after="0s", threads="1")
        watcher = watching(world)
        urls = heavy(site)
        world.add(*urls[:2])
        structlog.reset_defaults()
        with capture_logs() as said:
            world.tick()
            assert [world.watched(url).n for url in urls[:2]] == [1, 1]
            world.add(urls[2])
            world.tick()
            world.tick()
        assert world.watched(urls[2]).n == 0
        assert not any(one.path == "/2" for one in site.asked)
        held = [one for one in said if one["event"] == "rounds.held"]
        assert len(held) == 1, "said once, not at every tick"
        assert "1048576 are allowed (day_bytes)" in held[0]["reason"]
        assert watcher.ready["rounds"] == "held by day"
        assert watcher.figure("archiver_rounds_held", reason="day") == 1
        world.clock.move(hours=24)
        world.tick()
        assert world.watched(urls[2]).n == 1
        assert watcher.figure("archiver_rounds_held", reason="day") == 0


def test_bytes_stored_by_a_clock_that_was_days_ahead_do_not_use_up_the_days_until_then(make_world):
    """They counted as stored today on each of these days, so that no round started for weeks."""
    with Site(3) as site:
        world = make_world(day_bytes="1MiB", flush_after="0s", threads="1")
        urls = heavy(site)
        world.add(*urls[:2])
        world.clock.move(days=20)
        world.tick()
        assert world.app.held()[0] == "day"
        world.clock.move(days=-20)
        assert world.app.held() is None


def test_low_disk_space_pauses_captures_and_is_reported(make_world, command, watching):
    with Site(3) as site:
        world = make_world(min_free_bytes="1000TiB", flush_after="0s")
        watcher = watching(world)
        world.add(*heavy(site))
        structlog.reset_defaults()
        with capture_logs() as said:
            assert world.app.rounds.tick() == 0
        assert site.asked == []
        assert any("MiB are free at" in one.get("reason", "") for one in said)
        assert watcher.ready["rounds"] == "held by disk"
        assert watcher.figure("archiver_rounds_held", reason="disk") == 1
        done = command(world, "doctor", "--json", min_free_bytes="1000TiB")
        assert done.code == 4
        assert set(troubles(done)) == {"rounds", "disk"}
        assert "no new round starts" in troubles(done)["rounds"]


def test_captures_resume_when_disk_space_is_free_again(small_disk, watching):
    with Site(3) as site:
        world = World(small_disk / "archive", None, min_free_bytes="2MiB", flush_bytes="1MiB", flush_after="0s")
        site.pages["/0"] = page("Report")
        world.add(site.url("/0"))
        filler = fill(small_disk, 1 << 20)
        watcher = watching(world)
        structlog.reset_defaults()
        with capture_logs() as said:
            assert world.tick() == 0
            assert watcher.ready["rounds"] == "held by disk"
            filler.unlink()
            world.tick()
        assert world.watched(site.url("/0")).n == 1
        assert watcher.ready["rounds"] == "ok"
        assert [one["event"] for one in said if one["event"].startswith("rounds.")] == ["rounds.held", "rounds.resumed"]
        world.sound()
        world.close()


def test_readyz_reports_a_hanging_store_without_waiting_for_it(seaweed, tmp_path, watching):
    with lies.lying(seaweed.http) as liar:
        access = seaweed.fresh(endpoint=liar.address)
        (tmp_path / "stores.toml").write_text(
            toml("bucket", f"s3://{access.bucket}/{access.prefix}", access) + toml("disk", f"file://{tmp_path}/disk")
        )
        world = World(tmp_path / "archive", None, config=str(tmp_path / "stores.toml"), flush_after="0s")
        for store in world.app.blobs.stores:
            world.app.marks.check(store)
        watcher = watching(world)
        assert watcher.ready["store"] == "ok"
        asked = len(liar.asked)
        liar.will(lies.hang, "GET", "probe/store")
        for _ in range(2):
            begun = time.monotonic()
            assert watcher.ready["stores"] == {"bucket": "does not answer"}
            assert time.monotonic() - begun < 10
        assert len(liar.asked) == asked + 1, "asked once at a time"
        liar.tell_the_truth()
        world.close()


def test_store_watch_limits_the_wait_and_asks_a_hanging_store_only_once():
    watch, answers, asked = StoreWatch(), threading.Event(), []

    def ask() -> str:
        asked.append(1)
        answers.wait(30)
        return "there"

    assert watch.of("one", ask, 0.05) is None
    assert watch.of("one", ask, 0.05) is None
    assert watch.of("two", lambda: "ok", 5) == "ok", "another is asked meanwhile"
    assert len(asked) == 1
    answers.set()
    assert watch.of("one", ask, 5) == "there"


def test_hosts_outweigh_the_database_about_our_clock():
    watch, at = ClockWatch(None), datetime(2021, 3, 1, 8, tzinfo=UTC)
    assert watch.doubt(at) is None
    watch.compare(-7200.0)
    assert watch.doubt(at) == "it is 7200 s off the clock of the database"
    for number in range(5):
        assert watch.off(at), "so few are no witnesses yet"
        watch.note(f"host-{number}.example", number)
    assert watch.doubt(at) is None, "then it is the database that is wrong"
    watch.compare(0.0)
    for number in range(5):
        watch.note(f"host-{number}.example", 90)
    assert watch.doubt(at) == "it is 90 s off what 5 hosts say"


@pytest.mark.parametrize(("said", "doubted"), [
    ({"a.example:443": 7200, "b.example:443": 7190}, "it is 7195 s off what all 2 hosts say"),
    ({"a.example:80": -7200, "b.example:80": -7190, "www.b.example:80": -7180}, "it is 7190 s off what all 3 hosts say"),
    ({"a.example:443": 7200}, None),
    ({"www.a.example:443": 7200, "lib.a.example:443": 7200}, None),  # one operator, one clock
    ({"a.example:443": 7200, "b.example:443": 0}, None),  # one of the two is wrong
    ({"a.example:443": 7200, "b.example:443": 7200, "c.example:443": 0}, None),
    ({"a.example:443": 30, "b.example:443": 40}, None),
])  # fmt: skip
def test_few_hosts_are_believed_about_our_clock_if_two_operators_agree(said, doubted):
    """An archive that watched two sites had no witness, and a clock a week ahead confirmed losses at once."""
    watch, at = ClockWatch(None), datetime(2021, 3, 1, 8, tzinfo=UTC)
    for host, skew_s in said.items():
        watch.note(host, skew_s)
    assert watch.doubt(at) == doubted
    assert watch.off(at) is (doubted is not None)


def test_full_store_is_reported_and_its_copies_are_still_shown(small_disk, make_world, watching):
    with Site() as site:
        site.pages["/report"] = page("Report")
        url = site.url("/report")
        world = make_world(store=f"file://{small_disk}/store", flush_after="0s")
        world.add(url)
        world.one(url)
        world.app.settle()
        watcher = watching(world)
        assert "The store is full" not in watcher.overview
        filler = fill(small_disk)
        assert (watcher.ready["store"], watcher.ready["stores"]) == ("has no room", {"main": "has no room"})
        assert "The store is full: nothing new can be kept" in watcher.overview
        assert watcher.kept(url) == site.pages["/report"]
        assert world.app.alarms.tick() == []
        world.clock.move(minutes=2)
        (alarm,) = world.app.alarms.tick()
        for words in ("The store main cannot be used", "no room", "Make room there"):
            assert words in alarm.text
        filler.unlink()
        assert watcher.ready["store"] == "ok"
        assert "The store is full" not in watcher.overview


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (lies.says(403, "AccessDenied"), ("takes no writes", "the key may not do this")),
        (lies.says(507, "InsufficientStorage"), ("has no room", "the store is full")),
    ],
)
def test_store_that_takes_nothing_from_another_process_is_reported_by_the_one_that_alarms(
    seaweed, tmp_path, watching, answer, told
):
    """With `work` and `schedule` apart, the worker alone knew, and nobody was told until its spool was full."""
    (tmp_path / "blob").write_bytes(b"what was seen")
    said, why = told
    with lies.lying(seaweed.http) as liar:
        access = seaweed.fresh(endpoint=liar.address)
        (tmp_path / "stores.toml").write_text(toml("bucket", f"s3://{access.bucket}/{access.prefix}", access))
        worker = World(tmp_path / "archive", None, config=str(tmp_path / "stores.toml"))
        passed_s = [0.0]
        worker.app.blobs = Mirror(worker.app.blobs.stores, clock=lambda: passed_s[0])
        schedule = World(tmp_path / "archive", worker.clock, config=str(tmp_path / "stores.toml"))
        schedule.app.settle()
        watcher = watching(schedule)
        liar.will(answer, "PUT")
        for _ in range(2):
            passed_s[0] += 60
            with pytest.raises(StoreError, match=why):
                worker.app.blobs.put("journal/one", tmp_path / "blob")
        assert watcher.ready["store"] == "ok"
        for world in (worker, schedule):
            world.app.see_stores()
        assert watcher.ready["stores"] == {"bucket": said}
        assert schedule.app.alarms.tick() == []
        worker.clock.move(minutes=2)
        (alarm,) = schedule.app.alarms.tick()
        for words in ("The store bucket cannot be used", why, "found by", "process"):
            assert words in alarm.text
        liar.tell_the_truth()
        worker.app.blobs.put("journal/one", tmp_path / "blob")
        worker.app.see_stores()
        assert watcher.ready["store"] == "ok"
        assert [one.ended for one in schedule.app.alarms.tick()] == [True]
        worker.close()
        schedule.close()


def test_store_that_took_a_write_of_another_process_is_no_longer_called_full_by_the_one_it_refused(
    seaweed, tmp_path, watching
):
    """It said so for a quarter of an hour, unless it had something else to write."""
    (tmp_path / "blob").write_bytes(b"what was seen")
    with lies.lying(seaweed.http) as liar:
        access = seaweed.fresh(endpoint=liar.address)
        (tmp_path / "stores.toml").write_text(toml("bucket", f"s3://{access.bucket}/{access.prefix}", access))
        refused = World(tmp_path / "archive", None, config=str(tmp_path / "stores.toml"))
        passed_s = [0.0]
        refused.app.blobs = Mirror(refused.app.blobs.stores, clock=lambda: passed_s[0])
        refused.app.settle()
        other = World(tmp_path / "archive", refused.clock, config=str(tmp_path / "stores.toml"))
        watcher = watching(refused)
        liar.will(lies.says(507, "InsufficientStorage"), "PUT")
        with pytest.raises(StoreError, match="full"):
            refused.app.blobs.put("journal/one", tmp_path / "blob")
        refused.app.see_stores()
        passed_s[0] += 60
        assert watcher.ready["stores"] == {"bucket": "has no room"}
        liar.tell_the_truth()
        other.app.blobs.put("journal/one", tmp_path / "blob")
        for world in (other, refused):
            world.app.see_stores()
        assert watcher.ready["store"] == "ok"
        other.close()
        refused.close()


def test_store_that_can_be_read_and_takes_no_writes_is_reported_until_it_takes_one(seaweed, site, tmp_path, watching):
    """Nothing was kept any more, and `/readyz` said "ok" until the spool was full."""
    site.pages["/report"] = page("Report")
    url = site.url("/report")
    with lies.lying(seaweed.http) as liar:
        access = seaweed.fresh(endpoint=liar.address)
        (tmp_path / "stores.toml").write_text(toml("bucket", f"s3://{access.bucket}/{access.prefix}", access))
        world = World(tmp_path / "archive", None, config=str(tmp_path / "stores.toml"), flush_after="0s")
        passed_s = [0.0]
        world.app.blobs = Mirror(world.app.blobs.stores, clock=lambda: passed_s[0])
        world.app.marks.check(world.app.blobs.stores[0])
        world.app.patience_s = 0.1
        world.add(url)
        world.one(url)
        world.app.settle()
        watcher = watching(world)
        liar.will(lies.says(403, "AccessDenied"), "PUT")
        with pytest.raises(StoreError, match="the key may not do this"):
            world.one(url)
        assert (watcher.ready["store"], world.app.alarms.tick()) == ("ok", [])  # it may be one bad moment
        passed_s[0] += 60
        with pytest.raises(StoreError, match="the key may not do this"):
            world.app.mend()
        ready = watcher.ready
        assert (ready["status"], ready["store"], ready["stores"]) == (
            "ok",
            "takes no writes",
            {"bucket": "takes no writes"},
        )
        assert watcher.kept(url) == site.pages["/report"]
        assert world.app.alarms.tick() == []
        world.clock.move(minutes=2)
        (alarm,) = world.app.alarms.tick()
        for words in ("The store bucket cannot be used", "the key may not do this", "s3:PutObject"):
            assert words in alarm.text
        liar.tell_the_truth()
        world.app.mend()
        assert watcher.ready["store"] == "ok"
        assert [one.ended for one in world.app.alarms.tick()] == [True]
        world.close()
