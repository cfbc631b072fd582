"""The page that lists a source supports a loss only if it is known to have listed the source."""

from __future__ import annotations

from dataclasses import replace

import pytest

from archiver.rejudge import Changed, Rejudge
from storage.journal import SourceEdited
from storage.model import Role
from tests.support.site import page, tagged
from tests.walk.test_judge_again import Exact, deep
from tests.walk.test_judgement_table import after, held, rules

WITHOUT = page("Papers", '<ul><li><a href="/papers/other">Other</a></li></ul>')


def reasons(world, url, rule):
    return [reason["text"] for reason in world.visits(url)[-1]["reasons"] if reason["rule"] == rule]


def lists_asked(world, url):
    """For each look, whether the list contained the source; None if the list was not fetched."""
    looks = [world.app.lookup.visit(world.watched(url).source.id, line["n"]).observation for line in world.visits(url)]
    found = [[p.listed for p in seen.probes if p.role is Role.LISTING] if seen is not None else [] for seen in looks]
    return [one[0] if one else None for one in found]


def test_list_that_dropped_a_removed_source_confirms_the_removal_after_six_hours(site, world):
    url = held(site, world)
    assert after(world, url, 6)[-1][:2] == ("same", "available")
    assert site.paths().count("/papers/") == 1
    del site.pages["/papers/report"]
    site.pages["/papers/"] = WITHOUT
    assert [one[1] for one in after(world, url, 0, 3, 6.1)] == ["suspect", "suspect", "removed"]
    assert "gone-on-purpose" in rules(world, url)
    (told,) = reasons(world, url, "list")
    assert told.startswith(f"The list at {site.url('/papers/')} had it on ")


def test_page_that_never_listed_the_source_is_no_evidence_of_its_removal(site, world):
    url = held(site, world)
    site.pages["/papers/"] = WITHOUT
    after(world, url, 6)
    kept = site.pages.pop("/papers/report")
    assert [one[1] for one in after(world, url, 0, 6.1, 23.7)] == ["suspect"] * 3
    assert [one for one in lists_asked(world, url) if one is not None] == [False] * 3
    assert not any("list" in reason["text"] for reason in world.visits(url)[-1]["reasons"])
    site.pages["/papers/report"] = kept
    assert after(world, url, 1)[-1][:2] == ("same", "available")
    assert world.kinds(url) == ["first", "suspected"]


def test_site_that_answers_every_url_with_a_page_has_no_list(site, world):
    url = held(site, world)
    del site.pages["/papers/"]
    site.missing = page("Institute", '<p><a href="/people">People</a> and more</p>')
    after(world, url, 6)
    site.pages["/papers/report"] = site.missing
    after(world, url, 0, 6.1)
    assert "gone-on-purpose" not in rules(world, url)
    assert reasons(world, url, "list") == []


def test_shared_list_of_many_sources_is_fetched_once_a_week(site, world):
    paths = [f"/papers/{n}" for n in range(4)]
    links = "".join(f'<li><a href="{path}">{path}</a></li>' for path in paths)
    site.pages |= {"/papers/": page("Papers", f"<ul>{links}</ul>")} | {path: page(path) for path in paths}
    urls = [site.url(path) for path in paths]
    world.add(*urls)
    for _ in range(6 * 4):
        world.look(*urls)
        world.clock.move(hours=6)
    assert site.paths().count("/papers/") == 1
    world.clock.move(days=2)
    world.look(*urls)
    assert site.paths().count("/papers/") == 2
    del site.pages["/papers/3"]  # none of this source's looks had fetched the list
    site.pages["/papers/"] = page("Papers", f"<ul>{links.replace('/papers/3', '/papers/2')}</ul>")
    assert after(world, urls[3], 1, 7.2)[-1][1:] == ("removed", "confirmed")


def test_missing_list_is_asked_for_again_only_after_a_month(site, world):
    url = held(site, world)
    del site.pages["/papers/"]
    for _ in range(27):
        world.clock.move(hours=24)
        world.one(url)
    assert site.paths().count("/papers/") == 1
    assert world.kinds(url) == ["first"]


def test_list_is_not_fetched_for_front_pages_or_sources_without_probes(site, world):
    held(site, world)
    world.add(site.url("/"))
    source = world.watched(site.url("/papers/report")).source
    world.app.journal.record([SourceEdited(source=replace(source, probes=False))])
    for _ in range(3):
        world.look()
        world.clock.move(hours=7)
    assert "/papers/" not in site.paths()
    assert site.paths().count("/") == 3


FILES = [f"/files/{n}" for n in range(4)]


def linking(*paths):
    """A page that links to these paths."""
    links = "".join(f'<li><a href="{path}">Report at {path}</a></li>' for path in paths)
    return page("Reports", f"<ul>{links}</ul>")


@pytest.fixture
def carried(site, world):
    """A source that no parent page lists, and a watched page that links to it; both looked at twice."""
    site.pages |= {"/reports.html": linking(*FILES)} | {path: page(f"Report {path}") for path in FILES}
    url = site.url(FILES[0])
    world.add(site.url("/reports.html"), url)
    world.look()
    world.clock.move(hours=7)
    world.look()
    site.forget()
    return url


def test_watched_page_that_dropped_its_link_confirms_the_removal_after_six_hours(site, world, carried):
    del site.pages[FILES[0]]
    site.pages["/reports.html"] = linking(*FILES[1:])
    assert [one[1] for one in after(world, carried, 0, 3, 6.1)] == ["suspect", "suspect", "removed"]
    assert "gone-on-purpose" in rules(world, carried)
    (told,) = reasons(world, carried, "list")
    assert told.startswith(f"The list at {site.url('/reports.html')} had it on ")
    assert site.paths().count("/reports.html") == 3, "one question of a look, as a neighbour and as the list"
    assert len(site.paths()) == 3 * 8


def test_watched_page_already_found_altered_still_confirms_the_removal(site, world, carried):
    del site.pages[FILES[0]]
    site.pages["/reports.html"] = linking(*FILES[1:])
    listing = site.url("/reports.html")
    world.clock.move(hours=3)
    assert [one[0] for one in after(world, listing, 0, 1.1, 2)] == ["altered", "altered", "same"]
    assert [one[1] for one in after(world, carried, 0, 6.1)] == ["suspect", "removed"]
    assert "gone-on-purpose" in rules(world, carried)


def test_watched_page_that_dropped_the_link_before_the_removal_is_no_evidence(site, world, carried):
    site.pages["/reports.html"] = linking(*FILES[1:])
    world.look()
    world.clock.move(hours=7)
    world.look()
    del site.pages[FILES[0]]
    assert [one[1] for one in after(world, carried, 0, 6.1)] == ["suspect", "suspect"]
    assert reasons(world, carried, "list") == []


def test_watched_page_without_the_link_is_no_evidence_while_the_list_has_it(site, world, carried):
    site.pages["/files/"] = linking(*FILES)
    after(world, carried, 0)
    del site.pages[FILES[0]]
    site.pages["/reports.html"] = linking(*FILES[1:])
    assert [one[1] for one in after(world, carried, 0, 6.1)] == ["suspect", "suspect"]
    assert reasons(world, carried, "list") == []


@pytest.mark.parametrize("path", ["/x", "/show.asp?id=12", "/yearbook/"])
def test_home_page_is_the_list_of_top_level_pages(site, world, path):
    site.pages |= {"/": linking(path, *FILES[1:]), path: page("Yearbook")} | {one: page(one) for one in FILES[1:]}
    url = site.url(path)
    world.add(url)
    assert world.one(url)["finding"] == "first"
    after(world, url, 6, 12)
    assert site.paths().count("/") == 1, "once a week"
    del site.pages[path]
    site.pages["/"] = linking(*FILES[1:])
    assert [one[1] for one in after(world, url, 6, 9, 12.1)] == ["suspect", "suspect", "removed"]
    assert "gone-on-purpose" in rules(world, url)
    assert site.paths().count("/") == 1 + 3


def test_home_page_is_not_the_list_of_pages_in_a_folder(site, world):
    url = held(site, world)
    site.pages["/"], site.pages["/about"] = linking("/papers/report", "/about"), page("About")
    world.add(site.url("/about"))
    world.look()
    world.clock.move(hours=6)
    world.look()
    assert "/" in site.paths(), "for the other, which lies right below it"
    del site.pages["/papers/report"]
    site.pages["/"] = linking("/about")
    assert [one[1] for one in after(world, url, 0, 6.1)] == ["suspect", "suspect"]
    assert reasons(world, url, "list") == []


def test_look_answered_with_304_does_not_fetch_the_list(site, world):
    url = held(site, world, body=tagged(page("Report")))
    after(world, url, 1)
    assert site.paths().count("/papers/") == 0
    assert world.visits(url)[-1]["status"] == 304


@pytest.mark.parametrize("listing", ["/papers/", "/reports.html"])
def test_rejudging_a_removal_confirmed_by_a_list_gives_the_same_result(site, world, listing):
    url = held(site, world)
    if listing not in site.pages:
        site.pages |= {listing: linking("/papers/report", "/papers/other"), "/papers/": WITHOUT}
        world.add(site.url(listing))
        world.look()
    after(world, url, 6)
    del site.pages["/papers/report"]
    site.pages[listing] = WITHOUT
    after(world, url, 0, 6.1)
    assert world.kinds(url)[-1] == "removed"
    Exact.differs = []
    stored = list(Rejudge(world.app.catalog, world.app.blobs).all())
    assert not [one for one in (*stored, *deep(world)) if isinstance(one, Changed)]
    assert Exact.differs == []
