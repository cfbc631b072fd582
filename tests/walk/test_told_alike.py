"""The same event is told alike wherever it is told: in commands, mails and the feed, in English and in Chinese."""

from __future__ import annotations

import json

import pytest
from lxml import etree, html
from starlette.testclient import TestClient

from archiver import alerts, web, words
from archiver.cli import human
from archiver.subscribers import Wanted
from demo.site import pdf
from storage.model import EventKind
from tests.support.notices import article, wechat
from tests.support.site import Reply, page, prose
from tests.walk.test_judgement_table import LIST, after, held

PATHS = [f"/papers/{n}" for n in range(6)]
WITHOUT_TEXT = (
    b'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Report</title></head><body>'
    b'<nav><a href="/">Home</a> <a href="/people">People</a></nav><main><h1>Report</h1></main>'
    b"<footer>Institute of Economic and Social Research</footer></body></html>"
)


@pytest.fixture
def subscribed(make_world, mail):
    """Makes a world with one subscriber."""

    def make(language="en", kinds=()):
        world = make_world(smtp=f"smtp://127.0.0.1:{mail.port}", mail_from="archive@institute.example")
        world.app.subscribers.make(Wanted(address="bob@reader.example", language=language, kinds=kinds), "test")
        return world

    return make


@pytest.fixture
def changed(site, subscribed):
    """A site whose watched addresses were all gone at once, and a subscriber who asked for that."""
    world = subscribed(kinds=["host"])
    site.pages |= {path: page(f"Report {path}") for path in PATHS}
    urls = [site.url(path) for path in PATHS]
    world.add(*urls)
    world.look(*urls)
    for path in PATHS:
        del site.pages[path]
    world.clock.move(hours=6)
    world.look(*urls)
    return world


def untold(events):
    """What these events and their reasons say that is not said in Chinese."""
    said = [(one.text, words.translate_sentence(one.kind, one.text, words.WORDS["zh"])) for one in events]
    said += [(why.text, words.reason(why.rule, why.text, "zh")) for one in events for why in one.reasons]
    return [text for text, chinese in said if chinese is None]


def test_change_of_a_whole_site_is_said_in_chinese_with_its_reasons(changed):
    events = changed.app.lookup.events()
    assert "host" in {one.kind.value for one in events}
    assert untold(events) == []
    (text,) = {why.text for one in events for why in one.reasons if why.rule == "host-wide"}
    assert words.reason("host-wide", text, "zh") == (
        "该主机受关注的 6 个网址中至少有 2 个在一小时内变化：24 小时内视为整个主机的情况，而非此页面的情况。"
    )


def test_change_of_a_whole_site_bears_the_name_of_the_site_in_mails_and_in_the_feed(site, changed, mail):
    host, subject = f"{site.names[0]}:{site.port}", words.kind(EventKind.HOST)
    changed.app.letters.tick()
    (one,) = mail.got
    assert one.message["subject"] == f"{host}: {subject}"
    assert one.text.startswith(f"{host}\n")
    with TestClient(web.create_app(changed.app), base_url="http://127.0.0.1:8080") as client:
        feed = etree.fromstring(client.get("/feeds/events.atom").content)
    titles = [title.text for title in feed.findall("{*}entry/{*}title")]
    assert f"{host}: {subject}" in titles
    assert "Report /papers/0: first copy kept" in titles, "what concerns one source bears its title"


def test_refused_connection_is_said_in_chinese_where_it_is_told(site, world):
    url = held(site, world)
    site.down()
    after(world, url, 0, 24, 49)
    (event,) = world.app.lookup.events(source=world.watched(url).source.id, kinds={EventKind.UNREACHABLE})
    assert untold([event]) == []
    port = url.rpartition(":")[2].partition("/")[0]
    assert words.sentences(event.reasons, "zh")[0] == f"{site.names[0]} 端口 {port}：连接被拒绝"
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        look = client.get(f"/source/{event.source}/visit/{event.n}?lang=zh", headers={"accept": "text/html"}).text
    assert "connection refused" not in look


@pytest.mark.parametrize(
    ("body", "found"),
    [
        (page("Opening hours", seed="quite another page"), "another page was shown at this address"),
        (WITHOUT_TEXT, "the page was shown under its title, but without its text"),
    ],
)
def test_list_of_cases_says_what_was_found_and_that_a_loss_is_only_probable(site, world, body, found):
    url = held(site, world)
    site.pages["/papers/report"] = body
    assert after(world, url, 0, 24, 48, 73)[-1][1:] == ("removed", "probable")
    (case,) = world.app.lookup.cases()
    line = human.case(case)
    assert f"  {found}: last seen " in line
    assert line.endswith(f"; probable since {words.instant(case.confirmed)}, not confirmed")


def test_list_of_cases_says_when_a_loss_was_confirmed(site, world):
    url = held(site, world)
    del site.pages["/papers/report"]
    assert after(world, url, 0, 12, 24.1)[-1][1:] == ("removed", "confirmed")
    (case,) = world.app.lookup.cases()
    assert human.case(case).endswith(f"; confirmed {words.instant(case.confirmed)}")


def alert_of(event):
    return alerts.Alert(id="a", subscription="s", kind=event.kind, at=event.at, events=(event,))


def subjects(world, mail):
    """The subjects of the mails that are due now, and what the feed and the webhook call the newest event."""
    world.app.letters.tick()
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        feed = etree.fromstring(client.get("/feeds/events.atom").content)
    newest = world.app.lookup.events()[-1]
    return [one.message["subject"] for one in mail.got], feed.findtext("{*}entry/{*}title"), newest


@pytest.mark.parametrize("whole", [True, False], ids=["site", "page"])
def test_subject_of_an_outage_says_whether_the_site_or_one_page_gave_no_answer(site, subscribed, mail, whole):
    world = subscribed()
    url = held(site, world)
    if whole:
        site.down()
    else:
        site.pages["/papers/report"] = Reply(500, b"<h1>Internal Server Error</h1>")
    after(world, url, 0, 24, 49)
    mailed, fed, event = subjects(world, mail)
    said = "no usable answer from the site" if whole else "no usable answer for this page"
    assert event.text.startswith(
        "No usable answer from the site from here: " if whole else "No usable answer from here for this page: "
    )
    assert mailed == [f"Report: {said}"]
    assert fed == f"Report: {said}"
    chinese = "未得到该网站可用的响应" if whole else "未得到该页面可用的响应"
    assert words.kind(event.kind, "zh", text=event.text) == chinese
    assert json.loads(alerts.payload(alert_of(event)))["data"]["summary"] == said


def shown(world, path):
    """The words of a page's main part."""
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        tree = html.fromstring(client.get(path, headers={"accept": "text/html"}).text)
    return " ".join(tree.find(".//main").text_content().split())


def test_loss_of_a_document_is_not_told_with_what_is_said_of_its_page(site, subscribed, mail):
    world = subscribed()
    site.pages["/report.pdf"] = Reply(200, pdf(tuple(prose(f"line {n}", 40) for n in range(4))), "application/pdf")
    site.pages["/people"] = page("People")
    url = held(site, world, body=page("Report", '<p>The report: <a href="/report.pdf">download</a></p>'))
    del site.pages["/report.pdf"]
    assert after(world, url, 6, 18, 31)[-1][1] == "removed"
    (case,) = world.app.lookup.cases()
    assert case.document
    event = world.app.lookup.events()[-1]
    assert "same" in {why.rule for why in event.reasons}, "the page was received as it was"
    world.app.letters.tick()
    (mailed,) = [one.text for one in mail.got]
    with TestClient(web.create_app(world.app), base_url="http://127.0.0.1:8080") as client:
        fed = etree.fromstring(client.get("/feeds/events.atom").content).findtext("{*}entry/{*}content")
    for told in (mailed, fed, shown(world, f"/case/{case.id}")):
        assert "is no longer served" in told
        assert "byte for byte" not in told
    assert "byte for byte" in shown(world, f"/source/{event.source}/visit/{event.n}"), "what that look found"


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", ("What speaks against it", "The list still has it.")),
        ("zh", ("相反的依据", "列表页仍列出它。")),
    ],
)
def test_what_speaks_against_a_loss_does_not_repeat_its_heading(site, subscribed, mail, language, said):
    world = subscribed(language)
    url = held(site, world)
    del site.pages["/papers/report"]
    after(world, url, 0, 12, 24.1)
    world.app.letters.tick()
    (one,) = mail.got
    assert f"\n- {said[1]}\n" in one.text
    (case,) = world.app.lookup.cases()
    assert f"{said[0]} {said[1]} against" in shown(world, f"/case/{case.id}?lang={language}")


@pytest.mark.parametrize(
    ("language", "said"), [("en", "A notice was shown in its place: “{}”."), ("zh", "原处显示了一则提示：“{}”。")]
)
def test_record_of_a_withdrawn_page_quotes_the_notice_as_its_event_does(site, world, language, said):
    text = "此内容因涉嫌违反相关法律法规，无法查看。"
    url = held(site, world, path="/s/article", body=article("Survey"))
    site.pages["/s/article"] = wechat(text)
    assert after(world, url, 0, 1.1)[-1][1] == "removed"
    (case,) = world.app.lookup.cases()
    assert f"“{text}”" in world.app.lookup.events()[-1].text
    before, _, _ = shown(world, f"/case/{case.id}?lang={language}").partition("SHA-256")
    assert said.format(text) in before.replace("\u2068", "").replace("\u2069", "")


@pytest.mark.parametrize(
    ("language", "said"), [("en", "The kept text was found at {}."), ("zh", "留存的文字见于 {}。")]
)
def test_record_of_a_page_that_moved_names_its_new_address_as_its_event_does(site, world, language, said):
    url, new = held(site, world), site.url("/papers/new")
    site.pages["/papers/new"] = site.pages.pop("/papers/report")
    site.pages["/papers/"] = page("Papers", LIST.replace("/papers/report", "/papers/new"))
    assert after(world, url, 6, 18)[-1][1] == "moved"
    assert new in world.app.lookup.events()[-1].text
    (case,) = world.app.lookup.cases()
    before, _, _ = shown(world, f"/case/{case.id}?lang={language}").partition("SHA-256")
    assert said.format(new) in before.replace("\u2068", "").replace("\u2069", "")
