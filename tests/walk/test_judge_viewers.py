"""Documents whose address gives a viewer page that shows them from another address."""

from __future__ import annotations

import pytest

from demo.site import pdf
from tests.support.site import Reply, page, prose
from tests.walk.test_judge_documents import ANNEX, LATER, PAPER, carried
from tests.walk.test_judgement_table import after

FRAMES = (
    '<embed src="{0}" type="application/pdf">',
    '<iframe src="{0}"></iframe>',
    '<iframe src="/js/viewer.html?file={0}"></iframe>',
    '<object data="{0}" type="application/pdf"></object>',
    '<div class="player" pdfsrc="{0}"></div>',
)


def viewer(frame=FRAMES[0]):
    return page("Reading room", frame.format(LATER) + '<p><a href="/privacy.pdf">Privacy</a></p>')


def documents(site, world, url):
    return {one.address.removeprefix(site.url("")) for one in world.watched(url).documents}


@pytest.mark.parametrize("frame", FRAMES)
def test_document_shown_by_a_viewer_at_its_address_is_followed_to_where_it_is(site, world, frame):
    url = carried(site, world)
    site.pages |= {ANNEX: viewer(frame), LATER: PAPER, "/privacy.pdf": Reply(200, pdf(("Privacy",)), "application/pdf")}
    assert {one[1] for one in after(world, url, 6, 20, 80)} == {"available"}
    assert world.kinds(url) == ["first"]
    assert documents(site, world, url) == {LATER}
    del site.pages[LATER]
    assert after(world, url, 6, 20, 30.1)[-1][1:] == ("removed", "confirmed")
    assert world.judged_again() == [(0, 0), (0, 0)]


@pytest.mark.parametrize("shown", [None, Reply(200, pdf((prose("another paper", 90),)), "application/pdf")])
def test_document_that_the_viewer_at_its_address_does_not_show_is_lost(site, world, shown):
    url = carried(site, world)
    site.pages |= {ANNEX: viewer()} | ({LATER: shown} if shown is not None else {})
    assert after(world, url, 6, 30, 79)[-1][1:] == ("removed", "probable")
    assert world.judged_again() == [(0, 0), (0, 0)]
