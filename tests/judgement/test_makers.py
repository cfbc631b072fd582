"""A wall whose vendor its page names is that wall at any status. A page that only carries a vendor's script, header or
name is what its status says."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import REFERENCE, Looked, exchange, look, notice
from tests.judgement.vendors import WALLS

STATUSES = (404, 410, 500, 503)
# these say that they refuse, but not whose wall it is: the status decides
NAMELESS = frozenset({
    "netscaler2", "onmessage", "webseal", "wallarm", "edgio", "weibo", "x", "fb", "ig", "linkedin",
})  # fmt: skip
WORDFENCE = notice(
    "Your access to this site has been limited by the site owner",
    "Your access to this service has been limited. (HTTP response code 503)",
    "If you think you have been blocked in error, contact the owner of this site for assistance.",
    "Block Technical Data", "Block Reason: Advanced blocking in effect.",
    "About Wordfence: Wordfence is a security plugin installed on over 5 million WordPress sites.",
)  # fmt: skip
AKAMAI = (
    "<HTML><HEAD><TITLE>Access Denied</TITLE></HEAD><BODY><H1>Access Denied</H1>You don't have permission to access "
    '"http&#58;&#47;&#47;www&#46;x&#46;org&#47;a" on this server.<P>Reference&#32;&#35;18&#46;d7ce1060&#46;1764&#46;a0b</BODY></HTML>'
)
SAFEDOG = notice(
    "网站防火墙", "您的请求带有不合法参数，已被网站管理员设置拦截！", "可能原因：您提交的内容包含危险的攻击请求"
)
CAMPUS = [
    '<div class="wp_error_msg">当前IP地址并非校内地址，该信息仅允许校内地址访问</div>',
    "<DIV CLASS=wp_error_msg>This page can only be viewed from the campus network</DIV>",
    '<div class="box wp_error_msg">如需阅读请到图书馆三楼</div>',
]
CARRIED = [
    (notice("404", "<h1>Page not found</h1>"), [("X-Powered-By", "WAF/2.0")]),
    (notice("", "<h1>404</h1>"), [("Server", "cloudflare"), ("X-Powered-By", "WAF/2.0")]),
    ("", [("X-Powered-By", "WAF/2.0")]),
    (notice("404 Not Found", "<h1>Not Found</h1>", '<script src="/_Incapsula_Resource?SWJIYLWA=1"></script>'), ()),
    (notice("", "This page does not exist.", '<script src="/_Incapsula_Resource?SWJIYLWA=1"></script>'), [("X-Iinfo", "8-1")]),
    (notice("Hm", "Nope.", "<script>window['__CF$cv$params']={r:'9'};</script>"), [("Server", "cloudflare")]),
    (notice("", "Page not found", '<script src="https://www.google.com/recaptcha/api.js?render=x"></script>'), ()),
    (notice("Not found", "The page could not be found.", '<script>window._pxAppId="PX1";</script>'), ()),
    (notice("404", "页面不存在", "本站由安全狗提供防护"), ()),
    (notice("Not found", "The page could not be found.", "This site is protected by Wordfence."), ()),
    (notice("404", "The page could not be found.", "Performance & security by <a href=https://www.cloudflare.com>Cloudflare</a>"), ()),
    ('<div class="wp_error_msg">您访问的页面不存在</div>', ()),
    (notice("403 Forbidden", "You do not have permission to access this page."), ()),
]  # fmt: skip
ORIGIN = [
    notice("Service Unavailable", "Service Unavailable - DNS failure", "Reference&#32;&#35;11&#46;d7ce1060&#46;1764&#46;a0b"),
    notice("institute.example | 521: Web server is down", "Web server is down Error code 521", "Cloudflare Ray ID: 7"),
    notice("502 Bad Gateway", "上游服务器无响应", "安全检测能力由 雷池 WAF 提供", head='<link rel=icon href="/.safeline/static/favicon.png">'),
    notice("Sucuri WebSite Firewall - Gateway Timeout", "Back-end server timed out"),
    notice("Error 502 | ArvanCloud", "Bad gateway"),
]  # fmt: skip


def _at(body: str, status: int, headers=()) -> list[Looked]:
    return [look(exchange(body, status=status, headers=headers), last=last) for last in (None, REFERENCE)]


@pytest.mark.parametrize("status", STATUSES)
@pytest.mark.parametrize("name", [name for name in WALLS if name not in NAMELESS])
def test_walls_of_sixty_vendors_are_blocked_at_any_status(name: str, status: int):
    assert all(seen.finding.effect is Effect.BLOCKED for seen in _at(WALLS[name], status))


@pytest.mark.parametrize("status", [*STATUSES, 501])
@pytest.mark.parametrize("body", [WORDFENCE, AKAMAI, SAFEDOG, *CAMPUS])
def test_access_denied_pages_are_denied_at_any_status(body: str, status: int):
    assert all(seen.finding is Finding.DENIED for seen in _at(body, status))


@pytest.mark.parametrize("status", STATUSES)
def test_header_that_only_a_wall_sends_is_denied_at_any_status(status: int):
    for name, value in (("X-Sucuri-Block", "5"), ("x-amzn-waf-action", "block"), ("cf-mitigated", "block")):
        assert all(
            seen.finding is Finding.DENIED for seen in _at(notice("Error", "<h1>Error</h1>"), status, [(name, value)])
        )


@pytest.mark.parametrize("status", [404, 410])
@pytest.mark.parametrize(("body", "headers"), CARRIED)
def test_missing_page_with_traces_of_a_wall_vendor_is_gone(body: str, headers, status: int):
    assert all(seen.finding is Finding.GONE for seen in _at(body, status, headers))


@pytest.mark.parametrize("body", ORIGIN)
def test_wall_vendors_error_about_the_origin_server_is_a_failure(body: str):
    assert all(seen.finding.effect is Effect.FAILURE for seen in _at(body, 502))


WALLED = "<p>Members only.</p><script>var trk = 'bf'; window.location.href = 'https://' + host + '/authwall?trk=' + trk;</script>"
LINKED = "<p>The report has been withdrawn by its authors.</p><a href='https://www.linkedin.com/authwall?trk=bf&sessionRedirect=x'><img alt='' src=/in.svg></a>"


OF_ITSELF = "<link rel=canonical href='https://www.linkedin.com/authwall?trk=bf'>"


def test_link_to_a_login_wall_is_no_wall_unless_the_page_leads_there_itself():
    assert look(exchange(notice("Wells", WALLED)), last=REFERENCE).finding is Finding.LOGIN
    assert look(exchange(notice("Wells", "Members only.", head=OF_ITSELF)), last=REFERENCE).finding is Finding.LOGIN
    assert look(exchange(notice("Wells", LINKED)), last=REFERENCE).finding is Finding.WITHDRAWN


WHY = "Why am I seeing this page?"
ADVICE = "".join(
    f"<p>{n}. Such errors are often caused by rules of the server, by the protection of files, or by permissions: ask whoever keeps the {kind} of your site.</p>"
    for n, kind in enumerate(("files", "rules", "names", "mails", "databases") * 6)
)


@pytest.mark.parametrize(
    ("status", "finding"),
    [("403 - FORBIDDEN", Finding.DENIED), ("404 - PAGE NOT FOUND", Finding.SOFT_GONE), ("500 - INTERNAL SERVER ERROR", Finding.SERVER_ERROR)],
)  # fmt: skip
def test_status_that_a_hosting_provider_explains_at_length_is_what_it_says(status, finding):
    shown = (
        f"<html><head><title>{status}</title></head><body><div>ERROR {status}</div><h3>{WHY}</h3>{ADVICE}</body></html>"
    )
    assert look(exchange(shown)).finding is finding


def test_article_about_a_status_is_content():
    named = "403 - Forbidden: the story of an error"
    shown = f"<html><head><title>{named}</title></head><body><h1>{named}</h1><p>{WHY} Readers asked us so often that we wrote its history.</p>{ADVICE}</body></html>"
    assert look(exchange(shown)).finding is Finding.FIRST


def test_refusal_by_the_owner_of_a_site_is_no_block_by_others():
    shown = notice("403 Forbidden", "<h1>403 Forbidden</h1>", "Your request was blocked by the owner of the website.")
    assert look(exchange(shown, status=403)).finding is Finding.DENIED


@pytest.mark.parametrize("title", ["", "提示信息"])
def test_campus_systems_notice_is_missing_or_denied_as_its_words_say(title):
    shown = "<html><head><title>{}</title></head><body><div class=wp_error_msg>{}</div></body></html>"
    for said, finding in (
        ("您访问的页面不存在", Finding.SOFT_GONE),
        ("提示：访问地址无效，fuwubumen/lishiguan找不到对应的栏目！", Finding.SOFT_GONE),
        ("当前IP地址并非校内地址，该信息仅允许校内地址访问", Finding.DENIED),
        ("如需阅读请到图书馆三楼", Finding.DENIED),
    ):
        assert look(exchange(shown.format(title, said))).finding is finding, said
