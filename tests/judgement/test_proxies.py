"""A proxy's own page says nothing of the site, whatever its status, words and language: neither that a page is gone nor
that it is there."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import PARAGRAPHS, again, judged, notice, page
from tests.judgement.rounds import eleventh

OWN = ("privoxy", "squid", "ats", "blue coat", "tinyproxy", "e2guardian", "sophos dns", "polipo", "ironport dns")


def _of_proxies(kind: str) -> dict[str, str]:
    pages: dict[str, str] = getattr(eleventh, kind)
    return {name: one for name, one in pages.items() if name.startswith(OWN) and name != "squid without its name"}


@pytest.mark.parametrize("kind", ["BLOCKED", "FAILING"])
@pytest.mark.parametrize("status", [200, 404, 410, 503])
def test_proxy_page_is_blocked_or_a_failure_at_any_status(kind, status):
    wanted = {Effect[kind]} if kind == "BLOCKED" else {Effect.FAILURE}
    wanted |= {Effect.FAILURE} if status == 503 else set()
    found = {name: {judged(one, status).effect, again(one, status).effect} for name, one in _of_proxies(kind).items()}
    assert {name: effects for name, effects in found.items() if not effects <= wanted} == {}
    assert len(found) >= 8


def _squid(name: str, *lines: str) -> str:
    return notice("ERROR", *lines).replace("<body>", f'<body id="{name}">')


def test_squid_page_for_a_missing_ftp_file_is_gone():
    assert judged(_squid("ERR_FTP_NOT_FOUND", "The requested URL could not be retrieved"), 404) is Finding.GONE


def test_page_with_a_text_whose_body_has_a_squid_id_is_content():
    told = page(PARAGRAPHS * 3, "What the errors of squid mean").replace("<body>", "<body id=ERR_DNS_FAIL>")
    assert judged(told) is Finding.FIRST


@pytest.mark.parametrize(
    "title",
    [
        "ОШИБКА: Запрошенный URL не может быть получен",
        "錯誤: 欲連結之網址（URL）無法正確的傳回",
        "VIGA: Päring URLile ei saa vastust",
    ],
)
def test_restyled_squid_page_is_recognised_by_its_title(title):
    body = notice(title, "Institute cache", "cache.institute.example")
    assert judged(body) is Finding.SERVER_ERROR
    assert again(body) is Finding.SERVER_ERROR


_TROUBLE = (
    "Network Access Message: The page cannot be displayed",
    "Explanation: There is a problem with the page you are trying to reach and it cannot be displayed.",
    "Check spelling: Check that you typed the Web page address correctly. The address may have been mistyped.",
    "If you are still not able to view the requested page, try contacting your administrator or Helpdesk.",
)


def test_page_of_microsofts_proxy_with_its_explanation_says_nothing_of_the_site():
    code = "Error Code: 502 Proxy Error. The number of HTTP requests per minute exceeded the limit."
    assert judged(notice("Error Message", *_TROUBLE, code)) is Finding.SERVER_ERROR


def test_host_name_without_an_address_is_a_server_error_not_a_soft_404():
    said = notice("Error", "Host not found: unable to determine the IP address of the host name.")
    assert judged(said) is Finding.SERVER_ERROR
    assert judged(notice("Error", "Page not found: unable to find the document.")) is Finding.SOFT_GONE


def test_mailing_list_page_that_asks_for_a_new_password_is_no_login():
    fields = '<input type=password name=pw><input type=password name="pw-conf">'
    listed = notice(
        "Brunnen 信息页", "要查看以前的邮件,请访问 Brunnen 存档。", "订阅", f"<form>{fields}<input type=submit></form>"
    )
    assert judged(listed) is Finding.FIRST
    assert judged(listed.replace("pw-conf", "again")) is Finding.LOGIN


@pytest.mark.parametrize("status", [200, 403])
def test_captive_portal_is_a_login(status):
    assert judged(eleventh.BLOCKED["wispr"], status) is Finding.LOGIN
