"""Fetching a host's next page while one is parsed: only if the host needs no delay, and at no cost to this look."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import pairwise

from archiver.readers.pool import LARGE_BYTES, Readers
from tests.support import children
from tests.support.site import Reply, Site, page
from tests.support.world import World

LONG = page("A long one", "<p>more of it</p>" * (LARGE_BYTES // 16))  # parsed by a reader process from the start


@contextmanager
def _reading_held(world: World, site: Site) -> Iterator[list[str]]:
    """Looks at `/0` (long) and `/1` while all reader processes are stopped; checks in the end that both were made."""
    world.app.new_readers = Readers
    site.pages["/before"] = LONG
    site.pages["/0"], site.pages["/1"] = LONG, page("The next")
    urls = [site.url("/0"), site.url("/1")]
    world.add(site.url("/before"))
    world.look(site.url("/before"))
    world.add(*urls)
    readers = children.readers()
    assert readers
    for reader in readers:
        os.kill(reader, signal.SIGSTOP)
    looking = threading.Thread(target=lambda: world.look(*urls, wait_s=30))
    looking.start()
    try:
        yield urls
    finally:
        for reader in readers:
            os.kill(reader, signal.SIGCONT)
        looking.join(30)
    assert [world.watched(url).n for url in urls] == [1, 1]


def _asked(site: Site, within_s: float, count: int) -> bool:
    """Whether `count` of the two pages `/0` and `/1` are requested within the time."""
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        if len({request.path for request in site.asked if request.path in {"/0", "/1"}}) >= count:
            return True
        time.sleep(0.01)
    return False


def test_next_page_is_fetched_while_the_current_one_is_being_read(world: World, site: Site) -> None:
    with _reading_held(world, site):
        assert _asked(site, 20, 2), "the next page waits for a reader"
    asked = sorted((request.came, request.ended[0]) for request in site.asked)
    assert all(before[1] <= after[0] for before, after in pairwise(asked)), "two at once at one host"


def test_host_delay_is_kept_before_fetching_the_next_page(make_world, site: Site) -> None:
    world = make_world(host_delay="0.5")
    with _reading_held(world, site):
        assert _asked(site, 20, 1)
        assert not _asked(site, 1.0, 2), "who is not in a hurry asks when the page before is done with"


def test_failure_of_the_prefetched_page_does_not_affect_the_current_look(world: World, site: Site) -> None:
    site.pages["/0"], site.pages["/1"] = LONG, Reply(200, page("Cut"), cut=100)
    world.add(site.url("/0"), site.url("/1"))
    findings = {line["url"]: line["finding"] for line in world.look()}
    assert findings[site.url("/0")] == "first"
    assert findings[site.url("/1")] not in {"first", "same"}


def test_stopping_while_fetching_ahead_leaves_both_sources_without_a_visit(make_world, site: Site) -> None:
    world = make_world()
    world.app.new_readers = Readers
    site.pages["/before"] = LONG
    site.pages["/0"], site.pages["/1"] = LONG, page("The next")
    world.add(site.url("/0"), site.url("/1"))
    site.missing = LONG
    world.add(site.url("/before"))
    world.look(site.url("/before"))
    readers = children.readers()
    assert readers
    for reader in readers:
        os.kill(reader, signal.SIGSTOP)
    world.clock.move(hours=7)
    assert world.app.rounds.tick()
    assert _asked(site, 20, 1)
    world.close()
    assert not children.readers()
    again = world.again()
    assert [again.watched(site.url(f"/{n}")).n for n in (0, 1)] == [0, 0]
    again.tick()
    assert [again.watched(site.url(f"/{n}")).n for n in (0, 1)] == [1, 1]
    again.sound()
    again.close()
