"""The Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import timedelta
from email.utils import parsedate_to_datetime
from pathlib import Path

import pytest
from lxml import etree

from archiver.web import feed as making
from archiver.web.links import http_date
from storage.model import Finding
from tests.web.scenes import HOUR

NS = {"a": "http://www.w3.org/2005/Atom"}
ATOM = etree.RelaxNG(etree.parse(Path(__file__).parent / "atom.rng"))
GOLDEN = Path(__file__).parent / "golden" / "events.atom"
HOSTILE = "</title><script>alert(1)</script> ]]> & \u202egnp.exe \x07\x00\ufffe<b>"


@pytest.fixture
def told(archive):
    archive.add("https://example.org/report?token=hunter2")
    archive.look("https://example.org/report?token=hunter2", title=HOSTILE)
    for _ in range(4):
        archive.now += 9 * HOUR
        archive.look("https://example.org/report?token=hunter2", Finding.GONE)
    return archive


def parsed(answer):
    return etree.fromstring(answer.content, etree.XMLParser(resolve_entities=False, no_network=True))


def test_feed_is_the_golden_one(client, told):
    source = next(told.lookup.sources()).source.id
    text = client.get("/feeds/events.atom").text
    for number, found in enumerate(parsed(client.get("/feeds/events.atom")).findall("a:entry/a:id", NS)):
        text = text.replace(
            found.text, f"urn:uuid:EVENT-{number}"
        )  # they derive from the source's id, which is new each time
    assert text.replace(source, "SOURCE") == GOLDEN.read_text()


def test_chinese_feed_has_chinese_content(client, told):
    feed = parsed(client.get("/feeds/events.atom?lang=zh"))
    contents = [one.text for one in feed.findall("a:entry/a:content", NS)]
    assert contents[0].startswith("该网址已不再提供此内容")
    for content in contents:
        told = [line for line in content.splitlines() if "https://" not in line]
        assert not [line for line in told if len(re.findall("[A-Za-z]{2,}", line)) > 2 and "The answer had" not in line]


def test_hostile_titles_are_escaped_in_the_feed(client, told):
    feed = parsed(client.get("/feeds/events.atom"))
    titles = [one.text for one in feed.findall("a:entry/a:title", NS)]
    assert all(title.startswith("</title><script>alert(1)</script> ]]> & gnp.exe <b>") for title in titles)
    assert feed.findall(".//{*}script") == []
    assert "hunter2" not in client.get("/feeds/events.atom").text


def test_entry_ids_are_stable_across_pages_of_the_feed(client, told, monkeypatch):
    first = parsed(client.get("/feeds/events.atom"))
    ids = [one.text for one in first.findall("a:entry/a:id", NS)]
    assert len(ids) == len(set(ids)) == 3
    monkeypatch.setattr(making, "ENTRIES", 2)
    page = parsed(client.get("/feeds/events.atom"))
    following = page.find("a:link[@rel='next']", NS).get("href")
    rest = parsed(client.get(following.removeprefix("http://127.0.0.1:8080")))
    again = [one.text for one in [*page.findall("a:entry/a:id", NS), *rest.findall("a:entry/a:id", NS)]]
    assert again == ids
    assert rest.find("a:id", NS).text == first.find("a:id", NS).text
    assert rest.find("a:link[@rel='next']", NS) is None


def test_feed_has_self_link_author_and_times(client, told):
    feed = parsed(client.get("/feeds/events.atom"))
    assert feed.find("a:link[@rel='self']", NS).get("href") == "http://127.0.0.1:8080/feeds/events.atom"
    assert feed.find("a:author/a:name", NS).text == "archiver"
    assert feed.find("a:updated", NS).text == feed.find("a:entry/a:updated", NS).text == "2021-03-04T02:20:00.000Z"


def test_unchanged_feed_is_304_by_etag(client, told):
    first = client.get("/feeds/events.atom")
    again = client.get("/feeds/events.atom", headers={"if-none-match": f'"x", W/{first.headers["etag"]}'})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == first.headers["etag"]
    told.now += HOUR
    told.look("https://example.org/report?token=hunter2", Finding.SAME)
    assert client.get("/feeds/events.atom", headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_empty_feed_has_a_date_and_no_entries(client):
    feed = parsed(client.get("/feeds/events.atom"))
    assert feed.find("a:updated", NS).text == "1970-01-01T00:00:00.000Z"
    assert feed.findall("a:entry", NS) == []


def test_chinese_feed_has_language_title_and_self_link(client, told):
    feed = parsed(client.get("/feeds/events.atom?lang=zh"))
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"
    assert "该网址已不再提供此内容" in feed.find("a:entry/a:title", NS).text
    assert feed.find("a:link[@rel='self']", NS).get("href").endswith("?lang=zh")


def test_events_at_one_instant_have_a_stable_order(archive):
    """Independent of the order of commits, which a rebuild changes."""
    urls = [f"https://example.org/{n}" for n in range(6)]
    sources = [archive.add(url) for url in urls]
    for url in urls[::-1]:
        archive.look(url)
    assert [event.source for event in archive.lookup.events()] == sorted(sources)


def test_unchanged_feed_is_304_by_last_modified(client, told):
    """The date is not that of the newest event: the event of a look that took longer is added below it later."""
    client.get("/feeds/events.atom")
    told.now += timedelta(seconds=2)
    first = client.get("/feeds/events.atom")
    dated = {"if-modified-since": first.headers["last-modified"]}
    assert (client.get("/feeds/events.atom", headers=dated).status_code, first.status_code) == (304, 200)
    other = client.get("/feeds/events.atom", headers={"if-none-match": '"x"', **dated})
    assert other.status_code == 200  # the etag takes precedence
    assert client.get("/feeds/events.atom", headers={"if-modified-since": "yesterday"}).status_code == 200
    endless = {"if-modified-since": "Mon, 01 Mar 99999999999999999999 00:00:00 GMT"}
    assert client.get("/feeds/events.atom", headers=endless).status_code == 200
    before = {"if-modified-since": http_date(told.now - HOUR)}
    assert client.get("/feeds/events.atom", headers=before).status_code == 200

    there = told.now
    told.now -= 20 * HOUR
    told.add("https://example.org/late")
    told.look("https://example.org/late")
    told.now = there
    changed = client.get("/feeds/events.atom", headers=dated)
    assert (changed.status_code, "/late" in changed.text) == (200, True)
    assert "last-modified" not in changed.headers  # more events may come in this second
    told.now += timedelta(seconds=2)
    again = client.get("/feeds/events.atom", headers=dated)
    assert again.status_code == 200
    assert parsedate_to_datetime(again.headers["last-modified"]) > parsedate_to_datetime(first.headers["last-modified"])


@pytest.mark.parametrize("asked", ["", "?lang=zh"])
def test_feed_conforms_to_rfc_4287(client, told, asked, monkeypatch):
    """RELAX NG after RFC 4287 appendix B, and what a grammar cannot express: distinct links, one self link, and
    `updated` equal to that of the newest entry."""
    monkeypatch.setattr(making, "ENTRIES", 2)
    page = parsed(client.get(f"/feeds/events.atom{asked}"))
    rest = page.find("a:link[@rel='next']", NS).get("href").removeprefix("http://127.0.0.1:8080")
    for feed in (page, parsed(client.get(rest))):
        ATOM.assertValid(feed)
        links = [(one.get("rel"), one.get("type"), one.get("hreflang")) for one in feed.findall("a:link", NS)]
        assert len(set(links)) == len(links)
        assert [one[0] for one in links].count("self") == 1
        times = [one.text for one in feed.findall("a:entry/a:updated", NS)]
        assert feed.find("a:updated", NS).text == max(times)


def test_empty_feed_is_valid(client):
    ATOM.assertValid(parsed(client.get("/feeds/events.atom")))


@pytest.mark.parametrize("harm", [
    lambda feed: feed.remove(feed.find("a:id", NS)),
    lambda feed: feed.append(deepcopy(feed.find("a:updated", NS))),
    lambda feed: feed.find("a:entry", NS).remove(feed.find("a:entry/a:title", NS)),
    lambda feed: feed.find("a:entry/a:updated", NS).__setattr__("text", "2021-03-04 02:20"),
    lambda feed: feed.find("a:link", NS).attrib.pop("href"),
    lambda feed: feed.find("a:entry/a:content", NS).append(etree.Element("{http://www.w3.org/2005/Atom}p")),
    lambda feed: feed.find("a:author", NS).clear(),
    lambda feed: etree.SubElement(feed, "{http://www.w3.org/2005/Atom}guid"),
    lambda feed: feed.find("a:id", NS).__setattr__("text", "not an address"),
])  # fmt: skip
def test_schema_rejects_broken_feeds(client, told, harm):
    feed = parsed(client.get("/feeds/events.atom"))
    harm(feed)
    assert not ATOM.validate(feed)
