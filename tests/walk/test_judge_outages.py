"""A whole host that does not answer for long: told once, and not again when what was off for a day is told of each."""

from __future__ import annotations

from storage.model import EventKind
from tests.support.site import page
from tests.walk.test_judgement_table import spread


def hosts(world):
    return [one for one in world.app.lookup.events() if one.kind is EventKind.HOST]


def counted(world, url):
    source = world.watched(url)
    return world.app.lookup.visit(source.source.id, source.n).context.changed_last_hour


def test_what_is_off_for_a_day_has_not_changed_within_the_hour_when_it_is_told(site, world):
    """Neither in the round that tells it, nor in a later one."""
    paths = [f"/papers/r{n}" for n in range(8)]
    site.pages |= {path: page(f"Report {path}") for path in paths}
    urls = [site.url(path) for path in paths]
    world.add(*urls)
    world.look()
    world.clock.move(hours=6)
    site.down()
    for url in urls:
        world.one(url)  # one in two hours: never many of them in one
        world.clock.move(hours=2)
    world.clock.move(hours=9)
    world.look(*urls[:3])
    assert counted(world, urls[2]) == 0
    world.clock.move(hours=0.5)
    world.look(*urls[3:])
    assert counted(world, urls[7]) == 0
    assert hosts(world) == []


def test_what_turned_within_the_hour_is_counted_in_the_round_and_before_it(site, world):
    _, urls = spread(site, world, 6)
    site.down()
    world.look(urls[0])
    assert counted(world, urls[0]) == 1
    world.clock.move(hours=0.5)
    world.look(urls[0], urls[1])
    assert counted(world, urls[1]) == 2
    assert len(hosts(world)) == 1
