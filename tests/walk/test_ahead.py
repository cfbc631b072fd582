"""While one page is read, the host's next is asked for: only where the host wants no pause, and never at its cost."""

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

LONG = page("A long one", "<p>more of it</p>" * (LARGE_BYTES // 16))  # read by a reader from the first on


@contextmanager
def _reading_held(world: World, site: Site) -> Iterator[list[str]]:
    """The sources `/0` (long) and `/1` are looked at while no reader reads. In the end both looks were made."""
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
    """Whether the host was asked for so many pages of the two, in time."""
    deadline = time.monotonic() + within_s
    while time.monotonic() < deadline:
        if len({one.path for one in site.asked if one.path in {"/0", "/1"}}) >= count:
            return True
        time.sleep(0.01)
    return False


def test_the_next_page_is_asked_for_while_one_is_read(world: World, site: Site) -> None:
    with _reading_held(world, site):
        assert _asked(site, 20, 2), "the next page waits for a reader"
    asked = sorted((one.came, one.ended[0]) for one in site.asked)
    assert all(before[1] <= after[0] for before, after in pairwise(asked)), "two at once at one host"


def test_a_host_that_wants_a_pause_has_it_before_the_next(make_world, site: Site) -> None:
    world = make_world(host_delay="0.5")
    with _reading_held(world, site):
        assert _asked(site, 20, 1)
        assert not _asked(site, 1.0, 2), "who is not in a hurry asks when the page before is done with"


def test_what_befalls_the_next_is_nothing_to_this_one(world: World, site: Site) -> None:
    site.pages["/0"], site.pages["/1"] = LONG, Reply(200, page("Cut"), cut=100)
    world.add(site.url("/0"), site.url("/1"))
    findings = {line["url"]: line["finding"] for line in world.look()}
    assert findings[site.url("/0")] == "first"
    assert findings[site.url("/1")] not in {"first", "same"}


def test_to_stop_ends_both_and_neither_was_a_look(make_world, site: Site) -> None:
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
