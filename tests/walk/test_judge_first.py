"""A first look at a short page: what a site shows at every URL is not taken as a document, in whatever language."""

from __future__ import annotations

import pytest

from tests.support.site import Reply, page, prose
from tests.walk.test_judgement_table import rules

# made-up words that no rule knows, so that only probes of the site can tell
WALL = "<html><head><title>Qeltu</title></head><body><h1>Qeltu vorni</h1><p>{} {}</p></body></html>"
WORDS = "Mirno stelka vodit pra hulmen torva, zel kranti moliv sest."


def wall(ray="a1"):
    return WALL.format(WORDS, ray).encode()


def first(site, world, path="/papers/report"):
    url = site.url(path)
    world.add(url)
    world.one(url)
    return url


def test_wall_in_unknown_words_shown_at_every_url_is_not_a_first_copy(site, world):
    site.pages["/"] = wall()
    site.missing = Reply(200, wall("b2"))
    url = first(site, world)
    assert world.visits(url)[-1]["finding"] == "denied"
    assert "probe.everywhere" in rules(world, url)
    assert world.watched(url).assessment.state.value == "new"


def test_document_becomes_the_first_copy_once_the_wall_is_gone(site, world):
    site.pages["/"] = wall()
    site.missing = Reply(200, wall())
    url = first(site, world)
    site.pages |= {"/": page("Institute"), "/papers/report": page("Report")}
    world.clock.move(hours=7)
    assert world.one(url)["finding"] == "first"


@pytest.mark.parametrize("missing", [Reply(404, wall()), page("Institute")])
def test_short_page_of_a_site_with_proper_not_found_answers_is_a_first_copy(site, world, missing):
    site.missing = missing
    site.pages["/papers/report"] = wall()
    url = first(site, world)
    assert world.visits(url)[-1]["finding"] == "first"
    assert len(site.paths()) == 3, "the home page and one invented address were asked for"


def test_front_page_shown_at_every_url_is_still_a_first_copy_of_itself(site, world):
    site.pages["/"] = wall()
    site.missing = Reply(200, wall())
    assert world.visits(first(site, world, "/"))[-1]["finding"] == "first"
    assert site.paths() == ["/"]


def test_first_look_at_a_page_with_enough_text_sends_no_probes(site, world):
    site.pages["/papers/report"] = page("Report", f"<p>{prose('more', 80)}</p>")
    first(site, world)
    assert site.paths() == ["/papers/report"]


def test_short_page_equal_to_answers_at_invented_urls_is_soft_gone(site, world):
    site.missing = Reply(200, wall())
    url = first(site, world)
    assert world.visits(url)[-1]["finding"] == "soft_gone"


def lonely(title):
    """A page without links to other pages."""
    return page(title).replace(b'<a href="/">Home</a> <a href="/people">People</a>', b"Menu")


def test_wall_over_a_whole_site_that_used_to_answer_properly_is_unreachable_and_no_loss(site, world):
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
