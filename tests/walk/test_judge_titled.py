"""A first look at a page titled as not found: the site's answers for invented URLs tell whether it is one."""

from __future__ import annotations

import pytest

from tests.support.site import NOT_FOUND, Reply, page

PARAGRAPHS = [
    "The ferry over the lower river sails at seven in summer and at nine in winter, unless there is ice between the piers.",
    "Carts wait on the northern bank, where the bridge of the old road was taken away by the flood of the year 1931.",
    "Farmers of the valley bring barley and wool to the mill, and carry flour and cloth home again before the evening.",
    "The council of the town decided in May that the fare for a cart is two coins, and that children sail for nothing.",
    "Since then four boats were built in the yard below the church, of oak that grew on the hills behind the village.",
    "A master of the guild counts the boats each spring, and paints a white line where the water may stand at most.",
]
TEXT = "".join(f"<p>{one}</p>" for one in PARAGRAPHS)
LOST = "<p>Sorry, the page you are looking for could not be found. It may have been moved or deleted.</p>"


def called(title="404 Not Found", inner=TEXT):
    return (
        f"<!doctype html><html><head><title>{title}</title></head><body><h1>{title}</h1>{inner}</body></html>".encode()
    )


GONE = Reply(404, NOT_FOUND)


def first(site, world, body, missing=GONE):
    site.pages |= {"/": page("Institute"), "/people": page("People"), "/papers/ferry": body}
    site.missing = missing
    url = site.url("/papers/ferry")
    world.add(url)
    return url, world.one(url)["finding"]


def test_text_titled_not_found_is_kept_where_the_site_answers_missing_urls_with_404(site, world):
    url, finding = first(site, world, called())
    assert finding == "first"
    assert world.watched(url).last is not None
    site.pages["/papers/ferry"] = called(inner=TEXT.replace(f"<p>{PARAGRAPHS[3]}</p>", ""))
    for hours in (6, 2):
        world.clock.move(hours=hours)
        world.one(url)
    assert world.kinds(url) == ["first", "altered"], "what happens to it is told"
    del site.pages["/papers/ferry"]
    for hours in (6, 12, 13):
        world.clock.move(hours=hours)
        world.one(url)
    assert world.kinds(url)[-1] == "removed"
    for deep in (False, True):
        with world.app.rejudge(deep=deep) as again:
            assert not any(one.changed for one in again.all() if hasattr(one, "sources"))


@pytest.mark.parametrize(
    ("body", "missing"),
    [
        (called(), Reply(200, called())),  # the site's own soft 404 page, with teasers of its texts
        (
            called(),
            Reply(200, called(inner=TEXT.replace("ferry", "coach").replace("boat", "wheel"))),
        ),  # with other teasers each time
        (called(), Reply(200, page("Institute"))),
        (called(), Reply(503, b"")),
        (called(), Reply(404, called(inner=TEXT.replace("ferry", "coach").replace("boat", "wheel")))),
        (called(inner=LOST), Reply(404, NOT_FOUND)),  # an application's own page, behind a server with another
        (called(inner=LOST + TEXT), Reply(404, NOT_FOUND)),
        (called(inner=f"<p>{PARAGRAPHS[0]}</p>"), Reply(404, NOT_FOUND)),
        (called(inner=""), Reply(404, NOT_FOUND)),
    ],
)
def test_not_found_page_is_never_a_first_copy(site, world, body, missing):
    url, finding = first(site, world, body, missing)
    assert finding == "soft_gone"
    assert world.watched(url).last is None
    for hours in (24, 48, 72):
        world.clock.move(hours=hours)
        assert world.one(url)["finding"] == "soft_gone"
    assert world.watched(url).assessment.state.value == "new"


HISTORY = "".join(
    f"<p>{one}</p>"
    for one in (
        "The number was first used in Geneva in the early nineties.",
        "Artists painted it on walls and printed it on shirts.",
        "A bakery in Lyon sold bread with the three digits on its crust.",
        "Museums in four towns have shown it in glass cases.",
    )
)


@pytest.mark.parametrize(
    ("missing", "found"),
    [(GONE, "first"), (Reply(200, page("Institute")), "first"), (Reply(200, called("Error 404: a short history", HISTORY)), "soft_gone")],
)  # fmt: skip
def test_short_text_whose_title_names_a_subject_is_kept_unless_missing_urls_get_it_too(site, world, missing, found):
    assert first(site, world, called("Error 404: a short history", HISTORY), missing)[1] == found


@pytest.mark.parametrize(("missing", "found"), [(GONE, "first"), (Reply(200, page("Institute")), "soft_gone")])
def test_few_sentences_titled_not_found_are_kept_where_the_site_answers_missing_urls_with_404(
    site, world, missing, found
):
    assert first(site, world, called(inner=HISTORY), missing)[1] == found
