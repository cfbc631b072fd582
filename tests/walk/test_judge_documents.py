"""Documents that a page carries, while the page stays: read and compared as pages are, and followed within their page."""

from __future__ import annotations

import pytest

from demo.site import pdf
from tests.support.site import Reply, moved, page, prose
from tests.walk.test_judgement_table import after, held, rules

LINES = tuple(prose(f"annex {n}", 40) for n in range(4))
ANNEX, LATER = "/papers/annex.pdf", "/files/2021/annex.pdf"
PAPER = Reply(200, pdf(LINES), "application/pdf")


def carrier(*documents):
    return page("Report", "".join(f'<p><a href="{one}">Annex</a></p>' for one in documents))


def carried(site, world):
    """A page that carries a document, seen twice."""
    site.pages[ANNEX] = PAPER
    url = held(site, world, body=carrier(ANNEX))
    after(world, url, 30)
    return url


def test_a_document_made_again_with_the_same_text_is_no_alteration(site, world):
    url = carried(site, world)
    again = pdf(LINES).replace(b"%%EOF", b"% made on demand\n%%EOF")
    site.pages[ANNEX] = Reply(200, again, "application/pdf")
    assert {one[0] for one in after(world, url, 6, 8, 30)} == {"same"}
    assert world.kinds(url) == ["first"]


@pytest.mark.parametrize(
    "instead", [page("Our new site"), moved("/"), Reply(200, pdf((prose("x", 90),)), "application/pdf")]
)
def test_another_answer_in_the_place_of_a_document_is_its_loss_though_the_page_is_the_same(site, world, instead):
    url = carried(site, world)
    site.pages[ANNEX] = instead
    assert [one[1:] for one in after(world, url, 6, 30, 79)][-1] == ("removed", "probable")
    assert "member.lost" in rules(world, url)
    assert "altered" not in world.kinds(url)


@pytest.mark.parametrize("more", ["", "<p>A sentence that the authors put there when they moved the annex.</p>"])
def test_a_document_at_another_address_of_its_page_is_followed_there_and_lost_when_it_goes(site, world, more):
    url = carried(site, world)
    site.pages[LATER] = site.pages.pop(ANNEX)
    site.pages["/papers/report"] = carrier(LATER).replace(b"</main>", more.encode() + b"</main>")
    assert {one[1] for one in after(world, url, 6, 6.2, 8, 30, 60)} == {"available"}
    assert "suspected" not in world.kinds(url)
    del site.pages[LATER]
    assert after(world, url, 6, 20, 30.1)[-1][1:] == ("removed", "confirmed")
