"""Verdicts over real looks: shared redirect targets, what comes back, how certain, and seen from where."""

from __future__ import annotations

import pytest

from tests.support.site import NOT_FOUND, Reply, moved, page, prose
from tests.walk.test_judgement_table import after, held, rules
from tests.walk.test_judgement_vantage import elsewhere, seen


def texts(world, url, rule):
    return [reason["text"] for reason in world.visits(url)[-1]["reasons"] if reason["rule"] == rule]


def test_redirect_to_the_front_page_waits_three_days_where_other_urls_get_404(site, world):
    url = held(site, world)
    site.pages["/papers/report"] = moved("/")
    found = after(world, url, 0, 12, 24.1, 48, 71.7, 71.9)
    assert [one[1] for one in found] == ["suspect"] * 5 + ["removed"]
    assert found[-1][2] == "probable"
    assert world.watched(url).assessment.kind == "redirect"


def test_three_sources_redirected_to_one_place_are_removed_after_a_day(site, world):
    """A target shared by several lost URLs is the page of none of them."""
    site.pages["/people"] = page("People")  # a neighbour that stays
    url = held(site, world)
    more = [f"/papers/{n}" for n in range(2)]
    site.pages |= {path: page(f"Paper {path}") for path in more}
    world.add(*(site.url(path) for path in more))
    world.look()
    for path in ("/papers/report", *more):
        site.pages[path] = moved("/")
    for hours in (1, 0.2, 12, 12.1):  # at the first look it is not yet known that the others are lost
        world.clock.move(hours=hours)
        world.look()
    for path in ("/papers/report", *more):
        found = world.watched(site.url(path)).assessment
        assert (found.state, found.certainty) == ("removed", "confirmed")
    assert "shared_target" in world.watched(url).assessment.doubts[-1].evidence


@pytest.mark.parametrize("same", [True, False])
def test_page_that_comes_back_is_restored_and_altered_if_its_text_differs(site, world, same):
    sentence = "The deposit was returned only after the second year of the contract had ended."
    body = page("Report", f"<p>{sentence}</p><p>{prose('more', 60)}</p>")
    url = held(site, world, body=body)
    del site.pages["/papers/report"]
    after(world, url, 0, 12, 24.1)
    site.pages["/papers/report"] = body if same else page("Report", f"<p>{prose('more', 60)}</p>")
    found = after(world, url, 6, 12)
    assert {one[1] for one in found} == {"available"}
    assert world.kinds(url) == ["first", "suspected", "removed", "restored", *([] if same else ["altered"])]
    restored = world.app.lookup.events(source=world.watched(url).source.id)[3]
    there = "same as our copy" if same else "text differs from our copy"
    assert restored.text.endswith(f" What is there: {there}.")
    assert restored.at > world.app.lookup.events(source=world.watched(url).source.id)[2].at


def test_removal_states_confidence_evidence_reversal_and_limits(site, world):
    url = held(site, world)
    del site.pages["/papers/report"]
    after(world, url, 0)
    assert texts(world, url, "confidence")[0].startswith(("Confidence is low", "Confidence is medium"))
    after(world, url, 12, 24.1)
    (sure,) = texts(world, url, "confidence")
    assert sure.startswith("Confidence is")
    for kind in (
        "the status of the answer",
        "other pages of the site, which were fine",
        "how long it has lasted, a day or more",
    ):
        assert kind in sure
    assert texts(world, url, "change") == ["One look that finds the kept text at this address ends this at once."]
    assert texts(world, url, "limit-vantage") == [
        "Looked at from here only: how the site answers elsewhere is not known."
    ]
    assert {"limit-actor", "limit-return", "limit-between"} <= set(rules(world, url))
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    seen = world.watched(url).assessment
    assert seen.last_good_at < seen.first_absent_at < told.at
    for moment in (seen.last_good_at, seen.first_absent_at):
        assert f"{moment.day} {moment:%B %Y %H:%M} UTC" in told.text


def test_source_unreachable_here_but_served_from_another_vantage_point_is_blocked(site, two_places):
    world = two_places
    url = held(site, world)
    elsewhere(site, "/papers/report", page("Report"))
    site.down(site.names[0])
    found = after(world, url, 0, 1.1, 30)
    assert found[-1][1:] == ("blocked", "confirmed")
    assert world.kinds(url) == ["first", "blocked"]
    (there,) = seen(world, url)
    assert (there.egress, there.country, there.finding) == ("sg", "SG", "same")
    assert texts(world, url, "limit-vantage")[0].startswith("Looked at by way of home in NL, and by way of sg in SG:")
    kept = [one for one in world.captures() if one.role == "vantage"]
    assert len(kept) == 3, "what each way saw is kept"


def test_second_vantage_point_is_asked_only_when_a_loss_is_about_to_be_confirmed(site, two_places):
    world = two_places
    url = held(site, world)
    del site.pages["/papers/report"]
    elsewhere(site, "/papers/report", Reply(404, NOT_FOUND))
    after(world, url, 0)
    assert seen(world, url) == ()
    after(world, url, 12, 24.1)
    (there,) = seen(world, url)
    assert there.finding == "gone"
    assert "what was received from another vantage point" in texts(world, url, "confidence")[0]


def _turning(site, path, body):
    """A page that differs at each request: `body` makes it from the request's number."""
    count = iter(range(10_000))
    site.pages[path] = lambda _: page("Report", body(next(count)))


LOST = "The deposit was returned only after the second year of the contract had ended."


def test_passage_removed_beside_a_changing_counter_is_reported(site, world):
    site.pages |= {"/people": page("People")}
    _turning(site, "/papers/report", lambda n: f"<p>Page views: {1000 + n}</p><p>{LOST}</p>")
    url = site.url("/papers/report")
    world.add(url)
    world.one(url)
    assert {one[0] for one in after(world, url, 6, 12)} == {"presentation"}
    _turning(site, "/papers/report", lambda n: f"<p>Page views: {2000 + n}</p>")
    assert {one[0] for one in after(world, url, 6, 7.1)} == {"altered"}
    assert world.kinds(url) == ["first", "altered"]


def test_passage_removed_from_an_always_changing_page_is_reported_after_three_days(site, world):
    def news(n):
        return f"<p>{prose(f'news {n}', 40)}</p>"

    site.pages |= {"/people": page("People")}
    _turning(site, "/papers/report", lambda n: news(n) + f"<p>{LOST}</p>")
    url = site.url("/papers/report")
    world.add(url)
    world.one(url)
    assert {one[0] for one in after(world, url, 12, 36, 60, 84, 108)} == {"altered"}
    assert world.kinds(url) == ["first"], "news are no alteration"
    _turning(site, "/papers/report", lambda n: news(1000 + n))
    after(world, url, 0, 24, 48, 71.7)
    assert world.kinds(url) == ["first"]
    after(world, url, 0.2)
    assert world.kinds(url) == ["first", "altered"]
    assert any(LOST[:40] in text for text in texts(world, url, "altered-among-others"))
    after(world, url, 12, 36, 60, 84, 108, 132)
    assert world.kinds(url) == ["first", "altered"]


@pytest.mark.parametrize("link", ["Wells in the county, 2021", "Wells  in the County, 2021", "All wells of 2021"])
@pytest.mark.parametrize(
    "title", ["Wells in the county, 2021 - Example Institute", "Example Institute | Wells in the county, 2021"]
)
def test_moved_document_is_found_although_its_title_contains_the_sites_name(site, world, title, link):
    body = page(title).replace(b"<h1>" + title.encode(), b"<h1>All wells of 2021")
    home = page("Home - Example Institute", '<ul><li><a href="/shop">Example Institute</a></li></ul>')
    site.pages |= {"/d/x": body, "/d/other": page("Other"), "/": home}
    url = site.url("/d/x")
    world.add(url)
    world.one(url)
    site.pages["/new/y"] = site.pages.pop("/d/x")
    site.pages["/"] = home.replace(b"</ul>", f'<li><a href="/new/y">{link}</a></li></ul>'.encode())
    assert [one[1:] for one in after(world, url, 0, 1.1)] == [("suspect", "probable"), ("moved", "confirmed")]
    assert "/shop" not in site.paths(), "the site's name leads to no document"
