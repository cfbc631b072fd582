"""Sites that mislead, through the real walk: each case once told a wrong story to someone."""

from __future__ import annotations

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
    """(finding, state) of looks so many hours apart."""
    found = []
    for _ in range(looks):
        world.clock.move(hours=hours)
        line = world.one(url)
        found.append((line["finding"], line["state"]))
    return found


# --- what is gone, though it looks alive


def test_soft_404_in_full_dress_with_rotating_advertisements(site, world):
    site.missing = rotating("We could not find what you were looking for.")
    url = held(site, world)
    del site.pages["/report"]
    assert over(world, url, looks=3) == [("soft_gone", "suspect"), ("soft_gone", "suspect"), ("soft_gone", "removed")]
    assert world.watched(url).assessment.certainty == "confirmed"


def test_a_soft_404_without_any_wording_is_told_by_what_an_invented_address_gets(site, world):
    site.missing = rotating("Welcome to the institute. Our newest reports and news are below.", title="Institute")
    url = held(site, world)
    del site.pages["/report"]
    found = over(world, url, looks=3)
    assert found[-1] == ("soft_gone", "removed")
    assert "like_invented" in world.watched(url).assessment.doubts[-1].evidence


def test_a_host_that_redirects_everything_to_its_front_page(site, world):
    site.missing = moved("/")
    url = held(site, world)
    del site.pages["/report"]
    found = over(world, url, looks=3)
    assert {finding for finding, _ in found} <= {"redirected", "soft_gone"}
    assert found[-1][1] == "removed"
    assert world.watched(url).assessment.certainty == "confirmed"


def test_a_front_page_at_the_address_of_a_report_is_no_reference_and_later_is_a_loss(site, world):
    """No redirect tells: what the home page gives is the same."""
    count = iter(range(1000))
    site.pages["/"] = lambda _: front(next(count))
    site.missing = lambda _: front(next(count))
    world.add(site.url("/2019/reports/17.htm"))
    first = world.one(site.url("/2019/reports/17.htm"))
    assert (first["finding"], first["state"]) == ("replaced", "new")
    url = held(site, world, path="/2019/reports/18.htm")
    del site.pages["/2019/reports/18.htm"]
    assert over(world, url, looks=3)[-1] == ("soft_gone", "removed")


def test_a_page_of_lists_deep_in_a_site_that_is_fine_is_content(site, world):
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
def test_a_delayed_refresh_to_the_front_page_is_followed_and_is_a_loss(site, world, sent_by, how):
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


def test_a_page_that_is_alive_whose_embedded_pdf_is_gone_is_a_loss(site, world):
    document = pdf((prose("one", 60), prose("two", 60)))
    site.pages["/report.pdf"] = Reply(200, document, "application/pdf")
    url = held(site, world, body=page("Report", '<p><iframe src="/report.pdf"></iframe></p>'))
    del site.pages["/report.pdf"]
    found = over(world, url, looks=4)
    assert {finding for finding, _ in found} == {"gone"}
    assert found[-1][1] == "removed"
    assert world.watched(url).assessment.kind == "member"


def test_a_pdf_in_whose_place_a_page_comes(site, world):
    url = held(site, world, "/report.pdf", Reply(200, pdf((prose("one", 80), prose("two", 80))), "application/pdf"))
    site.pages["/report.pdf"] = page("Downloads", seed="downloads")
    found = over(world, url, looks=7)
    assert {finding for finding, _ in found} == {"type_changed"}
    assert found[-1][1] == "removed"
    assert world.watched(url).assessment.certainty == "probable", "the site did not say so itself"


def test_a_pdf_in_whose_place_the_sites_not_found_page_comes(site, world):
    url = held(site, world, "/report.pdf", Reply(200, pdf((prose("one", 80), prose("two", 80))), "application/pdf"))
    del site.pages["/report.pdf"]
    site.missing = rotating("We could not find what you were looking for.")
    found = over(world, url, looks=3)
    assert found[-1] == ("soft_gone", "removed")
    assert world.watched(url).assessment.certainty == "confirmed"


def test_a_pdf_replaced_by_one_with_a_sentence_less_is_altered_and_the_sentence_is_shown(site, world):
    sentence = "Transfer reduces the density of the local population."
    lines = [prose(f"passage {n}", 40) for n in range(4)]
    url = held(site, world, "/report.pdf", Reply(200, pdf((*lines[:2], sentence, *lines[2:])), "application/pdf"))
    site.pages["/report.pdf"] = Reply(200, pdf(tuple(lines)), "application/pdf")
    assert over(world, url, looks=2, hours=1.5) == [("altered", "available")] * 2
    assert world.kinds(url) == ["first", "altered"]
    told = world.app.lookup.events(source=world.watched(url).source.id)[-1]
    assert any("density of the local population" in reason.text for reason in told.reasons)


def test_chinese_pages_in_gbk_are_read_compared_and_their_absence_seen(site, world):
    kind = "text/html"  # the charset stands in the page, as gb2312, and is GBK
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
def test_an_article_withdrawn_with_status_200(site, world, text, actor):
    url = held(site, world, "/s/article", article("Survey"))
    site.pages["/s/article"] = wechat(text)
    assert over(world, url, looks=2, hours=2) == [("withdrawn", "suspect"), ("withdrawn", "removed")]
    marks = world.app.lookup.visit(world.watched(url).source.id, 3).observation.marks
    assert any(mark.rule.endswith(actor) or f".{actor}" in mark.rule for mark in marks)


# --- what is not gone, though it looks it


def test_the_wall_of_the_platform_as_a_first_look_is_kept_as_evidence_and_never_a_reference(site, world):
    url = site.url("/s/article")
    site.pages["/s/article"] = WALL
    world.add(url)
    line = world.one(url)
    assert (line["finding"], line["state"]) == ("challenge", "new")
    assert world.watched(url).last is None
    site.pages["/s/article"] = article("Survey")
    assert over(world, url, looks=1) == [("first", "available")]


def test_a_report_titled_access_denied_is_alive(site, world):
    url = held(site, world, body=page("Access Denied", f"<p>{prose('denied', 300)}</p>"))
    site.pages["/report"] = page("Access Denied", f"<p>{prose('denied', 300)}</p>", aside="<em>2021</em>")
    assert {state for _, state in over(world, url, looks=3)} == {"available"}
    assert not LOSSES & set(world.kinds(url))


@pytest.mark.parametrize("headers", [{}, {"cf-mitigated": "challenge"}], ids=["words", "header"])
def test_while_the_kept_text_is_there_no_word_beside_it_makes_it_gone(site, world, headers):
    kept = f"<p>{prose('a short report', 40)}</p>"
    url = held(site, world, body=f"<title>Report</title><h1>Report</h1>{kept}".encode())
    said = "<title>404 Not Found</title><h1>Page not found</h1><p>The page you asked for was deleted.</p>"
    site.pages["/report"] = Reply(200, f"{said}{kept}".encode(), headers=headers)
    assert {state for _, state in over(world, url, looks=3)} == {"available"}


def test_a_changelog_that_says_has_been_removed_is_alive(site, world):
    said = "<p>The page has been removed. This content is no longer available. 404 Not Found.</p>"
    url = held(site, world, body=page("Changelog"))
    site.pages["/report"] = page("Changelog", said)
    found = over(world, url, looks=3, hours=2)
    assert {state for _, state in found} == {"available"}
    assert not LOSSES & set(world.kinds(url))


def test_a_host_that_answers_404_to_head_only(site, world):
    """Nobody is ever asked with HEAD."""
    url = held(site, world)
    over(world, url, looks=2)
    assert {request.method for request in site.asked} == {"GET"}


def test_a_page_that_comes_one_time_in_three_is_never_told_as_removed(site, world):
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


def test_a_challenge_for_thirty_days_is_blocked_and_never_removed(site, world):
    url = held(site, world)
    site.pages["/report"] = Reply(200, CHALLENGE)
    found = over(world, url, looks=31, hours=24)
    assert {finding for finding, _ in found} == {"challenge"}
    assert found[-1][1] == "blocked"
    assert world.kinds(url) == ["first", "blocked"]
    site.pages["/report"] = page("Report")
    assert over(world, url, looks=1) == [("same", "available")]


def test_a_site_that_lies_with_304_is_found_out_within_a_day(site, world):
    body = page("Report")
    url = held(site, world, body=tagged(body))
    world.clock.move(days=20)  # beyond the first weeks, when the regular wait is the set one

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


def test_an_outage_under_a_day_tells_nothing(site, world):
    url = held(site, world)
    site.down()
    assert {state for _, state in over(world, url, looks=3, hours=7)} == {"available"}
    site.up(site.names[0])
    assert over(world, url, looks=1) == [("same", "available")]
    assert world.kinds(url) == ["first"]


def test_a_site_that_moved_to_another_host_as_a_whole_lost_nothing(make_world):
    """Every old address leads to the same path of the new host: the texts are there."""
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
def test_a_whole_site_that_answers_410_after_an_outage_or_a_wall_waits_as_any_whole_site(site, world, hidden):
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
def test_a_site_that_shows_one_page_of_anothers_everywhere_is_a_loss_and_one_that_is_out_of_order_is_none(
    site, world, body, state
):
    url = held(site, world)
    site.pages["/"] = page("Institute", '<a href="/people">People</a>')
    over(world, url, looks=10)  # the site's own page for what does not exist is learned
    for path in ("/", "/people", "/report"):
        site.pages[path] = body.encode()
    site.missing = lambda _: Reply(200, body.encode(), HTML)
    found = over(world, url, looks=5)
    assert found[-1][1] == state
    assert "removed" not in world.kinds(url)
    late = over(world, url, looks=14)
    assert late[-1][1] == ("removed" if state == "suspect" else state)


def test_an_address_of_which_a_dealer_in_domains_sends_on_is_parked(site, world):
    url = held(site, world)
    lander = '<html><head><script>window.onload=function(){window.location.href="/lander"}</script></head><body></body></html>'
    for path in ("/", "/people", "/report"):
        site.pages[path] = lander.encode()
    site.pages["/lander"] = page("Offers", "<p>See offers.</p>")
    assert over(world, url, looks=1)[0][0] == "parked"
