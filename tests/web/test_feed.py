"""The Atom feed (RFC 4287)."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import etree

from archiver.web import feed as making
from storage.model import Finding
from tests.web.scenes import HOUR

NS = {"a": "http://www.w3.org/2005/Atom"}
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


def test_the_feed_is_what_it_was(client, told):
    source = next(told.lookup.sources()).source.id
    text = client.get("/feeds/events.atom").text
    for number, found in enumerate(parsed(client.get("/feeds/events.atom")).findall("a:entry/a:id", NS)):
        text = text.replace(
            found.text, f"urn:uuid:EVENT-{number}"
        )  # they follow the source's id, which is new each time
    assert text.replace(source, "SOURCE") == GOLDEN.read_text()


def test_the_chinese_feed_is_in_chinese(client, told):
    feed = parsed(client.get("/feeds/events.atom?lang=zh"))
    contents = [one.text for one in feed.findall("a:entry/a:content", NS)]
    assert contents[0].startswith("该网址已不再提供此内容")
    for content in contents:
        told = [line for line in content.splitlines() if "https://" not in line]
        assert not [line for line in told if len(re.findall("[A-Za-z]{2,}", line)) > 2 and "The answer had" not in line]


def test_hostile_titles_are_text(client, told):
    feed = parsed(client.get("/feeds/events.atom"))
    titles = [one.text for one in feed.findall("a:entry/a:title", NS)]
    assert all(title.startswith("</title><script>alert(1)</script> ]]> & gnp.exe <b>") for title in titles)
    assert feed.findall(".//{*}script") == []
    assert "hunter2" not in client.get("/feeds/events.atom").text


def test_ids_never_change_and_pages_go_on(client, told, monkeypatch):
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


def test_self_author_and_times(client, told):
    feed = parsed(client.get("/feeds/events.atom"))
    assert feed.find("a:link[@rel='self']", NS).get("href") == "http://127.0.0.1:8080/feeds/events.atom"
    assert feed.find("a:author/a:name", NS).text == "archiver"
    assert feed.find("a:updated", NS).text == feed.find("a:entry/a:updated", NS).text == "2021-03-04T02:20:00.000Z"


def test_unchanged_is_304(client, told):
    first = client.get("/feeds/events.atom")
    again = client.get("/feeds/events.atom", headers={"if-none-match": f'"x", W/{first.headers["etag"]}'})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == first.headers["etag"]
    told.now += HOUR
    told.look("https://example.org/report?token=hunter2", Finding.SAME)
    assert client.get("/feeds/events.atom", headers={"if-none-match": first.headers["etag"]}).status_code == 200


def test_an_empty_feed_is_a_feed(client):
    feed = parsed(client.get("/feeds/events.atom"))
    assert feed.find("a:updated", NS).text == "1970-01-01T00:00:00.000Z"
    assert feed.findall("a:entry", NS) == []


def test_chinese(client, told):
    feed = parsed(client.get("/feeds/events.atom?lang=zh"))
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "zh-Hans"
    assert "该网址已不再提供此内容" in feed.find("a:entry/a:title", NS).text
    assert feed.find("a:link[@rel='self']", NS).get("href").endswith("?lang=zh")


def test_events_of_one_moment_have_an_order_of_their_own(archive):
    """Whatever was committed first: a rebuild commits in another order."""
    urls = [f"https://example.org/{n}" for n in range(6)]
    sources = [archive.add(url) for url in urls]
    for url in urls[::-1]:
        archive.look(url)
    assert [event.source for event in archive.lookup.events()] == sorted(sources)
