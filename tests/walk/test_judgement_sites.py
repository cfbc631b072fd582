"""Misleading sites, over real looks: each case once led to a wrong report."""

from __future__ import annotations

import gzip
from datetime import timedelta

import pytest

from archiver.judge.table import HOST_SOURCES
from demo.site import pdf
from tests.support.notices import CHALLENGE, WALL, article, chinese, front, rotating, wechat
from tests.support.site import NOT_FOUND, Reply, Site, moved, page, prose, tagged

LOSSES = {"suspected", "removed", "moved", "domain_gone"}
HTML = "text/html; charset=utf-8"


def held(site, world, path="/report", body=None, **more):
    site.pages.setdefault("/people", page("People"))
    site.pages[path] = page("Report") if body is None else body
    url = site.url(path)
    world.add(url, **more)
    assert world.one(url)["finding"] == "first"
    return url


def over(world, url, *, looks=6, hours=13.0):
    """(finding, state) of each of several looks, so many hours apart."""
    found = []
    for _ in range(looks):
        world.clock.move(hours=hours)
        line = world.one(url)
        found.append((line["finding"], line["state"]))
    return found


# --- gone, though it looks alive


def test_soft_404_with_rotating_advertisements_is_removed(site, world):
    site.missing = rotating("We could not find what you were looking for.")
    url = held(site, world)
    del site.pages["/report"]
    assert over(world, url, looks=3) == [("soft_gone", "suspect"), ("soft_gone", "suspect"), ("soft_gone", "removed")]
    assert world.watched(url).assessment.certainty == "confirmed"


def test_soft_404_without_known_wording_is_recognised_by_an_invented_url(site, world):
    site.missing = rotating("Welcome to the institute. Our newest reports and news are below.", title="Institute")
    url = held(site, world)
    del site.pages["/report"]
    found = over(world, url, looks=3)
    assert found[-1] == ("soft_gone", "removed")
    assert "like_invented" in world.watched(url).assessment.doubts[-1].evidence


ERROR = Reply(200, b"<title>Institute</title><h1>Oops! Something went wrong</h1><p>Please try again later.</p>", HTML)


def test_soft_404_in_the_words_of_an_error_is_recognised_by_what_the_site_gave_before_and_gives_now(site, world):
    site.missing = ERROR
    url = held(site, world)
    assert over(world, url, looks=1) == [
        ("same", "available")
    ]  # what the site gives for an invented address is learned
    del site.pages["/report"]
    assert over(world, url, looks=3)[-1] == ("soft_gone", "removed")
    assert world.watched(url).assessment.certainty == "confirmed"


def test_error_that_the_site_gave_for_nothing_before_is_a_failure(site, world):
    url = held(site, world)
    over(world, url, looks=1)
    site.missing = ERROR
    del site.pages["/report"]
    assert {finding for finding, _ in over(world, url, looks=4)} == {"server_error"}


def test_error_at_other_pages_of_the_site_too_is_a_failure_whatever_the_site_gives_for_nothing(site, world):
    site.missing = ERROR
    url, other = held(site, world), held(site, world, "/other", page("Other"))
    over(world, url, looks=1)
    world.one(other)
    del site.pages["/report"], site.pages["/other"], site.pages["/people"]
    assert {finding for finding, _ in over(world, url, looks=4)} == {"server_error"}


def test_host_redirecting_every_missing_page_to_its_front_page_is_a_removal(site, world):
    site.missing = moved("/")
    url = held(site, world)
    del site.pages["/report"]
    found = over(world, url, looks=3)
    assert {finding for finding, _ in found} <= {"redirected", "soft_gone"}
    assert found[-1][1] == "removed"
    assert world.watched(url).assessment.certainty == "confirmed"


def test_front_page_served_for_a_report_is_not_a_first_copy_and_later_a_loss(site, world):
    """There is no redirect to tell: the answer is what the home page gives."""
    count = iter(range(1000))
    site.pages["/"] = lambda _: front(next(count))
    site.missing = lambda _: front(next(count))
    world.add(site.url("/2019/reports/17.htm"))
    first = world.one(site.url("/2019/reports/17.htm"))
    assert (first["finding"], first["state"]) == ("replaced", "new")
    url = held(site, world, path="/2019/reports/18.htm")
    del site.pages["/2019/reports/18.htm"]
    assert over(world, url, looks=3)[-1] == ("soft_gone", "removed")


def test_list_page_deep_in_a_working_site_is_content(site, world):
    site.pages["/"] = page("Institute")
    url = held(site, world, path="/2019/list/1.htm", body=front(7).replace(b"part", b"decision"))
    assert "/" in site.paths(), "it was asked whether it is the front page"
    assert over(world, url, looks=1) == [("same", "available")]


@pytest.mark.parametrize(
    ("sent_by", "how"),
    [
        (b"<meta http-equiv='refresh' content='5;url=/'>", "meta"),
        (b"<script>setTimeout(function(){window.location.href='/'},5000)</script>", "script"),
    ],
)
def test_delayed_refresh_to_the_front_page_is_followed_and_a_loss(site, world, sent_by, how):
    url = held(site, world)
    sent = (
        b"<html><head><title>Page</title>" + sent_by + b"</head>"
        b"<body><p>The page does not exist. You will be taken to the front page in 5 seconds.</p></body></html>"
    )
    site.pages["/report"] = Reply(200, sent)
    site.missing = Reply(200, sent)
    found = over(world, url, looks=3)
    assert {finding for finding, _ in found} <= {"redirected", "soft_gone"}
    assert found[-1][1] == "removed"
    last = world.visits(url)[-1]
    assert last["final_url"] == site.url("/")
    visit = world.app.lookup.visit(world.watched(url).source.id, last["n"])
    assert [hop.how for hop in visit.observation.hops] == [how, ""]


def test_live_page_whose_embedded_pdf_is_gone_is_a_loss(site, world):
    document = pdf((prose("one", 60), prose("two", 60)))
    site.pages["/report.pdf"] = Reply(200, document, "application/pdf")
    url = held(site, world, body=page("Report", '<p><iframe src="/report.pdf"></iframe></p>'))
    del site.pages["/report.pdf"]
    found = over(world, url, looks=4)
    assert {finding for finding, _ in found} == {"gone"}
    assert found[-1][1] == "removed"
    assert world.watched(url).assessment.kind == "member"


def test_pdf_replaced_by_a_web_page_is_probably_removed(site, world):
    url = held(site, world, "/report.pdf", Reply(200, pdf((prose("one", 80), prose("two", 80))), "application/pdf"))
    site.pages["/report.pdf"] = page("Downloads", seed="downloads")
    found = over(world, url, looks=7)
    assert {finding for finding, _ in found} == {"type_changed"}
    assert found[-1][1] == "removed"
    assert world.watched(url).assessment.certainty == "probable", "the site did not say so itself"


def test_pdf_replaced_by_the_sites_soft_404_is_confirmed_removed(site, world):
    url = held(site, world, "/report.pdf", Reply(200, pdf((prose("one", 80), prose("two", 80))), "application/pdf"))
    del site.pages["/report.pdf"]
    site.missing = rotating("We could not find what you were looking for.")
    found = over(world, url, looks=3)
    assert found[-1] == ("soft_gone", "removed")
    assert world.watched(url).assessment.certainty == "confirmed"


def test_pdf_with_one_sentence_less_is_altered_and_the_sentence_is_shown(site, world):
    sentence = "Transfer reduces the density of the local population."
    lines = [prose(f"passage {n}", 40) for n in range(4)]
    url = held(site, world, "/report.pdf", Reply(200, pdf((*lines[:2], sentence, *lines[2:])), "application/pdf"))
    site.pages["/report.pdf"] = Reply(200, pdf(tuple(lines)), "application/pdf")
    assert over(world, url, looks=2, hours=1.5) == [("altered", "available")] * 2
    assert world.kinds(url) == ["first", "altered"]
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert any("density of the local population" in reason.text for reason in told.reasons)


def test_pdf_served_gzipped_and_not_said_to_be_is_read(site, world):
    """Its bytes are kept as they came; packed anew it is the same, and a cited passage that goes is named."""
    quote = "Transfer reduces the density of the local population."
    lines = [prose(f"passage {n}", 40) for n in range(4)]

    def packed(*said: str, level: int = 9) -> Reply:
        return Reply(200, gzip.compress(pdf(said), level, mtime=level), "application/pdf")

    first = packed(*lines[:2], quote, *lines[2:])
    url = held(site, world, "/report.pdf", first, quote=quote)
    assert world.visits(url)[0]["bytes"] == len(first.body)
    site.pages["/report.pdf"] = packed(*lines[:2], quote, *lines[2:], level=1)
    assert over(world, url, looks=1) == [("presentation", "available")]
    site.pages["/report.pdf"] = packed(*lines)
    assert over(world, url, looks=2, hours=1.5) == [("altered", "available")] * 2
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert told.text.startswith("A cited passage is no longer in the text")


def test_chinese_pages_in_gbk_are_compared_and_their_removal_recognised(site, world):
    kind = "text/html"  # the page declares gb2312, and is GBK
    told = "<p>转移减少了当地人口的密度，是改造、融合、同化的重要途径。</p>"
    body = chinese("调查报告㐂").replace("㐂", "")
    url = held(
        site, world, "/2019/page.htm", Reply(200, body.replace("<div>版权", told + "<div>版权").encode("gbk"), kind)
    )
    site.pages["/2019/page.htm"] = Reply(200, body.encode("gbk"), kind)
    assert over(world, url, looks=2, hours=1.5) == [("altered", "available")] * 2
    reasons = world.app.lookup.events(source=world.watched(url).source.id)[-1].reasons
    assert any("人口的密度" in reason.text for reason in reasons)
    missing = chinese("提示信息", 0).replace("<h1>", "<p>您访问的页面不存在或已删除</p><h1>").encode("gbk")
    site.pages["/2019/page.htm"] = Reply(200, missing, kind)
    site.missing = Reply(200, missing, kind)
    found = over(world, url, looks=3)
    assert found[-1] == ("soft_gone", "removed")


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("该内容已被发布者删除", "author"),
        ("此内容因违规无法查看", "platform"),
        ("由于博主设置，目前内容暂不可见。", "weibo.author"),
        ("因用户自行设置，你无法查看此微博", "weibo.author"),
        ("该微博因被多人投诉，根据《微博社区公约》，已被删除", "weibo.platform"),
        ("抱歉，该微博不存在", "weibo.unsaid"),
        ("抱歉，此微博已被删除", "weibo.unsaid"),
    ],
)
def test_article_withdrawn_with_status_200_is_removed_with_its_actor(site, world, text, actor):
    url = held(site, world, "/s/article", article("Survey"))
    site.pages["/s/article"] = wechat(text)
    assert over(world, url, looks=2, hours=2) == [("withdrawn", "suspect"), ("withdrawn", "removed")]
    marks = world.app.lookup.visit(world.watched(url).source.id, 3).observation.marks
    assert any(mark.rule.endswith(actor) or f".{actor}" in mark.rule for mark in marks)


# --- not gone, though it looks so


def test_platform_wall_at_a_first_look_is_never_a_reference(site, world):
    url = site.url("/s/article")
    site.pages["/s/article"] = WALL
    world.add(url)
    line = world.one(url)
    assert (line["finding"], line["state"]) == ("challenge", "new")
    assert world.watched(url).last is None
    site.pages["/s/article"] = article("Survey")
    assert over(world, url, looks=1) == [("first", "available")]


def test_report_titled_access_denied_is_alive(site, world):
    url = held(site, world, body=page("Access Denied", f"<p>{prose('denied', 300)}</p>"))
    site.pages["/report"] = page("Access Denied", f"<p>{prose('denied', 300)}</p>", aside="<em>2021</em>")
    assert {state for _, state in over(world, url, looks=3)} == {"available"}
    assert not LOSSES & set(world.kinds(url))


@pytest.mark.parametrize("headers", [{}, {"cf-mitigated": "challenge"}], ids=["words", "header"])
def test_page_still_showing_the_kept_text_is_not_gone_whatever_else_it_says(site, world, headers):
    kept = f"<p>{prose('a short report', 40)}</p>"
    url = held(site, world, body=f"<title>Report</title><h1>Report</h1>{kept}".encode())
    said = "<title>404 Not Found</title><h1>Page not found</h1><p>The page you asked for was deleted.</p>"
    site.pages["/report"] = Reply(200, f"{said}{kept}".encode(), headers=headers)
    assert {state for _, state in over(world, url, looks=3)} == {"available"}


def test_changelog_that_mentions_removal_is_alive(site, world):
    said = "<p>The page has been removed. This content is no longer available. 404 Not Found.</p>"
    url = held(site, world, body=page("Changelog"))
    site.pages["/report"] = page("Changelog", said)
    found = over(world, url, looks=3, hours=2)
    assert {state for _, state in found} == {"available"}
    assert not LOSSES & set(world.kinds(url))


def test_sources_are_requested_with_get_only(site, world):
    """Some hosts answer HEAD with 404 although the page is served."""
    served = page("Report")
    url = held(
        site, world, body=lambda request: Reply(404, NOT_FOUND) if request.method == "HEAD" else Reply(200, served)
    )
    assert over(world, url, looks=3) == [("same", "available")] * 3
    assert {request.method for request in site.asked} == {"GET"}


def test_page_served_one_time_in_three_is_never_removed(site, world):
    count = [0]

    def answer(_):
        count[0] += 1
        return page("Report") if count[0] % 3 == 1 else Reply(404, NOT_FOUND)

    site.pages["/report"] = answer
    url = site.url("/report")
    world.add(url)
    found = [world.one(url)["state"], *(state for _, state in over(world, url, looks=14))]
    assert set(found) == {"available", "suspect"}
    assert set(world.kinds(url)) == {"first", "suspected"}


def test_bot_challenge_for_thirty_days_is_blocked_and_never_removed(site, world):
    url = held(site, world)
    site.pages["/report"] = Reply(200, CHALLENGE)
    found = over(world, url, looks=31, hours=24)
    assert {finding for finding, _ in found} == {"challenge"}
    assert found[-1][1] == "blocked"
    assert world.kinds(url) == ["first", "blocked"]
    site.pages["/report"] = page("Report")
    assert over(world, url, looks=1) == [("same", "available")]


def test_site_that_wrongly_answers_304_is_detected_within_a_day(site, world):
    body = page("Report")
    url = held(site, world, body=tagged(body))
    world.clock.move(days=20)  # after the first weeks, when the wait is the regular one

    def lying(request):
        return Reply(304, headers={"ETag": '"x"'}) if request.conditional else Reply(404, NOT_FOUND)

    world.one(url)
    site.pages["/report"] = lying
    begun = world.clock()
    findings = [over(world, url, looks=1, hours=6)[0] for _ in range(8)]
    first_loss = next(n for n, (finding, _) in enumerate(findings) if finding == "gone")
    assert first_loss <= 3
    assert world.clock() - begun < timedelta(days=3)
    assert {state for _, state in findings[first_loss:]} <= {"suspect", "removed"}
    assert findings[-1] == ("gone", "removed"), "no 304 is asked for while there is a doubt"


def test_outage_of_less_than_a_day_is_not_reported(site, world):
    url = held(site, world)
    site.down()
    assert {state for _, state in over(world, url, looks=3, hours=7)} == {"available"}
    site.up(site.names[0])
    assert over(world, url, looks=1) == [("same", "available")]
    assert world.kinds(url) == ["first"]


def test_site_moved_to_another_host_as_a_whole_lost_nothing(make_world):
    """Every old URL redirects to the same path on the new host."""
    with Site(hosts=2) as site:
        world = make_world()
        urls = []
        for n in range(3):
            site.pages[f"/2019/{n}.htm"] = page(f"Report {n}")
            urls.append(site.url(f"/2019/{n}.htm"))
            world.add(urls[-1])
            assert world.one(urls[-1])["finding"] == "first"
        for n in range(3):
            site.pages[f"{site.names[0]}/2019/{n}.htm"] = moved(site.url(f"/2019/{n}.htm", host=1))
        for url in urls:
            found = over(world, url, looks=3)
            assert {state for _, state in found} == {"available"}
            assert world.kinds(url) == ["first"]


@pytest.mark.parametrize("hidden", [None, Reply(403, b"<h1>Forbidden</h1>")])
def test_whole_site_answering_410_after_an_outage_or_wall_is_held_for_a_day(site, world, hidden):
    """A migration: out of reach for a day, gone for a morning, and back."""
    paths = [f"/p/{n}" for n in range(HOST_SOURCES)]
    site.pages |= {path: page(f"Report number {path}") for path in paths}
    urls = [site.url(path) for path in paths]
    world.add(*urls)
    kept = dict(site.pages)

    def looks(*hours):
        for hour in hours:
            world.clock.move(hours=hour)
            world.look(*urls)

    looks(0, 6)
    if hidden is None:
        site.down()
    site.pages |= dict.fromkeys(paths, hidden or Reply(404, NOT_FOUND))
    looks(6, 6, 6, 6, 6)
    if hidden is None:
        site.up(site.names[0])
    site.pages |= dict.fromkeys(paths, Reply(410, NOT_FOUND))
    looks(6, 6.1)
    site.pages |= kept
    looks(6)
    kinds = [kind for url in urls for kind in world.kinds(url)]
    assert not {"removed", "restored"} & set(kinds)
    assert kinds.count("host") == 2, "one of the outage and one of the losses"
    site.pages |= dict.fromkeys(paths, Reply(410, NOT_FOUND))
    looks(30, 6, 19, 6.1)
    assert {world.watched(url).assessment.state.value for url in urls} == {"removed"}, "after the day it is told"


CASINO = (
    "<!doctype html><html lang=en><head><title>Lucky Spin 77</title></head><body><h1>Lucky Spin 77</h1><p>Play ninety slots and win big every night with "
    "our golden wheel.</p><p>New players spin fifty times for nothing and double their first stake.</p><a href=/join>Join</a></body></html>"
)


@pytest.mark.parametrize(
    ("body", "state"), [(CASINO, "suspect"), ("<html><body><p>Back soon.</p></body></html>", "unreachable")]
)
def test_whole_site_replaced_by_a_foreign_page_is_a_loss_and_by_a_placeholder_is_not(site, world, body, state):
    url = held(site, world)
    site.pages["/"] = page("Institute", '<a href="/people">People</a>')
    over(world, url, looks=10)  # until the site's own not-found page is learned
    for path in ("/", "/people", "/report"):
        site.pages[path] = body.encode()
    site.missing = lambda _: Reply(200, body.encode(), HTML)
    found = over(world, url, looks=5)
    assert found[-1][1] == state
    assert "removed" not in world.kinds(url)
    late = over(world, url, looks=14)
    assert late[-1][1] == ("removed" if state == "suspect" else state)


def test_site_redirecting_to_a_domain_dealers_lander_is_parked(site, world):
    url = held(site, world)
    lander = '<html><head><script>window.onload=function(){window.location.href="/lander"}</script></head><body></body></html>'
    for path in ("/", "/people", "/report"):
        site.pages[path] = lander.encode()
    site.pages["/lander"] = page("Offers", "<p>See offers.</p>")
    assert over(world, url, looks=1)[0][0] == "parked"
