"""What is said of a look is what was seen: no server error where nothing came, no fault of our line where a body was
torn, no URL that nobody looked at, and the next thing to happen."""

from __future__ import annotations

import gzip

import pytest

from archiver import words
from storage.model import EventKind, RemarkKind, State
from tests.support.notices import article, wechat
from tests.support.site import NOT_FOUND, Reply, page
from tests.walk.test_judge_verdicts import texts
from tests.walk.test_judgement_people import say
from tests.walk.test_judgement_table import after, held, rules

ERROR = Reply(500, b"<title>Error</title><h1>Internal Server Error</h1>")


def newest(world, url):
    return world.app.lookup.events(source=world.watched(url).source.id)[-1]


@pytest.mark.parametrize(
    ("body", "seen", "chinese"),
    [
        (Reply(200, b""), "the answer held nothing to read", "响应中没有可读的内容"),
        (wechat("参数错误"), "a notice was shown that calls the link wrong", "显示了一则称链接有误的提示"),
        (ERROR, "the server reported an error of its own", "服务器报告其自身出错"),
    ],
)
def test_unusable_answer_is_described_as_what_was_received(site, world, body, seen, chinese):
    url = held(site, world, body=article("Survey"))
    site.pages["/papers/report"] = body
    assert after(world, url, 0, 12, 24.1)[-1][:2] == ("server_error", "unreachable")
    told, standing = newest(world, url), world.watched(url).assessment
    assert f": {seen}. Last seen" in told.text
    assert f": {seen}. Last seen" in words.standing(standing)
    assert chinese in words.standing(standing, "zh")
    assert chinese in words.translate_sentence(told.kind, told.text, words.WORDS["zh"])
    site.pages["/papers/report"] = article("Survey")
    after(world, url, 1)
    assert words.SHOWN not in world.watched(url).assessment.marks


CONSENT = (
    b"<title>Institute</title><h1>We value your privacy</h1><p>Please accept the use of cookies to continue.</p>"
    b"<button>Accept</button>"
)


@pytest.mark.parametrize(
    ("target", "answer", "said"),
    [
        ("/consent?back=", CONSENT, ("asks for consent to cookies", "要求先同意使用 Cookie 或数据")),
        ("", CONSENT, ("asks for consent to cookies", "要求先同意使用 Cookie 或数据")),
    ],
    ids=["led to consent", "consent in its place"],
)
def test_consent_page_is_named_as_the_obstacle_and_is_not_a_loss(site, world, target, answer, said):
    url, (seen, chinese) = held(site, world), said
    target = f"{target}/papers/report" if target else ""
    site.pages["/papers/report"] = Reply(302, headers={"Location": target}) if target else answer
    site.pages[target or "/papers/report"] = answer if target else site.pages["/papers/report"]
    assert {one[1] for one in after(world, url, 0, 2, 25, 80)} == {"available", "blocked"}
    assert world.kinds(url) == ["first", "blocked"]
    told, standing = newest(world, url), world.watched(url).assessment
    assert seen in told.text
    assert seen in words.standing(standing)
    assert chinese in words.standing(standing, "zh")
    assert chinese in words.translate_sentence(told.kind, told.text, words.WORDS["zh"])
    for reason in told.reasons:
        assert words.reason(reason.rule, reason.text, "zh") is not None


@pytest.mark.parametrize("target", ["/consent?back=/papers/report", "/login?next=/papers/report"])
def test_intermediate_consent_or_login_page_is_not_a_first_copy(site, world, target):
    site.pages |= {
        "/papers/report": Reply(302, headers={"Location": target}),
        target: page("Institute", "<p>Hello.</p>"),
    }
    world.add(site.url("/papers/report"))
    assert world.one(site.url("/papers/report"))["state"] == "new"
    site.pages["/papers/report"] = page("Report")
    assert after(world, site.url("/papers/report"), 8)[-1][:2] == ("first", "available")


def test_reason_while_waiting_names_the_next_threshold_only(site, world):
    url = held(site, world)
    site.pages["/papers/report"] = ERROR
    after(world, url, 0)
    assert texts(world, url, "wait-unreachable") == [
        "Not yet confirmed: at 1 look no usable answer came for the page; 3 looks over 24 h are needed."
    ]
    assert "wait-unreachable-long" not in rules(world, url)


def test_torn_body_is_described_as_partial_and_our_line_is_not_blamed(site, world):
    body = page("Report", "<p>And some more of it.</p>")
    url = held(site, world, body=body)
    torn = gzip.compress(body)
    site.pages["/papers/report"] = Reply(200, torn[: len(torn) // 2], headers={"Content-Encoding": "gzip"})
    assert after(world, url, 6)[-1] == ("truncated", "available", "confirmed")
    said = [reason["text"] for reason in world.visits(url)[-1]["reasons"]]
    assert said[0] == "only part of the answer came: its end is missing"
    assert "Only part of the answer came: this look neither confirms nor ends what was found before." in said
    assert not any("our own connection" in text for text in said)
    for reason in world.visits(url)[-1]["reasons"]:
        assert words.reason(reason["rule"], reason["text"], "zh") is not None


def test_known_move_is_described_as_reported_by_someone_and_its_url_is_not_shown(site, world):
    url = held(site, world)
    site.pages["/papers/report"] = Reply(404, NOT_FOUND)
    after(world, url, 0)
    say(world, url, RemarkKind.KNOWN_MOVE, url="http://other.example/")
    assert after(world, url, 1)[-1][1] == "moved"
    told, standing = newest(world, url), world.watched(url).assessment
    assert (told.kind, standing.state) == (EventKind.MOVED, State.MOVED)
    for text in (told.text, words.standing(standing)):
        assert text.startswith("Not at this address; someone reported where it is now")
        assert "of the site" not in text
    assert "other.example" not in told.text, "what people say is sealed: the record's page shows it"
    assert words.translate_sentence(told.kind, told.text, words.WORDS["zh"]).startswith(
        "内容不在此网址，有人指出了另一网址"
    )
    assert words.standing(standing, "zh").startswith("内容不在此网址，有人指出了另一网址")


def test_page_found_at_another_url_is_described_with_that_url(site, world):
    url = held(site, world)
    body = site.pages.pop("/papers/report")
    site.pages |= {"/papers/new": body, "/": page("Institute", '<p><a href="/papers/new">Report</a></p>')}
    after(world, url, 0, 1.1)
    assert newest(world, url).text.startswith(f"Served at another address, {site.url('/papers/new')}: here last")


def test_failure_of_one_page_on_a_working_site_is_not_blamed_on_the_site(site, world):
    url = held(site, world)
    site.pages["/papers/report"] = ERROR
    after(world, url, 0, 12, 24.1)
    told, standing = newest(world, url), world.watched(url).assessment
    begins = "No usable answer from here for this page: "
    assert told.text.startswith(begins)
    assert words.standing(standing).startswith(begins)
    assert words.kind(told.kind, text=told.text) == "no usable answer for this page"
    assert "该页面" in (words.translate_sentence(told.kind, told.text, words.WORDS["zh"]) or "")
    assert "该页面" in words.kind(told.kind, "zh", text=told.text)
