"""A page whose report is a PDF in a scripted player shows nothing of it without the script: the replay bar links the
kept document."""

from __future__ import annotations

import pytest
from lxml import html
from starlette.testclient import TestClient

from archiver import web
from demo.site import REPORT
from tests.support.site import Reply, page, prose
from tests.support.walked import walked

PAPER = "/_upload/%E6%8A%A5%E5%91%8A.pdf"  # 报告
PLAYED = page("Survey", f'<div class="player" pdfsrc="{PAPER}"></div>')


@pytest.fixture
def opened(tmp_path):
    """(site, world, client of the pages, client of replay)"""
    with walked(tmp_path) as (site, world, client):
        site.pages |= {"/report": PLAYED, PAPER: Reply(200, REPORT, "application/pdf")}
        application = web.create_replay(world.app, public_url="http://127.0.0.1:8080")
        with TestClient(application, base_url="http://127.0.0.1:8081", follow_redirects=False) as replay:
            yield site, world, client, replay


def way(client, capture):
    """The path of a copy on replay."""
    return "/" + client.get(f"/capture/{capture}/open").headers["location"].split("/", 3)[3]


def bar(client, replay, capture):
    """The lines of the replay bar that name documents: (text, targets of their links)."""
    found = html.fromstring(replay.get(way(client, capture)).text)
    lines = [one for one in found.findall(".//header/p") if one.text_content().startswith("Documents of this page:")]
    return [(" ".join(one.text_content().split()), [link.get("href") for link in one.findall(".//a")]) for one in lines]


def test_bar_links_the_document_that_came_with_the_page(opened):
    site, world, client, replay = opened
    world.add(site.url("/report"))
    capture = world.one(site.url("/report"))["capture"]
    [(words, [link])] = bar(client, replay, capture)
    assert words == "Documents of this page: 报告.pdf"
    paper = html.fromstring(replay.get(link).text).xpath("//a[@class='button']/@href")[0]
    assert replay.get(paper).content == REPORT


def test_bar_links_the_newest_good_copy_of_a_missing_document_with_its_date(opened):
    site, world, client, replay = opened
    world.add(site.url("/report"))
    first = world.one(site.url("/report"))
    del site.pages[PAPER]
    world.clock.move(hours=8)
    capture = world.one(site.url("/report"))["capture"]
    [(words, [link])] = bar(client, replay, capture)
    assert words.startswith("Documents of this page: 报告.pdf (received 1 March 2021 08:0")
    paper = html.fromstring(replay.get(link).text).xpath("//a[@class='button']/@href")[0]
    assert replay.get(paper).content == REPORT
    world.app.purging.purge([world.app.lookup.by_id(first["members"][0]["capture"])], "an order")
    assert bar(client, replay, capture) == [], "what was erased is not named"


def test_bar_of_a_page_without_documents_lists_none(opened):
    site, world, client, replay = opened
    site.pages["/plain"] = page("Plain", f"<p>{prose('plain')}</p>")
    world.add(site.url("/plain"))
    assert bar(client, replay, world.one(site.url("/plain"))["capture"]) == []


def test_range_applies_only_to_get(opened):
    """RFC 9110, 14.2: HEAD tells of the whole."""
    site, world, client, replay = opened
    world.add(site.url("/report"))
    capture = world.one(site.url("/report"))["capture"]
    [(_, [link])] = bar(client, replay, capture)
    paper = html.fromstring(replay.get(link).text).xpath("//a[@class='button']/@href")[0]
    part = {"range": "bytes=0-9"}
    assert (replay.get(paper, headers=part).status_code, replay.get(paper, headers=part).content) == (206, REPORT[:10])
    head = replay.head(paper, headers=part)
    assert (head.status_code, head.headers["content-length"]) == (200, str(len(REPORT)))
