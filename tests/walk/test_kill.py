"""kill -9 at any moment of a run: what was acknowledged exists and can be proved, nothing exists twice or in part,
and the rest is taken up again."""

from __future__ import annotations

import os
import random
import time
from pathlib import Path

import pytest

from archiver import app
from storage import catalog as tables
from storage.clock import utcnow
from tests.support.depth import rounds
from tests.support.site import NOT_FOUND, Reply, Site, page, tagged
from tests.support.victims import Victim, keep_looking
from tests.support.world import World, decided, sound

HOSTS, PATHS = 4, 5
QUICK = {"flush_after": "0.05s", "threads": "6"}


def stock(site: Site) -> list[str]:
    """Twenty sources with different behaviour; URLs that contain "late" answer as well once they are registered."""
    counter = {"asked": 0}

    def restless(request):
        counter["asked"] += 1
        return page("Restless", seed=f"version {counter['asked'] // 7}")

    def coming_and_going(request):
        counter["asked"] += 1
        return Reply(404, NOT_FOUND) if counter["asked"] % 5 == 0 else page("Coming and going")

    # large enough to be written in place
    annex = Reply(200, b"%PDF-1.4 " + random.Random(1).randbytes(1_200_000), "application/pdf")
    site.pages |= {
        "/0": tagged(page("Calm")),
        "/1": restless,
        "/2": coming_and_going,
        "/3": page("With an annex", '<p><a href="/annex.pdf">Annex</a></p>'),
        "/4": lambda _: Reply(200, page("Slow"), delay_s=0.05),
        "/annex.pdf": annex,
    }
    site.missing = lambda request: page("Late", seed=request.path) if "late" in request.path else Reply(404, NOT_FOUND)
    return [site.url(f"/{path}", host) for host in range(HOSTS) for path in range(PATHS)]


def check_acknowledged(whole: app.App, said: list[object]) -> int:
    """Checks that everything acknowledged is as reported and can be read; returns how many visits were checked."""
    count = 0
    for fact in said:
        if fact == "up":
            continue
        assert isinstance(fact, tuple), fact
        if fact[0] == "added":
            assert whole.lookup.find(fact[1]) is not None, f"{fact[1]} was registered and is gone"
            continue
        source, n, segment, capture, payload_sha256 = fact
        seen = whole.lookup.visit(source, n)
        assert (seen.segment, seen.capture, seen.payload_sha256) == (segment, capture, payload_sha256)
        assert capture is not None
        opened = whole.lookup.open(whole.lookup.by_id(capture))
        assert opened.record.verified
        count += 1
    return count


def leftovers(root: Path) -> list[str]:
    """Files of an interrupted process that nobody would ever clean up. An empty hidden file is a reserved name that
    was never used and costs an inode; what was about to be put is swept after an hour."""
    places = [*(root / "spool").iterdir(), *(root / "processes").iterdir()]
    return [str(path.relative_to(root)) for path in places if path.name[0] != "." or path.stat().st_size]


def lives(tmp_path: Path, kills: int, seed: int, *, longest_s: float = 0.5, **more: str) -> None:
    """`longest_s`: how long a process without a fuse lives. `more`: settings on top of the quick ones."""
    dice = random.Random(seed)
    changes = QUICK | more
    root = tmp_path / "archive"
    acknowledged: list[object] = []
    with Site(HOSTS) as site:
        urls = stock(site)
        world = World(root, utcnow, **changes)
        world.add(*urls[:-1])
        world.add(urls[-1], sealed=True)
        world.close()
        for number in range(kills):
            fuse = dice.randrange(1, 250) if number % 2 else None
            victim = Victim(keep_looking, root, fuse, changes)
            if fuse is None:
                time.sleep(dice.uniform(0.0, longest_s))
            else:
                victim.process.join(10)
            acknowledged += victim.kill()
            if number % 10 == 5:
                _next_life(root, acknowledged, changes)
        count = _next_life(root, acknowledged, changes)
        assert count > kills, "hardly anything was acknowledged before the kills"
        _taken_up_again(root, urls, changes)


def _next_life(root: Path, acknowledged: list[object], changes: dict[str, str]) -> int:
    """Starts once, which repairs the archive, and checks it; returns how many acknowledged visits were checked."""
    whole = app.build(decided(root, **changes))
    try:
        _ = whole.rounds
        whole.settle()
        sound(whole)
        return check_acknowledged(whole, acknowledged)
    finally:
        whole.close()


def _taken_up_again(root: Path, urls: list[str], changes: dict[str, str]) -> None:
    world = World(root, utcnow, **changes)
    before = {url: world.watched(url).n for url in urls}
    world.look(wait_s=1)
    assert {url: world.watched(url).n for url in urls} == {url: n + 1 for url, n in before.items()}
    with world.app.catalog.read() as conn:
        assert tables.hosts.leased(conn, {world.watched(url).source.host for url in urls}, utcnow()) == set()
    world.sound()
    world.close()
    assert leftovers(root) == []


def test_a_dozen_kills_lose_and_duplicate_nothing(tmp_path):
    lives(tmp_path, 12, seed=int(os.environ.get("ARCHIVER_TEST_SEED", "20210301")))


@pytest.mark.server  # it needs minutes rather than servers: run by CI's long part
@pytest.mark.timeout(600)
def test_a_hundred_kills_lose_and_duplicate_nothing(tmp_path):
    lives(tmp_path, rounds(100), seed=int(os.environ.get("ARCHIVER_TEST_SEED", "7")))
