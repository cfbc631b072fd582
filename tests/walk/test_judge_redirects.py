"""Pages that send their reader on by themselves, through the real walk: where he is led, and where he is not."""

from __future__ import annotations

import pytest

from demo.site import pdf
from storage.model import Role
from tests.support.site import NOT_FOUND, Reply, page, prose
from tests.walk.test_judgement_table import after, held

PATH = "/papers/report"
MOVED = "/new/x.html"
NOTICE = (
    "<p>关于对南部各县工资调查情况的公告。三名被拘留者在转移当晚死于看守所,特此公告。</p>"
    '<iframe src="/papers/n.pdf"></iframe>'
)


def sending(script: str = "", head: str = "", body: str = "") -> bytes:
    told = f"<script>{script}</script>" if script else ""
    return f'<!doctype html><html><head><meta charset="utf-8"><title>公告</title>{head}{told}</head><body>{body}</body></html>'.encode()


def observed(world, url):
    """The newest look that was noted."""
    source, looks = world.watched(url).source.id, range(len(world.visits(url)), 0, -1)
    return next(seen for n in looks if (seen := world.app.lookup.visit(source, n).observation) is not None)


@pytest.mark.parametrize(
    "answer",
    [
        sending(r'window.location.href="\/new\/x.html";'),
        sending('// location.href="/papers/2019.html"\nlocation.href="/new/x.html";'),
        sending('location.href="/new/"+"x.html"'),
        sending('addEventListener("load",function(){location=`/new/x.html`})'),
        sending(
            head='<meta http-equiv="refresh" content="300"><meta http-equiv="refresh" content="0;url=/new/x.html">'
        ),
        Reply(200, sending(body="This page is elsewhere now."), headers={"Refresh": "0; url=/new/x.html"}),
        Reply(200, b"", headers={"Refresh": "0; url=/new/x.html"}),
    ],
    ids=["escaped", "commented", "joined", "loaded", "two", "header", "header alone"],
)
def test_a_report_that_moved_is_found_where_its_page_leads(site, world, answer):
    url = held(site, world)
    site.pages[MOVED] = site.pages[PATH]
    site.pages[PATH] = answer
    assert {one[1] for one in after(world, url, 0, 8, 25, 80)} == {"available"}
    assert world.kinds(url) == ["first"]
    assert site.paths().count(MOVED) == 4


@pytest.mark.parametrize(
    "script",
    [
        'if(/Android|iPhone|Mobile/i.test(navigator.userAgent)){window.location.href="/m/n.html";}',
        'if(top!=self){top.location.href="/frame.html";}',
        'if(document.all)location.href="/ie.html"',
        '//location.href="/old.html";\nvar x=1;',
        'location.href="/new/"+name',
    ],
)
def test_a_notice_of_which_some_readers_are_sent_on_is_kept(site, world, script):
    site.pages |= {"/papers/n": sending(script, body=NOTICE), "/papers/n.pdf": Reply(200, pdf((prose("n", 60),)))}
    url = site.url("/papers/n")
    world.add(url)
    line = world.one(url)
    assert (line["finding"], line["state"]) == ("first", "available")


@pytest.mark.parametrize(
    ("body", "target", "finding"),
    [
        (NOTICE, "/m/n.html", "first"),
        (NOTICE, "http://m.example.invalid/n", "first"),
        (f"<p>{prose('x', 40)}</p>", "/m/n.html", "first"),
        ("<p>本页已搬迁,正在为您跳转到新的页面,请您稍候片刻,如未跳转请点击此处。</p>", "/m/n.html", "gone"),
        ("", "/m/n.html", "gone"),
    ],
    ids=["document", "no name", "text", "moved", "nothing"],
)
def test_where_a_script_leads_to_nothing_a_page_with_a_text_of_its_own_is_what_was_looked_at(
    site, world, body, target, finding
):
    site.pages |= {
        "/": page("Institute"),
        "/papers/n": sending(f'location.href="{target}"', body=body),
        "/papers/n.pdf": Reply(200, pdf((prose("n", 60),))),
    }
    url = site.url("/papers/n")
    world.add(url)
    assert world.one(url)["finding"] == finding
    roles = {one.url: one.role for one in world.captures()}
    assert roles.get(site.url("/m/n.html"), Role.LED) is (Role.LED if finding == "first" else Role.PAGE)
    assert len(observed(world, url).hops) == (1 if finding == "first" else 2)
    world.sound()


def test_a_script_to_a_page_that_is_gone_in_place_of_a_report_is_a_loss(site, world):
    url = held(site, world)
    site.pages[PATH] = sending('location.href="/new/x.html"', body="<p>Please wait.</p>")
    site.missing = Reply(404, NOT_FOUND)
    assert after(world, url, 0, 8, 16, 25)[-1] == ("gone", "removed", "confirmed")


def test_a_page_that_begins_to_speak_of_pdfs_is_the_page(site, world):
    url = held(site, world)
    head = '<meta name="description" content="The file begins with %PDF-1.4">'
    site.pages[PATH] = page("Report", head=head)
    assert {one[1] for one in after(world, url, 1, 9, 26, 50, 80)} == {"available"}
    assert "type_changed" not in {one["finding"] for one in world.visits(url)}
