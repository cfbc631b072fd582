"""Documents that a look could not get, or not whole: when they are requested again, and when not."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tests.support.site import Reply, page, prose, tagged
from tests.walk.test_members import left, report, seen


def test_document_unavailable_at_the_first_look_is_tried_again(site, world):
    body = tagged(page("Report", '<iframe src="/r.pdf"></iframe>'))
    site.pages |= {"/page": body, "/r.pdf": Reply(503, b"busy")}
    url = site.url("/page")
    world.add(url)
    line = world.one(url)
    assert (line["finding"], seen(line)) == ("first", {"/r.pdf": "server_error"})
    site.pages["/r.pdf"] = report()
    world.clock.move(hours=2)
    line = world.one(url)
    assert line["finding"] in {"same", "links"}
    assert world.app.lookup.capture(site.url("/r.pdf")).good
    assert [one.url for one in world.watched(url).documents] == [site.url("/r.pdf")]
    del site.pages["/r.pdf"]
    world.clock.move(hours=7)
    assert world.one(url)["state"] == "suspect", "from then on its loss is a loss"


CUT = replace(report(), cut=len(report().body) // 2)


@pytest.mark.parametrize("first", [Reply(503, b"busy"), CUT], ids=["busy", "cut"])
@pytest.mark.parametrize("link", ["/r.pdf", "/download.php?id=7"], ids=["a file", "behind a handler"])
def test_document_unavailable_at_the_first_look_is_tried_again_after_an_outage_of_its_page(site, world, first, link):
    """Formerly only the look before was asked, which knows no documents if the page itself failed."""
    body = page("Report", f'<p><a href="{link}">Download</a></p>')
    site.pages |= {"/page": body, link: first}
    url = site.url("/page")
    world.add(url)
    world.one(url)
    site.pages["/page"] = Reply(503, b"busy")
    world.clock.move(hours=2)
    assert world.one(url)["finding"] == "server_error"
    site.pages |= {"/page": body, link: report()}
    world.clock.move(hours=2)
    assert seen(world.one(url)) == {link: "first"}
    assert [one.url for one in world.watched(url).documents] == [site.url(link)]


def test_document_behind_a_handler_is_tried_again_although_its_page_changed(site, world):
    body = '<p><a href="/download.php?id=7">Download</a></p>'
    site.pages |= {"/page": page("Report", body), "/download.php?id=7": Reply(503, b"busy")}
    url = site.url("/page")
    world.add(url)
    world.one(url)
    more = f"<p>{prose('more', 60)}</p>"
    site.pages |= {"/page": page("Report", body + more), "/download.php?id=7": report()}
    world.clock.move(hours=2)
    line = world.one(url)
    assert (line["finding"], seen(line)) == ("altered", {"/download.php?id=7": "first"})


def test_document_unavailable_at_the_first_look_is_forgotten_with_its_link(site, world):
    body = '<p><a href="/r.pdf">Download</a></p>'
    site.pages |= {"/page": page("Report", body), "/r.pdf": Reply(503, b"busy")}
    url = site.url("/page")
    world.add(url)
    world.one(url)
    site.pages |= {"/page": page("Report"), "/r.pdf": report()}
    site.forget()
    for _ in range(4):
        world.clock.move(hours=7)
        assert seen(world.one(url)) == {}
    assert "/r.pdf" not in site.paths()


def test_large_document_that_always_comes_torn_is_requested_at_a_few_looks_only(site, world):
    whole = report().body + b"%" * 1_200_000
    site.pages |= {"/page": page("Report", '<p><a href="/r.pdf">Download</a></p>')}
    declared = {"Content-Length": str(len(whole) + 100)}
    site.pages["/r.pdf"] = Reply(200, whole, "application/pdf", headers=declared, sized=False)
    url = site.url("/page")
    world.add(url)
    for _ in range(11):
        world.one(url)
        world.clock.move(hours=7)
    assert site.paths().count("/r.pdf") == 8


def test_document_larger_than_the_limits_is_not_fetched_at_each_look(site, make_world):
    world = make_world(members_bytes="100KB")
    site.pages |= {"/page": page("Report", '<p><a href="/r.pdf">Download</a></p>')}
    site.pages["/r.pdf"] = replace(report(), body=report().body + b"%" * 200_000)
    url = site.url("/page")
    world.add(url)
    assert seen(world.one(url)) == {"/r.pdf": "truncated"}
    site.forget()
    for _ in range(3):
        world.clock.move(hours=7)
        world.one(url)
    assert "/r.pdf" not in site.paths()


def test_document_whose_redirects_go_round_in_a_circle_is_requested_at_a_few_looks_only(site, world):
    site.pages |= {
        "/page": page("Report", '<p><a href="/a.pdf">Annex</a></p>'),
        "/a.pdf": Reply(302, headers={"Location": "/b.pdf"}),
        "/b.pdf": Reply(302, headers={"Location": "/a.pdf"}),
    }
    world.add(url := site.url("/page"))
    asked = []
    for _ in range(12):
        site.forget()
        world.one(url)
        world.clock.move(hours=2)
        asked.append(site.paths().count("/a.pdf"))
    assert asked[:4] == [1, 1, 1, 1]
    assert asked[-3:] == [0, 0, 0]


SLOW = Reply(200, report().body, "application/pdf", delay_s=8)  # longer than a test waits for a byte
NINE = [f"/{n}.pdf" for n in range(9)]


def linking(site, world):
    site.pages["/page"] = page("Report", "".join(f'<p><a href="{path}">Annex</a></p>' for path in NINE))
    world.add(url := site.url("/page"))
    return url


def requested(site, world, url):
    """The documents that a look two hours later requests, in order."""
    site.forget()
    world.clock.move(hours=2)
    world.one(url)
    return [path for path in site.paths() if path in NINE]


def test_host_that_does_not_answer_for_three_documents_is_asked_for_the_others_at_later_looks(site, world):
    url = linking(site, world)
    site.pages |= dict.fromkeys(NINE, SLOW)
    line = world.one(url)
    assert [path for path in site.paths() if path in NINE] == NINE[:3]
    assert left(world, line) == dict.fromkeys(NINE[3:], "3 requests in a row to its host had no answer in time")
    assert (line["finding"], line["state"]) == ("first", "available")
    assert requested(site, world, url) == NINE[3:6]
    assert requested(site, world, url) == NINE[6:]
    site.pages |= dict.fromkeys(NINE, report())
    assert sorted(requested(site, world, url)) == NINE
    assert sorted(one.url for one in world.watched(url).documents) == [site.url(path) for path in NINE]
    site.pages |= dict.fromkeys(NINE, SLOW)
    assert len(requested(site, world, url)) == 3
    assert world.visits(url)[-1]["state"] == "available"


def test_documents_that_never_come_do_not_keep_the_others_from_being_kept(site, world):
    url = linking(site, world)
    site.pages |= dict.fromkeys(NINE[:3], SLOW) | dict.fromkeys(NINE[3:], report())
    world.one(url)
    for _ in range(2):
        assert sorted(requested(site, world, url)) == NINE
        assert sorted(one.url for one in world.watched(url).documents) == [site.url(path) for path in NINE[3:]]
