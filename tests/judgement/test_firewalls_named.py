"""Block pages of firewalls as their makers ship them, at the statuses that they send, and pages that speak of them."""

from __future__ import annotations

import pytest

from storage.model import Effect, Finding
from tests.judgement.looks import REFERENCE, exchange, look, notice

UNFOUND = "We are sorry, but the page you are looking for cannot be found. The page has either been removed, renamed or is temporarily unavailable."
WAYS_OUT = "<a href='javascript:history.back()'>Back to previous page</a> | <a href=/>Proceed to homepage</a>"
IIS = (
    '<h1>Server Error in Application "Shop"</h1><h2>HTTP Error 404.0 - Not Found</h2>',
    "The resource you are looking for has been removed, had its name changed, or is temporarily unavailable.",
    "Requested URL: https://shop.example/Rejected-By-UrlScan?~/a.aspx", "Physical Path: D:\\Sites\\Rejected-By-UrlScan",
)  # fmt: skip
# what firewalls give for a request that they refuse, in the words of a missing page
DISGUISED = {
    "requested url cannot be found": (404, notice("Requested URL cannot be found", "<h1>Requested URL cannot be found</h1>", UNFOUND, "404 Not Found", "Reference ID: 27a0b1c2", WAYS_OUT)),
    "urlscan": (404, notice("IIS 7.5 Detailed Error - 404.0 - Not Found", *IIS)),
    "xvarnish": (404, notice("Not Found", "Request rejected by xVarnish-WAF")),
    "support id": (200, notice("Bank &gt; 404", "<h1>Página não encontrada</h1>", "Desculpe, a página não foi encontrada, verifique a URL.", "Suporte ID: 9815303163791623274")),
    "support id of a ministry": (200, notice("Permintaan Ditolak", "<h1>Alamat URL Ditolak!</h1>", "Berikut ini merupakan support ID anda: 18299292576537701275")),
}  # fmt: skip
# pages with the name or the own words of a firewall, which it sends at any status
NAMED = {
    "cdnns": notice("CdnNsCom", "原因: SQL 注入, Policy ID: 10103, by CdnNsWAF Application Gateway"),
    "cloudfloor": notice("CloudfloorDNS - Web Application Firewall Error", "Contact us"),
    "front door": notice("", "The request is blocked.", "20240101T101010Z-15f9b8c9d7f"),
    "akamai": notice("Acesso Bloqueado", "A sua requisição foi bloqueada.", "Reference ID: 0.d26d655f.1716666290.386e51af"),
    "bitninja": notice("555 Security Incident Detected", "The Website Application Firewall that is protecting your website has blocked this request for being suspicious."),
    "elsevier": notice("Content Blocked", "We have detected that you may be using an automated script or search engine our site does not support.", "Reference Number: 88978ab89cc386cc"),
    "f5 in czech": notice("Požadavek byl zablokován", "Požadovaná URL byla zablokována. Obraťte se na správce systému.", "ID zablokovaného požadavku je: 12943764986025555693"),
    "google": notice("https://www.google.example/search", "Мы зарегистрировали подозрительный трафик, исходящий из вашей сети. Повторите запрос позднее. Почему это могло произойти?", "IP-адрес: 192.0.2.1", "URL: https://www.google.example/search"),
    "yiliu": notice("一流信息监控拦截系统", "一流信息监控拦截系统提醒您：很抱歉，由于您提交的内容中或访问的内容中含有系统不允许的关键词，本次操作无效。"),
    "imperva": notice("Error", "This page can't be displayed. Contact support for additional information.", "The incident ID is: 4310000000000000147."),
    "imperva, under an error's name": notice("Error", "<h2>Error</h2>", "<table><tr><td><strong>Error</strong></td></tr><tr><td>This page can't be displayed. Contact support for additional information.<br>The incident ID is: N/A.</td></tr></table>"),
    "indusface": notice("", "This website is secured against online attacks. Your request was blocked due to suspicious behavior"),
    "isa": notice("", "Error Code: 502 Proxy Error. The ISA Server denied the specified Uniform Resource Locator (URL). (12202)"),
    "kuipernet": notice("", "해당 접근은 비정상 접근으로 카이퍼넷에서 차단 되었습니다."),
    "lua": notice("", "欢迎白帽子进行授权安全测试，安全漏洞请联系QQ：1111111。"),
    "mod_security": notice("IIS 8.5 Detailed Error", "HTTP Error 403.0 - ModSecurity Action"),
    "openrasp": notice("", "您的请求包含恶意行为，已被服务器拒绝", "（请求ID: 708419）"),
    "reblaze": notice("shop.example", "<h1>Access denied (403)</h1>", "Current session has been terminated.", "For further information, do not hesitate to contact us."),
    "rsfirewall": notice("", "COM_RSFIREWALL_403_FORBIDDEN<br>COM_RSFIREWALL_EVENT_LFI_ATTEMPTED"),
    "sabre": notice("Application Firewall Error", "Please add some details to your mail.", "Event ID: 5267990859426291"),
    "shield": notice("", "You were blocked by the Shield. Something in the URL, Form or Cookie data wasn't appropriate."),
    "siteground": notice("", "The page you are trying to access is restricted due to a security rule."),
    "siteguard": notice("", "<h1>閲覧できません (Forbidden access)</h1>", "指定したウェブページを表示することができません。"),
    "varnish": notice("403 Naughty, not nice!", "<h1>Error 403 Naughty, not nice!</h1>", "Guru Meditation:", "XID: 2357039425"),
    "virusdie": notice("Virusdie", "Извините, вас заблокировали", "© Virusdie.ru"),
    "webfront": notice("", "Web firewall security policies that are contrary to the request / response has been blocked."),
    "webknight": notice("999", "HTTP Error 999.0 - AW Special Error"),
    "webscan": notice("提示", "输入内容存在危险字符，安全起见，已被本站拦截"),
    "wts": notice("WTS-WAF拦截提示", "出现该页面的原因:", "你的请求合法但触发了安全规则,请提交问题反馈"),
    "xuanwudun": notice("", '<img src="https://error.websaas.cn/img/403s.png">', "error"),
    "yundun": notice("461", "461 请求被WEB防火墙拦截", "您的IP:192.0.2.4"),
}  # fmt: skip
SECUPRESS = notice(
    "SecuPress",
    "<h2>503 Service Unavailable</h2>",
    "You are not allowed to access the requested page.",
    "Block ID: Bad URL Contents",
)
ONMESSAGE = notice(
    "Blackbaud",
    "This site is protected by an enhanced security system to ensure a safe browsing experience. While rare, our shield can block legitimate traffic. You are seeing this page because an action you took violated a Security Rule.",
    *(f"{n}. You have performed an action on one of our sites that was blocked. Please contact your school and report the time that it occurred." for n in range(1, 6)),
    "We conduct routine maintenance on Saturdays.",
)  # fmt: skip
APPROACH = notice(
    "Approach Web Application Firewall Framework",
    "This request has been blocked by our Web Application Firewall for security reasons.",
    *(f"{n}. In case you are not a hacker, this error could happen because of the settings that we implemented, or because of strange sequences of characters." for n in range(1, 6)),
)  # fmt: skip
# pages whose subject is a firewall; they have content of their own
LIVING = {
    "urlscan": notice("Rejected-By-UrlScan: what it means", "If the log shows /Rejected-By-UrlScan, a rule has rejected the request. Open urlscan.ini and look at the section DenyExtensions.", "Then restart the service. We tested this on two servers in our laboratory."),
    "support id": notice("How we read a support ID", "A BIG-IP prints a support ID such as 15549882842558379424 below its notice.", "The event log lists the rule that was hit, with the time and the parameter. Who asks for it? Mostly our colleagues of the help desk, who then write to the customer."),
    "support id of a customer": notice("Support", "Your support ID can be found in the app under Settings. Support ID: 129381029381029381.", "Send it to us with each letter, and our staff can find your account."),
    "rsfirewall": notice("Notes on RSFirewall", "The string COM_RSFIREWALL_EVENT_LFI_ATTEMPTED appears where a translation is missing.", "Install the language pack, and it is gone."),
    "shield": notice("Release notes of Shield", "Visitors who were stopped now see how many transgression(s) are left. We mended two faults of the log."),
    "white hats": notice("漏洞奖励计划", "我们的漏洞奖励计划今天开始，欢迎白帽子进行授权安全测试。", "高危漏洞奖励五千元，中危漏洞奖励一千元，报告请发到邮箱。"),
    "a question": notice("表单问题", "我的表单里含有非法字符，谁知道怎么改规则？"),
    "wpmudev": notice("Logs of the firewall", 'The line "this request has been deemed suspicious" is what a stopped visitor reads.', "Copy the number of the rule to the list of those that are switched off."),
}  # fmt: skip


@pytest.mark.parametrize("name", DISGUISED)
def test_refusal_of_a_firewall_under_the_words_of_a_missing_page_is_denied_not_gone(name: str):
    status, body = DISGUISED[name]
    assert {look(exchange(body, status=status), last=last).finding for last in (None, REFERENCE)} == {Finding.DENIED}


@pytest.mark.parametrize("status", [200, 404, 500])
@pytest.mark.parametrize("name", NAMED)
def test_block_page_with_a_firewalls_own_words_is_blocked_at_any_status(name: str, status: int):
    for last in (None, REFERENCE):
        assert look(exchange(NAMED[name], status=status), last=last).finding.effect is Effect.BLOCKED


@pytest.mark.parametrize("name", ["akamai", "bitninja", "elsevier", "f5 in czech", "yiliu"])
def test_own_page_of_a_firewall_is_denied_not_barred_from_here_whatever_it_calls_blocked(name: str):
    assert look(exchange(NAMED[name])).finding is Finding.DENIED


def test_refusal_that_a_security_plugin_sends_as_an_outage_is_denied():
    assert look(exchange(SECUPRESS, status=503), last=REFERENCE).finding is Finding.DENIED


@pytest.mark.parametrize("body", [ONMESSAGE, APPROACH])
def test_block_page_that_explains_itself_at_length_is_no_content(body: str):
    assert look(exchange(body)).finding is Finding.DENIED
    assert look(exchange(body), last=REFERENCE).finding is Finding.DENIED


@pytest.mark.parametrize("header", [("Server", "TencentEdgeOne"), ("EO-LOG-UUID", "4225735494395586037")])
@pytest.mark.parametrize("status", [566, 567])
def test_statuses_with_which_edgeone_refuses_are_denied_not_failures(status: int, header: tuple[str, str]):
    seen = look(exchange("<script src=/x.js></script>", status=status, headers=[header]), last=REFERENCE)
    assert seen.finding is Finding.DENIED


def test_failure_behind_edgeone_stays_a_failure():
    seen = look(exchange(notice("502", "Bad gateway"), status=502, headers=[("Server", "TencentEdgeOne")]))
    assert seen.finding is Finding.SERVER_ERROR


@pytest.mark.parametrize("name", ["X-Blocked-By-WAF", "X-dotDefender-denied", "aeSecure-code"])
def test_header_that_comes_only_with_a_refusal_is_denied_at_any_status(name: str):
    for status in (200, 404, 503):
        seen = look(exchange(notice("Error", "<h1>Error</h1>"), status=status, headers=[(name, "1")]), last=REFERENCE)
        assert seen.finding is Finding.DENIED


@pytest.mark.parametrize("host", ["waf.tencent.com/501page.html", "waf-static.tencent.com/501page.html"])
def test_script_that_leads_to_a_firewalls_page_is_a_wall(host: str):
    body = f"<html><script>window.location.href='https://{host}?u=1&id=2'</script></html>"
    for last in (None, REFERENCE):
        assert look(exchange(body), last=last).finding.effect is Effect.BLOCKED


@pytest.mark.parametrize("name", LIVING)
def test_page_about_a_firewall_is_content(name: str):
    assert look(exchange(LIVING[name])).finding is Finding.FIRST


def test_missing_page_with_a_short_support_number_is_gone():
    body = notice("404", "Page not found", "Support ID: 20240101123")
    assert look(exchange(body, status=404), last=REFERENCE).finding is Finding.GONE


# what a site's own firewall says of a request; each has a word that network filters have, too
OF_THE_SITE = [
    "很抱歉，您提交的请求可能对网站造成威胁，请求已被管理员设置的策略阻断",
    "This request has been blocked by website protection from Armor.",
    "Attack blocked by web application protection",
    "Blocked by Cloud WAF",
    "This transfer is blocked by a web application firewall.",
]
OF_THE_NETWORK = [
    "This application is blocked.",
    "该网站已被管理员设置的策略阻断",
    "This website is blocked by the network operator.",
]


@pytest.mark.parametrize("said", OF_THE_SITE)
def test_refusal_of_a_sites_own_firewall_is_denied_not_barred_from_here(said: str):
    for status in (200, 403):
        assert look(exchange(notice("", said), status=status)).finding is Finding.DENIED


@pytest.mark.parametrize("said", OF_THE_NETWORK)
def test_refusal_of_a_network_filter_stays_barred_from_here(said: str):
    assert look(exchange(notice("", said))).finding is Finding.CENSORED
