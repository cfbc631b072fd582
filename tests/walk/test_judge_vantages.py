"""Findings from other vantage points: a wall or an error there says nothing, and one vantage point does not stand in the way of
another."""

from __future__ import annotations

from dataclasses import replace

import pytest
from starlette.testclient import TestClient

from archiver import web, words
from storage.clock import rfc3339
from storage.journal import SourceEdited
from storage.model import RemarkKind
from tests.support.proxies import HttpProxy
from tests.support.site import NOT_FOUND, RESET, Reply, page
from tests.support.world import sound
from tests.walk.test_judge_moved import NEW, kept, link, listing
from tests.walk.test_judgement_table import after, held, rules
from tests.walk.test_judgement_vantage import elsewhere, judged_again, seen

REPORT = "/papers/report"
FORBIDDEN = Reply(403, b"<h1>Forbidden</h1>")
BUSY = Reply(503, b"<h1>busy</h1>")


@pytest.mark.parametrize("trouble", [BUSY, RESET, FORBIDDEN])
def test_moved_source_stays_moved_while_its_new_url_only_fails(site, world, trouble):
    url = kept(site, world, [link(REPORT, "PDF")])
    there = site.pages[NEW] = site.pages.pop(REPORT)
    site.pages["/papers/"] = listing(link(NEW, "Survey of the wells, 2021"))
    assert after(world, url, 0, 1.1)[-1][1] == "moved"
    site.pages[NEW] = trouble
    assert {one[1] for one in after(world, url, 6.1, 6.1, 24, 48)} == {"moved"}
    text = next(one["text"] for one in world.visits(url)[-1]["reasons"] if one["rule"] == "inconclusive")
    assert text.startswith("The address where the kept text was found before could not be seen")
    assert words.reason("inconclusive", text, "zh")
    site.pages[NEW] = there
    assert after(world, url, 24)[-1][1] == "moved"
    judged_again(world)
    del site.pages[NEW]
    assert after(world, url, 6, 18, 30.1)[-1][1:] == ("removed", "confirmed"), "it is gone there, too"
    site.pages[NEW] = there
    assert [one[1] for one in after(world, url, 24, 48)] == ["removed", "moved"], "and found again"
    judged_again(world)


def test_list_linking_to_a_failing_new_url_does_not_count_as_having_dropped_the_source(site, world):
    url = kept(site, world, [link(REPORT, "PDF")])
    del site.pages[REPORT]
    site.pages |= {NEW: BUSY, "/papers/": listing(link(NEW, "Survey of the wells, 2021"))}
    assert {one[1] for one in after(world, url, 0, 6.1, 12)} == {"suspect"}
    assert after(world, url, 24.1)[-1][1] == "removed", "as of any page that is not there for a day"


def test_not_found_after_a_failure_here_is_suspected_at_once(site, two_places):
    """That another vantage point received the page during our failure delays nothing."""
    world = two_places
    url = held(site, world)
    site.pages[REPORT] = RESET
    elsewhere(site, REPORT, page("Report"))
    after(world, url, 6)
    del site.pages[REPORT]
    elsewhere(site, REPORT, RESET)
    found = after(world, url, 6, 16, 30.1)
    assert (found[0][1], found[-1][1:]) == ("suspect", ("removed", "confirmed"))
    judged_again(world)


def test_different_text_received_from_another_vantage_point_is_not_a_good_copy(site, two_places):
    """What one proxy returns once does not replace what is kept."""
    world = two_places
    url = held(site, world)
    site.pages[REPORT] = FORBIDDEN
    elsewhere(
        site,
        REPORT,
        page("Report", "<p>A sentence that only this vantage point was ever given, for whatever reason.</p>"),
    )
    after(world, url, 6)
    assert [one.finding for one in seen(world, url)] == ["altered"]
    assert [one.good for one in world.captures() if one.role == "vantage"] == [False]
    sound(world.app)


def test_source_never_shown_here_is_received_from_another_vantage_point(site, two_places):
    world = two_places
    site.pages[REPORT] = FORBIDDEN
    elsewhere(site, REPORT, page("Report"))
    url = site.url(REPORT)
    world.add(url)
    assert {one[1] for one in after(world, url, 0, 1, 6)} == {"new"}
    stands = words.standing(world.watched(url).assessment)
    assert "A copy was received from another vantage point" in stands
    assert {one.good for one in world.captures() if one.role == "vantage"} == {True}
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        source = client.get(f"/source/{world.watched(url).source.id}", headers={"accept": "text/html"}).text
        listed = client.get("/sources", headers={"accept": "text/html"}).text
    assert "The newest copy was received from another vantage point" in source
    assert "No copy is kept yet" not in source
    received = max(one.at for one in world.captures() if one.role == "vantage")
    assert rfc3339(received)[:19] in listed, "seen last from the other vantage point"
    why = next(one["text"] for one in world.visits(url)[-1]["reasons"] if one["rule"] == "new")
    assert why.startswith("A copy was received from another vantage point")
    assert words.reason("new", why, "zh")
    judged_again(world)
    site.pages[REPORT] = page("Report")
    assert after(world, url, 6)[-1] == ("first", "available", "confirmed")
    sound(world.app)


def test_two_broken_vantage_points_do_not_hide_that_a_third_receives_the_page(site, make_world, proxy, tmp_path):
    lines = ['[[egress]]\nname = "home"\nkind = "direct"\ncountry = "NL"\n']
    with HttpProxy() as dead:
        dead.refuse = b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\n\r\n"
        for name, country, port in (("a", "SG", dead.port), ("b", "BR", dead.port), ("c", "CN", proxy.port)):
            lines.append(f'[[egress]]\nname = "{name}"\nurl = "http://127.0.0.1:{port}"\ncountry = "{country}"\n')
        file = tmp_path / "three-places.toml"
        file.write_text("\n".join(lines))
        world = make_world("three", config=str(file))
        url = held(site, world)
        del site.pages[REPORT]
        elsewhere(site, REPORT, page("Report"))
        states = {one[1] for one in after(world, url, 6, 12, 18, 24, 31, 55)}
    assert "removed" not in states
    assert "blocked" in states


def test_known_move_remarked_after_the_loss_was_reported_takes_effect(site, world):
    url = held(site, world)
    del site.pages[REPORT]
    assert after(world, url, 6, 18, 30.1)[-1][1] == "removed"
    (case,) = world.app.lookup.cases()
    world.app.remarks.make(
        case.id, RemarkKind.KNOWN_MOVE, actor="Ada", reason="a new site", url="https://new.example/17"
    )
    assert after(world, url, 24)[-1][1:] == ("moved", "confirmed")
    judged_again(world)


def test_false_alarm_remarked_while_a_wall_hides_the_doubt_takes_effect(site, world):
    url = held(site, world)
    del site.pages[REPORT]
    after(world, url, 6)
    (case,) = world.app.lookup.cases()
    site.pages[REPORT] = FORBIDDEN
    assert after(world, url, 6, 8)[-1][1] == "blocked"
    world.app.remarks.make(case.id, RemarkKind.FALSE_ALARM, actor="Ada", reason="the site was moved")
    after(world, url, 6)
    del site.pages[REPORT]
    assert after(world, url, 6)[-1][1] == "suspect"
    assert world.kinds(url).count("suspected") == 2
    assert world.watched(url).assessment.first_absent_at.isoformat()[:19] == world.visits(url)[-1]["at"][:19]
    assert "wait-gone" in rules(world, url)


def test_vantage_point_that_received_the_page_and_broke_does_not_keep_others_unasked(site, make_world, tmp_path):
    """Three other vantage points: one received the page and then breaks, one gets 404, one always receives it."""
    with HttpProxy() as first, HttpProxy() as second, HttpProxy() as third:
        file = tmp_path / "places.toml"
        ways = (("a", "SG", first), ("b", "BR", second), ("c", "CN", third))
        file.write_text('[[egress]]\nname = "home"\nkind = "direct"\ncountry = "NL"\n' + "".join(
            f'[[egress]]\nname = "{name}"\nurl = "http://127.0.0.1:{way.port}"\ncountry = "{country}"\n'
            for name, country, way in ways
        ))  # fmt: skip
        world = make_world("places", config=str(file))
        url = held(site, world)
        del site.pages[REPORT]
        second.refuse = b"HTTP/1.1 404 Not Found\r\nContent-Length: 9\r\n\r\nnot found"
        elsewhere(site, REPORT, page("Report"))
        after(world, url, 6, 12)
        first.refuse = b"HTTP/1.1 407 Proxy Authentication Required\r\nContent-Length: 0\r\n\r\n"
        states = {one[1] for one in after(world, url, 6, 12, 18, 31, 55, 79, 103)}
    assert "removed" not in states


def test_list_without_the_source_at_the_last_good_look_is_no_evidence_of_removal(site, world):
    url = kept(site, world, [link(REPORT, "PDF")])
    site.pages["/papers/"] = listing()
    after(world, url, 24 * 8)
    del site.pages[REPORT]
    assert {one[1] for one in after(world, url, 1, 8, 14)} == {"suspect"}


def test_passage_outside_the_main_text_is_missed_in_a_copy_and_the_copy_with_it_wins(site, world):
    sentence = "The ditches of the upper valley were dug by people who had no choice."
    body = page("Survey of the wells, 2021", aside=f"<p>{sentence}</p>")
    url = kept(site, world, [link(REPORT, "PDF")], body=body)
    world.add(url, quote=sentence)
    after(world, url, 6)
    site.pages[NEW] = site.pages.pop(REPORT).replace(sentence.encode(), b"")
    site.pages["/papers/"] = listing(link(NEW, "Survey of the wells, 2021"))
    after(world, url, 6, 7.1)
    assert "not in the text found there" in world.app.lookup.events()[-1].text
    other = "/archive/18"
    site.pages[other] = body
    site.pages["/papers/"] = listing(link(NEW, "Survey of the wells, 2021"), link(other, "Survey of the wells, 2021"))
    after(world, url, 24)
    stands = words.standing(world.watched(url).assessment)
    assert (other in stands, "not in the text" in stands) == (True, False)


def test_source_blocked_here_is_judged_from_the_vantage_point_set_for_it(site, two_places):
    """Until it is set, the reasons say how to set it."""
    world = two_places
    url = held(site, world)
    site.pages[REPORT] = FORBIDDEN
    elsewhere(site, REPORT, page("Report"))
    assert after(world, url, 0, 1.1)[-1][1] == "blocked"
    (said,) = [one["text"] for one in world.visits(url)[-1]["reasons"] if one["rule"] == "limit-way"]
    assert "set sg as the vantage point of this source" in said
    assert "将此来源的出口设为 sg" in words.reason("limit-way", said, "zh")
    world.app.journal.record([SourceEdited(source=replace(world.watched(url).source, egress="sg"))])
    assert after(world, url, 2)[-1][:2] == ("same", "available")
    elsewhere(site, REPORT, page("Report").replace(b"<p>", b"<p>The figures were put right in May. </p><p>", 1))
    after(world, url, 6, 7.1)
    assert world.kinds(url) == ["first", "blocked", "altered"]
    elsewhere(site, REPORT, Reply(404, b"<h1>Not found</h1>"))
    assert after(world, url, 6, 18, 30.1)[-1][1] == "removed"


@pytest.mark.parametrize("answer", [Reply(404, NOT_FOUND), Reply(410, NOT_FOUND), FORBIDDEN])
def test_source_not_found_here_from_the_start_is_tried_from_other_vantage_points_at_each_look(site, two_places, answer):
    world = two_places
    site.pages[REPORT] = answer
    elsewhere(site, REPORT, page("Report"))
    url = site.url(REPORT)
    world.add(url)
    after(world, url, 0, 1, 6)
    assert "A copy was received from another vantage point, most recently" in words.standing(
        world.watched(url).assessment
    )
    assert {one.good for one in world.captures() if one.role == "vantage"} == {True}
    seen_at = world.watched(url).assessment.elsewhere_at
    site.pages[REPORT] = Reply(410, NOT_FOUND)
    elsewhere(site, REPORT, Reply(410, NOT_FOUND))
    assert {one[1] for one in after(world, url, 6, 24)} == {"new"}
    assert [one.finding for one in seen(world, url)] == ["gone"]
    now = world.watched(url).assessment
    assert words.standing(now).endswith(
        f"most recently {words.instant(seen_at)}; at a later look none was received from any vantage point that was tried."
    )
    assert words.instant(seen_at, "zh") in words.standing(now, "zh")
    why = next(one["text"] for one in world.visits(url)[-1]["reasons"] if one["rule"] == "new")
    assert why.endswith("at this look none was received from any vantage point that was tried.")
    assert words.reason("new", why, "zh")
    judged_again(world)


@pytest.mark.parametrize("wall", [Reply(404, NOT_FOUND), FORBIDDEN])
def test_whole_host_hidden_from_us_and_then_gone_everywhere_is_one_host_event(site, two_places, wall):
    """Hidden behind a 403, or a 404 that other vantage points do not get."""
    world, paths = two_places, [f"/papers/p{n}" for n in range(6)]
    for path in paths:
        site.pages[path] = page(path)
        elsewhere(site, path, page(path))
    elsewhere(site, "/", page("Institute"))
    urls = [site.url(path) for path in paths]
    world.add(*urls)

    def over(*hours):
        for more in hours:
            world.clock.move(hours=more)
            world.look(*urls)

    over(0, 6)
    for path in paths:
        site.pages[f"{site.names[0]}{path}"] = wall
    over(6, 1, 6, 6, 12, 24)
    told = {one.id for one in world.app.lookup.events()}
    for path in paths:
        site.pages[f"{site.names[0]}{path}"] = Reply(410, NOT_FOUND)
        elsewhere(site, path, Reply(410, NOT_FOUND))
    over(6, 7)
    kinds = [one.kind.value for one in world.app.lookup.events() if one.id not in told]
    assert (kinds.count("host"), kinds.count("removed")) == (1, 0)
