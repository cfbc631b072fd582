"""A canary that is silent, dead or somebody else's: what it may hide, and what not."""

from __future__ import annotations

import dns.rcode
import pytest

from archiver import words
from demo.site import pdf
from tests.support.site import NOT_FOUND, RESET, Reply, moved, page, prose
from tests.walk.test_judge_line import NAMES, over, resolver, watched
from tests.walk.test_judge_ways import FORBIDDEN
from tests.walk.test_judgement_table import rules
from tests.walk.test_judgement_vantage import elsewhere, judged_again

__all__ = ["resolver"]
NOBODY = "127.99.0.1"  # where nobody listens


def silent(resolver, *names):
    for name in names:
        resolver.table[f"{name}.", "A"] = [(f"{name}.", "A", NOBODY)]


def one_of_two_places(site, make_world, resolver, proxy, tmp_path):
    """A page that is looked at from NL, and that the proxy's way in SG is given; the canary is silent."""
    file = tmp_path / "places.toml"
    file.write_text(
        '[[egress]]\nname = "home"\nkind = "direct"\ncountry = "NL"\n\n'
        f'[[egress]]\nname = "sg"\nurl = "http://127.0.0.1:{proxy.port}"\ncountry = "SG"\n'
    )
    canary = f"http://canary.test:{site.port}/"
    world, (url,) = watched(site, make_world, resolver, NAMES[:1], canary=canary, config=str(file))
    elsewhere(site, "/report", page("Report"))
    silent(resolver, "canary.test")
    return world, url


@pytest.mark.parametrize("answer", [FORBIDDEN, Reply(404, NOT_FOUND), RESET])
def test_a_page_that_another_way_receives_shows_the_line_though_the_canary_is_silent(
    site, make_world, resolver, proxy, tmp_path, answer
):
    world, url = one_of_two_places(site, make_world, resolver, proxy, tmp_path)
    site.pages["/report"] = answer
    over(world, 24, 6)
    assert world.watched(url).assessment.state == "blocked"
    assert words.standing(world.watched(url).assessment).startswith("Not shown to us from here")
    judged_again(world)


def test_what_another_way_is_given_is_seen_though_a_look_tells_of_our_own_resolver(
    site, make_world, resolver, proxy, tmp_path
):
    world, url = one_of_two_places(site, make_world, resolver, proxy, tmp_path)
    resolver.table = dict.fromkeys(resolver.table, dns.rcode.SERVFAIL)
    over(world, 24, 6)
    found = world.watched(url)
    assert found.assessment.state == "available"
    assert "inconclusive" in rules(world, url)
    assert (world.clock() - found.assessment.last_seen).total_seconds() < 600
    assert "not_shown_since" not in found.assessment.marks
    judged_again(world)


def test_a_page_that_its_site_sends_to_its_own_front_page_is_told_though_the_canary_is_silent(
    site, make_world, resolver
):
    site.pages["/"] = page("Institute")
    world, urls = watched(site, make_world, resolver, NAMES[:1], canary=f"http://canary.test:{site.port}/")
    silent(resolver, "canary.test")
    site.pages["/report"] = moved(f"http://{NAMES[0]}:{site.port}/")
    over(world, 12, 6)
    assert world.watched(urls[0]).assessment.state == "suspect"
    judged_again(world)


def test_a_document_that_is_gone_from_a_page_that_came_is_doubted_though_the_canary_is_silent(
    site, make_world, resolver
):
    body = page("Report", '<p><a href="/paper.pdf">The paper, whole, with its tables and its notes</a></p>')
    site.pages["/paper.pdf"] = Reply(200, pdf((prose("one", 80), prose("two", 80))), "application/pdf")
    world, (url,) = watched(site, make_world, resolver, NAMES[:1], body=body, canary=f"http://canary.test:{site.port}/")
    silent(resolver, "canary.test")
    del site.pages["/paper.pdf"]
    over(world, 6, 6)
    assert (world.watched(url).assessment.state, world.watched(url).assessment.kind) == ("suspect", "member")
    judged_again(world)
