"""A whole host that is down for long is one report, not repeated when its sources are reported after a day."""

from __future__ import annotations

import re

from storage.model import EventKind
from tests.support.site import page
from tests.walk.test_judgement_table import after, held, spread


def hosts(world):
    return [one for one in world.app.lookup.events() if one.kind is EventKind.HOST]


def counted(world, url):
    source = world.watched(url)
    return world.app.lookup.visit(source.source.id, source.n).context.changed_last_hour


def test_sources_failing_for_a_day_do_not_count_as_changed_within_the_hour(site, world):
    """Neither in the round that reports them nor in a later one."""
    paths = [f"/papers/r{n}" for n in range(8)]
    site.pages |= {path: page(f"Report {path}") for path in paths}
    urls = [site.url(path) for path in paths]
    world.add(*urls)
    world.look()
    world.clock.move(hours=6)
    site.down()
    for url in urls:
        world.one(url)  # one every two hours: never many within one hour
        world.clock.move(hours=2)
    world.clock.move(hours=9)
    world.look(*urls[:3])
    assert counted(world, urls[2]) == 0
    world.clock.move(hours=0.5)
    world.look(*urls[3:])
    assert counted(world, urls[7]) == 0
    assert hosts(world) == []


def test_sources_that_changed_within_the_hour_are_counted_across_rounds(site, world):
    _, urls = spread(site, world, 6)
    site.down()
    world.look(urls[0])
    assert counted(world, urls[0]) == 1
    world.clock.move(hours=0.5)
    world.look(urls[0], urls[1])
    assert counted(world, urls[1]) == 2
    assert len(hosts(world)) == 1


def instead(title: str, words: str) -> bytes:
    """A page of the site with no other text than this."""
    return re.sub(rb"(?s)<p>.*</p>", f"<p>{words}</p>".encode(), page(title))


REVISED = "This document is currently under revision and is temporarily unavailable."


def test_document_under_revision_on_a_working_site_is_removed_after_three_days(site, world):
    url = held(site, world)
    site.pages["/papers/report"] = instead("Report", REVISED)
    found = after(world, url, 0, 24, 48, 71.9)
    assert [one[0] for one in found] == ["replaced"] * 4
    assert [one[1:] for one in found][-1] == ("removed", "probable")
    assert world.kinds(url) == ["first", "suspected", "removed"]
    said = [reason["text"] for reason in world.visits(url)[-1]["reasons"]]
    assert any("temporarily unavailable" in one for one in said)
    assert not any("no usable answer" in one for one in said)


def test_whole_site_under_maintenance_is_unreachable_and_loses_no_document(site, world):
    url = held(site, world)
    for path in ("/", "/papers/", "/papers/other", "/papers/report"):
        site.pages[path] = instead("Institute", "Our site is down for scheduled maintenance.")
    assert [one[1] for one in after(world, url, 0, 12, 24.1, 80)][-1] == "unreachable"
    assert "removed" not in world.kinds(url)
