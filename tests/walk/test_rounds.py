"""Rounds as servers see them: bounded, polite, in the right order, and no host delayed by another."""

from __future__ import annotations

import threading
import time
from collections import Counter
from dataclasses import replace
from datetime import timedelta
from itertools import groupby, pairwise

import pytest

from archiver.readers.pool import Readers
from storage import catalog as tables
from storage import warc
from storage.errors import Busy
from storage.journal import SourceEdited
from tests.support.site import RESET, Reply, Site, page, tagged
from tests.support.world import Clock, World
from tests.walk.test_stops import wait_until

HOUR = timedelta(hours=1)


def host_of(world, url):
    with world.app.catalog.read() as conn:
        found = tables.hosts.by_name(conn, world.watched(url).source.host)
    assert found is not None
    return found


def records_of(world):
    return [one for stat in world.app.blobs.names("warc/") for one in warc.records(world.app.blobs.get(stat.name))]


def of_sources(site: Site, host: int | None = None) -> list[str]:
    return [path for path in site.paths(host) if path != "/"]


# --- limits and order


def test_round_is_limited_in_sources_and_its_host_requeued_last(make_world):
    with Site(2) as site:
        world = make_world(round_sources="5", threads="1")
        site.missing = lambda request: page(request.path)
        world.add(*[site.url(f"/{n}") for n in range(12)])
        world.add(*[site.url(f"/{n}", 1) for n in range(3)])
        world.tick()
        runs = [(host, len(list(group))) for host, group in groupby(one.host for one in site.asked)]
        assert runs == [(site.names[0], 5), (site.names[1], 3), (site.names[0], 7)]  # 5 + 2: nobody else waits
        assert len(set(site.paths(0))) == 12, "each once"


def test_round_is_limited_in_time(make_world):
    with Site(2) as site:
        world = make_world(round_time="1s", threads="1", idle_timeout="10s")
        first = iter([1.1])  # one look takes up the whole round
        site.missing = lambda request: Reply(
            200, page(request.path), delay_s=next(first, 0.0) if request.host == site.names[0] else 0.0
        )
        world.add(*[site.url(f"/{n}") for n in range(7)])
        world.add(site.url("/short", 1))
        world.tick()
        asked = [one.host for one in site.asked]
        assert asked.index(site.names[1]) == 1, "the other host had its turn after a second"
        assert len(set(site.paths(0))) == 7


def test_suspected_sources_are_looked_at_first(site, world):
    for n in range(6):
        site.pages[f"/{n}"] = tagged(page(str(n)))
    world.add(*[site.url(f"/{n}") for n in range(6)])
    world.look()
    lost = site.pages.pop("/4")
    world.clock.move(hours=1)
    assert world.one(site.url("/4"))["state"] == "suspect"
    site.pages["/4"] = lost
    world.clock.move(days=1)
    site.forget()
    world.tick()
    assert site.paths()[0] == "/4"
    assert {f"/{n}" for n in range(6)} <= set(site.paths())


def test_explicit_check_looks_at_suspected_sources_first(site, world):
    urls = [site.url(f"/{n}") for n in range(6)]
    for n in range(6):
        site.pages[f"/{n}"] = tagged(page(str(n)))
    world.add(*urls)
    world.look()
    last = max(urls, key=lambda url: world.watched(url).source.id)
    lost = site.pages.pop(last.removeprefix(site.url("")))
    world.clock.move(hours=1)
    assert world.one(last)["state"] == "suspect"
    site.pages[last.removeprefix(site.url(""))] = lost
    site.forget()
    world.look()
    assert site.url(site.paths()[0]) == last


def test_explicit_check_takes_previously_unresponsive_hosts_last(make_world):
    with Site(4) as site:
        world = make_world(threads="1")
        world.add(*[site.url("/", host) for host in range(4)])
        for name in site.names[:2]:
            site.down(name)
        world.look()
        for name in site.names[:2]:
            site.up(name)
        site.forget()
        world.look()
        asked = list(dict.fromkeys(one.host for one in site.asked))
        assert asked == [*site.names[2:], *site.names[:2]]


def test_source_is_not_looked_at_before_it_is_due(site, world):
    site.missing = lambda request: page(request.path)
    world.add(site.url("/a"), site.url("/b"))
    world.one(site.url("/a"))
    site.forget()
    world.tick()
    assert site.paths() == ["/b"]
    assert world.tick() == 0
    world.clock.move(minutes=59)
    assert world.tick() == 0
    world.clock.move(minutes=5)
    assert world.tick() == 1


# --- a failing host


def test_three_failures_in_a_row_probe_the_home_page_end_the_round_and_back_off(site, world):
    urls = [site.url(f"/{n}") for n in range(6)]
    site.pages["/"] = site.missing = RESET
    world.add(*urls)
    world.tick()
    assert len(of_sources(site)) == 3
    assert site.paths().count("/") == 1
    assert [world.watched(url).n for url in urls].count(1) == 3
    asked = [one.header("WARC-Target-URI") for one in records_of(world) if one.type == "request"]
    assert asked.count(site.url("/")) == 1, "what the home page was asked is kept with the third look"
    waits = []
    for _ in range(9):
        waits.append((host_of(world, urls[0]).not_before - world.clock()).total_seconds())
        assert world.tick() == 0, "it is left alone meanwhile"
        world.clock.move(hours=25)
        world.tick()
    expected = [300 * 2**n for n in range(7)] + [6 * 3600] * 2
    assert waits == pytest.approx(expected, abs=5)
    site.missing = lambda request: page(request.path)
    world.clock.move(hours=26)
    world.tick()
    assert host_of(world, urls[0]).failures == 0
    assert all(world.watched(url).assessment.state == "available" for url in urls)


def test_nonexistent_host_backs_off_like_other_failures(world):
    urls = [f"http://nobody.invalid/{n}" for n in range(5)]
    world.add(*urls)
    waits = []
    for _ in range(3):
        world.tick()
        waits.append((host_of(world, urls[0]).not_before - world.clock()).total_seconds())
        world.clock.move(hours=26)
    assert waits == pytest.approx([300, 600, 1200], abs=5)


def test_failures_on_a_host_whose_home_page_answers_do_not_end_the_round(site, world):
    urls = [site.url(f"/{n}") for n in range(6)]
    site.missing = RESET
    world.add(*urls)
    world.tick()
    assert len(set(of_sources(site))) == 6
    assert [world.watched(url).n for url in urls] == [1] * 6
    assert host_of(world, urls[0]).failures == 0


def test_host_without_permitted_probes_backs_off_without_a_home_page_request(site, world):
    urls = [site.url(f"/{n}") for n in range(6)]
    site.missing = RESET
    world.add(*urls)
    world.app.journal.record([SourceEdited(source=replace(world.watched(url).source, probes=False)) for url in urls])
    world.tick()
    assert "/" not in site.paths()
    assert len(of_sources(site)) == 3
    assert host_of(world, urls[0]).failures == 1


def test_explicit_check_is_not_cut_short_after_repeated_failures(site, world):
    urls = [site.url(f"/{n}") for n in range(5)]
    site.pages["/"] = site.missing = RESET
    world.add(*urls)
    assert [one["finding"] for one in world.look()] == ["reset"] * 5


def test_retry_after_is_kept_over_rounds_and_explicit_checks(site, make_world):
    site.pages |= {"/a": Reply(429, b"slow down", headers={"Retry-After": "3600"}), "/b": page("B"), "/c": page("C")}
    urls = [site.url(f"/{name}") for name in "abc"]
    world = make_world("one")
    world.add(*urls)
    assert world.one(urls[0])["finding"] == "throttled"
    site.forget()
    for minutes in (0, 20, 30):
        world.clock.move(minutes=minutes)
        assert world.tick() == 0
    with pytest.raises(Busy, match="not looked at yet"):
        world.one(urls[1])
    assert site.paths() == []
    wait = host_of(world, urls[0]).next_request_at - world.clock()
    assert timedelta(minutes=9) < wait <= timedelta(minutes=61)


def test_retry_after_is_kept_by_the_next_process(site, tmp_path):
    site.pages |= {"/a": Reply(503, b"busy", headers={"Retry-After": "3600"}), "/b": page("B")}
    world = World(tmp_path / "archive", None)
    world.add(site.url("/a"), site.url("/b"))
    world.one(site.url("/a"))
    site.forget()
    world = world.again()
    world.clock.move(minutes=50)
    assert world.tick() == 0
    assert site.paths() == []
    world.clock.move(minutes=11)
    world.tick()
    assert "/b" in site.paths()
    world.sound()
    world.close()


# --- politeness


def test_each_host_gets_one_request_at_a_time_with_its_delay_in_between(make_world):
    with Site(4) as site:
        world = make_world(host_delay="0.15", round_sources="2", threads="16")
        site.missing = lambda request: Reply(200, page(request.path), delay_s=0.05)
        for host in range(4):
            world.add(*[site.url(f"/{n}", host) for n in range(5)])
        begun = time.monotonic()
        wait_until(lambda: not world.tick() and len(site.asked) == 20)  # the delay is kept between rounds as well
        took = time.monotonic() - begun
        for name in site.names:
            asked = [one for one in site.asked if one.host == name]
            assert len(asked) == 5
            gaps = [after.came - before.ended[0] for before, after in pairwise(asked)]
            assert all(gap >= 0.1 for gap in gaps), gaps
        assert took < 4 * 5 * 0.2, "hosts wait for themselves only"


def test_interval_is_stretched_when_a_hosts_delay_allows_too_few_requests(site, make_world):
    """At one request per hour a host allows 24 a day, half of them for regular looks."""
    world = make_world(host_delay="1h")
    site.missing = lambda request: page(request.path)
    url = site.url("/0")
    world.add(url, every="6h")
    world.one(url)
    wait = world.watched(url).next_due_at - world.clock()
    assert 1.9 * HOUR < wait < 2.2 * HOUR, "newly cited: it asks for 24 a day"


def test_settled_sources_of_one_host_are_stretched_evenly(site, make_world):
    world = make_world(host_delay="1h")
    site.missing = lambda request: page(request.path)
    urls = [site.url(f"/{n}") for n in range(12)]
    world.add(*urls, every="6h")
    world.clock.move(days=40)
    world.one(urls[0])  # twelve sources with four looks a day each: four times what the host allows for them
    wait = world.watched(urls[0]).next_due_at - world.clock()
    assert 23.9 * HOUR < wait < 25.3 * HOUR


def test_round_waiting_for_its_hosts_delay_frees_its_thread(make_world):
    with Site(2) as site:
        world = make_world(host_delay="0.3", threads="1")
        site.missing = lambda request: page(request.path)
        world.add(*[site.url(f"/{n}", host) for host in range(2) for n in range(3)])
        wait_until(lambda: not world.app.rounds.tick() and len(site.asked) == 6)
        assert world.app.rounds.idle(20)
        hosts = [one.host for one in site.asked]
        assert len(list(groupby(hosts))) > 2, "they take turns"


# --- many hosts


def test_hanging_hosts_do_not_delay_responsive_ones(make_world):
    go_on = threading.Event()
    with Site(36) as site:
        hanging, good = range(14), range(14, 36)
        world = make_world(threads="4", idle_timeout="100s", total_timeout="100s")

        def answer(request):
            if request.path == "/hangs":
                go_on.wait(100)
            return page(request.path)

        site.missing = answer
        world.add(*[site.url("/hangs", host) for host in hanging])  # due for the longest: they come first
        urls = [site.url(f"/{n}", host) for host in good for n in range(2)]
        world.add(*urls)
        world.app.rounds.tick()
        try:
            deadline = time.monotonic() + 60
            while any(world.watched(url).n == 0 for url in urls):
                assert time.monotonic() < deadline, "good hosts wait for hanging ones"
                world.app.rounds.tick()  # as the scheduler does
                time.sleep(0.05)
            assert all(world.watched(site.url("/hangs", host)).n == 0 for host in hanging)
        finally:
            go_on.set()
        assert world.app.rounds.idle(20)
        assert sum(thread.name.startswith("round-") for thread in threading.enumerate()) <= 4, "as many as were set"
        for _ in hanging:  # the requeued hosts: as many at a time as there are threads for slow hosts
            world.clock.move(minutes=1)
            world.tick()
        assert all(world.watched(site.url("/hangs", host)).n == 1 for host in hanging)


def test_sixty_four_threads_work_on_many_hosts_in_parallel(make_world):
    with Site(80) as site:
        world = make_world(threads="64")
        world.app.new_readers = Readers  # they parse most of these pages
        site.missing = lambda request: Reply(200, page(request.path), delay_s=0.1)
        urls = [site.url(f"/{n}", host) for host in range(80) for n in range(2)]
        world.add(*urls)
        world.tick(30)
        assert all(world.watched(url).n == 1 for url in urls)
        spans = sorted((one.came, one.ended[0], one.host) for one in site.asked)
        for name in site.names:
            requests = [(came, ended) for came, ended, host in spans if host == name]
            assert all(before[1] <= after[0] for before, after in pairwise(requests)), "two at once at one host"
        most = max(sum(came <= at < ended for came, ended, _ in spans) for at, _, _ in spans)
        assert most >= 24, "hosts are looked at side by side"


def test_two_processes_share_the_hosts_and_visit_each_source_once(tmp_path):
    """Both run on one catalog: leases divide the hosts between them."""
    clock = Clock()
    with Site(20) as site:
        site.missing = lambda request: Reply(200, page(request.path), delay_s=0.02)
        worlds = [World(tmp_path / "archive", clock, threads="4", flush_after="0.05s") for _ in range(2)]
        urls = [site.url(f"/{n}", host) for host in range(20) for n in range(3)]
        worlds[0].add(*urls)
        for _ in range(100):
            claimed = sum(world.app.rounds.tick() for world in worlds)
            if not claimed and all(world.app.rounds.idle(10) for world in worlds):
                break
            time.sleep(0.02)
        assert [worlds[0].watched(url).n for url in urls] == [1] * len(urls)
        assert sorted(of_sources(site)) == sorted(f"/{n}" for _ in range(20) for n in range(3))
        worlds[0].sound()
        for world in worlds:
            world.close()


def test_operators_check_takes_responsive_hosts_before_hanging_ones(make_world):
    """Although none was ever looked at, so that it is not known which will hang."""
    with Site(hosts=14) as site:
        hanging, good = range(8), range(8, 14)
        site.pages |= {"/hangs": Reply(200, page("Late"), delay_s=9), "/report": page("Report")}
        world = make_world(threads="4", idle_timeout="3s", total_timeout="9s")
        urls = [site.url("/hangs", host) for host in hanging] + [site.url("/report", host) for host in good]
        world.add(*urls)
        wanted = [world.watched(url) for url in urls]
        answered = [watched.source.url for watched, _ in world.app.rounds.check(wanted, wait_s=10)]
        assert set(answered[: len(good)]) == {site.url("/report", host) for host in good}
        found = {url: world.visits(url)[0]["finding"] for url in urls}
        assert {found[site.url("/report", host)] for host in good} == {"first"}
        assert {found[site.url("/hangs", host)] for host in hanging} == {"timeout"}
        asked = Counter(one.host for one in site.asked if one.path == "/hangs")
        assert max(asked.values()) <= 2, "one that was given up is asked once more, not again and again"
