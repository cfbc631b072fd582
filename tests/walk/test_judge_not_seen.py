"""Sources assumed to be served but not visible because of a limit of ours: the state stays, and the limit is stated."""

from __future__ import annotations

import json
from contextlib import contextmanager

import pytest
from starlette.testclient import TestClient

from archiver import web, words
from archiver.lookup import source_line
from tests.support.site import Reply, moved, page
from tests.walk.test_judge_documents import ANNEX, PAPER, carried
from tests.walk.test_judgement_table import after, held
from tests.walk.test_judgement_vantage import elsewhere, judged_again, seen

REPORT = "/papers/report"
INWARD = moved("http://10.1.2.3/report")
TORN = Reply(200, page("Report"), cut=40)


@contextmanager
def pages(world):
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        yield lambda path: client.get(path, headers={"accept": "text/html"}).text


def stands(world, url, language="en"):
    return words.standing(world.watched(url).assessment, language)


@pytest.mark.parametrize(
    ("answer", "why"),
    [(INWARD, "the address is one that we never connect to"), (TORN, "the answer was not received whole")],
)
def test_after_a_day_it_is_stated_since_when_and_why_a_source_was_not_seen(site, world, answer, why):
    url = held(site, world)
    site.pages[REPORT] = answer
    assert {one[1:] for one in after(world, url, 6, 20)} == {("available", "confirmed")}
    assert stands(world, url).startswith("Served at this address: last seen")
    assert source_line(world.watched(url))["not_seen_since"] is None
    assert {one[1:] for one in after(world, url, 11, 40)} == {("available", "confirmed")}
    now = world.watched(url).assessment
    since = world.visits(url)[1]["at"]
    line = source_line(world.watched(url))
    assert (line["not_seen_since"], line["not_seen"]) == (since, now.finding)
    said = stands(world, url)
    assert said.startswith(
        f"Last seen at this address {words.instant(now.last_good_at)}; no look from 1 March 2021 14:0"
    )
    assert said.endswith(f"it is not known whether it is there: {why}.")
    assert "自 2021年3月1日" in stands(world, url, "zh")
    with pages(world) as get:
        front, listed, source = get("/"), get("/sources?state=not_seen"), get(f"/source/{line['source']}")
        assert line["source"] not in get("/sources?state=removed")
    assert "1 that we could not see from here" in front
    assert "served at this address" not in front
    assert "could not be seen lately" in front
    assert f"/source/{line['source']}" in listed
    assert said in source
    assert world.kinds(url) == ["first"], "no state changed"
    judged_again(world)
    site.pages[REPORT] = page("Report")
    assert after(world, url, 6)[-1] == ("same", "available", "confirmed")
    assert stands(world, url).startswith("Served at this address: last seen")
    assert source_line(world.watched(url))["not_seen"] is None


def test_source_received_from_another_vantage_point_counts_as_seen(site, two_places):
    world = two_places
    url = held(site, world)
    site.pages[REPORT] = INWARD
    elsewhere(site, REPORT, page("Report"))
    assert {one[1] for one in after(world, url, 6, 20, 31, 60)} == {"available"}
    assert [(one.egress, one.finding) for one in seen(world, url)] == [("sg", "same")]
    assert source_line(world.watched(url))["not_seen"] is None
    said = stands(world, url)
    assert said.startswith("Not shown to us from here: the address is one that we never connect to.")
    assert "first not shown 1 March 2021 14:0" in said
    judged_again(world)


def test_source_received_from_no_vantage_point_counts_as_not_seen(site, two_places):
    world = two_places
    url = held(site, world)
    site.pages[REPORT] = INWARD
    elsewhere(site, REPORT, INWARD)
    after(world, url, 6, 31)
    assert len(seen(world, url)) == 1
    assert "no look from 1 March 2021" in stands(world, url)


def test_unseen_document_is_stated_on_its_pages_source(site, world):
    url = carried(site, world)
    site.pages[ANNEX] = INWARD
    after(world, url, 6, 20)
    assert stands(world, url).startswith("Served at this address")
    assert {one[1] for one in after(world, url, 11, 40)} == {"available"}
    line = source_line(world.watched(url))
    assert (line["not_seen"], line["documents_not_seen"]) == (None, [site.url(ANNEX)])
    assert stands(world, url).startswith("A document that this page carries was last seen")
    assert site.url(ANNEX) in stands(world, url)
    with pages(world) as get:
        front, source = get("/"), get(f"/source/{line['source']}")
        figures = json.loads(get("/api/v1/overview"))
    assert "1 with a document that we could not see from here" in front
    assert "a document of the page could not be seen lately" in front
    assert (figures["not_seen"], figures["documents_not_seen"]) == (0, 1)
    assert "not known whether it is there: the address is one that we never connect to." in source
    judged_again(world)
    site.pages[ANNEX] = PAPER
    after(world, url, 6)
    assert stands(world, url).startswith("Served at this address")


def test_document_received_from_another_vantage_point_counts_as_seen(site, two_places):
    world = two_places
    url = carried(site, world)
    site.pages[ANNEX] = INWARD
    elsewhere(site, ANNEX, PAPER)
    after(world, url, 6, 20, 31, 60)
    assert source_line(world.watched(url))["documents_not_seen"] == []
    assert stands(world, url).startswith("A document that this page carries is not shown to us from here")
    judged_again(world)
