"""A first look at a page of a few words: what a site gives at every address is no document, in whatever language it says so."""

from __future__ import annotations

import pytest

from tests.support.site import Reply, page, prose
from tests.walk.test_judgement_table import rules

# words that no table has, so that only the site itself can tell
WALL = "<html><head><title>Qeltu</title></head><body><h1>Qeltu vorni</h1><p>{} {}</p></body></html>"
WORDS = "Mirno stelka vodit pra hulmen torva, zel kranti moliv sest."


def wall(ray="a1"):
    return WALL.format(WORDS, ray).encode()


def first(site, world, path="/papers/report"):
    url = site.url(path)
    world.add(url)
    world.one(url)
    return url


def test_a_wall_in_words_that_nobody_lists_is_no_first_copy(site, world):
    site.pages["/"] = wall()
    site.missing = Reply(200, wall("b2"))
    url = first(site, world)
    assert world.visits(url)[-1]["finding"] == "denied"
    assert "probe.everywhere" in rules(world, url)
    assert world.watched(url).assessment.state.value == "new"


def test_when_it_goes_the_document_is_the_first_copy(site, world):
    site.pages["/"] = wall()
    site.missing = Reply(200, wall())
    url = first(site, world)
    site.pages |= {"/": page("Institute"), "/papers/report": page("Report")}
    world.clock.move(hours=7)
    assert world.one(url)["finding"] == "first"


@pytest.mark.parametrize("missing", [Reply(404, wall()), page("Institute")])
def test_a_short_page_of_a_site_that_tells_its_addresses_apart_is_one(site, world, missing):
    site.missing = missing
    site.pages["/papers/report"] = wall()
    url = first(site, world)
    assert world.visits(url)[-1]["finding"] == "first"
    assert len(site.paths()) == 3, "the home page and one invented address were asked for"


def test_a_front_page_may_stand_at_every_address(site, world):
    site.pages["/"] = wall()
    site.missing = Reply(200, wall())
    assert world.visits(first(site, world, "/"))[-1]["finding"] == "first"
    assert site.paths() == ["/"]


def test_a_page_with_a_text_asks_for_nothing_else(site, world):
    site.pages["/papers/report"] = page("Report", f"<p>{prose('more', 80)}</p>")
    first(site, world)
    assert site.paths() == ["/papers/report"]


def test_a_short_page_that_invented_addresses_have_too_but_not_the_front_page_is_missing(site, world):
    site.missing = Reply(200, wall())
    url = first(site, world)
    assert world.visits(url)[-1]["finding"] == "soft_gone"


def lonely(title):
    """A page that links to no other."""
    return page(title).replace(b'<a href="/">Home</a> <a href="/people">People</a>', b"Menu")


def test_a_wall_before_a_whole_site_that_told_its_addresses_apart_in_good_days_takes_no_document_away(site, world):
    site.pages |= {"/": lonely("Institute"), "/papers/report": lonely("Report")}
    url = first(site, world)
    world.clock.move(hours=6)
    world.one(url)
    site.pages |= {"/": wall(), "/papers/report": wall(), "/papers/": wall()}
    site.missing = Reply(200, wall())
    found = []
    for _ in range(6):
        world.clock.move(hours=20)
        found.append((world.one(url)["finding"], world.watched(url).assessment.state.value))
    assert {one[0] for one in found} == {"server_error"}
    assert found[-1][1] == "unreachable"
    assert world.kinds(url) == ["first", "unreachable"]
    told = next(one.text for one in world.app.lookup.events() if one.kind.value == "unreachable")
    assert "one and the same page was shown" in told
