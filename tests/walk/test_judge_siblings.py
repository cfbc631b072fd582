"""Neighbours that are fetched when something is off: watched sources, the list's links, the page's own links."""

from __future__ import annotations

import pytest

from demo.site import pdf
from storage.model import Role
from tests.support.site import Reply, moved, page, prose
from tests.walk.test_judgement_table import after


def bare(title):
    """A page without links."""
    return f"<html><head><title>{title}</title></head><body><p>{prose(title, 200)}</p></body></html>".encode()


def paper(title):
    return Reply(200, pdf([title, *prose(title, 120).split(". ")]), kind="application/pdf")


def listing(*paths):
    """A list of these paths below the site's menu, whose links come first."""
    return page("Papers", "".join(f'<li><a href="{path}">Report</a></li>' for path in paths))


def asked(world, role):
    """Paths fetched in this role, in order."""
    return ["/" + one.url.split("/", 3)[3] for one in world.captures() if one.role is role]


@pytest.mark.parametrize(("kind", "made"), [("html", bare), ("pdf", paper)])
def test_document_without_links_gets_its_neighbours_from_its_list(site, world, kind, made):
    paths = [f"/papers/{n}.{kind}" for n in range(4)]
    other = "/papers/about.html" if kind == "pdf" else "/papers/annex.pdf"
    site.pages |= {"/papers/": listing("/news/1.html", other, *paths)} | {path: made(path) for path in paths}
    url = site.url(paths[0])
    world.add(url)
    assert world.one(url)["finding"] == "first"
    after(world, url, 7)
    del site.pages[paths[0]]
    site.pages["/"] = Reply(200)  # the front page says nothing: only neighbours show that the site is fine
    found = after(world, url, 0, 12, 24.1)
    assert set(asked(world, Role.SIBLING)) == set(paths[1:3]), "of the same folder and kind"
    assert found[-1] == ("gone", "removed", "confirmed")


def test_neighbours_are_watched_sources_first_then_the_lists_links(site, world):
    paths = [f"/papers/{n}" for n in range(4)]
    site.pages |= {"/papers/": listing(*paths)} | {path: page(path) for path in paths}
    url, watched = site.url(paths[0]), site.url("/people")
    site.pages["/people"] = bare("People")
    world.add(url, watched)
    world.look()
    after(world, url, 7)
    del site.pages[paths[0]]
    after(world, url, 0)
    assert set(asked(world, Role.SIBLING)) == {"/people", paths[1]}


def test_unlisted_source_gets_its_neighbours_from_its_own_links(site, world):
    site.pages |= {
        "/papers/": page("Institute"),
        "/papers/a": page("A", '<a href="/papers/b">B</a> <a href="/papers/c">C</a>'),
        "/papers/b": page("B"),
        "/papers/c": page("C"),
    }
    url = site.url("/papers/a")
    world.add(url)
    world.one(url)
    after(world, url, 7)
    del site.pages["/papers/a"]
    after(world, url, 0)
    assert set(asked(world, Role.SIBLING)) == {"/papers/b", "/papers/c"}


def test_beginning_of_a_large_file_is_enough_for_a_neighbour_to_be_fine(site, world):
    paths = [f"/papers/{n}.pdf" for n in range(3)]
    site.pages |= {"/papers/": listing(*paths)} | {path: paper(path) for path in paths}
    url = site.url(paths[0])
    world.add(url)
    world.one(url)
    after(world, url, 7)
    del site.pages[paths[0]]
    for path in paths[1:]:
        site.pages[path] = Reply(200, b"%PDF-1.4\n" + bytes(5 << 20), kind="application/pdf")
    after(world, url, 0)
    seen = world.app.lookup.visit(world.watched(url).source.id, world.watched(url).n).observation
    assert [one.fine for one in seen.probes if one.role is Role.SIBLING] == [True, True]


def why(world, url):
    return {one["rule"]: one["text"] for one in world.visits(url)[-1]["reasons"]}


@pytest.mark.parametrize("count", [2, 3])
def test_files_of_a_host_replaced_by_one_file_count_as_replaced_from_the_first_look(site, world, count):
    paths = [f"/papers/{n}.pdf" for n in range(count)]
    site.pages |= {path: paper(path) for path in paths}
    urls = [site.url(path) for path in paths]
    world.add(*urls)
    world.look()
    site.pages |= dict.fromkeys(paths, Reply(200, pdf(["The series of working papers ended."]), kind="application/pdf"))
    found = []
    for hours in (6, 24, 48):
        world.clock.move(hours=hours)
        found.append({(one["finding"], one["state"]) for one in world.look()})
        assert "was fine" in why(world, urls[0])["evidence"]
    assert found == [{("replaced", "suspect")}, {("replaced", "suspect")}, {("replaced", "removed")}]


def test_site_serving_one_file_at_every_url_including_the_front_page_is_not_replaced(site, world):
    paths = ["/papers/1.pdf", "/papers/2.pdf"]
    site.pages |= {path: paper(path) for path in paths}
    world.add(*map(site.url, paths))
    world.look()
    site.pages, site.missing = {}, paper("Server")
    world.clock.move(hours=6)
    assert {one["finding"] for one in world.look()} <= {"server_error", "soft_gone"}


@pytest.mark.parametrize(
    "second", [page("Second"), bare("Short notice 2021")[:200] + b"</p></body></html>"], ids=["long", "short"]
)
def test_page_redirected_to_a_watched_neighbour_is_lost_although_the_site_is_fine(site, world, second):
    """The redirect's target is no evidence about the site, nor is a link that was dead before."""
    site.pages |= {
        "/": page("Institute", '<a href="/papers/first">A</a> <a href="/papers/second">B</a> <a href="/dead">C</a>'),
        "/papers/first": page("First"),
        "/papers/second": second,
    }
    url = site.url("/papers/first")
    world.add(url, site.url("/papers/second"))
    world.look()
    site.pages["/papers/first"] = moved("/papers/second")
    found = after(world, url, 6, 24, 78)
    assert found == [
        ("redirected", "suspect", "probable"), ("redirected", "suspect", "probable"), ("redirected", "removed", "probable")
    ]  # fmt: skip
    said = why(world, url)
    assert "gone-soft-unsupported" in said
    assert "was fine" in said["evidence"]
    assert "not as they should be" not in str(said)


def test_first_look_at_a_host_redirecting_everything_to_its_front_page_counts(site, world):
    paths = [f"/papers/{n}" for n in range(3)]
    site.pages |= {path: page(path) for path in paths}
    urls = [site.url(path) for path in paths]
    world.add(*urls)
    world.look()
    site.pages |= dict.fromkeys(paths, moved("/"))
    site.missing = moved("/")
    world.clock.move(hours=6)
    for url in urls:
        line = world.one(url)
        assert (line["finding"], line["state"]) == ("soft_gone", "suspect")
        assert "not as they should be" not in str(line["reasons"])
        assert "wait-gone-soft-unsupported" in {one["rule"] for one in line["reasons"]}
