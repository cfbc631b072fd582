"""A redesign or banner that changes every page of a site is one event of the host; each page is reported after a
day."""

from __future__ import annotations

import pytest

from tests.support.site import Reply, page, prose
from tests.walk.test_judgement_table import rules

PATHS = [f"/papers/{n}" for n in range(6)]


def banner(path):
    return f"<p>{prose(f'terms of use of {path}', 30)}</p>"


def kept(site, world, body=page):
    site.pages |= {path: body(path) for path in PATHS}
    urls = [site.url(path) for path in PATHS]
    world.add(*urls)
    world.look()
    world.clock.move(hours=6)
    return urls


def kinds(world):
    return [one.kind.value for one in world.app.lookup.events() if one.kind != "first"]


def test_banner_on_every_page_is_one_host_event_and_reported_per_page_after_a_day(site, world):
    urls = kept(site, world)
    for path in PATHS:
        site.pages[path] = page(path, banner(path), seed=path)
    for hours in (0, 2, 6, 12):
        world.clock.move(hours=hours)
        world.look()
    assert kinds(world) == ["host"]
    (told,) = (one for one in world.app.lookup.events() if one.kind == "host")
    assert told.text.startswith("At least 2 of 6 watched addresses of this site changed within the hour before")
    assert "host-wide" in rules(world, urls[-1])
    world.clock.move(hours=4.1)
    world.look()
    assert sorted(kinds(world)) == ["altered"] * 6 + ["host"]


def test_banner_is_recognised_as_host_wide_by_rounds_of_one_source_each(site, world):
    urls = kept(site, world)
    for path in PATHS:
        site.pages[path] = page(path, banner(path), seed=path)
    for url in urls:
        world.one(url)
        world.clock.move(minutes=5)
    assert kinds(world) == ["host"]
    for url in urls:
        world.clock.move(hours=0.5)
        world.one(url)
    assert kinds(world) == ["host"]


def test_pages_that_differ_at_each_look_are_not_a_redesign(site, world):
    count = iter(range(10_000))

    def news(path):
        return lambda _: page(path, f"<p>{prose(f'news {next(count)}', 40)}</p>", seed=path)

    kept(site, world, news)
    world.look()
    first = kinds(world).count("host")
    for _ in range(6):
        world.clock.move(hours=6)
        world.look()
    assert kinds(world) == ["host"] * first


@pytest.mark.parametrize("which", [0, 3])
@pytest.mark.parametrize("trouble", [Reply(503, b"busy"), Reply(403, b"<h1>Forbidden</h1>")])
def test_alteration_after_an_outage_is_reported_and_not_held_as_host_wide(site, world, which, trouble):
    """Whichever page was looked at first during the outage."""
    urls = kept(site, world)
    sound = dict(site.pages)
    site.pages |= dict.fromkeys(PATHS, trouble)
    world.look()
    world.clock.move(hours=5)
    site.pages |= sound
    world.look()
    site.pages[PATHS[which]] = page(PATHS[which], banner("one page"), seed=PATHS[which])
    for hours in (1, 1.1):
        world.clock.move(hours=hours)
        world.look()
    assert world.kinds(urls[which])[-1] == "altered"
