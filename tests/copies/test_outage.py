"""An hour without the store, under a clock that the test moves.

Capture goes on until the spool is full; then no new round begins, and this is reported. With the store back, everything
is delivered, once.
"""

from __future__ import annotations

from datetime import timedelta
from hashlib import sha256
from random import Random

import structlog
from structlog.testing import capture_logs

from storage import catalog as tables
from tests.support.site import Reply, Site
from tests.support.world import World
from tests.walk.test_stops import wait_until
from tests.walk.test_stores import breaking, mended

HOSTS, BODY = 20, 5 << 20
SPOOL, FLUSH = 64 << 20, 8 << 20
APART_S = 170  # from one host to the next: none is due a second time, as new sources are after an hour


def beat(world: World) -> None:
    """Extend the leases, as heartbeats would during the time that the test skips."""
    hosts = tables.schema.hosts
    with world.app.catalog.write() as conn:
        held = hosts.update().where(hosts.c.lease_token.is_not(None))
        conn.execute(held.values(lease_until=world.clock() + timedelta(hours=2)))


def waiting(world: World) -> int:
    return sum(path.stat().st_size for path in (world.root / "spool").iterdir())


def looked(site: Site) -> int:
    return sum(one.path.strip("/").isdigit() for one in site.asked)


def test_store_outage_holds_rounds_when_the_spool_is_full_and_loses_no_look(make_world):
    bodies = {host: Random(host).randbytes(BODY) for host in range(HOSTS)}
    with Site(HOSTS) as site:
        for host, body in bodies.items():
            site.pages[f"/{host}"] = Reply(200, body, "application/octet-stream")
        world = make_world(spool_bytes=str(SPOOL), flush_bytes=str(FLUSH), threads="1", flush_after="0.1s")
        world.app.patience_s = None
        urls = [site.url(f"/{host}", host) for host in range(HOSTS)]
        for url in urls:
            world.add(url, every="24h")
        _ = world.app.rounds
        with world.app.catalog.write() as conn:  # the sources come due one after the other
            for number, url in enumerate(urls):
                tables.sources.postpone(
                    conn, world.watched(url).source.id, world.clock() + timedelta(seconds=APART_S * number)
                )
        broken = breaking(world)
        structlog.reset_defaults()
        with capture_logs() as said:
            for _ in range(HOSTS):
                before = waiting(world)
                if world.app.rounds.tick():
                    wait_until(lambda before=before: waiting(world) >= before + BODY)
                beat(world)
                world.clock.move(seconds=APART_S)
            # a round begins by itself when the one before has ended
            wait_until(lambda: waiting(world) >= SPOOL - FLUSH)
            held = looked(site)
            assert world.app.rounds.tick() == 0, "the spool is full: no new round"
            assert looked(site) == held
            assert 8 < held < HOSTS, held
            assert waiting(world) <= SPOOL + FLUSH
            assert [world.watched(url).n for url in urls] == [0] * HOSTS, "nothing was acknowledged"
            wait_until(lambda: any(one["event"] == "segment.waits" for one in said))
            mended(*broken)
            # the next round may begin
            wait_until(lambda: sum(source.n for source in world.app.lookup.sources()) >= held)
        assert [one["event"] for one in said].count("rounds.held") == 1
        assert any("the spool is full" in one.get("reason", "") for one in said)
        assert world.app.rounds.idle(20)
        world.tick()
        assert [world.watched(url).n for url in urls] == [1] * HOSTS
        assert looked(site) == HOSTS, "none was looked at twice"
        assert waiting(world) == 0
        for host, url in enumerate(urls):
            (visit,) = world.visits(url)
            assert visit["payload_sha256"] == sha256(bodies[host]).hexdigest()
