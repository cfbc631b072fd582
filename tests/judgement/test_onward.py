"""Pages of a few words that only send their reader on: which pages these are, and where they lead."""

from __future__ import annotations

import pytest

from archiver import text
from archiver.observe.redirects.onward import forwarding_target, framed, likely_targets
from storage.model import Effect, Finding, Role
from tests.judgement.looks import REFERENCE, exchange, look, page

URL = "https://institute.example/papers/report"
NEW = "https://institute.example/papers/2026/notice"
SAID = "<p>You are being redirected.</p>"
BRANCHES = "if(a){location.replace('/papers/2026/notice')}"


def read(body: str, script: str = "") -> text.Text:
    markup = (
        f"<html><head><meta charset=utf-8><title>T</title><script>{script}</script></head><body>{body}</body></html>"
    )
    return text.extract(markup.encode(), media_type="text/html", url=URL)


@pytest.mark.parametrize(
    ("script", "named"),
    [
        (BRANCHES, (NEW,)),
        ("if(a)location.href='/papers/2026/notice'; else location='https://other.example/x'", (NEW, "https://other.example/x")),
        ("m.httpEquiv='refresh';m.content='3; url=/papers/2026/notice'", (NEW,)),
        ("m.setAttribute('http-equiv','refresh');m.setAttribute('content','0;url=/papers/2026/notice')", (NEW,)),
        ("var to='/papers/2026/notice';if(a)location=to", (NEW,)),
        ("var to='notice.html';if(a)location=to", ("https://institute.example/papers/notice.html",)),
        ("if(a)location='/papers/2026/'+n", ()),
        ("if(a)location=base+'/papers/2026/notice'", ()),
        ("var svg='http://www.w3.org/2000/svg',s='/static/main.js';if(a)location=b", ()),
        ("if(a)location='/papers/report'", ()),
        ("track('/papers/2026/notice')", ()),
        ("if(top!=self)top.location=self.location", ()),
    ],
)  # fmt: skip
def test_only_complete_redirect_targets_of_scripts_are_read(script, named):
    assert read("<p>One moment.</p>", script).named == named


def test_page_with_a_text_of_some_length_names_no_addresses():
    assert read(f"<p>{'The inquiry goes on, and the families were told. ' * 12}</p>", BRANCHES).named == ()


@pytest.mark.parametrize(
    ("body", "script"),
    [
        ("<p>You are being redirected.</p>", BRANCHES),
        ("<p>Sie werden weitergeleitet. Einen Moment bitte.</p>", BRANCHES),
        (
            "<p>ページは移転しました。自動的に移動しない場合は<a href='/papers/2026/notice'>こちら</a>をクリックしてください。</p>",
            "",
        ),
        ("<h1>Institute</h1><p>This page has moved. <a href='/papers/2026/notice'>Go to the new page</a></p>", ""),
        ("<p>Вы будете перенаправлены на новый адрес.</p>", BRANCHES),
        ("<p>Please wait, you will be redirected to the new address in a moment.</p>", BRANCHES),
        ("<p>Vous allez être redirigé</p>", BRANCHES),
        ("<p>正在跳转，请稍候</p>", BRANCHES),
        ("<p>Click <a href='/papers/2026/notice'>here</a>.</p>", ""),
        ("<p>我们的网站已更新。<a href='/papers/2026/notice'>点击进入</a></p>", ""),
        ("<p>Institute</p>", BRANCHES),
    ],
)
def test_forwarding_page_has_its_target(body, script):
    assert forwarding_target(read(body, script), URL) == NEW
    assert likely_targets(read(body, script), URL) == (() if script else (NEW,))


@pytest.mark.parametrize(
    ("body", "script", "led"),
    [
        (SAID, "m.httpEquiv='refresh';m.content='0; url=/papers/2026/notice'", (NEW,)),
        (SAID, "(async()=>{await sleep(9);location='/papers/2026/notice?a=1&b=2'})()", (f"{NEW}?a=1&b=2",)),
        (SAID, "document.addEventListener('readystatechange',()=>{location='/papers/2026/notice'})", (NEW,)),
        (SAID, "await w;location=a?'/papers/2026/notice':'/'+b", ()),
        (SAID, "await w;location=a?b:'/papers/2026/notice'", ()),
        (SAID, "await w;a&&location.replace('/papers/2026/notice')", ()),
        (SAID, "await w;document.cookie='a=1';location.replace('/papers/2026/notice')", ()),
        (SAID, "b.onclick=()=>{location='/papers/2026/notice'}", ()),
        (SAID, "await w;location.replace('/papers/report?_c=1')", ()),
        (SAID, "await w;location.replace('/papers/report/')", ()),
        (SAID, "await w;location.replace('http://www.institute.example/papers/report')", ()),
        (SAID, "await w;location.replace('/papers/report/full')", ()),
        (SAID, "await w;location.replace('/m/notice')", ()),
        (SAID, "await w;location.replace('https://amp.institute.example/notice')", ()),
        (SAID, "await w;location.replace('/papers/notice.print.html')", ()),
        (SAID, "await w;location.replace('/papers/notice?id=4&print=1')", ()),
        ("<p>Click <a href='/papers/report?ok=1'>here</a>.</p>", "", ()),
        ("<p>Click <a href='/papers/2026/notice'>here</a>.</p>", "if(a)location='/papers/2026/notice'", ()),
        (SAID, "if(a){location.replace('/papers/2026/notice')}else{location.href='/papers/2026/notice'}", ()),
        ("<div id=app></div><a href='/papers/2026/notice'>Text version</a>", "", ()),
        ("<a href='/papers/2026/notice'></a>", "", ()),
    ],
)  # fmt: skip
def test_likely_target_is_unconditional_and_no_variant_of_the_own_address(body, script, led):
    assert likely_targets(read(body, script), URL) == led


def test_canonical_link_is_no_target():
    markup = f"<html><head><title>T</title><link rel=canonical href='{NEW}'></head><body><p>One</p></body></html>"
    assert likely_targets(text.extract(markup.encode(), media_type="text/html", url=URL), URL) == ()


@pytest.mark.parametrize(
    ("body", "script", "fills"),
    [
        ("<h1>The report</h1><iframe src='/papers/2026/notice'></iframe>", "", NEW),
        ("<iframe src='/papers/2026/notice'></iframe>", "render()", None),
        ("<iframe src='/papers/2026/notice'></iframe><iframe src='/x'></iframe>", "", None),
        ("<iframe src='https://counts.example/x'></iframe>", "", None),
    ],
)
def test_single_frame_of_the_site_on_a_page_without_scripts_fills_it(body, script, fills):
    markup = (
        f"<html><head><title>T</title>{f'<script>{script}</script>' if script else ''}</head><body>{body}</body></html>"
    )
    assert framed(text.extract(markup.encode(), media_type="text/html", url=URL), URL) == fills


@pytest.mark.parametrize(
    "said", ["You are being redirected.", "Vous allez être redirigé", "Sie werden weitergeleitet.", "正在跳转，请稍候"]
)
def test_forwarding_page_may_name_no_target(said):
    assert forwarding_target(read(f"<p>{said}</p>"), URL) == ""


@pytest.mark.parametrize(
    ("body", "script"),
    [
        ("<p>Three men who were detained in the southern counties died in the night, as the court announces.</p>", BRANCHES),
        ("<p>The hall was moved to the mill. Click here for a map of the way, which the office of the county has drawn anew.</p>", ""),
        ("<p>Read the annex <a href='/papers/annex.pdf'>here</a>.</p>", ""),
        ("<p>The report of the inquiry. <a href='/papers/2026/notice'>All reports of the court</a></p>", ""),
        ("<p>You are being redirected.</p>", "if(a)location='/'"),
        ("<p>You are being redirected.</p>", "if(a)location='/login?next=/papers/report'"),
        ("<p>You are being redirected.</p>", "if(a)location='/errors/404.html'"),
        ("<p>You are being redirected.</p>", "if(a)location='/papers/'"),
        ("<p>Not found. You will be redirected in a moment.</p>", BRANCHES),
        ("<p>该文章已被删除，正在跳转。</p>", BRANCHES),
        ("<p>You will be taken to the home page in 5 seconds.</p>", BRANCHES),
        ("<p>Redirecting</p><input type=password>", BRANCHES),
    ],
)  # fmt: skip
def test_page_with_a_text_notice_login_or_unspecific_target_does_not_forward(body, script):
    assert forwarding_target(read(body, script), URL) is None


def test_frame_is_a_target_only_on_a_page_without_text():
    assert likely_targets(read("<h1>The report</h1><iframe src='/papers/2026/notice'></iframe>"), URL) == (NEW,)
    counts = "<noscript><iframe src='https://counts.example/ns.html'></iframe></noscript>"
    assert likely_targets(read(f"{counts}<iframe src='https://counts.example/x'></iframe>"), URL) == ()
    said = f"<p>{'The inquiry goes on, and the families were told. ' * 3}</p>"
    assert likely_targets(read(f"{said}<iframe src='/papers/2026/notice'></iframe>"), URL) == ()


@pytest.mark.parametrize(
    "body",
    [
        "<p>Not found. You will be redirected to the home page in 5 seconds.</p>",
        "<h1>404</h1><p>You will be redirected to the home page in 5 seconds.</p>",
        "<p>This page does not exist any more. You will be taken to another one in a few seconds.</p>",
        "<p>页面不存在，正在跳转，请稍候</p>",
    ],
)
@pytest.mark.parametrize("last", [None, REFERENCE])
def test_forwarding_page_that_says_not_found_is_a_soft_404(body, last):
    assert look(exchange(f"<html><body>{body}</body></html>"), last=last).finding is Finding.SOFT_GONE


def test_page_with_content_that_links_on_is_kept_at_a_first_look():
    body = "<p>The court publishes its statement of 3 May. Click <a href='/papers/s.html'>here</a> to read it.</p>"
    framed = "<script>if(top!=self)top.location=self.location</script>"
    assert look(exchange(f"<html><head>{framed}</head><body>{body}</body></html>")).finding is Finding.FIRST


@pytest.mark.parametrize("last", [None, REFERENCE])
def test_wait_for_the_requested_site_itself_is_a_challenge(last):
    body = "<html><body><p>Please wait. You will be redirected to institute.example in a moment.</p></body></html>"
    assert look(exchange(body), last=last).finding is Finding.CHALLENGE


MOVED = "<p>This page has been <a href='/papers/2026/notice'>moved here</a>.</p>"


@pytest.mark.parametrize(
    ("body", "script"),
    [
        (MOVED, ""),
        ("<p>Страница курса имеет новый адрес: <a href='/papers/2026/notice'>/papers/2026/notice</a></p>", ""),
        ("<p>This page was moved <a id=to href='xxx'>xxx</a>.</p>", "document.getElementById('to').href = to + x"),
        ("<p>本页已搬迁至新网址：<a href='/papers/2026/notice'>/papers/2026/notice</a></p>", ""),
    ],
)
def test_page_that_says_it_moved_is_a_redirect_away(body, script):
    markup = (
        f"<html><head><meta charset=utf-8><title>T</title><script>{script}</script></head><body>{body}</body></html>"
    )
    found = look(exchange(markup, url=URL), last=REFERENCE, url=URL)
    assert (found.finding, "onward" in found.rules) == (Finding.REDIRECTED, True)


@pytest.mark.parametrize(
    ("there", "effect"),
    [
        (exchange(page(["Another report."]), url=NEW, role=Role.SIBLING), Effect.LOSS),
        (exchange("", url=NEW, status=503, role=Role.SIBLING), Effect.FAILURE),
        (exchange("", url=NEW, status=403, role=Role.SIBLING), Effect.FAILURE),
    ],
)
def test_answer_at_the_new_address_decides_whether_a_moved_page_is_a_loss(there, effect):
    assert look(exchange(MOVED, url=URL), there, last=REFERENCE, url=URL).finding.effect is effect


def test_page_that_merely_forwards_is_a_failure_until_its_target_is_known():
    markup = f"<html><head><script>{BRANCHES}</script></head><body>{SAID}</body></html>"
    assert look(exchange(markup, url=URL), last=REFERENCE, url=URL).finding is Finding.SERVER_ERROR


STUB = "<html><head><meta http-equiv=refresh content='0; url=https://papers.example/new'><title>Redirecting...</title></head><body><p>{}</p></body></html>"


def test_stub_that_says_the_page_moved_is_no_browser_check():
    """It was taken for one where its target is not known, as in a history: for four months the address counted as
    blocked."""
    moved = STUB.format("This page has moved. Redirecting to <a href=/new>its new address</a>")
    assert look(exchange(moved), last=REFERENCE).finding.effect is Effect.LOSS
    waits = STUB.format("Please wait while your browser is checked.")
    assert look(exchange(waits), last=REFERENCE).finding.effect is Effect.BLOCKED
