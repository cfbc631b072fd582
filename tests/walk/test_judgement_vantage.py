"""A second vantage point, the host's learned not-found page, and settings of a source, over real looks."""

from __future__ import annotations

import itertools
from dataclasses import replace
from datetime import timedelta

import pytest
from starlette.testclient import TestClient

from archiver import cadence, web, words
from archiver.rejudge import Changed
from demo.site import pdf
from storage.clock import parse_rfc3339
from storage.journal import SourceEdited
from tests.support.notices import CHALLENGE, rotating
from tests.support.site import NOT_FOUND, RESET, Reply, page, prose, tagged
from tests.support.world import sound
from tests.walk.test_judgement_table import after, held, rules

PDF = Reply(200, pdf(tuple(prose(f"line {n}", 40) for n in range(8))), "application/pdf")


def elsewhere(site, path, reply):
    """Sets what the same URL returns to requests through the proxy."""
    if "127.0.0.1" not in site.names:
        site.names.append("127.0.0.1")
        site.up("127.0.0.1")
    site.pages[f"127.0.0.1{path}"] = reply


def seen(world, url):
    found = world.watched(url)
    return world.app.lookup.visit(found.source.id, found.n).observation.vantages


def test_page_blocked_here_and_served_elsewhere_is_blocked_and_kept_by_the_other_way(site, two_places):
    world = two_places
    url = held(site, world)
    site.pages["/papers/report"] = Reply(403, b"<h1>Forbidden</h1>")
    elsewhere(site, "/papers/report", page("Report"))
    assert [one[1] for one in after(world, url, 0, 1.1)] == ["available", "blocked"]
    (there,) = seen(world, url)
    assert (there.egress, there.country, there.finding) == ("sg", "SG", "same")
    assert "limit-existence" not in rules(world, url)
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        shown = client.get(f"/source/{world.watched(url).source.id}/visit/3", headers={"accept": "text/html"}).text
        front = client.get("/", headers={"accept": "text/html"}).text
    assert "1 not shown to us from here, but received from another vantage point" in front
    assert "that we could not see from here" not in front
    assert "<td>sg</td>" in shown, "what each place saw"
    assert f"/capture/{there.capture}" in shown
    after(world, url, 2)
    kept = world.app.lookup.capture(url)
    assert (kept.role, kept.n) == ("vantage", 4)
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        source = client.get(f"/source/{world.watched(url).source.id}", headers={"accept": "text/html"}).text
    assert "The newest copy was received from another vantage point" in source
    assert f"/capture/{kept.id}/file" in source, "the page offers what `archiver get` writes"
    assert world.app.lookup.open(kept).decoded().read() == page("Report")
    assert world.kinds(url) == ["first", "blocked"]


def test_page_gone_here_and_served_elsewhere_is_no_loss(site, two_places):
    world = two_places
    url = held(site, world)
    del site.pages["/papers/report"]
    elsewhere(site, "/papers/report", page("Report"))
    found = after(world, url, 0, 8, 16, 24.1, 33)
    assert "removed" not in {one[1] for one in found}
    assert found[-1][1] == "blocked"


@pytest.mark.parametrize("answer", [Reply(403, b"<h1>Forbidden</h1>"), Reply(404, NOT_FOUND)])
def test_later_loss_of_a_page_hidden_here_is_dated_from_the_other_vantage_points_last_look(site, two_places, answer):
    """Blocked or gone from here only, and days later gone everywhere."""
    world = two_places
    url = held(site, world)
    site.pages["/papers/report"] = answer
    elsewhere(site, "/papers/report", page("Report"))
    after(world, url, 6, 7, 9, 30, 78)
    seen_at = world.visits(url)[-1]["at"]
    (blocked,) = [one for one in world.app.lookup.events() if one.kind.value == "blocked"]
    assert "do not know" not in blocked.text
    assert "seen from another vantage point" in blocked.text
    assert words.standing(world.watched(url).assessment).startswith("Not shown to us from here")
    elsewhere(site, "/papers/report", Reply(404, NOT_FOUND))
    site.pages["/papers/report"] = Reply(404, NOT_FOUND)
    found = after(world, url, 6, 18, 29)
    assert {one[1] for one in found} == {"suspect"}, "it takes a day since it was seen"
    assert after(world, url, 2)[-1][1:] == ("removed", "confirmed")
    told = next(one for one in world.app.lookup.events() if one.kind.value == "removed")
    assert f"last seen {words.instant(parse_rfc3339(seen_at))}, first absent" in told.text
    assert world.watched(url).assessment.first_absent_at > parse_rfc3339(seen_at)


def cases(world):
    return [(one.status, one.first_absent, one.ended) for one in world.app.lookup.cases()]


def test_removed_page_received_from_another_vantage_point_is_reported_restored_once(site, two_places):
    world = two_places
    url = held(site, world)
    del site.pages["/papers/report"]
    elsewhere(site, "/papers/report", Reply(404, NOT_FOUND))
    assert after(world, url, 6, 14, 22, 30.1)[-1][1:] == ("removed", "confirmed")
    absent = world.watched(url).assessment.first_absent_at
    elsewhere(site, "/papers/report", page("Report"))
    assert after(world, url, 24)[-1][1] == "removed", "one answer may be that vantage point's own"
    assert "wait-received-elsewhere" in rules(world, url)
    elsewhere(site, "/papers/report", Reply(404, NOT_FOUND))
    assert after(world, url, 24)[-1][1] == "removed"
    elsewhere(site, "/papers/report", page("Report"))
    assert after(world, url, 24)[-1][1] == "removed", "a 404 there lay between"
    after(world, url, 24)
    assert after(world, url, 6, 30, 54)[-1][1] == "blocked"
    kinds = [one.kind.value for one in world.app.lookup.events()]
    assert sorted(kinds) == ["blocked", "first", "removed", "restored", "suspected"]
    told = next(one for one in world.app.lookup.events() if one.kind.value == "restored")
    assert told.text.startswith("Served at this address again, as seen from another vantage point ")
    assert f"first absent {words.instant(absent)}" in told.text
    assert "by way of home in NL" in told.text
    assert words.translate_sentence(told.kind, told.text, words.WORDS["zh"])
    assert words.kind(told.kind, text=told.text) == "served at this address again, as seen from another vantage point"
    (blocked,) = [one for one in world.app.lookup.events() if one.kind.value == "blocked"]
    assert f"first not shown {words.instant(absent)}" in blocked.text
    ((status, began, ended),) = cases(world)
    assert (status, began) == ("restored", absent)
    assert ended is not None
    elsewhere(site, "/papers/report", Reply(404, NOT_FOUND))
    assert after(world, url, 6)[-1][1] == "suspect", "not found at both is a new doubt"
    assert after(world, url, 8, 16, 24.1)[-1][1:] == ("removed", "confirmed")
    assert [one[0] for one in cases(world)] == ["restored", "confirmed"]
    sound(world.app)


def test_small_part_of_the_text_received_elsewhere_does_not_restore_a_page(site, two_places):
    """As for our own vantage point: less than 0.6 of the kept text is too little."""
    world = two_places
    lines = [f"<p>{prose(f'line {n}', 20)}</p>" for n in range(100)]
    url = held(site, world, body=page("Report", "".join(lines)))
    del site.pages["/papers/report"]
    elsewhere(site, "/papers/report", Reply(404, NOT_FOUND))
    after(world, url, 6, 14, 22, 30.1)
    elsewhere(site, "/papers/report", page("Report", "".join(lines[:30])))
    assert {one[1] for one in after(world, url, 24, 48, 72)} == {"removed"}
    assert [one.finding for one in seen(world, url)] == ["altered_large"]


@pytest.mark.parametrize("other", [Reply(503, CHALLENGE), Reply(500, b"<h1>busy</h1>"), RESET])
def test_failing_vantage_point_does_not_undo_for_a_week_what_it_received(site, two_places, other):
    """Always gone here; the other vantage point receives the page only at every third look."""
    world = two_places
    url = held(site, world)
    del site.pages["/papers/report"]
    after(world, url, 6)
    absent = world.watched(url).assessment.first_absent_at
    for turn in range(12):
        elsewhere(site, "/papers/report", other if turn % 3 else page("Report"))
        after(world, url, 0.2 if turn < 3 else 6)
        assert (turn % 3 > 0) == ("elsewhere-holds" in rules(world, url))
    assert world.kinds(url) == ["first", "suspected", "blocked"]
    (blocked,) = [one for one in world.app.lookup.events() if one.kind.value == "blocked"]
    assert f"first not shown {words.instant(absent)}" in blocked.text
    assert [one[:2] for one in cases(world)] == [("dismissed", absent)]
    assert {one[1] for one in after(world, url, 24, 72, 120)} == {"blocked"}
    assert after(world, url, 48)[-1][1] == "suspect", "nobody has had it for a week"
    assert after(world, url, 8, 16, 24.1)[-1][1:] == ("removed", "confirmed")
    sound(world.app)


def test_vantage_point_alternating_between_served_and_gone_causes_few_doubts(site, two_places):
    world = two_places
    url = held(site, world)
    del site.pages["/papers/report"]
    after(world, url, 6)
    for _ in range(20):
        for reply in (page("Report"), Reply(404, NOT_FOUND)):
            elsewhere(site, "/papers/report", reply)
            after(world, url, 6)
    assert world.kinds(url).count("suspected") == 2
    assert world.kinds(url).count("blocked") == 1
    assert "removed" not in world.kinds(url)
    assert world.watched(url).assessment.state == "blocked"
    (held_by,) = [one for one in world.visits(url)[-1]["reasons"] if one["rule"] == "elsewhere-holds"]
    assert "7 天" in words.reason(held_by["rule"], held_by["text"], "zh")
    after(world, url, 48, 96, 144, 169)
    assert world.kinds(url).count("suspected") == 3
    sound(world.app)


def test_cadence_of_a_page_with_contradicting_vantage_points_is_bounded(site, two_places):
    """By the service's own cadence: not every ten minutes without end."""
    world = two_places
    url = held(site, world)
    world.clock.move(hours=1000)
    world.one(url)
    del site.pages["/papers/report"]
    answers = itertools.cycle([page("Report"), Reply(404, NOT_FOUND), Reply(503, b"<h1>busy</h1>")])
    elsewhere(site, "/papers/report", lambda _: next(answers))
    begun, looks = world.clock(), 0
    while world.clock() - begun < timedelta(days=10):
        now = world.watched(url)
        due = cadence.next_due(
            source=now.source.id, interval_s=now.source.interval_s, added_at=now.source.added_at, assessment=now.assessment,
            finding=now.assessment.finding, n=now.n, at=world.clock(),
        )  # fmt: skip
        world.clock.to(due)
        world.one(url)
        looks += 1
    assert looks < 40


def with_pdf(site, world):
    site.pages["/papers/report.pdf"] = PDF
    linked = page("Report", '<p><a href="/papers/report.pdf">The report as a PDF</a></p>')
    url = held(site, world, body=linked)
    world.clock.move(hours=3)
    world.one(url)
    return url


def test_document_received_from_another_vantage_point_is_not_reported_as_lost(site, two_places):
    world = two_places
    url = with_pdf(site, world)
    del site.pages["/papers/report.pdf"]
    elsewhere(site, "/papers/report.pdf", PDF)
    assert [one[1] for one in after(world, url, 6, 14, 22, 30.1, 54)] == ["suspect", "available", *["blocked"] * 3]
    assert world.kinds(url) == ["first", "suspected", "blocked"]
    lost = [one for one in members(world, url) if one.lost]
    assert [(way.egress, way.country, way.finding) for one in lost for way in one.vantages] == [("sg", "SG", "same")]
    kept = next(one for one in world.captures() if one.id == lost[0].vantages[0].capture)
    assert (kept.role, kept.good) == ("vantage", True)
    texts = {one["rule"]: one["text"] for one in world.visits(url)[-1]["reasons"]}
    assert "the document was received from another vantage point, and not from this one" in texts["received-elsewhere"]
    assert "by way of sg in SG: same as our copy" in texts["limit-vantage"]
    assert all(words.reason(rule, text, "zh") for rule, text in texts.items())
    told = world.app.lookup.events()[-1].text
    assert "A document that this page carries is not shown to us" in told
    assert "seen from another vantage point" in words.standing(world.watched(url).assessment)
    judged_again(world)
    sound(world.app)
    elsewhere(site, "/papers/report.pdf", RESET)
    assert {one[1] for one in after(world, url, 6, 30, 54)} == {"blocked"}, "a way that fails tells nothing"
    elsewhere(site, "/papers/report.pdf", Reply(404, NOT_FOUND))
    assert {one[1] for one in after(world, url, 6, 14)} == {"suspect"}
    assert after(world, url, 18)[-1][1:] == ("removed", "confirmed")
    judged_again(world)
    elsewhere(site, "/papers/report.pdf", PDF)
    assert [one[1] for one in after(world, url, 6, 14)] == ["removed", "available"], "as a page is: twice over an hour"
    back = world.app.lookup.events()[-1]
    assert (back.kind.value, "from another vantage point" in back.text) == ("restored", True)
    assert words.kind(back.kind, text=back.text) == "a document of the page is served again"
    site.pages["/papers/report.pdf"] = PDF
    assert after(world, url, 6)[-1][1] == "available"
    assert world.kinds(url) == ["first", "suspected", "blocked", "suspected", "removed", "restored"]


def test_of_two_lost_documents_only_the_one_missing_everywhere_is_reported(site, two_places):
    world = two_places
    for name in ("one", "two"):
        site.pages[f"/papers/{name}.pdf"] = Reply(200, pdf((prose(name, 90),)), "application/pdf")
    links = "".join(f'<p><a href="/papers/{name}.pdf">Paper {name}</a></p>' for name in ("one", "two"))
    url = held(site, world, body=page("Report", links))
    there = site.pages.pop("/papers/two.pdf")
    del site.pages["/papers/one.pdf"]
    elsewhere(site, "/papers/one.pdf", Reply(404, NOT_FOUND))
    elsewhere(site, "/papers/two.pdf", there)
    assert after(world, url, 6, 14, 22, 30.1)[-1][1:] == ("removed", "confirmed")
    elsewhere(site, "/papers/two.pdf", Reply(404, NOT_FOUND))
    assert world.kinds(url).count("removed") == 1
    after(world, url, 8, 16, 33)
    assert world.kinds(url).count("removed") == 2, "gone at both ways, it is a loss of its own"


def test_document_gone_from_both_vantage_points_is_reported_with_that_evidence(site, two_places):
    world = two_places
    url = with_pdf(site, world)
    del site.pages["/papers/report.pdf"]
    elsewhere(site, "/papers/report.pdf", Reply(404, NOT_FOUND))
    assert after(world, url, 6, 14, 22, 30.1)[-1][1:] == ("removed", "confirmed")
    texts = {one["rule"]: one["text"] for one in world.visits(url)[-1]["reasons"]}
    assert "by way of sg in SG" in texts["limit-vantage"]
    assert "the same was found from another vantage point" in texts["evidence"]
    judged_again(world)


def members(world, url):
    found = world.watched(url)
    return world.app.lookup.visit(found.source.id, found.n).observation.members


def judged_again(world):
    """Checks that judging again, from observations and from bodies, changes nothing."""
    for deep in (False, True):
        with world.app.rejudge(deep=deep) as judging:
            assert [one for one in judging.all() if isinstance(one, Changed)] == []


def test_removal_states_from_which_vantage_points_it_was_seen(site, two_places, make_world):
    for world, places in ((two_places, "by way of sg in SG"), (make_world("alone"), "Looked at from here only")):
        url = held(site, world)
        del site.pages["/papers/report"]
        elsewhere(site, "/papers/report", Reply(404, NOT_FOUND))
        assert after(world, url, 0, 8, 16, 24.1)[-1][1:] == ("removed", "confirmed")
        texts = [one["text"] for one in world.visits(url)[-1]["reasons"] if one["rule"] == "limit-vantage"]
        assert any(places in text for text in texts)


def test_broken_vantage_point_and_forbidden_redirect_target_say_nothing(site, two_places, proxy):
    world = two_places
    url = held(site, world)
    site.pages["/papers/report"] = Reply(403, b"<h1>Forbidden</h1>")
    elsewhere(site, "/papers/report", Reply(302, b"", headers={"Location": "http://169.254.169.254/latest/"}))
    after(world, url, 0)
    (there,) = seen(world, url)
    assert there.finding == "forbidden_address"
    assert all("169.254" not in one for one in proxy.asked)
    proxy.refuse = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"
    assert after(world, url, 1.1)[-1][1] == "blocked"


@pytest.mark.parametrize("answer", [Reply(404, NOT_FOUND), Reply(403, b"<h1>Forbidden</h1>")])
def test_vantage_point_that_was_tried_and_failed_is_named(site, two_places, proxy, answer):
    world = two_places
    url = held(site, world)
    site.pages["/papers/report"] = answer
    proxy.refuse = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
    after(world, url, 0, 2)
    (said,) = [one for one in world.visits(url)[-1]["reasons"] if one["rule"] == "limit-vantage"]
    assert said["text"].startswith("Looked at by way of home in NL, and by way of sg: that vantage point did not work.")
    assert "经由 sg：" in words.reason(said["rule"], said["text"], "zh")
    assert seen(world, url) == ()
    assert after(world, url, 8, 24)[-1][1] in {"removed", "blocked"}, "a way that does not work holds nothing up"
    sound(world.app)


def test_source_with_its_own_vantage_point_is_looked_at_by_no_other(site, two_places):
    world = two_places
    url = held(site, world)
    source = world.watched(url).source

    world.app.journal.record([SourceEdited(source=replace(source, egress="home"))])
    site.pages["/papers/report"] = Reply(503, CHALLENGE)
    after(world, url, 0, 1.1)
    assert seen(world, url) == ()


def test_not_found_page_is_learned_weekly_and_later_identifies_a_soft_404(site, world):
    site.missing = rotating("Welcome. Our newest reports and news are below.")
    url = held(site, world)
    for _ in range(15):
        world.clock.move(hours=24)
        world.one(url)
    learned = [one for one in world.captures() if one.role == "learned"]
    assert len(learned) == 3
    del site.pages["/papers/report"]
    world.clock.move(hours=6)
    world.one(url)
    visit = world.app.lookup.visit(world.watched(url).source.id, world.watched(url).n)
    assert visit.finding == "soft_gone"
    assert visit.observation.like_not_found > 0.8


def test_learned_not_found_page_confirms_a_loss_that_invented_urls_no_longer_show(site, world):
    """The site shows its old not-found page at this URL, and other answers at invented URLs."""
    gone = rotating("Welcome. Our newest reports and news are below.")
    site.missing = gone
    url = held(site, world)
    after(world, url, 24)
    site.missing = Reply(404, NOT_FOUND)
    site.pages["/papers/report"] = gone
    assert after(world, url, 6, 18, 30.1)[-1] == ("soft_gone", "removed", "confirmed")
    assert "gone-soft" in rules(world, url)


def test_no_invented_urls_are_fetched_for_a_source_without_probes(site, world):
    url = held(site, world)
    source = world.watched(url).source

    world.app.journal.record([SourceEdited(source=replace(source, probes=False))])
    site.forget()
    after(world, url, 24, 48)
    del site.pages["/papers/report"]
    after(world, url, 10, 20)
    assert set(site.paths()) == {"/papers/report"}


def test_not_found_page_is_learned_for_a_page_with_an_etag_too(site, world):
    url = held(site, world, body=tagged(page("Report")))
    after(world, url, *range(6, 60, 6))
    assert any(one.role == "learned" for one in world.captures())
