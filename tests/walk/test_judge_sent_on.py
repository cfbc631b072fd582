"""Documents whose URL in their page redirects, to where they are stored or to a signed URL valid for an hour. The
URL in the page is watched, since that is what readers follow."""

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
def test_redirected_document_is_lost_if_its_url_or_the_target_is_gone(site, world, missing):
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


def test_redirect_to_another_document_after_the_old_one_is_gone_is_a_loss(site, world):
    url = sends_on(site, world, to("/files/a"))
    site.pages |= {"/d/7": to("/files/b"), "/files/b": paper("b"), "/files/a": GONE}
    assert after(world, url, 6, 8, 30, 80)[-1][1] == "removed"


def test_document_behind_one_time_urls_is_fetched_by_its_permanent_url(site, world):
    """File stores sign a URL for an hour and answer 403 later."""
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


def test_redirect_to_another_document_while_the_old_one_remains_is_an_alteration(site, world):
    """As with "the newest bulletin": no document is lost."""
    url = sends_on(site, world, to("/files/a"))
    site.pages |= {"/d/7": to("/files/b"), "/files/b": paper("b")}
    assert [one[:2] for one in after(world, url, 6, 8)] == [("altered", "available")] * 2
    assert world.kinds(url) == ["first", "altered"]
    assert [one.address for one in world.watched(url).documents] == [site.url("/d/7")]
    site.pages |= {"/d/7": to("/files/c"), "/files/c": paper("c")}
    after(world, url, 6, 8, 31, 80)
    assert world.kinds(url) == ["first", "altered", "altered"]
    assert world.judged_again() == [(0, 0), (0, 0)]
