"""Documents whose address in their page sends on: to where they lie, or to an address that holds for an hour. What is watched is
the address in the page, for that is what its readers have."""

from __future__ import annotations

import pytest

from tests.support.site import NOT_FOUND, Reply, page, prose
from tests.walk.test_judgement_table import after, held

PAGE = page("Report", '<p><a href="/d/7" title="Report.pdf">The whole report</a></p>')
GONE = Reply(404, NOT_FOUND)


def paper(seed):
    return Reply(200, "\n\n".join(prose(f"{seed}/{n}", 50) for n in range(4)).encode(), "text/plain")


def to(path):
    return Reply(302, headers={"Location": path})


def sends_on(site, world, answer):
    site.pages |= {"/d/7": answer, "/files/a": paper("a")}
    url = held(site, world, body=PAGE)
    after(world, url, 30)
    assert world.kinds(url) == ["first"]
    return url


@pytest.mark.parametrize("missing", ["/d/7", "/files/a"])
def test_a_document_is_lost_where_its_page_leads_to_nothing(site, world, missing):
    url = sends_on(site, world, to("/files/a"))
    site.pages[missing] = GONE
    assert after(world, url, 6, 8, 31)[-1] == ("gone", "removed", "confirmed")
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert site.url("/d/7") in told.text
    del site.pages[missing]
    site.pages |= {"/d/7": to("/files/a"), "/files/a": paper("a")}
    after(world, url, 6)
    assert world.kinds(url) == ["first", "suspected", "removed", "restored"]
    assert world.judged_again() == [(0, 0), (0, 0)]


def test_another_document_in_place_of_one_that_is_gone_is_its_loss(site, world):
    url = sends_on(site, world, to("/files/a"))
    site.pages |= {"/d/7": to("/files/b"), "/files/b": paper("b"), "/files/a": GONE}
    assert after(world, url, 6, 8, 30, 80)[-1][1] == "removed"


def test_an_address_that_holds_once_is_asked_for_by_the_one_that_gives_it(site, world):
    """As stores of files sign an address for an hour, which answers 403 later."""
    given = []

    def handler(_request):
        given.append(f"/store/a?signature={len(given)}")
        site.pages[given[-1]] = paper("a")
        for old in given[:-1]:
            site.pages[old] = Reply(403, b"<Error><Code>AccessDenied</Code></Error>", "application/xml")
        return to(given[-1])

    url = sends_on(site, world, handler)
    assert {one[:2] for one in after(world, url, 6, 8, 30, 80)} == {("same", "available")}
    assert world.kinds(url) == ["first"]
    (kept,) = world.watched(url).documents
    assert (kept.address, kept.url in {site.url(one) for one in given}) == (site.url("/d/7"), True)


def test_another_document_in_place_of_one_that_lies_where_it_did_is_an_alteration(site, world):
    """As "the newest bulletin": none is lost."""
    url = sends_on(site, world, to("/files/a"))
    site.pages |= {"/d/7": to("/files/b"), "/files/b": paper("b")}
    assert [one[:2] for one in after(world, url, 6, 8)] == [("altered", "available")] * 2
    assert world.kinds(url) == ["first", "altered"]
    assert [one.address for one in world.watched(url).documents] == [site.url("/d/7")]
    site.pages |= {"/d/7": to("/files/c"), "/files/c": paper("c")}
    after(world, url, 6, 8, 31, 80)
    assert world.kinds(url) == ["first", "altered", "altered"]
    assert world.judged_again() == [(0, 0), (0, 0)]
