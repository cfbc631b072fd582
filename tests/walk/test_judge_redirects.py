"""Pages that redirect by script, meta refresh or Refresh header, over real looks: which are followed, and which not."""

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
    """The newest observation that was recorded."""
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
def test_moved_report_is_found_through_the_redirect_in_its_page(site, world, answer):
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
def test_notice_that_redirects_only_some_readers_is_kept(site, world, script):
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
def test_page_with_its_own_content_is_kept_if_its_script_leads_to_nothing(site, world, body, target, finding):
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


def test_report_replaced_by_a_script_redirect_to_a_missing_page_is_a_loss(site, world):
    url = held(site, world)
    site.pages[PATH] = sending('location.href="/new/x.html"', body="<p>Please wait.</p>")
    site.missing = Reply(404, NOT_FOUND)
    assert after(world, url, 0, 8, 16, 25)[-1] == ("gone", "removed", "confirmed")


WATCHED = (
    "<h1>Notice 14 of the district court</h1><p>Three men who were detained in the southern counties died in the night of "
    "their transfer, as the court announces with this notice. The inquiry goes on, and the families were told.</p>"
)


@pytest.mark.parametrize(
    "script",
    [
        "var t=setTimeout(function(){location.href='/x.html'},5000);addEventListener('load',function(){clearTimeout(t)})",
        "(async()=>{await new Promise(r=>b.onclick=r);location='/x.html'})()",
        "setTimeout(function(){location.href='/x.html'},5000)",
        "window.onload=function(){location.href='/x.html'}",
    ],
    ids=["taken back", "click", "timer", "loaded"],
)
@pytest.mark.parametrize(
    "target", [page("Supported browsers"), Reply(302, b"", headers={"Location": "/"})], ids=["a page", "front page"]
)
def test_page_with_its_own_text_is_kept_instead_of_its_possible_script_target(site, world, script, target):
    site.pages |= {"/": page("Institute"), "/x.html": target, PATH: sending(script, body=WATCHED)}
    url = site.url(PATH)
    world.add(url)
    line = world.one(url)
    assert (line["finding"], line["state"]) == ("first", "available")
    assert [one.url for one in world.captures() if one.role is Role.PAGE] == [url]
    assert site.paths().count("/x.html") == ("Timeout(function" in script and "clear" not in script) + (
        "onload" in script
    )
    site.pages[PATH] = sending(script, body=WATCHED.replace("Three", "Four"))
    assert after(world, url, 8)[-1][1] == "available"
    site.pages[PATH] = Reply(404, NOT_FOUND)
    site.missing = Reply(404, NOT_FOUND)
    assert after(world, url, 0, 8, 16, 25)[-1] == ("gone", "removed", "confirmed")
    world.sound()


def test_page_kept_with_its_redirecting_script_is_not_redirected_after_a_rewrite(site, world):
    script = "setTimeout(function(){location.href='/x.html'},5000)"
    site.pages |= {"/x.html": page("Institute"), PATH: sending(script, body=WATCHED)}
    url = site.url(PATH)
    world.add(url)
    assert world.one(url)["finding"] == "first"
    anew = "<h1>Notice 15</h1><p>The harbour of the northern district is closed for works until the autumn, says its office.</p>"
    site.pages[PATH] = sending(script, body=anew)
    after(world, url, 8)
    assert observed(world, url).title == "公告"
    assert len(observed(world, url).hops) == 1


def test_page_redirecting_to_the_front_page_is_not_a_first_copy(site, world):
    """In whatever words it says that the content is gone."""
    gone = "<h1>The library</h1><p>The library of reports was closed in June. We open the front page of the institute for you.</p>"
    site.pages |= {
        "/": page("Institute"),
        PATH: sending("setTimeout(function(){location.href='/'},3000)", body=gone * 2),
    }
    url = site.url(PATH)
    world.add(url)
    line = world.one(url)
    assert (line["finding"], line["state"]) == ("redirected", "new")


def test_empty_answer_with_a_redirecting_script_states_it(site, world):
    url = held(site, world)
    site.pages[PATH] = sending("if(location.href.indexOf('index')==-1){location.href='/'}")
    assert after(world, url, 0, 8)[-1][0] == "server_error"
    said = [one["text"] for one in world.visits(url)[-1]["reasons"]]
    assert "a script on the page leads to another address, which was not followed" in said
    site.pages[PATH] = sending("track(location.href)")
    after(world, url, 8)
    said = [one["text"] for one in world.visits(url)[-1]["reasons"]]
    assert said[0] == "the answer holds nothing to read"
    assert "a script on the page leads to another address, which was not followed" not in said


def test_first_look_at_an_empty_answer_mentions_a_possible_script_redirect(site, world):
    site.pages[PATH] = sending("if(a){location.href='/b'}")
    world.add(site.url(PATH))
    world.one(site.url(PATH))
    said = [one["rule"] for one in world.visits(site.url(PATH))[-1]["reasons"]]
    assert said[:2] == ["first.empty", "script.address"]


@pytest.mark.parametrize(
    "script",
    ["location.href=`${location.origin}/`", "void(location.href='/')", "var l=window.location;l.href='/'"],
)
def test_report_unconditionally_redirected_to_the_front_page_is_lost(site, world, script):
    url = held(site, world)
    site.pages[PATH] = sending(script)
    assert after(world, url, 0, 8, 25, 49, 80)[-1][:2] == ("redirected", "removed")


def test_empty_script_shell_is_unreachable_even_if_the_site_serves_it_for_any_url(site, world):
    url = held(site, world)
    shell = sending(head="<script src=/main.js defer></script>", body='<div id="root"></div>')
    site.pages[PATH], site.missing = shell, Reply(200, shell)
    looks = after(world, url, 0, 8, 25, 49, 80)
    assert {one[0] for one in looks} == {"server_error"}
    assert looks[-1][1] == "unreachable"


def test_report_redirected_to_an_error_page_is_removed_and_not_blocked(site, world):
    url = held(site, world)
    target = "/gone?back=/papers/report"
    site.pages |= {PATH: Reply(302, headers={"Location": target}), target: page("Institute", "<p>Go on from here.</p>")}
    assert after(world, url, 0, 8, 25, 49, 80)[-1][:2] == ("redirected", "removed")


def test_page_that_mentions_the_pdf_signature_stays_a_page(site, world):
    url = held(site, world)
    head = '<meta name="description" content="The file begins with %PDF-1.4">'
    site.pages[PATH] = page("Report", head=head)
    assert {one[1] for one in after(world, url, 1, 9, 26, 50, 80)} == {"available"}
    assert "type_changed" not in {one["finding"] for one in world.visits(url)}
