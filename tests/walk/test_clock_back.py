"""A clock that ran ahead for a while and is right again: nothing keeps waiting by the wrong time."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest

from archiver.clockwatch import ClockWatch
from storage.errors import Busy
from tests.support.site import Reply, page
from tests.support.world import START, Clock, World

PATHS = ("/report", "/other")


@pytest.fixture
def lives(site, tmp_path):
    """Successive processes on one archive; each starts with its clock ahead by the given time."""
    site.pages |= {path: page(path) for path in PATHS}
    made: list[World] = []

    def live(**ahead: float) -> World:
        if made:
            made[-1].close()
        made.append(World(tmp_path / "archive", Clock(START + timedelta(**ahead))))
        return made[-1]

    yield live
    made[-1].close()


@pytest.mark.parametrize("ahead", [{"days": 2}, {"days": 365}])
def test_sources_scheduled_by_a_clock_ahead_become_due_once_it_is_right(site, lives, ahead):
    urls = [site.url(path) for path in PATHS]
    before = lives(**ahead)
    before.add(*urls)
    before.tick()
    now = lives()
    now.tick()
    assert [len(now.visits(url)) for url in urls] == [1, 1]
    now.app.see_clock()
    now.tick()
    assert [[line["finding"] for line in now.visits(url)] for url in urls] == [["first", "clock"]] * 2
    now.app.see_clock()
    now.tick()
    assert [len(now.visits(url)) for url in urls] == [2, 2], "once: then they wait by the clock that is right"
    now.clock.move(hours=7)
    now.tick()
    assert [len(now.visits(url)) for url in urls] == [3, 3]


def test_check_does_not_wait_for_a_time_set_by_a_clock_ahead(site, lives):
    url = site.url("/report")
    before = lives(days=2)
    before.add(url)
    before.tick()
    line = lives().one(url)
    assert line["finding"] == "clock"


def test_error_of_a_check_that_must_wait_says_that_the_clock_is_in_doubt(site, lives):
    url = site.url("/report")
    site.pages["/report"] = Reply(503, headers={"Retry-After": "7200"})
    before = lives(hours=12)
    before.add(url)
    before.tick()
    with pytest.raises(Busy, match=r"not to be asked before .* our clock is in doubt: it says 2021-03-01T08:00Z"):
        lives().one(url)


def test_looks_dated_less_than_an_hour_ahead_make_nothing_due(site, lives):
    url = site.url("/report")
    before = lives(minutes=50)
    before.add(url)
    before.tick()
    now = lives()
    now.app.see_clock()
    now.tick()
    assert len(now.visits(url)) == 1


def test_looks_made_while_the_clock_is_set_back_confirm_no_loss(site, lives):
    """A machine without a battery-backed clock starts in 1970 and is corrected within minutes: three looks within
    these minutes must not count as looks over years."""
    url = site.url("/report")
    now = lives()
    now.add(url)
    now.one(url)
    site.pages["/report"] = Reply(404, page("Not found"))
    for hours in range(3):
        early = lives(days=-18_000, hours=hours)
        assert early.one(url)["finding"] == "clock"
    later = lives(minutes=10)
    assert [later.one(url)["finding"] for _ in range(2)] == ["gone", "gone"]
    assert "removed" not in later.kinds(url)


def test_corrected_clock_is_trusted_again_after_a_day(site, lives):
    url = site.url("/report")
    before = lives(days=40)
    before.add(url)
    before.one(url)
    for hours in (0, 12, 25):
        assert lives(hours=hours).one(url)["finding"] == "clock"
    assert lives(hours=36).one(url)["finding"] == "same"


@pytest.mark.parametrize(("skew_s", "marked"), [(0, False), (2 * 86400, True)])
def test_hosts_dates_show_whether_the_earlier_or_the_current_clock_was_wrong(skew_s, marked):
    watch = ClockWatch(START + timedelta(days=2))
    for number in range(6):  # measured against the clock before it was set: says nothing about it now
        watch.note(f"old{number}.example", 0)
    assert watch.off(START)
    for number in range(5):
        assert watch.off(START + timedelta(minutes=number)), "too few were heard since"
        watch.note(f"h{number}.example", skew_s)
    assert watch.off(START + timedelta(minutes=6)) is marked
    assert watch.off(START + timedelta(minutes=7)) is marked


@pytest.mark.parametrize("jump", [{"minutes": 10}, {"days": 3}])
def test_clock_that_jumps_ahead_during_a_round_makes_no_second_round_of_its_host(site, world, jump):
    paths = [f"/{number}" for number in range(3)]
    site.pages |= {path: Reply(200, page(path), delay_s=0.5) for path in paths}
    world.add(*map(site.url, paths))
    assert world.app.rounds.tick() == 1
    while not site.asked:
        time.sleep(0.01)
    world.clock.move(**jump)
    assert world.app.rounds.tick() == 0, "the host is still held"
    assert world.app.rounds.idle(30)
    assert sorted(request.path for request in site.asked) == paths
    assert [world.watched(site.url(path)).n for path in paths] == [1, 1, 1]
