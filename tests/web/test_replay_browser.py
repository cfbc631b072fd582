"""A hostile copy in a real browser: nothing of it runs, and nothing is requested from the live site or our pages."""

from __future__ import annotations

import http.server
import threading
from datetime import timedelta

import pytest

from archiver import web
from archiver.web.replay import answers, markup
from archiver.web.replay.notes import OUTER_POLICY
from storage.model import Finding, Role
from tests.web import test_browser
from tests.web.scenes import Archive
from tests.web.scenes import http as answered

sync_api = pytest.importorskip("playwright.sync_api")

pytestmark = pytest.mark.server
URL = "https://example.org/report"
browser = test_browser.browser


class Live:
    """The live site, which must not be asked for anything: every connection is noted."""

    def __init__(self) -> None:
        self.asked: list[str] = []
        live = self

        class Answering(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                live.asked.append(self.path)
                self.send_response(200)
                self.end_headers()

            do_POST = do_HEAD = do_GET  # noqa: N815

            def log_message(self, *_):
                pass

        class Counting(http.server.ThreadingHTTPServer):
            def process_request(self, request, client_address):
                live.asked.append("a connection")
                super().process_request(request, client_address)

        self._server = Counting(("127.0.0.1", 0), Answering)
        self.port = self._server.server_address[1]
        threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True).start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()


@pytest.fixture
def live():
    found = Live()
    yield found
    found.close()


@pytest.fixture
def served(tmp_path):
    archive = Archive(tmp_path, ARCHIVER_LISTEN="127.0.0.1:0")
    server = web.serve(archive.app, archive.settings.listen, archive.settings.replay_listen)
    yield archive, server
    server.stop()
    archive.close()


def keep(archive, body, *, media_type="text/html; charset=utf-8", members=(), url=URL):
    archive.add(url)
    exchanges = [archive.exchange(answered(body, media_type=media_type), url)]
    exchanges += [
        archive.exchange(answered(content, media_type=kind), address, role=Role.IMAGE)
        for address, content, kind in members
    ]
    return archive.visits([archive.planned(url, Finding.FIRST, *exchanges)])[0]


class Reader:
    """A reader who opens a copy from its record and notes every request."""

    def __init__(self, browser, server, **told) -> None:
        self.pages, self.replay = server.url, server.beside.url
        self.requests: list[str] = []
        self.dialogs: list[str] = []
        self.context = browser.new_context(**told)
        self.context.on("request", lambda request: self.requests.append(request.url))
        self.page = self.context.new_page()
        self.page.on("dialog", lambda dialog: (self.dialogs.append(dialog.message), dialog.dismiss()))

    def open(self, capture):
        self.page.goto(f"{self.pages}/capture/{capture}")
        self.page.locator("nav.actions a").first.click()
        self.page.wait_for_url(f"{self.replay}/**")
        self.requests.clear()
        self.page.reload(wait_until="load")
        self.page.wait_for_timeout(1200)
        return self.page.frames[1] if len(self.page.frames) > 1 else None

    def elsewhere(self):
        return [one for one in self.requests if not one.startswith((self.replay, "data:", "about:"))]


SCRIPTS = """<script>top.document.title='owned';parent.location='{pages}/sign-in';document.cookie='owned=1'</script>
<script src="{live}/a.js"></script><script type=module>import '{live}/m.js'</script>
<script type=speculationrules>{{"prefetch":[{{"source":"list","urls":["{live}/spec"]}}]}}</script>
<img src=x onerror="document.title='owned';fetch('{live}/fetch');navigator.sendBeacon('{live}/beacon')">
<body onload="window.open('{live}/open')" onpageshow="new WebSocket('ws://{host}/ws')">
<svg onload="top.location='{live}/svg'"><script>document.title='owned'</script><a xlink:href="javascript:document.title='owned'"><text y=20>svg</text></a>
<set attributeName=href to="javascript:1"/><animate attributeName=xlink:href values="{live}/smil" begin=0s /><image href="{live}/svg.png"/>
<use href="{live}/use.svg#a"/><foreignObject><iframe src="{live}/foreign"></iframe></foreignObject>
<style>@import "{live}/svgstyle.css";</style><rect fill="url({live}/fill.svg#x)" filter="url({live}/filter.svg#x)" width=9 height=9 /></svg>
<a id=js href="java&#9;script:document.title='owned'">script link</a> <a id=data href="data:text/html,<script>alert(1)</script>">data link</a>
<details open ontoggle="document.title='owned'"><summary>x</summary></details><input autofocus onfocus="document.title='owned'">
<video src="{live}/v.mp4" poster="{live}/p.png" onloadstart="document.title='owned'" autoplay></video><marquee onstart="document.title='owned'">m</marquee>
<math href="javascript:document.title='owned'"><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=document.title='owned'&gt;">
"""
LOADS = """<meta http-equiv=refresh content="0; url={live}/refresh"><base href="{live}/base/">
<link rel=preload as=image href="{live}/preload.png"><link rel=prefetch href="{live}/prefetch"><link rel=dns-prefetch href="//{host}">
<link rel=preconnect href="{live}"><link rel=stylesheet href="{live}/s.css"><link rel=manifest href="{live}/manifest"><link rel=icon href="{live}/icon">
<link rel=modulepreload href="{live}/mp.js"><link rel="alternate stylesheet" href="{live}/alt.css"><link rel=prerender href="{live}/prerender">
<img src="{live}/a.png" srcset="{live}/b.png 1x, {live}/c.png 2x"><img src="//{host}/relative.png"><img src="rel.png"><img data-src="{live}/late.png">
<picture><source srcset="{live}/pic.webp"><img src="{live}/pic.png"></picture><img lowsrc="{live}/low.png" longdesc="{live}/long">
<iframe src="{live}/frame"></iframe><iframe srcdoc="<img src='{live}/srcdoc.png'><script>top.document.title='owned'</script>"></iframe>
<object data="{live}/o.svg"><img src="{live}/fallback.png"></object><embed src="{live}/e.swf"><applet code="{live}/a.class" archive="{live}/a.jar"></applet>
<style>@import "{live}/i1.css"; @import url({live}/i2.css); @\\69mport '{live}/i3.css'; body{{background:url({live}/bg.png)}} p{{background:\\75 rl(\\68ttp://{host}/esc.png)}}
b::after{{content:url("{live}/c.png")}} i{{background:image-set("{live}/set.png" 1x)}} u{{list-style:url( '{live}/u.png' )}} @font-face{{font-family:q;src:url({live}/f.woff)}}
em{{font-family:q;--x:"{live}/var.png";background:image-set(var(--x) 1x)}} s{{cursor:url({live}/cur.cur),auto;background:url(/**/{live}/cm.png)}}
q{{background:u/**/rl({live}/split.png)}} /* never ends </style><p>p</p><b>b</b><i>i</i><ul><u>u</u></ul><em>em</em><s>s</s><q>q</q>
<div style="background:url(&quot;{live}/attr.png&quot;);background-image:u\\72l('{live}/attr2.png')">d</div><table background="{live}/t.png"><tr><td background="{live}/td.png">x</table>
<a ping="{live}/ping" href="{live}/link">link</a><audio src="{live}/a.mp3"><track src="{live}/t.vtt"></audio><input type=image src="{live}/input.png">
<form id=f action="{pages}/sign-in" method=post><input name=token value=x><button formaction="{live}/formaction">send</button></form>
<html manifest="{live}/appcache"><body background="{live}/body.png">
<noscript><p title="</noscript><img src={live}/nos.png onerror=document.title='owned'>"></noscript><noscript><img src="{live}/pixel.png"></noscript>
<template shadowrootmode=open><img src="{live}/shadow.png"></template><template><img src="{live}/template.png"></template>
<svg></p><style><a id="</style><img src={live}/mut.png onerror=document.title='owned'>"></svg>
<![CDATA[><img src={live}/cdata.png>]]><!-- comment --!><img src={live}/after.png><!--><img src={live}/abrupt.png>-->
<xmp><img src={live}/xmp.png></xmp><title><img src={live}/title.png></title><textarea><img src={live}/ta.png></textarea>
<img src={live}/unquoted.png/onerror=document.title='owned'><img " src={live}/odd.png><a title="never closed><img src={live}/open.png>"""


SHADOWS = [
    f"<div><template shadowrootmode={mode}><slot></slot>{inside}"
    for mode, inside in (("open", SCRIPTS), ("closed", LOADS), ("open", LOADS))
]


@pytest.mark.parametrize(
    "hostile",
    [SCRIPTS, LOADS, *SHADOWS],
    ids=["runs", "loads", "runs in a shadow", "loads in a shadow", "loads in an open one"],
)
def test_hostile_copy_runs_nothing_and_requests_nothing(browser, served, live, hostile):
    archive, server = served
    host = f"127.0.0.1:{live.port}"
    text = hostile.format(live=f"http://{host}", host=host, pages=server.url)
    capture = keep(archive, text.encode())
    reader = Reader(browser, server)
    frame = reader.open(capture)
    assert frame is not None
    assert "owned" not in reader.page.title()
    assert reader.page.url.startswith(reader.replay), "it stays where it is"
    assert reader.elsewhere() == []
    assert live.asked == []
    assert reader.dialogs == []
    assert len(reader.context.pages) == 1
    assert [one["name"] for one in reader.context.cookies()] == []
    reader.context.close()


def test_clicks_stay_on_replay_and_forms_are_not_submitted(browser, served, live):
    archive, server = served
    origin = f"http://127.0.0.1:{live.port}"
    body = f"""<a id=one href="{origin}/page">elsewhere</a> <a id=two href="{URL}">itself</a> <a id=three href="javascript:alert(1)">script</a>
<form action="{server.url}/sign-in" method=post><input name=token value=x><button id=send>send</button></form>
<a id=four target=_blank href="{origin}/blank">blank</a><a id=five href="#part">part</a><h2 id=part style="margin-top:3000px">Part</h2>"""
    capture = keep(archive, body.encode())
    reader = Reader(browser, server)
    frame = reader.open(capture)
    for name in ("send", "three", "five"):
        frame.locator(f"#{name}").click()
        reader.page.wait_for_timeout(300)
        assert reader.page.url.startswith(reader.replay)
    assert frame.url.endswith("#part")
    frame.locator("#one").click()
    reader.page.wait_for_url(f"**/{origin}/page")
    assert reader.page.url.startswith(reader.replay)
    assert "Not kept" in reader.page.locator("h1").inner_text()
    reader.page.go_back()
    reader.page.wait_for_timeout(500)
    reader.page.frames[1].locator("#four").click()
    reader.page.wait_for_url(f"**/{origin}/blank")
    assert (live.asked, reader.elsewhere(), reader.dialogs) == ([], [], [])
    assert len(reader.context.pages) == 1
    reader.context.close()


def test_kept_members_are_rendered(browser, served):
    archive, server = served
    body = b"""<!doctype html><link rel=stylesheet href=/s.css><h1>Title</h1><img id=kept src=/a.png><img id=lost src=/lost.png alt=lost>
<iframe src=/inside.html></iframe>"""
    capture = keep(archive, body, members=[
        ("https://example.org/s.css", b"@import url(more.css);h1{color:rgb(1,2,3)}", "text/css"),
        ("https://example.org/more.css", b"body{background:url('a.png')}#kept{width:77px}", "text/css"),
        ("https://example.org/a.png", PNG, "image/png"),
        ("https://example.org/inside.html", b"<p id=inside>inside</p><a href=/next>next</a>", "text/html"),
    ])  # fmt: skip
    reader = Reader(browser, server)
    frame = reader.open(capture)
    shown = {one.rpartition("_/")[2] for one in reader.requests if "_/" in one}
    assert shown == {URL, "https://example.org/s.css", "https://example.org/more.css", "https://example.org/a.png",
                     "https://example.org/inside.html"}  # fmt: skip
    tree = frame.locator("#kept").bounding_box()
    assert tree["width"] == 77
    assert frame.locator("#lost").inner_text() == "lost"
    inside = next(one for one in reader.page.frames if one.url.endswith("inside.html"))
    assert inside.locator("#inside").inner_text() == "inside"
    reader.context.close()


@pytest.mark.parametrize("width", [1280, 390])
def test_link_back_to_our_pages_has_an_accessible_name(browser, served, width):
    """On a phone the bar shows only the logo, a drawing without text."""
    archive, server = served
    capture = keep(archive, b"<h1>Title</h1>")
    reader = Reader(browser, server)
    reader.page.set_viewport_size({"width": width, "height": 800})
    reader.open(capture)
    assert reader.page.get_by_role("link", name="archiver", exact=True).is_visible()
    reader.context.close()


PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c4944415408d763f8cfc000000301010018dd8db0"
    "0000000049454e44ae426082"
)


def test_replayed_page_cannot_reach_our_pages(browser, served):
    archive, server = served
    token = web.new_token(archive.catalog, "writer", "write", archive.now)
    capture = keep(archive, f"<iframe src='{server.url}/'></iframe><img src='{server.url}/static/mark.svg'>".encode())
    reader = Reader(browser, server)
    reader.page.goto(f"{reader.pages}/sign-in")
    reader.page.locator("input[name=token]").fill(token)
    reader.page.locator("main button").first.click()
    reader.page.wait_for_load_state()
    reader.open(capture)
    assert reader.elsewhere() == []
    for policy in reader.page.context.cookies():
        assert policy["httpOnly"]
    reader.context.close()


def serving(pages):
    """A server with these pages: {path: (policy, text)}."""

    class Answering(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            policy, text = pages.get(self.path, ("", ""))
            self.send_response(200)
            self.send_header("content-type", "text/html; charset=utf-8")
            self.send_header("x-dns-prefetch-control", "off")
            if policy:
                self.send_header("content-security-policy", policy)
            self.end_headers()
            self.wfile.write(text.encode())

        def log_message(self, *_):
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answering)
    threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    return server


@pytest.mark.parametrize("locked", [True, False])
def test_content_security_policy_alone_blocks_an_unmodified_page(browser, live, locked):
    """Except for connections without a request (`preconnect`), which no policy covers; the test of hostile copies
    does."""
    host = f"127.0.0.1:{live.port}"
    text = (SCRIPTS + LOADS).format(live=f"http://{host}", host=host, pages="http://127.0.0.1:1")
    frame = f'<title>ours</title><iframe src="/inner"{f" sandbox={markup.SANDBOX}" if locked else ""}></iframe>'
    policies = (OUTER_POLICY, answers.INNER_POLICY) if locked else ("", "")
    server = serving({"/outer": (policies[0], frame), "/inner": (policies[1], text)})
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_address[1]}/outer")
    page.wait_for_timeout(1500)
    if locked:
        assert (page.title(), [one for one in live.asked if one != "a connection"]) == ("ours", [])
    else:
        assert live.asked, "what is served here does ask, where it may"
    page.close()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("text", [
    "<svg></math><style>*{{background:&#x75;rl({live}/css)}}</style><style>&#64;import '{live}/imp';</style>",
    "<math></svg><style>*{{background:\\&#x75;rl({live}/css)}}</style>",
    "<svg><p><style>*{{background:&#x75;rl({live}/css)}}</style>",
    "<div><template shadowrootmode=open><style>*{{background:\\75rl({live}/css)}}@import '{live}/imp';</style><p>p<img src={live}/img></template></div>",
    "<svg><title><style>*{{background:url({live}/css)}}</title><img src={live}/img>",
])  # fmt: skip
def test_rewritten_styles_are_safe_without_the_policy(browser, live, text):
    written = markup.rewritten(text.format(live=f"http://127.0.0.1:{live.port}"), URL, lambda url, form: "/part", bool)
    server = serving({"/": ("", "<!doctype html><p>p" + "".join(written))})
    page = browser.new_page()
    page.goto(f"http://127.0.0.1:{server.server_address[1]}/")
    page.wait_for_timeout(500)
    assert live.asked == []
    page.close()
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("mode", ["open", "closed"])
def test_styles_of_a_declarative_shadow_root_apply_only_inside_it(browser, served, mode):
    archive, server = served
    body = f"""<!doctype html><h1>Report</h1><p id=outside>The findings hold.</p><share-bar>light<template shadowrootmode={mode}>
<style>:host{{display:inline-block}} h1,p{{display:none}} b{{width:77px;display:block;background:url(/a.png)}}</style><p>hidden</p><b>Share</b></template></share-bar>
<div><template shadowrootmode=bogus><i>inert</i></template>last</div>"""
    capture = keep(archive, body.encode(), members=[("https://example.org/a.png", PNG, "image/png")])
    reader = Reader(browser, server)
    frame = reader.open(capture)
    assert frame.locator("body").inner_text().split() == ["Report", "The", "findings", "hold.", "last"]
    assert frame.locator("share-bar").bounding_box()["width"] == 77
    assert any(one.endswith("me_/https://example.org/a.png") for one in reader.requests)  # a browser may ask twice
    assert frame.locator("i").count() == 0
    reader.context.close()


@pytest.mark.parametrize(("width", "height"), [(600, 60), (300, 110)])
def test_click_on_an_omitted_frame_opens_its_copy(browser, served, width, height):
    archive, server = served
    inner = "https://example.org/inner.html"
    capture = keep(archive, f"<iframe src=/inner.html width={width} height={height}></iframe>".encode())
    begun = archive.now
    archive.now += timedelta(days=400)
    keep(archive, b"<p id=later>Later words", url=inner)
    archive.now = begun
    reader = Reader(browser, server)
    reader.open(capture)
    frame = next(one for one in reader.page.frames if one.url.endswith("inner.html"))
    assert "Later words" not in frame.locator("body").inner_text()
    seen = frame.evaluate("(({right, bottom}) => [right, bottom])(document.querySelector('a').getBoundingClientRect())")
    assert seen[0] <= width, "a link cut off at the edge of the frame is not seen"
    assert seen[1] <= height
    frame.locator("a").click()
    reader.page.wait_for_url(f"**/{inner}")
    reader.page.frames[1].locator("#later").wait_for()
    assert reader.elsewhere() == []
    reader.context.close()


def test_hostile_members_run_nothing_and_request_nothing(browser, served, live):
    """A style sheet, an image and a frame of the page, each hostile by itself."""
    archive, server = served
    host = f"127.0.0.1:{live.port}"
    addresses = {"live": f"http://{host}", "host": host, "pages": server.url}
    sheet = """@charset "utf-7"; @import '{live}/i.css'; h1{{background:url({live}/bg.png)}} h1::before{{content:url(\\68ttp://{host}/esc.png)}}
@font-face{{font-family:q;src:url({live}/f.woff)}} h1{{font-family:q;border-image:image-set("{live}/set.png" 1x)}} h1{{mask:url({live}/m.svg#x)"""
    drawing = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:h="http://www.w3.org/1999/xhtml" width="50" height="50" onload="top.document.title='owned'">
<script>top.document.title='owned'</script><image href="{live}/in.png" width="9" height="9"/><style>@import "{live}/in.css";</style>
<foreignObject width="9" height="9"><h:iframe src="{live}/f"/><h:link rel="preconnect" href="{live}"/></foreignObject></svg>"""
    body = b"<link rel=stylesheet href=/s.css><h1>Title</h1><img id=drawing src=/d.svg><iframe src=/f.html></iframe>"
    members = [("https://example.org/s.css", sheet.format(**addresses).encode(), "text/css"),
               ("https://example.org/d.svg", drawing.format(**addresses).encode(), "image/svg+xml"),
               ("https://example.org/f.html", (SCRIPTS + LOADS).format(**addresses).encode(), "text/html")]  # fmt: skip
    capture = keep(archive, body, members=members)
    reader = Reader(browser, server)
    frame = reader.open(capture)
    assert frame.locator("#drawing").bounding_box()["width"] == 50, "it is drawn"
    assert "owned" not in reader.page.title()
    assert (reader.elsewhere(), live.asked, reader.dialogs) == ([], [], [])
    reader.page.goto(next(one for one in reader.requests if one.endswith("/d.svg")))
    reader.page.wait_for_timeout(500)
    assert live.asked == []
    assert "/d.svg" in reader.page.url
    assert "me_/" not in reader.page.url
    reader.context.close()
